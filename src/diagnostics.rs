//! Problems as values: code, place, what they speak of. Their sentences stand in the catalogue, and they
//! are printed in one place.

mod argument;
mod code;
mod report;
mod similar;

pub use argument::{Argument, Edge, Interval, Name, Term};
pub use code::Code;
pub use report::{Report, Tally};
pub use similar::{fold, nearest};

use crate::model::Place;
use crate::model::number::NumberFault;
use crate::model::record::Field;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    Error,
    Warning,
}

/// One problem found in the files.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub place: Place,
    /// What the sentence of the code speaks of, by the names its template uses.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What was perhaps meant.
    pub suggestion: Option<String>,
    /// Other places that belong to the problem, such as the first of two equal rows.
    pub related: Vec<Place>,
    /// The clause of a guideline that asks for it.
    pub basis: Option<Basis>,
}

/// The clause a diagnostic rests on.
#[derive(Clone, Debug)]
pub struct Basis {
    /// `id@version`
    pub guideline: String,
    pub cite: Option<String>,
    pub place: Place,
}

impl Diagnostic {
    /// A problem with the severity that its code has by default.
    #[must_use]
    pub fn new(code: Code, place: Place) -> Self {
        Self {
            code,
            severity: code.default_severity(),
            place,
            arguments: Vec::new(),
            suggestion: None,
            related: Vec::new(),
            basis: None,
        }
    }

    /// What to say of a text that is not a number of the format.
    #[must_use]
    pub fn of_number(fault: NumberFault, field: Field<'_>) -> Self {
        Self::new(Code::of_number(fault), field.place).with("value", field.text)
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }

    /// Adds what was perhaps meant: the nearest of `known` to `written`, if one is near.
    #[must_use]
    pub fn meant<'a>(mut self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.suggestion = nearest(written, known).map(str::to_owned);
        self
    }

    #[must_use]
    pub fn also_at(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    #[must_use]
    pub fn because(mut self, basis: Basis) -> Self {
        self.basis = Some(basis);
        self
    }
}

/// A diagnostic with its places turned into lines, ready to be printed.
#[derive(Clone, Debug)]
pub struct Shown {
    pub diagnostic: Diagnostic,
    pub at: Position,
    /// The line itself and the part of it that is meant.
    pub excerpt: Option<Excerpt>,
    pub related: Vec<Position>,
    pub basis_at: Option<Position>,
}

/// A file, and a line and column counted from 1.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    pub path: String,
    pub line: Option<usize>,
    pub column: Option<usize>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt {
    pub line: String,
    /// The byte offsets of the marked part of the line; empty for the line as a whole.
    pub marked: std::ops::Range<usize>,
}
