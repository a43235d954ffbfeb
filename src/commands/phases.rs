//! The phases in their order: load, check, decide, audit. Every command begins here.

use std::path::{Path, PathBuf};

use crate::audit;
pub use crate::check::ValidDataset;
use crate::check::{Frame, Records, check_guideline};
use crate::decide;
use crate::diagnostics::Report;
pub use crate::load::Sources;
use crate::load::{self, Loaded, LoadedGuidelines, LoadedTrials};
use crate::model::record::{AssessmentRow, RecordFile, RowSink};
use crate::model::results::Results;
use crate::model::summary::{GroupBy, Summary};
use crate::model::trial::CaseFile;
use crate::model::{Guideline, Language, Period, Stage};

/// A committee's folder, read and checked.
pub struct Opened {
    /// Missing when anything is wrong.
    pub workspace: Option<ValidDataset>,
    /// The language of the manifest, where it could be read.
    pub language: Option<Language>,
    pub report: Report,
    pub sources: Sources,
}

/// Reads and checks a folder. The rows of its assessments pass from reading to checking one by one.
///
/// # Errors
/// When the system fails; problems of the files are in the report.
pub fn open(folder: &Path) -> anyhow::Result<Opened> {
    let Loaded { dataset, record_files, language, sources, mut report } = load::folder(folder)?;
    let mut reading = Report::default();
    let workspace = if let Some(dataset) = dataset {
        let mut records = Records::new(Frame::new(dataset, &mut report), &mut report);
        stream(&record_files, &sources, &mut reading, &mut records)?;
        records.finish()
    } else {
        stream(&record_files, &sources, &mut reading, &mut NoSink)?;
        None
    };
    let workspace = workspace.filter(|_| !reading.has_errors());
    report.append(reading);
    Ok(Opened { workspace, language, report, sources })
}

/// Reads the assessments, file by file.
fn stream(
    files: &[RecordFile],
    sources: &Sources,
    report: &mut Report,
    sink: &mut dyn RowSink,
) -> anyhow::Result<()> {
    files.iter().try_for_each(|file| load::records(file, sources, report, sink))
}

/// Takes rows that nothing can be held against: only what is wrong with their file is of interest.
struct NoSink;

impl RowSink for NoSink {
    fn row(&mut self, _: &RecordFile, _: &AssessmentRow<'_>) {}
}

/// Works out a review. A report that is not empty means that the results do not count.
#[must_use]
pub fn results(
    workspace: &ValidDataset,
    review: usize,
    period: Period,
    preview: Option<Stage>,
) -> (Results, Report) {
    decide::results(workspace, review, period, preview)
}

/// Adds to the report what is not credible in the records of `years`.
pub fn audit(workspace: &ValidDataset, years: &[i16], report: &mut Report) {
    audit::run(workspace, years, report);
}

/// Consolidates the results of a review, each of its own period.
#[must_use]
pub fn summary(workspace: &ValidDataset, review: usize, results: &[Results], by: GroupBy) -> Summary {
    decide::summary(workspace, workspace.manifest.reviews[review].id.clone(), results, by)
}

/// Guidelines read and checked by themselves.
pub struct OpenedGuidelines {
    pub guidelines: Vec<Guideline>,
    pub report: Report,
    pub sources: Sources,
}

/// The built-in guidelines and, with a folder, the committee's own.
///
/// # Errors
/// When the system fails; problems of the files are in the report.
pub fn guidelines(folder: Option<&Path>) -> anyhow::Result<OpenedGuidelines> {
    load::guidelines(folder).map(checked)
}

/// One guideline file.
///
/// # Errors
/// When the file cannot be read; problems in it are in the report.
pub fn guideline_file(file: &Path) -> anyhow::Result<OpenedGuidelines> {
    load::guideline_file(file).map(checked)
}

/// Files of worked cases, and the guidelines they may speak of.
pub struct OpenedTrials {
    pub files: Vec<CaseFile>,
    pub guidelines: Vec<Guideline>,
    pub report: Report,
    pub sources: Sources,
}

/// Reads and checks worked cases and all guidelines.
///
/// # Errors
/// When the system fails; problems of the files are in the report.
pub fn trials(folder: Option<&Path>, files: &[PathBuf]) -> anyhow::Result<OpenedTrials> {
    let LoadedTrials { files, guidelines, sources, report } = load::trials(folder, files)?;
    let OpenedGuidelines { guidelines, report, sources } =
        checked(LoadedGuidelines { guidelines, sources, report });
    Ok(OpenedTrials { files, guidelines, report, sources })
}

fn checked(loaded: LoadedGuidelines) -> OpenedGuidelines {
    let LoadedGuidelines { mut guidelines, sources, mut report } = loaded;
    for guideline in &mut guidelines {
        check_guideline(guideline, &mut report);
    }
    OpenedGuidelines { guidelines, report, sources }
}
