//! The header lines of empty tables, in the order that `fmt` gives them.

use super::csv::{Column, Columns};
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

/// A form of one organisation that does not exist yet: the columns that its rows use.
#[must_use]
pub fn form(rows: &[Vec<(Column, String)>], language: Language) -> String {
    let is_used = |column: &Column| rows.iter().flatten().any(|(used, _)| used == column);
    let used: Vec<Column> = records::COLUMNS.all().filter(is_used).collect();
    names(&used, language)
}

fn header(columns: Columns, language: Language) -> String {
    names(columns.order, language)
}

fn names(columns: &[Column], language: Language) -> String {
    let names = columns.iter().map(|column| column.names());
    let names: Vec<&str> = match language {
        Language::Vietnamese => names.map(|name| name.vietnamese).collect(),
        Language::English => names.map(|name| name.english).collect(),
    };
    names.join(",") + "\n"
}
