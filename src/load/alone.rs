//! Guidelines for themselves, without a committee's records.

use std::fs;
use std::path::Path;

use super::listing::Lister;
use super::{Reader, Root, Sources};
use crate::diagnostics::Report;
use crate::model::manifest::Review;
use crate::model::{FileId, Guideline};

/// What was read.
#[derive(Debug)]
pub struct LoadedGuidelines {
    pub guidelines: Vec<Guideline>,
    /// What the folder's manifest makes of them, where it could be read.
    pub reviews: Vec<Review>,
    pub sources: Sources,
    pub report: Report,
}

/// The built-in guidelines and, with a folder, the committee's own.
///
/// # Errors
/// When the system fails; problems of the files are in the report.
pub fn guidelines(root: Option<&Path>) -> anyhow::Result<LoadedGuidelines> {
    let root = root.map(Root::from);
    let mut sources = root.as_ref().map(Sources::of_folder).unwrap_or_default();
    let mut report = Report::default();
    let (mut own, mut reviews) = (Vec::new(), Vec::new());
    if let Some(root) = &root {
        let listing = Lister::new(root, &mut sources, &mut Report::default()).list()?;
        let mut reader = Reader { sources: &mut sources, report: &mut Report::default() };
        reviews = reader.manifest(&listing)?.map(|manifest| manifest.reviews).unwrap_or_default();
        own = listing.guidelines;
    }
    let mut reader = Reader { sources: &mut sources, report: &mut report };
    let library = reader.library(&own, |_| true)?;
    Ok(LoadedGuidelines { guidelines: library.guidelines, reviews, sources, report })
}

/// One guideline file and, with a folder, the committee's own ones that it may extend.
///
/// # Errors
/// When a file cannot be read.
pub fn guideline_file(file: &Path, root: Option<&Path>) -> anyhow::Result<LoadedGuidelines> {
    let root = root.map(Root::from);
    let mut sources = root.as_ref().map(Sources::of_folder).unwrap_or_default();
    let mut report = Report::default();
    let mut files = vec![sources.add_disk(&file.to_string_lossy(), file.to_owned())];
    if let Some(root) = &root {
        let own = Lister::new(root, &mut sources, &mut Report::default()).list()?.guidelines;
        let itself = fs::canonicalize(file).ok();
        let is_other = |own: &FileId| {
            let path = sources.disk_path(*own).and_then(|path| fs::canonicalize(path).ok());
            path.is_none() || path != itself
        };
        files.extend(own.into_iter().filter(is_other));
    }
    let mut reader = Reader { sources: &mut sources, report: &mut report };
    let library = reader.library(&files, |_| false)?;
    Ok(LoadedGuidelines { guidelines: library.guidelines, reviews: Vec::new(), sources, report })
}
