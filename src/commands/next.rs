//! `bontot explain --next`: what is lacking of a better outcome.

use super::Ending;
use super::console::{Console, Target};
use super::review::Opened;
use crate::catalogue::shortfall as texts;
use crate::cli::{ExplainFormat, Lacking};
use crate::model::results::{Results, UnitResult};
use crate::model::shortfall::Shortfall;
use crate::model::{Guideline, UnitKey};
use crate::render::say::Say;
use crate::render::shortfall as drawn;
use crate::render::table::Table;
use crate::render::{html, markdown, terminal};
use crate::shortfall;

const COMMAND: &str = "bontot explain";

/// The text for every result of the organisation.
pub fn text(
    lacking: &Lacking,
    format: ExplainFormat,
    (results, opened): (&Results, &Opened),
    (console, target): (&Console, Target<'_>),
) -> Result<String, Ending> {
    let say = Say { workspace: &opened.workspace, language: console.language() };
    let review = opened.review(results.review.as_str(), console, COMMAND)?;
    let mut found = Vec::new();
    for unit in &results.units {
        let guideline = &opened.workspace.guidelines[unit.guideline];
        let asked = match lacking {
            Lacking::Next => shortfall::next_better(unit),
            Lacking::Of(id) => Some(outcome(id, guideline, console)?),
        };
        let key = UnitKey { review, organisation: unit.organisation, period: unit.period };
        found.push((unit, asked, lacks(key, unit, asked, opened)));
    }
    if format == ExplainFormat::Json {
        let found: Vec<_> = found.iter().map(|(unit, _, lacks)| (*unit, lacks.as_ref())).collect();
        return Ok(drawn::json::draw(results, &found, say.workspace));
    }
    let blocks =
        found.iter().flat_map(|(unit, asked, lacks)| drawn::blocks(unit, lacks.as_ref(), *asked, say));
    let table = Table { above: blocks.collect(), ..Table::default() };
    Ok(match format {
        ExplainFormat::Text | ExplainFormat::Json => terminal::blocks(&table.above, console.layout(target)),
        ExplainFormat::Markdown => markdown::draw(&table, say.language),
        ExplainFormat::Html => html::draw(&table, say.language),
    })
}

/// What is lacking of an outcome that the organisation does not have yet, before the quota.
fn lacks(key: UnitKey, unit: &UnitResult, asked: Option<usize>, opened: &Opened) -> Option<Shortfall> {
    let target = asked.filter(|target| unit.computed.is_none_or(|now| *target < now))?;
    shortfall::shortfall(&opened.workspace, key, unit, target)
}

fn outcome(id: &str, guideline: &Guideline, console: &Console) -> Result<usize, Ending> {
    let known: Vec<&str> = guideline.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    let refused = || console.refuse(COMMAND, texts::NO_SUCH_OUTCOME, ("outcome", id), &known);
    guideline.outcome_at(id).ok_or_else(refused)
}
