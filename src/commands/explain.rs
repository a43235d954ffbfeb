//! `bontot explain`: one organisation's result, from what was entered to the outcome.

use super::console::{Console, Target};
use super::next;
use super::review::Outcome;
use super::subject::{self, Subject};
use super::{Ending, phases, target};
use crate::catalogue::account;
use crate::cli::{Explain, ExplainFormat};
use crate::decide::Worked;
use crate::explain::{Explanation, Rows, explain};
use crate::model::{Guideline, Place, UnitKey, Workspace};
use crate::render::account::Told;
use crate::render::say::Say;
use crate::render::table::Table;
use crate::render::{self, html, markdown, terminal};

const COMMAND: &str = "bontot explain";

pub fn run(asked: &Explain, console: &mut Console) -> anyhow::Result<Ending> {
    let subject = match subject::subject(&asked.subject, 1, console, COMMAND)? {
        Ok(subject) => subject,
        Err(ending) => return Ok(ending),
    };
    let folder = &subject.opened.folder;
    if let Some(ending) = target::refuse(folder, asked.output.as_deref(), console, COMMAND) {
        return Ok(ending);
    }
    let explanations = match explanations(asked, &subject, console)? {
        Ok(explanations) => explanations,
        Err(ending) => return Ok(ending),
    };
    let opened = &subject.opened;
    let workspace: &Workspace = &opened.workspace;
    let mut places: Vec<Place> = explanations.iter().flat_map(|found| found.places(workspace)).collect();
    places.sort_unstable();
    let places = opened.sources.positions(&places);
    let told = Told { say: Say { workspace, language: console.language() }, places: &places };
    let target = Target { file: asked.output.as_deref(), overwrite: asked.overwrite };
    if let Some(lacking) = &asked.lacking {
        let asked = next::Asked { lacking, review: &asked.review, format: asked.format };
        return Ok(match next::text(asked, &explanations, opened, (console, target)) {
            Ok(text) => console.write(&text, target, COMMAND)?,
            Err(ending) => ending,
        });
    }
    let tables: Vec<Table> = explanations
        .iter()
        .flat_map(|found| match subject.rest.first() {
            Some(criterion) => render::account::criterion_tables(found, told, criterion),
            None => render::account::tables(found, told, asked.extent),
        })
        .collect();
    let language = console.language();
    let joined = |draw: &dyn Fn(&Table) -> String| tables.iter().map(draw).collect::<Vec<_>>().join("\n");
    let text = match asked.format {
        ExplainFormat::Json => render::account::json::draw(&explanations, told),
        ExplainFormat::Text => joined(&|table| terminal::draw(table, console.layout(target))),
        ExplainFormat::Markdown => joined(&|table| markdown::draw(table, language)),
        ExplainFormat::Html => html::draw_all(&tables, language),
    };
    console.write(&text, target, COMMAND)
}

/// The organisation's results with all they rest on; only what they need is worked out.
fn explanations(asked: &Explain, subject: &Subject, console: &Console) -> Outcome<Vec<Explanation>> {
    let opened = &subject.opened;
    let found = opened
        .review(&asked.review, console, COMMAND)
        .and_then(|review| Ok((review, opened.period(asked.period, console, COMMAND)?)));
    let (review, period) = match found {
        Ok(found) => found,
        Err(ending) => return Ok(Err(ending)),
    };
    let organisation = subject.organisation;
    let (worked, report) = Worked::new(&opened.workspace, review, period, Some(organisation));
    if !report.is_empty() {
        console.report(&report, &opened.sources);
        return Ok(Err(Ending::Problems));
    }
    if worked.listed().is_empty() {
        let key = UnitKey { review, organisation, period };
        return Ok(Err(subject::refuse_absent(opened, key, console, COMMAND)));
    }
    if let Some(ending) = refuse_criterion(subject, &worked, console) {
        return Ok(Err(ending));
    }
    let rows = phases::written(&opened.workspace, &opened.sources, Some(organisation))?;
    let rows: Rows = rows.into_iter().collect();
    Ok(Ok(worked.listed().iter().filter_map(|key| explain(&worked, *key, &rows)).collect()))
}

/// A criterion that no guideline of the results has is wrong usage.
fn refuse_criterion(subject: &Subject, worked: &Worked<'_>, console: &Console) -> Option<Ending> {
    let criterion = subject.rest.first()?;
    let results = worked.listed().iter().filter_map(|key| worked.result(*key));
    let guidelines = results.map(|result| &subject.opened.workspace.guidelines[result.guideline]);
    let known: Vec<&str> = guidelines.flat_map(Guideline::lines).map(|line| line.id.as_str()).collect();
    let problem = account::NO_SUCH_CRITERION;
    (!known.contains(&criterion.as_str()))
        .then(|| console.refuse(COMMAND, problem, ("criterion", criterion), &known))
}
