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

/// The references of a cell, of which most have one.
fn references(text: &str) -> impl Iterator<Item = &str> {
    let divided = text.as_bytes().contains(&b';').then(|| text.split(';'));
    let whole = divided.is_none().then_some(text);
    let all = whole.into_iter().chain(divided.into_iter().flatten());
    all.map(str::trim).filter(|reference| !reference.is_empty())
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

/// How long a date is, in either way of writing it.
const DATE_LENGTH: usize = 10;

fn is_dated_elsewhere(reference: &str, year: i16) -> bool {
    let is_of_date = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'/' | b'-');
    let words = reference.as_bytes().split(|byte| !is_of_date(byte)).filter(|word| word.len() == DATE_LENGTH);
    let mut dates = words.filter_map(|word| date::read(str::from_utf8(word).ok()?).ok()).peekable();
    let from_last_quarter = |day: Date| day.year() == year - 1 && day.month() >= 10;
    let to_first_quarter = |day: Date| day.year() == year + 1 && day.month() <= 3;
    let near = |day: Date| day.year() == year || from_last_quarter(day) || to_first_quarter(day);
    dates.peek().is_some() && !dates.any(near)
}

/// An absolute path, or one with a `..` component.
fn is_unsafe(reference: &str) -> bool {
    let drive =
        matches!(reference.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    let dots = || reference.as_bytes().windows(2).any(|pair| pair == b"..");
    let leaves = || dots() && reference.split(['/', '\\']).any(|part| part == "..");
    reference.starts_with(['/', '\\']) || drive || leaves()
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
