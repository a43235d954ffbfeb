//! Criteria and the offers of choices and ratings.

use super::super::toml::fields::{self, wrong_type};
use super::super::toml::{Fields, Node, NodeValue};
use super::word;
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::criterion::{Band, Bound, Criterion, Kind, NotApplicable, Offer, Reach};
use crate::model::{Date, Decimal};
use crate::schema;

#[derive(Clone, Copy)]
enum KindWord {
    Points,
    Toggle,
    Choice,
    Bands,
    Deduction,
    Rating,
}

pub fn criterion(node: &Node, report: &mut Report) -> Option<Criterion> {
    let mut fields = Fields::new(node, &schema::CRITERION, report);
    let id = fields.required_id("id");
    let name = fields.required_text("name");
    let text = fields.text("text");
    let cite = fields.string("cite");
    let max = fields.located_amount("max");
    let kind = kind(&mut fields);
    let measure = fields.id("measure");
    let required = required(&mut fields);
    let bonus = fields.flag("bonus");
    let evidence_required = evidence(&mut fields);
    let periods = periods(&mut fields);
    let counts_from: Option<Date> = fields.date("counts_from");
    let not_applicable = not_applicable(&mut fields);
    fields.finish();
    let id = id?;
    Some(Criterion {
        id: id.value,
        place: id.place,
        name: name?,
        text,
        cite,
        max: max.map(|max| max.value),
        max_place: max.map_or(id.place, |max| max.place),
        kind: kind?,
        required,
        bonus,
        evidence_required,
        periods,
        counts_from,
        not_applicable,
        measure,
    })
}

fn kind(fields: &mut Fields<'_, '_>) -> Option<Kind> {
    let known = [
        ("points", KindWord::Points),
        ("toggle", KindWord::Toggle),
        ("choice", KindWord::Choice),
        ("bands", KindWord::Bands),
        ("deduction", KindWord::Deduction),
        ("rating", KindWord::Rating),
    ];
    let kind = fields.require("kind").and_then(|node| word(node, "kind", &known, fields.report))?;
    Some(match kind {
        KindWord::Points => Kind::Points { step: fields.amount("step") },
        KindWord::Toggle => Kind::Toggle,
        KindWord::Choice => {
            fields.require("options");
            let options = fields.array("options").iter();
            Kind::Choice {
                options: options.filter_map(|node| offer(node, &schema::OPTION, fields.report)).collect(),
            }
        }
        KindWord::Bands => bands(fields)?,
        KindWord::Deduction => Kind::Deduction {
            per: fields.required_amount("per")?,
            floor: fields.points("floor").unwrap_or_default(),
        },
        KindWord::Rating => Kind::Rating,
    })
}

fn bands(fields: &mut Fields<'_, '_>) -> Option<Kind> {
    let range = fields.require("range").and_then(|node| range(node, fields.report));
    fields.require("bands");
    let bands = fields.array("bands").iter().filter_map(|node| band(node, fields.report)).collect();
    let (from, to) = range?;
    Some(Kind::Bands { bands, from, to })
}

/// `{ from = …, to = … }`
pub fn range(node: &Node, report: &mut Report) -> Option<(Decimal, Decimal)> {
    let mut fields = Fields::new(node, &schema::RANGE, report);
    let (from, to) = (fields.required_decimal("from"), fields.required_decimal("to"));
    fields.finish();
    let (from, to) = (from?, to?);
    if to < from {
        report.add(Diagnostic::new(Code::RangeReversed, node.place).with("from", from).with("to", to));
        return None;
    }
    Some((from, to))
}

fn band(node: &Node, report: &mut Report) -> Option<Band> {
    let mut fields = Fields::new(node, &schema::BAND, report);
    let lower = bound(&mut fields, "at_least", "above");
    let upper = bound(&mut fields, "at_most", "below");
    let points = fields.required_points("points");
    fields.finish();
    Some(Band { place: node.place, lower, upper, points: points? })
}

/// The bound that one of two keys gives; both together say two things at once.
fn bound(fields: &mut Fields<'_, '_>, including: &'static str, excluding: &'static str) -> Option<Bound> {
    let included = fields.decimal(including);
    let excluded = fields.decimal(excluding);
    if included.is_some() && excluded.is_some() {
        let both = vec![including.to_owned(), excluding.to_owned()];
        fields.report.add(Diagnostic::new(Code::KeysExclusive, fields.place).with("keys", both));
    }
    included
        .map(|value| Bound { value, included: true })
        .or_else(|| excluded.map(|value| Bound { value, included: false }))
}

/// An option of a choice, or a rating.
pub fn offer(node: &Node, shape: &'static schema::Shape, report: &mut Report) -> Option<Offer> {
    let mut fields = Fields::new(node, shape, report);
    let id = fields.required_id("id");
    let name = fields.required_text("name");
    let is_option = std::ptr::eq(shape, &raw const schema::OPTION);
    let points = if is_option { fields.required_points("points") } else { fields.points("points") };
    fields.finish();
    let id = id?;
    Some(Offer { id: id.value, place: id.place, name: name?, points })
}

fn required(fields: &mut Fields<'_, '_>) -> Option<Reach> {
    let required = fields.flag("required");
    let reach = fields.take("reach");
    if let Some(node) = reach.filter(|_| !required) {
        fields.report.add(Diagnostic::new(Code::ReachWithoutRequired, node.place));
    }
    if !required {
        return None;
    }
    match reach {
        None => Some(Reach::Best),
        Some(node @ Node { value: NodeValue::Text(text), .. })
            if crate::model::number::read(text).is_err() =>
        {
            fields::id(node, "reach", fields.report).map(Reach::Rating)
        }
        Some(_) => fields.amount("reach").map(Reach::Points),
    }
}

fn evidence(fields: &mut Fields<'_, '_>) -> bool {
    let known = [("required", true), ("optional", false)];
    let node = fields.take("evidence");
    node.and_then(|node| word(node, "evidence", &known, fields.report)).unwrap_or_default()
}

fn not_applicable(fields: &mut Fields<'_, '_>) -> NotApplicable {
    let known = [
        ("forbidden", NotApplicable::Forbidden),
        ("rescale", NotApplicable::Rescale),
        ("full", NotApplicable::Full),
    ];
    let node = fields.take("not_applicable");
    node.and_then(|node| word(node, "not_applicable", &known, fields.report))
        .unwrap_or(NotApplicable::Forbidden)
}

fn periods(fields: &mut Fields<'_, '_>) -> Option<Vec<u8>> {
    if !fields.has("periods") {
        return None;
    }
    let mut numbers = Vec::new();
    for node in fields.array("periods") {
        match &node.value {
            NodeValue::Number(written) => match written.parse::<u8>() {
                Ok(number) if (1..=12).contains(&number) => numbers.push(number),
                Ok(_) | Err(_) => {
                    let problem = Diagnostic::new(Code::PeriodNumberUnfit, node.place);
                    fields.report.add(problem.with("value", written).with("most", 12_usize));
                }
            },
            NodeValue::Table(_)
            | NodeValue::Array(_)
            | NodeValue::Text(_)
            | NodeValue::Boolean(_)
            | NodeValue::Date(_)
            | NodeValue::Time => fields.report.add(wrong_type(node, "periods", Term::Number)),
        }
    }
    Some(numbers)
}
