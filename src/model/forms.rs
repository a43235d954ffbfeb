//! The forms of all organisations, packed: there may be millions of lines, and each is mostly a few small numbers.

mod packing;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::period::Period;
use super::workspace::{Form, Line, LineSet, UnitKey};
use packing::{Packer, Unpacker};

/// Forms by unit.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    entries: Vec<Entry>,
    by_key: HashMap<Key, u32, FxBuildHasher>,
    /// The packed forms, and what was left of those that were packed anew.
    packed: Vec<u8>,
    left: usize,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    key: Key,
    /// Where the form begins among those packed.
    start: u32,
}

/// A [`UnitKey`] in half the space.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Key {
    organisation: u32,
    review: u16,
    period: Period,
}

/// A line that stands in two rows.
#[derive(Clone, Copy, Debug)]
pub struct Repeated {
    pub key: UnitKey,
    pub line: usize,
    pub first: Line,
    pub again: Line,
}

impl Key {
    fn of(key: UnitKey) -> Option<Self> {
        let organisation = u32::try_from(key.organisation).ok()?;
        Some(Self { organisation, review: u16::try_from(key.review).ok()?, period: key.period })
    }

    const fn unit(self) -> UnitKey {
        UnitKey {
            review: self.review as usize,
            organisation: self.organisation as usize,
            period: self.period,
        }
    }
}

impl Forms {
    #[must_use]
    pub fn get(&self, key: &UnitKey) -> Option<Form> {
        let index = *self.by_key.get(&Key::of(*key)?)?;
        Some(self.unpack(self.entries[index as usize].start))
    }

    /// The lines of a form without the form, for who may have seen enough of them before the last; with those that
    /// have neither evidence nor a note.
    #[must_use]
    pub fn lines(&self, key: &UnitKey) -> Option<(LineSet, impl Iterator<Item = Line>)> {
        let index = *self.by_key.get(&Key::of(*key)?)?;
        let start = self.entries[index as usize].start as usize;
        Some(Unpacker { bytes: &self.packed[start..] }.lines())
    }

    #[must_use]
    pub fn contains_key(&self, key: &UnitKey) -> bool {
        Key::of(*key).is_some_and(|key| self.by_key.contains_key(&key))
    }

    /// Whether a note of the form says why its appraisal differs from its self-assessment.
    #[must_use]
    pub fn is_explained(&self, key: &UnitKey) -> bool {
        let index = Key::of(*key).and_then(|key| self.by_key.get(&key));
        index.is_some_and(|index| {
            let start = self.entries[*index as usize].start as usize;
            Unpacker { bytes: &self.packed[start..] }.is_explained()
        })
    }

    /// All of them, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (UnitKey, Form)> {
        self.entries.iter().map(|entry| (entry.key.unit(), self.unpack(entry.start)))
    }

    /// Keeps a form, instead of the one that its unit has.
    pub fn put(&mut self, key: UnitKey, form: &Form) {
        let Some(small) = Key::of(key) else { return };
        let start = small_place(self.packed.len());
        let index = *self.by_key.entry(small).or_insert(small_place(self.entries.len())) as usize;
        if let Some(before) = self.entries.get(index).map(|entry| entry.start) {
            self.left += self.length(before);
            self.entries[index].start = start;
        } else {
            self.entries.push(Entry { key: small, start });
        }
        Packer { bytes: &mut self.packed }.form(form);
        self.tidy();
    }

    /// Adds the lines of a form to those that its unit has; those that it has already are told.
    pub fn add(&mut self, key: UnitKey, form: &Form) -> Vec<Repeated> {
        let Some(mut whole) = self.get(&key) else {
            self.put(key, form);
            return Vec::new();
        };
        let repeated = join(key, &mut whole, form);
        self.put(key, &whole);
        repeated
    }

    /// Takes over the forms of `other`.
    pub fn append(&mut self, other: &Self) -> Vec<Repeated> {
        let mut repeated = Vec::new();
        for entry in &other.entries {
            if self.by_key.contains_key(&entry.key) {
                repeated.extend(self.add(entry.key.unit(), &other.unpack(entry.start)));
                continue;
            }
            let start = small_place(self.packed.len());
            let from = entry.start as usize;
            self.packed.extend_from_slice(&other.packed[from..from + other.length(entry.start)]);
            self.by_key.insert(entry.key, small_place(self.entries.len()));
            self.entries.push(Entry { start, ..*entry });
        }
        repeated
    }

    fn unpack(&self, start: u32) -> Form {
        Unpacker { bytes: &self.packed[start as usize..] }.form()
    }

    fn length(&self, start: u32) -> usize {
        let bytes = &self.packed[start as usize..];
        let mut unpacker = Unpacker { bytes };
        unpacker.form();
        bytes.len() - unpacker.bytes.len()
    }

    /// Packs the forms together when more is left of old ones than they take.
    fn tidy(&mut self) {
        const WORTH_IT: usize = 1 << 20;
        if self.left < WORTH_IT || self.left * 2 < self.packed.len() {
            return;
        }
        let mut packed = Vec::with_capacity(self.packed.len() - self.left);
        for index in 0..self.entries.len() {
            let start = self.entries[index].start;
            let from = start as usize;
            self.entries[index].start = small_place(packed.len());
            packed.extend_from_slice(&self.packed[from..from + self.length(start)]);
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
