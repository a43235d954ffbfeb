//! `bontot document notice`: what a letter to one organisation says of what it found and asks for.

use crate::harness::{bontot, home};

fn notice(example: &str, organisation: &str, more: &[&str]) -> String {
    let arguments = ["document", "notice", example, "--organisation", organisation];
    let run = bontot(home(), &[&arguments[..], more].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

/// What was remedied, or never found, has no deadline to keep.
#[test]
fn a_notice_asks_for_what_is_left_to_do() {
    for organisation in ["cb-thi-diem-5", "cb-thong-tin"] {
        let text = notice("examples/kon-tum-2023", organisation, &[]);
        assert!(text.contains(" tiếp tục phát huy ưu điểm, khắc phục các hạn chế nêu trên.\n"), "{text}");
        assert!(!text.contains("đúng thời hạn"), "{text}");
    }
}

/// Days in a letter have a zero before the months 1 and 2 only: this was found on 11 June, due on 30 September.
#[test]
fn days_in_a_notice_are_written_as_in_documents() {
    let text = notice("examples/dang-bo-tinh", "cb-b4-2", &["--review", "classification"]);
    assert!(text.contains("(phát hiện ngày 11/6/2025)") && text.contains("(hết ngày 30/9/2025)"), "{text}");
    assert!(!text.contains("/06/") && !text.contains("/09/"), "{text}");
}
