//! The Vietnamese order of names: letters first (a ă â b c d đ …), then tones (ngang, huyền, hỏi, ngã, sắc,
//! nặng), then case; numbers stand before letters and by their value. No other language's rules.

/// What a name is sorted by; two that are written differently are never equal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NameOrder {
    letters: Vec<Weight>,
    tones: Vec<usize>,
    capitals: Vec<bool>,
    written: String,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Weight {
    /// The place among the signs.
    Sign(usize),
    /// Digits without leading zeros: the longer number is the larger one.
    Number(usize, String),
    /// The place in the alphabet.
    Letter(usize),
    /// Anything else, by its code.
    Other(char),
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
        let (mut letters, mut tones, mut capitals) = (Vec::new(), Vec::new(), Vec::new());
        let mut rest = name;
        while let Some(first) = rest.chars().next() {
            let digits = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
            let (weight, tone) = if digits > 0 { (number(&rest[..digits]), 0) } else { weight(first) };
            letters.push(weight);
            tones.push(tone);
            capitals.push(first.is_uppercase());
            rest = &rest[digits.max(first.len_utf8())..];
        }
        Self { letters, tones, capitals, written: name.to_owned() }
    }
}

fn number(digits: &str) -> Weight {
    let value = digits.trim_start_matches('0');
    Weight::Number(value.len(), value.to_owned())
}

/// The weight of a single character, and its tone.
fn weight(character: char) -> (Weight, usize) {
    let small = character.to_lowercase().next().unwrap_or(character);
    let find = |(place, tones): (usize, &&str)| {
        tones.chars().position(|known| known == small).map(|tone| (Weight::Letter(place), tone))
    };
    let sign = || SIGNS.chars().position(|known| known == character).map(|place| (Weight::Sign(place), 0));
    let letter = ALPHABET.iter().enumerate().find_map(find);
    letter.or_else(sign).unwrap_or((Weight::Other(character), 0))
}

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
