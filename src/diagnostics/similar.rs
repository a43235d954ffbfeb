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
        assert_eq!(nearest("4", ["có", "x"]), None);
    }
}
