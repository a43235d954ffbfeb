//! Days that their row cannot mean: mostly a year misspelt, or a file copied from the year before.

use super::with_life;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::record::{Decision, Event};
use crate::model::{Date, Located, Organisation, Period, Step};

/// A decision is made when its period has begun.
pub fn of_decision(row: &Decision, report: &mut Report) {
    let period = row.period.value;
    if row.date.value < period.first_day() {
        misplaced(Code::DateBeforePeriod, row.date, period, report);
    }
    not_long_after(row.date, period, report);
}

/// What is done for a year is done when it has begun; who registers and plans may be a year ahead.
pub fn of_event(year: i16, row: &Event, report: &mut Report) {
    let first = match row.step.value {
        Step::Registered | Step::Planned => year - 1,
        Step::SelfReviewed
        | Step::Inspected
        | Step::Notified
        | Step::SelfAssessed
        | Step::Submitted
        | Step::Returned
        | Step::Appraised => year,
    };
    if row.date.value.year() < first {
        misplaced(Code::DateBeforePeriod, row.date, Period::year_of(year), report);
    }
    not_long_after(row.date, Period::year_of(year), report);
}

/// What an organisation does, or is done with it, is done while it exists.
pub fn within_life(organisation: Organisation<'_>, row: &Event, report: &mut Report) {
    if !organisation.exists_on(row.date.value) {
        report.add_made(Code::DateOutsideExistence, Some(row.date.place.file()), || {
            let problem = Diagnostic::new(Code::DateOutsideExistence, row.date.place);
            with_life(problem.with("date", row.date.value), organisation)
        });
    }
}

/// What is done or decided for a year is done in it or in the next.
fn not_long_after(date: Located<Date>, period: Period, report: &mut Report) {
    if date.value.year() > period.year() + 1 {
        misplaced(Code::DateAfterPeriod, date, period, report);
    }
}

fn misplaced(code: Code, date: Located<Date>, period: Period, report: &mut Report) {
    report.add_made(code, Some(date.place.file()), || {
        Diagnostic::new(code, date.place).with("date", date.value).with("period", period)
    });
}
