//! Evidence (minh chứng): document numbers, and paths that must exist inside the folder.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::Place;

/// Checks the references of one cell, divided by `;`. Returns whether there is any.
pub fn check(text: &str, place: Place, existing: &BTreeSet<String>, report: &mut Report) -> bool {
    let references = text.split(';').map(str::trim).filter(|reference| !reference.is_empty());
    let mut any = false;
    for reference in references {
        any = true;
        if is_unsafe(reference) {
            report.add(Diagnostic::new(Code::EvidencePathUnsafe, place).with("path", reference));
        } else if reference.starts_with("evidence/") && !existing.contains(reference.trim_end_matches('/')) {
            let known = existing.iter().filter(|_| report.may_guess()).map(String::as_str);
            let problem = Diagnostic::new(Code::EvidenceFileMissing, place).with("path", reference);
            report.add(problem.meant(reference, known));
        }
    }
    any
}

/// An absolute path, or one with a `..` component.
fn is_unsafe(reference: &str) -> bool {
    let drive =
        matches!(reference.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    reference.starts_with(['/', '\\']) || drive || reference.split(['/', '\\']).any(|part| part == "..")
}

#[cfg(test)]
mod tests {
    use super::is_unsafe;

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        for path in ["/etc/passwd", "evidence/../../x", "..", "C:\\x", "c:/x", "\\\\server\\x", "a\\..\\b"] {
            assert!(is_unsafe(path), "{path}");
        }
        for number in ["NQ 05-NQ/CB 12/03/2024", "12-QĐ/ĐU", "evidence/2024/bb-03.pdf", "a..b"] {
            assert!(!is_unsafe(number), "{number}");
        }
    }
}
