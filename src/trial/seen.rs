//! What one case reaches.

use super::aims::{self, Threshold};
use crate::decide::Inspection;
use crate::model::condition::{Comparing, Scale, Subject, Test};
use crate::model::criterion::{Criterion, Kind};
use crate::model::results::{Observed, StageScore, Truth};
use crate::model::trial::{Aim, Reached};
use crate::model::{Decimal, Exact, Form, Guideline, Value};
use crate::score::LineScore;

#[must_use]
pub fn aims(guideline: &Guideline, form: Option<&Form>, inspection: &Inspection) -> Vec<Aim> {
    let seen = Seen { guideline, form, inspection };
    let mut found = Vec::new();
    for (index, line) in guideline.lines().enumerate() {
        let reaches = seen.line(line, index);
        found.extend(reaches.into_iter().map(|reach| Aim { subject: line.id.to_string(), reach }));
    }
    let conditions = aims::conditions(guideline);
    for ((path, condition), (value, observed)) in conditions.iter().zip(&inspection.conditions) {
        let mut reaches: Vec<Reached> = value.and_then(truth).into_iter().collect();
        if let Test::Compare(comparing) = &condition.test {
            reaches.extend(seen.thresholds(comparing, observed));
        }
        found.extend(reaches.into_iter().map(|reach| Aim { subject: path.clone(), reach }));
    }
    let computed = inspection.result.computed.map(|index| guideline.outcomes[index].id.to_string());
    found.extend(computed.map(|subject| Aim { subject, reach: Reached::Outcome }));
    let standing = inspection.result.standing.map(Reached::from);
    found.extend(standing.map(|reach| Aim { subject: "quota".to_owned(), reach }));
    found
}

const fn truth(value: Truth) -> Option<Reached> {
    match value {
        Truth::True => Some(Reached::True),
        Truth::False => Some(Reached::False),
        Truth::Unknown => None,
    }
}

struct Seen<'a> {
    guideline: &'a Guideline,
    form: Option<&'a Form>,
    inspection: &'a Inspection,
}

impl Seen<'_> {
    fn line(&self, line: &Criterion, index: usize) -> Vec<Reached> {
        let value = self.form.and_then(|form| form.value(index, self.inspection.card.scores.stage));
        let period = self.inspection.result.period;
        let score = &self.inspection.card.lines[index];
        if value == Some(Value::NotApplicable) || (line.counts_in(period) && !line.applies_in(period)) {
            return vec![Reached::NotApplicable];
        }
        match (&line.kind, value) {
            (Kind::Toggle, Some(Value::Toggle(yes))) => {
                vec![Reached::Choice(if yes { "yes" } else { "no" }.to_owned())]
            }
            (Kind::Choice { options }, Some(Value::Offer(offer))) => {
                offered(options.get(usize::from(offer)).map(|offer| offer.id.to_string()))
            }
            (Kind::Rating, Some(Value::Offer(offer))) => {
                let rating = self.guideline.ratings.get(usize::from(offer));
                offered(rating.map(|rating| rating.id.to_string()))
            }
            (Kind::Bands { bands, from, .. }, value) => {
                let Some(figure) = self.figure(line, value) else { return Vec::new() };
                let band = bands.iter().find(|band| band.holds(&figure));
                let first = band.map(|band| band.lower.map_or(*from, |lower| lower.value));
                let edges = aims::edges(bands, *from)
                    .filter_map(|edge| Threshold::of_band(self.guideline, line, edge).reached(&figure));
                first.map(Reached::BandFrom).into_iter().chain(edges).collect()
            }
            (Kind::Deduction { floor, .. }, _) => deducted(line, *floor, score),
            (Kind::Points { .. } | Kind::Toggle | Kind::Choice { .. } | Kind::Rating, _) => Vec::new(),
        }
    }

    /// The figure of a line, entered or measured.
    fn figure(&self, line: &Criterion, value: Option<Value>) -> Option<Exact> {
        if let Some(measure) = &line.measure {
            return self.inspection.measures.get(&measure.value).cloned().flatten();
        }
        match value? {
            Value::Number(number) => Some(number.into()),
            Value::Toggle(_) | Value::Offer(_) | Value::NotApplicable => None,
        }
    }

    fn thresholds(&self, comparing: &Comparing, observed: &Observed) -> Vec<Reached> {
        let mut found = Vec::new();
        for comparison in &comparing.comparisons {
            let threshold = Threshold::of(self.guideline, comparing, comparison);
            let figures = self.figures(comparing, observed, comparison.scale);
            found.extend(figures.iter().filter_map(|figure| threshold.reached(figure)));
        }
        found
    }

    /// What a condition held against its thresholds: one figure, or one for each group.
    fn figures(&self, comparing: &Comparing, observed: &Observed, scale: Scale) -> Vec<Exact> {
        match observed {
            Observed::Score { score, max } => scaled(score.as_ref(), *max, scale).into_iter().collect(),
            Observed::Figure { value, .. } => value.iter().cloned().collect(),
            Observed::Members { .. } if matches!(comparing.subject, Subject::EveryGroup) => {
                groups(&self.inspection.card.scores, scale)
            }
            Observed::Members { .. }
            | Observed::Rating(_)
            | Observed::Event { .. }
            | Observed::Flag(_)
            | Observed::Outcomes(_)
            | Observed::Compound(_)
            | Observed::Range { .. }
            | Observed::LeftTheForm => Vec::new(),
        }
    }
}

fn offered(id: Option<String>) -> Vec<Reached> {
    id.map(Reached::Choice).into_iter().collect()
}

fn deducted(line: &Criterion, floor: Decimal, score: &LineScore) -> Vec<Reached> {
    let max = Exact::from(line.max.unwrap_or_default());
    match score.points() {
        Some(points) if *points == floor.into() => vec![Reached::AllDeducted],
        Some(points) if *points < max => vec![Reached::Deducted],
        Some(_) | None => Vec::new(),
    }
}

fn groups(scores: &StageScore, scale: Scale) -> Vec<Exact> {
    let inside = scores.groups.iter().filter(|group| !group.out);
    inside.filter_map(|group| scaled(group.score.as_ref(), group.max, scale)).collect()
}

fn scaled(score: Option<&Exact>, max: Option<Decimal>, scale: Scale) -> Option<Exact> {
    match scale {
        Scale::Figure => score.cloned(),
        Scale::Percent => Exact::percentage(score?, &max?.into()),
    }
}
