//! The process of the year: who is silent, who is followed by nobody, who has no plan, what was not remedied.

use std::collections::BTreeSet;

use super::Audit;
use crate::check::basis;
use crate::diagnostics::{Basis, Code, Diagnostic, Report};
use crate::model::record::{Assignment, Event, Role};
use crate::model::text::first_named;
use crate::model::{Condition, Date, Every, Guideline, Period, Step, Test, Workspace};

/// No event for longer than this is a silence, in months.
const QUIET_MONTHS: i8 = 3;

/// The organisations that have registered in a year, each with that event.
fn registered<'a>(audit: &'a Audit, year: i16) -> impl Iterator<Item = (usize, &'a Event)> {
    let data: &Workspace = audit.data;
    let organisations = if data.events.is_empty() { 0 } else { data.organisations.len() };
    (0..organisations)
        .filter_map(move |index| Some((index, data.earliest_event(index, year, Step::Registered)?)))
}

/// A registered organisation of which nothing is noted for three months, until it has assessed itself.
pub fn events_quiet(audit: &Audit, report: &mut Report) {
    for year in audit.years {
        let of_year = audit.data.events.iter().filter(|((of, _), _)| of == year);
        let latest = of_year.flat_map(|(_, events)| events).map(|event| event.date.value).max();
        for (index, first) in registered(audit, *year) {
            let mut events: Vec<&Event> =
                audit.data.events.get(&(*year, index)).into_iter().flatten().collect();
            events.retain(|event| event.date.value >= first.date.value);
            events.sort_by_key(|event| event.date.value);
            let end =
                audit.data.organisations.at(index).to().map(|to| to.value).into_iter().chain(latest).min();
            if let Some((event, until)) = silence(&events, end) {
                report.add(
                    Diagnostic::new(Code::EventsQuiet, event.place)
                        .with("organisation", audit.organisation(index))
                        .with("from", event.date.value)
                        .with("to", until),
                );
            }
        }
    }
}

/// The event after which there was silence, and until when.
fn silence<'e>(events: &[&'e Event], end: Option<Date>) -> Option<(&'e Event, Date)> {
    let quiet = |event: &Event, next: Date| months_later(event.date.value).is_some_and(|limit| limit < next);
    let between = events.windows(2).find(|pair| quiet(pair[0], pair[1].date.value));
    if let Some(pair) = between {
        return Some((pair[0], pair[1].date.value));
    }
    let (last, end) = (*events.last()?, end?);
    let finished = events
        .iter()
        .any(|event| matches!(event.step.value, Step::SelfAssessed | Step::Submitted | Step::Appraised));
    (!finished && quiet(last, end)).then_some((last, end))
}

fn months_later(day: Date) -> Option<Date> {
    let months = day.month() - 1 + QUIET_MONTHS;
    let (year, month) = (day.year() + i16::from(months / 12), months % 12 + 1);
    Date::new(year, month, day.day()).or_else(|| Date::last_of_month(year, month))
}

/// A registered organisation that no member of the committee follows on any day from then on.
pub fn monitor_missing(audit: &Audit, report: &mut Report) {
    for year in audit.years {
        for (index, event) in registered(audit, *year) {
            let assignments = audit.data.assignments.get(&(*year, index)).into_iter().flatten();
            let mut follows = assignments.filter(|row| row.role.value == Role::Follow);
            let [first, last] = days(audit, index, *year);
            let since = event.date.value.max(first).min(last);
            if !follows.any(|row| holds_within(row, [since, last])) {
                let found = Diagnostic::new(Code::MonitorMissing, event.organisation.place);
                report.add(
                    found.with("organisation", audit.organisation(index)).with("year", year_name(*year)),
                );
            }
        }
    }
}

fn year_name(year: i16) -> String {
    Period::year_of(year).to_string()
}

/// The first and the last day of an organisation in a year; the first is the later one where it is not there.
fn days(audit: &Audit, organisation: usize, year: i16) -> [Date; 2] {
    let (year, organisation) = (Period::year_of(year), audit.data.organisations.at(organisation));
    let first = organisation.from().map_or(year.first_day(), |from| from.value.max(year.first_day()));
    let last = organisation.to().map_or(year.last_day(), |to| to.value.min(year.last_day()));
    [first, last]
}

/// Whether an assignment holds on some day from the first to the last.
fn holds_within(row: &Assignment, [first, last]: [Date; 2]) -> bool {
    first <= last
        && row.from.is_none_or(|from| from.value <= last)
        && row.to.is_none_or(|to| first <= to.value)
}

/// An assignment that holds on no day of its organisation in the year, or to one that is in no review then.
pub fn assignment_unused(audit: &Audit, report: &mut Report) {
    for year in audit.years {
        for (index, organisation) in audit.data.organisations.iter().enumerate() {
            let Some(rows) = audit.data.assignments.get(&(*year, index)) else { continue };
            let serves = guidelines(audit, index, *year).next().is_some();
            for row in rows {
                if !serves || !holds_within(row, days(audit, index, *year)) {
                    report.add(
                        Diagnostic::new(Code::AssignmentUnused, row.organisation.place)
                            .with("post", &row.post)
                            .with("organisation", organisation)
                            .with("year", year_name(*year)),
                    );
                }
            }
        }
    }
}

/// The guidelines that serve an organisation in some period of a year.
fn guidelines<'a>(audit: &'a Audit, organisation: usize, year: i16) -> impl Iterator<Item = &'a Guideline> {
    let kind = audit.data.kind(organisation);
    let periods = Workspace::periods_within(Period::year_of(year));
    let listed: BTreeSet<usize> = audit.data.review_guidelines.iter().flatten().copied().collect();
    let all = listed.into_iter().map(|index| &audit.data.guidelines[index]);
    all.filter(move |guideline| periods.iter().any(|period| guideline.serves(kind, *period)))
}

/// A registered organisation with criteria that no plan speaks of; one for the whole form is enough.
pub fn plan_missing(audit: &Audit, report: &mut Report) {
    for year in audit.years {
        let due = audit.data.manifest.deadlines.get(&Step::Planned).and_then(|due| due.in_year(*year));
        if due.is_some_and(|due| audit.latest.is_none_or(|latest| latest <= due)) {
            continue;
        }
        for (index, event) in registered(audit, *year) {
            let criteria = unplanned(audit, index, *year);
            if !criteria.is_empty() {
                report.add(
                    Diagnostic::new(Code::PlanMissing, event.organisation.place)
                        .with("organisation", audit.organisation(index))
                        .with("criteria", criteria)
                        .because(plan_basis(audit, index, *year)),
                );
            }
        }
    }
}

/// The clause of a form that asks for a plan, else the manifest's deadline for it.
fn plan_basis(audit: &Audit, organisation: usize, year: i16) -> Option<Basis> {
    let asked = guidelines(audit, organisation, year).find_map(|guideline| {
        let asks = |condition: &&Condition| asks_for(condition, Step::Planned);
        let condition = guideline.conditions().find(asks)?;
        Some(basis(guideline, condition.cite.as_ref(), condition.place))
    });
    let due = audit.data.manifest.deadlines.get(&Step::Planned);
    asked.or_else(|| Basis::named("[deadlines] planned", due?.place))
}

/// The lines that no `planned` event speaks of, in forms that ask for registration; the first ones.
fn unplanned(audit: &Audit, organisation: usize, year: i16) -> Vec<String> {
    let events = audit.data.events.get(&(year, organisation)).into_iter().flatten();
    let plans: Vec<&Event> = events.filter(|event| event.step.value == Step::Planned).collect();
    if plans.iter().any(|plan| plan.criterion.is_none()) {
        return Vec::new();
    }
    let planned: BTreeSet<&str> =
        plans.iter().filter_map(|plan| plan.criterion.as_ref()).map(|id| id.value.as_str()).collect();
    let yearly = || guidelines(audit, organisation, year).filter(|guideline| guideline.every == Every::Year);
    let any_asks = yearly().any(asks_for_registration);
    let forms = yearly().filter(|guideline| !any_asks || asks_for_registration(guideline));
    let lines = forms.flat_map(Guideline::lines).filter(|line| {
        !line.bonus && line.counts_in(Period::year_of(year)) && !planned.contains(line.id.as_str())
    });
    first_named(lines.map(|line| line.id.to_string()).collect())
}

fn asks_for_registration(guideline: &Guideline) -> bool {
    guideline.conditions().any(|condition| asks_for(condition, Step::Registered))
}

/// Whether a condition, or one within it, is about a step.
fn asks_for(condition: &Condition, asked: Step) -> bool {
    condition.with_nested().into_iter().any(|condition| match &condition.test {
        Test::Step { step, .. } => step.value == asked,
        Test::All(_)
        | Test::Any(_)
        | Test::Not(_)
        | Test::Compare(_)
        | Test::RequiredCriteria
        | Test::Judgement(_)
        | Test::Outcome(_) => false,
    })
}

/// An inspection's finding that is not remedied although a later day than its due date is on record.
pub fn finding_overdue(audit: &Audit, report: &mut Report) {
    for index in 0..audit.data.organisations.len() {
        let findings = audit.data.findings.get(&index).into_iter().flatten();
        for (_, finding) in findings.filter(|(year, _)| audit.years.contains(year)) {
            let Some(due) = finding.due else { continue };
            if audit.latest.is_some_and(|latest| finding.is_overdue_on(latest)) {
                report.add(
                    Diagnostic::new(Code::FindingOverdue, due.place)
                        .with("finding", &finding.id.value)
                        .with("organisation", audit.organisation(index))
                        .with("due", due.value)
                        .because(Basis::named(&finding.document, finding.place)),
                );
            }
        }
    }
}
