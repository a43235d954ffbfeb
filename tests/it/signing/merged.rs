//! What was changed on a side branch after it was signed: the commit that did it is named, and not the merge.

use super::{FORM, FORM_PATH, signed_in_git};
use crate::harness::bontot;

#[test]
fn the_commit_on_the_side_branch_is_named() {
    let repository = signed_in_git();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    let repository = repository
        .with(FORM_PATH, FORM.replace("9.5", "9.75"))
        .committed("2024-12-14", "raised")
        .with(FORM_PATH, FORM.replace("9.5", "9.75").replace("BB 03", "BB 04"))
        .committed("2024-12-15", "evidence");
    let [raised, evidence] = ["side~1", "side"].map(|revision| repository.id(revision)[..10].to_owned());
    repository.git(&["checkout", "--quiet", "main"]);
    let repository = repository.with("README.md", "x").committed("2024-12-16", "main");
    repository.git_on("2024-12-17", &["merge", "--quiet", "side"]);
    let told = bontot(repository.path(), &["check", "--lang", "en"]).stdout;
    assert!(told.contains(&format!("9.5 → 9.75, commit {raised}, 2024-12-14")), "{told}");
    assert!(told.contains(&format!("BB 04, commit {evidence}, 2024-12-15")), "{told}");
}

#[test]
fn a_merge_that_changed_it_itself_is_named() {
    let repository = signed_in_git();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    let repository = repository.with("README.md", "y").committed("2024-12-14", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    let repository = repository.with("2024/README.md", "x").committed("2024-12-16", "main");
    repository.git_on("2024-12-17", &["merge", "--quiet", "--no-commit", "side"]);
    let repository =
        repository.with(FORM_PATH, FORM.replace("9.5", "9.75")).committed("2024-12-17", "merged");
    let merge = &repository.id("HEAD")[..10];
    let told = bontot(repository.path(), &["check", "--lang", "en"]).stdout;
    assert!(told.contains(&format!("9.5 → 9.75, commit {merge}, 2024-12-17")), "{told}");
}
