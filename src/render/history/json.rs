//! The life of one organisation as JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::{guidelines, span};
use crate::history::{ChangedCell, CommitAt, Entry, Life, Made, Matter, RowOf, Unknown, Way};
use crate::model::{Id, Stage, Step, Workspace};

#[derive(Serialize)]
struct Page<'a> {
    format: u8,
    organisation: &'a str,
    /// Some result rests on figures that are only illustrative.
    illustrative: bool,
    /// Whether all changes, those since a day, or none are known.
    changes_known: &'static str,
    known_since: Option<String>,
    entries: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    year: i16,
    review: Option<&'a str>,
    period: Option<String>,
    day: Option<String>,
    matter: &'static str,
    /// Of a score or a value.
    stage: Option<&'static str>,
    step: Option<&'static str>,
    /// Of an assignment.
    role: Option<&'static str>,
    /// Which cell of a row of events, findings, waivers, decisions or assignments was changed.
    column: Option<&'static str>,
    subject: &'a str,
    before: Option<&'a str>,
    after: &'a str,
    /// Of several that it may be, `first^..last`, the last one left out where it may be the folder only.
    commit: Option<Cow<'a, str>>,
    author: Option<&'a str>,
    committed: Option<String>,
    /// Of a row that stands in the folder only.
    uncommitted: bool,
    /// Whether the commit brought branches together.
    merge: bool,
}

/// # Panics
/// Never: plain values always become JSON.
#[must_use]
pub fn json(life: &Life, workspace: &Workspace) -> String {
    let (changes_known, known_since) = match &life.unknown {
        Unknown::Nothing => ("all", None),
        Unknown::Before(day) | Unknown::Moved { by: CommitAt { day, .. }, .. } => {
            ("since", Some(day.to_string()))
        }
        Unknown::NoProgram
        | Unknown::NoRepository
        | Unknown::NoCommit
        | Unknown::Unsafe(_)
        | Unknown::Broken(_) => ("none", None),
    };
    let organisation = workspace.organisations.at(life.organisation).id();
    let entries = life.entries.iter().map(told).collect();
    let illustrative =
        guidelines(life, workspace).into_iter().any(|index| workspace.guidelines[index].illustrative);
    let page = Page { format: 1, organisation, illustrative, changes_known, known_since, entries };
    serde_json::to_string_pretty(&page).expect("plain values become JSON because nothing in them can fail")
        + "\n"
}

fn told(entry: &Entry) -> Told<'_> {
    let (commit, author, committed) = match &entry.made {
        Made::Commit { id, author, day, .. } => {
            (Some(Cow::from(id)), Some(author.as_str()), Some(day.to_string()))
        }
        Made::Within { first, last } => (Some(span(first, last.as_ref()).into()), None, None),
        Made::NotCommitted | Made::Unknown => (None, None, None),
    };
    Told {
        year: entry.year,
        review: entry.review.as_ref().map(Id::as_str),
        period: entry.period.map(|period| period.to_string()),
        day: entry.day.map(|day| day.to_string()),
        matter: matter(entry),
        stage: stage(entry.matter),
        step: step(entry.matter),
        role: role(entry.matter),
        column: column(entry.matter),
        subject: &entry.subject,
        before: entry.before.as_deref(),
        after: &entry.after,
        commit,
        author,
        committed,
        uncommitted: entry.made == Made::NotCommitted,
        merge: matches!(entry.made, Made::Commit { way: Way::Merge, .. }),
    }
}

fn matter(entry: &Entry) -> &'static str {
    match entry.matter {
        Matter::Founded => "founded",
        Matter::Ended => "ended",
        Matter::Event(_) => "event",
        Matter::Found => "finding",
        Matter::Remedied => "remedied",
        Matter::Waived => "waiver",
        Matter::Changed(row, cell) => changed(entry, row, cell),
        Matter::Unreadable => "unreadable",
        Matter::NotHere => "missing",
        Matter::Scored(..) => "total",
        Matter::Outcome(_) => "result",
        Matter::Decided => "decision",
        Matter::Superseded => "superseded-decision",
    }
}

/// The cell of a line or a figure, else what happened to the row.
fn changed(entry: &Entry, row: RowOf, cell: ChangedCell) -> &'static str {
    let of_cell = |words: [&'static str; 3]| match cell {
        ChangedCell::Evidence => words[1],
        ChangedCell::Note => words[2],
        ChangedCell::Value(_) | ChangedCell::Row | ChangedCell::Column(_) => words[0],
    };
    let [added, changed, removed] = match row {
        RowOf::Line => return of_cell(["value", "evidence", "note"]),
        RowOf::Fact => return of_cell(["fact", "fact-evidence", "fact-note"]),
        RowOf::Event(_) => ["event-added", "event-changed", "event-removed"],
        RowOf::Finding => ["finding-added", "finding-changed", "finding-removed"],
        RowOf::Waiver => ["waiver-added", "waiver-changed", "waiver-removed"],
        RowOf::Decision => ["decision-added", "decision-changed", "decision-removed"],
        RowOf::Assignment(_) => ["assignment-added", "assignment-changed", "assignment-removed"],
    };
    match cell {
        ChangedCell::Row if entry.after.is_empty() => removed,
        ChangedCell::Row => added,
        ChangedCell::Value(_) | ChangedCell::Evidence | ChangedCell::Note | ChangedCell::Column(_) => changed,
    }
}

fn stage(matter: Matter) -> Option<&'static str> {
    let of = match matter {
        Matter::Changed(RowOf::Line, ChangedCell::Value(stage)) | Matter::Scored(stage, _) => Some(stage),
        _ => None,
    };
    of.map(Stage::word)
}

fn step(matter: Matter) -> Option<&'static str> {
    let of = match matter {
        Matter::Changed(RowOf::Event(step), _) | Matter::Event(step) => Some(step),
        _ => None,
    };
    of.map(Step::word)
}

fn role(matter: Matter) -> Option<&'static str> {
    let Matter::Changed(RowOf::Assignment(role), _) = matter else { return None };
    Some(role.word())
}

fn column(matter: Matter) -> Option<&'static str> {
    let Matter::Changed(_, ChangedCell::Column(column)) = matter else { return None };
    Some(column.word())
}
