//! The counts as a plain register for CSV: one row a period and group, and one for everyone.

use super::{by_head, group_name, groups, guidelines, has_quota, outcomes};
use crate::catalogue::{Phrase, forms, labels, words};
use crate::model::Id;
use crate::model::summary::{GroupBy, GroupKey, PeriodSummary, Summary, Tally};
use crate::render::opening::Called;
use crate::render::quota::percent;
use crate::render::say::Say;
use crate::render::table::{Cell, Column, Table};

#[must_use]
pub fn table(summary: &Summary, called: Called, say: Say<'_>) -> Table {
    let outcomes = outcomes(&guidelines(summary), say);
    let rows = summary.periods.iter().flat_map(|period| {
        let of_groups = groups(summary, say).into_iter().filter_map(|key| Some((key, period.rows.get(key)?)));
        let rows: Vec<Vec<Cell>> =
            of_groups.map(|(key, tally)| row(period, group_cells(key, say), tally, &outcomes)).collect();
        let everyone = [Cell::Empty, Cell::Text(say.phrase(forms::EVERYONE))];
        let is_illustrative = period.guidelines.iter().any(|index| say.guideline(*index).illustrative);
        let illustrative = Cell::phrase(words::yes_or_no(is_illustrative), say.language);
        let rows = rows.into_iter().chain([row(period, everyone, &period.total, &outcomes)]);
        rows.map(move |row| [row, vec![illustrative.clone()]].concat())
    });
    let (mut rows, mut columns) = (rows.collect::<Vec<_>>(), columns(summary.by, &outcomes, called, say));
    if called == Called::ByName {
        // the id beside the name, and a base that no quota is counted on
        let base = columns.len() - 3..columns.len() - 1;
        let base = base.filter(|_| !has_quota(&guidelines(summary), say));
        for place in std::iter::once(ID).chain(base).rev() {
            columns.remove(place);
            for row in &mut rows {
                row.remove(place);
            }
        }
    }
    Table { columns, rows, ..Table::default() }
}

/// Where the group's id stands, before its name.
const ID: usize = 1;

fn columns(by: GroupBy, outcomes: &[(&Id, String)], called: Called, say: Say<'_>) -> Vec<Column> {
    let head = |phrase: Phrase| Column::figures(phrase.get(say.language));
    let first = [labels::COLUMN_PERIOD, labels::COLUMN_ID];
    let name = by_head(by).get(say.language).to_lowercase();
    let counts = [
        forms::COLUMN_EXISTING,
        forms::COLUMN_REGISTERED,
        forms::COLUMN_UP_FOR_IT,
        forms::COLUMN_ASSESSED,
        forms::COLUMN_UNRATED,
        forms::COLUMN_UNDETERMINED,
        forms::COLUMN_HELD,
    ];
    let of_outcome = |(id, name): &(&Id, String)| {
        let outcome = match called {
            Called::ById => id.as_str(),
            Called::ByName => name.as_str(),
        };
        let percent = say.fill(forms::COLUMN_OUTCOME_PERCENT, &[("outcome", outcome)]);
        [Column::figures(outcome), Column::figures(percent)]
    };
    let last = [
        forms::COLUMN_BEST,
        forms::COLUMN_BEST_OF_ASSESSED,
        forms::COLUMN_BASE,
        forms::COLUMN_BEST_OF_BASE,
        labels::COLUMN_ILLUSTRATIVE,
    ];
    let first = first.map(head).into_iter().chain([Column::words(name)]);
    first.chain(counts.map(head)).chain(outcomes.iter().flat_map(of_outcome)).chain(last.map(head)).collect()
}

/// The group's id, where it has one, and its name.
fn group_cells(key: &GroupKey, say: Say<'_>) -> [Cell; 2] {
    let id = match key {
        GroupKey::Kind(kind) => Cell::text(kind.word()),
        GroupKey::Parent(None) => Cell::Empty,
        GroupKey::Parent(Some(parent)) => Cell::text(say.workspace.organisations.at(*parent).id()),
        GroupKey::PeerGroup(group) => Cell::text(group.as_str()),
    };
    [id, Cell::Text(group_name(key, say))]
}

fn row(period: &PeriodSummary, group: [Cell; 2], tally: &Tally, outcomes: &[(&Id, String)]) -> Vec<Cell> {
    let counts = [tally.existing, tally.registered, tally.candidates(), tally.assessed];
    let apart = [tally.unrated, tally.undetermined, tally.held];
    let mut row = vec![Cell::text(period.period.to_string())];
    row.extend(group);
    row.extend(counts.into_iter().chain(apart).map(Cell::Count));
    for (id, _) in outcomes {
        let count = tally.with_outcome(id);
        row.extend([Cell::Count(count), percent(count, tally.assessed)]);
    }
    row.extend([Cell::Count(tally.best), percent(tally.best, tally.assessed)]);
    row.extend([Cell::Count(tally.base), percent(tally.best, tally.base)]);
    row
}
