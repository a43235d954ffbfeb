//! Evidence (minh chứng): document numbers, and paths that must exist inside the folder.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::period::year_named;
use crate::model::text::trimmed_bytes;
use crate::model::{Date, Period, Place, date};

/// Checks the references of one cell. Returns whether there is any.
pub fn check(text: &str, place: Place, existing: &BTreeSet<String>, report: &mut Report) -> bool {
    References::of(text.as_bytes()).check(|| place, existing, report)
}

/// The references of one cell, divided by `;`, with what a look at its bytes told of all.
#[derive(Clone, Copy, Debug)]
pub struct References<'a> {
    /// The bytes of a text.
    text: &'a [u8],
    seen: Seen,
}

impl<'a> References<'a> {
    #[must_use]
    #[inline]
    pub fn of(text: &'a [u8]) -> Self {
        Self { text, seen: Seen::in_bytes(text) }
    }

    /// Reports paths that leave the folder or do not exist. Returns whether there is any reference.
    #[inline]
    pub fn check(self, place: impl Fn() -> Place, existing: &BTreeSet<String>, report: &mut Report) -> bool {
        if self.text.is_empty() {
            return false;
        }
        self.is_one_number() || self.check_each(place, existing, report)
    }

    /// One reference that is a document's number at first sight: what most cells hold.
    #[inline]
    fn is_one_number(self) -> bool {
        self.seen.divisions == 0 && !self.seen.may_leave() && is_number(self.text)
    }

    #[inline(never)]
    fn check_each(self, place: impl Fn() -> Place, existing: &BTreeSet<String>, report: &mut Report) -> bool {
        let mut any = false;
        for reference in self.all() {
            any = true;
            if let Some(lines) = lines(reference) {
                let value = as_text(reference);
                let problem = Diagnostic::new(Code::EvidenceDivided, place());
                report.add(problem.with("value", value).with("lines", lines));
                continue;
            }
            if self.seen.may_leave() || !is_number(reference) {
                check_path(as_text(reference), &place, existing, report);
            }
        }
        any
    }

    /// The first reference that is certainly of another time than the period: a file in another year's folder,
    /// or a document whose dates all lie further off than the last quarter of the year before and the first of
    /// the year after. A document without a full date is of any time.
    #[must_use]
    #[inline]
    pub fn outside(self, period: Period) -> Option<&'a str> {
        if self.seen.may_be_dated() { self.first_outside(period) } else { None }
    }

    #[inline(never)]
    fn first_outside(self, period: Period) -> Option<&'a str> {
        let is_outside = |reference: &&[u8]| match folder_year(reference) {
            Some(year) => year != period.year(),
            None => is_dated_elsewhere(reference, period.year()),
        };
        self.all().find(is_outside).map(as_text)
    }

    #[inline]
    fn all(self) -> impl Iterator<Item = &'a [u8]> {
        let mut rest = Some(self.text).filter(|text| !text.is_empty());
        std::iter::from_fn(move || if self.seen.divisions > 0 { next(&mut rest) } else { rest.take() })
    }
}

/// The first reference that stands on several lines: nobody can tell whether it is one document or several.
#[must_use]
pub fn on_lines(text: &str) -> Option<&str> {
    References::of(text.as_bytes()).all().find(|reference| lines(reference).is_some()).map(as_text)
}

/// On how many lines a reference stands, where it is more than one.
fn lines(reference: &[u8]) -> Option<usize> {
    let ends = memchr::memchr_iter(b'\n', reference).count();
    (ends > 0).then_some(ends + 1)
}

/// Reports a path that leaves the folder or does not exist.
fn check_path(reference: &str, place: impl Fn() -> Place, existing: &BTreeSet<String>, report: &mut Report) {
    if is_absolute(reference) || leaves(reference) {
        report.add(Diagnostic::new(Code::EvidencePathUnsafe, place()).with("path", reference));
    } else if reference.starts_with("evidence/") && !existing.contains(reference.trim_end_matches('/')) {
        let known = report.guessable(existing, existing.len()).map(String::as_str);
        let problem = Diagnostic::new(Code::EvidenceFileMissing, place()).with("path", reference);
        report.add(problem.meant(reference, known));
    }
}

/// A part of a text between signs of ASCII.
fn as_text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap_or_default()
}

/// The next reference of those that are left.
fn next<'a>(rest: &mut Option<&'a [u8]>) -> Option<&'a [u8]> {
    while let Some(text) = *rest {
        let end = memchr::memchr(b';', text);
        *rest = end.map(|end| &text[end + 1..]);
        let reference = &text[..end.unwrap_or(text.len())];
        let reference = trimmed_bytes(reference.strip_prefix(b" ").unwrap_or(reference));
        if !reference.is_empty() {
            return Some(reference);
        }
    }
    None
}

/// How many signs that mean something stand in a cell.
#[derive(Clone, Copy, Debug)]
struct Seen {
    divisions: u8,
    dots: u8,
    slashes: u8,
    dashes: u8,
}

impl Seen {
    /// Of long cells, which are rare, only that there may be many.
    #[inline]
    fn in_bytes(bytes: &[u8]) -> Self {
        let seen = if bytes.len() < usize::from(u8::MAX) {
            bytes.iter().fold(0, |seen, byte| seen + Self::OF_BYTE[usize::from(*byte)])
        } else {
            u32::MAX
        };
        let [divisions, dots, slashes, dashes] = seen.to_le_bytes();
        Self { divisions, dots, slashes, dashes }
    }

    /// The numbers of all four side by side, a byte for each.
    const OF_BYTE: [u32; 256] = {
        let mut of_byte = [0; 256];
        of_byte[b';' as usize] = 1;
        // none, but it looks like one
        of_byte[b'\n' as usize] = 1;
        of_byte[b'.' as usize] = 1 << 8;
        of_byte[b'/' as usize] = 1 << 16;
        of_byte[b'-' as usize] = 1 << 24;
        of_byte
    };

    /// `..` may stand in it.
    const fn may_leave(self) -> bool {
        self.dots > 1
    }

    /// A date or the path of a year's folder may stand in it.
    const fn may_be_dated(self) -> bool {
        self.slashes > 1 || self.dashes > 1
    }
}

/// The year of `evidence/<year>/…`.
fn folder_year(reference: &[u8]) -> Option<i16> {
    let (folder, _) = as_text(reference.strip_prefix(b"evidence/")?).split_once('/')?;
    year_named(folder)
}

/// How long a date is, in either way of writing it.
const DATE_LENGTH: usize = 10;

fn is_dated_elsewhere(reference: &[u8], year: i16) -> bool {
    let mut dates = dates(reference).peekable();
    let from_last_quarter = |day: Date| day.year() == year - 1 && day.month() >= 10;
    let to_first_quarter = |day: Date| day.year() == year + 1 && day.month() <= 3;
    let near = |day: Date| day.year() == year || from_last_quarter(day) || to_first_quarter(day);
    dates.peek().is_some() && !dates.any(near)
}

/// The dates that stand for themselves: beside none is a digit or one of the marks of dates.
fn dates(bytes: &[u8]) -> impl Iterator<Item = Date> {
    let is_of_date = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'/' | b'-');
    // from the end, where they mostly stand
    bytes.windows(DATE_LENGTH).enumerate().rev().filter_map(move |(start, window)| {
        let [_, _, mark, _, year_mark, late_mark, _, month_mark, ..] = window else { return None };
        let has_marks = (*mark, *late_mark) == (b'/', b'/') || (*year_mark, *month_mark) == (b'-', b'-');
        if !has_marks {
            return None;
        }
        let end = start + DATE_LENGTH;
        let before = start.checked_sub(1).and_then(|before| bytes.get(before));
        if before.is_some_and(is_of_date) || bytes.get(end).is_some_and(is_of_date) {
            return None;
        }
        date::of_bytes(window)
    })
}

/// Whether it is a document's number at first sight: no path, neither an absolute one nor one of the folder.
#[inline]
fn is_number(reference: &[u8]) -> bool {
    matches!(reference, [b'0'..=b'9' | b'A'..=b'Z', second, ..] if *second != b':')
}

fn is_absolute(reference: &str) -> bool {
    let drive =
        matches!(reference.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    reference.starts_with(['/', '\\']) || drive
}

/// Whether a path has a `..` component.
fn leaves(reference: &str) -> bool {
    reference.split(['/', '\\']).any(|part| part == "..")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{References, check, on_lines};
    use crate::diagnostics::Report;
    use crate::model::{FileId, Period, Place};

    fn outside(text: &str, period: Period) -> Option<&str> {
        References::of(text.as_bytes()).outside(period)
    }

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
    fn a_reference_on_several_lines_is_told_and_divided_ones_are_not() {
        assert_eq!(on_lines("A; NQ 05\nBB 03"), Some("NQ 05\nBB 03"));
        for fine in ["NQ 05;\nBB 03", "NQ 05\n; BB 03;\n", "\nNQ 05\n", ""] {
            assert_eq!(on_lines(fine), None, "{fine}");
        }
        let (place, mut report) = (Place::File(FileId(0)), Report::default());
        assert!(check("NQ 05\nevidence/2024/x.pdf", place, &BTreeSet::new(), &mut report));
        assert!(report.has_errors());
    }

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        let is_refused = |text: &str| {
            let (place, mut report) = (Place::File(FileId(0)), Report::default());
            assert!(check(text, place, &BTreeSet::from(["evidence/2024/bb-03.pdf".to_owned()]), &mut report));
            report.has_errors()
        };
        let long = format!("{}/../x", "a".repeat(300));
        for path in [
            "/etc/passwd",
            "evidence/../../x",
            "..",
            "C:\\x",
            "c:/x",
            "\\\\server\\x",
            "a\\..\\b",
            "x; ..",
            &long,
        ] {
            assert!(is_refused(path), "{path}");
        }
        for number in
            ["NQ 05-NQ/CB 12/03/2024", "12-QĐ/ĐU", "evidence/2024/bb-03.pdf", "a..b", "x; y", &long[..290]]
        {
            assert!(!is_refused(number), "{number}");
        }
    }
}
