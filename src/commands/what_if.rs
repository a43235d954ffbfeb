//! `--set`: the folder once more with supposed values in it. Nothing of it is written among the results.

use std::cell::RefCell;

use super::Ending;
use super::console::Console;
use super::phases;
use super::review::{Opened, Outcome};
use crate::catalogue::supposed as texts;
use crate::cli::Sending;
use crate::model::supposed::{self, Supposed, Supposition};
use crate::model::{Period, Stage, UnitKey};
use crate::output;

/// For which review, period and stage values are supposed, where they do not say so themselves.
#[derive(Clone, Copy)]
pub struct Scope {
    pub review: usize,
    pub period: Period,
    pub preview: Option<Stage>,
}

/// Opens the folder again with the supposed values in it. What they cannot be is wrong usage: the folder
/// itself has been found without errors.
pub fn suppose(
    opened: Opened,
    asked: &[Supposition],
    scope: Scope,
    console: &Console,
    command: &str,
) -> Outcome<Opened> {
    if asked.is_empty() {
        return Ok(Ok(opened));
    }
    let supposed: Vec<Supposed> = asked.iter().map(|one| held(one, scope, &opened)).collect();
    let mut found = phases::open_supposing(&opened.folder.as_path().into(), &supposed)?;
    // quality findings are about records, and these are none
    found.report.retain(|problem| !problem.code.is_finding());
    let Some(workspace) = found.workspace.filter(|_| !found.report.has_errors()) else {
        return Ok(Err(console.refuse_values(&found.report, &found.sources, command)));
    };
    let hypotheses = supposed::hypotheses(&supposed, &opened.workspace, &workspace);
    let (audited, basis) = (RefCell::default(), RefCell::default());
    Ok(Ok(Opened { workspace, sources: found.sources, hypotheses, audited, basis, ..opened }))
}

/// The supposition with the stage that the organisation's guideline decides from.
fn held(asked: &Supposition, scope: Scope, opened: &Opened) -> Supposed {
    let workspace = &opened.workspace;
    let period = asked.period.unwrap_or(scope.period);
    let organisation = workspace.organisation_at(asked.organisation_id());
    let key = organisation.map(|organisation| UnitKey { review: scope.review, organisation, period });
    let guideline =
        key.and_then(|key| workspace.guideline_for(key)).map(|index| &workspace.guidelines[index]);
    let stage = guideline.map(|guideline| {
        let previewed = scope.preview.filter(|stage| guideline.stages.contains(stage));
        previewed.unwrap_or_else(|| guideline.last_stage())
    });
    Supposed {
        asked: asked.clone(),
        review: workspace.manifest.reviews[scope.review].id.clone(),
        period,
        stage: stage.unwrap_or(Stage::Own),
    }
}

/// Among the results of a year stands only what was computed from the records.
pub fn refuse_output(
    asked: &[Supposition],
    sending: &Sending,
    console: &Console,
    command: &str,
) -> Result<(), Ending> {
    match sending.output.as_deref().filter(|path| !asked.is_empty() && output::lies_in_results(path)) {
        None => Ok(()),
        Some(path) => {
            let path = path.display().to_string();
            Err(console.refuse(command, texts::NOT_AMONG_RESULTS, ("path", &path), &[]))
        }
    }
}
