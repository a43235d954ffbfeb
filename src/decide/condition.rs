//! Conditions: true, false or unknown by Kleene's logic, with what they looked at.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::ends::End;
use super::figure::Possible;
use super::known::Known;
use crate::model::condition::{Comparing, Comparison, OutcomeTest, Scale, Subject, Timing};
use crate::model::criterion::{Criterion, Reach};
use crate::model::results::{GroupScore, Observed, StageScore, Truth};
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

    /// The value of a condition, as by [`Self::evaluate`].
    #[must_use]
    pub fn truth(&self, condition: &Condition) -> Option<Truth> {
        match &condition.test {
            Test::Compare(comparing) if matches!(comparing.subject, Subject::EveryGroup) => {
                Some(self.groups(comparing).flatten().min().unwrap_or(Truth::True))
            }
            _ => self.evaluate(condition).0,
        }
    }

    /// Every group against comparators; `None` for those that are out or have no points.
    fn groups(&self, comparing: &Comparing) -> impl Iterator<Item = Option<Truth>> {
        self.scores.groups.iter().map(|group| {
            let looked_at = !group.out && group.max.is_some();
            looked_at.then(|| group_holds(&comparing.comparisons, group))
        })
    }

    #[must_use]
    pub fn evaluate(&self, condition: &Condition) -> Evaluated {
        match &condition.test {
            Test::All(parts) => (self.parts(parts).min(), Observed::Compound),
            Test::Any(parts) => (self.parts(parts).max(), Observed::Compound),
            Test::Not(part) => (self.truth(part).map(opposite), Observed::Compound),
            Test::Compare(comparing) => self.compare(comparing),
            Test::RequiredCriteria => self.members(|line, score| reached(self.guideline, line, score)),
            Test::Judgement(fact) => self.flag(&fact.value),
            Test::Step { step, timing } => self.step(step.value, *timing),
            Test::Outcome(test) => self.outcome(test),
        }
    }

    /// The values of nested conditions whose subjects are still in the form.
    fn parts(&self, parts: &[Condition]) -> impl Iterator<Item = Truth> {
        parts.iter().filter_map(|part| self.truth(part))
    }

    fn compare(&self, comparing: &Comparing) -> Evaluated {
        let scores = self.scores;
        match &comparing.subject {
            Subject::Total => score(&comparing.comparisons, scores.total.as_ref(), scores.max),
            Subject::Group(name) => {
                let index = self.guideline.groups.iter().position(|group| group.id == name.value);
                match index.map(|index| &scores.groups[index]) {
                    Some(group) if !group.out => {
                        score(&comparing.comparisons, group.score.as_ref(), group.max)
                    }
                    Some(_) | None => (None, Observed::LeftTheForm),
                }
            }
            Subject::EveryGroup => every(self.groups(comparing)),
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
        let value = self.guideline.fact(id).and_then(|fact| self.known.fact(self.key, fact));
        let truth = value.as_ref().map_or(Truth::Unknown, |value| holds(comparisons, value));
        (Some(truth), Observed::Figure { value, parts: None })
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
            [Some(least), .., Some(most)] => Observed::Range { least: least.clone(), most: most.clone() },
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
        let event = self.known.data.earliest_event(self.key.organisation, year, step);
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
    (Some(value), Observed::Members { failing: failing.into(), unknown: unknown.into() })
}

fn score(comparisons: &[Comparison], score: Option<&Exact>, max: Option<Decimal>) -> Evaluated {
    (Some(score_holds(comparisons, score, max)), Observed::Score { score: score.cloned(), max })
}

fn score_holds(comparisons: &[Comparison], score: Option<&Exact>, max: Option<Decimal>) -> Truth {
    match score {
        Some(_) => compares(comparisons, score, max).unwrap_or(Truth::Unknown),
        None => Truth::Unknown,
    }
}

fn group_holds(comparisons: &[Comparison], group: &GroupScore) -> Truth {
    score_holds(comparisons, group.score.as_ref(), group.max)
}

/// A score against all comparators; `None` when there is no score or a percentage of nothing.
fn compares(comparisons: &[Comparison], score: Option<&Exact>, max: Option<Decimal>) -> Option<Truth> {
    let mut all = Truth::True;
    for comparison in comparisons {
        let order = match comparison.scale {
            Scale::Figure => score?.cmp(&comparison.value.into()),
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

#[cfg(test)]
mod tests {
    use super::{Comparison, Scale, agreed, compares, every, holds, score};
    use crate::model::condition::Comparator::{self, Above, AtLeast, AtMost, Below, Equals};
    use crate::model::results::Truth::{self, False, True, Unknown};
    use crate::model::{Decimal, Exact};

    const fn comparison(scale: Scale, comparator: Comparator, hundredths: i64) -> Comparison {
        Comparison { scale, comparator, value: Decimal::from_hundredths(hundredths) }
    }

    const fn figure(comparator: Comparator, hundredths: i64) -> Comparison {
        comparison(Scale::Figure, comparator, hundredths)
    }

    const fn percent(comparator: Comparator, hundredths: i64) -> Comparison {
        comparison(Scale::Percent, comparator, hundredths)
    }

    fn points(hundredths: i64) -> Exact {
        Decimal::from_hundredths(hundredths).into()
    }

    /// A score of hundredths, of a maximum of hundredths.
    fn of(test: Comparison, value: i64, max: i64) -> Truth {
        score(&[test], Some(&points(value)), Some(Decimal::from_hundredths(max)))
            .0
            .expect("it is in the form")
    }

    #[test]
    fn a_hundredth_decides_at_the_threshold() {
        // value, then at least, above, at most, below and equals 90
        for (value, expected) in [
            (8999, [False, False, True, True, False]),
            (9000, [True, False, True, False, True]),
            (9001, [True, True, False, False, False]),
        ] {
            let found = [AtLeast, Above, AtMost, Below, Equals].map(|by| of(figure(by, 9000), value, 10_000));
            assert_eq!(found, expected, "{value}");
        }
    }

    #[test]
    fn percentages_are_of_the_maximum_and_exact() {
        // 19.99 of 25 is 79.96 %, 20 is 80 %, 20.01 is 80.04 %
        for (value, expected) in [
            (1999, [False, False, True, True, False]),
            (2000, [True, False, True, False, True]),
            (2001, [True, True, False, False, False]),
        ] {
            let found = [AtLeast, Above, AtMost, Below, Equals].map(|by| of(percent(by, 8000), value, 2500));
            assert_eq!(found, expected, "{value}");
        }
        // 79.99 of 100 is 79.99 %; 7999 of 10,000 too; 53.59 of 67 is 79.985 % and is not rounded to 79.99
        assert_eq!(of(percent(AtLeast, 8000), 7999, 10_000), False);
        assert_eq!(of(percent(AtLeast, 7999), 7999, 10_000), True);
        assert_eq!(of(percent(AtLeast, 7999), 5359, 6700), False);
        // exactly half: 12.5 of 25; 12.49 is 49.96 %
        assert_eq!(of(percent(AtLeast, 5000), 1250, 2500), True);
        assert_eq!(of(percent(Equals, 5000), 1250, 2500), True);
        assert_eq!(of(percent(Above, 5000), 1250, 2500), False);
        assert_eq!(of(percent(AtLeast, 5000), 1249, 2500), False);
    }

    #[test]
    fn two_thirds_lie_between_their_roundings() {
        // 4 of 6 is 66.666… %
        let share = Exact::percentage(&Exact::count(4), &Exact::count(6)).expect("six is not zero");
        assert_eq!(holds(&[figure(AtLeast, 6666)], &share), True);
        assert_eq!(holds(&[figure(Above, 6666)], &share), True);
        assert_eq!(holds(&[figure(AtLeast, 6667)], &share), False);
        assert_eq!(holds(&[figure(Below, 6667)], &share), True);
        assert_eq!(holds(&[figure(Equals, 6667)], &share), False);
        // 10 points of 15 as a score
        assert_eq!(of(percent(AtLeast, 6667), 1000, 1500), False);
        assert_eq!(of(percent(Above, 6666), 1000, 1500), True);
    }

    #[test]
    fn all_comparators_must_hold() {
        let between = [figure(AtLeast, 7000), figure(Below, 9000)];
        for (value, expected) in [(6999, False), (7000, True), (8999, True), (9000, False)] {
            assert_eq!(holds(&between, &points(value)), expected, "{value}");
        }
        // points and percentage of one score: 15 of 20 is 75 %
        let both = [figure(AtLeast, 1500), percent(AtLeast, 8000)];
        let max = Some(Decimal::whole(20));
        assert_eq!(compares(&both, Some(&points(1500)), max), Some(False));
        assert_eq!(compares(&both, Some(&points(1600)), max), Some(True));
    }

    #[test]
    fn without_a_score_or_a_maximum_nothing_is_known() {
        assert_eq!(score(&[figure(AtMost, 0)], None, Some(Decimal::HUNDRED)).0, Some(Unknown));
        assert_eq!(score(&[percent(AtLeast, 0)], Some(&points(0)), Some(Decimal::ZERO)).0, Some(Unknown));
        assert_eq!(score(&[percent(AtLeast, 0)], Some(&points(0)), None).0, Some(Unknown));
    }

    #[test]
    fn members_and_possible_values() {
        let every = |members: &[Option<Truth>]| every(members.iter().copied()).0;
        assert_eq!(every(&[]), Some(True), "nothing to look at");
        assert_eq!(every(&[None, Some(True)]), Some(True));
        assert_eq!(every(&[Some(True), Some(Unknown)]), Some(Unknown));
        assert_eq!(every(&[Some(Unknown), Some(False)]), Some(False));
        assert_eq!(agreed([True, True].into_iter()), True);
        assert_eq!(agreed([True, False].into_iter()), Unknown);
        assert_eq!(agreed([False, Unknown].into_iter()), Unknown);
        assert_eq!(agreed(std::iter::empty()), Unknown);
    }
}
