//! Which rows of events.csv do a step of a form, as conditions, `status` and the audit see it.

use std::fs;

use crate::harness::{Folder, bontot, text_of};

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n\
    [reviews.recognition]\nguidelines = [\"phieu\"]\n[reviews.meeting]\nguidelines = [\"hop\"]\n";
const GUIDELINE: &str = "format = 1\nid = \"phieu\"\nversion = \"1\"\nname = \"Phiếu\"\nevery = \"year\"\n\
    in_force = { from = 2024-01-01 }\napplies_to = [\"cell\"]\nstages = [\"self\"]\n\
    [[group]]\nid = \"1\"\nname = \"Nhóm\"\n\
    [[group.criterion]]\nid = \"1.1\"\nname = \"Điểm\"\nkind = \"points\"\nmax = 10\n\
    [[outcome]]\nid = \"dat\"\nname = \"Đạt\"\ncite = \"I\"\n\
    requires = [{ id = \"buoc\", cite = \"II\", step = \"STEP\" }]\n\
    [[outcome]]\nid = \"khong-dat\"\nname = \"Chưa đạt\"\ncite = \"III\"\n";

const HEADER: &str = "organisation,step,date,by,document,criterion,period,digest,note\n";

/// One cell, the outcome of which asks for the step.
fn folder(step: &str, events: &str) -> Folder {
    let yearly = GUIDELINE.replace("STEP", step);
    let monthly = yearly.replace("\"phieu\"", "\"hop\"").replace("\"year\"", "\"month\"");
    Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", "id,name,kind\ncb-1,Chi bộ 1,cell\n")
        .with("criteria/phieu.toml", yearly)
        .with("criteria/hop.toml", monthly)
        .with("2024/assessments/recognition/cb-1.csv", "criterion,self\n1.1,9\n")
        .with("2024/assessments/meeting/cb-1.csv", "period,criterion,self\n2024-03,1.1,9\n")
        .with("2024/events.csv", format!("{HEADER}{events}"))
}

fn sign(folder: &Folder, period: &str) {
    let options = ["sign-off", "cb-1", "--stage", "self", "--by", "Bí thư", "--date", "12/12/2024"];
    bontot(folder.path(), &[&options[..], &["--period", period]].concat()).output();
}

/// What the condition comes to for the year.
fn condition(folder: &Folder) -> String {
    let options = ["evaluate", "--review", "recognition", "--period", "2024", "--format", "json"];
    let results: serde_json::Value =
        serde_json::from_str(&bontot(folder.path(), &options).stdout).expect("JSON");
    results["organisations"][0]["conditions"][0]["value"].as_str().expect("a value").to_owned()
}

/// Whether `status` sees the step done on 12/12/2024.
fn is_done(folder: &Folder) -> bool {
    let options = ["status", "--review", "recognition", "--as-of", "2024-12-31", "--format", "csv"];
    bontot(folder.path(), &options).output().contains("2024-12-12")
}

/// Who signs the form of a month of another review has not assessed itself for the year.
#[test]
fn a_signature_does_no_step_for_another_form() {
    let folder = folder("self-assessed", "");
    sign(&folder, "2024-03");
    assert!(text_of(&folder.path().join("2024/events.csv")).contains("2024-03,meeting:self:sha256:"));
    assert_eq!((condition(&folder).as_str(), is_done(&folder)), ("false", false));
    sign(&folder, "2024");
    assert_eq!((condition(&folder).as_str(), is_done(&folder)), ("true", true));
}

/// What is no signature speaks of the organisation's year, whatever period it names: so does a review of every quarter.
#[test]
fn a_row_without_a_signature_does_the_step_of_the_year() {
    assert_eq!(condition(&folder("self-reviewed", "cb-1,self-reviewed,2024-04-02,,,,2024-Q1,,\n")), "true");
}

/// Plans of single criteria are no plan of the form, and it is said that they are there.
#[test]
fn plans_of_single_criteria_are_told_where_the_form_has_none() {
    let reasons = |events| {
        let told = bontot(folder("planned", events).path(), &["explain", "cb-1", "--review", "recognition"]);
        told.output()
    };
    let of_lines = reasons("cb-1,planned,2024-03-01,,,1.1,,,\n");
    assert!(
        of_lines.contains("hồ sơ chưa ghi bước “kế hoạch” cho cả phiếu, chỉ ghi cho từng tiêu chí"),
        "{of_lines}"
    );
    let none = reasons("");
    assert!(none.contains("hồ sơ chưa ghi bước “kế hoạch”") && !none.contains("cho cả phiếu"), "{none}");
}

/// A criterion that is given back leaves the form's signature as it is; the whole form, returned, has none.
#[test]
fn only_a_form_that_is_returned_loses_its_signature() {
    let folder = folder("self-assessed", "");
    sign(&folder, "2024");
    fs::write(folder.path().join("2024/assessments/recognition/cb-1.csv"), "criterion,self\n1.1,10\n")
        .expect("it is written");
    let events = folder.path().join("2024/events.csv");
    let is_told = || bontot(folder.path(), &["check"]).stdout.contains("[signed-content-changed]");
    for (criterion, told) in [("1.1", true), ("", false)] {
        let rows = text_of(&events) + &format!("cb-1,returned,2024-12-20,,,{criterion},,,\n");
        fs::write(&events, rows).expect("it is written");
        assert_eq!(is_told(), told, "{criterion}");
    }
}
