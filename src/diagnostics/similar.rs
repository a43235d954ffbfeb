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

    use super::{fold, nearest};

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

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest("chi-bo-4-tôt", ["dang-bo", "chi-bo-4-tot"]), Some("chi-bo-4-tot"));
        assert_eq!(nearest("tiêu chi", ["tiêu chí", "tổ chức"]), Some("tiêu chí"));
        assert_eq!(nearest("cb-99", ["kế hoạch"]), None);
        assert_eq!(nearest("x", ["đăng ký"]), None);
        assert_eq!(nearest("4", ["có", "x"]), None);
    }
}
