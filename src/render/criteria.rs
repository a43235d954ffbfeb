//! The list of guidelines as a table.

use super::guideline::{applies_to, in_force};
use super::table::{Cell, Column, Table};
use crate::catalogue::{self, Phrase, labels};
use crate::model::{Guideline, Language};

/// One row a version.
#[must_use]
pub fn table<'a>(guidelines: impl IntoIterator<Item = &'a Guideline>, language: Language) -> Table {
    let ids = |label: Phrase| Column::ids(label.get(language));
    let words = |label: Phrase| Column::words(label.get(language));
    Table {
        columns: vec![
            ids(labels::COLUMN_ID),
            ids(labels::COLUMN_VERSION),
            words(labels::COLUMN_NAME),
            words(labels::COLUMN_IN_FORCE),
            words(labels::COLUMN_APPLIES_TO),
            ids(labels::COLUMN_EVERY),
            ids(labels::COLUMN_ILLUSTRATIVE),
        ],
        rows: guidelines.into_iter().map(|guideline| row(guideline, language)).collect(),
        ..Table::default()
    }
}

fn row(guideline: &Guideline, language: Language) -> Vec<Cell> {
    vec![
        Cell::text(guideline.version.id.as_str()),
        Cell::text(guideline.version.version.as_str()),
        Cell::text(guideline.name.get(language)),
        Cell::Text(in_force(guideline, language)),
        Cell::Text(applies_to(guideline, language)),
        Cell::phrase(catalogue::words::every(guideline.every), language),
        Cell::phrase(catalogue::words::yes_or_no(guideline.illustrative), language),
    ]
}
