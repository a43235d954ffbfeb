//! The rows of events, findings, waivers, decisions and assignments as texts: one way for all of them.

use std::collections::BTreeMap;

use super::rows::RowKey;
use crate::model::record::{
    Assignment, DecidedOutcome, Decision, Event, Finding, RecordColumn, Role, Waiver, YearTables,
};
use crate::model::text::joined;
use crate::model::{Date, Id, Located, Period, Step, YearTable};

/// What sort of row it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RowOf {
    Fact,
    Line,
    Event(Step),
    Finding,
    Waiver,
    Decision,
    Assignment(Role),
}

impl RowOf {
    /// The table of a year that has such rows; lines stand in forms.
    #[must_use]
    pub const fn table(self) -> Option<YearTable> {
        match self {
            Self::Fact => Some(YearTable::Facts),
            Self::Line => None,
            Self::Event(_) => Some(YearTable::Events),
            Self::Finding => Some(YearTable::Findings),
            Self::Waiver => Some(YearTable::Waivers),
            Self::Decision => Some(YearTable::Decisions),
            Self::Assignment(_) => Some(YearTable::Assignments),
        }
    }

    /// The column that tells a row from others that speak of the same; a finding has an id.
    #[must_use]
    pub const fn mark(self) -> Option<RecordColumn> {
        match self {
            Self::Event(_) => Some(RecordColumn::Date),
            Self::Waiver => Some(RecordColumn::Document),
            Self::Decision => Some(RecordColumn::Number),
            Self::Assignment(_) => Some(RecordColumn::Post),
            Self::Fact | Self::Line | Self::Finding => None,
        }
    }
}

/// The cells of a row in which something is given, in the order of their columns.
pub type Cells = BTreeMap<RecordColumn, String>;

/// All that a row says, in one text. A digest is no text for people.
#[must_use]
pub fn said(cells: &Cells) -> String {
    let texts = cells.iter().filter(|(column, _)| **column != RecordColumn::Digest);
    joined(&texts.map(|(_, text)| text.as_str()).collect::<Vec<_>>())
}

/// A row that is no line of a form and no figure.
pub trait Record {
    /// What it speaks of in the folder of a year, but for its mark.
    fn subject(&self, year: i16) -> RowKey;

    /// All its cells that say something of that.
    fn columns(&self) -> Vec<(RecordColumn, String)>;

    fn cells(&self) -> Cells {
        self.columns().into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    /// All that it says.
    fn said(&self) -> String {
        said(&self.cells())
    }

    /// What it speaks of.
    fn key(&self, year: i16) -> RowKey {
        let subject = self.subject(year);
        let mark = subject.of.mark().and_then(|column| self.cells().remove(&column));
        RowKey { mark: mark.unwrap_or_default(), ..subject }
    }
}

/// The rows of the tables of a year but facts.
pub fn records(year: i16, tables: &YearTables) -> Vec<(RowKey, Cells)> {
    fn rows<R: Record>(year: i16, rows: &[R]) -> impl Iterator<Item = (RowKey, Cells)> {
        rows.iter().map(move |row| (row.key(year), row.cells()))
    }
    rows(year, &tables.events)
        .chain(rows(year, &tables.findings))
        .chain(rows(year, &tables.waivers))
        .chain(rows(year, &tables.decisions))
        .chain(rows(year, &tables.assignments))
        .collect()
}

/// Rows that agree in what they speak of and in their mark are told apart by all that they say: nobody knows which of them
/// is which when one goes.
pub fn apart(mut rows: Vec<(RowKey, Cells)>) -> Vec<(RowKey, Cells)> {
    let mut counts: BTreeMap<RowKey, usize> = BTreeMap::new();
    for (key, _) in &rows {
        *counts.entry(key.clone()).or_default() += 1;
    }
    for (key, cells) in &mut rows {
        if counts.get(key).is_some_and(|count| *count > 1) {
            key.mark = format!("{cells:?}");
        }
    }
    rows
}

fn day(date: Option<Located<Date>>) -> String {
    date.map(|date| date.value.to_string()).unwrap_or_default()
}

fn subject(organisation: &Located<Id>, of: RowOf, period: Period, criterion: Option<&Id>) -> RowKey {
    RowKey {
        organisation: organisation.value.clone(),
        of,
        review: None,
        period,
        criterion: criterion.map(ToString::to_string).unwrap_or_default(),
        mark: String::new(),
    }
}

impl Record for Event {
    fn subject(&self, year: i16) -> RowKey {
        let period = self.period.map_or(Period::year_of(year), |period| period.value);
        let criterion = self.criterion.as_ref().map(|criterion| &criterion.value);
        subject(&self.organisation, RowOf::Event(self.step.value), period, criterion)
    }

    fn columns(&self) -> Vec<(RecordColumn, String)> {
        vec![
            (RecordColumn::Date, self.date.value.to_string()),
            (RecordColumn::By, self.by.clone()),
            (RecordColumn::Document, self.document.clone()),
            (RecordColumn::Digest, self.digest.value.clone()),
            (RecordColumn::Note, self.note.clone()),
        ]
    }
}

impl Record for Finding {
    fn subject(&self, year: i16) -> RowKey {
        subject(&self.organisation, RowOf::Finding, Period::year_of(year), Some(&self.id.value))
    }

    fn columns(&self) -> Vec<(RecordColumn, String)> {
        let criterion = self.criterion.as_ref().map(|criterion| criterion.value.to_string());
        vec![
            (RecordColumn::FoundOn, self.found_on.value.to_string()),
            (RecordColumn::By, self.by.clone()),
            (RecordColumn::Criterion, criterion.unwrap_or_default()),
            (RecordColumn::Finding, self.finding.clone()),
            (RecordColumn::Document, self.document.clone()),
            (RecordColumn::Due, day(self.due)),
            (RecordColumn::RemediedOn, day(self.remedied_on)),
        ]
    }
}

impl Record for Waiver {
    fn subject(&self, year: i16) -> RowKey {
        let condition = Some(&self.condition.value);
        let key = subject(&self.organisation, RowOf::Waiver, Period::year_of(year), condition);
        RowKey { review: Some(self.review.value.clone()), ..key }
    }

    fn columns(&self) -> Vec<(RecordColumn, String)> {
        vec![
            (RecordColumn::Document, self.document.clone()),
            (RecordColumn::Authority, self.authority.clone()),
            (RecordColumn::Reason, self.reason.clone()),
            (RecordColumn::From, day(self.from)),
            (RecordColumn::Until, self.until.value.to_string()),
        ]
    }
}

impl Record for Decision {
    fn subject(&self, _: i16) -> RowKey {
        let key = subject(&self.organisation, RowOf::Decision, self.period.value, None);
        RowKey { review: Some(self.review.value.clone()), ..key }
    }

    fn columns(&self) -> Vec<(RecordColumn, String)> {
        let outcome = match &self.outcome.value {
            DecidedOutcome::Outcome(id) => id.to_string(),
            DecidedOutcome::Unrated => "unrated".to_owned(),
        };
        vec![
            (RecordColumn::Outcome, outcome),
            (RecordColumn::Number, self.number.clone()),
            (RecordColumn::Date, self.date.value.to_string()),
            (RecordColumn::Authority, self.authority.clone()),
            (RecordColumn::Note, self.note.clone()),
        ]
    }
}

impl Record for Assignment {
    fn subject(&self, year: i16) -> RowKey {
        subject(&self.organisation, RowOf::Assignment(self.role.value), Period::year_of(year), None)
    }

    fn columns(&self) -> Vec<(RecordColumn, String)> {
        vec![
            (RecordColumn::Post, self.post.clone()),
            (RecordColumn::From, day(self.from)),
            (RecordColumn::To, day(self.to)),
        ]
    }
}
