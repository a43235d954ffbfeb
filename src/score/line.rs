//! One line: its value becomes points and, for ratings, a place on the scale.

use super::Scoring;
use crate::model::criterion::{Criterion, Kind, NotApplicable, Offer};
use crate::model::{Decimal, Exact, Value};

/// What a line brings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LineScore {
    /// Not part of the form in this period (`counts_from`).
    Outside,
    /// Not applicable: it has left the form.
    Left,
    /// No value is given, or its measure is unknown.
    Open,
    Scored {
        /// `None` for a rating without points.
        points: Option<Exact>,
        /// The rating's place, 0 the best.
        rating: Option<usize>,
    },
}

impl LineScore {
    #[must_use]
    pub const fn points(&self) -> Option<&Exact> {
        match self {
            Self::Scored { points, .. } => points.as_ref(),
            Self::Outside | Self::Left | Self::Open => None,
        }
    }

    /// The rating, by its index.
    #[must_use]
    pub const fn rating(&self) -> Option<usize> {
        match self {
            Self::Scored { rating, .. } => *rating,
            Self::Outside | Self::Left | Self::Open => None,
        }
    }

    const fn of_points(points: Exact) -> Self {
        Self::Scored { points: Some(points), rating: None }
    }
}

/// Scores a line with the value that stands in it.
pub fn score(scoring: &Scoring<'_>, line: &Criterion, value: Option<Value>) -> LineScore {
    if !line.counts_in(scoring.period) {
        return LineScore::Outside;
    }
    if !line.applies_in(scoring.period) {
        return not_applicable(scoring, line);
    }
    if let Some(measure) = &line.measure {
        let value = scoring.measured.get(&measure.value).and_then(Option::as_ref);
        return value
            .and_then(|value| points_of_figure(line, value))
            .map_or(LineScore::Open, LineScore::of_points);
    }
    match value {
        None => LineScore::Open,
        Some(Value::NotApplicable) => not_applicable(scoring, line),
        Some(Value::Toggle(yes)) => {
            let points = if yes { line.max.unwrap_or_default() } else { Decimal::ZERO };
            LineScore::of_points(points.into())
        }
        Some(Value::Number(number)) => {
            points_of_figure(line, &number.into()).map_or(LineScore::Open, LineScore::of_points)
        }
        Some(Value::Offer(offer)) => offered(line, &scoring.guideline.ratings, usize::from(offer)),
    }
}

/// Out of the form, or all its points: a rating as the best one, and without points it can only leave.
fn not_applicable(scoring: &Scoring<'_>, line: &Criterion) -> LineScore {
    match (line.not_applicable, line.max) {
        (NotApplicable::Full, Some(_)) if line.is_rating() => offered(line, &scoring.guideline.ratings, 0),
        (NotApplicable::Full, Some(max)) => LineScore::of_points(max.into()),
        (NotApplicable::Full, None) | (NotApplicable::Rescale | NotApplicable::Forbidden, _) => {
            LineScore::Left
        }
    }
}

fn offered(line: &Criterion, ratings: &[Offer], index: usize) -> LineScore {
    let points = |offers: &[Offer]| offers.get(index).and_then(|offer| offer.points).map(Exact::from);
    match &line.kind {
        Kind::Choice { options } => LineScore::Scored { points: points(options), rating: None },
        Kind::Rating => LineScore::Scored { points: points(ratings), rating: Some(index) },
        Kind::Points { .. } | Kind::Toggle | Kind::Bands { .. } | Kind::Deduction { .. } => LineScore::Open,
    }
}

/// The points of an entered or measured figure.
fn points_of_figure(line: &Criterion, value: &Exact) -> Option<Exact> {
    match &line.kind {
        Kind::Points { .. } => Some(value.clone()),
        Kind::Bands { bands, .. } => {
            bands.iter().find(|band| band.holds(value)).map(|band| band.points.into())
        }
        Kind::Deduction { per, floor } => {
            let lost = value.times(&(*per).into()).times(&Decimal::whole(-1).into());
            let left = Exact::from(line.max.unwrap_or_default()).plus(&lost);
            Some(left.max((*floor).into()))
        }
        Kind::Toggle | Kind::Choice { .. } | Kind::Rating => None,
    }
}

/// Whether a measured value does not fit its line: outside its range, over its maximum, or not whole.
#[must_use]
pub fn unfit(line: &Criterion, value: &Exact) -> bool {
    match &line.kind {
        Kind::Points { .. } => *value < Exact::ZERO || *value > line.max.unwrap_or_default().into(),
        Kind::Bands { from, to, .. } => *value < (*from).into() || *value > (*to).into(),
        Kind::Deduction { .. } => *value < Exact::ZERO || !value.is_whole(),
        Kind::Toggle | Kind::Choice { .. } | Kind::Rating => false,
    }
}
