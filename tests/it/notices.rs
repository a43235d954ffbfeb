//! `bontot document notice`: what a letter to one organisation says of what it found and asks for.

use crate::harness::{bontot, home};

fn notice(example: &str, organisation: &str, more: &[&str]) -> String {
    let arguments = ["document", "notice", example, "--organisation", organisation];
    bontot(home(), &[&arguments[..], more].concat()).output()
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
