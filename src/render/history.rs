//! The life of one organisation as a table, a line an entry, and as JSON.

mod screen;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use super::evaluation::illustrative_line;
use super::opening::Reader;
use super::say::{Say, commits};
use super::sources::About;
use super::table::{Block, Cell, Column, Table};
use crate::catalogue::{Phrase, history as texts, labels, words};
use crate::history::{ChangedCell, CommitAt, Entry, Life, Made, Matter, Unknown, Way};
use crate::model::results::Status;
use crate::model::{Guideline, Id, UnitKey, Workspace, number};

/// Whose life is told, and to whom.
#[derive(Clone, Copy)]
struct Of {
    organisation: usize,
    reader: Reader,
}

#[must_use]
pub fn table(life: &Life, about: &About, reader: Reader, say: Say<'_>) -> Table {
    let organisation = say.workspace.organisations.at(life.organisation);
    let title = [("name", organisation.name()), ("id", organisation.id())];
    let reviews: Vec<String> = about.review.split(", ").map(|id| say.review(id)).collect();
    let of = [("review", &*reviews.join(", ")), ("years", about.periods.as_str())];
    let above = vec![
        Block::Title(say.workspace.manifest.committee.clone()),
        Block::Heading(say.fill(texts::TITLE, &title)),
        Block::Line(say.fill(texts::OF, &of)),
    ];
    let mut below = Vec::new();
    if life.entries.is_empty() {
        below.push(Block::Line(say.phrase(texts::NOTHING)));
        below.extend(unknown(life, say));
        return Table { above, below, ..Table::default() };
    }
    below.extend(unknown(life, say));
    if matches!(life.unknown, Unknown::Nothing | Unknown::Before(_) | Unknown::Moved { .. }) {
        below.push(Block::Line(say.phrase(texts::MATCHED)));
    }
    below.extend(illustrative_line(&guidelines(life, say.workspace), say));
    let of = Of { organisation: life.organisation, reader };
    let (columns, rows) = match reader {
        Reader::Screen => (screen::columns(say), screen::rows(&life.entries, of, say)),
        Reader::Print => (columns(say), life.entries.iter().map(|entry| row(entry, of, say)).collect()),
        Reader::Program => {
            let plain = |column: Column| Column { header: column.header.to_lowercase(), ..column };
            let mut columns: Vec<Column> = columns(say).into_iter().map(plain).collect();
            columns.push(Column::words(say.phrase(labels::COLUMN_ILLUSTRATIVE)));
            (columns, life.entries.iter().map(|entry| program_row(entry, of, say)).collect())
        }
    };
    Table { above, columns, rows, below, ..Table::default() }
}

fn columns(say: Say<'_>) -> Vec<Column> {
    let head = |phrase: Phrase| say.phrase(phrase);
    let texts = [
        (texts::REVIEW_HEAD, Column::ids as fn(String) -> Column),
        (texts::PERIOD, Column::ids),
        (texts::DAY, Column::ids),
        (texts::MATTER, Column::words),
        (texts::SUBJECT, Column::words),
        (texts::BEFORE, Column::words),
        (texts::AFTER, Column::words),
        (texts::AUTHOR, Column::words),
        (texts::COMMIT, Column::ids),
        (texts::COMMITTED, Column::ids),
    ];
    texts.into_iter().map(|(phrase, column)| column(head(phrase))).collect()
}

/// With whether its figures are only illustrative, where it tells of a result.
fn program_row(entry: &Entry, of: Of, say: Say<'_>) -> Vec<Cell> {
    let mut row = row(entry, of, say);
    let guideline = of_result(entry, of.organisation, say.workspace).map(|index| say.guideline(index));
    let word = |guideline: &Guideline| Cell::phrase(words::yes_or_no(guideline.illustrative), say.language);
    row.push(guideline.map_or(Cell::Empty, word));
    row
}

/// The guideline that serves the review and period of an entry.
fn guideline(entry: &Entry, organisation: usize, workspace: &Workspace) -> Option<usize> {
    let review = workspace.manifest.review_at(entry.review.as_ref()?.as_str())?;
    workspace.guideline_for(UnitKey { review, organisation, period: entry.period? })
}

/// The guideline of a result.
fn of_result(entry: &Entry, organisation: usize, workspace: &Workspace) -> Option<usize> {
    let is_result = matches!(entry.matter, Matter::Scored(..) | Matter::Outcome(_));
    is_result.then(|| guideline(entry, organisation, workspace)).flatten()
}

/// The guidelines of the results, each once.
fn guidelines(life: &Life, workspace: &Workspace) -> Vec<usize> {
    let of_results = life.entries.iter().filter_map(|entry| of_result(entry, life.organisation, workspace));
    of_results.collect::<BTreeSet<_>>().into_iter().collect()
}

fn row(entry: &Entry, of: Of, say: Say<'_>) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::text(text) };
    let review = entry.review.as_ref().map_or(Cell::Empty, |review| text(review.as_str()));
    let period = entry.period.map_or_else(|| format!("{:04}", entry.year), |period| period.to_string());
    let (author, commit, day) = match &entry.made {
        Made::Commit { id, author, day, .. } => (text(author), text(id), Cell::Date(*day)),
        Made::Within { first, last } => (Cell::Empty, text(&span(first, last.as_ref())), Cell::Empty),
        Made::NotCommitted => (Cell::Empty, Cell::phrase(texts::NOT_COMMITTED, say.language), Cell::Empty),
        Made::Unknown => (Cell::Empty, Cell::Empty, Cell::Empty),
    };
    let is_change =
        matches!(entry.matter, Matter::Changed(_) | Matter::Figure(_) | Matter::Unreadable | Matter::NotHere);
    vec![
        review,
        Cell::text(period),
        // the day of a change is that of its commit, which has a column of its own
        entry.day.filter(|_| !is_change).map_or(Cell::Empty, Cell::Date),
        Cell::text(matter(entry, say)),
        text(&about_subject(entry, of, say)),
        entry
            .before
            .as_ref()
            .map_or(Cell::Empty, |before| number(entry, before).unwrap_or_else(|| text(before))),
        number(entry, &entry.after).unwrap_or_else(|| text(&after(entry, of, say))),
        author,
        commit,
        day,
    ]
}

fn span(first: &CommitAt, last: Option<&CommitAt>) -> String {
    commits(&first.id, last.map(|last| &*last.id))
}

/// A value or a total as a number, which each form writes in its own way.
fn number(entry: &Entry, written: &str) -> Option<Cell> {
    if let Matter::Scored(_, points) = entry.matter {
        return Some(Cell::OutOf(points));
    }
    let (Matter::Changed(cell) | Matter::Figure(cell)) = entry.matter else { return None };
    let is_value = matches!(cell, ChangedCell::Value(_));
    let read = number::read(written).ok().filter(|read| is_value && !read.percent)?;
    Some(Cell::Number(read.value))
}

/// A decision that rates nobody is said in words, and people read the names of outcomes and facts.
fn about_subject(entry: &Entry, of: Of, say: Say<'_>) -> String {
    match entry.matter {
        Matter::Decided | Matter::Superseded if entry.subject == Status::Unrated.word() => {
            say.phrase(words::status(Status::Unrated))
        }
        Matter::Decided | Matter::Superseded => outcome(entry, &entry.subject, of, say),
        Matter::Figure(_) if of.reader != Reader::Program => fact(entry, of, say),
        _ => entry.subject.clone(),
    }
}

fn fact(entry: &Entry, of: Of, say: Say<'_>) -> String {
    let id = &entry.subject;
    let declared = entry.period.and_then(|period| say.workspace.declared_fact(of.organisation, id, period));
    declared.map_or_else(|| id.clone(), |fact| say.text(&fact.name).to_owned())
}

/// Points as the language writes them; without an outcome, how the result stands.
fn after(entry: &Entry, of: Of, say: Say<'_>) -> String {
    match entry.matter {
        Matter::Scored(_, points) => Cell::OutOf(points).localised(say.language),
        Matter::Outcome(status) if entry.after == status.word() => say.phrase(words::status(status)),
        Matter::Outcome(_) => outcome(entry, &entry.after, of, say),
        _ => entry.after.clone(),
    }
}

/// An outcome by its name; programs read its id.
fn outcome(entry: &Entry, id: &str, of: Of, say: Say<'_>) -> String {
    if of.reader == Reader::Program {
        return id.to_owned();
    }
    let guideline = guideline(entry, of.organisation, say.workspace).map(|index| say.guideline(index));
    let found = guideline.and_then(|guideline| Some(&guideline.outcomes[guideline.outcome_at(id)?]));
    found.map_or_else(|| id.to_owned(), |outcome| say.text(&outcome.name).to_owned())
}

fn matter(entry: &Entry, say: Say<'_>) -> String {
    let matter = matter_itself(entry.matter, say);
    let is_change = matches!(entry.matter, Matter::Changed(_) | Matter::Figure(_));
    if is_change && matches!(entry.made, Made::Commit { way: Way::Merge, .. }) {
        return say.fill(texts::MERGED, &[("matter", &matter)]);
    }
    matter
}

fn matter_itself(matter: Matter, say: Say<'_>) -> String {
    say.phrase(match matter {
        Matter::Founded => texts::FOUNDED,
        Matter::Ended => texts::ENDED,
        Matter::Event(step) => words::step(step),
        Matter::Found => texts::FOUND,
        Matter::Remedied => texts::REMEDIED,
        Matter::Waived => texts::WAIVED,
        Matter::Changed(ChangedCell::Value(stage)) => words::stage(stage),
        Matter::Changed(ChangedCell::Evidence) => texts::EVIDENCE,
        Matter::Changed(ChangedCell::Note) => texts::NOTE,
        Matter::Figure(ChangedCell::Value(_)) => texts::FIGURE,
        Matter::Figure(ChangedCell::Evidence) => texts::FIGURE_EVIDENCE,
        Matter::Figure(ChangedCell::Note) => texts::FIGURE_NOTE,
        Matter::Unreadable => texts::UNREADABLE,
        Matter::NotHere => texts::NOT_HERE,
        Matter::Scored(stage, _) => {
            return say.fill(texts::SCORED, &[("stage", words::stage(stage).get(say.language))]);
        }
        Matter::Outcome(_) => texts::OUTCOME,
        Matter::Decided => texts::DECIDED,
        Matter::Superseded => texts::SUPERSEDED,
    })
}

/// What cannot be known.
fn unknown(life: &Life, say: Say<'_>) -> Option<Block> {
    let why = match &life.unknown {
        Unknown::Nothing => return None,
        Unknown::Before(day) => {
            return Some(Block::Line(say.fill(texts::SHALLOW, &[("day", &say.date(*day))])));
        }
        Unknown::Moved { by, from } => {
            let values = [("id", by.id.as_str()), ("day", &say.date(by.day)), ("from", from)];
            return Some(Block::Line(say.fill(texts::MOVED, &values)));
        }
        Unknown::NoProgram => say.phrase(texts::NO_PROGRAM),
        Unknown::NoRepository => say.phrase(texts::NO_REPOSITORY),
        Unknown::NoCommit => say.phrase(texts::NO_COMMIT),
        Unknown::Unsafe(said) => say.fill(texts::UNSAFE, &[("said", said)]),
        Unknown::Broken(said) => say.fill(texts::BROKEN, &[("said", said)]),
    };
    Some(Block::Line(say.fill(texts::NO_GIT, &[("why", &why)])))
}

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
    let (matter, stage, step) = match entry.matter {
        Matter::Founded => ("founded", None, None),
        Matter::Ended => ("ended", None, None),
        Matter::Event(step) => ("event", None, Some(step.word())),
        Matter::Found => ("finding", None, None),
        Matter::Remedied => ("remedied", None, None),
        Matter::Waived => ("waiver", None, None),
        Matter::Changed(ChangedCell::Value(stage)) => ("value", Some(stage.word()), None),
        Matter::Changed(ChangedCell::Evidence) => ("evidence", None, None),
        Matter::Changed(ChangedCell::Note) => ("note", None, None),
        Matter::Figure(ChangedCell::Value(_)) => ("fact", None, None),
        Matter::Figure(ChangedCell::Evidence) => ("fact-evidence", None, None),
        Matter::Figure(ChangedCell::Note) => ("fact-note", None, None),
        Matter::Unreadable => ("unreadable", None, None),
        Matter::NotHere => ("missing", None, None),
        Matter::Scored(stage, _) => ("total", Some(stage.word()), None),
        Matter::Outcome(_) => ("result", None, None),
        Matter::Decided => ("decision", None, None),
        Matter::Superseded => ("superseded-decision", None, None),
    };
    Told {
        year: entry.year,
        review: entry.review.as_ref().map(Id::as_str),
        period: entry.period.map(|period| period.to_string()),
        day: entry.day.map(|day| day.to_string()),
        matter,
        stage,
        step,
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
