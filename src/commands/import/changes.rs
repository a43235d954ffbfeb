//! What the given cells change in the records: rows that are there are edited, others are added, and everything
//! else keeps its bytes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;

use super::super::amend::{Amended, Origin};
use super::super::phases::{self, WrittenRow};
use super::super::review::Opened;
use super::Problems;
use super::given::{Given, Row};
use crate::catalogue::{fmt, import as texts};
use crate::cli::Replace;
use crate::form::tag::Field;
use crate::format::{Edit, Sheet};
use crate::load::csv::Column;
use crate::load::files::{self, Contents};
use crate::load::{RECORD_COLUMNS, headers};
use crate::model::record::RecordFile;
use crate::model::{Every, Form, Language, Period, Stage, UnitKey, Value};

/// The changes, by the path of their file.
#[derive(Default)]
pub struct Changes {
    by_file: BTreeMap<String, FileChanges>,
    /// Values that are there and were empty in the files.
    pub kept: usize,
}

#[derive(Default)]
struct FileChanges {
    text: String,
    is_new: bool,
    edits: Vec<(usize, Column, String)>,
    rows: Vec<Vec<(Column, String)>>,
    /// By row, and by column for its cells.
    origins: BTreeMap<(usize, Option<usize>), String>,
}

/// Review, organisation, period and criterion.
type Name = (usize, String, Period, String);

/// A table of assessments.
struct Table {
    path: String,
    text: String,
    language: Language,
    of: TableOf,
    /// How many rows it has.
    rows: usize,
}

/// Whose rows a table has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TableOf {
    One,
    Many,
}

/// What stands in the files.
struct Files<'o> {
    opened: &'o Opened,
    /// Those of the years and reviews of what is given.
    tables: Vec<Table>,
    /// Where they stand among the tables.
    by_path: BTreeMap<String, usize>,
    /// Which row of which table is which line.
    rows: BTreeMap<Name, (usize, usize)>,
    /// Of every file, by form and line of its guideline.
    written: BTreeMap<(UnitKey, usize), WrittenRow>,
}

/// Holds what is given against what is there.
pub fn find(
    rows: &[Row],
    replace: Replace,
    opened: &Opened,
    problems: &mut Problems,
) -> anyhow::Result<Changes> {
    let mut changes = Changes::default();
    if rows.is_empty() {
        return Ok(changes);
    }
    let files = Files::of(rows, opened, problems.language)?;
    for row in rows {
        one(row, replace, &files, &mut changes, problems);
    }
    Ok(changes)
}

impl<'o> Files<'o> {
    fn of(rows: &[Row], opened: &'o Opened, language: Language) -> anyhow::Result<Self> {
        let written = phases::written(&opened.workspace, &opened.sources, None)?;
        let written = written.into_iter().map(|row| ((row.key, row.line), row)).collect();
        let (tables, by_path, rows_at) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        let mut found = Self { opened, tables, by_path, rows: rows_at, written };
        let wanted: BTreeSet<_> = rows.iter().map(|row| (row.key.period.year(), row.key.review)).collect();
        let all = files::list(&opened.folder().into())?;
        for (file, contents) in &all.files {
            let Contents::Records(record) = contents else { continue };
            let review = opened.workspace.manifest.review_at(record.review.as_str());
            let Some(review) = review.filter(|review| wanted.contains(&(record.year, *review))) else {
                continue;
            };
            let changed = || fmt::CHANGED.with(language, &[("path", &record.path())]);
            let text = all.text(*file)?.with_context(changed)?;
            found.add(record, review, text).with_context(changed)?;
        }
        Ok(found)
    }

    /// Adds a table; `None` where the text is none.
    fn add(&mut self, record: &RecordFile, review: usize, text: String) -> Option<()> {
        let path = record.path();
        let sheet = Sheet::of(&text, &RECORD_COLUMNS)?;
        let rows = sheet.rows();
        for (number, row) in rows.iter().enumerate() {
            let named = row.get(Column::Organisation);
            let own = record.organisation.as_ref().map(ToString::to_string).unwrap_or_default();
            let organisation = if named.is_empty() { own } else { named.to_owned() };
            let period = match row.get(Column::Period) {
                "" => Some(Period::year_of(record.year)),
                text => Period::read(text),
            };
            if let Some(period) = period {
                let name = (review, organisation, period, row.get(Column::Criterion).to_owned());
                self.rows.insert(name, (self.tables.len(), number));
            }
        }
        let language = sheet.language();
        let of = if record.organisation.is_some() { TableOf::One } else { TableOf::Many };
        self.by_path.insert(path.clone(), self.tables.len());
        self.tables.push(Table { path, text, language, of, rows: rows.len() });
        Some(())
    }

    fn table(&self, path: &str) -> Option<&Table> {
        self.by_path.get(path).map(|table| &self.tables[*table])
    }

    /// The table and the row that is this line.
    fn row(&self, name: &Name) -> Option<(&Table, usize)> {
        self.rows.get(name).map(|(table, row)| (&self.tables[*table], *row))
    }
}

/// What is written in a cell.
fn cell(row: &WrittenRow, field: Field) -> &str {
    let text = match field {
        Field::Criterion => None,
        Field::Value(stage) => row.value(stage),
        Field::Evidence => row.evidence.as_ref(),
        Field::Note => row.note.as_ref(),
    };
    text.map_or("", |text| text.text.as_str())
}

const fn column(field: Field) -> Column {
    match field {
        Field::Criterion => Column::Criterion,
        Field::Value(Stage::Own) => Column::Own,
        Field::Value(Stage::Appraised) => Column::Appraised,
        Field::Value(Stage::Decided) => Column::Decided,
        Field::Evidence => Column::Evidence,
        Field::Note => Column::Note,
    }
}

fn one(row: &Row, replace: Replace, files: &Files<'_>, changes: &mut Changes, problems: &mut Problems) {
    let opened = files.opened;
    let workspace = &opened.workspace;
    let organisation = workspace.organisations.at(row.key.organisation).id().to_owned();
    let Some(criterion) = workspace.guidelines[row.guideline].lines().nth(row.line) else { return };
    let there = files.row(&(row.key.review, organisation.clone(), row.key.period, criterion.id.to_string()));
    let written = files.written.get(&(row.key, row.line));
    let before = |field: Field| written.map_or("", |written| cell(written, field));
    let form = workspace.forms.get(&row.key).unwrap_or_default();
    let path = match (there, written) {
        (Some((table, _)), _) => table.path.clone(),
        (None, Some(written)) => opened.sources.path(written.place.file()).to_owned(),
        (None, None) => workspace.record_file(row.key),
    };
    let language = there.map_or(workspace.manifest.language, |(table, _)| table.language);
    let cells = news(row, &form, &before, language, replace, problems);
    changes.kept += row.empty.iter().filter(|field| !before(**field).is_empty()).count();
    needs_note(row, &cells, before(Field::Note), problems);
    if cells.is_empty() {
        return;
    }
    let Some(path) = writable(row, path, opened, problems) else { return };
    let table = files.table(&path);
    let file = changes.by_file.entry(path).or_insert_with(|| FileChanges {
        text: table.map_or_else(String::new, |table| table.text.clone()),
        is_new: table.is_none(),
        ..FileChanges::default()
    });
    let number = there.map_or_else(|| table.map_or(0, |table| table.rows) + file.rows.len(), |(_, row)| row);
    file.origins.insert((number, None), row.place.clone());
    let origins = row.cells.iter().map(|(field, given)| (column(*field) as usize, given.place.clone()));
    file.origins.extend(origins.map(|(column, place)| ((number, Some(column)), place)));
    match there {
        Some(_) => {
            file.edits.extend(cells.into_iter().map(|(column, text)| (number, column, text)));
        }
        None => file.rows.push(new_row(row.key, organisation, criterion.id.as_str(), cells, table)),
    }
}

/// The cells that are new, or other than those that are there.
fn news<'t>(
    row: &Row,
    form: &Form,
    before: &impl Fn(Field) -> &'t str,
    language: Language,
    replace: Replace,
    problems: &mut Problems,
) -> Vec<(Column, String)> {
    let mut cells = Vec::new();
    for (field, given) in &row.cells {
        let same = match (field, given.value) {
            (Field::Value(stage), Some(value)) => form.value(row.line, *stage) == Some(value),
            (Field::Value(_) | Field::Criterion | Field::Evidence | Field::Note, _) => {
                before(*field) == given.text
            }
        };
        if same {
            continue;
        }
        if !before(*field).is_empty() && replace == Replace::Never {
            let values = [("before", before(*field)), ("now", given.text.as_str())];
            problems.add(&given.place, texts::ALREADY, &values);
            continue;
        }
        cells.push((column(*field), written(given, language)));
    }
    cells
}

/// The path, where something changes there and may.
fn writable(row: &Row, path: String, opened: &Opened, problems: &mut Problems) -> Option<String> {
    let is_toml = path.rsplit_once('.').is_some_and(|(_, ending)| ending == "toml");
    let year = row.key.period.year();
    if is_toml {
        problems.add(&row.place, texts::IN_TOML, &[("file", &path)]);
        return None;
    }
    if !opened.workspace.years.contains_key(&year) {
        problems.add(&row.place, texts::NO_YEAR, &[("year", &year.to_string())]);
        return None;
    }
    Some(path)
}

/// A line that does not apply says why.
fn needs_note(row: &Row, cells: &[(Column, String)], note: &str, problems: &mut Problems) {
    let will_have = !note.is_empty() || cells.iter().any(|(column, _)| *column == Column::Note);
    let left = row.cells.iter().find(|(_, given)| given.value == Some(Value::NotApplicable));
    if let (Some((_, given)), false) = (left, will_have) {
        problems.add(&given.place, texts::NEEDS_NOTE, &[]);
    }
}

/// A row with what its table cannot tell: whose it is, and of which period.
fn new_row(
    key: UnitKey,
    organisation: String,
    criterion: &str,
    cells: Vec<(Column, String)>,
    table: Option<&Table>,
) -> Vec<(Column, String)> {
    let mut row = Vec::new();
    if table.is_some_and(|table| table.of == TableOf::Many) {
        row.push((Column::Organisation, organisation));
    }
    if key.period.every() != Every::Year {
        row.push((Column::Period, key.period.to_string()));
    }
    row.push((Column::Criterion, criterion.to_owned()));
    row.extend(cells);
    row
}

/// The value as people write it in a table of that language.
fn written(given: &Given, language: Language) -> String {
    use crate::catalogue::entry;
    match given.value {
        Some(Value::Toggle(true)) => entry::YES.get(language).to_owned(),
        Some(Value::Toggle(false)) => entry::NO.get(language).to_owned(),
        Some(Value::NotApplicable) => entry::NOT_APPLICABLE.get(language).to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Offer(_)) | None => given.text.clone(),
    }
}

/// The files as they would be.
pub fn amended(changes: Changes, opened: &Opened) -> Vec<Amended> {
    let language = opened.workspace.manifest.language;
    let mut amended = Vec::new();
    for (path, file) in changes.by_file {
        let text = if file.is_new { headers::form(&file.rows, language) } else { file.text.clone() };
        let edits: Vec<Edit<'_>> =
            file.edits.iter().map(|(row, column, text)| Edit { row: *row, column: *column, text }).collect();
        let edited = sheet_of(&text).with_edits(&edits);
        let text = sheet_of(&edited).with_rows(&file.rows);
        let before = (!file.is_new).then_some(file.text);
        let origins = placed(&file.origins, &text);
        amended.push(Amended { root: opened.folder().to_owned(), path, before, text, origins });
    }
    amended
}

/// The origins with where their rows and cells stand in the text.
fn placed(origins: &BTreeMap<(usize, Option<usize>), String>, text: &str) -> Vec<Origin> {
    let mut placed = Vec::new();
    sheet_of(text).each_span(|row, column, span| {
        let from = origins.get(&(row, column.map(|column| column as usize)));
        placed.extend(from.map(|from| Origin { span, from: from.clone() }));
    });
    placed
}

fn sheet_of(text: &str) -> Sheet<'_> {
    Sheet::of(text, &RECORD_COLUMNS).expect("it is a table because it was read or begun as one")
}
