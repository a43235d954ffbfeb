//! Conditions: true, false or unknown by Kleene's logic, with what they looked at.

#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::ends::End;
use super::figure::Possible;
use super::known::Known;
use crate::model::condition::{Comparing, Comparison, OutcomeTest, Scale, Subject, Timing};
use crate::model::criterion::{Criterion, Reach};
use crate::model::results::{GroupScore, Observed, Part, StageScore, Truth};
use crate::model::{Condition, Decimal, Exact, Guideline, Id, LineEntry, Located, Step, Test, UnitKey};
use crate::score::{LineScore, Measured, Scoring};

/// A unit while its conditions are worked out.
pub struct Subjects<'e> {
    pub known: Known<'e>,
    pub key: UnitKey,
    pub guideline: &'e Guideline,
    /// What the lines of its form say.
    pub entries: &'e [LineEntry],
    /// The scores of the stage that decides.
    pub scores: &'e StageScore,
    /// Those of its lines, once somebody has asked for them.
    pub lines: &'e OnceCell<Vec<LineScore>>,
    pub measures: &'e BTreeMap<Id, Possible>,
    pub measured: &'e Measured,
}

/// A condition's value (`None` when its subject has left the form) and what it looked at.
pub type Evaluated = (Option<Truth>, Observed);

impl Subjects<'_> {
    /// What every line brings.
    pub fn lines(&self) -> &[LineScore] {
        let Self { guideline, key, entries, measured, .. } = *self;
        self.lines.get_or_init(|| {
            let scoring = Scoring { guideline, period: key.period, measured };
            scoring.card(entries, self.scores.stage).lines
        })
    }

    /// The value of a condition, as by [`Self::evaluate`], without what it looked at.
    #[must_use]
    pub fn truth(&self, condition: &Condition) -> Option<Truth> {
        let Comparing { subject, comparisons, .. } = match &condition.test {
            Test::Compare(comparing) => comparing,
            test @ (Test::All(_) | Test::Any(_) | Test::Not(_)) => {
                return combined(test, condition.parts().iter().map(|part| self.truth(part)));
            }
            Test::RequiredCriteria | Test::Judgement(_) | Test::Step { .. } | Test::Outcome(_) => {
                return self.evaluate(condition).0;
            }
        };
        match subject {
            Subject::Total => Some(score_holds(comparisons, self.scores.total.as_ref(), self.scores.max)),
            Subject::EveryGroup => {
                let groups = self.scores.groups.iter().filter_map(|group| group_holds(comparisons, group));
                Some(groups.min().unwrap_or(Truth::True))
            }
            Subject::Fact(name) if !comparisons.is_empty() => {
                let value = self.figure(&name.value);
                Some(value.map_or(Truth::Unknown, |value| holds(comparisons, &value)))
            }
            Subject::Group(_)
            | Subject::Criterion(_)
            | Subject::EveryCriterion
            | Subject::Fact(_)
            | Subject::Measure(_) => self.evaluate(condition).0,
        }
    }

    #[must_use]
    pub fn evaluate(&self, condition: &Condition) -> Evaluated {
        match &condition.test {
            Test::All(_) | Test::Any(_) | Test::Not(_) => self.compound(condition),
            Test::Compare(comparing) => self.compare(comparing),
            Test::RequiredCriteria => self.members(|line, score| reached(self.guideline, line, score)),
            Test::Judgement(fact) => self.flag(&fact.value),
            Test::Step { step, timing } => self.step(step.value, *timing),
            Test::Outcome(test) => self.outcome(test),
        }
    }

    fn compound(&self, condition: &Condition) -> Evaluated {
        let evaluated = condition.parts().iter().map(|part| self.evaluate(part));
        let parts: Vec<Part> = evaluated.map(|(value, observed)| Part { value, observed }).collect();
        (combined(&condition.test, parts.iter().map(|part| part.value)), Observed::Compound(parts))
    }

    fn compare(&self, comparing: &Comparing) -> Evaluated {
        let scores = self.scores;
        match &comparing.subject {
            Subject::Total => score(&comparing.comparisons, scores.total.as_ref(), scores.max),
            Subject::Group(name) => {
                let index = self.guideline.groups.iter().position(|group| group.id == name.value);
                match index.map(|index| &scores.groups[index]) {
                    Some(group) if has_score(group) => {
                        score(&comparing.comparisons, group.score.as_ref(), group.max)
                    }
                    Some(_) | None => (None, Observed::LeftTheForm),
                }
            }
            Subject::EveryGroup => {
                every(scores.groups.iter().map(|group| group_holds(&comparing.comparisons, group)))
            }
            Subject::Criterion(name) => self.criterion(comparing, &name.value),
            Subject::EveryCriterion => self.members(|line, score| {
                let looked_at = !line.bonus
                    && if comparing.rating_at_least.is_some() {
                        line.is_rating()
                    } else {
                        line.max.is_some()
                    };
                looked_at.then(|| self.line(comparing, line, score)).flatten()
            }),
            Subject::Fact(name) => self.fact(&comparing.comparisons, &name.value),
            Subject::Measure(name) => self.measure(&comparing.comparisons, &name.value),
        }
    }

    fn criterion(&self, comparing: &Comparing, id: &Id) -> Evaluated {
        let found = self.guideline.lines().zip(self.lines()).find(|(line, _)| line.id == *id);
        let Some((line, score)) = found else { return (None, Observed::LeftTheForm) };
        let value = self.line(comparing, line, score);
        let observed = match value {
            None => Observed::LeftTheForm,
            Some(_) if comparing.comparisons.is_empty() => Observed::Rating(score.rating()),
            Some(_) => Observed::Score { score: score.points().cloned(), max: line.max },
        };
        (value, observed)
    }

    /// A line against comparators; `None` when it is not in the form.
    fn line(&self, comparing: &Comparing, line: &Criterion, score: &LineScore) -> Option<Truth> {
        match score {
            LineScore::Outside | LineScore::Left => None,
            LineScore::Open => Some(Truth::Unknown),
            LineScore::Scored { points, rating } => {
                let holds =
                    compares(&comparing.comparisons, points.as_ref(), line.max).unwrap_or(Truth::Unknown);
                let rated = comparing.rating_at_least.as_ref().map_or(Truth::True, |least| {
                    let least = self.guideline.rating_at(least.value.as_str());
                    rating.zip(least).map_or(Truth::Unknown, |(rating, least)| (rating <= least).into())
                });
                Some(holds.min(rated))
            }
        }
    }

    /// All lines that `test` looks at; `None` passes over a line.
    fn members(&self, test: impl Fn(&Criterion, &LineScore) -> Option<Truth>) -> Evaluated {
        every(self.guideline.lines().zip(self.lines()).map(|(line, score)| test(line, score)))
    }

    fn fact(&self, comparisons: &[Comparison], id: &Id) -> Evaluated {
        if comparisons.is_empty() {
            return self.flag(id);
        }
        let value = self.figure(id);
        let truth = value.as_ref().map_or(Truth::Unknown, |value| holds(comparisons, value));
        (Some(truth), Observed::Figure { value, parts: None })
    }

    /// The sum of a fact.
    fn figure(&self, id: &Id) -> Option<Exact> {
        self.known.fact(self.key, self.guideline.fact(id)?)
    }

    fn flag(&self, fact: &Id) -> Evaluated {
        let flag = self.known.flag(self.key, fact);
        (Some(flag.map_or(Truth::Unknown, Truth::from)), Observed::Flag(flag))
    }

    /// Decided when every value that the measure may still have agrees.
    fn measure(&self, comparisons: &[Comparison], id: &Id) -> Evaluated {
        let Some(possible) = self.measures.get(id) else {
            return (Some(Truth::Unknown), Observed::Figure { value: None, parts: None });
        };
        let truths = possible
            .values
            .iter()
            .map(|value| value.as_ref().map_or(Truth::Unknown, |value| holds(comparisons, value)));
        let observed = match &possible.values[..] {
            [Some(least), .., Some(most)] => {
                let (least, most, parts) = (least.clone(), most.clone(), possible.bounds.clone());
                Observed::Range { least, most, parts }
            }
            _ => Observed::Figure {
                value: possible.known().cloned(),
                parts: possible.parts.clone().map(Box::new),
            },
        };
        (Some(agreed(truths)), observed)
    }

    /// The log is complete: what is not in it was not done.
    fn step(&self, step: Step, timing: Timing) -> Evaluated {
        let year = self.key.period.year();
        let event = self.known.data.earliest_event_of(self.key, step);
        let date = event.map(|event| event.date.value);
        let deadline = match timing {
            Timing::Whenever => None,
            Timing::OnTime => {
                let declared = self.known.data.manifest.deadlines.get(&step);
                declared.and_then(|deadline| deadline.in_year(year))
            }
        };
        let done = match timing {
            Timing::Whenever => date.is_some(),
            Timing::OnTime => date.zip(deadline).is_some_and(|(date, deadline)| date <= deadline),
        };
        (Some(done.into()), Observed::Event { date, deadline })
    }

    /// The organisation's own outcome in another review of the same period.
    fn outcome(&self, test: &OutcomeTest) -> Evaluated {
        let review = self.known.data.manifest.review_at(test.review.value.as_str());
        let other = review.map(|review| UnitKey { review, ..self.key });
        let Some(other) = other.filter(|other| self.known.data.guideline_for(*other).is_some()) else {
            return (Some(Truth::False), Observed::Outcomes(Vec::new()));
        };
        let ends = self.known.ends(other, test.source);
        let is_one = |end: &End| match end {
            End::Outcome(id) => test.outcomes.iter().any(|outcome: &Located<Id>| outcome.value == *id),
            End::NotCandidate | End::Unrated => false,
        };
        let truth = agreed(ends.iter().map(|end| is_one(end).into()));
        let outcomes = ends.into_iter().filter_map(|end| match end {
            End::Outcome(id) => Some(id),
            End::NotCandidate | End::Unrated => None,
        });
        (Some(truth), Observed::Outcomes(outcomes.collect()))
    }
}

/// The value of a compound; nested conditions whose subjects have left the form are left out.
fn combined(test: &Test, parts: impl Iterator<Item = Option<Truth>>) -> Option<Truth> {
    let mut parts = parts.flatten();
    match test {
        Test::All(_) => parts.min(),
        Test::Any(_) => parts.max(),
        Test::Not(_) => parts.next().map(opposite),
        Test::Compare(_)
        | Test::RequiredCriteria
        | Test::Judgement(_)
        | Test::Step { .. }
        | Test::Outcome(_) => None,
    }
}

/// A mandatory line against what it must reach; `None` when it is not mandatory or not in the form.
fn reached(guideline: &Guideline, line: &Criterion, score: &LineScore) -> Option<Truth> {
    let reach = line.required.as_ref()?;
    match score {
        LineScore::Outside | LineScore::Left => None,
        LineScore::Open => Some(Truth::Unknown),
        LineScore::Scored { points, rating } => {
            let enough = |least: Decimal| points.as_ref().is_some_and(|points| *points >= least.into());
            let reached = match (reach, line.max) {
                (Reach::Best, Some(max)) => enough(max),
                (Reach::Best, None) => *rating == Some(0),
                (Reach::Points(least), _) => enough(*least),
                (Reach::Rating(least), _) => {
                    let least = guideline.rating_at(least.value.as_str());
                    rating.zip(least).is_some_and(|(rating, least)| rating <= least)
                }
            };
            Some(reached.into())
        }
    }
}

/// All of the members that are looked at; true when there is none.
fn every(members: impl Iterator<Item = Option<Truth>>) -> Evaluated {
    let (mut failing, mut unknown) = (Vec::new(), Vec::new());
    for (index, truth) in members.enumerate() {
        match truth {
            Some(Truth::False) => failing.push(index),
            Some(Truth::Unknown) => unknown.push(index),
            Some(Truth::True) | None => {}
        }
    }
    let value = match (failing.is_empty(), unknown.is_empty()) {
        (false, _) => Truth::False,
        (true, false) => Truth::Unknown,
        (true, true) => Truth::True,
    };
    (Some(value), Observed::Members { failing, unknown })
}

fn score(comparisons: &[Comparison], score: Option<&Exact>, max: Option<Decimal>) -> Evaluated {
    (Some(score_holds(comparisons, score, max)), Observed::Score { score: score.cloned(), max })
}

#[inline]
fn score_holds(comparisons: &[Comparison], score: Option<&Exact>, max: Option<Decimal>) -> Truth {
    match score {
        Some(_) => compares(comparisons, score, max).unwrap_or(Truth::Unknown),
        None => Truth::Unknown,
    }
}

/// Whether a group is in the form, with lines that bring points in this period.
const fn has_score(group: &GroupScore) -> bool {
    !group.out && group.max.is_some()
}

/// `None` for a group without a score.
#[inline]
fn group_holds(comparisons: &[Comparison], group: &GroupScore) -> Option<Truth> {
    has_score(group).then(|| score_holds(comparisons, group.score.as_ref(), group.max))
}

/// A score against all comparators; `None` when there is no score or a percentage of nothing.
#[inline]
fn compares(comparisons: &[Comparison], score: Option<&Exact>, max: Option<Decimal>) -> Option<Truth> {
    let mut all = Truth::True;
    for comparison in comparisons {
        let order = match comparison.scale {
            Scale::Figure => score?.compare(comparison.value),
            Scale::Percent => Exact::compare_percentage(score?, max?, comparison.value)?,
        };
        all = all.min(comparison.comparator.admits(order).into());
    }
    Some(all)
}

fn holds(comparisons: &[Comparison], value: &Exact) -> Truth {
    compares(comparisons, Some(value), None).unwrap_or(Truth::Unknown)
}

/// The value that all agree on, or unknown.
fn agreed(mut truths: impl Iterator<Item = Truth>) -> Truth {
    let Some(first) = truths.next() else { return Truth::Unknown };
    if truths.all(|truth| truth == first) { first } else { Truth::Unknown }
}

const fn opposite(truth: Truth) -> Truth {
    match truth {
        Truth::True => Truth::False,
        Truth::Unknown => Truth::Unknown,
        Truth::False => Truth::True,
    }
}
