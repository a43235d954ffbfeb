//! Conditions that can never be true: a threshold out of reach, comparisons that exclude each other. Only
//! what is certain is said: nobody's scores, facts or results are looked at.

use super::conditions::subject_word;
use super::{basis, problem};
use crate::diagnostics::{Argument, Basis, Code, Diagnostic, Edge, Interval, Report, Term};
use crate::model::condition::{Comparator, Comparing, Comparison, Condition, Scale, Subject, Test};
use crate::model::criterion::{Criterion, Kind, NotApplicable, Offer};
use crate::model::measure::{Fact, Measure, MeasureKind, Reading, Unit};
use crate::model::{Decimal, Every, Exact, Group, Guideline, Place};

pub fn conditions_can_be_true(guideline: &Guideline, report: &mut Report) {
    for whole in guideline.conditions() {
        for condition in whole.with_nested() {
            report.extend(
                alone(guideline, condition).map(|found| found.because(ground(guideline, condition, whole))),
            );
            if let Test::All(parts) = &condition.test {
                together(guideline, parts, report);
            }
        }
    }
    together(guideline, &guideline.candidate_if, report);
    for outcome in &guideline.outcomes {
        together(guideline, &outcome.requires, report);
    }
}

/// A comparison that nothing can meet.
fn alone(guideline: &Guideline, condition: &Condition) -> Option<Diagnostic> {
    let comparing = condition.comparing()?;
    never(guideline, &comparing.subject, &comparing.comparisons, condition.place)
}

/// Conditions that must all hold, on one subject: each may be possible, but not with those before it.
fn together(guideline: &Guideline, conditions: &[Condition], report: &mut Report) {
    let mut met: Vec<(&Comparing, Vec<Comparison>, bool)> = Vec::new();
    for condition in conditions {
        let Some(comparing) = condition.comparing() else { continue };
        let own_fault =
            never(guideline, &comparing.subject, &comparing.comparisons, condition.place).is_some();
        let Some((_, all, told)) =
            met.iter_mut().find(|(first, ..)| is_same(&first.subject, &comparing.subject))
        else {
            met.push((comparing, comparing.comparisons.clone(), own_fault));
            continue;
        };
        all.extend(comparing.comparisons.iter().copied());
        *told |= own_fault;
        if !*told {
            let found = never(guideline, &comparing.subject, all, condition.place);
            *told = found.is_some();
            report.extend(found.map(|found| found.because(ground(guideline, condition, condition))));
        }
    }
}

/// The clause of a condition; one within another may have that one's.
pub(super) fn ground(guideline: &Guideline, condition: &Condition, whole: &Condition) -> Basis {
    basis(guideline, condition.cite.as_ref().or(whole.cite.as_ref()), condition.place)
}

fn is_same(first: &Subject, second: &Subject) -> bool {
    match (first, second) {
        (Subject::Total, Subject::Total)
        | (Subject::EveryGroup, Subject::EveryGroup)
        | (Subject::EveryCriterion, Subject::EveryCriterion) => true,
        (Subject::Group(first), Subject::Group(second))
        | (Subject::Criterion(first), Subject::Criterion(second))
        | (Subject::Fact(first), Subject::Fact(second))
        | (Subject::Measure(first), Subject::Measure(second)) => first.value == second.value,
        (
            Subject::Total
            | Subject::EveryGroup
            | Subject::EveryCriterion
            | Subject::Group(_)
            | Subject::Criterion(_)
            | Subject::Fact(_)
            | Subject::Measure(_),
            _,
        ) => false,
    }
}

/// Why nothing can meet all comparisons, if it is certain.
fn never(
    guideline: &Guideline,
    subject: &Subject,
    comparisons: &[Comparison],
    place: Place,
) -> Option<Diagnostic> {
    let scales = [Scale::Figure, Scale::Percent];
    scales.into_iter().find_map(|scale| {
        let of_scale: Vec<Comparison> =
            comparisons.iter().copied().filter(|comparison| comparison.scale == scale).collect();
        let told = |code| problem(code, place).with("subject", subject_word(subject));
        if Span::EVERYTHING.narrowed(&of_scale).is_empty(Grain::Fine) {
            return Some(told(Code::ConditionContradictory));
        }
        let outside =
            ranges(guideline, subject, scale).into_iter().find(|range| range.never_meets(&of_scale))?;
        Some(told(Code::ConditionNeverTrue).with("values", outside.shown(&of_scale)))
    })
}

/// The figures that a subject can have.
enum Range {
    Between { from: Decimal, to: Option<Decimal>, grain: Grain },
    OneOf(Vec<Decimal>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Fine,
    Whole,
}

impl Range {
    const fn between(from: Decimal, to: Decimal) -> Self {
        Self::Between { from, to: Some(to), grain: Grain::Fine }
    }

    fn never_meets(&self, comparisons: &[Comparison]) -> bool {
        match self {
            Self::Between { from, to, grain } => {
                let span = Span { low: Some(closed(*from)), high: to.map(closed) };
                span.narrowed(comparisons).is_empty(*grain)
            }
            Self::OneOf(values) => !values.iter().any(|value| {
                comparisons.iter().all(|comparison| comparison.comparator.holds(value, &comparison.value))
            }),
        }
    }

    /// What there is instead of what `comparisons` ask for.
    fn shown(&self, comparisons: &[Comparison]) -> Argument {
        match self {
            Self::Between { from, to, grain: Grain::Whole }
                if !(Self::Between { from: *from, to: *to, grain: Grain::Fine }).never_meets(comparisons) =>
            {
                Term::WholeNumber.into()
            }
            Self::Between { from, to, .. } => {
                Argument::Interval(Interval { start: closed(*from), end: to.map(closed) })
            }
            Self::OneOf(values) => values.iter().map(ToString::to_string).collect::<Vec<_>>().into(),
        }
    }
}

const fn closed(value: Decimal) -> Edge {
    Edge { value, included: true }
}

const fn open(value: Decimal) -> Edge {
    Edge { value, included: false }
}

/// What lies between two bounds.
#[derive(Clone, Copy)]
struct Span {
    low: Option<Edge>,
    high: Option<Edge>,
}

impl Span {
    const EVERYTHING: Self = Self { low: None, high: None };

    fn narrowed(self, comparisons: &[Comparison]) -> Self {
        comparisons.iter().fold(self, |span, comparison| {
            let value = comparison.value;
            match comparison.comparator {
                Comparator::AtLeast => span.from(closed(value)),
                Comparator::Above => span.from(open(value)),
                Comparator::AtMost => span.up_to(closed(value)),
                Comparator::Below => span.up_to(open(value)),
                Comparator::Equals => span.from(closed(value)).up_to(closed(value)),
            }
        })
    }

    fn from(self, edge: Edge) -> Self {
        let leaves_out = |low: &Edge| edge.value == low.value && low.included && !edge.included;
        let low = self.low.filter(|low| edge.value <= low.value && !leaves_out(low));
        Self { low: low.or(Some(edge)), ..self }
    }

    fn up_to(self, edge: Edge) -> Self {
        let leaves_out = |high: &Edge| edge.value == high.value && high.included && !edge.included;
        let high = self.high.filter(|high| edge.value >= high.value && !leaves_out(high));
        Self { high: high.or(Some(edge)), ..self }
    }

    fn is_empty(self, grain: Grain) -> bool {
        let (Some(low), Some(high)) = (self.low, self.high) else { return false };
        match grain {
            Grain::Fine => {
                low.value > high.value || (low.value == high.value && !(low.included && high.included))
            }
            Grain::Whole => first_whole(low) > last_whole(high),
        }
    }
}

fn first_whole(low: Edge) -> i128 {
    Exact::from(low.value).ceil() + i128::from(!low.included && low.value.is_whole())
}

fn last_whole(high: Edge) -> i128 {
    Exact::from(high.value).floor() - i128::from(!high.included && high.value.is_whole())
}

/// What can be said of a subject: nothing, one range, or one for each member that is always looked at.
fn ranges(guideline: &Guideline, subject: &Subject, scale: Scale) -> Vec<Range> {
    let lines = || guideline.lines();
    match (subject, scale) {
        (Subject::Total, Scale::Figure)
            if lines().all(is_never_negative) && always_looks(guideline, subject) =>
        {
            vec![Range::between(Decimal::ZERO, most_total(guideline))]
        }
        (Subject::Group(id), Scale::Figure) => {
            let group = guideline.groups.iter().find(|group| group.id == id.value);
            group.filter(|group| group.criteria.iter().any(stays)).and_then(of_group).into_iter().collect()
        }
        (Subject::EveryGroup, Scale::Figure) => guideline
            .groups
            .iter()
            .filter(|group| group.criteria.iter().any(stays))
            .filter_map(of_group)
            .collect(),
        (Subject::Criterion(id), Scale::Figure) => {
            let line = lines().find(|line| line.id == id.value);
            line.filter(|line| stays(line)).and_then(|line| of_line(guideline, line)).into_iter().collect()
        }
        (Subject::EveryCriterion, Scale::Figure) => {
            let looked_at = lines().filter(|line| stays(line) && !line.bonus);
            looked_at.filter_map(|line| of_line(guideline, line)).collect()
        }
        (
            Subject::Total
            | Subject::Group(_)
            | Subject::EveryGroup
            | Subject::Criterion(_)
            | Subject::EveryCriterion,
            Scale::Percent,
        ) if lines().all(is_never_negative) && always_looks(guideline, subject) => {
            vec![Range::between(Decimal::ZERO, Decimal::HUNDRED)]
        }
        (Subject::Fact(id), Scale::Figure) => {
            guideline.fact(&id.value).and_then(|fact| of_fact(guideline, fact)).into_iter().collect()
        }
        (Subject::Measure(id), Scale::Figure) => guideline
            .measure(&id.value)
            .and_then(|measure| of_measure(guideline, measure))
            .into_iter()
            .collect(),
        (
            Subject::Total
            | Subject::Group(_)
            | Subject::EveryGroup
            | Subject::Criterion(_)
            | Subject::EveryCriterion
            | Subject::Fact(_)
            | Subject::Measure(_),
            Scale::Figure | Scale::Percent,
        ) => Vec::new(),
    }
}

fn is_never_negative(line: &Criterion) -> bool {
    match &line.kind {
        Kind::Points { .. } | Kind::Toggle | Kind::Rating => true,
        Kind::Choice { options } => options.iter().all(|option| option.points >= Some(Decimal::ZERO)),
        Kind::Bands { bands, .. } => bands.iter().all(|band| band.points >= Decimal::ZERO),
        Kind::Deduction { floor, .. } => *floor >= Decimal::ZERO,
    }
}

/// Whether a line is in the form always.
fn stays(line: &Criterion) -> bool {
    line.not_applicable != NotApplicable::Rescale && line.periods.is_none() && line.counts_from.is_none()
}

/// Whether there is always something in the form that the subject looks at.
fn always_looks(guideline: &Guideline, subject: &Subject) -> bool {
    match subject {
        Subject::Group(id) => {
            let group = guideline.groups.iter().find(|group| group.id == id.value);
            group.is_some_and(|group| group.criteria.iter().any(stays))
        }
        Subject::Criterion(id) => guideline.lines().any(|line| line.id == id.value && stays(line)),
        Subject::EveryGroup => guideline.lines().any(stays),
        Subject::EveryCriterion => guideline.lines().any(|line| stays(line) && !line.bonus),
        Subject::Total | Subject::Fact(_) | Subject::Measure(_) => true,
    }
}

fn of_group(group: &Group) -> Option<Range> {
    let points = group.has_points() && group.criteria.iter().all(is_never_negative);
    points.then(|| Range::between(Decimal::ZERO, most_of_group(group)))
}

/// The most a group can bring: its maximum, or less where its lines do not come to as much.
fn most_of_group(group: &Group) -> Decimal {
    let base = group.criteria.iter().map(Criterion::base).sum();
    let max = group.stated_max.unwrap_or(base);
    if !group.criteria.iter().all(stays) {
        return max;
    }
    let all: Decimal = group.criteria.iter().map(|line| line.max.unwrap_or_default()).sum();
    max.min(all)
}

/// A group that leaves the form lets the total be scaled up to the maximum of all.
fn most_total(guideline: &Guideline) -> Decimal {
    let groups = || guideline.groups.iter();
    if guideline.lines().all(stays) {
        return groups().map(most_of_group).sum();
    }
    let stated =
        |group: &Group| group.stated_max.unwrap_or_else(|| group.criteria.iter().map(Criterion::base).sum());
    groups().map(stated).sum()
}

fn of_line(guideline: &Guideline, line: &Criterion) -> Option<Range> {
    let offered = |offers: &[Offer]| offers.iter().filter_map(|offer| offer.points).collect::<Vec<Decimal>>();
    let max = line.max?;
    let one_of = |mut values: Vec<Decimal>| {
        // “not applicable” may bring all points, also where no option does
        values.push(max);
        values.sort_unstable();
        values.dedup();
        Range::OneOf(values)
    };
    Some(match &line.kind {
        Kind::Points { .. } => Range::between(Decimal::ZERO, max),
        Kind::Toggle => one_of(vec![Decimal::ZERO]),
        Kind::Choice { options } => one_of(offered(options)),
        Kind::Rating => one_of(offered(&guideline.ratings)),
        Kind::Bands { bands, .. } => one_of(bands.iter().map(|band| band.points).collect()),
        Kind::Deduction { floor, .. } => Range::between((*floor).min(max), (*floor).max(max)),
    })
}

/// A fact with bounds lies within as many of them as its periods; a count is whole and not negative.
fn of_fact(guideline: &Guideline, fact: &Fact) -> Option<Range> {
    let most_rows = i64::from(fact.every.in_a_year() / guideline.every.in_a_year().max(1)).max(1);
    let times = |value: Decimal| Decimal::from_hundredths(value.hundredths().saturating_mul(most_rows));
    let grain = if fact.unit == Unit::Count { Grain::Whole } else { Grain::Fine };
    match (fact.range, fact.unit) {
        (Some((from, to)), _) => {
            let (from, to) = (from.min(times(from)), to.max(times(to)));
            Some(Range::Between { from, to: Some(to), grain })
        }
        (None, Unit::Count | Unit::Percent) => Some(Range::Between { from: Decimal::ZERO, to: None, grain }),
        (None, Unit::Number | Unit::Flag) => None,
    }
}

fn of_measure(guideline: &Guideline, measure: &Measure) -> Option<Range> {
    let whole = |to| Range::Between { from: Decimal::ZERO, to, grain: Grain::Whole };
    let counts = |id| guideline.fact(id).is_some_and(|fact| fact.unit == Unit::Count);
    match &measure.kind {
        MeasureKind::Ratio { part, whole } if counts(&part.value) && counts(&whole.value) => {
            Some(Range::Between { from: Decimal::ZERO, to: None, grain: Grain::Fine })
        }
        MeasureKind::Ratio { .. } => None,
        MeasureKind::Periods(count) | MeasureKind::Subordinates(count) if count.reading == Reading::Share => {
            Some(Range::between(Decimal::ZERO, Decimal::HUNDRED))
        }
        // a review may have months and quarters at once
        MeasureKind::Periods(_) => {
            let most = Every::Month.in_a_year() + Every::Quarter.in_a_year();
            Some(whole(Some(Decimal::whole(most.into()))))
        }
        MeasureKind::Subordinates(_) | MeasureKind::Findings(_) => Some(whole(None)),
    }
}
