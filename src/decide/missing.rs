//! What is missing before an outcome can be known, each with the file in which it belongs.

use std::collections::BTreeSet;

use super::condition::Subjects;
use super::known::Known;
use crate::model::condition::{Condition, OutcomeTest, Subject, Test};
use crate::model::measure::{Measure, MeasureKind, OutcomeSource};
use crate::model::results::{ConditionList, ConditionResult, Missing, MissingWhat, Status, Truth, Whole};
use crate::model::{Criterion, Decimal, Group, Id, UnitKey, YearTable};
use crate::score::LineScore;

/// All that the unknown conditions on the way wait for, sorted, each once.
#[must_use]
pub fn missing(subjects: &Subjects<'_>, conditions: &[ConditionResult], candidacy: Truth) -> Vec<Missing> {
    let mut search = Search { subjects, found: Vec::new(), record_file: None };
    // a waived one is never unknown
    let waits = |result: &&ConditionResult| result.value == Truth::Unknown;
    for result in conditions.iter().filter(waits) {
        let matters = match result.list {
            ConditionList::CandidateIf => candidacy == Truth::Unknown,
            ConditionList::Requires(index) => reached(conditions, index),
            ConditionList::ForcedBy(_) => true,
        };
        if let Some(condition) = result.condition(subjects.guideline).filter(|_| matters) {
            search.condition(condition);
        }
    }
    search.found.sort();
    search.found.dedup();
    search.found
}

/// Whether the walk comes to an outcome that is not yet lost.
fn reached(conditions: &[ConditionResult], index: usize) -> bool {
    let all = |index| {
        let own = conditions.iter().filter(move |result| result.list == ConditionList::Requires(index));
        own.map(|result| result.value).min()
    };
    all(index) == Some(Truth::Unknown) && !(0..index).any(|better| all(better) == Some(Truth::True))
}

struct Search<'s, 'e> {
    subjects: &'s Subjects<'e>,
    found: Vec<Missing>,
    /// Once somebody has asked for it.
    record_file: Option<String>,
}

impl Search<'_, '_> {
    fn condition(&mut self, condition: &Condition) {
        if self.subjects.truth(condition) != Some(Truth::Unknown) {
            return;
        }
        match &condition.test {
            Test::All(parts) | Test::Any(parts) => parts.iter().for_each(|part| self.condition(part)),
            Test::Not(part) => self.condition(part),
            Test::Compare(comparing) => {
                self.subject(&comparing.subject);
                if comparing.asks_percentage() {
                    self.percentage(&comparing.subject);
                }
            }
            Test::RequiredCriteria => self.lines(|line| line.required.is_some()),
            Test::Judgement(fact) => self.fact(&fact.value),
            Test::Outcome(test) => self.outcome(test),
            Test::Step { .. } => {}
        }
    }

    fn subject(&mut self, subject: &Subject) {
        match subject {
            Subject::Total => {
                self.lines(|_| true);
                if self.subjects.scores.complete {
                    let file = self.record_file();
                    self.add(file, MissingWhat::Total);
                }
            }
            Subject::EveryGroup => self.lines(|_| true),
            Subject::EveryCriterion => self.lines(|line| !line.bonus),
            Subject::Group(name) => {
                let group = self.subjects.guideline.groups.iter().find(|group| group.id == name.value);
                let ids: Vec<&Id> =
                    group.into_iter().flat_map(|group| &group.criteria).map(|line| &line.id).collect();
                self.lines(|line| ids.contains(&&line.id));
            }
            Subject::Criterion(name) => self.lines(|line| line.id == name.value),
            Subject::Fact(name) => self.fact(&name.value),
            Subject::Measure(name) => self.measure_named(&name.value),
        }
    }

    /// What a percentage is asked of though its maximum is 0.
    fn percentage(&mut self, subject: &Subject) {
        let scores = self.subjects.scores;
        match subject {
            Subject::Total if scores.total.is_some() && is_nothing(scores.max) => {
                self.no_maximum(Whole::Total);
            }
            Subject::EveryGroup => self.percentages_of_groups(|_| true),
            Subject::Group(name) => self.percentages_of_groups(|group| group.id == name.value),
            Subject::EveryCriterion => self.percentages_of_lines(|line| !line.bonus),
            Subject::Criterion(name) => self.percentages_of_lines(|line| line.id == name.value),
            Subject::Total | Subject::Fact(_) | Subject::Measure(_) => {}
        }
    }

    fn percentages_of_groups(&mut self, wanted: impl Fn(&Group) -> bool) {
        let Subjects { guideline, scores, .. } = self.subjects;
        let in_form = guideline.groups.iter().zip(&scores.groups).filter(|(_, score)| !score.out);
        for (group, _) in in_form.filter(|(group, score)| wanted(group) && is_nothing(score.max)) {
            self.no_maximum(Whole::Group(group.id.clone()));
        }
    }

    fn percentages_of_lines(&mut self, wanted: impl Fn(&Criterion) -> bool) {
        let subjects = self.subjects;
        let scored =
            subjects.guideline.lines().zip(subjects.lines()).filter(|(_, score)| score.points().is_some());
        for (line, _) in scored.filter(|(line, _)| wanted(line) && is_nothing(line.max)) {
            self.no_maximum(Whole::Criterion(line.id.clone()));
        }
    }

    /// No file could hold what would help.
    fn no_maximum(&mut self, of: Whole) {
        self.add(String::new(), MissingWhat::Maximum { of });
    }

    /// The open lines among those wanted, and what measured ones wait for.
    fn lines(&mut self, wanted: impl Fn(&Criterion) -> bool) {
        let subjects = self.subjects;
        let open = subjects.guideline.lines().zip(subjects.lines());
        for (line, _) in open.filter(|(line, score)| matches!(score, LineScore::Open) && wanted(line)) {
            if let Some(measure) = &line.measure {
                self.measure_named(&measure.value);
            } else {
                let stage = subjects.scores.stage;
                let file = self.record_file();
                self.add(file, MissingWhat::Line { criterion: line.id.clone(), stage });
            }
        }
    }

    fn fact(&mut self, id: &Id) {
        let Some(fact) = self.subjects.guideline.fact(id) else { return };
        for period in self.subjects.known.fact_gaps(self.subjects.key, fact) {
            self.add(self.year_file(YearTable::Facts), MissingWhat::Fact { fact: id.clone(), period });
        }
    }

    fn measure_named(&mut self, id: &Id) {
        if let Some(measure) = self.subjects.guideline.measure(id) {
            self.measure(measure);
        }
    }

    fn measure(&mut self, measure: &Measure) {
        let (known, key) = (self.subjects.known, self.subjects.key);
        let before = self.found.len();
        match &measure.kind {
            MeasureKind::Ratio { part, whole } => {
                self.fact(&part.value);
                self.fact(&whole.value);
            }
            MeasureKind::Periods(count) => {
                if let Some(review) = known.data.manifest.review_at(count.review.value.as_str()) {
                    self.results(known.periods_counted(key, review), count.source);
                }
            }
            MeasureKind::Subordinates(count) => {
                if let Some(review) = known.data.manifest.review_at(count.review.value.as_str()) {
                    self.results(known.subordinates_counted(key, review), count.source);
                }
            }
            MeasureKind::Findings(_) => {}
        }
        if self.found.len() == before {
            // a share of none lacks no row that could be given
            let file = match &measure.kind {
                MeasureKind::Ratio { .. } => self.year_file(YearTable::Facts),
                MeasureKind::Periods(_) | MeasureKind::Subordinates(_) | MeasureKind::Findings(_) => {
                    String::new()
                }
            };
            self.add(file, MissingWhat::Measure { measure: measure.id.clone() });
        }
    }

    fn outcome(&mut self, test: &OutcomeTest) {
        if let Some(review) = self.subjects.known.data.manifest.review_at(test.review.value.as_str()) {
            self.results(vec![UnitKey { review, ..self.subjects.key }], test.source);
        }
    }

    /// The results among `units` that are still open.
    fn results(&mut self, units: Vec<UnitKey>, source: OutcomeSource) {
        let data = self.subjects.known.data;
        for key in units.into_iter().filter(|key| self.subjects.known.ends(*key, source).len() > 1) {
            let organisation = data.organisations.at(key.organisation).to_id();
            let review = data.manifest.reviews[key.review].id.clone();
            let period = key.period;
            match source {
                OutcomeSource::Result => {
                    for file in open_files(self.subjects.known, key) {
                        let (organisation, review) = (organisation.clone(), review.clone());
                        self.add(file, MissingWhat::Result { organisation, review, period });
                    }
                }
                OutcomeSource::Decision => {
                    self.add(
                        self.year_file(YearTable::Decisions),
                        MissingWhat::Decision { organisation, review, period },
                    );
                }
            }
        }
    }

    fn add(&mut self, file: String, what: MissingWhat) {
        self.found.push(Missing { file, what });
    }

    fn record_file(&mut self) -> String {
        let found = || self.subjects.known.data.record_file(self.subjects.key);
        self.record_file.get_or_insert_with(found).clone()
    }

    fn year_file(&self, table: YearTable) -> String {
        year_file(self.subjects.key, table)
    }
}

fn is_nothing(max: Option<Decimal>) -> bool {
    max == Some(Decimal::ZERO)
}

fn year_file(key: UnitKey, table: YearTable) -> String {
    format!("{:04}/{}", key.period.year(), table.file_name())
}

/// The files in which belongs what an open result waits for, each once: the decision where it is held, else what is
/// missing of it, else its form.
fn open_files(known: Known<'_>, key: UnitKey) -> BTreeSet<String> {
    let waits = match known.state.brief(key).map(|brief| brief.status) {
        Some(Status::Held) => [year_file(key, YearTable::Decisions)].into(),
        Some(Status::Undetermined) => known.missing(key).into_iter().map(|missing| missing.file).collect(),
        Some(Status::Determined | Status::Unrated | Status::NotCandidate) | None => BTreeSet::new(),
    };
    if waits.is_empty() { [known.data.record_file(key)].into() } else { waits }
}
