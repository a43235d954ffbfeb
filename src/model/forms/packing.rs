//! A form as bytes, and back.

use super::super::number::Decimal;
use super::super::place::{FileId, Place};
use super::super::workspace::{Form, Line, LineSet, Value};

/// How a line begins: whether it has a row, which values, and how long the criterion's cell is.
mod tag {
    pub const ROW: u8 = 1;
    pub const FIRST_VALUE: u8 = 2;
    /// The places do not follow from the form's.
    pub const ODD: u8 = 16;
    pub const LENGTH: u8 = 32;
    pub const LONGEST: u32 = 7;
}

/// Numbers are written seven bits a byte, low ones first; what is mostly small takes one or two bytes.
pub struct Packer<'b> {
    pub bytes: &'b mut Vec<u8>,
}

/// The places that most lines of a form follow from: its file, and how far into a row the criterion stands.
#[derive(Clone, Copy)]
struct Around {
    file: u32,
    /// The row before.
    row: u32,
    lead: u32,
}

impl Packer<'_> {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    pub fn form(&mut self, form: &Form) {
        let mut around = around(form);
        self.number(form.lines.len() as u64 * 2 + u64::from(form.is_explained));
        self.number(around.file.into());
        self.number(around.row.into());
        self.number(around.lead.into());
        for half in form.bare.halves() {
            self.number(half);
        }
        for line in &form.lines {
            self.line(line, &mut around);
        }
    }

    fn line(&mut self, line: &Line, around: &mut Around) {
        let (Some(place), Some(criterion)) = (line.place, line.criterion) else { return self.bytes.push(0) };
        let values = line.values.iter().enumerate().filter(|(_, value)| value.is_some());
        let tag = values.fold(tag::ROW, |tag, (stage, _)| tag | tag::FIRST_VALUE << stage);
        if let Some((row, length)) = expected(place, criterion, *around) {
            self.bytes.push(tag | (length.to_le_bytes()[0] * tag::LENGTH));
            self.number(zigzag(i64::from(row) - i64::from(around.row)));
            around.row = row;
        } else {
            self.bytes.push(tag | tag::ODD);
            self.place(place);
            self.place(criterion);
        }
        for value in line.values.iter().flatten() {
            self.value(*value);
        }
    }

    fn place(&mut self, place: Place) {
        let (kind, start, end) = match place {
            Place::File(_) => (0, 0, 0),
            Place::Line(_, start) => (1, start, 0),
            Place::Span(_, start, end) => (2, start, end),
        };
        for number in [kind, place.file().0, start, end] {
            self.number(number.into());
        }
    }

    fn value(&mut self, value: Value) {
        self.number(match value {
            Value::Number(number) => zigzag(number.hundredths()) << 2,
            Value::Toggle(yes) => u64::from(yes) << 2 | 1,
            Value::Offer(offer) => u64::from(offer) << 2 | 2,
            Value::NotApplicable => 3,
        });
    }
}

/// What the places of a form's first row tell of the others.
fn around(form: &Form) -> Around {
    let first = form.lines.iter().find_map(|line| match (line.place?, line.criterion?) {
        (Place::Line(file, row), Place::Span(_, start, _)) if row <= start => {
            Some(Around { file: file.0, row, lead: start - row })
        }
        _ => None,
    });
    first.unwrap_or(Around { file: 0, row: 0, lead: 0 })
}

/// The row and the length of the criterion's cell, where both stand as in the form's other rows.
fn expected(place: Place, criterion: Place, around: Around) -> Option<(u32, u32)> {
    match (place, criterion) {
        (Place::Line(file, row), Place::Span(_, start, end))
            if file.0 == around.file
                && criterion.file() == file
                && row.checked_add(around.lead) == Some(start)
                && end - start <= tag::LONGEST =>
        {
            Some((row, end - start))
        }
        _ => None,
    }
}

const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

pub struct Unpacker<'b> {
    pub bytes: &'b [u8],
}

impl Unpacker<'_> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
        self.bytes = rest;
        *first
    }

    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }

    fn small(&mut self) -> u32 {
        u32::try_from(self.number()).unwrap_or(u32::MAX)
    }

    /// The rest of the form is not looked at.
    pub fn is_explained(&mut self) -> bool {
        self.number() & 1 == 1
    }

    /// The lines that have neither evidence nor a note; and all lines, each unpacked only when it is asked for.
    pub fn lines(mut self) -> (LineSet, impl Iterator<Item = Line>) {
        let lines = self.number() / 2;
        let mut around = Around { file: self.small(), row: self.small(), lead: self.small() };
        let bare = LineSet::from_halves([self.number(), self.number()]);
        (bare, (0..lines).map(move |_| self.line(&mut around)))
    }

    pub fn form(&mut self) -> Form {
        let lines = self.number();
        let mut around = Around { file: self.small(), row: self.small(), lead: self.small() };
        let is_explained = lines & 1 == 1;
        let bare = LineSet::from_halves([self.number(), self.number()]);
        Form { lines: (0..lines / 2).map(|_| self.line(&mut around)).collect(), is_explained, bare }
    }

    fn line(&mut self, around: &mut Around) -> Line {
        let tag = self.byte();
        if tag == 0 {
            return Line::default();
        }
        let (place, criterion) = if tag & tag::ODD == 0 {
            let row = i64::from(around.row) + unzigzag(self.number());
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            around.row = row;
            let (file, start) = (FileId(around.file), row + around.lead);
            (Place::Line(file, row), Place::Span(file, start, start + u32::from(tag / tag::LENGTH)))
        } else {
            (self.place(), self.place())
        };
        let mut values = [None; 3];
        for (stage, value) in values.iter_mut().enumerate() {
            if tag & (tag::FIRST_VALUE << stage) != 0 {
                *value = Some(self.value());
            }
        }
        Line { place: Some(place), criterion: Some(criterion), values }
    }

    fn place(&mut self) -> Place {
        let (kind, file) = (self.number(), FileId(self.small()));
        let (start, end) = (self.small(), self.small());
        match kind {
            0 => Place::File(file),
            1 => Place::Line(file, start),
            _ => Place::Span(file, start, end),
        }
    }

    fn value(&mut self) -> Value {
        let code = self.number();
        match code & 3 {
            0 => Value::Number(Decimal::from_hundredths(unzigzag(code >> 2))),
            1 => Value::Toggle(code >> 2 == 1),
            2 => Value::Offer(u16::try_from(code >> 2).unwrap_or(u16::MAX)),
            _ => Value::NotApplicable,
        }
    }
}
