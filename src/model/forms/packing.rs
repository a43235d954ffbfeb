//! A form as bytes, and back.

use super::super::number::Decimal;
use super::super::place::{FileId, Place};
use super::super::workspace::{Form, Line, LineSet, Value};

/// What a line is made of. Lines in a row that are made alike share one tag, with their number.
mod tag {
    /// The line has no row.
    pub const NO_ROW: u8 = 0;
    pub const ROW: u8 = 1;
    pub const FIRST_VALUE: u8 = 2;
    /// All its values are like the first.
    pub const SAME: u8 = 16;
    /// How long the criterion's cell is, or 0 where the places do not follow from the form's.
    pub const LENGTH: u8 = 32;
    pub const LONGEST: u32 = 7;
}

/// How a value is written: half points, of which most values are, end with 0.
mod code {
    pub const HALF_POINT: u64 = 50;
    pub const NUMBER: u64 = 1;
    pub const TOGGLE: u64 = 3;
    pub const OFFER: u64 = 5;
    pub const NOT_APPLICABLE: u64 = 7;
}

/// Writes packed bytes. Numbers take seven bits a byte, low ones first, so that what is mostly small takes one byte.
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

/// How many numbers a place takes.
const PLACE: usize = 4;

/// Lines in a row that have one tag.
#[derive(Clone, Copy, Default)]
struct Run {
    tag: u8,
    lines: u8,
}

impl Run {
    const LONGEST: u8 = 200;
}

impl Packer<'_> {
    #[inline]
    pub fn number(&mut self, mut number: u64) {
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
        let mut run = Run::default();
        // where the number of its lines stands
        let mut place = 0;
        for line in &form.lines {
            let tag = tag_of(line, around);
            if run.tag != tag || run.lines == 0 || run.lines == Run::LONGEST {
                run = Run { tag, lines: 0 };
                self.bytes.push(tag);
                place = self.bytes.len();
                self.bytes.push(0);
            }
            run.lines += 1;
            self.bytes[place] = run.lines;
            if tag != tag::NO_ROW {
                self.line(line, tag, &mut around);
            }
        }
    }

    fn line(&mut self, line: &Line, tag: u8, around: &mut Around) {
        let (Some(place), Some(criterion)) = (line.place, line.criterion) else { return };
        match place {
            Place::Line(_, row) if tag / tag::LENGTH > 0 => {
                self.number(zigzag(i64::from(row) - i64::from(around.row)));
                around.row = row;
            }
            Place::Line(..) | Place::Span(..) | Place::File(_) => {
                self.place(place);
                self.place(criterion);
            }
        }
        for value in line.values.iter().flatten() {
            self.value(*value);
            if tag & tag::SAME != 0 {
                break;
            }
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
            Value::Number(number) => {
                let hundredths = zigzag(number.hundredths());
                // twice the number of half points where it is not negative
                if hundredths.is_multiple_of(2 * code::HALF_POINT) {
                    hundredths / code::HALF_POINT
                } else {
                    hundredths << 3 | code::NUMBER
                }
            }
            Value::Toggle(yes) => u64::from(yes) << 3 | code::TOGGLE,
            Value::Offer(offer) => u64::from(offer) << 3 | code::OFFER,
            Value::NotApplicable => code::NOT_APPLICABLE,
        });
    }
}

/// The tag of a line, whatever row it stands in.
fn tag_of(line: &Line, around: Around) -> u8 {
    let (Some(place), Some(criterion)) = (line.place, line.criterion) else { return tag::NO_ROW };
    let [own, appraised, decided] = line.values;
    let first = own.or(appraised).or(decided);
    let is_as_first = |value: Option<Value>| value.is_none() || value == first;
    let are_same = first.is_some() && is_as_first(appraised) && is_as_first(decided);
    let given = |stage: usize| u8::from(line.values[stage].is_some()) << stage;
    let tag = tag::ROW + (given(0) + given(1) + given(2)) * tag::FIRST_VALUE + u8::from(are_same) * tag::SAME;
    tag + length(place, criterion, around).to_le_bytes()[0] * tag::LENGTH
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

/// The length of the criterion's cell, where it stands as in the form's other rows and can be told by a tag; else 0.
fn length(place: Place, criterion: Place, around: Around) -> u32 {
    match (place, criterion) {
        (Place::Line(file, row), Place::Span(its_file, start, end))
            if file.0 == around.file
                && its_file == file
                && row.checked_add(around.lead) == Some(start)
                && (start..=start.saturating_add(tag::LONGEST)).contains(&end) =>
        {
            end - start
        }
        _ => 0,
    }
}

const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

/// Reads packed bytes.
pub struct Unpacker<'b> {
    pub bytes: &'b [u8],
}

/// What stands before the lines of a form.
struct Head {
    lines: u64,
    is_explained: bool,
    bare: LineSet,
    around: Around,
}

/// What is said of a form as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FormTraits {
    /// A note stands beside a value that the appraisal changed.
    pub is_explained: bool,
    /// The lines whose row has neither evidence nor a note.
    pub bare: LineSet,
}

/// What a line says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// By stage.
    pub values: [Option<Value>; 3],
}

impl Entry {
    /// Whether the appraisal changed what was entered.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let [own, appraised, _] = self.values;
        own.is_some() && appraised.is_some() && own != appraised
    }
}

impl Unpacker<'_> {
    #[inline]
    fn byte(&mut self) -> u8 {
        let [first, rest @ ..] = self.bytes else { return 0 };
        self.bytes = rest;
        *first
    }

    #[inline]
    pub fn number(&mut self) -> u64 {
        let (number, rest) = first_number(self.bytes);
        self.bytes = rest;
        number
    }

    fn small(&mut self) -> u32 {
        u32::try_from(self.number()).unwrap_or(u32::MAX)
    }

    /// Unpacks into `form`, whose space is used again.
    pub fn form(&mut self, form: &mut Form) {
        let Head { lines, is_explained, bare, mut around } = self.head();
        let mut run = Run::default();
        (form.is_explained, form.bare) = (is_explained, bare);
        form.lines.clear();
        form.lines.extend((0..lines).map(|_| self.line(&mut run, &mut around)));
    }

    /// What a form says, without the places where it says so.
    pub fn entries(&mut self, entries: &mut Vec<Entry>) -> FormTraits {
        let Head { lines, is_explained, bare, .. } = self.head();
        entries.clear();
        entries.resize(usize::try_from(lines).unwrap_or(usize::MAX), Entry::default());
        let mut left = &mut entries[..];
        while !left.is_empty() {
            let run = self.run();
            let (own, others) = left.split_at_mut(usize::from(run.lines).clamp(1, left.len()));
            self.entries_of_run(run.tag, own);
            left = others;
        }
        FormTraits { is_explained, bare }
    }

    /// Lines that are made alike: what their tag tells is looked up once for all.
    fn entries_of_run(&mut self, tag: u8, entries: &mut [Entry]) {
        if tag == tag::NO_ROW {
            return;
        }
        if tag / tag::LENGTH > 0 {
            self.values(tag, entries, |bytes| first_number(bytes).1);
        } else {
            self.values(tag, entries, |bytes| (0..2 * PLACE).fold(bytes, |bytes, _| first_number(bytes).1));
        }
    }

    /// The values of lines that are made alike, each after the bytes that `beyond` passes over.
    fn values(&mut self, tag: u8, entries: &mut [Entry], beyond: impl Fn(&[u8]) -> &[u8]) {
        let is_given = [0, 1, 2].map(|stage| tag & (tag::FIRST_VALUE << stage) != 0);
        let is_same = tag & tag::SAME != 0;
        let mut bytes = self.bytes;
        for entry in entries {
            bytes = beyond(bytes);
            let mut first = None;
            for (value, is_given) in entry.values.iter_mut().zip(&is_given) {
                if *is_given {
                    if first.is_none() || !is_same {
                        bytes = first_value(bytes, &mut first);
                    }
                    *value = first;
                }
            }
        }
        self.bytes = bytes;
    }

    fn head(&mut self) -> Head {
        let number = self.number();
        let around = Around { file: self.small(), row: self.small(), lead: self.small() };
        let bare = LineSet::from_halves([self.number(), self.number()]);
        Head { lines: number / 2, is_explained: number & 1 == 1, bare, around }
    }

    fn line(&mut self, run: &mut Run, around: &mut Around) -> Line {
        let tag = self.tag(run);
        if tag == tag::NO_ROW {
            return Line::default();
        }
        let length = u32::from(tag / tag::LENGTH);
        let (place, criterion) = if length > 0 {
            let row = i64::from(around.row) + unzigzag(self.number());
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            around.row = row;
            let (file, start) = (FileId(around.file), row + around.lead);
            (Place::Line(file, row), Place::Span(file, start, start + length))
        } else {
            (self.place(), self.place())
        };
        let mut entry = Entry::default();
        self.values(tag, std::slice::from_mut(&mut entry), |bytes| bytes);
        Line { place: Some(place), criterion: Some(criterion), values: entry.values }
    }

    #[inline]
    fn run(&mut self) -> Run {
        Run { tag: self.byte(), lines: self.byte() }
    }

    /// The tag of the next line.
    #[inline]
    fn tag(&mut self, run: &mut Run) -> u8 {
        if run.lines == 0 {
            *run = self.run();
        }
        run.lines = run.lines.saturating_sub(1);
        run.tag
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
}

/// The number that bytes begin with, and the bytes after it.
#[inline]
fn first_number(bytes: &[u8]) -> (u64, &[u8]) {
    match bytes {
        [first, rest @ ..] if *first < 0x80 => ((*first).into(), rest),
        _ => long_number(bytes),
    }
}

fn long_number(mut bytes: &[u8]) -> (u64, &[u8]) {
    let (mut number, mut shift) = (0, 0);
    while let [byte, rest @ ..] = bytes {
        bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if *byte < 0x80 {
            break;
        }
        shift += 7;
    }
    (number, bytes)
}

/// Puts the value that bytes begin with into its place, and gives the bytes after it.
#[inline]
fn first_value<'b>(bytes: &'b [u8], value: &mut Option<Value>) -> &'b [u8] {
    let (code, rest) = first_number(bytes);
    *value = Some(if code.is_multiple_of(2) {
        Value::Number(Decimal::from_hundredths(unzigzag(code * code::HALF_POINT)))
    } else {
        other_value(code)
    });
    rest
}

/// A value that is not a number of half points, as most are.
fn other_value(code: u64) -> Value {
    let rest = code >> 3;
    match code & 7 {
        code::NUMBER => Value::Number(Decimal::from_hundredths(unzigzag(rest))),
        code::TOGGLE => Value::Toggle(rest == 1),
        code::OFFER => Value::Offer(u16::try_from(rest).unwrap_or(u16::MAX)),
        _ => Value::NotApplicable,
    }
}
