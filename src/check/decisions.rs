//! decisions.csv: an outcome of the guideline, or `unrated` with a note; a later row supersedes.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::reviews::unknown_outcome;
use super::{Frame, RowPlaces, dates};
use crate::diagnostics::{Code, Diagnostic, Name, Report};
use crate::model::record::{DecidedOutcome, Decision};
use crate::model::{Guideline, Located, UnitKey};

/// The decisions of a folder.
pub struct Decisions {
    /// The one in force for each organisation, review and period.
    pub in_force: FxHashMap<UnitKey, Decision>,
    /// Those that a later one supersedes.
    pub superseded: Vec<(UnitKey, Decision)>,
}

pub fn check(frame: &Frame, report: &mut Report) -> Decisions {
    let mut found = Decisions { in_force: FxHashMap::default(), superseded: Vec::new() };
    for row in frame.dataset.years.values().flat_map(|tables| &tables.decisions) {
        let organisation = frame.organisation(&row.organisation, report);
        let review = frame.review(&row.review, report);
        let (Some(organisation), Some(review)) = (organisation, review) else {
            check_outcome(None, row, report);
            continue;
        };
        dates::of_decision(row, report);
        let key = UnitKey { review, organisation, period: row.period.value };
        let places = RowPlaces { organisation: row.organisation.place, period: row.period.place };
        let guideline = frame.guideline(key, &places, report);
        check_outcome(guideline.map(|index| &frame.dataset.guidelines[index]), row, report);
        let superseded = match found.in_force.entry(key) {
            Entry::Vacant(free) => {
                free.insert(row.clone());
                None
            }
            Entry::Occupied(mut before) if before.get().date.value <= row.date.value => {
                Some(before.insert(row.clone()))
            }
            Entry::Occupied(_) => Some(row.clone()),
        };
        found.superseded.extend(superseded.map(|decision| (key, decision)));
    }
    found
}

fn check_outcome(guideline: Option<&Guideline>, row: &Decision, report: &mut Report) {
    match (&row.outcome.value, guideline) {
        (DecidedOutcome::Unrated, _) if row.note.is_empty() => {
            let unrated = Name { vietnamese: "chưa xếp loại", english: "unrated" };
            report.add(Diagnostic::new(Code::NoteMissing, row.outcome.place).with("value", unrated));
        }
        (DecidedOutcome::Outcome(id), Some(guideline)) if guideline.outcome_at(id.as_str()).is_none() => {
            let outcome = Located::new(id.clone(), row.outcome.place);
            report.add(unknown_outcome(&row.review.value, &outcome, [guideline].into_iter()));
        }
        (DecidedOutcome::Unrated | DecidedOutcome::Outcome(_), _) => {}
    }
}
