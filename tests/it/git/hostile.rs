//! What a repository from elsewhere and a revision from anybody may do: nothing.

use std::fs;

use super::{around, is_clean, log, told};
use crate::harness::entries;
use crate::repository::Repository;

/// Every setting that could run a command, in a repository that comes from elsewhere.
#[cfg(unix)]
#[test]
fn nothing_of_a_hostile_repository_runs() {
    let repository = Repository::new()
        .with("a.csv", "a\nb\nc\n")
        .with(".gitattributes", "*.csv diff=evil filter=evil merge=evil\n*.x filter=e=v.il\n")
        .with("b.x", "b")
        .committed("2024-01-01", "a");
    let ran = repository.path().join(".git/ran");
    let command = format!("touch '{}'; cat", ran.display());
    for setting in [
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "pager.status",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "filter.e=v.il.clean",
        "merge.evil.driver",
        "gpg.program",
        "core.sshCommand",
        "core.editor",
        "uploadpack.packObjectsHook",
        "core.alternateRefsCommand",
        "alias.log",
        "credential.helper",
    ] {
        repository.git(&["config", setting, &command]);
    }
    for (setting, value) in
        [("log.showSignature", "true"), ("filter.evil.required", "true"), ("color.ui", "always")]
    {
        repository.git(&["config", setting, value]);
    }
    let hook = repository.path().join(".git/hooks/post-index-change");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
    fs::write(&hook, format!("#!/bin/sh\n{command}\n")).expect("a hook");
    fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a mode");
    fs::write(repository.path().join("a.csv"), "a\nB\nc\n").expect("a file");
    fs::write(repository.path().join("b.x"), "B").expect("a file");
    let git = around(repository.path());
    let tree = git.tree(git.head()).expect("files");
    let ids: Vec<&str> = tree.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(git.blobs(&ids).expect("contents").len(), 3);
    assert_eq!(told(&log(&git, &[])), ["a: .gitattributes 0→1 a.csv 0→1 b.x 0→1"]);
    let changed: Vec<String> =
        git.changes().expect("changes").into_iter().map(|change| change.path).collect();
    assert_eq!(changed, ["a.csv", "b.x"]);
    assert!(!ran.exists(), "a command of the repository ran");
    // the test can fail: git alone runs it
    repository.try_git("2024-01-01", &["status"]);
    assert!(ran.exists());
}

#[test]
fn the_settings_of_a_repository_change_no_answer() {
    let text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    let repository = Repository::new().with("a", text).with("z", "z").committed("2024-01-01", "first");
    repository.git(&["mv", "a", "b"]);
    let repository = repository.with("b", text.replace('5', "năm")).committed("2024-01-02", "second");
    let before = told(&log(&around(repository.path()), &[]));
    assert_eq!(before, ["second: a → b 1→1", "first: a 0→1 z 0→1"]);
    for (setting, value) in [
        ("diff.renames", "false"),
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("core.quotePath", "true"),
        ("diff.orderFile", "order"),
        ("log.diffMerges", "off"),
        ("format.pretty", "full"),
        ("log.decorate", "full"),
        ("log.date", "relative"),
        ("diff.relative", "true"),
        ("i18n.logOutputEncoding", "latin1"),
        ("log.mailmap", "true"),
        ("status.showUntrackedFiles", "no"),
        ("core.abbrev", "7"),
        ("log.graph", "true"),
    ] {
        repository.git(&["config", setting, value]);
    }
    let old = repository.id("HEAD~1");
    let second = repository.id("HEAD");
    repository.git(&["replace", &second, &old]);
    fs::write(repository.path().join(".git/info/grafts"), format!("{second}\n")).expect("grafts");
    let repository =
        repository.with(".mailmap", "Somebody <x@x> <chi-uy@example.invalid>\n").with("order", "z\na\n");
    let git = around(repository.path());
    assert_eq!(told(&log(&git, &[])), before);
    assert_eq!(git.head().author, "Chi uỷ viên");
    assert!(!is_clean(&git));
}

#[test]
fn words_are_revisions_or_nothing() {
    let repository =
        Repository::new().with("a", "a").committed("2024-01-01", "a").committed("2024-01-02", "b");
    repository.git(&["tag", "--annotate", "--message", "x", "v1", "HEAD~1"]);
    repository.git(&["branch", "đảng-bộ", "HEAD~1"]);
    let git = around(repository.path());
    let named = |words: &str| git.revision(words).expect("an answer").map(|commit| commit.subject);
    for (words, subject) in [("HEAD", "b"), ("v1", "a"), ("đảng-bộ", "a"), ("main~1", "a"), ("HEAD@{0}", "b")]
    {
        assert_eq!(named(words).as_deref(), Some(subject), "{words}");
    }
    assert_eq!(named(&repository.id("HEAD")[..8]).as_deref(), Some("b"));
    for words in [
        "--output=x",
        "-h",
        "--help",
        "--",
        "-",
        "",
        "@{u}",
        "@{-9}",
        "^main",
        "main..v1",
        "main...v1",
        "HEAD:a",
        "HEAD^{tree}",
        "no-such",
        "0000000000000000000000000000000000000000",
        "a\0b",
        "HEAD\nHEAD",
        "--all",
        ":/",
        "--git-dir",
        "HEAD --",
        "$(touch x)",
        "main v1",
    ] {
        assert_eq!(named(words), None, "{words:?}");
    }
    assert_eq!(entries(repository.path()).len(), 2, "no file was made");
}
