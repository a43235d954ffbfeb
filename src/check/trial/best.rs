//! The best value of a line: what a case gives to the lines it does not name.

use crate::model::criterion::{Band, Criterion, Kind, Offer};
use crate::model::{Decimal, Guideline, Period};

/// The value that brings the most, as a cell would hold it; `None` where no value can be given.
#[must_use]
pub fn value(guideline: &Guideline, line: &Criterion, period: Period) -> Option<String> {
    if line.measure.is_some() || !line.applies_in(period) || !line.counts_in(period) {
        return None;
    }
    match &line.kind {
        Kind::Points { step } => Some(points(line.max.unwrap_or_default(), *step).to_string()),
        Kind::Toggle => Some("yes".to_owned()),
        Kind::Choice { options } => offer(options),
        Kind::Rating => guideline.ratings.first().map(|rating| rating.id.to_string()),
        Kind::Bands { bands, from, to } => figure(bands, *from, *to).map(|value| value.to_string()),
        Kind::Deduction { .. } => Some("0".to_owned()),
    }
}

/// The largest multiple of the step.
fn points(max: Decimal, step: Option<Decimal>) -> Decimal {
    match step {
        Some(step) if step > Decimal::ZERO => {
            Decimal::from_hundredths(max.hundredths() / step.hundredths() * step.hundredths())
        }
        Some(_) | None => max,
    }
}

fn offer(offers: &[Offer]) -> Option<String> {
    // the first of those that bring the most
    let best = offers.iter().rev().max_by_key(|offer| offer.points);
    best.map(|offer| offer.id.to_string())
}

/// The highest value of the best band, among those at the edges.
fn figure(bands: &[Band], from: Decimal, to: Decimal) -> Option<Decimal> {
    let bounds = bands.iter().flat_map(|band| [band.lower, band.upper]).flatten().map(|bound| bound.value);
    let near = |value: Decimal| [-1, 0, 1].map(|step| Decimal::from_hundredths(value.hundredths() + step));
    let candidates = bounds.chain([from, to]).flat_map(near).filter(|value| from <= *value && *value <= to);
    let points = |value: &Decimal| {
        let exact = (*value).into();
        bands.iter().find(|band| band.holds(&exact)).map(|band| band.points)
    };
    candidates.max_by_key(|value| (points(value), *value))
}
