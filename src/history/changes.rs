//! What one commit changed in the rows. A merge changed what is as in none of its parents.

use std::collections::BTreeSet;

use super::rows::{RowKey, RowTexts, Rows};
use crate::model::{Stage, number};

/// A cell of a row before and after; empty where nothing was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    pub row: RowKey,
    pub cell: ChangedCell,
    pub before: String,
    pub after: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ChangedCell {
    Value(Stage),
    Evidence,
    Note,
}

impl ChangedCell {
    const ALL: [Self; 5] = [
        Self::Value(Stage::Own),
        Self::Value(Stage::Appraised),
        Self::Value(Stage::Decided),
        Self::Evidence,
        Self::Note,
    ];

    fn of(self, texts: Option<&RowTexts>) -> &str {
        let Some(texts) = texts else { return "" };
        match self {
            Self::Value(stage) => &texts.values[stage.index()],
            Self::Evidence => &texts.evidence,
            Self::Note => &texts.note,
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
        self.cell.is_same(&self.before, self.cell.of(row))
    }
}

/// What differs in `after` from every one of `before`: one for each parent.
#[must_use]
pub fn changes(before: &[Rows], after: &Rows) -> Vec<Change> {
    let all = before.iter().chain([after]).flat_map(Rows::iter).map(|(key, _)| key);
    let rows: BTreeSet<&RowKey> = all.collect();
    let mut found = Vec::new();
    for row in rows {
        for cell in ChangedCell::ALL {
            let now = cell.of(after.get(row));
            let mut then = before.iter().map(|rows| cell.of(rows.get(row)));
            let first = then.next().unwrap_or_default();
            if !cell.is_same(first, now) && !then.any(|text| cell.is_same(text, now)) {
                let (before, after) = (first.to_owned(), now.to_owned());
                found.push(Change { row: row.clone(), cell, before, after });
            }
        }
    }
    found
}
