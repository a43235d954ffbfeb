//! Conditions (điều kiện): yes, no or unknown, each with its citation.

use std::cmp::Ordering;

use super::id::Id;
use super::measure::OutcomeSource;
use super::number::Decimal;
use super::place::{Located, Place};
use super::step::Step;
use super::text::Text;

/// A condition of a guideline. Top-level ones have an id and a cite, nested ones need neither.
#[derive(Clone, Debug)]
pub struct Condition {
    pub id: Option<Id>,
    pub place: Place,
    pub cite: Option<String>,
    pub text: Option<Text>,
    pub test: Test,
}

#[derive(Clone, Debug)]
pub enum Test {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Compare(Comparing),
    RequiredCriteria,
    /// A flag that only a person can state: yes is true.
    Judgement(Located<Id>),
    Step {
        step: Located<Step>,
        timing: Timing,
    },
    Outcome(OutcomeTest),
}

/// A subject and everything it must compare to.
#[derive(Clone, Debug)]
pub struct Comparing {
    pub subject: Subject,
    pub comparisons: Vec<Comparison>,
    /// A figure that is written with a percent sign, which only a percentage may carry.
    pub in_percent: Option<(Comparator, Located<String>)>,
    pub rating_at_least: Option<Located<Id>>,
}

/// What is compared.
#[derive(Clone, Debug)]
pub enum Subject {
    Total,
    Group(Located<Id>),
    EveryGroup,
    Criterion(Located<Id>),
    EveryCriterion,
    /// A flag takes no comparator: yes is true.
    Fact(Located<Id>),
    Measure(Located<Id>),
}

/// One comparator and its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Comparison {
    pub scale: Scale,
    pub comparator: Comparator,
    pub value: Decimal,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Scale {
    /// Points or figures.
    Figure,
    /// Score ÷ maximum, in percent.
    Percent,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Comparator {
    AtLeast,
    Above,
    AtMost,
    Below,
    Equals,
}

impl Comparator {
    pub const ALL: [Self; 5] = [Self::AtLeast, Self::Above, Self::AtMost, Self::Below, Self::Equals];

    /// In the files.
    #[must_use]
    pub const fn word(self, scale: Scale) -> &'static str {
        match (self, scale) {
            (Self::AtLeast, Scale::Figure) => "at_least",
            (Self::Above, Scale::Figure) => "above",
            (Self::AtMost, Scale::Figure) => "at_most",
            (Self::Below, Scale::Figure) => "below",
            (Self::Equals, Scale::Figure) => "equals",
            (Self::AtLeast, Scale::Percent) => "percent_at_least",
            (Self::Above, Scale::Percent) => "percent_above",
            (Self::AtMost, Scale::Percent) => "percent_at_most",
            (Self::Below, Scale::Percent) => "percent_below",
            (Self::Equals, Scale::Percent) => "percent_equals",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timing {
    Whenever,
    /// The earliest event on or before the step's deadline.
    OnTime,
}

/// The organisation's own outcome in another review of the same period.
#[derive(Clone, Debug)]
pub struct OutcomeTest {
    pub review: Located<Id>,
    pub outcomes: Vec<Located<Id>>,
    pub source: OutcomeSource,
}

impl Test {
    /// The fact of which only a yes is asked.
    #[must_use]
    pub fn flag(&self) -> Option<&Id> {
        match self {
            Self::Judgement(fact) => Some(&fact.value),
            Self::Compare(comparing) => comparing.flag(),
            Self::All(_)
            | Self::Any(_)
            | Self::Not(_)
            | Self::RequiredCriteria
            | Self::Step { .. }
            | Self::Outcome(_) => None,
        }
    }
}

impl Comparing {
    /// Whether it asks for a share of a maximum.
    #[must_use]
    pub fn asks_percentage(&self) -> bool {
        self.comparisons.iter().any(|comparison| comparison.scale == Scale::Percent)
    }

    /// The fact of which only a yes is asked.
    #[must_use]
    pub fn flag(&self) -> Option<&Id> {
        match &self.subject {
            Subject::Fact(fact) if self.comparisons.is_empty() => Some(&fact.value),
            Subject::Fact(_)
            | Subject::Total
            | Subject::Group(_)
            | Subject::EveryGroup
            | Subject::Criterion(_)
            | Subject::EveryCriterion
            | Subject::Measure(_) => None,
        }
    }
}

impl Comparator {
    /// Whether `left` stands so to `right`.
    pub fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        self.admits(left.cmp(right))
    }

    /// Whether it is true of two values that stand so to each other.
    #[must_use]
    pub const fn admits(self, order: Ordering) -> bool {
        match self {
            Self::AtLeast => order.is_ge(),
            Self::Above => order.is_gt(),
            Self::AtMost => order.is_le(),
            Self::Below => order.is_lt(),
            Self::Equals => order.is_eq(),
        }
    }

    /// The sign a reader knows.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::Above => ">",
            Self::AtMost => "≤",
            Self::Below => "<",
            Self::Equals => "=",
        }
    }
}

impl Condition {
    /// The conditions directly in this one.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match &self.test {
            Test::All(parts) | Test::Any(parts) => parts,
            Test::Not(part) => std::slice::from_ref(part),
            Test::Compare(_)
            | Test::RequiredCriteria
            | Test::Judgement(_)
            | Test::Step { .. }
            | Test::Outcome(_) => &[],
        }
    }

    /// Whether it, or one nested in it, compares a measure.
    #[must_use]
    pub fn looks_at(&self, measure: &Id) -> bool {
        let is_it = |comparing: &Comparing| matches!(&comparing.subject, Subject::Measure(name) if name.value == *measure);
        self.with_nested().into_iter().filter_map(Self::comparing).any(is_it)
    }

    /// What it compares, if it does.
    #[must_use]
    pub const fn comparing(&self) -> Option<&Comparing> {
        match &self.test {
            Test::Compare(comparing) => Some(comparing),
            Test::All(_)
            | Test::Any(_)
            | Test::Not(_)
            | Test::RequiredCriteria
            | Test::Judgement(_)
            | Test::Step { .. }
            | Test::Outcome(_) => None,
        }
    }

    /// The result of a review that it looks at, if it does.
    #[must_use]
    pub const fn outcome(&self) -> Option<&OutcomeTest> {
        match &self.test {
            Test::Outcome(test) => Some(test),
            Test::All(_)
            | Test::Any(_)
            | Test::Not(_)
            | Test::Compare(_)
            | Test::RequiredCriteria
            | Test::Judgement(_)
            | Test::Step { .. } => None,
        }
    }

    /// This condition and all nested in it, outermost first.
    #[must_use]
    pub fn with_nested(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.parts().iter().flat_map(Self::with_nested)).collect()
    }
}
