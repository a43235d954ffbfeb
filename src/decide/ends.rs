//! The outcomes another result may still end in, and what can be said of them all the same.

use std::collections::BTreeSet;

use super::counts::Counts;
use super::figure::Possible;
use super::known::Known;
use crate::check::{is_listed, short_periods};
use crate::model::measure::{OutcomeCount, OutcomeSource};
use crate::model::record::DecidedOutcome;
use crate::model::{Id, Located, UnitKey};

/// One way in which a result may end.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum End {
    Outcome(Id),
    NotCandidate,
    Unrated,
}

/// The same, with an outcome by its place in the unit's own guideline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Outcome(usize),
    NotCandidate,
    Unrated,
}

/// What one result adds to a count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Share {
    Hit,
    Miss,
    /// Not in the base.
    Aside,
}

/// Who leaves the base of a count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aside {
    /// Of periods.
    UnratedAndNotCandidates,
    /// Of subordinates.
    UnratedOnly,
}

impl Known<'_> {
    /// Every end a unit may come to; a unit has a guideline.
    pub fn ends(self, key: UnitKey, source: OutcomeSource) -> BTreeSet<End> {
        match source {
            OutcomeSource::Decision => {
                self.decided_end(key).map_or_else(|| self.all_ends(key), |end| [end].into())
            }
            OutcomeSource::Result if is_listed(self.data, key) => self.possible_ends(key),
            OutcomeSource::Result => self.all_ends(key),
        }
    }

    fn possible_ends(self, key: UnitKey) -> BTreeSet<End> {
        let Some(index) = self.data.guideline_for(key) else { return BTreeSet::new() };
        let outcomes = &self.guideline(index).outcomes;
        let end = |way| match way {
            Way::Outcome(index) => End::Outcome(outcomes[index].id.clone()),
            Way::NotCandidate => End::NotCandidate,
            Way::Unrated => End::Unrated,
        };
        self.ways(key).into_iter().map(end).collect()
    }

    fn decided_end(self, key: UnitKey) -> Option<End> {
        self.data.decisions.get(&key).map(|decision| match &decision.outcome.value {
            DecidedOutcome::Outcome(id) => End::Outcome(id.clone()),
            DecidedOutcome::Unrated => End::Unrated,
        })
    }

    /// Nothing is known: every outcome of its guideline.
    fn all_ends(self, key: UnitKey) -> BTreeSet<End> {
        let guideline = self.data.guideline_for(key).map(|index| &self.data.guidelines[index]);
        let outcomes = guideline.into_iter().flat_map(|guideline| &guideline.outcomes);
        outcomes.map(|outcome| End::Outcome(outcome.id.clone())).collect()
    }

    /// The months and quarters of the year that have a guideline in a review.
    pub fn periods_counted(self, key: UnitKey, review: usize) -> Vec<UnitKey> {
        short_periods(key.period.year())
            .map(|period| UnitKey { review, organisation: key.organisation, period })
            .filter(|key| self.data.guideline_for(*key).is_some())
            .collect()
    }

    /// The direct subordinates in a review.
    pub fn subordinates_counted(self, key: UnitKey, review: usize) -> Vec<UnitKey> {
        let children = self.data.children(key.organisation);
        children
            .map(|organisation| UnitKey { review, organisation, period: key.period })
            .filter(|key| self.data.guideline_for(*key).is_some())
            .collect()
    }

    /// What a unit may add to a count, by its every end.
    pub fn shares(self, unit: UnitKey, count: &OutcomeCount, aside: Aside) -> BTreeSet<Share> {
        self.ends(unit, count.source).iter().map(|end| share(end, count, aside)).collect()
    }

    /// Every count of outcomes, and so every value, that there may still be.
    pub fn counts(self, units: &[UnitKey], count: &OutcomeCount, aside: Aside) -> Possible {
        let mut counts = Counts::default();
        for unit in units {
            counts.add(&self.shares(*unit, count, aside));
        }
        Possible::of_counts(counts.pairs(), count.reading)
    }
}

fn share(end: &End, count: &OutcomeCount, aside: Aside) -> Share {
    match end {
        End::Outcome(id) if count.outcomes.iter().any(|outcome: &Located<Id>| outcome.value == *id) => {
            Share::Hit
        }
        End::Outcome(_) => Share::Miss,
        End::NotCandidate if aside == Aside::UnratedOnly => Share::Miss,
        End::NotCandidate | End::Unrated => Share::Aside,
    }
}
