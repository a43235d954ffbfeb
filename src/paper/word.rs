//! A document as a Word file: A4, Times New Roman, in the Party's layout of its day.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph,
    RunFonts, SpecialIndentType, Style as WordStyle, StyleType, Table, TableAlignmentType, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::measures::{self, Measures};
use crate::document::{Block, Columns, Corner, Face, Page, Run, Sheet, Side, Style};

/// The file.
///
/// # Errors
/// When the library refuses, with its words.
pub fn draw(page: &Page) -> Result<Vec<u8>, String> {
    let pen = Pen { measures: measures::of(page.layout) };
    let mut docx = pen.blank_page(&page.foot);
    let mut start = Start::Here;
    for block in &page.blocks {
        docx = match block {
            Block::NewPage => docx,
            Block::Columns(columns) => pen.columns(docx, columns, start),
            Block::Line(style, runs) => docx.add_paragraph(start.begin(pen.line(*style, runs))),
            Block::Sheet(sheet) => pen.sheet(docx, sheet),
        };
        start = if *block == Block::NewPage { Start::NewPage } else { Start::Here };
    }
    let mut file = Cursor::new(Vec::new());
    let mut parts = docx.build();
    parts.document = with_repeated_heads(parts.document)?;
    parts.pack(&mut file).map_err(|error| error.to_string())?;
    Ok(file.into_inner())
}

/// Where a block begins.
#[derive(Clone, Copy)]
enum Start {
    Here,
    NewPage,
}

impl Start {
    fn begin(self, paragraph: Paragraph) -> Paragraph {
        paragraph.page_break_before(matches!(self, Self::NewPage))
    }
}

/// The library cannot say that a row is repeated on every page. The first rows of our tables are those without a
/// property of their own, and get it here.
fn with_repeated_heads(document: Vec<u8>) -> Result<Vec<u8>, String> {
    let text = String::from_utf8(document).map_err(|error| error.to_string())?;
    let head = "<w:tr><w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>";
    Ok(text.replace("<w:tr><w:trPr />", head).into_bytes())
}

struct Pen {
    measures: Measures,
}

impl Pen {
    fn blank_page(&self, foot: &str) -> Docx {
        let of = &self.measures;
        let number = Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new());
        let foot = || {
            let words = docx_rs::Run::new().add_text(foot).size(measures::FOOT_SIZE).fonts(fonts());
            Footer::new().add_paragraph(Paragraph::new().add_run(words))
        };
        let margins = PageMargin::new().top(of.top).bottom(of.bottom).left(of.left).right(of.right);
        Docx::new()
            .page_size(measures::PAGE_WIDTH, measures::PAGE_HEIGHT)
            .page_margin(margins.header(measures::HEADER).footer(measures::FOOTER))
            .default_fonts(fonts())
            .default_size(of.body)
            .add_style(
                WordStyle::new("Normal", StyleType::Paragraph).name("Normal").size(of.body).fonts(fonts()),
            )
            .title_pg()
            .first_header(Header::new().add_paragraph(Paragraph::new()))
            .header(Header::new().add_paragraph(number))
            .first_footer(foot())
            .footer(foot())
    }

    fn line(&self, style: Style, runs: &[Run]) -> Paragraph {
        let of = &self.measures;
        let all = |bold, italic| Face { bold, italic, underlined: false };
        let (face, size) = match style {
            Style::Title => (all(true, false), of.title),
            Style::Subject | Style::SubjectEnd | Style::Centre | Style::Section => {
                (all(true, false), of.body)
            }
            Style::Mark => (all(false, true), of.small),
            Style::Basis | Style::Body => (Face::default(), of.body),
        };
        let paragraph =
            runs.iter().fold(Paragraph::new(), |paragraph, run| paragraph.add_run(words(run, face, size)));
        match style {
            Style::Title => centred(paragraph, 240, 0).keep_next(true),
            Style::Subject => centred(paragraph, 0, 0).keep_next(true),
            Style::SubjectEnd => {
                let rule = docx_rs::Run::new().add_break(docx_rs::BreakType::TextWrapping);
                let rule = rule.add_text("-----").size(of.body).fonts(fonts());
                centred(paragraph.add_run(rule), 0, 120).keep_next(true)
            }
            Style::Mark => centred(paragraph, 120, 60),
            Style::Centre => centred(paragraph, 120, 120).keep_next(true),
            Style::Section => self.running(paragraph).keep_next(true),
            Style::Basis | Style::Body => self.running(paragraph),
        }
    }

    /// Justified, its first line indented.
    fn running(&self, paragraph: Paragraph) -> Paragraph {
        let of = &self.measures;
        let spacing = LineSpacing::new().before(0).after(of.after).line(of.line).line_rule(of.rule());
        paragraph
            .align(AlignmentType::Both)
            .indent(None, Some(SpecialIndentType::FirstLine(of.first_line)), None, None)
            .line_spacing(spacing)
    }

    fn columns(&self, docx: Docx, columns: &Columns, start: Start) -> Docx {
        let widths = match columns.at {
            Corner::Head => [self.part(44), self.part(56)],
            Corner::Signature => [self.part(50), self.part(50)],
        };
        let sides = match columns.at {
            Corner::Head => [AlignmentType::Center; 2],
            Corner::Signature if is_signature(&columns.left) => [AlignmentType::Center; 2],
            Corner::Signature => [AlignmentType::Left, AlignmentType::Center],
        };
        let cells = [&columns.left, &columns.right].into_iter().zip(sides).zip(widths);
        let cells = cells
            .map(|((lines, side), width)| self.column(lines, side, columns.at).width(width, WidthType::Dxa));
        let row = TableRow::new(cells.collect()).cant_split();
        let table = Table::without_borders(vec![row])
            .set_grid(widths.to_vec())
            .layout(TableLayoutType::Fixed)
            .width(self.measures.width(), WidthType::Dxa);
        let gap = start.begin(Paragraph::new().line_spacing(LineSpacing::new().before(0).after(0)));
        match (columns.at, start) {
            (Corner::Head, Start::Here) => docx.add_table(table),
            (Corner::Head, Start::NewPage) | (Corner::Signature, _) => {
                docx.add_paragraph(gap.keep_next(true)).add_table(table)
            }
        }
    }

    fn column(&self, lines: &[Vec<Run>], side: AlignmentType, at: Corner) -> TableCell {
        let cell = lines.iter().enumerate().fold(TableCell::new(), |cell, (index, runs)| {
            let is_entry = at == Corner::Signature && matches!(side, AlignmentType::Left) && index > 0;
            let size = if is_entry { self.measures.small } else { self.measures.body };
            let paragraph = runs.iter().fold(Paragraph::new(), |paragraph, run| {
                paragraph.add_run(words(run, Face::default(), size))
            });
            let keeps = index + 1 < lines.len();
            let spacing = LineSpacing::new().before(0).after(0);
            cell.add_paragraph(paragraph.align(side).line_spacing(spacing).keep_next(keeps))
        });
        // Word refuses a cell without a paragraph
        if lines.is_empty() { cell.add_paragraph(Paragraph::new()) } else { cell }
    }

    fn sheet(&self, docx: Docx, sheet: &Sheet) -> Docx {
        let widths: Vec<usize> = sheet.columns.iter().map(|column| self.part(column.share)).collect();
        let cell = |text: &str, side: AlignmentType, face: Face, width: usize| {
            let run = Run { text: text.to_owned(), face: Face::default() };
            let spacing = LineSpacing::new().before(40).after(40);
            let paragraph = Paragraph::new()
                .add_run(words(&run, face, self.measures.cell))
                .align(side)
                .line_spacing(spacing);
            TableCell::new()
                .add_paragraph(paragraph)
                .vertical_align(VAlignType::Center)
                .width(width, WidthType::Dxa)
        };
        let bold = Face { bold: true, ..Face::default() };
        let heads = sheet.columns.iter().zip(&widths);
        let heads = heads.map(|(column, width)| cell(&column.head, AlignmentType::Center, bold, *width));
        // the only row that says nothing of itself: it becomes the head of every page
        let mut rows = vec![TableRow::new(heads.collect())];
        for row in &sheet.rows {
            let cells = row.iter().zip(&sheet.columns).zip(&widths).map(|((text, column), width)| {
                let side = match column.side {
                    Side::Left => AlignmentType::Left,
                    Side::Centre => AlignmentType::Center,
                };
                cell(text, side, Face::default(), *width)
            });
            rows.push(TableRow::new(cells.collect()).cant_split());
        }
        let table = Table::new(rows)
            .set_grid(widths.clone())
            .layout(TableLayoutType::Fixed)
            .align(TableAlignmentType::Center)
            .width(widths.iter().sum(), WidthType::Dxa);
        let gap = Paragraph::new()
            .line_spacing(LineSpacing::new().before(0).after(0).line(120).line_rule(LineSpacingType::Exact));
        docx.add_table(table).add_paragraph(gap)
    }

    /// So many percent of the text's width.
    const fn part(&self, percent: usize) -> usize {
        self.measures.width() * percent / 100
    }
}

fn centred(paragraph: Paragraph, before: u32, after: u32) -> Paragraph {
    paragraph.align(AlignmentType::Center).line_spacing(LineSpacing::new().before(before).after(after))
}

/// Two signatures side by side begin in capitals; a list of recipients does not.
fn is_signature(lines: &[Vec<Run>]) -> bool {
    let first: String = lines.first().into_iter().flatten().map(|run| run.text.as_str()).collect();
    !first.is_empty() && first == first.to_uppercase()
}

fn words(run: &Run, under: Face, size: usize) -> docx_rs::Run {
    let mut drawn = docx_rs::Run::new().add_text(run.text.as_str()).size(size).fonts(fonts());
    if run.face.bold || under.bold {
        drawn = drawn.bold();
    }
    if run.face.italic || under.italic {
        drawn = drawn.italic();
    }
    if run.face.underlined || under.underlined {
        drawn = drawn.underline("single");
    }
    drawn
}

fn fonts() -> RunFonts {
    let name = measures::FONT;
    RunFonts::new().ascii(name).hi_ansi(name).cs(name).east_asia(name)
}
