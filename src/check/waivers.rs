//! waivers.csv of all years: for someone in the review, for a condition that exists.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::Frame;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::Period;
use crate::model::record::Waiver;

/// All waivers, and by organisation and review which are its own.
pub type Waivers = (Vec<Waiver>, FxHashMap<(usize, usize), Vec<usize>>);

pub fn check(frame: &Frame, report: &mut Report) -> Waivers {
    let mut waivers: Waivers = Default::default();
    for row in frame.dataset.years.values().flat_map(|tables| &tables.waivers) {
        if let Some(from) = row.from.filter(|from| row.until.value < from.value) {
            report.add(
                Diagnostic::new(Code::DatesReversed, row.until.place)
                    .with("from", from.value)
                    .with("to", row.until.value),
            );
        }
        let organisation = frame.organisation(&row.organisation, report);
        let review = frame.review(&row.review, report);
        let (Some(organisation), Some(review)) = (organisation, review) else { continue };
        check_condition(frame, organisation, review, row, report);
        waivers.1.entry((organisation, review)).or_default().push(waivers.0.len());
        waivers.0.push(row.clone());
    }
    waivers
}

/// The condition is a top-level one of a guideline that the review has for such organisations.
fn check_condition(frame: &Frame, organisation: usize, review: usize, row: &Waiver, report: &mut Report) {
    let Some(kind) = frame.kind(organisation) else { return };
    if frame.is_review_unread(review) {
        return;
    }
    let guidelines = || {
        let listed = frame.review_guidelines[review].iter().map(|index| &frame.dataset.guidelines[*index]);
        listed.filter(|guideline| guideline.applies_to.contains(&kind))
    };
    let ids = || {
        guidelines()
            .flat_map(crate::model::Guideline::conditions)
            .filter_map(|condition| condition.id.as_ref())
            .collect::<BTreeSet<_>>()
    };
    if ids().contains(&row.condition.value) {
        return;
    }
    let problem = if guidelines().next().is_none() {
        Diagnostic::new(Code::NotInReview, row.organisation.place)
    } else {
        Diagnostic::new(Code::ConditionUnknown, row.condition.place)
            .with("condition", &row.condition.value)
            .with("known", ids().iter().map(ToString::to_string).collect::<Vec<_>>())
            .meant(row.condition.value.as_str(), ids().into_iter().map(crate::model::Id::as_str))
    };
    let organisation = frame.dataset.organisations.at(organisation);
    let period = Period::year_of(row.until.value.year());
    let problem = problem.with("organisation", organisation).with("review", &row.review.value);
    report.add(problem.with("period", period));
}
