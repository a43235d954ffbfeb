//! Full marks that nothing stands behind: no evidence, no note.

use std::num::NonZero;

use super::Audit;
use super::scores::{FEWEST, count_if_all_best, is_best};
use crate::decide::Glance;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::text::first_named;
use crate::model::workspace::LineSet;
use crate::model::{Criterion, Every, Guideline, Kind, LineEntry, Period, Stage, UnitKey};

/// What there is to say of the marks of a whole year's form.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Marks {
    /// How many lines have all their points, where all have.
    pub all_best: Option<NonZero<u16>>,
    /// Most of the full marks have nothing behind them.
    pub is_bare: bool,
}

/// Looks at the marks of a unit. Guidelines that are `silent` do not say which lines need evidence.
pub fn marks_seen(unit: &Glance<'_>, silent: &[bool]) -> Marks {
    let key = unit.key();
    let form = unit.traits().filter(|_| key.period.every() == Every::Year);
    let Some((form, stage)) = form.and_then(|form| Some((form, filled(unit)?))) else {
        return Marks::default();
    };
    let guideline = unit.guideline();
    let all_best = count_if_all_best(unit.entries(), key.period, guideline, stage);
    let may_be_bare = silent[unit.guideline_index()] && form.bare.count() >= FEWEST;
    let marks = Scored { entries: unit.entries(), period: key.period, guideline, stage };
    Marks {
        // one line alone says nothing; a value stands in a row, so there is one
        all_best: all_best
            .filter(|count| *count > 1)
            .and_then(|count| NonZero::new(u16::try_from(count).unwrap_or(u16::MAX))),
        is_bare: may_be_bare && marks.are_mostly_bare(form.bare),
    }
}

/// The stage of a form that was filled last, when it is a whole one with points.
fn filled(unit: &Glance<'_>) -> Option<Stage> {
    let is_filled = |stage: &&Stage| {
        let score = unit.score(**stage);
        score.complete && score.max.is_some()
    };
    unit.guideline().stages.iter().rev().find(is_filled).copied()
}

/// Whether a guideline does not say which lines need evidence.
pub fn is_silent(guideline: &Guideline) -> bool {
    !guideline.lines().any(|line| line.evidence_required)
}

/// A whole year's form in which most of the lines that could have less have full marks, and neither evidence
/// nor a note: one finding a form. Where the guideline itself says which lines need evidence, those have a
/// finding of their own, and the others need none.
pub fn full_marks_bare(audit: &Audit, report: &mut Report) {
    for noted in audit.noted.iter().filter(|noted| noted.marks.is_bare) {
        report.add_made(Code::FullMarksBare, None, || bare(audit, noted.key));
    }
}

fn bare(audit: &Audit, key: UnitKey) -> Diagnostic {
    const KNOWN: &str = "a form whose marks were noted is there";
    let (unit, form) = audit.result(key).zip(audit.data.forms.get(&key)).expect(KNOWN);
    let score = unit.stages.iter().rev().find(|score| score.complete && score.max.is_some()).expect(KNOWN);
    let guideline = &audit.data.guidelines[unit.guideline];
    let marks = Scored { entries: &form.entries(), period: key.period, guideline, stage: score.stage };
    let lines: Vec<(usize, &Criterion)> = marks.bare(form.bare).collect();
    let first = lines.first().and_then(|(line, _)| form.lines[*line].place);
    let names = first_named(lines.iter().map(|(_, line)| line.id.to_string()).collect());
    Diagnostic::new(Code::FullMarksBare, first.expect(KNOWN))
        .with("organisation", audit.organisation(key.organisation))
        .with("period", key.period)
        .with("count", lines.len())
        .with("scored", marks.count())
        .with("criteria", names)
}

/// The lines of a form that people score by degrees and that have a value.
#[derive(Clone, Copy)]
struct Scored<'u> {
    entries: &'u [LineEntry],
    period: Period,
    guideline: &'u Guideline,
    stage: Stage,
}

impl<'u> Scored<'u> {
    fn count(self) -> usize {
        let is_scored = |(line, entry): &(&Criterion, &LineEntry)| {
            entry.value(self.stage).is_some() && self.is_by_degrees(line)
        };
        self.guideline.lines_with(self.entries).filter(is_scored).count()
    }

    fn is_by_degrees(self, line: &Criterion) -> bool {
        line.counts_in(self.period) && line.measure.is_none() && has_degrees(line)
    }

    /// Those of the lines `without` anything behind them that have full marks, each with its place.
    fn bare(self, without: LineSet) -> impl Iterator<Item = (usize, &'u Criterion)> {
        let is_best = move |line: &Criterion, entry: &LineEntry| {
            let value = entry.value(self.stage);
            value.and_then(|value| is_best(line, value)) == Some(true) && self.is_by_degrees(line)
        };
        let (mut without, lines) = (without.flags(), self.guideline.lines_with(self.entries));
        lines.enumerate().filter_map(move |(place, (line, entry))| {
            (without.next() == Some(true) && is_best(line, entry)).then_some((place, line))
        })
    }

    fn are_mostly_bare(self, without: LineSet) -> bool {
        // those of most forms are so few that the others need not be counted
        let bare = self.bare(without).count();
        bare >= FEWEST && bare > self.count() / 2
    }
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
