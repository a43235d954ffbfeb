//! Documents that are sent on: the same bytes in any locale, whole files, text that is never a formula.

use std::fs;

use crate::harness::{Folder, bontot, bontot_with, home, text_of};

const WORKSPACE: &str = "tests/golden/quota/workspace";
const FORMATS: [&str; 7] = ["table", "csv", "csv-excel", "json", "markdown", "html", "xlsx"];
const COMMANDS: [&[&str]; 5] = [
    &["evaluate", WORKSPACE, "--review", "classification"],
    &["classify", WORKSPACE],
    &["classify", WORKSPACE, "--quota"],
    &["summary", WORKSPACE, "--by", "parent"],
    &["summary", WORKSPACE, "--years", "2024..2024"],
];

/// What the command writes into a file under a locale.
fn written(command: &[&str], format: &str, locale: &str) -> Vec<u8> {
    let folder = Folder::new();
    let file = folder.path().join("document");
    let path = file.to_str().expect("the temporary folder has a plain name");
    let options = ["--format", format, "-o", path, "--date", "31/12/2024"];
    let arguments = [command, &options[..]].concat();
    let run = bontot_with(home(), &arguments, &[("LANG", locale), ("LC_ALL", locale)]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{arguments:?}: {}", run.stderr);
    fs::read(&file).expect("the document was written")
}

#[test]
fn documents_are_the_same_bytes_in_any_locale() {
    for command in COMMANDS {
        for format in FORMATS {
            let first = written(command, format, "C");
            assert!(!first.is_empty());
            assert!(first == written(command, format, "tr_TR.UTF-8"), "{command:?} as {format}");
        }
    }
}

#[test]
fn csv_for_excel_has_its_marks_and_no_sep_line() {
    let text = String::from_utf8(written(COMMANDS[1], "csv-excel", "C")).expect("it is UTF-8");
    assert!(text.starts_with('\u{feff}') && !text.contains("sep="));
    assert!(text.lines().count() > 1 && text.matches('\n').count() == text.matches("\r\n").count());
    assert!(text.lines().next().is_some_and(|heads| heads.contains(';') && !heads.contains(',')));
}

#[test]
fn a_page_has_no_script_and_needs_nothing_from_elsewhere() {
    for command in COMMANDS {
        let page = String::from_utf8(written(command, "html", "C")).expect("it is UTF-8");
        for acting in ["<script", "<link", "<img", "http:", "https:", "url(", "@import", "javascript:"] {
            assert!(!page.contains(acting), "{command:?}: {acting}");
        }
        assert!(page.contains("@page { size: A4 landscape"));
    }
}

/// Without a date given, a page bears the commit that git has checked out, or says that there is none.
#[test]
fn without_git_a_page_says_so() {
    let arguments = [COMMANDS[1], &["--format", "html"]].concat();
    let page = bontot_with(home(), &arguments, &[("PATH", "/nowhere")]).stdout;
    assert!(page.contains("không nằm trong kho git"), "{page}");
}

#[test]
fn years_and_a_period_exclude_each_other() {
    let run = bontot(home(), &["summary", WORKSPACE, "--years", "2023..2024", "--period", "2024"]);
    assert_eq!(run.status, 2, "{}", run.stdout);
}

#[test]
fn a_waiver_is_shown_with_its_document_in_every_register() {
    // cb-a2-7 registered late and is recognised all the same, by 09-CV/ĐU
    let (folder, waived) = ("examples/dang-bo-tinh", "09-CV/ĐU ngày 14/3/2025");
    for command in [&["evaluate", folder][..], &["classify", folder, "--review", "recognition"]] {
        for format in ["csv", "csv-excel"] {
            let options = ["--period", "2025", "--organisation", "cb-a2-7", "--format", format];
            let run = bontot(home(), &[command, &options].concat());
            assert_eq!(run.status, 0, "{}", run.stderr);
            assert!(run.stdout.contains(waived), "{command:?}: {}", run.stdout);
        }
    }
}

/// Who gets the file does not know with which options it was written.
#[test]
fn a_preview_says_so_in_every_row() {
    for command in ["evaluate", "classify"] {
        let told = |more: &[&str]| {
            let options = [command, "examples/kon-tum-2023", "--review", "recognition"];
            let run = bontot(home(), &[&options[..], more].concat());
            assert_eq!(run.status, 0, "{}", run.stderr);
            run.stdout
        };
        let preview = told(&["--stage", "self", "--format", "csv"]);
        let (head, rows) = preview.split_once('\n').expect("a line of heads");
        assert!(head.ends_with(",xem trước theo"), "{head}");
        assert_eq!(rows.lines().count(), 7);
        assert!(rows.lines().all(|row| row.ends_with(",tự chấm")), "{rows}");
        assert!(!told(&["--format", "csv"]).contains("xem trước"));
        assert!(told(&["--stage", "self", "--format", "json"]).contains("\"preview\": \"self\""));
        assert!(!told(&["--format", "json"]).contains("\"preview\""));
        // a page says it above its table, and once
        let page = told(&["--stage", "self", "--format", "html"]);
        assert_eq!(page.to_lowercase().matches("xem trước theo").count(), 1);
    }
}

/// Chi bộ Một has 90 of at least 80 points, Chi bộ Hai 79; the form of Chi bộ Ba is not filled in.
#[test]
fn a_register_says_what_a_decision_says_that_is_not_the_result() {
    let example = |path: &str| text_of(&home().join("examples/toi-thieu").join(path));
    let more = |path: &str, row: &str| example(path) + row;
    let folder = Folder::new()
        .with("bontot.toml", example("bontot.toml"))
        .with("organisations.csv", more("organisations.csv", "cb-ba,Chi bộ Ba,chi bộ trực thuộc,\n"))
        .with("criteria/chi-bo-vi-du/1.toml", example("criteria/chi-bo-vi-du/1.toml"))
        .with("2024/assessments/recognition.csv", more("2024/assessments/recognition.csv", "cb-ba,1.1,50,\n"))
        .with(
            "2024/decisions.csv",
            "organisation,review,outcome,number,date\n\
             cb-mot,recognition,dat,07-QĐ/ĐU,2025-01-05\n\
             cb-hai,recognition,dat,07-QĐ/ĐU,2025-01-05\n\
             cb-ba,recognition,dat,07-QĐ/ĐU,2025-01-05\n",
        );
    let told = |language: &str| {
        let run = bontot(folder.path(), &["evaluate", "--format", "csv", "--lang", language]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let row =
            |id: &str| run.stdout.lines().find(|row| row.starts_with(id)).unwrap_or_default().to_owned();
        ["cb-mot", "cb-hai", "cb-ba"].map(row)
    };
    let [same, other, alone] = told("vi");
    assert!(same.ends_with(",07-QĐ/ĐU,"), "{same}");
    assert!(other.ends_with("quyết định 07-QĐ/ĐU ghi “Đạt”, khác kết quả tính\""), "{other}");
    assert!(alone.ends_with("; quyết định 07-QĐ/ĐU ghi “Đạt”\""), "{alone}");
    let [_, other, _] = told("en");
    assert!(other.ends_with("decision 07-QĐ/ĐU says “Passed”, which differs from the result\""), "{other}");
}
