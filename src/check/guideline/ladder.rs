//! The ladder of outcomes: a floor at its end, and totals that leave no hole and reach every rung.

use super::problem;
use crate::diagnostics::{Code, Report};
use crate::model::condition::{Comparing, Comparison, Scale, Subject, Test};
use crate::model::guideline::Outcome;
use crate::model::{Decimal, Exact, Guideline};

pub fn ladder_has_a_floor(guideline: &Guideline, report: &mut Report) {
    match guideline.outcomes.last() {
        None => report.add(problem(Code::FloorMissing, guideline.place).with("outcome", "")),
        Some(last) if !last.requires.is_empty() => {
            report.add(problem(Code::FloorMissing, last.place).with("outcome", &last.id));
        }
        Some(_) => {}
    }
}

/// What an outcome asks of the total, at the top of its `requires`.
struct Totals<'g> {
    outcome: &'g Outcome,
    comparisons: Vec<Comparison>,
    /// It asks for nothing else.
    alone: bool,
}

impl Totals<'_> {
    fn take(&self, total: &Exact, max: &Exact) -> bool {
        self.comparisons.iter().all(|comparison| {
            let value = match comparison.scale {
                Scale::Figure => Some(total.clone()),
                Scale::Percent => Exact::percentage(total, max),
            };
            value.is_some_and(|value| comparison.comparator.holds(&value, &comparison.value.into()))
        })
    }
}

/// Looks at the totals alone, outcomes that ask for none left out.
pub fn totals_leave_no_hole(guideline: &Guideline, report: &mut Report) {
    let asking: Vec<Totals<'_>> = guideline.outcomes.iter().filter_map(totals).collect();
    let max: Decimal = guideline.groups.iter().map(most).sum();
    let max = Exact::from(max);
    let samples = samples(&asking, &max);
    let lowest_taken = samples.iter().position(|total| asking.iter().any(|rung| rung.take(total, &max)));
    let hole = samples
        .iter()
        .skip(lowest_taken.unwrap_or(samples.len()))
        .find(|total| !asking.iter().any(|rung| rung.take(total, &max)));
    if let Some(total) = hole {
        let place = asking.last().map_or(guideline.place, |rung| rung.outcome.place);
        report.add(problem(Code::LadderHole, place).with("total", total.rounded()));
    }
    for (index, rung) in asking.iter().enumerate().filter(|(_, rung)| rung.outcome.forced_by.is_empty()) {
        let better: Vec<&Totals<'_>> = asking[..index].iter().filter(|better| better.alone).collect();
        let own: Vec<&Exact> = samples.iter().filter(|total| rung.take(total, &max)).collect();
        let taken = |total: &&Exact| better.iter().any(|better| better.take(total, &max));
        if !own.is_empty() && own.iter().all(taken) {
            report
                .add(problem(Code::OutcomeUnreachable, rung.outcome.place).with("outcome", &rung.outcome.id));
        }
    }
}

/// The most a group can bring in any period.
fn most(group: &crate::model::Group) -> Decimal {
    group.stated_max.unwrap_or_else(|| group.criteria.iter().map(crate::model::Criterion::base).sum())
}

fn totals(outcome: &Outcome) -> Option<Totals<'_>> {
    let of_total = |test: &Test| match test {
        Test::Compare(Comparing { subject: Subject::Total, comparisons, .. }) => Some(comparisons.clone()),
        Test::Compare(_)
        | Test::All(_)
        | Test::Any(_)
        | Test::Not(_)
        | Test::RequiredCriteria
        | Test::Judgement(_)
        | Test::Step { .. }
        | Test::Outcome(_) => None,
    };
    let asked: Vec<Vec<Comparison>> =
        outcome.requires.iter().filter_map(|condition| of_total(&condition.test)).collect();
    let alone = asked.len() == outcome.requires.len();
    (!asked.is_empty()).then(|| Totals { outcome, comparisons: asked.concat(), alone })
}

/// Every total at which anything changes, and one between each two of them, from zero to the maximum.
fn samples(asking: &[Totals<'_>], max: &Exact) -> Vec<Exact> {
    if asking.is_empty() {
        return Vec::new();
    }
    let edge = |comparison: &Comparison| match comparison.scale {
        Scale::Figure => Some(Exact::from(comparison.value)),
        Scale::Percent => max.times(&comparison.value.into()).over(&Exact::count(100)),
    };
    let mut edges: Vec<Exact> = asking.iter().flat_map(|rung| &rung.comparisons).filter_map(edge).collect();
    edges.extend([Exact::ZERO, max.clone()]);
    edges.retain(|edge| *edge >= Exact::ZERO && edge <= max);
    edges.sort();
    edges.dedup();
    let middles: Vec<Exact> =
        edges.windows(2).filter_map(|pair| pair[0].plus(&pair[1]).over(&Exact::count(2))).collect();
    edges.extend(middles);
    edges.sort();
    edges
}
