//! What the cases of a guideline are to reach: each condition true and false, both sides of each threshold,
//! each band, option and rating, each outcome.

use crate::model::condition::{Comparator, Comparing, Comparison, Condition, Scale, Subject, Test};
use crate::model::criterion::{Band, Bound, Criterion, Kind, NotApplicable, Offer};
use crate::model::measure::{Measure, MeasureKind};
use crate::model::trial::{Aim, Reached};
use crate::model::{Decimal, Exact, Guideline};

/// Everything, in the order of the guideline, each once.
#[must_use]
pub fn of(guideline: &Guideline) -> Vec<Aim> {
    let mut aims = Vec::new();
    for line in guideline.lines() {
        aims.extend(line_aims(guideline, line));
    }
    for (path, condition) in conditions(guideline) {
        aims.extend(condition_aims(&path, condition));
    }
    for outcome in &guideline.outcomes {
        aims.push(Aim { subject: outcome.id.to_string(), reach: Reached::Outcome });
    }
    if guideline.quota.is_some() {
        let standings = [Reached::Kept, Reached::Demoted, Reached::Held];
        aims.extend(standings.map(|reach| Aim { subject: "quota".to_owned(), reach }));
    }
    aims
}

fn line_aims(guideline: &Guideline, line: &Criterion) -> Vec<Aim> {
    let choices =
        |offers: &[Offer]| offers.iter().map(|offer| Reached::Choice(offer.id.to_string())).collect();
    let mut reaches: Vec<Reached> = match &line.kind {
        Kind::Points { .. } => Vec::new(),
        Kind::Toggle => ["yes", "no"].map(|word| Reached::Choice(word.to_owned())).to_vec(),
        Kind::Choice { options } => choices(options),
        Kind::Rating => choices(&guideline.ratings),
        Kind::Deduction { .. } => vec![Reached::Deducted, Reached::AllDeducted],
        Kind::Bands { bands, from, .. } => {
            let first = |band: &Band| Reached::BandFrom(band.lower.map_or(*from, |lower| lower.value));
            let edges = edges(bands, *from);
            let edges = edges.flat_map(|bound| [Reached::At(bound.value), Reached::NextTo(bound.value)]);
            bands.iter().map(first).chain(edges).collect()
        }
    };
    if line.not_applicable != NotApplicable::Forbidden {
        reaches.push(Reached::NotApplicable);
    }
    reaches.into_iter().map(|reach| Aim { subject: line.id.to_string(), reach }).collect()
}

/// Where one band ends and the next begins.
pub fn edges(bands: &[Band], from: Decimal) -> impl Iterator<Item = Bound> {
    bands.iter().filter_map(|band| band.lower).filter(move |bound| bound.value > from)
}

fn condition_aims(path: &str, condition: &Condition) -> Vec<Aim> {
    let mut reaches = vec![Reached::True, Reached::False];
    if let Test::Compare(comparing) = &condition.test
        && has_figure(&comparing.subject)
    {
        let values = comparing.comparisons.iter().map(|comparison| comparison.value);
        reaches.extend(values.flat_map(|value| [Reached::At(value), Reached::NextTo(value)]));
    }
    reaches.into_iter().map(|reach| Aim { subject: path.to_owned(), reach }).collect()
}

/// Whether the subject has a figure of its own to be held against a threshold.
const fn has_figure(subject: &Subject) -> bool {
    match subject {
        Subject::Total
        | Subject::Group(_)
        | Subject::EveryGroup
        | Subject::Criterion(_)
        | Subject::Fact(_)
        | Subject::Measure(_) => true,
        // a threshold for all lines is reached line by line
        Subject::EveryCriterion => false,
    }
}

/// Every condition with its name, in the order of [`Guideline::conditions`], each followed by those in it.
#[must_use]
pub fn conditions(guideline: &Guideline) -> Vec<(String, &Condition)> {
    let mut found = Vec::new();
    for condition in &guideline.candidate_if {
        add(&name("candidate_if", condition), condition, &mut found);
    }
    for outcome in &guideline.outcomes {
        for condition in outcome.requires.iter().chain(&outcome.forced_by) {
            add(&name(outcome.id.as_str(), condition), condition, &mut found);
        }
    }
    found
}

fn name(list: &str, condition: &Condition) -> String {
    format!("{list}/{}", condition.id.as_ref().map_or("?", |id| id.as_str()))
}

fn add<'g>(path: &str, condition: &'g Condition, found: &mut Vec<(String, &'g Condition)>) {
    found.push((path.to_owned(), condition));
    for (position, part) in condition.parts().iter().enumerate() {
        add(&format!("{path}.{}", position + 1), part, found);
    }
}

/// Which side of a threshold the threshold itself does not belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Below,
    Above,
}

/// A threshold as its neighbours see it.
#[derive(Clone, Copy)]
pub struct Threshold {
    pub value: Decimal,
    pub other: Side,
    /// How far away a neighbour may be.
    pub near: Decimal,
}

impl Threshold {
    #[must_use]
    pub fn of(guideline: &Guideline, comparing: &Comparing, comparison: &Comparison) -> Self {
        let other = match comparison.comparator {
            Comparator::AtLeast | Comparator::Below => Side::Below,
            Comparator::Equals if comparison.value > Decimal::ZERO => Side::Below,
            Comparator::Equals | Comparator::AtMost | Comparator::Above => Side::Above,
        };
        let near = match (comparison.scale, &comparing.subject) {
            (Scale::Percent, _) => Decimal::from_hundredths(250),
            (Scale::Figure, Subject::Measure(id)) => nearness(guideline.measure(&id.value)),
            (
                Scale::Figure,
                Subject::Total
                | Subject::Group(_)
                | Subject::EveryGroup
                | Subject::Criterion(_)
                | Subject::EveryCriterion
                | Subject::Fact(_),
            ) => Decimal::whole(1),
        };
        Self { value: comparison.value, other, near }
    }

    #[must_use]
    pub fn of_band(guideline: &Guideline, line: &Criterion, bound: Bound) -> Self {
        let other = if bound.included { Side::Below } else { Side::Above };
        let measure = line.measure.as_ref().map(|measure| guideline.measure(&measure.value));
        Self { value: bound.value, other, near: measure.map_or(Decimal::whole(1), nearness) }
    }

    /// What a value reaches of it.
    #[must_use]
    pub fn reached(self, value: &Exact) -> Option<Reached> {
        let edge = Exact::from(self.value);
        if *value == edge {
            return Some(Reached::At(self.value));
        }
        let within = match self.other {
            Side::Below => *value < edge && *value >= (self.value - self.near).into(),
            Side::Above => *value > edge && *value <= Exact::from(self.value).plus(&self.near.into()),
        };
        within.then_some(Reached::NextTo(self.value))
    }
}

/// A share of a dozen can come no nearer than a twelfth.
fn nearness(measure: Option<&Measure>) -> Decimal {
    match measure.map(|measure| &measure.kind) {
        Some(MeasureKind::Periods(_) | MeasureKind::Subordinates(_)) => Decimal::whole(10),
        Some(MeasureKind::Ratio { .. } | MeasureKind::Findings(_)) | None => Decimal::whole(1),
    }
}
