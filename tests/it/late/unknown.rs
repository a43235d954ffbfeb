//! What git's history does not tell of self scores: it is said, and nobody is accused.

use super::{OWN, committee, form, note, told};
use crate::harness::bontot;
use crate::repository::Repository;

/// The note that is told where nobody is accused.
fn unknown(repository: &Repository) -> String {
    let run = bontot(repository.path(), &["check", "--lang", "en", "--only", "self-raised-late"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "No errors, no warnings.\n"));
    run.stderr
}

/// Neither a file that nobody could read on the day nor a clock that was put back hides a raise; where a commit of
/// a day that is not late may have made it, nobody is accused.
#[test]
fn what_was_assessed_is_what_could_be_read_last_before_the_first_later_commit() {
    let (low, high) = (form(["8", "có", "0", "tot"]), form(["9", "có", "0", "tot"]));
    let repository = committee()
        .with(OWN, &low)
        .committed("2024-12-01", "passed")
        .with(OWN, [0xff])
        .committed("2024-12-04", "not readable")
        .with(OWN, &high)
        .committed("2024-12-15", "raised");
    // the commit of the 4th, which is not late, may have raised it too
    let [first, last] = ["HEAD~1", "HEAD"].map(|revision| repository.id(revision)[..10].to_owned());
    let between = format!(
        "a self score of cb-01 was raised by one of the commits from ({first}, 2024-12-04) to ({last}, 2024-12-15), \
         and what stood between cannot be read"
    );
    assert_eq!(unknown(&repository), note(&between));
    let repository = committee()
        .with(OWN, &low)
        .committed("2024-12-01", "passed")
        .with(OWN, [0xff])
        .committed("2024-12-14", "not readable")
        .with(OWN, &high)
        .committed("2024-12-15", "raised");
    let [first, last] = ["HEAD~1", "HEAD"].map(|revision| repository.id(revision)[..10].to_owned());
    let expected = format!(
        "`diem` was raised from 8 to 9 (one of the commits from ({first}, 2024-12-14) to ({last}, 2024-12-15), \
         what stood between cannot be read)"
    );
    assert_eq!(told(&repository), [expected]);
    let repository = committee()
        .with(OWN, &low)
        .committed("2024-12-01", "passed")
        .with(OWN, low.replace("lý do", "lý do khác"))
        .committed("2024-12-15", "a note")
        .with(OWN, high.replace("lý do", "lý do khác"))
        .committed("2024-12-04", "raised, they say before the day");
    let [on, raised] = ["HEAD~1", "HEAD"].map(|revision| repository.id(revision)[..10].to_owned());
    let disordered = format!(
        "the commit that raised a self score of cb-01 ({raised}, 2024-12-04) stands on one of a later day ({on}, \
         2024-12-15), and nobody can tell which day is wrong"
    );
    assert_eq!(unknown(&repository), note(&disordered));
}

/// A commit of a machine whose clock is ahead makes nobody late who raises a score after it and in time.
#[test]
fn a_clock_that_is_ahead_accuses_nobody() {
    let (low, high) = (form(["8", "có", "0", "tot"]), form(["9", "có", "0", "tot"]));
    let repository = committee()
        .with(OWN, &low)
        .committed("2024-03-01", "first")
        .with(OWN, low.replace("lý do", "lý do khác"))
        .committed("2030-01-01", "a note, by a clock that is ahead")
        .with(OWN, high.replace("lý do", "lý do khác"))
        .committed("2024-05-02", "raised in time");
    let [on, raised] = ["HEAD~1", "HEAD"].map(|revision| repository.id(revision)[..10].to_owned());
    let disordered = format!(
        "the commit that raised a self score of cb-01 ({raised}, 2024-05-02) stands on one of a later day ({on}, \
         2030-01-01), and nobody can tell which day is wrong"
    );
    assert_eq!(unknown(&repository), note(&disordered));
    // put back, and raised again after the day
    let repository = repository.with(OWN, &low).committed("2024-12-11", "put back");
    let repository = repository.with(OWN, &high).committed("2024-12-12", "raised late");
    let expected =
        format!("`diem` was raised from 8 to 9 (commit {}, 2024-12-12)", &repository.id("HEAD")[..10]);
    assert_eq!(told(&repository), [expected]);
}

/// A folder's history begins where it was moved to its place: what it was before is not known, and that is told.
#[test]
fn a_folder_that_was_moved_after_the_day_is_told() {
    let (low, high) = (form(["8", "có", "0", "tot"]), form(["9", "có", "0", "tot"]));
    let moved = |day: &str| {
        let repository = committee().with(OWN, &low).committed("2024-12-01", "passed");
        std::fs::create_dir(repository.path().join("ho-so")).expect("a folder");
        let files = ["2024", "bontot.toml", "criteria", "organisations.csv", "ho-so"];
        repository.git(&[["mv"].as_slice(), &files].concat());
        repository.commit(day, "moved");
        repository.with(&format!("ho-so/{OWN}"), &high).committed("2024-12-15", "raised")
    };
    let check = ["check", "--lang", "en"];
    let repository = moved("2024-12-12");
    let run = bontot(&repository.path().join("ho-so"), &check);
    assert_eq!((run.status, run.stdout.as_str()), (0, "No errors, no warnings.\n"));
    let by = &repository.id("HEAD~1")[..10];
    assert_eq!(
        run.stderr,
        note(&format!(
            "the workspace was moved here from the folder “.” by a commit ({by}, 2024-12-12), and its history before is in \
         the old folder"
        ))
    );
    let run = bontot(&moved("2024-12-09").path().join("ho-so"), &check);
    assert!(run.stdout.contains("`diem` was raised from 8 to 9"), "{}", run.stdout);
    assert_eq!(run.stderr, "");
}
