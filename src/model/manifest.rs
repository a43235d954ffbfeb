//! The manifest (bontot.toml): what a committee's folder says of itself.

use std::collections::BTreeMap;

use super::date::Date;
use super::id::Id;
use super::place::{Located, Place};
use super::quota::QuotaException;
use super::step::Step;
use super::text::Language;

#[derive(Clone, Debug)]
pub struct Manifest {
    pub place: Place,
    pub committee: String,
    pub parent_committee: Option<String>,
    pub seat: Option<String>,
    pub language: Language,
    pub reviews: Vec<Review>,
    pub deadlines: BTreeMap<Step, Deadline>,
    /// Codes of quality findings with the severity this workspace gives them.
    pub severities: Vec<(Located<String>, SeverityWord)>,
    pub quota_exceptions: Vec<QuotaException>,
    /// The names, by key, that are still to be filled in, as those that a new workspace begins with.
    pub blanks: Vec<(&'static str, Located<String>)>,
}

impl Manifest {
    /// What it says of the committee, as it has it.
    #[must_use]
    pub fn keys(&self) -> [(ManifestKey, Option<String>); 4] {
        [
            (ManifestKey::Committee, Some(self.committee.clone())),
            (ManifestKey::ParentCommittee, self.parent_committee.clone()),
            (ManifestKey::Place, self.seat.clone()),
            (ManifestKey::Language, Some(self.language.word().to_owned())),
        ]
    }
}

/// A key of the manifest that documents and screens show.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ManifestKey {
    Committee,
    ParentCommittee,
    Place,
    Language,
}

impl ManifestKey {
    /// As the manifest has it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Committee => "committee",
            Self::ParentCommittee => "parent_committee",
            Self::Place => "place",
            Self::Language => "language",
        }
    }
}

/// A use of guidelines in a workspace (nội dung đánh giá).
#[derive(Clone, Debug)]
pub struct Review {
    pub id: Id,
    pub place: Place,
    pub guidelines: Vec<Located<Id>>,
}

/// What a workspace makes of a quality finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SeverityWord {
    Allow,
    Warn,
    Error,
}

impl SeverityWord {
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Error];

    /// As the manifest has it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }
}

/// A month and day, of the same year or of the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deadline {
    pub place: Place,
    pub month: i8,
    pub day: i8,
    pub years_later: i16,
}

impl Deadline {
    /// The day it falls on for the records of `year`; 29 February is the 28th in other years.
    #[must_use]
    pub fn in_year(self, year: i16) -> Option<Date> {
        let year = year.checked_add(self.years_later)?;
        Date::new(year, self.month, self.day).or_else(|| Date::last_of_month(year, self.month))
    }
}

impl Manifest {
    #[must_use]
    pub fn review_at(&self, id: &str) -> Option<usize> {
        self.reviews.iter().position(|review| review.id.as_str() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Deadline, Place};
    use crate::model::FileId;

    #[test]
    fn leap_day_is_the_28th_elsewhere() {
        let place = Place::File(FileId(0));
        let leap = Deadline { place, month: 2, day: 29, years_later: 0 };
        assert_eq!(leap.in_year(2024).unwrap().to_string(), "2024-02-29");
        assert_eq!(leap.in_year(2023).unwrap().to_string(), "2023-02-28");
        let january = Deadline { place, month: 1, day: 15, years_later: 1 };
        assert_eq!(january.in_year(2024).unwrap().to_string(), "2025-01-15");
    }
}
