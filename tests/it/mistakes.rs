//! Twenty different mistakes in ten files, all told in one run, each at its place.

use crate::harness::{Folder, bontot, expect_file, files_below, home, text_of};

const MISTAKES: [(&str, &str); 20] = [
    ("toml-key-unknown", "bontot.toml:3:1"),
    ("deadline-malformed", "bontot.toml:9:14"),
    ("parent-unknown", "organisations.csv:3:34"),
    ("date-impossible", "organisations.csv:4:48"),
    ("bands-gap", "criteria/phieu-moi.toml:20:3"),
    ("cite-missing", "criteria/phieu-moi.toml:25:6"),
    ("word-unknown", "2024/events.csv:2:7"),
    ("organisation-unknown", "2024/events.csv:3:1"),
    ("fact-unknown", "2024/facts.csv:2:7"),
    ("number-not-whole", "2024/facts.csv:3:12"),
    ("finding-of-other-year", "2024/findings.csv:2:12"),
    ("csv-row-width", "2024/findings.csv:3"),
    ("condition-unknown", "2024/waivers.csv:2:19"),
    ("dates-reversed", "2024/waivers.csv:3:58"),
    ("id-malformed", "2024/decisions.csv:2:19"),
    ("date-malformed", "2024/decisions.csv:3:32"),
    ("points-over-maximum", "2024/assessments/recognition/cb-01.csv:2:5"),
    ("csv-quote-stray", "2024/assessments/recognition/cb-01.csv:4:19"),
    ("number-thousands", "2024/assessments/recognition/cb-02.toml:3:8"),
    ("evidence-file-missing", "2024/assessments/recognition/cb-02.toml:7:12"),
];

#[test]
fn twenty_mistakes_in_ten_files_are_told_in_one_run() {
    let case = home().join("tests/twenty-mistakes");
    let before = files_below(&case.join("workspace"));
    for (language, level) in [("vi", "lỗi"), ("en", "error")] {
        let run = bontot(&case, &["evaluate", "workspace", "--lang", language, "-o", "results.csv"]);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""));
        let mut told = told(&run.stderr, level);
        let mut expected: Vec<(String, String)> =
            MISTAKES.iter().map(|(code, place)| ((*code).to_owned(), (*place).to_owned())).collect();
        told.sort();
        expected.sort();
        assert_eq!(told, expected, "{language}");
        expect_file(&case.join(format!("expected.{language}.txt")), &run.stderr);
    }
    assert_eq!(files_below(&case.join("workspace")), before);
    assert!(!case.join("results.csv").exists(), "nothing is written");
}

/// The codes of a text with their places.
fn told(text: &str, level: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let of_pair = |pair: &[&str]| {
        let code = pair[0].strip_prefix(level)?.strip_prefix('[')?.split_once("]: ")?.0;
        Some((code.to_owned(), pair[1].trim_start().strip_prefix("--> ")?.to_owned()))
    };
    lines.windows(2).filter_map(of_pair).collect()
}

/// What is said of a guideline that needs nothing else, with one text in place of another.
#[track_caller]
fn codes_with(level: &str, before: &str, after: &str) -> Vec<String> {
    let guideline =
        text_of(&home().join("tests/errors/quota-exception-smaller/workspace/criteria/phieu.toml"));
    assert!(guideline.contains(before), "{guideline}");
    let folder = Folder::new().with("phieu.toml", guideline.replacen(before, after, 1));
    let run = bontot(folder.path(), &["criteria", "check", "phieu.toml", "--lang", "en"]);
    told(&run.stderr, level).into_iter().map(|(code, _)| code).collect()
}

/// A review may have months and quarters at once: 12 and 4.
#[test]
fn what_cannot_be_is_told_of_numbers_of_periods() {
    let measure = |least: u32| {
        let condition = format!("measure = \"m\", at_least = {least} }}]\n[measures.m]\nperiods = ");
        condition + "{ review = \"meeting\", outcome = [\"tot\"] }\n#"
    };
    assert_eq!(codes_with("warning", "total = true, at_least = 9 }]", &measure(16)), [] as [&str; 0]);
    assert_eq!(
        codes_with("warning", "total = true, at_least = 9 }]", &measure(17)),
        ["condition-never-true"]
    );
}

/// A key that goes with another one is told where that is missing, and passed over where that is the mistake.
#[test]
fn keys_that_go_with_another_are_told_for_themselves_only() {
    let points = "kind = \"points\"\nmax = 10";
    assert_eq!(codes_with("error", points, "kind = \"toggle\"\nmax = 10\nstep = 1"), ["toml-key-unfit"]);
    assert_eq!(codes_with("error", points, "kind = \"points\"\nmax = 10\noptions = []"), ["toml-key-unfit"]);
    assert_eq!(codes_with("error", points, "kind = \"pts\"\nmax = 10\nstep = 1"), ["word-unknown"]);
    assert_eq!(codes_with("error", points, "max = 10\nstep = 1"), ["toml-key-missing"]);
    assert_eq!(
        codes_with("error", points, "kind = \"deduction\"\nmax = 10\nfloor = 1"),
        ["toml-key-missing"]
    );
    assert_eq!(
        codes_with("error", "name = \"Nhóm 1\"", "name = \"Nhóm 1\"\nbefore = \"2\""),
        ["toml-key-unfit"]
    );
    assert_eq!(codes_with("error", "total = true, at_least = 9", "on_time = true"), ["subjects-many"]);
    assert_eq!(
        codes_with("error", "total = true, at_least = 9", "total = true, at_least = 9, on_time = true"),
        ["comparator-unfit"]
    );
}

/// Excel writes 1.10 as 1.1: so the line 1.10 has no row. Where it has one, one of the two rows is too many.
#[test]
fn a_row_whose_id_lost_its_zero_is_not_one_too_many() {
    let case = home().join("tests/errors/row-repeated.zero-dropped/workspace");
    let told = |rows: &str| {
        let files = ["bontot.toml", "organisations.csv", "criteria/phieu.toml"];
        let folder =
            files.iter().fold(Folder::new(), |folder, path| folder.with(path, text_of(&case.join(path))));
        let folder = folder.with("2024/assessments/recognition/cb-01.csv", format!("criterion,self\n{rows}"));
        bontot(folder.path(), &["check", "--lang", "en"]).stdout
    };
    let dropped = told("1.1,9\n1.1,8\n");
    assert!(dropped.contains("did you mean `1.10`?") && dropped.contains("delete neither row"), "{dropped}");
    for rows in ["1.1,9\n1.1,8\n1.10,7\n", "1.10,7\n1.1,9\n1.1,8\n", "1.10,7\n1.10,8\n"] {
        let told = told(rows);
        assert!(told.contains("delete one of the two") && !told.contains("did you mean"), "{rows}: {told}");
    }
}
