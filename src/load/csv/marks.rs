//! Where the bytes stand that divide a table: delimiters, line ends and quotes, found many at a time.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

use super::scanner::offset;

/// The bytes that are looked at in one step.
const BLOCK: usize = 64;

/// The bytes that are looked at before their marks are handed on: few enough for these to stay at hand, and for texts of
/// which only the first line is wanted.
const PART: usize = 8 * BLOCK;

/// How many marks of a block are noted in one step, whether or not it has as many: most have no more.
const AT_ONCE: usize = 12;

/// The places of the marks of a text, one after another.
pub struct Marks<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    level: Level,
    /// The marks of the part of the text that was looked at last, with room behind them.
    found: [u32; PART + BLOCK],
    count: usize,
    /// How many of them were handed on.
    given: usize,
    /// Where the next part begins.
    next: u32,
}

impl<'a> Marks<'a> {
    /// The marks from `at` on.
    pub fn new(bytes: &'a [u8], at: usize, delimiter: u8) -> Self {
        let (level, found) = (Level::new(), [0; PART + BLOCK]);
        let mut marks = Self { bytes, delimiter, level, found, count: 0, given: 0, next: 0 };
        marks.seek(at);
        marks
    }

    /// Goes on with the marks from `at`.
    pub fn seek(&mut self, at: usize) {
        self.next = offset(at);
        (self.count, self.given) = (0, 0);
    }

    /// Those that were found and not handed on yet.
    #[inline]
    pub fn ahead(&self) -> &[u32] {
        self.found.get(self.given..self.count).unwrap_or_default()
    }

    /// Takes so many of them as handed on.
    #[inline]
    pub fn pass(&mut self, count: usize) {
        self.given += count;
    }

    /// The place of the next mark, or the length of the text.
    #[inline]
    pub fn next(&mut self) -> usize {
        loop {
            if let Some(mark) = self.ahead().first() {
                let mark = *mark as usize;
                self.given += 1;
                return mark;
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
        let sought = [self.delimiter, b'\n', b'"'];
        (self.count, self.given) =
            (dispatch!(self.level, simd => look(simd, part, self.next, sought, &mut self.found)), 0);
        self.next = self.next.saturating_add(offset(part.len()));
        !part.is_empty()
    }
}

/// Notes where the bytes, which begin at `start`, are one of those sought, and says how many they are; none of those is 0.
#[inline(always)]
#[expect(clippy::inline_always, reason = "else it would not be made for each kind of processor")]
fn look<S: Simd>(simd: S, bytes: &[u8], start: u32, sought: [u8; 3], found: &mut [u32]) -> usize {
    let [delimiter, line_end, quote] = sought.map(|byte| u8x64::splat(simd, byte));
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut last = [0; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    let last = (!rest.is_empty()).then_some(&last);
    let mut count = 0;
    for (block, start) in blocks.iter().chain(last).zip((start..).step_by(BLOCK)) {
        let bytes = u8x64::from_slice(simd, block);
        let marks = bytes.simd_eq(delimiter) | bytes.simd_eq(line_end) | bytes.simd_eq(quote);
        let mut marks = marks.to_bitmask();
        let after = count + marks.count_ones() as usize;
        // without a branch for each, because how many there are comes in no order
        while let Some(slots) = found.get_mut(count..).and_then(|room| room.first_chunk_mut::<AT_ONCE>()) {
            for slot in slots {
                *slot = start + marks.trailing_zeros();
                marks &= marks.wrapping_sub(1);
            }
            count += AT_ONCE;
            if count >= after {
                break;
            }
        }
        count = after;
    }
    count
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
            let mut marks = Marks::new(&bytes, from, b',');
            let found: Vec<usize> = std::iter::from_fn(|| Some(marks.next()).filter(|at| *at < bytes.len())).collect();
            let all = (from..bytes.len()).filter(|at| b",\n\"".contains(&bytes[*at]));
            prop_assert_eq!(found, all.collect::<Vec<_>>());
        }

        #[test]
        fn texts_of_marks_alone_are_not_too_many(length in 0_usize..3000) {
            let bytes = vec![b'\n'; length];
            let mut marks = Marks::new(&bytes, 0, b',');
            let found = std::iter::from_fn(|| Some(marks.next()).filter(|at| *at < bytes.len()));
            prop_assert!(found.eq(0..length));
        }
    }
}
