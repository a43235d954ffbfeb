//! The ladder of outcomes: a floor at its end, and totals that leave no hole and reach every rung.

use std::collections::BTreeSet;

use super::problem;
use crate::diagnostics::{Code, Report};
use crate::model::condition::{Comparing, Comparison, Scale, Subject, Test};
use crate::model::guideline::Outcome;
use crate::model::{Decimal, Exact, Guideline};

pub fn ladder_has_a_floor(guideline: &Guideline, report: &mut Report) {
    match guideline.outcomes.last() {
        None => report.add(problem(Code::TomlKeyMissing, guideline.place).with("key", "outcome")),
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
    fn take(&self, total: Decimal, max: Decimal) -> bool {
        let (total, max) = (Exact::from(total), Exact::from(max));
        self.comparisons.iter().all(|comparison| {
            let value = match comparison.scale {
                Scale::Figure => Some(total.clone()),
                Scale::Percent => Exact::percentage(&total, &max),
            };
            value.is_some_and(|value| comparison.comparator.holds(&value, &comparison.value.into()))
        })
    }
}

/// Looks at the totals alone, outcomes that ask for none left out.
pub fn totals_leave_no_hole(guideline: &Guideline, report: &mut Report) {
    if !guideline.has_points() {
        return;
    }
    let asking: Vec<Totals<'_>> = guideline.outcomes.iter().filter_map(totals).collect();
    let max: Decimal = guideline.groups.iter().map(most).sum();
    let samples = samples(&asking, max);
    let taker = |total: Decimal| asking.iter().find(|rung| rung.take(total, max));
    let lowest = samples.iter().position(|total| taker(*total).is_some()).unwrap_or(samples.len());
    let hole = samples.iter().skip(lowest).copied().find(|total| taker(*total).is_none());
    if let (Some(total), Some(better)) = (hole, samples.get(lowest).and_then(|total| taker(*total))) {
        report.add(
            problem(Code::LadderHole, better.outcome.place)
                .with("total", total)
                .with("outcome", &better.outcome.id),
        );
    }
    for (index, rung) in asking.iter().enumerate().filter(|(_, rung)| rung.outcome.forced_by.is_empty()) {
        let better: Vec<&Totals<'_>> = asking[..index].iter().filter(|better| better.alone).collect();
        let own: Vec<Decimal> = samples.iter().copied().filter(|total| rung.take(*total, max)).collect();
        let taken = |total: &Decimal| better.iter().any(|better| better.take(*total, max));
        if !own.is_empty() && own.iter().all(taken) {
            let takers = better.iter().filter(|better| own.iter().any(|total| better.take(*total, max)));
            let takers = takers.map(|better| better.outcome.id.to_string()).collect::<Vec<_>>();
            let unreachable = problem(Code::OutcomeUnreachable, rung.outcome.place);
            report.add(unreachable.with("outcome", &rung.outcome.id).with("better", takers));
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

/// The totals on both sides of every edge, from zero to the maximum. A total is compared with two decimals
/// at most, so nothing lies between two neighbours.
fn samples(asking: &[Totals<'_>], max: Decimal) -> Vec<Decimal> {
    let exact = Exact::from(max);
    let edge = |comparison: &Comparison| match comparison.scale {
        Scale::Figure => Some(comparison.value),
        Scale::Percent => {
            exact.times(&comparison.value.into()).over(&Exact::count(100)).map(|edge| edge.rounded())
        }
    };
    let edges = asking.iter().flat_map(|rung| &rung.comparisons).filter_map(edge).chain([Decimal::ZERO, max]);
    let near = |edge: Decimal| [-1, 0, 1].map(|step| Decimal::from_hundredths(edge.hundredths() + step));
    let within = edges.flat_map(near).filter(|total| Decimal::ZERO <= *total && *total <= max);
    within.collect::<BTreeSet<Decimal>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Totals, samples};
    use crate::model::Decimal;

    #[test]
    fn without_edges_only_the_ends_are_looked_at() {
        let none: &[Totals<'_>] = &[];
        let hundredths: Vec<i64> =
            samples(none, Decimal::whole(1)).iter().map(|it| it.hundredths()).collect();
        assert_eq!(hundredths, [0, 1, 99, 100]);
    }
}
