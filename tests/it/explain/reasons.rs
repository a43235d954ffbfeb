//! That what is told of a result fits the result: why it is what it is, in `explain` and in the register.

use crate::harness::{Folder, bontot, home};

/// A guideline of two lines with 10 points each; `rest` are its outcomes and all else.
pub fn rules(rest: &str) -> String {
    format!(
        r#"
format = 1
id = "mau"
version = "1"
name = "Mẫu"
issuer = "x"
instrument = "y"
in_force = {{ from = 2024-01-01 }}
applies_to = ["cell"]
every = "year"
stages = ["self"]
[[group]]
id = "1"
name = "Một"
[[group.criterion]]
id = "1.1"
name = "p"
kind = "points"
max = 10
[[group]]
id = "2"
name = "Hai"
[[group.criterion]]
id = "2.1"
name = "q"
kind = "points"
max = 10
not_applicable = "rescale"
{rest}"#
    )
}

/// The best outcome with what it asks for, and the one that asks for nothing; `more` belongs to the best one.
pub fn ladder(requires: &str, more: &str) -> String {
    format!(
        "[[outcome]]\nid = \"top\"\nname = \"Top\"\ncite = \"c\"\nrequires = [{requires}]\n{more}\n\
         [[outcome]]\nid = \"low\"\nname = \"Low\"\ncite = \"c\"\n"
    )
}

/// Half of a group may be at the top, rounded down; who is beyond that goes to `lower`.
pub fn half(lower: &str, per: &str) -> String {
    format!(
        "[quota]\ncite = \"c\"\noutcome = \"top\"\ndemote_to = \"{lower}\"\nshare = \"50%\"\n\
         of = [\"top\", \"{lower}\"]\nper = [{per}]\nround = \"down\"\nrank_by = [\"total\"]\n"
    )
}

pub const MANIFEST: &str = "format = 1\ncommittee = \"C\"\n[reviews.r]\nguidelines = [\"mau\"]\n";

/// One cell `a` with these points.
fn cell(rest: &str, first: &str, second: &str) -> Folder {
    Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("criteria/mau.toml", rules(rest))
        .with("organisations.csv", "id,name,kind\na,A,cell\n")
        .with(
            "2024/assessments/r.csv",
            format!("organisation,criterion,self,note\na,1.1,{first},\na,2.1,{second},n\n"),
        )
}

pub fn explained(folder: &Folder, organisation: &str, language: &str) -> String {
    bontot(folder.path(), &["explain", ".", organisation, "--review", "r", "--full", "--lang", language])
        .stdout
}

fn register(folder: &Folder) -> String {
    bontot(folder.path(), &["evaluate", ".", "--review", "r", "--format", "csv", "--lang", "en"]).stdout
}

#[track_caller]
pub fn holds(text: &str, parts: &[&str]) {
    // long lines are broken on the screen
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in parts {
        assert!(text.contains(part), "“{part}” is not in:\n{text}");
    }
}

/// 1 of at least 9 in the first group, but 10 of 10 on the line that forces the best outcome.
#[test]
fn an_outcome_that_is_forced_says_so_and_why_though_it_is_the_best() {
    let asked = r#"{ id = "t", cite = "c", group = "1", at_least = 9 }"#;
    let forced = r#"forced_by = [{ id = "z", cite = "c2", criterion = "2.1", at_least = 10 }]"#;
    let folder = cell(&ladder(asked, forced), "1", "10");
    let reason = "forced to “Top”: criterion 2.1 “q” 10/10 points; forced when at least 10 (basis: c2)";
    let told = explained(&folder, "a", "en");
    holds(&told, &[&format!("Result: Top - {reason} - no decision yet")]);
    assert!(!told.contains("all conditions of this outcome are met"), "{told}");
    holds(
        &explained(&folder, "a", "vi"),
        &["buộc ở mức “Top”, vì tiêu chí 2.1 “q” 10/10 điểm; buộc khi từ 10 trở lên (căn cứ: c2)"],
    );
    holds(&register(&folder), &[&format!(",top,Top,determined,,{reason}")]);
}

/// All that the best outcome needs is met; the middle one is forced all the same.
#[test]
fn what_forces_an_outcome_does_not_read_like_something_not_met() {
    let folder = cell(
        r#"[[outcome]]
id = "top"
name = "Top"
cite = "c"
requires = [{ id = "t", cite = "c", group = "1", at_least = 9 }]
[[outcome]]
id = "mid"
name = "Mid"
cite = "c"
requires = [{ id = "u", cite = "c", group = "1", at_least = 5 }]
forced_by = [{ id = "z", cite = "c2", any = [{ criterion = "2.1", at_least = 10 }] }]
[[outcome]]
id = "low"
name = "Low"
cite = "c"
"#,
        "10",
        "10",
    );
    let reason = "forced to “Mid”: criterion 2.1 “q” 10/10 points; forced when at least 10 (basis: c2)";
    holds(&explained(&folder, "a", "en"), &[&format!("Result: Mid - {reason} - no decision yet")]);
    holds(&register(&folder), &[&format!(",mid,Mid,determined,,{reason}")]);
    let table = bontot(folder.path(), &["evaluate", ".", "--review", "r", "--lang", "en"]).stdout;
    holds(&table, &[&format!("A: Mid - {reason}")]);
}

/// The second line is not applicable, so what looks at it is neither met nor not met inside `any` and `not`. At the
/// top it counts as met, and as not happened where it would force an outcome.
#[test]
fn what_has_left_the_form_is_left_out_and_not_said_to_be_met() {
    let folder = cell(
        r#"[[outcome]]
id = "top"
name = "Top"
cite = "c"
requires = [
  { id = "t", cite = "c", any = [{ criterion = "2.1", at_least = 5 }, { criterion = "1.1", at_least = 9 }] },
  { id = "u", cite = "c", not = { criterion = "2.1", at_least = 5 } },
  { id = "v", cite = "c", all = [{ not = { criterion = "2.1", at_least = 5 } }, { criterion = "1.1", at_least = 9 }] },
]
[[outcome]]
id = "low"
name = "Low"
cite = "c"
forced_by = [{ id = "w", cite = "c", criterion = "2.1", at_most = 1 }]
"#,
        "1",
        "n/a",
    );
    holds(
        &explained(&folder, "a", "en"),
        &[
            "- not true: no longer in the form: criterion 2.1 “q”: at most 1 (basis: c)",
            "- left out: no longer in the form: criterion 2.1 “q”: at least 5 - NOT met: criterion 1.1",
            "- met: no longer in the form: not (criterion 2.1 “q”: at least 5) (basis: c)",
            "- left out: not (criterion 2.1 “q”: at least 5) - left out: no longer in the form: criterion 2.1",
        ],
    );
    holds(
        &explained(&folder, "a", "vi"),
        &["- không xét: không còn trong phiếu: tiêu chí 2.1 “q”: từ 5 trở lên"],
    );
}

/// Both have 20 points and ⌊50 % of 2⌋ = 1 keeps the outcome, so both are held; the decision gives one of them an
/// outcome that the quota never gives.
#[test]
fn a_tie_that_a_decision_settled_is_not_put_down_to_the_quota() {
    let middle = r#"
[[outcome]]
id = "mid"
name = "Mid"
cite = "c"
requires = [{ id = "u", cite = "c", total = true, at_least = 10 }]"#;
    let tied = ladder(r#"{ id = "t", cite = "c", total = true, at_least = 18 }"#, middle) + &half("mid", "");
    let decisions = "organisation,review,outcome,number,date\na,r,low,7-QĐ,2024-12-31\n";
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("criteria/mau.toml", rules(&tied))
        .with("organisations.csv", "id,name,kind\na,A,cell\nb,B,cell\n")
        .with(
            "2024/assessments/r.csv",
            "organisation,criterion,self\na,1.1,10\na,2.1,10\nb,1.1,10\nb,2.1,10\n",
        )
        .with("2024/decisions.csv", decisions);
    let told = explained(&folder, "a", "en");
    holds(
        &told,
        &[
            "Result: Low (by decision) - placed 1 of 2 candidates for 1 places; tied with: B - decision 7-QĐ of \
             2024-12-31 (2024/decisions.csv:2): “Low”, which settles the tie at the edge of the quota",
            "1 → A 20 “Low” (by decision)",
            "1 B 20 tied at the edge of the quota",
        ],
    );
    assert!(!told.contains("lowered by the quota") && !told.contains("as worked out"), "{told}");
    holds(
        &register(&folder),
        &[",low,Low,determined,7-QĐ,tied at the edge of the quota; decision 7-QĐ of 2024-12-31 gives “Low”"],
    );
    holds(&explained(&folder, "a", "vi"), &["Kết quả: Low (theo quyết định)"]);
    let classified =
        bontot(folder.path(), &["classify", ".", "--review", "r", "--format", "csv", "--lang", "en"]);
    holds(
        &classified.stdout,
        &["low,7-QĐ,2024-12-31,\"tied at the edge of the quota, settled by the decision\""],
    );
    let next =
        bontot(folder.path(), &["explain", ".", "a", "--review", "r", "--next", "--lang", "en"]).stdout;
    holds(&next, &["was tied at the edge of the quota; the recorded decision settled the rest"]);
    assert!(!next.contains("the authority decides"), "{next}");
}

/// The title of the reasons tells it beside the outcome.
#[test]
fn what_the_quota_did_is_said_once() {
    let table = bontot(home(), &["evaluate", "examples/dang-bo-tinh", "--review", "classification"]).stdout;
    let title = "- Đảng bộ Lữ đoàn A3: Hoàn thành tốt nhiệm vụ (hạ xuống vì vượt tỷ lệ khống chế)";
    assert!(table.lines().any(|line| line == title), "{table}");
    for reason in ["hạ xuống vì vượt tỷ lệ khống chế", "ngang nhau ở ranh giới tỷ lệ khống chế"]
    {
        assert!(!table.lines().any(|line| line.trim_start() == format!("- {reason}")), "{table}");
    }
}

#[test]
fn a_period_of_another_length_is_the_reason_that_is_given() {
    // the guideline of the cells' recognition is in force in March 2025, and filled once a year
    let asked =
        ["explain", "examples/dang-bo-tinh", "cb-a1-1", "--review", "recognition", "--period", "2025-03"];
    let run = bontot(home(), &asked);
    assert!(run.status == 2 && run.stderr.contains("chấm hằng năm"), "{}", run.stderr);
    let english = bontot(home(), &[&asked[..], &["--lang", "en"]].concat());
    assert!(english.stderr.contains("the guideline in force for cell is yearly"), "{}", english.stderr);
}
