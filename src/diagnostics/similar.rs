//! What was perhaps meant: names that differ by a letter or two, blind to case and accents.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a header or a fixed word: case, accents, `đ` = `d`, `_` = space, and outer or doubled space.
#[must_use]
pub fn fold(text: &str) -> String {
    let letters: &[Plain] = &PLAIN;
    let mut folded = Folded { text: String::with_capacity(text.len()), space: false };
    for character in text.chars() {
        if character.is_ascii() {
            folded.push(if character == '_' { ' ' } else { character.to_ascii_lowercase() });
            continue;
        }
        match place_in_table(character).and_then(|place| letters.get(place)) {
            Some(Plain::One(character)) => folded.push(*character),
            Some(Plain::Several) | None => without_marks(character).for_each(|left| folded.push(left)),
        }
    }
    folded.text
}

/// What was folded so far.
struct Folded {
    text: String,
    /// A space comes before the next character.
    space: bool,
}

impl Folded {
    #[inline]
    fn push(&mut self, character: char) {
        if character.is_whitespace() {
            self.space = !self.text.is_empty();
            return;
        }
        if std::mem::take(&mut self.space) {
            self.text.push(' ');
        }
        self.text.push(character);
    }
}

/// Folds text after text in one space, for who has millions.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    bytes: Vec<u8>,
}

impl Folder {
    /// The text as [`fold`] gives it, if it has at least so many words (divided by space).
    pub fn fold_words(&mut self, text: &str, fewest: usize) -> Option<&[u8]> {
        // a word and the space before the next take two bytes
        if text.len() + 1 < fewest * 2 {
            return None;
        }
        let words = match self.fold_plain(text.trim()) {
            Some((length, words)) => {
                self.bytes.truncate(length);
                words
            }
            None => {
                self.bytes.clear();
                self.bytes.extend_from_slice(fold(text).as_bytes());
                text.split_whitespace().take(fewest).count()
            }
        };
        (words >= fewest).then_some(&self.bytes)
    }

    /// Folds a text of Vietnamese letters with single spaces, byte by byte and without branches, because letters
    /// of one byte and of more come in no order. Returns its length and its words; `None` for other texts.
    fn fold_plain(&mut self, text: &str) -> Option<(usize, usize)> {
        let steps: &Steps = &STEPS;
        self.bytes.resize(text.len(), 0);
        let (mut length, mut spaces, mut is_odd) = (0, 0, false);
        let (mut before, mut space_before) = (0, false);
        for byte in text.bytes() {
            let left = steps.left(before, byte);
            *self.bytes.get_mut(length)? = left;
            let is_space = left == b' ';
            is_odd |= (left == ODD) | (is_space & space_before);
            length += usize::from(left != NOTHING);
            spaces += usize::from(is_space);
            (before, space_before) = (byte, is_space);
        }
        (!is_odd && length > 0).then_some((length, spaces + 1))
    }
}

/// What a byte leaves in a folded text, where it is not a character of ASCII: nothing (the letter goes on), or
/// something that needs a closer look.
const NOTHING: u8 = 0;
const ODD: u8 = 0x80;

/// What each byte of a text leaves, told from it and the byte before.
struct Steps {
    /// Where a byte that goes on with a letter finds what it leaves, by the byte before.
    rows: [u16; 256],
    /// The place of a byte in its row, and all bits where it has one, for bytes that go on with a letter.
    places: [(u16, u16); 256],
    /// The characters of ASCII, two places for bytes that begin letters, then rows of 64.
    left: [u8; Steps::LENGTH],
}

static STEPS: LazyLock<Steps> = LazyLock::new(Steps::new);

impl Steps {
    const LENGTH: usize = 1024;
    const ROW: u16 = 64;
    const ODD_ROW: u16 = 192;
    const BEGIN: u16 = 128;
    const BEGIN_ODD: u16 = 129;

    #[inline]
    fn left(&self, before: u8, byte: u8) -> u8 {
        let (place, has_row) = self.places[usize::from(byte)];
        self.left[usize::from((self.rows[usize::from(before)] & has_row) + place) % Self::LENGTH]
    }

    fn new() -> Self {
        let mut steps =
            Self { rows: [Self::ODD_ROW; 256], places: [(Self::BEGIN_ODD, 0); 256], left: [ODD; 1024] };
        for byte in 0..0x80_u8 {
            steps.places[usize::from(byte)] = (u16::from(byte), 0);
            steps.left[usize::from(byte)] = match byte {
                0 | b'_' => ODD,
                _ if char::from(byte).is_whitespace() => b' ',
                _ => byte.to_ascii_lowercase(),
            };
        }
        steps.left[usize::from(Self::BEGIN)] = NOTHING;
        for byte in 0x80..0xC0_u8 {
            steps.places[usize::from(byte)] = (u16::from(byte & 0x3F), u16::MAX);
        }
        // letters of two bytes by the first, those of three that E1 begins by the second
        let rows = (0xC3..=0xC8_u8).map(|first| (first, u32::from(first & 0x1F) << 6));
        let rows = rows.chain([(0xBA, 0x1E80), (0xBB, 0x1EC0)]);
        let mut row = Self::ODD_ROW;
        for (before, first_letter) in rows {
            row += Self::ROW;
            steps.rows[usize::from(before)] = row;
            if before >= 0xC0 {
                steps.places[usize::from(before)] = (Self::BEGIN, 0);
            }
            for (place, letter) in (row..row + Self::ROW).zip(first_letter..) {
                steps.left[usize::from(place)] = plain_byte(letter);
            }
        }
        row += Self::ROW;
        steps.places[0xE1] = (Self::BEGIN, 0);
        steps.rows[0xE1] = row;
        for second in [0xBA_u8, 0xBB] {
            steps.left[usize::from(row) + usize::from(second & 0x3F)] = NOTHING;
        }
        steps
    }
}

/// What is left of a letter, where that is one character of ASCII.
fn plain_byte(letter: u32) -> u8 {
    let plain = char::from_u32(letter).and_then(place_in_table).and_then(|place| PLAIN.get(place).copied());
    match plain {
        Some(Plain::One(left)) => u8::try_from(left).ok().filter(u8::is_ascii).unwrap_or(ODD),
        Some(Plain::Several) | None => ODD,
    }
}

/// What is left of a letter without its marks.
#[derive(Clone, Copy)]
enum Plain {
    One(char),
    /// More than one character, or none.
    Several,
}

/// The letters of Vietnamese and its neighbours, because taking a letter apart takes long.
static PLAIN: LazyLock<Vec<Plain>> = LazyLock::new(|| {
    let letters = (0..FIRST_BLOCK_END).chain(LATER_BLOCK);
    let plain = |letter: u32| {
        let mut left = char::from_u32(letter).into_iter().flat_map(without_marks);
        match (left.next(), left.next()) {
            (Some(only), None) => Plain::One(only),
            (Some(_), Some(_)) | (None, _) => Plain::Several,
        }
    };
    letters.map(plain).collect()
});

const FIRST_BLOCK_END: u32 = 0x250;
const LATER_BLOCK: std::ops::Range<u32> = 0x1E00..0x1F00;

fn place_in_table(character: char) -> Option<usize> {
    let letter = u32::from(character);
    if letter < FIRST_BLOCK_END {
        return Some(letter as usize);
    }
    LATER_BLOCK.contains(&letter).then(|| (FIRST_BLOCK_END + letter - LATER_BLOCK.start) as usize)
}

fn without_marks(character: char) -> impl Iterator<Item = char> {
    std::iter::once(character)
        .nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .map(|character| if character == 'đ' { 'd' } else { character })
}

/// The nearest of `known` to `written`, if it is near enough to be meant.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(written);
    let length = folded.chars().count();
    let limit = (length / 3).clamp(1, 4);
    let nearness = |name: &str| {
        let name = fold(name);
        // texts whose lengths differ by more cannot be nearer than that
        let may_be_near = name.chars().count().abs_diff(length) <= limit;
        may_be_near.then(|| strsim::osa_distance(&folded, &name))
    };
    known
        .into_iter()
        .filter_map(|name| Some((nearness(name)?, name)))
        // a text of which nothing is left was not meant
        .filter(|(distance, _)| *distance <= limit && *distance < length)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::{Folder, fold, nearest};

    #[test]
    fn folds_both_unicode_forms_alike() {
        assert_eq!(fold(" Tổ_chức "), "to chuc");
        assert_eq!(fold("Tô\u{309} chư\u{301}c"), "to chuc");
        assert_eq!(fold("ĐƠN  VỊ"), "don vi");
    }

    proptest! {
        #[test]
        fn folding_letter_by_letter_is_folding_the_text(
            text in prop_oneof!["[ _a-zA-ZĐđà-ỹÀ-Ỹ\u{300}-\u{303}\u{a0}]{0,12}", "\\PC{0,12}"],
        ) {
            let plain = text.nfd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase);
            let plain: String = plain.map(|character| if character == 'đ' { 'd' } else { character }).collect();
            let words = plain.replace('_', " ");
            prop_assert_eq!(fold(&text), words.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    proptest! {
        #[test]
        fn folding_in_one_space_is_folding(
            texts in prop::collection::vec(
                prop_oneof![
                    "[ a-zA-ZĐđà-ỹÀ-Ỹ0-9,.]{0,30}", "[ _a-zĐđà-ỹ\u{300}-\u{303}\u{a0}\0\t]{0,20}", "\\PC{0,20}",
                ],
                1..4,
            ),
            fewest in 1_usize..8,
        ) {
            let mut folder = Folder::default();
            for text in &texts {
                let has_enough = text.split_whitespace().count() >= fewest;
                let expected = has_enough.then(|| fold(text).into_bytes());
                prop_assert_eq!(folder.fold_words(text, fewest).map(<[u8]>::to_vec), expected, "{:?}", text);
            }
        }
    }

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest("chi-bo-4-tôt", ["dang-bo", "chi-bo-4-tot"]), Some("chi-bo-4-tot"));
        assert_eq!(nearest("tiêu chi", ["tiêu chí", "tổ chức"]), Some("tiêu chí"));
        assert_eq!(nearest("cb-99", ["kế hoạch"]), None);
        assert_eq!(nearest("x", ["đăng ký"]), None);
        assert_eq!(nearest("4", ["có", "x"]), None);
    }
}
