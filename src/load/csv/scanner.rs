//! The strict CSV scanner: RFC 4180 to the letter, with the place of every field. It reports and goes on.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::composed::normal;
use super::marks::Marks;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::record::Field;
use crate::model::text::trimmed;
use crate::model::{FileId, Place};

/// The most characters of a cell: as many as a cell of Excel holds.
pub const LONGEST_CELL: usize = 32_767;

/// One field as it stands in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RawField {
    start: u32,
    end: u32,
    /// Stands in quotes, which are not between `start` and `end`.
    quoted: bool,
}

/// One record: the offset of its first byte, and its fields.
#[derive(Clone, Debug, Default)]
pub struct RawRow {
    pub start: usize,
    pub fields: Vec<RawField>,
    /// A quote is wrong in it: what its fields hold cannot be trusted.
    pub broken: bool,
    /// None of so many first fields stands in quotes.
    pub bare: usize,
    /// A field holds a doubled quote: its value is not a part of the text.
    pub doubled: bool,
}

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
    fn span_within(self, start: usize, raw: &str, part: &str) -> Place {
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
        Self { piece, at, delimiter, marks: Marks::new(piece.text.as_bytes(), at, delimiter) }
    }

    /// Where the next record begins.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.at
    }

    /// Reads the next record that is not a blank line into `row`; false at the end of the text.
    pub fn next_row(&mut self, row: &mut RawRow, report: &mut Report) -> bool {
        loop {
            if self.at >= self.piece.text.len() {
                return false;
            }
            self.read_row(row, report);
            if row.fields.iter().any(|field| !field.is_blank(self.piece.text)) {
                return true;
            }
        }
    }

    fn read_row(&mut self, row: &mut RawRow, report: &mut Report) {
        row.start = self.at;
        row.fields.clear();
        (row.doubled, row.broken, row.bare) = (false, false, usize::MAX);
        let bytes = self.piece.text.as_bytes();
        loop {
            let (mut start, fields) = (offset(self.at), &mut row.fields);
            let mark = self.marks.next_but_delimiters(|mark| {
                fields.push(RawField { start, end: mark, quoted: false });
                start = mark + 1;
            });
            let start = start as usize;
            self.at = start;
            if bytes.get(mark) != Some(&b'"') {
                self.at = self.before_line_end(mark, start);
                row.fields.push(RawField::new(start, self.at));
                break;
            }
            let errors_before = report.errors();
            let field =
                if mark == start { self.read_quoted(row, report) } else { self.read_stray(mark, report) };
            row.broken |= report.errors() > errors_before;
            row.bare = row.bare.min(row.fields.len());
            row.fields.push(field);
            if self.byte() != Some(self.delimiter) {
                break;
            }
            self.at += 1;
        }
        if self.at - row.start > LONGEST_CELL {
            self.check_length(row, report);
        }
        self.at += if self.at_crlf() { 2 } else { usize::from(self.at < bytes.len()) };
    }

    #[cold]
    fn check_length(&self, row: &mut RawRow, report: &mut Report) {
        let errors_before = report.errors();
        report.extend(row.fields.iter().filter_map(|field| self.too_long(field)));
        row.broken |= report.errors() > errors_before;
    }

    /// A cell that no spreadsheet would hold.
    fn too_long(&self, field: &RawField) -> Option<Diagnostic> {
        let raw = &self.piece.text[field.span()];
        let count = raw.chars().count();
        let problem = || Diagnostic::new(Code::CellTooLong, field.place(self.piece));
        (count > LONGEST_CELL).then(|| problem().with("count", count).with("limit", LONGEST_CELL))
    }

    /// Reads a field with a quote at `mark`, where none may stand.
    fn read_stray(&mut self, mark: usize, report: &mut Report) -> RawField {
        let start = self.at;
        report.add(self.problem(Code::CsvQuoteStray, mark));
        self.skip_field();
        RawField::new(start, self.at)
    }

    /// `mark`, or the carriage return that stands before it and after `start`.
    fn before_line_end(&self, mark: usize, start: usize) -> usize {
        let bytes = self.piece.text.as_bytes();
        let crlf = mark > start && bytes.get(mark) == Some(&b'\n') && bytes[mark - 1] == b'\r';
        mark - usize::from(crlf)
    }

    #[inline(never)]
    fn read_quoted(&mut self, row: &mut RawRow, report: &mut Report) -> RawField {
        let start = self.at;
        let text = self.piece.text;
        let mut line_end = None;
        loop {
            let mark = self.marks.next();
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
                        None => return RawField::in_quotes(start + 1, self.at - 1),
                        Some(byte) if byte == self.delimiter || byte == b'\n' || self.at_crlf() => {
                            self.marks.next();
                            return RawField::in_quotes(start + 1, self.at - 1);
                        }
                        Some(_) => match line_end {
                            None => return self.text_after_quote(start, report),
                            Some(line_end) => return self.never_closed(start, line_end, self.at, report),
                        },
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// `"ab"c`: shown at the character after the quote.
    fn text_after_quote(&mut self, start: usize, report: &mut Report) -> RawField {
        report.add(self.problem(Code::CsvQuoteStray, self.at));
        self.skip_field();
        RawField::new(start, self.at)
    }

    /// A quote that nothing closes, or only a quote that opens another field further down, at `end`. The
    /// lines after it are read as if it had been closed at the end of its own.
    fn never_closed(&mut self, start: usize, line_end: usize, end: usize, report: &mut Report) -> RawField {
        let text = self.piece.text;
        let swallowed = text[line_end..end].lines().filter(|line| !line.is_empty()).count();
        report.add(self.problem(Code::CsvQuoteOpen, start).with("lines", swallowed));
        self.at = line_end - usize::from(text[..line_end].ends_with('\r'));
        self.marks.seek(line_end + 1);
        RawField::new(start, self.at)
    }

    /// Goes to the end of a field whose quotes mean nothing.
    fn skip_field(&mut self) {
        let start = self.at;
        loop {
            let mark = self.marks.next();
            if self.piece.text.as_bytes().get(mark) != Some(&b'"') {
                self.at = self.before_line_end(mark, start);
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

impl RawField {
    #[inline]
    fn new(start: usize, end: usize) -> Self {
        Self { start: offset(start), end: offset(end), quoted: false }
    }

    /// The same, for a field between quotes.
    fn in_quotes(start: usize, end: usize) -> Self {
        Self { quoted: true, ..Self::new(start, end) }
    }

    /// Where it stands in the text, its quotes included.
    #[must_use]
    pub fn span(self) -> std::ops::Range<usize> {
        let quote = usize::from(self.quoted);
        self.start as usize - quote..self.end as usize + quote
    }

    /// What stands in the text, without quotes around it.
    #[inline]
    fn raw(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Where it begins, after a quote.
    #[must_use]
    #[inline]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Where it ends, before a quote.
    #[must_use]
    #[inline]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    #[must_use]
    pub const fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// The field's value: unquoted, trimmed, NFC.
    #[must_use]
    pub fn value<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let raw = self.raw(text);
        if self.quoted && raw.contains('"') {
            return Cow::Owned(normal(&raw.replace("\"\"", "\"")).into_owned());
        }
        normal(raw)
    }

    /// The value and its place, where the text is in NFC and the row has no doubled quote: the value is a part of
    /// the text.
    #[must_use]
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a cell that goes through memory costs more than looking at it")]
    pub fn as_it_stands<'a>(&self, piece: Piece<'a>) -> Field<'a> {
        let raw = if self.start == self.end { "" } else { self.raw(piece.text) };
        let text = trimmed(raw);
        let (start, end) = (self.start as usize, self.end as usize);
        let place = if self.quoted {
            piece.span(start - 1, end + 1)
        } else if text.len() == raw.len() {
            piece.span(start, end)
        } else {
            piece.span_within(start, raw, text)
        };
        Field { text, place }
    }

    /// The value's place: from its quote, or from its first character that is no space.
    #[must_use]
    pub fn place(&self, piece: Piece<'_>) -> Place {
        self.as_it_stands(piece).place
    }

    fn is_blank(&self, text: &str) -> bool {
        if self.start == self.end {
            return true;
        }
        match text.as_bytes()[self.start as usize] {
            _ if self.quoted => self.value(text).is_empty(),
            first => !first.is_ascii_graphic() && self.raw(text).trim().is_empty(),
        }
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
