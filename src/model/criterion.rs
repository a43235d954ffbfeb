//! Criteria (tiêu chí): the lines of a form, and how a line's value becomes points.

use super::date::Date;
use super::id::Id;
use super::number::Decimal;
use super::period::Period;
use super::place::{Located, Place};
use super::text::Text;

/// One line of a form.
#[derive(Clone, Debug)]
pub struct Criterion {
    pub id: Id,
    pub place: Place,
    pub name: Text,
    pub text: Option<Text>,
    pub cite: Option<String>,
    /// The most points it can bring; `None` for a rating without points.
    pub max: Option<Decimal>,
    /// Where that is stated; the place of the line where it is not.
    pub max_place: Place,
    pub kind: Kind,
    /// What it must reach for the `required_criteria` condition, if it is mandatory.
    pub required: Option<Reach>,
    /// Its points count inside the group's maximum only.
    pub bonus: bool,
    pub evidence_required: bool,
    /// The months or quarters in which it applies; everywhere where `None`.
    pub periods: Option<Vec<u8>>,
    /// In periods that end earlier it is outside the form.
    pub counts_from: Option<Date>,
    pub not_applicable: NotApplicable,
    /// Its value is this measure's and is never entered.
    pub measure: Option<Located<Id>>,
}

/// How a line is scored.
#[derive(Clone, Debug)]
pub enum Kind {
    Points { step: Option<Decimal> },
    Toggle,
    Choice { options: Vec<Offer> },
    Bands { bands: Vec<Band>, from: Decimal, to: Decimal },
    Deduction { per: Decimal, floor: Decimal },
    Rating,
}

/// An option of a choice, or a rating of the guideline.
#[derive(Clone, Debug)]
pub struct Offer {
    pub id: Id,
    pub place: Place,
    pub name: Text,
    pub points: Option<Decimal>,
}

/// A band of values and the points it brings.
#[derive(Clone, Debug)]
pub struct Band {
    pub place: Place,
    pub lower: Option<Bound>,
    pub upper: Option<Bound>,
    pub points: Decimal,
}

/// One end of a band.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bound {
    pub value: Decimal,
    /// Whether the value itself belongs to the band.
    pub included: bool,
}

/// What a mandatory line must reach.
#[derive(Clone, Debug)]
pub enum Reach {
    /// All its points, or the best rating.
    Best,
    Points(Decimal),
    /// This rating or a better one.
    Rating(Located<Id>),
}

/// What `n/a` means on a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotApplicable {
    Forbidden,
    /// The line leaves the form and the group is scaled up.
    Rescale,
    /// The line counts with all its points.
    Full,
}

impl Criterion {
    /// Whether the line belongs to the form in `period` (`counts_from`).
    #[must_use]
    pub fn counts_in(&self, period: Period) -> bool {
        self.counts_from.is_none_or(|from| from <= period.last_day())
    }

    /// Whether the line applies in `period` (`periods`); elsewhere it is not applicable without a row.
    #[must_use]
    pub fn applies_in(&self, period: Period) -> bool {
        self.periods.as_ref().is_none_or(|numbers| numbers.contains(&period.number()))
    }

    #[must_use]
    pub const fn is_rating(&self) -> bool {
        matches!(self.kind, Kind::Rating)
    }

    /// Its maximum as part of a group's base: nothing for bonus lines and ratings without points.
    #[must_use]
    #[inline]
    pub fn base(&self) -> Decimal {
        if self.bonus { Decimal::ZERO } else { self.max.unwrap_or_default() }
    }
}

impl Band {
    #[must_use]
    pub fn holds(&self, value: &super::exact::Exact) -> bool {
        let above = self.lower.is_none_or(|bound| {
            let edge = bound.value.into();
            if bound.included { *value >= edge } else { *value > edge }
        });
        let below = self.upper.is_none_or(|bound| {
            let edge = bound.value.into();
            if bound.included { *value <= edge } else { *value < edge }
        });
        above && below
    }
}
