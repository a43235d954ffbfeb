//! Holds two sets of results against each other: who stands otherwise, and which changes of the records and of
//! the rules made it so. It works out no result itself and reads nothing.

mod cause;
mod data;
mod influence;
mod links;
mod pairs;
pub mod rules;
mod seen;

use std::collections::{BTreeSet, HashMap};

use crate::check::WrittenRow;
use crate::model::comparison::{Author, Comparison, DataChange, Given, LineColumn, Membership};
use crate::model::results::Results;
use crate::model::{Id, Organisation, Period, Place, Stage, Workspace};

/// One of the two sides.
#[derive(Clone, Copy, Debug)]
pub struct Half<'a> {
    pub workspace: &'a Workspace,
    /// By review and period asked for.
    pub results: &'a [Results],
    pub written: &'a [WrittenRow],
    /// Where two years are compared: this side's own, and the one both go by.
    pub year: Option<(i16, i16)>,
    /// Where two stages are compared: this side's.
    pub stage: Option<Stage>,
    pub scope: &'a Scope,
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
    pub fn holds(&self, organisation: &Id) -> bool {
        self.organisations.is_empty() || self.organisations.contains(organisation)
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

/// Compares two sides.
#[must_use]
pub fn compare(sides: [Half<'_>; 2], mixed: Mixed<'_>) -> Comparison {
    let data = data_changes(sides);
    let mut comparison = Comparison { data, membership: membership(sides), ..Comparison::default() };
    comparison.rules = pairs::rule_changes(sides);
    cause::work_out(sides, mixed, &mut comparison);
    comparison
}

fn data_changes([before, after]: [Half<'_>; 2]) -> Vec<DataChange> {
    let (mut old, new) = (data::of(&before), data::of(&after));
    let mut changes = Vec::new();
    for ((organisation, what), (value, place)) in new {
        let was = old.remove(&(organisation.clone(), what.clone()));
        if was.as_ref().is_some_and(|(was, _)| was.is_same(&value)) {
            continue;
        }
        let (was, at) = was.unzip();
        let (values, places) = ([was, Some(value)], [at, Some(place)]);
        changes.push(DataChange { organisation, what, values, places, author: Author::Unknown });
    }
    for ((organisation, what), (value, place)) in old {
        let (values, places) = ([Some(value), None], [Some(place), None]);
        changes.push(DataChange { organisation, what, values, places, author: Author::Unknown });
    }
    let [mut known, others] = [before, after].map(ids);
    known.retain(|id| others.contains(id));
    changes.retain(|change| known.contains(&change.organisation));
    let ranks = ranks([before, after]);
    changes.sort_by_cached_key(|change| (ranks.get(&change.organisation).copied(), change.what.clone()));
    changes
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
        own.filter(|(_, id)| half.scope.holds(id) && !others.contains(id)).collect()
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
            (
                Self::Decision { outcome, number, date },
                Self::Decision { outcome: its, number: its_number, date: its_date },
            ) => {
                let id = |outcome: &Option<(Id, _)>| outcome.as_ref().map(|(id, _)| id.clone());
                id(outcome) == id(its) && number == its_number && date == its_date
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
