//! The life of one organisation as entries in their order: what was recorded, what came out, what was changed by whom.

use std::collections::BTreeMap;

use super::changes::ChangedCell;
use super::records::RowOf;
use crate::model::results::Status;
use crate::model::{Date, Decimal, Id, Period, Stage, Step};

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The year that it belongs to, which for a change of a row is that of its period.
    pub year: i16,
    pub review: Option<Id>,
    pub period: Option<Period>,
    /// `None` for what belongs to the year as a whole; of a change, the day of its commit.
    pub day: Option<Date>,
    pub matter: Matter,
    /// The criterion, the finding, the condition; empty where the matter says it all.
    pub subject: String,
    /// Only of changes.
    pub before: Option<String>,
    pub after: String,
    pub made: Made,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Matter {
    Founded,
    Ended,
    Event(Step),
    Found,
    Remedied,
    Waived,
    Changed(RowOf, ChangedCell),
    /// A file that cannot be read as a commit left it; its subject is the path.
    Unreadable,
    /// The same of one whose content the repository does not have.
    NotHere,
    /// The total of a stage, and of how many points.
    Scored(Stage, [Decimal; 2]),
    /// With how it stands.
    Outcome(Status),
    /// Its subject is the outcome, or the word for none.
    Decided,
    /// A decision that a later one supersedes; with the same subject.
    Superseded,
}

/// The commit by which something came into the folder as it stands there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Made {
    Commit {
        id: String,
        author: String,
        day: Date,
        way: Way,
    },
    /// One of the commits from the first to the last, without a last one perhaps the folder: what stood between cannot be
    /// read.
    Within {
        first: CommitAt,
        last: Option<CommitAt>,
    },
    NotCommitted,
    /// Without git, or older than what a shallow clone has.
    Unknown,
}

/// How a commit came to a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Commit,
    /// Bringing branches together: by a change of its own, or by dropping what one of them had changed.
    Merge,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CommitAt {
    pub id: String,
    pub day: Date,
}

impl Matter {
    /// The order of what belongs to one day.
    const fn rank(self) -> u8 {
        match self {
            Self::Founded => 0,
            Self::Event(_) => 1,
            Self::Found => 2,
            Self::Remedied => 3,
            Self::Waived => 4,
            Self::Changed(..) | Self::Unreadable | Self::NotHere => 5,
            Self::Scored(..) => 6,
            Self::Outcome(_) => 7,
            Self::Superseded => 8,
            Self::Decided => 9,
            Self::Ended => 10,
        }
    }
}

impl Made {
    /// The day of the commit, or of the last that it may be.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Commit { day, .. } => Some(*day),
            Self::Within { last, .. } => last.as_ref().map(|last| last.day),
            Self::NotCommitted | Self::Unknown => None,
        }
    }
}

impl Entry {
    fn cell(&self) -> Option<Cell> {
        let Matter::Changed(of, cell) = self.matter else { return None };
        Some((of, self.review.clone(), self.period, self.subject.clone(), cell))
    }

    /// Whether it gives a line of a form or a figure something that was empty before.
    #[must_use]
    pub fn is_first(&self) -> bool {
        matches!(self.matter, Matter::Changed(RowOf::Line | RowOf::Fact, _))
            && self.before.as_ref().is_some_and(String::is_empty)
    }
}

/// Puts the entries in order: by year and day, what is of the year as a whole after its days. Changes come in the order in
/// which they were made; one that goes on from another of its cell stays behind it, whatever the clocks said.
#[must_use]
pub fn in_order(entries: Vec<Entry>) -> Vec<Entry> {
    // the day from which on a cell said so
    let mut since: BTreeMap<(Cell, String), Date> = BTreeMap::new();
    let mut placed: Vec<_> = entries
        .into_iter()
        .map(|entry| {
            let mut day = entry.day;
            if let (Some(own), Some(cell), Some(before)) = (day, entry.cell(), &entry.before) {
                let goes_on = since.get(&(cell.clone(), before.clone())).copied();
                let placed = goes_on.map_or(own, |earlier| own.max(earlier));
                since.insert((cell, entry.after.clone()), placed);
                day = Some(placed);
            }
            ((entry.year, day.is_none(), day, entry.matter.rank()), entry)
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, entry)| entry).collect()
}

/// Table, review, period, criterion and column.
type Cell = (RowOf, Option<Id>, Option<Period>, String, ChangedCell);

/// The entries in their order, and what is not known of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Life {
    pub organisation: usize,
    pub entries: Vec<Entry>,
    pub unknown: Unknown,
}

/// Why it is not, or not wholly, known who changed what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unknown {
    Nothing,
    /// A shallow clone: what was changed before this day.
    Before(Date),
    /// The folder was moved to where it is: what was changed where it was.
    Moved {
        by: CommitAt,
        /// Within the repository.
        from: String,
    },
    NoProgram,
    NoRepository,
    NoCommit,
    /// What git says.
    Unsafe(String),
    Broken(String),
}

impl Life {
    /// The first and the last year of the entries; none where there are none.
    #[must_use]
    pub fn years(&self) -> Option<(i16, i16)> {
        let years = || self.entries.iter().map(|entry| entry.year);
        years().min().zip(years().max())
    }
}
