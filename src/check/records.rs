//! The rows of assessments as they stream by: each becomes a line of a form, or a problem.

use std::collections::{HashMap, HashSet};

use super::line::{LineReader, OpenForm};
use super::notes::Notes;
use super::{Frame, RowPlaces, ValidDataset, decisions, events, evidence, facts, findings, order, waivers};
use crate::diagnostics::{Code, Diagnostic, Name, Report};
use crate::model::record::{AssessmentRow, Field, RecordFile, RowSink};
use crate::model::{Form, Id, Line, Located, Period, Place, UnitKey, Workspace};

/// Takes the rows of all assessment files and ends as a [`ValidDataset`].
#[derive(Debug)]
pub struct Records<'r> {
    frame: Frame,
    report: &'r mut Report,
    forms: HashMap<UnitKey, Form>,
    /// The form of the row before, taken out of the map while its rows come.
    open: Option<OpenForm>,
    /// Units without a form, whose problem was reported with their first row.
    refused: HashSet<UnitKey>,
    /// The last file whose missing organisation column was reported.
    without_organisation: Option<Place>,
    notes: Notes,
}

impl<'r> Records<'r> {
    pub fn new(frame: Frame, report: &'r mut Report) -> Self {
        Self {
            frame,
            report,
            forms: HashMap::new(),
            open: None,
            refused: HashSet::new(),
            without_organisation: None,
            notes: Notes::default(),
        }
    }

    /// The whole folder, if nothing in it is wrong.
    #[must_use]
    pub fn finish(mut self) -> Option<ValidDataset> {
        self.close();
        let Self { frame, report, forms, notes, .. } = self;
        notes.report_shared(&frame.dataset.organisations, report);
        let facts = facts::check(&frame, report);
        let events = events::check(&frame, report);
        let findings = findings::check(&frame, report);
        let (waivers, waivers_of) = waivers::check(&frame, report);
        let decisions = decisions::check(&frame, report);
        let assignments = events::assignments(&frame, report);
        if report.has_errors() {
            return None;
        }
        let dataset = frame.dataset;
        let mut children = vec![Vec::new(); dataset.organisations.len()];
        for (organisation, parent) in frame.parents.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(organisation);
            }
        }
        let workspace = Workspace {
            manifest: dataset.manifest,
            organisations: dataset.organisations,
            parents: frame.parents,
            children,
            guidelines: dataset.guidelines,
            review_guidelines: frame.review_guidelines,
            years: dataset.years.iter().map(|(year, tables)| (*year, tables.facts_file)).collect(),
            forms,
            facts,
            events,
            findings,
            waivers,
            waivers_of,
            decisions,
            assignments,
            record_files: dataset.record_files.into_iter().collect(),
        };
        order::report_circles(&workspace, report);
        (!report.has_errors()).then(|| ValidDataset { workspace, explained: notes.explained() })
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.forms.insert(open.key, open.form);
        }
    }

    /// The organisation of a row, by the file's name or by its column.
    fn organisation(&mut self, file: &RecordFile, row: &AssessmentRow<'_>) -> Option<(usize, Place)> {
        let column = row.organisation.filter(|field| !field.text.is_empty());
        let by_name = file.organisation.as_ref();
        if let (Some(field), Some(name)) = (column, by_name)
            && field.text != name.as_str()
        {
            self.report.add(
                Diagnostic::new(Code::OrganisationContradicted, field.place)
                    .with("organisation", field.text)
                    .with("file", name),
            );
            return None;
        }
        let place = column.map_or(Place::File(file.file), |field| field.place);
        if let Some(field) = column
            && let Some(found) = self.frame.index.get(field.text)
        {
            return Some((*found, place));
        }
        match (by_name, column) {
            // an unknown name of a file is reported once, with the file
            (Some(name), _) => self.frame.index.get(name).map(|found| (*found, place)),
            (None, Some(field)) => {
                let id = self.id(field)?;
                self.frame.organisation(&id, self.report).map(|found| (found, place))
            }
            (None, None) => {
                self.report_no_organisation(file, row);
                None
            }
        }
    }

    fn id(&mut self, field: Field<'_>) -> Option<Located<Id>> {
        let read = Id::new(field.text);
        if read.is_none() {
            let problem = Diagnostic::new(Code::IdMalformed, field.place).with("value", field.text);
            self.report.add(problem.perhaps_altered(field.text));
        }
        read.map(|id| Located::new(id, field.place))
    }

    /// An empty cell is shown where it stands; a missing column once a file.
    fn report_no_organisation(&mut self, file: &RecordFile, row: &AssessmentRow<'_>) {
        let place = row.organisation.map_or(Place::File(file.file), |field| field.place);
        if self.without_organisation != Some(place) {
            self.without_organisation = Some(place);
            self.report.add(Diagnostic::new(Code::OrganisationMissing, place));
        }
    }

    fn period(&mut self, file: &RecordFile, field: Option<Field<'_>>) -> Option<Period> {
        let Some(field) = field.filter(|field| !field.text.is_empty()) else {
            return Some(Period::year_of(file.year));
        };
        let problem = match Period::read(field.text) {
            Some(period) if period.year() == file.year => return Some(period),
            Some(_) => Diagnostic::new(Code::PeriodOfOtherYear, field.place)
                .with("period", field.text)
                .with("year", usize::from(file.year.unsigned_abs())),
            None => Diagnostic::new(Code::PeriodMalformed, field.place).with("value", field.text),
        };
        self.report.add(problem);
        None
    }

    /// Makes the row's form the open one.
    fn turn_to(&mut self, key: UnitKey, places: &RowPlaces) -> Option<()> {
        if self.open.as_ref().is_some_and(|open| open.key == key) {
            return Some(());
        }
        self.close();
        if self.refused.contains(&key) {
            return None;
        }
        let Some(guideline) = self.frame.guideline(key, places, self.report) else {
            self.refused.insert(key);
            return None;
        };
        let lines = self.frame.dataset.guidelines[guideline].lines().count();
        let form = self
            .forms
            .remove(&key)
            .unwrap_or_else(|| Form { lines: vec![Line::default(); lines], ..Form::default() });
        self.open = Some(OpenForm { key, guideline, form, last_line: lines.wrapping_sub(1) });
        Some(())
    }
}

impl RowSink for Records<'_> {
    fn row(&mut self, file: &RecordFile, row: &AssessmentRow<'_>) {
        let any_evidence = row.evidence.is_some_and(|field| {
            evidence::check(field.text, field.place, &self.frame.dataset.evidence, self.report)
        });
        let review = self.frame.dataset.manifest.review_at(file.review.as_str());
        let organisation = self.organisation(file, row);
        let period = self.period(file, row.period);
        if row.criterion.text.is_empty() {
            self.report.add(
                Diagnostic::new(Code::ValueMissing, row.criterion.place)
                    .with("name", Name { vietnamese: "tiêu chí", english: "criterion" }),
            );
        }
        let (Some(review), Some((organisation, place)), Some(period)) = (review, organisation, period) else {
            return;
        };
        let key = UnitKey { review, organisation, period };
        let period_place = row.period.map_or(row.place, |field| field.place);
        if self.turn_to(key, &RowPlaces { organisation: place, period: period_place }).is_none() {
            return;
        }
        if let Some(open) = self.open.as_mut().filter(|open| !self.frame.unsound.contains(&open.guideline)) {
            let (report, notes) = (&mut *self.report, &mut self.notes);
            LineReader { frame: &self.frame, report, notes, any_evidence }.read(open, row);
        }
    }
}
