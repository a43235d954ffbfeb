//! A worked case as a small checked folder: its organisation, its peers, and what other reviews say of them.
//! It goes the way of every folder, so that `decide` cannot tell the difference.

mod best;
mod stub;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::reviews::unknown_outcome;
use super::{Frame, Records, Rows, ValidDataset};
use crate::diagnostics::{Bounded, Code, Diagnostic, Report, Severity, Term};
use crate::model::dataset::UnreadGuidelines;
use crate::model::manifest::{Manifest, Review};
use crate::model::record::{
    Event, FactRow, Field, Finding, GivenRow, Notation, RecordFile, RowSink, YearTables,
};
use crate::model::trial::{Case, CaseFile, FactValues, GivenFact, GivenLine};
use crate::model::{
    Dataset, Guideline, Id, Language, Located, NewOrganisation, OrganisationKind, Period, Place, Register,
    Stage, UnitKey,
};
use stub::Stubs;

/// A case as a folder, and the unit whose result is expected.
#[derive(Debug)]
pub struct Trial {
    pub data: ValidDataset,
    pub key: UnitKey,
}

/// The review that uses the guideline under test; no other can have an id that is no folder's name.
const REVIEW: &str = "bontot.case";

/// So many organisations has no group of peers.
const MOST_ORGANISATIONS: usize = 10_000;

/// Builds the folder of a case. `guideline` has been checked before.
///
/// # Panics
/// Never: the fixed ids are well formed.
#[must_use]
pub fn trial(guideline: &Guideline, file: &CaseFile, case: &Case, report: &mut Report) -> Option<Trial> {
    check_expected(guideline, case, report);
    let period = period(guideline, case, report)?;
    let review = fixed(REVIEW);
    let organisations = size(file, case);
    if organisations > MOST_ORGANISATIONS {
        let problem = Diagnostic::new(Code::NumberTooLarge, case.id.place);
        let problem =
            problem.with("value", organisations).with("most", Term::Bounded(Bounded::OrganisationsOfACase));
        report.add(problem);
        return None;
    }
    let cast = cast(file, case);
    let mut builder = Builder::new(guideline, file, period, &cast);
    let prefix = prefix_apart_from(&case.id.value);
    for (number, member) in cast.iter().enumerate() {
        let derived = fixed(&format!("{prefix}{number}"));
        let id = if number == 0 { case.id.value.clone() } else { derived.clone() };
        builder.add((&id, &derived), member, report);
    }
    let Builder { organisations, stubs, years, rows, .. } = builder;
    let mut own = Report::default();
    let dataset = dataset(guideline, file, organisations, &stubs, years);
    let frame = Frame::new(dataset, &mut own);
    let mut taken = Rows::new(&frame);
    for row in &rows {
        row.send(&mut taken);
    }
    let mut records = Records::default();
    records.take(taken);
    let data = records.finish(frame, &mut own);
    let errors = own.diagnostics().iter().filter(|found| found.severity == Severity::Error);
    report.extend(errors.cloned());
    let data = data?;
    let review = data.manifest.review_at(review.as_str())?;
    Some(Trial { data, key: UnitKey { review, organisation: 0, period } })
}

/// How many organisations there are in a case: itself, its peers, and what is below each of them.
fn size(file: &CaseFile, case: &Case) -> usize {
    let below = |case: &Case| {
        let all = case.given.subordinates.values().flat_map(|outcomes| &outcomes.counts);
        all.map(|(_, count)| *count).fold(1, usize::saturating_add)
    };
    let peers = case.peers.iter().map(|(id, count)| like(file, id).map_or(0, below).saturating_mul(*count));
    peers.fold(below(case), usize::saturating_add)
}

/// The case that a peer is like.
fn like<'c>(file: &'c CaseFile, peer: &Located<Id>) -> Option<&'c Case> {
    file.cases.iter().find(|case| case.id.value == peer.value)
}

/// The case itself, then its peers.
fn cast<'c>(file: &'c CaseFile, case: &'c Case) -> Vec<&'c Case> {
    let peers = case.peers.iter().flat_map(|(id, count)| {
        like(file, id).into_iter().flat_map(move |like| std::iter::repeat_n(like, *count))
    });
    std::iter::once(case).chain(peers).collect()
}

fn fixed(text: &str) -> Id {
    Id::new(text).expect("it is an identifier because we wrote it")
}

/// How ids begin that are made of numbers, and that none of them is the one that a person chose.
fn prefix_apart_from(chosen: &Id) -> &'static str {
    if chosen.as_str().starts_with("bontot.") { "ca." } else { "bontot." }
}

/// The period of a case, or the first whole year, say, in which the guideline is in force.
fn period(guideline: &Guideline, case: &Case, report: &mut Report) -> Option<Period> {
    if let Some(given) = case.given.period {
        if given.value.every() != guideline.every {
            let expected = [guideline.every];
            report.add(super::other_length(given.value, expected, &guideline.version.id, given.place));
            return None;
        }
        if !guideline.in_force_on(given.value.last_day()) {
            let problem = Diagnostic::new(Code::NotInReview, given.place);
            let problem = problem.with("organisation", &case.id.value);
            report.add(problem.with("review", guideline.version.to_string()).with("period", given.value));
            return None;
        }
        return Some(given.value);
    }
    let first = guideline.in_force_from.year();
    let years = (first..=first + 1).flat_map(|year| Period::year_of(year).parts(guideline.every));
    let mut periods: Vec<Period> = years.collect();
    periods.retain(|period| guideline.in_force_on(period.last_day()));
    periods.first().copied()
}

fn check_expected(guideline: &Guideline, case: &Case, report: &mut Report) {
    let outcomes = [&case.expected.outcome, &case.expected.final_outcome];
    for outcome in outcomes.into_iter().flatten() {
        if guideline.outcome_at(outcome.value.as_str()).is_none() {
            report.add(unknown_outcome(&guideline.version.id, outcome, [guideline].into_iter()));
        }
    }
}

fn dataset(
    guideline: &Guideline,
    file: &CaseFile,
    organisations: Register,
    stubs: &Stubs,
    years: BTreeMap<i16, YearTables>,
) -> Dataset {
    let stub_guidelines = stubs.guidelines();
    let own = Located::new(guideline.version.id.clone(), file.place);
    let mut reviews = vec![Review { id: fixed(REVIEW), place: file.place, guidelines: vec![own] }];
    reviews.extend(stubs.reviews(file.place));
    Dataset {
        manifest: Manifest {
            place: file.place,
            committee: String::new(),
            parent_committee: None,
            seat: None,
            language: Language::default(),
            reviews,
            deadlines: file.deadlines.clone(),
            severities: Vec::new(),
            quota_exceptions: Vec::new(),
            blanks: Vec::new(),
        },
        organisations,
        guidelines: std::iter::once(guideline.clone()).chain(stub_guidelines).collect(),
        own_guidelines: 0,
        unread_guidelines: UnreadGuidelines::default(),
        years,
        evidence: BTreeSet::new(),
        record_files: Arc::default(),
        register_is_whole: true,
        builtin_ids: Vec::new(),
    }
}

/// Puts together what the organisations of a case need.
struct Builder<'c> {
    guideline: &'c Guideline,
    period: Period,
    organisations: Register,
    stubs: Stubs,
    years: BTreeMap<i16, YearTables>,
    rows: Vec<Row>,
}

impl<'c> Builder<'c> {
    fn new(guideline: &'c Guideline, file: &CaseFile, period: Period, cast: &[&Case]) -> Self {
        let kinds = cast.iter().map(|case| kind(guideline, case)).collect();
        let stubs = Stubs::new(guideline, cast, kinds, file.place);
        let years = [(period.year(), YearTables::default())].into();
        Self { guideline, period, organisations: Register::default(), stubs, years, rows: Vec::new() }
    }

    /// `derived` is an id that no other is made of.
    fn add(&mut self, (id, derived): (&Id, &Id), case: &Case, report: &mut Report) {
        let place = case.id.place;
        self.organisations.push(organisation(id, case, kind(self.guideline, case), None));
        self.add_lines(id, case);
        for (fact, given) in &case.given.facts {
            self.add_fact(&Located::new(id.clone(), place), fact, given, report);
        }
        self.add_steps(id, case);
        self.add_findings((id, derived), case);
        let endings = self.stubs.endings((id, derived), case, self.period, report);
        for ending in endings {
            ending.add_to(&mut self.organisations, &mut self.years, &mut self.rows);
        }
    }

    /// Every line of the form, then those that the form does not have, to be reported.
    fn add_lines(&mut self, id: &Id, case: &Case) {
        let (guideline, period) = (self.guideline, self.period);
        for line in guideline.lines() {
            let given = case.given.lines.get(&line.id);
            let best = best::value(guideline, line, period);
            if given.is_some() || best.is_some() {
                self.add_row(id, &line.id, case, given, best);
            }
        }
        let is_line = |id: &Id| guideline.lines().any(|line| line.id == *id);
        for (line, given) in case.given.lines.iter().filter(|(line, _)| !is_line(line)) {
            self.add_row(id, line, case, Some(given), None);
        }
    }

    fn add_row(&mut self, id: &Id, line: &Id, case: &Case, given: Option<&GivenLine>, best: Option<String>) {
        let place = given.map_or(case.id.place, |given| given.place);
        let best = best.map(|best| Located::new(best, place));
        let values = Stage::ALL.map(|stage| {
            let own = given.and_then(|given| given.values[stage.index()].clone());
            let all = given.and_then(|given| given.all.clone()).or_else(|| best.clone());
            own.or_else(|| all.filter(|_| self.guideline.stages.contains(&stage)))
        });
        let review = fixed(REVIEW);
        let period = Located::new(self.period, case.given.period.map_or(case.id.place, |given| given.place));
        self.rows.push(Row { place, review, organisation: id.clone(), period, line: line.clone(), values });
    }

    /// One row for each of the fact's periods.
    fn add_fact(&mut self, organisation: &Located<Id>, id: &Id, given: &GivenFact, report: &mut Report) {
        let declared = self.guideline.fact(id);
        let periods: Vec<Period> = match declared {
            Some(fact) => self.period.parts(fact.every).collect(),
            None => vec![self.period],
        };
        let values: Vec<&Located<String>> = match &given.values {
            FactValues::Same(value) => vec![value; periods.len()],
            FactValues::Each(values) => values.iter().collect(),
        };
        if values.len() > periods.len() {
            let beyond = Diagnostic::new(Code::PeriodNumberUnfit, given.place);
            report.add(beyond.with("value", values.len()).with("most", periods.len()));
        }
        let tables = self.years.entry(self.period.year()).or_default();
        tables.facts.extend(periods.into_iter().zip(values).map(|(period, value)| FactRow {
            place: given.place,
            organisation: organisation.clone(),
            fact: Located::new(id.clone(), given.place),
            value: value.clone(),
            period: Located::new(period, given.place),
            evidence: Located::new(String::new(), given.place),
            note: String::new(),
        }));
    }

    fn add_steps(&mut self, id: &Id, case: &Case) {
        let tables = self.years.entry(self.period.year()).or_default();
        let done = case.given.steps.iter().filter_map(|(step, date)| date.map(|date| (*step, date)));
        tables.events.extend(done.map(|(step, date)| event(id, Located::new(step, date.place), date)));
    }

    fn add_findings(&mut self, (id, derived): (&Id, &Id), case: &Case) {
        for (position, given) in case.given.findings.iter().flatten().enumerate() {
            let finding = fixed(&format!("{derived}.{}", position + 1));
            let tables = self.years.entry(given.found_on.value.year()).or_default();
            tables.findings.push(Finding {
                place: given.place,
                id: Located::new(finding, given.place),
                organisation: Located::new(id.clone(), given.place),
                found_on: given.found_on,
                by: String::new(),
                criterion: None,
                finding: String::new(),
                due: given.due,
                remedied_on: given.remedied_on,
                document: String::new(),
            });
        }
    }
}

/// What the organisation of a case is: as it says, else the first kind of the guideline.
fn kind(guideline: &Guideline, case: &Case) -> OrganisationKind {
    let given = case.given.kind.map(|kind| kind.value);
    given.or_else(|| guideline.applies_to.first().copied()).unwrap_or(OrganisationKind::Cell)
}

fn organisation<'a>(
    id: &'a Id,
    case: &'a Case,
    kind: OrganisationKind,
    parent: Option<&'a Id>,
) -> NewOrganisation<'a> {
    let place = case.given.kind.map_or(case.id.place, |kind| kind.place);
    NewOrganisation {
        id: id.as_str(),
        name: case.id.value.as_str(),
        kind: Some(kind),
        parent: parent.map(|parent| Located::new(parent.as_str(), place)),
        peer_group: "",
        from: None,
        to: None,
        place,
    }
}

fn event(organisation: &Id, step: Located<crate::model::Step>, date: Located<crate::model::Date>) -> Event {
    let place = step.place;
    Event {
        place,
        organisation: Located::new(organisation.clone(), place),
        step,
        date,
        by: String::new(),
        document: String::new(),
        criterion: None,
        period: None,
        digest: Located::new(String::new(), place),
        note: String::new(),
    }
}

/// A row of an assessment that nobody wrote into a file.
struct Row {
    place: Place,
    review: Id,
    organisation: Id,
    period: Located<Period>,
    line: Id,
    values: [Option<Located<String>>; 3],
}

impl Row {
    fn send(&self, sink: &mut impl RowSink) {
        let file = RecordFile {
            file: self.place.file(),
            notation: Notation::Csv,
            year: self.period.value.year(),
            review: self.review.clone(),
            organisation: Some(self.organisation.clone()),
        };
        let period = self.period.value.to_string();
        let row = GivenRow {
            place: self.place,
            organisation: None,
            period: Some(Field { text: &period, place: self.period.place }),
            criterion: Field { text: self.line.as_str(), place: self.place },
            values: self
                .values
                .each_ref()
                .map(|value| value.as_ref().map(|value| Field { text: &value.value, place: value.place })),
            truths: [None; 3],
            evidence: None,
            // what is not applicable needs a reason, which a case gives once, in `why`
            note: Some(Field { text: "why", place: self.place }),
        };
        sink.row(&file, &row);
    }
}
