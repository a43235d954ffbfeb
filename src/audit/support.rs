//! Full marks that nothing stands behind: no evidence, no note.

use super::Audit;
use super::scores::{FEWEST, is_best};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{Criterion, Every, Guideline, Kind, Place, Stage, UnitKey};

/// The most lines that are named.
const MOST_NAMED: usize = 10;

/// A whole year's form in which most of the lines that could have less have full marks, and neither evidence
/// nor a note: one finding a form. Where the guideline itself says which lines need evidence, those have a
/// finding of their own, and the others need none.
pub fn full_marks_bare(audit: &Audit, report: &mut Report) {
    let silent = |guideline: &Guideline| !guideline.lines().any(|line| line.evidence_required);
    let silent: Vec<bool> = audit.data.guidelines.iter().map(silent).collect();
    let yearly = audit.units().filter(|(key, ..)| key.period.every() == Every::Year);
    for (key, unit, guideline) in yearly.filter(|(_, unit, _)| silent[unit.guideline]) {
        let Some(score) = Audit::filled(unit) else { continue };
        let Some(Marks { scored, bare, first: Some(place) }) = marks(audit, key, guideline, score.stage)
        else {
            continue;
        };
        if bare.len() >= FEWEST && bare.len() * 2 > scored {
            let mut names: Vec<String> = bare.iter().map(|line| line.id.to_string()).collect();
            let more = (names.len() > MOST_NAMED).then(|| "…".to_owned());
            names.truncate(MOST_NAMED);
            names.extend(more);
            report.add(
                Diagnostic::new(Code::FullMarksBare, place)
                    .with("organisation", audit.id(key.organisation))
                    .with("period", key.period)
                    .with("count", bare.len())
                    .with("scored", scored)
                    .with("criteria", names),
            );
        }
    }
}

/// The lines of a form that people score by degrees.
struct Marks<'g> {
    /// How many have a value.
    scored: usize,
    /// Those with full marks that nothing stands behind, and the place of the first of them.
    bare: Vec<&'g Criterion>,
    first: Option<Place>,
}

fn marks<'g>(audit: &Audit, key: UnitKey, guideline: &'g Guideline, stage: Stage) -> Option<Marks<'g>> {
    let (without, rows) = audit.data.forms.lines(&key)?;
    let mut marks = Marks { scored: 0, bare: Vec::new(), first: None };
    for (index, (line, row)) in guideline.lines().zip(rows).enumerate() {
        let counts = line.counts_in(key.period) && line.measure.is_none() && has_degrees(line);
        let Some(value) = row.values[stage.index()].filter(|_| counts) else { continue };
        marks.scored += 1;
        if without.contains(index) && is_best(line, value) == Some(true) {
            marks.first = marks.first.or(row.place);
            marks.bare.push(line);
        }
    }
    Some(marks)
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
