//! A text in both languages, and how its `{name}` places are filled.

use crate::model::number::Mark;
use crate::model::{Date, Decimal, Language};

/// One sentence or label in both languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Phrase {
    pub vi: &'static str,
    pub en: &'static str,
}

impl Phrase {
    pub const EMPTY: Self = Self::new("", "");

    #[must_use]
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    #[must_use]
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Vietnamese => self.vi,
            Language::English => self.en,
        }
    }

    /// What stands before and after its only place.
    #[must_use]
    pub fn around(self, language: Language) -> (&'static str, &'static str) {
        let template = self.get(language);
        next_place(template).map_or((template, ""), |(before, _, after)| (before, after))
    }

    /// The text with its places filled by name.
    #[must_use]
    pub fn with(self, language: Language, values: &[(&str, &str)]) -> String {
        let template = self.get(language);
        let length: usize = values.iter().map(|(_, value)| value.len()).sum();
        let mut text = String::with_capacity(template.len() + length);
        let mut rest = template;
        while let Some((before, name, after)) = next_place(rest) {
            text.push_str(before);
            match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => text.push_str(value),
                None => text.push_str(&rest[before.len()..rest.len() - after.len()]),
            }
            rest = after;
        }
        text + rest
    }
}

/// Fills the `{name}` places of a template; what nobody fills stays as it stands.
#[must_use]
pub fn fill(template: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, name, after)) = next_place(rest) {
        text.push_str(before);
        text.push_str(&value(name).unwrap_or_else(|| format!("{{{name}}}")));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// What stands before the next `{name}`, the name, and what follows.
fn next_place(template: &str) -> Option<(&str, &str, &str)> {
    let (before, opened) = template.split_once('{')?;
    let (name, after) = opened.split_once('}')?;
    Some((before, name, after))
}

/// The names of a template's places, in order.
#[cfg(test)]
pub fn places(template: &str) -> Vec<&str> {
    let mut names: Vec<&str> = std::iter::successors(next_place(template), |(_, _, rest)| next_place(rest))
        .map(|(_, name, _)| name)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A number as the language writes it: a decimal comma in Vietnamese.
#[must_use]
pub fn decimal(number: Decimal, language: Language) -> String {
    number.with_mark(match language {
        Language::Vietnamese => Mark::Comma,
        Language::English => Mark::Point,
    })
}

/// A day as the language writes it: day first in Vietnamese.
#[must_use]
pub fn date(day: Date, language: Language) -> String {
    match language {
        Language::Vietnamese => day.day_first(),
        Language::English => day.to_string(),
    }
}

/// The name in quotes, unless it brings its own.
#[must_use]
pub fn quoted(name: &str) -> String {
    if name.contains('“') { name.to_owned() } else { format!("“{name}”") }
}

/// Declares phrases as constants, and lists them all for the tests.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident = $vi:literal, $en:literal;)+) => {
        $($(#[$doc])* pub const $name: $crate::catalogue::Phrase = $crate::catalogue::Phrase::new($vi, $en);)+

        #[cfg(test)]
        const ALL: &[$crate::catalogue::Phrase] = &[$($name,)+];

        #[cfg(test)]
        #[test]
        fn both_languages_have_the_same_places() {
            for phrase in ALL {
                assert!(!phrase.vi.is_empty() && !phrase.en.is_empty(), "{phrase:?}");
                assert_eq!(
                    $crate::catalogue::phrase::places(phrase.vi),
                    $crate::catalogue::phrase::places(phrase.en),
                    "{phrase:?}"
                );
            }
        }
    };
}
pub(crate) use phrases;

#[cfg(test)]
mod tests {
    use super::{Phrase, fill};
    use crate::model::Language;

    #[test]
    fn fills_what_is_known_and_keeps_the_rest() {
        let phrase = Phrase::new("có {count} dòng ở {file}", "{count} lines in {file}");
        assert_eq!(phrase.with(Language::English, &[("count", "3")]), "3 lines in {file}");
        assert_eq!(phrase.around(Language::English), ("", " lines in {file}"));
        assert_eq!(fill("{a}{", |_| Some("x".to_owned())), "x{");
        assert_eq!(fill("}{}", |_| None), "}{}");
    }
}
