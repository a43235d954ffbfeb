//! Which row has an id: a table of row numbers, open to the next free slot. The ids themselves stand elsewhere.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::model::id;

/// Rows by the hash of their ids without regard to case, so that ids that differ only in it meet.
#[derive(Clone, Debug)]
pub struct Index {
    /// As many as a power of two, of which at most three of four are taken.
    slots: Vec<Slot>,
}

/// A row with the hash of its id, so that the id is looked at only where it may be the one; or none.
#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    row: u32,
}

const FREE: Slot = Slot { hash: 0, row: u32::MAX };

impl Slot {
    const fn is_free(self) -> bool {
        self.row == FREE.row
    }
}

impl Index {
    /// With room for so many rows.
    pub fn with_room(rows: usize) -> Self {
        Self { slots: vec![FREE; (rows + rows / 3 + 1).next_power_of_two()] }
    }

    /// Puts in a row whose id no other has. Gives the first row with that id, or with one of another case.
    ///
    /// # Panics
    /// When there are 4 billion rows.
    pub fn insert<'t>(&mut self, row: usize, id: impl Fn(usize) -> &'t str) -> Option<usize> {
        let mut alike = None;
        let own = id(row);
        let hash = hash(own);
        for at in self.walk(hash) {
            let known = self.slots[at];
            if known.is_free() {
                let row = u32::try_from(row).expect("there are fewer rows than bytes of a file");
                self.slots[at] = Slot { hash, row };
                break;
            }
            if known.hash != hash {
                continue;
            }
            let other = id(known.row as usize);
            if other.eq_ignore_ascii_case(own) {
                alike = alike.or(Some(known.row as usize));
            }
            if other == own {
                break;
            }
        }
        alike
    }

    /// The row of an id.
    pub fn find<'t>(&self, wanted: &str, id: impl Fn(usize) -> &'t str) -> Option<usize> {
        let hash = hash(wanted);
        let known = self.walk(hash).map(|at| self.slots[at]).take_while(|slot| !slot.is_free());
        let mut rows = known.filter(|slot| slot.hash == hash).map(|slot| slot.row as usize);
        rows.find(|row| id(*row) == wanted)
    }

    /// The slots at which an id may be, in order; the last of them is free.
    fn walk(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let (first, slots) = (hash as usize, self.slots.len());
        (0..slots).map(move |step| first.wrapping_add(step) & (slots - 1))
    }
}

fn hash(id: &str) -> u32 {
    let mut small = [0; id::LONGEST];
    let small = &mut small[..id.len().min(id::LONGEST)];
    small.copy_from_slice(&id.as_bytes()[..small.len()]);
    small.make_ascii_lowercase();
    let mut hasher = FxHasher::default();
    hasher.write(small);
    let [low, high] = [hasher.finish() & u64::from(u32::MAX), hasher.finish() >> 32];
    u32::try_from(low ^ high).unwrap_or_default()
}
