//! Worked cases of guidelines: the built-in ones hold and leave nothing out; a wrong one is named.

use crate::harness::{Folder, Run, bontot, home, text_of};

#[test]
fn built_in_guidelines_pass_their_cases_and_leave_nothing_unreached() {
    let told = bontot(home(), &["criteria", "test", "--lang", "en"]).output();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), bontot::load::BUILTIN_GUIDELINES.len(), "one line a guideline:\n{told}");
    for line in lines {
        let (_, aims) = line.split_once("reached ").expect("how much is reached");
        let (reached, all) = aims.split_once(" of ").expect("of how much");
        assert!(line.contains("failed 0;") && reached == all && all != "0", "{line}");
    }
}

const GUIDELINE: &str = "criteria/chi-bo-4-tot/2024-vi-du.toml";
const TESTS: &str = "criteria/chi-bo-4-tot/2024-vi-du.tests.toml";

/// A copy of a built-in guideline and its cases, each changed in one place.
fn changed(guideline: [&str; 2], tests: [&str; 2]) -> Run {
    let copy = |path: &str, [from, to]: [&str; 2]| {
        let text = text_of(&home().join(path));
        assert!(text.contains(from), "{path} has no {from}");
        text.replacen(from, to, 1)
    };
    let folder = Folder::new().with("own.toml", copy(GUIDELINE, guideline));
    let folder = folder.with("own.tests.toml", copy(TESTS, tests));
    bontot(folder.path(), &["criteria", "test", "own.tests.toml", "--lang", "en"])
}

const SAME: [&str; 2] = ["format = 1", "format = 1"];

#[test]
fn a_threshold_that_moved_fails_the_case_beside_it() {
    let run = changed(["total = true, at_least = 90", "total = true, at_least = 89.5"], SAME);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.contains("Failed: tong-89-5"), "{}", run.stdout);
    assert!(run.stdout.contains("outcome: khong-dat expected, dat found"), "{}", run.stdout);
    assert!(run.stdout.contains("`dat/tong: next to 89.5`"), "{}", run.stdout);
}

#[test]
fn a_wrong_expectation_is_told_with_the_reasons() {
    let run = changed(SAME, ["total = 89.5, outcome = \"khong-dat\"", "total = 89, outcome = \"dat\""]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.contains("total: 89 expected, 89.5 found"), "{}", run.stdout);
    assert!(run.stdout.contains("because: total 89.5/100"), "{}", run.stdout);
}

#[test]
fn what_is_unreachable_can_be_excused_but_only_then() {
    let run = changed(SAME, ["[deadlines]", "[unreached]\n\"dat: outcome\" = \"vì thế\"\n[deadlines]"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("[word-unknown]"), "{}", run.stderr);
    let run = changed(SAME, ["organisation_disciplined = true", "disunity = true"]);
    let name = "khong-dat/to-chuc-bi-ky-luat: true";
    assert!(run.stdout.contains(&format!("`{name}`: the condition is never true")), "{}", run.stdout);
}

#[test]
fn mistakes_in_cases_have_a_place() {
    for (from, to, code) in [
        ("why = ", "wy = ", "toml-key-unknown"),
        ("\"1.2\" = false", "\"9.9\" = false", "criterion-unknown"),
        ("\"1.1\" = 0", "\"1.1\" = 6", "points-over-maximum"),
        ("disunity = true", "disunty = true", "fact-unknown"),
        ("outcome = \"dat\"", "outcome = \"dta\"", "outcome-unknown"),
        ("tot = 9, kha = 1", "tot = 9, kha = 4", "period-number-unfit"),
        ("\"chi-bo-4-tot@2024-vi-du\"", "\"chi-bo-4-tot@2044\"", "guideline-unknown"),
        ("period = \"2024\"", "period = \"2024-03\"", "period-of-other-length"),
        ("period = \"2024\"", "period = \"2023\"", "not-in-review"),
    ] {
        let run = changed(SAME, [from, to]);
        assert_eq!(run.status, 1, "{to}: {}", run.stdout);
        assert!(run.stderr.contains(&format!("[{code}]")), "{to}: {}", run.stderr);
        assert!(run.stderr.contains("--> own.tests.toml:"), "{to}: {}", run.stderr);
    }
}

/// 10,000 organisations below it, and itself.
#[test]
fn a_case_of_too_many_organisations_is_refused() {
    let outcomes: Vec<String> = (1..=10).map(|number| format!("o{number} = 1000")).collect();
    let below = format!("subordinates.recognition = {{ {} }}\nwhy = ", outcomes.join(", "));
    let run = changed(SAME, ["why = ", &below]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stderr.contains("[number-too-large]: `10001`"), "{}", run.stderr);
}

/// The first case that `criteria/README.md` shows, of a committee's copy of the built-in guideline.
#[test]
fn the_case_of_the_manual_holds_as_it_stands() {
    let manual = text_of(&home().join("criteria/README.md"));
    let shown = manual.split("```toml\n").filter(|block| block.starts_with("format = 1\nguideline = "));
    let own = text_of(&home().join(GUIDELINE))
        .replacen("\"chi-bo-4-tot\"", "\"chi-bo-4-tot-tinh\"", 1)
        .replacen("\"2024-vi-du\"", "\"2025\"", 1);
    let told = shown.map(|block| {
        let (cases, _) = block.split_once("```").expect("the block ends");
        let folder = Folder::new().with("2025.toml", &own).with("2025.tests.toml", cases);
        let run = bontot(folder.path(), &["criteria", "test", "2025.tests.toml", "--lang", "en"]);
        (run.status, run.stdout.lines().next().map(|line| line.split(';').next().unwrap_or(line).to_owned()))
    });
    let good = (0, Some("chi-bo-4-tot-tinh@2025: cases 1, failed 0".to_owned()));
    assert_eq!(told.collect::<Vec<_>>(), [good.clone(), good]);
}

/// The extension that the manual shows, as it stands, in both languages.
#[test]
fn the_extension_of_the_manual_has_no_problem() {
    let manual = text_of(&home().join("criteria/README.md"));
    let shown: Vec<&str> = manual
        .split("```toml\n")
        .filter_map(|block| block.split_once("```").map(|(block, _)| block))
        .filter(|block| block.contains("\nextends = "))
        .collect();
    assert_eq!(shown.len(), 2);
    for text in shown {
        let manifest = "format = 1\ncommittee = \"A\"\n[reviews.meeting]\nguidelines = [\"sinh-hoat-chi-bo\"]\n\
            [reviews.recognition]\nguidelines = [\"chi-bo-4-tot-xa\"]\n\
            [deadlines]\nregistered = \"02-28\"\n";
        let folder = Folder::new()
            .with("bontot.toml", manifest)
            .with("organisations.csv", "id,name,kind\na,A,cell\n")
            .with("2025/events.csv", "organisation,step,date\n")
            .with("criteria/xa/2025.toml", text);
        let run = bontot(folder.path(), &["check", "--deny-warnings"]);
        assert_eq!(run.status, 0, "{}", run.stdout);
    }
}

/// Ids that a case is given leave no room for those that are made for what is around it.
#[test]
fn ids_of_a_case_clash_with_none_that_are_made_for_it() {
    let run = changed(SAME, ["id = \"", "id = \"bontot.1.0."]);
    assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
}

#[test]
fn the_cases_of_a_workspace_are_run() {
    let folder = Folder::new()
        .with("criteria/own/a.toml", text_of(&home().join(GUIDELINE)).replace("2024-vi-du", "a"))
        .with("criteria/own/a.tests.toml", text_of(&home().join(TESTS)).replace("2024-vi-du", "a"));
    let told = bontot(folder.path(), &["criteria", "test", "--folder", ".", "--lang", "en"]).output();
    assert!(told.starts_with("chi-bo-4-tot@a: cases "), "{told}");
    let none = bontot(Folder::new().path(), &["criteria", "test", "--folder", ".", "--lang", "en"]).output();
    assert!(none.starts_with("There are no cases"), "{none}");
}
