//! `bontot fmt`: every file in canonical form, with the same meaning, and not a byte more.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use unicode_normalization::UnicodeNormalization;

use crate::harness::{Folder, bontot, entries, expect_file, files_below, home, text_of};

/// A case of `tests/fmt`: a folder before and after, and what is said.
fn case() -> PathBuf {
    home().join("tests/fmt")
}

/// A copy of `tests/fmt/before`; its text files are damaged as `damage` says.
fn copy(damage: impl Fn(&str) -> String) -> Folder {
    let before = case().join("before");
    files_below(&before).into_iter().fold(Folder::new(), |folder, file| {
        let path = relative(&file, &before);
        folder.with(&path, damage(&text_of(&file)))
    })
}

fn relative(file: &Path, folder: &Path) -> String {
    file.strip_prefix(folder).expect("a file below").to_string_lossy().into_owned()
}

/// Every file with its text and the time it was written.
fn snapshot(folder: &Path) -> BTreeMap<String, (String, SystemTime)> {
    let times = |file: &Path| fs::metadata(file).and_then(|found| found.modified()).expect("a time");
    files_below(folder)
        .into_iter()
        .map(|file| (relative(&file, folder), (text_of(&file), times(&file))))
        .collect()
}

/// CRLF, a byte order mark, and letters in pieces: what other programs leave.
fn damaged(text: &str) -> String {
    format!("\u{feff}{}", text.nfd().collect::<String>().replace('\n', "\r\n"))
}

#[test]
fn the_folder_comes_out_as_expected_and_stays_so() {
    for damage in [str::to_owned, damaged] {
        let folder = copy(damage);
        let before = folder.json();
        bontot(folder.path(), &["fmt"]).output();
        for file in files_below(&case().join("after")) {
            let path = relative(&file, &case().join("after"));
            expect_file(&file, &text_of(&folder.path().join(path)));
        }
        assert_eq!(folder.json(), before);
        let written = snapshot(folder.path());
        assert_eq!(
            bontot(folder.path(), &["fmt", "--check", "--lang", "en"]).output(),
            "Every file is in canonical form.\n"
        );
        assert_eq!(
            bontot(folder.path(), &["fmt", "--lang", "en"]).output(),
            "Every file is in canonical form; nothing was written.\n"
        );
        assert_eq!(snapshot(folder.path()), written, "nothing is written twice");
    }
}

#[test]
fn check_tells_and_writes_nothing() {
    let folder = copy(str::to_owned);
    let before = snapshot(folder.path());
    for language in ["vi", "en"] {
        let run = bontot(folder.path(), &["fmt", "--check", "--lang", language]);
        assert_eq!((run.status, run.stderr.as_str()), (4, ""));
        expect_file(&case().join(format!("check.{language}.txt")), &run.stdout);
    }
    assert_eq!(snapshot(folder.path()), before);
}

/// What is told can be typed where it is told.
#[test]
fn the_command_that_rewrites_names_the_folder() {
    let folder = Folder::new()
        .with(
            "Hồ sơ A/bontot.toml",
            "format = 1\ncommittee = \"Đảng ủy mẫu\"\n[reviews.meeting]\nguidelines = [\"sinh-hoat-chi-bo\"]",
        )
        .with("Hồ sơ A/organisations.csv", "id,name,kind\ncb,Chi bộ,cell\n");
    let run = bontot(folder.path(), &["fmt", "Hồ sơ A", "--check", "--lang", "en"]);
    assert_eq!(run.status, 4, "{}", run.stderr);
    let told = "1 file is not in canonical form. To rewrite it: bontot fmt \"Hồ sơ A\"\n";
    assert!(run.stdout.ends_with(told), "{}", run.stdout);
}

#[test]
fn only_files_that_change_are_written() {
    let folder = copy(str::to_owned);
    let before = snapshot(folder.path());
    let told = bontot(folder.path(), &["fmt", "--lang", "en"]).output();
    for (path, (text, written)) in snapshot(folder.path()) {
        let changed = text != before[&path].0;
        assert_eq!(told.lines().any(|line| line == path), changed, "{path}\n{told}");
        assert_eq!(written == before[&path].1, !changed, "{path}");
    }
}

#[test]
fn a_folder_with_errors_is_left_alone() {
    let folder = copy(str::to_owned).with("2024/waivers.csv", "organisation\n");
    let before = snapshot(folder.path());
    for arguments in [&["fmt"][..], &["fmt", "--check"]] {
        let run = bontot(folder.path(), arguments);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""));
        assert!(run.stderr.contains("lỗi[csv-column-missing]"), "{}", run.stderr);
    }
    assert_eq!(snapshot(folder.path()), before);
    assert_eq!(bontot(folder.path(), &["fmt", "nowhere"]).status, 2);
}

#[test]
fn the_examples_are_in_canonical_form() {
    for example in entries(&home().join("examples")) {
        let run = bontot(&example, &["fmt", "--check"]);
        let told = (run.status, run.stdout.as_str());
        assert_eq!(told, (0, "Mọi tệp đã đúng dạng chuẩn.\n"), "{}", example.display());
    }
}
