//! The ways in which an outcome can be reached: alternatives, each a list of conditions that must all be so.

use crate::decide::Supposing;
use crate::model::condition::{Comparator, Comparing, Subject};
use crate::model::results::{ConditionList, ConditionResult, Truth, UnitResult};
use crate::model::shortfall::MOST_WAYS;
use crate::model::{Condition, Guideline, Test};
use crate::score::Card;

/// A condition without parts that scores decide, and the value it must have.
pub type Wanted<'g> = (&'g Condition, Truth);

/// All of these together.
pub type Way<'g> = Vec<Wanted<'g>>;

/// The ways that what scores cannot change leaves open.
pub enum Ways<'g> {
    /// Without any, no score reaches the outcome.
    Open(Vec<Way<'g>>),
    /// More points could close one of them.
    NotMonotone,
    /// More than are looked at.
    TooMany,
}

/// There are more alternatives than are looked at.
struct TooMany;

/// The ways to `target` or better.
pub fn open_ways<'g>(
    supposing: &Supposing<'_>,
    guideline: &'g Guideline,
    unit: &UnitResult,
    card: &Card,
    target: usize,
) -> Ways<'g> {
    let finder = Finder { supposing, card, guideline, unit };
    let Ok(not_forced) = finder.not_forced_below(target) else { return Ways::TooMany };
    if not_forced.is_empty() {
        return Ways::Open(not_forced);
    }
    let forced_here = (0..=target).flat_map(|outcome| &guideline.outcomes[outcome].forced_by);
    if forced_here.flat_map(Condition::with_nested).any(by_scores) {
        return Ways::NotMonotone;
    }
    let Ok(ways) = finder.ways_to(target, not_forced) else { return Ways::TooMany };
    if ways.iter().flatten().all(|wanted| rises(*wanted)) { Ways::Open(ways) } else { Ways::NotMonotone }
}

#[derive(Clone, Copy)]
struct Finder<'a, 's, 'd, 'g> {
    supposing: &'s Supposing<'d>,
    card: &'a Card,
    guideline: &'g Guideline,
    unit: &'a UnitResult,
}

impl<'g> Finder<'_, '_, '_, 'g> {
    /// How nothing worse than the target is forced.
    fn not_forced_below(self, target: usize) -> Result<Vec<Way<'g>>, TooMany> {
        (target + 1..self.guideline.outcomes.len()).try_fold(vec![Way::new()], |ways, worse| {
            self.together(ways, ConditionList::ForcedBy(worse), Truth::False)
        })
    }

    /// The same with an outcome up to the target that is forced, or has all that it requires.
    fn ways_to(self, target: usize, not_forced: Vec<Way<'g>>) -> Result<Vec<Way<'g>>, TooMany> {
        let is_forced = |result: &ConditionResult| match result.list {
            ConditionList::ForcedBy(outcome) => outcome <= target && result.value == Truth::True,
            ConditionList::Requires(_) | ConditionList::CandidateIf => false,
        };
        if self.unit.conditions.iter().any(is_forced) {
            return Ok(not_forced);
        }
        let mut ways = Vec::new();
        for outcome in 0..=target {
            ways.extend(self.together(not_forced.clone(), ConditionList::Requires(outcome), Truth::True)?);
        }
        bounded(ways)
    }

    /// These ways with every condition of a list as wanted. One that is waived or has left the form asks nothing.
    fn together(
        self,
        ways: Vec<Way<'g>>,
        list: ConditionList,
        wanted: Truth,
    ) -> Result<Vec<Way<'g>>, TooMany> {
        let results = self.unit.conditions.iter().filter(|result| result.list == list);
        results.filter(|result| result.waiver.is_none()).try_fold(ways, |ways, result| {
            let condition = result.condition(self.guideline);
            let own = condition.map(|condition| self.ways(condition, wanted)).transpose()?.flatten();
            own.map_or(Ok(ways.clone()), |own| product(&ways, &own))
        })
    }

    /// `None` when the condition has left the form; none at all when no score makes it so.
    fn ways(self, condition: &'g Condition, wanted: Truth) -> Result<Option<Vec<Way<'g>>>, TooMany> {
        match (&condition.test, wanted) {
            (Test::Not(part), Truth::True) => self.ways(part, Truth::False),
            (Test::Not(part), Truth::False | Truth::Unknown) => self.ways(part, Truth::True),
            (Test::All(parts), Truth::True) | (Test::Any(parts), Truth::False | Truth::Unknown) => {
                self.every(parts, wanted)
            }
            (Test::Any(parts), Truth::True) | (Test::All(parts), Truth::False | Truth::Unknown) => {
                self.any(parts, wanted)
            }
            (
                Test::Compare(_)
                | Test::RequiredCriteria
                | Test::Judgement(_)
                | Test::Step { .. }
                | Test::Outcome(_),
                _,
            ) => Ok(self.supposing.truth(self.card, condition).map(|now| {
                let open = by_scores(condition).then(|| vec![(condition, wanted)]);
                // what scores cannot change is so, or never
                open.or_else(|| (now == wanted).then(Way::new)).into_iter().collect()
            })),
        }
    }

    fn inside(self, parts: &'g [Condition], wanted: Truth) -> Result<Vec<Vec<Way<'g>>>, TooMany> {
        parts.iter().filter_map(|part| self.ways(part, wanted).transpose()).collect()
    }

    fn every(self, parts: &'g [Condition], wanted: Truth) -> Result<Option<Vec<Way<'g>>>, TooMany> {
        let found = self.inside(parts, wanted)?;
        let all = || found.iter().try_fold(vec![Way::new()], |ways, own| product(&ways, own));
        (!found.is_empty()).then(all).transpose()
    }

    fn any(self, parts: &'g [Condition], wanted: Truth) -> Result<Option<Vec<Way<'g>>>, TooMany> {
        let found = self.inside(parts, wanted)?;
        (!found.is_empty()).then(|| bounded(found.concat())).transpose()
    }
}

/// One way of each, in every combination.
fn product<'g>(left: &[Way<'g>], right: &[Way<'g>]) -> Result<Vec<Way<'g>>, TooMany> {
    if left.len() * right.len() > MOST_WAYS {
        return Err(TooMany);
    }
    let extended =
        |way: &Way<'g>| right.iter().map(|more| [way.as_slice(), more].concat()).collect::<Vec<_>>();
    bounded(left.iter().flat_map(extended).collect())
}

/// Where one way asks for nothing, the others are not needed.
fn bounded(ways: Vec<Way<'_>>) -> Result<Vec<Way<'_>>, TooMany> {
    if ways.iter().any(Vec::is_empty) {
        return Ok(vec![Way::new()]);
    }
    if ways.len() > MOST_WAYS { Err(TooMany) } else { Ok(ways) }
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
