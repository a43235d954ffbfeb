//! Guidelines: a TOML tree becomes a [`Guideline`]. Whether it makes sense is checked afterwards.

mod condition;
mod criterion;
mod extend;
mod measure;
mod quota;

use std::collections::BTreeMap;

pub use extend::extend;

use super::limits::MOST_OF_A_GUIDELINE;
use super::manifest::{check_format, unknown_word};
use super::toml::fields::{self, wrong_type};
use super::toml::{Fields, Node, NodeValue};
use super::words::Word;
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::guideline::{Group, Guideline, Outcome, Version};
use crate::model::{Date, Every, Id, OrganisationKind, Place, Stage};
use crate::schema;

/// A file's guideline as far as it could be read: with any error in the report it is incomplete.
pub fn read(node: &Node, report: &mut Report) -> Option<Guideline> {
    let mut fields = Fields::new(node, &schema::GUIDELINE, report);
    check_format(&mut fields)?;
    let head = head(&mut fields);
    let ratings = fields
        .array("ratings")
        .iter()
        .filter_map(|node| criterion::offer(node, &schema::RATING, fields.report))
        .collect();
    let groups: Vec<_> = fields.array("group").iter().filter_map(|node| group(node, fields.report)).collect();
    let facts: Vec<_> =
        fields.table("facts").iter().filter_map(|entry| measure::fact(entry, fields.report)).collect();
    let measures =
        fields.table("measures").iter().filter_map(|entry| measure::measure(entry, fields.report)).collect();
    let candidate_if = condition::list(fields.array("candidate_if"), fields.report);
    let outcomes = fields.array("outcome").iter().filter_map(|node| outcome(node, fields.report)).collect();
    let quota = fields.take("quota").and_then(|node| quota::quota(node, fields.report));
    let place = Place::File(fields.place.file());
    fields.finish();
    let lines = groups.iter().map(|group: &Group| group.criteria.len()).sum::<usize>();
    for (what, found) in [(Term::Criterion, lines), (Term::Group, groups.len()), (Term::Fact, facts.len())] {
        if found > MOST_OF_A_GUIDELINE {
            report.add(too_large(place, (what, found), MOST_OF_A_GUIDELINE));
        }
    }
    let head = head?;
    Some(Guideline {
        place,
        version: head.version,
        bases: Vec::new(),
        name: head.name,
        text: head.text,
        issuer: head.issuer,
        instrument: head.instrument,
        in_force_from: head.in_force.0,
        in_force_to: head.in_force.1,
        applies_to: head.applies_to,
        every: head.every,
        stages: head.stages,
        illustrative: head.illustrative,
        ratings,
        groups,
        facts,
        measures,
        candidate_if,
        outcomes,
        quota,
    })
}

fn too_large(place: Place, (what, found): (Term, usize), limit: usize) -> Diagnostic {
    let problem = Diagnostic::new(Code::GuidelineTooLarge, place);
    problem.with("what", what).with("found", found).with("limit", limit)
}

/// What stands at a guideline's top.
struct Head {
    version: Version,
    name: crate::model::Text,
    text: Option<crate::model::Text>,
    issuer: Option<String>,
    instrument: Option<String>,
    in_force: (Date, Option<Date>),
    applies_to: Vec<OrganisationKind>,
    every: Every,
    stages: Vec<Stage>,
    illustrative: bool,
}

fn head(fields: &mut Fields<'_, '_>) -> Option<Head> {
    let id = fields.required_id("id");
    let version = fields.required_id("version");
    let name = fields.required_text("name");
    let text = fields.text("text");
    let (issuer, instrument) = (fields.string("issuer"), fields.string("instrument"));
    let _ = fields.string("cite");
    let in_force = fields.require("in_force").and_then(|node| in_force(node, fields.report));
    let applies_to = words(
        fields,
        "applies_to",
        OrganisationKind::read,
        &OrganisationKind::ALL.map(OrganisationKind::word),
    );
    let every = fields.require("every").and_then(|node| every(node, fields.report));
    let stages = words(fields, "stages", Stage::from_word, &Stage::ALL.map(Stage::word));
    // what it names is a part of the tree by now
    let _ = fields.take("extends");
    let illustrative = fields.flag("illustrative");
    Some(Head {
        version: Version { id: id?.value, version: version?.value },
        name: name?,
        text,
        issuer,
        instrument,
        in_force: in_force?,
        applies_to: applies_to?,
        every: every?,
        stages: stages?,
        illustrative,
    })
}

/// The identity of a guideline's tree, for telling versions apart before reading them.
#[must_use]
pub fn version(node: &Node) -> Option<Version> {
    let word = |key| node.get(key)?.text().and_then(Id::new);
    Some(Version { id: word("id")?, version: word("version")? })
}

fn in_force(node: &Node, report: &mut Report) -> Option<(Date, Option<Date>)> {
    let mut fields = Fields::new(node, &schema::IN_FORCE, report);
    let from = fields.require("from").and_then(|node| fields::date(node, "from", fields.report));
    let to = fields.date("to");
    if let (Some(first), Some(last)) = (from, to)
        && last < first
    {
        fields
            .report
            .add(Diagnostic::new(Code::DatesReversed, node.place).with("from", first).with("to", last));
    }
    fields.finish();
    Some((from?, to))
}

/// The words of an array that must be there, none empty and none twice.
fn words<T: PartialEq>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    read: impl Fn(&str) -> Option<T>,
    known: &[&str],
) -> Option<Vec<T>> {
    let node = fields.require(key)?;
    let errors_before = fields.report.errors();
    let mut found: Vec<T> = Vec::new();
    for item in fields.array(key) {
        let Some(text) = fields::text(item, key, fields.report) else { continue };
        match read(&text.value) {
            Some(value) if found.contains(&value) => {
                fields.report.add(Diagnostic::new(Code::IdRepeated, text.place).with("id", &text.value));
            }
            Some(value) => found.push(value),
            None => fields.report.add(unknown_word(&text.value, text.place, known)),
        }
    }
    if found.is_empty() && fields.report.errors() == errors_before {
        fields.report.add(Diagnostic::new(Code::ValueMissing, node.place).with("name", key));
    }
    (!found.is_empty()).then_some(found)
}

/// `month`, `quarter` or `year`.
fn every(node: &Node, report: &mut Report) -> Option<Every> {
    word(
        node,
        "every",
        &[Every::Month, Every::Quarter, Every::Year].map(|every| (every.word(), every)),
        report,
    )
}

/// One of a few words.
fn word<T: Copy>(
    node: &Node,
    key: &'static str,
    known: &[(&'static str, T)],
    report: &mut Report,
) -> Option<T> {
    #[cfg(test)]
    super::taken::record_words(key, known.iter().map(|(word, _)| *word));
    let text = fields::text(node, key, report)?;
    let found = known.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
    if found.is_none() {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        report.add(unknown_word(&text.value, text.place, &words));
    }
    found
}

fn group(node: &Node, report: &mut Report) -> Option<Group> {
    let mut fields = Fields::new(node, &schema::GROUP, report);
    let id = fields.required_id("id");
    let name = fields.required_text("name");
    let text = fields.text("text");
    let cite = fields.string("cite");
    let stated_max = fields.amount("max");
    let criteria: Vec<_> = fields
        .array("criterion")
        .iter()
        .filter_map(|node| criterion::criterion(node, fields.report))
        .collect();
    fields.finish();
    let id = id?;
    Some(Group { id: id.value, place: id.place, name: name?, text, cite, stated_max, criteria })
}

fn outcome(node: &Node, report: &mut Report) -> Option<Outcome> {
    let mut fields = Fields::new(node, &schema::OUTCOME, report);
    let id = fields.required_id("id");
    let name = fields.required_text("name");
    let text = fields.text("text");
    let cite = fields.string("cite");
    let requires = condition::list(fields.array("requires"), fields.report);
    let forced_by = condition::list(fields.array("forced_by"), fields.report);
    fields.finish();
    let id = id?;
    Some(Outcome { id: id.value, place: id.place, name: name?, text, cite, requires, forced_by })
}

/// An `outcome = […]` list and the like: ids with their places, by key, for tables that name several.
type Taken<'n> = BTreeMap<&'static str, &'n Node>;

/// The keys of `known` that the table has.
fn present<'n>(fields: &mut Fields<'n, '_>, known: &[&'static str]) -> Taken<'n> {
    known.iter().filter_map(|key| fields.take(key).map(|node| (*key, node))).collect()
}

/// A `true` that stands for a subject: `total = true`.
fn must_be_true(node: &Node, key: &str, report: &mut Report) {
    match node.value {
        NodeValue::Boolean(true) => {}
        NodeValue::Boolean(false) => report.add(unknown_word("false", node.place, &["true"])),
        NodeValue::Table(_)
        | NodeValue::Array(_)
        | NodeValue::Text(_)
        | NodeValue::Number(_)
        | NodeValue::Date(_)
        | NodeValue::Time => report.add(wrong_type(node, key, Term::True)),
    }
}
