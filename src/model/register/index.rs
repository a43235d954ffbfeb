//! Which row has an id: a table of row numbers, open to the next free slot. The ids themselves stand elsewhere.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::model::id;

/// Rows by the hash of their ids without regard to case, so that ids that differ only in it meet.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Row numbers, or [`FREE`]; as many as a power of two.
    slots: Vec<u32>,
    rows: usize,
}

const FREE: u32 = u32::MAX;

impl Index {
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        Self { slots: vec![FREE; slots_for(rows)], rows: 0 }
    }

    /// Puts in a row whose id no other has. Gives the first row with that id, or with one of another case.
    ///
    /// # Panics
    /// When there are 4 billion rows.
    pub fn insert<'t>(&mut self, row: usize, id: impl Fn(usize) -> &'t str) -> Option<usize> {
        if slots_for(self.rows + 1) > self.slots.len() {
            self.grow(&id);
        }
        let mut alike = None;
        let own = id(row);
        for slot in self.walk(own) {
            let known = self.slots[slot];
            if known == FREE {
                self.slots[slot] = u32::try_from(row).expect("there are fewer rows than bytes of a file");
                self.rows += 1;
                break;
            }
            let other = id(known as usize);
            if other.eq_ignore_ascii_case(own) {
                alike = alike.or(Some(known as usize));
            }
            if other == own {
                break;
            }
        }
        alike
    }

    /// The row of an id.
    pub fn find<'t>(&self, wanted: &str, id: impl Fn(usize) -> &'t str) -> Option<usize> {
        let rows = self.walk(wanted).map(|slot| self.slots[slot]).take_while(|known| *known != FREE);
        rows.map(|known| known as usize).find(|known| id(*known) == wanted)
    }

    /// The slots at which an id may be, in order; the last of them is free.
    fn walk(&self, id: &str) -> impl Iterator<Item = usize> + use<> {
        let (first, slots) = (hash(id), self.slots.len());
        (0..slots).map(move |step| first.wrapping_add(step) & (slots - 1))
    }

    fn grow<'t>(&mut self, id: impl Fn(usize) -> &'t str) {
        let slots = slots_for(self.rows + 1);
        let old = std::mem::replace(&mut self.slots, vec![FREE; slots]);
        for row in old.into_iter().filter(|row| *row != FREE) {
            if let Some(slot) = self.walk(id(row as usize)).find(|slot| self.slots[*slot] == FREE) {
                self.slots[slot] = row;
            }
        }
    }
}

/// At most three slots of four are taken.
const fn slots_for(rows: usize) -> usize {
    (rows + rows / 3 + 1).next_power_of_two()
}

fn hash(id: &str) -> usize {
    let mut small = [0; id::LONGEST];
    let small = &mut small[..id.len().min(id::LONGEST)];
    small.copy_from_slice(&id.as_bytes()[..small.len()]);
    small.make_ascii_lowercase();
    let mut hasher = FxHasher::default();
    hasher.write(small);
    usize::try_from(hasher.finish()).unwrap_or_default()
}
