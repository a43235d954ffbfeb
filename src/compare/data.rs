//! The values of the records one by one, each by what it speaks of: neither its file, its row nor its spelling
//! counts.

use std::collections::BTreeMap;

use super::Half;
use crate::check::WrittenText;
use crate::model::comparison::{FindingField, Given, LineColumn, RegisterField, Row, What};
use crate::model::record::{DecidedOutcome, Finding};
use crate::model::{Criterion, Date, Guideline, Id, Kind, Period, Place, Stage, UnitKey, Value, Workspace};

/// The values of a side: by organisation and what they speak of.
pub type Values = BTreeMap<(Id, What), (Given, Place)>;

/// All values of a side.
pub fn of(half: &Half<'_>) -> Values {
    let mut collector = Collector { half, data: half.workspace, values: Values::new() };
    collector.forms();
    if half.stage.is_none() {
        collector.written();
        collector.facts();
        collector.decisions();
        collector.events();
        collector.findings();
        collector.waivers();
        collector.assignments();
        collector.register();
    }
    collector.values
}

struct Collector<'h, 'd> {
    half: &'h Half<'d>,
    data: &'d Workspace,
    values: Values,
}

impl Collector<'_, '_> {
    fn add(&mut self, organisation: usize, what: What, given: Given, place: Place) {
        let id = self.data.organisations.at(organisation).to_id();
        if self.half.scope.holds(&id) {
            self.values.insert((id, what), (given, place));
        }
    }

    /// A row without an id joins those of the same subject.
    fn add_row(&mut self, organisation: usize, what: What, row: Row, place: Place) {
        let id = self.data.organisations.at(organisation).to_id();
        if !self.half.scope.holds(&id) {
            return;
        }
        let held = self.values.entry((id, what)).or_insert_with(|| (Given::Rows(Vec::new()), place));
        if let Given::Rows(rows) = &mut held.0 {
            rows.push(row);
            rows.sort();
        }
    }

    fn review(&self, key: UnitKey) -> Option<Id> {
        let review = self.data.manifest.reviews[key.review].id.clone();
        self.half.scope.reviews.contains(&review).then_some(review)
    }

    fn forms(&mut self) {
        let data = self.data;
        for (key, form) in data.forms.iter() {
            let (Some(review), Some(period)) = (self.review(key), self.half.period(key.period)) else {
                continue;
            };
            let Some(guideline) = data.guideline_for(key).map(|index| &data.guidelines[index]) else {
                continue;
            };
            for (criterion, line) in guideline.lines().zip(&form.lines) {
                let Some(place) = line.place else { continue };
                for stage in Stage::ALL {
                    let (Some(value), Some(shown)) = (line.values[stage.index()], self.half.column(stage))
                    else {
                        continue;
                    };
                    let what = What::Line {
                        review: review.clone(),
                        period,
                        criterion: criterion.id.clone(),
                        column: shown,
                    };
                    self.add(key.organisation, what, given(guideline, criterion, value), place);
                }
            }
        }
    }

    fn written(&mut self) {
        for row in self.half.written {
            let (Some(review), Some(period)) = (self.review(row.key), self.half.period(row.key.period))
            else {
                continue;
            };
            let guideline = self.data.guideline_for(row.key).map(|index| &self.data.guidelines[index]);
            let Some(criterion) = guideline.and_then(|guideline| guideline.lines().nth(row.line)) else {
                continue;
            };
            let texts = [(LineColumn::Evidence, &row.evidence), (LineColumn::Note, &row.note)];
            for (column, text) in texts {
                let Some(WrittenText { text, .. }) = text else { continue };
                let (review, criterion) = (review.clone(), criterion.id.clone());
                let what = What::Line { review, period, criterion, column };
                self.add(row.key.organisation, what, Given::Text(text.clone()), row.place);
            }
        }
    }

    fn facts(&mut self) {
        let data = self.data;
        for (organisation, fact, period, value) in data.facts.iter() {
            let Some(period) = self.half.period(period) else { continue };
            let declared = data.guidelines.iter().find_map(|guideline| guideline.fact(fact));
            let is_flag = declared.is_some_and(|fact| fact.unit == crate::model::Unit::Flag);
            let given = if is_flag { Given::Yes(value.is_yes()) } else { Given::Number(value.value) };
            self.add(organisation, What::Fact { fact: fact.clone(), period }, given, value.place);
        }
    }

    fn decisions(&mut self) {
        let data = self.data;
        for (key, decision) in &data.decisions {
            let (Some(review), Some(period)) = (self.review(*key), self.half.period(key.period)) else {
                continue;
            };
            let guideline = data.guideline_for(*key).map(|index| &data.guidelines[index]);
            let outcome = match &decision.outcome.value {
                DecidedOutcome::Unrated => None,
                DecidedOutcome::Outcome(id) => {
                    let found = guideline.and_then(|guideline| {
                        guideline.outcome_at(id.as_str()).map(|index| guideline.outcomes[index].name.clone())
                    });
                    Some((id.clone(), found.unwrap_or_default()))
                }
            };
            let given =
                Given::Decision { outcome, number: decision.number.clone(), date: decision.date.value };
            self.add(key.organisation, What::Decision { review, period }, given, decision.place);
        }
    }

    fn events(&mut self) {
        let data = self.data;
        for ((year, organisation), events) in &data.events {
            let Some(shown) = self.half.year(*year) else { continue };
            for event in events {
                let criterion = event.criterion.as_ref().map(|criterion| criterion.value.clone());
                let what = What::Event { year: shown, step: event.step.value, criterion };
                // a row that states no period means its year, like one that states it
                let period = event.period.map_or(Period::year_of(*year), |period| period.value).to_string();
                let words = [&*period, &event.by, &event.document, &event.note];
                let row = Row { from: Some(event.date.value), until: None, words: joined(&words) };
                self.add_row(*organisation, what, row, event.place);
            }
        }
    }

    /// A finding stands in the folder of its year but stays open beyond it.
    fn findings(&mut self) {
        let data = self.data;
        for (organisation, findings) in &data.findings {
            for (year, finding) in findings {
                if self.half.year(*year).is_some() || self.half.scope.period.is_none() {
                    self.finding(*organisation, finding);
                }
            }
        }
    }

    fn finding(&mut self, organisation: usize, finding: &Finding) {
        let date = |date: Option<Date>| date.map(Given::Date);
        let text = |text: &str| (!text.is_empty()).then(|| Given::Text(text.to_owned()));
        let fields = [
            (FindingField::FoundOn, date(Some(finding.found_on.value))),
            (FindingField::Finding, text(&finding.finding)),
            (FindingField::Due, date(finding.due.map(|due| due.value))),
            (FindingField::RemediedOn, date(finding.remedied_on.map(|day| day.value))),
            (FindingField::Document, text(&finding.document)),
        ];
        for (field, given) in fields {
            if let Some(given) = given {
                let what = What::Finding { id: finding.id.value.clone(), field };
                self.add(organisation, what, given, finding.place);
            }
        }
    }

    fn waivers(&mut self) {
        let data = self.data;
        for waiver in &data.waivers {
            let organisation = data.organisation_at(waiver.organisation.value.as_str());
            let (Some(organisation), true) =
                (organisation, self.half.scope.reviews.contains(&waiver.review.value))
            else {
                continue;
            };
            let what = What::Waiver {
                review: waiver.review.value.clone(),
                condition: waiver.condition.value.clone(),
            };
            let row = Row {
                from: waiver.from.map(|from| from.value),
                until: Some(waiver.until.value),
                words: joined(&[&waiver.document, &waiver.authority, &waiver.reason]),
            };
            self.add_row(organisation, what, row, waiver.place);
        }
    }

    fn assignments(&mut self) {
        let data = self.data;
        for ((year, organisation), assignments) in &data.assignments {
            let Some(year) = self.half.year(*year) else { continue };
            for assignment in assignments {
                let row = Row {
                    from: assignment.from.map(|from| from.value),
                    until: assignment.to.map(|to| to.value),
                    words: assignment.post.clone(),
                };
                self.add_row(*organisation, What::Assignment { year }, row, assignment.place);
            }
        }
    }

    fn register(&mut self) {
        let data = self.data;
        for (index, organisation) in data.organisations.iter().enumerate() {
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
                    self.add(index, What::Register(field), given, organisation.place());
                }
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
            let offers = match &line.kind {
                Kind::Choice { options } => options,
                Kind::Points { .. }
                | Kind::Toggle
                | Kind::Bands { .. }
                | Kind::Deduction { .. }
                | Kind::Rating => &guideline.ratings,
            };
            offers
                .get(usize::from(place))
                .map_or(Given::NotApplicable, |offer| Given::Named(offer.id.clone(), offer.name.clone()))
        }
    }
}

fn joined(parts: &[&str]) -> String {
    let given: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    given.join("; ")
}
