//! `bontot check`: its formats, its options, and how it ends.

use std::path::PathBuf;

use serde_json::Value;

use bontot::diagnostics::Code;

use crate::errors;
use crate::harness::{Folder, Run, bontot, bontot_with, entries, files_below, home, text_of};

const MANIFEST: &str =
    "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n\n[reviews.recognition]\nguidelines = [\"phieu\"]\n";

/// A folder with one finding that rows show and one that results show.
fn folder(diagnostics: &str) -> Folder {
    let guideline = home().join("tests/errors/decision-differs/workspace/criteria/phieu.toml");
    let guideline = text_of(&guideline).replace("max = 10", "max = 10\nevidence = \"required\"");
    Folder::new()
        .with("bontot.toml", format!("{MANIFEST}{diagnostics}"))
        .with("organisations.csv", "mã,tên,loại hình\ncb-01,Chi bộ 1,cell\n")
        .with("criteria/phieu.toml", guideline)
        .with("2024/assessments/recognition/cb-01.csv", "tiêu chí,tự chấm\n1.1,8\n")
        .with(
            "2024/decisions.csv",
            "tổ chức,nội dung đánh giá,kết quả,số quyết định,ngày\ncb-01,recognition,dat,31-QĐ/ĐU,20/12/2024\n",
        )
        .with("2025/assessments/recognition/cb-01.csv", "tiêu chí,tự chấm\n1.1,9\n")
}

fn check(folder: &Folder, arguments: &[&str]) -> Run {
    bontot(folder.path(), &[&["check", "--lang", "en"], arguments].concat())
}

/// The codes of a JSON answer, in their order.
fn codes(run: &Run) -> Vec<String> {
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let found = answer["diagnostics"].as_array().expect("a list");
    found.iter().map(|problem| problem["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn a_code_and_its_severity_are_both_looked_at() {
    let run = check(&folder("[diagnostics]\nfoo = \"x\"\n"), &[]);
    for told in ["`foo` is not understood", "`x` is not understood"] {
        assert!(run.stdout.contains(told), "{}", run.stdout);
    }
}

/// What is wrong with one cell of a row hides nothing that can be told of the others.
#[test]
fn every_cell_of_a_row_is_looked_at() {
    let guideline = text_of(&home().join("tests/errors/fact-unknown/workspace/criteria/phieu.toml"));
    let folder = || {
        Folder::new()
            .with("bontot.toml", MANIFEST)
            .with("organisations.csv", "mã,tên,loại hình\ncb-01,Chi bộ 1,cell\n")
            .with("criteria/phieu.toml", &guideline)
    };
    let facts = "organisation,fact,value,period,evidence\n";
    for (path, rows, expected) in [
        (
            "facts.csv",
            format!("{facts}cb-01,vang,2x,2023,../x\n"),
            &["number-malformed", "period-of-other-year", "evidence-path-unsafe"][..],
        ),
        ("facts.csv", format!("{facts}cb-09,vang,2x,,\n"), &["organisation-unknown", "number-malformed"]),
        ("facts.csv", format!("{facts}cb-09,vag,2x,2023,\n"), &[
            "organisation-unknown", "fact-unknown", "period-of-other-year",
        ]),
        ("facts.csv", format!("{facts}cb-01,vang,2x,2024-Q1,\n"), &["number-malformed", "period-of-other-length"]),
        (
            "decisions.csv",
            "organisation,review,outcome,number,date,note\ncb-09,rec,zz,,2024-12-01,\n".to_owned(),
            &["organisation-unknown", "review-unknown", "value-missing"],
        ),
        (
            "decisions.csv",
            "organisation,review,outcome,number,date,note\ncb-09,recognition,unrated,1,2024-12-01,\n".to_owned(),
            &["organisation-unknown", "note-missing"],
        ),
        (
            "assignments.csv",
            "organisation,post,role,from,to\ncb-09,P,boss,2024-05-01,2024-04-01\n".to_owned(),
            &["organisation-unknown", "word-unknown", "dates-reversed"],
        ),
        (
            "findings.csv",
            "id,organisation,found_on,criterion,finding,remedied_on\nk,cb-01,2024-05-01,9.9,,2024-04-01\n".to_owned(),
            &["criterion-unknown", "value-missing", "dates-reversed"],
        ),
        (
            "waivers.csv",
            "organisation,review,condition,reason,document,from,until\ncb-09,rec,a,,1,2024-05-01,2024-04-01\n"
                .to_owned(),
            &["organisation-unknown", "review-unknown", "value-missing", "dates-reversed"],
        ),
    ] {
        let run = check(&folder().with(&format!("2024/{path}"), &rows), &["--format", "json"]);
        assert_eq!(codes(&run), expected, "{rows}");
    }
}

/// What is wrong with a letter hides nothing that can be told of the rest of its file, and of other files.
#[test]
fn a_damaged_letter_hides_nothing() {
    let manifest = MANIFEST.replace("ví dụ", "ví\u{200b} dụ") + "\n[diagnostics]\nfoo = \"warn\"\n";
    let folder = folder("")
        .with("bontot.toml", manifest)
        .with("organisations.csv", "mã,tên,loại hình,cấp trên\ncb-01,Chi b? 1 tr?c thu?c ??ng ?y,cell,db-9\n")
        .with("2024/assessments/recognition/cb-01.csv", "tiêu chí,tự chấm\n1.1,99\n")
        .with("2024/facts.csv", "tổ chức,số liệu,giá trị,kỳ\ncb-9,vang,1,2024\n");
    let mut found = codes(&check(&folder, &["--format", "json"]));
    found.sort_unstable();
    let expected = [
        "accents-lost",
        "character-forbidden",
        "evidence-missing",
        "fact-unknown",
        "organisation-unknown",
        "parent-unknown",
        "points-over-maximum",
        "word-unknown",
    ];
    assert_eq!(found, expected);
}

/// The name that has to be as it is stays; the other one is told, with both.
#[cfg(target_os = "linux")]
#[test]
fn of_two_names_that_are_one_elsewhere_the_spare_one_is_told() {
    for (spare, fixed) in [("bontot.TOML", "bontot.toml"), ("Criteria/a.md", "criteria")] {
        let run = check(&folder("").with(spare, ""), &["--only", "file-name-unportable"]);
        let name = spare.split('/').next().unwrap_or_default();
        for told in
            [format!("the name `{name}` cannot be kept"), format!("the same name as `{fixed}` beside it")]
        {
            assert!(run.stdout.contains(&told), "{}", run.stdout);
        }
    }
}

/// A record of TOML states its period whether or not it has lines yet.
#[test]
fn the_period_of_a_record_without_lines_is_looked_at() {
    let of_periods = |folder: &Folder| {
        let mut codes = codes(&check(folder, &["--format", "json"]));
        codes.retain(|code| code.starts_with("period-"));
        codes
    };
    let none: &[&str] = &[];
    for (period, expected) in [
        ("\"2024\"", none),
        ("2024", none),
        // as an empty cell: the year
        ("\"\"", none),
        ("\"2023\"", &["period-of-other-year"]),
        ("\"xx\"", &["period-malformed"]),
        ("\"2024-13\"", &["period-malformed"]),
        ("true", &["period-malformed"]),
        ("2024.5", &["period-malformed"]),
        ("\"2024-03\"", &["period-of-other-length"]),
    ] {
        let record = format!("period = {period}\n");
        let folder = folder("").with("2024/assessments/recognition/cb-01.csv", "tiêu chí,tự chấm\n");
        let folder = folder.with("2024/assessments/recognition/cb-01.toml", &record);
        assert_eq!(of_periods(&folder), expected, "{record}");
        let with_line = record + "[criterion.\"1.1\"]\nself = 9\n";
        let folder = folder.with("2024/assessments/recognition/cb-01.toml", with_line);
        assert_eq!(of_periods(&folder), expected, "with a line");
    }
}

#[test]
fn warnings_end_well_unless_they_are_denied() {
    let folder = folder("");
    let expected = ["evidence-missing", "decision-differs", "evidence-missing"];
    let run = check(&folder, &["--format", "json"]);
    assert_eq!((run.status, codes(&run)), (0, expected.map(str::to_owned).to_vec()));
    assert_eq!(check(&folder, &["--deny-warnings"]).status, 1);
    let only = check(&folder, &["--only", "decision-differs", "--format", "json"]);
    assert_eq!((only.status, codes(&only)), (0, vec!["decision-differs".to_owned()]));
    let told = check(&folder, &["--only", "decision-differs"]).stdout;
    assert!(told.ends_with("2 problems of other codes are not shown (--only).\n"), "{told}");
    let other = check(&folder, &["--only", "plan-missing", "--deny-warnings"]);
    assert_eq!(other.status, 0, "{}", other.stdout);
    assert_eq!(codes(&check(&folder, &["--year", "2025", "--format", "json"])), ["evidence-missing"]);
    assert_eq!(check(&folder, &["--year", "2019"]).status, 2);
    assert_eq!(check(&folder, &["--year", "2024-Q1"]).status, 2);
    assert_eq!(check(&folder, &["--only", "evidence-mising"]).status, 2);
}

#[test]
fn a_workspace_sets_the_severity_of_every_finding() {
    let allowed = folder("\n[diagnostics]\nevidence-missing = \"allow\"\ndecision-differs = \"allow\"\n");
    assert_eq!(check(&allowed, &["--deny-warnings"]).output(), "No errors, no warnings.\n");
    for code in ["evidence-missing", "decision-differs"] {
        let strict = folder(&format!("\n[diagnostics]\n{code} = \"error\"\n"));
        let run = check(&strict, &[]);
        assert!(run.status == 1 && run.stdout.contains(&format!("error[{code}]: ")), "{}", run.stdout);
        let run = bontot(strict.path(), &["evaluate", "--period", "2024", "--lang", "en"]);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""), "nothing is evaluated");
        assert!(run.stderr.contains(&format!("error[{code}]: ")), "{}", run.stderr);
    }
    // what is found while loading obeys too
    let origin = home().join("tests/errors/extension-unused/workspace");
    let file = |path: &str| text_of(&origin.join(path));
    let strict = Folder::new()
        .with("bontot.toml", file("bontot.toml") + "\n[diagnostics]\nextension-unused = \"error\"\n")
        .with("organisations.csv", file("organisations.csv"))
        .with("criteria/phieu.toml", file("criteria/phieu.toml"))
        .with("criteria/goc.toml", file("criteria/goc.toml"));
    assert_eq!(check(&strict, &[]).status, 1);
}

/// Whatever shows a result or seals a form, not only what tells of findings.
#[test]
fn a_finding_that_is_made_an_error_ends_every_command_on_results() {
    let commands: [&[&str]; 4] = [
        &["explain", "cb-01", "--period", "2024", "-o", "ket-qua.txt"],
        &["status", "--period", "2024", "--as-of", "2024-12-31", "-o", "ket-qua.txt"],
        &[
            "sign-off",
            "cb-01",
            "--period",
            "2024",
            "--stage",
            "self",
            "--by",
            "Bí thư",
            "--date",
            "2024-12-31",
        ],
        &["compare", "--years", "2024..2025", "-o", "ket-qua.txt"],
    ];
    for (severity, status) in [("error", 1), ("warn", 0)] {
        let diagnostics = format!("\n[diagnostics]\ndecision-differs = \"{severity}\"\n");
        for command in commands {
            let folder = folder(&diagnostics)
                .with("2024/events.csv", "tổ chức,bước,ngày,người thực hiện,văn bản,mã băm\n");
            let before = files_below(folder.path());
            let run = bontot(folder.path(), &[command, &["--lang", "en"]].concat());
            assert_eq!(run.status, status, "{command:?} {}", run.stderr);
            let told = run.stderr.contains("error[decision-differs]: ");
            let wrote = files_below(folder.path()) != before;
            let signed = text_of(&folder.path().join("2024/events.csv")).lines().count() > 1;
            assert_eq!((told, wrote || signed), (status == 1, status == 0), "{command:?} {}", run.stderr);
        }
    }
}

#[test]
fn other_commands_only_count_the_findings() {
    let folder = folder("");
    let run = bontot(folder.path(), &["evaluate", "--period", "2024", "--lang", "en"]);
    assert_eq!(run.status, 0);
    // a third one is of 2025
    assert_eq!(run.stderr, "Quality findings: 2; see: bontot check --year 2024\n");
    assert!(!run.stdout.is_empty());
    assert_eq!(codes(&check(&folder, &["--year", "2024", "--format", "json"])).len(), 2);
    assert_eq!(codes(&check(&folder, &["--format", "json"])).len(), 3);
}

#[test]
fn errors_come_first_and_all_at_once() {
    let folder = folder("").with("2024/facts.csv", "tổ chức,số liệu,giá trị\ncb-9,x,1\n");
    let run = check(&folder, &["--only", "evidence-missing"]);
    assert_eq!(run.status, 1, "an error that is not shown is one");
    assert!(run.stdout.contains("2 problems of other codes"), "{}", run.stdout);
    let run = check(&folder, &["--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!((run.status, &answer["errors"], &answer["warnings"]), (1, &Value::from(2), &Value::from(2)));
    let problem = &answer["diagnostics"][0];
    assert_eq!(problem["file"], "2024/assessments/recognition/cb-01.csv");
    assert_eq!((&problem["line"], &problem["basis"]["cite"]), (&Value::from(2), &Value::from("mục I.1")));
}

#[test]
fn every_code_is_explained_in_both_languages() {
    for code in Code::ALL {
        let told = ["vi", "en"].map(|language| {
            bontot(home(), &["check", "--explain", code.word(), "--lang", language]).output()
        });
        for text in &told {
            assert!(text.starts_with(&format!("{}: ", code.word())), "{text}");
            assert!(text.lines().count() > 9, "{text}");
        }
        assert_ne!(told[0], told[1]);
    }
    let all = bontot(home(), &["check", "--explain"]).output();
    let told: Vec<&str> = all.lines().filter(|line| !line.starts_with(' ')).collect();
    let codes: Vec<&str> =
        told.iter().filter_map(|line| line.split_once(": ")).map(|(code, _)| code).collect();
    assert_eq!(codes, Code::ALL.iter().map(|code| code.word()).collect::<Vec<_>>());
    let run = bontot(home(), &["check", "--explain", "peers-alik", "--lang", "en"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("all codes: bontot check --explain\n"), "{}", run.stderr);
    assert!(run.stderr.contains("did you mean `peers-alike`?"), "{}", run.stderr);
}

/// The parts of the SARIF 2.1.0 schema that are required of what we write, on every case of the gallery.
#[test]
fn sarif_has_what_its_schema_requires() {
    let is_checked = |case: &&PathBuf| case.join("workspace").is_dir();
    for case in entries(&home().join("tests/errors")).iter().filter(is_checked) {
        let limits = Code::from_word(errors::code(case)).map(errors::limits).unwrap_or_default();
        let run = bontot_with(case, &["check", "workspace", "--format", "sarif"], limits);
        let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(log["version"], "2.1.0");
        let runs = log["runs"].as_array().expect("runs is an array");
        assert_eq!(runs.len(), 1);
        let driver = &runs[0]["tool"]["driver"];
        assert_eq!(driver["name"], "bontot");
        let rules = driver["rules"].as_array().expect("rules is an array");
        let results = runs[0]["results"].as_array().expect("results is an array");
        assert!(!results.is_empty(), "{}", case.display());
        for result in results {
            hold_result(result, rules);
        }
        for rule in rules {
            assert!(is_text(&rule["id"]) && is_text(&rule["shortDescription"]["text"]), "{rule}");
            assert!(is_text(&rule["fullDescription"]["text"]) && is_text(&rule["help"]["text"]), "{rule}");
            assert!(is_level(&rule["defaultConfiguration"]["level"]), "{rule}");
        }
    }
}

fn hold_result(result: &Value, rules: &[Value]) {
    assert!(is_text(&result["message"]["text"]) && is_level(&result["level"]), "{result}");
    let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
    assert_eq!(rules[index.expect("a rule's place")]["id"], result["ruleId"]);
    let locations = result["locations"].as_array().expect("locations is an array");
    assert_eq!(locations.len(), 1, "{result}");
    let related = result["relatedLocations"].as_array().into_iter().flatten();
    for location in locations.iter().chain(related) {
        let physical = &location["physicalLocation"];
        let uri = physical["artifactLocation"]["uri"].as_str().expect("a file");
        assert!(!uri.is_empty() && uri.is_ascii() && !uri.contains([' ', '\\']), "{uri}");
        let region = &physical["region"];
        let start = region["startLine"].as_u64().expect("a line");
        assert!(start >= 1, "{region}");
        let column = region["startColumn"].as_u64().unwrap_or(1);
        assert!(column >= 1 && region["endColumn"].as_u64().is_none_or(|end| end > column), "{region}");
    }
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

fn is_level(value: &Value) -> bool {
    ["none", "note", "warning", "error"].iter().any(|level| value == level)
}

/// Where no clause asks for it, the program's own rule is named as such.
#[test]
fn every_finding_of_the_gallery_says_what_it_rests_on() {
    let mut own_rules = 0;
    for code in Code::ALL.iter().filter(|code| code.is_finding()) {
        let case = home().join("tests/errors").join(code.word());
        if case.is_dir() {
            let told = text_of(&case.join("expected.vi.txt"));
            assert_eq!(told.matches("  = căn cứ: ").count(), 1, "{told}");
            own_rules += told.matches(&format!("`bontot check --explain {}`", code.word())).count();
        }
    }
    assert!((5..25).contains(&own_rules), "{own_rules}");
}

#[test]
fn the_basis_stands_in_every_format() {
    let case = |code: &str| home().join("tests/errors").join(code).join("workspace");
    let json = |code: &str| bontot(&case(code), &["check", "--format", "json"]).stdout;
    let of_clause = json("waiver-unused");
    let expected = "\"text\": \"phieu@1, mục II.1 (criteria/phieu.toml:25)\",\n        \"guideline\": \"phieu@1\",\n        \
         \"cite\": \"mục II.1\",\n        \"file\": \"criteria/phieu.toml\",\n        \"line\": 25";
    assert!(of_clause.contains(expected), "{of_clause}");
    let own_rule = json("peers-alike");
    let expected =
        "`bontot check --explain peers-alike`\",\n        \"guideline\": null,\n        \"cite\": null\n";
    assert!(own_rule.contains(expected), "{own_rule}");
    let sarif = bontot(&case("waiver-unused"), &["check", "--format", "sarif"]).stdout;
    assert!(sarif.contains("; căn cứ: phieu@1, mục II.1 (criteria/phieu.toml:25)\""), "{sarif}");
}
