//! Results that can be asked what they rest on. Only what the asked units need has been worked out.

use std::collections::BTreeSet;

use super::condition::Evaluated;
use super::decided::{Decided, Listing};
use super::ends::{Aside, End, Share};
use super::engine::{Engine, served};
use super::figure::Possible;
use super::known::Known;
use super::quota::Rank;
use super::unit::{Extent, Space, Weighed};
use crate::check::{ValidDataset, peer_group};
use crate::diagnostics::Report;
use crate::model::measure::{Fact, Measure, OutcomeCount, OutcomeSource};
use crate::model::results::{QuotaResult, StageScore, UnitResult};
use crate::model::{Condition, Exact, Period, Stage, UnitKey};
use crate::score::{GroupSum, LineScore, Scoring, TotalSum};

/// The results of one review, each with all that led to it.
pub struct Worked<'d> {
    data: &'d ValidDataset,
    decided: Decided,
    listed: Vec<UnitKey>,
}

/// The points of one stage, added up.
#[derive(Clone, Debug)]
pub struct StageSums {
    pub scores: StageScore,
    pub lines: Vec<LineScore>,
    pub groups: Vec<GroupSum>,
    /// `None` while a line is open, for a form without points, and with every group out.
    pub total: Option<TotalSum>,
}

impl<'d> Worked<'d> {
    /// Works out the results of one organisation, or of all, in a review in all periods within `period`. With
    /// a report that is not empty they do not count.
    #[must_use]
    pub fn new(
        data: &'d ValidDataset,
        review: usize,
        period: Period,
        organisation: Option<usize>,
    ) -> (Self, Report) {
        let listing = Listing::new(data, review, period);
        let listing = match organisation {
            Some(only) => listing.only(only),
            None => listing,
        };
        let listed = listing.units.iter().map(|entry| entry.key(review)).collect();
        let (decided, report) =
            Engine::new(data, None).decided(period, vec![listing], &|_| (), &mut |_, ()| ());
        (Self { data, decided, listed }, report)
    }

    #[must_use]
    pub const fn data(&self) -> &'d ValidDataset {
        self.data
    }

    /// The units that were asked for.
    #[must_use]
    pub fn listed(&self) -> &[UnitKey] {
        &self.listed
    }

    const fn known(&self) -> Known<'_> {
        Known { data: self.data, state: &self.decided.state }
    }

    /// A unit that has been worked out, scored once more.
    fn weigh(&self, key: UnitKey) -> Option<Weighed> {
        self.decided.state.brief(key)?;
        let index = self.data.guideline_for(key)?;
        Some(self.known().weigh(key, index, &mut Space::default()))
    }

    #[must_use]
    pub fn result(&self, key: UnitKey) -> Option<UnitResult> {
        Some(self.known().result_of(self.weigh(key)?, Extent::Whole, &mut Space::default()))
    }

    /// The sums of every stage of the guideline, in their order.
    #[must_use]
    pub fn sums(&self, key: UnitKey) -> Vec<StageSums> {
        let Some(Weighed { index, entries, measured, .. }) = self.weigh(key) else { return Vec::new() };
        let guideline = &self.data.guidelines[index];
        let scoring = Scoring { guideline, period: key.period, measured: &measured };
        let of_stage = |stage: &Stage| {
            let card = scoring.card(&entries, *stage);
            let groups = scoring.sums(&card.lines);
            let total = if card.scores.complete { TotalSum::of(&groups) } else { None };
            StageSums { scores: card.scores, lines: card.lines, groups, total }
        };
        guideline.stages.iter().map(of_stage).collect()
    }

    /// Every value that a measure may have.
    #[must_use]
    pub fn measure(&self, key: UnitKey, measure: &Measure) -> Option<Possible> {
        self.weigh(key)?.measures.remove(&measure.id)
    }

    /// A condition's value, waivers aside (`None` when its subject has left the form), and what it looked at.
    #[must_use]
    pub fn evaluate(&self, key: UnitKey, condition: &Condition) -> Option<Evaluated> {
        Some(self.known().subjects(&self.weigh(key)?).evaluate(condition))
    }

    /// The periods for which a fact has rows, and their sum.
    #[must_use]
    pub fn fact(&self, key: UnitKey, fact: &Fact) -> (Vec<Period>, Option<Exact>) {
        (self.known().fact_periods(key, fact.every).collect(), self.known().fact(key, fact))
    }

    /// The outcomes a unit may still end in.
    #[must_use]
    pub fn ends(&self, key: UnitKey, source: OutcomeSource) -> BTreeSet<End> {
        self.known().ends(key, source)
    }

    /// The months and quarters of the year that a measure counts in a review.
    #[must_use]
    pub fn periods_counted(&self, key: UnitKey, review: usize) -> Vec<UnitKey> {
        self.known().periods_counted(key, review)
    }

    /// The direct subordinates that a measure counts in a review.
    #[must_use]
    pub fn subordinates_counted(&self, key: UnitKey, review: usize) -> Vec<UnitKey> {
        self.known().subordinates_counted(key, review)
    }

    /// What a unit may add to a count.
    #[must_use]
    pub fn shares(&self, key: UnitKey, count: &OutcomeCount, aside: Aside) -> BTreeSet<Share> {
        self.known().shares(key, count, aside)
    }

    /// The quota of a unit's peer group, and the members of the group in the order of the register.
    #[must_use]
    pub fn quota(&self, key: UnitKey) -> Option<(&QuotaResult, Vec<UnitKey>)> {
        let group = peer_group(self.data, key, self.data.guideline_for(key)?)?;
        let is_member = |key: &UnitKey| {
            let guideline = served(self.data, *key).filter(|guideline| *guideline == group.guideline);
            guideline.and_then(|guideline| peer_group(self.data, *key, guideline)) == Some(group)
        };
        let keys = (0..self.data.organisations.len()).map(|organisation| UnitKey { organisation, ..key });
        Some((self.decided.state.quotas.get(&group)?, keys.filter(is_member).collect()))
    }

    /// What a unit is ranked by, in the order of the quota's keys.
    #[must_use]
    pub fn rank(&self, key: UnitKey) -> Rank {
        let Some(weighed) = self.weigh(key) else { return Rank::new() };
        let quota = self.data.guidelines[weighed.index].quota.as_ref();
        quota.map(|quota| self.known().rank(&weighed, quota)).unwrap_or_default()
    }
}
