//! facts.csv: declared, for someone, in a period it exists in, once.

use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{Frame, evidence, not_in_existence, other_length, value};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::measure::Fact;
use crate::model::record::{FactRow, Field};
use crate::model::workspace::FactValue;
use crate::model::{Id, Period, Place};

/// The facts of all years by organisation, fact and period.
pub type Facts = FxHashMap<(usize, Id, Period), FactValue>;

/// Checks every row and keeps the values that are given.
pub fn check(frame: &Frame, report: &mut Report) -> Facts {
    let mut facts = Facts::default();
    let mut rows: FxHashMap<(usize, &Id, Period), Place> = FxHashMap::default();
    for (year, tables) in &frame.dataset.years {
        for row in &tables.facts {
            evidence::check(&row.evidence.value, row.evidence.place, &frame.dataset.evidence, report);
            let Some(organisation) = frame.organisation(&row.organisation, report) else { continue };
            let Some(fact) = declared(frame, organisation, *year, row, report) else { continue };
            if !period_fits(frame, organisation, fact, row, report) {
                continue;
            }
            match rows.entry((organisation, &row.fact.value, row.period.value)) {
                Entry::Occupied(first) => {
                    report.add(repeated(row).also_at(*first.get()));
                    continue;
                }
                Entry::Vacant(slot) => slot.insert(row.place),
            };
            if row.value.value.is_empty() {
                continue;
            }
            match value::of_fact(fact, Field { text: &row.value.value, place: row.value.place }) {
                Ok(value) => {
                    let key = (organisation, row.fact.value.clone(), row.period.value);
                    facts.insert(key, FactValue { value, place: row.place });
                }
                Err(problem) => report.add(problem),
            }
        }
    }
    facts
}

fn repeated(row: &FactRow) -> Diagnostic {
    let what = format!("{} · {} · {}", row.organisation.value, row.fact.value, row.period.value);
    Diagnostic::new(Code::RowRepeated, row.fact.place).with("subject", what)
}

/// The fact as a guideline of the organisation declares it for the year.
fn declared<'f>(
    frame: &'f Frame,
    organisation: usize,
    year: i16,
    row: &FactRow,
    report: &mut Report,
) -> Option<&'f Fact> {
    let kind = frame.kind(organisation)?;
    let reviews = 0..frame.review_guidelines.len();
    let guidelines = &frame.dataset.guidelines;
    let mut of_organisation = reviews.clone().flat_map(|review| frame.guidelines_of(review, kind, year));
    let found = of_organisation.find_map(|index| guidelines[index].fact(&row.fact.value));
    if found.is_some() || reviews.clone().any(|review| frame.is_review_unread(review)) {
        return found;
    }
    let known = || frame.in_use().flat_map(|index| &guidelines[index].facts);
    let ids = || known().map(|fact| fact.id.as_str()).collect::<BTreeSet<_>>();
    let problem = if known().any(|fact| fact.id == row.fact.value) {
        Diagnostic::new(Code::FactOfOthers, row.fact.place)
    } else {
        Diagnostic::new(Code::FactUnknown, row.fact.place)
            .with("known", ids().into_iter().map(str::to_owned).collect::<Vec<_>>())
            .meant(row.fact.value.as_str(), ids())
    };
    let organisation = &frame.dataset.organisations[organisation].id;
    report.add(problem.with("fact", &row.fact.value).with("organisation", organisation));
    None
}

/// The period has the fact's length, and the organisation exists in it.
fn period_fits(frame: &Frame, organisation: usize, fact: &Fact, row: &FactRow, report: &mut Report) -> bool {
    let organisation = &frame.dataset.organisations[organisation];
    if row.period.value.every() != fact.every {
        report.add(other_length(row.period.value, [fact.every], &fact.id, row.period.place));
        return false;
    }
    let exists = organisation.exists_on(row.period.value.last_day());
    if !exists {
        report.add(not_in_existence(organisation, row.period.value, row.organisation.place));
    }
    exists
}
