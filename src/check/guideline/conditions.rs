//! Conditions: named, cited, and asking of a subject only what it has.

use super::facts::known_fact;
use super::{problem, unknown};
use crate::diagnostics::{Argument, Code, Diagnostic, Report, Term};
use crate::model::condition::{Comparator, Comparing, Condition, Scale, Subject, Test};
use crate::model::criterion::Kind;
use crate::model::measure::Unit;
use crate::model::{Guideline, Place};

/// Top-level conditions carry an id and a cite; so do outcomes and the quota.
pub fn conditions_are_named_and_cited(guideline: &Guideline, report: &mut Report) {
    for condition in guideline.conditions() {
        if condition.id.is_none() {
            let missing = problem(Code::TomlKeyMissing, condition.place);
            report.add(missing.with("key", "id"));
        }
        cited(Term::Condition, condition.cite.as_ref(), condition.place, report);
    }
    for outcome in &guideline.outcomes {
        cited(Term::Outcome, outcome.cite.as_ref(), outcome.place, report);
    }
    if let Some(quota) = &guideline.quota {
        cited(Term::Quota, quota.cite.as_ref(), quota.place, report);
    }
}

fn cited(subject: Term, cite: Option<&String>, place: Place, report: &mut Report) {
    if cite.is_none_or(String::is_empty) {
        report.add(problem(Code::CiteMissing, place).with("subject", subject));
    }
}

pub fn conditions_fit_their_subject(guideline: &Guideline, report: &mut Report) {
    for condition in guideline.conditions().flat_map(Condition::with_nested) {
        match &condition.test {
            Test::Compare(comparing) => check_comparing(guideline, condition, comparing, report),
            Test::Judgement(name) => {
                let judged = known_fact(guideline, name, report).is_none_or(|fact| fact.judgement);
                if !judged {
                    report.add(problem(Code::JudgementUndeclared, name.place).with("fact", &name.value));
                }
            }
            Test::All(_)
            | Test::Any(_)
            | Test::Not(_)
            | Test::RequiredCriteria
            | Test::Step { .. }
            | Test::Outcome(_) => {}
        }
    }
}

/// What a subject has that can be compared.
#[expect(clippy::struct_excessive_bools, reason = "four independent answers about one subject")]
#[derive(Clone, Copy, Default)]
struct Has {
    figure: bool,
    percent: bool,
    rating: bool,
    /// It is yes or no by itself.
    flag: bool,
}

fn check_comparing(guideline: &Guideline, condition: &Condition, comparing: &Comparing, report: &mut Report) {
    if let Some(rating) = &comparing.rating_at_least
        && guideline.rating_at(rating.value.as_str()).is_none()
    {
        let known = guideline.ratings.iter().map(|rating| &rating.id);
        report.add(unknown(Term::Rating, &rating.value, rating.place, known));
    }
    let Some(has) = subject_has(guideline, condition.place, &comparing.subject, report) else { return };
    if let Some((comparator, figure)) = &comparing.in_percent
        && !guideline.looks_at_percentage(&comparing.subject)
    {
        let meant = format!("{} = \"{}\"", comparator.word(Scale::Percent), figure.value);
        let suggestion = Some(meant).filter(|_| has.percent);
        let misplaced = problem(Code::PercentSignMisplaced, figure.place).with("value", &figure.value);
        report.add(Diagnostic { suggestion, ..misplaced });
    }
    let subject = subject_word(&comparing.subject);
    let asks_nothing = comparing.comparisons.is_empty() && comparing.rating_at_least.is_none();
    let unfit = comparing.comparisons.iter().any(|comparison| match comparison.scale {
        Scale::Figure => !has.figure,
        Scale::Percent => !has.percent,
    }) || (comparing.rating_at_least.is_some() && !has.rating);
    if unfit || (has.flag != asks_nothing) {
        let code = if asks_nothing { Code::ComparatorMissing } else { Code::ComparatorUnfit };
        let problem = problem(code, condition.place).with("subject", subject);
        report.add(problem.with("expected", has.comparators()));
    }
}

impl Has {
    /// The comparators that fit, as the files have them.
    fn comparators(self) -> Argument {
        let scales = [(Scale::Figure, self.figure), (Scale::Percent, self.percent)];
        let scales = scales.into_iter().filter(|(_, has)| *has);
        let words = scales.flat_map(|(scale, _)| Comparator::ALL.map(|comparator| comparator.word(scale)));
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        words.extend(self.rating.then(|| "rating_at_least".to_owned()));
        if words.is_empty() { Term::NoComparison.into() } else { words.into() }
    }
}

/// What can be compared of a subject; an unknown one, or one without points, is reported.
fn subject_has(guideline: &Guideline, place: Place, subject: &Subject, report: &mut Report) -> Option<Has> {
    let score = Has { figure: true, percent: true, ..Has::default() };
    match subject {
        Subject::Total | Subject::EveryGroup if !guideline.has_points() => {
            report.add(problem(Code::TotalWithoutPoints, place));
            None
        }
        Subject::Total | Subject::EveryGroup => Some(score),
        Subject::Group(name) => {
            let Some(group) = guideline.groups.iter().find(|group| group.id == name.value) else {
                let known = guideline.groups.iter().map(|group| &group.id);
                report.add(unknown(Term::Group, &name.value, name.place, known));
                return None;
            };
            if !group.has_points() {
                report.add(problem(Code::TotalWithoutPoints, name.place));
            }
            group.has_points().then_some(score)
        }
        Subject::Criterion(name) => {
            let Some(line) = guideline.lines().find(|line| line.id == name.value) else {
                report.add(unknown(
                    Term::Criterion,
                    &name.value,
                    name.place,
                    guideline.lines().map(|line| &line.id),
                ));
                return None;
            };
            let points = line.max.is_some();
            Some(Has {
                figure: points,
                percent: points,
                rating: matches!(line.kind, Kind::Rating),
                flag: false,
            })
        }
        Subject::EveryCriterion => {
            let points = guideline.has_points();
            let rating = guideline.lines().any(|line| matches!(line.kind, Kind::Rating));
            Some(Has { figure: points, percent: points, rating, flag: false })
        }
        Subject::Fact(name) => {
            let flag = known_fact(guideline, name, report)?.unit == Unit::Flag;
            Some(Has { figure: !flag, flag, ..Has::default() })
        }
        Subject::Measure(name) => {
            if guideline.measure(&name.value).is_none() {
                let known = guideline.measures.iter().map(|measure| &measure.id);
                report.add(unknown(Term::Measure, &name.value, name.place, known));
                return None;
            }
            Some(Has { figure: true, ..Has::default() })
        }
    }
}

/// The word of a subject in the files.
#[must_use]
pub const fn subject_word(subject: &Subject) -> &'static str {
    match subject {
        Subject::Total => "total",
        Subject::Group(_) => "group",
        Subject::EveryGroup => "every_group",
        Subject::Criterion(_) => "criterion",
        Subject::EveryCriterion => "every_criterion",
        Subject::Fact(_) => "fact",
        Subject::Measure(_) => "measure",
    }
}

/// Who is up for it must be known without the form: scores come later.
pub fn candidates_are_known_before_scores(guideline: &Guideline, report: &mut Report) {
    for condition in guideline.candidate_if.iter().flat_map(Condition::with_nested) {
        let subject = match &condition.test {
            Test::Compare(comparing) => match &comparing.subject {
                Subject::Fact(_) | Subject::Measure(_) => continue,
                subject @ (Subject::Total
                | Subject::Group(_)
                | Subject::EveryGroup
                | Subject::Criterion(_)
                | Subject::EveryCriterion) => subject_word(subject),
            },
            Test::RequiredCriteria => "required_criteria",
            Test::All(_)
            | Test::Any(_)
            | Test::Not(_)
            | Test::Judgement(_)
            | Test::Step { .. }
            | Test::Outcome(_) => continue,
        };
        report.add(problem(Code::CandidateSubject, condition.place).with("subject", subject));
    }
}
