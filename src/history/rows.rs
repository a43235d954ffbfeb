//! The rows in one version of some files, as texts.

use std::collections::BTreeMap;

use super::records::{Cells, RowOf, apart, records};
use crate::model::record::{AssessmentRow, FactView, Field, RecordFile, RowSink, YearTables};
use crate::model::{Id, Period, Stage};

/// What a row speaks of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RowKey {
    pub organisation: Id,
    pub of: RowOf,
    /// Of a line of a form, a waiver, a decision.
    pub review: Option<Id>,
    /// The year of its folder where a row states none.
    pub period: Period,
    /// Or the fact, the finding, the condition.
    pub criterion: String,
    /// What tells it from others of the same: of a decision its number; of rows that agree in that, all that they say.
    pub mark: String,
}

impl RowKey {
    /// Of a line of a form.
    #[must_use]
    pub const fn of_line(organisation: Id, review: Id, period: Period, criterion: String) -> Self {
        Self { organisation, of: RowOf::Line, review: Some(review), period, criterion, mark: String::new() }
    }

    /// The same without its mark.
    #[must_use]
    pub fn subject(&self) -> Self {
        Self { mark: String::new(), ..self.clone() }
    }
}

/// What a row says; empty where nothing is given.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct RowTexts {
    /// Of a line, by stage; a fact has its one value in the place of the first.
    pub values: [String; 3],
    pub evidence: String,
    pub note: String,
    /// Of a row of any other table.
    pub cells: Cells,
}

/// The rows of some files. Of a row that stands there twice, which is an error, the first counts.
#[derive(Clone, Default, Debug)]
pub struct Rows {
    rows: BTreeMap<RowKey, RowTexts>,
    only: Option<Id>,
}

impl Rows {
    /// Takes the rows of one organisation, or of all.
    #[must_use]
    pub const fn of(only: Option<Id>) -> Self {
        Self { rows: BTreeMap::new(), only }
    }

    #[must_use]
    pub fn get(&self, key: &RowKey) -> Option<&RowTexts> {
        self.rows.get(key)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&RowKey, &RowTexts)> {
        self.rows.iter()
    }

    /// Puts in a row, unless there is one that speaks of the same.
    pub fn put(&mut self, key: RowKey, texts: RowTexts) {
        self.rows.entry(key).or_insert(texts);
    }

    /// Puts in the rows of the small tables of a year.
    pub fn put_tables(&mut self, year: i16, tables: &YearTables) {
        tables.facts.iter().for_each(|row| self.put_fact(&row));
        let records = records(year, tables).into_iter();
        for (key, cells) in apart(records.filter(|(key, _)| self.is_wanted(&key.organisation)).collect()) {
            self.put(key, RowTexts { cells, ..RowTexts::default() });
        }
    }

    fn is_wanted(&self, organisation: &Id) -> bool {
        self.only.as_ref().is_none_or(|only| only == organisation)
    }

    fn put_fact(&mut self, row: &FactView<'_>) {
        let organisation = Id::new(row.organisation.value).filter(|id| self.is_wanted(id));
        let Some(organisation) = organisation else { return };
        let (period, criterion) = (row.period.value, row.fact.value.to_string());
        let mut texts = RowTexts {
            evidence: row.evidence.value.to_owned(),
            note: row.note.to_owned(),
            ..RowTexts::default()
        };
        row.value.value.clone_into(&mut texts.values[Stage::Own.index()]);
        let (of, review, mark) = (RowOf::Fact, None, String::new());
        self.put(RowKey { organisation, of, review, period, criterion, mark }, texts);
    }

    /// Adds the rows of another file of the same version.
    pub fn add(&mut self, other: &Self) {
        for (key, texts) in &other.rows {
            self.rows.entry(key.clone()).or_insert_with(|| texts.clone());
        }
    }

    /// Takes away the rows that speak of what others speak of.
    pub fn take_away(&mut self, others: &Self) {
        self.rows.retain(|key, _| others.get(key).is_none());
    }

    /// The rows that speak of what is wanted.
    #[must_use]
    pub fn only(&self, is_wanted: impl Fn(&RowKey) -> bool) -> Self {
        let rows = self.rows.iter().filter(|(key, _)| is_wanted(key));
        let rows = rows.map(|(key, texts)| (key.clone(), texts.clone())).collect();
        Self { rows, only: self.only.clone() }
    }

    fn key(file: &RecordFile, row: &impl AssessmentRow) -> Option<RowKey> {
        let given =
            |field: Option<Field<'_>>| field.map(|field| field.text.to_owned()).filter(|it| !it.is_empty());
        let organisation = match given(row.organisation()) {
            Some(named) => Id::new(&named)?,
            None => file.organisation.clone()?,
        };
        let period = match given(row.period()) {
            Some(named) => Period::read(&named)?,
            None => Period::year_of(file.year),
        };
        let criterion = row.criterion().text.to_owned();
        Some(RowKey::of_line(organisation, file.review.clone(), period, criterion))
    }
}

impl RowSink for Rows {
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let named = row.organisation().map(|field| field.text).filter(|named| !named.is_empty());
        // of a table of many, most rows end here
        if let (Some(only), Some(named)) = (&self.only, named)
            && only.as_str() != named
        {
            return;
        }
        let Some(key) = Self::key(file, row).filter(|key| self.is_wanted(&key.organisation)) else { return };
        let text = |field: Option<Field<'_>>| field.map(|field| field.text.to_owned()).unwrap_or_default();
        let texts = RowTexts {
            values: Stage::ALL.map(|stage| text(row.value(stage))),
            evidence: text(row.evidence()),
            note: text(row.note()),
            ..RowTexts::default()
        };
        self.rows.entry(key).or_insert(texts);
    }
}
