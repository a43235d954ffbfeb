//! What git is asked and what it must not do: real repositories of every shape, hostile ones among them.

mod absent;
mod hostile;
mod ignored;

use std::fs;
use std::path::Path;

use bontot::git::{
    Absence, ChangeKind, CommitChange, Content, Depth, EntryKind, Origin, Repository as Git, Span, WorkTree,
};
use bontot::model::Date;

use crate::compare::{form, workspace};
use crate::harness::{Folder, bontot_with, text_of};
use crate::repository::Repository;

fn around(folder: &Path) -> Git {
    Git::around(folder).expect("there is a repository")
}

fn log(git: &Git, paths: &[&str]) -> Vec<CommitChange> {
    git.log(Span::UpTo(git.head()), paths).expect("a history")
}

/// Whether nothing of the folder has changed since the commit and nothing has been added; what is ignored on purpose
/// aside.
fn is_clean(git: &Git) -> bool {
    git.changes().expect("an answer").iter().all(|change| change.kind == ChangeKind::Ignored)
}

/// The changes of a history on a line each: subject, then each path with how often it was there before, and after.
fn told(changes: &[CommitChange]) -> Vec<String> {
    let file = |file: &bontot::git::FileChange| {
        let was = file.was.as_ref().map(|was| format!("{was} → ")).unwrap_or_default();
        format!(" {was}{} {}→{}", file.path, file.before.len(), usize::from(file.after.is_some()))
    };
    changes
        .iter()
        .map(|change| {
            let files: String = change.files.iter().map(file).collect();
            format!("{}:{files}", change.commit.subject)
        })
        .collect()
}

#[test]
fn a_folder_below_the_top_sees_itself_only() {
    let repository = Repository::new()
        .with("README.md", "x")
        .with("đảng bộ/2024/Chi bộ số 1.csv", "tiêu chí\n")
        .with("đảng bộ/tab\tand \"quote\"\nline.csv", "y")
        .committed("2024-03-05", "Nhập “sổ” lần đầu");
    let git = around(&repository.path().join("đảng bộ"));
    assert_eq!(
        (git.prefix().as_str(), git.work_tree(), git.depth()),
        ("đảng bộ/", WorkTree::Checked, Depth::Whole)
    );
    let head = git.head();
    assert_eq!((head.id.clone(), head.date.to_string().as_str()), (repository.id("HEAD"), "2024-03-05"));
    assert_eq!((head.author.as_str(), head.subject.as_str()), ("Chi uỷ viên", "Nhập “sổ” lần đầu"));
    let tree = git.tree(head).expect("files");
    let paths: Vec<&str> = tree.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths, ["2024/Chi bộ số 1.csv", "tab\tand \"quote\"\nline.csv"]);
    assert!(tree.iter().all(|entry| entry.kind == EntryKind::File));
    let ids: Vec<&str> = tree.iter().map(|entry| entry.id.as_str()).collect();
    let contents = git.blobs(&ids).expect("contents");
    assert_eq!(contents, [Content::Bytes("tiêu chí\n".into()), Content::Bytes(b"y".into())]);
    let history = log(&git, &[]);
    assert_eq!(history[0].files.len(), 2, "{history:?}");
    assert_eq!(history[0].files[0].after.as_deref(), Some(ids[0]));
    assert_eq!(log(&git, &["2024"])[0].files.len(), 1);
}

/// Anyone who commits may call themselves and what they did as they like.
#[test]
fn nothing_in_an_author_or_a_subject_acts() {
    let repository = Repository::new();
    repository.import(
        "commit refs/heads/main\ncommitter Chi\u{1b}[31m \u{202e}uỷ <a@example.invalid> 1709600000 +0700\n\
         data 17\nNh\u{1ead}p \u{1b}]0;x\u{7}\u{200b}\n\nM 644 inline a.csv\ndata 1\nx\n",
    );
    let git = around(repository.path());
    let expected = ("Chi␛[31m <U+202E>uỷ", "Nhập ␛]0;x␇<U+200B>");
    let shown = |commit: &bontot::git::Commit| (commit.author.clone(), commit.subject.clone());
    let (author, subject) = shown(git.head());
    assert_eq!((author.as_str(), subject.as_str()), expected);
    assert_eq!(shown(&log(&git, &[])[0].commit), (author, subject));
}

#[test]
fn without_a_repository_or_a_commit_the_reason_is_told() {
    let folder = Folder::new();
    assert_eq!(Git::around(folder.path()).err(), Some(Absence::NoRepository));
    assert_eq!(Git::around(Repository::new().path()).err(), Some(Absence::NoCommit));
    let broken = Folder::new().with(".git", "gitdir: /nowhere/at/all\n");
    assert!(matches!(Git::around(broken.path()), Err(Absence::Broken(said)) if said.contains("/nowhere")));
    let emptied = Repository::new().with("a", "a").committed("2024-01-01", "a");
    fs::remove_dir_all(emptied.path().join(".git/objects")).expect("the objects");
    fs::create_dir(emptied.path().join(".git/objects")).expect("a folder");
    assert!(matches!(Git::around(emptied.path()), Err(Absence::Broken(_))));
}

const FORM: &str = "examples/toi-thieu";

/// A page of the smallest example, made with some variables set; it names the commit or says there is none.
fn page(repository: &Repository, variables: &[(&str, &str)]) -> String {
    let run = bontot_with(repository.path(), &["evaluate", ".", "--format", "html"], variables);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    run.stdout
}

fn example() -> Repository {
    let origin = crate::harness::home().join(FORM);
    let mut repository = Repository::new();
    for file in crate::harness::files_below(&origin) {
        let path = file.strip_prefix(&origin).expect("a file of the example").to_owned();
        let contents = fs::read(&file).expect("a file");
        repository = repository.with(path.to_str().expect("a path in UTF-8"), contents);
    }
    repository.committed("2024-12-20", "Ví dụ")
}

#[test]
fn the_environment_leads_nowhere_else_and_no_program_is_no_failure() {
    let repository = example();
    let id = repository.id("HEAD")[..7].to_owned();
    assert!(page(&repository, &[]).contains(&id));
    let elsewhere = Repository::new().with("x", "x").committed("2023-01-01", "x");
    let other = elsewhere.path().join(".git").display().to_string();
    let trace = repository.path().join("trace").display().to_string();
    for variables in [
        [("GIT_DIR", other.as_str()), ("GIT_WORK_TREE", "/")],
        [("GIT_INDEX_FILE", "/nowhere"), ("GIT_OBJECT_DIRECTORY", "/nowhere")],
        [("GIT_CONFIG_PARAMETERS", "'log.showSignature=true'"), ("GIT_TRACE", &trace)],
        [("GIT_NAMESPACE", "x"), ("GIT_EXTERNAL_DIFF", "false")],
    ] {
        assert!(page(&repository, &variables).contains(&id), "{variables:?}");
    }
    assert!(!Path::new(&trace).exists());
    assert!(page(&repository, &[("PATH", "/nowhere")]).contains("không nằm trong kho git"));
}

/// A cell of a workbook holds 32,767 characters.
#[test]
fn a_subject_as_long_as_a_document_is_cut() {
    let repository = Repository::new().with("a", "a").committed("2024-01-01", &"đ".repeat(40_000));
    assert_eq!(around(repository.path()).head().subject, "đ".repeat(1000) + "…");
}

#[test]
fn a_side_branch_is_told_with_its_own_commits_and_a_merge_with_what_it_changed_itself() {
    let rows = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    let repository = Repository::new().with("x", rows).with("y", rows).committed("2024-01-01", "first");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    let repository = repository.with("x", rows.replace('9', "nine")).committed("2024-01-02", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    let repository = repository.with("x", rows.replace('1', "one")).committed("2024-01-03", "main");
    repository.git(&["merge", "--quiet", "--no-commit", "side"]);
    let repository = repository.with("y", rows.replace('5', "five")).committed("2024-01-04", "merge");
    let history = log(&around(repository.path()), &[]);
    // x came together from both parents; y is as in neither of them
    assert_eq!(told(&history)[0], "merge: x 2→1 y 2→1");
    let mut rest = told(&history)[1..].to_vec();
    rest.sort();
    assert_eq!(rest, ["first: x 0→1 y 0→1", "main: x 1→1", "side: x 1→1"]);
    let origins: Vec<Origin> = history.iter().map(|change| change.origin).collect();
    assert_eq!(origins, [Origin::Merge, Origin::Commit, Origin::Commit, Origin::First]);
}

#[test]
fn what_differs_from_the_commit_is_listed() {
    let repository = Repository::new()
        .with("ở trên.csv", "x")
        .with("hồ sơ/sửa.csv", "a")
        .with("hồ sơ/xoá.csv", "a")
        .with("hồ sơ/.gitignore", "*.tmp\n")
        .committed("2024-01-01", "a");
    let folder = repository.path().join("hồ sơ");
    assert!(is_clean(&around(&folder)));
    let repository = repository.with("ở trên.csv", "y").with("hồ sơ/nháp.tmp", "x");
    assert!(is_clean(&around(&folder)), "what lies outside and what is ignored");
    let repository = repository.with("hồ sơ/sửa.csv", "b").with("hồ sơ/2025/mới.csv", "x");
    fs::remove_file(repository.path().join("hồ sơ/xoá.csv")).expect("a file");
    let changes = around(&folder).changes().expect("changes");
    let told: Vec<(&str, ChangeKind)> =
        changes.iter().map(|change| (change.path.as_str(), change.kind)).collect();
    assert_eq!(
        told,
        [
            ("2025/mới.csv", ChangeKind::Untracked),
            ("nháp.tmp", ChangeKind::Ignored),
            ("sửa.csv", ChangeKind::Changed),
            ("xoá.csv", ChangeKind::Changed),
        ]
    );
    assert!(!is_clean(&around(&folder)));
}

#[test]
fn a_merge_left_in_conflict_is_told() {
    let repository = Repository::new().with("a", "1\n").committed("2024-01-01", "a");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    let repository = repository.with("a", "2\n").committed("2024-01-02", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    let repository = repository.with("a", "3\n").committed("2024-01-03", "main");
    assert!(!repository.try_git("2024-01-04", &["merge", "side"]).status.success());
    let git = around(repository.path());
    let changes = git.changes().expect("changes");
    assert_eq!((changes.len(), changes[0].kind), (1, ChangeKind::Conflict));
    assert_eq!(git.head().subject, "main");
}

#[test]
fn worktrees_bare_and_shallow_repositories_answer() {
    let repository = Repository::new().with("sub/a", "1").committed("2024-01-01", "a");
    let repository = repository
        .with("sub/a", "2")
        .committed("2024-01-02", "b")
        .with("c", "c")
        .committed("2024-01-03", "c");
    repository.git(&["worktree", "add", "--quiet", "tree", "HEAD~1"]);
    let worktree = around(&repository.path().join("tree/sub"));
    assert_eq!((worktree.head().subject.as_str(), worktree.prefix().as_str()), ("b", "sub/"));
    assert_eq!(told(&log(&worktree, &[])), ["b: a 1→1", "a: a 0→1"]);

    repository.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
    let bare = around(&repository.path().join("bare.git"));
    assert_eq!((bare.work_tree(), bare.changes()), (WorkTree::None, Ok(Vec::new())));
    assert_eq!(bare.tree(bare.head()).expect("files").len(), 2);
    assert_eq!(told(&log(&bare, &[])), ["c: c 0→1", "b: sub/a 1→1", "a: sub/a 0→1"]);

    let url = format!("file://{}", repository.path().display());
    repository.git(&["clone", "--quiet", "--depth=2", &url, "shallow"]);
    let shallow = around(&repository.path().join("shallow"));
    assert_eq!(shallow.depth(), Depth::Shallow);
    let history = log(&shallow, &[]);
    assert_eq!(told(&history), ["c: c 0→1", "b: sub/a 0→1"]);
    assert_eq!(history[1].origin, Origin::CutOff);
}

#[test]
fn links_submodules_and_contents_are_told_apart_however_long() {
    const LONG: usize = 20 << 20;
    let repository = Repository::new().with("a", "a").with("large", vec![b'x'; LONG]);
    repository.git(&["add", "--all"]);
    let target = repository.id(":a");
    repository.git(&["update-index", "--add", "--cacheinfo", &format!("120000,{target},link")]);
    repository.git(&["update-index", "--add", "--chmod=+x", "a"]);
    let module = "1234567890123456789012345678901234567890";
    repository.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{module},module")]);
    repository.git_on("2024-01-01", &["commit", "--quiet", "--message", "a"]);
    let git = around(repository.path());
    let tree = git.tree(git.head()).expect("files");
    let kinds: Vec<EntryKind> = tree.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [EntryKind::Executable, EntryKind::File, EntryKind::Link, EntryKind::Submodule]);
    let contents = git.blobs(&[&tree[1].id, module, &tree[0].id]).expect("contents");
    let [large, lost, target] = &contents[..] else { panic!("three were asked for") };
    assert!(large.bytes().is_some_and(|bytes| bytes.len() == LONG && bytes.iter().all(|byte| *byte == b'x')));
    assert_eq!([lost, target], [&Content::Missing, &Content::Bytes(b"a".into())]);
    assert!(git.blobs(&["HEAD"]).is_err());
    assert_eq!(told(&log(&git, &[])), ["a: a 0→1 large 0→1"]);
}

/// Both pipes hold 64 KiB: asking for all before reading any would stop here for ever.
#[test]
fn many_contents_come_by_one_process() {
    let mut repository = Repository::new();
    for index in 0..40 {
        repository = repository.with(&format!("{index:02}"), format!("{index:02}").repeat(4000));
    }
    let repository = repository.committed("2024-01-01", "a");
    let git = around(repository.path());
    let tree = git.tree(git.head()).expect("files");
    let ids: Vec<&str> = tree.iter().cycle().take(4000).map(|entry| entry.id.as_str()).collect();
    let mut sum = 0;
    git.each_blob(&ids, |index, content| {
        let bytes = content.bytes().expect("a content");
        assert_eq!(bytes[..2], *tree[index % 40].path.as_bytes());
        sum += bytes.len();
    })
    .expect("contents");
    assert_eq!(sum, 4000 * 8000);
}

/// Commits 1 to 3,000, an hour apart; every seventh changes `b` as well, which makes 428.
#[test]
fn thousands_of_commits_are_read() {
    use std::fmt::Write;
    let mut commits = String::new();
    for number in 1..=3000 {
        let (seconds, subject) = (1_704_000_000 + number * 3600, format!("lần {number}"));
        let _ =
            write!(commits, "commit refs/heads/main\ncommitter Chi uỷ <a@example.invalid> {seconds} +0700\n");
        let _ = write!(commits, "data {}\n{subject}\n", subject.len());
        for path in if number % 7 == 0 { &["a", "b"][..] } else { &["a"] } {
            let content = number.to_string();
            let _ = write!(commits, "M 100644 inline {path}\ndata {}\n{content}\n", content.len());
        }
    }
    let repository = Repository::new();
    repository.import(&commits);
    let git = around(repository.path());
    let history = told(&log(&git, &[]));
    assert_eq!(history.len(), 3000);
    assert_eq!((history[0].as_str(), history[2999].as_str()), ("lần 3000: a 1→1", "lần 1: a 0→1"));
    let of_b = told(&log(&git, &["b"]));
    assert_eq!((of_b.len(), of_b[0].as_str(), of_b[427].as_str()), (428, "lần 2996: b 1→1", "lần 7: b 0→1"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_shown_with_a_mark() {
    use std::os::unix::ffi::OsStrExt;
    let repository = Repository::new().with("a/x", "x");
    let name = std::ffi::OsStr::from_bytes(b"a/t\xean.csv");
    fs::write(repository.path().join(name), "x").expect("a file");
    let repository = repository.committed("2024-01-01", "a");
    let git = around(&repository.path().join("a"));
    let paths: Vec<String> =
        git.tree(git.head()).expect("files").into_iter().map(|entry| entry.path).collect();
    assert_eq!(paths, ["t\u{fffd}n.csv", "x"]);
    assert_eq!(told(&log(&git, &[])), ["a: t\u{fffd}n.csv 0→1 x 0→1"]);
}

/// One process for the first side's files, and one for those that were changed since, however many they are.
#[test]
#[cfg(unix)]
fn what_was_changed_in_many_files_is_asked_for_by_one_process() {
    use std::os::unix::fs::PermissionsExt;

    let repository = workspace(Repository::new()).committed("2024-12-01", "Hồ sơ năm 2024");
    let repository = ["cb-1", "cb-5", "cb-8"].into_iter().fold(repository, |repository, id| {
        repository.with(&format!("2024/assessments/recognition/{id}.csv"), form("40", "50"))
    });
    let wrapper = "#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/asked\"\nPATH=${PATH#*:} exec git \"$@\"\n";
    let noting = Folder::new().with("git", wrapper);
    fs::set_permissions(noting.path().join("git"), fs::Permissions::from_mode(0o755)).expect("a program");
    let path = format!("{}:{}", noting.path().display(), std::env::var("PATH").unwrap_or_default());
    let told = bontot_with(repository.path(), &["compare", "--lang", "en"], &[("PATH", &path)]).output();
    assert!(told.contains("not committed"), "{told}");
    let asked = text_of(&noting.path().join("asked"));
    assert_eq!(asked.lines().filter(|line| line.contains("cat-file")).count(), 2, "{asked}");
}

/// Anybody may give a commit any day, and it stays in the history. 253,402,300,800 seconds after 1970 begins the year 10000,
/// 1,709,229,600 are 18:00 on 29 February 2024 in UTC.
#[test]
fn a_commit_of_a_day_beyond_all_calendars_hides_no_history() {
    let moments = ["253402300800 +0000", "0 -1200", "1709229600 +0545", "1709229600 +0630"];
    let commit = |moment: &&str| {
        format!(
            "commit refs/heads/main\ncommitter A <a@example.invalid> {moment}\ndata 1\nx\n\
             M 100644 inline a\ndata {}\n{moment}\n",
            moment.len()
        )
    };
    let repository = Repository::new();
    repository.import(&moments.iter().map(commit).collect::<String>());
    let git = around(repository.path());
    let days: Vec<String> =
        log(&git, &[]).iter().map(|change| change.commit.date.to_string()).rev().collect();
    assert_eq!(days, ["9999-12-31", "1969-12-31", "2024-02-29", "2024-03-01"]);
    assert_eq!(git.revision("HEAD~3").expect("an answer").map(|commit| commit.date), Date::new(9999, 12, 31));
}
