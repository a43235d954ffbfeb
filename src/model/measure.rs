//! Facts (số liệu) that people enter, and measures (chỉ số) that are worked out from them.

use super::id::Id;
use super::number::Decimal;
use super::period::Every;
use super::place::{Located, Place};
use super::text::Text;

/// A figure that people enter in facts.csv.
#[derive(Clone, Debug)]
pub struct Fact {
    pub id: Id,
    pub place: Place,
    pub name: Text,
    pub text: Option<Text>,
    pub cite: Option<String>,
    pub unit: Unit,
    pub every: Every,
    /// A flag that only a person can state.
    pub judgement: bool,
    /// The least and the most it may be, where the guideline says so.
    pub range: Option<(Decimal, Decimal)>,
}

/// What a fact is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A whole number, not negative.
    Count,
    Number,
    Percent,
    /// yes or no
    Flag,
}

impl Unit {
    /// The word in the files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Flag => "flag",
        }
    }
}

impl Fact {
    /// Whether two guidelines mean the same by it; names and texts may differ.
    #[must_use]
    pub fn means_the_same(&self, other: &Self) -> bool {
        (self.unit, self.every, self.judgement, self.range)
            == (other.unit, other.every, other.judgement, other.range)
    }
}

/// A figure worked out from facts, findings, other periods or subordinates.
#[derive(Clone, Debug)]
pub struct Measure {
    pub id: Id,
    pub place: Place,
    pub name: Text,
    pub text: Option<Text>,
    pub cite: Option<String>,
    pub kind: MeasureKind,
}

#[derive(Clone, Debug)]
pub enum MeasureKind {
    /// The sum of one fact over the sum of another, as a percentage.
    Ratio {
        part: Located<Id>,
        whole: Located<Id>,
    },
    /// The year's months or quarters with one of these outcomes.
    Periods(OutcomeCount),
    /// The direct subordinates with one of these outcomes.
    Subordinates(OutcomeCount),
    Findings(FindingState),
}

impl MeasureKind {
    /// Whether it can be worked out only after other results.
    #[must_use]
    pub fn needs_results(&self) -> bool {
        match self {
            Self::Periods(count) | Self::Subordinates(count) => count.source == OutcomeSource::Result,
            Self::Ratio { .. } | Self::Findings(_) => false,
        }
    }

    /// Whether the figure is counted in percent.
    #[must_use]
    pub fn is_percentage(&self) -> bool {
        match self {
            Self::Ratio { .. } => true,
            Self::Periods(count) | Self::Subordinates(count) => count.reading == Reading::Share,
            Self::Findings(_) => false,
        }
    }
}

/// How outcomes of a review are counted.
#[derive(Clone, Debug)]
pub struct OutcomeCount {
    pub review: Located<Id>,
    pub outcomes: Vec<Located<Id>>,
    pub reading: Reading,
    pub source: OutcomeSource,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    Count,
    /// A percentage of those that have an outcome.
    Share,
}

/// Which outcome of an organisation a reference looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutcomeSource {
    /// The final one.
    Result,
    /// The recorded decision alone.
    Decision,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FindingState {
    /// Found and not remedied by the period's last day.
    Open,
    /// Due before the period's last day and not remedied by then.
    Overdue,
    /// Of the year's folder, found by the period's last day.
    All,
}
