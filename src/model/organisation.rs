//! What party organisations (tổ chức đảng) are: cells and committees.

/// What an organisation is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OrganisationKind {
    /// đảng bộ cơ sở
    GrassrootsCommittee,
    /// chi bộ cơ sở
    GrassrootsCell,
    /// đảng bộ bộ phận
    SectionalCommittee,
    /// chi bộ trực thuộc
    Cell,
}

impl OrganisationKind {
    pub const ALL: [Self; 4] =
        [Self::GrassrootsCommittee, Self::GrassrootsCell, Self::SectionalCommittee, Self::Cell];

    /// The word in the files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::GrassrootsCommittee => "grassroots-committee",
            Self::GrassrootsCell => "grassroots-cell",
            Self::SectionalCommittee => "sectional-committee",
            Self::Cell => "cell",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
