//! Stages (bước chấm): whose value it is.

/// A stage, in the order in which a form passes through them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stage {
    /// tự chấm
    Own,
    /// thẩm định
    Appraised,
    /// cấp có thẩm quyền quyết định
    Decided,
}

impl Stage {
    pub const ALL: [Self; 3] = [Self::Own, Self::Appraised, Self::Decided];

    /// The word in the files: also the name of its column.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Appraised => "appraised",
            Self::Decided => "decided",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }

    /// Its place among [`Stage::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}
