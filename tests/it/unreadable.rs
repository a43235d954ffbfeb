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

/// What `history` tells of changes and files, each with its commits, which are named by their subjects.
fn life(repository: &Repository) -> Vec<String> {
    let run = bontot(repository.path(), &["history", "cb-1", "--lang", "en", "--format", "json"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let log = repository.git(&["log", "--all", "--format=%H %s"]);
    let named = log.lines().filter_map(|line| line.split_once(' '));
    let told = named.fold(run.stdout, |told, (id, subject)| told.replace(&id[..10], subject));
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let entries = told["entries"].as_array().expect("entries").iter();
    let text = |entry: &serde_json::Value, name: &str| entry[name].as_str().unwrap_or("").to_owned();
    let line = |entry: &serde_json::Value| {
        let [matter, stage, subject, before, after, commit] =
            ["matter", "stage", "subject", "before", "after", "commit"].map(|name| text(entry, name));
        format!("{matter} {stage} {subject}: {before} → {after}: {commit}")
    };
    let of_rows = |line: &String| {
        ["value", "evidence", "unreadable", "missing"].iter().any(|matter| line.starts_with(matter))
    };
    entries.map(line).filter(of_rows).filter(|line| !line.ends_with(": start")).collect()
}

#[test]
fn a_life_tells_what_could_not_be_read_and_what_was_changed_behind_it() {
    let repository = start()
        .with(FORM, form("40", "44"))
        .committed("2024-12-02", "raised")
        .with(FORM, utf16(&form("40", "44")))
        .committed("2024-12-04", "broken")
        .with(FORM, "<<<<<<< HEAD\n".to_owned() + &form("40", "44"))
        .committed("2024-12-05", "conflict");
    let before = [
        "value self 1.2: 43 → 44: raised".to_owned(),
        "value appraised 1.2: 43 → 44: raised".to_owned(),
        format!("unreadable  {FORM}:  → : broken"),
        format!("unreadable  {FORM}:  → : conflict"),
    ];
    let repaired = form("40", "44").replace("BB 01", "BB 07");
    let repository = repository.with(FORM, repaired);
    let open = "evidence  1.1: BB 01 → BB 07: broken^..".to_owned();
    assert_eq!(life(&repository), [before.as_slice(), std::slice::from_ref(&open)].concat());
    let repository = repository.committed("2024-12-06", "repaired");
    assert_eq!(life(&repository), [before.as_slice(), &[open + "repaired"]].concat());
    let screen = bontot(repository.path(), &["history", "cb-1"]).output();
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("04/12/2024 không đọc được tệp công nhận 2024 · 2024/"), "{screen}");
    assert!(screen.contains("không rõ ai, trong các bản ghi"), "{screen}");
}

/// A partial clone has the contents that are checked out only.
#[test]
fn contents_that_are_not_here_are_not_empty() {
    let repository = start()
        .with(FORM, form("40", "44"))
        .committed("2024-12-02", "second")
        .with(FORM, form("40", "45"))
        .committed("2024-12-03", "third");
    for revision in ["HEAD~2", "HEAD~1"] {
        let id = repository.id(&format!("{revision}:{FORM}"));
        let object = repository.path().join(".git/objects").join(&id[..2]).join(&id[2..]);
        std::fs::remove_file(object).expect("the content stands in a file of its own");
    }
    let told = life(&repository);
    assert_eq!(told[0], format!("missing  {FORM}:  → : second"), "{told:#?}");
    let given = "value appraised 1.2:  → 45: start^..third".to_owned();
    assert!(told.contains(&given) && told.iter().all(|line| !line.ends_with(": third")), "{told:#?}");
}
