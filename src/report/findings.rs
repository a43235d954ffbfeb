//! The findings that concern a year, as of a day: found in it by that day, or still open when it began.

use crate::model::record::Finding;
use crate::model::results::Results;
use crate::model::{Date, Period, Workspace};

/// A finding of an organisation, as of a day.
#[derive(Clone, Debug)]
pub struct FindingEntry {
    pub organisation: usize,
    pub finding: Finding,
    pub state: FindingState,
}

/// What is urgent first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FindingState {
    Overdue,
    Open,
    Remedied,
}

/// Those of the organisations of the results; what is urgent first, then by due date, then by the day they were found.
pub fn entries(data: &Workspace, period: Period, as_of: Date, results: &Results) -> Vec<FindingEntry> {
    let mut organisations: Vec<usize> = results.units.iter().map(|unit| unit.organisation).collect();
    organisations.sort_unstable();
    organisations.dedup();
    let mut entries: Vec<FindingEntry> = Vec::new();
    for organisation in organisations {
        let own = data.findings.get(&organisation).into_iter().flatten();
        let known = own.filter(|(_, finding)| finding.found_on.value <= as_of);
        let concerned = known.filter(|(year, finding)| concerns(*year, finding, period));
        entries.extend(concerned.map(|(_, finding)| FindingEntry {
            organisation,
            state: state(finding, as_of),
            finding: finding.clone(),
        }));
    }
    let due = |entry: &FindingEntry| entry.finding.due.map(|due| due.value);
    entries.sort_by_key(|entry| {
        (entry.state, due(entry).is_none(), due(entry), entry.finding.found_on.value, entry.organisation)
    });
    entries
}

fn concerns(year: i16, finding: &Finding, period: Period) -> bool {
    let since = finding.remedied_on.is_none_or(|day| day.value.year() >= period.year());
    year == period.year() || (year < period.year() && since)
}

fn state(finding: &Finding, as_of: Date) -> FindingState {
    if finding.is_remedied_by(as_of) {
        FindingState::Remedied
    } else if finding.is_overdue_on(as_of) {
        FindingState::Overdue
    } else {
        FindingState::Open
    }
}
