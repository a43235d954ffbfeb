//! Entries that were read before: in a long table one criterion stands with the same values in thousands of rows, and
//! what such a text means is found again faster than read again.

use std::ops::Range;

use crate::model::forms::Prepared;
use crate::model::record::Verbatim;
use crate::model::{Period, Place};

/// What the entry of a row means to the guideline that serves it.
#[derive(Clone, Copy, Debug)]
pub struct Meaning {
    /// The place of the criterion among the guideline's lines.
    pub line: u32,
    pub entry: Prepared,
    /// The line requires evidence, and is scored.
    pub needs_evidence: bool,
    /// A value says that the line does not apply, and that needs a note.
    pub needs_note: bool,
}

/// What was read last, at the place that its text leads to.
#[derive(Debug, Default)]
pub struct Recall {
    slots: Vec<Option<Known>>,
    /// How many texts were put in since there are so many slots.
    put: usize,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    key: Key,
    meaning: Meaning,
    /// Where the criterion's cell begins in the text, and how long it is.
    criterion: (u8, u8),
}

/// How many texts are remembered at most: some twenty criteria with the values that most of them have.
const MOST: usize = 1024;

/// Places for the texts of a few files.
const FEWEST: usize = 64;

/// The guideline that serves a form, and the form's period where some line does not apply in every one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scope(u64);

impl Scope {
    /// Of a guideline with all its forms, or with those of a period: always the one or always the other.
    #[must_use]
    pub fn new(guideline: usize, period: Option<Period>) -> Self {
        let period = period.map_or(0, |period| u64::from(period.to_number()));
        Self((guideline as u64) << 32 | period)
    }
}

/// A text, and all that its meaning depends on: its first, its middle and its last eight bytes, as far as it has so many,
/// which are the whole of it; its length and layout; the scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Key {
    first: u64,
    middle: u64,
    last: u64,
    shape: u64,
    scope: Scope,
}

impl Key {
    /// `None` for what is too long to be worth it. It does without a branch for the length, which comes in no order.
    #[inline]
    fn of(text: &Verbatim<'_>, scope: Scope) -> Option<Self> {
        const LONGEST: usize = 24;
        let length = text.text.len();
        if length > LONGEST {
            return None;
        }
        let window = text.text.window::<LONGEST>();
        let (words, _) = window.as_chunks();
        let [first, middle, last] = *words.first_chunk()?;
        Some(Self {
            first: start(first, length),
            middle: start(middle, length.saturating_sub(8)),
            last: start(last, length.saturating_sub(16)),
            shape: u64::from(text.layout) << 32 | length as u64,
            scope,
        })
    }

    /// Where it may be found among so many slots, which are a power of two.
    #[inline]
    fn slot(&self, slots: usize) -> usize {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = self.first ^ self.middle.rotate_left(21) ^ self.last.rotate_left(42);
        (mixed.wrapping_mul(SPREAD) >> 48) as usize & slots.wrapping_sub(1)
    }
}

/// The first so many bytes, as a number.
#[inline]
fn start(bytes: [u8; 8], length: usize) -> u64 {
    let bits = u32::from(length.min(bytes.len()).to_le_bytes()[0]) * u8::BITS;
    u64::from_le_bytes(bytes) & 1_u64.unbounded_shl(bits).wrapping_sub(1)
}

impl Recall {
    /// Whether nothing was remembered yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// What the text means, and where its criterion stands in the file.
    #[must_use]
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is asked for millions of rows")]
    pub fn get(&self, text: &Verbatim<'_>, scope: Scope) -> Option<(&Meaning, Range<u32>)> {
        let key = Key::of(text, scope)?;
        let known = self.slots.get(key.slot(self.slots.len()))?.as_ref().filter(|known| known.key == key)?;
        let start = text.start + u32::from(known.criterion.0);
        Some((&known.meaning, start..start + u32::from(known.criterion.1)))
    }

    /// Remembers what the text means, if it is worth it.
    pub fn put(&mut self, text: &Verbatim<'_>, scope: Scope, meaning: Meaning, criterion: Place) {
        let (Some(key), Place::Span(_, start, end)) = (Key::of(text, scope), criterion) else { return };
        let (Ok(lead), Ok(length)) = (u8::try_from(start - text.start), u8::try_from(end - start)) else {
            return;
        };
        if self.slots.len() < MOST && self.put >= self.slots.len() {
            self.grow();
        }
        self.put += 1;
        let slot = key.slot(self.slots.len());
        self.slots[slot] = Some(Known { key, meaning, criterion: (lead, length) });
    }

    #[cold]
    fn grow(&mut self) {
        let slots = (self.slots.len() * 4).max(FEWEST);
        let known = std::mem::replace(&mut self.slots, vec![None; slots]);
        self.put = 0;
        for known in known.into_iter().flatten() {
            self.slots[known.key.slot(slots)] = Some(known);
            self.put += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Key, Meaning, Recall, Scope};
    use crate::model::record::Verbatim;
    use crate::model::{Decimal, FileId, LineEntry, Period, Place, Value};

    fn key(text: &str, layout: u32, guideline: usize, year: i16) -> Option<Key> {
        let scope = Scope::new(guideline, Some(Period::year_of(year)));
        Key::of(&Verbatim { text: text.as_bytes().into(), start: 0, layout }, scope)
    }

    #[test]
    fn what_was_read_is_recalled_where_it_stands_now() {
        let entry = LineEntry::of([Some(Value::Number(Decimal::whole(5))), None, None]).into();
        let meaning = Meaning { line: 3, entry, needs_evidence: true, needs_note: false };
        let (mut recall, scope) = (Recall::default(), Scope::new(0, None));
        let text = |start| Verbatim { text: b" 1.4,5,"[..].into(), start, layout: 7 };
        assert!(recall.get(&text(100), scope).is_none());
        recall.put(&text(100), scope, meaning, Place::Span(FileId(2), 101, 104));
        let (found, criterion) = recall.get(&text(200), scope).expect("it was put in");
        let needs = (found.needs_evidence, found.needs_note);
        assert_eq!((found.line, found.entry, needs), (3, entry, (true, false)));
        assert_eq!(criterion, 201..204);
    }

    proptest! {
        #[test]
        fn keys_are_the_same_only_for_the_same(
            one in ("[1-3,.]{0,26}", 0_u32..2, 0_usize..2, 2023_i16..2025),
            other in ("[1-3,.]{0,26}", 0_u32..2, 0_usize..2, 2023_i16..2025),
            same: bool,
        ) {
            let mut other = other;
            if same {
                other.0.clone_from(&one.0);
            }
            let [first, second] = [&one, &other].map(|(text, layout, guideline, year)| key(text, *layout, *guideline, *year));
            if let (Some(first), Some(second)) = (first, second) {
                prop_assert_eq!(first == second, one == other);
            }
        }
    }
}
