//! Identifiers (mã) of organisations, criteria, guidelines, facts and the like.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// An identifier: 1 to 64 ASCII letters, digits, `-`, `_` or `.`, the first a letter or a digit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(Arc<str>);

/// The longest identifier, in characters.
pub const LONGEST: usize = 64;

/// Devices of DOS. A file of that name, whatever its ending, cannot be made on Windows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Devices that a digit follows.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Whether a file or folder of that name is a device on Windows: `aux`, `AUX.csv`, `com1.2024.pdf`.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.bytes().position(|byte| byte == b'.').map_or(name, |dot| &name[..dot]).trim_end();
    let same = |device: &&str| stem.eq_ignore_ascii_case(device);
    let numbered = || {
        let (word, number) = stem.split_at_checked(3)?;
        let word = NUMBERED_DEVICES.iter().any(|device| word.eq_ignore_ascii_case(device));
        Some(word && number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    DEVICES.iter().any(same) || numbered() == Some(true)
}

/// Whether files named after an identifier cannot be made on Windows. Most are told by their length.
#[must_use]
#[inline]
pub fn names_a_device(id: &str) -> bool {
    // the names of devices have three or four letters
    let may_be = id.as_bytes().get(4).is_none_or(|fifth| *fifth == b'.' || id.as_bytes()[3] == b'.');
    may_be && is_device(id)
}

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
    use super::{Id, names_a_device};

    #[test]
    fn ids_that_name_a_device_are_known() {
        for id in ["con", "NUL", "aux.2", "com1", "lpt9.b", "prn.1.2"] {
            assert!(names_a_device(id), "{id}");
        }
        for id in ["co", "cons", "com", "com10", "cb-1", "con-1", "a.con", "lpt.1", "com1x", "auxi.1"] {
            assert!(!names_a_device(id), "{id}");
        }
    }

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
