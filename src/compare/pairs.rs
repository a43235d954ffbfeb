//! Which guidelines are held against each other, and what differs between them: versions of one name, and
//! where a result passed from one version to another, those two.

use std::collections::{BTreeMap, BTreeSet};

use super::Half;
use super::rules::{self, Rules};
use crate::model::comparison::{Author, Head, LineRule, Pair, Rule, RuleChange};
use crate::model::{Guideline, Version};

/// All changes of rules, by guideline.
pub fn rule_changes(sides: [Half<'_>; 2], passed: &BTreeSet<[usize; 2]>) -> Vec<RuleChange> {
    let mut changes = Vec::new();
    let manifests = sides.map(|half| rules::of_manifest(&half.workspace.manifest));
    differences([None, None], manifests, &mut changes);
    for pair in pairs(sides, passed) {
        let of = |side: usize| {
            let guideline = pair[side].map(|index| &sides[side].workspace.guidelines[index]);
            guideline.map(rules::of_guideline)
        };
        match [of(0), of(1)] {
            [Some(before), Some(after)] => {
                let (first, apart) = (changes.len(), versions_differ(sides, pair));
                differences(pair, [before, after], &mut changes);
                tidy(&mut changes, first, apart);
            }
            [_, _] => changes.push(whole(sides, pair)),
        }
    }
    changes
}

fn whole(sides: [Half<'_>; 2], pair: Pair<usize>) -> RuleChange {
    let place = |side: usize| pair[side].map(|index| sides[side].workspace.guidelines[index].place);
    change(pair, Rule::Whole, [place(0), place(1)])
}

const fn change(guidelines: Pair<usize>, rule: Rule, places: Pair<crate::model::Place>) -> RuleChange {
    RuleChange { guidelines, rule, places, author: Author::Unknown, units: Vec::new() }
}

/// The guidelines that some review in question may use: of one version, or those between which a result passed.
fn pairs(sides: [Half<'_>; 2], passed: &BTreeSet<[usize; 2]>) -> Vec<Pair<usize>> {
    let [before, after] = sides.map(in_use);
    let mut pairs: Vec<Pair<usize>> = Vec::new();
    for (version, index) in &after {
        if let Some(old) = before.get(version) {
            pairs.push([Some(*old), Some(*index)]);
        }
    }
    let version = |side: usize, index: usize| &sides[side].workspace.guidelines[index].version;
    for [was, is] in passed {
        if version(0, *was) != version(1, *is) {
            pairs.push([Some(*was), Some(*is)]);
        }
    }
    if sides[0].year.is_none() {
        let alone = after.iter().filter(|(version, _)| !before.contains_key(version));
        pairs.extend(alone.map(|(_, index)| [None, Some(*index)]));
        let alone = before.iter().filter(|(version, _)| !after.contains_key(version));
        pairs.extend(alone.map(|(_, index)| [Some(*index), None]));
    }
    pairs
}

fn in_use(half: Half<'_>) -> BTreeMap<Version, usize> {
    let reviews = half.scope.reviews.iter().filter_map(|id| half.workspace.manifest.review_at(id.as_str()));
    let indexes = reviews.flat_map(|review| half.workspace.review_guidelines[review].iter().copied());
    indexes.map(|index| (half.workspace.guidelines[index].version.clone(), index)).collect()
}

fn versions_differ(sides: [Half<'_>; 2], pair: Pair<usize>) -> Versions {
    let version = |side: usize| -> Option<&Guideline> {
        pair[side].map(|index| &sides[side].workspace.guidelines[index])
    };
    let of = |side| version(side).map(|guideline| &guideline.version);
    if of(0) == of(1) { Versions::Same } else { Versions::Different }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Versions {
    Same,
    Different,
}

fn differences(pair: Pair<usize>, [mut before, after]: [Rules; 2], changes: &mut Vec<RuleChange>) {
    for (rule, (content, place)) in after {
        match before.remove(&rule) {
            Some((was, _)) if was == content => {}
            Some((_, at)) => changes.push(change(pair, rule, [Some(at), Some(place)])),
            None => changes.push(change(pair, rule, [None, Some(place)])),
        }
    }
    changes.extend(before.into_iter().map(|(rule, (_, place))| change(pair, rule, [Some(place), None])));
}

/// A line that is on one side only is one change; between versions other words and dates are no change.
fn tidy(changes: &mut Vec<RuleChange>, first: usize, versions: Versions) {
    let mut whole = BTreeSet::new();
    for change in &changes[first..] {
        if let (Rule::Line(id, LineRule::Group), [None, Some(_)] | [Some(_), None]) =
            (&change.rule, change.places)
        {
            whole.insert(id.clone());
        }
    }
    let mut index = 0;
    changes.retain_mut(|change| {
        index += 1;
        if index <= first {
            return true;
        }
        match &mut change.rule {
            Rule::Line(id, rule) if whole.contains(id) => {
                let is_first = *rule == LineRule::Group;
                *rule = LineRule::Whole;
                is_first
            }
            Rule::Option { line, .. } => !whole.contains(line),
            Rule::Wording(path) => {
                versions == Versions::Same
                    && change.places.iter().all(Option::is_some)
                    && !whole.iter().any(|id| id.as_str() == path)
            }
            Rule::Head(Head::InForce) => versions == Versions::Same,
            Rule::Whole
            | Rule::Head(_)
            | Rule::Rating(_)
            | Rule::Group(_)
            | Rule::Line(..)
            | Rule::Fact(_)
            | Rule::Measure(_)
            | Rule::Condition(..)
            | Rule::Quota(_)
            | Rule::Deadline(_)
            | Rule::Review(_)
            | Rule::Severity(_)
            | Rule::Key(_)
            | Rule::Share { .. } => true,
        }
    });
}
