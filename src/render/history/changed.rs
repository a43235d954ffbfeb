//! Changes of rows in words: of lines and figures cell by cell, of other tables also that a row came or went.

use super::{Of, outcome};
use crate::catalogue::{compare, history as texts, words};
use crate::history::{ChangedCell, Entry, RowOf};
use crate::model::results::Status;
use crate::model::{date, number};
use crate::render::opening::Reader;
use crate::render::say::Say;
use crate::render::table::Cell;

pub fn matter(entry: &Entry, row: RowOf, cell: ChangedCell, say: Say<'_>) -> String {
    let of_cell = |phrases: [_; 2], value| match cell {
        ChangedCell::Evidence => say.phrase(phrases[0]),
        ChangedCell::Note => say.phrase(phrases[1]),
        ChangedCell::Value(_) | ChangedCell::Row | ChangedCell::Column(_) => say.phrase(value),
    };
    let name = match row {
        RowOf::Line => {
            let value = if let ChangedCell::Value(stage) = cell { words::stage(stage) } else { texts::NOTE };
            return of_cell([texts::EVIDENCE, texts::NOTE], value);
        }
        RowOf::Fact => return of_cell([texts::FIGURE_EVIDENCE, texts::FIGURE_NOTE], texts::FIGURE),
        RowOf::Event(step) => say.fill(compare::ITEM_EVENT, &[("step", words::step(step).get(say.language))]),
        RowOf::Finding => say.phrase(texts::FOUND),
        RowOf::Waiver => say.phrase(texts::WAIVED),
        RowOf::Decision => say.phrase(texts::DECIDED),
        RowOf::Assignment(role) => {
            say.fill(compare::ITEM_ASSIGNMENT, &[("role", words::role(role).get(say.language))])
        }
    };
    if let ChangedCell::Column(column) = cell {
        let column = words::record_column(column).get(say.language);
        return say.fill(texts::ROW_CHANGED, &[("row", &name), ("column", column)]);
    }
    let phrase = if entry.after.is_empty() { texts::ROW_REMOVED } else { texts::ROW_ADDED };
    say.fill(phrase, &[("row", &name)])
}

/// What a cell or a row said.
pub fn written(entry: &Entry, (row, cell): (RowOf, ChangedCell), text: &str, of: Of, say: Say<'_>) -> Cell {
    let number = |text| number::read(text).ok().filter(|read| !read.percent);
    match cell {
        ChangedCell::Value(_) if let Some(read) = number(text) => Cell::Number(read.value),
        ChangedCell::Column(_) if let Ok(day) = date::read(text) => Cell::Date(day),
        _ if text.is_empty() => Cell::Empty,
        _ => Cell::text(told(entry, row, text, of, say)),
    }
}

/// What people read of a row: days as they write them, outcomes by their names. Programs read it as it is.
pub fn told(entry: &Entry, row: RowOf, text: &str, of: Of, say: Say<'_>) -> String {
    if of.reader == Reader::Program || matches!(row, RowOf::Line | RowOf::Fact) {
        return text.to_owned();
    }
    let part = |part: &str| match date::read(part) {
        Ok(day) => say.date(day),
        Err(_) if row != RowOf::Decision => part.to_owned(),
        Err(_) if part == Status::Unrated.word() => say.phrase(words::status(Status::Unrated)),
        Err(_) => outcome(entry, part, of, say),
    };
    text.split("; ").map(part).collect::<Vec<_>>().join("; ")
}
