//! Files of a workspace that somebody else changes at the same time.

use std::fs;
use std::path::Path;

use crate::output::failing::{Failing, Failure};
use crate::output::{
    Change, Content, Folders, NotWritten, Overwrite, Written, replace, to_files, to_workspace,
};

/// A run that was killed when all was in its place leaves what it kept; the next one has nothing to write.
#[test]
fn leftovers_of_files_that_stand_already_are_cleared_too() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["x.csv", ".x.csv.a1B2c3.old.bontot-tmp", ".x.csv.a1B2c3.bontot-old", ".x.csv.bontot-tmp"];
    let [path, left, saved, other] = names.map(|name| folder.path().join(name));
    for file in [&path, &left, &saved, &other] {
        fs::write(file, "one").unwrap();
    }
    let write = to_files(vec![(&path, Content::Held(b"one"))], Overwrite::OwnOnly);
    assert!(matches!(write, Ok(Written::Standing)));
    assert!(!left.exists() && path.exists() && saved.exists() && other.exists());
}

/// The first file is new, the second cannot be put, and the first cannot be put back: what it held gets a name that nobody clears.
#[test]
fn what_cannot_be_put_back_is_saved() {
    for n in 1..60 {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["a.csv", "b.csv"].map(|name| folder.path().join(name));
        for path in &paths {
            fs::write(path, "old").unwrap();
        }
        let disk = Failing::at(n, Failure::Twice);
        let files = paths.iter().map(|path| (path.as_path(), Content::Held(b"new"))).collect();
        let written = replace::files(files, Overwrite::Any, Folders::One, &disk);
        if let Err(NotWritten::NotTakenBack(_, _, saved)) = written {
            let [one] = &saved[..] else { panic!("{saved:?}") };
            assert_eq!(one.of, paths[0]);
            assert!(one.at.display().to_string().ends_with(".bontot-old"), "{}", one.at.display());
            to_files(vec![(&paths[0], Content::Held(b"newer"))], Overwrite::Any).unwrap();
            assert_eq!(fs::read(&one.at).unwrap(), b"old");
            return;
        }
    }
    panic!("it was always put back");
}

#[test]
fn what_was_changed_meanwhile_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = ["one.csv", "other.csv"].map(|name| folder.path().join(name));
    fs::write(&one, "as read").unwrap();
    let write = || {
        let first = Change { path: &one, before: Some(b"as read"), after: b"amended" };
        to_workspace(folder.path(), &[first, Change { path: &other, before: None, after: b"begun" }])
    };
    let refused = |path: &Path| matches!(write(), Err(NotWritten::Changed(changed)) if changed == path);
    // somebody began the second one, wrote to the first, removed it
    fs::write(&other, "theirs").unwrap();
    assert!(refused(&other));
    fs::write(&one, "as rea!").unwrap();
    assert!(refused(&one));
    assert_eq!(fs::read(&one).unwrap(), b"as rea!");
    fs::remove_file(&one).unwrap();
    assert!(refused(&one) && !one.exists());
    assert_eq!(fs::read(&other).unwrap(), b"theirs");
    // both as they were read
    fs::write(&one, "as read").unwrap();
    fs::remove_file(&other).unwrap();
    assert!(matches!(write(), Ok(Written::New(_))));
    assert_eq!([&one, &other].map(|path| fs::read(path).unwrap()), [&b"amended"[..], b"begun"]);
}

#[test]
fn of_those_that_write_at_the_same_time_one_is_heard_and_all_others_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    fs::write(&path, "").unwrap();
    let add = || {
        let before = fs::read(&path).unwrap();
        let after = [&before[..], b"row\n"].concat();
        to_workspace(folder.path(), &[Change { path: &path, before: Some(&before), after: &after }]).is_ok()
    };
    let written: usize = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..8).map(|_| scope.spawn(|| (0..20).filter(|_| add()).count())).collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).sum()
    });
    assert!(written > 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), "row\n".repeat(written));
}
