//! Where the bytes stand that divide a table: delimiters, line ends and quotes, found many at a time.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

/// The bytes that are looked at in one step.
const BLOCK: usize = 64;

/// The blocks that are looked at before their marks are handed on: few enough to stay at hand, and for texts of
/// which only the first line is wanted.
const BLOCKS: usize = 32;

/// The places of the marks of a text, one after another.
pub struct Marks<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    level: Level,
    /// A bit for each byte that is a mark, block by block, as far as the text was looked at.
    blocks: [u64; BLOCKS],
    /// Where the first of the blocks begins, and which of them `found` speaks of.
    start: usize,
    block: usize,
    /// The marks of that block that were not handed on yet.
    found: u64,
}

impl<'a> Marks<'a> {
    /// The marks from `at` on.
    pub fn new(bytes: &'a [u8], at: usize, delimiter: u8) -> Self {
        let level = Level::new();
        let mut marks = Self { bytes, delimiter, level, blocks: [0; BLOCKS], start: 0, block: 0, found: 0 };
        marks.seek(at);
        marks
    }

    /// Goes on with the marks from `at`.
    pub fn seek(&mut self, at: usize) {
        self.look_from(at / BLOCK * BLOCK);
        self.found &= u64::MAX << (at % BLOCK);
    }

    /// The place of the next mark, or the length of the text.
    #[inline]
    pub fn next(&mut self) -> usize {
        if self.found == 0 && !self.has_more() {
            return self.bytes.len();
        }
        let at = self.start + self.block * BLOCK + self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        at
    }

    /// Goes to the next block with a mark.
    fn has_more(&mut self) -> bool {
        while self.found == 0 {
            if let Some(found) = self.blocks.get(self.block + 1) {
                self.block += 1;
                self.found = *found;
            } else if self.start + BLOCKS * BLOCK < self.bytes.len() {
                self.look_from(self.start + BLOCKS * BLOCK);
            } else {
                return false;
            }
        }
        true
    }

    /// Hands the marks up to the end of a row to `divide`, as long as they are delimiters; the first that is not, or
    /// the length of the text, is returned.
    #[inline]
    pub fn next_but_delimiters(&mut self, mut divide: impl FnMut(usize)) -> usize {
        loop {
            let block = self.start + self.block * BLOCK;
            let mut found = self.found;
            while found != 0 {
                let at = block + found.trailing_zeros() as usize;
                found &= found - 1;
                if self.bytes.get(at) != Some(&self.delimiter) {
                    self.found = found;
                    return at;
                }
                divide(at);
            }
            self.found = 0;
            if !self.has_more() {
                return self.bytes.len();
            }
        }
    }

    /// Looks at the blocks from `start` on.
    fn look_from(&mut self, start: usize) {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let rest = &rest[..rest.len().min(BLOCKS * BLOCK)];
        let sought = [self.delimiter, b'\n', b'"'];
        self.blocks = dispatch!(self.level, simd => look(simd, rest, sought));
        (self.start, self.block, self.found) = (start, 0, self.blocks[0]);
    }
}

/// A bit for each of the bytes that is one of those sought; none of them is 0.
#[inline(always)]
#[expect(clippy::inline_always, reason = "else it would not be made for each kind of processor")]
fn look<S: Simd>(simd: S, bytes: &[u8], sought: [u8; 3]) -> [u64; BLOCKS] {
    let [delimiter, line_end, quote] = sought.map(|byte| u8x64::splat(simd, byte));
    let mut marks = [0; BLOCKS];
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut last = [0; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    for (marks, block) in marks.iter_mut().zip(blocks.iter().chain([&last])) {
        let bytes = u8x64::from_slice(simd, block);
        let found = bytes.simd_eq(delimiter) | bytes.simd_eq(line_end) | bytes.simd_eq(quote);
        *marks = found.to_bitmask();
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
            let expected = (from..bytes.len()).filter(|at| b",\n\"".contains(&bytes[*at]));
            prop_assert_eq!(found, expected.collect::<Vec<_>>());
        }
    }
}
