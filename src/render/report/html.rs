//! The pieces of the page: tables whose heads say what they head, text as lists, words with a tone.

use std::fmt::Write;

use crate::model::Language;
use crate::render::html::escaped;
use crate::render::table::{Align, Block, Cell, Column, HeadLevel, Table, Tone, Wrap};

/// A table of the page.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// What it shows; where a heading says so already it is there for those who listen.
    pub caption: String,
    pub class: &'static str,
    pub heads: Vec<Vec<Head>>,
    pub rows: Vec<Vec<Field>>,
    pub totals: Vec<Vec<Field>>,
    /// The column that names a row.
    pub naming: usize,
    pub sorting: Sorting,
}

/// Whether readers may sort the rows, where scripts run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sorting {
    #[default]
    Fixed,
    ByReader,
}

#[derive(Clone, Debug)]
pub struct Head {
    pub words: String,
    /// The words in full, where the head is a short sign.
    pub title: String,
    pub class: &'static str,
    pub columns: usize,
    pub rows: usize,
}

/// A cell: HTML, the class that draws it, and what it is sorted by where that is not its text.
#[derive(Clone, Debug, Default)]
pub struct Field {
    pub inner: String,
    pub class: String,
    pub order: Option<String>,
}

impl Head {
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { words: escaped(words), title: String::new(), class: "", columns: 1, rows: 1 }
    }

    #[must_use]
    pub fn figures(self) -> Self {
        Self { class: "figure", ..self }
    }

    #[must_use]
    pub fn titled(self, title: &str) -> Self {
        Self { title: escaped(title), ..self }
    }
}

impl Field {
    #[must_use]
    pub fn text(words: &str) -> Self {
        Self { inner: escaped(words), ..Self::default() }
    }

    #[must_use]
    pub fn html(inner: String) -> Self {
        Self { inner, ..Self::default() }
    }

    /// To the right, never broken.
    #[must_use]
    pub fn figure(words: &str) -> Self {
        Self { class: "figure".to_owned(), ..Self::text(words) }
    }

    #[must_use]
    pub fn class(self, class: &str) -> Self {
        Self { class: class.to_owned(), ..self }
    }

    #[must_use]
    pub fn order(self, order: impl Into<String>) -> Self {
        Self { order: Some(order.into()), ..self }
    }
}

impl Grid {
    /// A table as all formats have it.
    #[must_use]
    pub fn of(table: &Table, caption: &str, language: Language) -> Self {
        let field = |(column, cell): (&Column, &Cell)| field(column, cell, language);
        let fields = |row: &Vec<Cell>| table.columns.iter().zip(row).map(field).collect();
        Self {
            caption: caption.to_owned(),
            heads: heads(table),
            rows: table.rows.iter().map(fields).collect(),
            totals: table.totals.iter().map(fields).collect(),
            naming: table.columns.iter().position(|column| column.align == Align::Left).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// In a frame that scrolls by itself where the page is narrow.
    #[must_use]
    pub fn draw(&self) -> String {
        let caption = escaped(&self.caption);
        let sortable = match self.sorting {
            Sorting::Fixed => "",
            Sorting::ByReader => " data-sortable",
        };
        let class = if self.class.is_empty() { String::new() } else { format!(" class=\"{}\"", self.class) };
        let mut text = format!(
            "<div class=\"frame\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\">\n<table{class}{sortable}>\n\
             <caption>{caption}</caption>\n<thead>\n"
        );
        for row in &self.heads {
            let _ = writeln!(text, "<tr>{}</tr>", row.iter().map(head).collect::<String>());
        }
        text += "</thead>\n<tbody>\n";
        self.rows.iter().for_each(|row| text += &self.row(row));
        text += "</tbody>\n";
        if !self.totals.is_empty() {
            text += "<tfoot>\n";
            self.totals.iter().for_each(|row| text += &self.row(row));
            text += "</tfoot>\n";
        }
        text + "</table>\n</div>\n"
    }

    fn row(&self, row: &[Field]) -> String {
        let cells = row.iter().enumerate().map(|(place, field)| {
            let class = attribute("class", &field.class);
            let order =
                field.order.as_deref().map_or_else(String::new, |order| attribute("data-order", order));
            if place == self.naming {
                format!("<th scope=\"row\"{class}{order}>{}</th>", field.inner)
            } else {
                format!("<td{class}{order}>{}</td>", field.inner)
            }
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    }
}

fn head(head: &Head) -> String {
    let scope = if head.columns > 1 { "colgroup" } else { "col" };
    let span = |name, count: usize| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
    let title = attribute("title", &head.title);
    let words = if head.title.is_empty() {
        head.words.clone()
    } else {
        format!(
            "<span aria-hidden=\"true\">{}</span><span class=\"unseen\">{}</span>",
            head.words, head.title
        )
    };
    format!(
        "<th scope=\"{scope}\"{}{}{}{title}>{words}</th>",
        span("colspan", head.columns),
        span("rowspan", head.rows),
        attribute("class", head.class)
    )
}

/// An attribute whose value is HTML already; none where it is empty.
#[must_use]
pub fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{value}\"") }
}

fn heads(table: &Table) -> Vec<Vec<Head>> {
    let height = if table.has_groups() { 2 } else { 1 };
    let class = |column: &Column| if column.align == Align::Right { "figure" } else { "" };
    let upper = table.heads().into_iter().map(|found| match found.level {
        HeadLevel::Group => Head { columns: found.width, ..Head::new(&in_one_line(found.text)) },
        HeadLevel::Alone => Head {
            rows: height,
            class: class(&table.columns[found.first]),
            ..Head::new(&in_one_line(found.text))
        },
    });
    let grouped = table.columns.iter().filter(|column| column.group.is_some());
    let lower =
        grouped.map(|column| Head { class: class(column), ..Head::new(&in_one_line(&column.header)) });
    let mut rows = vec![upper.collect()];
    if table.has_groups() {
        rows.push(lower.collect());
    }
    rows
}

/// A head that was broken for a narrow screen.
fn in_one_line(head: &str) -> String {
    head.replace('\n', " ")
}

fn field(column: &Column, cell: &Cell, language: Language) -> Field {
    let field = match cell {
        Cell::Standing(words, tone) => Field::html(toned(words, *tone)),
        Cell::Empty | Cell::Text(_) | Cell::Number(_) | Cell::Count(_) | Cell::Date(_) | Cell::OutOf(_) => {
            Field::text(&cell.localised(language))
        }
    };
    let class = match (column.align, column.wrap) {
        (Align::Right, _) => "figure",
        (Align::Left, Wrap::Never) => "id",
        (Align::Left, Wrap::Words) => "",
    };
    let order = match cell {
        Cell::Number(_) | Cell::Count(_) | Cell::Date(_) => Some(cell.neutral().into_owned()),
        Cell::Empty | Cell::Text(_) | Cell::Standing(..) | Cell::OutOf(_) => None,
    };
    Field { class: class.to_owned(), order, ..field }
}

fn toned(words: &str, tone: Tone) -> String {
    let class = match tone {
        Tone::Reached => "reached",
        Tone::Short => "short",
        Tone::Open => "open",
    };
    format!("<span class=\"tone {class}\">{}</span>", escaped(words))
}

/// Text around a table: lines as paragraphs, items as lists, headings at `level`.
#[must_use]
pub fn blocks(blocks: &[Block], level: u8) -> String {
    let mut text = String::new();
    let mut depth = 0;
    for block in blocks {
        let wanted = match block {
            Block::Item(level, _) => level + 1,
            Block::Title(_) | Block::Heading(_) | Block::Line(_) => 0,
        };
        text += &steps(&mut depth, wanted);
        let _ = match block {
            Block::Title(words) | Block::Heading(words) => {
                writeln!(text, "<h{level}>{}</h{level}>", escaped(words))
            }
            Block::Line(words) => writeln!(text, "<p>{}</p>", escaped(words)),
            Block::Item(_, words) => write!(text, "<li>{}", escaped(words)),
        };
    }
    text + &steps(&mut depth, 0)
}

/// Closes and opens lists until one of `wanted` levels is open; an item that was open stays open above a list.
fn steps(depth: &mut usize, wanted: usize) -> String {
    let mut text = String::new();
    if *depth >= wanted && *depth > 0 {
        text += "</li>\n";
        text += &"</ul></li>\n".repeat((*depth - wanted).min(*depth - 1));
        text += if wanted == 0 { "</ul>\n" } else { "" };
    }
    // an item may be two levels deeper than the one before it
    let opened = wanted.saturating_sub(*depth);
    if opened > 0 {
        text += "<ul>";
        text += &"<li class=\"plain\"><ul>".repeat(opened - 1);
    }
    *depth = wanted;
    text
}

/// A section of the page with its heading.
#[must_use]
pub fn section(id: &str, heading: &str, inner: &str) -> String {
    format!(
        "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>\n{inner}</section>\n",
        escaped(heading)
    )
}

#[must_use]
pub fn paragraph(words: &str) -> String {
    format!("<p>{}</p>\n", escaped(words))
}

/// A paragraph that explains what is shown.
#[must_use]
pub fn note(words: &str) -> String {
    format!("<p class=\"note\">{}</p>\n", escaped(words))
}

#[cfg(test)]
mod tests {
    use super::{Grid, blocks};
    use crate::model::Language;
    use crate::render::table::{Block, Cell, Column, Table};

    #[test]
    fn items_become_lists_in_lists() {
        let item = |level, words: &str| Block::Item(level, words.to_owned());
        let list = [item(0, "a"), item(1, "b"), item(1, "c"), item(0, "d"), Block::Line("e".to_owned())];
        let expected = "<ul><li>a<ul><li>b</li>\n<li>c</li>\n</ul></li>\n<li>d</li>\n</ul>\n<p>e</p>\n";
        assert_eq!(blocks(&list, 4), expected);
        let deep = "<ul><li>a<ul><li>b<ul><li>c</li>\n</ul></li>\n</ul></li>\n</ul>\n";
        assert_eq!(blocks(&[item(0, "a"), item(1, "b"), item(2, "c")], 4), deep);
        let back = "<ul><li>a<ul><li>b<ul><li>c</li>\n</ul></li>\n</ul></li>\n<li>d</li>\n</ul>\n";
        assert_eq!(blocks(&[item(0, "a"), item(1, "b"), item(2, "c"), item(0, "d")], 4), back);
        assert_eq!(blocks(&[Block::Heading("<".to_owned())], 4), "<h4>&lt;</h4>\n");
    }

    #[test]
    fn heads_say_what_they_head() {
        let table = Table {
            columns: vec![
                Column::figures("STT"),
                Column::words("Tên"),
                Column::figures("SL").under("Tốt"),
                Column::figures("%").under("Tốt"),
            ],
            rows: vec![vec![Cell::Count(1), Cell::text("A & B"), Cell::Count(3), Cell::Empty]],
            ..Table::default()
        };
        let drawn = Grid::of(&table, "Bảng", Language::Vietnamese).draw();
        for part in [
            "<caption>Bảng</caption>",
            "<th scope=\"col\" rowspan=\"2\">Tên</th><th scope=\"colgroup\" colspan=\"2\">Tốt</th>",
            "<td class=\"figure\" data-order=\"1\">1</td><th scope=\"row\">A &amp; B</th>",
        ] {
            assert!(drawn.contains(part), "{part}\n{drawn}");
        }
    }
}
