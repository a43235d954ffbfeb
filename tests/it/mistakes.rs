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

/// A line of 0 points and a bonus of 5: nothing of it has a percentage, until a maximum is stated.
#[test]
fn a_percentage_of_no_points_is_told_at_its_condition() {
    let case = home().join("tests/errors/percentage-of-nothing/workspace/criteria/phieu.toml");
    let codes = |subject: &str, max: &str| {
        let asked = "group = \"2\", percent_at_least";
        let name = "name = \"Điểm thưởng\"\n";
        let guideline = text_of(&case).replace(asked, &format!("{subject}, percent_at_least"));
        let guideline = guideline.replace(name, &format!("{name}{max}"));
        let folder = Folder::new().with("phieu.toml", guideline);
        let run = bontot(folder.path(), &["criteria", "check", "phieu.toml", "--lang", "en"]);
        told(&run.stderr, "warning").into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    for subject in ["group = \"2\"", "every_group = true"] {
        assert_eq!(codes(subject, ""), ["percentage-of-nothing"], "{subject}");
        assert_eq!(codes(subject, "max = 5\n"), [] as [&str; 0], "{subject}");
    }
    // the other group has 10, and a bonus line has points of its own
    for subject in ["total = true", "group = \"1\"", "criterion = \"2.1\"", "every_criterion = true"] {
        assert_eq!(codes(subject, ""), [] as [&str; 0], "{subject}");
    }
}

/// 80 % of 10 are 8, which the outcome above leaves; of 20, with what is stated of ratings, all would be 16 or more.
#[test]
fn a_maximum_stated_of_ratings_alone_is_no_part_of_the_totals() {
    let case = home().join("tests/errors/condition-never-true/workspace/criteria/phieu.toml");
    let guideline = text_of(&case).replace("at_least = 11", "at_least = 9").replace(
        "[[outcome]]\nid = \"khong-dat\"",
        "[[outcome]]\nid = \"kha\"\nname = \"Khá\"\ncite = \"mục II.2\"\n\
         requires = [{ id = \"tong\", cite = \"mục II.2\", total = true, percent_at_least = 80 }]\n\n\
         [[outcome]]\nid = \"khong-dat\"",
    );
    let beside = "[[group]]\nid = \"2\"\nname = \"Nhận xét\"\nmax = 10\n\
                  criterion = [{ id = \"2.1\", name = \"B\", kind = \"rating\" }]\n\n[[outcome]]\nid = \"dat\"";
    let guideline = guideline.replace("[[outcome]]\nid = \"dat\"", beside);
    let stages = "stages = [\"self\"]";
    let guideline =
        guideline.replace(stages, &format!("{stages}\nratings = [{{ id = \"tot\", name = \"Tốt\" }}]"));
    let folder = Folder::new().with("phieu.toml", guideline);
    let run = bontot(folder.path(), &["criteria", "check", "phieu.toml", "--lang", "en"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
}

/// What keeps a condition from ever looking at a result: other periods, another time, other kinds; each by itself.
#[test]
fn results_out_of_reach_are_told_by_periods_time_and_kinds() {
    let case = home().join("tests/errors/results-out-of-reach/workspace");
    let [asking, asked] = ["phieu", "hop"].map(|name| text_of(&case.join(format!("criteria/{name}.toml"))));
    let asked = asked.replace("\"month\"", "\"year\"");
    let codes = |asking: &str, asked: &str| {
        let mut folder = Folder::new();
        for file in ["bontot.toml", "organisations.csv"] {
            folder = folder.with(file, text_of(&case.join(file)));
        }
        let folder = folder.with("2024/events.csv", "tổ chức,bước,ngày\n");
        let folder = folder.with("criteria/phieu.toml", asking).with("criteria/hop.toml", asked);
        let run = bontot(folder.path(), &["check", "--lang", "en"]);
        told(&run.stdout, "warning").into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    let from = |guideline: &str, days: &str| guideline.replace("{ from = 2024-01-01 }", days);
    assert_eq!(codes(&asking, &asked), [] as [&str; 0]);
    assert_eq!(codes(&asking, &asked.replace("year", "quarter")), ["results-out-of-reach"]);
    assert_eq!(
        codes(&asking, &asked.replace("[\"cell\"]", "[\"grassroots-cell\"]")),
        ["results-out-of-reach"]
    );
    // in force until the day before, and on the same day still
    let earlier = |to: &str| from(&asked, &format!("{{ from = 2023-01-01, to = {to} }}"));
    assert_eq!(codes(&asking, &earlier("2023-12-31")), ["results-out-of-reach"]);
    assert_eq!(codes(&asking, &earlier("2024-01-01")), [] as [&str; 0]);
    // of a guideline that serves none of the workspace's years nothing is told
    assert_eq!(codes(&from(&asking, "{ from = 2030-01-01 }"), &earlier("2023-12-31")), [] as [&str; 0]);
}

/// Each month counts the good months of the year, itself among them: a circle as soon as anything rests on it.
#[test]
fn a_measure_that_nobody_uses_makes_no_circle() {
    let case = home().join("tests/errors/measure-unused/workspace");
    let files = ["bontot.toml", "organisations.csv", "2024/assessments/meeting/cb-01.csv"];
    let mut folder = Folder::new();
    for file in files {
        folder = folder.with(file, text_of(&case.join(file)));
    }
    let guideline = text_of(&case.join("criteria/hop.toml"));
    let asking = guideline.replace("total = true, at_least = 9", "measure = \"thang_tot\", at_least = 1");
    let folder = folder.with("criteria/hop.toml", guideline);
    let results = bontot(folder.path(), &["evaluate", "--review", "meeting", "--format", "csv"]);
    assert_eq!(results.status, 0, "{}", results.stderr);
    // 9 of 10 in January, 8 in February; 9 are needed
    assert!(
        results.stdout.contains(",2024-01,") && results.stdout.contains(",2024-02,"),
        "{}",
        results.stdout
    );
    // what it would come to is not worked out, so nothing is told of it
    let explained =
        bontot(folder.path(), &["explain", "cb-01", "--review", "meeting", "--period", "2024-01", "--full"]);
    assert_eq!(explained.status, 0, "{}", explained.stderr);
    assert!(!explained.stdout.contains("Số tháng tốt"), "{}", explained.stdout);
    let folder = folder.with("criteria/hop.toml", asking);
    let circle = bontot(folder.path(), &["evaluate", "--review", "meeting"]);
    assert_eq!(told(&circle.stderr, "lỗi").len(), 1, "{}", circle.stderr);
    assert!(circle.stderr.contains("lỗi[result-circle]"), "{}", circle.stderr);
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
