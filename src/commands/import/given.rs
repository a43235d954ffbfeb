//! What a file says of one line of a form, cell by cell, held against the guideline.

use std::collections::BTreeMap;

use super::super::phases;
use super::super::review::Opened;
use super::{Problems, Source};
use crate::catalogue::import as texts;
use crate::check::on_lines;
use crate::diagnostics::{Code, Position, Shown};
use crate::form::tag::Field;
use crate::form::{self, Entry};
use crate::intake::{Content, Page};
use crate::load::csv::normal;
use crate::model::record::Field as Cell;
use crate::model::{Criterion, Guideline, Stage, UnitKey, Value};
use crate::render::csv::unguarded;
use crate::render::entry::closed;
use crate::render::problems::Said;

/// What is given for one line of a form.
pub struct Row {
    pub key: UnitKey,
    pub guideline: usize,
    pub line: usize,
    /// Where the line is named.
    pub place: String,
    pub cells: Vec<(Field, Given)>,
    /// How many cells of values, evidence and notes were empty.
    pub empty: Vec<Field>,
}

/// A cell that is not empty.
pub struct Given {
    pub place: String,
    /// As it is written into the records; values in the language of their table come from `value`.
    pub text: String,
    pub value: Option<Value>,
}

/// Where the cells of a line stand on a page.
pub struct At<'a> {
    pub source: Source<'a>,
    pub page: &'a Page,
    pub row: usize,
    pub columns: &'a [(usize, Field)],
}

/// Reads the cells of a line.
pub fn row(
    key: UnitKey,
    guideline: usize,
    line: usize,
    at: &At<'_>,
    opened: &Opened,
    problems: &mut Problems,
) -> Row {
    let rules = &opened.workspace.guidelines[guideline];
    let language = problems.language;
    let named =
        at.columns.iter().find(|(_, field)| *field == Field::Criterion).map_or(0, |(column, _)| *column);
    let place = at.source.cell(at.row, named, language);
    let mut row = Row { key, guideline, line, place, cells: Vec::new(), empty: Vec::new() };
    let Some(criterion) = rules.lines().nth(line) else { return row };
    for (column, field) in at.columns.iter().filter(|(_, field)| *field != Field::Criterion) {
        let place = at.source.cell(at.row, *column, language);
        let Some(content) = at.page.cells.get(&(at.row, *column)) else {
            row.empty.push(*field);
            continue;
        };
        let plain = |text| if at.source.is_csv() { unguarded(text) } else { text };
        let given = match (field, content) {
            (_, Content::Broken(error)) => {
                problems.add(&place, texts::BROKEN, &[("error", error)]);
                continue;
            }
            (Field::Evidence | Field::Note | Field::Criterion, Content::Truth(yes)) => {
                let word = if *yes { "TRUE" } else { "FALSE" };
                problems.add(&place, texts::A_TRUTH, &[("word", word)]);
                continue;
            }
            (Field::Value(stage), content) => {
                let entered = (content, plain(content.text()));
                value(rules, criterion, *stage, entered, (key, &place), problems)
            }
            (Field::Evidence | Field::Note | Field::Criterion, Content::Text(text) | Content::Day(text)) => {
                let text = normal(plain(text)).into_owned();
                if let Some(reference) = on_lines(&text).filter(|_| *field == Field::Evidence) {
                    problems.add(&place, texts::EVIDENCE_ON_LINES, &[("text", reference)]);
                    continue;
                }
                Some(Given { place, text, value: None })
            }
        };
        row.cells.extend(given.map(|given| (*field, given)));
    }
    row
}

fn value(
    guideline: &Guideline,
    line: &Criterion,
    stage: Stage,
    (content, text): (&Content, &str),
    (key, place): (UnitKey, &str),
    problems: &mut Problems,
) -> Option<Given> {
    let language = problems.language;
    let text = normal(text);
    let entry = form::entry(line, key.period);
    if entry != Entry::Open {
        // what the form itself says of the line
        let why = closed(entry, language);
        if closed_words(entry).all(|word| word != text) {
            problems.add(place, texts::NO_ENTRY, &[("id", line.id.as_str()), ("why", why)]);
        }
        return None;
    }
    if let Content::Day(day) = content {
        problems.add(place, texts::A_DAY, &[("day", day)]);
        return None;
    }
    if !guideline.stages.contains(&stage) {
        problems.add(place, texts::NO_STAGE, &[("guideline", &guideline.version.to_string())]);
        return None;
    }
    let offers = guideline.offers(line);
    let offered = form::offered(offers, &text).map(|index| offers[index].id.to_string());
    let text = offered.unwrap_or_else(|| text.into_owned());
    match phases::line_value(guideline, line, Cell { text: &text, place: line.place }) {
        Ok(value) => Some(Given { place: place.to_owned(), text, value: Some(value) }),
        Err(diagnostic) => {
            if diagnostic.code == Code::OptionUnknown && !offers.is_empty() {
                let quoted = |index| format!("“{}”", form::label(offers, index, language));
                let known = (0..offers.len()).map(quoted).collect::<Vec<_>>().join(", ");
                problems.add(place, texts::BAD_OFFER, &[("text", &text), ("known", &known)]);
            } else {
                let at = Position { path: place.to_owned(), is_builtin: false, line: None, column: None };
                let (excerpt, related, basis_at, origin) = (None, Vec::new(), None, None);
                let shown = Shown { diagnostic, at, excerpt, related, basis_at, origin };
                problems.sentence(place, &Said::of(&shown, language).message);
            }
            None
        }
    }
}

/// The words of a closed cell in either language.
fn closed_words(entry: Entry) -> impl Iterator<Item = &'static str> {
    use crate::model::Language;
    [Language::Vietnamese, Language::English].into_iter().map(move |language| closed(entry, language))
}

/// A line that several rows give is a problem: which of them counts is never guessed.
pub fn once_each(rows: &[Row], opened: &Opened, problems: &mut Problems) {
    let mut met: BTreeMap<(UnitKey, usize), &str> = BTreeMap::new();
    for row in rows {
        if met.insert((row.key, row.line), &row.place).is_none() {
            continue;
        }
        let workspace = &opened.workspace;
        let id = workspace.guidelines[row.guideline].lines().nth(row.line).map(|line| line.id.to_string());
        let organisation = workspace.organisations.at(row.key.organisation).id().to_owned();
        let period = row.key.period.to_string();
        let id = id.unwrap_or_default();
        let values = [("id", id.as_str()), ("organisation", &organisation), ("period", &period)];
        problems.add(&row.place, texts::TWICE, &values);
    }
}
