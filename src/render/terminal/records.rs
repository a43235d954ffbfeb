//! A table that is wider than the screen, as records: what a row is about, and below it the other cells with their heads.

use unicode_width::UnicodeWidthStr;

use super::{Layout, visible_lines};
use crate::render::table::{Align, Cell, Column, Spacing, Table};
use crate::render::wrap::wrapped;

/// What stands before the cells of a record.
const INDENT: usize = 2;
const BETWEEN: &str = " · ";

pub fn draw(table: &Table, layout: Layout) -> String {
    let naming = table.columns.iter().position(|column| column.align == Align::Left).unwrap_or_default();
    let edge = "─".repeat(layout.width);
    let rule = "╌".repeat(layout.width);
    let mut lines = vec![edge.clone()];
    for (place, row) in table.rows_and_totals().enumerate() {
        if place > 0 && table.spacing == Spacing::Ruled {
            lines.push(rule.clone());
        }
        let (named, others) = row.split_at((naming + 1).min(row.len()));
        let title: Vec<String> = named.iter().map(|cell| told(cell, layout)).collect();
        lines.extend(wrapped(title.join(" ").trim(), layout.width, INDENT));
        let columns = table.columns.iter().skip(naming + 1);
        lines.extend(flowing(
            columns.zip(others).filter_map(|(column, cell)| field(column, cell, layout)),
            layout,
        ));
    }
    lines.push(edge);
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The text of a cell on one line; what stands on further lines of it follows in brackets.
fn told(cell: &Cell, layout: Layout) -> String {
    let text = visible_lines(&cell.localised(layout.language));
    match text.split_once('\n') {
        None => text,
        Some((first, more)) if more.starts_with('(') => format!("{first} {}", one_line(more)),
        Some((first, more)) => format!("{first} ({})", one_line(more)),
    }
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// A cell with its head; nothing of an empty one.
fn field(column: &Column, cell: &Cell, layout: Layout) -> Option<String> {
    let text = Some(told(cell, layout)).filter(|text| !text.is_empty())?;
    let head = one_line(&visible_lines(&column.whole_header(" ")));
    Some(if head.is_empty() { text } else { format!("{head}: {text}") })
}

/// The fields beside each other; one that has no room in a line begins the next.
fn flowing(fields: impl Iterator<Item = String>, layout: Layout) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for field in fields {
        match lines.last_mut() {
            Some(line) if line.width() + BETWEEN.width() + field.width() <= layout.width => {
                line.push_str(BETWEEN);
                line.push_str(&field);
            }
            Some(_) | None => lines.push(" ".repeat(INDENT) + &field),
        }
    }
    lines.iter().flat_map(|line| wrapped(line, layout.width, 2 * INDENT)).collect()
}
