//! Whether a guideline makes sense by itself: its form, its conditions, its ladder of outcomes.

mod bands;
mod conditions;
mod facts;
mod form;
mod ladder;
mod percentages;
mod possible;
mod quota;

pub use form::unique;

use crate::diagnostics::{Basis, Code, Diagnostic, Report, Term};
use crate::model::{Guideline, Id, Place};

/// Every check of a guideline; each is blind to what the others find.
const CHECKS: &[fn(&Guideline, &mut Report)] = &[
    form::ids_are_unique,
    form::ratings_have_points_all_or_none,
    form::lines_fit_their_kind,
    form::required_lines_can_reach,
    form::periods_fit,
    bands::bands_cover_their_range,
    facts::measures_fit,
    facts::facts_can_be_known,
    conditions::conditions_are_named_and_cited,
    conditions::conditions_fit_their_subject,
    conditions::candidates_are_known_before_scores,
    ladder::ladder_has_a_floor,
    ladder::totals_leave_no_hole,
    quota::quota_fits,
];

/// Fills in the maxima that follow from the points on offer, then checks everything.
pub fn check(guideline: &mut Guideline, report: &mut Report) {
    let errors_before = report.errors();
    form::complete_maxima(guideline, report);
    for check in CHECKS {
        check(guideline, report);
    }
    // what is out of reach is certain only where nothing else is wrong
    if report.errors() == errors_before {
        possible::conditions_can_be_true(guideline, report);
        percentages::percentages_have_a_base(guideline, report);
        percentages::percentages_are_no_fractions(guideline, report);
        facts::measures_are_used(guideline, report);
    }
}

/// A problem of a guideline file.
fn problem(code: Code, place: Place) -> Diagnostic {
    Diagnostic::new(code, place)
}

/// A clause as the ground of a diagnostic elsewhere.
#[must_use]
pub fn basis(guideline: &Guideline, cite: Option<&String>, place: Place) -> Basis {
    Basis { guideline: Some(guideline.version.to_string()), cite: cite.cloned(), place }
}

/// A name that refers to nothing; `known` is what it may have meant.
fn unknown<'a>(kind: Term, id: &Id, place: Place, known: impl Iterator<Item = &'a Id>) -> Diagnostic {
    let known: Vec<&str> = known.map(Id::as_str).collect();
    problem(Code::ReferenceUnknown, place)
        .with("kind", kind)
        .with("id", id)
        .with("known", known.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
        .meant(id.as_str(), known)
}
