//! Which commit `compare` names for a row, where one thing has several.

use crate::compare::workspace;
use crate::harness::bontot;
use crate::repository::Repository;

/// What is told of the last commits, as one line.
#[track_caller]
fn told(repository: &Repository, commits: usize) -> String {
    let span = format!("HEAD~{commits}..HEAD");
    let run = bontot(repository.path(), &["compare", "--lang", "en", "--revisions", &span]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn assert_names(told: &str, change: &str, place: &str, commit: &str) {
    let expected = format!("{change} — {place}; {}, ", &commit[..10]);
    assert!(told.contains(&expected), "{expected}\n{told}");
}

const DECISIONS: &str = "organisation,review,outcome,number,date,authority,note\n";
const FIRST: &str = "cb-4,recognition,dat,31-QĐ,2024-12-20,BTV,\n";

#[test]
fn a_decision_that_one_rewrote_and_another_superseded_is_told_of_both() {
    let path = "2024/decisions.csv";
    let rewritten = FIRST.replace("31-QĐ", "45-QĐ");
    let later = "cb-4,recognition,khong-dat,50-QĐ,2024-12-23,BTV,\n";
    let repository = workspace(Repository::new())
        .with(path, format!("{DECISIONS}{FIRST}"))
        .committed("2024-12-21", "first")
        .with(path, format!("{DECISIONS}{rewritten}"))
        .committed("2024-12-22", "rewritten")
        .with(path, format!("{DECISIONS}{rewritten}{later}"))
        .committed("2024-12-23", "superseded");
    let told = told(&repository, 2);
    assert_names(
        &told,
        "superseded decisions recognition 2024: “Reached”, number 31-QĐ of 2024-12-20 (BTV) → “Reached”, number 45-QĐ \
         of 2024-12-20 (BTV)",
        "2024/decisions.csv:2",
        &repository.id("HEAD~1"),
    );
    assert_names(
        &told,
        "decision recognition 2024: “Reached”, number 31-QĐ of 2024-12-20 (BTV) → “Not reached”, number 50-QĐ of \
         2024-12-23 (BTV)",
        "2024/decisions.csv:3",
        &repository.id("HEAD"),
    );
}

#[test]
fn a_superseded_decision_that_was_taken_away_is_told() {
    let path = "2024/decisions.csv";
    let later = "cb-4,recognition,khong-dat,50-QĐ,2024-12-23,BTV,\n";
    let numbered = later.replace("50-QĐ", "52-QĐ");
    let repository = workspace(Repository::new())
        .with(path, format!("{DECISIONS}{FIRST}"))
        .committed("2024-12-21", "first")
        .with(path, format!("{DECISIONS}{FIRST}{later}"))
        .committed("2024-12-23", "superseded")
        .with(path, format!("{DECISIONS}{FIRST}{numbered}"))
        .committed("2024-12-24", "another number")
        .with(path, format!("{DECISIONS}{numbered}"))
        .committed("2024-12-25", "taken away");
    let told = told(&repository, 3);
    assert_names(
        &told,
        "decision recognition 2024: “Reached”, number 31-QĐ of 2024-12-20 (BTV) → “Not reached”, number 52-QĐ of \
         2024-12-23 (BTV)",
        "2024/decisions.csv:2",
        &repository.id("HEAD~1"),
    );
    assert_names(
        &told,
        "superseded decisions recognition 2024: “Reached”, number 31-QĐ of 2024-12-20 (BTV) → none",
        "2024/decisions.csv:2",
        &repository.id("HEAD"),
    );
}

#[test]
fn rows_of_one_step_that_several_changed_are_told_apart() {
    let path = "2024/events.csv";
    let head = "organisation,step,date,by\n";
    let [first, second] = ["2024-06-04,A", "2024-08-27,B"].map(|rest| format!("cb-4,self-reviewed,{rest}\n"));
    let moved = second.replace("08-27", "09-30");
    let repository = workspace(Repository::new())
        .with(path, format!("{head}{first}{second}"))
        .committed("2024-11-01", "both")
        .with(path, format!("{head}{second}"))
        .committed("2024-12-01", "one taken away")
        .with(path, format!("{head}{moved}"))
        .committed("2024-12-02", "another day");
    let apart = told(&repository, 2);
    let [gone, other] = ["HEAD~1", "HEAD"].map(|revision| repository.id(revision));
    assert_names(&apart, "2024-06-04 (2024; A) → none", "2024/events.csv:2", &gone);
    assert_names(&apart, "2024-08-27 (2024; B) → 2024-09-30 (2024; B)", "2024/events.csv:2", &other);
    // what one commit did to several is one change
    let repository =
        repository.with(path, format!("{head}{first}{second}")).committed("2024-12-03", "put back");
    let joint = "2024-09-30 (2024; B) → 2024-06-04 (2024; A); 2024-08-27 (2024; B)";
    assert_names(&told(&repository, 1), joint, "2024/events.csv:2", &repository.id("HEAD"));
}
