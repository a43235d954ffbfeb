//! The values of the records one by one, each by what it speaks of: neither its file, its row nor its spelling
//! counts.

use std::collections::{BTreeMap, HashMap};

use super::{FactText, Half};
use crate::check::{WrittenRow, WrittenText};
use crate::model::comparison::{
    Decided, FindingField, Given, LineColumn, RegisterField, Row, TextColumn, What,
};
use crate::model::record::{DecidedOutcome, Decision, Finding, Waiver};
use crate::model::workspace::Form;
use crate::model::{Criterion, Date, Guideline, Id, Period, Place, Stage, UnitKey, Value, Workspace};

/// A value, what it speaks of and where it stands.
#[derive(Debug)]
pub struct Found {
    pub what: What,
    pub given: Given,
    pub place: Place,
    /// Of its rows, where it may have several.
    pub rows: Vec<Place>,
}

/// The records of a side, organisation by organisation: there may be hundreds of thousands.
pub struct Records<'h, 'd> {
    half: &'h Half<'d>,
    data: &'d Workspace,
    written: HashMap<usize, Vec<&'d WrittenRow>>,
    decisions: HashMap<usize, Vec<(UnitKey, &'d Decision)>>,
    superseded: HashMap<usize, Vec<(UnitKey, &'d Decision)>>,
    beside_facts: HashMap<(usize, &'d Id, Period), Vec<&'d FactText>>,
}

impl<'h, 'd> Records<'h, 'd> {
    pub fn of_half(half: &'h Half<'d>) -> Self {
        let data = half.workspace;
        let mut written: HashMap<usize, Vec<&WrittenRow>> = HashMap::new();
        for row in half.written {
            written.entry(row.key.organisation).or_default().push(row);
        }
        let decisions = by_organisation(data.decisions.iter().map(|(key, decision)| (*key, decision)));
        let superseded = by_organisation(data.superseded.iter().map(|(key, decision)| (*key, decision)));
        let mut beside_facts: HashMap<_, Vec<&FactText>> = HashMap::new();
        for its in half.beside_facts {
            beside_facts.entry((its.organisation, &its.fact, its.period)).or_default().push(its);
        }
        Self { half, data, written, decisions, superseded, beside_facts }
    }

    fn review(&self, key: UnitKey) -> Option<&'d Id> {
        self.half.is_asked(key.review).then(|| &self.data.manifest.reviews[key.review].id)
    }

    fn decided(&self, key: UnitKey, decision: &Decision) -> Decided {
        let name = |id: &Id| {
            let guideline = &self.data.guidelines[self.data.guideline_for(key)?];
            guideline.outcome_at(id.as_str()).map(|index| guideline.outcomes[index].name.clone())
        };
        let name = match &decision.outcome.value {
            DecidedOutcome::Unrated => None,
            DecidedOutcome::Outcome(id) => name(id),
        };
        Decided::of(decision, name.unwrap_or_default())
    }

    /// The forms of an organisation that are compared.
    pub fn forms(&self, organisation: usize) -> impl Iterator<Item = OwnForm<'d>> {
        self.data.forms.of(organisation).filter_map(|(key, form)| {
            let (review, period) = (self.review(key)?, self.half.period(key.period)?);
            let index = self.data.guideline_for(key)?;
            Some(OwnForm { key, review, period, index, guideline: &self.data.guidelines[index], form })
        })
    }

    /// All values of an organisation, but of these forms those of lines.
    pub fn of(&self, organisation: usize, but: &[UnitKey]) -> Vec<Found> {
        let mut collector =
            Collector { records: self, organisation, found: Vec::new(), rows: BTreeMap::new() };
        collector.forms(but);
        if self.half.stage.is_none() {
            collector.written();
            collector.facts();
            collector.decisions();
            collector.events();
            collector.findings();
            collector.waivers();
            collector.assignments();
            collector.register();
        }
        collector.finish()
    }
}

/// A form, and what its lines are of.
pub struct OwnForm<'d> {
    pub key: UnitKey,
    pub review: &'d Id,
    /// As both sides call it.
    pub period: Period,
    /// Its place among the guidelines.
    pub index: usize,
    pub guideline: &'d Guideline,
    form: Form,
}

impl OwnForm<'_> {
    /// What a line says in a stage, and where.
    fn value(&self, line: usize, criterion: &Criterion, stage: Stage) -> Option<(Given, Place)> {
        let value = self.said(line, stage)?;
        Some((given(self.guideline, criterion, value), self.form.lines[line].place?))
    }

    fn said(&self, line: usize, stage: Stage) -> Option<Value> {
        let line = self.form.lines.get(line).filter(|line| line.place.is_some())?;
        line.values[stage.index()]
    }

    fn what(&self, criterion: &Criterion, column: LineColumn) -> What {
        What::Line {
            review: self.review.clone(),
            period: self.period,
            criterion: criterion.id.clone(),
            column,
        }
    }

    /// The values of the lines that differ from those of another form with the same lines, at these stages of both.
    pub fn differing(&self, before: &Self, stages: &[([Stage; 2], LineColumn)]) -> Vec<[Option<Found>; 2]> {
        let mut found = Vec::new();
        for (place, (criterion, was)) in self.guideline.lines().zip(before.guideline.lines()).enumerate() {
            for ([own, other], column) in stages {
                let said = [before.said(place, *own), self.said(place, *other)];
                // what is offered is told apart by ids, which the guidelines may place otherwise
                if said[0] == said[1] && !matches!(said[0], Some(Value::Offer(_))) {
                    continue;
                }
                let values = [before.value(place, was, *own), self.value(place, criterion, *other)];
                if let [Some((was, _)), Some((is, _))] = &values
                    && was.is_same(is)
                {
                    continue;
                }
                let of_side = |value: Option<(Given, Place)>| {
                    let what = || self.what(criterion, *column);
                    value.map(|(given, place)| Found { what: what(), given, place, rows: Vec::new() })
                };
                found.push(values.map(of_side));
            }
        }
        found
    }
}

struct Collector<'r, 'h, 'd> {
    records: &'r Records<'h, 'd>,
    organisation: usize,
    found: Vec<Found>,
    /// Rows without an id of their own, by what they speak of together.
    rows: BTreeMap<What, Vec<(Row, Place)>>,
}

impl Collector<'_, '_, '_> {
    fn add(&mut self, what: What, given: Given, place: Place) {
        self.found.push(Found { what, given, place, rows: Vec::new() });
    }

    /// A row without an id joins those of the same subject.
    fn add_row(&mut self, what: What, row: Row, place: Place) {
        self.rows.entry(what).or_default().push((row, place));
    }

    /// Several rows stand where the first of them in the file stands.
    fn add_decisions(&mut self, what: What, mut decisions: Vec<(Decided, Place)>) {
        let Some(place) = decisions.first().map(|(_, place)| *place) else { return };
        decisions.sort_by(|(one, _), (other, _)| one.said().cmp(&other.said()));
        let (decisions, rows) = decisions.into_iter().unzip();
        self.found.push(Found { what, given: Given::Decisions(decisions), place, rows });
    }

    fn finish(mut self) -> Vec<Found> {
        for (what, mut rows) in std::mem::take(&mut self.rows) {
            let Some(place) = rows.first().map(|(_, place)| *place) else { continue };
            rows.sort_by(|(one, _), (other, _)| one.cmp(other));
            let (given, rows) = rows.into_iter().unzip();
            self.found.push(Found { what, given: Given::Rows(given), place, rows });
        }
        self.found
    }

    fn review(&self, key: UnitKey) -> Option<Id> {
        self.records.review(key).cloned()
    }

    fn forms(&mut self, but: &[UnitKey]) {
        for form in self.records.forms(self.organisation).filter(|form| !but.contains(&form.key)) {
            for (place, criterion) in form.guideline.lines().enumerate() {
                for stage in Stage::ALL {
                    let Some(column) = self.records.half.column(stage) else { continue };
                    if let Some((given, place)) = form.value(place, criterion, stage) {
                        self.add(form.what(criterion, column), given, place);
                    }
                }
            }
        }
    }

    fn written(&mut self) {
        for row in self.records.written.get(&self.organisation).into_iter().flatten() {
            let (Some(review), Some(period)) =
                (self.review(row.key), self.records.half.period(row.key.period))
            else {
                continue;
            };
            let guideline =
                self.records.data.guideline_for(row.key).map(|index| &self.records.data.guidelines[index]);
            let Some(criterion) = guideline.and_then(|guideline| guideline.lines().nth(row.line)) else {
                continue;
            };
            let texts = [(TextColumn::Evidence, &row.evidence), (TextColumn::Note, &row.note)];
            for (column, text) in texts {
                let Some(WrittenText { text, .. }) = text else { continue };
                let (review, criterion) = (review.clone(), criterion.id.clone());
                let what = What::Line { review, period, criterion, column: LineColumn::Text(column) };
                self.add(what, Given::Text(text.clone()), row.place);
            }
        }
    }

    fn facts(&mut self) {
        let data = self.records.data;
        for (fact, own, value) in data.facts.of(self.organisation) {
            let Some(period) = self.records.half.period(own) else { continue };
            let declared = data.guidelines.iter().find_map(|guideline| guideline.fact(fact));
            let is_flag = declared.is_some_and(|fact| fact.unit == crate::model::Unit::Flag);
            let given = if is_flag { Given::Yes(value.is_yes()) } else { Given::Number(value.value) };
            self.add(What::Fact { fact: fact.clone(), period }, given, value.place);
            let beside = self.records.beside_facts.get(&(self.organisation, fact, own));
            for FactText { column, text, .. } in beside.into_iter().flatten() {
                let what = What::FactText { fact: fact.clone(), period, column: *column };
                self.add(what, Given::Text(text.clone()), value.place);
            }
        }
    }

    fn decisions(&mut self) {
        let records = self.records;
        for (key, decision) in records.decisions.get(&self.organisation).into_iter().flatten() {
            if let (Some(review), Some(period)) = (self.review(*key), records.half.period(key.period)) {
                let decided = (records.decided(*key, decision), decision.place);
                self.add_decisions(What::Decision { review, period }, vec![decided]);
            }
        }
        let mut superseded: BTreeMap<What, Vec<(Decided, Place)>> = BTreeMap::new();
        for (key, decision) in records.superseded.get(&self.organisation).into_iter().flatten() {
            if let (Some(review), Some(period)) = (self.review(*key), records.half.period(key.period)) {
                let rows = superseded.entry(What::Superseded { review, period }).or_default();
                rows.push((records.decided(*key, decision), decision.place));
            }
        }
        for (what, rows) in superseded {
            self.add_decisions(what, rows);
        }
    }

    fn events(&mut self) {
        let data = self.records.data;
        for year in data.years.keys() {
            let Some(shown) = self.records.half.year(*year) else { continue };
            for event in data.events.get(&(*year, self.organisation)).into_iter().flatten() {
                let criterion = event.criterion.as_ref().map(|criterion| criterion.value.clone());
                let what = What::Event { year: shown, step: event.step.value, criterion };
                self.add_row(what, Row::of_event(*year, event), event.place);
            }
        }
    }

    /// A finding stands in the folder of its year but stays open beyond it.
    fn findings(&mut self) {
        let data = self.records.data;
        for (year, finding) in data.findings.get(&self.organisation).into_iter().flatten() {
            if self.records.half.year(*year).is_some() || self.records.half.scope.period.is_none() {
                self.finding(finding);
            }
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let date = |date: Option<Date>| date.map(Given::Date);
        let text = |text: &str| (!text.is_empty()).then(|| Given::Text(text.to_owned()));
        let fields = [
            (FindingField::FoundOn, date(Some(finding.found_on.value))),
            (FindingField::By, text(&finding.by)),
            (FindingField::Criterion, finding.criterion.as_ref().and_then(|id| text(id.value.as_str()))),
            (FindingField::Finding, text(&finding.finding)),
            (FindingField::Due, date(finding.due.map(|due| due.value))),
            (FindingField::RemediedOn, date(finding.remedied_on.map(|day| day.value))),
            (FindingField::Document, text(&finding.document)),
        ];
        for (field, given) in fields {
            if let Some(given) = given {
                let what = What::Finding { id: finding.id.value.clone(), field };
                self.add(what, given, finding.place);
            }
        }
    }

    fn waivers(&mut self) {
        let data = self.records.data;
        for review in 0..data.manifest.reviews.len() {
            let waivers = data.waivers_of.get(&(self.organisation, review)).into_iter().flatten();
            waivers.for_each(|index| self.waiver(&data.waivers[*index]));
        }
    }

    fn waiver(&mut self, waiver: &Waiver) {
        if self.records.half.scope.reviews.contains(&waiver.review.value) {
            let what = What::Waiver {
                review: waiver.review.value.clone(),
                condition: waiver.condition.value.clone(),
            };
            self.add_row(what, Row::of_waiver(waiver), waiver.place);
        }
    }

    fn assignments(&mut self) {
        let data = self.records.data;
        for year in data.years.keys() {
            let assignments = data.assignments.get(&(*year, self.organisation)).into_iter().flatten();
            let Some(year) = self.records.half.year(*year) else { continue };
            for assignment in assignments {
                let what = What::Assignment { year, role: assignment.role.value };
                self.add_row(what, Row::of_assignment(assignment), assignment.place);
            }
        }
    }

    fn register(&mut self) {
        let organisation = self.records.data.organisations.at(self.organisation);
        let text = |text: &str| (!text.is_empty()).then(|| Given::Text(text.to_owned()));
        let parent = organisation.parent().map(|parent| parent.value);
        let fields = [
            (RegisterField::Name, text(organisation.name())),
            (RegisterField::Kind, organisation.kind().map(Given::Kind)),
            (RegisterField::Parent, parent.and_then(text)),
            (RegisterField::PeerGroup, text(organisation.peer_group())),
            (RegisterField::From, organisation.from().map(|from| Given::Date(from.value))),
            (RegisterField::To, organisation.to().map(|to| Given::Date(to.value))),
        ];
        for (field, given) in fields {
            if let Some(given) = given {
                self.add(What::Register(field), given, organisation.place());
            }
        }
    }
}

fn given(guideline: &Guideline, line: &Criterion, value: Value) -> Given {
    match value {
        Value::Number(number) => Given::Number(number),
        Value::Toggle(yes) => Given::Yes(yes),
        Value::NotApplicable => Given::NotApplicable,
        Value::Offer(place) => {
            let offer = guideline.offer(line, place);
            let offer =
                offer.expect("a value is among the offers of its line, because it was read as one of them");
            Given::Named(offer.id.clone(), offer.name.clone())
        }
    }
}

fn by_organisation<'d>(
    all: impl Iterator<Item = (UnitKey, &'d Decision)>,
) -> HashMap<usize, Vec<(UnitKey, &'d Decision)>> {
    let mut decisions: HashMap<usize, Vec<_>> = HashMap::new();
    for (key, decision) in all {
        decisions.entry(key.organisation).or_default().push((key, decision));
    }
    decisions
}
