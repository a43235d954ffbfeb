//! One result: from its form and conditions to where it ends, before the quota.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::condition::Subjects;
use super::ends::Way;
use super::figure::Possible;
use super::known::{Brief, Known};
use super::ladder::Rung;
use super::missing::missing;
use super::quota::Rank;
use super::verdict::{Lists, Verdict, counted, each_condition};
use crate::check::peer_group;
use crate::diagnostics::Diagnostic;
use crate::model::record::{DecidedOutcome, Decision};
use crate::model::results::{
    ConditionList, ConditionResult, DecisionResult, GroupScore, Missing, Observed, StageScore, Status,
    UnitResult,
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
    const fn scoring<'w>(&'w self, guideline: &'w Guideline) -> Scoring<'w> {
        Scoring { guideline, period: self.key.period, measured: &self.measured }
    }
}

/// How much of what a result rests on is told with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// Everything.
    Whole,
    /// Of its conditions only those that may say why it is no better.
    Reasons,
}

/// Room for what a unit is worked out from and for what it comes to; it is used again and again.
#[derive(Default)]
pub struct Space {
    entries: Vec<LineEntry>,
    rungs: Vec<Rung>,
    groups: Vec<Vec<GroupScore>>,
    stages: Vec<StageScore>,
    conditions: Vec<ConditionResult>,
}

impl Space {
    /// Takes back the room of a unit that is not needed any more.
    pub fn take_back(&mut self, weighed: Weighed) {
        self.entries = weighed.entries;
        self.groups.push(weighed.scores.groups);
    }

    /// The same of a result.
    fn take_back_result(&mut self, mut result: UnitResult) {
        self.groups.extend(result.stages.drain(..).map(|stage| stage.groups));
        result.conditions.clear();
        (self.stages, self.conditions) = (result.stages, result.conditions);
    }

    fn groups(&mut self) -> Vec<GroupScore> {
        self.groups.pop().unwrap_or_default()
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
        let measures = self.measures(key, index);
        let measured =
            measures.iter().map(|(id, possible)| (id.clone(), possible.known().cloned())).collect();
        let mut entries = std::mem::take(&mut space.entries);
        let traits = self.data.forms.read_entries(&key, &mut entries);
        let scoring = Scoring { guideline, period: key.period, measured: &measured };
        let scores = scoring.scores(self.plain(index), &entries, self.stage(key, index), space.groups());
        Weighed { key, index, traits, entries, measures, measured, scores, lines: OnceCell::new() }
    }

    /// The scores of a stage.
    pub fn score(self, weighed: &Weighed, stage: Stage) -> Cow<'_, StageScore> {
        if stage == weighed.scores.stage {
            return Cow::Borrowed(&weighed.scores);
        }
        let scoring = weighed.scoring(self.guideline(weighed.index));
        Cow::Owned(scoring.scores(self.plain(weighed.index), &weighed.entries, stage, Vec::new()))
    }

    /// What a unit comes to before the quota.
    pub fn outline(self, weighed: &Weighed, space: &mut Space) -> Outline {
        let guideline = self.guideline(weighed.index);
        let decision = self.data.decisions.get(&weighed.key);
        let subjects = self.subjects(weighed);
        let lists = Lists::asked(guideline, std::mem::take(&mut space.rungs), |list, condition| {
            counted(list, subjects.truth(condition), self.waiver(weighed.key, condition))
        });
        let verdict = Verdict::new(guideline, &lists, decision);
        space.rungs = lists.rungs;
        let outcome = verdict.computed.map(|computed| &guideline.outcomes[computed].id);
        let quota = guideline.quota.as_ref().filter(|quota| outcome == Some(&quota.outcome.value));
        Outline {
            brief: Brief::new(verdict.status, verdict.computed),
            ways: verdict.ways,
            rank: quota.map(|quota| self.rank(weighed, quota)),
            unfit: self.check_measured(weighed),
        }
    }

    /// The result of a unit that has been worked out. It takes the space of a result that is not needed any more.
    pub fn result(
        self,
        key: UnitKey,
        index: usize,
        extent: Extent,
        before: Option<UnitResult>,
        space: &mut Space,
    ) -> UnitResult {
        if let Some(before) = before {
            space.take_back_result(before);
        }
        let weighed = self.weigh(key, index, space);
        self.result_of(weighed, extent, space)
    }

    /// The same of one that has been scored already.
    pub fn result_of(self, weighed: Weighed, extent: Extent, space: &mut Space) -> UnitResult {
        let (key, index) = (weighed.key, weighed.index);
        let brief = *self.state.brief(key).expect("only what has been worked out is told");
        let subjects = self.subjects(&weighed);
        let is_told = |list: ConditionList| match extent {
            Extent::Whole => true,
            Extent::Reasons => list.may_tell(brief.status, brief.computed()),
        };
        let conditions = self.conditions(&subjects, is_told, std::mem::take(&mut space.conditions));
        let (possible, missing) = if brief.status == Status::Undetermined {
            let open = self.verdict(&subjects, &conditions);
            (open.possible, missing(&subjects, &conditions, open.candidacy))
        } else {
            (None, Vec::new())
        };
        let (guideline, final_outcome) = (self.guideline(index), brief.final_outcome());
        let decision = self.data.decisions.get(&key);
        UnitResult {
            organisation: key.organisation,
            guideline: index,
            period: key.period,
            stages: self.stages(weighed, space),
            conditions,
            status: brief.status,
            computed: brief.computed(),
            final_outcome,
            possible,
            missing,
            standing: brief.standing,
            is_provisional: brief.is_ranked() && self.is_provisional(key, index),
            settled_by: brief.settled_by,
            decision: decision.map(|decision| Box::new(recorded(guideline, decision, final_outcome))),
        }
    }

    /// Whether some peer of a unit is undetermined, so that the cap of its quota may still change.
    pub fn is_provisional(self, key: UnitKey, guideline: usize) -> bool {
        let quota = peer_group(self.data, key, guideline).and_then(|group| self.state.quotas.get(&group));
        quota.is_some_and(|quota| quota.provisional)
    }

    /// What is missing of a unit that has been worked out.
    pub fn missing(self, key: UnitKey) -> Vec<Missing> {
        let index = self.data.guideline_for(key);
        let result = index.map(|index| self.result(key, index, Extent::Whole, None, &mut Space::default()));
        result.map(|result| result.missing).unwrap_or_default()
    }

    /// Where a unit ends by all of its conditions, before the quota.
    fn verdict(self, subjects: &Subjects<'_>, conditions: &[ConditionResult]) -> Verdict {
        let mut lists = Lists::new(subjects.guideline, Vec::new());
        for result in conditions {
            lists.add(result.list, result.value);
        }
        Verdict::new(subjects.guideline, &lists, self.data.decisions.get(&subjects.key))
    }

    /// The scores of all stages; the room of what they were worked out from is taken back.
    fn stages(self, weighed: Weighed, space: &mut Space) -> Vec<StageScore> {
        let guideline = self.guideline(weighed.index);
        let (scoring, plain) = (weighed.scoring(guideline), self.plain(weighed.index));
        let mut stages = std::mem::take(&mut space.stages);
        let others = guideline.stages.iter().filter(|stage| **stage != weighed.scores.stage);
        stages.extend(others.map(|stage| scoring.scores(plain, &weighed.entries, *stage, space.groups())));
        let place = guideline.stages.iter().position(|stage| *stage == weighed.scores.stage);
        stages.insert(place.unwrap_or(stages.len()), weighed.scores);
        space.entries = weighed.entries;
        stages
    }

    pub fn subjects<'s>(self, weighed: &'s Weighed) -> Subjects<'s>
    where
        Self: 's,
    {
        let Weighed { key, index, entries, measures, measured, scores, lines, .. } = weighed;
        let guideline = self.guideline(*index);
        Subjects { known: self, key: *key, guideline, entries, scores, lines, measures, measured }
    }

    fn measures(self, key: UnitKey, index: usize) -> BTreeMap<Id, Possible> {
        let guideline = self.guideline(index);
        let of_measure =
            |measure: &crate::model::Measure| (measure.id.clone(), self.measure(key, guideline, measure));
        self.measures_of(index).map(of_measure).collect()
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

    /// The top-level conditions of the lists that are told, and those that are waived, in the guideline's order; the
    /// space of `results` is used again.
    fn conditions(
        self,
        subjects: &Subjects<'_>,
        is_told: impl Fn(ConditionList) -> bool,
        mut results: Vec<ConditionResult>,
    ) -> Vec<ConditionResult> {
        results.clear();
        let may_be_told = |list| is_told(list) || !self.data.waivers.is_empty();
        each_condition(subjects.guideline, may_be_told, |list, position, condition| {
            let waiver = self.waiver(subjects.key, condition);
            if waiver.is_none() && !is_told(list) {
                return;
            }
            let (value, mut observed) = subjects.evaluate(condition);
            if value.is_none() {
                observed = Observed::LeftTheForm;
            }
            results.push(ConditionResult {
                list,
                position,
                value: counted(list, value, waiver),
                waiver,
                observed,
            });
        });
        results
    }

    /// A waiver of the condition in force on the period's last day.
    #[inline]
    pub fn waiver(self, key: UnitKey, condition: &Condition) -> Option<usize> {
        if self.data.waivers.is_empty() { None } else { self.waiver_in_force(key, condition) }
    }

    fn waiver_in_force(self, key: UnitKey, condition: &Condition) -> Option<usize> {
        let own = self.data.waivers_of.get(&(key.organisation, key.review))?;
        own.iter().copied().find(|index| {
            let waiver = &self.data.waivers[*index];
            condition.id.as_ref() == Some(&waiver.condition.value)
                && waiver.in_force_on(key.period.last_day())
        })
    }
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
        reason: outcome.is_none().then(|| decision.note.clone()),
        outcome,
    }
}
