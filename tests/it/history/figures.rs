//! Rows of facts.csv in the life of an organisation: who changed which figure when.

use super::{FLAT, GUIDELINE, committee, history};
use crate::harness::bontot;
use crate::repository::Repository;

const FACTS: &str = "2024/facts.csv";
const DECLARED: &str = "[facts.disciplined]\nname = \"Số đảng viên bị kỷ luật\"\nunit = \"count\"\n\
                        [facts.disunity]\nname = \"Mất đoàn kết\"\nunit = \"flag\"\n\
                        [facts.present]\nname = \"Lượt dự họp\"\nunit = \"count\"\nevery = \"month\"\n";

fn rows(rows: &[&str]) -> String {
    let head = "tổ chức,số liệu,giá trị,kỳ,minh chứng,ghi chú";
    [&[head], rows].concat().join("\n") + "\n"
}

fn with_figures() -> Repository {
    committee()
        .with("criteria/phieu.toml", GUIDELINE.to_owned() + DECLARED)
        .with(FACTS, rows(&["cb-01,disciplined,0,,,", "cb-01,disunity,không,,,", "cb-02,disciplined,3,,,"]))
        .committed("2024-12-05", "Số liệu")
}

fn figures(repository: &Repository) -> Vec<String> {
    history(repository).into_iter().filter(|line| line.starts_with("fact")).collect()
}

#[test]
fn a_figure_is_told_when_it_is_given_changed_and_taken_away() {
    let changed =
        ["cb-01,disciplined,2,,QĐ 5,Theo kết luận", "cb-01,disunity,no,,,", "cb-02,disciplined,4,,,"];
    let repository = with_figures()
        // what is said in other words, and what is another organisation's, is no change
        .with(FACTS, rows(&changed))
        .committed("2024-12-20", "Sửa số liệu")
        .with(FACTS, rows(&changed[1..]))
        .committed("2024-12-24", "Bỏ số liệu")
        .with(FACTS, rows(&[changed[1], "cb-01,present,12,2024-03,,"]));
    assert_eq!(
        figures(&repository),
        [
            "fact – disciplined  0 2024-12-05",
            "fact – disunity  không 2024-12-05",
            "fact – disciplined 0 2 2024-12-20",
            "fact-evidence – disciplined  QĐ 5 2024-12-20",
            "fact-note – disciplined  Theo kết luận 2024-12-20",
            "fact – disciplined 2  2024-12-24",
            "fact-evidence – disciplined QĐ 5  2024-12-24",
            "fact-note – disciplined Theo kết luận  2024-12-24",
            "fact – present  12 –",
        ]
    );
    let screen = bontot(repository.path(), &["history", "cb-01"]).output();
    for told in [
        "luật: 0; Mất đoàn kết: không",
        "2024 · Số đảng viên bị kỷ luật: 0 → 2",
        "2024 · Số đảng viên bị kỷ luật: 2 → –",
        "2024-03 · Lượt dự họp: – → 12",
    ] {
        assert!(screen.contains(told), "{told} in {screen}");
    }
    let csv = bontot(repository.path(), &["history", "cb-01", "--format", "csv"]).output();
    assert!(csv.contains(",2024,,số liệu,disciplined,0,2,"), "{csv}");
}

#[test]
fn a_table_of_figures_that_cannot_be_read_is_told() {
    let repository = with_figures()
        .with(FACTS, "tổ chức,số liệu,giá trị\ncb-01,disciplined\n")
        .committed("2024-12-20", "Hỏng")
        .with(FACTS, rows(&["cb-01,disciplined,1,,,", "cb-01,disunity,không,,,", "cb-02,disciplined,3,,,"]))
        .with(FLAT, "tổ chức,tiêu chí,tự chấm\ncb-01,1.1,8\ncb-01,1.2,có\ncb-02,1.1,5\n")
        .committed("2024-12-22", "Sửa");
    let life = history(&repository);
    assert!(life.contains(&format!("unreadable – {FACTS} –  2024-12-20")), "{life:#?}");
    // one of the two commits changed it, and nobody can tell which
    assert!(life.contains(&"fact – disciplined 0 1 –".to_owned()), "{life:#?}");
}
