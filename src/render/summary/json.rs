//! The counts as JSON: integers only, every share as its numerator and denominator.

use serde::Serialize;

use super::outcomes;
use crate::model::summary::{GroupKey, PeriodSummary, Summary, Tally};
use crate::model::{Language, Workspace};
use crate::render::say::Say;

#[derive(Serialize)]
struct Page<'a> {
    format: u8,
    review: &'a str,
    by: &'static str,
    periods: Vec<Counted<'a>>,
}

#[derive(Serialize)]
struct Counted<'a> {
    period: String,
    illustrative: bool,
    guidelines: Vec<String>,
    rows: Vec<Row<'a>>,
    total: Counts<'a>,
}

#[derive(Serialize)]
struct Row<'a> {
    /// The kind's word, the parent's id or the peer group; no parent and no group is null.
    group: Option<&'a str>,
    #[serde(flatten)]
    counts: Counts<'a>,
}

#[derive(Serialize)]
struct Counts<'a> {
    existing: usize,
    registered: usize,
    up_for_it: usize,
    assessed: usize,
    undetermined: usize,
    unrated: usize,
    not_candidates: usize,
    held: usize,
    outcomes: Vec<Outcome<'a>>,
    best: usize,
    base: usize,
}

#[derive(Serialize)]
struct Outcome<'a> {
    id: &'a str,
    count: usize,
    /// The base of its share: those assessed.
    of: usize,
}

/// The JSON text of a summary; its rows stand in the order of the organisations' kinds, register or groups.
///
/// # Panics
/// Never: plain values always become JSON.
#[must_use]
pub fn draw(summary: &Summary, workspace: &Workspace) -> String {
    let page = Page {
        format: 1,
        review: summary.review.as_str(),
        by: summary.by.word(),
        periods: summary.periods.iter().map(|period| of_period(period, workspace)).collect(),
    };
    serde_json::to_string_pretty(&page).expect("plain values become JSON because nothing in them can fail")
        + "\n"
}

fn of_period<'a>(period: &'a PeriodSummary, workspace: &'a Workspace) -> Counted<'a> {
    let version = |index: &usize| workspace.guidelines[*index].version.to_string();
    let say = Say::new(workspace, Language::Vietnamese);
    let ids: Vec<&str> = outcomes(&period.guidelines, say).into_iter().map(|(id, _)| id.as_str()).collect();
    let row = |(key, tally): (&'a GroupKey, &Tally)| Row {
        group: group(key, workspace),
        counts: counts(tally, &ids),
    };
    Counted {
        period: period.period.to_string(),
        illustrative: period.illustrative,
        guidelines: period.guidelines.iter().map(version).collect(),
        rows: period.rows.iter().map(row).collect(),
        total: counts(&period.total, &ids),
    }
}

fn group<'a>(key: &'a GroupKey, workspace: &'a Workspace) -> Option<&'a str> {
    match key {
        GroupKey::Kind(kind) => Some(kind.word()),
        GroupKey::Parent(parent) => parent.map(|parent| workspace.organisations.at(parent).id()),
        GroupKey::PeerGroup(group) => Some(group.as_str()).filter(|group| !group.is_empty()),
    }
}

fn counts<'a>(tally: &Tally, ids: &[&'a str]) -> Counts<'a> {
    let count =
        |id: &str| tally.outcomes.iter().find(|(known, _)| known.as_str() == id).map_or(0, |found| *found.1);
    Counts {
        existing: tally.existing,
        registered: tally.registered,
        up_for_it: tally.candidates(),
        assessed: tally.assessed,
        undetermined: tally.undetermined,
        unrated: tally.unrated,
        not_candidates: tally.not_candidates,
        held: tally.held,
        outcomes: ids.iter().map(|id| Outcome { id, count: count(id), of: tally.assessed }).collect(),
        best: tally.best,
        base: tally.base,
    }
}
