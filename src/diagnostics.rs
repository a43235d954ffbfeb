//! Problems as values: code, place, what they speak of. Their sentences stand in the catalogue, and they
//! are printed in one place.

mod altered;
mod argument;
mod code;
mod report;
mod similar;

pub use altered::altered;
pub use argument::{
    Ambiguous, Argument, Bounded, Changed, Edge, Interval, Name, Since, Spreadsheet, Term, called_all,
};
pub use code::Code;
pub use report::{Counting, Report, Tally};
pub use similar::{Folder, fold, nearest};

use crate::model::number::NumberFault;
use crate::model::record::Field;
use crate::model::spreadsheet::{Misread, misread};
use crate::model::{Located, Place};
use altered::{is_date, month_meant, without_zeros};

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
    /// What a spreadsheet or a keyboard probably did to the value.
    pub altered: Option<Term>,
    /// Other places that belong to the problem, such as the first of two equal rows.
    pub related: Vec<Place>,
    /// What asks for it. A quality finding without one rests on what the program itself takes for credible.
    pub basis: Option<Basis>,
}

/// The clause a diagnostic rests on: of a guideline, or of what the committee's own files name.
#[derive(Clone, Debug)]
pub struct Basis {
    /// `id@version`; `None` for a document or a key that the files themselves name.
    pub guideline: Option<String>,
    pub cite: Option<String>,
    pub place: Place,
}

impl Basis {
    /// A document's number, or a key of the manifest, and where it stands; `None` where nothing is named.
    #[must_use]
    pub fn named(cite: &str, place: Place) -> Option<Self> {
        let cite = Some(cite.to_owned()).filter(|cite| !cite.is_empty());
        cite.map(|cite| Self { guideline: None, cite: Some(cite), place })
    }
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
            altered: None,
            related: Vec::new(),
            basis: None,
        }
    }

    /// What to say of a text that is not a number of the format.
    #[must_use]
    pub fn of_number(fault: NumberFault, field: Field<'_>) -> Self {
        Self::new(Code::of_number(fault), field.place)
            .with("value", field.text)
            .with("most", Term::Bounded(Bounded::Digits))
    }

    /// What to say of a text that a spreadsheet takes for something else, or has taken.
    #[must_use]
    #[inline]
    pub fn of_misread(field: Field<'_>) -> Option<Self> {
        misread(field.text).map(|kind| match kind {
            Misread::Formula => Self::new(Code::TextLikeFormula, field.place).with("sign", &field.text[..1]),
            Misread::Fault => Self::new(Code::TextLost, field.place).with("value", field.text),
        })
    }

    /// What to say of a name in the manifest that nobody has put in yet.
    #[must_use]
    pub fn of_blank(key: &str, name: &Located<String>) -> Self {
        Self::new(Code::NameBlank, name.place).with("key", key).with("name", &name.value)
    }

    /// What to say of a text that is no period; most of those are months that a spreadsheet made days of.
    #[must_use]
    pub fn of_period(field: Field<'_>) -> Self {
        let meant = month_meant(field.text).map(|month| month.to_string());
        let altered = meant.is_some() || is_date(field.text);
        Self {
            suggestion: meant,
            altered: altered.then_some(Term::Spreadsheet(Spreadsheet::MonthToDate)),
            ..Self::new(Code::PeriodMalformed, field.place).with("value", field.text)
        }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }

    /// Adds what was perhaps meant: the nearest of `known` to `written`, if one is near.
    #[must_use]
    pub fn meant<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let meant = without_zeros(written, known.iter().copied()).or_else(|| nearest(written, known));
        Self { suggestion: meant.map(str::to_owned), ..self.perhaps_altered(written) }
    }

    /// Adds what a spreadsheet did to `written`, if it looks like that.
    #[must_use]
    pub fn perhaps_altered(mut self, written: &str) -> Self {
        self.altered = altered(written);
        self
    }

    #[must_use]
    pub fn also_at(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    #[must_use]
    pub fn because(mut self, basis: impl Into<Option<Basis>>) -> Self {
        self.basis = basis.into();
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
    /// What the value was taken from that stands there, such as a cell of a form, where that is known.
    pub origin: Option<String>,
}

/// A file, and a line and column counted from 1.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    pub path: String,
    /// Whether it is a file that came with the program, which nobody finds in the folder.
    pub is_builtin: bool,
    pub line: Option<usize>,
    pub column: Option<usize>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt {
    pub line: String,
    /// The byte offsets of the marked part of the line; empty for the line as a whole.
    pub marked: std::ops::Range<usize>,
}
