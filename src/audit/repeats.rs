//! Rows of events.csv and assignments.csv that say once more what another row says: a line pasted twice, or a merge that
//! kept both sides. Only where every cell says the same: two inspections on one day are two events.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::Audit;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::record::{Assignment, Event};
use crate::model::{Located, Period, Place};

pub fn record_repeated(audit: &Audit, report: &mut Report) {
    let data = audit.data;
    if data.events.is_empty() && data.assignments.is_empty() {
        return;
    }
    for year in audit.years {
        let (mut events, mut assignments) = (FxHashMap::default(), FxHashMap::default());
        for index in 0..data.organisations.len() {
            let rows = data.events.get(&(*year, index)).map(Vec::as_slice).unwrap_or_default();
            each_repeated(
                rows,
                &mut events,
                |row| said_of_event(row, *year),
                |row| row.organisation.place,
                report,
            );
            let rows = data.assignments.get(&(*year, index)).map(Vec::as_slice).unwrap_or_default();
            each_repeated(rows, &mut assignments, said_of_assignment, |row| row.organisation.place, report);
        }
    }
}

/// Tells of each row that says what one before it says.
fn each_repeated<'r, R, S: Eq + Hash>(
    rows: &'r [R],
    known: &mut FxHashMap<S, Place>,
    said: impl Fn(&'r R) -> S,
    place: impl Fn(&R) -> Place,
    report: &mut Report,
) {
    if rows.len() < 2 {
        return;
    }
    known.clear();
    for row in rows {
        let again = place(row);
        let first = *known.entry(said(row)).or_insert(again);
        if first != again {
            report.add_made(Code::RecordRepeated, Some(again.file()), || {
                Diagnostic::new(Code::RecordRepeated, again).also_at(first)
            });
        }
    }
}

/// All that an event says. The year of its folder is its period where it states none.
fn said_of_event(row: &Event, year: i16) -> impl Eq + Hash + use<'_> {
    let period = row.period.map_or(Period::year_of(year), |period| period.value);
    let criterion = row.criterion.as_ref().map(|criterion| &criterion.value);
    let texts = [&row.by, &row.document, &row.digest.value, &row.note];
    (row.step.value, row.date.value, period, criterion, texts)
}

fn said_of_assignment(row: &Assignment) -> impl Eq + Hash + use<'_> {
    let days = [row.from, row.to].map(|day| day.map(|day: Located<_>| day.value));
    (&row.post, row.role.value, days)
}
