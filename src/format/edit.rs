//! Cells of a table that get another value. Every other byte of the text stays as it is; a column that the
//! table lacks is added behind the others.

use std::collections::BTreeMap;
use std::ops::Range;

use super::append::Sheet;
use crate::diagnostics::Report;
use crate::load::csv::{Column, Piece, RawRow, Scanner};
use crate::model::FileId;

/// A cell and its new value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edit<'e> {
    /// The row's number as [`Sheet::rows`] counts.
    pub row: usize,
    pub column: Column,
    pub text: &'e str,
}

/// A row of a table, its cells by column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetRow {
    cells: Vec<(Column, String)>,
}

impl SheetRow {
    /// The text of a cell: trimmed, NFC; empty where the table lacks the column.
    #[must_use]
    pub fn get(&self, column: Column) -> &str {
        self.cells.iter().find(|(known, _)| *known == column).map_or("", |(_, text)| text)
    }
}

impl Sheet<'_> {
    /// The rows below the header, without blank ones, in order.
    #[must_use]
    pub fn rows(&self) -> Vec<SheetRow> {
        let mut rows = Vec::new();
        self.walk(|row, _| {
            let named = self.layout.iter().zip(row.fields(self.text));
            let cells = named.filter_map(|(column, field)| {
                let column = (*column)?;
                Some((column, field.value(self.text).into_owned()))
            });
            rows.push(SheetRow { cells: cells.collect() });
        });
        rows
    }

    /// The text with these cells as they shall be.
    #[must_use]
    pub fn with_edits(&self, edits: &[Edit<'_>]) -> String {
        let mut added: Vec<Column> = Vec::new();
        for edit in edits.iter().filter(|edit| !edit.text.is_empty()) {
            if !self.layout.contains(&Some(edit.column)) && !added.contains(&edit.column) {
                added.push(edit.column);
            }
        }
        let by_cell: BTreeMap<(usize, usize), &str> =
            edits.iter().rev().map(|edit| ((edit.row, edit.column as usize), edit.text)).collect();
        let find = |row: usize, column: Column| by_cell.get(&(row, column as usize)).copied();
        let mut text = self.text[..self.start].to_owned();
        let mut copied = self.start;
        let mut header = RawRow::default();
        let mut scanner = self.scanner();
        if scanner.next_row(&mut header, &mut Report::default()) {
            let end = header.end().unwrap_or(self.start);
            text += &self.text[copied..end];
            for name in self.names(&added) {
                text += self.mark();
                text += name;
            }
            copied = end;
        }
        self.walk(|row, number| {
            for (place, field) in row.fields(self.text).enumerate() {
                let column = self.layout.get(place).copied().flatten();
                let edit = column.and_then(|column| find(number, column));
                if let Some(edit) = edit.filter(|edit| field.value(self.text) != *edit) {
                    text += &self.text[copied..field.span().start];
                    text += &self.field(edit);
                    copied = field.span().end;
                }
            }
            if !added.is_empty() {
                let end = row.end().unwrap_or(copied);
                text += &self.text[copied..end];
                for column in &added {
                    text += self.mark();
                    text += &self.field(find(number, *column).unwrap_or_default());
                }
                copied = end;
            }
        });
        text + &self.text[copied..]
    }

    /// Shows where every row stands, then its cells by their columns.
    pub fn each_span(&self, mut show: impl FnMut(usize, Option<Column>, Range<usize>)) {
        self.walk(|row, number| {
            show(number, None, row.start..row.end().unwrap_or(row.start));
            for (column, field) in self.layout.iter().zip(row.fields(self.text)) {
                if column.is_some() {
                    show(number, *column, field.span());
                }
            }
        });
    }

    fn scanner(&self) -> Scanner<'_> {
        Scanner::new(Piece::whole(FileId(0), self.text), self.start, self.delimiter)
    }

    /// Shows every row below the header, with its number.
    fn walk(&self, mut show: impl FnMut(&RawRow, usize)) {
        let (mut scanner, mut row) = (self.scanner(), RawRow::default());
        scanner.next_row(&mut row, &mut Report::default());
        let mut number = 0;
        while scanner.next_row(&mut row, &mut Report::default()) {
            show(&row, number);
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, Sheet};
    use crate::load::YearTable;
    use crate::load::csv::Column;

    const TEXT: &str = "\u{feff}mã;tổ chức;ngày phát hiện;hạn chế\r\n\r\nF1; cb-1 ;05/03/2024;\"a; b\"\r\n\
                        F2;cb-2;06/03/2024;c\r\n";

    fn edited(edits: &[Edit<'_>]) -> String {
        Sheet::of(TEXT, &YearTable::Findings.columns()).unwrap().with_edits(edits)
    }

    #[test]
    fn only_the_cell_changes() {
        let edit = Edit { row: 1, column: Column::Finding, text: "c; d" };
        assert_eq!(edited(&[edit]), TEXT.replace(";c\r", ";\"c; d\"\r"));
        let same = Edit { row: 0, column: Column::Organisation, text: "cb-1" };
        assert_eq!(edited(&[same]), TEXT);
        assert_eq!(edited(&[]), TEXT);
    }

    #[test]
    fn a_column_that_is_missing_is_added() {
        let edit = Edit { row: 1, column: Column::RemediedOn, text: "07/03/2024" };
        let expected = TEXT
            .replace("hạn chế\r", "hạn chế;ngày khắc phục\r")
            .replace("\"\r", "\";\r")
            .replace(";c\r", ";c;07/03/2024\r");
        assert_eq!(edited(&[edit]), expected);
        let empty = Edit { row: 1, column: Column::RemediedOn, text: "" };
        assert_eq!(edited(&[empty]), TEXT);
    }

    #[test]
    fn rows_are_counted_without_blank_ones() {
        let rows = Sheet::of(TEXT, &YearTable::Findings.columns()).unwrap().rows();
        let ids: Vec<&str> = rows.iter().map(|row| row.get(Column::Id)).collect();
        assert_eq!((ids, rows[0].get(Column::Finding)), (vec!["F1", "F2"], "a; b"));
        assert_eq!((rows[0].get(Column::Organisation), rows[0].get(Column::Due)), ("cb-1", ""));
    }
}
