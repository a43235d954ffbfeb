//! The rows of assessments and of facts in one version of some files, as texts.

use std::collections::BTreeMap;

use crate::model::record::{AssessmentRow, FactView, Field, RecordFile, RowSink};
use crate::model::{Id, Period, Stage};

/// What a row speaks of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RowKey {
    pub organisation: Id,
    /// `None` for a row of facts.csv.
    pub review: Option<Id>,
    pub period: Period,
    /// The fact, in a row of facts.csv.
    pub criterion: String,
}

/// What a row says; empty where nothing is given.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct RowTexts {
    /// By stage; a fact has its one value in the place of the first.
    pub values: [String; 3],
    pub evidence: String,
    pub note: String,
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

    /// Puts in a row of facts.csv.
    pub fn put_fact(&mut self, row: &FactView<'_>) {
        let Some(organisation) = Id::new(row.organisation.value) else { return };
        if self.only.as_ref().is_some_and(|only| *only != organisation) {
            return;
        }
        let (period, criterion) = (row.period.value, row.fact.value.to_string());
        let mut texts = RowTexts {
            evidence: row.evidence.value.to_owned(),
            note: row.note.to_owned(),
            ..RowTexts::default()
        };
        row.value.value.clone_into(&mut texts.values[Stage::Own.index()]);
        self.put(RowKey { organisation, review: None, period, criterion }, texts);
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
        Some(RowKey {
            organisation,
            review: Some(file.review.clone()),
            period,
            criterion: row.criterion().text.to_owned(),
        })
    }
}

impl RowSink for Rows {
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let Some(key) = Self::key(file, row) else { return };
        if self.only.as_ref().is_some_and(|only| *only != key.organisation) {
            return;
        }
        let text = |field: Option<Field<'_>>| field.map(|field| field.text.to_owned()).unwrap_or_default();
        let texts = RowTexts {
            values: Stage::ALL.map(|stage| text(row.value(stage))),
            evidence: text(row.evidence()),
            note: text(row.note()),
        };
        self.rows.entry(key).or_insert(texts);
    }
}
