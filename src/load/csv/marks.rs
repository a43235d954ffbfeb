//! Where the bytes stand that divide a table: delimiters, line ends and quotes, found many at a time.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

use super::scanner::offset;

/// The bytes that are looked at in one step.
const BLOCK: usize = 64;

/// The bytes that are looked at before their marks are handed on: few enough for these to stay at hand, and for texts of
/// which only the first line is wanted.
const PART: usize = 4 * BLOCK;

/// How many marks of a block are noted in one step, whether or not it has as many: most have no more.
const AT_ONCE: usize = 12;

/// The same of the marks that are no delimiters.
const OTHERS_AT_ONCE: usize = 3;

/// Room for the marks of a part, and behind them for those that are noted without being there.
const ROOM: usize = PART + BLOCK;

/// The places of the marks of a text, one after another.
pub struct Marks<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    level: Level,
    found: Box<Found>,
    /// How many of those found were handed on, of all and of those that are no delimiters.
    given: usize,
    others_given: usize,
    /// Where the next part begins.
    next: u32,
}

/// The marks that come next, up to the first that is no delimiter.
pub struct Ahead<'m> {
    /// Where the delimiters stand; behind them, what does not count.
    pub places: &'m [u32],
    pub delimiters: usize,
    /// The mark after them, if it was found too.
    pub other: Option<u32>,
}

/// The marks of the part of a text that was looked at last.
#[derive(Debug)]
pub struct Found {
    marks: [u32; ROOM],
    count: usize,
    /// Which of them are no delimiters.
    others: [u32; ROOM],
    others_count: usize,
}

impl Default for Found {
    fn default() -> Self {
        Self { marks: [0; ROOM], count: 0, others: [0; ROOM], others_count: 0 }
    }
}

impl<'a> Marks<'a> {
    /// The marks from `at` on, in the room of those of another text.
    pub fn new(bytes: &'a [u8], at: usize, delimiter: u8, room: Box<Found>) -> Self {
        let mut marks =
            Self { bytes, delimiter, level: Level::new(), found: room, given: 0, others_given: 0, next: 0 };
        marks.seek(at);
        marks
    }

    /// Goes on with the marks from `at`.
    pub fn seek(&mut self, at: usize) {
        (self.found.count, self.found.others_count) = (0, 0);
        (self.given, self.others_given) = (0, 0);
        self.next = offset(at);
    }

    pub fn into_room(self) -> Box<Found> {
        self.found
    }

    /// The delimiters that were found before the next mark that is none, and that mark, if it was found too.
    #[inline]
    pub fn ahead(&self) -> Ahead<'_> {
        let (marks, other) = (self.found.marks(), self.next_other());
        Ahead {
            places: self.found.marks.get(self.given..).unwrap_or_default(),
            delimiters: other.unwrap_or(marks.len()).saturating_sub(self.given),
            other: other.and_then(|other| marks.get(other)).copied(),
        }
    }

    /// Where among the marks the next stands that is no delimiter.
    #[inline]
    fn next_other(&self) -> Option<usize> {
        self.found.others().get(self.others_given).map(|other| *other as usize)
    }

    /// Takes the delimiters and the mark that are [`ahead`](Self::ahead) as handed on.
    #[inline]
    pub fn pass(&mut self) {
        self.given = self.next_other().map_or(self.found.count, |other| other + 1);
        self.others_given += 1;
    }

    /// The place of the next mark, or the length of the text.
    #[inline]
    pub fn next(&mut self) -> usize {
        loop {
            if let Some(mark) = self.found.marks().get(self.given) {
                let mark = *mark as usize;
                self.others_given += usize::from(self.next_other() == Some(self.given));
                self.given += 1;
                return mark;
            }
            if !self.look_further() {
                return self.bytes.len();
            }
        }
    }

    /// The place of the next mark that is no delimiter, or the length of the text.
    #[inline]
    pub fn next_but_delimiters(&mut self) -> usize {
        loop {
            if let Some(other) = self.ahead().other {
                self.pass();
                return other as usize;
            }
            if !self.look_further() {
                return self.bytes.len();
            }
        }
    }

    /// Finds the marks of the next part of the text; false at its end.
    #[inline(never)]
    pub fn look_further(&mut self) -> bool {
        let rest = self.bytes.get(self.next as usize..).unwrap_or_default();
        let part = &rest[..rest.len().min(PART)];
        dispatch!(self.level, simd => self.found.look(simd, part, self.next, self.delimiter));
        (self.given, self.others_given) = (0, 0);
        self.next = self.next.saturating_add(offset(part.len()));
        !part.is_empty()
    }
}

impl Found {
    #[inline]
    fn marks(&self) -> &[u32] {
        self.marks.get(..self.count).unwrap_or_default()
    }

    #[inline]
    fn others(&self) -> &[u32] {
        self.others.get(..self.others_count).unwrap_or_default()
    }

    /// Notes the marks of a part that begins at `start`.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "else it would not be made for each kind of processor")]
    fn look<S: Simd>(&mut self, simd: S, part: &[u8], start: u32, delimiter: u8) {
        let [delimiter, line_end, quote] = [delimiter, b'\n', b'"'].map(|byte| u8x64::splat(simd, byte));
        let (blocks, rest) = part.as_chunks::<BLOCK>();
        // none of the bytes that are sought is 0
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        let last = (!rest.is_empty()).then_some(&last);
        let (mut count, mut others_count) = (0, 0);
        for (block, start) in blocks.iter().chain(last).zip((start..).step_by(BLOCK)) {
            let bytes = u8x64::from_slice(simd, block);
            let others = (bytes.simd_eq(line_end) | bytes.simd_eq(quote)).to_bitmask();
            let marks = bytes.simd_eq(delimiter).to_bitmask() | others;
            others_count = note_others(&mut self.others, others_count, others, marks, offset(count));
            count = note(&mut self.marks, count, marks, start);
        }
        (self.count, self.others_count) = (count, others_count);
    }
}

/// Notes the places of marks behind so many others, and says how many they are then. It does without a branch for each,
/// because how many there are comes in no order.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is a part of what is made for each kind of processor")]
fn note(places: &mut [u32], mut count: usize, mut marks: u64, start: u32) -> usize {
    let after = count + marks.count_ones() as usize;
    while let Some(slots) = room::<_, AT_ONCE>(places, count) {
        for slot in slots {
            *slot = start + marks.trailing_zeros();
            marks &= marks.wrapping_sub(1);
        }
        count += AT_ONCE;
        if count >= after {
            break;
        }
    }
    after
}

/// Notes which of the marks, that come behind so many, are no delimiters.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is a part of what is made for each kind of processor")]
fn note_others(places: &mut [u32], mut count: usize, mut others: u64, marks: u64, before: u32) -> usize {
    let after = count + others.count_ones() as usize;
    while let Some(slots) = room::<_, OTHERS_AT_ONCE>(places, count) {
        for slot in slots {
            // the marks before the lowest of the others
            let earlier = marks & ((others ^ others.wrapping_sub(1)) >> 1);
            *slot = before + earlier.count_ones();
            others &= others.wrapping_sub(1);
        }
        count += OTHERS_AT_ONCE;
        if count >= after {
            break;
        }
    }
    after
}

/// The next so many slots.
fn room<T, const COUNT: usize>(slots: &mut [T], from: usize) -> Option<&mut [T; COUNT]> {
    slots.get_mut(from..)?.first_chunk_mut()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Marks;

    proptest! {
        #[test]
        fn every_mark_is_found_and_nothing_else(
            bytes in prop::collection::vec(prop::sample::select(b",;\n\"a\0\xE1\xBB\x99\x0B\x23\x2D\x8A\xA2".to_vec()), 0..300),
            padding in 0_usize..5000,
            from in 0_usize..5300,
        ) {
            let bytes = [vec![b'x'; padding], bytes].concat();
            let from = from.min(bytes.len());
            let mut marks = Marks::new(&bytes, from, b',', Box::default());
            let found: Vec<usize> = std::iter::from_fn(|| Some(marks.next()).filter(|at| *at < bytes.len())).collect();
            let all = (from..bytes.len()).filter(|at| b",\n\"".contains(&bytes[*at]));
            prop_assert_eq!(found, all.collect::<Vec<_>>());
        }

        #[test]
        fn delimiters_may_be_passed_over(
            bytes in prop::collection::vec(prop::sample::select(b",,,a\n\"".to_vec()), 0..800),
            steps in prop::collection::vec(any::<bool>(), 0..200),
        ) {
            let (mut marks, mut from) = (Marks::new(&bytes, 0, b',', Box::default()), 0);
            for is_any in steps {
                let mark = if is_any { marks.next() } else { marks.next_but_delimiters() };
                let is_sought = |byte: u8| matches!(byte, b'\n' | b'"') || is_any && byte == b',';
                let expected = (from..bytes.len()).find(|at| is_sought(bytes[*at])).unwrap_or(bytes.len());
                prop_assert_eq!(mark, expected);
                from = bytes.len().min(mark + 1);
            }
        }

        #[test]
        fn texts_of_marks_alone_are_not_too_many(length in 0_usize..3000) {
            let bytes = vec![b'\n'; length];
            let mut marks = Marks::new(&bytes, 0, b',', Box::default());
            let found = std::iter::from_fn(|| Some(marks.next()).filter(|at| *at < bytes.len()));
            prop_assert!(found.eq(0..length));
        }
    }
}
