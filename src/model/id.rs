//! Identifiers (mã) of organisations, criteria, guidelines, facts and the like.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// An identifier: 1 to 64 ASCII letters, digits, `-`, `_` or `.`, the first a letter or a digit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(Arc<str>);

/// The longest identifier, in characters.
pub const LONGEST: usize = 64;

impl Id {
    /// The identifier that `text` is, or `None` where it breaks the grammar.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Self::is_one(text).then(|| Self(text.into()))
    }

    /// Whether `text` keeps the grammar of identifiers.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        let mut bytes = text.bytes();
        let starts_well = bytes.next().is_some_and(|first| first.is_ascii_alphanumeric());
        let goes_on_well =
            bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        starts_well && goes_on_well && text.len() <= LONGEST
    }

    /// Whether it is a copy of `other`, which is told without a look at the text.
    #[must_use]
    pub fn is_copy_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn grammar() {
        for good in ["a", "1", "2.1", "cb-03", "CB_03", &"x".repeat(64)] {
            assert!(Id::new(good).is_some(), "{good}");
        }
        for bad in ["", "-a", ".a", "_a", "a b", "chi-bộ", "a/b", &"x".repeat(65)] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }
}
