//! `explain --next`: what is lacking of a better outcome. What it proposes is held against `evaluate --set`.

use serde_json::Value;

use crate::harness::{Folder, bontot, home};

fn lacking(arguments: &[&str]) -> Value {
    let run = bontot(home(), &[&["explain"], arguments, &["--format", "json"]].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    let mut page: Value = serde_json::from_str(&run.stdout).expect("JSON");
    page["shortfalls"][0].take()
}

/// The changes of each set as `criterion=value`, with the points they add.
fn sets(found: &Value) -> Vec<(Vec<String>, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let change = |change: &Value| format!("{}={}", text(&change["criterion"]), text(&change["after"]));
    let set = |set: &Value| (list(&set["changes"]).iter().map(change).collect(), text(&set["added"]));
    list(&found["sets"]).iter().map(set).collect()
}

/// 79 of at least 80, and the plan is mandatory: whatever else is raised, 1.2 must be.
#[test]
fn a_mandatory_line_is_in_every_set() {
    let found = lacking(&["examples/toi-thieu", "cb-hai", "--next"]);
    assert_eq!(sets(&found), [(vec!["1.2=yes".to_owned()], "10".to_owned())]);
    assert_eq!((&found["target"], &found["search"]), (&"dat".into(), &"complete".into()));
}

/// Group 4 has 15 of 20, and 80 % is 16: one point more. 4.4 offers one, so does the bonus line 4.6; 4.3
/// offers one and a half at once; 4.5 has but half a point left. Each one is enough as `--set`.
#[test]
fn what_is_proposed_is_what_the_program_computes() {
    let found = lacking(&["examples/kon-tum-2023", "cb-thi-diem-5", "--next"]);
    let expected = [("4.4=xuat-sac", "1"), ("4.6=yes", "1"), ("4.3=dat", "1.5")];
    let expected: Vec<_> =
        expected.iter().map(|(change, added)| (vec![(*change).to_owned()], (*added).to_owned())).collect();
    assert_eq!(sets(&found), expected);
    for (changes, _) in sets(&found) {
        let set = format!("cb-thi-diem-5:{}", changes[0]);
        let only = ["--organisation", "cb-thi-diem-5", "--format", "json", "--set", &set];
        let run = bontot(home(), &[&["evaluate", "examples/kon-tum-2023"], &only[..]].concat());
        let results: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(results["organisations"][0]["computed"], "dat", "{set}");
    }
}

/// 10 + 20 + 14 without a row for 1.1, and 80 is asked for: 36 of its 50. The row that is not there yet counts like one
/// that is empty.
#[test]
fn a_line_without_a_row_is_proposed_like_an_empty_one() {
    let example = home().join("examples/toi-thieu");
    let read = |path: &str| std::fs::read(example.join(path)).expect("a file of the example");
    let rows = |first: &str| {
        format!("tổ chức,tiêu chí,tự chấm\n{first}cb-mot,1.2,có\ncb-mot,2.1,0\ncb-mot,2.2,co-y-kien\n")
    };
    for first in ["", "cb-mot,1.1,\n"] {
        let mut folder = Folder::new().with("2024/assessments/recognition.csv", rows(first));
        for path in ["bontot.toml", "organisations.csv", "criteria/chi-bo-vi-du/1.toml"] {
            folder = folder.with(path, read(path));
        }
        let path = folder.path().to_str().expect("a path in UTF-8");
        let found = lacking(&[path, "cb-mot", "--next"]);
        assert_eq!(sets(&found), [(vec!["1.1=36".to_owned()], "36".to_owned())], "{first}");
        assert_eq!(found["sets"][0]["final"], "dat", "{found}");
    }
}

/// A discipline fact, and the share of other organisations.
#[test]
fn what_no_score_changes_is_said() {
    for cell in ["cb-thi-diem-6", "db-thi-diem"] {
        let found = lacking(&["examples/kon-tum-2023", cell, "--next"]);
        assert_eq!((&found["search"], sets(&found).len()), (&"not-by-scores".into(), 0), "{cell}");
        assert_eq!(found["unmet"][0]["by_scores"], false);
    }
    let run =
        bontot(home(), &["explain", "examples/kon-tum-2023", "cb-thi-diem-6", "--next", "--lang", "en"]);
    assert!(run.stdout.contains("No change of scores alone reaches it"), "{}", run.stdout);
    assert!(run.stdout.contains("Points follow evidence"), "{}", run.stdout);
}

#[test]
fn the_best_outcome_lacks_nothing_and_unknown_ones_are_refused() {
    let run = bontot(home(), &["explain", "examples/toi-thieu", "cb-mot", "--next"]);
    assert!(run.stdout.contains("đã đạt kết quả cao nhất"), "{}", run.stdout);
    let run = bontot(home(), &["explain", "examples/toi-thieu", "cb-hai", "--to", "dath"]);
    assert!(run.status == 2 && run.stderr.contains("`dat`"), "{}", run.stderr);
}

/// Lowered by the quota, and held at its line: no condition is lacking, and the place among the peers is told.
#[test]
fn who_is_under_the_quota_is_told_its_place() {
    let told = |cell: &str| {
        let review = ["--review", "classification", "--period", "2025", "--next", "--lang", "en"];
        bontot(home(), &[&["explain", "examples/dang-bo-tinh", cell], &review[..]].concat()).output()
    };
    let lowered = told("db-a3");
    assert!(lowered.contains("The last place goes to"), "{lowered}");
    let held = told("cs-c02");
    assert!(held.contains("the authority decides"), "{held}");
}

#[test]
fn what_rests_on_illustrative_figures_says_so_once() {
    for cell in ["cb-mot", "cb-hai"] {
        let told = |format: &str| {
            let arguments = ["explain", "examples/toi-thieu", cell, "--next", "--format", format];
            bontot(home(), &arguments).output()
        };
        for format in ["text", "markdown", "html"] {
            let page = told(format);
            assert_eq!(
                page.matches("MINH HỌA: mức điểm, điều kiện của hướng dẫn chi-bo-vi-du@1").count(),
                1,
                "{page}"
            );
        }
        assert!(told("json").contains("\n  \"illustrative\": true,\n"));
    }
}
