//! Rows of the small tables that were refused for one of their cells: what can be told of the others without it.

use super::{Frame, evidence, facts};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::refused::RefusedRow;

pub fn check(frame: &Frame, report: &mut Report) {
    for (year, tables) in &frame.dataset.years {
        for row in &tables.refused {
            check_row(frame, *year, row, report);
        }
    }
}

fn check_row(frame: &Frame, year: i16, row: &RefusedRow, report: &mut Report) {
    if let Some(review) = &row.review {
        frame.review(review, report);
    }
    if let Some((from, to)) = row.dates.filter(|(from, to)| to.value < from.value) {
        let reversed = Diagnostic::new(Code::DatesReversed, to.place);
        report.add(reversed.with("from", from.value).with("to", to.value));
    }
    evidence::check(&row.evidence.value, row.evidence.place, &frame.dataset.evidence, report);
    let organisation = row.organisation.as_ref().and_then(|id| frame.organisation(id, report));
    if let (Some(organisation), Some(criterion)) = (organisation, &row.criterion) {
        frame.check_criterion(organisation, year, criterion, report);
    }
    facts::check_refused(frame, organisation, year, row, report);
}
