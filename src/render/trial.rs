//! What came of worked cases, as a document: a line for each guideline, its failures, what no case reaches.

use super::explained;
use super::say::Say;
use super::table::Block;
use crate::catalogue::{decimal, trial};
use crate::model::Language;
use crate::model::trial::{Aim, Difference, Failure, Reached, TrialResult};

#[must_use]
pub fn document(results: &[TrialResult], language: Language) -> Vec<Block> {
    if results.is_empty() {
        return vec![Block::Line(trial::NO_CASES.get(language).to_owned())];
    }
    results.iter().flat_map(|result| of_guideline(result, language)).collect()
}

fn of_guideline(result: &TrialResult, language: Language) -> Vec<Block> {
    let reached = result.aims - result.unreached.len() - result.excused.len();
    let counts = [result.cases, result.failures.len(), reached, result.aims].map(|count| count.to_string());
    let values = [
        ("guideline", result.guideline.to_string()),
        ("cases", counts[0].clone()),
        ("failed", counts[1].clone()),
        ("reached", counts[2].clone()),
        ("aims", counts[3].clone()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut blocks = vec![Block::Line(trial::SUMMARY.with(language, &values))];
    blocks.extend(result.failures.iter().flat_map(|failure| of_failure(failure, language)));
    if !result.unreached.is_empty() {
        blocks.push(Block::Item(0, trial::UNREACHED.get(language).to_owned()));
        blocks.extend(result.unreached.iter().map(|aim| of_aim(aim, &meaning(aim, language), language)));
    }
    if !result.excused.is_empty() {
        blocks.push(Block::Item(0, trial::EXCUSED.get(language).to_owned()));
        blocks.extend(result.excused.iter().map(|(aim, reason)| of_aim(aim, reason, language)));
    }
    blocks
}

fn of_failure(failure: &Failure, language: Language) -> Vec<Block> {
    let say = Say::new(&failure.workspace, language);
    let mut blocks = vec![
        Block::Item(0, trial::FAILED.with(language, &[("id", failure.id.as_str())])),
        Block::Item(1, failure.why.clone()),
    ];
    blocks.extend(failure.differences.iter().map(|found| Block::Item(1, difference(found, language))));
    for unit in &failure.results.units {
        let reasons = explained::reasons(failure.results.preview, say, unit);
        blocks.extend(
            reasons.iter().map(|reason| Block::Item(1, trial::REASON.with(language, &[("reason", reason)]))),
        );
    }
    blocks
}

fn difference(found: &Difference, language: Language) -> String {
    let what = trial::compared(found.what).get(language);
    trial::EXPECTED.with(language, &[("what", what), ("expected", &found.expected), ("got", &found.got)])
}

fn of_aim(aim: &Aim, meaning: &str, language: Language) -> Block {
    Block::Item(1, trial::UNREACHED_ITEM.with(language, &[("name", &aim.name()), ("meaning", meaning)]))
}

fn meaning(aim: &Aim, language: Language) -> String {
    let value = match &aim.reach {
        Reached::At(value) | Reached::NextTo(value) | Reached::BandFrom(value) => decimal(*value, language),
        Reached::Choice(id) => id.clone(),
        Reached::True
        | Reached::False
        | Reached::NotApplicable
        | Reached::Deducted
        | Reached::AllDeducted
        | Reached::Outcome
        | Reached::Kept
        | Reached::Demoted
        | Reached::Held => String::new(),
    };
    trial::unreached(&aim.reach).with(language, &[("value", &value)])
}
