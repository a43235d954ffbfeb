//! What lies in a submodule of git: not compared by git, and in no commit of the workspace.

use super::clean::{asked, clean, files, unclean};
use super::{BASE, FORMS, FORMS_PATH};
use crate::harness::bontot;
use crate::repository::Repository;

/// Another repository at a path, and everything committed in both.
fn with_module(repository: Repository, path: &str) -> Repository {
    repository.git(&["init", "--quiet", "--object-format=sha1", path]);
    repository.git(&["-C", path, "add", "--all"]);
    repository.git(&["-C", path, "commit", "--quiet", "--message", "x"]);
    repository.committed("2024-12-30", "x")
}

/// Git compares no files of a submodule, and no commit has them.
#[test]
fn what_lies_in_a_submodule_is_not_known_and_cannot_be_seen_at_a_commit() {
    let own = BASE.replace("at_least = 8", "at_least = 7");
    for (path, file, text) in [
        ("criteria/chung", "criteria/chung/x.toml", own.replace("\"1\"\nname", "\"2\"\nname")),
        ("2024", FORMS_PATH, FORMS.to_owned()),
        ("evidence", "evidence/a.txt", "a".to_owned()),
    ] {
        let repository = with_module(files("").with(file, text), path);
        assert_eq!(repository.git(&["status", "--porcelain"]), "", "{path}");
        assert_eq!(asked(&repository, ""), unclean(&[path]));
        for command in [&["verify", "--revision", "HEAD"][..], &["compare", "--revisions", "HEAD"]] {
            let run = bontot(repository.path(), &[command, &["--lang", "en"]].concat());
            let says = format!("`{path}` is a submodule of git, so the files in it cannot be seen");
            assert!(run.status == 2 && run.stderr.contains(&says), "{command:?}: {}", run.stderr);
        }
    }
    let repository = with_module(files("").with("tools/a.txt", "a"), "tools");
    assert_eq!(asked(&repository, ""), clean());
    let run = bontot(repository.path(), &["compare", "--lang", "en"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}
