//! What `verify` says of the commit of a receipt, and of what lies among results and is none.

use std::fs;

use serde_json::Value;

use super::FILES;
use crate::harness::{bontot, text_of};
use crate::repository::Repository;

const RESULT: &str = "2024/results/a.csv";

fn committed() -> Repository {
    let files = FILES.iter().fold(Repository::new(), |repository, (path, text)| repository.with(path, text));
    let repository = files.committed("2024-12-30", "Nhập điểm");
    bontot(repository.path(), &["evaluate", "-o", RESULT]).output();
    repository.committed("2024-12-31", "Ghi kết quả")
}

#[test]
fn a_commit_that_the_repository_does_not_have_is_told() {
    let repository = committed();
    let verify = ["verify", "--lang", "en"];
    let told = bontot(repository.path(), &verify).output();
    assert!(!told.contains("commit"), "{told}");
    let receipt = repository.path().join(format!("{RESULT}.receipt.toml"));
    let nowhere = "0123456789".repeat(4);
    let forged = text_of(&receipt).replace(&repository.id("HEAD~1"), &nowhere);
    fs::write(&receipt, forged).expect("the file is changed");
    let told = bontot(repository.path(), &verify).output();
    let says = format!("this repository does not have the commit {nowhere} of the receipt\n");
    assert!(told.contains("still holds\n") && told.contains(&says), "{told}");
    let json = bontot(repository.path(), &["verify", "--format", "json"]).output();
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["results"][0]["unknown_commit"], nowhere);
    // of a shallow clone nobody knows what it lacks
    repository.commit("2025-01-02", "x");
    let url = format!("file://{}", repository.path().display());
    repository.git(&["clone", "--quiet", "--depth=1", &url, "shallow"]);
    let told = bontot(&repository.path().join("shallow"), &verify).output();
    assert!(told.contains("still holds\n") && !told.contains("commit"), "{told}");
}

/// It may lead to anything, and git keeps only where.
#[cfg(unix)]
#[test]
fn a_link_among_results_is_not_passed_over() {
    let repository = committed();
    std::os::unix::fs::symlink("a.csv", repository.path().join("2024/results/b.csv")).expect("a link");
    repository.commit("2025-01-02", "x");
    for more in [&[][..], &["--revision", "HEAD"]] {
        let run = bontot(repository.path(), &[&["verify", "--lang", "en"], more].concat());
        assert!(run.status == 4 && run.stdout.contains("b.csv: the receipt is MISSING"), "{}", run.stdout);
    }
}
