//! Is it credible? What is formally right but not to be believed without a second look: scores, the process
//! of the year, what was decided. It needs results and changes none of them; it stops nobody, unless the
//! workspace says so.

mod decisions;
mod process;
mod quotas;
mod repeats;
mod scores;
mod support;

use std::convert::Infallible;

use rustc_hash::FxHashMap;

use crate::check::ValidDataset;
use crate::decide::{self, Decided, Glance, Listed};
use crate::diagnostics::Report;
use crate::model::results::UnitResult;
use crate::model::{Date, Guideline, Organisation, Period, Place, UnitKey};
use crate::threads::{self, Crew};
use scores::{Appraisal, Peers, Totals};
use support::Marks;

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
    repeats::record_repeated,
    decisions::decision_differs,
    decisions::waiver_unused,
    quotas::quota_exceeded,
    quotas::quota_exception_unused,
];

/// So few units to look at again are not worth more than one thread.
const FEW: usize = 1024;

/// Adds what is found in the records of `years`, and gives the results of all their reviews, which it needs.
/// Errors that only the results show come first, and alone.
pub fn run(data: &ValidDataset, years: &[i16], report: &mut Report) -> Vec<Decided> {
    let mut errors = Report::default();
    let audit = Audit::new(data, years, &mut errors);
    if errors.has_errors() {
        report.append(errors);
        return Vec::new();
    }
    let crew = Crew::unless_few(audit.noted.len(), FEW);
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
    let Ok::<(), Infallible>(()) = threads::in_order(crew, || Ok(checks.next()), found, take);
    audit.decided
}

/// What the checks look at.
struct Audit<'d> {
    data: &'d ValidDataset,
    years: &'d [i16],
    /// The results of all reviews, by year.
    decided: Vec<Decided>,
    /// The units that are worth another look: by year, then in the order of the results.
    noted: Vec<Noted>,
    /// The units that belong together, by year, then in the order of the results.
    peers: Vec<(Peers, Totals)>,
    /// The latest day that any record of the folder names: there is no clock.
    latest: Option<Date>,
}

/// What was seen of a unit when it was worked out.
#[derive(Clone, Copy)]
struct Noted {
    key: UnitKey,
    appraisal: Appraisal,
    marks: Marks,
}

impl<'d> Audit<'d> {
    fn new(data: &'d ValidDataset, years: &'d [i16], errors: &mut Report) -> Self {
        let mut audit = Self {
            data,
            years,
            decided: Vec::new(),
            noted: Vec::new(),
            peers: Vec::new(),
            latest: data.latest_day(),
        };
        let silent: Vec<bool> = data.guidelines.iter().map(support::is_silent).collect();
        for year in years {
            let (mut noted, mut peers) = (Vec::new(), FxHashMap::<Peers, Totals>::default());
            let look = |unit: &Glance<'_>| {
                let appraisal = scores::appraisal(unit);
                (appraisal, support::marks_seen(unit, &silent), scores::total_seen(unit))
            };
            let keep = |key, (appraisal, marks, total): (Appraisal, Marks, Option<(Peers, Totals)>)| {
                if appraisal != Appraisal::Fine || marks != Marks::default() {
                    noted.push(Noted { key, appraisal, marks });
                }
                if let Some((group, total)) = total {
                    peers.entry(group).and_modify(|known| known.add(total)).or_insert(total);
                }
            };
            let (decided, unfit) = decide::all_decided(data, Period::year_of(*year), look, keep);
            errors.append(unfit);
            noted.sort_unstable_by_key(|noted: &Noted| noted.key);
            audit.noted.append(&mut noted);
            let mut peers: Vec<(Peers, Totals)> = peers.into_iter().collect();
            peers.sort_unstable_by_key(|(_, totals)| totals.first);
            audit.peers.append(&mut peers);
            audit.decided.push(decided);
        }
        audit
    }

    /// The results of every year and review.
    fn listed(&self) -> impl Iterator<Item = Listed<'_>> {
        self.decided.iter().flat_map(|decided| decided.reviews(self.data))
    }

    /// The results among which a unit is.
    fn listed_with(&self, key: UnitKey) -> Option<Listed<'_>> {
        self.listed_in(key.review, key.period)
    }

    /// The results of a review that those of a period are among.
    fn listed_in(&self, review: usize, period: Period) -> Option<Listed<'_>> {
        let of_year = self.decided.iter().find(|decided| decided.period().holds(period))?;
        Some(of_year.review(self.data, review))
    }

    /// The result of a unit with all that it rests on.
    fn result(&self, key: UnitKey) -> Option<UnitResult> {
        self.listed_with(key)?.result_of(key)
    }

    fn guideline(&self, key: UnitKey) -> Option<&'d Guideline> {
        Some(&self.data.guidelines[self.data.guideline_for(key)?])
    }

    fn organisation(&self, index: usize) -> Organisation<'_> {
        self.data.organisations.at(index)
    }

    /// The first row of a form.
    fn first_row(&self, key: UnitKey) -> Option<Place> {
        self.data.forms.get(&key)?.first_row()
    }
}
