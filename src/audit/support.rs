//! Full marks that nothing stands behind: no evidence, no note.

use super::Audit;
use super::scores::{FEWEST, is_best};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{Criterion, Every, Form, Guideline, Kind, Stage, UnitKey};

/// The most lines that are named.
const MOST_NAMED: usize = 10;

/// A whole year's form in which most of the lines that could have less have full marks, and neither evidence
/// nor a note: one finding a form. Where the guideline itself says which lines need evidence, those have a
/// finding of their own, and the others need none.
pub fn full_marks_bare(audit: &Audit, report: &mut Report) {
    let silent = |guideline: &Guideline| !guideline.lines().any(|line| line.evidence_required);
    let yearly = audit.units().filter(|(key, ..)| key.period.every() == Every::Year);
    for (key, unit, guideline) in yearly.filter(|(_, _, guideline)| silent(guideline)) {
        let (Some(score), Some(form)) = (Audit::filled(unit), audit.data.forms.get(&key)) else { continue };
        let scored = scored(guideline, &form, key, score.stage);
        let bare: Vec<&(usize, &Criterion)> =
            scored.iter().filter(|(index, line)| is_bare(&form, *index, line, score.stage)).collect();
        let first = bare.first().and_then(|(index, _)| form.lines[*index].place);
        if let Some(place) = first
            && bare.len() >= FEWEST
            && bare.len() * 2 > scored.len()
        {
            let mut names: Vec<String> = bare.iter().map(|(_, line)| line.id.to_string()).collect();
            let more = (names.len() > MOST_NAMED).then(|| "…".to_owned());
            names.truncate(MOST_NAMED);
            names.extend(more);
            report.add(
                Diagnostic::new(Code::FullMarksBare, place)
                    .with("organisation", audit.id(key.organisation))
                    .with("period", key.period)
                    .with("count", bare.len())
                    .with("scored", scored.len())
                    .with("criteria", names),
            );
        }
    }
}

/// The lines that people score by degrees, with a value.
fn scored<'g>(
    guideline: &'g Guideline,
    form: &Form,
    key: UnitKey,
    stage: Stage,
) -> Vec<(usize, &'g Criterion)> {
    let counts = |line: &Criterion| line.counts_in(key.period) && line.measure.is_none() && has_degrees(line);
    let has_value = |index: &usize| form.lines[*index].values[stage.index()].is_some();
    guideline.lines().enumerate().filter(|(index, line)| counts(line) && has_value(index)).collect()
}

/// Whether there is something between nothing and all. A figure, a number of incidents, a yes are no marks.
fn has_degrees(line: &Criterion) -> bool {
    match &line.kind {
        Kind::Points { .. } => true,
        Kind::Choice { options } => options.len() > 2,
        Kind::Rating => line.max.is_some(),
        Kind::Toggle | Kind::Bands { .. } | Kind::Deduction { .. } => false,
    }
}

fn is_bare(form: &Form, index: usize, line: &Criterion, stage: Stage) -> bool {
    let value = form.lines[index].values[stage.index()];
    form.bare.contains(index) && value.and_then(|value| is_best(line, value)) == Some(true)
}
