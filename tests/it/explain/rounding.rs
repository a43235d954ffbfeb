//! That a rounded figure does not seem to say the opposite of what follows from it.

use super::reasons::{MANIFEST, explained, half, holds, ladder, rules};
use crate::harness::{Folder, bontot};

/// A third group of one line, worth the share of two facts in percent.
const MEASURED: &str = r#"
[facts.a]
name = "fa"
unit = "number"
[facts.b]
name = "fb"
unit = "number"
[measures.rt]
name = "rt"
ratio = ["a", "b"]
[[group]]
id = "3"
name = "Ba"
[[group.criterion]]
id = "3.1"
name = "r"
kind = "points"
max = 100
measure = "rt"
"#;

/// 10 + 10 + 200/3 = 260/3 = 86.666…, which is shown as 86.67.
#[test]
fn a_score_that_is_only_almost_enough_is_not_shown_as_enough() {
    let asked = r#"
  { id = "t", cite = "c", total = true, at_least = 86.67 },
  { id = "u", cite = "c", any = [{ group = "3", below = 66.67 }] },
  { id = "v", cite = "c", every_group = true, percent_at_least = 66.67 },
  { id = "w", cite = "c", measure = "rt", at_least = 66.67 },
  { id = "x", cite = "c", total = true, above = 86.66 },
"#;
    let outcomes = ladder(asked, "");
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("criteria/mau.toml", rules(&format!("{MEASURED}{outcomes}")))
        .with("organisations.csv", "id,name,kind\na,A,cell\n")
        .with("2024/assessments/r.csv", "organisation,criterion,self\na,1.1,10\na,2.1,10\n")
        .with("2024/facts.csv", "organisation,fact,value\na,a,2\na,b,3\n");
    holds(
        &explained(&folder, "a", "en"),
        &[
            "NOT met: total almost 86.67/120 points (exactly 260/3); needed: at least 86.67",
            "met: group 3 “Ba” almost 66.67/100 points (exactly 200/3); needed: less than 66.67",
            "short: group 3 “Ba” 66.67/100 points (almost 66.67%) (exactly 200/3); needed: every group at least 66.67%",
            "NOT met: rt: almost 66.67% (2/3); needed: at least 66.67%",
            // both as shown and exactly more than that
            "met: total 86.67/120 points; needed: more than 86.66",
        ],
    );
    holds(
        &explained(&folder, "a", "vi"),
        &["KHÔNG thỏa: tổng gần 86,67/120 điểm (chính xác là 260/3); yêu cầu từ 86,67 trở lên"],
    );
}

/// 2/3 = 66.666… %, which is shown as 66.67: one point, not two.
#[test]
fn a_figure_just_below_a_band_does_not_seem_to_lie_in_it() {
    let bands = "kind = \"bands\"\nrange = { from = 0, to = 100 }\n\
                 bands = [{ below = 66.67, points = 1 }, { at_least = 66.67, points = 2 }]";
    let measured = MEASURED.replace("kind = \"points\"", bands).replace("max = 100", "max = 2");
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("criteria/mau.toml", rules(&format!("{measured}{}", ladder("", ""))))
        .with("organisations.csv", "id,name,kind\na,A,cell\n")
        .with("2024/assessments/r.csv", "organisation,criterion,self\na,1.1,10\na,2.1,10\n")
        .with("2024/facts.csv", "organisation,fact,value\na,a,2\na,b,3\n");
    let told = bontot(folder.path(), &["explain", ".", "a", "3.1", "--review", "r", "--lang", "en"]).stdout;
    holds(&told, &["1 points, as almost 66.67 is in the band less than 66.67"]);
}

/// 260/3 = 86.666… against 10 + 10 + 66.67 = 86.67: not level, though both are shown as 86.67. The cap is
/// ⌊50 % of 2⌋ = 1.
#[test]
fn what_candidates_are_ranked_by_is_shown_exactly_where_it_would_look_level() {
    let asked = r#"{ id = "t", cite = "c", total = true, at_least = 50 }"#;
    let rest = ladder(asked, "") + &half("low", "");
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("criteria/mau.toml", rules(&format!("{MEASURED}{rest}")))
        .with("organisations.csv", "id,name,kind\na,A,cell\nb,B,cell\n")
        .with(
            "2024/assessments/r.csv",
            "organisation,criterion,self\na,1.1,10\na,2.1,10\nb,1.1,10\nb,2.1,10\n",
        )
        .with("2024/facts.csv", "organisation,fact,value\na,a,2\na,b,3\nb,a,66.67\nb,b,100\n");
    holds(
        &explained(&folder, "a", "en"),
        &["1 B 86.67 kept within the quota", "2 → A almost 86.67 (260/3) lowered by the quota"],
    );
}

/// One of three cells has the outcome, one may still have it: 1/3 to 2/3, and 2/3 is less than 66.67 %.
#[test]
fn a_share_that_is_open_names_numerator_and_denominator_of_both_ends() {
    let cells = rules(&ladder("{ id = \"t\", cite = \"c\", total = true, at_least = 15 }", ""));
    let measure = "[measures.s]\nname = \"s\"\nsubordinates = { review = \"r\", outcome = [\"top\"], as = \"share\" }\n";
    let asked = "{ id = \"s\", cite = \"c\", measure = \"s\", at_least = 66.67 }, \
                 { id = \"u\", cite = \"c\", measure = \"s\", at_least = 50 }";
    let above = rules(&format!("{measure}{}", ladder(asked, "")))
        .replace("id = \"mau\"", "id = \"tren\"")
        .replace("[\"cell\"]", "[\"grassroots-committee\"]");
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST.replace("[\"mau\"]", "[\"mau\", \"tren\"]"))
        .with("criteria/mau.toml", cells)
        .with("criteria/tren.toml", above)
        .with(
            "organisations.csv",
            "id,name,kind,parent\nd,D,grassroots-committee,\na,A,cell,d\nb,B,cell,d\nc,C,cell,d\n",
        )
        .with(
            "2024/assessments/r.csv",
            "organisation,criterion,self\na,1.1,10\na,2.1,10\nb,1.1,1\nb,2.1,1\nc,1.1,10\n",
        );
    let range = "s: 33.33% (1/3) to almost 66.67% (2/3), as open results may end; needed: at least 66.67%";
    holds(
        &explained(&folder, "d", "en"),
        &[
            &format!("NOT met: {range}"),
            "unknown: s: 33.33% (1/3) to 66.67% (2/3), as open results may end; needed: at least 50%",
            "- s (`s`): 33.33% (1/3) – 66.67% (2/3)",
        ],
    );
}
