//! One result: from its form and conditions to where it ends, before the quota.

use std::collections::{BTreeMap, BTreeSet};

use super::Engine;
use super::condition::Subjects;
use super::ends::End;
use super::figure::Possible;
use super::ladder::{Rung, reachable};
use super::missing::missing;
use crate::model::record::{DecidedOutcome, Decision};
use crate::model::results::{
    ConditionList, ConditionResult, DecisionResult, Observed, Status, Truth, UnitResult,
};
use crate::model::{Condition, Exact, Guideline, Id, UnitKey};
use crate::score::{Card, Scoring, unfit};

/// A result and what other results need to know of it.
pub struct Unit {
    pub result: UnitResult,
    /// Every end it may still come to.
    pub ends: BTreeSet<End>,
    /// The scores of the stage that decides.
    pub card: Card,
    pub measures: BTreeMap<Id, Possible>,
}

impl Engine<'_> {
    /// Works out a unit. All that it looks at has been worked out before.
    pub fn unit(&mut self, key: UnitKey, index: usize) -> Unit {
        let guideline = &self.data.guidelines[index];
        let measures = self.measures(key, guideline);
        let known = measures.iter().map(|(id, possible)| (id.clone(), possible.known().cloned())).collect();
        let scoring =
            Scoring { guideline, form: self.data.forms.get(&key), period: key.period, measured: &known };
        self.check_measured(key, guideline, &measures);
        let card = scoring.card(self.stage(key, index));
        let stages = guideline.stages.iter().map(|stage| scoring.card(*stage).scores).collect();
        let subjects = Subjects { engine: self, key, guideline, card: &card, measures: &measures };
        let conditions = self.conditions(&subjects);
        let decision = self.data.decisions.get(&key);
        let verdict = verdict(guideline, &conditions, decision);
        let missing = if verdict.status == Status::Undetermined {
            missing(&subjects, &conditions, verdict.candidacy)
        } else {
            Vec::new()
        };
        let result = UnitResult {
            organisation: key.organisation,
            guideline: index,
            period: key.period,
            stages,
            conditions,
            status: verdict.status,
            computed: verdict.computed,
            final_outcome: verdict.computed,
            possible: verdict.possible,
            missing,
            standing: None,
            decision: decision.map(|decision| recorded(guideline, decision, verdict.computed)),
        };
        Unit { result, ends: verdict.ends, card, measures }
    }

    fn measures(&self, key: UnitKey, guideline: &Guideline) -> BTreeMap<Id, Possible> {
        let of_measure =
            |measure: &crate::model::Measure| (measure.id.clone(), self.measure(key, guideline, measure));
        guideline.measures.iter().map(of_measure).collect()
    }

    /// A measured value that does not fit its line is a problem of the records.
    fn check_measured(&mut self, key: UnitKey, guideline: &Guideline, measures: &BTreeMap<Id, Possible>) {
        for line in guideline.lines().filter(|line| line.counts_in(key.period) && line.applies_in(key.period))
        {
            let Some(measure) = &line.measure else { continue };
            let value = measures.get(&measure.value).and_then(Possible::known);
            if let Some(value) = value.filter(|value| unfit(line, value)) {
                self.report_unfit(key, line, &measure.value, value);
            }
        }
    }

    /// Every top-level condition: `candidate_if`, then by outcome `requires` and `forced_by`.
    fn conditions(&self, subjects: &Subjects<'_, '_>) -> Vec<ConditionResult> {
        let guideline = subjects.guideline;
        let mut results: Vec<ConditionResult> = Vec::new();
        let mut add = |list, conditions: &[Condition]| {
            results.extend(
                conditions
                    .iter()
                    .enumerate()
                    .map(|(position, condition)| self.condition(subjects, list, position, condition)),
            );
        };
        add(ConditionList::CandidateIf, &guideline.candidate_if);
        for (index, outcome) in guideline.outcomes.iter().enumerate() {
            add(ConditionList::Requires(index), &outcome.requires);
            add(ConditionList::ForcedBy(index), &outcome.forced_by);
        }
        results
    }

    fn condition(
        &self,
        subjects: &Subjects<'_, '_>,
        list: ConditionList,
        position: usize,
        condition: &Condition,
    ) -> ConditionResult {
        let (value, observed) = subjects.evaluate(condition);
        let waiver = self.waiver(subjects.key, condition);
        // what helps: true where all must hold, false where one would force an outcome
        let helpful = match list {
            ConditionList::CandidateIf | ConditionList::Requires(_) => Truth::True,
            ConditionList::ForcedBy(_) => Truth::False,
        };
        let observed = if value.is_none() { Observed::LeftTheForm } else { observed };
        let value = value.filter(|_| waiver.is_none()).unwrap_or(helpful);
        ConditionResult { list, position, value, waiver, observed }
    }

    /// A waiver of the condition in force on the period's last day.
    fn waiver(&self, key: UnitKey, condition: &Condition) -> Option<usize> {
        let own = self.data.waivers_of.get(&(key.organisation, key.review))?;
        own.iter().copied().find(|index| {
            let waiver = &self.data.waivers[*index];
            condition.id.as_ref() == Some(&waiver.condition.value)
                && waiver.in_force_on(key.period.last_day())
        })
    }
}

struct Verdict {
    status: Status,
    computed: Option<usize>,
    possible: Option<usize>,
    candidacy: Truth,
    ends: BTreeSet<End>,
}

fn verdict(guideline: &Guideline, conditions: &[ConditionResult], decision: Option<&Decision>) -> Verdict {
    let all = |list| values(conditions, list).min().unwrap_or(Truth::True);
    let candidacy = all(ConditionList::CandidateIf);
    let without =
        |status, end| Verdict { status, computed: None, possible: None, candidacy, ends: [end].into() };
    if decision.is_some_and(|decision| decision.outcome.value == DecidedOutcome::Unrated) {
        return without(Status::Unrated, End::Unrated);
    }
    if candidacy == Truth::False {
        return without(Status::NotCandidate, End::NotCandidate);
    }
    let reached = open_outcomes(guideline, conditions);
    let end = |index: &usize| End::Outcome(guideline.outcomes[*index].id.clone());
    let mut ends: BTreeSet<End> = reached.iter().map(end).collect();
    if let ([only], Truth::True) = (&reached[..], candidacy) {
        let computed = Some(*only);
        return Verdict { status: Status::Determined, computed, possible: None, candidacy, ends };
    }
    if candidacy == Truth::Unknown {
        ends.insert(End::NotCandidate);
    }
    if let Some(quota) = &guideline.quota
        && ends.contains(&End::Outcome(quota.outcome.value.clone()))
    {
        ends.insert(End::Outcome(quota.demote_to.value.clone()));
    }
    let possible = reached.first().copied();
    Verdict { status: Status::Undetermined, computed: None, possible, candidacy, ends }
}

/// The outcomes that a candidate may still end in before the quota, best first.
fn open_outcomes(guideline: &Guideline, conditions: &[ConditionResult]) -> Vec<usize> {
    let rung = |index| Rung {
        requires: values(conditions, ConditionList::Requires(index)).min().unwrap_or(Truth::True),
        forced: values(conditions, ConditionList::ForcedBy(index)).max().unwrap_or(Truth::False),
    };
    reachable(&(0..guideline.outcomes.len()).map(rung).collect::<Vec<Rung>>())
}

/// Whether a result has the outcome or a better one before the quota, whatever is not known yet.
#[must_use]
pub fn surely_reaches(guideline: &Guideline, unit: &UnitResult, outcome: usize) -> bool {
    let is_candidate =
        values(&unit.conditions, ConditionList::CandidateIf).all(|candidacy| candidacy == Truth::True);
    let open = open_outcomes(guideline, &unit.conditions);
    is_candidate && unit.status != Status::Unrated && open.last().is_some_and(|worst| *worst <= outcome)
}

fn values(conditions: &[ConditionResult], list: ConditionList) -> impl Iterator<Item = Truth> {
    conditions.iter().filter(move |condition| condition.list == list).map(|condition| condition.value)
}

fn recorded(guideline: &Guideline, decision: &Decision, final_outcome: Option<usize>) -> DecisionResult {
    let outcome = match &decision.outcome.value {
        DecidedOutcome::Outcome(id) => Some(id.clone()),
        DecidedOutcome::Unrated => None,
    };
    let mut result = DecisionResult {
        outcome,
        number: decision.number.clone(),
        date: decision.date.value,
        place: decision.place,
        agrees: None,
    };
    result.compare(guideline, final_outcome);
    result
}

impl DecisionResult {
    /// Holds the decision against the final outcome.
    pub(super) fn compare(&mut self, guideline: &Guideline, final_outcome: Option<usize>) {
        let outcome = final_outcome.map(|index| &guideline.outcomes[index].id);
        self.agrees = outcome.map(|outcome| self.outcome.as_ref() == Some(outcome));
    }
}

/// The score a rank key looks at, rounded where it was scaled.
#[must_use]
pub fn group_score(card: &Card, group: usize) -> Option<&Exact> {
    card.scores.groups.get(group).and_then(|group| group.score.as_ref())
}
