//! Findings of inspections (hạn chế, khuyết điểm): from when to when one is open, and when it is overdue.

use super::date::Date;
use super::id::Id;
use super::place::{Located, Place};

/// What an inspection noted (findings.csv).
#[derive(Clone, Debug)]
pub struct Finding {
    pub place: Place,
    pub id: Located<Id>,
    pub organisation: Located<Id>,
    pub found_on: Located<Date>,
    pub by: String,
    pub criterion: Option<Located<Id>>,
    pub finding: String,
    pub due: Option<Located<Date>>,
    pub remedied_on: Option<Located<Date>>,
    pub document: String,
}

impl Finding {
    /// Whether it had been found by a day, and was not remedied by then.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        self.found_on.value <= day && !self.is_remedied_by(day)
    }

    /// Whether it was due before a day, and not remedied by then.
    #[must_use]
    pub fn is_overdue_on(&self, day: Date) -> bool {
        self.due.is_some_and(|due| due.value < day) && !self.is_remedied_by(day)
    }

    #[must_use]
    pub fn is_remedied_by(&self, day: Date) -> bool {
        self.remedied_on.is_some_and(|remedied| remedied.value <= day)
    }
}
