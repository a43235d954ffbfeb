//! What is said where git gives no answer.

use std::fs;

use super::example;
use crate::harness::{Folder, bontot, bontot_with};

#[test]
fn a_repository_of_somebody_else_is_refused_with_the_way_out() {
    let repository = example();
    let stranger = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"), ("HOME", "/nowhere")];
    let page = bontot_with(repository.path(), &["evaluate", ".", "--format", "html"], &stranger);
    assert_eq!(page.status, 0);
    assert!(
        page.stderr.starts_with("ghi chú: kết quả không nêu được bản ghi git mà nó dựa vào"),
        "{}",
        page.stderr
    );
    for command in [&["compare"][..], &["verify", "--revision", "HEAD"], &["evaluate", "--require-clean"]] {
        let run = bontot_with(repository.path(), command, &stranger);
        let (said, status) = (run.stderr, if command[0] == "evaluate" { 1 } else { 3 });
        assert_eq!(run.status, status, "{said}");
        let way_out = said.contains("git config --global --add safe.directory");
        assert!(way_out && said.contains("thuộc tài khoản khác") && !said.contains('␊'), "{said}");
    }
}

/// Git says of it that there is no repository: the `.git` that stands there tells otherwise.
#[test]
fn a_repository_that_git_cannot_use_is_not_taken_for_none() {
    let repository = example();
    fs::write(repository.path().join(".git/HEAD"), "").expect("as after a loss of power");
    let run = bontot(repository.path(), &["evaluate", "--require-clean"]);
    assert!(run.stderr.contains("git không đọc được kho này"), "{}", run.stderr);
    let run = bontot(repository.path(), &["evaluate", "-o", "2023/results/again.csv", "--format", "csv"]);
    assert!(run.stderr.contains("kết quả không nêu được bản ghi git mà nó dựa vào"), "{}", run.stderr);
    let run = bontot(repository.path(), &["compare"]);
    assert!(run.stderr.contains("không đọc được kho git: fatal: not a git repository"), "{}", run.stderr);
    // the system failed, and nobody has typed anything wrong
    assert_eq!(run.status, 3);
    assert!(!run.stderr.contains("dùng sai lệnh") && !run.stderr.contains("--help"), "{}", run.stderr);
}

/// A git that is there and cannot be started is not told as missing.
#[cfg(unix)]
#[test]
fn a_git_that_may_not_be_started_is_told_with_what_the_system_says() {
    let repository = example();
    let locked = Folder::new().with("git", "#!/bin/sh\nexit 0\n");
    let path = locked.path().display().to_string();
    let run = bontot_with(repository.path(), &["compare"], &[("PATH", &path)]);
    assert!(run.stderr.contains("không đọc được kho git: git: Permission denied"), "{}", run.stderr);
    assert!(!run.stderr.contains("không có chương trình git"), "{}", run.stderr);
    assert_eq!(run.status, 3);
}

#[cfg(unix)]
#[test]
fn a_git_that_ends_without_a_word_is_told_by_how_it_ended() {
    use std::os::unix::fs::PermissionsExt;

    let repository = example();
    let silent = Folder::new().with("git", "#!/bin/sh\nexit 3\n");
    fs::set_permissions(silent.path().join("git"), fs::Permissions::from_mode(0o755)).expect("a program");
    let path = silent.path().display().to_string();
    for command in [&["compare"][..], &["evaluate", "--require-clean"]] {
        let run = bontot_with(repository.path(), command, &[("PATH", &path)]);
        assert!(run.stderr.contains("exit status: 3"), "{}", run.stderr);
    }
}

#[test]
fn a_branch_without_commits_is_not_a_repository_without_any() {
    let repository = example();
    repository.git(&["checkout", "--quiet", "--orphan", "moi"]);
    let run = bontot(repository.path(), &["compare", "--revisions", "main"]);
    assert!(run.stderr.contains("nhánh git đang dùng chưa có bản ghi nào"), "{}", run.stderr);
}
