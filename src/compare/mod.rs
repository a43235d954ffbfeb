//! Holds two sets of results against each other: who stands otherwise, and which changes of the records and of
//! the rules made it so. It works out no result itself and reads nothing.

mod cause;
mod data;
mod influence;
mod links;
mod pairs;
pub mod rules;
mod seen;

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;

use crate::check::WrittenRow;
use crate::model::comparison::{
    Author, Comparison, DataChange, Decided, Given, LineColumn, Membership, Pair, TextColumn,
};
use crate::model::results::Results;
use crate::model::{Guideline, Id, Organisation, Period, Place, Stage, Workspace};
use crate::threads::{self, Crew};
pub use cause::explain;
use data::{Found, OwnForm, Records};

/// One of the two sides.
#[derive(Clone, Copy, Debug)]
pub struct Half<'a> {
    pub workspace: &'a Workspace,
    /// By review and period asked for; of them those that are told.
    pub results: &'a [Results],
    pub written: &'a [WrittenRow],
    /// Of facts that may differ.
    pub beside_facts: &'a [FactText],
    /// Where two years are compared: this side's own, and the one both go by.
    pub year: Option<(i16, i16)>,
    /// Where two stages are compared: this side's.
    pub stage: Option<Stage>,
    pub scope: &'a Scope,
}

/// A text beside a fact, which results do not keep.
#[derive(Clone, Debug)]
pub struct FactText {
    pub organisation: usize,
    pub fact: Id,
    pub period: Period,
    pub column: TextColumn,
    pub text: String,
}

/// What is compared.
#[derive(Clone, Debug)]
pub struct Scope {
    pub reviews: Vec<Id>,
    /// All periods where there is none.
    pub period: Option<Period>,
    /// All where it is empty.
    pub organisations: Vec<Id>,
}

impl Scope {
    #[must_use]
    pub fn holds(&self, organisation: &str) -> bool {
        self.organisations.is_empty() || self.organisations.iter().any(|asked| asked.as_str() == organisation)
    }
}

impl Half<'_> {
    /// The period as both sides call it, if it is compared at all.
    #[must_use]
    pub fn period(&self, period: Period) -> Option<Period> {
        if self.scope.period.is_some_and(|asked| !asked.holds(period) && !period.holds(asked)) {
            return None;
        }
        match self.year {
            None => Some(period),
            Some((own, shown)) if own == period.year() => Period::nth(shown, period.every(), period.number()),
            Some(_) => None,
        }
    }

    /// Whether a review of this side is compared.
    #[must_use]
    pub fn is_asked(&self, review: usize) -> bool {
        self.scope.reviews.contains(&self.workspace.manifest.reviews[review].id)
    }

    fn year(&self, year: i16) -> Option<i16> {
        self.period(Period::year_of(year)).map(Period::year)
    }

    fn column(&self, stage: Stage) -> Option<LineColumn> {
        match self.stage {
            None => Some(LineColumn::Value(stage)),
            Some(own) => (own == stage).then_some(LineColumn::Stages),
        }
    }
}

/// The results that the new records have under the old rules, and the old records under the new rules.
#[derive(Clone, Copy, Debug)]
pub enum Mixed<'a> {
    /// Only one of the two has changed, or nothing tells them apart.
    Needless,
    /// In this order; one is missing where those records and rules do not go together.
    Tried([Option<Half<'a>>; 2]),
}

/// How the records and the rules of two sides differ; `passed` are the guidelines between which results passed.
#[must_use]
pub fn differences(sides: [Half<'_>; 2], passed: &BTreeSet<[usize; 2]>) -> Comparison {
    Comparison {
        data: data_changes(sides),
        membership: membership(sides),
        rules: pairs::rule_changes(sides, passed),
        ..Comparison::default()
    }
}

/// How the records of those differ that both sides have, in the order of the later register.
fn data_changes([before, after]: [Half<'_>; 2]) -> Vec<DataChange> {
    let [old, new] = [&before, &after].map(Records::of_half);
    let lines = Lines::of([before, after]);
    let all = after.workspace.organisations.len();
    let of = |index: usize| {
        let id = after.workspace.organisations.at(index).to_id();
        let was = before.workspace.organisation_at(id.as_str()).filter(|_| after.scope.holds(id.as_str()));
        was.map(|was| changes_of(&id, &lines, [(&old, was), (&new, index)])).unwrap_or_default()
    };
    let job = threads::job_of(all);
    let (mut jobs, mut changes) = ((0..all).step_by(job), Vec::new());
    let work = |start: usize, (): &mut ()| (start..all.min(start + job)).flat_map(of).collect::<Vec<_>>();
    let take = |found: Vec<DataChange>| {
        changes.extend(found);
        Ok(())
    };
    let Ok::<(), Infallible>(()) = threads::in_order(Crew::for_things(all), || Ok(jobs.next()), work, take);
    changes
}

/// Which lines are held against each other without a look at what they speak of.
struct Lines {
    /// By guideline of each side, whether their lines are the same, one after another.
    alike: Vec<Vec<bool>>,
    /// The stages that are held against each other, and what they are called then.
    stages: Vec<([Stage; 2], LineColumn)>,
}

impl Lines {
    fn of([before, after]: [Half<'_>; 2]) -> Self {
        let ids =
            |guideline: &Guideline| -> Vec<Id> { guideline.lines().map(|line| line.id.clone()).collect() };
        let [old, new] =
            [before, after].map(|half| half.workspace.guidelines.iter().map(ids).collect::<Vec<_>>());
        let alike = |old: &Vec<Id>| new.iter().map(|new| old == new).collect();
        let stages = Stage::ALL.into_iter().flat_map(|own| Stage::ALL.map(|other| [own, other]));
        let shown = |stages: [Stage; 2]| {
            let [was, is] = [before.column(stages[0])?, after.column(stages[1])?];
            (was == is).then_some((stages, is))
        };
        Self { alike: old.iter().map(alike).collect(), stages: stages.filter_map(shown).collect() }
    }
}

/// How the records of an organisation differ, by what they speak of.
fn changes_of(
    organisation: &Id,
    lines: &Lines,
    [(old, was), (new, is)]: [(&Records<'_, '_>, usize); 2],
) -> Vec<DataChange> {
    let (mut changes, mut done) = (Vec::new(), [Vec::new(), Vec::new()]);
    for form in new.forms(is) {
        let is_it = |its: &OwnForm<'_>| {
            its.review == form.review && its.period == form.period && lines.alike[its.index][form.index]
        };
        if let Some(before) = old.forms(was).find(is_it) {
            let found = form.differing(&before, &lines.stages);
            changes.extend(found.into_iter().filter_map(|found| change(organisation, found)));
            done[0].push(before.key);
            done[1].push(form.key);
        }
    }
    let rest = [old.of(was, &done[0]), new.of(is, &done[1])];
    join(organisation, rest, &mut changes);
    changes.sort_by(|one, other| one.what.cmp(&other.what));
    changes
}

/// Adds what differs between two sides, by what it speaks of.
fn join(organisation: &Id, [mut before, mut after]: [Vec<Found>; 2], changes: &mut Vec<DataChange>) {
    let is_same = |was: &Found, is: &Found| was.what == is.what && was.given.is_same(&is.given);
    // most of them are the same, and stand in the same order
    if before.len() == after.len() && before.iter().zip(&after).all(|(was, is)| is_same(was, is)) {
        return;
    }
    for found in [&mut before, &mut after] {
        found.sort_by(|one, other| one.what.cmp(&other.what));
    }
    let (mut old, mut new) = (before.into_iter().peekable(), after.into_iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(was), Some(is)) => was.what.cmp(&is.what),
        };
        let was = old.next_if(|_| order != Ordering::Greater);
        let is = new.next_if(|_| order != Ordering::Less);
        if was.as_ref().zip(is.as_ref()).is_none_or(|(was, is)| !is_same(was, is)) {
            changes.extend(change(organisation, [was, is]));
        }
    }
}

fn change(organisation: &Id, found: Pair<Found>) -> Option<DataChange> {
    let what = found.iter().flatten().next()?.what.clone();
    let places = found.each_ref().map(|found| found.as_ref().map(|found| found.place));
    let [before, after] = found.map(|found| found.map(|found| (found.given, found.rows)).unzip());
    let (values, rows) = ([before.0, after.0], [before.1, after.1].map(Option::unwrap_or_default));
    let organisation = organisation.clone();
    Some(DataChange { organisation, what, values, places, rows, author: Author::Unknown })
}

/// The order of the register; who is no longer in it stands where it stood.
fn ranks(sides: [Half<'_>; 2]) -> HashMap<Id, usize> {
    let mut ranks = HashMap::new();
    for half in sides {
        let ids = half.workspace.organisations.iter().enumerate();
        ranks.extend(ids.map(|(rank, organisation)| (organisation.to_id(), rank)));
    }
    ranks
}

fn membership([before, after]: [Half<'_>; 2]) -> Vec<Membership> {
    let [old, new] = [before, after].map(ids);
    let alone = |half: Half<'_>, others: &BTreeSet<Id>| -> Vec<(usize, Id)> {
        let own = half.workspace.organisations.iter().map(Organisation::to_id).enumerate();
        own.filter(|(_, id)| half.scope.holds(id.as_str()) && !others.contains(id)).collect()
    };
    let found = |at, organisation| Membership { organisation, at, author: Author::Unknown };
    let entered = alone(after, &old).into_iter().map(|(index, id)| found([None, Some(index)], id));
    let left = alone(before, &new).into_iter().map(|(index, id)| found([Some(index), None], id));
    entered.chain(left).collect()
}

fn ids(half: Half<'_>) -> BTreeSet<Id> {
    half.workspace.organisations.iter().map(Organisation::to_id).collect()
}

impl Given {
    /// Whether it says the same; names of what an id names do not count.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Named(own, _), Self::Named(its, _)) => own == its,
            (Self::Decisions(own), Self::Decisions(its)) => {
                own.iter().map(Decided::said).eq(its.iter().map(Decided::said))
            }
            (own, its) => own == its,
        }
    }
}

/// A place of either side, the later one first.
#[must_use]
pub fn place_of(places: [Option<Place>; 2]) -> Option<(usize, Place)> {
    let [before, after] = places;
    after.map(|place| (1, place)).or(before.map(|place| (0, place)))
}
