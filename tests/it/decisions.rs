//! `bontot document decision` and `list`: by which recorded decision, and whose it is.

use crate::harness::{bontot, home};

/// The pilot records one decision, 31-QĐ/ĐU of 28 December 2023.
#[test]
fn a_number_names_a_recorded_decision() {
    for kind in ["decision", "list"] {
        let document =
            |number| bontot(home(), &["document", kind, "examples/kon-tum-2023", "--number", number]);
        let run = document("7");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{kind}");
        for words in ["hồ sơ không ghi quyết định nào số `7` cho kỳ này", "31-QĐ/ĐU"] {
            assert!(run.stderr.contains(words), "{words}\n{}", run.stderr);
        }
        for number in ["31", "31-QĐ/ĐU"] {
            let text = document(number).output();
            assert!(text.contains("ố 31-QĐ/ĐU") && text.contains("ngày 28 tháng 12 năm 2023"), "{text}");
        }
    }
}

/// Minutes and notices are no decisions; a list bears only the number of its decision.
#[test]
fn the_help_of_each_document_tells_its_own_defaults() {
    let help = |kind| bontot(home(), &["document", kind, "--help"]).output();
    let unwrapped = |kind| help(kind).split_whitespace().collect::<Vec<_>>().join(" ");
    for kind in ["decision", "minutes", "notice", "list"] {
        let text = unwrapped(kind);
        let of_decision = ["decision", "list"].contains(&kind);
        assert_eq!(
            text.contains("[mặc định: ngày của quyết định đã ghi, hoặc để trống]"),
            of_decision,
            "{text}"
        );
        assert_eq!(
            text.contains("[mặc định: số của quyết định đã ghi, hoặc để trống]"),
            kind == "decision",
            "{text}"
        );
        assert_eq!(text.contains("(thành 05-QĐ/ĐU)"), kind == "decision", "{text}");
        assert_eq!(text.contains("tổ chức nhận thông báo"), kind == "notice", "{text}");
    }
}
