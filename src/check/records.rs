//! The rows of assessments as they stream by: each becomes a line of a form, or a problem.

use std::collections::HashMap;

use super::{
    Frame, RowPlaces, ValidDataset, decisions, events, evidence, facts, findings, order, value, waivers,
};
use crate::diagnostics::{Code, Diagnostic, Report, Severity};
use crate::model::manifest::SeverityWord;
use crate::model::record::{AssessmentRow, Field, RecordFile, RowSink};
use crate::model::{
    Criterion, Form, Guideline, Id, Line, Located, Period, Place, Stage, UnitKey, Value, Workspace,
};

/// Takes the rows of all assessment files and ends as a [`ValidDataset`].
#[derive(Debug)]
pub struct Records<'r> {
    frame: Frame,
    report: &'r mut Report,
    forms: HashMap<UnitKey, Form>,
    /// The form of the row before, taken out of the map while its rows come.
    open: Option<OpenForm>,
    /// The last file whose missing organisation column was reported.
    without_organisation: Option<Place>,
}

#[derive(Debug)]
struct OpenForm {
    key: UnitKey,
    guideline: usize,
    form: Form,
    /// The line of the row before: the next row is likely to be the next line.
    last_line: usize,
}

impl<'r> Records<'r> {
    pub fn new(frame: Frame, report: &'r mut Report) -> Self {
        Self { frame, report, forms: HashMap::new(), open: None, without_organisation: None }
    }

    #[must_use]
    pub const fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The whole folder, if nothing in it is wrong.
    #[must_use]
    pub fn finish(mut self) -> Option<ValidDataset> {
        self.close();
        let Self { frame, report, forms, .. } = self;
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
        (!report.has_errors()).then_some(ValidDataset(workspace))
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
            self.report.add(Diagnostic::new(Code::IdMalformed, field.place).with("value", field.text));
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
                .with("year", usize::from(file.year.unsigned_abs())),
            None => Diagnostic::new(Code::PeriodMalformed, field.place),
        };
        self.report.add(problem.with("value", field.text));
        None
    }

    /// Makes the row's form the open one.
    fn turn_to(&mut self, key: UnitKey, places: &RowPlaces) -> Option<()> {
        if self.open.as_ref().is_some_and(|open| open.key == key) {
            return Some(());
        }
        self.close();
        let guideline = self.frame.guideline(key, places, self.report)?;
        let lines = self.frame.dataset.guidelines[guideline].lines().count();
        let form = self.forms.remove(&key).unwrap_or_else(|| Form { lines: vec![Line::default(); lines] });
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
                    .with("column", "tiêu chí")
                    .with("name", "criterion"),
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
        if let Some(open) = &mut self.open {
            LineReader { frame: &self.frame, report: self.report, any_evidence }.read(open, row);
        }
    }
}

/// Reads one row into the open form.
struct LineReader<'a> {
    frame: &'a Frame,
    report: &'a mut Report,
    any_evidence: bool,
}

impl LineReader<'_> {
    fn read(&mut self, open: &mut OpenForm, row: &AssessmentRow<'_>) {
        let guideline = &self.frame.dataset.guidelines[open.guideline];
        if row.criterion.text.is_empty() {
            return;
        }
        let guess = open.last_line.wrapping_add(1);
        let Some(index) = guideline.line_at(row.criterion.text, guess) else {
            return self.report.add(self.unknown_criterion(guideline, row));
        };
        open.last_line = index;
        let Some(criterion) = guideline.lines().nth(index) else { return };
        let line = &mut open.form.lines[index];
        if let Some(first) = line.place {
            let what = format!(
                "{} · {} · {}",
                self.frame.dataset.organisations[open.key.organisation].id, open.key.period, criterion.id
            );
            self.report.add(
                Diagnostic::new(Code::RowRepeated, row.criterion.place).with("row", what).also_at(first),
            );
            return;
        }
        line.place = Some(row.place);
        for stage in Stage::ALL {
            let field = row.values[stage.index()].filter(|field| !field.text.is_empty());
            line.values[stage.index()] =
                field.and_then(|field| self.value(guideline, criterion, open.key.period, stage, field));
        }
        self.check_notes(criterion, line, row);
    }

    fn value(
        &mut self,
        guideline: &Guideline,
        line: &Criterion,
        period: Period,
        stage: Stage,
        field: Field<'_>,
    ) -> Option<Value> {
        let problem = |code| Diagnostic::new(code, field.place).with("criterion", &line.id);
        let found = if !guideline.stages.contains(&stage) {
            let known = guideline.stages.iter().map(|stage| stage.word().to_owned()).collect::<Vec<_>>();
            Err(problem(Code::StageUnknown).with("stage", stage.word()).with("known", known))
        } else if let Some(measure) = &line.measure {
            Err(problem(Code::MeasuredValueEntered).with("measure", &measure.value))
        } else if !line.applies_in(period) {
            Err(problem(Code::ValueOutsidePeriods).with("period", period))
        } else {
            value::of_line(guideline, line, field)
        };
        found
            .map_err(|problem| {
                let ground = super::guideline::basis(guideline, line.cite.as_ref(), line.place);
                self.report.add(problem.because(ground));
            })
            .ok()
    }

    /// `n/a` needs a note; a scored line that requires evidence should have some.
    fn check_notes(&mut self, criterion: &Criterion, line: &Line, row: &AssessmentRow<'_>) {
        let not_applicable =
            Stage::ALL.iter().find(|stage| line.values[stage.index()] == Some(Value::NotApplicable));
        if let Some(field) = not_applicable.and_then(|stage| row.values[stage.index()])
            && row.note.is_none_or(|note| note.text.is_empty())
        {
            self.report.add(Diagnostic::new(Code::NoteMissing, field.place).with("value", field.text));
        }
        let scored = |value: &Option<Value>| value.is_some_and(|value| value != Value::NotApplicable);
        if criterion.evidence_required && !self.any_evidence && line.values.iter().any(scored) {
            let place = row.evidence.map_or(row.criterion.place, |field| field.place);
            let finding = Diagnostic::new(Code::EvidenceMissing, place).with("criterion", &criterion.id);
            self.report.extend(with_severity(self.frame, finding));
        }
    }

    fn unknown_criterion(&self, guideline: &Guideline, row: &AssessmentRow<'_>) -> Diagnostic {
        Diagnostic::new(Code::CriterionUnknown, row.criterion.place)
            .with("criterion", row.criterion.text)
            .with("organisation", guideline.version.to_string())
            .meant(row.criterion.text, guideline.lines().map(|line| line.id.as_str()))
    }
}

/// A quality finding as the workspace wants it: not at all, as a warning, or as an error.
fn with_severity(frame: &Frame, mut finding: Diagnostic) -> Option<Diagnostic> {
    let set = frame.dataset.manifest.severities.iter().find(|(code, _)| code.value == finding.code.word());
    finding.severity = match set.map(|(_, severity)| severity) {
        Some(SeverityWord::Allow) => return None,
        Some(SeverityWord::Error) => Severity::Error,
        Some(SeverityWord::Warn) | None => Severity::Warning,
    };
    Some(finding)
}
