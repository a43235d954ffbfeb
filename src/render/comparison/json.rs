//! A comparison as JSON: stable, for programs. Ids and words of the files, decimal points, ISO dates.

use std::borrow::Cow;

use serde::Serialize;

use super::item::{neutral, neutral_what};
use super::{Seen, Told};
use crate::model::comparison::{Apart, Author, Cause, DataChange, Pair, RuleChange, UnitChange};
use crate::model::results::{ConditionList, Standing};
use crate::model::{Id, Place};
use crate::render::explained::leading_score;
use crate::render::say::commits;

#[derive(Serialize)]
struct Page<'a> {
    format: u8,
    before: Named<'a>,
    after: Named<'a>,
    /// Some result rests on figures that are only illustrative.
    illustrative: bool,
    compared: usize,
    changed: Vec<Unit<'a>>,
    /// The same only because records and rules both changed.
    balanced: Vec<Unit<'a>>,
    records: Vec<Record<'a>>,
    rules: Vec<Rule<'a>>,
    added: Vec<&'a str>,
    removed: Vec<&'a str>,
}

/// A side; the name is for people.
#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    commit: Option<&'a str>,
}

#[derive(Serialize)]
struct Unit<'a> {
    organisation: &'a str,
    name: &'a str,
    review: &'a str,
    period: String,
    before: Option<Stand<'a>>,
    after: Option<Stand<'a>>,
    cause: &'static str,
    records_alone: Option<Alone<'a>>,
    rules_alone: Option<Alone<'a>>,
    conditions: Vec<Condition<'a>>,
    /// Indexes into `records`, `rules` and `changed`.
    records: &'a [usize],
    rules: &'a [usize],
    results: &'a [usize],
}

#[derive(Serialize)]
struct Stand<'a> {
    guideline: String,
    status: &'static str,
    computed: Option<&'a str>,
    #[serde(rename = "final")]
    final_outcome: Option<&'a str>,
    standing: Option<&'static str>,
    total: Option<String>,
}

#[derive(Serialize)]
struct Alone<'a> {
    status: &'static str,
    #[serde(rename = "final")]
    final_outcome: Option<&'a str>,
}

#[derive(Serialize)]
struct Condition<'a> {
    id: Option<&'a str>,
    outcome: Option<&'a str>,
    before: Option<&'static str>,
    after: Option<&'static str>,
}

#[derive(Serialize)]
struct Record<'a> {
    organisation: &'a str,
    kind: &'static str,
    item: String,
    before: Option<String>,
    after: Option<String>,
    #[serde(flatten)]
    source: Source<'a>,
}

#[derive(Serialize)]
struct Rule<'a> {
    guideline: Option<String>,
    #[serde(rename = "rule")]
    name: String,
    before: String,
    after: String,
    /// Indexes into `changed`.
    changed: &'a [usize],
    #[serde(flatten)]
    source: Source<'a>,
}

#[derive(Serialize)]
struct Source<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    /// `null` where it is not known, `uncommitted`, the commit's id, or of several `first^..last`, the last one
    /// left out where it may be the working tree.
    commit: Option<Cow<'a, str>>,
    date: Option<String>,
    author: Option<&'a str>,
    subject: Option<&'a str>,
}

/// The comparison as a JSON document with a final newline.
///
/// # Panics
/// Never: every key is a string and there are no floats.
#[must_use]
pub fn draw(told: Told<'_>) -> String {
    let comparison = told.comparison;
    let members = |side: usize| {
        let alone = comparison.membership.iter().filter(move |found| found.at[side].is_some());
        alone.map(|found| found.organisation.as_str()).collect()
    };
    let named = |side: usize| Named { name: told.sides[side].name, commit: told.sides[side].commit };
    let page = Page {
        format: 1,
        before: named(0),
        after: named(1),
        illustrative: told.is_illustrative(None),
        compared: comparison.compared,
        changed: comparison.changed.iter().map(|change| unit(told, change)).collect(),
        balanced: comparison.balanced.iter().map(|change| unit(told, change)).collect(),
        records: comparison.data.iter().map(|change| record(told, change)).collect(),
        rules: comparison.rules.iter().map(|change| rule(told, change)).collect(),
        added: members(1),
        removed: members(0),
    };
    serde_json::to_string_pretty(&page).expect("it serialises because all keys are strings") + "\n"
}

fn unit<'a>(told: Told<'a>, change: &'a UnitChange) -> Unit<'a> {
    let [before, after] = told.both(change.at);
    let conditions = change.conditions.iter().filter_map(|pair| condition(before, after, *pair)).collect();
    let [records_alone, rules_alone] = change.alone.each_ref().map(|apart| apart.as_ref().map(alone));
    Unit {
        organisation: change.organisation.as_str(),
        name: told.name(&change.organisation),
        review: change.review.as_str(),
        period: change.period.to_string(),
        before: before.map(stand),
        after: after.map(stand),
        cause: cause(change.cause),
        records_alone,
        rules_alone,
        conditions,
        records: &change.data,
        rules: &change.rules,
        results: &change.through,
    }
}

fn alone(apart: &Apart) -> Alone<'_> {
    Alone { status: apart.status.word(), final_outcome: apart.outcome.as_ref().map(Id::as_str) }
}

fn stand(seen: Seen<'_>) -> Stand<'_> {
    let guideline = seen.guideline();
    let outcome = |index: Option<usize>| index.map(|index| guideline.outcomes[index].id.as_str());
    let total =
        leading_score(seen.results.preview, seen.side.say, seen.unit).and_then(|score| score.total.as_ref());
    Stand {
        guideline: guideline.version.to_string(),
        status: seen.unit.status.word(),
        computed: outcome(seen.unit.computed),
        final_outcome: outcome(seen.unit.final_outcome),
        standing: seen.unit.standing.map(|standing| match standing {
            Standing::Kept => "kept",
            Standing::Demoted => "demoted",
            Standing::Held => "held",
        }),
        total: total.map(|total| total.rounded().to_string()),
    }
}

fn condition<'a>(
    before: Option<Seen<'a>>,
    after: Option<Seen<'a>>,
    pair: Pair<usize>,
) -> Option<Condition<'a>> {
    let result = |seen: Option<Seen<'a>>, place: Option<usize>| Some((seen?, &seen?.unit.conditions[place?]));
    let [was, is] = [result(before, pair[0]), result(after, pair[1])];
    let (seen, named) = is.or(was)?;
    let outcome = match named.list {
        ConditionList::CandidateIf => None,
        ConditionList::Requires(index) | ConditionList::ForcedBy(index) => {
            Some(seen.guideline().outcomes[index].id.as_str())
        }
    };
    Some(Condition {
        id: named.condition(seen.guideline()).and_then(|condition| condition.id.as_ref()).map(Id::as_str),
        outcome,
        before: was.map(|(_, result)| result.value.word()),
        after: is.map(|(_, result)| result.value.word()),
    })
}

const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Data => "records",
        Cause::Rules => "rules",
        Cause::Either => "either",
        Cause::Together => "together",
        Cause::Both => "both",
        Cause::Inseparable => "inseparable",
        Cause::Stage => "stage",
        Cause::Entered => "entered",
        Cause::Left => "left",
    }
}

fn record<'a>(told: Told<'a>, change: &'a DataChange) -> Record<'a> {
    let (kind, item) = neutral_what(&change.what);
    let [before, after] = change.values.each_ref().map(|value| value.as_ref().map(neutral));
    let source = source(told, change.places, &change.author);
    Record { organisation: change.organisation.as_str(), kind, item, before, after, source }
}

fn rule<'a>(told: Told<'a>, change: &'a RuleChange) -> Rule<'a> {
    let [before, after] = told.rule_texts(change);
    Rule {
        guideline: Some(told.versions(change)).filter(|versions| !versions.is_empty()),
        name: told.rule_name(change),
        before,
        after,
        changed: &change.units,
        source: source(told, change.places, &change.author),
    }
}

fn source<'a>(told: Told<'a>, places: Pair<Place>, author: &'a Author) -> Source<'a> {
    let place = places[1].map(|place| (1, place)).or(places[0].map(|place| (0, place)));
    let position = place.and_then(|(side, place): (usize, Place)| told.sides[side].positions.get(&place));
    let commit = match author {
        Author::Unknown | Author::Uncommitted | Author::Within(..) => None,
        Author::Commit(commit) => Some(commit),
    };
    Source {
        file: position.map(|position| position.path.as_str()),
        line: position.and_then(|position| position.line),
        commit: match author {
            Author::Unknown => None,
            Author::Uncommitted => Some("uncommitted".into()),
            Author::Commit(commit) => Some(commit.id.as_str().into()),
            Author::Within(first, last) => {
                Some(commits(&first.id, last.as_ref().map(|commit| &*commit.id)).into())
            }
        },
        date: commit.map(|commit| commit.date.to_string()),
        author: commit.map(|commit| commit.author.as_str()),
        subject: commit.map(|commit| commit.subject.as_str()),
    }
}
