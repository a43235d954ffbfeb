//! The rows of assessments once more, with the texts that no result needs: to explain, to compare, to sign.
//! Only a folder that was found without errors is read so; what fits nowhere is passed over.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::ValidDataset;
use crate::model::record::{AssessmentRow, Field, RecordFile, RowSink};
use crate::model::{FileId, Period, Place, Stage, UnitKey};

/// A row of an assessment as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenRow {
    pub key: UnitKey,
    /// The line of the guideline that serves the form.
    pub line: usize,
    pub place: Place,
    /// By stage.
    pub values: [Option<WrittenText>; 3],
    pub evidence: Option<WrittenText>,
    pub note: Option<WrittenText>,
}

/// The text of a cell that is not empty: trimmed, NFC.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenText {
    pub text: String,
    pub place: Place,
}

impl WrittenRow {
    /// What is given in a stage.
    #[must_use]
    pub const fn value(&self, stage: Stage) -> Option<&WrittenText> {
        self.values[stage.index()].as_ref()
    }

    /// A row of a folder without errors, if its form is wanted. It mostly stands behind the one of `line_before`.
    #[must_use]
    pub fn read(
        data: &ValidDataset,
        file: &RecordFile,
        row: &impl AssessmentRow,
        line_before: Option<usize>,
        is_wanted: impl Fn(UnitKey) -> bool,
    ) -> Option<Self> {
        let key = unit_of(data, file, row).filter(|key| is_wanted(*key))?;
        let guideline = &data.guidelines[data.guideline_for(key)?];
        let line = guideline.line_at(row.criterion().text, line_before.map_or(0, |line| line + 1))?;
        Some(Self {
            key,
            line,
            place: row.place(),
            values: Stage::ALL.map(|stage| text(row.value(stage))),
            evidence: text(row.evidence()),
            note: text(row.note()),
        })
    }
}

/// Whose rows are collected.
#[derive(Clone, Debug)]
pub enum Wanted {
    All,
    One(usize),
    Some(Arc<BTreeSet<usize>>),
}

impl Wanted {
    #[must_use]
    pub fn holds(&self, organisation: usize) -> bool {
        match self {
            Self::All => true,
            Self::One(only) => *only == organisation,
            Self::Some(some) => some.contains(&organisation),
        }
    }
}

/// Collects rows.
#[derive(Debug)]
pub struct Written<'d> {
    data: &'d ValidDataset,
    wanted: Wanted,
    rows: Vec<WrittenRow>,
}

impl<'d> Written<'d> {
    #[must_use]
    pub const fn new(data: &'d ValidDataset, wanted: Wanted) -> Self {
        Self { data, wanted, rows: Vec::new() }
    }

    /// Collects the rows of the same, from another file or another piece of one.
    #[must_use]
    pub fn again(&self) -> Self {
        Self::new(self.data, self.wanted.clone())
    }

    /// Takes over rows that stand behind its own if they stand in one file.
    pub fn append(&mut self, mut other: Self) {
        self.rows.append(&mut other.rows);
    }

    /// The rows, file by file in the order that `place` tells.
    #[must_use]
    pub fn into_rows_by_file(mut self, place: impl Fn(FileId) -> Option<usize>) -> Vec<WrittenRow> {
        self.rows.sort_by_cached_key(|row| place(row.place.file()));
        self.rows
    }
}

/// The unit that a row of a folder without errors belongs to.
pub(super) fn unit_of(data: &ValidDataset, file: &RecordFile, row: &impl AssessmentRow) -> Option<UnitKey> {
    let named = row.organisation().map(|field| field.text).filter(|text| !text.is_empty());
    let id = named.or_else(|| file.organisation.as_ref().map(crate::model::Id::as_str))?;
    let organisation = data.organisations.find(id)?;
    let review = data.manifest.review_at(file.review.as_str())?;
    let given = row.period().filter(|field| !field.text.is_empty());
    let period = match given {
        Some(field) => Period::read(field.text)?,
        None => Period::year_of(file.year),
    };
    Some(UnitKey { review, organisation, period })
}

impl RowSink for Written<'_> {
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let before = self.rows.last().map(|last| last.line);
        let is_wanted = |key: UnitKey| self.wanted.holds(key.organisation);
        self.rows.extend(WrittenRow::read(self.data, file, row, before, is_wanted));
    }
}

fn text(field: Option<Field<'_>>) -> Option<WrittenText> {
    let field = field.filter(|field| !field.text.is_empty())?;
    Some(WrittenText { text: field.text.to_owned(), place: field.place })
}
