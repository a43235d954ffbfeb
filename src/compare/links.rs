//! Ties changed results to each other and to the rules that moved them.

use std::collections::HashMap;

use super::cause::Work;
use super::seen::{Key, Seen, flips, influence};
use crate::model::comparison::{Cause, Comparison, List, Pair, Rule, RuleChange, UnitChange};
use crate::model::condition::Subject;
use crate::model::{Condition, Group, Id, Test, Workspace};

/// The changed results that a changed result looks at: subordinates, periods, its own in other reviews, peers.
pub fn link_results(work: &Work<'_>, comparison: &mut Comparison) {
    let key = |change: &UnitChange| (change.review.clone(), change.organisation.clone(), change.period);
    let parents = parents(work.sides[1].workspace);
    let mut links = Vec::new();
    for (index, change) in comparison.changed.iter().enumerate() {
        let [Some(before), Some(after)] = work.sides_of(&key(change)) else { continue };
        let looked_at = influence(before, after, &change.conditions);
        let quota_moved = before.unit.standing != after.unit.standing;
        let parent = |id: &Id| parents.get(id.as_str()).copied();
        for (other, found) in comparison.changed.iter().enumerate().filter(|(other, _)| *other != index) {
            let related = found.organisation == change.organisation
                || parent(&found.organisation) == Some(change.organisation.as_str());
            let looks = related && looked_at.reviews.contains(&found.review);
            let peer = quota_moved
                && found.review == change.review
                && found.period == change.period
                && change.data.is_empty()
                && are_peers(work, &key(change), &key(found));
            if (looks && change.period.holds(found.period)) || peer {
                links.push((index, other));
            }
        }
    }
    for (index, other) in links {
        comparison.changed[index].through.push(other);
    }
}

fn parents(workspace: &Workspace) -> HashMap<&str, &str> {
    let id = |index| workspace.organisations.at(index).id();
    let all = 0..workspace.organisations.len();
    all.filter_map(|index| Some((id(index), id(workspace.parent(index)?)))).collect()
}

/// Whether two results stand under one cap.
fn are_peers(work: &Work<'_>, one: &Key, other: &Key) -> bool {
    let group = |key: &Key| {
        let [_, after] = work.sides_of(key);
        let (after, at) = (after?, work.units[1].units.get(key)?);
        let quotas = &work.sides[1].results[at.results].quotas;
        quotas.iter().position(|quota| {
            let members = quota.kept.iter().chain(&quota.demoted).chain(&quota.held);
            quota.period == after.unit.period
                && members.into_iter().any(|member| *member == after.unit.organisation)
        })
    };
    let own = group(one);
    own.is_some() && own == group(other)
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
        Rule::Rating(_) | Rule::Measure(_) => !flips.is_empty(),
        Rule::Quota(_) | Rule::Share { .. } => old.unit.standing != new.unit.standing,
        Rule::Whole | Rule::Head(_) | Rule::Review(_) => true,
        Rule::Wording(_) => false,
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
