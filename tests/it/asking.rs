//! What a command line asks for that the folder does not have, or that cannot be meant.

use crate::harness::{Folder, bontot, home};

const PILOT: &str = "examples/kon-tum-2023";
const YEAR: &[&str] = &["--period", "2032"];

/// A year without a folder, where a month or quarter of it too is most likely mistyped.
#[test]
fn a_year_that_the_folder_does_not_have_is_wrong_usage() {
    let all: [&[&str]; 13] = [
        &["evaluate", PILOT],
        &["classify", PILOT, "--review", "recognition"],
        &["summary", PILOT, "--review", "recognition"],
        &["explain", PILOT, "cb-thong-tin"],
        &["status", PILOT],
        &["report", PILOT],
        &["document", "decision", PILOT],
        &["document", "minutes", PILOT],
        &["document", "notice", PILOT, "--organisation", "cb-thong-tin"],
        &["document", "list", PILOT],
        &["sign-off", PILOT, "cb-thong-tin", "--stage", "self", "--by", "BT", "--date", "2023-12-01"],
        &["compare", PILOT, "--stages", "self..appraised"],
        &["check", PILOT],
    ];
    for command in all {
        let year: &[&str] = if command[0] == "check" { &["--year", "2032"] } else { YEAR };
        let run = bontot(home(), &[command, year].concat());
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{command:?}: {}", run.stderr);
        let says = "hồ sơ không có năm 2032\n  = có phải ý là `2023`?\n  = hiện có: 2023\n";
        assert!(run.stderr.contains(says), "{command:?}: {}", run.stderr);
    }
    let folder = Folder::new();
    let file = folder.path().join("qd.md");
    let file = file.to_str().expect("a plain path");
    let run = bontot(home(), &[&["document", "decision", PILOT, "-o", file], YEAR].concat());
    assert_eq!((run.status, folder.path().join("qd.md").exists()), (2, false));
    for years in ["2023..2032", "2022..2023"] {
        let run =
            bontot(home(), &["summary", PILOT, "--review", "recognition", "--years", years, "--lang", "en"]);
        assert!(run.status == 2 && run.stderr.contains("the workspace has no year 20"), "{}", run.stderr);
        let run = bontot(home(), &["compare", PILOT, "--years", years, "--lang", "en"]);
        assert!(run.status == 2 && run.stderr.contains("the workspace has no year 20"), "{}", run.stderr);
    }
    let quarter = bontot(home(), &["evaluate", PILOT, "--period", "2022-Q1"]);
    assert_eq!(quarter.status, 2, "{}", quarter.stderr);
}

/// A form begins a year; where there is no year at all, no year is a wrong one.
#[test]
fn a_year_may_be_begun() {
    let form = ["form", "examples/toi-thieu", "--period", "2025", "--format", "csv"];
    let form = bontot(home(), &form);
    assert_eq!(form.status, 0, "{}", form.stderr);
    let manifest =
        "format = 1\ncommittee = \"Đảng ủy\"\n[reviews.meeting]\nguidelines = [\"sinh-hoat-chi-bo\"]\n";
    let folder = Folder::new().with("bontot.toml", manifest);
    let folder = folder.with("organisations.csv", "id,name,kind\ncb,Chi bộ,cell\n");
    let run = bontot(folder.path(), &["evaluate", "--review", "meeting", "--period", "2023"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}
