//! Percentages that are hardly meant: of a maximum of 0, which cannot be worked out whatever points there are, and those
//! that look like parts of one.

use super::conditions::subject_word;
use super::ladder::most;
use super::possible::ground;
use super::{basis, problem};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::condition::{Comparing, Comparison, Condition, Scale, Subject};
use crate::model::{Criterion, Decimal, Group, Guideline, Id, Place};

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

/// Spreadsheets keep 20% as 0.2; here that is a fifth of one percent.
pub fn percentages_are_no_fractions(guideline: &Guideline, report: &mut Report) {
    let asks_percent = |comparison: &&Comparison| comparison.scale == Scale::Percent;
    for whole in guideline.conditions() {
        for condition in whole.with_nested() {
            let compared = condition.comparing().into_iter().flat_map(|comparing| &comparing.comparisons);
            for comparison in compared.filter(asks_percent) {
                let found = fraction(comparison.value, condition.place);
                report.extend(found.map(|found| found.because(ground(guideline, condition, whole))));
            }
        }
    }
    if let Some(quota) = &guideline.quota {
        let ground = basis(guideline, quota.cite.as_ref(), quota.place);
        report.extend(fraction(quota.share.value, quota.share.place).map(|found| found.because(ground)));
    }
}

fn fraction(percentage: Decimal, place: Place) -> Option<Diagnostic> {
    let is_fraction = percentage > Decimal::ZERO && percentage < Decimal::whole(1);
    is_fraction.then(|| {
        problem(Code::PercentageBelowOne, place)
            .with("percentage", percentage)
            .with("meant", Decimal::whole(percentage.hundredths()))
    })
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
