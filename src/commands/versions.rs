//! The files of records of other times, read from git: each version once, however many ask for it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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

/// What git is asked for: each content once, in the order in which they are first wanted.
#[derive(Default)]
struct Asked {
    ids: Vec<String>,
    /// By id, where it stood.
    paths: HashMap<String, Vec<String>>,
}

impl Asked {
    fn add(&mut self, id: &str, path: Option<String>) {
        if !self.paths.contains_key(id) {
            self.ids.push(id.to_owned());
        }
        let paths = self.paths.entry(id.to_owned()).or_default();
        paths.extend(path.filter(|path| !paths.contains(path)));
    }
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

    /// Reads those that have not been read yet, by one process. Git is quickest with the versions of a file one after the other,
    /// the latest first.
    ///
    /// # Errors
    /// When git fails.
    pub fn fetch(&mut self, wanted: impl IntoIterator<Item = Version>) -> Result<(), Failure> {
        self.fetch_with(wanted, &BTreeSet::new(), |_, _| {})
    }

    /// The same, and shows the contents with these ids, which are wanted for something else too. Every content is asked for
    /// once.
    ///
    /// # Errors
    /// When git fails.
    pub fn fetch_with(
        &mut self,
        wanted: impl IntoIterator<Item = Version>,
        shown: &BTreeSet<&str>,
        mut show: impl FnMut(&str, &[u8]),
    ) -> Result<(), Failure> {
        let mut asked = Asked::default();
        for (path, id) in wanted.into_iter().filter(|version| !self.read.contains_key(version)) {
            asked.add(&id, Some(path));
        }
        for id in shown {
            asked.add(id, None);
        }
        let ids: Vec<&str> = asked.ids.iter().map(String::as_str).collect();
        let (only, read) = (&self.only, &mut self.read);
        self.repository.each_blob(&ids, |index, content| {
            let id = ids[index];
            if let Some(bytes) = content.bytes().filter(|_| shown.contains(id)) {
                show(id, bytes);
            }
            for path in asked.paths.get(id).into_iter().flatten() {
                let of_bytes = |bytes| rows(path, bytes, only.as_ref()).ok_or(Unread::InError);
                let rows = content.bytes().ok_or(Unread::NotHere).and_then(of_bytes);
                read.insert((path.clone(), id.to_owned()), rows);
            }
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

/// Whether a file of that path may have a row of another one, or one that it had before: a line of its review, a row of its
/// table.
pub fn may_have(path: &str, row: &RowKey) -> bool {
    if let Some(file) = load::record_at(path) {
        let is_of = file.organisation.is_none_or(|organisation| organisation == row.organisation);
        return is_of && row.review.as_ref() == Some(&file.review) && row.of.table().is_none();
    }
    load::table_at(path).is_some_and(|(_, table)| row.of.table() == Some(table))
}

/// `None` for a file in error. One that is no file of records holds no rows.
fn rows(path: &str, bytes: &[u8], only: Option<&Id>) -> Option<Rows> {
    let mut rows = Rows::of(only.cloned());
    if let Some(file) = load::record_at(path) {
        load::past_records(&file, bytes, &mut rows)?;
    } else if let Some(table) = load::table_at(path) {
        rows.put_tables(table.0, &load::past_table(table, bytes, only)?);
    }
    Some(rows)
}
