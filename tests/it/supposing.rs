//! `--set`: what would follow from a value that is only supposed, and that nobody can take it for a result.

use serde_json::Value;

use crate::harness::{Folder, bontot, entries, files_below, home, text_of};

const SMALLEST: &str = "examples/toi-thieu";

fn json(arguments: &[&str]) -> Value {
    let run = bontot(home(), &[&["evaluate", SMALLEST, "--format", "json"], arguments].concat());
    serde_json::from_str(&run.output()).expect("JSON")
}

/// 44 + 0 + (20 − 5) + 20 = 79; with the plan 10 more, 89 of at least 80, and the mandatory line is met.
#[test]
fn a_supposed_value_takes_the_place_of_the_written_one() {
    let results = json(&["--set", "cb-hai:1.2=có"]);
    let cell = &results["organisations"][1];
    assert_eq!((&cell["stages"]["self"]["total"], &cell["final"]), (&"89".into(), &"dat".into()));
    let expected = serde_json::json!([{"organisation": "cb-hai", "criterion": "1.2", "stage": "self",
        "period": "2024", "before": "no", "after": "yes"}]);
    assert_eq!(results["hypothetical"], expected);
    assert_eq!(json(&[])["hypothetical"], Value::Null);
}

/// The other cell stays as it is, and so do the files.
#[test]
fn nothing_else_moves() {
    let before: Vec<String> = files_below(&home().join(SMALLEST)).iter().map(|path| text_of(path)).collect();
    assert_eq!(json(&["--set", "cb-hai:1.1=50"])["organisations"][0], json(&[])["organisations"][0]);
    let after: Vec<String> = files_below(&home().join(SMALLEST)).iter().map(|path| text_of(path)).collect();
    assert_eq!(before, after);
}

/// A value may be taken away, and a line without a row gets one.
#[test]
fn rows_are_emptied_and_added() {
    let results = json(&["--set", "cb-mot:2.1="]);
    let cell = &results["organisations"][0];
    assert_eq!((&cell["status"], &cell["stages"]["self"]["total"]), (&"undetermined".into(), &Value::Null));
    assert_eq!(results["hypothetical"][0]["after"], Value::Null);
    let without = text_of(&home().join(SMALLEST).join("2024/assessments/recognition.csv"));
    let without: String =
        without.lines().filter(|line| !line.contains("cb-mot,2.1")).flat_map(|line| [line, "\n"]).collect();
    let folder = smallest().with("2024/assessments/recognition.csv", without);
    let run = bontot(folder.path(), &["evaluate", "--format", "json", "--set", "cb-mot:2.1=0"]);
    let results: Value = serde_json::from_str(&run.output()).expect("JSON");
    // 46 + 10 + 20 + 14
    assert_eq!(results["organisations"][0]["stages"]["self"]["total"], "90");
    assert_eq!(results["hypothetical"][0]["before"], Value::Null);
}

fn smallest() -> Folder {
    let from = home().join(SMALLEST);
    files_below(&from).into_iter().fold(Folder::new(), |folder, path| {
        let name =
            path.strip_prefix(&from).expect("it lies below").to_str().expect("a plain name").to_owned();
        folder.with(&name, text_of(&path))
    })
}

#[test]
fn every_form_of_every_command_is_marked() {
    let commands = [&["evaluate"][..], &["classify"], &["classify", "--quota"], &["summary"]];
    for (language, mark, column) in [
        ("vi", "GIẢ ĐỊNH – không phải kết quả", "giả định,"),
        ("en", "HYPOTHETICAL – not a result", "hypothetical,"),
    ] {
        for command in commands {
            for format in ["table", "csv", "csv-excel", "json", "markdown", "html"] {
                // both languages draw by the same code: the second is tried where there is a table
                if language == "en" && !["table", "csv"].contains(&format) {
                    continue;
                }
                let options = [SMALLEST, "--review", "recognition", "--format", format];
                let set = ["--lang", language, "--set", "cb-hai:1.1=50"];
                let run = bontot(home(), &[command, &options, &set].concat());
                assert_eq!(run.status, 0, "{command:?} {format}: {}", run.stderr);
                let out = run.stdout;
                let marked = match format {
                    "json" => out.contains("\"hypothetical\": ["),
                    "csv" => out.starts_with(column) && out.lines().skip(1).all(|line| line.contains(mark)),
                    "csv-excel" => out.contains(&column.replace(',', ";")),
                    "table" => out.contains(&mark.to_uppercase()) && out.trim_end().ends_with(mark),
                    _ => out.matches(mark).count() >= 2,
                };
                assert!(marked, "{command:?} {format} {language}:\n{out}");
            }
        }
    }
}

/// One member was disciplined, of at most none: without that the cell is recognised.
#[test]
fn facts_are_supposed_as_well() {
    let set = ["--set", "cb-thi-diem-6:fact:members_disciplined=0", "--organisation", "cb-thi-diem-6"];
    let arguments = [&["evaluate", "examples/kon-tum-2023", "--format", "json"], &set[..]].concat();
    let results: Value = serde_json::from_str(&bontot(home(), &arguments).stdout).expect("JSON");
    assert_eq!(results["organisations"][0]["final"], "dat");
    let expected = serde_json::json!([{"organisation": "cb-thi-diem-6", "fact": "members_disciplined",
        "period": "2023", "before": "1", "after": "0"}]);
    assert_eq!(results["hypothetical"], expected);
}

/// The same sentences as for a value of a file, but wrong usage: the folder has no errors.
#[test]
fn a_value_that_no_file_may_hold_is_refused() {
    for (set, said) in [
        ("cb-hai:1.1=50,01", "tiêu chí `1.1` có 50,01 điểm, tối đa là 50"),
        ("cb-hai:1.1=một", "lỗi[number-malformed]"),
        ("cb-hai:9.9=1", "hướng dẫn của Chi bộ Hai (cb-hai) không có tiêu chí `9.9`"),
        ("cb-hay:1.1=1", "không có tổ chức mã `cb-hay`"),
        ("cb-hai:2.2=vui", "lỗi[option-unknown]"),
        ("cb-hai:1.1@2024-03=1", "cần kỳ như 2024"),
        ("cb-hai:1.1=n/a", "lỗi[not-applicable-forbidden]"),
        ("cb-hai:fact:so=1", "lỗi[fact-unknown]"),
    ] {
        let run = bontot(home(), &["evaluate", SMALLEST, "--set", set]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{set}");
        assert!(run.stderr.contains(said) && run.stderr.contains("--> --set:1:"), "{set}:\n{}", run.stderr);
    }
    let twice = ["evaluate", SMALLEST, "--set", "cb-hai:1.1=1", "--set", "cb-hai:1.1=2"];
    let run = bontot(home(), &twice);
    assert!(run.status == 2 && run.stderr.contains("lỗi[row-repeated]"), "{}", run.stderr);
    let run = bontot(home(), &["evaluate", SMALLEST, "--set", "cb-hai=1"]);
    assert!(run.status == 2 && run.stderr.contains("cb-03:2.1=8,5"), "{}", run.stderr);
}

/// A folder with errors is told as ever, whatever is supposed.
#[test]
fn errors_of_the_files_come_first() {
    let folder = smallest().with("2024/facts.csv", "organisation,fact,value\ncb-mot,so,1\n");
    let run = bontot(folder.path(), &["evaluate", "--set", "cb-hai:1.1=1"]);
    assert!(run.status == 1 && run.stderr.contains("2024/facts.csv:2"), "{}", run.stderr);
}

#[test]
fn nothing_supposed_is_written_among_the_results() {
    let folder = smallest();
    let set = ["--set", "cb-hai:1.1=50", "--format", "csv", "--force"];
    for file in ["2024/results/recognition.csv", "./2024/../2024/results/x.csv"] {
        for command in [&["evaluate"][..], &["summary", "--review", "recognition"]] {
            let run = bontot(folder.path(), &[command, &set, &["-o", file]].concat());
            assert!(run.status == 2 && run.stderr.contains("results"), "{file}: {}", run.stderr);
        }
    }
    assert!(entries(&folder.path().join("2024")).iter().all(|path| !path.ends_with("results")));
    let run = bontot(folder.path(), &[&["evaluate"], &set[..], &["-o", "thu/thu.csv"]].concat());
    assert_eq!(run.output(), "");
    assert!(text_of(&folder.path().join("thu/thu.csv")).starts_with("giả định,"));
}
