//! The conditions with all nested in them, and the walk down the ladder that follows from their values.

use std::collections::BTreeSet;

use crate::decide::{End, Worked};
use crate::model::condition::{Subject, Test};
use crate::model::results::{ConditionList, ConditionResult, Observed, Truth, UnitResult};
use crate::model::{Condition, Criterion, Guideline, Place, UnitKey};

/// A top-level condition.
#[derive(Clone, Debug)]
pub struct ConditionAccount {
    /// As it counts: after waivers, and with what a condition that left the form is worth.
    pub result: ConditionResult,
    /// What it was by itself.
    pub examined: Examined,
}

/// A condition as it was found, and those nested in it.
#[derive(Clone, Debug)]
pub struct Examined {
    /// `None` when its subject has left the form.
    pub value: Option<Truth>,
    pub observed: Observed,
    /// The row of the event it looked at.
    pub event: Option<Place>,
    /// Every end of the other result it looked at; `None` where there is no such result.
    pub ends: Option<BTreeSet<End>>,
    pub parts: Vec<Examined>,
}

/// How the outcome was reached.
#[derive(Clone, Debug)]
pub struct Walk {
    pub candidacy: Truth,
    /// Outcomes that something could force, worst first.
    pub forced: Vec<Rung>,
    /// The outcomes that were tried, best first, up to the one that was reached.
    pub tried: Vec<Rung>,
}

/// An outcome on the way.
#[derive(Clone, Debug)]
pub struct Rung {
    pub outcome: usize,
    /// All of its requirements, or any of what forces it.
    pub value: Truth,
}

/// The top-level conditions of a unit, in the order of its result.
pub fn conditions(
    worked: &Worked<'_>,
    key: UnitKey,
    guideline: &Guideline,
    result: &UnitResult,
) -> Vec<ConditionAccount> {
    let account = |(condition, result): (&Condition, &ConditionResult)| {
        let examined = examined(worked, key, condition)?;
        Some(ConditionAccount { result: result.clone(), examined })
    };
    guideline.conditions().zip(&result.conditions).filter_map(account).collect()
}

fn examined(worked: &Worked<'_>, key: UnitKey, condition: &Condition) -> Option<Examined> {
    let (value, observed) = worked.evaluate(key, condition)?;
    let event = match &condition.test {
        Test::Step { step, .. } => worked.data().earliest_event_of(key, step.value).map(|event| event.place),
        Test::All(_)
        | Test::Any(_)
        | Test::Not(_)
        | Test::Compare(_)
        | Test::RequiredCriteria
        | Test::Judgement(_)
        | Test::Outcome(_) => None,
    };
    let parts = condition.parts().iter().filter_map(|part| examined(worked, key, part)).collect();
    Some(Examined { value, observed, event, ends: ends(worked, key, condition), parts })
}

/// What the other result of an `outcome` condition may still end in.
fn ends(worked: &Worked<'_>, key: UnitKey, condition: &Condition) -> Option<BTreeSet<End>> {
    let Test::Outcome(test) = &condition.test else { return None };
    let review = worked.data().manifest.review_at(test.review.value.as_str())?;
    let other = UnitKey { review, ..key };
    worked.data().guideline_for(other)?;
    Some(worked.ends(other, test.source))
}

/// The walk that the conditions' values make.
pub fn walk(guideline: &Guideline, conditions: &[ConditionAccount]) -> Walk {
    let values = |list| {
        let own = conditions.iter().filter(move |condition| condition.result.list == list);
        own.map(|condition| condition.result.value)
    };
    let rung = |outcome, value| Rung { outcome, value };
    let forcing = (0..guideline.outcomes.len()).rev();
    let forcing = forcing.filter(|index| !guideline.outcomes[*index].forced_by.is_empty());
    let forced = forcing
        .map(|index| rung(index, values(ConditionList::ForcedBy(index)).max().unwrap_or(Truth::False)));
    let mut tried: Vec<Rung> = Vec::new();
    for index in 0..guideline.outcomes.len() {
        let value = values(ConditionList::Requires(index)).min().unwrap_or(Truth::True);
        tried.push(rung(index, value));
        if value == Truth::True {
            break;
        }
    }
    Walk {
        candidacy: values(ConditionList::CandidateIf).min().unwrap_or(Truth::True),
        forced: forced.collect(),
        tried,
    }
}

/// Whether a condition, or one nested in it, looks at a line of the form, by itself or in a sum.
#[must_use]
pub fn looks_at(guideline: &Guideline, condition: &Condition, line: &Criterion) -> bool {
    let of_group = |id: &crate::model::Id| {
        let group = guideline.groups.iter().find(|group| group.id == *id);
        group.is_some_and(|group| group.criteria.iter().any(|other| other.id == line.id))
    };
    condition.with_nested().into_iter().any(|condition| match &condition.test {
        Test::RequiredCriteria => line.required.is_some(),
        Test::Compare(comparing) => match &comparing.subject {
            Subject::Total | Subject::EveryGroup => line.max.is_some(),
            Subject::Group(id) => of_group(&id.value),
            Subject::Criterion(id) => id.value == line.id,
            Subject::EveryCriterion if comparing.rating_at_least.is_some() => !line.bonus && line.is_rating(),
            Subject::EveryCriterion => !line.bonus && line.max.is_some(),
            Subject::Fact(_) | Subject::Measure(_) => false,
        },
        Test::All(_)
        | Test::Any(_)
        | Test::Not(_)
        | Test::Judgement(_)
        | Test::Step { .. }
        | Test::Outcome(_) => false,
    })
}
