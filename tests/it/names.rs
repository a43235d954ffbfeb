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
    let words =
        "ghi “Hoàn thành nhiệm vụ”, kết quả tính của Chi bộ Công ty D2 (cs-d02) là “Hoàn thành tốt nhiệm vụ”";
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

/// What a spreadsheet opens is read by people; `csv` stays as programs know it.
#[test]
fn a_spreadsheet_has_words_and_names_where_csv_has_ids() {
    const LARGE: &str = "examples/dang-bo-tinh";
    let excel = told(&["status", LARGE, "--format", "csv-excel", "--as-of", "2025-12-31"]);
    let row = excel.lines().nth(1).expect("an organisation");
    assert!(row.starts_with("db-a1;Đảng bộ Trung đoàn A1;xong;04/02/2025;xong;"), "{row}");
    assert!(row.contains(";kiểm tra;"), "the next step: {row}");
    let plain = told(&["status", LARGE, "--format", "csv", "--as-of", "2025-12-31"]);
    assert!(plain.contains("db-a1,Đảng bộ Trung đoàn A1,done,2025-02-04,done,"), "{plain}");
    let excel = told(&["summary", LARGE, "--format", "csv-excel"]);
    let mut lines = excel.lines();
    let head = lines.next().expect("a head");
    assert!(head.starts_with("\u{feff}kỳ;loại hình tổ chức đảng;tổng số;"), "{head}");
    let outcome = "Hoàn thành xuất sắc nhiệm vụ";
    assert!(head.contains(&format!(";{outcome};% {outcome};")), "{head}");
    assert!(lines.next().expect("a kind").starts_with("2025;Đảng bộ cơ sở;12;"));
    let plain = told(&["summary", LARGE, "--format", "csv"]);
    assert!(plain.contains(",htxs,% htxs,") && plain.contains("\n2025,grassroots-committee,"), "{plain}");
    let excel = told(&["classify", LARGE, "--format", "csv-excel"]);
    assert!(excel.contains(";Hoàn thành tốt nhiệm vụ;95-QĐ/TU;30/12/2025;"), "{excel}");
    let quota = |language: &str| {
        let text = told(&["classify", LARGE, "--quota", "--format", "csv-excel", "--lang", language]);
        text.lines().next().expect("a head").to_owned()
    };
    let vietnamese = "mẫu số;cách tính mẫu số;tỷ lệ khống chế (%);số tối đa;mức bị khống chế;số đề xuất;\
        số giữ;số hạ;số chờ;tỷ lệ thực tế (%)";
    let english = "base;how the base is counted;share (%);at most;capped outcome;proposed;kept;lowered;held;\
        actual (%)";
    for (language, words) in [("vi", vietnamese), ("en", english)] {
        let head = quota(language);
        assert!(head.contains(words), "{head}");
    }
}

/// 20% of 3 is less than 1, and the guideline rounds it to 1; 2 of 10 is a cap of exactly 2.
#[test]
fn the_quota_tells_how_its_cap_follows_from_the_share() {
    const LARGE: &str = "examples/dang-bo-tinh";
    let quota = |language: &str| {
        told(&["classify", LARGE, "--quota", "--period", "2025", "--format", "csv", "--lang", language])
    };
    let (vietnamese, english) = (quota("vi"), quota("en"));
    let row = |text: &str, start: &str| {
        let found = text.lines().find(|line| line.starts_with(start)).expect("a peer group");
        found.to_owned()
    };
    let words = "33.33,\"không vượt số tối đa (20% × 3 = 0,6, làm tròn thành 1)\",có";
    assert!(row(&vietnamese, "2,").ends_with(words), "{vietnamese}");
    let words = "33.33,\"within the cap (20% × 3 = 0.6, rounded to 1)\",yes";
    assert!(row(&english, "2,").ends_with(words), "{english}");
    assert!(!vietnamese.contains("trong tỷ lệ"), "{vietnamese}");
}

/// The pilot's guidelines cap nothing.
#[test]
fn without_a_quota_nothing_is_said_of_its_base() {
    for arguments in [
        &["summary", PILOT, "--review", "recognition"][..],
        &["summary", PILOT, "--review", "recognition", "--format", "html"],
        &["summary", PILOT, "--review", "recognition", "--format", "csv-excel"],
        &["summary", PILOT, "--review", "recognition", "--years", "2023..2023"],
    ] {
        let text = told(arguments);
        assert!(!text.to_lowercase().contains("mẫu số đó") && !text.contains("khống chế"), "{text}");
    }
    let text = told(&["summary", PILOT, "--review", "recognition"]);
    // four of six cells, and of all seven
    assert!(text.contains("4/6") && text.contains("4/7"), "{text}");
}

/// The committee has 2.1 appraised as `tot`, which is not enough for the best outcome, and 2.2 as well, where it is.
#[test]
fn a_rating_is_told_where_one_is_asked_for() {
    let example =
        ["examples/dang-bo-tinh", "db-a2", "--review", "classification", "--period", "2024", "--full"];
    let text = told(&[&["explain"], &example[..], &["--lang", "en", "--format", "markdown"]].concat());
    assert!(
        text.contains("criterion 2.1") && text.contains("rated “Good”; needed: rated “Excellent” or better"),
        "{text}"
    );
    assert!(!text.contains("unknown; needed: rated"), "{text}");
    let json = told(&[&["explain"], &example[..6], &["--format", "json"]].concat());
    let json: String = json.split_whitespace().collect();
    assert!(json.contains(r#""observed":{"rating":"tot"}"#), "{json}");
}

/// A committee is recognised as one, though the guideline of cells stands before its own.
#[test]
fn the_outcome_of_another_review_is_called_as_for_this_organisation() {
    let example =
        ["explain", "examples/dang-bo-tinh", "db-a2", "--review", "classification", "--period", "2024"];
    let text = told(&[&example[..], &["--full", "--lang", "en", "--format", "markdown"]].concat());
    assert!(text.contains("grassroots committee”; needed: “Four-Good grassroots committee”"), "{text}");
    assert!(!text.contains("Four-Good cell"), "{text}");
}
