//! Facts and measures.

use super::super::toml::{Entry, Fields, Node, NodeValue};
use super::{condition, criterion, every, word};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::load::manifest::key_id;
use crate::model::measure::{Fact, FindingState, Measure, MeasureKind, OutcomeCount, Reading, Unit};
use crate::model::{Every, Id, Located};
use crate::schema;

pub fn fact(entry: &Entry, report: &mut Report) -> Option<Fact> {
    let id = key_id(entry, report);
    let mut fields = Fields::new(&entry.node, &schema::FACT, report);
    let name = fields.text("name");
    let text = fields.text("text");
    let cite = fields.string("cite");
    let units = [Unit::Count, Unit::Number, Unit::Percent, Unit::Flag].map(|unit| (unit.word(), unit));
    let unit = fields.require("unit").and_then(|node| word(node, "unit", &units, fields.report));
    let length = match fields.take("every") {
        Some(node) => every(node, fields.report),
        None => Some(Every::Year),
    };
    let judgement = fields.flag("judgement");
    if judgement && unit.is_some_and(|unit| unit != Unit::Flag) {
        fields.report.add(Diagnostic::new(Code::JudgementNotFlag, entry.key_place).with("fact", &entry.key));
    }
    let range = fields.take("range").and_then(|node| criterion::range(node, fields.report));
    fields.finish();
    let id = id?;
    let name = name.unwrap_or_else(|| crate::model::Text { vi: Some(id.to_string()), en: None });
    Some(Fact { id, place: entry.key_place, name, text, cite, unit: unit?, every: length?, judgement, range })
}

pub fn measure(entry: &Entry, report: &mut Report) -> Option<Measure> {
    let id = key_id(entry, report);
    let mut fields = Fields::new(&entry.node, &schema::MEASURE, report);
    let name = fields.text("name");
    let text = fields.text("text");
    let cite = fields.string("cite");
    let kind = kind(&mut fields);
    fields.finish();
    let id = id?;
    let name = name.unwrap_or_else(|| crate::model::Text { vi: Some(id.to_string()), en: None });
    Some(Measure { id, place: entry.key_place, name, text, cite, kind: kind? })
}

/// Exactly one of the four kinds.
fn kind(fields: &mut Fields<'_, '_>) -> Option<MeasureKind> {
    let kinds = super::present(fields, schema::MEASURE.one_of);
    let mut names = kinds.iter();
    let (Some((key, node)), None) = (names.next(), names.next()) else {
        if !fields.is_table() {
            return None;
        }
        let found = kinds.keys().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        fields.report.add(condition::subjects_many(fields.place, found, schema::MEASURE.one_of));
        return None;
    };
    match *key {
        "ratio" => ratio(node, fields),
        "findings" => {
            let states = [
                ("open", FindingState::Open),
                ("overdue", FindingState::Overdue),
                ("all", FindingState::All),
            ];
            word(node, "findings", &states, fields.report).map(MeasureKind::Findings)
        }
        "periods" => outcome_count(node, &schema::PERIODS, Some(Reading::Count), fields.report)
            .map(MeasureKind::Periods),
        _ => outcome_count(node, &schema::SUBORDINATES, None, fields.report).map(MeasureKind::Subordinates),
    }
}

fn ratio(node: &Node, fields: &mut Fields<'_, '_>) -> Option<MeasureKind> {
    let facts: Vec<Located<Id>> = fields.ids("ratio")?;
    if !matches!(node.value, NodeValue::Array(_)) {
        return None;
    }
    let [part, whole] = <[Located<Id>; 2]>::try_from(facts)
        .map_err(|facts| {
            fields.report.add(Diagnostic::new(Code::RatioNotTwo, node.place).with("found", facts.len()));
        })
        .ok()?;
    Some(MeasureKind::Ratio { part, whole })
}

fn outcome_count(
    node: &Node,
    shape: &'static schema::Shape,
    default: Option<Reading>,
    report: &mut Report,
) -> Option<OutcomeCount> {
    let mut fields = Fields::new(node, shape, report);
    let review = fields.required_id("review");
    let outcomes = fields.required_ids("outcome");
    let source = condition::source(&mut fields);
    let node = if default.is_none() { fields.require("as") } else { fields.take("as") };
    let known = [("count", Reading::Count), ("share", Reading::Share)];
    let reading = match node {
        Some(node) => word(node, "as", &known, fields.report),
        None => default,
    };
    fields.finish();
    Some(OutcomeCount { review: review?, outcomes, reading: reading?, source })
}
