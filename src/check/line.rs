//! One row of an assessment as a line of its form: its values, its note, its evidence.

use super::notes::{Notes, Said};
use super::{Frame, evidence, value};
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::record::{AssessmentRow, Field};
use crate::model::{Criterion, Form, Guideline, Line, Period, Stage, UnitKey, Value};

/// A form while its rows come.
#[derive(Debug)]
pub struct OpenForm {
    pub key: UnitKey,
    pub guideline: usize,
    pub form: Form,
    /// The line of the row before: the next row is likely to be the next line.
    pub last_line: usize,
}

/// Reads one row into the open form.
pub struct LineReader<'a> {
    pub frame: &'a Frame,
    pub report: &'a mut Report,
    pub notes: &'a mut Notes,
    pub any_evidence: bool,
}

impl LineReader<'_> {
    pub fn read(&mut self, open: &mut OpenForm, row: &AssessmentRow<'_>) {
        let guideline = &self.frame.dataset.guidelines[open.guideline];
        if row.criterion.text.is_empty() {
            return;
        }
        let guess = open.last_line.wrapping_add(1);
        let found = self.frame.line_at(open.guideline, row.criterion.text, guess);
        let Some((index, criterion)) = found else {
            let organisation = self.frame.dataset.organisations.at(open.key.organisation).id();
            return self.report.add(unknown_criterion(guideline, organisation, row));
        };
        open.last_line = index;
        let line = &mut open.form.lines[index];
        if let Some(first) = line.place {
            let what = format!(
                "{} · {} · {}",
                self.frame.dataset.organisations.at(open.key.organisation).id(),
                open.key.period,
                criterion.id
            );
            self.report.add(
                Diagnostic::new(Code::RowRepeated, row.criterion.place).with("subject", what).also_at(first),
            );
            return;
        }
        line.place = Some(row.place);
        line.criterion = Some(row.criterion.place);
        for stage in Stage::ALL {
            let field = row.values[stage.index()].filter(|field| !field.text.is_empty());
            line.values[stage.index()] =
                field.and_then(|field| self.value(guideline, criterion, open.key.period, stage, field));
        }
        let note = row.note.filter(|note| !note.text.is_empty());
        if let Some(note) = note {
            open.form.is_explained |= self.notes.take(open.key, line, note) == Said::WhyItChanged;
        } else if !self.any_evidence {
            open.form.bare.insert(index);
        }
        let line = &open.form.lines[index];
        let ground = || super::guideline::basis(guideline, criterion.cite.as_ref(), criterion.place);
        if let Some(found) = not_explained(line, row) {
            self.report.add(found);
        }
        if let Some(found) = self.without_evidence(criterion, line, row) {
            self.report.add(found.because(ground()));
        }
        if let Some(found) = evidence_of_other_time(open.key.period, row) {
            self.report.add(found.because(ground()));
        }
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
            let known = guideline.stages.iter().copied().map(Term::Stage).collect::<Vec<_>>();
            let unknown = problem(Code::StageUnknown).with("guideline", guideline.version.to_string());
            Err(unknown.with("stage", Term::Stage(stage)).with("known", known))
        } else if let Some(measure) = &line.measure {
            Err(problem(Code::MeasuredValueEntered).with("measure", &measure.value))
        } else if !line.applies_in(period) {
            let periods = line.periods.iter().flatten().map(ToString::to_string).collect::<Vec<_>>();
            Err(problem(Code::ValueOutsidePeriods).with("period", period).with("periods", periods))
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

    /// A scored line that requires evidence should have some.
    fn without_evidence(
        &self,
        criterion: &Criterion,
        line: &Line,
        row: &AssessmentRow<'_>,
    ) -> Option<Diagnostic> {
        let scored = |value: &Option<Value>| value.is_some_and(|value| value != Value::NotApplicable);
        let wanted = criterion.evidence_required && !self.any_evidence && line.values.iter().any(scored);
        let place = row.evidence.map_or(row.criterion.place, |field| field.place);
        wanted.then(|| Diagnostic::new(Code::EvidenceMissing, place).with("criterion", &criterion.id))
    }
}

/// `n/a` needs a note.
fn not_explained(line: &Line, row: &AssessmentRow<'_>) -> Option<Diagnostic> {
    let not_applicable =
        Stage::ALL.iter().find(|stage| line.values[stage.index()] == Some(Value::NotApplicable));
    let field = not_applicable.and_then(|stage| row.values[stage.index()])?;
    let is_bare = row.note.is_none_or(|note| note.text.is_empty());
    is_bare.then(|| Diagnostic::new(Code::NoteMissing, field.place).with("value", field.text))
}

/// Evidence of certainly another time, unless a note says why.
fn evidence_of_other_time(period: Period, row: &AssessmentRow<'_>) -> Option<Diagnostic> {
    let field = row.evidence.filter(|_| row.note.is_none_or(|note| note.text.is_empty()))?;
    let reference = evidence::outside(field.text, period)?;
    let found = Diagnostic::new(Code::EvidenceOutsidePeriod, field.place);
    Some(found.with("path", reference).with("period", period))
}

fn unknown_criterion(guideline: &Guideline, organisation: &str, row: &AssessmentRow<'_>) -> Diagnostic {
    Diagnostic::new(Code::CriterionUnknown, row.criterion.place)
        .with("criterion", row.criterion.text)
        .with("organisation", organisation)
        .with("guidelines", vec![guideline.version.to_string()])
        .meant(row.criterion.text, guideline.lines().map(|line| line.id.as_str()))
}
