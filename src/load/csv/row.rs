//! A record as it stands in a text: where its fields end, and what each of them holds.

use std::borrow::Cow;
use std::ops::Range;

use super::composed::normal;
use super::scanner::{Piece, offset};
use crate::model::Place;
use crate::model::text::{trimmed, trimmed_bytes};

/// One field as it stands in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RawField {
    start: u32,
    end: u32,
    /// Stands in quotes, which are not between `start` and `end`.
    quoted: bool,
}

/// One record as a scanner reads it.
#[derive(Clone, Debug, Default)]
pub struct RawRow {
    pub start: usize,
    /// As in [`Cut`].
    ends: Vec<u32>,
    /// A quote is wrong in it: what its fields hold cannot be trusted.
    pub broken: bool,
}

/// A row is filled by its scanner.
impl RawRow {
    pub(super) fn begin(&mut self, start: usize) {
        (self.start, self.broken) = (start, false);
        self.ends.clear();
        self.ends.push(offset(start).wrapping_sub(1));
    }

    /// Adds the field that ends there.
    pub(super) fn add(&mut self, end: usize) {
        self.ends.push(offset(end));
    }
}

impl RawRow {
    #[must_use]
    pub fn cut(&self) -> Cut<'_> {
        Cut { ends: &self.ends, has_return: false }
    }

    /// Where its last field ends, after its quotes.
    #[must_use]
    pub fn end(&self) -> Option<usize> {
        self.ends.get(1..)?.last().map(|end| *end as usize)
    }

    /// A field by its place.
    #[must_use]
    pub fn field(&self, text: &str, index: usize) -> Option<RawField> {
        self.cut().field(text, index)
    }

    /// Its fields in the text that it was read from.
    pub fn fields<'r>(&'r self, text: &'r str) -> impl Iterator<Item = RawField> + 'r {
        self.cut().fields(text)
    }
}

/// How a record is cut: where its fields end.
#[derive(Clone, Copy, Debug)]
pub struct Cut<'r> {
    /// The place before the record, then for each field that behind it: of a delimiter, or a line end.
    pub(super) ends: &'r [u32],
    /// A carriage return may stand before the line end.
    pub(super) has_return: bool,
}

impl<'r> Cut<'r> {
    /// How many fields it has.
    #[must_use]
    #[inline]
    pub const fn width(self) -> usize {
        self.ends.len().saturating_sub(1)
    }

    /// Where the record begins.
    #[must_use]
    #[inline]
    pub fn start(self) -> usize {
        self.ends.first().map_or(0, |before| before.wrapping_add(1) as usize)
    }

    /// How many bytes it has.
    #[must_use]
    #[inline]
    pub fn length(self) -> usize {
        self.ends.last().map_or(0, |end| *end as usize - self.start())
    }

    /// A field by its place.
    #[must_use]
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a cell that goes through memory costs more than looking at it")]
    pub fn field(self, text: &str, index: usize) -> Option<RawField> {
        let field = self.whole_field(text, index)?;
        let is_quoted = text.as_bytes().get(field.start as usize) == Some(&b'"');
        Some(if is_quoted { field.within_quotes(text) } else { field })
    }

    /// The same with the quotes around it.
    #[must_use]
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a cell that goes through memory costs more than looking at it")]
    pub(super) fn whole_field(self, text: &str, index: usize) -> Option<RawField> {
        let [before, end] = *self.ends.get(index..)?.first_chunk()?;
        let start = before.wrapping_add(1);
        let has_return = self.has_return && index + 2 == self.ends.len() && start < end;
        let is_return = has_return && text.as_bytes().get(end as usize - 1) == Some(&b'\r');
        Some(RawField { start, end: end - u32::from(is_return), quoted: false })
    }

    /// Its fields in the text that it was read from.
    #[inline]
    pub fn fields(self, text: &'r str) -> impl Iterator<Item = RawField> + 'r {
        (0..self.width()).filter_map(move |index| self.field(text, index))
    }

    /// Whether nothing stands in any of its fields.
    pub(super) fn is_blank(self, text: &str) -> bool {
        self.fields(text).all(|field| field.is_blank(text))
    }
}

impl RawField {
    /// The same without the quotes around it, if it has some.
    fn within_quotes(self, text: &str) -> Self {
        match self.raw(text).as_bytes() {
            [b'"', .., b'"'] => Self { start: self.start + 1, end: self.end - 1, quoted: true },
            _ => self,
        }
    }

    /// Where it stands in the text, its quotes included.
    #[must_use]
    pub fn span(self) -> Range<usize> {
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
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// What stands between its ends.
    #[must_use]
    #[inline]
    pub fn as_written(self, text: &str) -> &[u8] {
        text.as_bytes().get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The bytes of its value, where that is a part of the text.
    #[inline]
    pub(super) fn bytes(self, text: &str) -> &[u8] {
        trimmed_bytes(self.as_written(text))
    }

    #[must_use]
    pub const fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// The field's value: unquoted, trimmed, NFC, its lines divided by LF.
    #[must_use]
    pub fn value<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let raw = self.raw(text);
        if self.quoted && raw.contains('"') {
            return Cow::Owned(normal(&raw.replace("\"\"", "\"")).into_owned());
        }
        normal(raw)
    }

    /// The value's place: from its quote, or from its first character that is no space.
    #[must_use]
    pub fn place(&self, piece: Piece<'_>) -> Place {
        self.text_and_place(piece).1
    }

    /// Its value, where that is a part of the text (in NFC, and without doubled quotes), and the place of it.
    #[inline]
    pub(super) fn text_and_place(self, piece: Piece<'_>) -> (&str, Place) {
        let raw = self.raw(piece.text);
        let text = trimmed(raw);
        let (start, end) = (self.start as usize, self.end as usize);
        let place = if self.quoted {
            piece.span(start - 1, end + 1)
        } else if text.len() == raw.len() {
            piece.span(start, end)
        } else {
            piece.span_within(start, raw, text)
        };
        (text, place)
    }

    pub(super) fn is_blank(&self, text: &str) -> bool {
        if self.start == self.end {
            return true;
        }
        match text.as_bytes()[self.start as usize] {
            _ if self.quoted => self.value(text).is_empty(),
            first => !first.is_ascii_graphic() && self.raw(text).trim().is_empty(),
        }
    }
}
