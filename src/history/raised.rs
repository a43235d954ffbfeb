//! Self scores that are higher than they were: in points, or for a rating without points by its place on the scale.
//! What was empty or not applicable before was not raised but given.

use super::rows::{RowKey, RowTexts};
use crate::check::{ValidDataset, past_value};
use crate::model::{Decimal, Exact, Form, Line, Place, Stage, UnitKey, Value};
use crate::score::{LineScore, Measured, Scoring};

/// A line whose self score was raised.
#[derive(Clone, Debug)]
pub struct Raised {
    pub key: UnitKey,
    /// Of the guideline.
    pub line: usize,
    pub row: RowKey,
    pub place: Place,
    /// As it was written.
    pub was: String,
    pub before: Worth,
    pub now: Worth,
}

/// What a value is worth; of two, the greater is the better one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Worth {
    /// A rating without points: how far it is from the first of the scale, as a negative number.
    Rating(i64),
    Points(Exact),
}

impl Worth {
    /// Its points, rounded as they are shown.
    #[must_use]
    pub fn points(&self) -> Option<Decimal> {
        match self {
            Self::Points(points) => Some(points.rounded()),
            Self::Rating(_) => None,
        }
    }
}

/// The lines of a form whose self score is higher than it was; `before` finds the rows of that time.
#[must_use]
pub fn raised<'r>(
    data: &ValidDataset,
    key: UnitKey,
    before: impl Fn(&RowKey) -> Option<&'r RowTexts>,
) -> Vec<Raised> {
    let (Some(guideline), Some(form)) = (data.guideline_for(key), data.forms.get(&key)) else {
        return Vec::new();
    };
    let lines = data.guidelines[guideline].lines().enumerate().zip(&form.lines);
    lines
        .filter_map(|((line, criterion), row)| {
            let now = row.values[Stage::Own.index()]?;
            let organisation = data.organisations.at(key.organisation).to_id();
            let review = data.manifest.reviews[key.review].id.clone();
            let row_key = RowKey::of_line(organisation, review, key.period, criterion.id.to_string());
            let was = &before(&row_key)?.values[Stage::Own.index()];
            let then = past_value(&data.guidelines[guideline], criterion, was)?;
            if then == now {
                return None;
            }
            let worth = |value| worth(data, key, line, value);
            let (before, now) = (worth(then)?, worth(now)?);
            let raised = Raised { key, line, row: row_key, place: row.place?, was: was.clone(), before, now };
            (raised.now > raised.before).then_some(raised)
        })
        .collect()
}

/// What a value of a line is worth; `None` for one that leaves the form.
#[must_use]
pub fn worth(data: &ValidDataset, key: UnitKey, line: usize, value: Value) -> Option<Worth> {
    let guideline = &data.guidelines[data.guideline_for(key)?];
    let mut form = Form { lines: vec![Line::default(); line + 1], ..Form::default() };
    form.lines[line].values[Stage::Own.index()] = Some(value);
    let measured = Measured::new();
    let scoring = Scoring { guideline, period: key.period, measured: &measured };
    match scoring.card(&form.entries(), Stage::Own).lines.into_iter().nth(line)? {
        LineScore::Scored { points: Some(points), .. } => Some(Worth::Points(points)),
        LineScore::Scored { points: None, rating } => Some(Worth::Rating(-i64::try_from(rating?).ok()?)),
        LineScore::Outside | LineScore::Left | LineScore::Open => None,
    }
}
