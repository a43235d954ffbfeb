//! Forms of `bontot form`: what the hidden sheet says of every sheet, held against the guideline in use.

use std::collections::BTreeMap;

use super::super::review::Opened;
use super::given::{self, At, Row};
use super::{Problems, Source, stray};
use crate::catalogue::{Phrase, entry, import as texts};
use crate::form::rule;
use crate::form::tag::{self, Field, Tag};
use crate::intake::Page;
use crate::load::csv::normal;
use crate::model::{Guideline, Period, UnitKey};
use crate::render::entry::stage;

/// Whether the pages are those of a form.
pub fn is_form(pages: &[Page]) -> bool {
    pages.iter().any(|page| page.name == tag::SHEET)
}

/// The rows of every sheet of a form.
pub fn read(file: &str, pages: &[Page], opened: &Opened, rows: &mut Vec<Row>, problems: &mut Problems) {
    let hidden = pages.iter().find(|page| page.name == tag::SHEET).map(cells).unwrap_or_default();
    let Some(tags) = tag::read(&hidden) else {
        problems.add(&Source::file(file).whole(problems.language), texts::DAMAGED, &[]);
        return;
    };
    let is_known = |page: &&Page| page.name == tag::SHEET || tags.iter().any(|tag| tag.sheet == page.name);
    for page in pages.iter().filter(|page| !page.cells.is_empty() && !is_known(page)) {
        problems.add(&Source::of(file, page).whole(problems.language), texts::SHEET_UNKNOWN, &[]);
    }
    for tag in &tags {
        let Some(page) = pages.iter().find(|page| page.name == tag.sheet) else {
            let place = Source::file(file).whole(problems.language);
            problems.add(&place, texts::NO_SHEET, &[("sheet", &tag.sheet)]);
            continue;
        };
        sheet(Source::of(file, page), page, tag, opened, rows, problems);
    }
}

/// The first columns of the hidden sheet: behind them are the lists.
fn cells(page: &Page) -> Vec<Vec<String>> {
    const WIDTH: usize = 8;
    let row = |row| (0..WIDTH).map(|column| page.text(row, column).to_owned()).collect();
    (0..page.rows()).map(row).collect()
}

fn sheet(
    source: Source<'_>,
    page: &Page,
    tag: &Tag,
    opened: &Opened,
    rows: &mut Vec<Row>,
    problems: &mut Problems,
) {
    let whole = source.whole(problems.language);
    let Some(key) = key(tag, &whole, opened, problems) else { return };
    let Some(guideline) = opened.workspace.guideline_for(key) else {
        let values = [("organisation", tag.organisation.as_str()), ("period", &tag.period)];
        problems.add(&whole, texts::NOT_SERVED, &values);
        return;
    };
    let rules = &opened.workspace.guidelines[guideline];
    if let Some(differences) = differences(tag, guideline, opened, problems) {
        let now = rules.version.to_string();
        let values = [("form", tag.guideline.as_str()), ("now", &now), ("differences", &differences)];
        problems.add(&whole, texts::OTHER_VERSION, &values);
        return;
    }
    if let Some((column, head)) = moved_column(tag, page) {
        let place = source.cell(0, column, problems.language);
        problems.add(&place, texts::COLUMN_MOVED, &[("column", head.get(problems.language))]);
        return;
    }
    let criterion = tag.columns.iter().find(|(_, field)| *field == Field::Criterion).map_or(0, |(at, _)| *at);
    let mut in_place = true;
    for (index, line) in tag.lines.iter().enumerate() {
        let text = normal(page.text(line.row, criterion));
        if text != line.criterion {
            let place = source.cell(line.row, criterion, problems.language);
            problems.add(&place, texts::MOVED, &[("id", &line.criterion), ("text", &text)]);
            in_place = false;
            continue;
        }
        let at = At { source, page, row: line.row, columns: &tag.columns };
        rows.push(given::row(key, guideline, index, &at, opened, problems));
    }
    if in_place {
        stray::tell(source, page, tag, problems);
    }
}

/// The first column that does not stand under the head that it was made with.
fn moved_column(tag: &Tag, page: &Page) -> Option<(usize, Phrase)> {
    let first = tag.lines.iter().map(|line| line.row).min()?;
    let stands = |column: usize, head: Phrase| {
        (0..first).map(|row| normal(page.text(row, column))).any(|text| text == head.vi || text == head.en)
    };
    let heads = tag.columns.iter().filter_map(|(column, field)| Some((*column, head(*field)?)));
    heads.into_iter().find(|(column, head)| !stands(*column, *head))
}

/// The head of a column to fill in.
fn head(field: Field) -> Option<Phrase> {
    match field {
        Field::Criterion => None,
        Field::Value(one) => Some(stage(one)),
        Field::Evidence => Some(entry::EVIDENCE),
        Field::Note => Some(entry::NOTE),
    }
}

fn key(tag: &Tag, place: &str, opened: &Opened, problems: &mut Problems) -> Option<UnitKey> {
    let review = opened.workspace.manifest.review_at(&tag.review);
    let organisation = opened.workspace.organisation_at(&tag.organisation);
    let period = Period::read(&tag.period);
    if review.is_none() {
        problems.add(place, texts::NO_REVIEW, &[("id", &tag.review)]);
    }
    if organisation.is_none() {
        problems.add(place, texts::NO_ORGANISATION, &[("id", &tag.organisation)]);
    }
    if period.is_none() {
        problems.add(place, texts::NO_PERIOD, &[("text", &tag.period)]);
    }
    Some(UnitKey { review: review?, organisation: organisation?, period: period? })
}

/// In what the guideline in use is another than that of the form; `None` where its lines are the same.
fn differences(tag: &Tag, guideline: usize, opened: &Opened, problems: &Problems) -> Option<String> {
    let rules = &opened.workspace.guidelines[guideline];
    let is_version = rules.version.to_string() == tag.guideline;
    let lines = line_differences(tag, rules, problems);
    if is_version && lines.is_empty() {
        return None;
    }
    let none = || texts::NO_DIFFERENCE.get(problems.language).to_owned();
    Some(if lines.is_empty() { none() } else { lines.join("; ") })
}

fn line_differences(tag: &Tag, guideline: &Guideline, problems: &Problems) -> Vec<String> {
    let say =
        |phrase: crate::catalogue::Phrase, values: &[(&str, &str)]| phrase.with(problems.language, values);
    let now: Vec<(String, String)> =
        guideline.lines().map(|line| (line.id.to_string(), rule(guideline, line))).collect();
    let by_id: BTreeMap<&str, &str> = now.iter().map(|(id, rule)| (id.as_str(), rule.as_str())).collect();
    let mut found = Vec::new();
    for line in &tag.lines {
        let id = line.criterion.as_str();
        match by_id.get(id) {
            None => found.push(say(texts::LINE_GONE, &[("id", id)])),
            Some(rule) if *rule != line.rule => {
                found.push(say(texts::LINE_OTHER, &[("id", id), ("before", &line.rule), ("now", rule)]));
            }
            Some(_) => {}
        }
    }
    let known = |id: &String| tag.lines.iter().any(|line| line.criterion == *id);
    let new = now.iter().filter(|(id, _)| !known(id));
    found.extend(new.map(|(id, _)| say(texts::LINE_NEW, &[("id", id)])));
    let in_order = tag.lines.iter().map(|line| &line.criterion).eq(now.iter().map(|(id, _)| id));
    if found.is_empty() && !in_order {
        let all = now.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", ");
        found.push(all);
    }
    found
}
