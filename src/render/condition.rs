//! What a condition asks for, as a sentence: “tổng điểm: từ 90 trở lên”.

use super::measure;
use super::naming::Naming;
use crate::catalogue::{Phrase, clauses, decimal, words};
use crate::model::condition::{Comparing, Comparison, OutcomeTest, Scale, Subject, Test, Timing};
use crate::model::{Condition, Guideline, Id, Language, Step};

/// A condition's guideline, how outcomes of reviews are called, and the language to speak.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    pub guideline: &'a Guideline,
    pub naming: Naming<'a>,
    pub language: Language,
}

impl Asking<'_> {
    /// The whole condition as a sentence.
    #[must_use]
    pub fn sentence(self, condition: &Condition) -> String {
        match &condition.test {
            Test::All(parts) => self.list(clauses::AND, parts),
            Test::Any(parts) => self.list(clauses::OR, parts),
            Test::Not(part) => match part.test.flag() {
                Some(fact) => self.flag(clauses::NO_FLAG, fact),
                None => self.not(&self.sentence(part)),
            },
            Test::Compare(comparing) => self.comparing(comparing),
            Test::RequiredCriteria => clauses::REQUIRED_CRITERIA.get(self.language).to_owned(),
            Test::Judgement(fact) => self.flag(clauses::FLAG, &fact.value),
            Test::Step { step, timing } => self.step(step.value, *timing),
            Test::Outcome(test) => self.outcome(test),
        }
    }

    fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        phrase.with(self.language, values)
    }

    fn flag(self, phrase: Phrase, fact: &Id) -> String {
        self.marked(fact, self.fill(phrase, &[("name", self.name(fact))]))
    }

    /// The sentence on a fact, which says so where a person judged.
    #[must_use]
    pub fn marked(self, fact: &Id, sentence: String) -> String {
        let is_judgement = self.guideline.fact(fact).is_some_and(|fact| fact.judgement);
        if is_judgement { self.fill(clauses::JUDGED, &[("sentence", &sentence)]) } else { sentence }
    }

    /// That something must not be so.
    #[must_use]
    pub fn not(self, sentence: &str) -> String {
        self.fill(clauses::NOT, &[("part", sentence)])
    }

    /// The parts with a word between them; those that hold such a word themselves stand in brackets.
    fn list(self, joined: Phrase, parts: &[Condition]) -> String {
        if let [only] = parts {
            return self.sentence(only);
        }
        let part = |part| {
            let sentence = self.sentence(part);
            if is_joined(part) { format!("({sentence})") } else { sentence }
        };
        self.joined(joined, parts.iter().map(part))
    }

    /// Sentences with a word between them.
    pub fn joined(self, joined: Phrase, parts: impl Iterator<Item = String>) -> String {
        parts
            .reduce(|left, right| self.fill(joined, &[("left", &left), ("right", &right)]))
            .unwrap_or_default()
    }

    fn comparing(self, comparing: &Comparing) -> String {
        if let Some(fact) = comparing.flag() {
            return self.flag(clauses::FLAG, fact);
        }
        let subject = self.subject(&comparing.subject);
        self.fill(clauses::ASKS, &[("subject", &subject), ("asked", &self.asked(comparing))])
    }

    fn step(self, step: Step, timing: Timing) -> String {
        let phrase = match timing {
            Timing::Whenever => clauses::STEP,
            Timing::OnTime => clauses::STEP_ON_TIME,
        };
        self.fill(phrase, &[("step", words::step(step).get(self.language))])
    }

    fn outcome(self, test: &OutcomeTest) -> String {
        let review = &test.review.value;
        let ids = test.outcomes.iter().map(|outcome| &outcome.value);
        let outcomes = self.naming.outcomes(review, ids, self.language);
        let review = words::review_name(review.as_str(), self.language);
        self.fill(clauses::OUTCOME_IN, &[("review", review), ("outcomes", &outcomes)])
    }

    /// What is looked at.
    #[must_use]
    pub fn subject(self, subject: &Subject) -> String {
        match subject {
            Subject::Total => clauses::TOTAL.get(self.language).to_owned(),
            Subject::EveryGroup => clauses::EVERY_GROUP.get(self.language).to_owned(),
            Subject::EveryCriterion => clauses::EVERY_CRITERION.get(self.language).to_owned(),
            Subject::Group(id) => self.group(&id.value),
            Subject::Criterion(id) => self.criterion(&id.value),
            Subject::Fact(id) | Subject::Measure(id) => self.name(&id.value).to_owned(),
        }
    }

    fn group(self, id: &Id) -> String {
        let group = self.guideline.groups.iter().find(|group| group.id == *id);
        let name = group.map_or(id.as_str(), |group| group.name.get(self.language));
        self.fill(clauses::GROUP, &[("id", id.as_str()), ("name", name)])
    }

    fn criterion(self, id: &Id) -> String {
        let line = self.guideline.lines().find(|line| line.id == *id);
        let name = line.map_or(id.as_str(), |line| line.name.get(self.language));
        self.fill(clauses::CRITERION, &[("id", id.as_str()), ("name", name)])
    }

    fn name<'b>(self, id: &'b Id) -> &'b str
    where
        Self: 'b,
    {
        measure::name(self.guideline, id, self.language)
    }

    /// The comparisons in words: `từ 80% trở lên`.
    #[must_use]
    pub fn asked(self, comparing: &Comparing) -> String {
        let figures =
            comparing.comparisons.iter().map(|comparison| self.comparison(comparison, &comparing.subject));
        let rating = comparing.rating_at_least.as_ref().map(|rating| self.rating(&rating.value));
        self.joined(clauses::AND, figures.chain(rating))
    }

    fn comparison(self, comparison: &Comparison, subject: &Subject) -> String {
        let sign = match comparison.scale {
            Scale::Percent => "%",
            Scale::Figure if self.guideline.looks_at_percentage(subject) => "%",
            Scale::Figure => "",
        };
        let value = format!("{}{sign}", decimal(comparison.value, self.language));
        words::comparator(comparison.comparator).with(self.language, &[("value", &value)])
    }

    fn rating(self, id: &Id) -> String {
        let rating = self.guideline.ratings.iter().find(|rating| rating.id == *id);
        let name = rating.map_or(id.as_str(), |rating| rating.name.get(self.language));
        self.fill(clauses::RATING_AT_LEAST, &[("rating", name)])
    }
}

/// Whether its sentence holds an “and” or an “or”.
fn is_joined(condition: &Condition) -> bool {
    match &condition.test {
        Test::All(parts) | Test::Any(parts) => match &parts[..] {
            [only] => is_joined(only),
            _ => true,
        },
        Test::Compare(comparing) => {
            comparing.comparisons.len() + usize::from(comparing.rating_at_least.is_some()) > 1
        }
        Test::Outcome(test) => test.outcomes.len() > 1,
        Test::Not(_) | Test::RequiredCriteria | Test::Judgement(_) | Test::Step { .. } => false,
    }
}
