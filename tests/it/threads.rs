//! However many threads work, and however a large file is cut: the same bytes, the same errors.

use std::fmt::Write;

use crate::harness::{Folder, bontot};

/// More rows than fit into one piece of a large file (256 KiB).
const CELLS: usize = 9_000;
const PIECE: usize = 1 << 18;

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy\"\n[reviews.recognition]\nguidelines = [\"g\"]\n";

const GUIDELINE: &str = r#"
format = 1
id = "g"
version = "1"
name = "G"
issuer = "x"
instrument = "y"
in_force = { from = 2024-01-01 }
applies_to = ["cell"]
every = "year"
stages = ["self", "appraised"]
[[group]]
id = "1"
name = "Nhóm"
criterion = [
    { id = "1.1", name = "Một", max = 10, kind = "points" },
    { id = "1.2", name = "Hai", max = 10, kind = "points" },
]
[[outcome]]
id = "dat"
name = "Đạt"
cite = "c"
requires = [{ id = "tong", cite = "c", total = true, at_least = 15 }]
[[outcome]]
id = "khong"
name = "Không đạt"
cite = "c"
"#;

/// A flat file of two lines a cell, with line ends within quotes.
fn rows() -> String {
    let mut text = "organisation,criterion,self,appraised,evidence,note\n".to_owned();
    for cell in 0..CELLS {
        let _ = writeln!(text, "cb-{cell},1.1,9,{}.5,BC 0{}-BC/CB 12/03/2024,", cell % 9, cell % 10);
        let _ = writeln!(
            text,
            "cb-{cell},1.2,8,8,,\"Đã họp, lần “{cell}”:\n\"\"nhất trí\"\", biên bản số {cell}\""
        );
    }
    text
}

fn folder(rows: &str) -> Folder {
    let mut register = "id,name,kind\n".to_owned();
    for cell in 0..CELLS {
        let _ = writeln!(register, "cb-{cell},Chi bộ {cell},cell");
    }
    Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("criteria/g.toml", GUIDELINE)
        .with("organisations.csv", register)
        .with("2024/assessments/recognition.csv", rows)
}

/// What the program writes with any number of threads.
#[track_caller]
fn same_for_all(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let run = |threads: &str| {
        let run = bontot(folder.path(), &[arguments, &["--threads", threads]].concat());
        (run.status, run.stdout, run.stderr)
    };
    let alone = run("1");
    assert!(run("2") == alone && run("8") == alone, "{arguments:?}");
    alone
}

#[test]
fn results_are_the_same_for_any_number_of_threads() {
    let rows = rows();
    assert!(rows.len() > PIECE, "the file is cut");
    let (status, csv, errors) = same_for_all(&folder(&rows), &["evaluate", "--format", "csv"]);
    // of nine cells seven are below 15 after an appraisal that no note explains
    let findings = "Có 7000 cảnh báo về chất lượng hồ sơ; xem: bontot check\n";
    assert_eq!((status, errors.as_str()), (0, findings));
    assert_eq!(csv.lines().count(), 1 + CELLS);
    // cell 7: 7.5 + 8 = 15.5 reaches 15; cell 6: 6.5 + 8 = 14.5 does not; cell 8999: 8999 is 8 over nines
    let row = |cell: usize| csv.lines().nth(1 + cell).expect("a row a cell");
    let start = |cell, points| {
        format!("cb-{cell},Chi bộ {cell},chi bộ trực thuộc,,g@1,không,2024,{points},17,{points},20,")
    };
    assert!(row(7).starts_with(&(start(7, "15.5") + "dat,Đạt")), "{}", row(7));
    assert!(row(6).starts_with(&(start(6, "14.5") + "khong,Không đạt")), "{}", row(6));
    assert!(row(8999).starts_with(&(start(8999, "16.5") + "dat,Đạt")), "{}", row(8999));
}

/// Its digest is taken while it is read piece by piece; `verify` reads it once more as a whole.
#[test]
fn the_receipt_of_a_cut_file_is_that_of_the_whole() {
    let folder = folder(&rows());
    let file = "2024/results/recognition.csv";
    for threads in ["1", "2"] {
        let written = folder.path().join(file);
        let output = written.to_str().expect("a path in UTF-8");
        let run = bontot(
            folder.path(),
            &["evaluate", "--format", "csv", "-o", output, "--force", "--threads", threads],
        );
        assert_eq!(run.status, 0, "{}", run.stderr);
        let verified = bontot(folder.path(), &["verify", output]);
        assert_eq!(verified.status, 0, "{}{}", verified.stdout, verified.stderr);
    }
}

/// By name, their numbers by value; counted as many times as there are cells.
#[test]
fn the_classification_of_many_is_the_same_for_any_number_of_threads() {
    let folder = folder(&rows());
    let asked = ["classify", "--review", "recognition", "--format", "csv"];
    let (status, csv, _) = same_for_all(&folder, &asked);
    assert_eq!((status, csv.lines().count()), (0, 1 + CELLS));
    let ids: Vec<&str> = csv.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!((ids[0], ids[9], ids[10], ids[CELLS - 1]), ("cb-0", "cb-9", "cb-10", "cb-8999"));
    let asked = ["summary", "--review", "recognition", "--format", "json"];
    let (status, json, _) = same_for_all(&folder, &asked);
    assert_eq!(status, 0);
    // of nine cells two reach 15: 8 + 7.5 and 8 + 8.5
    assert!(json.contains("\"count\": 2000,") && json.contains("\"count\": 7000,"), "{json}");
}

#[test]
fn errors_are_the_same_for_any_number_of_threads() {
    // the first row once more at the end, a cell that nobody knows, and points over the maximum in the middle
    let rows = rows().replace("cb-4500,1.1,9,", "cb-4500,1.1,19,") + "cb-0,1.1,1,1,,\ncb-x,1.1,1,1,,\n";
    let lines = rows.lines().count();
    let (status, _, errors) = same_for_all(&folder(&rows), &["evaluate", "--lang", "en"]);
    assert_eq!(status, 1);
    let file = "2024/assessments/recognition.csv";
    for place in [format!("{file}:13502:13"), format!("{file}:{}:6", lines - 1), format!("{file}:{lines}:1")]
    {
        assert!(errors.contains(&place), "{place}\n{errors}");
    }
    assert!(errors.contains(&format!("{file}:2")), "the first of the two rows\n{errors}");
    assert_eq!(errors.matches("-->").count(), 3, "{errors}");
}

#[test]
fn a_broken_quote_in_a_large_file_is_told_as_in_a_small_one() {
    let rows = rows().replace("cb-8000,1.1,9,", "cb-8000,1.1,\"9,");
    let (status, _, errors) = same_for_all(&folder(&rows), &["evaluate", "--lang", "en"]);
    assert_eq!(status, 1);
    // three lines a cell after the header
    assert!(errors.contains("2024/assessments/recognition.csv:24002:13"), "{errors}");
}

/// What one run tells of a folder whose register has a fault in a piece that is not its first.
fn errors_of_register(sound: &str, faulty: &str) -> String {
    let name = |cell| format!("cb-{cell},Chi bộ {cell} Đảng bộ cơ sở Trung đoàn bộ binh,cell\n");
    let register = "id,name,kind\n".to_owned() + &(0..CELLS).map(name).collect::<String>();
    let at = register.find(sound).expect("what becomes faulty");
    assert!(at > PIECE, "the register is cut before it");
    let folder = folder(&rows()).with("organisations.csv", register.replacen(sound, faulty, 1));
    let (status, _, errors) = same_for_all(&folder, &["evaluate", "--lang", "en"]);
    assert_eq!(status, 1);
    errors
}

#[test]
fn a_fault_in_a_large_register_is_told_at_its_line() {
    let before = "cb-8990,Chi bộ 8990 Đảng bộ cơ sở Trung đoàn bộ binh,";
    let errors = errors_of_register(&format!("{before}cell"), &format!("{before}cel"));
    // a line for each cell from 0 on after the header, counted from 1
    let place = format!("organisations.csv:8992:{}", before.chars().count() + 1);
    assert!(errors.contains(&place), "{place}\n{errors}");
    assert_eq!(errors.matches("-->").count(), 1, "{errors}");
}

#[test]
fn a_broken_quote_in_a_large_register_is_told_where_it_opens() {
    let errors = errors_of_register("cb-8000,Chi", "cb-8000,\"Chi");
    // behind `cb-8000,`
    assert!(errors.contains("organisations.csv:8002:9"), "{errors}");
}
