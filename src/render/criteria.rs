//! The list of guidelines as a table.

use super::guideline::{applies_to, in_force};
use super::opening::Reader;
use super::table::{Cell, Column, Table};
use crate::catalogue::{self, Phrase, labels};
use crate::model::{Guideline, Language};

/// One row a version; for programs the days in force stand by themselves.
#[must_use]
pub fn table<'a>(
    guidelines: impl IntoIterator<Item = &'a Guideline>,
    reader: Reader,
    language: Language,
) -> Table {
    let ids = |label: Phrase| Column::ids(label.get(language));
    let words = |label: Phrase| Column::words(label.get(language));
    let in_force = match reader {
        Reader::Screen | Reader::Print => vec![words(labels::COLUMN_IN_FORCE)],
        Reader::Program => vec![ids(labels::COLUMN_FROM), ids(labels::COLUMN_TO)],
    };
    let before = [ids(labels::COLUMN_ID), ids(labels::COLUMN_VERSION), words(labels::COLUMN_NAME)];
    let after =
        [words(labels::COLUMN_APPLIES_TO), ids(labels::COLUMN_EVERY), ids(labels::COLUMN_ILLUSTRATIVE)];
    Table {
        columns: before.into_iter().chain(in_force).chain(after).collect(),
        rows: guidelines.into_iter().map(|guideline| row(guideline, reader, language)).collect(),
        ..Table::default()
    }
}

fn row(guideline: &Guideline, reader: Reader, language: Language) -> Vec<Cell> {
    let in_force = match reader {
        Reader::Screen | Reader::Print => vec![Cell::Text(in_force(guideline, language))],
        Reader::Program => {
            let to = guideline.in_force_to.map_or(Cell::Empty, Cell::Date);
            vec![Cell::Date(guideline.in_force_from), to]
        }
    };
    let before = [
        Cell::text(guideline.version.id.as_str()),
        Cell::text(guideline.version.version.as_str()),
        Cell::text(guideline.name.get(language)),
    ];
    let after = [
        Cell::Text(applies_to(guideline, language)),
        Cell::phrase(catalogue::words::every(guideline.every), language),
        Cell::phrase(catalogue::words::yes_or_no(guideline.illustrative), language),
    ];
    before.into_iter().chain(in_force).chain(after).collect()
}
