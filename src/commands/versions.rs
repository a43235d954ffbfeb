//! The files of records of other times, read from git: each version once, however many ask for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::git::{Failure, FileChange, Repository};
use crate::history::{RowKey, RowTexts, Rows};
use crate::load;
use crate::model::Id;

/// A path, and the id of what stood there.
pub type Version = (String, String);

/// Versions of files as rows.
pub struct Versions<'r> {
    repository: &'r Repository,
    only: Option<Id>,
    read: BTreeMap<Version, Result<Rows, Unread>>,
}

/// Why nobody can tell what a version says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unread {
    InError,
    /// The repository does not have its content (a partial clone).
    NotHere,
}

impl<'r> Versions<'r> {
    /// The rows of one organisation, or of all.
    pub const fn new(repository: &'r Repository, only: Option<Id>) -> Self {
        Self { repository, only, read: BTreeMap::new() }
    }

    /// Reads those that have not been read yet, by one process.
    ///
    /// # Errors
    /// When git fails.
    pub fn fetch(&mut self, wanted: BTreeSet<Version>) -> Result<(), Failure> {
        let wanted: Vec<Version> =
            wanted.into_iter().filter(|version| !self.read.contains_key(version)).collect();
        let ids: Vec<&str> = wanted.iter().map(|(_, id)| id.as_str()).collect();
        let (only, read) = (&self.only, &mut self.read);
        self.repository.each_blob(&ids, |index, content| {
            let of_bytes = |bytes| rows(&wanted[index].0, bytes, only.clone()).ok_or(Unread::InError);
            let rows = content.bytes().ok_or(Unread::NotHere).and_then(of_bytes);
            read.insert(wanted[index].clone(), rows);
        })
    }

    /// The rows of a version that has been read, if they can be.
    pub fn rows(&self, version: &Version) -> Option<&Rows> {
        self.read.get(version).and_then(|read| read.as_ref().ok())
    }

    pub fn unread(&self, version: &Version) -> Option<Unread> {
        self.read.get(version).and_then(|read| read.as_ref().err().copied())
    }

    /// What a row says in the first of some files that has it.
    pub fn row(&self, files: &[Version], row: &RowKey) -> Option<&RowTexts> {
        files.iter().find_map(|version| self.rows(version)?.get(row))
    }
}

/// What stood there before a change.
pub fn before(file: &FileChange) -> Vec<Version> {
    let path = file.was.as_ref().unwrap_or(&file.path);
    file.before.iter().map(|id| (path.clone(), id.clone())).collect()
}

/// What stands there after it, if anything.
pub fn after(file: &FileChange) -> Vec<Version> {
    file.after.iter().map(|id| (file.path.clone(), id.clone())).collect()
}

/// `None` for a file in error. One that is no file of records holds no rows.
fn rows(path: &str, bytes: &[u8], only: Option<Id>) -> Option<Rows> {
    let mut rows = Rows::of(only);
    if let Some(file) = load::record_at(path) {
        load::past_records(&file, bytes, &mut rows)?;
    } else if let Some(table) = load::table_at(path) {
        rows.put_tables(table.0, &load::past_table(table, bytes)?);
    }
    Some(rows)
}
