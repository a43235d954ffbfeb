//! Why an organisation is not at the best outcome: the conditions that failed or are not known, what is
//! missing, what the quota did.

use super::missing::{self, Files};
use super::reasons::Seen;
use super::say::{Say, quoted};
use super::sentences::Sentences;
use crate::catalogue::{clauses, forms, labels, words};
use crate::model::results::{
    ConditionList, ConditionResult, DecisionResult, Observed, SettledBy, StageScore, Standing, Status, Truth,
    UnitResult,
};
use crate::model::{Guideline, Stage};

/// The stage whose scores stand for the organisation: the preview's, or the guideline's last one.
#[must_use]
pub fn leading_stage(preview: Option<Stage>, guideline: &Guideline) -> Stage {
    preview.unwrap_or_else(|| guideline.last_stage())
}

/// The scores of the leading stage, if there are any.
#[must_use]
pub fn leading_score<'a>(
    preview: Option<Stage>,
    say: Say<'_>,
    unit: &'a UnitResult,
) -> Option<&'a StageScore> {
    let stage = leading_stage(preview, say.guideline(unit.guideline));
    unit.stages.iter().find(|score| score.stage == stage)
}

/// The same with the best outcome that is still possible.
#[must_use]
pub fn standing_at_length(say: Say<'_>, unit: &UnitResult) -> String {
    let words = standing_words(say, unit);
    match unit.possible.filter(|_| unit.status == Status::Undetermined) {
        None => words,
        Some(outcome) => {
            let best = outcome_name(say, unit, outcome);
            say.fill(labels::BEST_POSSIBLE, &[("status", &words), ("outcome", &best)])
        }
    }
}

/// How an organisation stands, in words.
#[must_use]
pub fn standing_words(say: Say<'_>, unit: &UnitResult) -> String {
    let status = say.phrase(words::status(unit.status));
    match unit.status {
        Status::Determined if unit.settled_by == SettledBy::Decision => {
            let outcome = unit.final_outcome.map(|outcome| outcome_name(say, unit, outcome));
            format!("{} ({})", outcome.unwrap_or_default(), say.phrase(labels::BY_DECISION))
        }
        Status::Determined => match (unit.final_outcome, unit.standing) {
            (Some(outcome), Some(Standing::Demoted)) => {
                let standing = say.phrase(words::standing(Standing::Demoted));
                format!("{} ({standing})", outcome_name(say, unit, outcome))
            }
            (Some(outcome), Some(Standing::Kept | Standing::Held) | None) => outcome_name(say, unit, outcome),
            (None, _) => status,
        },
        Status::Held => format!("{status} ({})", say.phrase(words::standing(Standing::Held))),
        Status::Undetermined | Status::Unrated | Status::NotCandidate => status,
    }
}

/// The name of an outcome of the organisation's guideline.
#[must_use]
pub fn outcome_name(say: Say<'_>, unit: &UnitResult, outcome: usize) -> String {
    let outcome = say.guideline(unit.guideline).outcomes.get(outcome);
    outcome.map(|outcome| say.text(&outcome.name).to_owned()).unwrap_or_default()
}

/// Whether there is nothing better to reach.
#[must_use]
pub fn is_at_best(unit: &UnitResult) -> bool {
    unit.status == Status::Determined && unit.final_outcome == Some(0)
}

/// All reasons: what forced the outcome, what failed, what is missing, what is therefore unknown; for who is at the
/// best outcome only what put it there.
#[must_use]
pub fn reasons(preview: Option<Stage>, say: Say<'_>, unit: &UnitResult) -> Vec<String> {
    reasons_by(Seen { say, unit, score: leading_score(preview, say, unit), said: None })
}

/// The reasons beside the standing in words, which says already what the quota did.
#[must_use]
pub fn reasons_beside_standing(preview: Option<Stage>, say: Say<'_>, unit: &UnitResult) -> Vec<String> {
    let standing = unit.standing.filter(|_| unit.settled_by == SettledBy::Rank);
    let said = standing.map(|standing| say.phrase(words::standing(standing)));
    let mut reasons = reasons(preview, say, unit);
    reasons.retain(|reason| Some(reason) != said.as_ref());
    reasons
}

/// All reasons for one result by itself.
#[must_use]
pub fn reasons_by(seen: Seen<'_>) -> Vec<String> {
    let mut reasons = Sentences::default();
    tell_reasons(seen, &mut reasons);
    reasons.iter().map(str::to_owned).collect()
}

/// The same into a space that is used again.
pub fn tell_reasons(seen: Seen<'_>, reasons: &mut Sentences) {
    let Seen { say, unit, .. } = seen;
    reasons.clear();
    if let Some(decided) = decided(say, unit) {
        reasons.add(|text| text.push_str(&decided));
    }
    if unit.is_provisional {
        reasons.add(|text| text.push_str(forms::PROVISIONAL_STANDING.get(say.language)));
    }
    let is_unknown = |result: &&ConditionResult| result.value == Truth::Unknown;
    for result in forcing(unit) {
        reasons.add(|text| text.push_str(&forced_by(seen, result)));
    }
    if is_at_best(unit) {
        return;
    }
    for result in telling(unit).filter(|result| !is_unknown(result)) {
        reasons.add(|text| seen.cite(result, text));
    }
    for missing in missing::sentences(say, unit, Files::Named) {
        reasons.add(|text| text.push_str(&missing));
    }
    for result in telling(unit).filter(is_unknown) {
        reasons.add(|text| seen.cite(result, text));
    }
}

/// What stands between an organisation and the best outcome, parted by whose it is to remedy.
#[derive(Default)]
pub struct Parted {
    /// What forced the outcome, and what was asked for and not reached.
    pub failed: Vec<String>,
    /// What is tied, missing, not recorded or therefore unknown: nobody's fault. No file is named.
    pub open: Vec<String>,
}

/// The reasons for the organisation itself. What the quota did to its outcome is no fault, and stands beside the outcome.
#[must_use]
pub fn parted(preview: Option<Stage>, say: Say<'_>, unit: &UnitResult) -> Parted {
    let mut parted = Parted::default();
    if is_at_best(unit) {
        return parted;
    }
    let seen = Seen { say, unit, score: leading_score(preview, say, unit), said: None };
    parted.failed.extend(forcing(unit).map(|result| forced_by(seen, result)));
    let is_open = |result: &&ConditionResult| {
        result.value == Truth::Unknown || matches!(result.observed, Observed::Event { date: None, .. })
    };
    let (open, failed): (Vec<_>, Vec<_>) = telling(unit).partition(is_open);
    parted.failed.extend(failed.into_iter().map(|result| seen.cited(result)));
    let tied = (unit.status == Status::Held).then(|| say.phrase(words::standing(Standing::Held)));
    parted.open.extend(tied);
    parted.open.extend(missing::sentences(say, unit, Files::LeftOut));
    parted.open.extend(open.into_iter().map(|result| seen.cited(result)));
    parted
}

/// The conditions that forced the outcome.
fn forcing(unit: &UnitResult) -> impl Iterator<Item = &ConditionResult> {
    unit.conditions.iter().filter(|result| forces(unit, result))
}

/// The others that say why a better outcome was not reached.
fn telling(unit: &UnitResult) -> impl Iterator<Item = &ConditionResult> {
    unit.conditions.iter().filter(|result| !forces(unit, result) && tells(unit, result))
}

/// Whether the outcome before the quota is what it is because of this condition, whatever else is met.
#[must_use]
pub fn forces(unit: &UnitResult, result: &ConditionResult) -> bool {
    let list = unit.computed.map(ConditionList::ForcedBy);
    unit.status == Status::Determined && result.value == Truth::True && Some(result.list) == list
}

/// That a condition forced the outcome, and what was seen for it.
#[must_use]
pub fn forced_by(seen: Seen<'_>, result: &ConditionResult) -> String {
    let outcome = seen.unit.computed.map(|outcome| outcome_name(seen.say, seen.unit, outcome));
    let values = [("outcome", quoted(&outcome.unwrap_or_default())), ("sentence", seen.cited(result))];
    seen.say.fill(clauses::FORCED_BECAUSE, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// The waivers that a result rests on, each with its document, also where it would be the same without.
pub fn waivers<'a>(say: Say<'a>, unit: &'a UnitResult) -> impl Iterator<Item = String> + 'a {
    unit.waivers(say.workspace).map(move |waiver| say.fill(forms::WAIVED, &[("document", &waiver.document)]))
}

/// The decision or the quota, where it made the outcome what it is.
#[must_use]
pub fn decided(say: Say<'_>, unit: &UnitResult) -> Option<String> {
    match unit.status {
        Status::Unrated => unit.decision.as_ref().map(|decision| unrated_words(say, decision)),
        Status::Determined if unit.settled_by == SettledBy::Decision => settled_words(say, unit),
        Status::Held | Status::Determined => match unit.standing {
            Some(standing @ (Standing::Demoted | Standing::Held)) => {
                Some(say.phrase(words::standing(standing)))
            }
            Some(Standing::Kept) | None => None,
        },
        Status::Undetermined | Status::NotCandidate => None,
    }
}

/// That a tie at the edge of the quota was settled, and by which decision.
fn settled_words(say: Say<'_>, unit: &UnitResult) -> Option<String> {
    let decision = unit.decision.as_ref()?;
    let outcome = quoted(&outcome_name(say, unit, unit.final_outcome?));
    let date = say.date(decision.date);
    let values = [("number", decision.number.as_str()), ("date", &date), ("outcome", &outcome)];
    Some(say.fill(labels::TIE_SETTLED, &values))
}

fn unrated_words(say: Say<'_>, decision: &DecisionResult) -> String {
    let date = say.date(decision.date);
    let reason = decision.reason.as_deref().unwrap_or_default();
    say.fill(labels::DECIDED_UNRATED, &[("number", &decision.number), ("date", &date), ("reason", reason)])
}

/// Whether a condition says why a better outcome was not reached.
fn tells(unit: &UnitResult, result: &ConditionResult) -> bool {
    let is_open = unit.status == Status::Undetermined;
    let says_so = match result.list {
        ConditionList::CandidateIf => result.value != Truth::True,
        ConditionList::Requires(outcome) => {
            let is_within_reach = unit.possible.is_none_or(|possible| outcome <= possible);
            result.value != Truth::True && (is_within_reach || !is_open)
        }
        ConditionList::ForcedBy(_) => result.value == if is_open { Truth::Unknown } else { Truth::True },
    };
    says_so && result.list.may_tell(unit.status, unit.computed)
}
