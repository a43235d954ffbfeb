//! What a case gives: values of lines, facts, steps, findings, the outcomes of other reviews.

use std::collections::BTreeMap;

use super::super::manifest::{key_id, period, unknown_word};
use super::super::toml::fields::{self, wrong_type};
use super::super::toml::{Entry, Fields, Node, NodeValue};
use super::super::words::Word;
use super::{cell, count};
use crate::diagnostics::{Report, Term};
use crate::model::trial::{Ending, FactValues, Given, GivenFact, GivenFinding, GivenLine, Outcomes};
use crate::model::{Date, Id, Located, OrganisationKind, Stage, Step};

pub fn read(fields: &mut Fields<'_, '_>) -> Given {
    Given {
        period: fields.take("period").and_then(|node| period(node, fields.report)),
        kind: fields.take("kind").and_then(|node| kind(node, fields.report)),
        lines: lines(fields),
        facts: fields.table("facts").iter().filter_map(|entry| fact(entry, fields.report)).collect(),
        steps: fields.table("steps").iter().filter_map(|entry| step(entry, fields.report)).collect(),
        findings: findings(fields),
        periods: outcomes(fields, "periods"),
        subordinates: outcomes(fields, "subordinates"),
        own: fields.table("own").iter().filter_map(|entry| own(entry, fields.report)).collect(),
    }
}

fn kind(node: &Node, report: &mut Report) -> Option<Located<OrganisationKind>> {
    let text = fields::text(node, "kind", report)?;
    let found = OrganisationKind::read(&text.value);
    if found.is_none() {
        report.add(unknown_word(&text.value, text.place, &OrganisationKind::known()));
    }
    found.map(|kind| Located::new(kind, text.place))
}

/// `lines` for all stages, then `self`, `appraised` and `decided` for one.
fn lines(fields: &mut Fields<'_, '_>) -> BTreeMap<Id, GivenLine> {
    let mut lines = BTreeMap::new();
    for entry in fields.table("lines") {
        if let (Some(line), Some(value)) =
            (line(&mut lines, entry, fields.report), cell(&entry.node, "lines", fields.report))
        {
            line.all = Some(value);
        }
    }
    for stage in Stage::ALL {
        for entry in fields.table(stage.word()) {
            if let (Some(line), Some(value)) =
                (line(&mut lines, entry, fields.report), cell(&entry.node, stage.word(), fields.report))
            {
                line.values[stage.index()] = Some(value);
            }
        }
    }
    lines
}

fn line<'l>(
    lines: &'l mut BTreeMap<Id, GivenLine>,
    entry: &Entry,
    report: &mut Report,
) -> Option<&'l mut GivenLine> {
    let id = key_id(entry, report)?;
    let empty = || GivenLine { place: entry.key_place, all: None, values: [None, None, None] };
    Some(lines.entry(id).or_insert_with(empty))
}

/// One value, or a list with one for each period.
fn fact(entry: &Entry, report: &mut Report) -> Option<(Id, GivenFact)> {
    let id = key_id(entry, report)?;
    let values = if let NodeValue::Array(items) = &entry.node.value {
        FactValues::Each(items.iter().filter_map(|item| cell(item, "facts", report)).collect())
    } else {
        FactValues::Same(cell(&entry.node, "facts", report)?)
    };
    Some((id, GivenFact { place: entry.key_place, values }))
}

/// A date; an empty text undoes a step that is usual.
fn step(entry: &Entry, report: &mut Report) -> Option<(Step, Option<Located<Date>>)> {
    let step = Step::from_word(&entry.key);
    if step.is_none() {
        report.add(unknown_word(&entry.key, entry.key_place, &Step::ALL.map(Step::word)));
    }
    if matches!(&entry.node.value, NodeValue::Text(text) if text.is_empty()) {
        return Some((step?, None));
    }
    let date = fields::date(&entry.node, "steps", report)?;
    Some((step?, Some(Located::new(date, entry.node.place))))
}

/// `None` where nothing is said of them: then the usual ones hold.
fn findings(fields: &mut Fields<'_, '_>) -> Option<Vec<GivenFinding>> {
    let said = fields.has("findings");
    let nodes = fields.array("findings");
    said.then(|| nodes.iter().filter_map(|node| finding(node, fields.report)).collect())
}

fn finding(node: &Node, report: &mut Report) -> Option<GivenFinding> {
    let mut fields = Fields::new(node, "findings", report);
    fields.require("found_on");
    let [found_on, due, remedied_on] =
        ["found_on", "due", "remedied_on"].map(|key| located_date(&mut fields, key));
    let place = fields.place;
    fields.finish();
    Some(GivenFinding { place, found_on: found_on?, due, remedied_on })
}

fn located_date(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Located<Date>> {
    let node = fields.take(key)?;
    let date = fields::date(node, key, fields.report)?;
    Some(Located::new(date, node.place))
}

/// By review, a table of outcomes with how often each occurs.
fn outcomes(fields: &mut Fields<'_, '_>, key: &'static str) -> BTreeMap<Id, Outcomes> {
    let mut found = BTreeMap::new();
    for entry in fields.table(key) {
        let review = key_id(entry, fields.report);
        if !matches!(entry.node.value, NodeValue::Table(_)) {
            fields.report.add(wrong_type(&entry.node, key, Term::Table));
        }
        let counts = entry.node.entries().iter().filter_map(|entry| outcome_count(entry, key, fields.report));
        let counts = counts.collect();
        found.extend(review.map(|review| (review, Outcomes { place: entry.key_place, counts })));
    }
    found
}

fn outcome_count(entry: &Entry, key: &str, report: &mut Report) -> Option<(Located<Ending>, usize)> {
    let ending = ending(&entry.key).or_else(|| key_id(entry, report).map(Ending::Outcome))?;
    Some((Located::new(ending, entry.key_place), count(&entry.node, key, report)?))
}

fn own(entry: &Entry, report: &mut Report) -> Option<(Id, Located<Ending>)> {
    let review = key_id(entry, report)?;
    let text = fields::text(&entry.node, "own", report)?;
    let ending = ending(&text.value)
        .or_else(|| fields::id(&entry.node, "own", report).map(|id| Ending::Outcome(id.value)))?;
    Some((review, Located::new(ending, text.place)))
}

/// The words that are no outcomes.
fn ending(word: &str) -> Option<Ending> {
    match word {
        "not-candidate" => Some(Ending::NotCandidate),
        "unrated" => Some(Ending::Unrated),
        "unknown" => Some(Ending::Unknown),
        _ => None,
    }
}
