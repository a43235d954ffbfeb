//! One result: from its form and conditions to where it ends, before the quota.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::condition::Subjects;
use super::ends::Way;
use super::figure::Possible;
use super::known::{Brief, Known, capped_and_lower};
use super::ladder::{Rung, reachable};
use super::missing::missing;
use super::quota::Rank;
use crate::diagnostics::Diagnostic;
use crate::model::record::{DecidedOutcome, Decision};
use crate::model::results::{
    ConditionList, ConditionResult, DecisionResult, Observed, StageScore, Status, Truth, UnitResult,
};
use crate::model::{Condition, FormTraits, Guideline, Id, LineEntry, Stage, UnitKey};
use crate::score::{LineScore, Measured, Scoring, unfit};

/// A unit with the scores of the stage that decides, before any condition is looked at.
pub struct Weighed {
    pub key: UnitKey,
    /// Its guideline.
    pub index: usize,
    /// What is said of its form as a whole, if it has one, and what its lines say.
    pub traits: Option<FormTraits>,
    pub entries: Vec<LineEntry>,
    pub measures: BTreeMap<Id, Possible>,
    /// Those that are known.
    pub measured: Measured,
    pub scores: StageScore,
    /// The scores of the lines, once somebody has asked for them.
    pub lines: OnceCell<Vec<LineScore>>,
}

impl Weighed {
    /// The scores of a stage.
    pub fn score(&self, guideline: &Guideline, stage: Stage) -> Cow<'_, StageScore> {
        if stage == self.scores.stage {
            return Cow::Borrowed(&self.scores);
        }
        let scoring = Scoring { guideline, period: self.key.period, measured: &self.measured };
        Cow::Owned(scoring.scores(&self.entries, stage))
    }
}

/// Room for what the lines of a unit say; it is used again and again.
#[derive(Default)]
pub struct Space(Vec<LineEntry>);

impl Space {
    /// Takes back the room of a unit that is not needed any more.
    pub fn take_back(&mut self, weighed: Weighed) {
        self.0 = weighed.entries;
    }
}

/// What a unit comes to, and what is needed to settle it among its peers.
pub struct Outline {
    pub brief: Brief,
    /// Every end that it may still come to, where it is not determined.
    pub ways: Vec<Way>,
    /// What it is ranked by, if it is up for the capped outcome.
    pub rank: Option<Rank>,
    /// Measured values that do not fit their lines.
    pub unfit: Vec<Diagnostic>,
}

impl Known<'_> {
    /// Scores a unit. All that it looks at has been worked out before.
    pub fn weigh(self, key: UnitKey, index: usize, space: &mut Space) -> Weighed {
        let guideline = self.guideline(index);
        let measures = self.measures(key, guideline);
        let measured =
            measures.iter().map(|(id, possible)| (id.clone(), possible.known().cloned())).collect();
        let mut entries = std::mem::take(&mut space.0);
        let traits = self.data.forms.read_entries(&key, &mut entries);
        let scoring = Scoring { guideline, period: key.period, measured: &measured };
        let scores = scoring.scores(&entries, self.stage(key, index));
        Weighed { key, index, traits, entries, measures, measured, scores, lines: OnceCell::new() }
    }

    /// What a unit comes to before the quota.
    pub fn outline(self, weighed: &Weighed) -> Outline {
        let guideline = self.guideline(weighed.index);
        let decision = self.data.decisions.get(&weighed.key);
        let verdict = verdict(guideline, &self.values(&self.subjects(weighed)), decision);
        let capped = capped_and_lower(guideline).map(|[capped, _]| capped);
        let is_candidate = verdict.computed.is_some() && verdict.computed == capped;
        Outline {
            brief: Brief::new(verdict.status, verdict.computed),
            ways: verdict.ways,
            rank: guideline.quota.as_ref().filter(|_| is_candidate).map(|quota| self.rank(weighed, quota)),
            unfit: self.check_measured(weighed),
        }
    }

    /// The result of a unit that has been worked out, with everything it rests on.
    pub fn result(self, key: UnitKey, index: usize, space: &mut Space) -> UnitResult {
        let weighed = self.weigh(key, index, space);
        let result = self.result_of(&weighed);
        space.take_back(weighed);
        result
    }

    /// The same of one that has been scored already.
    pub fn result_of(self, weighed: &Weighed) -> UnitResult {
        let Weighed { key, index, .. } = weighed;
        let guideline = self.guideline(*index);
        let of_stage = |stage: &Stage| weighed.score(guideline, *stage).into_owned();
        let subjects = self.subjects(weighed);
        let conditions = self.conditions(&subjects);
        let values: Vec<Value> = conditions.iter().map(|result| (result.list, result.value)).collect();
        let decision = self.data.decisions.get(key);
        let verdict = verdict(guideline, &values, decision);
        let missing = if verdict.status == Status::Undetermined {
            missing(&subjects, &conditions, verdict.candidacy)
        } else {
            Vec::new()
        };
        // what the quota made of it
        let settled = self.state.brief(*key).filter(|brief| brief.standing.is_some());
        let final_outcome = settled.map_or(verdict.computed, Brief::final_outcome);
        UnitResult {
            organisation: key.organisation,
            guideline: *index,
            period: key.period,
            stages: guideline.stages.iter().map(of_stage).collect(),
            conditions,
            status: settled.map_or(verdict.status, |brief| brief.status),
            computed: verdict.computed,
            final_outcome,
            possible: verdict.possible,
            missing,
            standing: settled.and_then(|brief| brief.standing),
            decision: decision.map(|decision| Box::new(recorded(guideline, decision, final_outcome))),
        }
    }

    pub fn subjects<'s>(self, weighed: &'s Weighed) -> Subjects<'s>
    where
        Self: 's,
    {
        let Weighed { key, index, entries, measures, measured, scores, lines, .. } = weighed;
        let guideline = self.guideline(*index);
        Subjects { known: self, key: *key, guideline, entries, scores, lines, measures, measured }
    }

    fn measures(self, key: UnitKey, guideline: &Guideline) -> BTreeMap<Id, Possible> {
        let of_measure =
            |measure: &crate::model::Measure| (measure.id.clone(), self.measure(key, guideline, measure));
        guideline.measures.iter().map(of_measure).collect()
    }

    /// A measured value that does not fit its line is a problem of the records.
    fn check_measured(self, weighed: &Weighed) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if weighed.measures.is_empty() {
            return found;
        }
        let period = weighed.key.period;
        let lines = self.guideline(weighed.index).lines();
        for line in lines.filter(|line| line.counts_in(period) && line.applies_in(period)) {
            let Some(measure) = &line.measure else { continue };
            let value = weighed.measures.get(&measure.value).and_then(Possible::known);
            if let Some(value) = value.filter(|value| unfit(line, value)) {
                found.push(self.unfit(weighed.key, line, &measure.value, value));
            }
        }
        found
    }

    /// The values of all top-level conditions, in the order of [`Self::conditions`].
    fn values(self, subjects: &Subjects<'_>) -> Vec<Value> {
        let listed = listed(subjects.guideline);
        let value = |(list, _, condition): (ConditionList, usize, &Condition)| {
            let waiver = self.waiver(subjects.key, condition);
            (list, counted(list, subjects.truth(condition), waiver))
        };
        listed.map(value).collect()
    }

    /// Every top-level condition: `candidate_if`, then by outcome `requires` and `forced_by`.
    fn conditions(self, subjects: &Subjects<'_>) -> Vec<ConditionResult> {
        let mut results = Vec::with_capacity(subjects.guideline.conditions().count());
        results.extend(listed(subjects.guideline).map(|(list, position, condition)| {
            let (value, observed) = subjects.evaluate(condition);
            let waiver = self.waiver(subjects.key, condition);
            let observed = if value.is_none() { Observed::LeftTheForm } else { observed };
            ConditionResult { list, position, value: counted(list, value, waiver), waiver, observed }
        }));
        results
    }

    /// A waiver of the condition in force on the period's last day.
    pub fn waiver(self, key: UnitKey, condition: &Condition) -> Option<usize> {
        if self.data.waivers.is_empty() {
            return None;
        }
        let own = self.data.waivers_of.get(&(key.organisation, key.review))?;
        own.iter().copied().find(|index| {
            let waiver = &self.data.waivers[*index];
            condition.id.as_ref() == Some(&waiver.condition.value)
                && waiver.in_force_on(key.period.last_day())
        })
    }
}

/// A top-level condition's list, and its value as it counts there.
type Value = (ConditionList, Truth);

/// The top-level conditions, each with its list and its place there: `candidate_if`, then by outcome.
fn listed(guideline: &Guideline) -> impl Iterator<Item = (ConditionList, usize, &Condition)> {
    let of_outcomes = guideline.outcomes.iter().enumerate().flat_map(|(index, outcome)| {
        let forced_by = (ConditionList::ForcedBy(index), &outcome.forced_by);
        [(ConditionList::Requires(index), &outcome.requires), forced_by]
    });
    let lists = std::iter::once((ConditionList::CandidateIf, &guideline.candidate_if)).chain(of_outcomes);
    lists.flat_map(|(list, conditions)| {
        conditions.iter().enumerate().map(move |(position, condition)| (list, position, condition))
    })
}

/// A condition's value as it counts: where it is waived or its subject has left the form it helps, which is to be
/// true where all must hold, and false where one would force an outcome.
fn counted(list: ConditionList, value: Option<Truth>, waiver: Option<usize>) -> Truth {
    let helpful = match list {
        ConditionList::CandidateIf | ConditionList::Requires(_) => Truth::True,
        ConditionList::ForcedBy(_) => Truth::False,
    };
    value.filter(|_| waiver.is_none()).unwrap_or(helpful)
}

struct Verdict {
    status: Status,
    computed: Option<usize>,
    possible: Option<usize>,
    candidacy: Truth,
    ways: Vec<Way>,
}

fn verdict(guideline: &Guideline, conditions: &[Value], decision: Option<&Decision>) -> Verdict {
    let all = |list| values(conditions, list).min().unwrap_or(Truth::True);
    let candidacy = all(ConditionList::CandidateIf);
    let ended = |status, computed| Verdict { status, computed, possible: None, candidacy, ways: Vec::new() };
    if decision.is_some_and(|decision| decision.outcome.value == DecidedOutcome::Unrated) {
        return ended(Status::Unrated, None);
    }
    if candidacy == Truth::False {
        return ended(Status::NotCandidate, None);
    }
    let reached = open_outcomes(guideline, conditions);
    if let ([only], Truth::True) = (&reached[..], candidacy) {
        return ended(Status::Determined, Some(*only));
    }
    let mut ways: Vec<Way> = reached.iter().copied().map(Way::Outcome).collect();
    if candidacy == Truth::Unknown {
        ways.push(Way::NotCandidate);
    }
    if let Some([capped, lower]) = capped_and_lower(guideline)
        && ways.contains(&Way::Outcome(capped))
    {
        ways.push(Way::Outcome(lower));
    }
    let possible = reached.first().copied();
    Verdict { status: Status::Undetermined, computed: None, possible, candidacy, ways }
}

/// The outcomes that a candidate may still end in before the quota, best first.
fn open_outcomes(guideline: &Guideline, conditions: &[Value]) -> Vec<usize> {
    let mut rungs = vec![Rung { requires: Truth::True, forced: Truth::False }; guideline.outcomes.len()];
    for (list, value) in conditions {
        match list {
            ConditionList::CandidateIf => {}
            ConditionList::Requires(index) => rungs[*index].requires = rungs[*index].requires.min(*value),
            ConditionList::ForcedBy(index) => rungs[*index].forced = rungs[*index].forced.max(*value),
        }
    }
    reachable(&rungs)
}

/// Whether a result has the outcome or a better one before the quota, whatever is not known yet.
#[must_use]
pub fn surely_reaches(guideline: &Guideline, unit: &UnitResult, outcome: usize) -> bool {
    let conditions: Vec<Value> = unit.conditions.iter().map(|result| (result.list, result.value)).collect();
    let is_candidate =
        values(&conditions, ConditionList::CandidateIf).all(|candidacy| candidacy == Truth::True);
    let open = open_outcomes(guideline, &conditions);
    is_candidate && unit.status != Status::Unrated && open.last().is_some_and(|worst| *worst <= outcome)
}

fn values(conditions: &[Value], list: ConditionList) -> impl Iterator<Item = Truth> {
    conditions.iter().filter(move |(own, _)| *own == list).map(|(_, value)| *value)
}

fn recorded(guideline: &Guideline, decision: &Decision, final_outcome: Option<usize>) -> DecisionResult {
    let outcome = match &decision.outcome.value {
        DecidedOutcome::Outcome(id) => Some(id.clone()),
        DecidedOutcome::Unrated => None,
    };
    let final_outcome = final_outcome.map(|index| &guideline.outcomes[index].id);
    DecisionResult {
        number: decision.number.clone(),
        date: decision.date.value,
        place: decision.place,
        agrees: final_outcome.map(|id| outcome.as_ref() == Some(id)),
        outcome,
    }
}
