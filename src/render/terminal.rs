//! A table or a document as a person reads it on a screen of a given width.

mod records;

use comfy_table::{
    CellAlignment, Color, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, TableStyle,
    Width,
};
use unicode_width::UnicodeWidthStr;

use super::Colour;
use super::table::{Align, Block, Cell, Column, Spacing, Table, Tone, Wrap};
use super::wrap::wrapped;
use crate::model::Language;
use crate::visible::visible;

/// How text is laid out on a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// In columns.
    pub width: usize,
    pub language: Language,
    pub colour: Colour,
}

/// The width where there is no terminal to ask.
pub const STABLE_WIDTH: usize = 100;
const NARROWEST: usize = 40;
const WIDEST: usize = 160;
/// A longer path or version may be broken on any screen; words and dates never are.
const LONGEST_PATH: usize = 16;
/// After the words of a column, within it.
const PADDING: usize = 1;
/// Between two columns: the padding, and what stands for a border.
const GAP: usize = PADDING + 1;

/// Horizontal lines only: with vertical ones four groups would not fit in 100 columns.
const STYLE: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none())
    .bottom_border(LineStyle::none().fill('─').junction('─'));

impl Layout {
    /// A layout for a screen of `width` columns, held within what can be read.
    #[must_use]
    pub fn new(width: usize, language: Language, colour: Colour) -> Self {
        Self { width: width.clamp(NARROWEST, WIDEST), language, colour }
    }
}

/// The table with the lines around it.
#[must_use]
pub fn draw(table: &Table, layout: Layout) -> String {
    let mut parts = Vec::new();
    if !table.above.is_empty() {
        parts.push(blocks(&table.above, layout));
    }
    if !table.columns.is_empty() {
        let least = least_widths(table, layout);
        let has_room = taken(&least) <= layout.width;
        parts.push(if has_room { grid(table, least, layout) } else { records::draw(table, layout) });
    }
    if !table.below.is_empty() {
        parts.push(blocks(&table.below, layout));
    }
    parts.join("\n")
}

fn grid(table: &Table, least: Vec<usize>, layout: Layout) -> String {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(match table.spacing {
        Spacing::Ruled => STYLE.row_separator(LineStyle::none().fill('╌').junction('╌')),
        Spacing::Dense => STYLE,
    });
    drawn.set_content_arrangement(ContentArrangement::Dynamic);
    drawn.set_width(u16::try_from(layout.width).unwrap_or(u16::MAX));
    match layout.colour {
        Colour::Plain => drawn.force_no_tty(),
        Colour::Coloured => drawn.enforce_styling(),
    };
    drawn.set_header(table.columns.iter().map(|column| comfy_table::Cell::new(head(column))));
    for row in table.rows_and_totals() {
        drawn.add_row(row.iter().map(|cell| drawn_cell(cell, layout)));
    }
    for (index, (column, least)) in table.columns.iter().zip(least).enumerate() {
        if let Some(place) = drawn.column_mut(index) {
            place.set_cell_alignment(alignment(column));
            place.set_padding((0, 1));
            place.set_constraint(constraint(column, least));
        }
    }
    drawn.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}

/// A column's heads, one above the other.
fn head(column: &Column) -> String {
    visible_lines(&column.whole_header("\n"))
}

/// The text of a cell made visible; its own line breaks stay.
fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

fn drawn_cell(cell: &Cell, layout: Layout) -> comfy_table::Cell {
    let drawn = comfy_table::Cell::new(visible_lines(&cell.localised(layout.language)));
    match (cell, layout.colour) {
        (Cell::Standing(_, tone), Colour::Coloured) => drawn.fg(match tone {
            Tone::Reached => Color::Green,
            Tone::Short => Color::Red,
            Tone::Open => Color::Yellow,
        }),
        (
            Cell::Empty
            | Cell::Text(_)
            | Cell::Standing(..)
            | Cell::Number(_)
            | Cell::Count(_)
            | Cell::Date(_)
            | Cell::OutOf(_),
            Colour::Plain | Colour::Coloured,
        ) => drawn,
    }
}

const fn alignment(column: &Column) -> CellAlignment {
    match column.align {
        Align::Left => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
    }
}

/// The least width of each column: neither figures nor words are broken, because half a figure would be another
/// figure, and half a word none.
fn least_widths(table: &Table, layout: Layout) -> Vec<usize> {
    let widest = |index: usize, least: &dyn Fn(&str) -> usize| {
        let cells = table.rows_and_totals().filter_map(|row| row.get(index));
        let texts = cells.map(|cell| visible_lines(&cell.localised(layout.language)));
        let texts = texts.chain(table.columns.get(index).map(head));
        texts.map(|text| least(&text)).max().unwrap_or_default()
    };
    let of = |(index, column): (usize, &Column)| match column.wrap {
        Wrap::Never => {
            widest(index, &|text| text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default())
        }
        Wrap::Words => widest(index, &|text| text.split_whitespace().map(unbroken).max().unwrap_or_default()),
    };
    table.columns.iter().enumerate().map(of).collect()
}

/// How much of a word must stand on one line.
fn unbroken(word: &str) -> usize {
    let is_path = word.contains(['/', '@']);
    if is_path { word.width().min(LONGEST_PATH) } else { word.width() }
}

/// What columns of these widths take with the gaps between them.
fn taken(widths: &[usize]) -> usize {
    widths.iter().map(|width| width + GAP).sum()
}

fn constraint(column: &Column, least: usize) -> ColumnConstraint {
    match column.wrap {
        Wrap::Never => ColumnConstraint::ContentWidth,
        Wrap::Words => {
            let with_padding = u16::try_from(least + PADDING).unwrap_or(u16::MAX);
            ColumnConstraint::LowerBoundary(Width::Fixed(with_padding))
        }
    }
}

/// Text blocks, wrapped; a heading has an empty line before it.
#[must_use]
pub fn blocks(blocks: &[Block], layout: Layout) -> String {
    let mut text = String::new();
    for (index, block) in blocks.iter().enumerate() {
        let lines = match block {
            Block::Title(words) => strong(&upper(words), 0, layout),
            Block::Heading(words) => strong(words, 0, layout),
            Block::Line(words) => wrapped(&visible(words), layout.width, 0),
            Block::Item(level, words) => item(*level, words, layout),
        };
        if index > 0 && matches!(block, Block::Heading(_)) {
            text.push('\n');
        }
        text.extend(lines.into_iter().flat_map(|line| [line, "\n".to_owned()]));
    }
    text
}

fn item(level: usize, words: &str, layout: Layout) -> Vec<String> {
    let indent = level * 2 + 2;
    wrapped(&format!("{}- {}", " ".repeat(level * 2), visible(words)), layout.width, indent)
}

fn strong(words: &str, hang: usize, layout: Layout) -> Vec<String> {
    let bold = anstyle::Style::new().bold();
    let lines = wrapped(&visible(words), layout.width, hang);
    match layout.colour {
        Colour::Plain => lines,
        Colour::Coloured => lines.into_iter().map(|line| format!("{bold}{line}{bold:#}")).collect(),
    }
}

fn upper(words: &str) -> String {
    words.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::{Colour, Layout, draw};
    use crate::model::{Decimal, Language};
    use crate::render::table::{Block, Cell, Column, Table, Tone};

    fn sample() -> Table {
        Table {
            above: vec![Block::Line("Một dòng ở trên".to_owned())],
            columns: vec![Column::words("Tổ chức đảng"), Column::figures("Điểm"), Column::words("Kết quả")],
            rows: vec![
                vec![
                    Cell::text("Chi bộ Đại đội \u{1b}[31mThông tin\u{202e} thuộc Bộ Chỉ huy quân sự tỉnh"),
                    Cell::Number(Decimal::from_hundredths(9350)),
                    Cell::Standing("Đạt".to_owned(), Tone::Reached),
                ],
                vec![Cell::text("Chi bô\u{323} 2"), Cell::Count(7), Cell::Empty],
            ],
            below: vec![
                Block::Heading("Vì sao".to_owned()),
                Block::Item(0, "một hai ba bốn năm sáu bảy tám chín mười".to_owned()),
            ],
            ..Table::default()
        }
    }

    #[test]
    fn draws_within_the_width() {
        let text = draw(&sample(), Layout::new(0, Language::Vietnamese, Colour::Plain));
        assert_eq!(
            text,
            "\
Một dòng ở trên

────────────────────────────────────────
Tổ chức đảng              Điểm  Kết quả
────────────────────────────────────────
Chi bộ Đại đội            93,5  Đạt
␛[31mThông tin<U+202E>
thuộc Bộ Chỉ huy quân sự
tỉnh
╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
Chi bô\u{323} 2                     7
────────────────────────────────────────

Vì sao
- một hai ba bốn năm sáu bảy tám chín
  mười
"
        );
        assert!(!text.contains('\u{1b}'));
    }

    /// thuộc 5, the figure 20, 131-QĐ/ĐU 9, two after each: 40.
    #[test]
    fn what_has_no_room_beside_each_other_stands_below() {
        let table = |name: &str| Table {
            columns: vec![Column::words("Tên"), Column::figures("Điểm\nsố"), Column::words("Quyết định")],
            rows: vec![vec![
                Cell::text(format!("mười hai chi bộ {name} đảng ủy")),
                Cell::text("12345678901234567890\n50%"),
                Cell::text("131-QĐ/ĐU"),
            ]],
            ..Table::default()
        };
        let at = |width, name| draw(&table(name), Layout::new(width, Language::Vietnamese, Colour::Plain));
        assert!(at(40, "thuộc").contains("  131-QĐ/ĐU\n"), "{}", at(40, "thuộc"));
        let edge = "─".repeat(40);
        assert_eq!(
            at(40, "khuyên"),
            format!(
                "{edge}\nmười hai chi bộ khuyên đảng ủy\n  Điểm số: 12345678901234567890 (50%)\n  \
                 Quyết định: 131-QĐ/ĐU\n{edge}\n"
            )
        );
        assert!(at(60, "khuyên").contains("  131-QĐ/ĐU\n"));
    }

    #[test]
    fn any_width_is_drawn() {
        for width in [0, 1, 20, 80, 100, 10_000] {
            for colour in [Colour::Plain, Colour::Coloured] {
                assert!(!draw(&sample(), Layout::new(width, Language::English, colour)).is_empty());
            }
        }
    }
}
