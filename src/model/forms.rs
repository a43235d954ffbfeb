//! The forms of all organisations, packed: there may be millions of lines, and each is mostly a few small numbers.

mod by_organisation;
mod entry;
mod packing;
#[cfg(test)]
mod tests;
mod unpacking;

use super::period::Period;
use super::workspace::{Form, Line, UnitKey};
use by_organisation::ByOrganisation;
pub use entry::{Entry as LineEntry, Prepared};
pub use packing::{Packer, Packing};
pub use unpacking::{FormTraits, Unpacker};

/// Forms by unit.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    /// In the order in which they came.
    entries: Vec<Entry>,
    by_organisation: ByOrganisation,
    /// By entry, the one of the same organisation that came before; as far as any has one.
    before: Vec<u32>,
    /// The packed forms, and what was left of those that were packed anew.
    packed: Vec<u8>,
    left: usize,
}

/// A unit in half the space of a [`UnitKey`], and its form.
#[derive(Clone, Copy, Debug)]
struct Entry {
    organisation: u32,
    review: u16,
    period: Period,
    /// Where the form begins among those packed.
    start: u32,
}

/// No entry.
const NONE: u32 = u32::MAX;

/// A line that stands in two rows.
#[derive(Clone, Copy, Debug)]
pub struct Repeated {
    pub key: UnitKey,
    pub line: usize,
    pub first: Line,
    pub again: Line,
}

impl Entry {
    const fn key(&self) -> UnitKey {
        UnitKey {
            review: self.review as usize,
            organisation: self.organisation as usize,
            period: self.period,
        }
    }

    fn is_of(&self, key: &UnitKey) -> bool {
        self.period == key.period && usize::from(self.review) == key.review
    }
}

impl Forms {
    #[must_use]
    pub fn get(&self, key: &UnitKey) -> Option<Form> {
        self.find(key).map(|index| self.unpack(index))
    }

    /// What the lines of a form say, into a space that is used again; nothing where there is no form.
    pub fn read_entries(&self, key: &UnitKey, entries: &mut Vec<LineEntry>) -> Option<FormTraits> {
        entries.clear();
        Some(self.unpacker(self.find(key)?).entries(entries))
    }

    #[must_use]
    pub fn contains_key(&self, key: &UnitKey) -> bool {
        self.find(key).is_some()
    }

    /// All of them, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (UnitKey, Form)> {
        self.entries.iter().enumerate().map(|(index, entry)| (entry.key(), self.unpack(index)))
    }

    /// Those of one organisation, the last that came first.
    pub fn of(&self, organisation: usize) -> impl Iterator<Item = (UnitKey, Form)> {
        let mut next = self.by_organisation.get(organisation) as usize;
        std::iter::from_fn(move || {
            let index = next;
            let entry = self.entries.get(index)?;
            next = self.before.get(index).copied().unwrap_or(NONE) as usize;
            Some((entry.key(), self.unpack(index)))
        })
    }

    /// Keeps a form, instead of the one that its unit has.
    pub fn put(&mut self, key: UnitKey, form: &mut Packing) {
        let Some(index) = self.find(&key) else { return self.put_new(key, form) };
        if self.left == 0 && index + 1 == self.entries.len() {
            self.packed.truncate(self.entries[index].start as usize);
        } else {
            self.left += self.length(index);
            self.entries[index].start = small_place(self.packed.len());
        }
        form.put(&mut self.packed);
        self.tidy();
    }

    /// Keeps the form of a unit that has none.
    fn put_new(&mut self, key: UnitKey, form: &mut Packing) {
        let (Ok(organisation), Ok(review)) = (u32::try_from(key.organisation), u16::try_from(key.review))
        else {
            return;
        };
        let start = small_place(self.packed.len());
        self.enter(Entry { organisation, review, period: key.period, start });
        form.put(&mut self.packed);
    }

    fn enter(&mut self, entry: Entry) {
        let index = small_place(self.entries.len());
        let before = self.by_organisation.replace(entry.organisation, index);
        if before != NONE {
            self.before.resize(self.entries.len(), NONE);
            self.before.push(before);
        }
        self.entries.push(entry);
    }

    /// Adds the lines of a form to those that its unit has; those that it has already are told.
    pub fn add(&mut self, key: UnitKey, form: &Form) -> Vec<Repeated> {
        let Some(mut whole) = self.get(&key) else {
            self.put_new(key, &mut Packing::of(form));
            return Vec::new();
        };
        let repeated = join(key, &mut whole, form);
        self.put(key, &mut Packing::of(&whole));
        repeated
    }

    /// Takes over the forms of `other`.
    pub fn append(&mut self, other: &Self) -> Vec<Repeated> {
        let mut repeated = Vec::new();
        for (index, entry) in other.entries.iter().enumerate() {
            if self.contains_key(&entry.key()) {
                repeated.extend(self.add(entry.key(), &other.unpack(index)));
                continue;
            }
            let start = small_place(self.packed.len());
            self.packed.extend_from_slice(other.packed_form(index));
            self.enter(Entry { start, ..*entry });
        }
        repeated
    }

    /// The place of a unit among the entries.
    fn find(&self, key: &UnitKey) -> Option<usize> {
        let mut index = self.by_organisation.get(key.organisation);
        loop {
            let entry = self.entries.get(index as usize)?;
            if entry.is_of(key) {
                return Some(index as usize);
            }
            index = *self.before.get(index as usize)?;
        }
    }

    fn unpacker(&self, index: usize) -> Unpacker<'_> {
        Unpacker { bytes: &self.packed[self.entries[index].start as usize..] }
    }

    fn unpack(&self, index: usize) -> Form {
        let mut form = Form::default();
        self.unpacker(index).form(&mut form);
        form
    }

    fn packed_form(&self, index: usize) -> &[u8] {
        let start = self.entries[index].start as usize;
        &self.packed[start..start + self.length(index)]
    }

    fn length(&self, index: usize) -> usize {
        let start = self.entries[index].start as usize;
        // as long as none was packed anew they stand one after another
        if self.left == 0 {
            let next = self.entries.get(index + 1).map_or(self.packed.len(), |next| next.start as usize);
            return next - start;
        }
        let mut unpacker = self.unpacker(index);
        unpacker.form(&mut Form::default());
        self.packed.len() - start - unpacker.bytes.len()
    }

    /// Packs the forms together when more is left of old ones than they take.
    fn tidy(&mut self) {
        const WORTH_IT: usize = 1 << 20;
        if self.left < WORTH_IT || self.left * 2 < self.packed.len() {
            return;
        }
        let mut packed = Vec::with_capacity(self.packed.len() - self.left);
        let starts: Vec<u32> = (0..self.entries.len())
            .map(|index| {
                let start = small_place(packed.len());
                packed.extend_from_slice(self.packed_form(index));
                start
            })
            .collect();
        for (entry, start) in self.entries.iter_mut().zip(starts) {
            entry.start = start;
        }
        self.packed = packed;
        self.left = 0;
    }
}

/// A place among packed forms: the files they come from are no longer than that.
fn small_place(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Adds the lines of `more`; where both have a row, that which stands first in the files is kept.
fn join(key: UnitKey, whole: &mut Form, more: &Form) -> Vec<Repeated> {
    let mut repeated = Vec::new();
    whole.is_explained |= more.is_explained;
    whole.bare = whole.bare.with(more.bare);
    for (index, (line, other)) in whole.lines.iter_mut().zip(&more.lines).enumerate() {
        if other.place.is_none() {
            continue;
        }
        if line.place.is_none() {
            *line = *other;
            continue;
        }
        let (first, again) = if line.place <= other.place { (*line, *other) } else { (*other, *line) };
        *line = first;
        repeated.push(Repeated { key, line: index, first, again });
    }
    repeated
}
