//! The assessment files of other times, read from git: each version once, however many ask for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::git::{Failure, Repository};
use crate::history::{RowKey, RowTexts, Rows};
use crate::load;
use crate::model::Id;

/// A path, and the id of what stood there.
pub type Version = (String, String);

/// Versions of files as rows.
pub struct Versions<'r> {
    repository: &'r Repository,
    only: Option<Id>,
    /// `None` for one that holds no rows or is in error.
    read: BTreeMap<Version, Option<Rows>>,
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
            let rows = content.bytes().and_then(|bytes| rows(&wanted[index].0, bytes, only.clone()));
            read.insert(wanted[index].clone(), rows);
        })
    }

    /// The rows of a version that has been read.
    pub fn rows(&self, path: &str, id: &str) -> Option<&Rows> {
        self.read.get(&(path.to_owned(), id.to_owned())).and_then(Option::as_ref)
    }

    /// The rows of files that stand beside each other.
    pub fn together(&self, files: &[Version]) -> Rows {
        let mut all = Rows::of(None);
        for rows in files.iter().filter_map(|(path, id)| self.rows(path, id)) {
            all.add(rows);
        }
        all
    }

    /// What a row says in the first of some files that has it.
    pub fn row(&self, files: &[Version], row: &RowKey) -> Option<&RowTexts> {
        files.iter().find_map(|(path, id)| self.rows(path, id)?.get(row))
    }
}

fn rows(path: &str, bytes: &[u8], only: Option<Id>) -> Option<Rows> {
    let mut rows = Rows::of(only);
    load::past_records(&load::record_at(path)?, bytes, &mut rows)?;
    Some(rows)
}
