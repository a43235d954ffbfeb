//! Tables as a workbook: real numbers and dates, text that is never a formula, heads that stay in view, and
//! pages that print on A4 landscape. The same tables give the same bytes.

pub mod entry;
mod float;
mod formula;
mod hidden;
mod validation;

use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, RowNum, Workbook, Worksheet,
    XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::table::{Align, Block, Cell, Column, HeadLevel, Table, Wrap};
use super::workbook::{MOST_ROWS, NotDrawn};
use super::wrap::wrapped;
use crate::catalogue::forms;
use crate::model::{Date, Decimal, Language};
use crate::visible::visible;

/// A table with the name of its sheet.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    pub name: &'a str,
    pub table: &'a Table,
}

const FONT: &str = "Times New Roman";
const A4: u8 = 9;
/// In pixels: a character, the space around a cell's text, a line.
const CHARACTER: usize = 7;
const PADDING: usize = 14;
const INDENT: usize = 6;
const LINE: usize = 20;
/// In characters.
const NARROWEST_WORDS: usize = 9;
const WIDEST_WORDS: [usize; 2] = [14, 36];
/// A column with texts so long has sentences, which would make its rows higher than a page if it were as narrow as the others.
const SENTENCES: usize = 120;
const WIDTH_OF_SENTENCES: usize = 56;
/// What an A4 page holds in width before it has to be printed small.
const PAGE: usize = 145;
/// The columns that say who a row is about stay in view.
const FROZEN_COLUMNS: usize = 2;

/// The workbook's bytes.
///
/// # Errors
/// When a sheet cannot hold the table: a text of more than 32,767 units of UTF-16, more than [`MOST_ROWS`].
pub fn draw(sheets: &[Sheet<'_>], language: Language) -> Result<Vec<u8>, NotDrawn> {
    if sheets.iter().any(|sheet| sheet.table.rows.len() >= MOST_ROWS) {
        return Err(NotDrawn::TooManyRows);
    }
    let mut workbook = Workbook::new();
    // a fixed day: the program has no clock, and the same results have the same bytes
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = sheets.first().and_then(|sheet| sheet.table.above.first()).map(words).unwrap_or_default();
    let properties = DocProperties::new().set_title(visible(title)).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(sheet.name)?;
        Drawing { page, table: sheet.table, language, widths: widths(sheet.table, language), next: 0 }
            .draw()?;
    }
    Ok(workbook.save_to_buffer()?)
}

const fn words(block: &Block) -> &str {
    match block {
        Block::Title(words) | Block::Heading(words) | Block::Line(words) | Block::Item(_, words) => {
            words.as_str()
        }
    }
}

/// How wide each column is, in characters: as wide as the page allows.
fn widths(table: &Table, language: Language) -> Vec<usize> {
    let [least, most] = WIDEST_WORDS;
    let fits = |widths: &Vec<usize>| widths.iter().sum::<usize>() <= PAGE;
    let found = (least..=most).rev().map(|widest| widths_up_to(widest, table, language)).find(fits);
    found.unwrap_or_else(|| widths_up_to(least, table, language))
}

fn widths_up_to(widest: usize, table: &Table, language: Language) -> Vec<usize> {
    let longest = |text: &str| text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
    let longest_word =
        |text: &str| text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or_default();
    let numbers = table.column_numbers().unwrap_or_default();
    let width = |(place, column): (usize, &Column)| {
        let cells = table.rows_and_totals().filter_map(|row| row.get(place));
        let content = cells.map(|cell| longest(&cell.localised(language))).max().unwrap_or_default();
        let number = numbers.get(place).map_or(0, |number| longest(number));
        let least = longest_word(&column.header).max(number);
        match column.wrap {
            Wrap::Words if content > SENTENCES => WIDTH_OF_SENTENCES,
            Wrap::Words => content.clamp(NARROWEST_WORDS, widest).max(least),
            Wrap::Never => content.max(least),
        }
    };
    table.columns.iter().enumerate().map(width).collect()
}

/// A sheet on its way; `next` is the next free row.
struct Drawing<'a> {
    page: &'a mut Worksheet,
    table: &'a Table,
    language: Language,
    widths: Vec<usize>,
    next: RowNum,
}

impl Drawing<'_> {
    fn draw(mut self) -> Result<(), XlsxError> {
        for (place, width) in self.widths.iter().enumerate() {
            let indent = match self.table.columns[place].align {
                Align::Left => 0,
                Align::Right => INDENT,
            };
            self.page.set_column_width_pixels(column(place), pixels(width * CHARACTER + PADDING + indent))?;
        }
        self.set_up_page();
        self.blocks(&self.table.above, FormatAlign::Center)?;
        if !self.table.columns.is_empty() {
            self.next += RowNum::from(!self.table.above.is_empty());
            self.grid()?;
            self.next += 1;
        }
        self.blocks(&self.table.below, FormatAlign::Left)
    }

    fn set_up_page(&mut self) {
        self.page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        let margin = float::nearest(Decimal::from_hundredths(50));
        self.page.set_margins(margin, margin, margin, margin, margin, margin);
        self.page.set_footer(format!("&C{} &P/&N", forms::PAGE.get(self.language)));
    }

    /// Lines around the table, each across all its columns; `headings` is where headings stand.
    fn blocks(&mut self, blocks: &[Block], headings: FormatAlign) -> Result<(), XlsxError> {
        for block in blocks {
            let plain = Format::new().set_font_name(FONT).set_font_size(12).set_text_wrap();
            let format = plain.set_align(FormatAlign::Left).set_align(FormatAlign::Top);
            let (text, format) = match block {
                Block::Title(words) => (words.to_uppercase(), format.set_bold()),
                Block::Heading(words) => {
                    (words.clone(), format.set_bold().set_font_size(14).set_align(headings))
                }
                Block::Line(words) => (words.clone(), format),
                Block::Item(level, words) => (format!("{}– {words}", "  ".repeat(*level)), format),
            };
            let width = self.widths.iter().sum::<usize>().max(60);
            let lines = lines(&text, width);
            self.page.set_row_height_pixels(self.next, pixels(lines * (LINE + 3)))?;
            let last = self.widths.len().saturating_sub(1);
            self.across(self.next, 0, self.next, last, &visible(&text), &format)?;
            self.next += 1;
        }
        Ok(())
    }

    fn grid(&mut self) -> Result<(), XlsxError> {
        let first_head = self.next;
        self.heads()?;
        self.numbers()?;
        let last_column = self.table.columns.len() - 1;
        self.page.set_repeat_rows(first_head, self.next - 1)?;
        self.page.set_freeze_panes(self.next, column(FROZEN_COLUMNS.min(last_column)))?;
        let last_row = self.next + rows(self.table.rows.len());
        if !self.table.rows.is_empty() {
            self.page.autofilter(self.next - 1, 0, last_row - 1, column(last_column))?;
        }
        let bordered = Format::new().set_font_name(FONT).set_font_size(11).set_border(FormatBorder::Thin);
        let (plain, strong) = (bordered.clone(), bordered.set_bold());
        let body = self.table.rows.iter().map(|row| (row, &plain));
        for (row, format) in body.chain(self.table.totals.iter().map(|row| (row, &strong))) {
            self.row(row, format)?;
        }
        Ok(())
    }

    /// One row of heads, or two where columns share one.
    fn heads(&mut self) -> Result<(), XlsxError> {
        let format = head_format().set_bold();
        let second = self.next + RowNum::from(self.table.has_groups());
        let table = self.table;
        let mut heights = [1, 1];
        for head in table.heads() {
            let last = head.first + head.width - 1;
            let width: usize = self.widths[head.first..=last].iter().sum();
            let lines = lines(head.text, width);
            match head.level {
                HeadLevel::Group => {
                    heights[0] = heights[0].max(lines);
                    self.across(self.next, head.first, self.next, last, head.text, &format)?;
                }
                HeadLevel::Alone => {
                    heights[1] = heights[1].max(lines.saturating_sub(usize::from(table.has_groups())));
                    self.across(self.next, head.first, second, head.first, head.text, &format)?;
                }
            }
        }
        for (place, head) in table.columns.iter().enumerate().filter(|(_, head)| head.group.is_some()) {
            heights[1] = heights[1].max(lines(&head.header, self.widths[place]));
            self.page.write_string_with_format(second, column(place), visible(&head.header), &format)?;
        }
        self.page.set_row_height_pixels(second, pixels(heights[1] * LINE + 4))?;
        if table.has_groups() {
            self.page.set_row_height_pixels(self.next, pixels(heights[0] * LINE + 4))?;
        }
        self.next = second + 1;
        Ok(())
    }

    fn numbers(&mut self) -> Result<(), XlsxError> {
        let Some(numbers) = self.table.column_numbers() else { return Ok(()) };
        let format = head_format().set_italic().set_font_size(9);
        for (place, number) in numbers.iter().enumerate() {
            self.page.write_string_with_format(self.next, column(place), number, &format)?;
        }
        self.next += 1;
        Ok(())
    }

    fn row(&mut self, cells: &[Cell], format: &Format) -> Result<(), XlsxError> {
        let texts = self.widths.iter().zip(cells).map(|(width, cell)| (width, cell.localised(self.language)));
        let lines = texts.map(|(width, text)| lines(&text, *width)).max().unwrap_or(1);
        self.page.set_row_height_pixels(self.next, pixels(lines * LINE))?;
        for (place, (head, cell)) in self.table.columns.iter().zip(cells).enumerate() {
            let format = match head.align {
                Align::Left => format.clone().set_align(FormatAlign::Left).set_text_wrap().set_indent(1),
                Align::Right => format.clone().set_align(FormatAlign::Right).set_indent(1),
            };
            self.cell(column(place), cell, &format.set_align(FormatAlign::Top))?;
        }
        self.next += 1;
        Ok(())
    }

    fn cell(&mut self, column: ColNum, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
        let (page, row) = (&mut *self.page, self.next);
        match cell {
            Cell::Empty => page.write_blank(row, column, format)?,
            Cell::Text(text) | Cell::Standing(text, _) => {
                page.write_string_with_format(row, column, visible_lines(text), format)?
            }
            Cell::Number(number) => {
                page.write_number_with_format(row, column, float::nearest(*number), format)?
            }
            Cell::Count(count) => {
                let count = u32::try_from(*count).unwrap_or(u32::MAX);
                page.write_number_with_format(row, column, count, format)?
            }
            Cell::OutOf(_) => {
                page.write_string_with_format(row, column, cell.localised(self.language), format)?
            }
            Cell::Date(date) => match workbook_date(*date) {
                Some(day) => {
                    let format = format.clone().set_num_format("dd/mm/yyyy");
                    page.write_datetime_with_format(row, column, &day, &format)?
                }
                None => page.write_string_with_format(row, column, date.day_first(), format)?,
            },
        };
        Ok(())
    }

    /// Text over the cells from one corner to the other.
    fn across(
        &mut self,
        first_row: RowNum,
        first: usize,
        last_row: RowNum,
        last: usize,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let text = visible_lines(text);
        if (first_row, first) == (last_row, last) {
            self.page.write_string_with_format(first_row, column(first), text, format)?;
        } else {
            self.page.merge_range(first_row, column(first), last_row, column(last), &text, format)?;
        }
        Ok(())
    }
}

fn head_format() -> Format {
    let centred = Format::new().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    centred.set_font_name(FONT).set_font_size(11).set_border(FormatBorder::Thin).set_text_wrap()
}

/// A workbook counts its days from 1900.
fn workbook_date(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// How many lines a text takes in a column. A program that opens the workbook may not work it out itself.
fn lines(text: &str, width: usize) -> usize {
    let width = (width * 9 / 8).max(1);
    // a digest or a long path is one word over several lines, and its letters are the wider ones
    let taken = |line: &String| match line.width() {
        fits if fits <= width => 1,
        longer => (longer * 9 / 8).div_ceil(width),
    };
    let of_line = |line: &str| wrapped(&visible(line), width, 0).iter().map(taken).sum::<usize>().max(1);
    text.lines().map(of_line).sum::<usize>().max(1)
}

fn column(place: usize) -> ColNum {
    ColNum::try_from(place).unwrap_or(ColNum::MAX)
}

fn rows(count: usize) -> RowNum {
    RowNum::try_from(count).unwrap_or(RowNum::MAX / 2)
}

fn pixels(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
