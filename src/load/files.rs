//! The files of a folder once more, each as a text with what it is, for the commands that rewrite them: only a folder
//! that was found without errors is read so. And files of which nothing is known but their path, as bytes.

use std::path::{Path, PathBuf};

use super::csv::Columns;
use super::names::year_of;
use super::root::{Entry, Origin, What};
use super::tables::REGISTER_COLUMNS;
use super::{FileId, RecordFile, Report, Root, Sources, YearTable, listing, read_text, records, text};
use crate::load::toml;
use crate::model::record::Notation;

/// What a file holds, as its place in the folder tells.
#[derive(Clone, Debug)]
pub enum Contents {
    /// The manifest, a guideline, its worked cases, or an organisation's form.
    Toml,
    /// organisations.csv
    Register,
    /// A table of a year.
    Table(i16, YearTable),
    /// A CSV file of assessments.
    Records(RecordFile),
}

/// The files that people keep, in the order they are listed.
#[derive(Debug)]
pub struct Files {
    pub sources: Sources,
    pub files: Vec<(FileId, Contents)>,
}

impl Contents {
    /// The columns of a table; `None` for TOML.
    #[must_use]
    pub fn columns(&self) -> Option<Columns> {
        match self {
            Self::Toml => None,
            Self::Register => Some(REGISTER_COLUMNS),
            Self::Table(_, table) => Some(table.columns()),
            Self::Records(_) => Some(records::COLUMNS),
        }
    }
}

/// Lists the folder.
///
/// # Errors
/// When a folder cannot be read.
pub fn list(root: &Root) -> anyhow::Result<Files> {
    let mut sources = Sources::of_folder(root);
    let listing = listing::whole(root, &mut sources)?;
    let documents = listing.manifest.into_iter().chain(listing.guidelines).chain(listing.tests);
    let mut files: Vec<_> = documents.map(|file| (file, Contents::Toml)).collect();
    files.extend(listing.organisations.map(|file| (file, Contents::Register)));
    for year in listing.years {
        files.extend(year.tables.iter().map(|(table, file)| (*file, Contents::Table(year.year, *table))));
        files.extend(year.records.into_iter().map(|file| {
            let contents = match file.notation {
                Notation::Toml => Contents::Toml,
                Notation::Csv => Contents::Records(file.clone()),
            };
            (file.file, contents)
        }));
    }
    Ok(Files { sources, files })
}

impl Files {
    /// The text of a file, as it stands; `None` where it has become unreadable since it was checked.
    ///
    /// # Errors
    /// When the system fails.
    pub fn text(&self, file: FileId) -> anyhow::Result<Option<String>> {
        read_text(&self.sources, file, text::LARGEST, &mut Report::default())
    }
}

/// The files of every `<year>/results` and of the folders in it, by their path in the folder; links too, which stand in the
/// place of files.
///
/// # Errors
/// When a folder cannot be read.
pub fn results(root: &Root) -> anyhow::Result<Vec<String>> {
    let mut found = Vec::new();
    for year in root.entries("")?.iter().filter(|entry| year_of(&entry.name).is_some()) {
        let is_results = |entry: &Entry| entry.name == "results" && entry.what == What::Folder;
        if year.what == What::Folder && root.entries(&year.name)?.iter().any(is_results) {
            files_below(root, &format!("{}/results", year.name), root.limits().depth, &mut found)?;
        }
    }
    Ok(found)
}

/// Adds the files of a folder and of those in it, so many deep.
fn files_below(root: &Root, folder: &str, depth: usize, found: &mut Vec<String>) -> anyhow::Result<()> {
    for entry in root.entries(folder)? {
        let path = format!("{folder}/{}", entry.name);
        match entry.what {
            What::File | What::Link => found.push(path),
            What::Folder if depth > 0 => files_below(root, &path, depth - 1, found)?,
            What::Folder | What::Other => {}
        }
    }
    Ok(())
}

/// The bytes of a file; `None` where there is none.
///
/// # Errors
/// When it cannot be read.
pub fn bytes(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    Ok(bytes_within(path, u64::MAX)?.and_then(Result::ok))
}

/// The same, or the size of a file that is larger than `limit`, of which nothing is read.
///
/// # Errors
/// When it cannot be read.
pub fn bytes_within(path: &Path, limit: u64) -> anyhow::Result<Option<Result<Vec<u8>, u64>>> {
    if path.is_file() { Origin::Disk(path.to_owned()).read(limit).map(Some) } else { Ok(None) }
}

/// The files of a folder by their names, without hidden ones; `None` where it is none.
///
/// # Errors
/// When it cannot be read.
pub fn in_folder(path: &Path) -> anyhow::Result<Option<Vec<PathBuf>>> {
    if !path.is_dir() {
        return Ok(None);
    }
    let entries = Root::from(path).entries("")?;
    let files = entries.into_iter().filter(|entry| entry.what == What::File && !entry.name.starts_with('.'));
    Ok(Some(files.map(|entry| path.join(entry.name)).collect()))
}

/// The bytes of a file of a workspace in memory; `None` where there is none.
///
/// # Errors
/// When it cannot be read.
pub fn held(root: &Root, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let entries = root.entries(folder)?;
    let is_file = entries.iter().any(|entry| entry.name == name && entry.what == What::File);
    if is_file { Ok(root.origin(path).read(u64::MAX)?.ok()) } else { Ok(None) }
}

/// Whether two TOML texts say the same: other line ends or forms of a letter make no difference.
#[must_use]
pub fn toml_says_the_same(one: &str, other: &str) -> bool {
    let tree = |text| toml::parse(FileId(0), text, &mut Report::default());
    match (tree(one), tree(other)) {
        (Some(one), Some(other)) => one.says_the_same(&other),
        (None, _) | (_, None) => false,
    }
}
