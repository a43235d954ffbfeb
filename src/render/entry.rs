//! Forms to fill in: their words, and the form as CSV. The workbook is drawn in [`super::xlsx::entry`].

use crate::catalogue::{self, entry as texts, labels, words};
use crate::form::{Entry, Line, Sheet, label};
use crate::model::{Every, Guideline, Kind, Language, NotApplicable, Period, Stage, Value};
use crate::render::guideline::line_rule;
use crate::render::say::Say;
use crate::render::table::{Align, Cell, Column, Table, Wrap};

/// The word of a stage at the head of its column.
#[must_use]
pub const fn stage(stage: Stage) -> catalogue::Phrase {
    match stage {
        Stage::Own => texts::OWN,
        Stage::Appraised => texts::APPRAISED,
        Stage::Decided => texts::DECIDED,
    }
}

/// `tháng 3 năm 2024`
#[must_use]
pub fn period(period: Period, language: Language) -> String {
    let (year, number) = (period.year().to_string(), period.number().to_string());
    let values = [("year", year.as_str()), ("number", &number)];
    match period.every() {
        Every::Year => texts::YEAR.with(language, &values[..1]),
        Every::Quarter => texts::QUARTER.with(language, &values),
        Every::Month => texts::MONTH.with(language, &values),
    }
}

/// Why a line takes no value here; nothing where it takes one.
#[must_use]
pub const fn closed(entry: Entry, language: Language) -> &'static str {
    match entry {
        Entry::Open => "",
        Entry::Measured => texts::MEASURED.get(language),
        Entry::OtherPeriod => texts::OTHER_PERIOD.get(language),
    }
}

/// How a line is filled in and scored.
#[must_use]
pub fn how(guideline: &Guideline, line: &Line<'_>, language: Language) -> String {
    let mut parts = line_rule(guideline, line.criterion, language);
    if line.entry != Entry::Open {
        return parts.join("; ");
    }
    if let Some(fill) = fill(&line.criterion.kind) {
        parts[0] = fill.with(language, &[("rule", parts[0].as_str())]);
    }
    if line.criterion.not_applicable != NotApplicable::Forbidden {
        parts.push(texts::MAY_LEAVE.get(language).to_owned());
    }
    parts.join("; ")
}

/// What is written into the cell, where the way of scoring does not say it.
const fn fill(kind: &Kind) -> Option<catalogue::Phrase> {
    match kind {
        Kind::Toggle => Some(texts::FILL_TOGGLE),
        Kind::Bands { .. } => Some(texts::FILL_BANDS),
        Kind::Deduction { .. } => Some(texts::FILL_DEDUCTION),
        Kind::Points { .. } | Kind::Choice { .. } | Kind::Rating => None,
    }
}

/// A value as it stands in a cell: a number, or a word of the drop-down.
#[must_use]
pub fn value(value: Value, guideline: &Guideline, line: &Line<'_>, language: Language) -> Cell {
    let word = |phrase: catalogue::Phrase| Cell::Text(phrase.get(language).to_owned());
    match value {
        Value::Number(number) => Cell::Number(number),
        Value::Toggle(true) => word(texts::YES),
        Value::Toggle(false) => word(texts::NO),
        Value::NotApplicable => word(texts::NOT_APPLICABLE),
        Value::Offer(index) => {
            Cell::Text(label(guideline.offers(line.criterion), usize::from(index), language))
        }
    }
}

/// The forms as one table: a row for each line of each.
#[must_use]
pub fn register(sheets: &[Sheet<'_>], stages: &[Stage], say: Say<'_>) -> Table {
    let column = |header: String| Column {
        header,
        group: None,
        quotient: None,
        align: Align::Left,
        wrap: Wrap::Words,
    };
    let heads = [
        texts::COLUMN_REVIEW,
        labels::COLUMN_GUIDELINE,
        labels::COLUMN_ILLUSTRATIVE,
        texts::COLUMN_ORGANISATION,
        labels::COLUMN_PERIOD,
        texts::COLUMN_CRITERION,
        texts::COLUMN_TEXT,
        texts::COLUMN_HOW,
    ];
    let stage_heads = stages.iter().map(|stage| match stage {
        Stage::Own => texts::COLUMN_OWN,
        Stage::Appraised => texts::COLUMN_APPRAISED,
        Stage::Decided => texts::COLUMN_DECIDED,
    });
    let ends = [texts::COLUMN_EVIDENCE, texts::COLUMN_NOTE];
    let heads = heads.into_iter().chain(stage_heads).chain(ends);
    let columns = heads.map(|head| column(say.phrase(head))).collect();
    let rows = sheets.iter().flat_map(|sheet| {
        let lines = sheet.groups.iter().flat_map(|(_, lines)| lines);
        lines.map(move |line| row(sheet, line, stages, say))
    });
    Table { columns, rows: rows.collect(), ..Table::default() }
}

fn row(sheet: &Sheet<'_>, line: &Line<'_>, stages: &[Stage], say: Say<'_>) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let manifest = &say.workspace.manifest;
    let given = stages.iter().map(|stage| match line.given[stage.index()] {
        Some(given) => value(given, sheet.guideline, line, say.language),
        None => Cell::Empty,
    });
    let head = [
        text(manifest.reviews[sheet.key.review].id.as_str()),
        text(&format!("{}#{}", sheet.guideline.version, sheet.digest)),
        Cell::phrase(words::yes_or_no(sheet.guideline.illustrative), say.language),
        text(say.workspace.organisations.at(sheet.key.organisation).id()),
        text(&sheet.key.period.to_string()),
        text(line.criterion.id.as_str()),
        text(say.text(&line.criterion.name)),
        text(&how(sheet.guideline, line, say.language)),
    ];
    head.into_iter().chain(given).chain([text(&line.evidence), text(&line.note)]).collect()
}
