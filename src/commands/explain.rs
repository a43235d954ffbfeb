//! `bontot explain`: one organisation's result, from what was entered to the outcome.

use super::console::{Console, Target};
use super::next;
use super::review::{Again, Outcome};
use super::sending::{Dispatch, Drawn};
use super::subject::{self, Subject};
use super::{Ending, phases, target};
use crate::catalogue::account;
use crate::cli::{Explain, ExplainFormat};
use crate::decide::Worked;
use crate::explain::{Explanation, Rows, explain};
use crate::model::{Guideline, Period, Place, UnitKey, Workspace};
use crate::render::account::Told;
use crate::render::say::Say;
use crate::render::table::Table;
use crate::render::{self, html, markdown, terminal};

const COMMAND: &str = "bontot explain";

pub fn run(asked: &Explain, console: &mut Console) -> anyhow::Result<Ending> {
    let target = Target { file: asked.output.as_deref(), overwrite: asked.overwrite };
    match draw(asked, None, console)? {
        Ok(drawn) => drawn.send_to(target, console, COMMAND),
        Err(ending) => Ok(ending),
    }
}

/// Draws the account; that of a receipt as it was drawn then.
pub fn draw(asked: &Explain, again: Option<Again<'_>>, console: &mut Console) -> Outcome<Drawn> {
    let past = again.and_then(|again| again.past);
    let subject = match subject::subject_at(&asked.subject, past, 1, console, COMMAND)? {
        Ok(subject) => subject,
        Err(ending) => return Ok(Err(ending)),
    };
    let opened = &subject.opened;
    // one that is drawn again goes where it stands
    let refused = || target::refuse(&opened.folder, asked.output.as_deref(), console, COMMAND);
    if let Some(ending) = again.is_none().then(refused).flatten() {
        return Ok(Err(ending));
    }
    let period = match opened.period(asked.period, console, COMMAND) {
        Ok(period) => period,
        Err(ending) => return Ok(Err(ending)),
    };
    if let Err(ending) = opened.audit_for_errors(&[period.year()], console) {
        return Ok(Err(ending));
    }
    let explanations = match explanations(asked, period, &subject, console)? {
        Ok(explanations) => explanations,
        Err(ending) => return Ok(Err(ending)),
    };
    let text = match text(asked, &explanations, &subject, console) {
        Ok(text) => text,
        Err(ending) => return Ok(Err(ending)),
    };
    let sending = asked.sending();
    let id = opened.workspace.organisations.at(subject.organisation).id();
    let words: Vec<&str> = std::iter::once(id).chain(subject.rest.iter().map(String::as_str)).collect();
    let line = asked.again(&words, period, console.language());
    let dispatch = Dispatch::of_results(COMMAND, opened.folder(), &sending, line, &[period], again);
    Ok(dispatch.draw_text(text, opened, console))
}

/// What is told: the account, or what is lacking of another outcome.
fn text(
    asked: &Explain,
    explanations: &[Explanation],
    subject: &Subject,
    console: &Console,
) -> Result<String, Ending> {
    let opened = &subject.opened;
    let workspace: &Workspace = &opened.workspace;
    let mut places: Vec<Place> = explanations.iter().flat_map(|found| found.places(workspace)).collect();
    places.sort_unstable();
    let places = opened.sources.positions(&places);
    let told = Told { say: Say::new(workspace, console.language()), places: &places };
    let target = Target { file: asked.output.as_deref(), overwrite: asked.overwrite };
    if let Some(lacking) = &asked.lacking {
        let asked = next::Asked { lacking, review: &asked.review, format: asked.format };
        return next::text(asked, explanations, opened, (console, target));
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
    Ok(match asked.format {
        ExplainFormat::Json => render::account::json::draw(explanations, told),
        ExplainFormat::Text => joined(&|table| terminal::draw(table, console.layout(target))),
        ExplainFormat::Markdown => joined(&|table| markdown::draw(table, language)),
        ExplainFormat::Html => html::draw_all(&tables, language),
    })
}

/// The organisation's results with all they rest on; only what they need is worked out.
fn explanations(
    asked: &Explain,
    period: Period,
    subject: &Subject,
    console: &Console,
) -> Outcome<Vec<Explanation>> {
    let opened = &subject.opened;
    let review = match opened.review(&asked.review, console, COMMAND) {
        Ok(review) => review,
        Err(ending) => return Ok(Err(ending)),
    };
    let organisation = subject.organisation;
    let worked = match opened.worked(review, period, Some(organisation), console) {
        Ok(worked) => worked,
        Err(ending) => return Ok(Err(ending)),
    };
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
