//! What a result rests on, with digests: the guidelines in force in its years, and the files of records. And which commit
//! that is.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

use super::phases::Sources;
use super::review::Opened;
use super::{revision, unclean};
use crate::catalogue::{check, verify};
use crate::digest::Sum;
use crate::git::{Absence, Repository};
use crate::model::provenance::GuidelineDigest;
use crate::model::{FileId, Guideline, Language, Period, Text, Version, Workspace, YearTable};
use crate::output;
use crate::receipt::{Basis, GitState, Guidelines, Inputs, Receipt, RuleFile, RuleOrigin};
use crate::threads::{self, Crew};

/// What the results of some years rest on: manifest, register, all tables and assessments of those years, the findings
/// and waivers of every year, and the guidelines that are in force in them.
pub fn of(opened: &Opened, years: &[i16]) -> Arc<Basis> {
    while_working(opened, years, || ()).0
}

/// The same, worked out while something else is, if it was not before.
pub fn while_working<Done: Send>(
    opened: &Opened,
    years: &[i16],
    work: impl FnOnce() -> Done + Send,
) -> (Arc<Basis>, Done) {
    let known = opened.basis.borrow().as_ref().filter(|(of_years, _)| of_years == years).cloned();
    if let Some((_, basis)) = known {
        return (basis, work());
    }
    let (workspace, sources) = (&*opened.workspace, &opened.sources);
    let (done, basis) =
        threads::beside(sources.count(), work, || Arc::new(worked_out(workspace, sources, years)));
    opened.basis.replace(Some((years.to_vec(), basis.clone())));
    (basis, done)
}

/// What a result tells of what it rests on. One that is computed again tells what it was first computed from: a file
/// that has changed, and changes nothing in it, leaves its bytes as they are.
pub fn told(receipt: Option<&Receipt>, opened: &Opened, years: &[i16]) -> Arc<Basis> {
    receipt.map_or_else(|| of(opened, years), |receipt| receipt.basis.clone())
}

/// The digests of the guidelines that were used and of those that they extend, each once; as the basis has them.
pub fn digests(basis: &Basis, used: Vec<usize>, opened: &Opened) -> Vec<GuidelineDigest> {
    let sha256 = |version: &Version, file| {
        let told = basis.guidelines().get(&version.to_string()).map(|rules| rules.sha256.clone());
        told.unwrap_or_else(|| opened.sources.digest(file))
    };
    let mut guidelines: Vec<GuidelineDigest> = Vec::new();
    for index in used {
        let guideline = &opened.workspace.guidelines[index];
        let digest = |version: &Version, file| GuidelineDigest {
            version: version.clone(),
            name: named(opened, version).unwrap_or_else(|| guideline.name.clone()),
            file: opened.sources.path(file).to_owned(),
            is_builtin: opened.sources.is_builtin(file),
            sha256: sha256(version, file),
        };
        guidelines.push(digest(&guideline.version, guideline.place.file()));
        guidelines.extend(guideline.bases.iter().map(|(version, file)| digest(version, *file)));
    }
    let mut met = BTreeSet::new();
    guidelines.retain(|digest| met.insert(digest.version.clone()));
    guidelines
}

/// The name of a guideline that is in use itself.
fn named(opened: &Opened, version: &Version) -> Option<Text> {
    let mut guidelines = opened.workspace.guidelines.iter();
    guidelines.find(|guideline| guideline.version == *version).map(|guideline| guideline.name.clone())
}

fn worked_out(workspace: &Workspace, sources: &Sources, years: &[i16]) -> Basis {
    let mut guidelines = Guidelines::new();
    for guideline in workspace.guidelines.iter().filter(|guideline| serves(guideline, years)) {
        let bases = guideline.bases.iter().map(|(version, file)| (version, *file));
        for (version, file) in bases.chain([(&guideline.version, guideline.place.file())]) {
            let origin = if sources.is_builtin(file) { RuleOrigin::BuiltIn } else { RuleOrigin::Workspace };
            let file = RuleFile { file: sources.path(file).to_owned(), origin, sha256: sources.digest(file) };
            guidelines.insert(version.to_string(), file);
        }
    }
    Basis::new(guidelines, inputs(sources, years))
}

/// How many files make one job.
const BATCH: usize = 64;

/// The digests of the records, by path; made on several threads.
fn inputs(sources: &Sources, years: &[i16]) -> Inputs {
    let folders: Vec<String> = years.iter().map(|year| format!("{year:04}")).collect();
    let is_input = |(file, path): &(FileId, &str)| !sources.is_builtin(*file) && is_record(path, &folders);
    let files: Vec<FileId> = sources.files().filter(is_input).map(|(file, _)| file).collect();
    let is_unknown = |file: &FileId| sources.known_sum(*file).is_none();
    let unknown: Vec<FileId> = files.iter().copied().filter(is_unknown).collect();
    let mut batches = unknown.chunks(BATCH);
    let crew = Crew::of_readers(unknown.len(), BATCH);
    let work = |batch: &[FileId], buffer: &mut Vec<u8>| {
        for file in batch {
            // it is kept there
            let _: Sum = sources.sum(*file, buffer);
        }
    };
    let Ok::<(), Infallible>(()) = threads::in_order(crew, || Ok(batches.next()), work, Ok);
    let input = |file: FileId| (sources.range(file), sources.sum(file, &mut Vec::new()));
    Inputs::within(sources.paths(), files.into_iter().map(input).collect())
}

/// The same with one more file.
pub fn with(basis: &Basis, file: FileId, opened: &Opened) -> Arc<Basis> {
    let more = (opened.sources.path(file), opened.sources.sum(file, &mut Vec::new()));
    let inputs = basis.inputs().iter().chain([more]).collect();
    Arc::new(Basis::new(basis.guidelines().clone(), inputs))
}

/// The same but for one file.
pub fn without(basis: &Basis, path: &str) -> Arc<Basis> {
    let others = basis.inputs().iter().filter(|(own, _)| *own != path).collect();
    Arc::new(Basis::new(basis.guidelines().clone(), others))
}

fn serves(guideline: &Guideline, years: &[i16]) -> bool {
    let periods = |year: &i16| Period::year_of(*year).parts(guideline.every);
    years.iter().flat_map(periods).any(|period| guideline.in_force_on(period.last_day()))
}

/// The tables of other years that can matter too.
const OF_EVERY_YEAR: [YearTable; 2] = [YearTable::Findings, YearTable::Waivers];

/// Whether a file of the folder can matter to the results of those years, whose folders are named.
fn is_record(path: &str, years: &[String]) -> bool {
    match path.split_once('/') {
        None => path != ".",
        Some(("criteria", _)) => false,
        Some((folder, name)) => {
            years.iter().any(|year| year == folder)
                || OF_EVERY_YEAR.iter().any(|table| table.file_name() == name)
        }
    }
}

/// The commit checked out, and whether the folder is what it holds. A repository that does not tell is noted.
pub fn git_state(folder: &Path, language: Language, basis: impl FnOnce() -> Arc<Basis>) -> Option<GitState> {
    let repository = match Repository::around(folder) {
        Ok(repository) => repository,
        // a folder that is kept without git has chosen so
        Err(Absence::NoProgram | Absence::NoRepository | Absence::NoCommit) => return None,
        Err(absence @ (Absence::Unsafe(_) | Absence::Broken(_))) => {
            let why = revision::why_absent(&absence, language);
            let said = verify::WITHOUT_COMMIT.with(language, &[("why", &why)]);
            output::to_errors(&(check::NOTE.with(language, &[("said", &said)]) + "\n"));
            return None;
        }
    };
    let tree = unclean::tree(&repository, &basis());
    let head = repository.head();
    Some(GitState { commit: head.id.clone(), date: head.date, tree })
}
