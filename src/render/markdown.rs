//! A table or a document as Markdown, for a web page or a merge request.

use std::fmt::Write;

use super::table::{Align, Block, Cell, Column, Table};
use crate::model::Language;
use crate::visible::visible;

/// The table with the lines around it.
#[must_use]
pub fn draw(table: &Table, language: Language) -> String {
    let mut parts = Vec::new();
    if !table.above.is_empty() {
        parts.push(blocks(&table.above));
    }
    if !table.columns.is_empty() {
        parts.push(grid(table, language));
    }
    if !table.below.is_empty() {
        parts.push(blocks(&table.below));
    }
    parts.join("\n")
}

fn grid(table: &Table, language: Language) -> String {
    let header = row(table.columns.iter().map(|column| lines(&column.whole_header(": "))));
    let rule = row(table.columns.iter().map(|column| rule(column).to_owned()));
    let numbers = table.column_numbers().map(|numbers| row(numbers.into_iter()));
    let cells = |cells: &Vec<Cell>| row(cells.iter().map(|cell| lines(&cell.localised(language))));
    let rows = table.rows.iter().map(cells);
    let strong = |cell: &Cell| match lines(&cell.localised(language)) {
        text if text.is_empty() => text,
        text => format!("**{text}**"),
    };
    let totals = table.totals.iter().map(|cells| row(cells.iter().map(strong)));
    [header, rule].into_iter().chain(numbers).chain(rows).chain(totals).collect()
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

const fn rule(column: &Column) -> &'static str {
    match column.align {
        Align::Left => "---",
        Align::Right => "---:",
    }
}

/// Text in one line of the table, whatever lines it has.
fn lines(text: &str) -> String {
    text.split('\n').map(escaped).collect::<Vec<_>>().join("<br>")
}

/// Text blocks, one after the other; a list keeps its items together.
#[must_use]
pub fn blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut in_list = false;
    for block in blocks {
        let item = matches!(block, Block::Item(..));
        let goes_on = item && in_list;
        if !text.is_empty() && !goes_on {
            text.push('\n');
        }
        in_list = item;
        let _ = match block {
            Block::Title(words) => writeln!(text, "# {}", escaped(words)),
            Block::Heading(words) => writeln!(text, "## {}", escaped(words)),
            Block::Line(words) => writeln!(text, "{}", escaped(words)),
            Block::Item(level, words) => writeln!(text, "{}- {}", "  ".repeat(*level), escaped(words)),
        };
    }
    text
}

/// Text without anything that Markdown or HTML would act on.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for character in visible(text).chars() {
        match character {
            '\\' | '|' | '*' | '[' | ']' | '#' => safe.extend(['\\', character]),
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            plain => safe.push(plain),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::draw;
    use crate::model::{Decimal, Language};
    use crate::render::table::{Block, Cell, Column, Table};

    #[test]
    fn escapes_and_keeps_one_row_a_row() {
        let table = Table {
            above: vec![Block::Title("A".to_owned()), Block::Line("b".to_owned())],
            columns: vec![Column::words("x"), Column::figures("y")],
            rows: vec![vec![Cell::text("a|b\nc <i>"), Cell::Number(Decimal::from_hundredths(950))]],
            below: vec![Block::Item(0, "một".to_owned()), Block::Item(1, "hai".to_owned())],
            ..Table::default()
        };
        assert_eq!(
            draw(&table, Language::Vietnamese),
            "# A\n\nb\n\n| x | y |\n| --- | ---: |\n| a\\|b<br>c &lt;i> | 9,5 |\n\n- một\n  - hai\n"
        );
    }
}
