//! One result: from its form and conditions to where it ends, before the quota.

use std::collections::BTreeMap;

use super::Engine;
use super::condition::Subjects;
use super::ends::Way;
use super::figure::Possible;
use super::ladder::{Rung, reachable};
use super::missing::missing;
use crate::diagnostics::Diagnostic;
use crate::model::record::{DecidedOutcome, Decision};
use crate::model::results::{
    ConditionList, ConditionResult, DecisionResult, Observed, StageScore, Status, Truth, UnitResult,
};
use crate::model::{Condition, Guideline, Id, Stage, UnitKey};
use crate::score::{Card, Scoring, unfit};

/// A result and what other results need to know of it.
pub struct Unit {
    pub result: UnitResult,
    /// Every end it may still come to.
    pub ways: Vec<Way>,
    /// The stage that decides.
    stage: Stage,
    pub measures: BTreeMap<Id, Possible>,
    /// Measured values that do not fit their lines.
    pub unfit: Vec<Diagnostic>,
}

impl Unit {
    /// The scores of the stage that decides.
    pub fn scores(&self) -> Option<&StageScore> {
        self.result.stages.iter().find(|scores| scores.stage == self.stage)
    }
}

impl Engine<'_> {
    /// Works out a unit. All that it looks at has been worked out before.
    pub fn unit(&self, key: UnitKey, index: usize) -> Unit {
        let guideline = &self.data.guidelines[index];
        let measures = self.measures(key, guideline);
        let known = measures.iter().map(|(id, possible)| (id.clone(), possible.known().cloned())).collect();
        let form = self.data.forms.get(&key);
        let scoring = Scoring { guideline, form: form.as_ref(), period: key.period, measured: &known };
        let unfit = self.check_measured(key, guideline, &measures);
        let stage = self.stage(key, index);
        let card = scoring.card(stage);
        let others = |other: &Stage| {
            if *other == stage { card.scores.clone() } else { scoring.card(*other).scores }
        };
        let stages = guideline.stages.iter().map(others).collect();
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
            decision: decision.map(|decision| Box::new(recorded(guideline, decision, verdict.computed))),
        };
        Unit { result, ways: verdict.ways, stage, measures, unfit }
    }

    /// The outcome before the quota, as in [`Self::unit`], and nothing else.
    pub fn computed(&self, key: UnitKey, index: usize) -> Option<usize> {
        let guideline = &self.data.guidelines[index];
        let measures = self.measures(key, guideline);
        let card = self.card(key, index, &measures);
        let subjects = Subjects { engine: self, key, guideline, card: &card, measures: &measures };
        let decision = self.data.decisions.get(&key);
        verdict(guideline, &self.conditions(&subjects), decision).computed
    }

    /// The scores of the stage that decides, line by line.
    pub fn card(&self, key: UnitKey, index: usize, measures: &BTreeMap<Id, Possible>) -> Card {
        let (guideline, form) = (&self.data.guidelines[index], self.data.forms.get(&key));
        let known = measures.iter().map(|(id, possible)| (id.clone(), possible.known().cloned())).collect();
        Scoring { guideline, form: form.as_ref(), period: key.period, measured: &known }
            .card(self.stage(key, index))
    }

    pub fn measures(&self, key: UnitKey, guideline: &Guideline) -> BTreeMap<Id, Possible> {
        let of_measure =
            |measure: &crate::model::Measure| (measure.id.clone(), self.measure(key, guideline, measure));
        guideline.measures.iter().map(of_measure).collect()
    }

    /// A measured value that does not fit its line is a problem of the records.
    fn check_measured(
        &self,
        key: UnitKey,
        guideline: &Guideline,
        measures: &BTreeMap<Id, Possible>,
    ) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if measures.is_empty() {
            return found;
        }
        for line in guideline.lines().filter(|line| line.counts_in(key.period) && line.applies_in(key.period))
        {
            let Some(measure) = &line.measure else { continue };
            let value = measures.get(&measure.value).and_then(Possible::known);
            if let Some(value) = value.filter(|value| unfit(line, value)) {
                found.push(self.unfit(key, line, &measure.value, value));
            }
        }
        found
    }

    /// Every top-level condition: `candidate_if`, then by outcome `requires` and `forced_by`.
    fn conditions(&self, subjects: &Subjects<'_, '_>) -> Vec<ConditionResult> {
        let guideline = subjects.guideline;
        let count = guideline.outcomes.iter().map(|outcome| outcome.requires.len() + outcome.forced_by.len());
        let mut results = Vec::with_capacity(guideline.candidate_if.len() + count.sum::<usize>());
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
    ways: Vec<Way>,
}

fn verdict(guideline: &Guideline, conditions: &[ConditionResult], decision: Option<&Decision>) -> Verdict {
    let all = |list| values(conditions, list).min().unwrap_or(Truth::True);
    let candidacy = all(ConditionList::CandidateIf);
    let without =
        |status, way| Verdict { status, computed: None, possible: None, candidacy, ways: vec![way] };
    if decision.is_some_and(|decision| decision.outcome.value == DecidedOutcome::Unrated) {
        return without(Status::Unrated, Way::Unrated);
    }
    if candidacy == Truth::False {
        return without(Status::NotCandidate, Way::NotCandidate);
    }
    let reached = open_outcomes(guideline, conditions);
    let mut ways: Vec<Way> = reached.iter().copied().map(Way::Outcome).collect();
    if let ([only], Truth::True) = (&reached[..], candidacy) {
        let computed = Some(*only);
        return Verdict { status: Status::Determined, computed, possible: None, candidacy, ways };
    }
    if candidacy == Truth::Unknown {
        ways.push(Way::NotCandidate);
    }
    if let Some(quota) = &guideline.quota
        && let Some(capped) = guideline.outcome_at(quota.outcome.value.as_str())
        && let Some(lower) = guideline.outcome_at(quota.demote_to.value.as_str())
        && ways.contains(&Way::Outcome(capped))
    {
        ways.push(Way::Outcome(lower));
    }
    let possible = reached.first().copied();
    Verdict { status: Status::Undetermined, computed: None, possible, candidacy, ways }
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
