//! People read names; ids stay where programs read them.

use crate::harness::{bontot, home};

const PILOT: &str = "examples/kon-tum-2023";

fn told(arguments: &[&str]) -> String {
    let run = bontot(home(), arguments);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

#[test]
fn the_smallest_changes_name_options_and_ratings() {
    let text = told(&["explain", PILOT, "cb-thi-diem-5", "--next", "--format", "markdown"]);
    assert!(text.contains("“Bí thư, cán bộ chủ trì nêu gương”: Tốt → Xuất sắc (cộng 1 điểm)"), "{text}");
    let english =
        told(&["explain", PILOT, "cb-thi-diem-5", "--next", "--lang", "en", "--format", "markdown"]);
    assert!(english.contains(": Good → Excellent (points: +1)"), "{english}");
}

#[test]
fn what_was_written_as_yes_or_no_is_said_in_the_reader_s_language() {
    let full = [PILOT, "cb-thi-diem-5", "--full", "--lang", "en", "--format", "markdown"];
    let text = told(&[&["explain"], &full[..]].concat());
    assert!(text.contains("| yes | yes |") && !text.contains("| có |"), "{text}");
}

#[test]
fn a_decision_that_differs_names_both_outcomes() {
    let text = told(&["check", "examples/dang-bo-tinh"]);
    let words = "ghi “Hoàn thành nhiệm vụ”, kết quả tính của cs-d02 là “Hoàn thành tốt nhiệm vụ”";
    assert!(text.contains(words), "{text}");
}

/// The committee has no parent in the register; that of a cell is named.
#[test]
fn registers_for_people_name_parents_and_outcomes() {
    let page = told(&["evaluate", PILOT, "--format", "html"]);
    assert!(!page.contains(">khong-dat<") && page.contains(">Đảng bộ cơ sở thí điểm<"), "{page}");
    let markdown = told(&["evaluate", PILOT, "--format", "markdown"]);
    let row = "| cb-thi-diem-5 | Chi bộ thí điểm số 5 | chi bộ trực thuộc | Đảng bộ cơ sở thí điểm |";
    assert!(markdown.contains(row), "{markdown}");
    assert!(markdown.contains("| 100 | Chưa đạt “Chi bộ 4 tốt” | đã xác định |"), "{markdown}");
    assert!(markdown.contains("- Chi bộ 4 tốt (thí điểm) (chi-bo-4-tot@2023-thi-diem):"), "{markdown}");
    let csv = told(&["evaluate", PILOT, "--format", "csv"]);
    assert!(csv.contains(",db-thi-diem,chi-bo-4-tot@2023-thi-diem,"), "{csv}");
    assert!(csv.contains(",100,khong-dat,Chưa đạt “Chi bộ 4 tốt”,đã xác định,"), "{csv}");
}

#[test]
fn the_sources_of_a_page_name_its_review() {
    let page = told(&["evaluate", PILOT, "--format", "html"]);
    assert!(page.contains("– Nội dung đánh giá: công nhận</p>"), "{page}");
}

/// “Cơ sở” is what a grassroots committee is called by, and nothing else.
#[test]
fn the_base_of_a_percentage_has_one_name() {
    const LARGE: &str = "examples/dang-bo-tinh";
    let explained = ["explain", LARGE, "cb-a1-1", "--review", "classification", "--full"];
    let runs: [&[&str]; 4] = [
        &["classify", LARGE, "--quota", "--format", "html"],
        &["summary", LARGE, "--format", "html"],
        &["summary", LARGE, "--format", "csv"],
        &explained,
    ];
    for arguments in runs {
        let text = told(arguments);
        assert!(text.to_lowercase().contains("mẫu số"), "{arguments:?}");
        for words in ["cơ sở tính", "cơ sở khống chế", "làm cơ sở", "% cơ sở"] {
            assert!(!text.to_lowercase().contains(words), "{arguments:?}: {words}");
        }
    }
    let notice = ["document", "notice", PILOT, "--organisation", "cb-thi-diem-5"];
    let (document, table) = (told(&notice), told(&["evaluate", PILOT]));
    let short = |text: &str| {
        let (_, after) = text.split_once("Mã ngắn của dữ liệu: ").expect("both bear it");
        after.chars().take(12).collect::<String>()
    };
    assert_eq!(short(&document), short(&table));
}
