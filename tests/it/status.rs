//! `bontot status`: what is done, due and overdue as of a day, worked out by hand.

use serde_json::Value;

use crate::harness::{Folder, bontot, home};

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy thử nghiệm\"\n\
    [reviews.recognition]\nguidelines = [\"chi-bo-4-tot\"]\n\
    [reviews.meeting]\nguidelines = [\"sinh-hoat-chi-bo\"]\n\
    [reviews.classification]\nguidelines = [\"xep-loai-to-chuc-dang\"]\n\
    [deadlines]\nregistered = \"02-28\"\nself-assessed = \"11-30\"\n";

const EVENTS: &str = "organisation,step,date,by\n\
    a,registered,2024-02-20,Bí thư chi bộ\n\
    a,planned,2024-03-01,Bí thư chi bộ\n\
    a,self-reviewed,2024-04-10,Bí thư chi bộ\n\
    a,self-reviewed,2024-07-10,Bí thư chi bộ\n\
    a,self-assessed,2024-09-20,Bí thư chi bộ\n\
    a,submitted,2024-09-21,Bí thư chi bộ\n\
    a,returned,2024-09-25,Cơ quan chính trị\n\
    b,registered,2024-03-04,Bí thư chi bộ\n\
    b,planned,2024-10-02,Bí thư chi bộ\n";

const FINDINGS: &str = "id,organisation,found_on,finding,due,remedied_on\n\
    F1,b,2024-05-01,Ghi biên bản chưa đủ,2024-06-30,\n\
    F2,b,2024-05-01,Họp chưa đúng kỳ,2024-06-30,2024-06-15\n\
    F3,b,2024-09-01,Chưa có kế hoạch,2024-12-31,2024-11-01\n\
    F4,b,2024-10-05,Chưa phân công,2024-12-31,\n";

fn workspace() -> Folder {
    Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", "id,name,kind\na,Chi bộ A,cell\nb,Chi bộ B,cell\nc,Chi bộ C,cell\n")
        .with("2024/events.csv", EVENTS)
        .with("2024/findings.csv", FINDINGS)
        .with(
            "2024/assignments.csv",
            "organisation,post,role,from,to\na,Phó Chủ nhiệm Chính trị,follow,2024-01-01,2024-12-31\n\
             b,Trưởng ban Tổ chức,follow,2024-01-01,2024-06-30\nb,Trưởng ban Cán bộ,appraise,,\n",
        )
}

fn status(folder: &Folder, more: &[&str]) -> Value {
    let run = bontot(folder.path(), &[&["status", ".", "--format", "json"], more].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn step<'v>(status: &'v Value, organisation: usize, word: &str) -> &'v Value {
    let steps = status["organisations"][organisation]["steps"].as_array().expect("a list of steps");
    steps.iter().find(|step| step["step"] == word).expect("every step is listed")
}

#[test]
fn each_step_is_done_due_or_overdue_by_so_many_days() {
    let folder = workspace();
    let status = status(&folder, &["--as-of", "2024-10-01"]);
    assert_eq!(step(&status, 0, "registered")["state"], "done");
    // 4 March is 5 days after 28 February in a leap year: 29 February, then 1, 2, 3 and 4 March
    let late = step(&status, 1, "registered");
    assert_eq!((&late["state"], &late["days"]), (&"done-late".into(), &5.into()));
    // 28 February to 28 September are 1 + 31 + 30 + 31 + 30 + 31 + 31 + 28 = 213 days, and three more to 1 October
    let overdue = step(&status, 2, "registered");
    assert_eq!((&overdue["state"], &overdue["days"]), (&"overdue".into(), &216.into()));
    // 30 days to the end of October, 30 more to 30 November
    let due = step(&status, 1, "self-assessed");
    assert_eq!((&due["state"], &due["days"], &due["due"]), (&"due".into(), &60.into(), &"2024-11-30".into()));
    let reviewed = step(&status, 0, "self-reviewed");
    assert_eq!((&reviewed["times"], &reviewed["last"]), (&2.into(), &"2024-07-10".into()));
    // what was handed in on 21 September was returned on the 25th
    assert_eq!(step(&status, 0, "submitted")["state"], "open");
    // recorded for the day after
    assert_eq!(step(&status, 1, "planned")["state"], "open");
}

/// Registration was due on 28 February; c was founded the day after.
#[test]
fn what_was_due_before_an_organisation_began_is_not_late() {
    let register =
        "id,name,kind,from,to\na,Chi bộ A,cell,2024-02-28,\nb,Chi bộ B,cell,,\nc,Chi bộ C,cell,2024-02-29,\n";
    let status = status(&workspace().with("organisations.csv", register), &["--as-of", "2024-10-01"]);
    let registered = step(&status, 2, "registered");
    assert_eq!((&registered["state"], &registered["days"]), (&"open".into(), &Value::Null));
    assert_eq!(step(&status, 2, "self-assessed")["state"], "due");
}

#[test]
fn findings_and_followers_are_those_of_the_day() {
    let folder = workspace();
    let in_october = status(&folder, &["--as-of", "2024-10-01"]);
    // F1 is late; F2 was remedied; F3 is not remedied yet; F4 is not found yet
    assert_eq!(in_october["organisations"][1]["findings"], serde_json::json!({ "open": 2, "overdue": 1 }));
    assert_eq!(in_october["organisations"][0]["followers"][0], "Phó Chủ nhiệm Chính trị");
    assert_eq!(in_october["organisations"][1]["followers"], serde_json::json!([]));
    let in_june = status(&folder, &["--as-of", "10/06/2024"]);
    assert_eq!(in_june["organisations"][1]["findings"], serde_json::json!({ "open": 2, "overdue": 0 }));
    assert_eq!(in_june["organisations"][1]["followers"][0], "Trưởng ban Tổ chức");
}

#[test]
fn what_comes_first_is_what_is_overdue_then_what_follows() {
    let folder = workspace();
    let status = status(&folder, &["--as-of", "2024-10-01"]);
    let next: Vec<&Value> =
        status["organisations"].as_array().unwrap().iter().map(|row| &row["next"]).collect();
    // b has planned for the day after, but F1 was to be remedied in June
    assert_eq!(next, ["submitted", "remedy", "registered"]);
    assert_eq!(status["totals"][0], serde_json::json!({ "step": "registered", "done": 2, "of": 3 }));
}

/// Whoever has done every step is not done while a finding is open.
#[test]
fn what_was_found_is_to_be_remedied_before_a_year_is_done() {
    let steps = ["planned", "self-reviewed", "inspected", "notified", "submitted", "appraised"];
    let rows = steps.map(|step| format!("a,{step},2024-12-02\n")).concat();
    let events =
        format!("organisation,step,date\na,registered,2024-02-20\na,self-assessed,2024-11-20\n{rows}");
    let folder = |finding: &str| {
        Folder::new()
            .with("bontot.toml", MANIFEST)
            .with("organisations.csv", "id,name,kind\na,Chi bộ A,cell\n")
            .with("2024/events.csv", &events)
            .with(
                "2024/decisions.csv",
                "organisation,review,outcome,number,date\na,recognition,dat,1-QĐ/ĐU,2024-12-20\n",
            )
            .with("2024/findings.csv", format!("id,organisation,found_on,finding,due,remedied_on\n{finding}"))
    };
    let told = |finding: &str| {
        let folder = folder(finding);
        let run = bontot(folder.path(), &["status", "--as-of", "2024-12-31"]);
        (status(&folder, &["--as-of", "2024-12-31"])["organisations"][0]["next"].clone(), run.stdout)
    };
    // 21 December to 31 December are 10 days
    let (next, table) = told("F1,a,2024-05-01,Chưa đủ,2025-01-05,\nF2,a,2024-05-01,Chưa đủ,2024-12-21,\n");
    assert_eq!(next, "remedy");
    assert!(table.contains("Khắc phục F2") && table.contains("chậm 10 ngày"), "{table}");
    assert!(table.contains("1 tổ chức có việc quá hạn") && !table.contains("đã xong"), "{table}");
    let (next, table) = told("F1,a,2024-05-01,Chưa đủ,2025-01-05,\n");
    assert_eq!(next, "remedy");
    assert!(table.contains("còn 5 ngày") && table.contains("0 tổ chức có việc quá hạn"), "{table}");
    let (next, table) = told("F1,a,2024-05-01,Chưa đủ,2024-12-21,2024-12-20\n");
    assert_eq!(next, Value::Null);
    assert!(table.contains("đã xong"), "{table}");
}

/// A decision and a remedy are later than the last event.
#[test]
fn without_a_day_the_latest_record_is_as_far_as_is_known() {
    let events_only = workspace().with("2024/findings.csv", FINDINGS.lines().next().unwrap_or_default());
    assert_eq!(status(&events_only, &[])["as_of"], "2024-10-02");
    assert_eq!(status(&workspace(), &[])["as_of"], "2024-11-01");
    let decided = workspace().with(
        "2024/decisions.csv",
        "organisation,review,outcome,number,date\na,recognition,dat,1-QĐ/ĐU,2024-12-20\n",
    );
    let decided = status(&decided, &[]);
    assert_eq!(
        (&decided["as_of"], &step(&decided, 0, "decided")["state"]),
        (&"2024-12-20".into(), &"done".into())
    );
    let empty = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", "id,name,kind\na,Chi bộ A,cell\n")
        .with("2024/facts.csv", "organisation,fact,value\n");
    let run = bontot(empty.path(), &["status"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("--as-of"), "{}", run.stderr);
}

#[test]
fn a_post_sees_its_own_and_an_unknown_one_is_refused() {
    let folder = workspace();
    let mine = status(&folder, &["--as-of", "2024-10-01", "--mine", "Trưởng ban Cán bộ"]);
    let ids: Vec<&Value> = mine["organisations"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    assert_eq!(ids, ["b"]);
    let run = bontot(folder.path(), &["status", "--as-of", "2024-10-01", "--mine", "Trưởng ban Cán bô"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("“Trưởng ban Cán bô”") && run.stderr.contains("Trưởng ban Cán bộ"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_calendar_has_each_deadline_and_each_open_finding_once() {
    let folder = workspace();
    let calendar = bontot(folder.path(), &["status", "--as-of", "2024-10-01", "--format", "ics"])
        .output()
        .replace("\r\n ", "");
    let days: Vec<&str> =
        calendar.lines().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
    // registration, self-assessment; F1, then F3, which is not remedied yet on that day
    assert_eq!(days, ["20240228", "20241130", "20240630", "20241231"]);
    assert!(calendar.contains("DESCRIPTION:Chưa xong: Chi bộ C\r\n"), "{calendar}");
    assert!(calendar.contains("SUMMARY:Hạn khắc phục F1: Chi bộ B\r\n"), "{calendar}");
}

#[test]
fn months_show_their_outcome_or_why_there_is_none() {
    let example = home().join("examples/kon-tum-2023");
    let run = bontot(&example, &["status", "--format", "json", "--as-of", "2023-12-31"]);
    let status: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let periods = status["organisations"][1]["periods"].as_array().expect("a list of months");
    assert_eq!(periods.len(), 12);
    assert_eq!(periods[0], serde_json::json!({ "period": "2023-01", "outcome": "kha" }));
    let table = bontot(&example, &["status", "--as-of", "2023-12-31"]).stdout;
    assert!(table.contains("Chi bộ Đại đội Thông") && table.contains("221111111111"), "{table}");
}

/// The guidelines of the example are illustrative, and no month has an outcome yet.
#[test]
fn a_year_of_illustrative_rules_says_so_in_every_form() {
    let folder = workspace();
    assert_eq!(status(&folder, &["--as-of", "2024-03-01"])["illustrative"], true);
    let drawn = |format: &str| {
        let run = bontot(folder.path(), &["status", "--as-of", "2024-03-01", "--format", format]);
        run.output().replace("\r\n ", "")
    };
    let csv = drawn("csv");
    assert!(csv.lines().skip(1).all(|row| row.ends_with(",có")) && csv.lines().count() == 4, "{csv}");
    for format in ["table", "html", "markdown", "ics"] {
        let text = drawn(format);
        assert!(text.contains("MINH HỌA: mức điểm"), "{text}");
    }
}

/// Where no month has an outcome yet, the legend lists none.
#[test]
fn a_legend_lists_only_what_there_is() {
    let folder = workspace();
    let run = bontot(folder.path(), &["status", "--as-of", "2024-03-01"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("\nsinh hoạt: ? có phiếu nhưng chưa xác định, u chưa"), "{}", run.stdout);
}

/// The forms of all months are filled in. February is under way on the 27th, and has its form already.
#[test]
fn months_after_the_day_are_not_over() {
    let example = home().join("examples/kon-tum-2023");
    let run = bontot(&example, &["status", "--format", "json", "--as-of", "2023-02-27"]);
    let status: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let periods = status["organisations"][1]["periods"].as_array().expect("a list of months");
    let outcomes: Vec<&Value> = periods.iter().map(|period| &period["outcome"]).collect();
    assert_eq!(outcomes[..3], [&"kha".into(), &"kha".into(), &Value::Null]);
    assert!(outcomes[3..].iter().all(|outcome| outcome.is_null()), "{outcomes:?}");
}

#[test]
fn a_decision_of_a_later_day_supersedes_nothing_yet() {
    let folder = workspace().with(
        "2024/decisions.csv",
        "organisation,review,outcome,number,date\n\
         a,recognition,dat,1-QĐ/ĐU,2024-12-20\n\
         a,recognition,khong-dat,2-QĐ/ĐU,2025-02-10\n",
    );
    let decided = |day: &str| {
        let status = status(&folder, &["--as-of", day]);
        let decided = step(&status, 0, "decided");
        (decided["state"].clone(), decided["last"].clone())
    };
    assert_eq!(decided("2024-12-19"), ("open".into(), Value::Null));
    assert_eq!(decided("2024-12-31"), ("done".into(), "2024-12-20".into()));
    assert_eq!(decided("2025-02-10"), ("done".into(), "2025-02-10".into()));
}
