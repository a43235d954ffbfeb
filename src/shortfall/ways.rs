//! The ways in which an outcome can be reached: alternatives, each a list of conditions that must all be so.

use crate::decide::Supposing;
use crate::model::condition::{Comparator, Comparing, Subject};
use crate::model::results::{ConditionList, ConditionResult, Truth, UnitResult};
use crate::model::{Condition, Guideline, Test};
use crate::score::Card;

/// A condition without parts, and the value it must have.
pub type Wanted<'g> = (&'g Condition, Truth);

/// All of these together.
pub type Way<'g> = Vec<Wanted<'g>>;

/// The ways to `target` or better, and whether more points can never close one of them.
pub struct Ways<'g> {
    pub ways: Vec<Way<'g>>,
    pub monotone: Monotone,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Monotone {
    Yes,
    No,
}

/// The ways that what scores cannot change leaves open.
pub fn open_ways<'g>(
    supposing: &Supposing<'_>,
    guideline: &'g Guideline,
    unit: &UnitResult,
    card: &Card,
    target: usize,
) -> Ways<'g> {
    let finder = Finder { supposing, card };
    let of = |list: ConditionList| unit.conditions.iter().filter(move |result| result.list == list);
    let not_forced = (target + 1..guideline.outcomes.len()).flat_map(|worse| {
        of(ConditionList::ForcedBy(worse))
            .filter_map(move |result| finder.top(guideline, result, Truth::False))
    });
    let not_forced: Vec<Vec<Way<'g>>> = not_forced.collect();
    let mut ways = Vec::new();
    for outcome in 0..=target {
        let required = of(ConditionList::Requires(outcome))
            .filter_map(|result| finder.top(guideline, result, Truth::True));
        ways.extend(product(required.chain(not_forced.iter().cloned())));
    }
    ways.retain(|way| way.iter().all(|wanted| by_scores(wanted.0) || finder.is_so(*wanted)));
    for way in &mut ways {
        way.retain(|wanted| by_scores(wanted.0));
    }
    let forced_by_scores = (0..=target).flat_map(|outcome| &guideline.outcomes[outcome].forced_by);
    let bent = forced_by_scores.flat_map(Condition::with_nested).any(by_scores)
        || ways.iter().flatten().any(|wanted| !rises(*wanted));
    Ways { ways, monotone: if bent { Monotone::No } else { Monotone::Yes } }
}

#[derive(Clone, Copy)]
struct Finder<'a, 's, 'd> {
    supposing: &'s Supposing<'d>,
    card: &'a Card,
}

impl Finder<'_, '_, '_> {
    fn is_so(&self, (condition, wanted): Wanted<'_>) -> bool {
        self.supposing.truth(self.card, condition) == Some(wanted)
    }

    /// The ways of a top-level condition; `None` when it is waived or has left the form, and so asks nothing.
    fn top<'g>(
        &self,
        guideline: &'g Guideline,
        result: &ConditionResult,
        wanted: Truth,
    ) -> Option<Vec<Way<'g>>> {
        let list = match result.list {
            ConditionList::CandidateIf => &guideline.candidate_if,
            ConditionList::Requires(index) => &guideline.outcomes[index].requires,
            ConditionList::ForcedBy(index) => &guideline.outcomes[index].forced_by,
        };
        let condition = list.get(result.position).filter(|_| result.waiver.is_none())?;
        self.ways(condition, wanted)
    }

    fn ways<'g>(&self, condition: &'g Condition, wanted: Truth) -> Option<Vec<Way<'g>>> {
        let inner = |parts: &'g [Condition]| {
            let found: Vec<_> = parts.iter().filter_map(|part| self.ways(part, wanted)).collect();
            (!found.is_empty()).then_some(found)
        };
        match (&condition.test, wanted) {
            (Test::Not(part), Truth::True) => self.ways(part, Truth::False),
            (Test::Not(part), Truth::False | Truth::Unknown) => self.ways(part, Truth::True),
            (Test::All(parts), Truth::True) | (Test::Any(parts), Truth::False | Truth::Unknown) => {
                inner(parts).map(|found| product(found.into_iter()))
            }
            (Test::Any(parts), Truth::True) | (Test::All(parts), Truth::False | Truth::Unknown) => {
                inner(parts).map(|found| found.into_iter().flatten().collect())
            }
            (
                Test::Compare(_)
                | Test::RequiredCriteria
                | Test::Judgement(_)
                | Test::Step { .. }
                | Test::Outcome(_),
                _,
            ) => self.supposing.truth(self.card, condition).map(|_| vec![vec![(condition, wanted)]]),
        }
    }
}

/// One way of each, in every combination.
fn product<'g>(lists: impl Iterator<Item = Vec<Way<'g>>>) -> Vec<Way<'g>> {
    lists.fold(vec![Vec::new()], |ways, list| {
        let extended = |way: &Way<'g>| {
            list.iter().map(|more| [way.as_slice(), more.as_slice()].concat()).collect::<Vec<_>>()
        };
        ways.iter().flat_map(extended).collect()
    })
}

/// Whether the values of lines decide it; facts, steps and other results do not depend on them.
pub fn by_scores(condition: &Condition) -> bool {
    match &condition.test {
        Test::Compare(Comparing { subject, .. }) => match subject {
            Subject::Total
            | Subject::Group(_)
            | Subject::EveryGroup
            | Subject::Criterion(_)
            | Subject::EveryCriterion => true,
            Subject::Fact(_) | Subject::Measure(_) => false,
        },
        Test::RequiredCriteria => true,
        Test::All(parts) | Test::Any(parts) => parts.iter().any(by_scores),
        Test::Not(part) => by_scores(part),
        Test::Judgement(_) | Test::Step { .. } | Test::Outcome(_) => false,
    }
}

/// Whether more points can never take it away, and one list of least values is all that it asks.
fn rises((condition, wanted): Wanted<'_>) -> bool {
    let Test::Compare(comparing) = &condition.test else { return wanted == Truth::True };
    let upwards = |comparator| matches!(comparator, Comparator::AtLeast | Comparator::Above);
    let downwards = |comparator| matches!(comparator, Comparator::AtMost | Comparator::Below);
    let comparisons = &comparing.comparisons;
    match wanted {
        Truth::True => comparisons.iter().all(|comparison| upwards(comparison.comparator)),
        Truth::False | Truth::Unknown => {
            let one = comparisons.len() == 1 && comparing.rating_at_least.is_none();
            let single =
                matches!(comparing.subject, Subject::Total | Subject::Group(_) | Subject::Criterion(_));
            one && single && comparisons.iter().all(|comparison| downwards(comparison.comparator))
        }
    }
}
