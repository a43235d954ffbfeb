//! Several periods side by side: a row a figure of a group, two columns a period.

use super::{base_head, by_head, group_name, groups, guidelines, has_quota, outcomes};
use crate::catalogue::forms;
use crate::model::Id;
use crate::model::summary::{Summary, Tally};
use crate::render::opening::Reader;
use crate::render::quota::percent;
use crate::render::say::{Say, capitalised};
use crate::render::table::{Cell, Column, ColumnNumbers, Table};

/// A figure: its label, its number, and what it is a percentage of.
struct Figure<'a> {
    label: String,
    count: Box<dyn Fn(&Tally) -> usize + 'a>,
    whole: Option<fn(&Tally) -> usize>,
}

pub fn table(summary: &Summary, reader: Reader, say: Say<'_>) -> Table {
    let figures = figures(summary, say);
    let of_group = |name: &str, tallies: &[Option<&Tally>]| -> Vec<Vec<Cell>> {
        figures.iter().map(|figure| row(name, figure, tallies)).collect()
    };
    let rows = groups(summary, say).into_iter().flat_map(|key| {
        let tallies: Vec<Option<&Tally>> =
            summary.periods.iter().map(|period| period.rows.get(key)).collect();
        of_group(&group_name(key, say), &tallies)
    });
    let totals: Vec<Option<&Tally>> = summary.periods.iter().map(|period| Some(&period.total)).collect();
    Table {
        columns: columns(summary, say),
        rows: rows.collect(),
        totals: of_group(forms::TOTAL.get(say.language), &totals),
        numbers: match reader {
            Reader::Print => ColumnNumbers::Shown,
            Reader::Screen | Reader::Program => ColumnNumbers::Absent,
        },
        ..Table::default()
    }
}

fn columns(summary: &Summary, say: Say<'_>) -> Vec<Column> {
    let first = [by_head(summary.by), forms::INDICATOR];
    let mut columns: Vec<Column> =
        first.into_iter().map(|phrase| Column::words(phrase.get(say.language))).collect();
    for period in &summary.periods {
        let heads = [forms::COUNT, forms::PERCENT].map(|phrase| Column::figures(phrase.get(say.language)));
        columns.extend(heads.map(|column| column.under(period.period.to_string())));
    }
    columns
}

fn figures<'s>(summary: &Summary, say: Say<'s>) -> Vec<Figure<'s>> {
    let guidelines = guidelines(summary);
    let plain = |phrase, count: fn(&Tally) -> usize| Figure {
        label: say.phrase(phrase),
        count: Box::new(count),
        whole: None,
    };
    let mut figures = vec![
        plain(forms::EXISTING, |tally| tally.existing),
        plain(forms::REGISTERED, |tally| tally.registered),
        plain(forms::UP_FOR_IT, Tally::candidates),
        plain(forms::ASSESSED, |tally| tally.assessed),
        plain(forms::UNRATED, |tally| tally.unrated),
        plain(forms::UNDETERMINED, |tally| tally.undetermined),
    ];
    if summary.periods.iter().any(|period| period.total.held > 0) {
        figures.push(plain(forms::WAITING, |tally| tally.held));
    }
    figures.extend(outcomes(&guidelines, say).into_iter().map(|(id, name)| of_outcome(id, &name)));
    let with_base = has_quota(&guidelines, say);
    if with_base {
        let label = base_head(&guidelines, say);
        figures.push(Figure { label, count: Box::new(|tally| tally.base), whole: None });
    }
    figures.push(Figure {
        whole: Some(|tally| tally.assessed),
        ..plain(forms::BEST_OF_ASSESSED, |tally| tally.best)
    });
    if with_base {
        let best = plain(forms::BEST_OF_BASE, |tally| tally.best);
        figures.push(Figure { whole: Some(|tally| tally.base), ..best });
    }
    figures
}

fn of_outcome<'s>(id: &'s Id, name: &str) -> Figure<'s> {
    Figure {
        label: capitalised(name),
        count: Box::new(move |tally| tally.with_outcome(id)),
        whole: Some(|tally| tally.assessed),
    }
}

fn row(name: &str, figure: &Figure<'_>, tallies: &[Option<&Tally>]) -> Vec<Cell> {
    let mut row = vec![Cell::text(name), Cell::text(figure.label.as_str())];
    row.extend(tallies.iter().flat_map(|tally| match tally {
        None => [Cell::Empty, Cell::Empty],
        Some(tally) => {
            let count = (figure.count)(tally);
            [Cell::Count(count), figure.whole.map_or(Cell::Empty, |whole| percent(count, whole(tally)))]
        }
    }));
    row
}
