//! The year's progress as JSON: ISO dates, words instead of signs, whole days.

use serde::Serialize;

use crate::model::{Date, Period, Workspace};
use crate::status::{Mark, OrganisationStatus, Process, Progress, YearStatus};

#[derive(Serialize)]
struct Page<'a> {
    format: u8,
    review: &'a str,
    year: i16,
    as_of: String,
    /// Some row rests on a guideline whose figures are only illustrative.
    illustrative: bool,
    organisations: Vec<Row<'a>>,
    totals: Vec<Total>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    steps: Vec<Stepped>,
    periods: Vec<Marked>,
    findings: Findings,
    followers: &'a [String],
    next: Option<&'static str>,
}

#[derive(Serialize)]
struct Stepped {
    step: &'static str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    /// Late, overdue, or left.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
}

#[derive(Serialize)]
struct Marked {
    period: String,
    /// An outcome's id, or `open`, `unrated`, `absent`; null before its end and outside the review.
    outcome: Option<String>,
}

#[derive(Serialize)]
struct Findings {
    open: usize,
    overdue: usize,
}

#[derive(Serialize)]
struct Total {
    step: &'static str,
    done: usize,
    of: usize,
}

/// The JSON text.
///
/// # Panics
/// Never: plain values always become JSON.
#[must_use]
pub fn draw(status: &YearStatus, workspace: &Workspace) -> String {
    let total = |(place, process): (usize, Process)| Total {
        step: process.word(),
        done: super::done(status, place),
        of: status.rows.len(),
    };
    let page = Page {
        format: 1,
        review: workspace.manifest.reviews[status.review].id.as_str(),
        year: status.year,
        as_of: status.as_of.to_string(),
        illustrative: status.rows.iter().any(|row| super::is_illustrative(row, status, workspace)),
        organisations: status.rows.iter().map(|row| of_row(status, row, workspace)).collect(),
        totals: Process::ALL.into_iter().enumerate().map(total).collect(),
    };
    serde_json::to_string_pretty(&page).expect("plain values become JSON because nothing in them can fail")
        + "\n"
}

fn of_row<'a>(status: &YearStatus, row: &'a OrganisationStatus, workspace: &'a Workspace) -> Row<'a> {
    let organisation = workspace.organisations.at(row.organisation);
    let steps = Process::ALL.into_iter().zip(&row.progress);
    let periods: &[Period] = status.strip.as_ref().map_or(&[], |(_, periods)| periods);
    let marked = |(period, mark): (&Period, &Mark)| Marked {
        period: period.to_string(),
        outcome: self::mark(*mark, workspace),
    };
    Row {
        id: organisation.id(),
        name: organisation.name(),
        steps: steps.map(|(process, progress)| step(process, *progress)).collect(),
        periods: periods.iter().zip(&row.marks).map(marked).collect(),
        findings: Findings { open: row.open_findings, overdue: row.overdue_findings },
        followers: &row.followers,
        next: row.next.as_ref().map(|next| next.task.word()),
    }
}

fn step(process: Process, progress: Progress) -> Stepped {
    let plain = Stepped {
        step: process.word(),
        state: progress.word(),
        first: None,
        last: None,
        times: None,
        due: None,
        days: None,
    };
    let day = |date: Date| Some(date.to_string());
    match progress {
        Progress::Done { first, last, times, days_late } => {
            let days = (days_late > 0).then_some(days_late);
            Stepped { first: day(first), last: day(last), times: Some(times), days, ..plain }
        }
        Progress::Overdue { due, days } | Progress::Due { due, days_left: days } => {
            Stepped { due: day(due), days: Some(days), ..plain }
        }
        Progress::Open => plain,
    }
}

/// A period's mark in a word.
#[must_use]
pub fn mark(mark: Mark, workspace: &Workspace) -> Option<String> {
    match mark {
        Mark::Outcome { guideline, outcome } => {
            Some(workspace.guidelines[guideline].outcomes[outcome].id.to_string())
        }
        Mark::Open => Some("open".to_owned()),
        Mark::Unrated => Some("unrated".to_owned()),
        Mark::Absent => Some("absent".to_owned()),
        Mark::NotYet | Mark::Outside => None,
    }
}
