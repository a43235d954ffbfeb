//! The ladder of outcomes: a floor at its end, and totals that leave no hole and reach every rung.

use std::collections::BTreeSet;

use super::problem;
use crate::diagnostics::{Argument, Code, Edge, Interval, Report};
use crate::model::condition::{Comparing, Comparison, Scale, Subject, Test};
use crate::model::criterion::{Criterion, Kind};
use crate::model::guideline::Outcome;
use crate::model::{Decimal, Exact, Group, Guideline};

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
    fn take(&self, total: &Exact, max: Decimal) -> bool {
        let max = Exact::from(max);
        self.comparisons.iter().all(|comparison| {
            let value = match comparison.scale {
                Scale::Figure => Some(total.clone()),
                Scale::Percent => Exact::percentage(total, &max),
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
    let samples = samples(&asking, max, grain(guideline));
    let taker = |total: &Exact| asking.iter().find(|rung| rung.take(total, max));
    let lowest = samples.iter().position(|total| taker(total).is_some()).unwrap_or(samples.len());
    let hole = samples.iter().skip(lowest).find(|total| taker(total).is_none());
    if let (Some(total), Some(better)) = (hole, samples.get(lowest).and_then(taker)) {
        report.add(
            problem(Code::LadderHole, better.outcome.place)
                .with("total", shown(total))
                .with("outcome", &better.outcome.id),
        );
    }
    for (index, rung) in asking.iter().enumerate().filter(|(_, rung)| rung.outcome.forced_by.is_empty()) {
        let better: Vec<&Totals<'_>> = asking[..index].iter().filter(|better| better.alone).collect();
        let own: Vec<&Exact> = samples.iter().filter(|total| rung.take(total, max)).collect();
        let taken = |total: &Exact| better.iter().any(|better| better.take(total, max));
        if !own.is_empty() && own.iter().all(|total| taken(total)) {
            let takers = better.iter().filter(|better| own.iter().any(|total| better.take(total, max)));
            let takers = takers.map(|better| better.outcome.id.to_string()).collect::<Vec<_>>();
            let unreachable = problem(Code::OutcomeUnreachable, rung.outcome.place);
            report.add(unreachable.with("outcome", &rung.outcome.id).with("better", takers));
        }
    }
}

/// The most a group can bring in any period; a stated maximum says nothing where no line has points.
pub(super) fn most(group: &Group) -> Decimal {
    let stated = group.stated_max.filter(|_| group.has_points());
    stated.unwrap_or_else(|| group.criteria.iter().map(Criterion::base).sum())
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

/// How far totals lie apart at least.
#[derive(Clone, Copy)]
enum Grain {
    Hundredths,
    /// As near as fractions do.
    None,
}

/// Entered points have two decimals, and a scaled total is rounded to as many before it is compared; but a
/// percentage that is a line's points counts as it is.
fn grain(guideline: &Guideline) -> Grain {
    let measured = |line: &Criterion| guideline.measure(&line.measure.as_ref()?.value);
    let mut points = guideline.lines().filter(|line| matches!(line.kind, Kind::Points { .. }));
    let fractions = points.any(|line| measured(line).is_some_and(|measure| measure.kind.is_percentage()));
    if fractions { Grain::None } else { Grain::Hundredths }
}

/// Totals that stand for all from zero to the maximum: those on both sides of every edge and, where totals
/// have a grain, nothing lies between two neighbours.
fn samples(asking: &[Totals<'_>], max: Decimal, grain: Grain) -> Vec<Exact> {
    let exact = Exact::from(max);
    let edge = |comparison: &Comparison| {
        let value = Exact::from(comparison.value);
        match comparison.scale {
            Scale::Figure => Some(value),
            Scale::Percent => exact.times(&value).over(&Exact::count(100)),
        }
    };
    let edges = asking.iter().flat_map(|rung| &rung.comparisons).filter_map(edge);
    let edges: BTreeSet<Exact> = edges.chain([Exact::ZERO, exact.clone()]).collect();
    let all: BTreeSet<Exact> = match grain {
        Grain::Hundredths => edges.iter().flat_map(beside).collect(),
        Grain::None => {
            edges.iter().zip(edges.iter().skip(1)).filter_map(between).chain(edges.clone()).collect()
        }
    };
    all.into_iter().filter(|total| Exact::ZERO <= *total && *total <= exact).collect()
}

/// The hundredths at an edge, and before and after it.
fn beside(edge: &Exact) -> [Exact; 3] {
    let hundredths = edge.rounded().hundredths();
    [-1, 0, 1].map(|step| Decimal::from_hundredths(hundredths + step).into())
}

/// One that lies between two others.
fn between((low, high): (&Exact, &Exact)) -> Option<Exact> {
    low.plus(high).over(&Exact::count(2))
}

/// A total, or the hundredths between which it lies.
fn shown(total: &Exact) -> Argument {
    let edge = |value| Edge { value, included: false };
    total.as_decimal().map_or_else(
        || {
            let high = total.rounded_up();
            let low = Decimal::from_hundredths(high.hundredths() - 1);
            Argument::Interval(Interval { start: edge(low), end: Some(edge(high)) })
        },
        Argument::from,
    )
}

#[cfg(test)]
mod tests {
    use super::{Grain, Totals, samples};
    use crate::model::Decimal;

    #[test]
    fn without_edges_only_the_ends_are_looked_at() {
        let none: &[Totals<'_>] = &[];
        let written = |grain| {
            let samples = samples(none, Decimal::whole(1), grain);
            samples.iter().map(crate::model::Exact::written).collect::<Vec<_>>()
        };
        assert_eq!(written(Grain::Hundredths), ["0", "0.01", "0.99", "1"]);
        assert_eq!(written(Grain::None), ["0", "0.5", "1"]);
    }
}
