//! What git knows of one organisation: which commits changed its rows, and which wrote the records that stand.

use std::collections::{BTreeMap, BTreeSet};

use super::versions::{Version, Versions};
use crate::git::{CommitChange, Failure, FileChange, Origin, Repository, Span};
use crate::history::{Change, Made, Rows, changes};
use crate::load;
use crate::model::{Date, Id};

/// A record as it stands: the path of its file, and its line.
pub type Record = (String, String);

/// The log of a folder, the latest commit first.
pub struct Trail<'r> {
    repository: &'r Repository,
    log: Vec<CommitChange>,
}

impl<'r> Trail<'r> {
    /// # Errors
    /// When git fails.
    pub fn of(repository: &'r Repository) -> Result<Self, Failure> {
        Ok(Self { repository, log: repository.log(Span::UpTo(repository.head()), &[])? })
    }

    /// The day of the commit before which a shallow clone knows nothing.
    pub fn cut_off(&self) -> Option<Date> {
        let oldest = self.log.iter().filter(|change| change.origin == Origin::CutOff);
        oldest.map(|change| change.commit.date).max()
    }

    /// Every change of the rows of an organisation, up to those `now` in the folder.
    ///
    /// # Errors
    /// When git fails.
    pub fn changes(&self, organisation: &Id, now: &Rows) -> Result<Vec<(Change, Made)>, Failure> {
        let concerns = |path: &str| {
            let file = load::record_at(path);
            file.is_some_and(|file| file.organisation.is_none_or(|named| named == *organisation))
        };
        let head = self.repository.tree(self.repository.head())?.into_iter();
        let head = head.filter(|entry| entry.kind.is_file() && concerns(&entry.path));
        let head: Vec<Version> = head.map(|entry| (entry.path, entry.id)).collect();
        let of_files = |change: &CommitChange| -> Vec<FileChange> {
            let concerned =
                |file: &&FileChange| concerns(&file.path) || file.was.as_deref().is_some_and(concerns);
            change.files.iter().filter(concerned).cloned().collect()
        };
        let steps = self.log.iter().filter(|change| change.origin != Origin::CutOff);
        let steps: Vec<(&CommitChange, Vec<FileChange>)> = steps.map(|step| (step, of_files(step))).collect();
        let mut versions = Versions::new(self.repository, Some(organisation.clone()));
        let all =
            steps.iter().flat_map(|(_, files)| files).flat_map(|file| [before(file), after(file)].concat());
        versions.fetch(all.chain(head.iter().cloned()).collect())?;
        let mut found = Vec::new();
        for (step, files) in &steps {
            let changed = match step.origin {
                Origin::Merge => files.iter().flat_map(|file| merged(file, &versions)).collect(),
                Origin::First | Origin::CutOff | Origin::Commit => straight(files, &versions),
            };
            found.extend(changed.into_iter().map(|change| (change, made(step))));
        }
        let open = changes(&[versions.together(&head)], now);
        found.extend(open.into_iter().map(|change| (change, Made::NotCommitted)));
        Ok(found)
    }

    /// The commit that wrote each record as it stands.
    ///
    /// # Errors
    /// When git fails.
    pub fn writers(&self, records: &[Record]) -> Result<Vec<Made>, Failure> {
        let paths: BTreeSet<&str> = records.iter().map(|(path, _)| path.as_str()).collect();
        let files = || self.log.iter().flat_map(|change| &change.files);
        let files = files().filter(|file| paths.contains(file.path.as_str()));
        let ids: BTreeSet<&str> =
            files.flat_map(|file| file.before.iter().chain(&file.after)).map(String::as_str).collect();
        let ids: Vec<&str> = ids.into_iter().collect();
        let wanted: BTreeSet<&str> = records.iter().map(|(_, line)| bare(line)).collect();
        let mut holds: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        self.repository.each_blob(&ids, |index, content| {
            let text = String::from_utf8_lossy(content.bytes().unwrap_or_default()).into_owned();
            let lines = text.lines().filter_map(|line| wanted.get(bare(line)).copied());
            holds.insert(ids[index], lines.collect());
        })?;
        let has = |id: &String, line: &str| holds.get(id.as_str()).is_some_and(|lines| lines.contains(line));
        let writer = |(path, line): &Record| {
            let adds = |file: &FileChange| {
                file.path == *path
                    && file.after.iter().any(|id| has(id, bare(line)))
                    && !file.before.iter().any(|id| has(id, bare(line)))
            };
            let wrote = self.log.iter().find(|change| change.files.iter().any(adds));
            wrote.map_or(Made::NotCommitted, made)
        };
        Ok(records.iter().map(writer).collect())
    }
}

/// A row without the empty cells at its end: a column more is no other row.
fn bare(line: &str) -> &str {
    line.trim_end_matches([',', ';', '\t', ' ', '\r'])
}

fn made(change: &CommitChange) -> Made {
    match change.origin {
        Origin::CutOff => Made::Unknown,
        Origin::First | Origin::Commit | Origin::Merge => Made::Commit {
            id: change.commit.short().to_owned(),
            author: change.commit.author.clone(),
            day: change.commit.date,
        },
    }
}

fn before(file: &FileChange) -> Vec<Version> {
    let path = file.was.as_ref().unwrap_or(&file.path);
    file.before.iter().map(|id| (path.clone(), id.clone())).collect()
}

fn after(file: &FileChange) -> Vec<Version> {
    file.after.iter().map(|id| (file.path.clone(), id.clone())).collect()
}

/// What a commit with one parent changed, whatever it moved from file to file.
fn straight(files: &[FileChange], versions: &Versions<'_>) -> Vec<Change> {
    let [before, after] = [before, after].map(|side| files.iter().flat_map(side).collect::<Vec<Version>>());
    changes(&[versions.together(&before)], &versions.together(&after))
}

/// What a merge changed in a file itself.
fn merged(file: &FileChange, versions: &Versions<'_>) -> Vec<Change> {
    let parents: Vec<Rows> = before(file).into_iter().map(|version| versions.together(&[version])).collect();
    changes(&parents, &versions.together(&after(file)))
}
