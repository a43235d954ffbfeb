//! events.csv and assignments.csv: known organisations and criteria, periods in which the organisation exists.

use rustc_hash::FxHashMap;

use super::{Frame, dates, not_in_existence};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::Period;
use crate::model::record::{Assignment, Event};

/// The events of each year by year and organisation, in the order of the file.
pub fn check(
    frame: &Frame,
    of_years: Vec<(i16, Vec<Event>)>,
    report: &mut Report,
) -> FxHashMap<(i16, usize), Vec<Event>> {
    let mut events: FxHashMap<(i16, usize), Vec<Event>> = FxHashMap::default();
    for (year, rows) in of_years {
        for row in rows {
            let Some(organisation) = frame.organisation(&row.organisation, report) else { continue };
            if let Some(criterion) = &row.criterion {
                frame.check_criterion(organisation, year, criterion, report);
            }
            check_period(frame, organisation, (year, &row), report);
            dates::of_event(year, &row, report);
            events.entry((year, organisation)).or_default().push(row);
        }
    }
    events
}

/// An organisation exists in the period that a row states. A row without one may speak of what has begun in its year,
/// or ended.
fn check_period(frame: &Frame, organisation: usize, (year, row): (i16, &Event), report: &mut Report) {
    let organisation = frame.dataset.organisations.at(organisation);
    let (period, exists) = match row.period {
        Some(period) => (period.value, organisation.exists_on(period.value.last_day())),
        None => (Period::year_of(year), organisation.exists_in(year)),
    };
    if exists {
        dates::within_life(organisation, row, report);
    } else {
        report.add(not_in_existence(organisation, period, row.organisation.place));
    }
}

/// Assignments by year and organisation.
pub fn assignments(frame: &Frame, report: &mut Report) -> FxHashMap<(i16, usize), Vec<Assignment>> {
    let mut assignments: FxHashMap<(i16, usize), Vec<Assignment>> = FxHashMap::default();
    for (year, tables) in &frame.dataset.years {
        for row in &tables.assignments {
            if let (Some(from), Some(to)) = (row.from, row.to)
                && to.value < from.value
            {
                report.add(
                    Diagnostic::new(Code::DatesReversed, to.place)
                        .with("from", from.value)
                        .with("to", to.value),
                );
            }
            let Some(organisation) = frame.organisation(&row.organisation, report) else { continue };
            assignments.entry((*year, organisation)).or_default().push(row.clone());
        }
    }
    assignments
}
