//! The year's progress as a table: a line an organisation, with signs on a screen and dates on paper.

pub mod calendar;
pub mod json;

use super::evaluation::illustrative_line;
use super::opening::{Called, Reader};
use super::say::{Say, capitalised};
use super::table::{Block, Cell, Column, Table, Tone};
use crate::catalogue::{Phrase, labels, status as texts, words};
use crate::model::results::Status;
use crate::model::{Every, Period, UnitKey, Workspace};
use crate::status::{Mark, OrganisationStatus, Process, Progress, Task, YearStatus};

/// The table for a reader; `post` is whose organisations they are, where not all are shown.
#[must_use]
pub fn table(status: &YearStatus, post: Option<&str>, reader: Reader, say: Say<'_>) -> Table {
    let (columns, rows): (Vec<Column>, Vec<Vec<Cell>>) = match reader {
        Reader::Screen => (screen_columns(status, say), rows(status, |row| screen_row(status, row, say))),
        Reader::Print => (print_columns(status, say), rows(status, |row| print_row(status, row, say))),
        Reader::Program => return register(status, Called::ById, say),
    };
    let above = opening(status, post, say);
    if rows.is_empty() {
        return Table { above, below: vec![Block::Line(say.phrase(texts::NOBODY))], ..Table::default() };
    }
    let totals = if reader == Reader::Print { vec![totals(status, columns.len(), say)] } else { Vec::new() };
    Table { above, columns, rows, totals, below: below(status, reader, say), ..Table::default() }
}

/// A row an organisation: its steps, each with a state and its day; a column a period.
#[must_use]
pub fn register(status: &YearStatus, called: Called, say: Say<'_>) -> Table {
    Table {
        columns: register_columns(status, say),
        rows: rows(status, |row| register_row(status, row, called, say)),
        ..Table::default()
    }
}

fn rows(status: &YearStatus, row: impl Fn(&OrganisationStatus) -> Vec<Cell>) -> Vec<Vec<Cell>> {
    status.rows.iter().map(row).collect()
}

fn opening(status: &YearStatus, post: Option<&str>, say: Say<'_>) -> Vec<Block> {
    let review = say.review(say.workspace.manifest.reviews[status.review].id.as_str());
    let mut above = vec![
        Block::Title(say.workspace.manifest.committee.clone()),
        Block::Heading(say.fill(texts::TITLE, &[("year", &status.year.to_string())])),
        Block::Line(say.fill(texts::AS_OF_DAY, &[("day", &say.date(status.as_of)), ("review", &review)])),
    ];
    above.extend(post.map(|post| Block::Line(say.fill(texts::OF_POST, &[("post", post)]))));
    above
}

/// Counts, and what the signs mean.
fn below(status: &YearStatus, reader: Reader, say: Say<'_>) -> Vec<Block> {
    let count = |holds: &dyn Fn(&OrganisationStatus) -> bool| {
        status.rows.iter().filter(|row| holds(row)).count().to_string()
    };
    let findings: usize = status.rows.iter().map(|row| row.open_findings).sum();
    let overdue: usize = status.rows.iter().map(|row| row.overdue_findings).sum();
    let values = [
        ("organisations", status.rows.len().to_string()),
        ("late", count(&OrganisationStatus::is_late)),
        ("findings", findings.to_string()),
        ("overdue", overdue.to_string()),
    ];
    let mut below = vec![Block::Line(filled(texts::COUNTS, &values, say))];
    if reader == Reader::Screen {
        let steps: Vec<String> =
            (0..Process::ALL.len()).map(|place| done_of_all(status, place, say)).collect();
        below.push(Block::Line(say.fill(texts::STEPS_LEGEND, &[("steps", &steps.join(" · "))])));
        below.push(Block::Line(say.phrase(texts::SIGNS_LEGEND)));
    }
    below.extend(strip_legend(status, say).map(Block::Line));
    below.extend(illustrative_line(&guidelines(status, say.workspace), say));
    below
}

fn filled(phrase: Phrase, values: &[(&str, String)], say: Say<'_>) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    say.fill(phrase, &values)
}

/// `1 đăng ký: 5/7`
fn done_of_all(status: &YearStatus, place: usize, say: Say<'_>) -> String {
    let values = [
        ("number", (place + 1).to_string()),
        ("step", process(Process::ALL[place], say)),
        ("done", done(status, place).to_string()),
        ("all", status.rows.len().to_string()),
    ];
    filled(texts::STEP_DONE, &values, say)
}

fn done(status: &YearStatus, place: usize) -> usize {
    status.rows.iter().filter(|row| row.progress[place].is_done()).count()
}

/// The guidelines that gave the outcomes of the strip.
fn of_strip(status: &YearStatus) -> Vec<usize> {
    each_once(status.rows.iter().flat_map(|row| &row.marks).filter_map(|mark| guideline(*mark)))
}

/// All guidelines that the year rests on.
fn guidelines(status: &YearStatus, workspace: &Workspace) -> Vec<usize> {
    each_once(status.rows.iter().flat_map(|row| guidelines_of(row, status, workspace)))
}

/// In the order of first appearance.
fn each_once(guidelines: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut met = Vec::new();
    for guideline in guidelines {
        if !met.contains(&guideline) {
            met.push(guideline);
        }
    }
    met
}

/// The guideline of the review whose steps are told, and those of the outcomes in the strip.
fn guidelines_of(
    row: &OrganisationStatus,
    status: &YearStatus,
    workspace: &Workspace,
) -> impl Iterator<Item = usize> {
    let (organisation, period) = (row.organisation, Period::year_of(status.year));
    let own = workspace.guideline_for(UnitKey { review: status.review, organisation, period });
    own.into_iter().chain(row.marks.iter().filter_map(|mark| guideline(*mark)))
}

const fn guideline(mark: Mark) -> Option<usize> {
    match mark {
        Mark::Outcome { guideline, .. } => Some(guideline),
        Mark::Open | Mark::Unrated | Mark::Absent | Mark::NotYet | Mark::Outside => None,
    }
}

/// Whether a row rests on a guideline whose figures are only illustrative.
fn is_illustrative(row: &OrganisationStatus, status: &YearStatus, workspace: &Workspace) -> bool {
    guidelines_of(row, status, workspace).any(|index| workspace.guidelines[index].illustrative)
}

/// What the figures of the strip stand for: the outcomes of the guidelines that gave them, best first.
fn strip_legend(status: &YearStatus, say: Say<'_>) -> Option<String> {
    let (review, _) = status.strip.as_ref()?;
    let ladder = |index: &usize| {
        let outcomes = say.guideline(*index).outcomes.iter().enumerate();
        let names = outcomes.map(|(place, outcome)| format!("{} {}", place + 1, say.text(&outcome.name)));
        names.collect::<Vec<_>>().join(", ")
    };
    let mut ladders: Vec<String> = of_strip(status).iter().map(ladder).collect();
    ladders.dedup();
    let review = say.review(say.workspace.manifest.reviews[*review].id.as_str());
    let outcomes = if ladders.is_empty() { String::new() } else { ladders.join("; ") + ", " };
    Some(say.fill(texts::STRIP_LEGEND, &[("review", &review), ("outcomes", &outcomes)]))
}

/// The name of a step, or of the decision.
#[must_use]
pub fn process(process: Process, say: Say<'_>) -> String {
    say.phrase(match process {
        Process::Step(step) => words::step(step),
        Process::Decided => texts::DECIDED,
    })
}

fn screen_columns(status: &YearStatus, say: Say<'_>) -> Vec<Column> {
    let head = |phrase: Phrase| phrase.get(say.language);
    let mut columns = vec![Column::words(head(texts::ORGANISATION)), Column::ids(head(texts::PROCESS))];
    columns.extend(strip_head(status, say).map(Column::ids));
    columns.extend([texts::FINDINGS, texts::FOLLOWER, texts::NEXT].map(|phrase| Column::words(head(phrase))));
    columns
}

fn strip_head(status: &YearStatus, say: Say<'_>) -> Option<String> {
    let (_, periods) = status.strip.as_ref()?;
    let is_month = periods.first().is_some_and(|period| period.every() == Every::Month);
    Some(say.phrase(if is_month { texts::MONTHS } else { texts::QUARTERS }))
}

fn screen_row(status: &YearStatus, row: &OrganisationStatus, say: Say<'_>) -> Vec<Cell> {
    let signs: String = row.progress.iter().map(|progress| sign(*progress)).collect();
    let mut cells = vec![Cell::text(say.organisation(row.organisation)), Cell::Standing(signs, tone(row))];
    if status.strip.is_some() {
        cells.push(Cell::Text(strip(row)));
    }
    cells.extend([findings(row, say), followers(row, say), next(row, say)]);
    cells
}

const fn sign(progress: Progress) -> char {
    match progress {
        Progress::Done { days_late: 0, .. } => '●',
        Progress::Done { .. } => '◐',
        Progress::Overdue { .. } => '✗',
        Progress::Due { .. } => '○',
        Progress::Open => '–',
    }
}

fn tone(row: &OrganisationStatus) -> Tone {
    if row.progress.iter().any(|progress| progress.is_overdue()) {
        Tone::Short
    } else if row.progress.iter().all(|progress| progress.is_done()) {
        Tone::Reached
    } else {
        Tone::Open
    }
}

/// A sign a period: the place of its outcome on the ladder, or why there is none.
fn strip(row: &OrganisationStatus) -> String {
    let sign = |mark: &Mark| match mark {
        Mark::Outcome { outcome, .. } => (outcome + 1).to_string(),
        Mark::Open => "?".to_owned(),
        Mark::Unrated => "u".to_owned(),
        Mark::Absent => "·".to_owned(),
        Mark::NotYet | Mark::Outside => "\u{a0}".to_owned(),
    };
    row.marks.iter().map(sign).collect()
}

fn findings(row: &OrganisationStatus, say: Say<'_>) -> Cell {
    match (row.open_findings, row.overdue_findings) {
        (0, _) => Cell::Count(0),
        (open, 0) => Cell::Count(open),
        (open, overdue) => {
            let values = [("open", open.to_string()), ("overdue", overdue.to_string())];
            Cell::Standing(filled(texts::OPEN_AND_OVERDUE, &values, say), Tone::Short)
        }
    }
}

fn followers(row: &OrganisationStatus, say: Say<'_>) -> Cell {
    if row.followers.is_empty() {
        return Cell::Standing(say.phrase(texts::NOBODY_FOLLOWS), Tone::Open);
    }
    Cell::Text(row.followers.join("; "))
}

/// What comes next, with its deadline.
fn next(row: &OrganisationStatus, say: Say<'_>) -> Cell {
    let Some(next) = &row.next else {
        return Cell::Standing(say.phrase(texts::ALL_DONE), Tone::Reached);
    };
    let step = match &next.task {
        Task::Process(step) => process(*step, say),
        Task::Remedy(finding) => say.fill(texts::REMEDY_OF, &[("finding", finding.as_str())]),
    };
    let step = ("step", capitalised(&step));
    match next.progress {
        Progress::Overdue { due, days } => {
            let values = [step, ("due", say.date(due)), ("days", days.to_string())];
            Cell::Standing(filled(texts::NEXT_OVERDUE, &values, say), Tone::Short)
        }
        Progress::Due { due, days_left: 0 } => {
            Cell::Text(filled(texts::NEXT_TODAY, &[step, ("due", say.date(due))], say))
        }
        Progress::Due { due, days_left } => {
            let values = [step, ("due", say.date(due)), ("days", days_left.to_string())];
            Cell::Text(filled(texts::NEXT_DUE, &values, say))
        }
        Progress::Open | Progress::Done { .. } => Cell::Text(filled(texts::NEXT_OPEN, &[step], say)),
    }
}

fn print_columns(status: &YearStatus, say: Say<'_>) -> Vec<Column> {
    let head = |phrase: Phrase| phrase.get(say.language);
    let steps =
        Process::ALL.map(|step| Column::words(capitalised(&process(step, say))).under(head(texts::PROCESS)));
    let mut columns = vec![Column::words(head(texts::ORGANISATION))];
    columns.extend(steps);
    columns.extend(strip_head(status, say).map(Column::ids));
    columns.extend([texts::FINDINGS, texts::FOLLOWER, texts::NEXT].map(|phrase| Column::words(head(phrase))));
    columns
}

fn print_row(status: &YearStatus, row: &OrganisationStatus, say: Say<'_>) -> Vec<Cell> {
    let mut cells = vec![Cell::text(say.organisation(row.organisation))];
    cells.extend(row.progress.iter().map(|progress| told(*progress, say)));
    if status.strip.is_some() {
        cells.push(Cell::Text(strip(row)));
    }
    cells.extend([findings(row, say), followers(row, say), next(row, say)]);
    cells
}

/// A step with its dates, for paper.
fn told(progress: Progress, say: Say<'_>) -> Cell {
    match progress {
        Progress::Done { first, days_late: 0, times: 1, .. } => Cell::Date(first),
        Progress::Done { last, days_late: 0, times, .. } => {
            let values = [("day", say.date(last)), ("times", times.to_string())];
            Cell::Text(filled(texts::DONE_TIMES, &values, say))
        }
        Progress::Done { first, days_late, .. } => {
            let values = [("day", say.date(first)), ("days", days_late.to_string())];
            Cell::Standing(filled(texts::DONE_LATE, &values, say), Tone::Open)
        }
        Progress::Overdue { days, .. } => {
            Cell::Standing(filled(texts::STILL_OVERDUE, &[("days", days.to_string())], say), Tone::Short)
        }
        Progress::Due { due, .. } => Cell::Text(filled(texts::DUE_ON, &[("due", say.date(due))], say)),
        Progress::Open => Cell::Text("–".to_owned()),
    }
}

fn totals(status: &YearStatus, width: usize, say: Say<'_>) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; width];
    cells[0] = Cell::phrase(texts::TOTAL, say.language);
    for place in 0..Process::ALL.len() {
        cells[1 + place] = Cell::Text(format!("{}/{}", done(status, place), status.rows.len()));
    }
    cells
}

fn register_columns(status: &YearStatus, say: Say<'_>) -> Vec<Column> {
    let column = |phrase: Phrase| Column::words(phrase.get(say.language));
    let mut columns = vec![column(labels::COLUMN_ID), column(labels::COLUMN_NAME)];
    for step in Process::ALL {
        let name = process(step, say);
        columns.push(Column::ids(say.fill(labels::COLUMN_STEP_STATE, &[("step", &name)])));
        columns.push(Column::ids(say.fill(labels::COLUMN_STEP_DATE, &[("step", &name)])));
    }
    let periods = status.strip.iter().flat_map(|(_, periods)| periods);
    columns.extend(periods.map(|period: &Period| Column::ids(period.to_string())));
    let last = [texts::FINDINGS_OPEN, texts::FINDINGS_OVERDUE, texts::FOLLOWER, texts::NEXT];
    columns.extend(last.map(|phrase| Column::words(phrase.get(say.language).to_lowercase())));
    columns.push(column(labels::COLUMN_ILLUSTRATIVE));
    columns
}

fn register_row(status: &YearStatus, row: &OrganisationStatus, called: Called, say: Say<'_>) -> Vec<Cell> {
    let organisation = say.workspace.organisations.at(row.organisation);
    let mut cells = vec![Cell::text(organisation.id()), Cell::text(organisation.name())];
    for progress in &row.progress {
        cells.push(match called {
            Called::ById => Cell::text(progress.word()),
            Called::ByName => Cell::phrase(state(*progress), say.language),
        });
        cells.push(match progress {
            Progress::Done { first, .. } => Cell::Date(*first),
            Progress::Overdue { due, .. } | Progress::Due { due, .. } => Cell::Date(*due),
            Progress::Open => Cell::Empty,
        });
    }
    if status.strip.is_some() {
        let told = |mark: &Mark| match called {
            Called::ById => json::mark(*mark, say.workspace),
            Called::ByName => mark_words(*mark, say),
        };
        cells.extend(row.marks.iter().map(|mark| told(mark).map_or(Cell::Empty, Cell::Text)));
    }
    cells.extend([Cell::Count(row.open_findings), Cell::Count(row.overdue_findings)]);
    cells.push(Cell::Text(row.followers.join("; ")));
    cells.push(row.next.as_ref().map_or(Cell::Empty, |next| match (called, &next.task) {
        (Called::ById, task) => Cell::text(task.word()),
        (Called::ByName, Task::Process(step)) => Cell::Text(process(*step, say)),
        (Called::ByName, Task::Remedy(_)) => Cell::phrase(texts::REMEDY, say.language),
    }));
    cells.push(Cell::phrase(words::yes_or_no(is_illustrative(row, status, say.workspace)), say.language));
    cells
}

/// How far a step is, in words.
const fn state(progress: Progress) -> Phrase {
    match progress {
        Progress::Done { days_late: 0, .. } => texts::STATE_DONE,
        Progress::Done { .. } => texts::STATE_LATE,
        Progress::Overdue { .. } => texts::STATE_OVERDUE,
        Progress::Due { .. } => texts::STATE_DUE,
        Progress::Open => texts::STATE_OPEN,
    }
}

/// The outcome of a period by its name, or why there is none.
fn mark_words(mark: Mark, say: Say<'_>) -> Option<String> {
    match mark {
        Mark::Outcome { guideline, outcome } => {
            Some(say.text(&say.guideline(guideline).outcomes[outcome].name).to_owned())
        }
        Mark::Open => Some(say.phrase(words::status(Status::Undetermined))),
        Mark::Unrated => Some(say.phrase(words::status(Status::Unrated))),
        Mark::Absent => Some(say.phrase(texts::NO_FORM)),
        Mark::NotYet | Mark::Outside => None,
    }
}
