//! Forms to fill in, as a workbook: a sheet for each, protected but for the yellow cells, and a hidden sheet
//! that tells a later import what the cells are.

use rust_xlsxwriter::{
    ColNum, Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    ProtectionOptions, RowNum, Workbook, Worksheet, XlsxError, utility,
};

use super::formula::{Part, Summed, Words, is_taken};
use super::hidden::{Lists, hidden, sheet_names};
use super::validation::{self, Takes};
use super::{A4, CHARACTER, FONT, LINE, PADDING, column, float, lines, pixels, visible_lines};
use crate::catalogue::{entry as texts, forms};
use crate::form::tag::{Field, Tag, TagLine};
use crate::form::{Entry, Line, Sheet, rule};
use crate::model::{Decimal, Stage};
use crate::render::entry::{closed, how, period, stage, value};
use crate::render::say::Say;
use crate::render::table::Cell;
use crate::render::workbook::NotDrawn;
use crate::visible::visible;

/// In characters: id, criterion, citation, how; then a stage; then evidence and note.
const BEFORE: [usize; 4] = [8, 40, 20, 36];
const STAGE: usize = 12;
const AFTER: [usize; 2] = [24, 20];
const YELLOW: Color = Color::RGB(0x00FF_F9DB);
const GREY: Color = Color::RGB(0x00E9_EDF2);

/// The workbook's bytes.
///
/// # Errors
/// When a text is too long for a cell.
pub fn draw(sheets: &[Sheet<'_>], say: Say<'_>) -> Result<Vec<u8>, NotDrawn> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = visible(texts::TITLE_STAGES.get(say.language));
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    let names = sheet_names(sheets, say);
    let mut lists = Lists::default();
    let mut tags = Vec::new();
    for (sheet, name) in sheets.iter().zip(names) {
        let page = workbook.add_worksheet();
        page.set_name(&name)?;
        tags.push(Drawing { page, sheet, say, lists: &mut lists, next: 0 }.draw(name)?);
    }
    hidden(workbook.add_worksheet(), &tags, &lists)?;
    Ok(workbook.save_to_buffer()?)
}

/// A form on its way; `next` is the next free row.
struct Drawing<'a, 'b> {
    page: &'a mut Worksheet,
    sheet: &'a Sheet<'b>,
    say: Say<'a>,
    lists: &'a mut Lists,
    next: RowNum,
}

impl Drawing<'_, '_> {
    fn draw(mut self, name: String) -> Result<Tag, XlsxError> {
        self.set_up_page()?;
        self.opening()?;
        self.heads()?;
        let places = self.body()?;
        self.foot()?;
        let options =
            ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
        self.page.protect_with_options(&options);
        Ok(self.tag(name, &places))
    }

    fn tag(&self, name: String, places: &[RowNum]) -> Tag {
        let (say, sheet) = (self.say, self.sheet);
        let all = sheet.groups.iter().flat_map(|(_, lines)| lines).zip(places);
        let line = |(line, row): (&Line<'_>, &RowNum)| TagLine {
            row: usize::try_from(*row).unwrap_or(usize::MAX),
            criterion: line.criterion.id.to_string(),
            name: visible(say.text(&line.criterion.name)),
            rule: rule(sheet.guideline, line.criterion),
        };
        let stages = sheet.stages.iter().enumerate();
        let mut columns = vec![(0, Field::Criterion)];
        columns.extend(stages.map(|(place, stage)| (BEFORE.len() + place, Field::Value(*stage))));
        columns.extend([(self.last() - 1, Field::Evidence), (self.last(), Field::Note)]);
        Tag {
            sheet: name,
            review: say.workspace.manifest.reviews[sheet.key.review].id.to_string(),
            organisation: say.workspace.organisations.at(sheet.key.organisation).id().to_owned(),
            period: sheet.key.period.to_string(),
            guideline: sheet.guideline.version.to_string(),
            columns,
            lines: all.map(line).collect(),
        }
    }

    fn widths(&self) -> Vec<usize> {
        let stages = std::iter::repeat_n(STAGE, self.sheet.stages.len());
        BEFORE.into_iter().chain(stages).chain(AFTER).collect()
    }

    /// The last column.
    fn last(&self) -> usize {
        BEFORE.len() + self.sheet.stages.len() + AFTER.len() - 1
    }

    fn set_up_page(&mut self) -> Result<(), XlsxError> {
        for (place, width) in self.widths().into_iter().enumerate() {
            self.page.set_column_width_pixels(column(place), pixels(width * CHARACTER + PADDING))?;
        }
        let margin = float::nearest(Decimal::from_hundredths(50));
        self.page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        self.page.set_margins(margin, margin, margin, margin, margin, margin);
        let page = forms::PAGE.get(self.say.language);
        self.page.set_footer(format!("&C{page} &P/&N"));
        Ok(())
    }

    fn opening(&mut self) -> Result<(), XlsxError> {
        let (say, sheet) = (self.say, self.sheet);
        let organisation = say.workspace.organisations.at(sheet.key.organisation);
        let period = period(sheet.key.period, say.language);
        let values = [("name", organisation.name()), ("id", organisation.id()), ("period", &period)];
        let of = say.fill(texts::ORGANISATION, &values);
        let version = sheet.guideline.version.to_string();
        let instrument =
            sheet.guideline.instrument.as_ref().map(|text| format!(" · {text}")).unwrap_or_default();
        let name = say.text(&sheet.guideline.name);
        let by = [("name", name), ("version", &version), ("instrument", &instrument)];
        let title = if sheet.stages == [Stage::Own] { texts::TITLE } else { texts::TITLE_STAGES };
        let plain = text_format().set_font_size(12).set_align(FormatAlign::Left);
        let strong = plain.clone().set_bold();
        let head = strong.clone().set_font_size(15).set_align(FormatAlign::Center);
        self.across(&say.workspace.manifest.committee.to_uppercase(), &strong)?;
        self.across(&say.phrase(title).to_uppercase(), &head)?;
        self.across(&of, &strong)?;
        self.across(&say.fill(texts::GUIDELINE, &by), &plain)?;
        if sheet.guideline.illustrative {
            self.across(&say.phrase(texts::ILLUSTRATIVE), &strong)?;
        }
        self.across(&say.phrase(texts::HOW), &plain.set_italic())
    }

    /// A line across all columns.
    fn across(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let (text, last) = (visible_lines(text), column(self.last()));
        let width = self.widths().iter().sum();
        self.page.set_row_height_pixels(self.next, pixels(lines(&text, width) * (LINE + 3)))?;
        self.page.merge_range(self.next, 0, self.next, last, &text, format)?;
        self.next += 1;
        Ok(())
    }

    fn heads(&mut self) -> Result<(), XlsxError> {
        self.next += 1;
        let stages = self.sheet.stages.iter().map(|one| stage(*one));
        let before = [texts::ID, texts::CRITERION, texts::CITE, texts::RULE];
        let heads = before.into_iter().chain(stages).chain([texts::EVIDENCE, texts::NOTE]);
        let format = bordered().set_bold().set_background_color(GREY);
        let format = format.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        for (place, head) in heads.enumerate() {
            self.page.write_string_with_format(
                self.next,
                column(place),
                head.get(self.say.language),
                &format,
            )?;
        }
        self.page.set_row_height_pixels(self.next, pixels(2 * LINE))?;
        self.page.set_repeat_rows(self.next, self.next)?;
        self.next += 1;
        self.page.set_freeze_panes(self.next, 2)?;
        Ok(())
    }

    /// Groups, their lines and the total; gives the rows of the lines.
    fn body(&mut self) -> Result<Vec<RowNum>, XlsxError> {
        let sheet = self.sheet;
        let (mut places, mut sums) = (Vec::new(), Vec::new());
        for (index, (group, lines)) in sheet.groups.iter().enumerate() {
            let row = self.next;
            let cite = group.cite.as_deref().unwrap_or_default();
            let max = group.max_in(sheet.key.period);
            let shown = self.say.fill(texts::MAXIMUM, &[("max", &self.say.number(max))]);
            let shown = if group.has_points_in(sheet.key.period) { shown } else { String::new() };
            let format = bordered().set_bold().set_background_color(GREY);
            self.texts(
                &[group.id.as_str(), self.say.text(&group.name), cite, &shown],
                &format.set_indent(1),
            )?;
            self.next += 1;
            for line in lines {
                places.push(self.next);
                self.line(line)?;
            }
            let max = group.has_points_in(sheet.key.period).then_some(max);
            sums.extend(self.group_sums(row, (index, lines), max)?);
        }
        if !sums.is_empty() {
            self.total(&sums)?;
        }
        Ok(places)
    }

    /// The first cells of a row, and how high it is.
    fn texts(&mut self, texts: &[&str; 4], format: &Format) -> Result<(), XlsxError> {
        let heights = texts.iter().zip(BEFORE).map(|(text, width)| lines(text, width)).max();
        self.page.set_row_height_pixels(self.next, pixels(heights.unwrap_or(1) * LINE + 4))?;
        for (place, text) in texts.iter().enumerate() {
            self.page.write_string_with_format(self.next, column(place), visible_lines(text), format)?;
        }
        Ok(())
    }

    /// The sums of a group that has points, by stage.
    fn group_sums(
        &mut self,
        row: RowNum,
        (index, lines): (usize, &[Line<'_>]),
        max: Option<Decimal>,
    ) -> Result<Option<Vec<Part>>, XlsxError> {
        let (sheet, first) = (self.sheet, row + 1);
        let format = bordered().set_bold().set_background_color(GREY);
        let format = format.set_align(FormatAlign::Center);
        let mut parts = Vec::new();
        for (place, stage) in sheet.stages.iter().enumerate() {
            let at = column(BEFORE.len() + place);
            let Some(max) = max else {
                self.page.write_blank(row, at, &format)?;
                continue;
            };
            let cell = |row| utility::row_col_to_cell(row, at);
            let summed = lines.iter().zip(first..);
            let summed: Vec<Summed<'_>> =
                summed.map(|(line, row)| Summed { line, cell: cell(row) }).collect();
            let sum = self.words().group(&summed, max);
            self.formula(
                (row, at),
                &sum.formula,
                sheet.sums[stage.index()].groups.get(index).copied().flatten(),
                &format,
            )?;
            parts.push(Part { cell: cell(row), max, sum });
        }
        for at in [self.last() - 1, self.last()] {
            self.page.write_blank(row, column(at), &format)?;
        }
        Ok(max.map(|_| parts))
    }

    /// A formula with its result; nothing where it is more than Excel takes, because then it would open nothing of the file.
    fn formula(
        &mut self,
        (row, at): (RowNum, ColNum),
        formula: &str,
        result: Option<Decimal>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if !formula.is_empty() && is_taken(formula) {
            let formula = Formula::new(formula).set_result(self.shown(result));
            self.page.write_formula_with_format(row, at, formula, format)?;
        } else {
            self.page.write_blank(row, at, format)?;
        }
        Ok(())
    }

    /// The total of groups, each of which has a sum by stage.
    fn total(&mut self, groups: &[Vec<Part>]) -> Result<(), XlsxError> {
        let format = bordered().set_bold().set_background_color(GREY);
        let max = self.say.fill(texts::MAXIMUM, &[("max", &self.say.number(self.sheet.most_written()))]);
        let what = if self.sheet.has_measured() { texts::TOTAL_WRITTEN } else { texts::TOTAL };
        self.texts(&["", &self.say.phrase(what), "", &max], &format.clone().set_indent(1))?;
        let format = format.set_align(FormatAlign::Center);
        for (place, stage) in self.sheet.stages.iter().enumerate() {
            let at = column(BEFORE.len() + place);
            let parts: Vec<&Part> = groups.iter().filter_map(|parts| parts.get(place)).collect();
            // without the sum of each group it would be another total
            let is_whole = parts.iter().all(|part| is_taken(&part.sum.formula));
            let formula = if is_whole { self.words().total(&parts) } else { String::new() };
            self.formula((self.next, at), &formula, self.sheet.sums[stage.index()].total, &format)?;
        }
        for at in [self.last() - 1, self.last()] {
            self.page.write_blank(self.next, column(at), &format)?;
        }
        self.next += 1;
        Ok(())
    }

    fn shown(&self, sum: Option<Decimal>) -> String {
        sum.map_or_else(|| self.say.phrase(texts::NOT_APPLICABLE), |sum| sum.to_string())
    }

    fn words(&self) -> Words<'_> {
        Words {
            guideline: self.sheet.guideline,
            period: self.sheet.key.period,
            language: self.say.language,
            not_applicable: texts::NOT_APPLICABLE.get(self.say.language),
        }
    }

    fn line(&mut self, line: &Line<'_>) -> Result<(), XlsxError> {
        let (say, sheet) = (self.say, self.sheet);
        let criterion = line.criterion;
        let more = criterion.text.as_ref().map(|text| format!("\n{}", say.text(text))).unwrap_or_default();
        let name = say.text(&criterion.name).to_owned() + &more;
        let how = how(sheet.guideline, line, say.language);
        let cite = criterion.cite.as_deref().unwrap_or_default();
        self.texts(&[criterion.id.as_str(), &name, cite, &how], &bordered().set_indent(1))?;
        for (place, stage) in sheet.stages.iter().enumerate() {
            self.entry(line, column(BEFORE.len() + place), *stage)?;
        }
        let free = bordered().set_background_color(YELLOW).set_unlocked().set_num_format("@").set_indent(1);
        for (at, text) in [(self.last() - 1, &line.evidence), (self.last(), &line.note)] {
            let at = column(at);
            if text.is_empty() {
                self.page.write_blank(self.next, at, &free)?;
            } else {
                self.page.write_string_with_format(self.next, at, visible_lines(text), &free)?;
            }
        }
        self.next += 1;
        Ok(())
    }

    /// The cell of a value, with what it takes.
    fn entry(&mut self, line: &Line<'_>, at: ColNum, stage: Stage) -> Result<(), XlsxError> {
        let (say, sheet, row) = (self.say, self.sheet, self.next);
        let centred = bordered().set_align(FormatAlign::Center);
        if line.entry != Entry::Open {
            let why = closed(line.entry, say.language);
            self.page.write_string_with_format(row, at, why, &centred.set_italic())?;
            return Ok(());
        }
        let open = centred.set_background_color(YELLOW).set_unlocked();
        match line.given[stage.index()].map(|given| value(given, sheet.guideline, line, say.language)) {
            Some(Cell::Number(number)) => {
                self.page.write_number_with_format(row, at, float::nearest(number), &open)?;
            }
            Some(other) => {
                self.page.write_string_with_format(row, at, other.localised(say.language), &open)?;
            }
            None => {
                self.page.write_blank(row, at, &open)?;
            }
        }
        let takes = validation::takes(sheet.guideline, line, say.language);
        let list = match &takes {
            Takes::List(words) => Some(self.lists.range(words)),
            Takes::Number { .. } => None,
        };
        let cell = utility::row_col_to_cell(row, at);
        let check = validation::check(&takes, list, line, &cell, say.language)?;
        self.page.add_data_validation(row, at, row, at, &check)?;
        Ok(())
    }

    fn foot(&mut self) -> Result<(), XlsxError> {
        self.next += 1;
        let format = text_format().set_align(FormatAlign::Left).set_italic();
        self.across(&self.say.phrase(texts::FOOT), &format)
    }
}

fn text_format() -> Format {
    Format::new().set_font_name(FONT).set_font_size(11).set_text_wrap().set_align(FormatAlign::Top)
}

fn bordered() -> Format {
    text_format().set_border(FormatBorder::Thin)
}
