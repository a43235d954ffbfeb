//! The values of one file by what they speak of, without the rest of its workspace: to find in which version of
//! the file a value changed. Texts are only as alike as they must be to tell whether a value is the same.

use std::collections::HashMap;

use super::csv::{self, KnownHeader};
use super::tables::{self, RegisterRows, YearTable};
use super::{records, text};
use crate::diagnostics::Report;
use crate::model::comparison::{Decided, FindingField, LineColumn, RegisterField, Row, TextColumn, What};
use crate::model::record::{AssessmentRow, Decision, Field, RecordFile, RowSink, YearTables};
use crate::model::{FileId, Id, Organisation, Period, Stage, Text, number};

/// Values by organisation and what they speak of; rows without an id of their own stand together.
pub type Rows = HashMap<(Id, What), Vec<String>>;

/// What a file of a workspace may hold.
enum Shape {
    Register,
    Table(i16, YearTable),
    Record(RecordFile),
}

/// Whether loading reads a file of that path: no evidence, no results.
#[must_use]
pub fn is_read(path: &str) -> bool {
    (super::has_ending(path, "csv") || super::has_ending(path, "toml")) && !super::is_among_results(path)
}

/// Whether a file of that path can hold values of these organisations.
#[must_use]
pub fn may_hold(path: &str, wanted: impl Fn(&Id) -> bool) -> bool {
    match shape(path) {
        None => false,
        Some(Shape::Register | Shape::Table(..)) => true,
        Some(Shape::Record(file)) => file.organisation.is_none_or(|organisation| wanted(&organisation)),
    }
}

/// Whether a file of that path can say this of an organisation.
#[must_use]
pub fn may_say(path: &str, (organisation, what): &(Id, What)) -> bool {
    match (shape(path), what) {
        (Some(Shape::Record(file)), What::Line { review, .. }) => {
            file.review == *review && file.organisation.is_none_or(|named| named == *organisation)
        }
        (Some(Shape::Register), What::Register(_)) => true,
        (Some(Shape::Table(_, table)), what) => table_of(what) == Some(table),
        (Some(Shape::Record(_) | Shape::Register) | None, _) => false,
    }
}

/// The table of a year that says such things.
const fn table_of(what: &What) -> Option<YearTable> {
    match what {
        What::Register(_) | What::Line { .. } => None,
        What::Fact { .. } | What::FactText { .. } => Some(YearTable::Facts),
        What::Event { .. } => Some(YearTable::Events),
        What::Finding { .. } => Some(YearTable::Findings),
        What::Waiver { .. } => Some(YearTable::Waivers),
        What::Decision { .. } | What::Superseded { .. } => Some(YearTable::Decisions),
        What::Assignment { .. } => Some(YearTable::Assignments),
    }
}

/// The values of a file that are wanted, by whose they are and by what they speak of; none where it is no file of
/// records. `None` where something in it is in error: then nobody can tell what it says.
#[must_use]
pub fn rows(
    path: &str,
    bytes: &[u8],
    whose: impl Fn(&Id) -> bool,
    wanted: impl Fn(&(Id, What)) -> bool,
) -> Option<Rows> {
    let mut report = Report::default();
    let mut collector = Collector { rows: Rows::new(), whose, wanted, last: None };
    let Some(shape) = shape(path) else { return Some(collector.rows) };
    let file = FileId(0);
    let text = text::decode(file, bytes, &mut report)?;
    match shape {
        Shape::Register => {
            let mut register = RegisterRows::default();
            csv::read(file, text, &tables::REGISTER_COLUMNS, &mut report, |row, report| {
                register.row(row, report);
            });
            register.organisations().iter().for_each(|organisation| collector.organisation(organisation));
        }
        Shape::Table(year, table) => {
            let mut read = YearTables::default();
            let take = table.rows(year);
            csv::read(file, text, &table.columns(), &mut report, |row, report| take(&mut read, row, report));
            collector.tables(year, &read);
        }
        Shape::Record(record) => {
            records::read(&record, text, &mut KnownHeader::default(), &mut report, &mut collector);
        }
    }
    (!report.has_errors()).then_some(collector.rows)
}

fn shape(path: &str) -> Option<Shape> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["organisations.csv"] => Some(Shape::Register),
        [_, _] => super::table_at(path).map(|(year, table)| Shape::Table(year, table)),
        _ => super::record_at(path).map(Shape::Record),
    }
}

struct Collector<Whose, Wanted> {
    rows: Rows,
    whose: Whose,
    wanted: Wanted,
    /// The organisation of the row before, and whether its values are wanted.
    last: Option<(Id, bool)>,
}

impl<Whose: Fn(&Id) -> bool, Wanted: Fn(&(Id, What)) -> bool> Collector<Whose, Wanted> {
    fn add(&mut self, organisation: &Id, what: What, value: String) {
        let key = (organisation.clone(), what);
        if (self.wanted)(&key) {
            let values = self.rows.entry(key).or_default();
            values.push(value);
            values.sort();
        }
    }

    /// The id, if values of its organisation are wanted. The rows of one mostly stand together.
    fn asked(&mut self, id: &str) -> Option<Id> {
        if self.last.as_ref().is_none_or(|(last, _)| last.as_str() != id) {
            let id = Id::new(id)?;
            let is_asked = (self.whose)(&id);
            self.last = Some((id, is_asked));
        }
        self.last.as_ref().filter(|(_, is_asked)| *is_asked).map(|(id, _)| id.clone())
    }

    fn organisation(&mut self, organisation: Organisation<'_>) {
        let Some(id) = self.asked(organisation.id()) else { return };
        let date =
            |date: Option<crate::model::Located<crate::model::Date>>| date.map(|date| date.value.to_string());
        let fields = [
            (RegisterField::Name, Some(organisation.name().to_owned())),
            (RegisterField::Kind, organisation.kind().map(|kind| kind.word().to_owned())),
            (RegisterField::Parent, organisation.parent().map(|parent| parent.value.to_string())),
            (RegisterField::PeerGroup, Some(organisation.peer_group().to_owned())),
            (RegisterField::From, date(organisation.from())),
            (RegisterField::To, date(organisation.to())),
        ];
        for (field, value) in fields {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                self.add(&id, What::Register(field), value);
            }
        }
    }

    fn tables(&mut self, year: i16, tables: &YearTables) {
        for fact in tables.facts.iter() {
            if self.asked(fact.organisation.value).is_none() {
                continue;
            }
            let fact = fact.to_row();
            let (organisation, period) = (fact.organisation.value, fact.period.value);
            let what = What::Fact { fact: fact.fact.value.clone(), period };
            if !fact.value.value.is_empty() {
                self.add(&organisation, what, plain(&fact.value.value));
            }
            let texts = [(TextColumn::Evidence, fact.evidence.value), (TextColumn::Note, fact.note)];
            for (column, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
                let what = What::FactText { fact: fact.fact.value.clone(), period, column };
                self.add(&organisation, what, text);
            }
        }
        for event in &tables.events {
            let criterion = event.criterion.as_ref().map(|criterion| criterion.value.clone());
            let what = What::Event { year, step: event.step.value, criterion };
            self.add(&event.organisation.value, what, Row::of_event(year, event).text());
        }
        for waiver in &tables.waivers {
            let (review, condition) = (waiver.review.value.clone(), waiver.condition.value.clone());
            let what = What::Waiver { review, condition };
            self.add(&waiver.organisation.value, what, Row::of_waiver(waiver).text());
        }
        self.decisions(tables);
        for assignment in &tables.assignments {
            let what = What::Assignment { year, role: assignment.role.value };
            self.add(&assignment.organisation.value, what, Row::of_assignment(assignment).text());
        }
        self.findings(tables);
    }

    /// The latest row of a file is taken for the one in force.
    fn decisions(&mut self, tables: &YearTables) {
        let unit =
            |row: &Decision| (row.organisation.value.clone(), row.review.value.clone(), row.period.value);
        let mut latest = HashMap::new();
        for (index, row) in tables.decisions.iter().enumerate() {
            let stands = (row.date.value, index);
            let last = latest.entry(unit(row)).or_insert(stands);
            *last = stands.max(*last);
        }
        for (index, row) in tables.decisions.iter().enumerate() {
            let (organisation, review, period) = unit(row);
            let is_last = latest.get(&(organisation.clone(), review.clone(), period)).map(|last| last.1);
            let what = if is_last == Some(index) {
                What::Decision { review, period }
            } else {
                What::Superseded { review, period }
            };
            self.add(&organisation, what, Decided::of(row, Text::default()).text());
        }
    }

    fn findings(&mut self, tables: &YearTables) {
        for finding in &tables.findings {
            let date = |date: Option<crate::model::Located<crate::model::Date>>| {
                date.map(|date| date.value.to_string()).unwrap_or_default()
            };
            let criterion = finding.criterion.as_ref().map(|criterion| criterion.value.to_string());
            let fields = [
                (FindingField::FoundOn, finding.found_on.value.to_string()),
                (FindingField::By, finding.by.clone()),
                (FindingField::Criterion, criterion.unwrap_or_default()),
                (FindingField::Finding, finding.finding.clone()),
                (FindingField::Due, date(finding.due)),
                (FindingField::RemediedOn, date(finding.remedied_on)),
                (FindingField::Document, finding.document.clone()),
            ];
            for (field, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
                let what = What::Finding { id: finding.id.value.clone(), field };
                self.add(&finding.organisation.value, what, value);
            }
        }
    }
}

impl<Whose: Fn(&Id) -> bool, Wanted: Fn(&(Id, What)) -> bool> RowSink for Collector<Whose, Wanted> {
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let named = row.organisation().map(|field| field.text).filter(|text| Id::is_one(text));
        let Some(name) = named.or_else(|| file.organisation.as_ref().map(Id::as_str)) else { return };
        let Some(organisation) = self.asked(name) else { return };
        let period = row.period().filter(|field| !field.text.is_empty());
        let period = match period {
            None => Some(Period::year_of(file.year)),
            Some(field) => Period::read(field.text),
        };
        let (Some(period), Some(criterion)) = (period, Id::new(row.criterion().text)) else { return };
        let mut add = |column, field: Option<Field<'_>>| {
            if let Some(field) = field.filter(|field| !field.text.is_empty()) {
                let (review, criterion) = (file.review.clone(), criterion.clone());
                self.add(&organisation, What::Line { review, period, criterion, column }, plain(field.text));
            }
        };
        for stage in Stage::ALL {
            add(LineColumn::Value(stage), row.value(stage));
        }
        add(LineColumn::Text(TextColumn::Evidence), row.evidence());
        add(LineColumn::Text(TextColumn::Note), row.note());
    }
}

/// A number however it is written; other text in small letters.
fn plain(text: &str) -> String {
    number::read(text).map_or_else(|_| text.to_lowercase(), |number| number.value.to_string())
}
