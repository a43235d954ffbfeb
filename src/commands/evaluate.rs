//! `bontot evaluate`: open the folder, work out the results, draw them.

use std::path::Path;

use super::Ending;
use super::console::{Console, Target};
use super::phases::{self, ValidDataset};
use crate::catalogue::help;
use crate::cli::{Evaluate, Format};
use crate::model::results::Results;
use crate::model::{Period, Stage, Workspace};
use crate::render::say::Say;
use crate::render::{csv, evaluation, json, markdown, register, terminal};

const COMMAND: &str = "bontot evaluate";

pub fn run(asked: &Evaluate, console: &mut Console) -> anyhow::Result<Ending> {
    if let Some(ending) = refuse_folder(&asked.folder, console, COMMAND) {
        return Ok(ending);
    }
    let mut opened = phases::open(&asked.folder)?;
    console.adopt(opened.language);
    let Some(workspace) = opened.workspace.filter(|_| !opened.report.has_errors()) else {
        return Ok(console.report_errors(opened.report, &opened.sources, &asked.folder));
    };
    let question = match question(asked, &workspace, console) {
        Ok(question) => question,
        Err(ending) => return Ok(ending),
    };
    phases::audit(&workspace, &[question.period.year()], &mut opened.report);
    let ending = console.report_errors(opened.report, &opened.sources, &asked.folder);
    if ending == Ending::Problems {
        return Ok(ending);
    }
    let (results, report) = phases::results(&workspace, question.review, question.period, asked.preview);
    if !report.is_empty() {
        console.report(&report, &opened.sources);
        return Ok(Ending::Problems);
    }
    let target = Target { file: asked.output.as_deref(), overwrite: asked.overwrite };
    let text = drawn(asked, &listed(results, &question.shown, &workspace), &workspace, console, target);
    console.write(&text, target, COMMAND)
}

/// A folder that is none is wrong usage; one that cannot be read is for loading to say.
pub fn refuse_folder(folder: &Path, console: &Console, command: &str) -> Option<Ending> {
    let path = folder.display().to_string();
    let problem = match folder.try_exists() {
        Ok(false) => help::NO_SUCH_FOLDER,
        Ok(true) if folder.is_file() => help::NOT_A_FOLDER,
        Ok(true) | Err(_) => return None,
    };
    Some(console.refuse(command, problem, ("path", &path), &[]))
}

/// What is asked of the workspace, with names turned into indexes.
struct Question {
    review: usize,
    period: Period,
    /// Organisations to show; all where it is empty.
    shown: Vec<usize>,
}

/// Holds the command line against the workspace; what it does not have is wrong usage.
fn question(asked: &Evaluate, workspace: &Workspace, console: &Console) -> Result<Question, Ending> {
    let reviews: Vec<&str> = workspace.manifest.reviews.iter().map(|review| review.id.as_str()).collect();
    let review = workspace
        .manifest
        .review_at(&asked.review)
        .ok_or_else(|| console.refuse(COMMAND, help::NO_SUCH_REVIEW, ("review", &asked.review), &reviews))?;
    refuse_stage(asked.preview, review, workspace, console)?;
    let period = period(asked.period, workspace, console)?;
    let ids: Vec<&str> =
        workspace.organisations.iter().map(|organisation| organisation.id.as_str()).collect();
    let index = |id: &String| {
        workspace
            .organisation_at(id)
            .ok_or_else(|| console.refuse(COMMAND, help::NO_SUCH_ORGANISATION, ("organisation", id), &ids))
    };
    let shown = asked.organisations.iter().map(index).collect::<Result<_, _>>()?;
    Ok(Question { review, period, shown })
}

fn refuse_stage(
    preview: Option<Stage>,
    review: usize,
    workspace: &Workspace,
    console: &Console,
) -> Result<(), Ending> {
    let guidelines = || workspace.review_guidelines[review].iter().map(|index| &workspace.guidelines[*index]);
    let has = |stage: Stage| guidelines().any(|guideline| guideline.stages.contains(&stage));
    match preview {
        Some(stage) if !has(stage) => {
            let known: Vec<&str> =
                Stage::ALL.into_iter().filter(|stage| has(*stage)).map(Stage::word).collect();
            let id = workspace.manifest.reviews[review].id.as_str();
            let problem =
                help::NO_SUCH_STAGE.with(console.language(), &[("review", id), ("stage", stage.word())]);
            Err(console.refuse_sentence(COMMAND, problem, stage.word(), &known))
        }
        Some(_) | None => Ok(()),
    }
}

/// The period asked for, else the latest year that has a folder.
fn period(asked: Option<Period>, workspace: &Workspace, console: &Console) -> Result<Period, Ending> {
    let latest = workspace.years.last_key_value().map(|(year, _)| Period::year_of(*year));
    asked.or(latest).ok_or_else(|| console.refuse(COMMAND, help::NO_YEARS, ("", ""), &[]))
}

/// The results that are shown, and of how many.
struct Listed {
    results: Results,
    computed: usize,
}

fn listed(mut results: Results, shown: &[usize], workspace: &Workspace) -> Listed {
    let computed = results.units.len();
    if !shown.is_empty() {
        results.units.retain(|unit| shown.contains(&unit.organisation));
        results.illustrative =
            results.units.iter().any(|unit| workspace.guidelines[unit.guideline].illustrative);
    }
    Listed { results, computed }
}

fn drawn(
    asked: &Evaluate,
    listed: &Listed,
    workspace: &ValidDataset,
    console: &Console,
    target: Target<'_>,
) -> String {
    let language = console.language();
    let say = Say { workspace, language };
    match asked.format {
        Format::Table => {
            terminal::draw(&evaluation::table(&listed.results, listed.computed, say), console.layout(target))
        }
        Format::Csv => csv::draw(&register::table(&listed.results, say)),
        Format::Json => json::draw(&listed.results, workspace),
        Format::Markdown => {
            markdown::draw(&evaluation::register(&listed.results, listed.computed, say), language)
        }
    }
}
