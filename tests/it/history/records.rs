//! Rows of events, findings, waivers, decisions and assignments in the life of an organisation: who added, changed or removed
//! which one when.

use serde_json::Value;

use super::committee;
use crate::harness::bontot;
use crate::repository::Repository;

const EVENTS: &str = "2024/events.csv";
const DECISIONS: &str = "2024/decisions.csv";

fn table(head: &str, rows: &[&str]) -> String {
    [&[head], rows].concat().join("\n") + "\n"
}

fn events(rows: &[&str]) -> String {
    table("tổ chức,bước,ngày,người thực hiện,ghi chú", rows)
}

fn findings(rows: &[&str]) -> String {
    table("mã,tổ chức,ngày phát hiện,hạn chế,ngày khắc phục", rows)
}

fn waivers(rows: &[&str]) -> String {
    table("tổ chức,nội dung đánh giá,điều kiện,lý do,văn bản,đến hết ngày", rows)
}

fn decisions(rows: &[&str]) -> String {
    table("tổ chức,nội dung đánh giá,kết quả,số quyết định,ngày,cấp có thẩm quyền", rows)
}

fn assignments(rows: &[&str]) -> String {
    table("tổ chức,chức danh,vai trò,đến ngày", rows)
}

/// Matter, column, subject, before, after and day of what happened to rows of these tables.
#[track_caller]
fn told(repository: &Repository) -> Vec<String> {
    let run = bontot(repository.path(), &["history", "cb-01", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap_or("–").to_owned();
    let entries = page["entries"].as_array().expect("entries").iter();
    let ends = ["-added", "-changed", "-removed"];
    let of_rows = entries.filter(|entry| ends.iter().any(|end| text(entry, "matter").ends_with(end)));
    let line = |entry: &Value| {
        let said = ["matter", "column", "subject", "before", "after"].map(|name| text(entry, name)).join("|");
        let day = if entry["uncommitted"] == true { "chưa".to_owned() } else { text(entry, "committed") };
        let merge = if entry["merge"] == true { " merge" } else { "" };
        format!("{said} {day}{merge}")
    };
    of_rows.map(line).collect()
}

fn added(rows: &[&str; 5]) -> Repository {
    committee()
        .with("2024/findings.csv", findings(&[rows[1], "KL-02,cb-02,01/03/2024,Thiếu sổ,"]))
        .with("2024/waivers.csv", waivers(&[rows[2]]))
        .with(DECISIONS, decisions(&[rows[3], "cb-02,recognition,dat,32-QĐ,20/12/2024,"]))
        .with("2024/assignments.csv", assignments(&[rows[4], "cb-02,Ủy viên B,theo dõi,"]))
        .committed("2024-12-05", "Ghi")
}

const ADDED: [&str; 5] = [
    "cb-01,đăng ký,05/02/2024,Bí thư,",
    "KL-01,cb-01,03/04/2024,Họp thiếu,",
    "cb-01,recognition,tong,Bão lũ,5-CV,31/12/2024",
    "cb-01,recognition,dat,31-QĐ,20/12/2024,BTV",
    "cb-01,Ủy viên A,theo dõi,",
];

fn changed(repository: Repository) -> Repository {
    repository
        .with(EVENTS, events(&["cb-01,đăng ký,05/02/2024,Phó bí thư,"]))
        .with("2024/findings.csv", findings(&["KL-01,cb-01,03/04/2024,Họp thiếu,02/05/2024"]))
        .with("2024/waivers.csv", waivers(&["cb-01,recognition,tong,Bão lũ,5-CV,31/03/2025"]))
        .with(DECISIONS, decisions(&["cb-01,recognition,khong-dat,31-QĐ,20/12/2024,BTV"]))
        .with("2024/assignments.csv", assignments(&["cb-01,Ủy viên A,theo dõi,30/06/2024"]))
        .committed("2024-12-10", "Sửa")
}

/// Of another organisation nothing is told; what stands as it was added is told as what it tells of.
#[test]
fn rows_of_every_table_are_told_when_they_are_added_changed_and_removed() {
    let repository = added(&ADDED);
    assert_eq!(told(&repository), ["assignment-added|–|||Ủy viên A 2024-12-05"]);
    let repository = changed(repository)
        .with(EVENTS, events(&[]))
        .with("2024/findings.csv", findings(&[]))
        .with("2024/waivers.csv", waivers(&[]))
        .with("2024/assignments.csv", assignments(&[]));
    repository.git(&["rm", "--quiet", DECISIONS]);
    let repository = repository.committed("2024-12-15", "Bỏ");
    assert_eq!(
        told(&repository),
        [
            "event-added|–|||2024-02-05; Bí thư 2024-12-01",
            "finding-added|–|KL-01||2024-04-03; Họp thiếu 2024-12-05",
            "waiver-added|–|tong||5-CV; Bão lũ; 2024-12-31 2024-12-05",
            "decision-added|–|||dat; 31-QĐ; 2024-12-20; BTV 2024-12-05",
            "assignment-added|–|||Ủy viên A 2024-12-05",
            "event-changed|by|2024-02-05|Bí thư|Phó bí thư 2024-12-10",
            "finding-changed|remedied_on|KL-01||2024-05-02 2024-12-10",
            "waiver-changed|until|tong; 5-CV|2024-12-31|2025-03-31 2024-12-10",
            "decision-changed|outcome|31-QĐ|dat|khong-dat 2024-12-10",
            "assignment-changed|to|Ủy viên A||2024-06-30 2024-12-10",
            "event-removed|–||2024-02-05; Phó bí thư| 2024-12-15",
            "finding-removed|–|KL-01|2024-04-03; Họp thiếu; 2024-05-02| 2024-12-15",
            "waiver-removed|–|tong|5-CV; Bão lũ; 2025-03-31| 2024-12-15",
            "decision-removed|–||khong-dat; 31-QĐ; 2024-12-20; BTV| 2024-12-15",
            "assignment-removed|–||Ủy viên A; 2024-06-30| 2024-12-15",
        ]
    );
    let screen = bontot(repository.path(), &["history", "cb-01"]).output();
    for told in [
        "quyết định: xóa dòng",
        "hạn chế: sửa ngày khắc phục",
        "bước “đăng ký”: thêm dòng",
        "phân công theo dõi",
    ] {
        assert!(screen.contains(told), "{told} in {screen}");
    }
    let page = bontot(repository.path(), &["history", "cb-01", "--format", "markdown"]).output();
    let went = "| quyết định: xóa dòng |  | Chưa đạt; 31-QĐ; 20/12/2024; BTV |  |";
    assert!(page.contains(went), "{page}");
    let csv = bontot(repository.path(), &["history", "cb-01", "--format", "csv"]).output();
    let went = "recognition,2024,,quyết định: xóa dòng,,khong-dat; 31-QĐ; 2024-12-20; BTV,,Chi uỷ viên,";
    assert!(csv.contains(went), "{csv}");
    let remedied = ",2024,,hạn chế: sửa ngày khắc phục,KL-01,,2024-05-02,Chi uỷ viên,";
    assert!(csv.contains(remedied), "{csv}");
    assert_eq!(csv.lines().filter(|line| line.contains("cb-02") || line.contains("KL-02")).count(), 0);
}

/// Neither its place nor how it is written makes a row another one.
#[test]
fn rows_that_move_or_are_written_otherwise_have_not_changed() {
    let repository = added(&ADDED);
    let before = told(&repository);
    repository.git(&["rm", "--quiet", "2024/waivers.csv"]);
    let repository = repository
        .with("2023/waivers.csv", waivers(&[ADDED[2]]))
        .with(DECISIONS, "so quyet dinh;date;organisation;review;outcome;authority\n32-QĐ;2024-12-20;cb-02;recognition;dat;\n31-QĐ;2024-12-20;cb-01;recognition;dat;BTV\n")
        .committed("2024-12-06", "Chuyển");
    let decided = "decision-added|–|||dat; 31-QĐ; 2024-12-20; BTV 2024-12-05";
    let waived = "waiver-added|–|tong||5-CV; Bão lũ; 2024-12-31 2024-12-05";
    // who wrote them as they stand is another one than who added them
    assert_eq!(told(&repository), [waived, decided, &before[0]]);
}

/// A row is known by its mark; if that alone is another, by all the rest.
#[test]
fn a_row_of_which_only_the_mark_changed_was_changed() {
    let repository = added(&ADDED)
        .with(EVENTS, events(&["cb-01,đăng ký,06/02/2024,Bí thư,"]))
        .with(DECISIONS, decisions(&["cb-01,recognition,dat,31a-QĐ,20/12/2024,BTV"]))
        .committed("2024-12-08", "Sửa")
        .with(EVENTS, events(&["cb-01,đăng ký,07/02/2024,Phó bí thư,"]))
        .with(DECISIONS, decisions(&["cb-01,recognition,khong-dat,40-QĐ,22/12/2024,BTV"]))
        .committed("2024-12-09", "Thay");
    assert_eq!(
        told(&repository),
        [
            "event-added|–|||2024-02-05; Bí thư 2024-12-01",
            "decision-added|–|||dat; 31-QĐ; 2024-12-20; BTV 2024-12-05",
            "assignment-added|–|||Ủy viên A 2024-12-05",
            "event-changed|date||2024-02-05|2024-02-06 2024-12-08",
            "decision-changed|number||31-QĐ|31a-QĐ 2024-12-08",
            "event-removed|–||2024-02-06; Bí thư| 2024-12-09",
            "decision-removed|–||dat; 31a-QĐ; 2024-12-20; BTV| 2024-12-09",
        ]
    );
}

#[test]
fn of_two_rows_of_one_day_the_one_that_went_is_told() {
    let both = ["cb-01,kiểm tra,05/03/2024,UBKT,sáng", "cb-01,kiểm tra,05/03/2024,UBKT,chiều"];
    let repository = committee()
        .with(EVENTS, events(&both[..1]))
        .committed("2024-12-02", "Một")
        .with(EVENTS, events(&both))
        .committed("2024-12-03", "Hai")
        .with(EVENTS, events(&both[1..]));
    assert_eq!(
        told(&repository),
        [
            "event-added|–|||2024-02-05; Bí thư 2024-12-01",
            "event-removed|–||2024-02-05; Bí thư| 2024-12-02",
            "event-added|–|||2024-03-05; UBKT; sáng 2024-12-02",
            "event-removed|–||2024-03-05; UBKT; sáng| chưa",
        ]
    );
}

/// A merge is told with what it dropped, never with what it only brought together.
#[test]
fn a_merge_that_drops_a_decision_is_told() {
    let start = || committee().with(DECISIONS, decisions(&[ADDED[3]])).committed("2024-12-01", "Quyết định");
    let branches = |side: &[&str], main: &[&str]| {
        let repository = start();
        repository.git(&["checkout", "--quiet", "-b", "side"]);
        let repository = repository.with(DECISIONS, decisions(side)).committed("2024-12-02", "side");
        repository.git(&["checkout", "--quiet", "main"]);
        repository.with(EVENTS, events(main)).committed("2024-12-03", "main")
    };
    let second = "cb-01,recognition,khong-dat,45-QĐ,22/12/2024,BTV";
    let event = [ADDED[0], "cb-01,kế hoạch,10/02/2024,Bí thư,"];
    let repository = branches(&[ADDED[3], second], &event);
    repository.git_on("2024-12-04", &["merge", "--quiet", "--no-edit", "side"]);
    assert_eq!(told(&repository), Vec::<String>::new());
    let repository = branches(&[ADDED[3], second], &event);
    repository.git_on("2024-12-04", &["merge", "--quiet", "--strategy=ours", "side"]);
    assert_eq!(
        told(&repository),
        [
            "decision-added|–|||khong-dat; 45-QĐ; 2024-12-22; BTV 2024-12-02",
            "decision-removed|–||khong-dat; 45-QĐ; 2024-12-22; BTV| 2024-12-04 merge",
        ]
    );
    // what the side took away stays away, and that the merge kept it so is no news
    let repository = branches(&[], &event);
    repository.git_on("2024-12-04", &["merge", "--quiet", "--no-edit", "side"]);
    assert_eq!(
        told(&repository),
        [
            "decision-added|–|||dat; 31-QĐ; 2024-12-20; BTV 2024-12-01",
            "decision-removed|–||dat; 31-QĐ; 2024-12-20; BTV| 2024-12-02",
        ]
    );
}

/// Rows that pass to another organisation were removed from the one and added to the other.
#[test]
fn a_row_that_passes_to_another_organisation_went() {
    let repository = added(&ADDED)
        .with(DECISIONS, decisions(&["cb-02,recognition,dat,31-QĐ,20/12/2024,BTV"]))
        .committed("2024-12-07", "Đổi mã");
    let went = "decision-removed|–||dat; 31-QĐ; 2024-12-20; BTV| 2024-12-07";
    assert!(told(&repository).contains(&went.to_owned()), "{:?}", told(&repository));
}
