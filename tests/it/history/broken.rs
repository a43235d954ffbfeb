//! Tables that cannot be read as a commit left them: the commit is named, and what stood there before counts until they can be.

use super::{FLAT, committee, history};
use crate::harness::bontot;
use crate::repository::Repository;

const DECISIONS: &str = "2024/decisions.csv";
const HEAD: &str = "tổ chức,nội dung đánh giá,kết quả,số quyết định,ngày\n";
const ROW: &str = "cb-01,recognition,dat,31-QĐ,20/12/2024\n";

fn decided() -> Repository {
    committee().with(DECISIONS, [HEAD, ROW].concat()).committed("2024-12-05", "Quyết định")
}

/// What is told of decisions and of files that cannot be read.
fn told(repository: &Repository) -> Vec<String> {
    let of_these = |line: &String| line.starts_with("decision") || line.starts_with("unreadable");
    history(repository).into_iter().filter(of_these).collect()
}

#[test]
fn a_table_that_a_commit_broke_is_told_once_and_its_rows_stay() {
    let other = "cb-01,recognition,khong-dat,31-QĐ,20/12/2024\n";
    // with whether the line is still there, which the one who mends the table writes anew otherwise
    let broken = [
        (format!("{HEAD}cb-01,recognition\n"), false),
        (format!("{HEAD}{ROW}\"cb-02,recognition,dat,32-QĐ,20/12/2024\n"), true),
        (format!("{HEAD}<<<<<<< HEAD\n{ROW}=======\n{other}>>>>>>> side\n"), true),
        (format!("đơn vị,nội dung đánh giá,mức,số,ngày ký\n{ROW}"), true),
        (String::new(), false),
    ];
    let added = "decision-added –   dat; 31-QĐ; 2024-12-20 2024-12-05";
    let unreadable = format!("unreadable – {DECISIONS} –  2024-12-10");
    for (text, is_there) in broken {
        let repository = decided()
            .with(DECISIONS, &text)
            .committed("2024-12-10", "Hỏng")
            .with(DECISIONS, [HEAD, ROW].concat())
            .committed("2024-12-12", "Chữa");
        let expected = if is_there {
            vec![&*unreadable, "decision – dat – 31-QĐ 2024-12-05"]
        } else {
            vec![added, &unreadable, "decision – dat – 31-QĐ 2024-12-12"]
        };
        assert_eq!(told(&repository), expected, "{text}");
    }
}

/// One of the commits from the broken one to the mended one did it; of a table that was broken from the start, nothing is known.
#[test]
fn what_changed_while_a_table_was_broken_names_nobody() {
    let repository = decided()
        .with(DECISIONS, "lỗi\n")
        .committed("2024-12-10", "Hỏng")
        .with(DECISIONS, HEAD)
        .committed("2024-12-12", "Chữa");
    let told = told(&repository);
    assert!(told.contains(&format!("unreadable – {DECISIONS} –  2024-12-10")), "{told:#?}");
    assert!(told.contains(&"decision-removed –  dat; 31-QĐ; 2024-12-20  –".to_owned()), "{told:#?}");
    let csv = bontot(repository.path(), &["history", "cb-01", "--format", "csv"]).output();
    let [broken, mended] = ["HEAD~1", "HEAD"].map(|revision| repository.id(revision)[..10].to_owned());
    let within = format!("dat; 31-QĐ; 2024-12-20,,,{broken}^..{mended},");
    assert!(csv.contains(&within), "{within} in {csv}");
}

/// What a commit did to other tables is its doing, whatever it broke beside them.
#[test]
fn a_broken_table_hides_nothing_of_another() {
    let repository = decided()
        .with(DECISIONS, HEAD)
        .with("2024/events.csv", "tổ chức,bước\n")
        .with(FLAT, "tổ chức,tiêu chí,tự chấm\ncb-01,1.1,9\ncb-01,1.2,có\ncb-02,1.1,5\n")
        .committed("2024-12-10", "Hỏng")
        .with("2024/events.csv", "tổ chức,bước,ngày,người thực hiện\ncb-01,đăng ký,05/02/2024,Bí thư\n")
        .committed("2024-12-12", "Chữa");
    let life = history(&repository);
    for line in [
        "unreadable – 2024/events.csv –  2024-12-10",
        "decision-removed –  dat; 31-QĐ; 2024-12-20  2024-12-10",
        "value self 1.1 8 9 2024-12-10",
    ] {
        assert!(life.contains(&line.to_owned()), "{line} in {life:#?}");
    }
    assert!(!life.iter().any(|line| line.starts_with("event-removed")), "{life:#?}");
}

#[test]
fn a_fault_in_the_row_of_another_organisation_hides_nothing() {
    let wrong = "cb-02,recognition,dat,32-QĐ,31/02/2024\n";
    let repository = decided()
        .with(DECISIONS, [HEAD, wrong].concat())
        .committed("2024-12-10", "Thay")
        .with(DECISIONS, HEAD)
        .committed("2024-12-12", "Bỏ");
    let expected = [
        "decision-added –   dat; 31-QĐ; 2024-12-20 2024-12-05",
        "decision-removed –  dat; 31-QĐ; 2024-12-20  2024-12-10",
    ];
    assert_eq!(told(&repository), expected);
}
