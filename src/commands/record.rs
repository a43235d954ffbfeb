//! `bontot record`: one row more, or one cell filled, in a table of the year. The folder as it would be is
//! checked in memory before anything is written.

use anyhow::Context;

use super::Ending;
use super::amend::{Amended, Table, conclude_with_findings};
use super::console::Console;
use super::review::{self, Opened};
use crate::catalogue::{self, fmt, record as texts};
use crate::cli::{Entry, More, Record, Replace};
use crate::format::{Edit, Sheet, SheetRow};
use crate::load::YearTable;
use crate::load::csv::Column;
use crate::model::{Date, Every, Period};

const COMMAND: &str = "bontot record";

/// What a kind of entry comes to, or how the run ended without it.
type Made = Result<Amended, Ending>;

pub fn run(asked: &Record, console: &mut Console) -> anyhow::Result<Ending> {
    let opened = match review::open(&asked.folder, console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(ending),
    };
    match amended(asked, &opened, console)? {
        Ok(amended) => conclude_with_findings(&[amended], &opened, asked.mode, console, COMMAND),
        Err(ending) => Ok(ending),
    }
}

fn amended(asked: &Record, opened: &Opened, console: &Console) -> anyhow::Result<Made> {
    match &asked.entry {
        Entry::Event { organisation, step, date, more } => {
            let cells = |sheet: &Sheet<'_>| {
                let own = [(Column::Organisation, organisation.clone()), (Column::Step, step.clone())];
                [own.to_vec(), vec![(Column::Date, sheet.day(*date))], of_period(asked), others(more)]
                    .concat()
            };
            new_row(YearTable::Events, asked, *date, opened, console, cells)
        }
        Entry::Finding { organisation, id, finding, found_on, due, more } => {
            let cells = |sheet: &Sheet<'_>| {
                let day = |day: Option<Date>| day.map_or_else(String::new, |day| sheet.day(day));
                let own = vec![
                    (Column::Id, id.clone()),
                    (Column::Organisation, organisation.clone()),
                    (Column::FoundOn, day(Some(*found_on))),
                    (Column::Finding, finding.clone()),
                    (Column::Due, day(*due)),
                ];
                [own, others(more)].concat()
            };
            new_row(YearTable::Findings, asked, *found_on, opened, console, cells)
        }
        Entry::Remedy { id, date, document } => remedy(id, *date, document, opened, console),
        Entry::Fact { organisation, fact, value, more, replace } => {
            let key = [organisation.as_str(), fact.as_str()];
            of_fact(asked, key, value, more, *replace, opened, console)
        }
        Entry::Decision { organisation, review, outcome, number, date, more } => {
            let cells = |sheet: &Sheet<'_>| {
                let own = vec![
                    (Column::Organisation, organisation.clone()),
                    (Column::Review, review.clone()),
                    (Column::Outcome, outcome.clone()),
                    (Column::Number, number.clone()),
                    (Column::Date, sheet.day(*date)),
                ];
                [own, of_period(asked), others(more)].concat()
            };
            let year =
                asked.period.or_else(|| opened.workspace.latest_year()).map_or(date.year(), Period::year);
            let asked =
                Record { period: Some(asked.period.unwrap_or(Period::year_of(year))), ..asked.clone() };
            new_row(YearTable::Decisions, &asked, *date, opened, console, cells)
        }
    }
}

/// The cell of the period, where it is not the year.
fn of_period(asked: &Record) -> Vec<(Column, String)> {
    let short = asked.period.filter(|period| period.every() != Every::Year);
    short.map(|period| (Column::Period, period.to_string())).into_iter().collect()
}

fn others(more: &More) -> Vec<(Column, String)> {
    [
        (Column::By, &more.by),
        (Column::Document, &more.document),
        (Column::Criterion, &more.criterion),
        (Column::Evidence, &more.evidence),
        (Column::Authority, &more.authority),
        (Column::Note, &more.note),
    ]
    .into_iter()
    .map(|(column, text)| (column, text.clone()))
    .collect()
}

/// The table of the year that is meant: that of the period, else of the day.
fn table(
    table: YearTable,
    year: i16,
    asked: &Record,
    opened: &Opened,
    console: &Console,
) -> anyhow::Result<Result<Table, Ending>> {
    if opened.workspace.years.contains_key(&year) {
        return Table::read(opened, year, table, console.language()).map(Ok);
    }
    let problem = if asked.period.is_some() { texts::NO_YEAR } else { texts::WHICH_YEAR };
    Ok(Err(console.refuse(COMMAND, problem, ("year", &year.to_string()), &[])))
}

fn new_row(
    of: YearTable,
    asked: &Record,
    day: Date,
    opened: &Opened,
    console: &Console,
    cells: impl FnOnce(&Sheet<'_>) -> Vec<(Column, String)>,
) -> anyhow::Result<Made> {
    let year = asked.period.map_or(day.year(), Period::year);
    Ok(match table(of, year, asked, opened, console)? {
        Ok(table) => Ok(table.amended(|sheet| {
            let cells = cells(sheet);
            let cells: Vec<(Column, &str)> =
                cells.iter().map(|(column, text)| (*column, text.as_str())).collect();
            sheet.with_row(&cells).text
        })),
        Err(ending) => Err(ending),
    })
}

/// Fills in when a finding was remedied, in the file where it stands.
fn remedy(id: &str, date: Date, document: &str, opened: &Opened, console: &Console) -> anyhow::Result<Made> {
    let all = || opened.workspace.findings.values().flatten();
    let Some((year, finding)) = all().find(|(_, finding)| finding.id.value.as_str() == id) else {
        let mut known: Vec<&str> = all().map(|(_, finding)| finding.id.value.as_str()).collect();
        known.sort_unstable();
        return Ok(Err(console.refuse(COMMAND, texts::NO_SUCH_FINDING, ("id", id), &known)));
    };
    if let Some(day) = finding.remedied_on {
        let day = catalogue::date(day.value, console.language());
        let sentence = texts::ALREADY_REMEDIED.with(console.language(), &[("id", id), ("day", &day)]);
        return Ok(Err(console.refuse_sentence(COMMAND, sentence, "", &[])));
    }
    let table = Table::read(opened, *year, YearTable::Findings, console.language())?;
    let is_meant = |row: &SheetRow| row.get(Column::Id) == id;
    let row = table.sheet().rows().iter().position(is_meant);
    let row = row.with_context(|| fmt::CHANGED.with(console.language(), &[("path", table.path())]))?;
    let amended = table.amended(|sheet| {
        let before = finding.document.as_str();
        let document = match (before, document) {
            (before, "") => before.to_owned(),
            ("", document) => document.to_owned(),
            (before, document) => format!("{before}; {document}"),
        };
        let day = sheet.day(date);
        let edit = |column, text| Edit { row, column, text };
        sheet.with_edits(&[edit(Column::RemediedOn, &day), edit(Column::Document, &document)])
    });
    Ok(Ok(amended))
}

/// A fact's row: filled where it is empty, replaced where that is asked, else added.
fn of_fact(
    asked: &Record,
    [organisation, fact]: [&str; 2],
    value: &str,
    more: &More,
    replace: Replace,
    opened: &Opened,
    console: &Console,
) -> anyhow::Result<Made> {
    let Some(period) = asked.period.or_else(|| opened.workspace.latest_year()) else {
        return Ok(Err(console.refuse(COMMAND, texts::WHICH_YEAR, ("year", ""), &[])));
    };
    let table = match table(YearTable::Facts, period.year(), asked, opened, console)? {
        Ok(table) => table,
        Err(ending) => return Ok(Err(ending)),
    };
    let is_meant = |row: &SheetRow| {
        let of_row = match row.get(Column::Period) {
            "" => Some(Period::year_of(period.year())),
            text => Period::read(text),
        };
        row.get(Column::Organisation) == organisation
            && row.get(Column::Fact) == fact
            && of_row == Some(period)
    };
    let rows = table.sheet().rows();
    let there = rows.iter().position(is_meant);
    let given = there.map_or("", |row| rows[row].get(Column::Value));
    if given == value && !given.is_empty() {
        let told = texts::NOTHING.with(console.language(), &[("path", table.path())]) + "\n";
        return console.print(&told).map(Err);
    }
    if !given.is_empty() && replace == Replace::Never {
        let values = [("path", table.path()), ("value", given)];
        let sentence = texts::ALREADY_GIVEN.with(console.language(), &values);
        return Ok(Err(console.refuse_sentence(COMMAND, sentence, "", &[])));
    }
    let amended = table.amended(|sheet| {
        let Some(row) = there else {
            let cells = [(Column::Organisation, organisation), (Column::Fact, fact), (Column::Value, value)];
            let period = of_period(&Record { period: Some(period), ..asked.clone() });
            let more = [period, others(more)].concat();
            let more = more.iter().map(|(column, text)| (*column, text.as_str()));
            return sheet.with_row(&cells.into_iter().chain(more).collect::<Vec<_>>()).text;
        };
        let own = [(Column::Value, value), (Column::Evidence, &more.evidence), (Column::Note, &more.note)];
        let given = own.iter().filter(|(_, text)| !text.is_empty());
        sheet.with_edits(&given.map(|(column, text)| Edit { row, column: *column, text }).collect::<Vec<_>>())
    });
    Ok(Ok(amended))
}
