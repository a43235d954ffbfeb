//! Results as they are compared: where each is found, how it stands, and which conditions have another value.

use std::collections::BTreeMap;

use super::Half;
use super::influence::Influence;
use crate::model::comparison::{Apart, Pair, UnitAt};
use crate::model::results::{
    ConditionList, ConditionResult, Results, StageScore, Standing, Status, UnitResult,
};
use crate::model::{Condition, Guideline, Id, Period, Stage};

/// A result of a side: of which review, organisation and period.
pub type Key = (Id, Id, Period);

/// The results of a side by what they are of.
pub struct Index {
    pub units: BTreeMap<Key, UnitAt>,
}

impl Index {
    pub fn of(half: Half<'_>) -> Self {
        let mut units = BTreeMap::new();
        for (at, results) in half.results.iter().enumerate() {
            for (unit, result) in results.units.iter().enumerate() {
                if let Some(period) = half.period(result.period) {
                    let organisation = half.workspace.organisations.at(result.organisation).to_id();
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
pub struct Seen<'a> {
    pub half: Half<'a>,
    pub results: &'a Results,
    pub unit: &'a UnitResult,
}

/// How an organisation stands: what makes a difference.
#[derive(PartialEq, Eq)]
pub struct Stand<'a> {
    status: Status,
    computed: Option<&'a Id>,
    final_outcome: Option<&'a Id>,
    standing: Option<Standing>,
}

impl<'a> Seen<'a> {
    pub fn guideline(self) -> &'a Guideline {
        &self.half.workspace.guidelines[self.unit.guideline]
    }

    pub fn stand(self) -> Stand<'a> {
        let outcome = |index: Option<usize>| index.map(|index| &self.guideline().outcomes[index].id);
        Stand {
            status: self.unit.status,
            computed: outcome(self.unit.computed),
            final_outcome: outcome(self.unit.final_outcome),
            standing: self.unit.standing,
        }
    }

    pub fn apart(self) -> Apart {
        let outcome = self.unit.final_outcome.map(|index| &self.guideline().outcomes[index]);
        Apart {
            status: self.unit.status,
            outcome: outcome.map(|outcome| outcome.id.clone()),
            name: outcome.map(|outcome| outcome.name.clone()),
        }
    }

    /// The stage that the outcome is computed from.
    pub fn stage(self) -> Stage {
        self.results.preview.unwrap_or_else(|| self.guideline().last_stage())
    }

    pub fn score(self) -> Option<&'a StageScore> {
        self.unit.stages.iter().find(|score| score.stage == self.stage())
    }

    pub fn condition(self, result: &ConditionResult) -> Option<&'a Condition> {
        result.condition(self.guideline())
    }

    /// The name of a condition's list and its id: the same on both sides.
    pub fn name(self, result: &ConditionResult) -> Option<(u8, Option<&'a Id>, &'a Id)> {
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
pub fn flips(before: Seen<'_>, after: Seen<'_>) -> Vec<Pair<usize>> {
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

/// What the flipped conditions of both sides look at, and the quota where the standing is another.
pub fn influence(before: Seen<'_>, after: Seen<'_>, flips: &[Pair<usize>]) -> Influence {
    let mut influence = Influence::default();
    for (side, seen) in [before, after].into_iter().enumerate() {
        influence.add_stage(seen.stage());
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
