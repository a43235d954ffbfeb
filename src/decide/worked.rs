//! Results that can be asked what they rest on. Only what the asked units need has been worked out.

use std::collections::BTreeSet;

use super::condition::{Evaluated, Subjects};
use super::ends::{Aside, End, Share};
use super::figure::Possible;
use super::quota::Rank;
use super::unit::Unit;
use super::{Engine, listed_units, worked_out};
use crate::check::{ValidDataset, peer_group};
use crate::diagnostics::Report;
use crate::model::measure::{Fact, Measure, OutcomeCount, OutcomeSource};
use crate::model::results::{QuotaResult, StageScore, UnitResult};
use crate::model::{Condition, Exact, Guideline, Period, Stage, UnitKey};
use crate::score::{GroupSum, LineScore, Measured, Scoring, TotalSum};

/// The results of one review, each with all that led to it.
pub struct Worked<'d> {
    engine: Engine<'d>,
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
        let mut listed = listed_units(data, review, period);
        listed.retain(|(key, _)| organisation.is_none_or(|only| only == key.organisation));
        let mut engine = worked_out(data, review, &listed, None);
        let report = std::mem::take(&mut engine.report);
        (Self { engine, listed: listed.into_iter().map(|(key, _)| key).collect() }, report)
    }

    #[must_use]
    pub const fn data(&self) -> &'d ValidDataset {
        self.engine.data
    }

    /// The units that were asked for.
    #[must_use]
    pub fn listed(&self) -> &[UnitKey] {
        &self.listed
    }

    fn unit(&self, key: UnitKey) -> Option<&Unit> {
        self.engine.units.get(&key).map(Box::as_ref)
    }

    #[must_use]
    pub fn result(&self, key: UnitKey) -> Option<&UnitResult> {
        self.unit(key).map(|unit| &unit.result)
    }

    fn guideline(&self, unit: &Unit) -> &'d Guideline {
        &self.engine.data.guidelines[unit.result.guideline]
    }

    /// The sums of every stage of the guideline, in their order.
    #[must_use]
    pub fn sums(&self, key: UnitKey) -> Vec<StageSums> {
        let Some(unit) = self.unit(key) else { return Vec::new() };
        let known = |(id, possible): (&_, &Possible)| (Clone::clone(id), possible.known().cloned());
        let measured: Measured = unit.measures.iter().map(known).collect();
        let guideline = self.guideline(unit);
        let form = self.engine.data.forms.get(&key);
        let scoring = Scoring { guideline, form: form.as_ref(), period: key.period, measured: &measured };
        let of_stage = |stage: &Stage| {
            let card = scoring.card(*stage);
            let groups = scoring.sums(&card.lines);
            let total = if card.scores.complete { TotalSum::of(&groups) } else { None };
            StageSums { scores: card.scores, lines: card.lines, groups, total }
        };
        guideline.stages.iter().map(of_stage).collect()
    }

    /// Every value that a measure may have.
    #[must_use]
    pub fn measure(&self, key: UnitKey, measure: &Measure) -> Option<&Possible> {
        self.unit(key)?.measures.get(&measure.id)
    }

    /// A condition's value, waivers aside (`None` when its subject has left the form), and what it looked at.
    #[must_use]
    pub fn evaluate(&self, key: UnitKey, condition: &Condition) -> Option<Evaluated> {
        let unit = self.unit(key)?;
        let (guideline, engine) = (self.guideline(unit), &self.engine);
        let card = engine.card(key, unit.result.guideline, &unit.measures);
        let subjects = Subjects { engine, key, guideline, card: &card, measures: &unit.measures };
        Some(subjects.evaluate(condition))
    }

    /// The periods for which a fact has rows, and their sum.
    #[must_use]
    pub fn fact(&self, key: UnitKey, fact: &Fact) -> (Vec<Period>, Option<Exact>) {
        (self.engine.fact_periods(key, fact.every).collect(), self.engine.fact(key, fact))
    }

    /// The outcomes a unit may still end in.
    #[must_use]
    pub fn ends(&self, key: UnitKey, source: OutcomeSource) -> BTreeSet<End> {
        self.engine.ends(key, source)
    }

    /// The months and quarters of the year that a measure counts in a review.
    #[must_use]
    pub fn periods_counted(&self, key: UnitKey, review: usize) -> Vec<UnitKey> {
        self.engine.periods_counted(key, review)
    }

    /// The direct subordinates that a measure counts in a review.
    #[must_use]
    pub fn subordinates_counted(&self, key: UnitKey, review: usize) -> Vec<UnitKey> {
        self.engine.subordinates_counted(key, review)
    }

    /// What a unit may add to a count.
    #[must_use]
    pub fn shares(&self, key: UnitKey, count: &OutcomeCount, aside: Aside) -> BTreeSet<Share> {
        self.engine.shares(key, count, aside)
    }

    /// The quota of a unit's peer group, and the members of the group in the order of the register.
    #[must_use]
    pub fn quota(&self, key: UnitKey) -> Option<(&QuotaResult, Vec<UnitKey>)> {
        let group = peer_group(self.engine.data, key, self.result(key)?.guideline)?;
        let mut members = self.engine.peers.get(&group).cloned().unwrap_or_default();
        members.sort_unstable();
        Some((self.engine.quotas.get(&group)?, members))
    }

    /// What a unit is ranked by, in the order of the quota's keys.
    #[must_use]
    pub fn rank(&self, key: UnitKey) -> Rank {
        let Some(unit) = self.unit(key) else { return Rank::new() };
        let guideline = self.guideline(unit);
        guideline.quota.as_ref().map(|quota| self.engine.ranks(key, guideline, quota)).unwrap_or_default()
    }
}
