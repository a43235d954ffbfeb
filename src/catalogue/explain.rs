//! What each code means, why it matters and how to set it right, for people who keep the files. Shown by
//! `bontot check --explain`, in SARIF, and on the page of the error gallery.

mod conformity;
mod files;
mod guidelines;
mod ladder;
mod quality;
mod records;
mod setup;
mod values;

use super::Phrase;
use crate::diagnostics::Code;

/// The explanation of one code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// What it means and why it matters.
    pub meaning: Phrase,
    /// How to set it right.
    pub remedy: Phrase,
    /// Lines of a file, as they are and as they should be; the same in both languages.
    pub example: &'static str,
}

/// The tables, in the order of the codes.
const TABLES: [&[(Code, Explanation)]; 8] = [
    files::ENTRIES,
    values::ENTRIES,
    setup::ENTRIES,
    records::ENTRIES,
    conformity::ENTRIES,
    guidelines::ENTRIES,
    ladder::ENTRIES,
    quality::ENTRIES,
];

/// The explanation of `code`.
///
/// # Panics
/// Never: a test holds the tables against the list of codes.
#[must_use]
pub fn of(code: Code) -> Explanation {
    let mut entries = TABLES.into_iter().flatten();
    entries.find(|(known, _)| *known == code).expect("every code is explained because a test asks for it").1
}

/// Declares a table: code; meaning and remedy, each in both languages; an example.
macro_rules! explained {
    ($($code:ident: $vi:literal, $en:literal; $remedy_vi:literal, $remedy_en:literal; $example:literal;)+) => {
        pub const ENTRIES: &[(crate::diagnostics::Code, super::Explanation)] = &[$(
            (
                crate::diagnostics::Code::$code,
                super::Explanation {
                    meaning: crate::catalogue::Phrase::new($vi, $en),
                    remedy: crate::catalogue::Phrase::new($remedy_vi, $remedy_en),
                    example: $example,
                },
            ),
        )+];
    };
}
use explained;

#[cfg(test)]
mod tests {
    use super::{TABLES, of};
    use crate::diagnostics::Code;
    use crate::model::Language;

    #[test]
    fn every_code_is_explained_in_order() {
        let codes: Vec<Code> = TABLES.into_iter().flatten().map(|(code, _)| *code).collect();
        assert_eq!(codes, Code::ALL);
    }

    #[test]
    fn explanations_are_short_and_whole() {
        for code in Code::ALL {
            let explained = of(*code);
            assert!(!explained.example.is_empty(), "{code:?}");
            for language in [Language::Vietnamese, Language::English] {
                for text in [explained.meaning, explained.remedy].map(|text| text.get(language)) {
                    assert!(text.ends_with('.') && !text.contains("  "), "{code:?}: {text}");
                    assert!((10..=420).contains(&text.chars().count()), "{code:?}: {text}");
                }
            }
            assert_ne!(explained.meaning.vi, explained.meaning.en, "{code:?}");
        }
    }
}
