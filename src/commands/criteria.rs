//! `bontot criteria`: list guidelines, print one as a form, check a file.

use std::path::Path;

use super::console::{Console, Target};
use super::phases::{self, OpenedGuidelines};
use super::review::refuse_folder;
use super::{Ending, criteria_test};
use crate::catalogue::{help, labels};
use crate::cli::{Criteria, ListFormat, ShowFormat};
use crate::model::Guideline;
use crate::render::naming::Naming;
use crate::render::opening::Reader;
use crate::render::{criteria, csv, guideline, markdown, terminal};

pub fn run(asked: &Criteria, console: &mut Console) -> anyhow::Result<Ending> {
    let (Criteria::List { folder, .. }
    | Criteria::Show { folder, .. }
    | Criteria::Check { folder, .. }
    | Criteria::Test { folder, .. }) = asked;
    if let Some(folder) = folder {
        console.adopt_of(folder);
    }
    match asked {
        Criteria::List { folder, format } => list(folder.as_deref(), *format, console),
        Criteria::Show { guideline, folder, format } => show(guideline, folder.as_deref(), *format, console),
        Criteria::Check { file, folder } => check(file, folder.as_deref(), console),
        Criteria::Test { files, folder } => criteria_test::run(files, folder.as_deref(), console),
    }
}

/// The guidelines there are, or how the run ended without them.
fn opened(
    folder: Option<&Path>,
    console: &Console,
    command: &str,
) -> anyhow::Result<Result<OpenedGuidelines, Ending>> {
    if let Some(ending) = folder.and_then(|folder| refuse_folder(folder, console, command)) {
        return Ok(Err(ending));
    }
    let opened = phases::guidelines(folder)?;
    Ok(match console.report(&opened.report, &opened.sources) {
        Ending::Fine => Ok(opened),
        ending @ (Ending::Problems | Ending::WrongUsage | Ending::Failed | Ending::Different) => Err(ending),
    })
}

fn list(folder: Option<&Path>, format: ListFormat, console: &Console) -> anyhow::Result<Ending> {
    let command = "bontot criteria list";
    let guidelines = match opened(folder, console, command)? {
        Ok(opened) => opened.guidelines,
        Err(ending) => return Ok(ending),
    };
    let language = console.language();
    let table = |reader| criteria::table(&guidelines, reader, language);
    let text = match format {
        ListFormat::Table => terminal::draw(&table(Reader::Screen), console.layout(Target::SCREEN)),
        ListFormat::Csv => csv::draw(&table(Reader::Program)),
        ListFormat::Markdown => markdown::draw(&table(Reader::Print), language),
    };
    console.write(&text, Target::SCREEN, command)
}

fn show(name: &str, folder: Option<&Path>, format: ShowFormat, console: &Console) -> anyhow::Result<Ending> {
    let command = "bontot criteria show";
    let (guidelines, reviews) = match opened(folder, console, command)? {
        Ok(opened) => (opened.guidelines, opened.reviews),
        Err(ending) => return Ok(ending),
    };
    let Some(found) = named(&guidelines, name) else {
        let versions: Vec<String> =
            guidelines.iter().map(|guideline| guideline.version.to_string()).collect();
        let known: Vec<&str> = versions.iter().map(String::as_str).collect();
        return Ok(console.refuse(command, help::NO_SUCH_GUIDELINE, ("guideline", name), &known));
    };
    let blocks = guideline::document(found, Naming::Listed(&guidelines, &reviews), console.language());
    let text = match format {
        ShowFormat::Table => terminal::blocks(&blocks, console.layout(Target::SCREEN)),
        ShowFormat::Markdown => markdown::blocks(&blocks),
    };
    console.write(&text, Target::SCREEN, command)
}

/// The guideline `id@version`, or the version of `id` that is in force from the latest day.
fn named<'a>(guidelines: &'a [Guideline], name: &str) -> Option<&'a Guideline> {
    let exact = guidelines.iter().find(|guideline| guideline.version.to_string() == name);
    let of_id = || guidelines.iter().filter(|guideline| guideline.version.id.as_str() == name);
    exact.or_else(|| of_id().max_by_key(|guideline| guideline.in_force_from))
}

fn check(file: &Path, folder: Option<&Path>, console: &Console) -> anyhow::Result<Ending> {
    let command = "bontot criteria check";
    let path = file.display().to_string();
    if !file.is_file() {
        let problem = if file.is_dir() { help::NOT_A_FILE } else { help::NO_SUCH_FILE };
        return Ok(console.refuse(command, problem, ("path", &path), &[]));
    }
    if let Some(ending) = folder.and_then(|folder| refuse_folder(folder, console, command)) {
        return Ok(ending);
    }
    let opened = phases::guideline_file(file, folder)?;
    let ending = console.report(&opened.report, &opened.sources);
    if ending == Ending::Problems {
        return Ok(ending);
    }
    let praise = |guideline: &Guideline| {
        let version = guideline.version.to_string();
        labels::GUIDELINE_FINE.with(console.language(), &[("version", &version)]) + "\n"
    };
    console.write(&opened.guidelines.iter().map(praise).collect::<String>(), Target::SCREEN, command)
}
