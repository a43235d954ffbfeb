//! A value of the records in words: what it speaks of, and what was given.

use super::Told;
use crate::catalogue::{Phrase, compare, words};
use crate::model::comparison::{
    DataChange, Decided, FindingField, Given, LineColumn, RegisterField, Row, What,
};
use crate::model::{Id, Period, Text};

impl Told<'_> {
    /// What changed, from what to what, where and by whom.
    pub(super) fn data(self, change: &DataChange) -> String {
        let [before, after] = change.values.each_ref().map(|value| self.given(value.as_ref()));
        let values = [("what", self.what(&change.what)), ("before", before), ("after", after)];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.sourced(&self.fill(compare::ARROW, &values), change.places, &change.author)
    }

    pub(super) fn what(self, what: &What) -> String {
        match what {
            What::Register(field) => {
                self.fill(compare::REGISTER, &[("field", register_field(*field).get(self.say().language))])
            }
            What::Line { review, period, criterion, column } => {
                let column = self.column(*column);
                let phrase = if column.is_some() { compare::LINE } else { compare::LINE_ALONE };
                let period = period.to_string();
                let values = [
                    ("review", &*self.say().review(review.as_str())),
                    ("period", &period),
                    ("criterion", criterion.as_str()),
                    ("column", column.unwrap_or_default()),
                ];
                self.fill(phrase, &values)
            }
            What::Fact { fact, period } => self.of_fact(compare::FACT, fact, *period, ""),
            What::FactText { fact, period, column } => {
                let column = words::text_column(*column).get(self.say().language);
                self.of_fact(compare::FACT_TEXT, fact, *period, column)
            }
            What::Event { year, step, criterion } => {
                let (step, year) = (words::step(*step).get(self.say().language), year.to_string());
                match criterion {
                    None => self.fill(compare::EVENT, &[("step", step), ("year", &year)]),
                    Some(id) => self.fill(
                        compare::EVENT_OF,
                        &[("step", step), ("year", &year), ("criterion", id.as_str())],
                    ),
                }
            }
            What::Finding { id, field } => {
                let field = finding_field(*field).get(self.say().language);
                self.fill(compare::FINDING, &[("id", id.as_str()), ("field", field)])
            }
            What::Waiver { review, condition } => {
                let values =
                    [("review", &*self.say().review(review.as_str())), ("condition", condition.as_str())];
                self.fill(compare::WAIVER, &values)
            }
            What::Decision { review, period } => self.of_period(compare::DECIDED, review, *period),
            What::Superseded { review, period } => self.of_period(compare::SUPERSEDED, review, *period),
            What::Assignment { year, role } => {
                let role = words::role(*role).get(self.say().language);
                self.fill(compare::ASSIGNMENT, &[("year", &year.to_string()), ("role", role)])
            }
        }
    }

    fn of_fact(self, phrase: Phrase, fact: &Id, period: Period, column: &str) -> String {
        let (fact, period) = (self.fact_name(fact), period.to_string());
        self.fill(phrase, &[("fact", &fact), ("period", &period), ("column", column)])
    }

    /// What the column of a line is called, but for one that holds two stages against each other.
    fn column(self, column: LineColumn) -> Option<&'static str> {
        let phrase = match column {
            LineColumn::Value(stage) => words::stage(stage),
            LineColumn::Text(column) => words::text_column(column),
            LineColumn::Stages => return None,
        };
        Some(phrase.get(self.say().language))
    }

    fn of_period(self, phrase: Phrase, review: &Id, period: Period) -> String {
        let values = [("review", &*self.say().review(review.as_str())), ("period", &*period.to_string())];
        self.fill(phrase, &values)
    }

    /// What a value speaks of, beside columns for review and period.
    pub(super) fn item(self, what: &What) -> String {
        let step_name = |step| words::step(step).get(self.say().language);
        match what {
            What::Register(_) | What::Finding { .. } => self.what(what),
            What::Line { criterion, column, .. } => {
                let Some(column) = self.column(*column) else { return criterion.to_string() };
                self.fill(compare::ITEM_LINE, &[("criterion", criterion.as_str()), ("column", column)])
            }
            What::Fact { fact, .. } => self.fill(compare::ITEM_FACT, &[("fact", fact.as_str())]),
            What::FactText { fact, column, .. } => {
                let column = words::text_column(*column).get(self.say().language);
                self.fill(compare::ITEM_FACT_TEXT, &[("fact", fact.as_str()), ("column", column)])
            }
            What::Event { step, criterion: None, .. } => {
                self.fill(compare::ITEM_EVENT, &[("step", step_name(*step))])
            }
            What::Event { step, criterion: Some(id), .. } => {
                self.fill(compare::ITEM_EVENT_OF, &[("step", step_name(*step)), ("criterion", id.as_str())])
            }
            What::Waiver { condition, .. } => {
                self.fill(compare::ITEM_WAIVER, &[("condition", condition.as_str())])
            }
            What::Decision { .. } => self.phrase(compare::ITEM_DECISION),
            What::Superseded { .. } => self.phrase(compare::ITEM_SUPERSEDED),
            What::Assignment { role, .. } => {
                let role = words::role(*role).get(self.say().language);
                self.fill(compare::ITEM_ASSIGNMENT, &[("role", role)])
            }
        }
    }

    fn fact_name(self, id: &Id) -> String {
        let guidelines = self.sides.iter().rev().flat_map(|side| &side.say.workspace.guidelines);
        let mut facts = guidelines.filter_map(|guideline| guideline.fact(id));
        facts.next().map_or_else(|| id.to_string(), |fact| self.say().text(&fact.name).to_owned())
    }

    pub(super) fn given(self, given: Option<&Given>) -> String {
        let Some(given) = given else { return self.phrase(compare::NOTHING_THERE) };
        match given {
            Given::Number(number) => self.say().number(*number),
            Given::Yes(yes) => self.phrase(words::yes_or_no(*yes)),
            Given::Kind(kind) => self.phrase(words::kind(*kind)),
            Given::Named(id, name) => self.named(id, name),
            Given::NotApplicable => self.phrase(crate::catalogue::labels::NOT_APPLICABLE),
            Given::Date(date) => self.say().date(*date),
            Given::Text(text) => format!("“{text}”"),
            Given::Decisions(rows) => rows.iter().map(|row| self.decided(row)).collect::<Vec<_>>().join("; "),
            Given::Rows(rows) => rows.iter().map(|row| self.given_row(row)).collect::<Vec<_>>().join("; "),
        }
    }

    fn decided(self, row: &Decided) -> String {
        let unrated = || self.phrase(words::status(crate::model::results::Status::Unrated));
        let outcome = row.outcome.as_ref().map_or_else(unrated, |(id, name)| self.named(id, name));
        let values = [("outcome", &*outcome), ("number", &row.number), ("date", &self.say().date(row.date))];
        let decision = self.fill(compare::DECISION, &values);
        if row.words.is_empty() {
            return decision;
        }
        self.fill(compare::DECISION_WITH_WORDS, &[("decision", &decision), ("words", &row.words)])
    }

    fn named(self, id: &Id, name: &Text) -> String {
        let name = self.say().text(name);
        if name.is_empty() { id.to_string() } else { super::super::say::quoted(name) }
    }

    fn given_row(self, row: &Row) -> String {
        let date = |date| self.say().date(date);
        let dates = match (row.from, row.until) {
            (Some(from), Some(until)) => {
                self.fill(compare::BETWEEN, &[("from", &date(from)), ("until", &date(until))])
            }
            (Some(from), None) => date(from),
            (None, Some(until)) => self.fill(compare::UNTIL, &[("until", &date(until))]),
            (None, None) => return row.words.clone(),
        };
        if row.words.is_empty() {
            return dates;
        }
        self.fill(compare::WITH_WORDS, &[("dates", &dates), ("words", &row.words)])
    }
}

/// A value as programs read it.
pub(super) fn neutral(given: &Given) -> String {
    match given {
        Given::Number(number) => number.to_string(),
        Given::Yes(true) => "yes".to_owned(),
        Given::Yes(false) => "no".to_owned(),
        Given::Kind(kind) => kind.word().to_owned(),
        Given::Named(id, _) => id.to_string(),
        Given::NotApplicable => "n/a".to_owned(),
        Given::Date(date) => date.to_string(),
        Given::Text(text) => text.clone(),
        Given::Decisions(rows) => rows.iter().map(neutral_decision).collect::<Vec<_>>().join(" | "),
        Given::Rows(rows) => rows.iter().map(neutral_row).collect::<Vec<_>>().join(" | "),
    }
}

fn neutral_decision(row: &Decided) -> String {
    let outcome = row.outcome.as_ref().map_or("unrated", |(id, _)| id.as_str());
    let words = if row.words.is_empty() { String::new() } else { format!("; {}", row.words) };
    format!("{outcome}; {}; {}{words}", row.number, row.date)
}

fn neutral_row(row: &Row) -> String {
    let dates = [row.from, row.until].into_iter().flatten().map(|date| date.to_string());
    let words = Some(row.words.clone()).filter(|words| !words.is_empty());
    dates.chain(words).collect::<Vec<_>>().join("; ")
}

/// The file and the item in words that stay: the kind, then what it is of.
pub(super) fn neutral_what(what: &What) -> (&'static str, String) {
    match what {
        What::Register(field) => ("organisation", register_field(*field).en.to_owned()),
        What::Line { review, period, criterion, column } => {
            let column = match column {
                LineColumn::Value(stage) => stage.word(),
                LineColumn::Stages => "value",
                LineColumn::Text(column) => column.word(),
            };
            ("line", format!("{review} {period} {criterion} {column}"))
        }
        What::Fact { fact, period } => ("fact", format!("{fact} {period}")),
        What::FactText { fact, period, column } => ("fact", format!("{fact} {period} {}", column.word())),
        What::Event { year, step, criterion } => {
            let of = criterion.as_ref().map(|id| format!(" {id}")).unwrap_or_default();
            ("event", format!("{} {year}{of}", step.word()))
        }
        What::Finding { id, field } => ("finding", format!("{id} {}", finding_field(*field).en)),
        What::Waiver { review, condition } => ("waiver", format!("{review} {condition}")),
        What::Decision { review, period } => ("decision", format!("{review} {period}")),
        What::Superseded { review, period } => ("superseded", format!("{review} {period}")),
        What::Assignment { year, role } => ("assignment", format!("{} {year}", role.word())),
    }
}

const fn register_field(field: RegisterField) -> Phrase {
    match field {
        RegisterField::Name => compare::OF_NAME,
        RegisterField::Kind => compare::OF_KIND,
        RegisterField::Parent => compare::OF_PARENT,
        RegisterField::PeerGroup => compare::OF_PEER_GROUP,
        RegisterField::From => compare::OF_FROM,
        RegisterField::To => compare::OF_TO,
    }
}

const fn finding_field(field: FindingField) -> Phrase {
    match field {
        FindingField::FoundOn => compare::OF_FOUND_ON,
        FindingField::By => compare::OF_BY,
        FindingField::Criterion => compare::OF_CRITERION,
        FindingField::Finding => compare::OF_FINDING,
        FindingField::Due => compare::OF_DUE,
        FindingField::RemediedOn => compare::OF_REMEDIED_ON,
        FindingField::Document => compare::OF_DOCUMENT,
    }
}
