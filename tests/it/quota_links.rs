//! Why a result rises or falls under a quota: `compare` names the candidates that made room.

use std::fs;

use crate::harness::{bontot, files_below, home, text_of};
use crate::repository::Repository;

/// The example of a province's committee, in which the cap keeps one regiment's committee below its outcome.
fn province() -> Repository {
    let origin = home().join("examples/dang-bo-tinh");
    let files = files_below(&origin);
    let repository = files.iter().fold(Repository::new(), |repository, file| {
        let path = file.strip_prefix(&origin).expect("a file of the example").to_str().expect("UTF-8");
        repository.with(path, fs::read(file).expect("a file"))
    });
    repository.committed("2025-12-31", "Hồ sơ")
}

/// The other results that are behind the rise of A3, after a file was changed.
#[track_caller]
fn behind(path: &str, from: &str, to: &str) -> Vec<String> {
    let repository = province();
    let text = text_of(&repository.path().join(path));
    assert!(text.contains(from), "{text}");
    let repository = repository.with(path, text.replacen(from, to, 1));
    let run = bontot(repository.path(), &["compare", "--review", "classification", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let changed = told["changed"].as_array().expect("a list");
    let risen = changed.iter().find(|unit| unit["organisation"] == "db-a3").expect("A3 rises");
    assert_eq!(
        (&risen["before"]["standing"], &risen["after"]["standing"]),
        (&"demoted".into(), &"kept".into())
    );
    let others = risen["results"].as_array().expect("a list").iter();
    let index =
        |other: &serde_json::Value| usize::try_from(other.as_u64().expect("an index")).expect("small");
    let named = others.map(|other| changed[index(other)]["organisation"].as_str().expect("an id").to_owned());
    named.collect()
}

#[test]
fn a_candidate_that_is_none_any_more_has_made_room() {
    let form = "2025/assessments/classification/db-a1.csv";
    // 90 of 100 are asked for
    assert_eq!(behind(form, "I.2,5,5,", "I.2,5,1,"), ["db-a1"]);
    let decided = "db-a1,classification,2025,htxs,95-QĐ/TU,2025-12-30,Ban Thường vụ Tỉnh ủy A,";
    let unrated = decided.replace("htxs", "chưa xếp loại") + "đang kiểm tra";
    assert_eq!(behind("2025/decisions.csv", decided, &unrated), ["db-a1"]);
}
