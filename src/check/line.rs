//! One row of an assessment as a line of its form: its values, its note, its evidence.

use super::{Frame, value};
use crate::diagnostics::{Code, Diagnostic, Report, Severity, Term};
use crate::model::manifest::SeverityWord;
use crate::model::record::{AssessmentRow, Field};
use crate::model::{Criterion, Form, Guideline, Id, Line, Manifest, Period, Stage, UnitKey, Value};

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
    pub any_evidence: bool,
}

impl LineReader<'_> {
    pub fn read(&mut self, open: &mut OpenForm, row: &AssessmentRow<'_>) {
        let guideline = &self.frame.dataset.guidelines[open.guideline];
        if row.criterion.text.is_empty() {
            return;
        }
        let guess = open.last_line.wrapping_add(1);
        let Some(index) = guideline.line_at(row.criterion.text, guess) else {
            let organisation = &self.frame.dataset.organisations[open.key.organisation].id;
            return self.report.add(unknown_criterion(guideline, organisation, row));
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
                Diagnostic::new(Code::RowRepeated, row.criterion.place).with("subject", what).also_at(first),
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
            self.report.extend(with_severity(&self.frame.dataset.manifest, finding));
        }
    }
}

fn unknown_criterion(guideline: &Guideline, organisation: &Id, row: &AssessmentRow<'_>) -> Diagnostic {
    Diagnostic::new(Code::CriterionUnknown, row.criterion.place)
        .with("criterion", row.criterion.text)
        .with("organisation", organisation)
        .with("guidelines", vec![guideline.version.to_string()])
        .meant(row.criterion.text, guideline.lines().map(|line| line.id.as_str()))
}

/// A quality finding as the workspace wants it: not at all, as a warning, or as an error.
pub fn with_severity(manifest: &Manifest, mut finding: Diagnostic) -> Option<Diagnostic> {
    let set = manifest.severities.iter().find(|(code, _)| code.value == finding.code.word());
    finding.severity = match set.map(|(_, severity)| severity) {
        Some(SeverityWord::Allow) => return None,
        Some(SeverityWord::Error) => Severity::Error,
        Some(SeverityWord::Warn) | None => Severity::Warning,
    };
    Some(finding)
}
