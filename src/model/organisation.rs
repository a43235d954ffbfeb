//! Party organisations (tổ chức đảng): cells and committees.

use super::date::Date;
use super::id::Id;
use super::place::{Located, Place};

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

/// A row of organisations.csv. `kind` is missing only where its cell was refused.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub id: Id,
    pub name: String,
    pub kind: Option<OrganisationKind>,
    pub parent: Option<Located<Id>>,
    pub peer_group: String,
    pub from: Option<Located<Date>>,
    pub to: Option<Located<Date>>,
    pub place: Place,
}

impl Organisation {
    /// Whether it exists on `day`; both ends of its life are included.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from.value <= day) && self.to.is_none_or(|to| day <= to.value)
    }
}
