//! The strict CSV scanner: RFC 4180 to the letter, with the place of every field. It reports and goes on.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::marks::Marks;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::record::Field;
use crate::model::{FileId, Place};

/// The most characters of a cell: as many as a cell of Excel holds.
pub const LONGEST_CELL: usize = 32_767;

/// One field as it stands in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RawField {
    start: usize,
    end: usize,
    /// Stands in quotes; `start` and `end` hold them.
    quoted: bool,
}

/// One record: the offset of its first byte, and its fields.
#[derive(Clone, Debug, Default)]
pub struct RawRow {
    pub start: usize,
    pub fields: Vec<RawField>,
    /// A quote is wrong in it: what its fields hold cannot be trusted.
    pub broken: bool,
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
    pub fn span(self, start: usize, end: usize) -> Place {
        span(self.file, self.base + start, self.base + end)
    }

    /// The line that begins at `start`.
    #[must_use]
    pub fn line(self, start: usize) -> Place {
        Place::Line(self.file, u32::try_from(self.base + start).unwrap_or(u32::MAX))
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
        row.doubled = false;
        let errors_before = report.errors();
        loop {
            let mark = self.marks.next();
            let field = if mark == self.at && self.byte() == Some(b'"') {
                self.read_quoted(row, report)
            } else {
                self.read_bare(mark, report)
            };
            row.fields.push(field);
            if self.byte() != Some(self.delimiter) {
                break;
            }
            self.at += 1;
        }
        if self.at - row.start > LONGEST_CELL {
            report.extend(row.fields.iter().filter_map(|field| self.too_long(field)));
        }
        row.broken = report.errors() > errors_before;
        self.at += if self.at_crlf() { 2 } else { usize::from(self.at < self.piece.text.len()) };
    }

    /// A cell that no spreadsheet would hold.
    fn too_long(&self, field: &RawField) -> Option<Diagnostic> {
        let raw = &self.piece.text[field.start..field.end];
        let count = raw.chars().count();
        let problem = || Diagnostic::new(Code::CellTooLong, field.place(self.piece));
        (count > LONGEST_CELL).then(|| problem().with("count", count).with("limit", LONGEST_CELL))
    }

    /// Reads the field that `mark` follows, and stops at the delimiter, the line end or the end of the text.
    fn read_bare(&mut self, mark: usize, report: &mut Report) -> RawField {
        let start = self.at;
        if self.piece.text.as_bytes().get(mark) == Some(&b'"') {
            report.add(self.problem(Code::CsvQuoteStray, mark));
            self.skip_field();
        } else {
            self.at = self.before_line_end(mark, start);
        }
        RawField { start, end: self.at, quoted: false }
    }

    /// `mark`, or the carriage return that stands before it and after `start`.
    fn before_line_end(&self, mark: usize, start: usize) -> usize {
        let bytes = self.piece.text.as_bytes();
        let crlf = mark > start && bytes.get(mark) == Some(&b'\n') && bytes[mark - 1] == b'\r';
        mark - usize::from(crlf)
    }

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
                        None => return RawField { start, end: self.at, quoted: true },
                        Some(byte) if byte == self.delimiter || byte == b'\n' || self.at_crlf() => {
                            self.marks.next();
                            return RawField { start, end: self.at, quoted: true };
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
        RawField { start, end: self.at, quoted: false }
    }

    /// A quote that nothing closes, or only a quote that opens another field further down, at `end`. The
    /// lines after it are read as if it had been closed at the end of its own.
    fn never_closed(&mut self, start: usize, line_end: usize, end: usize, report: &mut Report) -> RawField {
        let text = self.piece.text;
        let swallowed = text[line_end..end].lines().filter(|line| !line.is_empty()).count();
        report.add(self.problem(Code::CsvQuoteOpen, start).with("lines", swallowed));
        self.at = line_end - usize::from(text[..line_end].ends_with('\r'));
        self.marks.seek(line_end + 1);
        RawField { start, end: self.at, quoted: false }
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
    /// Where it stands in the text, its quotes included.
    #[must_use]
    pub const fn span(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    #[must_use]
    pub const fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// The field's value: unquoted, trimmed, NFC.
    #[must_use]
    pub fn value<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let raw = &text[self.start..self.end];
        let inner = match raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(inner) if self.quoted && inner.contains('"') => {
                return Cow::Owned(normal(&inner.replace("\"\"", "\"")).into_owned());
            }
            Some(inner) if self.quoted => inner,
            Some(_) | None => raw,
        };
        normal(inner)
    }

    /// The value and its place, where the text is in NFC and the row has no doubled quote: the value is a part of
    /// the text.
    #[must_use]
    pub fn as_it_stands<'a>(&self, piece: Piece<'a>) -> Field<'a> {
        let raw = &piece.text[self.start..self.end];
        if self.quoted {
            let text = trimmed(&raw[1..raw.len() - 1]);
            return Field { text, place: piece.span(self.start, self.end) };
        }
        let text = trimmed(raw);
        if text.is_empty() {
            return Field { text, place: piece.span(self.end, self.end) };
        }
        let start = self.start + (text.as_ptr().addr() - raw.as_ptr().addr());
        Field { text, place: piece.span(start, start + text.len()) }
    }

    /// The value's place: from its quote, or from its first character that is no space.
    #[must_use]
    pub fn place(&self, piece: Piece<'_>) -> Place {
        self.as_it_stands(piece).place
    }

    fn is_blank(&self, text: &str) -> bool {
        if self.quoted {
            self.value(text).is_empty()
        } else {
            trimmed(&text[self.start..self.end]).is_empty()
        }
    }
}

/// Without space at its ends, which most fields do not have.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Trimmed and in NFC.
#[must_use]
pub fn normal(text: &str) -> Cow<'_, str> {
    let trimmed = trimmed(text);
    if is_composed(trimmed) {
        return Cow::Borrowed(trimmed);
    }
    match is_nfc_quick(trimmed.chars()) {
        IsNormalized::Yes => Cow::Borrowed(trimmed),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(trimmed.nfc().collect()),
    }
}

/// Whether no text can be other than in NFC for its bytes: all its letters are of those that Vietnamese and
/// its neighbours have, with their marks in them.
#[must_use]
#[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are looked at in one step")]
pub fn is_composed(text: &str) -> bool {
    const PART: usize = 4096;
    // what follows a byte matters, so the pairs overlap; the first byte of a text begins a letter
    let (bytes, next) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    let odd = |byte: u8, next: u8| {
        let composed = matches!(byte, 0..=0xCB)
            | ((byte == 0xE1) & matches!(next, 0xBA | 0xBB))
            | ((byte == 0xE2) & (next == 0x80));
        // two of the spaces that E2 80 begins are not
        !composed | ((byte == 0x80) & matches!(next, 0x80 | 0x81))
    };
    let in_part = |(bytes, next): (&[u8], &[u8])| {
        bytes.iter().zip(next).fold(false, |any, (byte, next)| any | odd(*byte, *next))
    };
    !bytes.chunks(PART).zip(next.chunks(PART)).any(in_part)
}

/// A span of bytes; files are limited to what `u32` counts.
#[must_use]
pub fn span(file: FileId, start: usize, end: usize) -> Place {
    let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Place::Span(file, offset(start), offset(end))
}
