//! Evidence (minh chứng): document numbers, and paths that must exist inside the folder.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{Date, Period, Place, date};

/// Checks the references of one cell, divided by `;`. Returns whether there is any.
pub fn check(text: &str, place: Place, existing: &BTreeSet<String>, report: &mut Report) -> bool {
    let mut any = false;
    for reference in references(text) {
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

fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|reference| !reference.is_empty())
}

/// The first reference that is certainly of another time than the period: a file in another year's folder,
/// or a document whose dates all lie further off than the last quarter of the year before and the first of
/// the year after. A document without a full date is of any time.
pub fn outside(text: &str, period: Period) -> Option<&str> {
    references(text).find(|reference| match folder_year(reference) {
        Some(year) => year != period.year(),
        None => is_dated_elsewhere(reference, period.year()),
    })
}

/// The year of `evidence/<year>/…`.
fn folder_year(reference: &str) -> Option<i16> {
    let (folder, _) = reference.strip_prefix("evidence/")?.split_once('/')?;
    let is_year = folder.len() == 4 && folder.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| folder.parse().ok()).flatten()
}

fn is_dated_elsewhere(reference: &str, year: i16) -> bool {
    let words = reference.split(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '/' | '-')));
    let dates: Vec<Date> = words.filter_map(|word| date::read(word).ok()).collect();
    let (first, last) = (Date::new(year - 1, 10, 1), Date::new(year + 1, 3, 31));
    let near = |day: &Date| first.is_none_or(|first| first <= *day) && last.is_none_or(|last| *day <= last);
    !dates.is_empty() && !dates.iter().any(near)
}

/// An absolute path, or one with a `..` component.
fn is_unsafe(reference: &str) -> bool {
    let drive =
        matches!(reference.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    reference.starts_with(['/', '\\']) || drive || reference.split(['/', '\\']).any(|part| part == "..")
}

#[cfg(test)]
mod tests {
    use super::{is_unsafe, outside};
    use crate::model::Period;

    #[test]
    fn only_what_is_certainly_of_another_time_is_outside() {
        let period = Period::read("2024").unwrap();
        for other in
            ["evidence/2023/bb-03.pdf", "NQ 05-NQ/CB 12/03/2022", "ngày 2026-01-02", "evidence/2025/x/y"]
        {
            assert_eq!(outside(other, period), Some(other));
        }
        for fine in [
            "evidence/2024/bb-03.pdf",
            "evidence/bb-2023.pdf",
            "NQ 05-NQ/CB 12/03/2024",
            "05-NQ/CB 20/12/2023",
            "BC 02-BC/CB 05/01/2025",
            "sửa 01/02/2020, bổ sung 03/04/2024",
            "12-QĐ/ĐU",
            "",
        ] {
            assert_eq!(outside(fine, period), None, "{fine}");
        }
        assert_eq!(outside("12-QĐ/ĐU; NQ 12/03/2021", period), Some("NQ 12/03/2021"));
    }

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
