//! What git knows of one organisation: which commits changed its rows, and which wrote the records that stand.

use std::collections::{BTreeMap, BTreeSet};

use super::versions::{Unread, Version, Versions, after, before};
use crate::git::{CommitChange, Failure, FileChange, Origin, Repository, Span};
use crate::history::{Change, CommitAt, Made, Rows, changes};
use crate::load;
use crate::model::{Date, Id};

/// A record as it stands: the path of its file, and its line.
pub type Record = (String, String);

/// What happened to the rows of an organisation.
#[derive(Default)]
pub struct Told {
    pub changes: Vec<(Change, Made)>,
    /// Files that cannot be read as a commit left them.
    pub unread: Vec<(String, Unread, Made)>,
}

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

    /// Every change of the rows of an organisation, up to those `now` in the folder, the oldest first.
    ///
    /// # Errors
    /// When git fails.
    pub fn changes(&self, organisation: &Id, now: &Rows) -> Result<Told, Failure> {
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
        let steps = self.log.iter().rev().filter(|change| change.origin != Origin::CutOff);
        let steps: Vec<(&CommitChange, Vec<FileChange>)> = steps.map(|step| (step, of_files(step))).collect();
        let mut versions = Versions::new(self.repository, Some(organisation.clone()));
        let all =
            steps.iter().flat_map(|(_, files)| files).flat_map(|file| [before(file), after(file)].concat());
        versions.fetch(all.chain(head.iter().cloned()).collect())?;
        let mut tracer = Tracer::new(versions);
        for (step, files) in &steps {
            match step.origin {
                Origin::Merge => tracer.merge(step, files),
                Origin::First | Origin::CutOff | Origin::Commit => tracer.step(step, files),
            }
        }
        tracer.open(&head, now);
        Ok(tracer.told)
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
            if let Some(bytes) = content.bytes() {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let lines = text.lines().filter_map(|line| wanted.get(bare(line)).copied());
                holds.insert(ids[index], lines.collect());
            }
        })?;
        let has = |id: &String, line: &str| holds.get(id.as_str()).is_some_and(|lines| lines.contains(line));
        let is_lost = |id: &String| !holds.contains_key(id.as_str());
        let writer = |(path, line): &Record| {
            let adds = |file: &FileChange| {
                file.path == *path
                    && file.after.iter().any(|id| has(id, bare(line)))
                    && !file.before.iter().any(|id| has(id, bare(line)))
            };
            let lost =
                |file: &FileChange| file.path == *path && file.before.iter().chain(&file.after).any(is_lost);
            let touched = |change: &&CommitChange| change.files.iter().any(|file| adds(file) || lost(file));
            match self.log.iter().find(touched) {
                Some(change) if change.files.iter().any(lost) => Made::Unknown,
                Some(change) => made(change),
                None => Made::NotCommitted,
            }
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

/// Follows the rows from commit to commit, the oldest first.
struct Tracer<'r> {
    versions: Versions<'r>,
    /// What stood before versions that cannot be read, which counts in their place until one can be.
    stand_ins: BTreeMap<Version, StandIn>,
    told: Told,
}

struct StandIn {
    rows: Rows,
    /// The commit after which the rows could not be read any more.
    since: CommitAt,
}

/// What stands on one side of a commit.
struct Side {
    rows: Rows,
    /// Those of files that cannot be read.
    doubtful: Rows,
    since: Option<CommitAt>,
}

impl<'r> Tracer<'r> {
    fn new(versions: Versions<'r>) -> Self {
        Self { versions, stand_ins: BTreeMap::new(), told: Told::default() }
    }

    fn side(&self, files: &[Version]) -> Side {
        let (mut rows, mut doubtful, mut since) = (Rows::of(None), Rows::of(None), None);
        for version in files {
            if let Some(read) = self.versions.rows(version) {
                rows.add(read);
            } else if let Some(stand_in) = self.stand_ins.get(version) {
                doubtful.add(&stand_in.rows);
                since = since.or_else(|| Some(stand_in.since.clone()));
            }
        }
        Side { rows, doubtful, since }
    }

    /// What a commit with one parent changed, whatever it moved from file to file.
    fn step(&mut self, step: &CommitChange, files: &[FileChange]) {
        let [before, after] =
            [before, after].map(|side| files.iter().flat_map(side).collect::<Vec<Version>>());
        let was = self.side(&before);
        self.stand_in(step, &was, &after);
        let is = self.side(&after);
        for change in changes(&[was.all()], &is.all()) {
            let made = was.made(&change, Some(step));
            self.told.changes.push((change, made));
        }
    }

    /// Tells of the files that cannot be read any more, and has what stood before count for them.
    fn stand_in(&mut self, step: &CommitChange, was: &Side, after: &[Version]) {
        let unread = after.iter().filter_map(|version| Some((version, self.versions.unread(version)?)));
        let unread: Vec<(&Version, Unread)> = unread.collect();
        if unread.is_empty() {
            return;
        }
        let mut rows = was.all();
        rows.take_away(&self.side(after).rows);
        for (version, why) in unread {
            let stand_in =
                StandIn { rows: rows.clone(), since: was.since.clone().unwrap_or_else(|| at(step)) };
            self.stand_ins.insert(version.clone(), stand_in);
            self.told.unread.push((version.0.clone(), why, made(step)));
        }
    }

    /// What a merge changed in each file itself.
    fn merge(&mut self, step: &CommitChange, files: &[FileChange]) {
        for file in files {
            let parents: Vec<Side> = before(file).into_iter().map(|version| self.side(&[version])).collect();
            let after = after(file);
            if let Some(first) = parents.first() {
                self.stand_in(step, first, &after);
            }
            let parents: Vec<Rows> = parents.iter().map(Side::all).collect();
            let changed = changes(&parents, &self.side(&after).all());
            self.told.changes.extend(changed.into_iter().map(|change| (change, made(step))));
        }
    }

    /// What stands in the folder only.
    fn open(&mut self, head: &[Version], now: &Rows) {
        let was = self.side(head);
        for change in changes(&[was.all()], now) {
            let made = was.made(&change, None);
            self.told.changes.push((change, made));
        }
    }
}

impl Side {
    fn all(&self) -> Rows {
        let mut all = self.rows.clone();
        all.add(&self.doubtful);
        all
    }

    /// Who made a change of what stood here: the commit, without one the folder; if nobody can tell what stood here, one of
    /// those since.
    fn made(&self, change: &Change, commit: Option<&CommitChange>) -> Made {
        match &self.since {
            Some(since) if self.rows.get(&change.row).is_none() => {
                Made::Within { first: since.clone(), last: commit.map(at) }
            }
            Some(_) | None => commit.map_or(Made::NotCommitted, made),
        }
    }
}

fn at(step: &CommitChange) -> CommitAt {
    CommitAt { id: step.commit.short().to_owned(), day: step.commit.date }
}
