//! What was seen for a condition beside what it asks for, as a sentence:
//! “tổng điểm 88,5/100 điểm; cần từ 90 trở lên”.

mod compound;
mod figures;

use std::rc::Rc;

use self::compound::{Manner, Telling, Way};
use super::condition::Asking;
use super::measure;
use super::naming::Naming;
pub use super::said::Said;
use super::said::{Place, Topic};
use super::say::Say;
use crate::catalogue::{Phrase, clauses, words};
use crate::model::condition::{Comparing, Condition, OutcomeTest, Subject, Test};
use crate::model::results::{ConditionResult, Observed, StageScore, UnitResult};
use crate::model::{Criterion, Date, Guideline, Id, Step};

/// Speaks of one organisation's conditions; group scores are taken from `score`.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub say: Say<'a>,
    pub unit: &'a UnitResult,
    pub score: Option<&'a StageScore>,
    /// What was said before, where much of it will be said again.
    pub said: Option<&'a Said>,
}

/// The most members that a sentence names.
const MOST_NAMED: usize = 4;

/// Stands where a sentence will name members. It comes before all that is named by the guideline.
const GAP: char = '\0';

impl<'a> Seen<'a> {
    fn guideline(self) -> &'a Guideline {
        self.say.guideline(self.unit.guideline)
    }

    /// What conditions ask for, in words.
    #[must_use]
    pub fn asking(self) -> Asking<'a> {
        Asking { guideline: self.guideline(), naming: self.naming(), language: self.say.language }
    }

    fn naming(self) -> Naming<'a> {
        Naming::Unit(self.say.workspace, self.unit.organisation, self.unit.period)
    }

    /// The sentence with the clause it rests on.
    #[must_use]
    pub fn cited(self, result: &ConditionResult) -> String {
        let mut text = String::new();
        self.cite(result, &mut text);
        text
    }

    /// The same at the end of a text.
    pub fn cite(self, result: &ConditionResult, text: &mut String) {
        let Some(condition) = result.condition(self.guideline()) else { return };
        if let (Observed::Members { failing, unknown }, Test::Compare(comparing)) =
            (&result.observed, &condition.test)
        {
            let topic = Topic::of_members(self.unit.guideline, result);
            let around = self.once(topic, || {
                self.with_cite(
                    condition,
                    self.members_asked(comparing, &GAP.to_string(), Manner::alone(result.list)),
                )
            });
            let (before, after) = around.split_once(GAP).unwrap_or((&around, ""));
            text.push_str(before);
            let named_by = Some((result.list, result.position));
            self.members(comparing, named_by, [failing, unknown], text);
            text.push_str(after);
            return;
        }
        let say = || self.with_cite(condition, self.newly_seen(condition, result));
        match Topic::of(self.unit.guideline, result) {
            Some(topic) => text.push_str(&self.once(topic, say)),
            None => text.push_str(&say()),
        }
    }

    /// What was said of the topic before, else what is said now.
    fn once(self, topic: Topic, say: impl FnOnce() -> String) -> Rc<str> {
        match self.said {
            Some(said) => said.once(topic, say),
            None => say().into(),
        }
    }

    fn with_cite(self, condition: &Condition, sentence: String) -> String {
        match &condition.cite {
            Some(cite) => self.say.fill(clauses::CITED, &[("sentence", &sentence), ("cite", cite)]),
            None => sentence,
        }
    }

    /// What was seen beside what is asked for; the condition may be a nested one.
    #[must_use]
    pub fn sentence(self, condition: &Condition, result: &ConditionResult) -> String {
        // a nested condition has no topic of its own
        Self { said: None, ..self }.newly_seen(condition, result)
    }

    fn newly_seen(self, condition: &Condition, result: &ConditionResult) -> String {
        self.told(&Telling::of(condition, &result.observed, Manner::alone(result.list)))
    }

    /// What was seen for a condition that is no compound.
    fn simple_seen(self, condition: &Condition, observed: &Observed, manner: Manner) -> String {
        match (observed, &condition.test) {
            (Observed::Score { score, max }, Test::Compare(comparing)) => {
                self.needs(&self.score_seen(comparing, score.as_ref(), *max), comparing, manner)
            }
            (Observed::Rating(rating), Test::Compare(comparing)) => {
                self.needs(&self.rating_seen(comparing, *rating), comparing, manner)
            }
            (Observed::Figure { value, parts }, Test::Compare(comparing)) => {
                self.needs(&self.figure_seen(comparing, value.as_ref(), parts.as_deref()), comparing, manner)
            }
            (Observed::Range { least, most, parts }, Test::Compare(comparing)) => {
                self.needs(&self.range_seen(comparing, [least, most], parts.as_deref()), comparing, manner)
            }
            (Observed::Members { failing, unknown }, test) => {
                self.members_seen(test, failing, unknown, manner)
            }
            (Observed::Event { date, deadline }, Test::Step { step, .. }) => {
                self.event_seen(step.value, *date, *deadline)
            }
            (Observed::Flag(value), Test::Judgement(fact)) => self.flag_seen(&fact.value, *value),
            (Observed::Flag(value), Test::Compare(comparing)) => self.flag_fact_seen(comparing, *value),
            (Observed::Outcomes(seen), Test::Outcome(test)) => self.outcomes_seen(test, seen, manner),
            (Observed::LeftTheForm, _) => {
                self.say.fill(clauses::LEFT_THE_FORM, &[("asked", &self.asking().sentence(condition))])
            }
            (
                Observed::Compound(_)
                | Observed::Score { .. }
                | Observed::Rating(_)
                | Observed::Figure { .. }
                | Observed::Range { .. }
                | Observed::Event { .. }
                | Observed::Flag(_)
                | Observed::Outcomes(_),
                _,
            ) => self.asking().sentence(condition),
        }
    }

    fn needs(self, seen: &str, comparing: &Comparing, manner: Manner) -> String {
        self.beside(seen, &self.asking().asked(comparing), manner)
    }

    /// What was seen beside what the list asks for: to reach an outcome, or to be forced to one.
    fn beside(self, seen: &str, asked: &str, manner: Manner) -> String {
        let negated = (manner.way == Way::Negated).then(|| self.asking().not(asked));
        let values = [("seen", seen), ("asked", negated.as_deref().unwrap_or(asked))];
        self.say.fill(manner.phrase(), &values)
    }

    fn members_seen(self, test: &Test, failing: &[usize], unknown: &[usize], manner: Manner) -> String {
        match test {
            Test::Compare(comparing) => {
                let mut seen = String::new();
                self.members(comparing, None, [failing, unknown], &mut seen);
                self.members_asked(comparing, &seen, manner)
            }
            Test::RequiredCriteria => self.required_seen(failing, unknown),
            Test::All(_)
            | Test::Any(_)
            | Test::Not(_)
            | Test::Judgement(_)
            | Test::Step { .. }
            | Test::Outcome(_) => String::new(),
        }
    }

    /// What is asked of many members, beside what was seen of them.
    fn members_asked(self, comparing: &Comparing, seen: &str, manner: Manner) -> String {
        let subject = self.asking().subject(&comparing.subject);
        let asked = format!("{subject} {}", self.asking().asked(comparing));
        self.beside(seen, &asked, manner)
    }

    /// The members that are failing, and those that are unknown; a nested condition has no place of its own.
    fn members(
        self,
        comparing: &Comparing,
        condition: Option<Place>,
        [failing, unknown]: [&[usize]; 2],
        text: &mut String,
    ) {
        let subject = &comparing.subject;
        let name = |index, text: &mut String| match subject {
            Subject::EveryGroup => self.group_with_score(index, comparing, condition, text),
            Subject::EveryCriterion
            | Subject::Criterion(_)
            | Subject::Total
            | Subject::Group(_)
            | Subject::Fact(_)
            | Subject::Measure(_) => text.push_str(&self.line_name(index)),
        };
        if failing.is_empty() && unknown.is_empty() {
            text.push_str(&self.asking().subject(subject));
        }
        self.lists([(clauses::MEMBERS_FAILING, failing), (clauses::MEMBERS_UNKNOWN, unknown)], name, text);
    }

    fn required_seen(self, failing: &[usize], unknown: &[usize]) -> String {
        if failing.is_empty() && unknown.is_empty() {
            return self.say.phrase(clauses::REQUIRED_MET);
        }
        let mut seen = String::new();
        let name = |index, text: &mut String| text.push_str(&self.line_name(index));
        let lists = [(clauses::REQUIRED_FAILING, failing), (clauses::REQUIRED_UNKNOWN, unknown)];
        self.lists(lists, name, &mut seen);
        seen
    }

    /// The lists that are not empty, each in its sentence.
    fn lists(self, lists: [(Phrase, &[usize]); 2], name: impl Fn(usize, &mut String), text: &mut String) {
        let mut parting = "";
        for (phrase, members) in lists.into_iter().filter(|(_, members)| !members.is_empty()) {
            let (before, after) = phrase.around(self.say.language);
            text.push_str(std::mem::replace(&mut parting, "; "));
            text.push_str(before);
            self.limited(members, &name, text);
            text.push_str(after);
        }
    }

    /// The names of the first members, and how many are not named.
    fn limited(self, members: &[usize], name: impl Fn(usize, &mut String), text: &mut String) {
        let (named, others) = members.split_at(members.len().min(MOST_NAMED));
        let start = text.len();
        let mut parting = "";
        for index in named {
            text.push_str(std::mem::replace(&mut parting, ", "));
            name(*index, text);
        }
        if !others.is_empty() {
            let list = text.split_off(start);
            let count = others.len().to_string();
            text.push_str(&self.say.fill(clauses::AND_MORE, &[("list", &list), ("count", &count)]));
        }
    }

    fn line_name(self, index: usize) -> String {
        let named = |line: &Criterion| format!("{} “{}”", line.id, self.say.text(&line.name));
        self.guideline().lines().nth(index).map(named).unwrap_or_default()
    }

    fn event_seen(self, step: Step, date: Option<Date>, deadline: Option<Date>) -> String {
        let named = words::step(step).get(self.say.language);
        let Some(done) = date else {
            let phrase =
                if self.is_of_lines_alone(step) { clauses::EVENT_OF_LINES } else { clauses::EVENT_NONE };
            return self.say.fill(phrase, &[("step", named)]);
        };
        let date = self.say.date(done);
        match deadline.filter(|deadline| done > *deadline) {
            None => self.say.fill(clauses::EVENT_DONE, &[("step", named), ("date", &date)]),
            Some(deadline) => {
                let deadline = self.say.date(deadline);
                self.say
                    .fill(clauses::EVENT_LATE, &[("step", named), ("date", &date), ("deadline", &deadline)])
            }
        }
    }

    /// Whether the rows of a step that is not done speak of single criteria.
    fn is_of_lines_alone(self, step: Step) -> bool {
        let of = (self.unit.period.year(), self.unit.organisation);
        let mut events = self.say.workspace.events.get(&of).into_iter().flatten();
        events.any(|event| event.step.value == step && event.criterion.is_some())
    }

    fn flag_fact_seen(self, comparing: &Comparing, value: Option<bool>) -> String {
        match &comparing.subject {
            Subject::Fact(fact) | Subject::Measure(fact) => self.flag_seen(&fact.value, value),
            Subject::Total
            | Subject::Group(_)
            | Subject::EveryGroup
            | Subject::Criterion(_)
            | Subject::EveryCriterion => self.asking().subject(&comparing.subject),
        }
    }

    fn flag_seen(self, fact: &Id, value: Option<bool>) -> String {
        let name = measure::name(self.guideline(), fact, self.say.language);
        let word = value.map_or(clauses::UNKNOWN, words::yes_or_no);
        self.say.fill(clauses::FLAG_SEEN, &[("name", name), ("value", &self.say.phrase(word))])
    }

    fn outcomes_seen(self, test: &OutcomeTest, seen: &[Id], manner: Manner) -> String {
        let review = &test.review.value;
        let outcomes = if seen.is_empty() {
            self.say.phrase(clauses::OUTCOME_NONE)
        } else {
            self.naming().outcomes(review, seen, self.say.language)
        };
        let asked = test.outcomes.iter().map(|outcome| &outcome.value);
        let asked = self.naming().outcomes(review, asked, self.say.language);
        let values = [("review", &*self.say.review(review.as_str())), ("outcomes", &outcomes)];
        let seen = self.say.fill(clauses::OUTCOME_SEEN, &values);
        self.beside(&seen, &asked, manner)
    }
}
