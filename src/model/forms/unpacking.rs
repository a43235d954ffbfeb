//! Packed forms, and back.

use super::super::place::{FileId, Place};
use super::super::workspace::{Form, Line, LineSet};
use super::entry::{Code, Entry, unzigzag};
use super::packing::{Around, tag};

/// Reads packed bytes.
pub struct Unpacker<'b> {
    pub bytes: &'b [u8],
}

/// What stands before the places of a form.
struct Head<'b> {
    lines: usize,
    rows: usize,
    is_explained: bool,
    bare: LineSet,
    around: Around,
    /// What its lines say.
    said: Unpacker<'b>,
}

/// Lines one after another that are made alike.
struct Run {
    first: usize,
    lines: usize,
    tag: u8,
}

/// What is said of a form as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FormTraits {
    /// A note stands beside a value that the appraisal changed.
    pub is_explained: bool,
    /// The lines whose row has neither evidence nor a note.
    pub bare: LineSet,
}

impl<'b> Unpacker<'b> {
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
        let Head { lines, rows, is_explained, bare, mut around, mut said } = self.head();
        form.clear(lines);
        (form.is_explained, form.bare) = (is_explained, bare);
        said.runs(rows, |said, run| {
            for line in form.lines.iter_mut().skip(run.first).take(run.lines) {
                let (row, criterion) = self.places(run.tag, &mut around);
                let values = said.entry(run.tag).values();
                *line = Line { place: Some(row), criterion: Some(criterion), values };
            }
        });
    }

    /// What a form says, without the places where it says so.
    pub fn entries(&mut self, entries: &mut Vec<Entry>) -> FormTraits {
        let Head { lines, rows, is_explained, bare, mut said, .. } = self.head();
        entries.clear();
        entries.resize(lines, Entry::NOTHING);
        said.runs(rows, |said, run| {
            let own = entries.get_mut(run.first..run.first + run.lines).unwrap_or_default();
            said.entries_of_run(run.tag, own);
        });
        FormTraits { is_explained, bare }
    }

    /// Shows the lines of so many rows.
    fn runs(&mut self, mut rows: usize, mut show: impl FnMut(&mut Self, Run)) {
        let mut next = 0_usize;
        while rows > 0 && !self.bytes.is_empty() {
            let tag = self.byte();
            if tag == tag::JUMP {
                let further = isize::try_from(unzigzag(self.number())).unwrap_or_default();
                next = next.wrapping_add_signed(further);
                continue;
            }
            let lines = usize::from(self.byte());
            show(self, Run { first: next, lines, tag });
            next += lines;
            rows = rows.saturating_sub(lines);
        }
    }

    /// What lines say that are made alike.
    #[inline]
    fn entries_of_run(&mut self, tag: u8, entries: &mut [Entry]) {
        // all bits are set where nothing is given, and then also when the bits of another code are
        let nothing = |stage: usize| if tag & (tag::FIRST_VALUE << stage) == 0 { Code::NOTHING.0 } else { 0 };
        let [own, appraised, decided] = [nothing(0), nothing(1), nothing(2)];
        let mut bytes = self.bytes;
        if tag & tag::SAME == 0 {
            for entry in entries {
                for (code, nothing) in entry.codes.iter_mut().zip([own, appraised, decided]) {
                    if nothing == 0 {
                        (code.0, bytes) = first_number(bytes);
                    }
                }
            }
        } else {
            for entry in entries {
                let (code, rest) = first_number(bytes);
                entry.codes = [Code(code | own), Code(code | appraised), Code(code | decided)];
                bytes = rest;
            }
        }
        self.bytes = bytes;
    }

    fn entry(&mut self, tag: u8) -> Entry {
        let mut entry = Entry::NOTHING;
        self.entries_of_run(tag, std::slice::from_mut(&mut entry));
        entry
    }

    fn head(&mut self) -> Head<'b> {
        let [number, rows] = [self.number(), self.number()];
        let around = Around { file: self.small(), row: self.small(), lead: self.small() };
        let bare = LineSet::from_halves([self.number(), self.number()]);
        let count = |number| usize::try_from(number).unwrap_or(usize::MAX);
        let length = count(self.number()).min(self.bytes.len());
        let (said, places) = self.bytes.split_at(length);
        self.bytes = places;
        let (lines, rows, said) = (count(number / 2), count(rows), Unpacker { bytes: said });
        Head { lines, rows, is_explained: number & 1 == 1, bare, around, said }
    }

    /// The places of the next row and of the criterion in it.
    fn places(&mut self, tag: u8, around: &mut Around) -> (Place, Place) {
        let length = u32::from(tag / tag::LENGTH);
        if length == 0 {
            return (self.place(), self.place());
        }
        around.row = around.row.wrapping_add(self.small());
        let (file, start) = (FileId(around.file), around.row + around.lead);
        (Place::Line(file, around.row), Place::Span(file, start, start + length))
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
