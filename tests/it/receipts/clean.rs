//! When a folder is what a commit holds: `--require-clean`, and `clean` in receipts.

use std::fs;
use std::time::{Duration, UNIX_EPOCH};

use super::{BASE, FILES, FORMS, FORMS_PATH};
use crate::harness::{bontot, text_of};
use crate::repository::Repository;

pub fn files(below: &str) -> Repository {
    let with = |repository: Repository, (path, text): &(&str, &str)| {
        repository.with(&format!("{below}{path}"), text)
    };
    FILES.iter().fold(Repository::new(), with)
}

/// What a run that asks for a clean folder says, and what the receipt of one that does not ask tells.
pub fn asked(repository: &Repository, below: &str) -> (String, Option<bool>) {
    let folder = repository.path().join(below);
    let run = bontot(&folder, &["evaluate", "--require-clean", "--lang", "en"]);
    assert_eq!(run.status, i32::from(!run.stderr.is_empty()), "{}", run.stderr);
    bontot(&folder, &["evaluate", "-o", "2024/results/a.csv", "--force"]).output();
    let receipt = text_of(&folder.join("2024/results/a.csv.receipt.toml"));
    let is_clean = receipt.lines().find_map(|line| line.strip_prefix("clean = ")).map(|told| told == "true");
    (run.stderr, is_clean)
}

pub fn unclean(paths: &[&str]) -> (String, Option<bool>) {
    let (count, paths) = (paths.len(), paths.join(", "));
    let told = format!(
        "error: the folder has {count} changes that are not committed (--require-clean): {paths}\n  \
         = commit the folder (git add, git commit) and run again, or drop --require-clean\n"
    );
    (told, Some(false))
}

pub fn clean() -> (String, Option<bool>) {
    (String::new(), Some(true))
}

#[test]
fn what_lies_in_an_ignored_folder_is_in_no_commit() {
    let all = ["2024/assessments/recognition.csv", "bontot.toml", "criteria/goc.toml", "criteria/phieu.toml"];
    let all = [&all[..], &["organisations.csv"]].concat();
    for (ignored, below, paths) in [
        ("hs/", "hs/", &all[..]),
        ("hs/2024/", "hs/", &all[..1]),
        ("hs/2024/assessments/", "hs/", &all[..1]),
        ("hs/criteria/", "hs/", &all[2..4]),
        ("*.csv", "", &[all[0], "organisations.csv"]),
        ("*", "", &all),
    ] {
        let repository = files(below).with(".gitignore", ignored);
        repository.git(&["add", "--force", ".gitignore"]);
        let repository = repository.committed("2024-12-30", "x");
        assert_eq!(asked(&repository, below), unclean(paths), "{ignored}");
    }
}

/// Only `<year>/results` holds results.
#[test]
fn a_folder_called_results_elsewhere_is_none_of_results() {
    let repository = files("");
    fs::create_dir(repository.path().join("criteria/results")).expect("a folder");
    let own = repository.path().join("criteria/results/goc.toml");
    fs::rename(repository.path().join("criteria/goc.toml"), &own).expect("the file");
    let repository = repository.committed("2024-12-30", "x");
    assert_eq!(asked(&repository, ""), clean());
    let compare = ["compare", "--revisions", "HEAD", "--exit-code"];
    assert_eq!(bontot(repository.path(), &compare).status, 0);
    // chi bộ 2 has 7.5
    fs::write(&own, text_of(&own).replace("at_least = 8", "at_least = 7")).expect("the file is changed");
    assert_eq!(asked(&repository, ""), unclean(&["criteria/results/goc.toml"]));
    assert_eq!(bontot(repository.path(), &compare).status, 4);
}

#[test]
fn what_git_was_told_not_to_look_at_is_not_known_to_be_unchanged() {
    for how in ["--assume-unchanged", "--skip-worktree"] {
        let repository = files("").committed("2024-12-30", "x");
        repository.git(&["update-index", how, FORMS_PATH]);
        let repository = repository.with(FORMS_PATH, FORMS.replace("7.5", "8"));
        assert_eq!(asked(&repository, ""), unclean(&[FORMS_PATH]), "{how}");
    }
    let repository = files("").with("2024/facts.csv", "organisation,fact,value\n");
    let repository = repository.committed("2024-12-30", "x");
    repository.git(&["sparse-checkout", "set", "--no-cone", "/*", "!/2024/facts.csv"]);
    assert!(!repository.path().join("2024/facts.csv").exists());
    assert_eq!(asked(&repository, ""), unclean(&["2024/facts.csv"]));
}

#[test]
fn a_repository_whose_files_are_elsewhere_tells_nothing_of_these() {
    let repository = files("").committed("2024-12-30", "x");
    repository.git(&["worktree", "add", "--quiet", "tree", "HEAD"]);
    let elsewhere = repository.path().join("tree");
    let repository = repository.with(FORMS_PATH, FORMS.replace("7.5", "8"));
    for (setting, value) in [("core.bare", "true"), ("core.worktree", &*elsewhere.display().to_string())] {
        repository.git(&["config", setting, value]);
        let (said, is_clean) = asked(&repository, "");
        let why = "error: git cannot tell whether the folder has changes (--require-clean): by its settings";
        assert!(said.starts_with(why) && is_clean == Some(false), "{setting}: {said}");
        repository.git(&["config", "--unset", setting]);
    }
}

/// The index notes what a file was like when it was last looked at: a filter, gone since, made of it what the commit has.
#[test]
fn a_file_that_only_its_index_takes_for_unchanged_is_held_against_the_commit() {
    let repository = files("").committed("2024-12-30", "x");
    let repository = repository.with(FORMS_PATH, FORMS.replace("7.5", "8"));
    let attributes = repository.path().join(".git/info/attributes");
    fs::create_dir_all(attributes.parent().expect("a folder")).expect("a folder");
    fs::write(&attributes, "*.csv filter=x\n").expect("a file");
    // a file as young as the index is looked at all the same
    let changed = fs::File::options().write(true).open(repository.path().join(FORMS_PATH)).expect("the file");
    changed.set_modified(UNIX_EPOCH + Duration::from_secs(1)).expect("a time");
    repository.git(&["-c", "filter.x.clean=sed s/,8$/,7.5/", "add", FORMS_PATH]);
    fs::remove_file(&attributes).expect("the file");
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
    assert_eq!(asked(&repository, "").0, unclean(&[FORMS_PATH]).0);
}

/// Line ends that git itself turns are no change.
#[test]
fn line_ends_of_windows_are_clean() {
    let repository = files("").with(".gitattributes", "*.csv text eol=crlf\n").committed("2024-12-30", "x");
    fs::remove_file(repository.path().join(FORMS_PATH)).expect("the file");
    repository.git(&["checkout", "--", FORMS_PATH]);
    assert!(text_of(&repository.path().join(FORMS_PATH)).contains("\r\n"));
    assert_eq!(asked(&repository, ""), clean());
}

/// A guideline that is only tried, from a file outside, need not be committed.
#[test]
fn a_guideline_that_is_only_tried_changes_no_folder() {
    let repository = files("").committed("2024-12-30", "x");
    let tried = repository.path().join(".git/goc.toml");
    fs::write(&tried, BASE.replace("version = \"1\"", "version = \"2\"")).expect("a file");
    let tried = tried.display().to_string();
    let run = bontot(repository.path(), &["compare", "--guideline", &tried, "--require-clean"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}
