//! The strict CSV scanner: RFC 4180 to the letter, with the place of every field. It reports and goes on.

#[cfg(test)]
mod tests;

use super::marks::{Found, Marks};
use super::row::{RawField, RawRow};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{FileId, Place};

/// The most characters of a cell: as many as a cell of Excel holds.
pub const LONGEST_CELL: usize = 32_767;

/// Walks the records of a text, or of a piece of one that begins and ends with a record.
pub struct Scanner<'a> {
    piece: Piece<'a>,
    at: usize,
    delimiter: u8,
    marks: Marks<'a>,
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
    pub fn new(piece: Piece<'a>, at: usize, delimiter: u8) -> Self {
        Self::in_room(piece, at, delimiter, Box::default())
    }

    /// The same in the room of another one.
    pub(super) fn in_room(piece: Piece<'a>, at: usize, delimiter: u8, room: Box<Found>) -> Self {
        Self { piece, at, delimiter, marks: Marks::new(piece.text.as_bytes(), at, delimiter, room) }
    }

    pub(super) fn into_room(self) -> Box<Found> {
        self.marks.into_room()
    }

    /// Where the next record begins.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.at
    }

    /// Reads the next record that is not a blank line into `row`; false at the end of the text.
    pub fn next_row(&mut self, row: &mut RawRow, report: &mut Report) -> bool {
        let bytes = self.piece.text.as_bytes();
        while let Some(first) = bytes.get(self.at) {
            self.read_row(row, report);
            // a sign that is no quote and no delimiter stands in the first field
            let begins_with_sign = first.is_ascii_alphanumeric();
            if begins_with_sign || row.fields(self.piece.text).any(|field| !field.is_blank(self.piece.text)) {
                return true;
            }
        }
        false
    }

    #[inline]
    fn read_row(&mut self, row: &mut RawRow, report: &mut Report) {
        row.begin(self.at);
        let bytes = self.piece.text.as_bytes();
        loop {
            let mark = self.end_fields(row);
            if bytes.get(mark) != Some(&b'"') {
                row.add_last(self.before_line_end(mark));
                self.at = bytes.len().min(mark + 1);
                break;
            }
            let errors_before = report.errors();
            self.at = row.next_start();
            if mark == self.at {
                self.read_quoted(row, report);
            } else {
                self.read_stray(mark, report);
            }
            row.broken |= report.errors() > errors_before;
            row.add_quoted(self.at);
            if self.byte() != Some(self.delimiter) {
                self.at += if self.at_crlf() { 2 } else { usize::from(self.at < bytes.len()) };
                break;
            }
        }
        if self.at - row.start > LONGEST_CELL {
            self.check_length(row, report);
        }
    }

    /// Ends fields at the next delimiters, and at the mark after them that is none; gives its place, or the length of the
    /// text.
    #[inline]
    fn end_fields(&mut self, row: &mut RawRow) -> usize {
        loop {
            let ahead = self.marks.ahead();
            row.add(ahead.places, ahead.delimiters);
            let other = ahead.other;
            self.marks.pass();
            if let Some(mark) = other {
                return mark as usize;
            }
            if !self.marks.look_further() {
                return self.piece.text.len();
            }
        }
    }

    #[cold]
    fn check_length(&self, row: &mut RawRow, report: &mut Report) {
        let errors_before = report.errors();
        report.extend(row.fields(self.piece.text).filter_map(|field| self.too_long(field)));
        row.broken |= report.errors() > errors_before;
    }

    /// A cell that no spreadsheet would hold.
    fn too_long(&self, field: RawField) -> Option<Diagnostic> {
        let raw = &self.piece.text[field.span()];
        let count = raw.chars().count();
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
    #[inline(never)]
    fn read_quoted(&mut self, row: &mut RawRow, report: &mut Report) {
        let start = self.at;
        let text = self.piece.text;
        let mut line_end = None;
        loop {
            let mark = self.marks.next_but_delimiters();
            match text.as_bytes().get(mark) {
                None => return self.never_closed(start, line_end.unwrap_or(text.len()), mark, report),
                Some(b'\n') => line_end = line_end.or(Some(mark)),
                Some(b'"') => {
                    self.at = mark + 1;
                    match self.byte() {
                        Some(b'"') => {
                            self.marks.next();
                            row.doubled = true;
                        }
                        None => return,
                        Some(byte) if byte == self.delimiter || byte == b'\n' || self.at_crlf() => {
                            self.marks.next();
                            return;
                        }
                        Some(_) => match line_end {
                            None => return self.text_after_quote(report),
                            Some(line_end) => return self.never_closed(start, line_end, self.at, report),
                        },
                    }
                }
                Some(_) => {}
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
        self.marks.seek(line_end + 1);
    }

    /// Goes to the end of a field whose quotes mean nothing.
    fn skip_field(&mut self) {
        loop {
            let mark = self.marks.next();
            if self.piece.text.as_bytes().get(mark) != Some(&b'"') {
                self.at = self.before_line_end(mark);
                return;
            }
        }
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
