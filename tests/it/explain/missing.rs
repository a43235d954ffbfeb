//! That what is missing is looked for where it belongs: in the files of what is still open.

use super::reasons::{MANIFEST, explained, half, holds, ladder, rules};
use crate::harness::{Folder, bontot};

/// Up for it by the fact `f`.
const CELLS: &str = r#"
candidate_if = [{ id = "f", cite = "c", fact = "f" }]
"#;

const FACT: &str = "[facts.f]\nname = \"F\"\nunit = \"flag\"\n";

const MEASURE: &str = r#"
[measures.s]
name = "S"
subordinates = { review = "r", outcome = ["top"], as = "share" }
"#;

fn above(id: &str, measures: &str) -> String {
    rules(measures)
        .replace("id = \"mau\"", &format!("id = \"{id}\""))
        .replace("[\"cell\"]", "[\"grassroots-committee\"]")
}

/// Under `d` two cells are level at 20 points with one place; under `e` one lacks the fact and one a value; under `g`
/// the only cell is unrated; `h` has no cell.
fn folder() -> Folder {
    // half of those under one parent may be at the top
    let outcomes = ladder(r#"{ id = "t", cite = "c", total = true, at_least = 15 }"#, "");
    let cells = rules(&format!("{FACT}{outcomes}{}", half("low", "\"parent\"")));
    let cells = cells.replacen("[[group]]", &format!("{CELLS}[[group]]"), 1);
    let asked = r#"{ id = "s", cite = "c", measure = "s", at_least = 50 }"#;
    let organisations =
        ["d", "e", "g", "h"].map(|id| format!("{id},{},grassroots-committee,\n", id.to_uppercase()));
    let below = ["d1,d", "d2,d", "e1,e", "e2,e", "g1,g"].map(|cell| {
        let (id, parent) = cell.split_once(',').expect("a cell and its parent");
        format!("{id},{},cell,{parent}\n", id.to_uppercase())
    });
    let forms = ["d1", "d2", "e1"].map(|id| format!("{id},1.1,10\n{id},2.1,10\n"));
    let own = ["d", "e", "g", "h"].map(|id| format!("{id},1.1,10\n{id},2.1,10\n"));
    Folder::new()
        .with("bontot.toml", MANIFEST.replace("[\"mau\"]", "[\"mau\", \"tren\"]"))
        .with("criteria/mau.toml", cells)
        .with("criteria/tren.toml", above("tren", &format!("{MEASURE}{}", ladder(asked, ""))))
        .with(
            "organisations.csv",
            format!("id,name,kind,parent\n{}{}", organisations.concat(), below.concat()),
        )
        .with(
            "2024/assessments/r.csv",
            format!("organisation,criterion,self\n{}e2,1.1,10\n{}", forms.concat(), own.concat()),
        )
        .with("2024/facts.csv", "organisation,fact,value\nd1,f,yes\nd2,f,yes\ne2,f,yes\ng1,f,yes\n")
        .with(
            "2024/decisions.csv",
            "organisation,review,outcome,number,date,note\ng1,r,unrated,1-QĐ,2024-12-31,mới lập\n",
        )
}

fn missing(folder: &Folder, organisation: &str) -> Vec<String> {
    let arguments = ["evaluate", ".", "--review", "r", "--organisation", organisation, "--format", "json"];
    let results: serde_json::Value =
        serde_json::from_str(&bontot(folder.path(), &arguments).stdout).expect("JSON");
    let missing = results["organisations"][0]["missing"].as_array().expect("a list");
    missing.iter().map(|missing| missing.as_str().expect("a text").to_owned()).collect()
}

#[test]
fn a_result_that_is_held_lacks_a_decision() {
    let folder = folder();
    // ⌊50 % of 2⌋ = 1, and both have 20 points; at the top may be 0/2, 1/2 or 2/2 of them, against at least 50 %
    let file = "2024/decisions.csv";
    assert_eq!(missing(&folder, "d"), [format!("{file}: r d1 2024"), format!("{file}: r d2 2024")]);
    holds(&explained(&folder, "d", "en"), &["no result of D1 in the review “r”, 2024 (2024/decisions.csv)"]);
    holds(&explained(&folder, "d", "vi"), &["chưa có kết quả “r” của D1, kỳ 2024 (2024/decisions.csv)"]);
}

#[test]
fn a_result_that_is_open_lacks_what_is_missing_of_it() {
    let folder = folder();
    assert_eq!(missing(&folder, "e"), ["2024/assessments/r.csv: r e2 2024", "2024/facts.csv: r e1 2024"]);
    holds(&explained(&folder, "e", "en"), &["no result of E1 in the review “r”, 2024 (2024/facts.csv)"]);
}

/// Neither a committee whose only cell is unrated nor one without cells lacks a row.
#[test]
fn a_share_of_none_has_none_to_count_and_lacks_no_row() {
    let folder = folder();
    for committee in ["g", "h"] {
        assert_eq!(missing(&folder, committee), ["s"]);
        let told = explained(&folder, committee, "en");
        holds(&told, &["measure “S”: there is none to count"]);
        assert!(!told.contains("facts.csv"), "{told}");
    }
    holds(&explained(&folder, "h", "vi"), &["chỉ số “S”: không có kết quả nào để tính"]);
}

/// Of group 2 only the bonus line counts before 2025, and bonus points are in no maximum: 0 points at most, and no share of
/// them. Nobody can hand in what would help, and nothing else is lacking.
#[test]
fn a_percentage_of_no_points_is_told_where_it_holds_a_result_up() {
    let share = r#"{ id = "t", cite = "c", every_group = true, percent_at_least = 50 }"#;
    let later = "kind = \"points\"\nmax = 10\ncounts_from = 2025-01-01\nnot_applicable";
    let guideline = rules(&format!(
        "[[group.criterion]]\nid = \"2.2\"\nname = \"b\"\nkind = \"points\"\nmax = 3\nbonus = true\n{}",
        ladder(share, "")
    ));
    let guideline = guideline.replace("kind = \"points\"\nmax = 10\nnot_applicable", later);
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("criteria/mau.toml", guideline)
        .with("organisations.csv", "id,name,kind\na,A,cell\n")
        .with("2024/assessments/r.csv", "organisation,criterion,self\na,1.1,8\na,2.1,8\na,2.2,1\n");
    assert_eq!(missing(&folder, "a"), ["maximum group 2"]);
    let told = explained(&folder, "a", "vi");
    holds(&told, &["nhóm 2: mức tối đa của kỳ là 0 điểm nên không tính được tỷ lệ phần trăm"]);
}
