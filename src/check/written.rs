//! The rows of assessments once more, with the texts that no result needs: to explain, to compare, to sign.
//! Only a folder that was found without errors is read so; what fits nowhere is passed over.

use std::collections::HashMap;
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
}

/// Collects rows.
#[derive(Debug)]
pub struct Written<'d> {
    data: &'d ValidDataset,
    organisations: Arc<HashMap<&'d str, usize>>,
    rows: Vec<WrittenRow>,
}

impl<'d> Written<'d> {
    /// Collects the rows of one organisation, or of all.
    #[must_use]
    pub fn new(data: &'d ValidDataset, only: Option<usize>) -> Self {
        let all = data.organisations.iter().enumerate();
        let wanted = all.filter(|(index, _)| only.is_none_or(|only| only == *index));
        let organisations: HashMap<&str, usize> = wanted.map(|(index, found)| (found.id(), index)).collect();
        Self { data, organisations: Arc::new(organisations), rows: Vec::new() }
    }

    /// Collects the rows of the same, from another file or another piece of one.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { data: self.data, organisations: self.organisations.clone(), rows: Vec::new() }
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

    fn key(&self, file: &RecordFile, row: &impl AssessmentRow) -> Option<UnitKey> {
        let named = row.organisation().map(|field| field.text).filter(|text| !text.is_empty());
        let id = named.or_else(|| file.organisation.as_ref().map(crate::model::Id::as_str))?;
        let organisation = *self.organisations.get(id)?;
        let review = self.data.manifest.review_at(file.review.as_str())?;
        let given = row.period().filter(|field| !field.text.is_empty());
        let period = match given {
            Some(field) => Period::read(field.text)?,
            None => Period::year_of(file.year),
        };
        Some(UnitKey { review, organisation, period })
    }
}

impl RowSink for Written<'_> {
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let Some(key) = self.key(file, row) else { return };
        let Some(guideline) = self.data.guideline_for(key) else { return };
        let guess = self.rows.last().map_or(0, |last| last.line + 1);
        let Some(line) = self.data.guidelines[guideline].line_at(row.criterion().text, guess) else { return };
        self.rows.push(WrittenRow {
            key,
            line,
            place: row.place(),
            values: Stage::ALL.map(|stage| text(row.value(stage))),
            evidence: text(row.evidence()),
            note: text(row.note()),
        });
    }
}

fn text(field: Option<Field<'_>>) -> Option<WrittenText> {
    let field = field.filter(|field| !field.text.is_empty())?;
    Some(WrittenText { text: field.text.to_owned(), place: field.place })
}
