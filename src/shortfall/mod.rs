//! What an organisation lacks for a better outcome: the conditions that are not met, the lines with points still
//! open, and the smallest sets of changes that would reach it, each worked out again before it is named.

mod gaps;
mod levels;
mod search;
mod ways;

use crate::check::ValidDataset;
use crate::decide::{self, Supposing};
use crate::model::results::{ConditionList, ConditionResult, StageScore, Status, Truth, UnitResult};
use crate::model::shortfall::{After, Answer, Change, ChangeSet, OpenLine, Remedy, Shortfall, Unmet};
use crate::model::supposed::Told;
use crate::model::{Exact, Form, Guideline, UnitKey};
use crate::score::Card;
use levels::Levels;
use search::Search;
use ways::Ways;

/// The outcome to look at: the next better one than the present one, or the best possible.
#[must_use]
pub fn next_better(unit: &UnitResult) -> Option<usize> {
    match unit.status {
        Status::Determined | Status::Held => unit.computed.and_then(|now| now.checked_sub(1)),
        Status::Undetermined => unit.possible,
        Status::NotCandidate => Some(0),
        Status::Unrated => None,
    }
}

/// What `unit` lacks of the outcome `target`; `None` where it has no result, or surely that outcome or a better one.
#[must_use]
pub fn shortfall(data: &ValidDataset, key: UnitKey, unit: &UnitResult, target: usize) -> Option<Shortfall> {
    let supposing = Supposing::new(data, key)?;
    let guideline = supposing.guideline();
    if decide::surely_reaches(guideline, unit, target) {
        return None;
    }
    let form = data.forms.get(&key).unwrap_or_default();
    let (card, stage) = (supposing.card(&form), supposing.stage());
    let score = unit.stages.iter().find(|score| score.stage == stage);
    let against = (0..unit.conditions.len()).filter(|at| stands_against(&unit.conditions[*at], target));
    let unmet = against.map(|at| unmet(guideline, unit, at, score)).collect();
    let lines = guideline.lines().enumerate().zip(&card.lines);
    let levels: Vec<Levels> =
        lines.filter_map(|(line, score)| Levels::of(guideline, line, score, &form, stage)).collect();
    let open = levels.iter().map(|levels| open_line(guideline, levels)).collect();
    let basis = Basis { data, key, unit, target, supposing: &supposing, form: &form, card: &card };
    let answer = basis.answer(&levels);
    Some(Shortfall { target, stage, unmet, open, answer })
}

fn unmet(guideline: &Guideline, unit: &UnitResult, at: usize, score: Option<&StageScore>) -> Unmet {
    let result = &unit.conditions[at];
    let by_scores = result.condition(guideline).is_none_or(ways::by_scores);
    let remedy = if by_scores { Remedy::Scores } else { Remedy::NotScores };
    Unmet { at, remedy, gaps: gaps::gaps(guideline, result, score) }
}

fn open_line(guideline: &Guideline, levels: &Levels) -> OpenLine {
    let max = guideline.lines().nth(levels.line).and_then(|line| line.max);
    let most = max.map(|max| (max, Exact::from(max).minus(&levels.points)));
    OpenLine { line: levels.line, now: levels.now.is_some().then(|| levels.points.clone()), most }
}

/// Whether a condition keeps the organisation from the outcome.
fn stands_against(result: &ConditionResult, target: usize) -> bool {
    match result.list {
        ConditionList::CandidateIf => result.value != Truth::True,
        ConditionList::Requires(outcome) => outcome == target && result.value != Truth::True,
        ConditionList::ForcedBy(outcome) => outcome > target && result.value != Truth::False,
    }
}

#[derive(Clone, Copy)]
struct Basis<'a, 'd> {
    data: &'a ValidDataset,
    key: UnitKey,
    unit: &'a UnitResult,
    target: usize,
    supposing: &'a Supposing<'d>,
    form: &'a Form,
    card: &'a Card,
}

impl Basis<'_, '_> {
    fn answer(self, levels: &[Levels]) -> Answer {
        let guideline = self.supposing.guideline();
        let candidate = |result: &ConditionResult| {
            result.list != ConditionList::CandidateIf || result.value == Truth::True
        };
        if !self.unit.conditions.iter().all(candidate) {
            return Answer::NotByScores;
        }
        let ways = match ways::open_ways(self.supposing, guideline, self.unit, self.card, self.target) {
            Ways::Open(ways) if ways.is_empty() => return Answer::NotByScores,
            Ways::Open(ways) => ways,
            Ways::NotMonotone => return Answer::NotMonotone,
            Ways::TooMany => return Answer::TooManyWays,
        };
        let mut search =
            Search { supposing: self.supposing, form: self.form, levels, ways: Vec::new(), tries: 0 };
        search.ways = search.within_reach(ways);
        if search.ways.is_empty() {
            return Answer::NotAtBest;
        }
        let (found, ended) = search.run();
        let sets = found.into_iter().map(|(chosen, added)| {
            let each = search.each_added(&chosen);
            let change = |((line, value), added): (&(usize, usize), Exact)| {
                let levels = &levels[*line];
                let told = |value| Told::of_line(guideline, levels.line, value);
                let (before, after) = (levels.now.and_then(told), told(levels.value(*value)));
                Change { line: levels.line, before, after, added }
            };
            let changes: Vec<Change> = chosen.iter().zip(each).map(change).collect();
            let after = self.after(&changes);
            ChangeSet { changes, added, after }
        });
        Answer::Sets(sets.collect(), ended)
    }

    /// What the whole review says with the changes.
    fn after(self, changes: &[Change]) -> After {
        let Some(own) = self.again(changes) else { return After::Fails };
        if !decide::surely_reaches(self.supposing.guideline(), &own, self.target) {
            return After::Fails;
        }
        match own.status {
            Status::Held => After::Held,
            Status::Undetermined => After::AtLeast,
            Status::Determined | Status::Unrated | Status::NotCandidate => {
                own.final_outcome.map_or(After::Fails, After::Outcome)
            }
        }
    }

    /// The result of the organisation when the whole review is worked out with the changes.
    fn again(self, changes: &[Change]) -> Option<UnitResult> {
        let text = |change: &Change| Some((change.line, change.after.as_ref()?.word()));
        let values: Vec<(usize, String)> = changes.iter().map(text).collect::<Option<_>>()?;
        let supposed = self.data.with_values(self.key, self.supposing.stage(), &values)?;
        let (results, _) = decide::results(&supposed, self.key.review, self.key.period, None);
        let is_own =
            |unit: &UnitResult| (unit.organisation, unit.period) == (self.key.organisation, self.key.period);
        results.units.into_iter().find(is_own)
    }
}
