//! Tables that are no forms, and forms as CSV: a header line, then a row for each line of a form. The columns are
//! those of assessment files, or those that `--map` names.

use std::cell::OnceCell;

use super::super::form::rules_digest;
use super::super::phases;
use super::super::review::Opened;
use super::given::{self, At, Row};
use super::{Problems, Source};
use crate::catalogue::{Phrase, entry, import as texts, labels};
use crate::cli::{Import, MapTo};
use crate::diagnostics::fold;
use crate::form::tag::Field;
use crate::intake::Page;
use crate::load::RECORD_COLUMNS;
use crate::load::csv::{Column, normal};
use crate::model::{Criterion, Guideline, Id, Language, Period, Stage, UnitKey};
use crate::render::csv::unguarded;

/// What tables are held against.
pub struct Against<'a> {
    pub asked: &'a Import,
    pub opened: &'a Opened,
    /// The guidelines as forms in CSV name them, worked out for the first row that names one.
    named: OnceCell<Vec<String>>,
}

impl<'a> Against<'a> {
    pub const fn of(asked: &'a Import, opened: &'a Opened) -> Self {
        Self { asked, opened, named: OnceCell::new() }
    }

    fn named(&self, guideline: usize) -> &str {
        let workspace = &self.opened.workspace;
        let named = || {
            let rules = phases::rules(workspace, &self.opened.sources);
            let guidelines = workspace.guidelines.iter().zip(rules);
            guidelines.map(|(of, rules)| format!("{}#{}", of.version, rules_digest(&rules))).collect()
        };
        &self.named.get_or_init(named)[guideline]
    }
}

/// What the columns of a table hold.
#[derive(Default)]
struct Layout {
    organisation: Option<usize>,
    period: Option<usize>,
    /// Of a form as CSV.
    review: Option<usize>,
    guideline: Option<usize>,
    text: Option<usize>,
    fields: Vec<(usize, Field)>,
}

/// A column of a table, as its name tells.
enum Known {
    To(MapTo),
    Review,
    Guideline,
    /// What the criterion is called.
    Text,
}

/// The rows of every page that has a header.
pub fn read(file: &str, pages: &[Page], against: &Against<'_>, rows: &mut Vec<Row>, problems: &mut Problems) {
    let asked = against.asked;
    let headers: Vec<(&Page, Option<usize>)> = pages.iter().map(|page| (page, header(page, asked))).collect();
    if headers.iter().all(|(_, header)| header.is_none()) {
        problems.add(&Source::file(file).whole(problems.language), texts::NO_HEADER, &[]);
        return;
    }
    for (page, header) in headers.into_iter().filter(|(page, _)| !page.cells.is_empty()) {
        let source = Source::of(file, page);
        match header {
            Some(header) => sheet(source, page, header, against, rows, problems),
            None => problems.note(&source.whole(problems.language), texts::SHEET_PASSED_OVER),
        }
    }
}

fn sheet(
    source: Source<'_>,
    page: &Page,
    header: usize,
    against: &Against<'_>,
    rows: &mut Vec<Row>,
    problems: &mut Problems,
) {
    let before = problems.told.len();
    let layout = layout(source, page, header, against.asked, problems);
    if problems.told.len() > before {
        return;
    }
    for row in header + 1..page.rows() {
        if page.cells.range((row, 0)..(row + 1, 0)).next().is_some() {
            rows.extend(one(source, page, row, &layout, against, problems));
        }
    }
}

/// The first line in which a column names the criterion.
fn header(page: &Page, asked: &Import) -> Option<usize> {
    let is_criterion =
        |text: &str| matches!(known(text, asked), Some(Known::To(MapTo::Field(Field::Criterion))));
    page.cells
        .iter()
        .take(10_000)
        .find_map(|((row, column), _)| is_criterion(page.text(*row, *column)).then_some(*row))
}

fn known(name: &str, asked: &Import) -> Option<Known> {
    let is_named = |phrase: Phrase| {
        [Language::Vietnamese, Language::English]
            .iter()
            .any(|language| fold(phrase.get(*language)) == fold(name))
    };
    if let Some(mapped) = asked.map.iter().find(|mapped| fold(&mapped.column) == fold(name)) {
        return Some(Known::To(mapped.to));
    }
    if is_named(entry::COLUMN_REVIEW) {
        return Some(Known::Review);
    }
    if is_named(labels::COLUMN_GUIDELINE) {
        return Some(Known::Guideline);
    }
    if is_named(entry::COLUMN_TEXT) {
        return Some(Known::Text);
    }
    if is_named(entry::COLUMN_HOW) {
        return Some(Known::To(MapTo::Nothing));
    }
    let column = RECORD_COLUMNS.find(name)?;
    let fields = [
        (Column::Organisation, MapTo::Organisation),
        (Column::Period, MapTo::Period),
        (Column::Criterion, MapTo::Field(Field::Criterion)),
        (Column::Own, MapTo::Field(Field::Value(Stage::Own))),
        (Column::Appraised, MapTo::Field(Field::Value(Stage::Appraised))),
        (Column::Decided, MapTo::Field(Field::Value(Stage::Decided))),
        (Column::Evidence, MapTo::Field(Field::Evidence)),
        (Column::Note, MapTo::Field(Field::Note)),
    ];
    fields.into_iter().find(|(known, _)| *known == column).map(|(_, to)| Known::To(to))
}

fn layout(source: Source<'_>, page: &Page, header: usize, asked: &Import, problems: &mut Problems) -> Layout {
    let mut layout = Layout::default();
    for ((_, column), _) in page.cells.range((header, 0)..(header + 1, 0)) {
        let name = normal(page.text(header, *column)).into_owned();
        let place = source.cell(header, *column, problems.language);
        let Some(known) = known(&name, asked) else {
            problems.add(&place, texts::UNKNOWN_COLUMN, &[("column", &name)]);
            continue;
        };
        let taken = match known {
            Known::To(MapTo::Nothing) => None,
            Known::To(MapTo::Organisation) => layout.organisation.replace(*column),
            Known::To(MapTo::Period) => layout.period.replace(*column),
            Known::Review => layout.review.replace(*column),
            Known::Guideline => layout.guideline.replace(*column),
            Known::Text => layout.text.replace(*column),
            Known::To(MapTo::Field(field)) => {
                let taken = layout.fields.iter().find(|(_, known)| *known == field).map(|(at, _)| *at);
                layout.fields.push((*column, field));
                taken
            }
        };
        if taken.is_some() {
            problems.add(&place, texts::COLUMN_TWICE, &[("column", &name)]);
        }
    }
    layout
}

fn one(
    source: Source<'_>,
    page: &Page,
    row: usize,
    layout: &Layout,
    against: &Against<'_>,
    problems: &mut Problems,
) -> Option<Row> {
    let Against { asked, opened, .. } = against;
    let language = problems.language;
    let text =
        |column: Option<usize>| column.map(|at| normal(page.text(row, at)).into_owned()).unwrap_or_default();
    let place = |column: Option<usize>| source.cell(row, column.unwrap_or(0), language);
    let workspace = &opened.workspace;
    let (review, organisation, period) =
        (text(layout.review), text(layout.organisation), text(layout.period));
    let review = if review.is_empty() { asked.review.clone() } else { review };
    let Some(review_at) = workspace.manifest.review_at(&review) else {
        problems.add(&place(layout.review), texts::NO_REVIEW, &[("id", &review)]);
        return None;
    };
    let Some(organisation_at) = workspace.organisation_at(&organisation) else {
        problems.add(&place(layout.organisation), texts::NO_ORGANISATION, &[("id", &organisation)]);
        return None;
    };
    let latest = || workspace.latest_year();
    let found = if period.is_empty() { asked.period.or_else(latest) } else { Period::read(&period) };
    let Some(found) = found else {
        problems.add(&place(layout.period), texts::NO_PERIOD, &[("text", &period)]);
        return None;
    };
    let key = UnitKey { review: review_at, organisation: organisation_at, period: found };
    let Some(guideline) = workspace.guideline_for(key) else {
        let values = [("organisation", organisation.as_str()), ("period", &found.to_string())];
        problems.add(&place(layout.organisation), texts::NOT_SERVED, &values);
        return None;
    };
    let rules = &workspace.guidelines[guideline];
    let version = text(layout.guideline);
    if !version.is_empty() && version != against.named(guideline) {
        let values = [
            ("form", version.as_str()),
            ("now", against.named(guideline)),
            ("differences", texts::NO_DIFFERENCE.get(language)),
        ];
        problems.add(&place(layout.guideline), texts::OTHER_VERSION, &values);
        return None;
    }
    let criterion = layout.fields.iter().find(|(_, field)| *field == Field::Criterion).map(|(at, _)| *at);
    let id = text(criterion);
    let Some(line) = rules.line_at(&id, 0) else {
        let values = [("guideline", rules.version.to_string()), ("id", id.clone())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        problems.add(&place(criterion), texts::NO_CRITERION, &values);
        return None;
    };
    if let Some(other) = named_otherwise(rules, line, unguarded(&text(layout.text))) {
        problems.add(&place(criterion), texts::TEXT_OF_OTHER, &[("id", &id), ("other", other.as_str())]);
        return None;
    }
    let at = At { source, page, row, columns: &layout.fields };
    Some(given::row(key, guideline, line, &at, opened, problems))
}

/// The line whose name stands beside the id of another: a spreadsheet makes `4.1` of `4.10`.
fn named_otherwise<'g>(rules: &'g Guideline, line: usize, name: &str) -> Option<&'g Id> {
    let is_name = |of: &&Criterion| {
        let names = [&of.name.vi, &of.name.en].into_iter().flatten();
        names.into_iter().any(|own| fold(own) == fold(name))
    };
    let own = rules.lines().nth(line).filter(is_name);
    if own.is_some() { None } else { rules.lines().find(is_name).map(|other| &other.id) }
}
