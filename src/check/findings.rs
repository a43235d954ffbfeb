//! findings.csv of all years: each id once, each in the folder of its year, dates in order.

use rustc_hash::FxHashMap;

use super::Frame;
use super::guideline::unique;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::record::Finding;

/// Findings by organisation, each with the year of its folder.
pub fn check(frame: &Frame, report: &mut Report) -> FxHashMap<usize, Vec<(i16, Finding)>> {
    let all = || {
        frame.dataset.years.iter().flat_map(|(year, tables)| tables.findings.iter().map(|row| (*year, row)))
    };
    unique(all().map(|(_, row)| (&row.id.value, row.id.place)), report);
    let mut findings: FxHashMap<usize, Vec<(i16, Finding)>> = FxHashMap::default();
    for (year, row) in all() {
        check_dates(year, row, report);
        let Some(organisation) = frame.organisation(&row.organisation, report) else { continue };
        if let Some(criterion) = &row.criterion {
            frame.check_criterion(organisation, year, criterion, report);
        }
        findings.entry(organisation).or_default().push((year, row.clone()));
    }
    findings
}

fn check_dates(year: i16, row: &Finding, report: &mut Report) {
    if row.found_on.value.year() != year {
        report.add(
            Diagnostic::new(Code::FindingOfOtherYear, row.found_on.place)
                .with("date", row.found_on.value)
                .with("year", usize::from(year.unsigned_abs())),
        );
    }
    let later = [row.due, row.remedied_on].into_iter().flatten();
    report.extend(later.filter(|later| later.value < row.found_on.value).map(|later| {
        let problem = Diagnostic::new(Code::DatesReversed, later.place);
        problem.with("from", row.found_on.value).with("to", later.value)
    }));
}
