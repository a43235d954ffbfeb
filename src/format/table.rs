//! A CSV table in canonical form: `,`, LF, NFC; columns in the order of the format, rows in that of their rank.

use std::borrow::Cow;
use std::iter;

use crate::diagnostics::Report;
use crate::load::csv::{self, Column, Columns, Piece, RawField, RawRow, Scanner};
use crate::model::FileId;

/// The cells of a row, by column.
pub struct Cells<'t> {
    text: &'t str,
    row: &'t RawRow,
    layout: &'t [(Column, usize)],
}

impl Cells<'_> {
    /// The value of a cell; empty where the table has no such column.
    pub fn get(&self, column: Column) -> Cow<'_, str> {
        let found = self.layout.iter().find(|(known, _)| *known == column);
        let field = found.and_then(|(_, index)| self.row.field(self.text, *index));
        field.map_or(Cow::Borrowed(""), |field| with_line_feeds(field.value(self.text)))
    }
}

/// The table with its rows sorted by `rank`, those of one rank as they stood.
pub fn canonical<K: Ord>(text: &str, columns: &Columns, rank: impl Fn(&Cells<'_>) -> K) -> String {
    let (delimiter, start) = csv::delimiter(text, columns);
    let mut scanner = Scanner::new(Piece::whole(FileId(0), text), start, delimiter);
    let mut rows = iter::from_fn(move || {
        let mut row = RawRow::default();
        scanner.next_row(&mut row, &mut Report::default()).then_some(row)
    });
    let Some(header) = rows.next() else { return String::new() };
    let layout = layout(&header, text, columns);
    let mut rows: Vec<RawRow> = rows.collect();
    rows.sort_by_cached_key(|row| rank(&Cells { text, row, layout: &layout }));
    let mut formatted = String::with_capacity(text.len());
    for row in iter::once(&header).chain(&rows) {
        push_row(&mut formatted, row, text, &layout);
    }
    formatted
}

/// The columns in order, each with the field that holds it. Columns without a name are empty: they go.
fn layout(header: &RawRow, text: &str, columns: &Columns) -> Vec<(Column, usize)> {
    let names: Vec<Option<Column>> =
        header.fields(text).map(|field| columns.find(&field.value(text))).collect();
    let at = |column| names.iter().position(|name| *name == Some(column)).map(|index| (column, index));
    columns.all().filter_map(at).collect()
}

/// A value as it will stand: rows are ranked by what is written, so that a second run changes nothing.
fn with_line_feeds(value: Cow<'_, str>) -> Cow<'_, str> {
    if value.contains("\r\n") { Cow::Owned(value.replace("\r\n", "\n")) } else { value }
}

fn push_row(out: &mut String, row: &RawRow, text: &str, layout: &[(Column, usize)]) {
    for (position, field) in layout.iter().filter_map(|(_, index)| row.field(text, *index)).enumerate() {
        out.push_str(if position == 0 { "" } else { "," });
        push_field(out, field, text);
    }
    out.push('\n');
}

/// The value, with quotes where it had them or a `,` table needs them: a value that is in order keeps its bytes.
fn push_field(out: &mut String, field: RawField, text: &str) {
    let value = with_line_feeds(field.value(text));
    if field.is_quoted() || value.contains([',', '"', '\n']) {
        out.push('"');
        out.push_str(&value.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&value);
    }
}

#[cfg(test)]
mod tests;
