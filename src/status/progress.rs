//! The steps of the year, one by one: done, due or overdue.

use std::collections::HashMap;

use super::Asked;
use crate::check::ValidDataset;
use crate::model::record::{Event, Finding};
use crate::model::{Criterion, Date, Id, Period, Step, UnitKey};

/// What an organisation goes through in a year: the steps, and the decision at their end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Process {
    Step(Step),
    Decided,
}

impl Process {
    /// In the order of the year. A return is no step forward: it reopens the submission.
    pub const ALL: [Self; 9] = [
        Self::Step(Step::Registered),
        Self::Step(Step::Planned),
        Self::Step(Step::SelfReviewed),
        Self::Step(Step::Inspected),
        Self::Step(Step::Notified),
        Self::Step(Step::SelfAssessed),
        Self::Step(Step::Submitted),
        Self::Step(Step::Appraised),
        Self::Decided,
    ];

    /// The word in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Step(step) => step.word(),
            Self::Decided => "decided",
        }
    }
}

/// What an organisation is to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Task {
    Process(Process),
    /// khắc phục: of the finding with that id
    Remedy(Id),
}

impl Task {
    /// The word in machine-readable output.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Process(process) => process.word(),
            Self::Remedy(_) => "remedy",
        }
    }
}

/// What is to be done first, and how far that is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Next {
    pub task: Task,
    pub progress: Progress,
}

/// How far a step is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// First and last day it was done, how often, and by how many days the first came after the deadline.
    Done {
        first: Date,
        last: Date,
        times: usize,
        days_late: u32,
    },
    Overdue {
        due: Date,
        days: u32,
    },
    /// Not done, with a deadline still ahead; zero days left on the day itself.
    Due {
        due: Date,
        days_left: u32,
    },
    /// Not done, and without a deadline.
    Open,
}

impl Progress {
    #[must_use]
    pub const fn is_done(self) -> bool {
        match self {
            Self::Done { .. } => true,
            Self::Overdue { .. } | Self::Due { .. } | Self::Open => false,
        }
    }

    #[must_use]
    pub const fn is_overdue(self) -> bool {
        match self {
            Self::Overdue { .. } => true,
            Self::Done { .. } | Self::Due { .. } | Self::Open => false,
        }
    }

    /// The word in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done { days_late: 0, .. } => "done",
            Self::Done { .. } => "done-late",
            Self::Overdue { .. } => "overdue",
            Self::Due { .. } => "due",
            Self::Open => "open",
        }
    }

    fn of(days: &[Date], due: Option<Date>, as_of: Date) -> Self {
        match (days.iter().min(), days.iter().max(), due) {
            (Some(first), Some(last), due) => {
                let days_late = due.map_or(0, |due| first.days_after(due));
                Self::Done { first: *first, last: *last, times: days.len(), days_late }
            }
            (_, _, Some(due)) if due < as_of => Self::Overdue { due, days: as_of.days_after(due) },
            (_, _, Some(due)) => Self::Due { due, days_left: due.days_after(as_of) },
            (_, _, None) => Self::Open,
        }
    }
}

/// Every step of an organisation's year, in the order of [`Process::ALL`].
pub fn of(
    data: &ValidDataset,
    asked: Asked<'_>,
    organisation: usize,
    decided: &HashMap<UnitKey, Date>,
) -> Vec<Progress> {
    let key = UnitKey { review: asked.review, organisation, period: Period::year_of(asked.year) };
    let events = data.events.get(&(asked.year, organisation)).map_or(&[][..], Vec::as_slice);
    let is_known = |event: &&Event| event.date.value <= asked.as_of && data.may_speak_of(event, key);
    let mut known: Vec<&Event> = events.iter().filter(is_known).collect();
    known.sort_by_key(|event| event.date.value);
    // what was due before it began, or will be when it has ended, was never due for it
    let exists = |due: &Date| data.organisations.at(organisation).exists_on(*due);
    let deadline = |step| data.manifest.deadlines.get(&step).and_then(|due| due.in_year(asked.year));
    let due = |step| deadline(step).filter(exists);
    let progress = |process| match process {
        Process::Step(step) => Progress::of(&days_of(data, key, &known, step), due(step), asked.as_of),
        Process::Decided => {
            let days: Vec<Date> = decided.get(&key).copied().into_iter().collect();
            Progress::of(&days, None, asked.as_of)
        }
    };
    Process::ALL.into_iter().map(progress).collect()
}

/// What is to be done first: an overdue step, else an overdue finding, else what follows the last step done, else what
/// was passed over, else a finding with time left.
pub fn next(progress: &[Progress], open: &[&Finding], as_of: Date) -> Option<Next> {
    let step = |place: usize| Next { task: Task::Process(Process::ALL[place]), progress: progress[place] };
    let overdue = progress.iter().position(|one| one.is_overdue());
    let undone = |from: usize| {
        let later = progress.iter().enumerate().skip(from);
        later.into_iter().find(|(_, one)| !one.is_done()).map(|(place, _)| place)
    };
    let after = progress.iter().rposition(|one| one.is_done()).map_or(0, |last| last + 1);
    let remedy = remedy(open, as_of);
    let late = remedy.clone().filter(|next| next.progress.is_overdue());
    let following = || undone(after).or_else(|| undone(0)).map(step);
    overdue.map(step).or(late).or_else(following).or(remedy)
}

/// The remedy that is due first; findings without a due date come last.
fn remedy(open: &[&Finding], as_of: Date) -> Option<Next> {
    let due = |finding: &Finding| finding.due.map(|due| due.value);
    let first = open.iter().min_by_key(|finding| (due(finding).is_none(), due(finding)))?;
    let progress = Progress::of(&[], due(first), as_of);
    Some(Next { task: Task::Remedy(first.id.value.clone()), progress })
}

/// The days on which a step was done; the events are in the order of time.
fn days_of(data: &ValidDataset, key: UnitKey, events: &[&Event], step: Step) -> Vec<Date> {
    let of = |event: &&&Event| event.step.value == step;
    let whole = |events: &[&Event]| -> Vec<Date> {
        let whole = events.iter().filter(of).filter(|event| event.criterion.is_none());
        whole.map(|event| event.date.value).collect()
    };
    match step {
        Step::SelfReviewed => events.iter().filter(of).map(|event| event.date.value).collect(),
        Step::Planned => match whole(events) {
            days if days.is_empty() => planned_by_lines(data, key, events).into_iter().collect(),
            days => days,
        },
        Step::Submitted => {
            let is_return = |event: &&Event| event.step.value == Step::Returned && event.criterion.is_none();
            let after = events.iter().rposition(is_return).map_or(0, |returned| returned + 1);
            whole(&events[after..])
        }
        Step::Registered
        | Step::Inspected
        | Step::Notified
        | Step::SelfAssessed
        | Step::Returned
        | Step::Appraised => whole(events),
    }
}

/// The day on which the last line of the form had its plan, where each has one of its own.
fn planned_by_lines(data: &ValidDataset, key: UnitKey, events: &[&Event]) -> Option<Date> {
    let guideline = &data.guidelines[data.guideline_for(key)?];
    let first_plan = |line: &Criterion| {
        let of_line = |event: &&&Event| {
            event.step.value == Step::Planned
                && event.criterion.as_ref().is_some_and(|criterion| criterion.value == line.id)
        };
        events.iter().find(of_line).map(|event| event.date.value)
    };
    let days: Vec<Date> = guideline.lines().map(first_plan).collect::<Option<_>>()?;
    days.into_iter().max()
}
