//! Where a table is divided: the ends of fields and of records, found many bytes at a time, if every quote stands where
//! one may. What is wrong with a quote that does not, the scanner tells.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

use super::composed::Letters;
use super::row::Cut;
use super::scanner::offset;

/// The bytes that are looked at in one step.
const BLOCK: usize = 64;

/// The bytes that are looked at before their records are handed on: few enough for what is found in them to stay at hand.
const WINDOW: usize = 64 * BLOCK;

/// A longer record is left to the scanner, which needs no room for what divides it; it may stand behind a quote that
/// nothing closes.
const LONGEST: usize = 1 << 18;

/// How many ends of a block are noted in one step, whether or not it has as many: most have no more.
const ENDS_AT_ONCE: usize = 8;

/// The same of the ends of records.
const RECORDS_AT_ONCE: usize = 2;

/// The divisions of some records that stand one after another.
#[derive(Debug, Default)]
pub struct Index {
    /// Where the fields end: before a delimiter, or a line end. The first stands before the first record.
    ends: Vec<u32>,
    /// By record, the place of its last end among all.
    lasts: Vec<u32>,
    records: usize,
    seen: Seen,
}

/// What was seen; of some things whether there are any, as bits.
#[derive(Clone, Copy, Default, Debug)]
struct Seen {
    ends: usize,
    records: usize,
    /// Quotes that stand where none may.
    broken: u64,
    /// Set where the last byte stands in quotes.
    inside: u64,
    /// Doubled quotes, and carriage returns in quotes.
    rewritten: u64,
    /// Letters may stand among the others that are not in NFC.
    may_be_decomposed: bool,
    /// Carriage returns.
    returns: u64,
}

impl Index {
    /// Finds the divisions of the records that begin at `at`, of one at least where the text goes on there; false where
    /// a quote stands among them where none may, or the first is too long.
    pub fn find(&mut self, text: &[u8], at: usize, delimiter: u8) -> bool {
        let mut length = WINDOW;
        loop {
            let part = &text[at..text.len().min(at + length)];
            self.look(part, at, delimiter);
            let is_last = at + part.len() == text.len();
            if is_last && !part.is_empty() {
                self.end_last(text.len());
            }
            if self.seen.broken != 0 || is_last && self.seen.inside != 0 {
                return false;
            }
            if self.records > 0 || is_last {
                return true;
            }
            if length > LONGEST {
                return false;
            }
            length *= 4;
        }
    }

    /// Ends the last record at the end of the text, where no line end does.
    fn end_last(&mut self, end: usize) {
        let last = self.records.checked_sub(1).map_or(0, |last| self.lasts[last] as usize);
        if self.ends[last].wrapping_add(1) < offset(end) {
            self.ends[self.seen.ends] = offset(end);
            self.lasts[self.records] = offset(self.seen.ends);
            self.records += 1;
        }
    }

    fn look(&mut self, part: &[u8], at: usize, delimiter: u8) {
        // every byte may be an end, and some are noted without being there
        let room = part.len() + BLOCK;
        if self.ends.len() < room {
            self.ends.resize(room, 0);
            self.lasts.resize(room, 0);
        }
        self.ends[0] = offset(at).wrapping_sub(1);
        let level = Level::new();
        self.seen = dispatch!(level, simd => note_divisions(simd, part, offset(at), delimiter, (&mut self.ends, &mut self.lasts)));
        self.records = self.seen.records;
    }

    /// The records, by where their fields end.
    pub fn records(&self) -> impl Iterator<Item = Cut<'_>> {
        let mut before = 0;
        self.lasts.iter().take(self.records).map_while(move |last| {
            let ends = self.ends.get(before..=*last as usize)?;
            before = *last as usize;
            Some(Cut { ends, has_return: self.seen.returns != 0 })
        })
    }

    /// Where the record after the last begins.
    pub fn next(&self) -> usize {
        let last = self.records.checked_sub(1).map_or(0, |last| self.lasts[last] as usize);
        self.ends[last].wrapping_add(1) as usize
    }

    /// Whether the value of a field may be no part of the text: for doubled quotes, line ends with a
    /// carriage return, or letters that are not in NFC.
    pub const fn may_differ(&self) -> bool {
        self.seen.rewritten != 0 || self.seen.may_be_decomposed
    }
}

/// Notes where the fields and records of a part of a text end that begins at `start` with a record.
#[inline(always)]
#[expect(clippy::inline_always, reason = "else it would not be made for each kind of processor")]
fn note_divisions<S: Simd>(
    simd: S,
    part: &[u8],
    start: u32,
    delimiter: u8,
    (ends, lasts): (&mut [u32], &mut [u32]),
) -> Seen {
    let signs = [delimiter, b'\n', b'"', b'\r'].map(|byte| u8x64::splat(simd, byte));
    let (blocks, rest) = part.as_chunks::<BLOCK>();
    // none of the bytes that are sought is 0
    let mut last = [0; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    let last = (!rest.is_empty()).then_some(&last);
    let (mut quotes, mut letters, mut are_composed) = (Quotes::at_start(), Letters::default(), true);
    // the first end stands before the first record
    let (mut count, mut records) = (1, 0);
    let mut left = part;
    for (block, start) in blocks.iter().chain(last).zip((start..).step_by(BLOCK)) {
        let bytes = u8x64::from_slice(simd, block);
        are_composed &= letters.are_composed(simd, bytes, left);
        let [delimiters, line_ends, marks, returns] = signs.map(|sign| bytes.simd_eq(sign).to_bitmask());
        let block = Block { delimiters, line_ends, quotes: marks, returns, left: left.len() };
        let outside = quotes.pass(&block);
        let (divisions, line_ends) = ((delimiters | line_ends) & outside, line_ends & outside);
        records = note::<RECORDS_AT_ONCE>(lasts, records, line_ends, |bits| {
            offset(count) + (divisions & (bits ^ bits.wrapping_sub(1)) >> 1).count_ones()
        });
        count = note::<ENDS_AT_ONCE>(ends, count, divisions, |bits| start + bits.trailing_zeros());
        left = left.get(BLOCK..).unwrap_or_default();
    }
    Seen {
        ends: count,
        records,
        broken: quotes.broken,
        inside: quotes.inside,
        rewritten: quotes.rewritten,
        may_be_decomposed: !are_composed,
        returns: quotes.returns,
    }
}

/// What stands in a block, a bit for each of its bytes.
struct Block {
    delimiters: u64,
    line_ends: u64,
    quotes: u64,
    returns: u64,
    /// How many bytes of the text are left, with those of the block.
    left: usize,
}

/// Which bytes stand in quotes, and whether every quote stands where one may: before a field and behind it, or twice in
/// it. All bits are told of the byte behind the block; the first is of the block's first byte.
struct Quotes {
    /// All bits, where the bytes stand in quotes.
    inside: u64,
    /// A quote may open.
    may_open: u64,
    /// A quote closed.
    closed: u64,
    /// A carriage return stands behind a quote that closed.
    returned: u64,
    broken: u64,
    rewritten: u64,
    returns: u64,
}

impl Quotes {
    const fn at_start() -> Self {
        Self { inside: 0, may_open: 1, closed: 0, returned: 0, broken: 0, rewritten: 0, returns: 0 }
    }

    /// The bytes of a block that stand outside of quotes.
    #[inline(always)]
    fn pass(&mut self, block: &Block) -> u64 {
        const LAST: u32 = u64::BITS - 1;
        // behind the end of the text nothing is wrong
        let valid = if block.left < BLOCK { (1 << block.left) - 1 } else { u64::MAX };
        let inside = parity(block.quotes) ^ self.inside;
        let (opens, closes) = (block.quotes & inside, block.quotes & !inside);
        let divisions = (block.delimiters | block.line_ends) & !inside;
        let behind_closed = closes << 1 | self.closed;
        let doubled = behind_closed & opens;
        let returned = behind_closed & block.returns;
        self.broken |= opens & !((divisions | closes) << 1 | self.may_open)
            | behind_closed & valid & !(divisions | opens | block.returns)
            | (returned << 1 | self.returned) & valid & !block.line_ends;
        self.rewritten |= doubled | (block.returns & inside);
        self.returns |= block.returns;
        self.may_open = (divisions | closes) >> LAST;
        self.closed = closes >> LAST;
        self.returned = returned >> LAST;
        self.inside = if inside >> LAST == 0 { 0 } else { u64::MAX };
        !inside
    }
}

/// Sets the bits from every odd one of those that are set up to the next of them.
const fn parity(bits: u64) -> u64 {
    let bits = bits ^ bits << 1;
    let bits = bits ^ bits << 2;
    let bits = bits ^ bits << 4;
    let bits = bits ^ bits << 8;
    let bits = bits ^ bits << 16;
    bits ^ bits << 32
}

/// Notes what each of the bits that are set comes to, behind so many others, and says how many they are then. `value` is
/// told the bits from the lowest in question on. It does without a branch for each, because how many there are comes in
/// no order.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is a part of what is made for each kind of processor")]
fn note<const AT_ONCE: usize>(
    slots: &mut [u32],
    mut count: usize,
    mut bits: u64,
    value: impl Fn(u64) -> u32,
) -> usize {
    let after = count + bits.count_ones() as usize;
    while let Some(room) = room::<AT_ONCE>(slots, count) {
        for slot in room {
            *slot = value(bits);
            bits &= bits.wrapping_sub(1);
        }
        count += AT_ONCE;
        if count >= after {
            break;
        }
    }
    after
}

/// The next so many slots.
fn room<const COUNT: usize>(slots: &mut [u32], from: usize) -> Option<&mut [u32; COUNT]> {
    slots.get_mut(from..)?.first_chunk_mut()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Index, LONGEST};
    use crate::diagnostics::Report;
    use crate::load::csv::{Piece, RawField, RawRow, Scanner};
    use crate::model::FileId;

    type Rows = Vec<Vec<RawField>>;

    /// The records that the scanner reads from `at` on; `None` where it reports something.
    fn scanned(text: &str, at: usize) -> Option<Rows> {
        let mut report = Report::default();
        let mut scanner = Scanner::new(Piece::whole(FileId(0), text), at, b',');
        let (mut rows, mut row) = (Rows::new(), RawRow::default());
        while scanner.next_row(&mut row, &mut report) {
            rows.push(row.fields(text).collect());
        }
        report.is_empty().then_some(rows)
    }

    /// The records that the index finds, blank ones left out as the scanner does.
    fn indexed(text: &str, mut at: usize) -> Option<Rows> {
        let (mut index, mut rows) = (Index::default(), Rows::new());
        while at < text.len() {
            if !index.find(text.as_bytes(), at, b',') {
                return None;
            }
            let records = index.records().filter(|record| !record.is_blank(text));
            rows.extend(records.map(|record| record.fields(text).collect()));
            assert!(index.next() > at, "it goes on");
            at = index.next();
        }
        Some(rows)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn what_it_finds_is_what_the_scanner_reads(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "\"", "\"\"", ",", ",", "\n", "\n", "\r\n", "a", "ộ b", "\",\"", "\"\n", "\n\"", ",\"x\ny\",", "\"\r\n",
            ]), 0..24),
            padding in prop_oneof![Just(0_usize), 1_usize..200, 4_000_usize..4_200],
        ) {
            let at = padding + usize::from(padding > 0);
            let text = if padding > 0 { "x".repeat(padding) + "\n" } else { String::new() } + &pieces.concat();
            for at in [0, at] {
                prop_assert_eq!(indexed(&text, at), scanned(&text, at), "{:?}", &text[at..]);
            }
        }
    }

    #[test]
    fn what_no_quote_closes_takes_no_room() {
        let text = "a,\"b\n".to_owned() + &"c,d\n".repeat(4 * LONGEST);
        let mut index = Index::default();
        assert!(!index.find(text.as_bytes(), 0, b','));
        assert!(index.ends.len() <= 5 * LONGEST, "{}", index.ends.len());
    }

    #[test]
    fn records_longer_than_a_window_are_found() {
        let long = format!("\"{}\",1\n", "a\n,".repeat(20_000));
        let text = format!("{long}b\n{long}{}", "c,d\n".repeat(20_000));
        let rows = indexed(&text, 0).expect("nothing is wrong with it");
        assert_eq!(rows.len(), 3 + 20_000);
        assert_eq!(rows[0][0].as_written(&text).len(), 60_000);
    }
}
