//! What was perhaps meant: names that differ by a letter or two, blind to case and accents.

use std::sync::{LazyLock, OnceLock};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a header or a fixed word: case, accents, `đ` = `d`, `_` = space, and outer or doubled space.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = Folded { text: String::with_capacity(text.len()), space: false };
    for character in text.chars() {
        if character.is_ascii() {
            folded.push(if character == '_' { ' ' } else { character.to_ascii_lowercase() });
            continue;
        }
        match plain(character) {
            Some(Plain::One(character)) => folded.push(character),
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
    /// The text that was folded last, and behind it what does not count.
    bytes: Vec<u8>,
}

impl Folder {
    /// The text as [`fold`] gives it, if it has at least so many words (divided by space).
    pub fn fold_words(&mut self, text: &str, fewest: usize) -> Option<&[u8]> {
        // a word and the space before the next take two bytes
        if text.len() + 1 < fewest * 2 {
            return None;
        }
        let (length, words) = self.fold_plain(text.trim()).unwrap_or_else(|| self.fold_any(text, fewest));
        self.bytes.get(..length).filter(|_| words >= fewest)
    }

    /// Folds any text. Returns its length and its words, at most so many.
    #[cold]
    fn fold_any(&mut self, text: &str, most: usize) -> (usize, usize) {
        self.bytes.clear();
        self.bytes.extend_from_slice(fold(text).as_bytes());
        (self.bytes.len(), text.split_whitespace().take(most).count())
    }

    /// Folds a text of Vietnamese letters with single spaces, byte by byte and without branches, because letters
    /// of one byte and of more come in no order. Returns its length and its words; `None` for other texts.
    #[inline(never)]
    fn fold_plain(&mut self, text: &str) -> Option<(usize, usize)> {
        let Left { rows, left } = &*LEFT;
        if self.bytes.len() < text.len() + PART {
            self.bytes.resize(text.len() + PART, 0);
        }
        let bytes = self.bytes.as_mut_slice();
        let (mut length, mut row) = (0, OTHER);
        for byte in text.bytes() {
            let left = left[usize::from(row | u16::from(byte)) % left.len()];
            // what leaves nothing is written over
            *bytes.get_mut(length)? = left;
            length += usize::from(left != NOTHING);
            row = rows[usize::from(byte)];
        }
        // whole parts, because how long the last one is comes in no order
        bytes.get_mut(length..)?.first_chunk_mut::<PART>()?.fill(NOTHING);
        let (parts, _) = bytes.get(..length.next_multiple_of(PART))?.as_chunks::<PART>();
        let (mut spaces, mut odd) = (0, 0);
        for part in parts {
            odd |= part.iter().fold(0, |any, byte| any | byte);
            spaces += usize::from(part.iter().fold(0_u8, |count, byte| count + u8::from(*byte == b' ')));
        }
        let words = if length == 0 { 0 } else { spaces + 1 };
        odd.is_ascii().then_some((length, words))
    }
}

/// The bytes of a folded text that are looked at in one step.
const PART: usize = 64;

/// What a byte leaves in a folded text, where that is no character of ASCII: nothing (the letter goes on), or
/// something that needs a closer look.
const NOTHING: u8 = 0;
const ODD: u8 = 0x80;

/// What a byte leaves in a folded text, by the byte before and itself: in rows for the kinds of bytes before, which are so
/// few that all this stays at hand.
struct Left {
    /// Where the row of what stands behind a byte begins.
    rows: [u16; 256],
    left: [u8; KINDS * ROW],
}

/// Room for the kinds of bytes that others stand behind.
const KINDS: usize = 16;
const ROW: usize = 256;

/// Where the rows begin behind bytes that ask for none of their own, behind a space, and behind what begins a letter of
/// three bytes. Those of [`FIRST`] follow.
const OTHER: u16 = 0;
const SPACE: u16 = 0x100;
const LONG: u16 = 0x200;

/// What begins a letter of three bytes.
const FIRST_OF_THREE: u8 = 0xE1;

/// What begins letters of two bytes, and what stands second in letters of three; with the first of their letters.
const FIRST: [(u8, u32); 8] = [
    (0xC3, 0xC0),
    (0xC4, 0x100),
    (0xC5, 0x140),
    (0xC6, 0x180),
    (0xC7, 0x1C0),
    (0xC8, 0x200),
    (0xBA, 0x1E80),
    (0xBB, 0x1EC0),
];

static LEFT: LazyLock<Left> = LazyLock::new(|| {
    let (mut rows, mut left) = ([OTHER; 256], [ODD; KINDS * ROW]);
    let (kinds, _) = left.as_chunks_mut::<ROW>();
    let ascii = |before| std::array::from_fn(|byte| plain_ascii(before, u8::try_from(byte).unwrap_or(0)));
    let [after_space, after_other]: [[u8; 0x80]; 2] = [b' ', b'a'].map(ascii);
    for (row, kind) in (0..).step_by(ROW).zip(kinds.iter_mut()) {
        kind[..0x80].copy_from_slice(if row == SPACE { &after_space } else { &after_other });
        kind[0xC3..=0xC8].fill(NOTHING);
        kind[usize::from(FIRST_OF_THREE)] = NOTHING;
        if row == LONG {
            kind[0xBA..=0xBB].fill(NOTHING);
        }
    }
    for (((first, letter), row), kind) in
        FIRST.into_iter().zip((LONG..).step_by(ROW).skip(1)).zip(&mut kinds[3..])
    {
        rows[usize::from(first)] = row;
        for (letter, left) in (letter..).zip(&mut kind[0x80..0xC0]) {
            *left = plain_byte(letter);
        }
    }
    (0..=u8::MAX).filter(|byte| is_space(*byte)).for_each(|byte| rows[usize::from(byte)] = SPACE);
    rows[usize::from(FIRST_OF_THREE)] = LONG;
    Left { rows, left }
});

/// What a character of ASCII leaves; of several spaces the later ones are odd.
fn plain_ascii(before: u8, byte: u8) -> u8 {
    match char::from(byte) {
        '\0' | '_' => ODD,
        letter if !letter.is_whitespace() => byte.to_ascii_lowercase(),
        _ if is_space(before) => ODD,
        _ => b' ',
    }
}

/// Whether a byte is a space by itself.
fn is_space(byte: u8) -> bool {
    byte.is_ascii() && char::from(byte).is_whitespace()
}

/// What is left of a letter, where that is one character of ASCII.
fn plain_byte(letter: u32) -> u8 {
    match char::from_u32(letter).and_then(plain) {
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

/// What is left of the letters of Vietnamese and its neighbours, of a few that stand together at a time, because taking
/// a letter apart takes long.
static PLAIN: [OnceLock<[Plain; TOGETHER as usize]>; BLOCKS] = [const { OnceLock::new() }; BLOCKS];

const TOGETHER: u32 = 16;
const BLOCKS: usize = (0x250 + 0x100) / TOGETHER as usize;
const FIRST_LETTERS_END: u32 = 0x250;
const LATER_LETTERS: std::ops::Range<u32> = 0x1E00..0x1F00;

/// What is left of a letter; `None` where that is to be worked out.
fn plain(character: char) -> Option<Plain> {
    let letter = u32::from(character);
    let place = match letter {
        0..FIRST_LETTERS_END => letter,
        _ if LATER_LETTERS.contains(&letter) => FIRST_LETTERS_END + letter - LATER_LETTERS.start,
        _ => return None,
    };
    let (block, index) = (place / TOGETHER, place % TOGETHER);
    let letters = PLAIN.get(block as usize)?.get_or_init(|| {
        let mut letters = letter - index..;
        std::array::from_fn(|_| letters.next().map_or(Plain::Several, taken_apart))
    });
    letters.get(index as usize).copied()
}

fn taken_apart(letter: u32) -> Plain {
    let mut left = char::from_u32(letter).into_iter().flat_map(without_marks);
    match (left.next(), left.next()) {
        (Some(only), None) => Plain::One(only),
        (Some(_), Some(_)) | (None, _) => Plain::Several,
    }
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
