//! From the values of a unit's conditions to where it ends, before the quota.

use super::ends::Way;
use super::known::capped_and_lower;
use super::ladder::{Rung, reachable};
use crate::model::record::{DecidedOutcome, Decision};
use crate::model::results::{ConditionList, Status, Truth, UnitResult};
use crate::model::{Condition, Guideline};

/// The values of a guideline's lists of conditions.
pub struct Lists {
    /// All of `candidate_if`.
    candidacy: Truth,
    /// By outcome.
    pub rungs: Vec<Rung>,
}

impl Lists {
    /// Nothing has been asked yet; the space of `rungs` is used again.
    pub fn new(guideline: &Guideline, mut rungs: Vec<Rung>) -> Self {
        rungs.clear();
        rungs.resize(guideline.outcomes.len(), Rung { requires: Truth::True, forced: Truth::False });
        Self { candidacy: Truth::True, rungs }
    }

    /// Adds the value of a condition.
    pub fn add(&mut self, list: ConditionList, value: Truth) {
        match list {
            ConditionList::CandidateIf => self.candidacy = self.candidacy.min(value),
            ConditionList::Requires(index) => {
                self.rungs[index].requires = self.rungs[index].requires.min(value);
            }
            ConditionList::ForcedBy(index) => {
                self.rungs[index].forced = self.rungs[index].forced.max(value);
            }
        }
    }

    /// Asks for the values of the conditions as far as they matter: no further down the ladder than to the first outcome
    /// that is surely reached, and in a list no further than to the value that settles it.
    pub fn asked(
        guideline: &Guideline,
        rungs: Vec<Rung>,
        value: impl Fn(ConditionList, &Condition) -> Truth,
    ) -> Self {
        let mut lists = Self::new(guideline, rungs);
        lists.ask(ConditionList::CandidateIf, &guideline.candidate_if, Truth::False, &value);
        for (index, outcome) in guideline.outcomes.iter().enumerate() {
            lists.ask(ConditionList::ForcedBy(index), &outcome.forced_by, Truth::True, &value);
        }
        for (index, outcome) in guideline.outcomes.iter().enumerate() {
            lists.ask(ConditionList::Requires(index), &outcome.requires, Truth::False, &value);
            if lists.rungs[index].requires == Truth::True {
                break;
            }
        }
        lists
    }

    fn ask(
        &mut self,
        list: ConditionList,
        conditions: &[Condition],
        settled: Truth,
        value: impl Fn(ConditionList, &Condition) -> Truth,
    ) {
        for condition in conditions {
            let value = value(list, condition);
            self.add(list, value);
            if value == settled {
                return;
            }
        }
    }
}

/// Shows every top-level condition of the lists that are wanted, with its list and its place there: `candidate_if`,
/// then by outcome `requires` and `forced_by`.
pub fn each_condition<'g>(
    guideline: &'g Guideline,
    is_wanted: impl Fn(ConditionList) -> bool,
    mut take: impl FnMut(ConditionList, usize, &'g Condition),
) {
    let of_candidacy = (ConditionList::CandidateIf, &*guideline.candidate_if);
    let of_outcomes = guideline.outcomes.iter().enumerate().flat_map(|(index, outcome)| {
        [
            (ConditionList::Requires(index), &*outcome.requires),
            (ConditionList::ForcedBy(index), &*outcome.forced_by),
        ]
    });
    let lists = std::iter::once(of_candidacy).chain(of_outcomes);
    // many guidelines leave most of the lists empty
    lists.filter(|(list, conditions)| !conditions.is_empty() && is_wanted(*list)).for_each(
        |(list, conditions)| {
            for (position, condition) in conditions.iter().enumerate() {
                take(list, position, condition);
            }
        },
    );
}

/// A condition's value as it counts: where it is waived or its subject has left the form it helps, which is to be
/// true where all must hold, and false where one would force an outcome.
pub fn counted(list: ConditionList, value: Option<Truth>, waiver: Option<usize>) -> Truth {
    let helpful = match list {
        ConditionList::CandidateIf | ConditionList::Requires(_) => Truth::True,
        ConditionList::ForcedBy(_) => Truth::False,
    };
    value.filter(|_| waiver.is_none()).unwrap_or(helpful)
}

/// Where a unit ends before the quota.
pub struct Verdict {
    pub status: Status,
    pub computed: Option<usize>,
    pub possible: Option<usize>,
    pub candidacy: Truth,
    /// Every end that it may still come to, where it is not determined.
    pub ways: Vec<Way>,
}

impl Verdict {
    pub fn new(guideline: &Guideline, lists: &Lists, decision: Option<&Decision>) -> Self {
        let candidacy = lists.candidacy;
        let ended = |status, computed| Self { status, computed, possible: None, candidacy, ways: Vec::new() };
        if decision.is_some_and(|decision| decision.outcome.value == DecidedOutcome::Unrated) {
            return ended(Status::Unrated, None);
        }
        if candidacy == Truth::False {
            return ended(Status::NotCandidate, None);
        }
        let mut reached = reachable(&lists.rungs);
        let (best, next) = (reached.next(), reached.next());
        if best.is_some() && next.is_none() && candidacy == Truth::True {
            return ended(Status::Determined, best);
        }
        Self { possible: best, ways: ways(guideline, lists), ..ended(Status::Undetermined, None) }
    }
}

/// How a unit that is not determined may still end.
fn ways(guideline: &Guideline, lists: &Lists) -> Vec<Way> {
    let mut ways: Vec<Way> = reachable(&lists.rungs).map(Way::Outcome).collect();
    if lists.candidacy == Truth::Unknown {
        ways.push(Way::NotCandidate);
    }
    if let Some([capped, lower]) = capped_and_lower(guideline)
        && ways.contains(&Way::Outcome(capped))
    {
        ways.push(Way::Outcome(lower));
    }
    ways
}

/// Whether a result has the outcome or a better one before the quota, whatever is not known yet.
#[must_use]
pub fn surely_reaches(guideline: &Guideline, unit: &UnitResult, outcome: usize) -> bool {
    let mut lists = Lists::new(guideline, Vec::new());
    for result in &unit.conditions {
        lists.add(result.list, result.value);
    }
    let worst = reachable(&lists.rungs).last();
    lists.candidacy == Truth::True
        && unit.status != Status::Unrated
        && worst.is_some_and(|worst| worst <= outcome)
}
