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
            Block::Line(words) => writeln!(text, "{}", line(words)),
            Block::Item(level, words) => writeln!(text, "{}- {}", "  ".repeat(*level), line(words)),
        };
    }
    text
}

/// A line of text that is no quotation and no list.
fn line(text: &str) -> String {
    let acts = match text.strip_prefix(['+', '-']) {
        Some(rest) => rest.is_empty() || rest.starts_with([' ', '-']),
        None => text.starts_with('>'),
    };
    if acts { format!("\\{}", escaped(text)) } else { escaped(text) }
}

/// Text without anything that Markdown or HTML would act on. What would not act is left as it is: the `_` of an id.
#[must_use]
pub fn escaped(text: &str) -> String {
    let text = visible(text);
    let mut safe = String::new();
    let (mut before, mut rest) = (None, text.chars());
    while let Some(character) = rest.next() {
        let after = rest.as_str().trim_start_matches('_').chars().next();
        match character {
            '`' if before != Some('`')
                && let Some(id) = marked(rest.as_str()) =>
            {
                let _ = write!(safe, "`{id}`");
                rest = rest.as_str()[id.len() + 1..].chars();
            }
            '\\' | '|' | '*' | '[' | ']' | '#' | '`' => safe.extend(['\\', character]),
            '_' if !(is_of_word(before) && is_of_word(after)) => safe.push_str("\\_"),
            '~' if !(is_gap(before) && is_gap(after)) => safe.push_str("\\~"),
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            plain => safe.push(plain),
        }
        before = if character == '_' { before } else { Some(character) };
    }
    safe
}

/// The name that a second backtick ends, as our sentences mark ids: nothing in it acts.
fn marked(rest: &str) -> Option<&str> {
    let (name, behind) = rest.split_once('`')?;
    let is_plain = |sign: char| sign.is_alphanumeric() || "-_./:@".contains(sign);
    (!name.is_empty() && name.chars().all(is_plain) && !behind.starts_with('`')).then_some(name)
}

/// A `_` between two of them, alone or with others, is one of a word.
fn is_of_word(beside: Option<char>) -> bool {
    beside.is_some_and(char::is_alphanumeric)
}

/// A `~` between two of them strikes nothing out.
fn is_gap(beside: Option<char>) -> bool {
    beside.is_some_and(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{draw, escaped, line};
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

    /// By the rules of GitHub's Markdown: `_` acts at the ends of words, `~` beside any sign, a backtick unless it marks an id.
    #[test]
    fn only_what_would_act_is_escaped() {
        for (text, shown) in [
            ("cb_1_a và a__b", "cb_1_a và a__b"),
            ("_nghiêng_ (_x_)", "\\_nghiêng\\_ (\\_x\\_)"),
            ("__init__.py", "\\_\\_init\\_\\_.py"),
            ("a_ b", "a\\_ b"),
            ("~~gạch~~, a~b", "\\~\\~gạch\\~\\~, a\\~b"),
            ("từ 5 ~ 6", "từ 5 ~ 6"),
            ("`mã_` và `b` ở `c", "`mã_` và `b` ở \\`c"),
            ("`rm *` ``x`` `` ` ``", "\\`rm \\*\\` \\`\\`x\\`\\` \\`\\` \\` \\`\\`"),
            ("R&D &copy; <b>", "R&amp;D &amp;copy; &lt;b>"),
            ("2 + 3 - 1 > 0", "2 + 3 - 1 > 0"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }

    #[test]
    fn a_line_is_no_quotation_and_no_list() {
        for (text, shown) in [
            ("- đã kiểm tra", "\\- đã kiểm tra"),
            ("> 5 điểm", "\\> 5 điểm"),
            ("---", "\\---"),
            ("+", "\\+"),
            ("-5 điểm", "-5 điểm"),
            ("một - hai", "một - hai"),
        ] {
            assert_eq!(line(text), shown);
        }
    }
}
