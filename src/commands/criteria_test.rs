//! `bontot criteria test`: run the worked cases of guidelines, print what came of them.

use std::path::{Path, PathBuf};

use super::Ending;
use super::console::{Console, Target};
use super::phases::{self, OpenedTrials};
use super::review::refuse_folder;
use crate::catalogue::help;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::Guideline;
use crate::model::trial::{CaseFile, TrialResult};
use crate::render::{terminal, trial as document};
use crate::trial;

const COMMAND: &str = "bontot criteria test";

pub fn run(files: &[PathBuf], folder: Option<&Path>, console: &Console) -> anyhow::Result<Ending> {
    if let Some(ending) = folder.and_then(|folder| refuse_folder(folder, console, COMMAND)) {
        return Ok(ending);
    }
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        let problem = if missing.is_dir() { help::NOT_A_FILE } else { help::NO_SUCH_FILE };
        return Ok(console.refuse(COMMAND, problem, ("path", &missing.display().to_string()), &[]));
    }
    let mut opened = phases::trials(folder, files)?;
    let results = if opened.report.has_errors() { Vec::new() } else { tried(&mut opened) };
    let ending = console.report(&opened.report, &opened.sources);
    if ending == Ending::Problems {
        return Ok(ending);
    }
    let blocks = document::document(&results, console.language());
    let written =
        console.write(&terminal::blocks(&blocks, console.layout(Target::SCREEN)), Target::SCREEN, COMMAND)?;
    let failed = results.iter().any(|result| !result.failures.is_empty());
    Ok(if failed { Ending::Problems } else { written })
}

fn tried(opened: &mut OpenedTrials) -> Vec<TrialResult> {
    let OpenedTrials { files, guidelines, report, .. } = opened;
    files.iter().filter_map(|file| Some(trial::run(named(guidelines, file, report)?, file, report))).collect()
}

/// The guideline that a file of cases is for.
fn named<'g>(guidelines: &'g [Guideline], file: &CaseFile, report: &mut Report) -> Option<&'g Guideline> {
    let wanted = &file.guideline;
    let found = guidelines.iter().find(|guideline| guideline.version == wanted.value);
    if found.is_none() {
        let versions: Vec<String> = guidelines.iter().map(|known| known.version.to_string()).collect();
        let written = wanted.value.to_string();
        let unknown = Diagnostic::new(Code::GuidelineUnknown, wanted.place).with("guideline", &written);
        let unknown = unknown.with("known", versions.clone());
        report.add(unknown.meant(&written, versions.iter().map(String::as_str)));
    }
    found
}
