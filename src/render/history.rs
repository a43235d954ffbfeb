//! The life of one organisation as a table, a line an entry, and as JSON.

mod changed;
mod json;
mod screen;

pub use json::json;

use std::collections::BTreeSet;

use super::evaluation::illustrative_line;
use super::opening::Reader;
use super::say::{Say, commits};
use super::sources::About;
use super::table::{Block, Cell, Column, Table};
use crate::catalogue::{Phrase, history as texts, labels, words};
use crate::history::{CommitAt, Entry, Life, Made, Matter, RowOf, Unknown, Way};
use crate::model::results::Status;
use crate::model::{Guideline, UnitKey, Workspace};

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
    let is_change = matches!(entry.matter, Matter::Changed(..) | Matter::Unreadable | Matter::NotHere);
    vec![
        review,
        Cell::text(period),
        // the day of a change is that of its commit, which has a column of its own
        entry.day.filter(|_| !is_change).map_or(Cell::Empty, Cell::Date),
        Cell::text(matter(entry, say)),
        text(&about_subject(entry, of, say)),
        entry.before.as_ref().map_or(Cell::Empty, |before| written(entry, before, of, say)),
        written(entry, &entry.after, of, say),
        author,
        commit,
        day,
    ]
}

fn span(first: &CommitAt, last: Option<&CommitAt>) -> String {
    commits(&first.id, last.map(|last| &*last.id))
}

/// What an entry was or is. Each form writes a value or a total as a number in its own way, and a day.
fn written(entry: &Entry, text: &str, of: Of, say: Say<'_>) -> Cell {
    match entry.matter {
        Matter::Scored(_, points) => Cell::OutOf(points),
        Matter::Changed(row, cell) => changed::written(entry, (row, cell), text, of, say),
        _ if text.is_empty() => Cell::Empty,
        _ => Cell::text(after(entry, of, say)),
    }
}

/// A decision that rates nobody is said in words, and people read the names of outcomes and facts.
fn about_subject(entry: &Entry, of: Of, say: Say<'_>) -> String {
    match entry.matter {
        Matter::Decided | Matter::Superseded if entry.subject == Status::Unrated.word() => {
            say.phrase(words::status(Status::Unrated))
        }
        Matter::Decided | Matter::Superseded => outcome(entry, &entry.subject, of, say),
        Matter::Changed(RowOf::Fact, _) if of.reader != Reader::Program => fact(entry, of, say),
        Matter::Changed(row, _) => changed::told(entry, row, &entry.subject, of, say),
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
        Matter::Changed(row, _) => changed::told(entry, row, &entry.after, of, say),
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
    let matter = matter_itself(entry, say);
    let is_change = matches!(entry.matter, Matter::Changed(..));
    if is_change && matches!(entry.made, Made::Commit { way: Way::Merge, .. }) {
        return say.fill(texts::MERGED, &[("matter", &matter)]);
    }
    matter
}

fn matter_itself(entry: &Entry, say: Say<'_>) -> String {
    say.phrase(match entry.matter {
        Matter::Founded => texts::FOUNDED,
        Matter::Ended => texts::ENDED,
        Matter::Event(step) => words::step(step),
        Matter::Found => texts::FOUND,
        Matter::Remedied => texts::REMEDIED,
        Matter::Waived => texts::WAIVED,
        Matter::Changed(row, cell) => return changed::matter(entry, row, cell, say),
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
