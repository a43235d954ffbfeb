//! A filled text becomes the parts of a page: lines that begin with `@` say what the lines after them are.

use super::fill::{Fault, FaultKind, shown};
use super::sheets::Sheets;
use super::{Block, Columns, Corner, Face, Run, Style};

/// What the lines after a mark are.
#[derive(Clone, Copy)]
enum Part {
    Left(Corner),
    Right(Corner),
    Text(Style),
}

/// The parts in order.
///
/// # Errors
/// When a mark is unknown; the line is looked up in the template that was filled.
pub fn blocks(text: &str, template: &str, sheets: &Sheets<'_>) -> Result<Vec<Block>, Fault> {
    let located = |line: &str, kind| Fault { line: line_of(template, line), kind };
    let mut blocks = Vec::new();
    let mut part = None;
    for line in text.lines().map(str::trim_end) {
        match (line.strip_prefix('@'), part) {
            (Some(mark), _) => {
                part = begin(mark, &mut blocks, sheets).map_err(|kind| located(line, kind))?;
            }
            (None, Some(part)) => add(line, part, &mut blocks),
            (None, None) if line.trim().is_empty() => {}
            (None, None) => return Err(located(line, FaultKind::NoPart(shown(line)))),
        }
    }
    Ok(blocks.into_iter().map(without_last_gaps).collect())
}

/// The line of the template that is written so.
fn line_of(template: &str, line: &str) -> Option<usize> {
    template.lines().position(|written| written.trim_end() == line).map(|index| index + 1)
}

fn begin(mark: &str, blocks: &mut Vec<Block>, sheets: &Sheets<'_>) -> Result<Option<Part>, FaultKind> {
    let text = |style| Ok(Some(Part::Text(style)));
    match mark.trim() {
        "head-left" => Ok(Some(Part::Left(Corner::Head))),
        "head-right" => Ok(Some(Part::Right(Corner::Head))),
        "sign-left" => Ok(Some(Part::Left(Corner::Signature))),
        "sign-right" => Ok(Some(Part::Right(Corner::Signature))),
        "title" => text(Style::Title),
        "subject" => text(Style::SubjectEnd),
        "mark" => text(Style::Mark),
        "basis" => text(Style::Basis),
        "centre" => text(Style::Centre),
        "section" => text(Style::Section),
        "body" => text(Style::Body),
        "new-page" => {
            blocks.push(Block::NewPage);
            Ok(None)
        }
        other => match other.strip_prefix("table ") {
            Some(name) => {
                let sheet =
                    sheets.named(name.trim()).ok_or_else(|| FaultKind::UnknownTable(shown(name.trim())))?;
                if !sheet.rows.is_empty() {
                    blocks.push(Block::Sheet(sheet));
                }
                Ok(None)
            }
            None => Err(FaultKind::UnknownPart(shown(other))),
        },
    }
}

fn add(line: &str, part: Part, blocks: &mut Vec<Block>) {
    match part {
        Part::Left(corner) => columns(corner, blocks).left.push(runs(line)),
        Part::Right(corner) => columns(corner, blocks).right.push(runs(line)),
        Part::Text(_) if line.trim().is_empty() => {}
        Part::Text(style) => {
            if let (Style::SubjectEnd, Some(Block::Line(before @ Style::SubjectEnd, _))) =
                (style, blocks.last_mut())
            {
                *before = Style::Subject;
            }
            blocks.push(Block::Line(style, runs(line)));
        }
    }
}

/// The columns that are being filled; new ones where the last block is something else.
fn columns(corner: Corner, blocks: &mut Vec<Block>) -> &mut Columns {
    let goes_on = matches!(blocks.last(), Some(Block::Columns(columns)) if columns.at == corner);
    if !goes_on {
        blocks.push(Block::Columns(Columns { at: corner, ..Columns::default() }));
    }
    match blocks.last_mut() {
        Some(Block::Columns(columns)) => columns,
        Some(Block::Line(..) | Block::Sheet(_) | Block::NewPage) | None => {
            unreachable!("columns have just been added")
        }
    }
}

/// Empty lines at the end of a column only part it from the next mark.
fn without_last_gaps(block: Block) -> Block {
    let Block::Columns(mut columns) = block else { return block };
    for column in [&mut columns.left, &mut columns.right] {
        while column.last().is_some_and(Vec::is_empty) {
            column.pop();
        }
    }
    Block::Columns(columns)
}

/// The runs of a line: `**bold**`, `__underlined__`, `//italic//`.
fn runs(line: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut face = Face::default();
    let mut rest = line;
    let mut text = String::new();
    while let Some(character) = rest.chars().next() {
        let turned = ["**", "__", "//"].into_iter().find(|mark| rest.starts_with(mark));
        let Some(mark) = turned else {
            text.push(character);
            rest = &rest[character.len_utf8()..];
            continue;
        };
        if !text.is_empty() {
            runs.push(Run { text: shown(&std::mem::take(&mut text)), face });
        }
        match mark {
            "**" => face.bold = !face.bold,
            "__" => face.underlined = !face.underlined,
            _ => face.italic = !face.italic,
        }
        rest = &rest[mark.len()..];
    }
    if !text.is_empty() {
        runs.push(Run { text: shown(&text), face });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn marks_turn_faces_on_and_off() {
        let shown: Vec<(String, bool, bool)> = runs("a **b __c__** d*")
            .into_iter()
            .map(|run| (run.text, run.face.bold, run.face.underlined))
            .collect();
        let expected = [("a ", false, false), ("b ", true, false), ("c", true, true), (" d*", false, false)];
        assert_eq!(shown, expected.map(|(text, bold, underlined)| (text.to_owned(), bold, underlined)));
    }
}
