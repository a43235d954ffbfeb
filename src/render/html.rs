//! A table as one HTML file: no script, nothing from elsewhere, printed on A4 landscape.

use std::fmt::Write;

use super::table::{Align, Block, Cell, Column, HeadLevel, Table, Wrap};
use crate::model::Language;
use crate::visible::visible;

const STYLE: &str = "\
@page { size: A4 landscape; margin: 15mm 12mm; @bottom-center { content: counter(page) '/' counter(pages); font: 10pt 'Times New Roman', 'Liberation Serif', serif; } }
body { font-family: 'Times New Roman', 'Liberation Serif', serif; font-size: 12pt; color: #000; background: #fff; margin: 1em; }
h1 { font-size: 13pt; margin: 0; text-transform: uppercase; }
h2 { font-size: 14pt; margin: .6em 0 .2em; break-after: avoid; }
header h2 { text-align: center; }
p { margin: .2em 0; }
table { border-collapse: collapse; width: 100%; margin: .8em 0; font-size: 11pt; }
th, td { border: 1px solid #000; padding: .15em .35em; vertical-align: top; white-space: pre-line; overflow-wrap: break-word; }
th { text-align: center; vertical-align: middle; }
td.words { min-width: 6.5em; }
td.figure { text-align: right; white-space: pre; }
td.id { white-space: pre; }
tr.numbers th { font-weight: normal; font-style: italic; font-size: 9pt; white-space: nowrap; }
tr.total td { font-weight: bold; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@media print { body { margin: 0; } table { font-size: 10pt; } td.words { min-width: 4.5em; } }
";

/// The whole file.
#[must_use]
pub fn draw(table: &Table, language: Language) -> String {
    draw_all(std::slice::from_ref(table), language)
}

/// Several tables in one file, one after the other; the first opens it.
#[must_use]
pub fn draw_all(tables: &[Table], language: Language) -> String {
    let above = tables.first().map_or(&[][..], |table| &table.above);
    let title = above.iter().map(words).collect::<Vec<_>>();
    let title = title.get(..title.len().min(2)).unwrap_or_default().join(" – ");
    let mut page = String::new();
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        language.word(),
        escaped(&title)
    );
    page += "<header>\n";
    page += &blocks(above);
    page += "</header>\n";
    for (place, table) in tables.iter().enumerate() {
        if place > 0 {
            page += &blocks(&table.above);
        }
        if !table.columns.is_empty() {
            page += &grid(table, language);
        }
        page += &blocks(&table.below);
    }
    page + "</body>\n</html>\n"
}

fn words(block: &Block) -> String {
    match block {
        Block::Title(words) | Block::Heading(words) | Block::Line(words) | Block::Item(_, words) => {
            words.clone()
        }
    }
}

fn grid(table: &Table, language: Language) -> String {
    let mut text = "<table>\n<thead>\n".to_owned();
    text += &heads(table);
    if let Some(numbers) = table.column_numbers() {
        text += &row("numbers", numbers.iter().map(|number| format!("<th>{}</th>", escaped(number))));
    }
    text += "</thead>\n<tbody>\n";
    let cells = |cells: &[Cell]| -> Vec<String> {
        table.columns.iter().zip(cells).map(|(column, cell)| data(column, cell, language)).collect()
    };
    text.extend(table.rows.iter().map(|line| row("", cells(line).into_iter())));
    text.extend(table.totals.iter().map(|line| row("total", cells(line).into_iter())));
    text + "</tbody>\n</table>\n"
}

fn heads(table: &Table) -> String {
    let both = if table.has_groups() { " rowspan=\"2\"" } else { "" };
    let upper = table.heads().into_iter().map(|head| match head.level {
        HeadLevel::Group => format!("<th colspan=\"{}\">{}</th>", head.width, escaped(head.text)),
        HeadLevel::Alone => format!("<th{both}>{}</th>", escaped(head.text)),
    });
    let grouped = table.columns.iter().filter(|column| column.group.is_some());
    let lower = grouped.map(|column| format!("<th>{}</th>", escaped(&column.header)));
    let lower = if table.has_groups() { row("", lower) } else { String::new() };
    row("", upper) + &lower
}

fn row(class: &str, cells: impl Iterator<Item = String>) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<tr{class}>{}</tr>\n", cells.collect::<String>())
}

fn data(column: &Column, cell: &Cell, language: Language) -> String {
    let class = match (column.align, column.wrap) {
        (Align::Right, _) => " class=\"figure\"",
        (Align::Left, Wrap::Never) => " class=\"id\"",
        (Align::Left, Wrap::Words) => " class=\"words\"",
    };
    format!("<td{class}>{}</td>", escaped(&cell.localised(language)))
}

fn blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        let _ = match block {
            Block::Title(words) => writeln!(text, "<h1>{}</h1>", escaped(words)),
            Block::Heading(words) => writeln!(text, "<h2>{}</h2>", escaped(words)),
            Block::Line(words) => writeln!(text, "<p>{}</p>", escaped(words)),
            Block::Item(level, words) => {
                writeln!(text, "<p style=\"margin-left: {}em\">– {}</p>", level + 1, escaped(words))
            }
        };
    }
    text
}

/// Text that HTML takes for text, with control and direction characters made visible; lines stay.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            safe.push('\n');
        }
        for character in visible(line).chars() {
            match character {
                '&' => safe.push_str("&amp;"),
                '<' => safe.push_str("&lt;"),
                '>' => safe.push_str("&gt;"),
                '"' => safe.push_str("&quot;"),
                '\'' => safe.push_str("&#39;"),
                plain => safe.push(plain),
            }
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::draw;
    use crate::model::{Decimal, Language};
    use crate::render::table::{Block, Cell, Column, ColumnNumbers, Table};

    #[test]
    fn heads_merge_and_text_stays_text() {
        let table = Table {
            above: vec![Block::Title("A & B".to_owned())],
            columns: vec![
                Column::words("Tên"),
                Column::figures("SL").under("Tốt"),
                Column::figures("%").under("Tốt").percentage(1, 1),
            ],
            rows: vec![vec![
                Cell::text("<script>alert(\"x\")</script>\u{202e}"),
                Cell::Count(3),
                Cell::Number(Decimal::from_hundredths(3333)),
            ]],
            totals: vec![vec![Cell::text("Cộng"), Cell::Count(3), Cell::Empty]],
            numbers: ColumnNumbers::Shown,
            ..Table::default()
        };
        let page = draw(&table, Language::Vietnamese);
        assert!(page.contains(
            "<tr><th rowspan=\"2\">Tên</th><th colspan=\"2\">Tốt</th></tr>\n<tr><th>SL</th><th>%</th></tr>"
        ));
        assert!(page.contains("<tr class=\"numbers\"><th>1</th><th>2</th><th>3=2:2</th></tr>"));
        assert!(page.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&lt;U+202E&gt;"));
        assert!(page.contains("<td class=\"figure\">33,33</td>"));
        assert!(page.contains("<tr class=\"total\"><td class=\"words\">Cộng</td>"));
        assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"));
    }
}
