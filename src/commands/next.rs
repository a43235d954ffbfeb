//! `bontot explain --next`: what is lacking of a better outcome.

use std::collections::BTreeSet;

use super::Ending;
use super::console::{Console, Target};
use super::review::Opened;
use crate::catalogue::shortfall as texts;
use crate::cli::{ExplainFormat, Lacking};
use crate::explain::Explanation;
use crate::model::results::UnitResult;
use crate::model::shortfall::Shortfall;
use crate::model::{Guideline, UnitKey};
use crate::render::evaluation::illustrative_line;
use crate::render::say::Say;
use crate::render::shortfall as drawn;
use crate::render::table::Table;
use crate::render::{html, markdown, terminal};
use crate::shortfall;

const COMMAND: &str = "bontot explain";

/// What was asked, and how it is told.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub lacking: &'a Lacking,
    pub review: &'a str,
    pub format: ExplainFormat,
}

/// The text for every result of the organisation.
pub fn text(
    asked: Asked<'_>,
    explanations: &[Explanation],
    opened: &Opened,
    (console, target): (&Console, Target<'_>),
) -> Result<String, Ending> {
    let say = Say::new(&opened.workspace, console.language());
    let mut found = Vec::new();
    for explanation in explanations {
        let unit = &explanation.result;
        let outcome = match asked.lacking {
            Lacking::Next => shortfall::next_better(unit),
            Lacking::Of(id) => Some(outcome(id, &opened.workspace.guidelines[unit.guideline], console)?),
        };
        found.push((explanation, outcome, lacks(explanation.key, unit, outcome, opened)));
    }
    if asked.format == ExplainFormat::Json {
        let found: Vec<_> = found.iter().map(|(told, _, lacks)| (&told.result, lacks.as_ref())).collect();
        return Ok(drawn::json::draw(asked.review, &found, say.workspace));
    }
    let guidelines = guidelines(explanations);
    let blocks = found.iter().flat_map(|(told, asked, lacks)| {
        drawn::blocks(&told.result, lacks.as_ref(), *asked, told.quota.as_ref(), say)
    });
    let below = illustrative_line(&guidelines, say).into_iter().collect();
    let table = Table { above: blocks.collect(), below, ..Table::default() };
    Ok(match asked.format {
        ExplainFormat::Text | ExplainFormat::Json => terminal::draw(&table, console.layout(target)),
        ExplainFormat::Markdown => markdown::draw(&table, say.language),
        ExplainFormat::Html => html::draw(&table, say.language),
    })
}

/// The guidelines of the results, each once.
fn guidelines(explanations: &[Explanation]) -> Vec<usize> {
    explanations.iter().map(|told| told.result.guideline).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What is lacking of an outcome that the organisation does not have yet, before the quota.
fn lacks(key: UnitKey, unit: &UnitResult, asked: Option<usize>, opened: &Opened) -> Option<Shortfall> {
    shortfall::shortfall(&opened.workspace, key, unit, asked?)
}

fn outcome(id: &str, guideline: &Guideline, console: &Console) -> Result<usize, Ending> {
    let known: Vec<&str> = guideline.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    let refused = || console.refuse(COMMAND, texts::NO_SUCH_OUTCOME, ("outcome", id), &known);
    guideline.outcome_at(id).ok_or_else(refused)
}
