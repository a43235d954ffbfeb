//! facts.csv: declared, for someone, in a period it exists in, once.

use std::collections::BTreeSet;

use super::reviews::in_force_in;
use super::{Frame, evidence, not_in_existence, other_length, value};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::fact_table::FactTable;
use crate::model::facts::{FactRows, NewFact};
use crate::model::measure::Fact;
use crate::model::record::{FactView, Field};
use crate::model::refused::RefusedRow;
use crate::model::{Decimal, Facts, Id, Located, Place};

/// Checks every row and keeps the values that are given. The tables are dropped one by one.
pub fn check(frame: &Frame, tables: Vec<(i16, FactTable)>, report: &mut Report) -> Facts {
    let mut rows = FactRows::default();
    // of a repeated row no more is said than that
    let (mut of_values, mut near) = (Vec::new(), 0);
    for (year, table) in tables {
        for row in table.iter() {
            let row = &row;
            evidence::check(row.evidence.value, row.evidence.place, &frame.dataset.evidence, report);
            let organisation = frame.organisation_near(&mut near, row.organisation, report);
            let Some(organisation) = organisation else {
                check_for_none(frame, year, row.fact, row.value, report);
                continue;
            };
            let Some(fact) = declared(frame, organisation, year, row.fact, report) else { continue };
            if !period_fits(frame, organisation, fact, row, report) {
                report.extend(given(fact, row.value).err());
                continue;
            }
            let (fact_place, period) = (row.fact.place, row.period.value);
            let value = given(fact, row.value).unwrap_or_else(|problem| {
                of_values.push((fact_place, problem));
                None
            });
            rows.push(&NewFact { organisation, fact: &fact.id, period, value, place: row.place, fact_place });
        }
    }
    let (facts, repeated) = rows.finish();
    let again: BTreeSet<Place> = repeated.iter().map(|found| found.again).collect();
    report.extend(of_values.into_iter().filter(|(row, _)| !again.contains(row)).map(|(_, problem)| problem));
    report.extend(repeated.into_iter().map(|found| {
        let organisation = frame.dataset.organisations.at(found.organisation).id();
        let what = format!("{organisation} · {} · {}", found.fact, found.period);
        Diagnostic::new(Code::RowRepeated, found.again).with("subject", what).also_at(found.first)
    }));
    facts
}

/// Checks the fact and the value of a row that was refused; of whom it speaks may not be known.
pub fn check_refused(
    frame: &Frame,
    organisation: Option<usize>,
    year: i16,
    row: &RefusedRow,
    report: &mut Report,
) {
    let Some(named) = row.fact.as_ref().map(|fact| Located::new(&fact.value, fact.place)) else { return };
    let value = Located::new(row.value.value.as_str(), row.value.place);
    match organisation {
        None => check_for_none(frame, year, named, value, report),
        Some(organisation) => {
            let fact = declared(frame, organisation, year, named, report);
            report.extend(fact.and_then(|fact| given(fact, value).err()));
        }
    }
}

/// Checks the fact and the value of a row whose organisation is not known: in one year a fact means one thing.
#[cold]
fn check_for_none(frame: &Frame, year: i16, named: Located<&Id>, value: Located<&str>, report: &mut Report) {
    let guidelines = frame.in_use().map(|index| &frame.dataset.guidelines[index]);
    let mut in_force = guidelines.filter(|guideline| in_force_in(guideline, year));
    match in_force.find_map(|guideline| guideline.fact(named.value)) {
        Some(fact) => report.extend(given(fact, value).err()),
        None if is_any_review_unread(frame) => {}
        None => report.extend(unknown(frame, named)),
    }
}

fn is_any_review_unread(frame: &Frame) -> bool {
    (0..frame.review_guidelines.len()).any(|review| frame.is_review_unread(review))
}

/// The fact is declared nowhere; `None` where it is somewhere.
fn unknown(frame: &Frame, named: Located<&Id>) -> Option<Diagnostic> {
    let facts = frame.in_use().flat_map(|index| &frame.dataset.guidelines[index].facts);
    let ids: BTreeSet<&str> = facts.map(|fact| fact.id.as_str()).collect();
    let problem = (!ids.contains(named.value.as_str())).then_some(Code::FactUnknown)?;
    let problem = Diagnostic::new(problem, named.place).with("fact", named.value);
    let known = ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    Some(problem.with("known", known).meant(named.value.as_str(), ids))
}

/// The value of a row; none where it is empty.
fn given(fact: &Fact, value: Located<&str>) -> Result<Option<Decimal>, Diagnostic> {
    let field = Field { text: value.value, place: value.place };
    if field.text.is_empty() { Ok(None) } else { value::of_fact(fact, field).map(Some) }
}

/// The fact as a guideline of the organisation declares it for the year.
fn declared<'f>(
    frame: &'f Frame,
    organisation: usize,
    year: i16,
    named: Located<&Id>,
    report: &mut Report,
) -> Option<&'f Fact> {
    let kind = frame.kind(organisation)?;
    let reviews = 0..frame.review_guidelines.len();
    let guidelines = &frame.dataset.guidelines;
    let mut of_organisation = reviews.flat_map(|review| frame.guidelines_of(review, kind, year));
    let found = of_organisation.find_map(|index| guidelines[index].fact(named.value));
    if found.is_some() || is_any_review_unread(frame) {
        return found;
    }
    let of_others = || Diagnostic::new(Code::FactOfOthers, named.place).with("fact", named.value);
    let problem = unknown(frame, named).unwrap_or_else(of_others);
    report.add(problem.with("organisation", frame.dataset.organisations.at(organisation)));
    None
}

/// The period has the fact's length, and the organisation exists in it.
fn period_fits(
    frame: &Frame,
    organisation: usize,
    fact: &Fact,
    row: &FactView<'_>,
    report: &mut Report,
) -> bool {
    let organisation = frame.dataset.organisations.at(organisation);
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
