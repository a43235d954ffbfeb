//! A form as bytes: line after line in the order of their rows, so that it can be packed while they come; then, for who
//! asks for them, their places.

use super::super::place::Place;
use super::super::workspace::{Form, LineSet};
use super::entry::{Code, Entry, Prepared, zigzag};
use super::unpacking::Unpacker;

/// What lines are made of. Lines one after another that are made alike share one tag, with their number.
pub(super) mod tag {
    /// The next line is not the one after the last; a number tells how far it is from that.
    pub const JUMP: u8 = 0;
    pub const ROW: u8 = 1;
    pub const FIRST_VALUE: u8 = 2;
    /// All its values are like the first.
    pub const SAME: u8 = 16;
    /// How long the criterion's cell is, or 0 where the places do not follow from the form's.
    pub const LENGTH: u8 = 32;
    pub const LONGEST: u32 = 7;
}

/// Writes packed bytes. Numbers take seven bits a byte, low ones first, so that what is mostly small takes one byte.
pub struct Packer<'b> {
    pub bytes: &'b mut Vec<u8>,
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
}

/// The places that most lines of a form follow from: its file, and how far into a row the criterion stands.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Around {
    pub file: u32,
    /// The row before.
    pub row: u32,
    pub lead: u32,
}

/// A form that is packed while its rows come.
#[derive(Debug, Default)]
pub struct Packing {
    /// By line, whether it has a row.
    have_rows: Vec<bool>,
    rows: u64,
    pub is_explained: bool,
    pub bare: LineSet,
    /// As it was with the first row, and as it is now.
    first: Around,
    around: Around,
    /// The line after the last.
    next: usize,
    /// The tag of the lines that were packed last, where their number stands, and what it is.
    tag: u8,
    count_at: usize,
    count: u8,
    /// What the lines say.
    lines: Vec<u8>,
    places: Vec<u8>,
}

impl Packing {
    #[must_use]
    pub fn of(form: &Form) -> Self {
        let mut packing = Self::default();
        packing.begin_with(form);
        packing
    }

    /// Begins with so many lines without rows, in the space it has.
    pub fn begin(&mut self, lines: usize) {
        self.have_rows.clear();
        self.have_rows.resize(lines, false);
        self.lines.clear();
        self.places.clear();
        (self.rows, self.is_explained, self.bare) = (0, false, LineSet::default());
        (self.next, self.tag, self.count) = (0, tag::JUMP, 0);
    }

    /// Begins with the rows of a form.
    pub fn begin_with(&mut self, form: &Form) {
        self.begin(form.lines.len());
        (self.is_explained, self.bare) = (form.is_explained, form.bare);
        for (index, line) in form.lines.iter().enumerate() {
            if let (Some(row), Some(criterion)) = (line.place, line.criterion) {
                self.add(index, row, criterion, &Entry::of(line.values).into());
            }
        }
    }

    #[must_use]
    #[inline]
    pub fn has_row(&self, line: usize) -> bool {
        self.have_rows.get(line).is_some_and(|has_row| *has_row)
    }

    /// Adds the row of a line that has none, with the place of the criterion in it.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "places that go through memory cost more than packing them")]
    pub fn add(&mut self, line: usize, row: Place, criterion: Place, entry: &Prepared) {
        if let Some(has_row) = self.have_rows.get_mut(line) {
            *has_row = true;
        }
        if self.rows == 0 {
            self.first = around(row, criterion);
            self.around = self.first;
        }
        self.rows += 1;
        let length = length(row, criterion, self.around);
        let tag = entry.tag + length * tag::LENGTH;
        if line != self.next || tag != self.tag || self.count == u8::MAX {
            self.begin_run(line, tag);
        }
        self.next = line + 1;
        self.count += 1;
        match row {
            Place::Line(_, row) if length > 0 => {
                let further = row.wrapping_sub(self.around.row);
                self.around.row = row;
                Packer { bytes: &mut self.places }.number(further.into());
            }
            Place::Line(..) | Place::Span(..) | Place::File(_) => self.add_places(row, criterion),
        }
        match entry.common {
            Some(code) => Packer { bytes: &mut self.lines }.number(code.0),
            None => self.add_codes(entry),
        }
    }

    #[inline(never)]
    fn add_codes(&mut self, entry: &Prepared) {
        let mut packer = Packer { bytes: &mut self.lines };
        let given = entry.said.codes.iter().filter(|code| **code != Code::NOTHING);
        given.for_each(|code| packer.number(code.0));
    }

    #[inline(never)]
    fn begin_run(&mut self, line: usize, tag: u8) {
        self.end_run();
        let mut packer = Packer { bytes: &mut self.lines };
        if line != self.next {
            let further = line.wrapping_sub(self.next).cast_signed();
            packer.bytes.push(tag::JUMP);
            packer.number(zigzag(further as i64));
        }
        packer.bytes.push(tag);
        (self.tag, self.count, self.count_at) = (tag, 0, packer.bytes.len());
        packer.bytes.push(0);
    }

    fn end_run(&mut self) {
        if self.count > 0 {
            self.lines[self.count_at] = self.count;
        }
    }

    #[inline(never)]
    fn add_places(&mut self, row: Place, criterion: Place) {
        let mut packer = Packer { bytes: &mut self.places };
        packer.place(row);
        packer.place(criterion);
    }

    /// The form as it is now.
    #[must_use]
    pub fn unpack(&mut self) -> Form {
        let (mut bytes, mut form) = (Vec::new(), Form::default());
        self.put(&mut bytes);
        Unpacker { bytes: &bytes }.form(&mut form);
        form
    }

    /// Writes the form behind others.
    pub(super) fn put(&mut self, bytes: &mut Vec<u8>) {
        self.end_run();
        let mut packer = Packer { bytes };
        packer.number(self.have_rows.len() as u64 * 2 + u64::from(self.is_explained));
        packer.number(self.rows);
        let Around { file, row, lead } = self.first;
        for number in [file, row, lead] {
            packer.number(number.into());
        }
        self.bare.halves().into_iter().for_each(|half| packer.number(half));
        packer.number(self.lines.len() as u64);
        bytes.extend_from_slice(&self.lines);
        bytes.extend_from_slice(&self.places);
    }
}

/// What the places of a form's first row tell of the others.
fn around(row: Place, criterion: Place) -> Around {
    match (row, criterion) {
        (Place::Line(file, row), Place::Span(_, start, _)) if row <= start => {
            Around { file: file.0, row, lead: start - row }
        }
        _ => Around::default(),
    }
}

/// The length of the criterion's cell, where it stands as in the form's first row and can be told by a tag; else 0.
#[inline]
fn length(row: Place, criterion: Place, around: Around) -> u8 {
    match (row, criterion) {
        (Place::Line(file, row), Place::Span(its_file, start, end))
            if file.0 == around.file
                && its_file == file
                && row.checked_add(around.lead) == Some(start)
                && (start..=start.saturating_add(tag::LONGEST)).contains(&end) =>
        {
            (end - start).to_le_bytes()[0]
        }
        _ => 0,
    }
}
