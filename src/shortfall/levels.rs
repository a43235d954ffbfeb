//! What a line could bring instead: its better values, from the next one to the best.

use crate::model::criterion::{Criterion, Kind};
use crate::model::{Decimal, Exact, Form, Guideline, Stage, Value};
use crate::score::LineScore;

/// The better values of a line, worst first.
pub struct Levels {
    /// Its place among the lines of the form.
    pub line: usize,
    pub now: Option<Value>,
    pub points: Exact,
    pub values: Values,
}

pub enum Values {
    /// Points without a step: every hundredth from the first to the last.
    Fine {
        first: i64,
        last: i64,
    },
    Even(Even),
    Listed(Vec<Value>),
}

/// Numbers in even steps, which may be very many, in hundredths.
pub struct Even {
    first: i64,
    step: i64,
    count: usize,
}

impl Even {
    fn value(&self, at: usize) -> Value {
        let steps = i64::try_from(at).unwrap_or_default();
        Value::Number(Decimal::from_hundredths(self.first + steps * self.step))
    }
}

impl Levels {
    /// The better values of a line that is in the form and entered; `None` where there is none.
    pub fn of(
        guideline: &Guideline,
        (line, criterion): (usize, &Criterion),
        score: &LineScore,
        form: &Form,
        stage: Stage,
    ) -> Option<Self> {
        let now = form.value(line, stage);
        let entered = criterion.measure.is_none() && now != Some(Value::NotApplicable);
        let in_form = match score {
            LineScore::Open | LineScore::Scored { .. } => entered,
            LineScore::Outside | LineScore::Left => false,
        };
        let values = in_form.then(|| values(guideline, criterion, now))?;
        let points = score.points().cloned().unwrap_or(Exact::ZERO);
        let found = Self { line, now, points, values };
        (found.count() > 0).then_some(found)
    }

    pub fn count(&self) -> usize {
        match &self.values {
            Values::Fine { first, last } => usize::try_from(last - first + 1).unwrap_or(0),
            Values::Even(even) => even.count,
            Values::Listed(values) => values.len(),
        }
    }

    /// The value at a place, 0 the next better one.
    pub fn value(&self, at: usize) -> Value {
        match &self.values {
            Values::Fine { first, .. } => {
                let hundredths = first + i64::try_from(at).unwrap_or(i64::MAX / 2);
                Value::Number(Decimal::from_hundredths(hundredths))
            }
            Values::Even(even) => even.value(at),
            Values::Listed(values) => values[at],
        }
    }

    pub const fn is_fine(&self) -> bool {
        matches!(self.values, Values::Fine { .. })
    }
}

fn values(guideline: &Guideline, line: &Criterion, now: Option<Value>) -> Values {
    let max = line.max.unwrap_or_default().hundredths();
    let number = match now {
        Some(Value::Number(number)) => Some(number.hundredths()),
        Some(Value::Toggle(_) | Value::Offer(_) | Value::NotApplicable) | None => None,
    };
    let offer = match now {
        Some(Value::Offer(at)) => Some(usize::from(at)),
        Some(Value::Toggle(_) | Value::Number(_) | Value::NotApplicable) | None => None,
    };
    let offers = |places: Vec<usize>| {
        let value = |at: &usize| u16::try_from(*at).ok().map(Value::Offer);
        Values::Listed(places.iter().filter_map(value).collect())
    };
    match &line.kind {
        Kind::Points { step: None } => Values::Fine { first: number.map_or(0, |now| now + 1), last: max },
        Kind::Points { step: Some(step) } => Values::Even(steps_above(number, step.hundredths().max(1), max)),
        Kind::Toggle if now == Some(Value::Toggle(true)) => Values::Listed(Vec::new()),
        Kind::Toggle => {
            let no = now.is_none().then_some(Value::Toggle(false));
            Values::Listed(no.into_iter().chain([Value::Toggle(true)]).collect())
        }
        Kind::Choice { options } => {
            let points = |at: usize| options.get(at).and_then(|option| option.points).unwrap_or_default();
            let mut better: Vec<usize> = (0..options.len()).collect();
            better.retain(|at| offer.is_none_or(|now| points(*at) > points(now)));
            better.sort_by_key(|at| points(*at));
            offers(better)
        }
        Kind::Rating => {
            let last = offer.unwrap_or(guideline.ratings.len());
            offers((0..last).rev().collect())
        }
        Kind::Deduction { per, floor } => {
            let per = per.hundredths().max(1);
            let most = (max - floor.hundredths()).max(0).div_euclid(per) + 1;
            let worst = number.map_or(most, |now| (now / 100 - 1).min(most));
            let count = usize::try_from(worst + 1).unwrap_or_default();
            Values::Even(Even { first: worst * 100, step: -100, count })
        }
        Kind::Bands { bands, from, to } => {
            let now_points = number.and_then(|now| points_at(bands, now));
            let mut found: Vec<(Decimal, i64)> = bands
                .iter()
                .filter(|band| now_points.is_none_or(|points| band.points > points))
                .filter_map(|band| nearest(band, number, [from.hundredths(), to.hundredths()]))
                .collect();
            found.sort_unstable();
            let number = |(_, value)| Value::Number(Decimal::from_hundredths(value));
            Values::Listed(found.into_iter().map(number).collect())
        }
    }
}

/// The multiples of a step above the present number, or from zero on, up to a maximum.
fn steps_above(now: Option<i64>, step: i64, max: i64) -> Even {
    let first = now.map_or(0, |now| now.div_euclid(step) + 1).max(0);
    let count = usize::try_from(max / step - first + 1).unwrap_or_default();
    Even { first: first * step, step, count }
}

fn points_at(bands: &[crate::model::Band], value: i64) -> Option<Decimal> {
    let value = Decimal::from_hundredths(value).into();
    bands.iter().find(|band| band.holds(&value)).map(|band| band.points)
}

/// The value of a band that is nearest to the present one, within the line's range.
fn nearest(band: &crate::model::Band, now: Option<i64>, [from, to]: [i64; 2]) -> Option<(Decimal, i64)> {
    let inside = |included: bool| i64::from(!included);
    let low = band.lower.map_or(from, |bound| (bound.value.hundredths() + inside(bound.included)).max(from));
    let high = band.upper.map_or(to, |bound| (bound.value.hundredths() - inside(bound.included)).min(to));
    (low <= high).then(|| (band.points, now.unwrap_or(low).clamp(low, high)))
}

#[cfg(test)]
mod tests {
    use super::steps_above;
    use crate::model::{Decimal, Value};

    /// Steps that nobody could list: of a million points in hundredths.
    #[test]
    fn steps_are_counted_and_not_listed() {
        let number = |hundredths| Value::Number(Decimal::from_hundredths(hundredths));
        // 0; 0.5; 1; 1.5; 2 of two points, above 0.7 the last three
        assert_eq!(steps_above(None, 50, 200).count, 5);
        let above = steps_above(Some(70), 50, 200);
        assert_eq!((above.count, above.value(0), above.value(2)), (3, number(100), number(200)));
        // above 1 comes 1.5; the last step below 1.9 is 1.5; above 2 is nothing
        assert_eq!((steps_above(Some(100), 50, 190).count, steps_above(Some(200), 50, 200).count), (1, 0));
        let many = steps_above(None, 1, 100_000_000);
        assert_eq!((many.count, many.value(100_000_000)), (100_000_001, number(100_000_000)));
    }
}
