//! Results as JSON: stable, for programs. The shapes here are that contract.

use serde::ser::{Serialize, Serializer};

use crate::model::results::{
    ConditionList, ConditionResult, GroupScore, Missing, MissingWhat, QuotaResult, Results, StageScore,
    UnitResult, Whole,
};
use crate::model::{self, Decimal, Exact, Guideline, Id, Workspace};

#[derive(serde::Serialize)]
struct Document<'a> {
    format: u8,
    review: &'a str,
    period: String,
    illustrative: bool,
    /// The stage of a preview, whose outcomes are not those of the guideline's own last stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    preview: Option<&'static str>,
    organisations: Vec<Unit<'a>>,
    quotas: Vec<Quota<'a>>,
}

#[derive(serde::Serialize)]
struct Unit<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    parent: Option<&'a str>,
    guideline: String,
    period: String,
    stages: Ordered<Stage<'a>>,
    conditions: Vec<Condition<'a>>,
    computed: Option<&'a str>,
    #[serde(rename = "final")]
    final_outcome: Option<&'a str>,
    status: &'static str,
    possible: Option<&'a str>,
    missing: Vec<String>,
    waivers: Vec<Waived<'a>>,
    decision: Option<Decision<'a>>,
}

#[derive(serde::Serialize)]
struct Stage<'a> {
    complete: bool,
    total: Option<String>,
    max: Option<String>,
    groups: Vec<Group<'a>>,
}

#[derive(serde::Serialize)]
struct Group<'a> {
    id: &'a str,
    score: Option<String>,
    max: Option<String>,
}

#[derive(serde::Serialize)]
struct Condition<'a> {
    id: Option<&'a str>,
    outcome: Option<&'a str>,
    value: &'static str,
    waived: bool,
}

#[derive(serde::Serialize)]
struct Waived<'a> {
    condition: &'a str,
    document: &'a str,
}

#[derive(serde::Serialize)]
struct Decision<'a> {
    outcome: &'a str,
    number: &'a str,
    agrees: Option<bool>,
}

#[derive(serde::Serialize)]
struct Quota<'a> {
    guideline: String,
    period: String,
    group: Ordered<Option<&'a str>>,
    base: usize,
    share: String,
    cap: usize,
    candidates: usize,
    kept: Vec<&'a str>,
    demoted: Vec<&'a str>,
    held: Vec<&'a str>,
    provisional: bool,
}

/// An object whose keys keep their order.
struct Ordered<T>(Vec<(&'static str, T)>);

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The results as a JSON document with a final newline.
///
/// # Panics
/// Never: every key is a string and there are no floats.
#[must_use]
pub fn draw(results: &Results, workspace: &Workspace) -> String {
    let document = Document {
        format: 1,
        review: results.review.as_str(),
        period: results.period.to_string(),
        illustrative: results.illustrative,
        preview: results.preview.map(model::Stage::word),
        organisations: results.units.iter().map(|unit| unit_of(unit, workspace)).collect(),
        quotas: results.quotas.iter().map(|quota| quota_of(quota, workspace)).collect(),
    };
    let mut text =
        serde_json::to_string_pretty(&document).expect("it serialises because all keys are strings");
    text.push('\n');
    text
}

fn unit_of<'a>(unit: &'a UnitResult, workspace: &'a Workspace) -> Unit<'a> {
    let organisation = workspace.organisations.at(unit.organisation);
    let guideline = &workspace.guidelines[unit.guideline];
    let parent = workspace.parent(unit.organisation);
    let outcome = |index: Option<usize>| outcome_id(guideline, index);
    Unit {
        id: organisation.id(),
        name: organisation.name(),
        kind: workspace.kind(unit.organisation).word(),
        parent: parent.map(|index| workspace.organisations.at(index).id()),
        guideline: guideline.version.to_string(),
        period: unit.period.to_string(),
        stages: Ordered(
            unit.stages.iter().map(|score| (score.stage.word(), stage_of(score, guideline))).collect(),
        ),
        conditions: unit.conditions.iter().map(|result| condition_result(result, guideline)).collect(),
        computed: outcome(unit.computed),
        final_outcome: outcome(unit.final_outcome),
        status: unit.status.word(),
        possible: outcome(unit.possible),
        missing: unit.missing.iter().map(missing_text).collect(),
        waivers: waived(unit, workspace),
        decision: unit.decision.as_ref().map(|decision| Decision {
            outcome: decision.outcome.as_ref().map_or("unrated", |outcome| outcome.as_str()),
            number: &decision.number,
            agrees: decision.agrees,
        }),
    }
}

/// The waivers that the result rests on, also where it would be the same without.
fn waived<'a>(unit: &UnitResult, workspace: &'a Workspace) -> Vec<Waived<'a>> {
    let used = unit.waivers(workspace);
    used.map(|waiver| Waived { condition: waiver.condition.value.as_str(), document: &waiver.document })
        .collect()
}

fn outcome_id(guideline: &Guideline, index: Option<usize>) -> Option<&str> {
    guideline.outcomes.get(index?).map(|outcome| outcome.id.as_str())
}

fn stage_of<'a>(score: &StageScore, guideline: &'a Guideline) -> Stage<'a> {
    let groups = guideline.groups.iter().zip(&score.groups);
    Stage {
        complete: score.complete,
        total: score.total.as_ref().map(number),
        max: score.max.map(|max| max.to_string()),
        groups: groups.map(|(group, score)| group_of(group.id.as_str(), score)).collect(),
    }
}

fn group_of<'a>(id: &'a str, score: &GroupScore) -> Group<'a> {
    Group { id, score: score.score.as_ref().map(number), max: score.max.map(|max| max.to_string()) }
}

/// A decimal string, rounded half up to two digits, without trailing zeros.
fn number(exact: &Exact) -> String {
    let rounded: Decimal = exact.rounded();
    rounded.to_string()
}

fn condition_result<'a>(result: &ConditionResult, guideline: &'a Guideline) -> Condition<'a> {
    let outcome = match result.list {
        ConditionList::CandidateIf => None,
        ConditionList::Requires(index) | ConditionList::ForcedBy(index) => outcome_id(guideline, Some(index)),
    };
    let condition = result.condition(guideline);
    Condition {
        id: condition.and_then(|condition| condition.id.as_ref()).map(Id::as_str),
        outcome,
        value: result.value.word(),
        waived: result.waiver.is_some(),
    }
}

/// The file and what belongs there, in the words of the files.
#[must_use]
pub fn missing_text(missing: &Missing) -> String {
    let what = match &missing.what {
        MissingWhat::Line { criterion, stage } => format!("{criterion} {}", stage.word()),
        MissingWhat::Fact { fact, period } => format!("{fact} {period}"),
        MissingWhat::Result { organisation, review, period } => format!("{review} {organisation} {period}"),
        MissingWhat::Measure { measure } => measure.to_string(),
        MissingWhat::Decision { organisation, review, period } => {
            format!("decision {review} {organisation} {period}")
        }
        MissingWhat::Total => "total".to_owned(),
        MissingWhat::Maximum { of } => match of {
            Whole::Total => "maximum total".to_owned(),
            Whole::Group(id) => format!("maximum group {id}"),
            Whole::Criterion(id) => format!("maximum criterion {id}"),
        },
    };
    if missing.file.is_empty() { what } else { format!("{}: {what}", missing.file) }
}

fn quota_of<'a>(quota: &'a QuotaResult, workspace: &'a Workspace) -> Quota<'a> {
    let ids =
        |indexes: &[usize]| indexes.iter().map(|index| workspace.organisations.at(*index).id()).collect();
    Quota {
        guideline: workspace.guidelines[quota.guideline].version.to_string(),
        period: quota.period.to_string(),
        group: Ordered(quota.group.iter().map(|(key, value)| (key.word(), value.as_deref())).collect()),
        base: quota.base,
        share: format!("{}%", quota.share),
        cap: quota.cap,
        candidates: quota.candidates,
        kept: ids(&quota.kept),
        demoted: ids(&quota.demoted),
        held: ids(&quota.held),
        provisional: quota.provisional,
    }
}
