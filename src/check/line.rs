//! One row of an assessment as a line of its form: its values, its note, its evidence.

use super::evidence::References;
use super::notes::{Notes, Said};
use super::{Frame, value};
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::record::{AssessmentRow, Field};
use crate::model::{Criterion, Form, Guideline, Line, Period, Stage, UnitKey, Value};

/// A form while its rows come.
#[derive(Debug)]
pub struct OpenForm {
    pub key: UnitKey,
    pub guideline: usize,
    /// Nothing is wrong with the guideline: values can be held against it.
    pub is_sound: bool,
    /// Whether the guideline has each of the stages.
    pub stages: [bool; 3],
    pub form: Form,
    /// The line of the row before: the next row is likely to be the next line.
    pub last_line: usize,
}

/// Reads one row into the open form.
pub struct LineReader<'a> {
    pub frame: &'a Frame,
    pub report: &'a mut Report,
    pub notes: &'a mut Notes,
    pub references: References<'a>,
    pub any_evidence: bool,
}

impl LineReader<'_> {
    #[inline]
    pub fn read(&mut self, open: &mut OpenForm, row: &AssessmentRow<'_>) {
        let guideline = &self.frame.dataset.guidelines[open.guideline];
        if row.criterion.text.is_empty() {
            return;
        }
        let guess = open.last_line.wrapping_add(1);
        let found = self.frame.line_at(open.guideline, row.criterion.text, guess);
        let Some((index, criterion)) = found else {
            let organisation = self.frame.dataset.organisations.at(open.key.organisation).id();
            return self.report.add(unknown_criterion(guideline, organisation, row.criterion));
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
        let takes_values = criterion.measure.is_none() && criterion.applies_in(open.key.period);
        for stage in Stage::ALL {
            let Some(field) = row.values[stage.index()].as_ref() else { continue };
            if field.text.is_empty() {
                continue;
            }
            let number = if takes_values && open.stages[stage.index()] {
                value::number_of_line(criterion, field.text)
            } else {
                None
            };
            let value = &mut line.values[stage.index()];
            match number {
                Some(number) => *value = Some(Value::Number(number)),
                None => *value = self.value(guideline, criterion, open.key.period, stage, *field),
            }
        }
        if let Some(note) = row.note.as_ref().filter(|note| !note.text.is_empty()) {
            open.form.is_explained |= self.notes.take(open.key, line, note) == Said::WhyItChanged;
        } else if !self.any_evidence {
            open.form.bare.insert(index);
        }
        self.look_at(guideline, criterion, open.key.period, &open.form.lines[index], row);
    }

    /// Reports what a row lacks that its values ask for.
    #[inline]
    fn look_at(
        &mut self,
        guideline: &Guideline,
        criterion: &Criterion,
        period: Period,
        line: &Line,
        row: &AssessmentRow<'_>,
    ) {
        let ground = || super::guideline::basis(guideline, criterion.cite.as_ref(), criterion.place);
        let has_note = row.note.as_ref().is_some_and(|note| !note.text.is_empty());
        let not_applicable = |stage: &Stage| line.values[stage.index()] == Some(Value::NotApplicable);
        if !has_note
            && let Some(stage) = Stage::ALL.into_iter().find(not_applicable)
            && let Some(field) = &row.values[stage.index()]
        {
            self.report.add(Diagnostic::new(Code::NoteMissing, field.place).with("value", field.text));
        }
        if self.lacks_evidence(criterion, line) {
            let place = row.evidence.as_ref().map_or(row.criterion.place, |field| field.place);
            let found = Diagnostic::new(Code::EvidenceMissing, place).with("criterion", &criterion.id);
            self.report.add(found.because(ground()));
        }
        // a note may say why the evidence is of another time
        if !has_note && let Some(reference) = self.references.outside(period) {
            let place = row.evidence.as_ref().map_or(row.place, |field| field.place);
            let found = Diagnostic::new(Code::EvidenceOutsidePeriod, place).with("path", reference);
            self.report.add(found.with("period", period).because(ground()));
        }
    }

    /// A value that is not just a number, or what is wrong with it.
    #[inline(never)]
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
    fn lacks_evidence(&self, criterion: &Criterion, line: &Line) -> bool {
        let scored = |value: &Option<Value>| value.is_some_and(|value| value != Value::NotApplicable);
        criterion.evidence_required && !self.any_evidence && line.values.iter().any(scored)
    }
}

#[cold]
fn unknown_criterion(guideline: &Guideline, organisation: &str, named: Field<'_>) -> Diagnostic {
    Diagnostic::new(Code::CriterionUnknown, named.place)
        .with("criterion", named.text)
        .with("organisation", organisation)
        .with("guidelines", vec![guideline.version.to_string()])
        .meant(named.text, guideline.lines().map(|line| line.id.as_str()))
}
