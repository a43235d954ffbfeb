//! Lines of a form that two rows speak of. They are looked at when all rows are there: where Excel wrote 4.10 as 4.1,
//! the line 4.10 is the one that has no row.

use super::Frame;
use crate::diagnostics::{Code, Diagnostic, Report, Spreadsheet, Term};
use crate::model::forms::Repeated;
use crate::model::{Forms, Place, UnitKey};

/// A line and its two rows.
#[derive(Clone, Copy, Debug)]
pub struct Twice {
    pub key: UnitKey,
    pub line: usize,
    pub first: Place,
    pub again: Place,
}

/// The most of which more is told than that they are there: nobody reads more.
const MOST: usize = 1000;

/// The lines met so far that have two rows.
#[derive(Debug, Default)]
pub struct Repeats(Vec<Twice>);

impl Repeats {
    pub fn add(&mut self, twice: Twice, frame: &Frame, report: &mut Report) {
        if self.0.len() < MOST {
            self.0.push(twice);
        } else {
            report.extend(problem(twice, frame));
        }
    }

    /// Takes over those of other rows, and what joining the forms of both showed.
    pub fn take(&mut self, other: Self, joined: Vec<Repeated>, frame: &Frame, report: &mut Report) {
        let of_rows = |found: Repeated| {
            let (key, line) = (found.key, found.line);
            Some(Twice { key, line, first: found.first.place?, again: found.again.criterion? })
        };
        for twice in other.0.into_iter().chain(joined.into_iter().filter_map(of_rows)) {
            self.add(twice, frame, report);
        }
    }

    /// Reports each at the later of its rows.
    pub fn report(self, frame: &Frame, forms: &Forms, report: &mut Report) {
        for twice in self.0 {
            let meant = tenth(twice, frame, forms);
            let altered = meant.is_some().then_some(Term::Spreadsheet(Spreadsheet::WithoutZero));
            let found = problem(twice, frame);
            report.extend(found.map(|found| Diagnostic { suggestion: meant, altered, ..found }));
        }
    }
}

fn problem(twice: Twice, frame: &Frame) -> Option<Diagnostic> {
    let criterion = frame.line(frame.guideline_of(twice.key)?, twice.line);
    let organisation = frame.dataset.organisations.at(twice.key.organisation).id();
    let what = format!("{organisation} · {} · {}", twice.key.period, criterion.id);
    let problem = Diagnostic::new(Code::RowRepeated, twice.again).with("subject", what);
    Some(problem.also_at(twice.first))
}

/// The line whose id a spreadsheet takes for the same number, where the form has no row of it.
fn tenth(twice: Twice, frame: &Frame, forms: &Forms) -> Option<String> {
    let guideline = frame.guideline_of(twice.key)?;
    let id = frame.line(guideline, twice.line).id.as_str();
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = id.split_once('.')?;
    let longer = (is_number(whole) && is_number(fraction)).then(|| format!("{id}0"))?;
    let (index, _) = frame.line_at(guideline, &longer, twice.line)?;
    forms.get(&twice.key)?.lines[index].place.is_none().then_some(longer)
}
