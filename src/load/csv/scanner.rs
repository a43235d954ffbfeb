//! The strict CSV scanner: RFC 4180 to the letter, with the place of every field. It reports and goes on. Rows in which
//! nothing is wrong are mostly found by the index, faster.

#[cfg(test)]
mod tests;

use super::row::{RawField, RawRow};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::text::units;
use crate::model::{FileId, Place};

/// The most units of UTF-16 of a cell: as many as a cell of Excel holds. A letter is one, an emoji two or more.
pub const LONGEST_CELL: usize = 32_767;

/// Walks the records of a text, or of a piece of one that begins and ends with a record.
pub struct Scanner<'a> {
    piece: Piece<'a>,
    at: usize,
    delimiter: u8,
}

/// Some text of a file, and where in the file it begins.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    pub file: FileId,
    pub text: &'a str,
    pub base: usize,
}

impl<'a> Piece<'a> {
    /// The text of a whole file.
    #[must_use]
    pub const fn whole(file: FileId, text: &'a str) -> Self {
        Self { file, text, base: 0 }
    }

    /// A span of bytes of the piece.
    #[must_use]
    #[inline]
    pub fn span(self, start: usize, end: usize) -> Place {
        span(self.file, self.base + start, self.base + end)
    }

    /// The span of a text that is a part of `raw`, which begins at `start`; its end where the part is empty.
    #[cold]
    pub(super) fn span_within(self, start: usize, raw: &str, part: &str) -> Place {
        if part.is_empty() {
            return self.span(start + raw.len(), start + raw.len());
        }
        let start = start + (part.as_ptr().addr() - raw.as_ptr().addr());
        self.span(start, start + part.len())
    }

    /// The line that begins at `start`.
    #[must_use]
    pub fn line(self, start: usize) -> Place {
        Place::Line(self.file, offset(self.base + start))
    }
}

impl<'a> Scanner<'a> {
    #[must_use]
    pub const fn new(piece: Piece<'a>, at: usize, delimiter: u8) -> Self {
        Self { piece, at, delimiter }
    }

    /// Where the next record begins.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.at
    }

    /// Reads the next record that is not a blank line into `row`; false at the end of the text.
    pub fn next_row(&mut self, row: &mut RawRow, report: &mut Report) -> bool {
        while self.at < self.piece.text.len() {
            self.read_row(row, report);
            if !row.cut().is_blank(self.piece.text) {
                return true;
            }
        }
        false
    }

    fn read_row(&mut self, row: &mut RawRow, report: &mut Report) {
        row.begin(self.at);
        let errors_before = report.errors();
        loop {
            self.read_field(report);
            row.add(self.at);
            if self.byte() != Some(self.delimiter) {
                self.at += if self.at_crlf() { 2 } else { usize::from(self.at < self.piece.text.len()) };
                break;
            }
            self.at += 1;
        }
        row.broken = report.errors() > errors_before;
        if self.at - row.start > LONGEST_CELL {
            self.check_length(row, report);
        }
    }

    /// Goes to the end of a field.
    fn read_field(&mut self, report: &mut Report) {
        let bytes = self.piece.text.as_bytes();
        let mark = self.find(|rest| memchr::memchr3(self.delimiter, b'\n', b'"', rest), self.at);
        if bytes.get(mark) != Some(&b'"') {
            self.at = self.before_line_end(mark);
        } else if mark == self.at {
            self.read_quoted(report);
        } else {
            self.read_stray(mark, report);
        }
    }

    /// Where something stands from `at` on; the length of the text, if it does nowhere.
    fn find(&self, find: impl Fn(&[u8]) -> Option<usize>, at: usize) -> usize {
        let bytes = self.piece.text.as_bytes();
        find(bytes.get(at..).unwrap_or_default()).map_or(bytes.len(), |found| at + found)
    }

    #[cold]
    fn check_length(&self, row: &mut RawRow, report: &mut Report) {
        let errors_before = report.errors();
        report.extend(row.fields(self.piece.text).filter_map(|field| self.too_long(field)));
        row.broken |= report.errors() > errors_before;
    }

    /// A cell that no spreadsheet would hold.
    fn too_long(&self, field: RawField) -> Option<Diagnostic> {
        let count = units(&field.value(self.piece.text));
        let problem = || Diagnostic::new(Code::CellTooLong, field.place(self.piece));
        (count > LONGEST_CELL).then(|| problem().with("count", count).with("limit", LONGEST_CELL))
    }

    /// Goes to the end of a field with a quote at `mark`, where none may stand.
    fn read_stray(&mut self, mark: usize, report: &mut Report) {
        report.add(self.problem(Code::CsvQuoteStray, mark));
        self.skip_field();
    }

    /// `mark`, or the carriage return that stands before it in the same line.
    fn before_line_end(&self, mark: usize) -> usize {
        let bytes = self.piece.text.as_bytes();
        let crlf = bytes.get(mark) == Some(&b'\n') && mark > self.at && bytes[mark - 1] == b'\r';
        mark - usize::from(crlf)
    }

    /// Goes to the end of a field in quotes.
    fn read_quoted(&mut self, report: &mut Report) {
        let start = self.at;
        let text = self.piece.text;
        let (mut line_end, mut from) = (None, start + 1);
        loop {
            let mark = self.find(|rest| memchr::memchr2(b'\n', b'"', rest), from);
            from = mark + 1;
            match text.as_bytes().get(mark) {
                None => return self.never_closed(start, line_end.unwrap_or(text.len()), mark, report),
                Some(b'\n') => line_end = line_end.or(Some(mark)),
                Some(_) => {
                    self.at = mark + 1;
                    match self.byte() {
                        Some(b'"') => from += 1,
                        None => return,
                        Some(byte) if byte == self.delimiter || byte == b'\n' || self.at_crlf() => return,
                        Some(_) => match line_end {
                            None => return self.text_after_quote(report),
                            Some(line_end) => return self.never_closed(start, line_end, self.at, report),
                        },
                    }
                }
            }
        }
    }

    /// `"ab"c`: shown at the character after the quote.
    fn text_after_quote(&mut self, report: &mut Report) {
        report.add(self.problem(Code::CsvQuoteStray, self.at));
        self.skip_field();
    }

    /// A quote that nothing closes, or only a quote that opens another field further down, at `end`. The
    /// lines after it are read as if it had been closed at the end of its own.
    fn never_closed(&mut self, start: usize, line_end: usize, end: usize, report: &mut Report) {
        let text = self.piece.text;
        let swallowed = text[line_end..end].lines().filter(|line| !line.is_empty()).count();
        report.add(self.problem(Code::CsvQuoteOpen, start).with("lines", swallowed));
        self.at = line_end - usize::from(text[..line_end].ends_with('\r'));
    }

    /// Goes to the end of a field whose quotes mean nothing.
    fn skip_field(&mut self) {
        let mark = self.find(|rest| memchr::memchr2(self.delimiter, b'\n', rest), self.at);
        self.at = self.before_line_end(mark);
    }

    fn byte(&self) -> Option<u8> {
        self.piece.text.as_bytes().get(self.at).copied()
    }

    fn at_crlf(&self) -> bool {
        let bytes = self.piece.text.as_bytes();
        bytes.get(self.at) == Some(&b'\r') && bytes.get(self.at + 1) == Some(&b'\n')
    }

    fn problem(&self, code: Code, at: usize) -> Diagnostic {
        Diagnostic::new(code, self.piece.span(at, at + 1))
    }
}

/// A span of bytes; files are limited to what `u32` counts.
#[must_use]
#[inline]
pub fn span(file: FileId, start: usize, end: usize) -> Place {
    Place::Span(file, offset(start), offset(end))
}

/// A place in a text, which is no longer than it can count.
#[must_use]
#[inline]
pub fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
