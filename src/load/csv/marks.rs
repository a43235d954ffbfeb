//! Where the bytes stand that divide a table: delimiters, line ends and quotes, found many at a time.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

use super::scanner::offset;

/// The bytes that are looked at in one step.
const BLOCK: usize = WIDTH as usize;
const WIDTH: u32 = 64;

/// The blocks that are looked at before their marks are handed on: few enough to stay at hand, and for texts of
/// which only the first line is wanted.
const BLOCKS: usize = (LENGTH / WIDTH) as usize;
const LENGTH: u32 = 2048;

/// The places of the marks of a text, one after another.
pub struct Marks<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    level: Level,
    /// The marks, block by block, as far as the text was looked at.
    blocks: [Found; BLOCKS],
    /// Where the first of the blocks begins, and which of them `found` speaks of.
    start: u32,
    block: u32,
    /// The marks of that block that were not handed on yet.
    found: Found,
}

/// A bit for each byte of a block that is a mark.
#[derive(Clone, Copy, Default)]
struct Found {
    delimiters: u64,
    /// Line ends and quotes.
    others: u64,
}

impl Found {
    const fn all(self) -> u64 {
        self.delimiters | self.others
    }

    const fn from(self, bit: u32) -> Self {
        let kept = u64::MAX << bit;
        Self { delimiters: self.delimiters & kept, others: self.others & kept }
    }
}

impl<'a> Marks<'a> {
    /// The marks from `at` on.
    pub fn new(bytes: &'a [u8], at: usize, delimiter: u8) -> Self {
        let (level, found) = (Level::new(), Found::default());
        let mut marks = Self { bytes, delimiter, level, blocks: [found; BLOCKS], start: 0, block: 0, found };
        marks.seek(at);
        marks
    }

    /// Goes on with the marks from `at`.
    pub fn seek(&mut self, at: usize) {
        let at = offset(at);
        self.look_from(at / WIDTH * WIDTH);
        self.found = self.found.from(at % WIDTH);
    }

    /// The place of the next mark, or the length of the text.
    #[inline]
    pub fn next(&mut self) -> usize {
        while self.found.all() == 0 {
            if !self.next_block() {
                return self.bytes.len();
            }
        }
        let all = self.found.all();
        // the lowest bit is taken away, whichever of the two has it
        self.found.delimiters &= all & (all - 1);
        self.found.others &= all & (all - 1);
        (self.start + self.block * WIDTH + all.trailing_zeros()) as usize
    }

    /// Hands the delimiters before the next other mark to `divide`; the place of that mark, or the length of the text,
    /// is returned.
    #[inline]
    pub fn next_but_delimiters(&mut self, mut divide: impl FnMut(u32)) -> usize {
        loop {
            let block = self.start + self.block * WIDTH;
            let Found { delimiters, others } = self.found;
            // all bits below the lowest of the others; all where there is none
            let before = (others & others.wrapping_neg()).wrapping_sub(1);
            let mut found = delimiters & before;
            while found != 0 {
                divide(block + found.trailing_zeros());
                found &= found - 1;
            }
            if others != 0 {
                self.found = Found { delimiters: delimiters & !before, others: others & (others - 1) };
                return (block + others.trailing_zeros()) as usize;
            }
            if !self.next_block() {
                return self.bytes.len();
            }
        }
    }

    /// Goes to the next block; false at the end of the text.
    #[inline]
    fn next_block(&mut self) -> bool {
        if let Some(found) = self.blocks.get(self.block as usize + 1) {
            self.block += 1;
            self.found = *found;
            return true;
        }
        // it cannot be more than a text of 4 GiB has
        let next = self.start.saturating_add(LENGTH);
        let is_more = (next as usize) < self.bytes.len();
        if is_more {
            self.look_from(next);
        } else {
            self.found = Found::default();
        }
        is_more
    }

    /// Looks at the blocks from `start` on.
    #[inline(never)]
    fn look_from(&mut self, start: u32) {
        let rest = self.bytes.get(start as usize..).unwrap_or_default();
        let rest = &rest[..rest.len().min(BLOCKS * BLOCK)];
        let sought = [self.delimiter, b'\n', b'"'];
        self.blocks = dispatch!(self.level, simd => look(simd, rest, sought));
        (self.start, self.block, self.found) = (start, 0, self.blocks[0]);
    }
}

/// Where the bytes are one of those sought; none of them is 0.
#[inline(always)]
#[expect(clippy::inline_always, reason = "else it would not be made for each kind of processor")]
fn look<S: Simd>(simd: S, bytes: &[u8], sought: [u8; 3]) -> [Found; BLOCKS] {
    let [delimiter, line_end, quote] = sought.map(|byte| u8x64::splat(simd, byte));
    let mut marks = [Found::default(); BLOCKS];
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut last = [0; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    for (marks, block) in marks.iter_mut().zip(blocks.iter().chain([&last])) {
        let bytes = u8x64::from_slice(simd, block);
        *marks = Found {
            delimiters: bytes.simd_eq(delimiter).to_bitmask(),
            others: (bytes.simd_eq(line_end) | bytes.simd_eq(quote)).to_bitmask(),
        };
    }
    marks
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
            let (expected, mut again) = (all.collect::<Vec<_>>(), Vec::new());
            prop_assert_eq!(found, &expected[..]);
            let mut marks = Marks::new(&bytes, from, b',');
            loop {
                let other = marks.next_but_delimiters(|at| again.push(at as usize));
                if other == bytes.len() {
                    break;
                }
                prop_assert_ne!(bytes[other], b',');
                again.push(other);
            }
            prop_assert_eq!(again, expected);
        }
    }
}
