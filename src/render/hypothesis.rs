//! Marks on everything that rests on supposed values, so that no form of it can be taken for a result.

use super::say::Say;
use super::table::{Block, Cell, Column, Table};
use crate::catalogue::{supposed as texts, words};
use crate::model::supposed::{Hypothesis, HypothesisOf, Told};

/// The table with the mark over and under it. Without hypotheses it stays as it is.
#[must_use]
pub fn marked(table: Table, hypotheses: &[Hypothesis], say: Say<'_>) -> Table {
    if hypotheses.is_empty() {
        return table;
    }
    let mut above = blocks(hypotheses, say);
    above.extend(table.above);
    let mut below = table.below;
    below.push(Block::Line(say.phrase(texts::MARK)));
    Table { above, below, ..table }
}

/// The mark itself, and what is supposed.
#[must_use]
pub fn blocks(hypotheses: &[Hypothesis], say: Say<'_>) -> Vec<Block> {
    let opening = [Block::Title(say.phrase(texts::MARK)), Block::Line(say.phrase(texts::SUPPOSED))];
    let each = hypotheses.iter().map(|one| Block::Item(0, sentence(one, say)));
    opening.into_iter().chain(each).collect()
}

/// A table of rows only, where a first column marks every row.
#[must_use]
pub fn marked_rows(mut table: Table, hypotheses: &[Hypothesis], say: Say<'_>) -> Table {
    if hypotheses.is_empty() {
        return table;
    }
    let changes: Vec<String> = hypotheses.iter().map(|one| sentence(one, say)).collect();
    let mark = say.phrase(texts::MARK);
    let text = say.fill(texts::COLUMN_TEXT, &[("mark", &mark), ("changes", &changes.join("; "))]);
    table.columns.insert(0, Column::words(texts::COLUMN.get(say.language)));
    for row in table.rows.iter_mut().chain(&mut table.totals) {
        row.insert(0, Cell::Text(text.clone()));
    }
    table
}

fn sentence(one: &Hypothesis, say: Say<'_>) -> String {
    let [before, after] = [&one.before, &one.after].map(|value| told(value.as_ref(), say));
    let period = one.period.to_string();
    let [organisation, period] = [("organisation", one.organisation.as_str()), ("period", &period)];
    let values = [organisation, period, ("before", &before), ("after", &after)];
    match &one.what {
        HypothesisOf::Line { criterion, stage } => {
            let stage = words::stage(*stage).get(say.language);
            let named = [("name", criterion.as_str()), ("stage", stage)];
            say.fill(texts::LINE, &[&values[..], &named].concat())
        }
        HypothesisOf::Fact(fact) => {
            say.fill(texts::FACT, &[&values[..], &[("name", fact.as_str())]].concat())
        }
    }
}

fn told(value: Option<&Told>, say: Say<'_>) -> String {
    match value {
        None => say.phrase(texts::NOTHING),
        Some(Told::Number(number)) => say.number(*number),
        Some(Told::YesNo(yes)) => say.phrase(words::yes_or_no(*yes)),
        Some(Told::Offer(_, name)) => name.get(say.language).to_owned(),
        Some(Told::NotApplicable) => say.phrase(crate::catalogue::labels::NOT_APPLICABLE),
    }
}

#[derive(serde::Serialize)]
struct Mark<'a> {
    organisation: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
    period: String,
    before: Option<String>,
    after: Option<String>,
}

fn mark(one: &Hypothesis) -> Mark<'_> {
    let (criterion, stage, fact) = match &one.what {
        HypothesisOf::Line { criterion, stage } => (Some(criterion.as_str()), Some(stage.word()), None),
        HypothesisOf::Fact(fact) => (None, None, Some(fact.as_str())),
    };
    let [before, after] = [&one.before, &one.after].map(|value| value.as_ref().map(Told::word));
    let period = one.period.to_string();
    Mark { organisation: one.organisation.as_str(), criterion, stage, fact, period, before, after }
}

/// A document of ours with a last key `hypothetical`: the values that are supposed in it.
///
/// # Panics
/// Never: every key is a string and there are no floats.
#[must_use]
pub fn json(document: String, hypotheses: &[Hypothesis]) -> String {
    let Some(open) = document.strip_suffix("\n}\n").filter(|_| !hypotheses.is_empty()) else {
        return document;
    };
    let marks: Vec<Mark<'_>> = hypotheses.iter().map(mark).collect();
    let list = serde_json::to_string_pretty(&marks).expect("it serialises because all keys are strings");
    format!("{open},\n  \"hypothetical\": {}\n}}\n", list.replace('\n', "\n  "))
}

#[cfg(test)]
mod tests {
    use super::{Hypothesis, HypothesisOf, Told, json};
    use crate::model::{Decimal, Id, Period, Stage};

    #[test]
    fn json_stays_json_and_names_what_is_supposed() {
        let id = |text| Id::new(text).unwrap();
        let one = Hypothesis {
            organisation: id("cb-hai"),
            period: Period::year_of(2024),
            what: HypothesisOf::Line { criterion: id("2.1"), stage: Stage::Own },
            before: None,
            after: Some(Told::Number(Decimal::from_hundredths(850))),
        };
        let document = "{\n  \"format\": 1\n}\n".to_owned();
        assert_eq!(json(document.clone(), &[]), document);
        let read: serde_json::Value = serde_json::from_str(&json(document, &[one])).unwrap();
        let expected = serde_json::json!({"format": 1, "hypothetical": [{
            "organisation": "cb-hai", "criterion": "2.1", "stage": "self", "period": "2024",
            "before": null, "after": "8.5"}]});
        assert_eq!(read, expected);
    }
}
