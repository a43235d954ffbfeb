//! Twenty different mistakes in ten files, all told in one run, each at its place.

use crate::harness::{bontot, expect_file, files_below, home};

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
