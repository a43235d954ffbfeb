//! Consolidated counts (tổng hợp): how many organisations there are, were assessed, and reached what.

use std::collections::BTreeMap;

use super::id::Id;
use super::organisation::OrganisationKind;
use super::period::Period;

/// A review consolidated, one period after the other.
#[derive(Clone, Debug)]
pub struct Summary {
    pub review: Id,
    pub by: GroupBy,
    pub periods: Vec<PeriodSummary>,
}

/// What the organisations of a row have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GroupBy {
    Kind,
    Parent,
    PeerGroup,
}

impl GroupBy {
    pub const ALL: [Self; 3] = [Self::Kind, Self::Parent, Self::PeerGroup];

    /// The word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Parent => "parent",
            Self::PeerGroup => "peer-group",
        }
    }
}

/// The value that the organisations of a row share.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum GroupKey {
    Kind(OrganisationKind),
    /// An organisation by index; `None` stands directly under the committee.
    Parent(Option<usize>),
    /// Empty for those without one.
    PeerGroup(String),
}

#[derive(Clone, Debug)]
pub struct PeriodSummary {
    pub period: Period,
    /// The guidelines of its results, in order of first appearance.
    pub guidelines: Vec<usize>,
    pub illustrative: bool,
    /// Only the groups that have a result.
    pub rows: BTreeMap<GroupKey, Tally>,
    pub total: Tally,
}

/// The counts of one row. `existing` = `assessed` + `undetermined` + `unrated` + `not_candidates`;
/// `assessed` = the outcomes + `held`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Results: an organisation counts once a period.
    pub existing: usize,
    /// Those with an event of registration in the year.
    pub registered: usize,
    pub not_candidates: usize,
    /// Chưa xếp loại, by decision.
    pub unrated: usize,
    /// Not yet assessed: the result is not determined.
    pub undetermined: usize,
    /// With an outcome, or held at the edge of a quota.
    pub assessed: usize,
    pub held: usize,
    /// Final outcomes by id.
    pub outcomes: BTreeMap<Id, usize>,
    /// Those at the best outcome of their guideline.
    pub best: usize,
    /// Those at an outcome of their quota's base; without a quota, at one of the two best outcomes.
    pub base: usize,
}

impl Tally {
    /// Those who are up for an outcome: assessed or not yet.
    #[must_use]
    pub const fn candidates(&self) -> usize {
        self.assessed + self.undetermined
    }

    #[must_use]
    pub fn with_outcome(&self, id: &Id) -> usize {
        self.outcomes.get(id).copied().unwrap_or_default()
    }
}
