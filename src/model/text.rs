//! Texts of guidelines by language; Vietnamese is the first. Text without the space at its ends.

/// A language of messages and labels.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    #[default]
    Vietnamese,
    English,
}

impl Language {
    /// The word in the files and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }
}

/// A name or an explanation in one or both languages; never empty in both.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Text {
    pub vi: Option<String>,
    pub en: Option<String>,
}

impl Text {
    /// The text in `language`, or in the other one where that is missing.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        let (first, second) = match language {
            Language::Vietnamese => (&self.vi, &self.en),
            Language::English => (&self.en, &self.vi),
        };
        first.as_deref().or(second.as_deref()).unwrap_or_default()
    }
}

/// What a row says in several cells; empty ones are passed over.
#[must_use]
pub fn joined(parts: &[&str]) -> String {
    let given: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    given.join("; ")
}

/// How long a text is in units of UTF-16, in which Excel counts.
#[must_use]
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The first ten names, and a sign for all others.
#[must_use]
pub fn first_named(mut names: Vec<String>) -> Vec<String> {
    const MOST: usize = 10;
    let more = (names.len() > MOST).then(|| "…".to_owned());
    names.truncate(MOST);
    names.extend(more);
    names
}

/// A text without space at its ends, which most do not have.
#[must_use]
#[inline]
pub fn trimmed(text: &str) -> &str {
    if has_no_space_around(text.as_bytes()) { text } else { text.trim() }
}

/// The same of the bytes of a text.
#[must_use]
#[inline]
pub fn trimmed_bytes(text: &[u8]) -> &[u8] {
    if has_no_space_around(text) { text } else { str::from_utf8(text).unwrap_or_default().trim().as_bytes() }
}

/// Whether at both ends of a text stands what is no space at first sight, or there is nothing.
#[inline]
fn has_no_space_around(text: &[u8]) -> bool {
    match (text.first(), text.last()) {
        (Some(first), Some(last)) => first.is_ascii_graphic() && last.is_ascii_graphic(),
        (Some(_) | None, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{first_named, joined};

    #[test]
    fn what_is_empty_is_passed_over_and_what_is_long_is_cut() {
        assert_eq!(joined(&["", "12-QĐ", "", "Bí thư"]), "12-QĐ; Bí thư");
        let names = |count: usize| (0..count).map(|name| name.to_string()).collect::<Vec<_>>();
        assert_eq!(first_named(names(10)), names(10));
        assert_eq!(first_named(names(12)), [names(10), vec!["…".to_owned()]].concat());
    }
}
