//! What is counted below the table of results: each count with its numerator and denominator.

use super::evaluation::by_guideline;
use super::explained::outcome_name;
use super::say::{Say, quoted};
use super::table::Block;
use crate::catalogue::{clauses, labels, words};
use crate::model::quota::{PeerKey, Rounding};
use crate::model::results::{DecisionResult, QuotaResult, Results, Status, UnitResult};
use crate::model::{Every, Exact, OrganisationKind, Step};

/// How many registered, reached each outcome, and stand apart, by guideline.
#[must_use]
pub fn counts(results: &Results, say: Say<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(say.phrase(labels::COUNTS))];
    for (guideline, units) in by_guideline(results) {
        let version = say.guideline(guideline).version.to_string();
        let name = [("name", say.text(&say.guideline(guideline).name)), ("version", version.as_str())];
        blocks.push(Block::Item(0, say.fill(labels::COUNTS_OF, &name)));
        blocks.extend(registered(say, guideline, &units));
        blocks.push(Block::Item(1, outcomes(say, guideline, &units)));
        blocks.push(Block::Item(1, apart(say, &units)));
    }
    blocks
}

fn count(say: Say<'_>, what: &str, part: usize, whole: usize) -> String {
    let (part, whole) = (part.to_string(), whole.to_string());
    say.fill(labels::COUNT, &[("what", what), ("part", &part), ("whole", &whole)])
}

/// How many of the existing organisations have an event of registration in the year.
fn registered(say: Say<'_>, guideline: usize, units: &[&UnitResult]) -> Option<Block> {
    let has_registered = |unit: &&&UnitResult| {
        say.workspace.earliest_event(unit.organisation, unit.period.year(), Step::Registered).is_some()
    };
    let part = units.iter().filter(has_registered).count().to_string();
    let whole = units.len().to_string();
    let line = say.fill(labels::REGISTERED, &[("part", &part), ("whole", &whole)]);
    (say.guideline(guideline).every == Every::Year).then_some(Block::Item(1, line))
}

/// Each outcome of those who are up for it.
fn outcomes(say: Say<'_>, guideline: usize, units: &[&UnitResult]) -> String {
    let is_up = |unit: &&&UnitResult| match unit.status {
        Status::Determined | Status::Undetermined | Status::Held => true,
        Status::Unrated | Status::NotCandidate => false,
    };
    let whole = units.iter().filter(is_up).count();
    let with = |index| units.iter().filter(|unit| unit.final_outcome == Some(index)).count();
    let outcomes = say.guideline(guideline).outcomes.iter().enumerate();
    outcomes
        .map(|(index, outcome)| count(say, say.text(&outcome.name), with(index), whole))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Those without an outcome, of all.
fn apart(say: Say<'_>, units: &[&UnitResult]) -> String {
    let statuses = [Status::Undetermined, Status::NotCandidate, Status::Unrated, Status::Held];
    let with = |status| units.iter().filter(|unit| unit.status == status).count();
    let words =
        statuses.map(|status| count(say, words::status(status).get(say.language), with(status), units.len()));
    words.join(" · ")
}

/// Every waiver that set a condition, with its document.
#[must_use]
pub fn waivers(results: &Results, say: Say<'_>) -> Vec<Block> {
    let lines = results.units.iter().flat_map(|unit| {
        unit.waivers(say.workspace).map(move |waiver| {
            let document = match waiver.authority.as_str() {
                "" => waiver.document.clone(),
                authority => format!("{} ({authority})", waiver.document),
            };
            let values = [
                ("organisation", say.organisation(unit.organisation)),
                ("condition", waiver.condition.value.as_str()),
                ("document", document.as_str()),
                ("until", &say.date(waiver.until.value)),
            ];
            say.fill(labels::WAIVER, &values)
        })
    });
    headed(say.phrase(labels::WAIVERS), lines)
}

/// The decisions that say something else than the result.
#[must_use]
pub fn differences(results: &Results, say: Say<'_>) -> Vec<Block> {
    let lines = results.units.iter().filter_map(|unit| {
        let decision = unit.decision.as_ref().filter(|decision| decision.agrees == Some(false))?;
        let computed = unit.final_outcome.map(|outcome| outcome_name(say, unit, outcome));
        let values = [
            ("organisation", say.organisation(unit.organisation)),
            ("number", decision.number.as_str()),
            ("date", &say.date(decision.date)),
            ("decided", &quoted(&decided_name(say, unit, decision))),
            ("computed", &quoted(&computed.unwrap_or_default())),
        ];
        Some(say.fill(labels::DIFFERENCE, &values))
    });
    headed(say.phrase(labels::DIFFERENCES), lines)
}

/// What a recorded decision says that is not the result, in a sentence; one that rates nobody is the result itself.
#[must_use]
pub fn decided_otherwise(say: Say<'_>, unit: &UnitResult) -> Option<String> {
    let decision = unit.decision.as_deref()?;
    let phrase = match (decision.agrees, &decision.outcome) {
        (Some(true), _) | (None, None) => return None,
        (Some(false), _) => labels::DECIDED_OTHER,
        (None, Some(_)) => labels::DECIDED_ALONE,
    };
    let decided = quoted(&decided_name(say, unit, decision));
    Some(say.fill(phrase, &[("number", &decision.number), ("decided", &decided)]))
}

#[must_use]
pub fn decided_name(say: Say<'_>, unit: &UnitResult, decision: &DecisionResult) -> String {
    match &decision.outcome {
        None => say.phrase(words::status(Status::Unrated)),
        Some(id) => {
            let place = say.guideline(unit.guideline).outcome_at(id.as_str());
            place.map_or_else(|| id.to_string(), |outcome| outcome_name(say, unit, outcome))
        }
    }
}

/// The cap of each peer group with candidates, and how many are kept, lowered and held.
#[must_use]
pub fn quotas(results: &Results, say: Say<'_>) -> Vec<Block> {
    let asked_for = results.quotas.iter().filter(|quota| quota.candidates > 0);
    headed(say.phrase(labels::QUOTAS), asked_for.map(|quota| quota_line(say, quota)))
}

fn quota_line(say: Say<'_>, quota: &QuotaResult) -> String {
    let group = peer_group(say, quota);
    let number = |count: usize| count.to_string();
    let line = say.fill(
        labels::QUOTA,
        &[
            ("group", &group),
            ("cap", &number(quota.cap)),
            ("rule", &arithmetic(say, quota)),
            ("candidates", &number(quota.candidates)),
            ("kept", &number(quota.kept.len())),
            ("demoted", &number(quota.demoted.len())),
            ("held", &number(quota.held.len())),
        ],
    );
    let provisional = quota.provisional.then(|| say.phrase(labels::QUOTA_PROVISIONAL));
    let notes: Vec<String> = beyond(say, quota).into_iter().chain(provisional).collect();
    if notes.is_empty() { line } else { format!("{line} ({})", notes.join("; ")) }
}

/// How the cap follows from share and base, as the guideline rounds: `20% × 3 = 0,6, làm tròn thành 1`.
#[must_use]
pub fn arithmetic(say: Say<'_>, quota: &QuotaResult) -> String {
    let product = Exact::from(quota.share).times(&Exact::count(quota.base));
    let product = product.over(&Exact::count(100)).unwrap_or(Exact::ZERO);
    let values = [
        ("share", say.number(quota.share)),
        ("base", quota.base.to_string()),
        ("product", say.beside(&product)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let even = say.fill(labels::SHARE_OF, &values);
    let Some(rule) = &say.guideline(quota.guideline).quota else { return even };
    let rounded = rule.round.share_of(quota.share, quota.base);
    if product == Exact::count(rounded) {
        return even;
    }
    let phrase = match rule.round {
        Rounding::Down => labels::ROUNDED_DOWN,
        Rounding::Nearest => labels::ROUNDED,
        Rounding::Up => labels::ROUNDED_UP,
    };
    say.fill(phrase, &[("product", &even), ("rounded", &rounded.to_string())])
}

/// Why the cap is below the share of the base: one more kept would lower the base.
#[must_use]
pub fn beyond(say: Say<'_>, quota: &QuotaResult) -> Option<String> {
    quota.base_beyond.map(|base| say.fill(labels::QUOTA_BEYOND, &[("base", &base.to_string())]))
}

/// A peer group in words.
#[must_use]
pub fn peer_group(say: Say<'_>, quota: &QuotaResult) -> String {
    let named = |(key, value): &&(PeerKey, Option<String>)| *key != PeerKey::PeerGroup || value.is_some();
    let names = quota.group.iter().filter(named).map(|(key, value)| peer_name(say, *key, value.as_deref()));
    let names = names.collect::<Vec<_>>().join(", ");
    if names.is_empty() { say.phrase(labels::QUOTA_EVERYWHERE) } else { names }
}

fn peer_name(say: Say<'_>, key: PeerKey, value: Option<&str>) -> String {
    let value = value.unwrap_or_default();
    match key {
        PeerKey::Parent if value.is_empty() => say.workspace.manifest.committee.clone(),
        PeerKey::Parent => {
            let parent = say.workspace.organisation_at(value);
            parent.map_or_else(|| value.to_owned(), |index| say.organisation(index).to_owned())
        }
        PeerKey::Kind => {
            let kind = OrganisationKind::from_word(value);
            kind.map_or_else(|| value.to_owned(), |kind| say.phrase(words::kind(kind)))
        }
        PeerKey::PeerGroup => format!("{} {value}", clauses::PER_PEER_GROUP.get(say.language)),
    }
}

fn headed(heading: String, lines: impl Iterator<Item = String>) -> Vec<Block> {
    let items: Vec<Block> = lines.map(|line| Block::Item(0, line)).collect();
    if items.is_empty() { items } else { std::iter::once(Block::Heading(heading)).chain(items).collect() }
}
