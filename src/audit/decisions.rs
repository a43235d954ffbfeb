//! What was decided beside what was computed, and waivers that nothing needed.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::Audit;
use crate::check::basis;
use crate::diagnostics::{Basis, Code, Diagnostic, Report};
use crate::model::record::{DecidedOutcome, Decision, Waiver};
use crate::model::{Condition, UnitKey};

/// A decision that is not the computed outcome; what may still change by the quota is held against none.
pub fn decision_differs(audit: &Audit, report: &mut Report) {
    let mut decisions: Vec<(&UnitKey, &Decision)> = audit.data.decisions.iter().collect();
    decisions.sort_unstable_by_key(|(key, _)| **key);
    for year in audit.years {
        for (key, row) in decisions.iter().filter(|(key, _)| key.period.year() == *year) {
            let Some(listed) = audit.listed_with(**key) else { continue };
            let Some(index) = audit.data.guideline_for(**key) else { continue };
            let Some(computed) = listed.final_outcome(**key).filter(|_| !listed.is_provisional(**key, index))
            else {
                continue;
            };
            let guideline = &audit.data.guidelines[index];
            let outcome = &guideline.outcomes[computed];
            if let DecidedOutcome::Outcome(decided) = &row.outcome.value
                && *decided != outcome.id
                && let Some(decided) = guideline.outcome_at(decided.as_str())
            {
                let ground = basis(guideline, outcome.cite.as_ref(), outcome.place);
                report.add(
                    Diagnostic::new(Code::DecisionDiffers, row.outcome.place)
                        .with("organisation", audit.organisation(key.organisation))
                        .with("number", &row.number)
                        .with("decided", &guideline.outcomes[decided].name)
                        .with("computed", &outcome.name)
                        .because(ground),
                );
            }
        }
    }
}

/// A waiver that no evaluation used, once all the years it holds in are there.
pub fn waiver_unused(audit: &Audit, report: &mut Report) {
    if audit.data.waivers.is_empty() {
        return;
    }
    let used = audit.listed().flat_map(|listed| {
        let waived = listed
            .units()
            .filter(|(key, _)| audit.data.waivers_of.contains_key(&(key.organisation, key.review)));
        waived.flat_map(move |(key, guideline)| listed.waivers(key, guideline))
    });
    let used: BTreeSet<usize> = used.collect();
    for (index, waiver) in audit.data.waivers.iter().enumerate() {
        let until = waiver.until.value.year();
        let from = waiver.from.map_or(until, |from| from.value.year());
        let id = waiver.organisation.value.as_str();
        if !used.contains(&index)
            && are_over(audit, from..=until)
            && let Some(organisation) = audit.data.organisations.find(id)
        {
            report.add(
                Diagnostic::new(Code::WaiverUnused, waiver.condition.place)
                    .with("condition", &waiver.condition.value)
                    .with("organisation", audit.organisation(organisation))
                    .because(waived(audit, organisation, waiver)),
            );
        }
    }
}

/// The clause that is waived: of the version in force on the waiver's last day, where it is in that.
fn waived(audit: &Audit, organisation: usize, waiver: &Waiver) -> Option<Basis> {
    let data = audit.data;
    let review = data.manifest.review_at(waiver.review.value.as_str())?;
    let kind = data.kind(organisation);
    let day = waiver.until.value;
    let clauses = || {
        let listed = data.review_guidelines[review].iter().map(|index| &data.guidelines[*index]);
        listed.filter(|guideline| guideline.applies_to.contains(&kind)).filter_map(|guideline| {
            let is_it = |condition: &&Condition| condition.id.as_ref() == Some(&waiver.condition.value);
            Some((guideline, guideline.conditions().find(is_it)?))
        })
    };
    let in_force = clauses().find(|(guideline, _)| guideline.in_force_on(day));
    let (guideline, condition) = in_force.or_else(|| clauses().next())?;
    Some(basis(guideline, condition.cite.as_ref(), condition.place))
}

/// Whether no year without results may still use what holds in these.
pub fn are_over(audit: &Audit, years: RangeInclusive<i16>) -> bool {
    let there = &audit.data.years;
    there.range(years.clone()).all(|(year, _)| audit.years.contains(year))
        && there.last_key_value().is_some_and(|(latest, _)| years.end() <= latest)
}
