//! Consolidated counts as tables: one period as a form, several years side by side, and a plain register.

pub mod json;
mod period;
pub mod register;
mod years;

use std::collections::BTreeSet;

use super::opening::{Called, Reader, titles};
use super::say::{Say, quoted};
use super::table::{Block, Column, Table};
use crate::catalogue::{Phrase, forms, labels, words};
use crate::model::summary::{GroupBy, GroupKey, PeriodSummary, Summary};
use crate::model::{Id, NameOrder};

/// The table for a reader.
#[must_use]
pub fn table(summary: &Summary, reader: Reader, say: Say<'_>) -> Table {
    let table = match (&summary.periods[..], reader) {
        (_, Reader::Program) => return register::table(summary, Called::ById, say),
        ([period], Reader::Screen | Reader::Print) => period::table(summary, period, reader, say),
        (_, Reader::Screen | Reader::Print) => years::table(summary, reader, say),
    };
    let nobody = summary.periods.iter().all(|period| period.rows.is_empty());
    let lines = if nobody { &[labels::NOBODY][..] } else { &[forms::PERCENT_LEGEND, forms::COUNTED_LEGEND] };
    let lines = lines.iter().map(|phrase| say.phrase(*phrase));
    let numbers = numbers_legend(&table, say).filter(|_| !nobody);
    let mut below: Vec<Block> = lines.chain(numbers).map(Block::Line).collect();
    if reader == Reader::Screen && summary.periods.len() == 1 && !nobody {
        below.push(Block::Line(screen_legend(&guidelines(summary), say)));
    }
    let above = above(summary, say);
    if nobody { Table { above, below, ..Table::default() } } else { Table { above, below, ..table } }
}

/// How the numbers under the heads are read, by the first column that is a percentage; `None` where they are not shown.
#[must_use]
pub fn numbers_legend(table: &Table, say: Say<'_>) -> Option<String> {
    let numbers = table.column_numbers()?;
    let percentage = |(place, column): (usize, &Column)| Some((place, column.quotient?));
    let (place, [part, whole]) = table.columns.iter().enumerate().find_map(percentage)?;
    let [column, part, whole] = [place, part, whole].map(|place| (place + 1).to_string());
    let values = [("number", &*numbers[place]), ("column", &column), ("part", &part), ("whole", &whole)];
    Some(say.fill(forms::NUMBERS_LEGEND, &values))
}

/// What the last figures of a row on the screen are.
fn screen_legend(guidelines: &[usize], say: Say<'_>) -> String {
    if !has_quota(guidelines, say) {
        return say.phrase(forms::SCREEN_LEGEND);
    }
    base_outcomes(guidelines, say).map_or_else(
        || say.phrase(forms::SCREEN_LEGEND_MIXED),
        |outcomes| say.fill(forms::SCREEN_LEGEND_BASE, &[("outcomes", &outcomes)]),
    )
}

/// Whose counts they are, and the guidelines in force in each period.
fn above(summary: &Summary, say: Say<'_>) -> Vec<Block> {
    let mut blocks = titles(forms::SUMMARY, summary.review.as_str(), &periods(summary), say);
    blocks.extend(summary.periods.iter().map(|period| guidelines_line(period, say)));
    let illustrative = guidelines(summary).into_iter().filter(|index| say.guideline(*index).illustrative);
    let names: Vec<String> = illustrative.map(|index| say.guideline(index).version.to_string()).collect();
    if !names.is_empty() {
        blocks.push(Block::Line(say.fill(labels::ILLUSTRATIVE, &[("guidelines", &names.join(", "))])));
    }
    blocks
}

/// From which period to which.
#[must_use]
pub fn periods(summary: &Summary) -> String {
    let periods: Vec<String> = summary.periods.iter().map(|period| period.period.to_string()).collect();
    match &periods[..] {
        [first, .., last] => format!("{first}–{last}"),
        one => one.concat(),
    }
}

fn guidelines_line(period: &PeriodSummary, say: Say<'_>) -> Block {
    let named = ("period", period.period.to_string());
    if period.guidelines.is_empty() {
        return Block::Item(0, say.fill(forms::NO_GUIDELINE, &[(named.0, &named.1)]));
    }
    let used = period.guidelines.iter().map(|index| say.guideline(*index));
    let used: Vec<String> =
        used.map(|guideline| format!("{} ({})", say.text(&guideline.name), guideline.version)).collect();
    let values = [(named.0, named.1.as_str()), ("guidelines", &used.join("; "))];
    Block::Item(0, say.fill(forms::PERIOD_GUIDELINES, &values))
}

/// The guidelines of all periods, in order of first appearance.
#[must_use]
pub fn guidelines(summary: &Summary) -> Vec<usize> {
    let mut met = BTreeSet::new();
    let all = summary.periods.iter().flat_map(|period| period.guidelines.iter().copied());
    all.filter(|index| met.insert(*index)).collect()
}

/// The outcomes of all guidelines, best first, each with its names; one id is one outcome.
#[must_use]
pub fn outcomes<'a>(guidelines: &[usize], say: Say<'a>) -> Vec<(&'a Id, String)> {
    let mut found: Vec<(&Id, Vec<&str>)> = Vec::new();
    for guideline in guidelines.iter().map(|index| say.guideline(*index)) {
        let mut after = 0;
        for outcome in &guideline.outcomes {
            let name = say.text(&outcome.name);
            let known = found.iter().position(|(id, _)| **id == outcome.id);
            let place = known.unwrap_or_else(|| {
                found.insert(after, (&outcome.id, Vec::new()));
                after
            });
            if !found[place].1.contains(&name) {
                found[place].1.push(name);
            }
            after = place + 1;
        }
    }
    found.into_iter().map(|(id, names)| (id, names.join(" / "))).collect()
}

/// Whether any of them sets a quota: without one there is no base to show.
fn has_quota(guidelines: &[usize], say: Say<'_>) -> bool {
    guidelines.iter().any(|index| say.guideline(*index).quota.is_some())
}

/// What the quotas' base is made of; `None` where the guidelines differ in it.
fn base_outcomes(guidelines: &[usize], say: Say<'_>) -> Option<String> {
    let names = |index: &usize| {
        let guideline = say.guideline(*index);
        let of = guideline.outcomes.iter().enumerate().filter(|(outcome, _)| guideline.is_in_base(*outcome));
        of.map(|(_, outcome)| quoted(say.text(&outcome.name))).collect::<Vec<_>>().join(" + ")
    };
    let all: BTreeSet<String> = guidelines.iter().map(names).collect();
    let are_one = all.len() == 1;
    all.into_iter().next().filter(|_| are_one)
}

fn base_head(guidelines: &[usize], say: Say<'_>) -> String {
    base_outcomes(guidelines, say).map_or_else(
        || say.phrase(forms::BASE_HEAD_MIXED),
        |outcomes| say.fill(forms::BASE_HEAD, &[("outcomes", &outcomes)]),
    )
}

const fn by_head(by: GroupBy) -> Phrase {
    match by {
        GroupBy::Kind => forms::BY_KIND,
        GroupBy::Parent => forms::BY_PARENT,
        GroupBy::PeerGroup => forms::BY_PEER_GROUP,
    }
}

/// The groups of all periods, in the order in which people look for them.
fn groups<'s>(summary: &'s Summary, say: Say<'_>) -> Vec<&'s GroupKey> {
    let keys: BTreeSet<&GroupKey> = summary.periods.iter().flat_map(|period| period.rows.keys()).collect();
    let mut keys: Vec<&GroupKey> = keys.into_iter().collect();
    keys.sort_by_cached_key(|key| match key {
        GroupKey::Kind(kind) => (Some(*kind), NameOrder::of("")),
        GroupKey::Parent(None) => (None, NameOrder::of("")),
        GroupKey::Parent(Some(_)) | GroupKey::PeerGroup(_) => (None, NameOrder::of(&group_name(key, say))),
    });
    keys
}

fn group_name(key: &GroupKey, say: Say<'_>) -> String {
    match key {
        GroupKey::Kind(kind) => super::say::capitalised(words::kind(*kind).get(say.language)),
        GroupKey::Parent(None) => {
            say.fill(forms::DIRECTLY_UNDER, &[("committee", &say.workspace.manifest.committee)])
        }
        GroupKey::Parent(Some(parent)) => say.organisation(*parent).to_owned(),
        GroupKey::PeerGroup(group) if group.is_empty() => say.phrase(forms::NO_PEER_GROUP),
        GroupKey::PeerGroup(group) => group.clone(),
    }
}
