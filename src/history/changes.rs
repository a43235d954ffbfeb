//! What one commit changed in the rows.

use std::collections::BTreeSet;

use super::records::{Cells, RowOf, said};
use super::rows::{RowKey, RowTexts, Rows};
use crate::model::record::RecordColumn;
use crate::model::{Stage, number};

/// A cell of a row before and after; empty where nothing was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    pub row: RowKey,
    pub cell: ChangedCell,
    pub before: String,
    pub after: String,
    /// Of a row that came or went, what it says.
    cells: Cells,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ChangedCell {
    // of lines and figures, which are there where something is given
    Value(Stage),
    Evidence,
    Note,
    // of rows of other tables
    /// The row as a whole: it came or went.
    Row,
    Column(RecordColumn),
}

impl ChangedCell {
    const OF_LINES: [Self; 5] = [
        Self::Value(Stage::Own),
        Self::Value(Stage::Appraised),
        Self::Value(Stage::Decided),
        Self::Evidence,
        Self::Note,
    ];

    /// The cells in which a row may differ.
    fn of_row(row: &RowKey, before: Option<&RowTexts>, after: Option<&RowTexts>) -> Vec<Self> {
        match row.of {
            RowOf::Fact | RowOf::Line => Self::OF_LINES.to_vec(),
            RowOf::Event(_) | RowOf::Finding | RowOf::Waiver | RowOf::Decision | RowOf::Assignment(_) => {
                if before.is_some() && after.is_some() {
                    RecordColumn::ALL.map(Self::Column).to_vec()
                } else {
                    vec![Self::Row]
                }
            }
        }
    }

    fn of(self, texts: Option<&RowTexts>) -> String {
        let Some(texts) = texts else { return String::new() };
        match self {
            Self::Value(stage) => texts.values[stage.index()].clone(),
            Self::Evidence => texts.evidence.clone(),
            Self::Note => texts.note.clone(),
            Self::Row => said(&texts.cells),
            Self::Column(column) => texts.cells.get(&column).cloned().unwrap_or_default(),
        }
    }

    /// Whether two texts of the cell say the same: `8,5` is `8.5`.
    fn is_same(self, one: &str, other: &str) -> bool {
        let value = |text| number::read(text).ok().map(|written| written.value);
        let is_number = matches!(self, Self::Value(_)) && value(one).is_some();
        one == other || (is_number && value(one) == value(other))
    }
}

impl Change {
    /// Whether another change is of the same cell.
    #[must_use]
    pub fn is_of_cell_of(&self, other: &Self) -> bool {
        (&self.row, self.cell) == (&other.row, other.cell)
    }

    /// Whether it begins with what this row says.
    #[must_use]
    pub fn is_from(&self, row: Option<&RowTexts>) -> bool {
        self.cell.is_same(&self.before, &self.cell.of(row))
    }

    /// Whether a row of events, findings, waivers, decisions or assignments came.
    #[must_use]
    pub fn is_row_that_came(&self) -> bool {
        self.cell == ChangedCell::Row && self.before.is_empty()
    }

    fn is_row_that_went(&self) -> bool {
        self.cell == ChangedCell::Row && self.after.is_empty()
    }

    /// Whether the row that went is the one that came: a finding by its id, another row when it was changed in nothing but
    /// its mark. A waiver may stand in the folder of any year.
    fn is_again(&self, came: &Self) -> bool {
        let subject = |row: &RowKey| (row.of, row.review.clone(), row.criterion.clone());
        let rest = |change: &Self| {
            let mut cells = change.cells.clone();
            change.row.of.mark().and_then(|mark| cells.remove(&mark));
            cells
        };
        let is_of_period = self.row.period == came.row.period || self.row.of == RowOf::Waiver;
        subject(&self.row) == subject(&came.row)
            && (self.row.of == RowOf::Finding || (is_of_period && rest(self) == rest(came)))
    }

    /// What differs in a row that went when it came again.
    fn differences(&self, came: &Self) -> Vec<Self> {
        let text = |change: &Self, column| change.cells.get(&column).cloned().unwrap_or_default();
        let differs = RecordColumn::ALL.into_iter().filter_map(|column| {
            let [before, after] = [text(self, column), text(came, column)];
            let cell = ChangedCell::Column(column);
            let row = came.row.clone();
            (before != after).then(|| Self { row, cell, before, after, cells: Cells::new() })
        });
        differs.collect()
    }
}

/// What differs between two states.
#[must_use]
pub fn changes(before: &Rows, after: &Rows) -> Vec<Change> {
    let rows: BTreeSet<&RowKey> = before.iter().chain(after.iter()).map(|(key, _)| key).collect();
    let mut found = Vec::new();
    for row in rows {
        let [was, is] = [before.get(row), after.get(row)];
        for cell in ChangedCell::of_row(row, was, is) {
            let (before, after) = (cell.of(was), cell.of(is));
            if !cell.is_same(&before, &after) {
                let of_row = was.or(is).filter(|_| cell == ChangedCell::Row);
                let cells = of_row.map(|texts| texts.cells.clone()).unwrap_or_default();
                found.push(Change { row: row.clone(), cell, before, after, cells });
            }
        }
    }
    found
}

/// The changes of one commit, in which a row that went and came again was changed.
#[must_use]
pub fn known_again(changes: Vec<Change>) -> Vec<Change> {
    let (came, mut known): (Vec<_>, Vec<_>) = changes.into_iter().partition(Change::is_row_that_came);
    for came in came {
        let went = known.iter().position(|change| change.is_row_that_went() && change.is_again(&came));
        match went.map(|at| (at, known.remove(at))) {
            Some((at, went)) => drop(known.splice(at..at, went.differences(&came))),
            None => known.push(came),
        }
    }
    known
}
