//! Conditions: one subject each, and what it must compare to.

use super::super::toml::fields::{self, wrong_type};
use super::super::toml::{Fields, Node, NodeValue};
use super::{Taken, must_be_true, present};
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::load::manifest::unknown_word;
use crate::model::condition::{
    Comparator, Comparing, Comparison, Condition, OutcomeTest, Scale, Subject, Test, Timing,
};
use crate::model::measure::OutcomeSource;
use crate::model::{Id, Located, Place, Step};
use crate::schema;

pub fn list(nodes: &[Node], report: &mut Report) -> Vec<Condition> {
    nodes.iter().filter_map(|node| condition(node, report)).collect()
}

fn condition(node: &Node, report: &mut Report) -> Option<Condition> {
    let mut fields = Fields::new(node, &schema::CONDITION, report);
    let id = fields.id("id");
    let cite = fields.string("cite");
    let text = fields.text("text");
    let subjects = present(&mut fields, schema::CONDITION.one_of);
    let asked = asked(&mut fields);
    let on_time = fields.take("on_time");
    let test = one_subject(&mut fields, &subjects)
        .and_then(|key| test((key, subjects[key]), on_time, &mut fields, asked));
    let place = id.as_ref().map_or(fields.place, |id| id.place);
    fields.finish();
    Some(Condition { id: id.map(|id| id.value), place, cite, text, test: test? })
}

/// The only subject there is; none or several are reported.
fn one_subject(fields: &mut Fields<'_, '_>, subjects: &Taken<'_>) -> Option<&'static str> {
    let mut names = subjects.keys();
    if let (Some(only), None) = (names.next(), names.next()) {
        return Some(only);
    }
    if !fields.is_table() {
        return None;
    }
    let found = subjects.keys().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    fields.report.add(subjects_many(fields.place, found, schema::CONDITION.one_of));
    None
}

/// None or several of the keys of which exactly one says what a table is about.
pub fn subjects_many(place: Place, found: Vec<String>, known: &[&str]) -> Diagnostic {
    let known = known.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let problem = Diagnostic::new(Code::SubjectsMany, place).with("count", found.len());
    problem.with("found", found).with("known", known)
}

/// A comparison, or `on_time`, on a subject that takes none.
fn unfit(place: Place, subject: &str) -> Diagnostic {
    let expected = match subject {
        "total" | "group" | "every_group" | "criterion" | "every_criterion" | "fact" | "measure" => {
            Comparator::ALL.map(|comparator| comparator.word(Scale::Figure).to_owned()).to_vec()
        }
        "step" => vec!["on_time".to_owned()],
        _ => Vec::new(),
    };
    let problem = Diagnostic::new(Code::ComparatorUnfit, place).with("subject", subject);
    if expected.is_empty() {
        problem.with("expected", Term::NoComparison)
    } else {
        problem.with("expected", expected)
    }
}

/// What a subject must compare to.
#[derive(Default)]
struct Asked {
    comparisons: Vec<Comparison>,
    in_percent: Option<(Comparator, Located<String>)>,
    rating_at_least: Option<Located<Id>>,
}

fn asked(fields: &mut Fields<'_, '_>) -> Asked {
    let mut asked = Asked::default();
    let scales = [Scale::Figure, Scale::Percent];
    for (scale, comparator) in scales.into_iter().flat_map(|scale| Comparator::ALL.map(|one| (scale, one))) {
        let key = comparator.word(scale);
        let Some(node) = fields.take(key) else { continue };
        let value = fields::decimal(node, key, fields.report);
        asked.comparisons.extend(value.map(|value| Comparison { scale, comparator, value }));
        if scale == Scale::Figure && fields::has_percent_sign(node) {
            let written = node.text().map(|text| Located::new(text.to_owned(), node.place));
            asked.in_percent = written.map(|written| (comparator, written));
        }
    }
    asked.rating_at_least = fields.id("rating_at_least");
    asked
}

fn test(
    (key, node): (&'static str, &Node),
    on_time: Option<&Node>,
    fields: &mut Fields<'_, '_>,
    Asked { comparisons, in_percent, rating_at_least }: Asked,
) -> Option<Test> {
    if let Some(misplaced) = on_time.filter(|_| key != "step") {
        fields.report.add(unfit(misplaced.place, key));
    }
    let compares = !comparisons.is_empty() || rating_at_least.is_some();
    let compared = |subject| Test::Compare(Comparing { subject, comparisons, in_percent, rating_at_least });
    let named = |report: &mut Report| fields::id(node, key, report);
    let report = &mut *fields.report;
    let test = match key {
        "total" => {
            must_be_true(node, key, report);
            return Some(compared(Subject::Total));
        }
        "every_group" => {
            must_be_true(node, key, report);
            return Some(compared(Subject::EveryGroup));
        }
        "every_criterion" => {
            must_be_true(node, key, report);
            return Some(compared(Subject::EveryCriterion));
        }
        "group" => return named(report).map(|id| compared(Subject::Group(id))),
        "criterion" => return named(report).map(|id| compared(Subject::Criterion(id))),
        "fact" => return named(report).map(|id| compared(Subject::Fact(id))),
        "measure" => return named(report).map(|id| compared(Subject::Measure(id))),
        "required_criteria" => {
            must_be_true(node, key, report);
            Some(Test::RequiredCriteria)
        }
        "judgement" => named(report).map(Test::Judgement),
        "step" => step(node, on_time, report),
        "outcome" => outcome(node, report),
        "all" => Some(Test::All(nested(node, key, report))),
        "any" => Some(Test::Any(nested(node, key, report))),
        _ => condition(node, report).map(|inner| Test::Not(Box::new(inner))),
    };
    if compares {
        report.add(unfit(fields.place, key));
    }
    test
}

fn nested(node: &Node, key: &str, report: &mut Report) -> Vec<Condition> {
    let NodeValue::Array(items) = &node.value else {
        report.add(wrong_type(node, key, Term::Array));
        return Vec::new();
    };
    if items.is_empty() {
        report.add(Diagnostic::new(Code::ValueMissing, node.place).with("name", key));
    }
    list(items, report)
}

fn step(node: &Node, on_time: Option<&Node>, report: &mut Report) -> Option<Test> {
    let timing = match on_time.map(|node| &node.value) {
        None | Some(NodeValue::Boolean(false)) => Timing::Whenever,
        Some(NodeValue::Boolean(true)) => Timing::OnTime,
        Some(
            NodeValue::Table(_)
            | NodeValue::Array(_)
            | NodeValue::Text(_)
            | NodeValue::Number(_)
            | NodeValue::Date(_)
            | NodeValue::Time,
        ) => {
            report.extend(on_time.map(|node| wrong_type(node, "on_time", Term::Boolean)));
            Timing::Whenever
        }
    };
    let text = fields::text(node, "step", report)?;
    let step = Step::from_word(&text.value);
    if step.is_none() {
        report.add(unknown_word(&text.value, text.place, &Step::ALL.map(Step::word)));
    }
    step.map(|step| Test::Step { step: Located::new(step, text.place), timing })
}

fn outcome(node: &Node, report: &mut Report) -> Option<Test> {
    let mut fields = Fields::new(node, &schema::OUTCOME_TEST, report);
    let review = fields.required_id("review");
    let outcomes = fields.required_ids("is");
    let source = source(&mut fields);
    fields.finish();
    Some(Test::Outcome(OutcomeTest { review: review?, outcomes, source }))
}

/// `by = "decision"`
pub fn source(fields: &mut Fields<'_, '_>) -> OutcomeSource {
    let known = [("decision", OutcomeSource::Decision), ("result", OutcomeSource::Result)];
    let node = fields.take("by");
    node.and_then(|node| super::word(node, "by", &known, fields.report)).unwrap_or(OutcomeSource::Result)
}
