//! Where the bytes stand that divide a table: delimiters, line ends and quotes, found 64 bytes at a time.

/// The places of the marks of a text, one after another.
pub struct Marks<'a> {
    bytes: &'a [u8],
    /// The byte that is looked for, beside line ends and quotes, in every byte of a word.
    delimiters: u64,
    /// Where the block begins that `found` speaks of.
    block: usize,
    /// A bit for each byte of the block that is a mark and was not handed on yet.
    found: u64,
}

const BLOCK: usize = 64;
const EVERY_BYTE: u64 = 0x0101_0101_0101_0101;
const LOW_BITS: u64 = 0x7F * EVERY_BYTE;

impl<'a> Marks<'a> {
    /// The marks from `at` on.
    pub fn new(bytes: &'a [u8], at: usize, delimiter: u8) -> Self {
        let mut marks = Self { bytes, delimiters: u64::from(delimiter) * EVERY_BYTE, block: 0, found: 0 };
        marks.seek(at);
        marks
    }

    /// Goes on with the marks from `at`.
    pub fn seek(&mut self, at: usize) {
        self.block = at / BLOCK * BLOCK;
        self.found = self.find() & (u64::MAX << (at % BLOCK));
    }

    /// The place of the next mark, or the length of the text.
    pub fn next(&mut self) -> usize {
        while self.found == 0 {
            if self.block + BLOCK >= self.bytes.len() {
                return self.bytes.len();
            }
            self.block += BLOCK;
            self.found = self.find();
        }
        let at = self.block + self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        at
    }

    fn find(&self) -> u64 {
        let rest = self.bytes.get(self.block..).unwrap_or_default();
        if let Some(block) = rest.first_chunk::<BLOCK>() {
            return self.find_in(block);
        }
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        self.find_in(&block)
    }

    fn find_in(&self, block: &[u8; BLOCK]) -> u64 {
        let (words, _) = block.as_chunks::<8>();
        let marks = words.iter().enumerate().map(|(index, word)| {
            let word = u64::from_le_bytes(*word);
            let sought = [self.delimiters, u64::from(b'\n') * EVERY_BYTE, u64::from(b'"') * EVERY_BYTE];
            let hits = sought.iter().fold(0, |hits, sought| hits | zero_bytes(word ^ sought));
            gathered(hits) << (8 * index)
        });
        marks.fold(0, |all, marks| all | marks)
    }
}

/// The high bit of every byte that is zero, and no other bit.
const fn zero_bytes(word: u64) -> u64 {
    !(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS)
}

/// The high bits of the eight bytes as one byte.
const fn gathered(high_bits: u64) -> u64 {
    (high_bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Marks;

    proptest! {
        #[test]
        fn every_mark_is_found_and_nothing_else(
            bytes in prop::collection::vec(prop::sample::select(b",;\n\"a\0\xE1\xBB\x99\x0B\x23\x2D\x8A\xA2".to_vec()), 0..300),
            from in 0_usize..300,
        ) {
            let from = from.min(bytes.len());
            let mut marks = Marks::new(&bytes, from, b',');
            let found: Vec<usize> = std::iter::from_fn(|| Some(marks.next()).filter(|at| *at < bytes.len())).collect();
            let expected = (from..bytes.len()).filter(|at| b",\n\"".contains(&bytes[*at]));
            prop_assert_eq!(found, expected.collect::<Vec<_>>());
        }
    }
}
