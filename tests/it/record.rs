//! `bontot record`: one row more, or one cell filled, and every other byte as it was.

use crate::harness::{Folder, bontot};

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy thử nghiệm\"\n\
    [reviews.recognition]\nguidelines = [\"chi-bo-4-tot\"]\n\
    [reviews.meeting]\nguidelines = [\"sinh-hoat-chi-bo\"]\n\
    [reviews.classification]\nguidelines = [\"xep-loai-to-chuc-dang\"]\n\
    [deadlines]\nregistered = \"02-28\"\n";

/// Tables as people keep them: CRLF and semicolons, spaces and quotes that nobody needs.
const EVENTS: &str = "tổ chức;bước;ngày;người thực hiện\r\na; đăng ký ;20/02/2023;\"Bí thư\"\r\n";
const FINDINGS: &str = "id,organisation,found_on,finding\nF1,a,2023-05-01,\"Ghi biên bản, chưa đủ\"\n";
const FACTS: &str = "organisation,fact,value,period,note\na,members_disciplined,,,chờ số liệu\n";

fn workspace() -> Folder {
    Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", "id,name,kind\na,Chi bộ A,cell\n")
        .with("2023/events.csv", EVENTS)
        .with("2023/findings.csv", FINDINGS)
        .with("2023/facts.csv", FACTS)
}

#[track_caller]
fn record(folder: &Folder, arguments: &[&str]) -> String {
    bontot(folder.path(), &[&["record"], arguments].concat()).output()
}

fn text(folder: &Folder, path: &str) -> String {
    std::fs::read_to_string(folder.path().join(path)).expect("a file that is there")
}

#[test]
fn an_event_is_added_in_the_manner_of_its_table() {
    let folder = workspace();
    let event = ["event", "a", "kế hoạch", "--date", "2023-03-05", "--by", "Bí thư; phó bí thư"];
    let row = "a;kế hoạch;05/03/2023;\"Bí thư; phó bí thư\"";
    let told = record(&folder, &[&event[..], &["--dry-run"]].concat());
    assert!(told.contains("chưa ghi gì") && told.contains(&format!("+{row}")), "{told}");
    assert_eq!(text(&folder, "2023/events.csv"), EVENTS);
    record(&folder, &event);
    assert_eq!(text(&folder, "2023/events.csv"), format!("{EVENTS}{row}\r\n"));
}

#[test]
fn the_folder_may_come_first() {
    let folder = workspace();
    let path = folder.path().to_str().expect("a path of the test is plain text");
    let elsewhere = Folder::new();
    let run = |words: &[&str]| bontot(elsewhere.path(), &[&["record"], words].concat());
    let event = ["event", path, "a", "planned", "--date", "2023-03-05"];
    assert!(run(&event).output().contains("+a;planned;05/03/2023;"));
    assert!(run(&["remedy", path, "F1", "--date", "2023-06-20"]).output().contains("2023-06-20"));
    assert!(
        run(&["fact", path, "a", "members_disciplined", "0"]).output().contains("+a,members_disciplined,0")
    );
    let twice = run(&["remedy", path, "F1", "--date", "2023-06-20", "--folder", path]);
    assert!(twice.status == 2 && twice.stderr.contains("không dùng cùng nhau"), "{}", twice.stderr);
    let unquoted = ["finding", path, "a", "F9", "Chưa", "phân", "công", "--date", "2023-09-01"];
    let unquoted = run(&unquoted);
    assert!(unquoted.status == 2 && unquoted.stderr.contains("dấu ngoặc kép"), "{}", unquoted.stderr);
}

#[test]
fn a_finding_and_its_remedy() {
    let folder = workspace();
    record(&folder, &["remedy", "F1", "--date", "2023-06-20", "--document", "BC 12-BC/CB"]);
    let remedied = "id,organisation,found_on,finding,remedied_on,document\n\
        F1,a,2023-05-01,\"Ghi biên bản, chưa đủ\",2023-06-20,BC 12-BC/CB\n";
    assert_eq!(text(&folder, "2023/findings.csv"), remedied);
    let again = bontot(folder.path(), &["record", "remedy", "F1", "--date", "2023-06-21"]);
    assert_eq!(again.status, 2, "{}", again.stderr);
    assert!(again.stderr.contains("20/06/2023"), "{}", again.stderr);
    let unknown = bontot(folder.path(), &["record", "remedy", "F11", "--date", "2023-06-21"]);
    assert!(unknown.status == 2 && unknown.stderr.contains("`F1`?"), "{}", unknown.stderr);
    record(&folder, &["finding", "a", "F2", "Chưa phân công", "--date", "2023-09-01", "--due", "2023-09-30"]);
    let due = remedied.replace("document\n", "document,due\n").replace("CB\n", "CB,\n");
    assert_eq!(
        text(&folder, "2023/findings.csv"),
        format!("{due}F2,a,2023-09-01,Chưa phân công,,,2023-09-30\n")
    );
}

#[test]
fn a_fact_is_filled_once_and_replaced_only_on_demand() {
    let folder = workspace();
    record(&folder, &["fact", "a", "members_disciplined", "1"]);
    let filled = FACTS.replace("disciplined,,", "disciplined,1,");
    assert_eq!(text(&folder, "2023/facts.csv"), filled);
    assert!(record(&folder, &["fact", "a", "members_disciplined", "1"]).contains("không ghi gì"));
    let other = bontot(folder.path(), &["record", "fact", "a", "members_disciplined", "0"]);
    assert!(other.status == 2 && other.stderr.contains("--replace"), "{}", other.stderr);
    assert_eq!(text(&folder, "2023/facts.csv"), filled);
    record(&folder, &["fact", "a", "members_disciplined", "0", "--replace"]);
    assert_eq!(text(&folder, "2023/facts.csv"), filled.replace(",1,", ",0,"));
}

#[test]
fn a_decision_goes_into_a_table_of_its_own_year_or_period() {
    let folder = workspace();
    let decision =
        ["decision", "a", "dat", "--number", "12-QĐ/ĐU", "--date", "2024-01-10", "--period", "2023"];
    let told = record(&folder, &decision);
    let table = "tổ chức,nội dung đánh giá,kỳ,kết quả,số quyết định,ngày,cấp có thẩm quyền,ghi chú\n\
        a,recognition,,dat,12-QĐ/ĐU,2024-01-10,,\n";
    assert_eq!(text(&folder, "2023/decisions.csv"), table);
    // a file that was not there has no line that is taken away, nor an end that is wrong
    let added = table.trim_end().replace('\n', "\n+");
    assert!(told.ends_with(&format!("\n2023/decisions.csv\n@@ -0,0 +1,2 @@\n+{added}\n")), "{told}");
}

#[test]
fn what_about_a_new_row_asks_for_a_second_look_is_told_at_once_and_once() {
    let folder = workspace();
    let decision = |outcome: &'static str, date: &'static str| {
        ["decision", "a", outcome, "--number", "02-QĐ/ĐU", "--date", date, "--period", "2023"]
    };
    let run = |arguments: &[&str]| bontot(folder.path(), &[&["record"], arguments].concat());
    assert_eq!(run(&decision("dat", "2024-01-05")).stderr, "");
    let run = run(&decision("khong-dat", "2022-01-05"));
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("Đã ghi:"), "{}", run.stdout);
    assert!(run.stderr.starts_with("cảnh báo[date-before-period]: ngày 05/01/2022 "), "{}", run.stderr);
    assert!(run.stderr.contains("--> 2023/decisions.csv:3:"), "{}", run.stderr);
    // what was there before is not the next row's
    let event = ["event", "a", "planned", "--date", "2023-03-05"];
    assert_eq!(bontot(folder.path(), &[&["record"], &event[..]].concat()).stderr, "");
}

#[test]
fn a_finding_that_the_workspace_makes_an_error_is_shown_and_not_written() {
    let manifest = format!("{MANIFEST}[diagnostics]\ndate-before-period = \"error\"\n");
    let folder = workspace().with("bontot.toml", manifest);
    let run = bontot(
        folder.path(),
        &["record", "event", "a", "inspected", "--date", "2022-03-05", "--period", "2023"],
    );
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.starts_with("lỗi[date-before-period]: "), "{}", run.stderr);
    assert_eq!(text(&folder, "2023/events.csv"), EVENTS);
}

#[test]
fn what_would_break_the_workspace_is_shown_and_not_written() {
    let folder = workspace();
    for (arguments, shown) in [
        (&["event", "b", "planned", "--date", "2023-03-05"][..], "organisation-unknown"),
        (&["event", "a", "plan", "--date", "2023-03-05"], "word-unknown"),
        (&["finding", "a", "F1", "Chưa đủ", "--date", "2023-03-05"], "id-repeated"),
        (&["fact", "a", "members_disciplined", "một"], "number-malformed"),
        (&["decision", "a", "tot", "--number", "1", "--date", "2023-12-30"], "outcome-unknown"),
    ] {
        let run = bontot(folder.path(), &[&["record"], arguments].concat());
        assert_eq!(run.status, 1, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(shown), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.ends_with("sẽ có lỗi như trên.\n"), "{}", run.stderr);
    }
    let no_folder = bontot(folder.path(), &["record", "event", "a", "planned", "--date", "2024-03-05"]);
    assert!(no_folder.status == 2 && no_folder.stderr.contains("--period"), "{}", no_folder.stderr);
    let named = ["record", "event", "a", "planned", "--date", "2024-03-05", "--period", "2024"];
    let told = bontot(folder.path(), &named).stderr;
    assert!(told.contains("thư mục năm 2024: hãy lập") && !told.contains("hoặc cho biết"), "{told}");
    let tables =
        ["events.csv", "findings.csv", "facts.csv"].map(|name| text(&folder, &format!("2023/{name}")));
    assert_eq!(tables, [EVENTS, FINDINGS, FACTS]);
    assert!(!folder.path().join("2023/decisions.csv").exists());
}
