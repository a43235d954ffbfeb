//! The writer on a disk that works, and on one that refuses the n-th operation, for every n.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use tempfile::TempDir;

use super::disk::{Disk, System};
use super::failing::{Failing, Failure};
use super::folder::make_on;
use super::{
    Change, Content, Filling, Folders, NotWritten, Overwrite, Written, replace, to_files, to_workspace,
};

fn to_file(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<Written, NotWritten> {
    to_files(vec![(path, Content::Held(bytes))], overwrite)
}

type Contents = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// Everything below a folder; a folder has no bytes.
fn contents(root: &Path) -> Contents {
    let mut found = Contents::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let bytes = path.is_file().then(|| fs::read(&path).unwrap());
        if bytes.is_none() {
            found.extend(contents(&path));
        }
        found.insert(path, bytes);
    }
    found
}

/// A folder with two old files; the third is to stand in a folder that is missing, in one that is missing too.
struct Scene {
    root: TempDir,
    paths: [PathBuf; 3],
}

const NEW: [&[u8]; 3] = [b"new one", b"new two", b"new three"];

fn scene() -> Scene {
    let root = tempfile::tempdir().unwrap();
    let paths = ["a.csv", "b.csv", "2024/results/c.csv"].map(|name| root.path().join(name));
    fs::write(&paths[0], "old one").unwrap();
    fs::write(&paths[1], "old two").unwrap();
    Scene { root, paths }
}

impl Scene {
    fn write(&self, disk: &dyn Disk) -> Result<(), NotWritten> {
        let mut first = Filling::on(&self.paths[0], disk)?.expect("its folder is there");
        let (start, end) = NEW[0].split_at(4);
        first.add(start)?;
        first.add(end)?;
        let mut files: Vec<(&Path, Content<'_>)> = vec![(&self.paths[0], Content::Filled(first))];
        let others = self.paths.iter().zip(NEW).skip(1);
        files.extend(others.map(|(path, new)| (path.as_path(), Content::Held(new))));
        replace::files(files, Overwrite::Any, Folders::In(self.root.path()), disk).map(|_| ())
    }

    fn is_new(&self) -> bool {
        self.paths.iter().zip(NEW).all(|(path, new)| fs::read(path).is_ok_and(|bytes| bytes == new))
    }
}

/// Fails every operation in turn; tells how many there are.
fn fail_each(failure: Failure, hold: impl Fn(&Scene, &Contents, NotWritten, usize)) -> usize {
    for n in 1..200 {
        let scene = scene();
        let before = contents(scene.root.path());
        let disk = Failing::at(n, failure);
        match scene.write(&disk) {
            Ok(()) => {
                assert!(scene.is_new(), "operation {n}");
                assert_eq!(contents(scene.root.path()).len(), 5, "three files and two folders");
                if disk.asked() < n {
                    return n - 1;
                }
            }
            Err(not_written) => hold(&scene, &before, not_written, n),
        }
    }
    panic!("writing never ends");
}

#[test]
fn whatever_is_refused_all_files_stay_as_they_were() {
    for kind in [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other] {
        let operations = fail_each(Failure::Once(kind), |scene, before, _, n| {
            assert_eq!(&contents(scene.root.path()), before, "operation {n}");
        });
        assert!(operations > 20, "only {operations} operations go through the seam");
    }
    fail_each(Failure::Half, |scene, before, _, n| {
        assert_eq!(&contents(scene.root.path()), before, "half of operation {n}");
    });
}

#[test]
fn on_a_disk_that_dies_every_file_is_whole() {
    let without_old = Cell::new(0);
    fail_each(Failure::FromThen, |scene, _, not_written, n| {
        for (path, (old, new)) in scene.paths.iter().zip(["old one", "old two", ""].into_iter().zip(NEW)) {
            let bytes = fs::read(path).unwrap_or_default();
            assert!(bytes == old.as_bytes() || bytes == new, "{} after operation {n}", path.display());
            if bytes == new && !old.is_empty() {
                let NotWritten::NotTakenBack(_, _, saved) = &not_written else { panic!("{not_written:?}") };
                let saved =
                    saved.iter().find(|saved| saved.of == *path).expect("what it held before is told");
                assert_eq!(fs::read_to_string(&saved.at).unwrap(), old, "operation {n}");
                without_old.set(without_old.get() + 1);
            }
        }
    });
    assert!(without_old.get() > 2, "some are new");
}

/// A new folder beside nothing, and one in a folder that has only git's: all of it or nothing.
#[test]
fn whatever_is_refused_a_new_folder_is_whole_or_not_there() {
    let files = ["2024/facts.csv", "README.md", "bontot.toml"].map(|path| (path.to_owned(), path.repeat(9)));
    let files = BTreeMap::from(files);
    for failure in [Failure::Once(ErrorKind::StorageFull), Failure::Half] {
        for there in ["other", "ho-so/.git"] {
            let mut n = 1;
            loop {
                let around = tempfile::tempdir().unwrap();
                fs::create_dir_all(around.path().join(there)).unwrap();
                let before = contents(around.path());
                let disk = Failing::at(n, failure);
                if make_on(&around.path().join("ho-so"), &files, &disk).is_ok() {
                    let read =
                        |path: &String| fs::read_to_string(around.path().join("ho-so").join(path)).unwrap();
                    assert!(files.iter().all(|(path, text)| read(path) == *text));
                    let left = contents(around.path());
                    assert!(
                        !left.keys().any(|path| path.display().to_string().ends_with("-tmp")),
                        "{left:?}"
                    );
                    if disk.asked() < n {
                        assert!(n > 6, "{n} operations");
                        break;
                    }
                } else {
                    assert_eq!(contents(around.path()), before, "{there}, operation {n}");
                }
                n += 1;
            }
        }
    }
}

#[test]
fn overwrites_only_what_is_ours() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ket-qua.csv");
    to_file(&path, b"one", Overwrite::OwnOnly).unwrap();
    to_file(&path, b"one", Overwrite::OwnOnly).unwrap();
    assert!(matches!(to_file(&path, b"two", Overwrite::OwnOnly), Err(NotWritten::NotOurs(_))));
    assert_eq!(fs::read(&path).unwrap(), b"one");
    to_file(&path, b"two", Overwrite::Any).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn a_file_filled_in_parts_is_as_one_that_was_held() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ket-qua.csv");
    let write = |parts: &[&[u8]], overwrite| {
        let mut filling = Filling::beside(&path).unwrap().expect("its folder is there");
        for part in parts {
            filling.add(part).unwrap();
        }
        to_files(vec![(&path, Content::Filled(filling))], overwrite)
    };
    write(&[b"one\n", b"two\n"], Overwrite::OwnOnly).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\n");
    write(&[b"one", b"\ntwo\n"], Overwrite::OwnOnly).expect("the same bytes are ours");
    // as long, and longer
    for other in [&[b"one\n".as_slice(), b"six\n"], &[b"one\ntwo\n".as_slice(), b"six\n"]] {
        assert!(matches!(write(other, Overwrite::OwnOnly), Err(NotWritten::NotOurs(_))));
    }
    assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\n");
    // with the same beginning, and the beginning alone
    let cases: [&[&[u8]]; 3] = [&[b"one\n", b"six\n"], &[b"one\n"], &[b"six\n"]];
    for parts in cases {
        write(parts, Overwrite::Any).unwrap();
        assert_eq!(fs::read(&path).unwrap(), parts.concat());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    assert!(Filling::beside(&folder.path().join("2024/ket-qua.csv")).unwrap().is_none());
    assert!(matches!(Filling::beside(folder.path()), Err(NotWritten::NotAFile(_))));
}

#[test]
fn what_others_change_while_it_is_filled_in_anew_is_no_part_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ket-qua.csv");
    for goes_on in [&b"six\n"[..], b""] {
        fs::write(&path, "one\ntwo\n").unwrap();
        let mut filling = Filling::beside(&path).unwrap().expect("its folder is there");
        filling.add(b"one\n").unwrap();
        fs::write(&path, "ten\ntwo\n").unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(UNIX_EPOCH).unwrap();
        let written = match filling.add(goes_on) {
            Ok(()) => to_files(vec![(&path, Content::Filled(filling))], Overwrite::Any).map(|_| ()),
            Err(not_written) => Err(not_written),
        };
        assert!(matches!(written, Err(NotWritten::Changed(_))));
        assert_eq!(fs::read(&path).unwrap(), b"ten\ntwo\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }
}

#[test]
fn the_folder_of_results_of_a_year_is_made() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("2024")).unwrap();
    let path = folder.path().join("2024").join("results").join("recognition.csv");
    to_file(&path, b"one", Overwrite::OwnOnly).unwrap();
    assert!(matches!(to_file(&path, b"two", Overwrite::OwnOnly), Err(NotWritten::NotOurs(_))));
    assert_eq!(fs::read(&path).unwrap(), b"one");
}

#[test]
fn only_one_missing_folder_is_made_but_in_a_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nowhere").join("results").join("x.csv");
    assert!(matches!(to_file(&path, b"one", Overwrite::Any), Err(NotWritten::NoFolder(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    // in a workspace all are, but never the workspace itself
    let write = |root: &Path| to_workspace(root, &[Change { path: &path, before: None, after: b"one" }]);
    for root in [folder.path().join("nowhere"), folder.path().join("elsewhere")] {
        assert!(matches!(write(&root), Err(NotWritten::NoFolder(_))));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    write(folder.path()).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"one");
}

#[test]
fn what_is_no_file_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(to_file(folder.path(), b"one", Overwrite::Any), Err(NotWritten::NotAFile(_))));
    if cfg!(unix) {
        assert!(matches!(to_file(Path::new("/dev/null"), b"", Overwrite::Any), Err(NotWritten::NotAFile(_))));
    }
}

#[test]
fn what_a_killed_run_left_is_cleared_and_what_another_needs_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.csv");
    let left = folder.path().join(".x.csv.a1B2c3.bontot-tmp");
    let of_others = folder.path().join(".y.csv.a1B2c3.bontot-tmp");
    fs::write(&left, "half").unwrap();
    fs::write(&of_others, "half").unwrap();
    let needed = System.create(&path, None).unwrap();
    to_file(&path, b"one", Overwrite::OwnOnly).unwrap();
    assert!(!left.exists());
    assert!(of_others.exists() && needed.path().exists());
}

#[cfg(unix)]
#[test]
fn permissions_are_kept_or_readable() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.csv");
    let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    to_file(&path, b"one", Overwrite::OwnOnly).unwrap();
    assert_eq!(mode() & 0o600, 0o600);
    assert_eq!(mode() & 0o111, 0);
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    to_file(&path, b"two", Overwrite::Any).unwrap();
    assert_eq!(mode(), 0o640);
}

#[test]
#[cfg(unix)]
fn a_file_lies_within_a_folder_however_both_are_written() {
    let outside = TempDir::new().expect("a temporary folder");
    let folder = outside.path().join("hồ-sơ");
    fs::create_dir_all(folder.join("2024/results")).expect("new folders");
    std::os::unix::fs::symlink(&folder, outside.path().join("nơi-khác")).expect("a link");
    let at = |path: &str| outside.path().join(path);
    for (of, file, expected) in [
        ("hồ-sơ", "hồ-sơ/2024/results/a.csv", Some("2024/results/a.csv")),
        ("hồ-sơ/2024/..", "hồ-sơ/2024/../2024/./results/a.csv", Some("2024/results/a.csv")),
        ("nơi-khác", "hồ-sơ/2024/results/a.csv", Some("2024/results/a.csv")),
        ("hồ-sơ", "nơi-khác/2030/results/../results/a.csv", Some("2030/results/a.csv")),
        ("hồ-sơ", "hồ-sơ/2030/../../a.csv", None),
    ] {
        assert_eq!(replace::within(&at(of), &at(file)).as_deref(), expected, "{file} in {of}");
    }
}
