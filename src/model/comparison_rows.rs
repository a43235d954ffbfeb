//! Rows of the tables as they are compared, where several may speak of one thing and none has an id of its own.

use super::comparison::Given;
use super::date::Date;
use super::id::Id;
use super::period::Period;
use super::record::{Assignment, DecidedOutcome, Decision, Event, Waiver};
use super::text::{Text, joined};

/// A decision as it is compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decided {
    /// `None` for unrated.
    pub outcome: Option<(Id, Text)>,
    pub number: String,
    pub date: Date,
    /// The authority and the note.
    pub words: String,
}

impl Decided {
    /// A decision whose outcome is called `name`.
    #[must_use]
    pub fn of(decision: &Decision, name: Text) -> Self {
        let outcome = match &decision.outcome.value {
            DecidedOutcome::Unrated => None,
            DecidedOutcome::Outcome(id) => Some((id.clone(), name)),
        };
        let words = joined(&[&decision.authority, &decision.note]);
        Self { outcome, number: decision.number.clone(), date: decision.date.value, words }
    }

    /// What it says; the name of what an id names does not count.
    #[must_use]
    pub fn said(&self) -> (Date, Option<&Id>, &str, &str) {
        (self.date, self.outcome.as_ref().map(|(id, _)| id), &self.number, &self.words)
    }

    /// What it says, as one text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{:?}", self.said())
    }
}

/// A dated row, and what else it says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Row {
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub words: String,
}

impl Row {
    /// A row that states no period means its year, like one that states it.
    #[must_use]
    pub fn of_event(year: i16, event: &Event) -> Self {
        let period = event.period.map_or(Period::year_of(year), |period| period.value).to_string();
        let words = [&*period, &event.by, &event.document, &event.digest.value, &event.note];
        Self { from: Some(event.date.value), until: None, words: joined(&words) }
    }

    #[must_use]
    pub fn of_waiver(waiver: &Waiver) -> Self {
        let words = joined(&[&waiver.document, &waiver.authority, &waiver.reason]);
        Self { from: waiver.from.map(|from| from.value), until: Some(waiver.until.value), words }
    }

    #[must_use]
    pub fn of_assignment(assignment: &Assignment) -> Self {
        let [from, until] = [assignment.from, assignment.to].map(|day| day.map(|day| day.value));
        Self { from, until, words: assignment.post.clone() }
    }

    /// What it says, as one text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{:?} {:?} {}", self.from, self.until, self.words)
    }
}

impl Given {
    /// What each row says, where there may be several.
    #[must_use]
    pub fn rows(&self) -> Vec<String> {
        match self {
            Self::Decisions(rows) => rows.iter().map(Decided::text).collect(),
            Self::Rows(rows) => rows.iter().map(Row::text).collect(),
            Self::Number(_)
            | Self::Yes(_)
            | Self::Kind(_)
            | Self::Named(..)
            | Self::NotApplicable
            | Self::Date(_)
            | Self::Text(_) => Vec::new(),
        }
    }

    /// Only the rows at these places; nothing where there is none.
    #[must_use]
    pub fn only(&self, places: &[usize]) -> Option<Self> {
        let places = || places.iter().copied();
        match self {
            _ if places().len() == 0 => None,
            Self::Decisions(rows) => {
                Some(Self::Decisions(places().filter_map(|place| rows.get(place).cloned()).collect()))
            }
            Self::Rows(rows) => {
                Some(Self::Rows(places().filter_map(|place| rows.get(place).cloned()).collect()))
            }
            Self::Number(_)
            | Self::Yes(_)
            | Self::Kind(_)
            | Self::Named(..)
            | Self::NotApplicable
            | Self::Date(_)
            | Self::Text(_) => Some(self.clone()),
        }
    }
}
