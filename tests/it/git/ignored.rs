//! What git ignores on purpose is in no commit, and results rest on it all the same.

use std::fs;

use crate::harness::{bontot, home, text_of};
use crate::repository::Repository;

/// A record that git ignores is in no commit, whatever is made of it.
#[test]
fn a_record_that_git_ignores_leaves_no_folder_clean() {
    let repository = ["bontot.toml", "organisations.csv", "criteria/chi-bo-vi-du/1.toml"]
        .into_iter()
        .fold(Repository::new(), |repository, path| {
            repository.with(path, text_of(&home().join("examples/toi-thieu").join(path)))
        })
        .with(".git/info/exclude", "facts.csv\ntemplates/\n")
        .with("2024/events.csv", "organisation,step,date\n")
        .committed("2024-12-30", "Lập hồ sơ");
    let compare = ["compare", "--guideline", "criteria/chi-bo-vi-du/1.toml"];
    let (explain, document) = (["explain", "cb-mot"], ["document", "list"]);
    for command in [&["evaluate"][..], &compare, &explain, &document] {
        let asked = [command, &["--require-clean", "--lang", "en"]].concat();
        let run = bontot(repository.path(), &asked);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{command:?}");
        says_ignored(&repository, "2024/facts.csv", "organisation,fact,value\n", &asked);
    }
    // a document rests on the committee's own text, too
    let asked = ["document", "list", "--require-clean", "--lang", "en"];
    fs::create_dir(repository.path().join("templates")).expect("a folder");
    says_ignored(&repository, "templates/list.txt", "@body\nDanh sách\n", &asked);
    let run = bontot(repository.path(), &["evaluate", "--require-clean"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

/// Runs with a file that git ignores, which is told, and removes it again.
#[track_caller]
fn says_ignored(repository: &Repository, path: &str, text: &str, asked: &[&str]) {
    let ignored = repository.path().join(path);
    fs::write(&ignored, text).expect("a file");
    let run = bontot(repository.path(), asked);
    let says = format!(
        "error: the folder has 1 changes that are not committed (--require-clean): {path}\n  \
         = commit the folder (git add, git commit) and run again, or drop --require-clean\n"
    );
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (1, "", says.as_str()), "{asked:?}");
    fs::remove_file(&ignored).expect("the file");
}
