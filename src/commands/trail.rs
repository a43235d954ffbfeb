//! What git knows of one organisation: which commits changed its rows, and which wrote the records that stand.

mod writers;

use std::collections::{BTreeMap, HashMap};

use writers::Writers;
pub use writers::Written;

use super::versions::{Unread, Version, Versions, after, before, may_have};
use crate::git::{Commit, CommitChange, Failure, FileChange, Merge, Origin, Repository, Span};
use crate::history::{Change, CommitAt, Made, Rows, Way, changes, known_again};
use crate::load;
use crate::model::{Date, Id};

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
        let log = repository.whole_log(Span::UpTo(repository.head()))?;
        Ok(Self { repository, log })
    }

    /// The day of the commit before which a shallow clone knows nothing.
    pub fn cut_off(&self) -> Option<Date> {
        let oldest = self.log.iter().filter(|change| change.origin == Origin::CutOff);
        oldest.map(|change| change.commit.date).max()
    }

    /// The commit that moved the folder to where it is, and from where: git's log of the folder begins with it.
    ///
    /// # Errors
    /// When git fails.
    pub fn moved(&self) -> Result<Option<(CommitAt, String)>, Failure> {
        let is_manifest = |file: &FileChange| file.path == "bontot.toml" && file.after.is_some();
        let begins = self.log.iter().rfind(|change| change.files.iter().any(is_manifest));
        let Some(begins) = begins.filter(|change| change.origin == Origin::Commit) else { return Ok(None) };
        let from = self.repository.moved_from(&begins.commit, "bontot.toml")?;
        let folder = |path: String| path.strip_suffix("/bontot.toml").unwrap_or(".").to_owned();
        Ok(from.map(|path| (at(begins), folder(path))))
    }

    /// Every change of the rows of an organisation, up to those `now` in the folder, the oldest first; and the commit that
    /// wrote each of its rows as it stands.
    ///
    /// # Errors
    /// When git fails.
    pub fn told(
        &self,
        organisation: &Id,
        now: &Rows,
        written: &[Written],
    ) -> Result<(Told, Vec<Made>), Failure> {
        let concerns = |path: &str| {
            let file = load::record_at(path);
            let is_own = |named: Id| named == *organisation;
            file.map_or_else(|| load::table_at(path).is_some(), |file| file.organisation.is_none_or(is_own))
        };
        let head = self.files(self.repository.head(), concerns)?;
        let concerned = |files: &[FileChange]| -> Vec<FileChange> {
            let is = |file: &&FileChange| concerns(&file.path) || file.was.as_deref().is_some_and(concerns);
            files.iter().filter(is).cloned().collect()
        };
        let merges = self.merges()?;
        let steps = self.log.iter().rev().filter(|change| change.origin != Origin::CutOff);
        let steps: Vec<Step<'_>> = steps
            .map(|change| match merges.get(&change.commit.id) {
                Some(merge) => {
                    let sides = merge.against.iter().map(|files| concerned(files)).collect();
                    Step { change, merge: Some(merge), sides }
                }
                None => Step { change, merge: None, sides: vec![concerned(&change.files)] },
            })
            .collect();
        let mut versions = Versions::new(self.repository, Some(organisation.clone()));
        let files = steps.iter().rev().flat_map(|step| step.sides.iter().flatten());
        let all = files.flat_map(|file| [after(file), before(file)].concat());
        let mut writers = Writers::of(written, organisation);
        let held = writers.contents(&self.log);
        versions.fetch_with(head.iter().cloned().chain(all), &held, |id, bytes| writers.look(id, bytes))?;
        let mut tracer = Tracer::new(versions);
        for step in &steps {
            match step.merge {
                None => tracer.step(step.change, &step.sides[0]),
                Some(merge) => tracer.merge(step, || self.base(merge, concerns))?,
            }
        }
        tracer.open(&head, now);
        Ok((tracer.told, writers.made(&self.log)))
    }

    fn merges(&self) -> Result<HashMap<String, Merge>, Failure> {
        if self.log.iter().all(|change| change.origin != Origin::Merge) {
            return Ok(HashMap::new());
        }
        let merges = self.repository.merges(Span::UpTo(self.repository.head()))?;
        Ok(merges.into_iter().map(|merge| (merge.commit.id.clone(), merge)).collect())
    }

    /// The files of a commit that are wanted.
    fn files(&self, commit: &Commit, wanted: impl Fn(&str) -> bool) -> Result<Vec<Version>, Failure> {
        let entries = self.repository.tree(commit)?.into_iter();
        let files = entries.filter(|entry| entry.kind.is_file() && wanted(&entry.path));
        Ok(files.map(|entry| (entry.path, entry.id)).collect())
    }

    /// What stood there before the parents of a merge went apart.
    fn base(&self, merge: &Merge, wanted: impl Fn(&str) -> bool) -> Result<Vec<Version>, Failure> {
        let base = self.repository.base(merge)?;
        base.map_or_else(|| Ok(Vec::new()), |base| self.files(&base, wanted))
    }
}

fn made(change: &CommitChange) -> Made {
    match change.origin {
        Origin::CutOff => Made::Unknown,
        Origin::First | Origin::Commit | Origin::Merge => Made::Commit {
            id: change.commit.short().to_owned(),
            author: change.commit.author.clone(),
            day: change.commit.date,
            way: if change.origin == Origin::Merge { Way::Merge } else { Way::Commit },
        },
    }
}

/// A commit, with the files that concern an organisation: what differs from each of its parents.
struct Step<'a> {
    change: &'a CommitChange,
    merge: Option<&'a Merge>,
    sides: Vec<Vec<FileChange>>,
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
        let [before, after] = sides(files);
        let was = self.side(&before);
        self.stand_in(step, &was, &after);
        let is = self.side(&after);
        for change in known_again(changes(&was.all(), &is.all())) {
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
            let rows = rows.only(|row| may_have(&version.0, row));
            let stand_in = StandIn { rows, since: was.since.clone().unwrap_or_else(|| at(step)) };
            self.stand_ins.insert(version.clone(), stand_in);
            self.told.unread.push((version.0.clone(), why, made(step)));
        }
    }

    /// What a merge changed itself, against all its parents; and what it dropped that one of them had changed.
    fn merge(
        &mut self,
        step: &Step<'_>,
        base: impl FnOnce() -> Result<Vec<Version>, Failure>,
    ) -> Result<(), Failure> {
        let mut against = Vec::new();
        for files in &step.sides {
            let [before, after] = sides(files);
            let was = self.side(&before);
            let new = after.iter().filter(|version| !self.stand_ins.contains_key(*version)).cloned();
            let new: Vec<Version> = new.collect();
            self.stand_in(step.change, &was, &new);
            against.push(changes(&was.all(), &self.side(&after).all()));
        }
        let is_own = |change: &&Change| {
            against.iter().all(|side| side.iter().any(|other| other.is_of_cell_of(change)))
        };
        let mut told: Vec<Change> = against.iter().take(1).flatten().filter(is_own).cloned().collect();
        let others: Vec<&Change> = against.iter().flatten().filter(|change| !is_own(change)).collect();
        if !others.is_empty() {
            let base = base()?;
            self.versions.fetch(base.iter().cloned())?;
            let base = self.side(&base).all();
            let dropped = others.into_iter().filter(|change| !change.is_from(base.get(&change.row)));
            told.extend(dropped.cloned());
        }
        let told = known_again(told).into_iter();
        self.told.changes.extend(told.map(|change| (change, made(step.change))));
        Ok(())
    }

    /// What stands in the folder only.
    fn open(&mut self, head: &[Version], now: &Rows) {
        let was = self.side(head);
        for change in known_again(changes(&was.all(), now)) {
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

fn sides(files: &[FileChange]) -> [Vec<Version>; 2] {
    [before, after].map(|side| files.iter().flat_map(side).collect())
}

fn at(step: &CommitChange) -> CommitAt {
    CommitAt { id: step.commit.short().to_owned(), day: step.commit.date }
}
