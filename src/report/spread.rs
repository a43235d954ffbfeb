//! How the results by one guideline are spread: line by line, and in their totals. Exact: no mean is rounded here.

use crate::explain::LineScore;
use crate::model::condition::{Scale, Subject, Test};
use crate::model::results::{Results, StageScore, UnitResult};
use crate::model::{Comparator, Condition, Criterion, Decimal, Exact, Guideline, Stage, Workspace};

/// Into how many parts the way from nothing to the maximum is cut.
pub const PARTS: usize = 50;

/// The results by one guideline.
#[derive(Clone, Debug)]
pub struct FormSpread {
    pub guideline: usize,
    /// Their places among the results.
    pub units: Vec<usize>,
    /// By line of the form.
    pub lines: Vec<LineSpread>,
    /// Of the total; `None` for a form without points.
    pub max: Option<Decimal>,
    /// The totals that outcomes ask for, best outcome first.
    pub thresholds: Vec<Threshold>,
    /// Equal parts from nothing to the maximum; empty without any total.
    pub bins: Vec<Bin>,
    /// Those whose total is not known.
    pub without_total: usize,
    /// The totals of the first and the last stage, where both are known.
    pub pairs: Vec<Pair>,
}

/// What a line brought to everybody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineSpread {
    /// With points or a rating.
    pub scored: usize,
    /// Those of them with all its points, or at the best rating.
    pub full: usize,
    /// Those of them without any point, or at the worst rating.
    pub nothing: usize,
    /// The points of all of them, and the most they could be; nothing for a rating without points.
    pub points: Exact,
    pub possible: Exact,
    /// Those without a value yet.
    pub open: usize,
    /// Those to whom it does not apply.
    pub left: usize,
}

/// A total that an outcome asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Threshold {
    pub outcome: usize,
    /// In points.
    pub value: Decimal,
    pub comparator: Comparator,
}

/// The totals from `from`, below `to`; the last part holds the maximum too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bin {
    pub from: Exact,
    pub to: Exact,
    /// The places of its results.
    pub units: Vec<usize>,
}

/// A total as the organisation and as the last stage see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    pub unit: usize,
    pub own: Exact,
    pub last: Exact,
}

/// One for each guideline of the results, in order of first appearance.
pub fn forms(data: &Workspace, results: &Results, lines: &[Vec<LineScore>]) -> Vec<FormSpread> {
    let mut used: Vec<usize> = Vec::new();
    for unit in &results.units {
        if !used.contains(&unit.guideline) {
            used.push(unit.guideline);
        }
    }
    used.into_iter().map(|index| form(&data.guidelines[index], index, results, lines)).collect()
}

fn form(guideline: &Guideline, index: usize, results: &Results, lines: &[Vec<LineScore>]) -> FormSpread {
    let places = (0..results.units.len()).filter(|place| results.units[*place].guideline == index);
    let units: Vec<usize> = places.collect();
    let last = |unit: &usize| score(&results.units[*unit], guideline.last_stage());
    let max = units.iter().filter_map(|unit| last(unit)?.max).max();
    let known = |unit: &usize| last(unit).and_then(|score| score.total.clone()).map(|total| (*unit, total));
    let totals: Vec<(usize, Exact)> = units.iter().filter_map(known).collect();
    let criteria = guideline.lines().enumerate();
    FormSpread {
        guideline: index,
        lines: criteria.map(|(line, rule)| spread(guideline, rule, line, &units, lines)).collect(),
        thresholds: max.map(|max| thresholds(guideline, max)).unwrap_or_default(),
        bins: max.map(|max| bins(max, &totals)).unwrap_or_default(),
        without_total: units.len() - totals.len(),
        pairs: pairs(guideline, results, &totals),
        max,
        units,
    }
}

fn score(unit: &UnitResult, stage: Stage) -> Option<&StageScore> {
    unit.stages.iter().find(|score| score.stage == stage)
}

fn spread(
    guideline: &Guideline,
    rule: &Criterion,
    line: usize,
    units: &[usize],
    lines: &[Vec<LineScore>],
) -> LineSpread {
    let mut found = LineSpread {
        scored: 0,
        full: 0,
        nothing: 0,
        points: Exact::ZERO,
        possible: Exact::ZERO,
        open: 0,
        left: 0,
    };
    for score in units.iter().filter_map(|unit| lines.get(*unit)?.get(line)) {
        match score {
            LineScore::Outside => {}
            LineScore::Left => found.left += 1,
            LineScore::Open => found.open += 1,
            LineScore::Scored { points: Some(points), .. } => {
                let max: Exact = rule.max.unwrap_or_default().into();
                found.scored += 1;
                found.full += usize::from(*points >= max);
                found.nothing += usize::from(*points <= Exact::ZERO);
                found.points = found.points.plus(points);
                found.possible = found.possible.plus(&max);
            }
            LineScore::Scored { points: None, rating } => {
                let worst = guideline.ratings.len().saturating_sub(1);
                found.scored += 1;
                found.full += usize::from(*rating == Some(0));
                found.nothing += usize::from(*rating == Some(worst));
            }
        }
    }
    found
}

/// What the outcomes ask of the total, by themselves or as a part of `all`; in points.
fn thresholds(guideline: &Guideline, max: Decimal) -> Vec<Threshold> {
    let mut found = Vec::new();
    for (outcome, rule) in guideline.outcomes.iter().enumerate() {
        for condition in rule.requires.iter().flat_map(parts) {
            found.extend(of_total(outcome, condition, max));
        }
    }
    found
}

/// The conditions that must hold together.
fn parts(condition: &Condition) -> Vec<&Condition> {
    match &condition.test {
        Test::All(nested) => nested.iter().flat_map(parts).collect(),
        Test::Any(_)
        | Test::Not(_)
        | Test::Compare(_)
        | Test::RequiredCriteria
        | Test::Judgement(_)
        | Test::Step { .. }
        | Test::Outcome(_) => vec![condition],
    }
}

fn of_total(outcome: usize, condition: &Condition, max: Decimal) -> Vec<Threshold> {
    let Test::Compare(comparing) = &condition.test else { return Vec::new() };
    if !matches!(comparing.subject, Subject::Total) {
        return Vec::new();
    }
    let lower = comparing.comparisons.iter().filter(|one| match one.comparator {
        Comparator::AtLeast | Comparator::Above => true,
        Comparator::AtMost | Comparator::Below | Comparator::Equals => false,
    });
    let in_points = |scale, value: Decimal| match scale {
        Scale::Figure => value,
        Scale::Percent => {
            let product = Exact::from(value).times(&max.into());
            product.over(&Exact::count(100)).unwrap_or(Exact::ZERO).rounded()
        }
    };
    let threshold = |one: &crate::model::Comparison| Threshold {
        outcome,
        value: in_points(one.scale, one.value),
        comparator: one.comparator,
    };
    lower.map(threshold).collect()
}

fn bins(max: Decimal, totals: &[(usize, Exact)]) -> Vec<Bin> {
    let edge = |part: usize| {
        let way = Exact::from(max).times(&Exact::count(part));
        way.over(&Exact::count(PARTS)).unwrap_or(Exact::ZERO)
    };
    if totals.is_empty() || max == Decimal::ZERO {
        return Vec::new();
    }
    let mut bins: Vec<Bin> =
        (0..PARTS).map(|part| Bin { from: edge(part), to: edge(part + 1), units: Vec::new() }).collect();
    for (unit, total) in totals {
        let place = bins.iter().rposition(|bin| bin.from <= *total).unwrap_or_default();
        bins[place].units.push(*unit);
    }
    bins
}

/// Only where there is a stage before the last one.
fn pairs(guideline: &Guideline, results: &Results, totals: &[(usize, Exact)]) -> Vec<Pair> {
    let first = guideline.stages.first().copied().filter(|stage| *stage != guideline.last_stage());
    let Some(first) = first else { return Vec::new() };
    let pair = |(unit, last): &(usize, Exact)| {
        let own = score(&results.units[*unit], first)?.total.clone()?;
        Some(Pair { unit: *unit, own, last: last.clone() })
    };
    totals.iter().filter_map(pair).collect()
}
