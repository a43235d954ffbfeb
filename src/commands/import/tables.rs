//! Tables that are no forms, and forms as CSV: a header line, then a row for each line of a form. The columns are
//! those of assessment files, or those that `--map` names.

use std::cell::OnceCell;

use super::super::form::rules_digest;
use super::super::phases;
use super::super::review::Opened;
use super::given::{self, At, Row};
use super::{Problems, Source};
use crate::catalogue::{Phrase, entry, import as texts, labels};
use crate::cli::{Import, MapTo, RECOGNITION};
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
    if let Some(page) = pages.iter().find(|page| asked.map.is_empty() && is_form(page)) {
        problems.add(&Source::of(file, page).whole(problems.language), texts::FORM_APART, &[]);
        return;
    }
    let headers: Vec<(&Page, Option<usize>)> = pages.iter().map(|page| (page, header(page, asked))).collect();
    if headers.iter().all(|(_, header)| header.is_none()) {
        problems.add(&Source::file(file).whole(problems.language), texts::NO_HEADER, &[]);
        return;
    }
    for (page, header) in headers.into_iter().filter(|(page, _)| !page.cells.is_empty()) {
        let source = Source::of(file, page);
        match header {
            Some(header) => sheet(source, page, header, against, rows, problems),
            None => problems.note(&source.whole(problems.language), texts::SHEET_PASSED_OVER, &[]),
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
    let reviews = &against.opened.workspace.manifest;
    if layout.review.is_none() && reviews.review_at(of_table(against.asked)).is_none() {
        let known = reviews.reviews.iter().map(|review| review.id.as_str()).collect::<Vec<_>>().join(", ");
        let values = [("id", of_table(against.asked)), ("known", &known)];
        problems.add(&source.whole(problems.language), texts::REVIEW_NOT_GIVEN, &values);
        return;
    }
    if layout.organisation.is_none() {
        problems.add(&source.whole(problems.language), texts::NO_ORGANISATION_COLUMN, &[]);
        return;
    }
    let is_named = |column: usize| !page.text(header, column).trim().is_empty();
    for row in header + 1..page.rows() {
        let mut columns = page.cells.range((row, 0)..(row + 1, 0)).map(|((_, column), _)| *column).peekable();
        if columns.peek().is_none() {
            continue;
        }
        if let Some(stray) = columns.find(|column| !is_named(*column)) {
            let place = source.cell(row, stray, problems.language);
            problems.add(&place, texts::NO_COLUMN, &[("text", page.text(row, stray))]);
        } else {
            rows.extend(Line { source, page, row, layout: &layout, against }.read(problems));
        }
    }
}

/// Whether it is a sheet of a form, by heads that stand there side by side.
fn is_form(page: &Page) -> bool {
    let heads = [entry::ID, entry::CRITERION, entry::CITE, entry::RULE];
    let stands = |row: usize, language| {
        heads.iter().enumerate().all(|(column, head)| normal(page.text(row, column)) == head.get(language))
    };
    // they stand below a few lines on what the form is
    (0..20).any(|row| stands(row, Language::Vietnamese) || stands(row, Language::English))
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
    if is_named(entry::COLUMN_HOW) || is_named(labels::COLUMN_ILLUSTRATIVE) {
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

/// A row of a table.
struct Line<'t> {
    source: Source<'t>,
    page: &'t Page,
    row: usize,
    layout: &'t Layout,
    against: &'t Against<'t>,
}

impl Line<'_> {
    fn text(&self, column: Option<usize>) -> String {
        column.map(|at| normal(self.page.text(self.row, at)).into_owned()).unwrap_or_default()
    }

    fn add(&self, column: Option<usize>, problem: Phrase, values: &[(&str, &str)], problems: &mut Problems) {
        let place = self.source.cell(self.row, column.unwrap_or(0), problems.language);
        problems.add(&place, problem, values);
    }

    /// Tells of a name that nobody has; where the row looks like one of totals, this is what is told.
    fn unknown(
        &self,
        column: Option<usize>,
        problem: Phrase,
        values: &[(&str, &str)],
        problems: &mut Problems,
    ) {
        let cells = self.page.cells.range((self.row, 0)..(self.row + 1, 0));
        let total = cells.map(|((_, column), _)| *column).find(|column| is_total(&self.text(Some(*column))));
        match total {
            Some(at) => {
                self.add(Some(at), texts::TOTAL_LINE, &[("text", &*self.text(Some(at)))], problems);
            }
            None => self.add(column, problem, values, problems),
        }
    }

    /// What it says, where it can be one of a form of the workspace.
    fn read(&self, problems: &mut Problems) -> Option<Row> {
        let opened = self.against.opened;
        let key = self.key(problems)?;
        let Some(guideline) = opened.workspace.guideline_for(key) else {
            let column = self.layout.organisation;
            let values = [("organisation", &*self.text(column)), ("period", &key.period.to_string())];
            self.add(column, texts::NOT_SERVED, &values, problems);
            return None;
        };
        let (column, version) = (self.layout.guideline, self.text(self.layout.guideline));
        if !version.is_empty() && version != self.against.named(guideline) {
            let values = [
                ("form", version.as_str()),
                ("now", self.against.named(guideline)),
                ("differences", texts::NO_DIFFERENCE.get(problems.language)),
            ];
            self.add(column, texts::OTHER_VERSION, &values, problems);
            return None;
        }
        let line = self.line(&opened.workspace.guidelines[guideline], problems)?;
        let at = At { source: self.source, page: self.page, row: self.row, columns: &self.layout.fields };
        Some(given::row(key, guideline, line, &at, opened, problems))
    }

    fn key(&self, problems: &mut Problems) -> Option<UnitKey> {
        let (layout, asked, workspace) = (self.layout, self.against.asked, &self.against.opened.workspace);
        let review = Some(self.text(layout.review)).filter(|review| !review.is_empty());
        let review = review.unwrap_or_else(|| of_table(asked).to_owned());
        let Some(review_at) = workspace.manifest.review_at(&review) else {
            self.add(layout.review, texts::NO_REVIEW, &[("id", &review)], problems);
            return None;
        };
        let organisation = self.text(layout.organisation);
        let Some(organisation_at) = workspace.organisation_at(&organisation) else {
            let problem =
                if organisation.is_empty() { texts::ORGANISATION_MISSING } else { texts::NO_ORGANISATION };
            self.unknown(layout.organisation, problem, &[("id", &organisation)], problems);
            return None;
        };
        let period = self.text(layout.period);
        let latest = || workspace.latest_year();
        let found = if period.is_empty() { asked.period.or_else(latest) } else { Period::read(&period) };
        let Some(found) = found else {
            self.add(layout.period, texts::NO_PERIOD, &[("text", &period)], problems);
            return None;
        };
        Some(UnitKey { review: review_at, organisation: organisation_at, period: found })
    }

    /// The line of the guideline, by the id and, where the table has it, by what the criterion is called.
    fn line(&self, rules: &Guideline, problems: &mut Problems) -> Option<usize> {
        let mut fields = self.layout.fields.iter();
        let column = fields.find(|(_, field)| *field == Field::Criterion).map(|(at, _)| *at);
        let id = self.text(column);
        let Some(line) = rules.line_at(&id, 0) else {
            let values = [("guideline", &*rules.version.to_string()), ("id", &id)];
            self.unknown(column, texts::NO_CRITERION, &values, problems);
            return None;
        };
        if let Some(other) = named_otherwise(rules, line, unguarded(&self.text(self.layout.text))) {
            let values = [("id", id.as_str()), ("other", other.as_str())];
            self.add(column, texts::TEXT_OF_OTHER, &values, problems);
            return None;
        }
        Some(line)
    }
}

/// Whether a text begins as a line of totals does.
fn is_total(text: &str) -> bool {
    let first =
        text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let words = [Language::Vietnamese, Language::English].map(|language| texts::TOTAL_WORDS.get(language));
    words.iter().any(|words| words.split(' ').any(|word| word == first))
}

/// The review of rows that name none.
fn of_table(asked: &Import) -> &str {
    asked.review.as_deref().unwrap_or(RECOGNITION)
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
