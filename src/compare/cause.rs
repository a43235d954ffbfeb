//! What made a result another: from the two sides, and from the mixed ones of new records under old rules and
//! old records under new rules.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::links::{link_results, link_rules};
use super::seen::{Index, Key, Seen, flips, influence};
use super::{Half, Mixed, ranks};
use crate::model::Id;
use crate::model::comparison::{Cause, Comparison, DataChange, Pair, TotalChange, UnitChange};

/// The sides and the mixed sides, each with where its results are.
pub struct Work<'a> {
    pub sides: [Half<'a>; 2],
    pub units: [Index; 2],
    /// New records under old rules, old records under new rules.
    mixed: [Option<(Half<'a>, Index)>; 2],
    tried: bool,
    /// Where the changes of an organisation's records stand among all.
    data: HashMap<Id, Range<usize>>,
}

impl<'a> Work<'a> {
    fn seen(half: Half<'a>, index: &Index, key: &Key) -> Option<Seen<'a>> {
        let found = index.units.get(key)?;
        let results = &half.results[found.results];
        Some(Seen { half, results, unit: &results.units[found.unit] })
    }

    pub fn sides_of(&self, key: &Key) -> Pair<Seen<'a>> {
        [0, 1].map(|side| Self::seen(self.sides[side], &self.units[side], key))
    }

    /// The changes of the organisation's own records.
    fn data_of(&self, key: &Key) -> Range<usize> {
        self.data.get(&key.1).cloned().unwrap_or_default()
    }

    pub fn mixed_of(&self, key: &Key) -> Pair<Seen<'a>> {
        [0, 1].map(|side| {
            let (half, index) = self.mixed[side].as_ref()?;
            Self::seen(*half, index, key)
        })
    }
}

/// Adds who stands otherwise and why. Of the results those suffice that stand otherwise on some side, or have another
/// total.
pub fn explain(sides: [Half<'_>; 2], mixed: Mixed<'_>, comparison: &mut Comparison) {
    let tried = match mixed {
        Mixed::Needless => None,
        Mixed::Tried(halves) => Some(halves),
    };
    let work = Work {
        sides,
        units: sides.map(Index::of),
        mixed: tried.unwrap_or([None, None]).map(|half| half.map(|half| (half, Index::of(half)))),
        tried: tried.is_some(),
        data: by_organisation(&comparison.data),
    };
    let keys: BTreeSet<&Key> = work.units.iter().flat_map(|index| index.units.keys()).collect();
    let mut keys: Vec<&Key> = keys.into_iter().filter(|key| sides[0].scope.holds(key.1.as_str())).collect();
    let ranks = ranks(sides);
    let rank = |key: &Key| {
        (ranks.get(&key.1).copied(), sides[1].workspace.manifest.review_at(key.0.as_str()), key.2)
    };
    keys.sort_by_cached_key(|key| rank(key));
    for key in keys {
        match work.sides_of(key) {
            [Some(before), Some(after)] if before.stand() == after.stand() => {
                let score = |seen: Seen<'_>| seen.score().and_then(|score| score.total.clone());
                if score(before) != score(after) {
                    comparison.totals.extend(total_change(&work, key));
                }
                let found = balanced(&work, key, comparison);
                comparison.balanced.extend(found);
            }
            [None, None] => {}
            [_, _] => {
                let change = changed(&work, key, comparison);
                comparison.changed.push(change);
            }
        }
    }
    link_results(&work, comparison);
    link_rules(&work, comparison);
}

/// Where the changes of each organisation stand, which come one after another.
fn by_organisation(data: &[DataChange]) -> HashMap<Id, Range<usize>> {
    let mut start = 0;
    let ranges = data.chunk_by(|one, other| one.organisation == other.organisation).map(|changes| {
        let range = start..start + changes.len();
        start = range.end;
        (changes[0].organisation.clone(), range)
    });
    ranges.collect()
}

fn total_change(work: &Work<'_>, key: &Key) -> Option<TotalChange> {
    let at = |side: usize| work.units[side].units.get(key).copied();
    let (organisation, review) = (key.1.clone(), key.0.clone());
    Some(TotalChange { organisation, review, period: key.2, at: [at(0)?, at(1)?] })
}

fn new_change(work: &Work<'_>, key: &Key, cause: Cause) -> UnitChange {
    let alone = work.mixed_of(key).map(|seen| seen.map(Seen::apart));
    UnitChange {
        organisation: key.1.clone(),
        review: key.0.clone(),
        period: key.2,
        at: [0, 1].map(|side| work.units[side].units.get(key).copied()),
        cause,
        alone,
        conditions: Vec::new(),
        data: Vec::new(),
        through: Vec::new(),
        rules: Vec::new(),
    }
}

fn changed(work: &Work<'_>, key: &Key, comparison: &Comparison) -> UnitChange {
    let mut change = new_change(work, key, cause(work, key, comparison));
    if let [Some(before), Some(after)] = work.sides_of(key) {
        change.conditions = flips(before, after);
        let mut influence = influence(before, after, &change.conditions);
        if before.stand() == after.stand() {
            for mixed in work.mixed_of(key).into_iter().flatten() {
                influence.join(super::seen::influence(before, mixed, &flips(before, mixed)));
            }
        }
        let reaches = |index: &usize| influence.reaches(&comparison.data[*index].what, &key.0, key.2);
        if change.cause != Cause::Rules {
            change.data = work.data_of(key).filter(reaches).collect();
        }
    }
    change
}

/// Who stands as before only because records and rules undo each other.
fn balanced(work: &Work<'_>, key: &Key, comparison: &Comparison) -> Option<UnitChange> {
    let [before, _] = work.sides_of(key);
    let stand = before?.stand();
    let moved = work.mixed_of(key).iter().flatten().any(|mixed| mixed.stand() != stand);
    moved.then(|| changed(work, key, comparison))
}

fn cause(work: &Work<'_>, key: &Key, comparison: &Comparison) -> Cause {
    let [before, after] = work.sides_of(key);
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) => (before.stand(), after.stand()),
        (None, _) => return Cause::Entered,
        (Some(_), None) => return Cause::Left,
    };
    if work.sides[0].stage.is_some() {
        return Cause::Stage;
    }
    if !work.tried {
        let rules = comparison.rules.iter().any(|rule| !rule.rule.is_only_said());
        let data = !comparison.data.is_empty() || !comparison.membership.is_empty();
        return match (rules, data) {
            (true, true) => Cause::Inseparable,
            (true, false) => Cause::Rules,
            (false, _) => Cause::Data,
        };
    }
    let [Some(new_data), Some(new_rules)] = work.mixed_of(key) else { return Cause::Inseparable };
    let (new_data, new_rules) = (new_data.stand(), new_rules.stand());
    match (new_data == after, new_rules == after, new_data == before, new_rules == before) {
        (true, true, _, _) => Cause::Either,
        (true, _, _, true) => Cause::Data,
        (_, true, true, _) => Cause::Rules,
        (_, _, true, true) => Cause::Together,
        (_, _, _, _) => Cause::Both,
    }
}
