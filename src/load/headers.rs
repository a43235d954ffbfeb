//! The header lines of empty tables, in the order that `fmt` gives them.

use super::csv::Columns;
use super::records;
use super::tables::{REGISTER_COLUMNS, YearTable};
use crate::model::Language;

/// organisations.csv
#[must_use]
pub fn register(language: Language) -> String {
    header(REGISTER_COLUMNS, language)
}

/// A table of a year.
#[must_use]
pub fn table(table: YearTable, language: Language) -> String {
    header(table.columns(), language)
}

/// A flat file of assessments.
#[must_use]
pub fn assessments(language: Language) -> String {
    header(records::COLUMNS, language)
}

fn header(columns: Columns, language: Language) -> String {
    let names = columns.order.iter().map(|column| column.names());
    let names: Vec<&str> = match language {
        Language::Vietnamese => names.map(|name| name.vietnamese).collect(),
        Language::English => names.map(|name| name.english).collect(),
    };
    names.join(",") + "\n"
}
