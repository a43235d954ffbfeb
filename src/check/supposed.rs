//! Supposed values on their way into checking: they take the place of what the files say, or stand beside it, and
//! pass through every check that a value of a file passes through.

use std::collections::BTreeMap;

use super::value::is_not_applicable;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::record::{
    AssessmentRow, FactRow, FactView, Field, GivenRow, Notation, RecordFile, RowSink,
};
use crate::model::supposed::{Supposed, SuppositionKind};
use crate::model::{Dataset, FileId, Id, Located, Period, Place};

/// A supposed value, and what its argument is registered as.
pub type Registered<'s> = (&'s Supposed, FileId);

/// The reason that a supposed `n/a` has for its note.
const NOTE: &str = "--set";

/// Reports a value that is supposed twice.
pub fn once_each(supposed: &[Registered<'_>], report: &mut Report) {
    let mut met: BTreeMap<String, Place> = BTreeMap::new();
    for (one, file) in supposed {
        let (asked, name) = (&one.asked, one.asked.name(*file));
        let kind = match asked.kind {
            SuppositionKind::Line => "",
            SuppositionKind::Fact => "fact:",
        };
        let organisation = asked.organisation(*file).text;
        let subject = format!("{organisation} · {} · {kind}{}", one.period, name.text);
        match met.get(&subject) {
            Some(first) => report
                .add(Diagnostic::new(Code::RowRepeated, name.place).with("subject", subject).also_at(*first)),
            None => {
                met.insert(subject, name.place);
            }
        }
    }
}

/// Puts the supposed facts among those of their year.
pub fn facts(supposed: &[Registered<'_>], dataset: &mut Dataset, report: &mut Report) {
    for (one, file) in supposed.iter().filter(|(one, _)| one.asked.kind == SuppositionKind::Fact) {
        let [organisation, fact] = [one.asked.organisation(*file), one.asked.name(*file)].map(|field| {
            let id = Id::new(field.text).map(|id| Located::new(id, field.place));
            if id.is_none() {
                report.add(Diagnostic::new(Code::IdMalformed, field.place).with("value", field.text));
            }
            id
        });
        let (Some(organisation), Some(fact)) = (organisation, fact) else { continue };
        let field = one.asked.value(*file);
        let value = Located::new(field.text.to_owned(), field.place);
        let rows = &mut dataset.years.entry(one.period.year()).or_default().facts;
        let same = |row: &FactView<'_>| {
            (row.organisation.value, row.fact.value, row.period.value)
                == (organisation.value.as_str(), &fact.value, one.period)
        };
        if !rows.set_value(same, &value) {
            rows.extend([FactRow {
                place: field.place,
                organisation,
                fact,
                value,
                period: Located::new(one.period, one.asked.period_place(*file)),
                evidence: Located::new(String::new(), Place::File(*file)),
                note: String::new(),
            }]);
        }
    }
}

/// Hands rows on with the supposed values in them.
#[derive(Debug)]
pub struct Overlay<'s, S> {
    sink: S,
    /// Those that no row has taken yet.
    waiting: Vec<Registered<'s>>,
    rows: usize,
}

impl<'s, S: RowSink> Overlay<'s, S> {
    pub fn new(supposed: &[Registered<'s>], sink: S) -> Self {
        let lines = supposed.iter().filter(|(one, _)| one.asked.kind == SuppositionKind::Line);
        Self { sink, waiting: lines.copied().collect(), rows: 0 }
    }

    /// Keeps waiting only for what the rows of `other` did not take either.
    pub fn keep_those_of(&mut self, other: &Self) {
        self.waiting.retain(|(_, own)| other.waiting.iter().any(|(_, file)| file == own));
    }

    /// How many rows have passed.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    #[must_use]
    pub fn into_sink(self) -> S {
        self.sink
    }

    /// Adds a row for each value whose line has none in the files.
    #[must_use]
    pub fn finish(mut self) -> S {
        for (one, file) in self.waiting {
            let record = RecordFile {
                file,
                notation: Notation::Csv,
                year: one.period.year(),
                review: one.review.clone(),
                organisation: None,
            };
            let period = one.period.to_string();
            let row = GivenRow {
                place: Place::Line(file, 0),
                organisation: Some(one.asked.organisation(file)),
                period: Some(Field { text: &period, place: one.asked.period_place(file) }),
                criterion: one.asked.name(file),
                values: [None; 3],
                truths: [None; 3],
                evidence: None,
                note: None,
            };
            self.sink.row(&record, &with_value(&row, one, file));
        }
        self.sink
    }
}

fn with_value<'r>(row: &GivenRow<'r>, supposed: &'r Supposed, file: FileId) -> GivenRow<'r> {
    let value = supposed.asked.value(file);
    let mut row = *row;
    row.values[supposed.stage.index()] = Some(value);
    row.truths[supposed.stage.index()] = None;
    if is_not_applicable(value.text) && row.note.is_none_or(|note| note.text.is_empty()) {
        row.note = Some(Field { text: NOTE, place: value.place });
    }
    row
}

/// Whether the supposed value belongs into the row.
fn fits(supposed: &Supposed, argument: FileId, file: &RecordFile, row: &impl AssessmentRow) -> bool {
    let given = |field: &Field<'_>| !field.text.is_empty();
    let period = match row.period().filter(given) {
        Some(field) => Period::read(field.text),
        None => Some(Period::year_of(file.year)),
    };
    let column = row.organisation().filter(given).map(|field| field.text);
    let organisation = column.or_else(|| file.organisation.as_ref().map(Id::as_str));
    file.review == supposed.review
        && row.criterion().text == supposed.asked.name(argument).text
        && organisation == Some(supposed.asked.organisation(argument).text)
        && period == Some(supposed.period)
}

impl<S: RowSink> Overlay<'_, S> {
    /// Hands on a row that a supposed value may belong into.
    #[cold]
    fn row_of_some(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let found = self.waiting.iter().position(|(one, argument)| fits(one, *argument, file, row));
        match found.map(|found| self.waiting.remove(found)) {
            Some((one, argument)) => {
                self.sink.row(file, &with_value(&GivenRow::of(row), one, argument));
            }
            None => self.sink.row(file, row),
        }
    }
}

impl<S: RowSink> RowSink for Overlay<'_, S> {
    #[inline]
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        self.rows += 1;
        if self.waiting.is_empty() {
            self.sink.row(file, row);
        } else {
            self.row_of_some(file, row);
        }
    }

    fn bare_period(&mut self, file: &RecordFile, period: Field<'_>) {
        self.sink.bare_period(file, period);
    }

    fn pause(&mut self) {
        self.sink.pause();
    }
}
