//! A document as Markdown: a preview whose text can be read and compared.

use std::fmt::Write;

use crate::document::{Block, Columns, Page, Run, Sheet, Side, Style};
use crate::render::markdown::escaped;

/// The whole document.
#[must_use]
pub fn draw(page: &Page) -> String {
    let mut text = String::new();
    for block in &page.blocks {
        let drawn = match block {
            Block::Columns(columns) => side_by_side(columns),
            Block::Line(style, runs) => line(*style, runs),
            Block::Sheet(sheet) => table(sheet),
            Block::NewPage => "---\n\n".to_owned(),
        };
        text.push_str(&drawn);
    }
    let _ = writeln!(text, "---\n\n{}", escaped(&page.foot));
    text
}

fn line(style: Style, runs: &[Run]) -> String {
    let words = words(runs);
    match style {
        Style::Title => format!("# {words}\n\n"),
        Style::Section => format!("## {words}\n\n"),
        Style::Subject | Style::SubjectEnd | Style::Mark | Style::Centre => {
            format!("**{}**\n\n", words.replace("**", ""))
        }
        Style::Basis | Style::Body => format!("{words}\n\n"),
    }
}

fn side_by_side(columns: &Columns) -> String {
    let rows = columns.left.len().max(columns.right.len());
    let cell = |lines: &[Vec<Run>], row: usize| lines.get(row).map(|runs| words(runs)).unwrap_or_default();
    let mut text = "| | |\n| --- | --- |\n".to_owned();
    for row in 0..rows {
        let _ = writeln!(text, "| {} | {} |", cell(&columns.left, row), cell(&columns.right, row));
    }
    text + "\n"
}

fn table(sheet: &Sheet) -> String {
    let heads: Vec<String> = sheet.columns.iter().map(|column| escaped(&column.head)).collect();
    let rules: Vec<&str> = sheet
        .columns
        .iter()
        .map(|column| match column.side {
            Side::Left => "---",
            Side::Centre => ":---:",
        })
        .collect();
    let mut text = format!("| {} |\n| {} |\n", heads.join(" | "), rules.join(" | "));
    for row in &sheet.rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text + "\n"
}

fn words(runs: &[Run]) -> String {
    let drawn = runs.iter().map(|run| {
        let text = led(&run.text);
        let text = if run.face.italic { format!("*{text}*") } else { text };
        if run.face.bold { format!("**{text}**") } else { text }
    });
    drawn.collect()
}

/// Text that may begin a line.
fn led(text: &str) -> String {
    let leads = text.starts_with(['+', '>']);
    if leads { format!("\\{}", escaped(text)) } else { escaped(text) }
}
