//! What was perhaps meant: names that differ by a letter or two, blind to case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a header or a fixed word: case, accents, `đ` = `d`, `_` = space, and outer or doubled space.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = if text.is_ascii() { text.to_ascii_lowercase() } else { without_marks(text) };
    plain.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_marks(text: &str) -> String {
    text.nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .map(|character| if character == 'đ' { 'd' } else { character })
        .collect()
}

/// The nearest of `known` to `written`, if it is near enough to be meant.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(written);
    let nearness = |name: &str| strsim::osa_distance(&folded, &fold(name));
    let limit = (folded.chars().count() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|name| (nearness(name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{fold, nearest};

    #[test]
    fn folds_both_unicode_forms_alike() {
        assert_eq!(fold(" Tổ_chức "), "to chuc");
        assert_eq!(fold("Tô\u{309} chư\u{301}c"), "to chuc");
        assert_eq!(fold("ĐƠN  VỊ"), "don vi");
    }

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest("chi-bo-4-tôt", ["dang-bo", "chi-bo-4-tot"]), Some("chi-bo-4-tot"));
        assert_eq!(nearest("tiêu chi", ["tiêu chí", "tổ chức"]), Some("tiêu chí"));
        assert_eq!(nearest("cb-99", ["kế hoạch"]), None);
        assert_eq!(nearest("x", ["đăng ký"]), None);
    }
}
