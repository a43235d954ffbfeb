//! `bontot explain`: one organisation's result, from what was entered to the outcome.

use super::Ending;
use super::console::{Console, Target};
use super::review::Opened;
use super::subject::{self, Subject};
use crate::catalogue::account;
use crate::cli::Explain;
use crate::model::results::Results;
use crate::model::{Guideline, UnitKey};
use crate::render::say::Say;
use crate::render::{self, terminal};

const COMMAND: &str = "bontot explain";

pub fn run(asked: &Explain, console: &mut Console) -> anyhow::Result<Ending> {
    let subject = match subject::subject(&asked.subject, 1, console, COMMAND)? {
        Ok(subject) => subject,
        Err(ending) => return Ok(ending),
    };
    let results = match results(asked, &subject, console) {
        Ok(results) => results,
        Err(ending) => return Ok(ending),
    };
    let say = Say { workspace: &subject.opened.workspace, language: console.language() };
    let target = Target { file: asked.output.as_deref(), overwrite: asked.overwrite };
    let text = terminal::blocks(&render::account::blocks(&results, say), console.layout(target));
    console.write(&text, target, COMMAND)
}

/// The results of the organisation alone; the whole review is worked out, because a quota needs its group.
fn results(asked: &Explain, subject: &Subject, console: &Console) -> Result<Results, Ending> {
    let opened = &subject.opened;
    let review = opened.review(&asked.review, console, COMMAND)?;
    let period = opened.period(asked.period, console, COMMAND)?;
    let mut results = opened.results(review, period, None, console)?;
    results.units.retain(|unit| unit.organisation == subject.organisation);
    if results.units.is_empty() {
        let key = UnitKey { review, organisation: subject.organisation, period };
        return Err(subject::refuse_absent(opened, key, console, COMMAND));
    }
    match subject.rest.first() {
        Some(criterion) => refuse_criterion(criterion, &results, opened, console).map_or(Ok(results), Err),
        None => Ok(results),
    }
}

/// A criterion that no guideline of the results has is wrong usage.
fn refuse_criterion(
    criterion: &str,
    results: &Results,
    opened: &Opened,
    console: &Console,
) -> Option<Ending> {
    let guidelines = results.units.iter().map(|unit| &opened.workspace.guidelines[unit.guideline]);
    let known: Vec<&str> = guidelines.flat_map(Guideline::lines).map(|line| line.id.as_str()).collect();
    let problem = account::NO_SUCH_CRITERION;
    (!known.contains(&criterion)).then(|| console.refuse(COMMAND, problem, ("criterion", criterion), &known))
}
