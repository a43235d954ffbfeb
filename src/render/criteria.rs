//! The list of guidelines as a table.

use super::guideline::{applies_to, in_force};
use super::table::{Cell, Column, Table};
use crate::catalogue::{labels, words};
use crate::model::{Guideline, Language};

/// One row a version.
#[must_use]
pub fn table<'a>(guidelines: impl IntoIterator<Item = &'a Guideline>, language: Language) -> Table {
    let ids = [labels::COLUMN_ID, labels::COLUMN_VERSION].map(|label| Column::ids(label.get(language)));
    let words = [
        labels::COLUMN_NAME,
        labels::COLUMN_IN_FORCE,
        labels::COLUMN_APPLIES_TO,
        labels::COLUMN_EVERY,
        labels::COLUMN_ILLUSTRATIVE,
    ];
    Table {
        columns: ids.into_iter().chain(words.map(|label| Column::words(label.get(language)))).collect(),
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
        Cell::phrase(words::every(guideline.every), language),
        Cell::phrase(words::yes_or_no(guideline.illustrative), language),
    ]
}
