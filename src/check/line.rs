//! One row of an assessment as a line of its form: its values, its note, its evidence.

use std::ops::Range;

use super::evidence::References;
use super::notes::Notes;
use super::recall::{Meaning, Recall, Scope};
use super::repeats::{Repeats, Twice};
use super::{Frame, value};
use crate::diagnostics::{Basis, Code, Diagnostic, Name, Report, Term};
use crate::model::forms::Packing;
use crate::model::record::{AssessmentRow, Field, Notation};
use crate::model::spreadsheet::may_be_misread;
use crate::model::{
    Criterion, Guideline, LineEntry, Located, Organisation, Period, Place, Stage, UnitKey, Value,
};

/// A form while its rows come.
#[derive(Debug)]
pub struct OpenForm {
    pub key: UnitKey,
    pub guideline: usize,
    /// What a text means depends on this besides.
    pub scope: Scope,
    /// Nothing is wrong with the guideline: values can be held against it.
    pub is_sound: bool,
    pub form: Packing,
    /// The line of the row before: the next row is likely to be the next line.
    pub last_line: usize,
}

/// A value as it stands in a row.
struct Entered<'r> {
    stage: Stage,
    field: Field<'r>,
    /// Where it is `true` or `false` of TOML.
    truth: Option<bool>,
}

/// Reads one row into the open form.
pub struct LineReader<'f, 'a> {
    pub frame: &'f Frame,
    pub report: &'a mut Report,
    pub repeats: &'a mut Repeats,
    pub notes: &'a mut Notes,
    pub recall: &'a mut Recall,
    pub references: References<'a>,
    pub any_evidence: bool,
    pub notation: Notation,
}

impl<'f> LineReader<'f, '_> {
    #[inline]
    pub fn read(&mut self, open: &mut OpenForm, row: &impl AssessmentRow) {
        let text = row.verbatim();
        let recalled = text.as_ref().and_then(|text| self.recall.get(text, open.scope));
        let read;
        let (meaning, criterion) = match recalled {
            Some((meaning, Range { start, end })) => (meaning, Place::Span(row.place().file(), start, end)),
            None => match self.meaning(open, row) {
                Some((meaning, place)) => {
                    read = meaning;
                    (&read, place)
                }
                None => return,
            },
        };
        let (index, needs_evidence) = (meaning.line as usize, meaning.needs_evidence);
        if open.form.has_row(index) {
            return self.report_repeated(open, index, criterion);
        }
        open.last_line = index;
        open.form.add(index, row.place(), criterion, &meaning.entry);
        let has_note = row.has_note();
        open.form.bare.insert_if(index, !has_note && !self.any_evidence);
        if has_note {
            open.form.is_explained |= meaning.entry.said.is_changed();
            // what does not apply, does so in many places for one reason
            if meaning.needs_note {
                self.look_at_note(row);
            } else {
                self.take_note(open.key, row);
            }
        } else {
            if meaning.needs_note {
                let said = meaning.entry.said;
                self.report_no_note(&said, row);
            }
            // a note may say why the evidence is of another time
            if let Some(reference) = self.references.outside(open.key.period) {
                self.report_outside(open, index, row, reference);
            }
        }
        if needs_evidence && !self.any_evidence {
            self.report_no_evidence(open, index, row);
        }
    }

    #[inline(never)]
    fn take_note(&mut self, key: UnitKey, row: &impl AssessmentRow) {
        if let Some(note) = row.note() {
            self.report_misread(&note);
            self.notes.take(key, &note);
        }
    }

    #[inline(never)]
    fn look_at_note(&mut self, row: &impl AssessmentRow) {
        if let Some(note) = row.note() {
            self.report_misread(&note);
        }
    }

    /// No spreadsheet opens the TOML form.
    #[inline]
    fn report_misread(&mut self, field: &Field<'_>) {
        if may_be_misread(field.text.as_bytes()) && self.notation == Notation::Csv {
            self.report.extend(Diagnostic::of_misread(*field));
        }
    }

    /// What a row enters, and where it names the criterion. It is remembered if nothing is wrong with it.
    #[inline(never)]
    fn meaning(&mut self, open: &OpenForm, row: &impl AssessmentRow) -> Option<(Meaning, Place)> {
        let guideline = &self.frame.dataset.guidelines[open.guideline];
        let named = named_criterion(row, self.report)?;
        let guess = open.last_line.wrapping_add(1);
        let Some((index, criterion)) = self.frame.line_at(open.guideline, named.text, guess) else {
            let organisation = self.frame.dataset.organisations.at(open.key.organisation);
            self.report.add(unknown_criterion(guideline, organisation, named));
            return None;
        };
        let mut values = [None; 3];
        let mut is_sound = true;
        // of a line that stands in two rows, what the later one says is not looked at
        let is_first = !open.form.has_row(index);
        for stage in Stage::ALL.into_iter().filter(|_| is_first) {
            let Some(field) = row.value(stage) else { continue };
            let entered = Entered { stage, field, truth: row.truth(stage) };
            let value = self.value(guideline, criterion, open.key.period, entered);
            values[stage.index()] = value;
            is_sound &= value.is_some();
        }
        let is_scored = values.iter().flatten().any(|value| *value != Value::NotApplicable);
        let meaning = Meaning {
            line: u32::try_from(index).ok()?,
            entry: LineEntry::of(values).into(),
            needs_evidence: criterion.evidence_required && is_scored,
            needs_note: values.contains(&Some(Value::NotApplicable)),
        };
        if let Some(text) = row.verbatim().filter(|_| is_sound && is_first) {
            self.recall.put(&text, open.scope, meaning, named.place);
        }
        Some((meaning, named.place))
    }

    #[cold]
    fn report_repeated(&mut self, open: &mut OpenForm, line: usize, again: Place) {
        let Some(first) = open.form.unpack().lines[line].place else { return };
        let twice = Twice { key: open.key, line, first, again };
        self.repeats.add(twice, self.frame, self.report);
    }

    #[cold]
    fn report_no_note(&mut self, entry: &LineEntry, row: &impl AssessmentRow) {
        let not_applicable = |stage: &Stage| entry.value(*stage) == Some(Value::NotApplicable);
        let stage = Stage::ALL.into_iter().find(not_applicable);
        if let Some(field) = stage.and_then(|stage| row.value(stage)) {
            self.report.add(Diagnostic::new(Code::NoteMissing, field.place).with("value", field.text));
        }
    }

    #[cold]
    fn report_no_evidence(&mut self, open: &OpenForm, line: usize, row: &impl AssessmentRow) {
        let criterion = self.criterion(open, line);
        let place = row.evidence_place();
        let found = Diagnostic::new(Code::EvidenceMissing, place).with("criterion", &criterion.id);
        self.report.add(found.because(self.ground(open, criterion)));
    }

    #[cold]
    fn report_outside(&mut self, open: &OpenForm, line: usize, row: &impl AssessmentRow, reference: &str) {
        let place = row.evidence().map_or(row.place(), |field| field.place);
        let found = Diagnostic::new(Code::EvidenceOutsidePeriod, place).with("path", reference);
        let ground = self.ground(open, self.criterion(open, line));
        self.report.add(found.with("period", open.key.period).because(ground));
    }

    fn criterion(&self, open: &OpenForm, line: usize) -> &'f Criterion {
        self.frame.line(open.guideline, line)
    }

    fn ground(&self, open: &OpenForm, criterion: &Criterion) -> Basis {
        let guideline = &self.frame.dataset.guidelines[open.guideline];
        super::guideline::basis(guideline, criterion.cite.as_ref(), criterion.place)
    }

    /// A value; what is wrong with it is reported.
    fn value(
        &mut self,
        guideline: &Guideline,
        line: &Criterion,
        period: Period,
        Entered { stage, field, truth }: Entered<'_>,
    ) -> Option<Value> {
        let takes_values =
            guideline.stages.contains(&stage) && line.measure.is_none() && line.applies_in(period);
        if takes_values && let Some(number) = value::number_of_line(line, field.text) {
            return Some(Value::Number(number));
        }
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
        } else if let Some(yes) = truth {
            value::of_truth(guideline, line, yes, Located::new(stage.word(), field.place))
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
}

/// The criterion that a row names; that it names none is reported.
pub fn named_criterion<'r>(row: &'r impl AssessmentRow, report: &mut Report) -> Option<Field<'r>> {
    let named = row.criterion();
    if named.text.is_empty() {
        let name = Name { vietnamese: "tiêu chí", english: "criterion" };
        report.add(Diagnostic::new(Code::ValueMissing, named.place).with("name", name));
        return None;
    }
    Some(named)
}

#[cold]
fn unknown_criterion(guideline: &Guideline, organisation: Organisation<'_>, named: Field<'_>) -> Diagnostic {
    Diagnostic::new(Code::CriterionUnknown, named.place)
        .with("criterion", named.text)
        .with("organisation", organisation)
        .with("guidelines", vec![guideline.version.to_string()])
        .meant(named.text, guideline.lines().map(|line| line.id.as_str()))
}
