//! The values of one file by what they speak of, without the rest of its workspace: to find in which version of
//! the file a value changed. Texts are only as alike as they must be to tell whether a value is the same.

use std::collections::BTreeMap;

use super::csv::{self, KnownHeader};
use super::tables::{self, RegisterRows, YearTable};
use super::{records, text};
use crate::diagnostics::Report;
use crate::model::comparison::{FindingField, LineColumn, RegisterField, What};
use crate::model::record::{AssessmentRow, DecidedOutcome, Field, RecordFile, RowSink, YearTables};
use crate::model::{FileId, Id, Organisation, Period, Stage, number};

/// Values by organisation and what they speak of; rows without an id of their own stand together.
pub type Rows = BTreeMap<(Id, What), Vec<String>>;

/// What a file of a workspace may hold.
enum Shape {
    Register,
    Table(i16, YearTable),
    Record(RecordFile),
}

/// Whether loading reads a file of that path: no evidence, no results.
#[must_use]
pub fn is_read(path: &str) -> bool {
    (super::has_ending(path, "csv") || super::has_ending(path, "toml")) && !path.contains("/results/")
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

/// The values of a file; none where it is no file of records or cannot be read.
#[must_use]
pub fn rows(path: &str, bytes: &[u8]) -> Rows {
    let mut report = Report::default();
    let mut collector = Collector(Rows::new());
    let Some(shape) = shape(path) else { return collector.0 };
    let file = FileId(0);
    let Some(text) = text::decode(file, bytes, &mut report) else { return collector.0 };
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
    collector.0
}

fn shape(path: &str) -> Option<Shape> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["organisations.csv"] => Some(Shape::Register),
        [folder, name] => {
            Some(Shape::Table(super::names::year_of(folder)?, YearTable::from_file_name(name)?))
        }
        _ => super::record_at(path).map(Shape::Record),
    }
}

struct Collector(Rows);

impl Collector {
    fn add(&mut self, organisation: &Id, what: What, value: String) {
        let values = self.0.entry((organisation.clone(), what)).or_default();
        values.push(value);
        values.sort();
    }

    fn organisation(&mut self, organisation: Organisation<'_>) {
        let id = organisation.to_id();
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
            let fact = fact.to_row();
            let what = What::Fact { fact: fact.fact.value, period: fact.period.value };
            if !fact.value.value.is_empty() {
                self.add(&fact.organisation.value, what, plain(&fact.value.value));
            }
        }
        for event in &tables.events {
            let criterion = event.criterion.as_ref().map(|criterion| criterion.value.clone());
            let what = What::Event { year, step: event.step.value, criterion };
            let period = event.period.map_or(Period::year_of(year), |period| period.value);
            let value =
                format!("{} {period:?} {:?}", event.date.value, (&event.by, &event.document, &event.note));
            self.add(&event.organisation.value, what, value);
        }
        for waiver in &tables.waivers {
            let (review, condition) = (waiver.review.value.clone(), waiver.condition.value.clone());
            let dates = (waiver.from.map(|from| from.value), waiver.until.value);
            let value = format!("{dates:?} {:?}", (&waiver.document, &waiver.authority, &waiver.reason));
            self.add(&waiver.organisation.value, What::Waiver { review, condition }, value);
        }
        for decision in &tables.decisions {
            let (review, period) = (decision.review.value.clone(), decision.period.value);
            let outcome = match &decision.outcome.value {
                DecidedOutcome::Outcome(id) => id.to_string(),
                DecidedOutcome::Unrated => String::new(),
            };
            let value = format!("{outcome} {} {}", decision.number, decision.date.value);
            self.add(&decision.organisation.value, What::Decision { review, period }, value);
        }
        for assignment in &tables.assignments {
            let dates = [assignment.from, assignment.to].map(|date| date.map(|date| date.value));
            let value = format!("{dates:?} {} {:?}", assignment.post, assignment.role.value);
            self.add(&assignment.organisation.value, What::Assignment { year }, value);
        }
        self.findings(tables);
    }

    fn findings(&mut self, tables: &YearTables) {
        for finding in &tables.findings {
            let date = |date: Option<crate::model::Located<crate::model::Date>>| {
                date.map(|date| date.value.to_string()).unwrap_or_default()
            };
            let fields = [
                (FindingField::FoundOn, finding.found_on.value.to_string()),
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

impl RowSink for Collector {
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let named = row.organisation().and_then(|field| Id::new(field.text));
        let period = row.period().filter(|field| !field.text.is_empty());
        let period = match period {
            None => Some(Period::year_of(file.year)),
            Some(field) => Period::read(field.text),
        };
        let (Some(organisation), Some(period), Some(criterion)) =
            (named.or_else(|| file.organisation.clone()), period, Id::new(row.criterion().text))
        else {
            return;
        };
        let mut add = |column, field: Option<Field<'_>>| {
            if let Some(field) = field.filter(|field| !field.text.is_empty()) {
                let (review, criterion) = (file.review.clone(), criterion.clone());
                self.add(&organisation, What::Line { review, period, criterion, column }, plain(field.text));
            }
        };
        for stage in Stage::ALL {
            add(LineColumn::Value(stage), row.value(stage));
        }
        add(LineColumn::Evidence, row.evidence());
        add(LineColumn::Note, row.note());
    }
}

/// A number however it is written; other text in small letters.
fn plain(text: &str) -> String {
    number::read(text).map_or_else(|_| text.to_lowercase(), |number| number.value.to_string())
}
