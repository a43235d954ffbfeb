//! The Vietnamese order of names: letters first (a ă â b c d đ …), then tones (ngang, huyền, hỏi, ngã, sắc,
//! nặng), then case; numbers stand before letters and by their value. No other language's rules.

use std::sync::LazyLock;

/// What a name is sorted by; two that are written differently are never equal. As bytes, because there may be hundreds
/// of thousands: the letters, an end that is below all of them, the tones, what is large, the name itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NameOrder(Box<[u8]>);

/// The first byte of a letter's weight; signs stand below, then numbers.
mod first {
    pub const SIGN: u8 = 1;
    /// Digits without leading zeros follow, after their number: the longer number is the larger one.
    pub const NUMBER: u8 = 128;
    pub const LETTER: u8 = 129;
    /// Its code follows.
    pub const OTHER: u8 = 255;
}

const SIGNS: &str = " _-–—,;:!?.'‘’\"“”()[]{}§@*/\\&#%`^+<=>|~$";

/// The alphabet in order; a vowel with its tones in order.
const ALPHABET: [&str; 33] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "b",
    "c",
    "d",
    "đ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "f",
    "g",
    "h",
    "iìỉĩíị",
    "j",
    "k",
    "l",
    "m",
    "n",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "p",
    "q",
    "r",
    "s",
    "t",
    "uùủũúụ",
    "ưừửữứự",
    "v",
    "w",
    "x",
    "yỳỷỹýỵ",
    "z",
];

impl NameOrder {
    /// The key of `name`, which is in NFC as all names of a folder are.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut key = Vec::with_capacity(name.len() * 3 + 1);
        let (mut tones, mut capitals) = (Vec::with_capacity(name.len()), Vec::with_capacity(name.len()));
        let mut rest = name;
        while let Some(character) = rest.chars().next() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            tones.push(if digits > 0 {
                number(&rest[..digits], &mut key)
            } else {
                letter(character, &mut key)
            });
            capitals.push(u8::from(character.is_uppercase()));
            rest = &rest[digits.max(character.len_utf8())..];
        }
        key.push(0);
        key.extend([&tones, &capitals, name.as_bytes()].into_iter().flatten());
        Self(key.into())
    }
}

fn number(digits: &str, key: &mut Vec<u8>) -> u8 {
    let value = digits.trim_start_matches('0');
    key.push(first::NUMBER);
    key.extend(u32::try_from(value.len()).unwrap_or(u32::MAX).to_be_bytes());
    key.extend(value.as_bytes());
    0
}

/// Adds the weight of a character, and gives its tone.
fn letter(character: char, key: &mut Vec<u8>) -> u8 {
    let known = WEIGHTS.get(character as usize).copied().flatten();
    let Some((weight, tone)) = known else {
        key.push(first::OTHER);
        key.extend(u32::from(character).to_be_bytes());
        return 0;
    };
    key.push(weight);
    tone
}

/// The weights and tones of the signs and letters that have a place, by their codes.
static WEIGHTS: LazyLock<Vec<Option<(u8, u8)>>> = LazyLock::new(|| {
    let small = |number: usize| u8::try_from(number).expect("the alphabet and the signs are few");
    let signs = SIGNS.chars().enumerate().map(|(place, sign)| (sign, (first::SIGN + small(place), 0)));
    let of_letter = |(place, tones): (usize, &'static &str)| {
        let weight = first::LETTER + small(place);
        tones.chars().enumerate().flat_map(move |(tone, letter)| {
            std::iter::once(letter)
                .chain(letter.to_uppercase())
                .map(move |letter| (letter, (weight, small(tone))))
        })
    };
    let mut weights = Vec::new();
    for (character, weight) in signs.chain(ALPHABET.iter().enumerate().flat_map(of_letter)) {
        let code = character as usize;
        weights.resize(weights.len().max(code + 1), None);
        weights[code] = Some(weight);
    }
    weights
});

#[cfg(test)]
mod tests {
    use icu_collator::options::CollatorOptions;
    use icu_collator::preferences::CollationNumericOrdering;
    use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
    use icu_locale_core::locale;
    use proptest::prelude::*;

    use super::NameOrder;

    fn sorted<const N: usize>(mut names: [&str; N]) -> [&str; N] {
        names.sort_by_key(|name| NameOrder::of(name));
        names
    }

    #[test]
    fn numbers_by_value_and_letters_as_in_a_dictionary() {
        let names =
            ["Chi bộ 10", "Chi bộ 2", "Chi bộ Đông", "Chi bộ An", "Chi bộ Ấp Bắc", "Chi bộ Dân", "Chi bộ 02"];
        let expected =
            ["Chi bộ 02", "Chi bộ 2", "Chi bộ 10", "Chi bộ An", "Chi bộ Ấp Bắc", "Chi bộ Dân", "Chi bộ Đông"];
        assert_eq!(sorted(names), expected);
        let tones = ["mạ", "má", "mã", "mả", "mà", "ma", "Ma"];
        assert_eq!(sorted(tones), ["ma", "Ma", "mà", "mả", "mã", "má", "mạ"]);
    }

    /// The order of the Unicode consortium for Vietnamese, with numbers by value.
    fn oracle() -> CollatorBorrowed<'static> {
        let mut preferences = CollatorPreferences::from(locale!("vi"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        Collator::try_new(preferences, CollatorOptions::default()).unwrap()
    }

    proptest! {
        #[test]
        fn orders_as_unicode_does(
            a in "[aàảãáạăằắâấbcdđeéêếghiĩklmnoóôốơờpqrstuúưựvxyỹAÀĂÂDĐEÊOÔƠUƯY ,.()0-9–-]{0,12}",
            b in "[aàảãáạăằắâấbcdđeéêếghiĩklmnoóôốơờpqrstuúưựvxyỹAÀĂÂDĐEÊOÔƠUƯY ,.()0-9–-]{0,12}",
        ) {
            let theirs = oracle().compare(&a, &b);
            let ours = NameOrder::of(&a).cmp(&NameOrder::of(&b));
            prop_assert!(theirs.is_eq() || theirs == ours, "{a:?} {b:?}: {theirs:?}, ours {ours:?}");
        }

        #[test]
        fn orders_near_names_as_unicode_does(
            stem in "(Chi bộ|Đảng bộ) (xã|phường) ",
            a in "[aàảâáạAÂdđĐoôơOƠuư0-3]{1,3}",
            b in "[aàảâáạAÂdđĐoôơOƠuư0-3]{1,3}",
        ) {
            let (a, b) = (format!("{stem}{a}"), format!("{stem}{b}"));
            let theirs = oracle().compare(&a, &b);
            let ours = NameOrder::of(&a).cmp(&NameOrder::of(&b));
            prop_assert!(theirs.is_eq() || theirs == ours, "{a:?} {b:?}: {theirs:?}, ours {ours:?}");
        }
    }
}
