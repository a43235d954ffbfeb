//! Stub of the phases: the other author's work replaces this file.

use std::ops::Deref;
use std::path::Path;

use crate::diagnostics::{Diagnostic, Report, Shown};
use crate::model::results::Results;
use crate::model::{Guideline, Period, Stage, Workspace};

pub struct ValidDataset(Workspace);

impl Deref for ValidDataset {
    type Target = Workspace;
    fn deref(&self) -> &Workspace {
        &self.0
    }
}

pub struct Sources;

impl Sources {
    pub fn show(&self, _: &Diagnostic) -> Shown {
        unimplemented!("a stub")
    }
}

pub struct Opened {
    pub workspace: Option<ValidDataset>,
    pub report: Report,
    pub sources: Sources,
}

pub struct OpenedGuidelines {
    pub guidelines: Vec<Guideline>,
    pub report: Report,
    pub sources: Sources,
}

pub fn open(_: &Path) -> anyhow::Result<Opened> {
    anyhow::bail!("a stub")
}

pub fn results(_: &ValidDataset, _: usize, _: Period, _: Option<Stage>) -> (Results, Report) {
    unimplemented!("a stub")
}

#[expect(clippy::unnecessary_wraps, reason = "a stub")]
pub fn guidelines(_: Option<&Path>) -> anyhow::Result<OpenedGuidelines> {
    Ok(OpenedGuidelines { guidelines: Vec::new(), report: Report::default(), sources: Sources })
}

#[expect(clippy::unnecessary_wraps, reason = "a stub")]
pub fn guideline_file(_: &Path) -> anyhow::Result<OpenedGuidelines> {
    Ok(OpenedGuidelines { guidelines: Vec::new(), report: Report::default(), sources: Sources })
}
