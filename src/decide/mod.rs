//! Phase 4, points → outcomes: measures, conditions, the ladder, the quota. In dependency order; it reads nothing
//! and cannot fail. What it cannot decide it leaves undetermined, with what is missing.

mod condition;
mod ends;
mod figure;
mod inspect;
mod ladder;
mod missing;
mod quota;
mod summary;
mod supposing;
mod unit;
mod worked;

use std::convert::Infallible;

use rustc_hash::FxHashMap;

pub use ends::{Aside, End, Share};
pub use figure::{Possible, is_counted};
pub use inspect::{Inspection, inspect};
pub use quota::compare as compare_ranks;
pub use summary::summary;
pub use supposing::Supposing;
pub use unit::surely_reaches;
pub use worked::{StageSums, Worked};

use crate::check::{PeerGroup, Step, ValidDataset, is_listed, order, peer_group};
use crate::diagnostics::{Argument, Code, Diagnostic, Edge, Interval, Report, Term};
use crate::model::criterion::Kind;
use crate::model::results::{QuotaResult, Results};
use crate::model::{
    Criterion, Decimal, Every, Exact, Guideline, Id, Period, Place, Stage, UnitKey, Workspace,
};
use crate::threads;
use unit::Unit;

/// Works out a review in all periods within `period`. With `preview` its outcomes come from that stage.
/// The report holds measured values that do not fit their lines; with any, the results do not count.
///
/// # Panics
/// Never: checking has shown that no result needs itself.
#[must_use]
pub fn results(
    data: &ValidDataset,
    review: usize,
    period: Period,
    preview: Option<Stage>,
) -> (Results, Report) {
    let (mut results, report) = Engine::new(data, review, preview).results(&[review], period);
    (results.remove(0), report)
}

/// Works out all reviews in all periods within `period`, each result once; in the manifest's order.
#[must_use]
pub fn all_results(data: &ValidDataset, period: Period) -> (Vec<Results>, Report) {
    let reviews: Vec<usize> = (0..data.review_guidelines.len()).collect();
    Engine::new(data, 0, None).results(&reviews, period)
}

/// The outcomes before the quota of [`results`], in their order. Of units that look at no other result nothing else
/// is worked out, and nothing is kept.
#[must_use]
pub fn computed(
    data: &ValidDataset,
    review: usize,
    period: Period,
    preview: Option<Stage>,
) -> Vec<Option<usize>> {
    let listed = listed_units(data, review, period);
    if listed.iter().any(|(_, guideline)| looks_elsewhere(&data.guidelines[*guideline])) {
        let (results, _) = results(data, review, period, preview);
        return results.units.into_iter().map(|unit| unit.computed).collect();
    }
    let engine = Engine::new(data, review, preview);
    let mut jobs = listed.chunks(JOB);
    let mut outcomes = Vec::with_capacity(listed.len());
    let work = |units: &[(UnitKey, usize)], (): &mut ()| -> Vec<Option<usize>> {
        units.iter().map(|(key, guideline)| engine.computed(*key, *guideline)).collect()
    };
    let take = |computed| {
        outcomes.extend::<Vec<_>>(computed);
        Ok(())
    };
    let Ok::<(), Infallible>(()) = threads::in_order(threads_for(&listed), || Ok(jobs.next()), work, take);
    outcomes
}

/// Everything that the listed units need, and they themselves.
fn worked_out<'d>(
    data: &'d ValidDataset,
    review: usize,
    listed: &[(UnitKey, usize)],
    preview: Option<Stage>,
) -> Engine<'d> {
    let mut engine = Engine::new(data, review, preview);
    engine.work_out(listed.iter());
    engine
}

/// The units that a review lists, by organisation, then period; each with its guideline.
fn listed_units(data: &Workspace, review: usize, period: Period) -> Vec<(UnitKey, usize)> {
    let used: Vec<Every> =
        data.review_guidelines[review].iter().map(|index| data.guidelines[*index].every).collect();
    let mut periods = Workspace::periods_within(period);
    periods.retain(|period| used.contains(&period.every()));
    let keys = (0..data.organisations.len()).flat_map(|organisation| {
        periods.iter().map(move |period| UnitKey { review, organisation, period: *period })
    });
    keys.filter(|key| is_listed(data, *key)).filter_map(|key| Some((key, data.guideline_for(key)?))).collect()
}

/// The state of a run: what has been worked out so far.
struct Engine<'d> {
    data: &'d ValidDataset,
    review: usize,
    preview: Option<Stage>,
    units: FxHashMap<UnitKey, Box<Unit>>,
    /// The members of peer groups that have been worked out, in the order of the register.
    peers: FxHashMap<PeerGroup, Vec<UnitKey>>,
    quotas: FxHashMap<PeerGroup, QuotaResult>,
    report: Report,
}

impl<'d> Engine<'d> {
    fn new(data: &'d ValidDataset, review: usize, preview: Option<Stage>) -> Self {
        Self {
            data,
            review,
            preview,
            units: FxHashMap::default(),
            peers: FxHashMap::default(),
            quotas: FxHashMap::default(),
            report: Report::default(),
        }
    }

    /// Everything that the listed units need, and they themselves.
    fn work_out<'l>(&mut self, listed: impl Iterator<Item = &'l (UnitKey, usize)>) {
        let mut steps = Vec::new();
        let mut entangled = Vec::new();
        for (key, index) in listed {
            match peer_group(self.data, *key, *index) {
                Some(group) => entangled.push(Step::Quota(group)),
                None if looks_elsewhere(&self.data.guidelines[*index]) => entangled.push(Step::Unit(*key)),
                None => steps.push(Step::Unit(*key)),
            }
        }
        let entangled = order(self.data, entangled);
        steps.extend(entangled.expect("no result needs itself because checking has walked every result"));
        self.take_free(&steps);
        for step in steps {
            self.take(step);
        }
    }

    /// Works out, on several threads, the units that look at no other result.
    fn take_free(&mut self, steps: &[Step]) {
        let free: Vec<bool> =
            self.data.guidelines.iter().map(|guideline| !looks_elsewhere(guideline)).collect();
        let unit = |step: &Step| match step {
            Step::Unit(key) => {
                self.data.guideline_for(*key).filter(|index| free[*index]).map(|index| (*key, index))
            }
            Step::Quota(_) => None,
        };
        let units: Vec<(UnitKey, usize)> = steps.iter().filter_map(unit).collect();
        // they look at no other result, so those that are there already are not missed meanwhile
        let mut found = std::mem::take(&mut self.units);
        found.reserve(units.len());
        let mut jobs = units.chunks(JOB);
        let engine: &Self = self;
        let work = |units: &[(UnitKey, usize)], (): &mut ()| -> Vec<(UnitKey, Box<Unit>)> {
            units.iter().map(|(key, index)| (*key, Box::new(engine.unit(*key, *index)))).collect()
        };
        let take = |worked_out| {
            found.extend(worked_out);
            Ok(())
        };
        let threads = threads_for(&units);
        let Ok::<(), Infallible>(()) = threads::in_order(threads, || Ok(jobs.next()), work, take);
        self.units = found;
    }

    /// One for each review, in their order.
    fn results(mut self, reviews: &[usize], period: Period) -> (Vec<Results>, Report) {
        let data = self.data;
        let listed: Vec<_> = reviews.iter().map(|review| listed_units(data, *review, period)).collect();
        self.work_out(listed.iter().flatten());
        let pairs = reviews.iter().zip(&listed);
        let results = pairs.map(|(review, listed)| self.results_of(*review, period, listed)).collect();
        (results, self.report)
    }

    fn results_of(&mut self, review: usize, period: Period, listed: &[(UnitKey, usize)]) -> Results {
        let data = self.data;
        let mut units = Vec::with_capacity(listed.len());
        units.extend(listed.iter().filter_map(|(key, _)| self.units.remove(key)).map(|unit| unit.result));
        Results {
            review: data.manifest.reviews[review].id.clone(),
            period,
            preview: self.preview,
            illustrative: listed.iter().any(|(_, guideline)| data.guidelines[*guideline].illustrative),
            units,
            quotas: self.quotas_of(listed),
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Unit(key) => {
                if let Some(guideline) = self.data.guideline_for(key) {
                    if !self.units.contains_key(&key) {
                        let unit = self.unit(key, guideline);
                        self.units.insert(key, Box::new(unit));
                    }
                    let unfit = self.units.get_mut(&key).map(|unit| std::mem::take(&mut unit.unfit));
                    self.report.extend(unfit.into_iter().flatten());
                    if let Some(group) = peer_group(self.data, key, guideline) {
                        self.peers.entry(group).or_default().push(key);
                    }
                }
            }
            Step::Quota(group) => self.settle(group),
        }
    }

    /// The stage a guideline's outcomes are computed from: its last one, or the previewed one.
    fn stage(&self, key: UnitKey, guideline: usize) -> Stage {
        let guideline = &self.data.guidelines[guideline];
        let previewed =
            self.preview.filter(|stage| key.review == self.review && guideline.stages.contains(stage));
        previewed.unwrap_or_else(|| guideline.last_stage())
    }

    /// The quotas of the listed units, in order of first appearance.
    fn quotas_of(&mut self, listed: &[(UnitKey, usize)]) -> Vec<QuotaResult> {
        let groups = listed.iter().filter_map(|(key, guideline)| peer_group(self.data, *key, *guideline));
        groups.filter_map(|group| self.quotas.remove(&group)).collect()
    }

    /// A measured value that its line cannot take: shown at the organisation's facts.
    fn unfit(&self, key: UnitKey, line: &Criterion, measure: &Id, value: &Exact) -> Diagnostic {
        let rows = self.data.facts.of(key.organisation).filter(|(_, period, _)| key.period.holds(*period));
        let file = self.data.years.get(&key.period.year()).copied().flatten();
        let place = rows.map(|(_, _, fact)| fact.place).min().or(file.map(Place::File));
        Diagnostic::new(Code::MeasuredValueUnfit, place.unwrap_or(self.data.manifest.place))
            .with("organisation", self.data.organisations.at(key.organisation).id())
            .with("period", key.period)
            .with("criterion", &line.id)
            .with("measure", measure)
            .with("value", value.rounded())
            .with("expected", taken_by(line))
    }
}

/// How many units make one job.
const JOB: usize = 512;

/// A few jobs are not worth more than one thread.
fn threads_for(units: &[(UnitKey, usize)]) -> usize {
    if units.len() < 2 * JOB { 1 } else { threads::count() }
}

/// Whether results by a guideline may need other results.
fn looks_elsewhere(guideline: &Guideline) -> bool {
    guideline.reviews_named().next().is_some()
}

/// The measured values that a line takes.
fn taken_by(line: &Criterion) -> Argument {
    let between = |from, to| {
        let edge = |value| Edge { value, included: true };
        Argument::Interval(Interval { start: edge(from), end: Some(edge(to)) })
    };
    match &line.kind {
        Kind::Bands { from, to, .. } => between(*from, *to),
        Kind::Deduction { .. } => Term::WholeNumber.into(),
        Kind::Points { .. } | Kind::Toggle | Kind::Choice { .. } | Kind::Rating => {
            between(Decimal::ZERO, line.max.unwrap_or_default())
        }
    }
}
