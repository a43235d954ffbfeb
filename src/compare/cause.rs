//! What made a result another: from the two sides, and from the mixed ones of new records under old rules and
//! old records under new rules.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::influence::Influence;
use super::{Half, Mixed, ranks};
use crate::model::comparison::{
    Apart, Cause, Comparison, Pair, Rule, RuleChange, TotalChange, UnitAt, UnitChange,
};
use crate::model::results::{
    ConditionList, ConditionResult, Results, StageScore, Standing, Status, UnitResult,
};
use crate::model::{Condition, Guideline, Id, Period, Workspace};

/// A result of a side: of which review, organisation and period.
pub type Key = (Id, Id, Period);

/// Where a result is found on its side.
pub type Found = UnitAt;

/// The results of a side by what they are of.
pub struct Index {
    pub units: BTreeMap<Key, Found>,
}

impl Index {
    pub fn of(half: Half<'_>) -> Self {
        let mut units = BTreeMap::new();
        for (at, results) in half.results.iter().enumerate() {
            for (unit, result) in results.units.iter().enumerate() {
                if let Some(period) = half.period(result.period) {
                    let organisation = half.workspace.organisations[result.organisation].id.clone();
                    let key = (results.review.clone(), organisation, period);
                    units.insert(key, UnitAt { results: at, unit });
                }
            }
        }
        Self { units }
    }
}

/// A result with all that it is understood from.
#[derive(Clone, Copy)]
struct Seen<'a> {
    half: Half<'a>,
    results: &'a Results,
    unit: &'a UnitResult,
}

/// How an organisation stands: what makes a difference.
#[derive(PartialEq, Eq)]
struct Stand<'a> {
    status: Status,
    computed: Option<&'a Id>,
    final_outcome: Option<&'a Id>,
    standing: Option<Standing>,
}

impl<'a> Seen<'a> {
    fn guideline(self) -> &'a Guideline {
        &self.half.workspace.guidelines[self.unit.guideline]
    }

    fn stand(self) -> Stand<'a> {
        let outcome = |index: Option<usize>| index.map(|index| &self.guideline().outcomes[index].id);
        Stand {
            status: self.unit.status,
            computed: outcome(self.unit.computed),
            final_outcome: outcome(self.unit.final_outcome),
            standing: self.unit.standing,
        }
    }

    fn apart(self) -> Apart {
        let outcome = self.unit.final_outcome.map(|index| &self.guideline().outcomes[index]);
        Apart {
            status: self.unit.status,
            outcome: outcome.map(|outcome| outcome.id.clone()),
            name: outcome.map(|outcome| outcome.name.clone()),
        }
    }

    fn score(self) -> Option<&'a StageScore> {
        let stage = self.results.preview.unwrap_or_else(|| self.guideline().last_stage());
        self.unit.stages.iter().find(|score| score.stage == stage)
    }

    fn condition(self, result: &ConditionResult) -> Option<&'a Condition> {
        let guideline = self.guideline();
        let list = match result.list {
            ConditionList::CandidateIf => &guideline.candidate_if,
            ConditionList::Requires(index) => &guideline.outcomes[index].requires,
            ConditionList::ForcedBy(index) => &guideline.outcomes[index].forced_by,
        };
        list.get(result.position)
    }

    /// The name of a condition's list and its id: the same on both sides.
    fn name(self, result: &ConditionResult) -> Option<(u8, Option<&'a Id>, &'a Id)> {
        let outcome = |index: usize| Some(&self.guideline().outcomes[index].id);
        let (list, outcome) = match result.list {
            ConditionList::CandidateIf => (0, None),
            ConditionList::Requires(index) => (1, outcome(index)),
            ConditionList::ForcedBy(index) => (2, outcome(index)),
        };
        Some((list, outcome, self.condition(result)?.id.as_ref()?))
    }
}

/// The conditions of a result that have another value on the other side, by their place on each.
fn flips(before: Seen<'_>, after: Seen<'_>) -> Vec<Pair<usize>> {
    let mut old: BTreeMap<_, usize> = BTreeMap::new();
    for (place, result) in before.unit.conditions.iter().enumerate() {
        if let Some(name) = before.name(result) {
            old.insert(name, place);
        }
    }
    let mut found = Vec::new();
    for (place, result) in after.unit.conditions.iter().enumerate() {
        let Some(name) = after.name(result) else { continue };
        match old.remove(&name) {
            Some(was) => {
                let was_result = &before.unit.conditions[was];
                let same = was_result.value == result.value
                    && was_result.waiver.is_some() == result.waiver.is_some();
                if !same {
                    found.push([Some(was), Some(place)]);
                }
            }
            None => found.push([None, Some(place)]),
        }
    }
    let mut gone: Vec<usize> = old.into_values().collect();
    gone.sort_unstable();
    found.extend(gone.into_iter().map(|was| [Some(was), None]));
    found
}

struct Work<'a> {
    sides: [Half<'a>; 2],
    units: [Index; 2],
    /// New records under old rules, old records under new rules.
    mixed: [Option<(Half<'a>, Index)>; 2],
    tried: bool,
}

impl<'a> Work<'a> {
    fn seen(half: Half<'a>, index: &Index, key: &Key) -> Option<Seen<'a>> {
        let found = index.units.get(key)?;
        let results = &half.results[found.results];
        Some(Seen { half, results, unit: &results.units[found.unit] })
    }

    fn sides_of(&self, key: &Key) -> Pair<Seen<'a>> {
        [0, 1].map(|side| Self::seen(self.sides[side], &self.units[side], key))
    }

    fn mixed_of(&self, key: &Key) -> Pair<Seen<'a>> {
        [0, 1].map(|side| {
            let (half, index) = self.mixed[side].as_ref()?;
            Self::seen(*half, index, key)
        })
    }
}

/// Fills in who stands otherwise and why.
pub fn work_out(sides: [Half<'_>; 2], mixed: Mixed<'_>, comparison: &mut Comparison) {
    let tried = match mixed {
        Mixed::Needless => None,
        Mixed::Tried(halves) => Some(halves),
    };
    let work = Work {
        sides,
        units: sides.map(Index::of),
        mixed: tried.unwrap_or([None, None]).map(|half| half.map(|half| (half, Index::of(half)))),
        tried: tried.is_some(),
    };
    let keys: BTreeSet<&Key> = work.units.iter().flat_map(|index| index.units.keys()).collect();
    let mut keys: Vec<&Key> = keys.into_iter().filter(|key| sides[0].scope.holds(&key.1)).collect();
    let ranks = ranks(sides);
    let rank = |key: &Key| {
        (ranks.get(&key.1).copied(), sides[1].workspace.manifest.review_at(key.0.as_str()), key.2)
    };
    keys.sort_by_cached_key(|key| rank(key));
    for key in keys {
        let seen = work.sides_of(key);
        comparison.compared += usize::from(seen.iter().all(Option::is_some));
        match seen {
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
        let influence = influence(before, after, &change.conditions);
        let reaches = |(_, data): &(usize, &crate::model::comparison::DataChange)| {
            data.organisation == key.1 && influence.reaches(&data.what, &key.0, key.2)
        };
        if change.cause != Cause::Rules {
            change.data =
                comparison.data.iter().enumerate().filter(reaches).map(|(index, _)| index).collect();
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
        let rules = comparison.rules.iter().any(|rule| !matches!(rule.rule, Rule::Wording(_)));
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

/// What the flipped conditions of both sides look at, and the quota where the standing is another.
fn influence(before: Seen<'_>, after: Seen<'_>, flips: &[Pair<usize>]) -> Influence {
    let mut influence = Influence::default();
    for (side, seen) in [before, after].into_iter().enumerate() {
        for place in flips.iter().filter_map(|pair| pair[side]) {
            if let Some(condition) = seen.condition(&seen.unit.conditions[place]) {
                influence.add(seen.guideline(), condition);
            }
        }
        if before.unit.standing != after.unit.standing {
            influence.add_quota(seen.guideline());
        }
        if matches!(seen.unit.status, Status::Unrated | Status::Held)
            || seen.unit.standing == Some(Standing::Held)
        {
            influence.add_own_decision();
        }
    }
    influence
}

/// The changed results that a changed result looks at: subordinates, periods, its own in other reviews, peers.
fn link_results(work: &Work<'_>, comparison: &mut Comparison) {
    let key = |change: &UnitChange| (change.review.clone(), change.organisation.clone(), change.period);
    let parents = parents(work.sides[1].workspace);
    let mut links = Vec::new();
    for (index, change) in comparison.changed.iter().enumerate() {
        let [Some(before), Some(after)] = work.sides_of(&key(change)) else { continue };
        let looked_at = influence(before, after, &change.conditions);
        let quota_moved = before.unit.standing != after.unit.standing;
        let parent = |id: &Id| parents.get(id).copied();
        for (other, found) in comparison.changed.iter().enumerate().filter(|(other, _)| *other != index) {
            let related = found.organisation == change.organisation
                || parent(&found.organisation) == Some(&change.organisation);
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

fn parents(workspace: &Workspace) -> HashMap<&Id, &Id> {
    let organisations = workspace.organisations.iter().zip(&workspace.parents);
    let pairs =
        organisations.filter_map(|(own, parent)| Some((&own.id, &workspace.organisations[(*parent)?].id)));
    pairs.collect()
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
fn link_rules(work: &Work<'_>, comparison: &mut Comparison) {
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
                    use crate::model::comparison::List;
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
                let of_line = |group: &&crate::model::Group| group.criteria.iter().any(|its| its.id == *line);
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
    use crate::model::{Test, condition::Subject};
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
