//! Files of worked cases, `<version>.tests.toml`: a TOML tree becomes a [`CaseFile`].

mod given;

use std::collections::BTreeMap;

use super::manifest::{check_format, deadline, unknown_word};
use super::toml::fields::{self, wrong_type};
use super::toml::{Entry, Fields, Node, NodeValue};
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::guideline::Version;
use crate::model::results::Status;
use crate::model::trial::{Case, CaseFile, Excuse, Expected, Given};
use crate::model::{Id, Located, Place};
use crate::schema;

/// A file's cases as far as they could be read: with any error in the report it is incomplete.
pub fn read(node: &Node, report: &mut Report) -> Option<CaseFile> {
    let mut fields = Fields::new(node, &schema::CASE_FILE, report);
    check_format(&mut fields)?;
    let guideline = fields.require("guideline").and_then(|node| version(node, fields.report));
    let deadlines =
        fields.table("deadlines").iter().filter_map(|entry| deadline(entry, fields.report)).collect();
    let usual = fields.take("usual").map(|node| usual(node, fields.report)).unwrap_or_default();
    fields.require("case");
    let cases = fields.array("case").iter().filter_map(|node| case(node, &usual, fields.report)).collect();
    let excused = fields.table("unreached").iter().filter_map(|entry| excuse(entry, fields.report)).collect();
    let place = Place::File(fields.place.file());
    fields.finish();
    let file = CaseFile { place, guideline: guideline?, deadlines, cases, excused };
    names_are_known(&file, report);
    Some(file)
}

/// `chi-bo-4-tot@2024-vi-du`
fn version(node: &Node, report: &mut Report) -> Option<Located<Version>> {
    let text = fields::text(node, "guideline", report)?;
    let version = Version::read(&text.value);
    if version.is_none() {
        report.add(Diagnostic::new(Code::ExtendsUnknown, text.place).with("guideline", &text.value));
    }
    version.map(|version| Located::new(version, text.place))
}

fn usual(node: &Node, report: &mut Report) -> Given {
    let mut fields = Fields::new(node, &schema::USUAL, report);
    let usual = given::read(&mut fields);
    fields.finish();
    usual
}

fn case(node: &Node, usual: &Given, report: &mut Report) -> Option<Case> {
    let mut fields = Fields::new(node, &schema::CASE, report);
    let id = fields.required_id("id");
    let why = fields.required_string("why");
    let given = given::read(&mut fields).on(usual);
    let peers = fields.table("peers").iter().filter_map(|entry| peer(entry, fields.report)).collect();
    let expected = fields.require("expect").map(|node| expected(node, fields.report));
    fields.finish();
    Some(Case { id: id?, why: why?, given, peers, expected: expected? })
}

fn peer(entry: &Entry, report: &mut Report) -> Option<(Located<Id>, usize)> {
    let id = super::manifest::key_id(entry, report)?;
    let count = count(&entry.node, "peers", report)?;
    Some((Located::new(id, entry.key_place), count))
}

/// A small whole number.
fn count(node: &Node, key: &str, report: &mut Report) -> Option<usize> {
    let number = fields::decimal(node, key, report)?;
    let whole = usize::try_from(number.hundredths() / 100).ok();
    let fits = whole.filter(|count| number.is_whole() && *count <= 1000);
    if fits.is_none() {
        report.add(Diagnostic::new(Code::NumberNotWhole, node.place).with("value", number.to_string()));
    }
    fits
}

fn expected(node: &Node, report: &mut Report) -> Expected {
    let mut fields = Fields::new(node, &schema::EXPECTED, report);
    let total = fields.take("total").and_then(|node| {
        let total = fields::decimal(node, "total", fields.report)?;
        Some(Located::new(total, node.place))
    });
    let outcome = fields.id("outcome");
    let final_outcome = fields.id("final");
    let status = fields.take("status").and_then(|node| status(node, fields.report));
    if outcome.is_none() && status.is_none() {
        fields.require("outcome");
    }
    fields.finish();
    Expected { total, outcome, final_outcome, status: status.unwrap_or(Status::Determined) }
}

fn status(node: &Node, report: &mut Report) -> Option<Status> {
    let known = [Status::Determined, Status::Undetermined, Status::Held, Status::NotCandidate];
    let text = fields::text(node, "status", report)?;
    let found = known.into_iter().find(|status| status.word() == text.value);
    if found.is_none() {
        report.add(unknown_word(&text.value, text.place, &known.map(Status::word)));
    }
    found
}

fn excuse(entry: &Entry, report: &mut Report) -> Option<(String, Excuse)> {
    let reason = fields::text(&entry.node, "unreached", report)?.value;
    if reason.is_empty() {
        report.add(Diagnostic::new(Code::ValueMissing, entry.node.place).with("name", "unreached"));
    }
    Some((entry.key.to_string(), Excuse { place: entry.key_place, reason }))
}

/// Ids of cases are unique, and peers are cases.
fn names_are_known(file: &CaseFile, report: &mut Report) {
    let mut met: BTreeMap<&Id, Place> = BTreeMap::new();
    for case in &file.cases {
        if let Some(first) = met.insert(&case.id.value, case.id.place) {
            let twice = Diagnostic::new(Code::IdRepeated, case.id.place);
            report.add(twice.with("id", &case.id.value).also_at(first));
        }
    }
    for (peer, _) in file.cases.iter().flat_map(|case| &case.peers) {
        if !met.contains_key(&peer.value) {
            let known: Vec<&str> = met.keys().map(|id| id.as_str()).collect();
            report.add(unknown_word(peer.value.as_str(), peer.place, &known));
        }
    }
}

/// A text, a number's digits or a word for a boolean, with its place.
fn cell(node: &Node, key: &str, report: &mut Report) -> Option<Located<String>> {
    let text = match &node.value {
        NodeValue::Text(text) | NodeValue::Number(text) => text.to_string(),
        NodeValue::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        NodeValue::Table(_) | NodeValue::Array(_) | NodeValue::Date(_) | NodeValue::Time => {
            report.add(wrong_type(node, key, Term::Number));
            return None;
        }
    };
    Some(Located::new(text, node.place))
}
