//! What can have moved a result: from the conditions whose value changed back to the lines, facts, events and
//! other results that they look at.

use std::collections::BTreeSet;

use crate::model::comparison::{LineColumn, What};
use crate::model::condition::{Subject, Timing};
use crate::model::measure::{MeasureKind, OutcomeSource};
use crate::model::quota::RankSubject;
use crate::model::{Condition, Guideline, Id, Located, Period, Stage, Step, Test};

/// What a result looks at, as far as it matters.
#[derive(Debug, Default)]
pub struct Influence {
    all_lines: bool,
    lines: BTreeSet<Id>,
    /// The stages that outcomes are computed from.
    stages: BTreeSet<Stage>,
    pub facts: BTreeSet<Id>,
    pub steps: BTreeSet<Step>,
    /// Steps whose deadline matters.
    pub deadlines: BTreeSet<Step>,
    conditions: BTreeSet<Id>,
    findings: bool,
    /// Reviews whose results of subordinates, periods or the organisation itself are looked at.
    pub reviews: BTreeSet<Id>,
    /// Reviews whose decisions are looked at.
    decisions: BTreeSet<Id>,
    /// The decision on the result itself.
    own_decision: bool,
}

impl Influence {
    /// Adds all that another one looks at.
    pub fn join(&mut self, other: Self) {
        self.all_lines |= other.all_lines;
        self.findings |= other.findings;
        self.own_decision |= other.own_decision;
        self.lines.extend(other.lines);
        self.stages.extend(other.stages);
        self.facts.extend(other.facts);
        self.steps.extend(other.steps);
        self.deadlines.extend(other.deadlines);
        self.conditions.extend(other.conditions);
        self.reviews.extend(other.reviews);
        self.decisions.extend(other.decisions);
    }

    /// Adds a stage whose values are looked at.
    pub fn add_stage(&mut self, stage: Stage) {
        self.stages.insert(stage);
    }

    /// Adds what a condition of a guideline looks at.
    pub fn add(&mut self, guideline: &Guideline, condition: &Condition) {
        self.conditions.extend(condition.id.clone());
        for nested in condition.with_nested() {
            match &nested.test {
                Test::Compare(comparing) => self.subject(guideline, &comparing.subject),
                Test::RequiredCriteria => {
                    self.some_lines(guideline, |line| line.required.is_some());
                }
                Test::Judgement(fact) => {
                    self.facts.insert(fact.value.clone());
                }
                Test::Step { step, timing } => {
                    self.steps.insert(step.value);
                    if *timing == Timing::OnTime {
                        self.deadlines.insert(step.value);
                    }
                }
                Test::Outcome(test) => self.other(&test.review, test.source),
                Test::All(_) | Test::Any(_) | Test::Not(_) => {}
            }
        }
    }

    /// Adds what candidates for the capped outcome are ranked by.
    pub fn add_quota(&mut self, guideline: &Guideline) {
        for key in guideline.quota.iter().flat_map(|quota| &quota.rank_by) {
            match &key.subject {
                RankSubject::Total => self.every_line(guideline),
                RankSubject::Group(id) => self.group(guideline, id),
                RankSubject::Fact(id) => {
                    self.facts.insert(id.clone());
                }
                RankSubject::Measure(id) => self.measure(guideline, id),
            }
        }
    }

    /// The decision counts where it takes a result out or settles a tie.
    pub const fn add_own_decision(&mut self) {
        self.own_decision = true;
    }

    fn subject(&mut self, guideline: &Guideline, subject: &Subject) {
        match subject {
            Subject::Total | Subject::EveryGroup | Subject::EveryCriterion => self.every_line(guideline),
            Subject::Group(id) => self.group(guideline, &id.value),
            Subject::Criterion(id) => self.some_lines(guideline, |line| line.id == id.value),
            Subject::Fact(id) => {
                self.facts.insert(id.value.clone());
            }
            Subject::Measure(id) => self.measure(guideline, &id.value),
        }
    }

    fn every_line(&mut self, guideline: &Guideline) {
        self.all_lines = true;
        self.some_lines(guideline, |_| true);
    }

    fn group(&mut self, guideline: &Guideline, id: &Id) {
        let group = guideline.groups.iter().find(|group| group.id == *id);
        let lines: Vec<&Id> =
            group.into_iter().flat_map(|group| &group.criteria).map(|line| &line.id).collect();
        self.some_lines(guideline, |line| lines.contains(&&line.id));
    }

    /// Lines, and the measures that some of them are worked out from.
    fn some_lines(&mut self, guideline: &Guideline, wanted: impl Fn(&crate::model::Criterion) -> bool) {
        for line in guideline.lines().filter(|line| wanted(line)) {
            self.lines.insert(line.id.clone());
            if let Some(measure) = &line.measure {
                self.measure(guideline, &measure.value);
            }
        }
    }

    fn measure(&mut self, guideline: &Guideline, id: &Id) {
        match guideline.measure(id).map(|measure| &measure.kind) {
            Some(MeasureKind::Ratio { part, whole }) => {
                self.facts.extend([part.value.clone(), whole.value.clone()]);
            }
            Some(MeasureKind::Periods(count) | MeasureKind::Subordinates(count)) => {
                self.other(&count.review, count.source);
            }
            Some(MeasureKind::Findings(_)) => self.findings = true,
            None => {}
        }
    }

    fn other(&mut self, review: &Located<Id>, source: OutcomeSource) {
        match source {
            OutcomeSource::Result => self.reviews.insert(review.value.clone()),
            OutcomeSource::Decision => self.decisions.insert(review.value.clone()),
        };
    }

    /// Whether it looks at a value of the organisation's own records, for a result of `review` and `period`.
    pub fn reaches(&self, what: &What, review: &Id, period: Period) -> bool {
        match what {
            What::Line { review: of, period: at, criterion, column } => {
                let read = match column {
                    LineColumn::Value(stage) => self.stages.contains(stage),
                    LineColumn::Stages => true,
                    LineColumn::Text(_) => false,
                };
                let own = of == review && *at == period;
                read && own && (self.all_lines || self.lines.contains(criterion))
            }
            What::Fact { fact, period: at } => period.holds(*at) && self.facts.contains(fact),
            What::Event { year, step, criterion } => {
                *year == period.year() && criterion.is_none() && self.steps.contains(step)
            }
            What::Finding { .. } => self.findings,
            What::Waiver { review: of, condition } => of == review && self.conditions.contains(condition),
            What::Decision { review: of, period: at } => {
                let own = of == review && *at == period && self.own_decision;
                own || (self.decisions.contains(of) && period.holds(*at))
            }
            What::Register(field) => *field != crate::model::comparison::RegisterField::Name,
            What::FactText { .. } | What::Superseded { .. } | What::Assignment { .. } => false,
        }
    }
}
