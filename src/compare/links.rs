//! Ties changed results to each other and to the rules that moved them.

use std::collections::{BTreeSet, HashMap};

use super::cause::Work;
use super::seen::{Seen, flips, influence};
use crate::model::comparison::{Cause, Comparison, Head, List, Pair, Rule, RuleChange, UnitChange};
use crate::model::condition::Subject;
use crate::model::results::Results;
use crate::model::{Condition, Group, Id, Period, Test, Workspace};

/// The changed results that a changed result looks at: subordinates, periods, its own in other reviews, peers.
pub fn link_results(work: &Work<'_>, comparison: &mut Comparison) {
    let key = |change: &UnitChange| (change.review.clone(), change.organisation.clone(), change.period);
    let near = Near::of(work, &comparison.changed);
    let mut links = Vec::new();
    for (index, change) in comparison.changed.iter().enumerate() {
        let [Some(before), Some(after)] = work.sides_of(&key(change)) else { continue };
        let looked_at = influence(before, after, &change.conditions);
        let looks = |other: &usize| {
            let found = &comparison.changed[*other];
            looked_at.reviews.contains(&found.review) && change.period.holds(found.period)
        };
        let quota_moved = before.unit.standing != after.unit.standing;
        let peers = near.peers(index).filter(|_| quota_moved && change.data.is_empty());
        let others: BTreeSet<usize> = near.related(change).filter(looks).chain(peers).collect();
        links.push((index, others));
    }
    for (index, mut others) in links {
        others.remove(&index);
        comparison.changed[index].through.extend(others);
    }
}

/// The changed results by what they may look at each other for, because there may be very many.
struct Near<'c> {
    by_organisation: HashMap<&'c str, Vec<usize>>,
    /// Those of its subordinates.
    by_parent: HashMap<&'c str, Vec<usize>>,
    /// Of each the groups with which it stands under one cap, before and after.
    groups: Vec<Pair<Capped>>,
    by_group: [HashMap<Capped, Vec<usize>>; 2],
}

/// A cap: the place of its results, and its own among their quotas.
type Capped = (usize, usize);

impl<'c> Near<'c> {
    fn of(work: &Work<'c>, changed: &'c [UnitChange]) -> Self {
        let (parents, caps) = (parents(work.sides[1].workspace), work.sides.map(|half| caps(half.results)));
        let group = |change: &UnitChange, side: usize| {
            let at = change.at[side]?;
            let unit = &work.sides[side].results[at.results].units[at.unit];
            let cap = caps[side].get(&(at.results, unit.organisation, unit.period))?;
            Some((at.results, *cap))
        };
        let (mut by_organisation, mut by_parent) = (HashMap::new(), HashMap::new());
        let (mut groups, mut by_group) = (Vec::new(), [HashMap::new(), HashMap::new()]);
        for (index, change) in changed.iter().enumerate() {
            let id = change.organisation.as_str();
            by_organisation.entry(id).or_insert_with(Vec::new).push(index);
            if let Some(parent) = parents.get(id) {
                by_parent.entry(*parent).or_insert_with(Vec::new).push(index);
            }
            let of_sides = [0, 1].map(|side| group(change, side));
            for (group, by_group) in of_sides.iter().zip(&mut by_group) {
                group.map(|group| by_group.entry(group).or_insert_with(Vec::new).push(index));
            }
            groups.push(of_sides);
        }
        Self { by_organisation, by_parent, groups, by_group }
    }

    /// Those of the organisation itself and of its subordinates.
    fn related(&self, change: &UnitChange) -> impl Iterator<Item = usize> {
        let id = change.organisation.as_str();
        [self.by_organisation.get(id), self.by_parent.get(id)].into_iter().flatten().flatten().copied()
    }

    /// Those that stand under one cap with it, or stood so before: who is no candidate any more has made room.
    fn peers(&self, index: usize) -> impl Iterator<Item = usize> {
        let groups = self.groups[index].iter().zip(&self.by_group);
        let peers = groups.filter_map(|(group, by_group)| by_group.get(group.as_ref()?));
        peers.flatten().copied()
    }
}

/// The place of the quota that an organisation stands under, by results, organisation and period.
fn caps(results: &[Results]) -> HashMap<(usize, usize, Period), usize> {
    let mut caps = HashMap::new();
    for (at, results) in results.iter().enumerate() {
        for (place, quota) in results.quotas.iter().enumerate() {
            for member in quota.kept.iter().chain(&quota.demoted).chain(&quota.held) {
                caps.entry((at, *member, quota.period)).or_insert(place);
            }
        }
    }
    caps
}

/// The parents of organisations, by their ids.
fn parents(workspace: &Workspace) -> HashMap<&str, &str> {
    let id = |index| workspace.organisations.at(index).id();
    let all = 0..workspace.organisations.len();
    all.filter_map(|index| Some((id(index), id(workspace.parent(index)?)))).collect()
}

/// Ties each change of the rules to the results that it moved.
pub fn link_rules(work: &Work<'_>, comparison: &mut Comparison) {
    let mut links = Vec::new();
    for (index, change) in comparison.changed.iter().enumerate() {
        if matches!(change.cause, Cause::Data | Cause::Stage | Cause::Entered | Cause::Left) {
            continue;
        }
        let key = (change.review.clone(), change.organisation.clone(), change.period);
        let [Some(before), Some(after)] = work.sides_of(&key) else { continue };
        let [new_data, new_rules] = work.mixed_of(&key);
        let mut worlds: Vec<(Seen<'_>, Seen<'_>)> = Vec::new();
        worlds.extend(new_rules.map(|seen| (before, seen)));
        worlds.extend(new_data.map(|seen| (seen, after)));
        if worlds.is_empty() {
            worlds.push((before, after));
        }
        let of_unit = |(_, rule): &(usize, &RuleChange)| concerns(rule, before, after);
        let rules = || comparison.rules.iter().enumerate().filter(of_unit);
        let near: Vec<usize> = rules()
            .filter(|(_, rule)| worlds.iter().any(|(old, new)| moved_by(&rule.rule, *old, *new)))
            .map(|(rule, _)| rule)
            .collect();
        links.extend(near.into_iter().map(|rule| (index, rule)));
    }
    for (index, rule) in links {
        comparison.changed[index].rules.push(rule);
        comparison.rules[rule].units.push(index);
    }
}

/// Whether a rule belongs to the guidelines of a result, or to the manifest.
fn concerns(rule: &RuleChange, before: Seen<'_>, after: Seen<'_>) -> bool {
    match rule.guidelines {
        [None, None] => true,
        [old, new] => {
            old.is_none_or(|old| old == before.unit.guideline)
                && new.is_none_or(|new| new == after.unit.guideline)
        }
    }
}

/// Whether a change of a rule shows in what became of a result from one world to the other.
fn moved_by(rule: &Rule, old: Seen<'_>, new: Seen<'_>) -> bool {
    let flips = flips(old, new);
    let influence = || influence(old, new, &flips);
    match rule {
        Rule::Condition(list, id) => flips.iter().any(|pair| {
            let named = |seen: Seen<'_>, place: Option<usize>| {
                place.and_then(|place| seen.name(&seen.unit.conditions[place])).is_some_and(|name| {
                    let its = match list {
                        List::CandidateIf => (0, None),
                        List::Requires(outcome) => (1, Some(outcome)),
                        List::ForcedBy(outcome) => (2, Some(outcome)),
                    };
                    (name.0, name.1) == its && name.2 == id
                })
            };
            named(old, pair[0]) || named(new, pair[1])
        }),
        Rule::Group(id) => group_moved(id, old, new),
        Rule::Line(line, _) | Rule::Option { line, .. } => {
            let group = |seen: Seen<'_>| {
                let of_line = |group: &&Group| group.criteria.iter().any(|its| its.id == *line);
                seen.guideline().groups.iter().find(of_line).map(|group| group.id.clone())
            };
            let groups = [group(old), group(new)];
            groups.iter().flatten().any(|id| group_moved(id, old, new)) || flips_line(&flips, line, old, new)
        }
        Rule::Fact(id) => influence().facts.contains(id),
        Rule::Deadline(step) => influence().deadlines.contains(step),
        Rule::Rating(_) | Rule::Head(Head::Ratings) | Rule::Measure(_) => !flips.is_empty(),
        Rule::Quota(_) | Rule::Share { .. } => old.unit.standing != new.unit.standing,
        Rule::Whole
        | Rule::Head(Head::InForce | Head::AppliesTo | Head::Every | Head::Stages | Head::Outcomes)
        | Rule::Review(_) => true,
        Rule::Head(Head::Illustrative) | Rule::Severity(_) | Rule::Key(_) | Rule::Wording(_) => false,
    }
}

/// Whether a condition on the line itself has another value.
fn flips_line(flips: &[Pair<usize>], line: &Id, old: Seen<'_>, new: Seen<'_>) -> bool {
    let on_line = |condition: &Condition| {
        condition.with_nested().into_iter().any(|nested| match &nested.test {
            Test::Compare(comparing) => match &comparing.subject {
                Subject::Criterion(id) => id.value == *line,
                Subject::EveryCriterion => true,
                Subject::Total
                | Subject::Group(_)
                | Subject::EveryGroup
                | Subject::Fact(_)
                | Subject::Measure(_) => false,
            },
            Test::RequiredCriteria => true,
            Test::All(_)
            | Test::Any(_)
            | Test::Not(_)
            | Test::Judgement(_)
            | Test::Step { .. }
            | Test::Outcome(_) => false,
        })
    };
    let at = |seen: Seen<'_>, place: Option<usize>| {
        place.and_then(|place| seen.condition(&seen.unit.conditions[place])).is_some_and(on_line)
    };
    flips.iter().any(|pair| at(old, pair[0]) || at(new, pair[1]))
}

/// Whether the group's score or maximum is another.
fn group_moved(id: &Id, old: Seen<'_>, new: Seen<'_>) -> bool {
    let score = |seen: Seen<'_>| {
        let place = seen.guideline().groups.iter().position(|group| group.id == *id)?;
        let group = seen.score()?.groups.get(place)?;
        Some((group.score.clone(), group.max))
    };
    score(old) != score(new)
}
