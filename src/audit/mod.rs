//! Is it credible? What is formally right but not to be believed without a second look: scores, the process
//! of the year, what was decided. It needs results and changes none of them; it stops nobody, unless the
//! workspace says so.

mod decisions;
mod process;
mod scores;
mod support;

use std::convert::Infallible;

use crate::check::ValidDataset;
use crate::decide;
use crate::diagnostics::Report;
use crate::model::results::{Results, StageScore, UnitResult};
use crate::model::{Date, Guideline, Period, Place, Stage, UnitKey};
use crate::threads;

/// Every check of credibility; each is blind to what the others find.
const CHECKS: &[fn(&Audit, &mut Report)] = &[
    scores::stages_far_apart,
    scores::all_at_maximum,
    support::full_marks_bare,
    scores::peers_alike,
    process::events_quiet,
    process::monitor_missing,
    process::plan_missing,
    process::assignment_unused,
    process::finding_overdue,
    decisions::decision_differs,
    decisions::waiver_unused,
    decisions::quota_exception_unused,
];

/// With fewer results than these, the checks are not worth more than one thread.
const WORTH_THREADS: usize = 1024;

/// Adds what is found in the records of `years`, and gives the results of all their reviews, which it needs.
/// Errors that only the results show come first, and alone.
pub fn run(data: &ValidDataset, years: &[i16], report: &mut Report) -> Vec<Results> {
    let mut errors = Report::default();
    let audit = Audit::new(data, years, &mut errors);
    if errors.has_errors() {
        report.append(errors);
        return Vec::new();
    }
    let threads = if audit.units().nth(WORTH_THREADS).is_none() { 1 } else { threads::count() };
    let (empty, mut checks) = (report.empty(), CHECKS.iter());
    let found = |check: &fn(&Audit, &mut Report), (): &mut ()| {
        let mut found = empty.clone();
        check(&audit, &mut found);
        found
    };
    let take = |found| {
        report.append(found);
        Ok(())
    };
    let Ok::<(), Infallible>(()) = threads::in_order(threads, || Ok(checks.next()), found, take);
    audit.judged.into_iter().map(|judged| judged.results).collect()
}

/// What the checks look at.
struct Audit<'d> {
    data: &'d ValidDataset,
    years: &'d [i16],
    /// Of every year and review.
    judged: Vec<Judged>,
    /// The latest day that any record of the folder names: there is no clock.
    latest: Option<Date>,
}

/// The results of a review in a year, and what the outcomes would be by the self-assessments alone.
struct Judged {
    review: usize,
    results: Results,
    /// The latter, before the quota and in the same order; only where an appraisal changed something and nobody says
    /// why.
    own: Option<Vec<Option<usize>>>,
}

impl<'d> Audit<'d> {
    fn new(data: &'d ValidDataset, years: &'d [i16], errors: &mut Report) -> Self {
        let mut judged = Vec::new();
        for year in years {
            let period = Period::year_of(*year);
            let (all, unfit) = decide::all_results(data, period);
            errors.append(unfit);
            for (review, results) in all.into_iter().enumerate() {
                let asked = scores::asks_for_a_note(data, review, &results);
                let own = asked.then(|| decide::computed(data, review, period, Some(Stage::Own)));
                judged.push(Judged { review, results, own });
            }
        }
        Self { data, years, judged, latest: latest(data) }
    }

    fn units(&self) -> impl Iterator<Item = (UnitKey, &UnitResult, &Guideline)> {
        self.judged.iter().flat_map(|judged| {
            judged
                .results
                .units
                .iter()
                .map(|unit| (judged.key(unit), unit, &self.data.guidelines[unit.guideline]))
        })
    }

    fn id(&self, organisation: usize) -> &str {
        self.data.organisations.at(organisation).id()
    }

    /// The stage of a form that was filled last, when it is a whole one with points.
    fn filled(unit: &UnitResult) -> Option<&StageScore> {
        unit.stages.iter().rev().find(|score| score.complete && score.max.is_some())
    }

    /// The first row of a form.
    fn first_row(&self, key: UnitKey) -> Option<Place> {
        self.data.forms.get(&key)?.lines.iter().filter_map(|line| line.place).min()
    }
}

impl Judged {
    const fn key(&self, unit: &UnitResult) -> UnitKey {
        UnitKey { review: self.review, organisation: unit.organisation, period: unit.period }
    }
}

fn latest(data: &ValidDataset) -> Option<Date> {
    let events = data.events.values().flatten().map(|event| event.date.value);
    let decisions = data.decisions.values().map(|decision| decision.date.value);
    let findings = data.findings.values().flatten().flat_map(|(_, finding)| {
        [Some(finding.found_on), finding.remedied_on].into_iter().flatten().map(|day| day.value)
    });
    events.chain(decisions).chain(findings).max()
}
