//! The lines of a text by number, for whoever shows some of them.

use crate::digest::BOM;
use crate::load::limits::line_ends;

/// A text whose lines are found without counting from its beginning each time.
pub struct Numbered {
    /// In UTF-8: as a text it would have to be looked at once more as a whole.
    text: Vec<u8>,
    /// How many line ends stand before each block.
    before: Vec<u64>,
}

/// A line of a text, without its line end and without a byte order mark.
pub struct Line<'a> {
    pub number: usize,
    start: usize,
    pub text: &'a str,
}

impl Numbered {
    /// The length of a block.
    const BLOCK: usize = 4096;

    pub fn of(text: Vec<u8>) -> Self {
        let mut ends = 0;
        let before = text.chunks(Self::BLOCK).map(|block| {
            let before = ends;
            ends += line_ends(block);
            before
        });
        let mut before: Vec<u64> = before.collect();
        before.push(ends); // of what ends where a block would begin
        Self { text, before }
    }

    pub fn around(&self, at: usize) -> Line<'_> {
        let text = self.text.as_slice();
        let at = at.min(text.len());
        let start = memchr::memrchr(b'\n', &text[..at]).map_or(0, |before| before + 1);
        let block = start / Self::BLOCK;
        let ends = self.before[block] + line_ends(&text[block * Self::BLOCK..start]);
        let number = usize::try_from(ends).unwrap_or(usize::MAX).saturating_add(1);
        let start = if start == 0 && text.starts_with(BOM) { BOM.len() } else { start };
        let end = memchr::memchr(b'\n', &text[start..]).map_or(text.len(), |length| start + length);
        let line = str::from_utf8(&text[start..end]).unwrap_or_default();
        Line { number, start, text: line.strip_suffix('\r').unwrap_or(line) }
    }
}

impl Line<'_> {
    /// The part of the line between two offsets of the text, cut to what the line holds.
    pub fn marked(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let within = |at: usize| boundary(self.text, at.saturating_sub(self.start).min(self.text.len()));
        within(start)..within(end.max(start))
    }
}

/// The last character boundary not after `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Numbered;

    #[test]
    fn columns_count_characters_after_the_byte_order_mark() {
        let text = "\u{feff}mã,tên\r\ncb,Chi bộ\r\n";
        let lines = Numbered::of(text.into());
        let header = lines.around(text.find("tên").unwrap());
        assert_eq!((header.number, header.text), (1, "mã,tên"));
        let second = lines.around(text.find("Chi").unwrap());
        assert_eq!((second.number, second.text), (2, "cb,Chi bộ"));
        let start = text.find("Chi").unwrap();
        assert_eq!(second.marked(start, start + "Chi bộ".len()), 3..3 + "Chi bộ".len());
        assert_eq!(second.marked(start, 10_000), 3..3 + "Chi bộ".len());
    }

    #[test]
    fn offsets_beyond_the_end_or_inside_a_character_are_clamped() {
        let lines = Numbered::of("ộ".into());
        assert_eq!(lines.around(1).number, 1);
        assert_eq!(lines.around(99).marked(1, 99), 0.."ộ".len());
    }

    /// Numbered of 8 bytes, so that 512 of them fill a block of 4096 and a line begins where a block does.
    #[test]
    fn lines_are_numbered_across_blocks() {
        let lines = Numbered::of("1234567\n".repeat(1024).into());
        for (at, number) in [(0, 1), (4095, 512), (4096, 513), (4103, 513), (8191, 1024), (8192, 1025)] {
            assert_eq!(lines.around(at).number, number, "{at}");
        }
        assert_eq!(lines.around(8192).text, "");
        assert_eq!(Numbered::of(Vec::new()).around(0).number, 1);
    }
}
