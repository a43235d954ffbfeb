//! A record as it stands in a text: where its fields end, and what each of them holds.

use std::borrow::Cow;
use std::ops::Range;

use super::composed::normal;
use super::scanner::{Piece, offset};
use crate::model::Place;
use crate::model::text::trimmed;

/// One field as it stands in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RawField {
    start: u32,
    end: u32,
    /// Stands in quotes, which are not between `start` and `end`.
    quoted: bool,
}

/// One record: the offset of its first byte, and where its fields end.
#[derive(Clone, Debug, Default)]
pub struct RawRow {
    pub start: usize,
    /// How many fields it has.
    width: usize,
    /// Where each field ends: before a delimiter, or a line end. Behind them stands what does not count.
    ends: Vec<u32>,
    /// A quote is wrong in it: what its fields hold cannot be trusted.
    pub broken: bool,
    /// None of so many first fields stands in quotes.
    bare: usize,
    /// A field holds a doubled quote: its value is not a part of the text.
    pub doubled: bool,
}

/// How many ends are copied in one step, whether or not there are as many: mostly there are not more.
const AT_ONCE: usize = 8;

/// A row is filled by its scanner.
impl RawRow {
    pub(super) fn begin(&mut self, start: usize) {
        self.start = start;
        self.width = 0;
        (self.doubled, self.broken, self.bare) = (false, false, usize::MAX);
    }

    /// Adds fields that no quote stands in: so many of those that end there.
    #[inline]
    pub(super) fn add(&mut self, ends: &[u32], count: usize) {
        let room = self.ends.get_mut(self.width..).and_then(<[u32]>::first_chunk_mut::<AT_ONCE>);
        if let (Some(room), Some(ends)) = (room, ends.first_chunk().filter(|_| count <= AT_ONCE)) {
            *room = *ends;
            self.width += count;
        } else {
            self.add_many(ends.get(..count).unwrap_or(ends));
        }
    }

    /// Adds fields where there is no room to copy so many at once, or more of them; then there is room.
    #[inline(never)]
    fn add_many(&mut self, ends: &[u32]) {
        for end in ends {
            self.push(*end);
        }
        self.ends.resize(self.width + AT_ONCE, 0);
    }

    #[inline]
    fn push(&mut self, end: u32) {
        match self.ends.get_mut(self.width) {
            Some(known) => *known = end,
            None => self.ends.push(end),
        }
        self.width += 1;
    }

    /// Adds a field that no quote stands in.
    #[inline]
    pub(super) fn add_last(&mut self, end: usize) {
        self.push(offset(end));
    }

    /// Adds a field that quotes stand in.
    pub(super) fn add_quoted(&mut self, end: usize) {
        self.bare = self.bare.min(self.width);
        self.push(offset(end));
    }

    /// Where the field after the last begins.
    pub(super) fn next_start(&self) -> usize {
        self.end().map_or(self.start, |end| end + 1)
    }
}

impl RawRow {
    /// How many fields it has.
    #[must_use]
    #[inline]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Where its last field ends, after its quotes.
    #[must_use]
    pub fn end(&self) -> Option<usize> {
        self.end_of(self.width.checked_sub(1)?).map(|end| end as usize)
    }

    #[inline]
    fn end_of(&self, index: usize) -> Option<u32> {
        self.ends.get(index).filter(|_| index < self.width).copied()
    }

    #[inline]
    fn start_of(&self, index: usize) -> Option<u32> {
        index.checked_sub(1).map_or_else(|| Some(offset(self.start)), |before| Some(self.end_of(before)? + 1))
    }

    /// A field by its place.
    #[must_use]
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a cell that goes through memory costs more than looking at it")]
    pub fn field(&self, text: &str, index: usize) -> Option<RawField> {
        let (start, end) = (self.start_of(index)?, self.end_of(index)?);
        let field = RawField { start, end, quoted: false };
        Some(if index < self.bare { field } else { field.within_quotes(text) })
    }

    /// Its fields in the text that it was read from.
    #[inline]
    pub fn fields<'r>(&'r self, text: &'r str) -> impl Iterator<Item = RawField> + 'r {
        (0..self.width()).filter_map(|index| self.field(text, index))
    }

    /// Where some of its fields begin and end, if neither in them nor before them a quote stands.
    #[must_use]
    #[inline]
    pub fn bare(&self, first: usize, last: usize) -> Option<Range<usize>> {
        if self.bare <= last {
            return None;
        }
        Some(self.start_of(first)? as usize..self.end_of(last)? as usize)
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

    /// What stands in it, without quotes around it.
    #[must_use]
    #[inline]
    pub fn as_written(self, text: &str) -> &[u8] {
        text.as_bytes().get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    #[must_use]
    pub const fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// Its value, where that is a part of the text: in NFC, and without doubled quotes.
    #[inline]
    pub(super) fn text(self, text: &str) -> &str {
        trimmed(self.raw(text))
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

    /// The value's place: from its quote, or from its first character that is no space.
    #[must_use]
    pub fn place(&self, piece: Piece<'_>) -> Place {
        self.place_of(self.text(piece.text), piece)
    }

    /// The same, for who has the value as a part of the text.
    #[inline]
    pub(super) fn place_of(self, text: &str, piece: Piece<'_>) -> Place {
        let raw = self.raw(piece.text);
        let (start, end) = (self.start as usize, self.end as usize);
        if self.quoted {
            piece.span(start - 1, end + 1)
        } else if text.len() == raw.len() {
            piece.span(start, end)
        } else {
            piece.span_within(start, raw, text)
        }
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
