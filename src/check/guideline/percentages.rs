//! Percentages of a maximum of 0: they cannot be worked out, whatever points there are.

use super::conditions::subject_word;
use super::ladder::most;
use super::possible::ground;
use super::problem;
use crate::diagnostics::{Code, Report};
use crate::model::condition::{Comparing, Condition, Subject};
use crate::model::{Criterion, Decimal, Group, Guideline, Id};

pub fn percentages_have_a_base(guideline: &Guideline, report: &mut Report) {
    for whole in guideline.conditions() {
        for condition in whole.with_nested() {
            let of = asked_of_nothing(guideline, condition);
            if let Some((comparing, of)) = of.filter(|(_, of)| !of.is_empty()) {
                let found = problem(Code::PercentageOfNothing, condition.place)
                    .with("subject", subject_word(&comparing.subject))
                    .with("of", of.into_iter().map(ToString::to_string).collect::<Vec<_>>());
                report.add(found.because(ground(guideline, condition, whole)));
            }
        }
    }
}

/// What a condition asks a percentage of though its maximum is 0 in every period.
fn asked_of_nothing<'g>(
    guideline: &'g Guideline,
    condition: &'g Condition,
) -> Option<(&'g Comparing, Vec<&'g Id>)> {
    let comparing = condition.comparing()?;
    comparing.asks_percentage().then(|| (comparing, without_maximum(guideline, comparing)))
}

fn without_maximum<'g>(guideline: &'g Guideline, comparing: &Comparing) -> Vec<&'g Id> {
    let groups = || guideline.groups.iter().filter(|group| group.has_points());
    let empty = |group: &&Group| most(group) == Decimal::ZERO;
    let line_empty = |line: &&Criterion| line.max == Some(Decimal::ZERO);
    match &comparing.subject {
        Subject::Total if groups().all(|group| empty(&group)) => groups().map(|group| &group.id).collect(),
        Subject::EveryGroup => groups().filter(empty).map(|group| &group.id).collect(),
        Subject::Group(name) => {
            groups().filter(|group| group.id == name.value).filter(empty).map(|group| &group.id).collect()
        }
        Subject::Criterion(name) => {
            let named = guideline.lines().filter(|line| line.id == name.value);
            named.filter(line_empty).map(|line| &line.id).collect()
        }
        Subject::EveryCriterion => {
            let wanted = |line: &&Criterion| comparing.rating_at_least.is_none() || line.is_rating();
            let looked_at = guideline.lines().filter(|line| !line.bonus).filter(wanted);
            looked_at.filter(line_empty).map(|line| &line.id).collect()
        }
        Subject::Total | Subject::Fact(_) | Subject::Measure(_) => Vec::new(),
    }
}
