//! Versions in git that cannot be read: nobody is named for what may have been done in them.

use crate::compare::{FACTS, GUIDELINE, form, workspace};
use crate::harness::bontot;
use crate::repository::Repository;

const FORM: &str = "2024/assessments/recognition/cb-1.csv";

/// As a spreadsheet saves "Unicode text".
fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn start() -> Repository {
    workspace(Repository::new()).committed("2024-12-01", "start")
}

/// Each change with its commits, which are named by their subjects.
fn changes(repository: &Repository, revisions: &str) -> Vec<String> {
    let arguments = ["compare", "--lang", "en", "--format", "csv", "--revisions", revisions];
    let run = bontot(repository.path(), &arguments);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let log = repository.git(&["log", "--all", "--format=%H %s"]);
    let named = log.lines().filter_map(|line| line.split_once(' '));
    let told = named.fold(run.stdout, |told, (id, subject)| told.replace(&id[..10], subject));
    let rows = told.lines().filter(|line| line.starts_with("record") || line.starts_with("rule"));
    let cells = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [item, before, after, .., commit, _, _, _] = cells[5..] else { panic!("{line}") };
        format!("{item}: {before} → {after}: {commit}")
    };
    rows.map(cells).collect()
}

#[test]
fn who_broke_or_repaired_a_file_did_not_change_its_values() {
    let repository = start()
        .with(FORM, form("41", "43"))
        .committed("2024-12-02", "raised")
        .with(FORM, utf16(&form("41", "43")))
        .committed("2024-12-04", "broken")
        .with(FORM, form("41", "43"))
        .committed("2024-12-06", "repaired");
    let of_both = ["1.1 self: 40 → 41: raised", "1.1 appraised: 40 → 41: raised"];
    assert_eq!(changes(&repository, "HEAD~3..HEAD"), of_both);
}

#[test]
fn what_was_changed_while_a_file_could_not_be_read_has_no_author() {
    let form_in_two = "<<<<<<< HEAD\n".to_owned() + &form("41", "43");
    let repository = start()
        .with(FORM, form_in_two)
        .committed("2024-12-04", "broken")
        .with("2024/facts.csv", FACTS.replace("cb-3,members_disciplined,1", "cb-3,members_disciplined,0"))
        .committed("2024-12-05", "other")
        .with(FORM, form("40", "43").replace("BB 01", "BB 07"));
    let told = changes(&repository, "HEAD~2");
    assert_eq!(told, ["1.1 evidence: BB 01 → BB 07: broken^..", "fact members_disciplined: 1 → 0: other"]);
    let repository = repository.committed("2024-12-06", "repaired");
    assert_eq!(changes(&repository, "HEAD~3..HEAD")[0], "1.1 evidence: BB 01 → BB 07: broken^..repaired");
    let text =
        bontot(repository.path(), &["compare", "--lang", "en", "--revisions", "HEAD~3..HEAD"]).output();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let [first, last] = ["HEAD~2", "HEAD"].map(|revision| repository.id(revision)[..10].to_owned());
    let span = format!("one of the commits from ({first}, 2024-12-04) to ({last}, 2024-12-06)");
    assert!(text.contains(&span), "{text}\n{span}");
}

#[test]
fn who_broke_or_repaired_a_guideline_did_not_change_its_rules() {
    let (path, lowered) = ("criteria/khung.toml", GUIDELINE.replace("at_least = 90", "at_least = 88"));
    let repository = start()
        .with(path, &lowered)
        .committed("2024-12-02", "lowered")
        .with(path, lowered.clone() + "x = \n")
        .committed("2024-12-04", "broken")
        .with("bontot.toml", "x")
        .committed("2024-12-05", "manifest broken")
        .with(path, lowered.replace("at_most = 0", "at_most = 1"))
        .with("bontot.toml", std::fs::read(start().path().join("bontot.toml")).expect("it is there"))
        .committed("2024-12-06", "repaired");
    let told = changes(&repository, "HEAD~4..HEAD");
    let commits: Vec<&str> =
        told.iter().filter_map(|line| line.rsplit_once(": ")).map(|(_, by)| by).collect();
    assert_eq!(commits, ["broken^..repaired", "lowered"], "{told:?}");
}
