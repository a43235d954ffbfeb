//! Who made each change: the latest commit that gave a value what it is now, found by walking the log back from
//! the second revision to the first. Values are matched as `compare` matches them, so that moving a file or a row
//! makes nobody an author.

mod rules;
mod values;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::sides::{History, Plan};
use crate::commands::phases::{LARGEST_TABLE, Root};
use crate::commands::review::Opened;
use crate::git::{Commit, Failure, FileChange, Origin, Repository, Span};
use crate::model::comparison::{self, Author, Comparison};
use rules::Rules;
use values::Values;

/// How many commits are looked into at once.
const AT_ONCE: usize = 128;

/// A file before and after a step: its path and content; before, one for each parent that had it.
pub struct File {
    before: Vec<(String, Vec<u8>)>,
    after: Option<(String, Vec<u8>)>,
}

/// One kind of changes, looked for in step after step, the latest first.
trait Search {
    /// Whether a file may hold something that is looked for.
    fn concerns(&self, path: &str) -> bool;

    /// Looks into a step; who made it is noted for all that it gave its present value.
    fn look(&mut self, files: &[File], author: &Author) -> anyhow::Result<()>;

    /// Whether everything has been found.
    fn is_done(&self) -> bool;
}

/// Fills in the authors, where there is a history to ask.
pub fn find(
    comparison: &mut Comparison,
    plan: &Plan,
    opened: [&Opened; 2],
) -> anyhow::Result<Result<(), Failure>> {
    let Some(history) = &plan.history else { return Ok(Ok(())) };
    let mut values = Values::wanted(comparison, opened)?;
    let mut rules = Rules::wanted(comparison, opened, &plan.roots[1])?;
    let walked = Walk { history, root: &plan.roots[1], searches: [&mut values, &mut rules] }.walk()?;
    if walked.is_ok() {
        values.fill(comparison);
        rules.fill(comparison, opened);
    }
    Ok(walked)
}

struct Walk<'a> {
    history: &'a History,
    root: &'a Root,
    searches: [&'a mut dyn Search; 2],
}

impl Walk<'_> {
    fn walk(&mut self) -> anyhow::Result<Result<(), Failure>> {
        if self.is_done() {
            return Ok(Ok(()));
        }
        let repository = &self.history.repository;
        let last = if let Some(last) = &self.history.after {
            last.clone()
        } else {
            if let Err(failure) = self.working_tree()? {
                return Ok(Err(failure));
            }
            repository.head().clone()
        };
        let log = match repository.log(Span::Between(&self.history.before, &last), &[]) {
            Ok(log) => log,
            Err(failure) => return Ok(Err(failure)),
        };
        for steps in log.chunks(AT_ONCE) {
            if self.is_done() {
                break;
            }
            let steps = steps.iter().filter(|step| step.origin != Origin::CutOff);
            let steps: Vec<(&Commit, Vec<&FileChange>)> =
                steps.map(|step| (&step.commit, self.concerned(&step.files))).collect();
            let contents =
                match contents(repository, steps.iter().flat_map(|(_, files)| files.iter().copied())) {
                    Ok(contents) => contents,
                    Err(failure) => return Ok(Err(failure)),
                };
            for (commit, files) in steps {
                let files: Vec<File> = files.into_iter().map(|file| file_of(file, &contents)).collect();
                self.look(&files, &Author::Commit(told(commit)))?;
            }
        }
        Ok(Ok(()))
    }

    fn is_done(&self) -> bool {
        self.searches.iter().all(|search| search.is_done())
    }

    fn concerned<'f>(&self, files: &'f [FileChange]) -> Vec<&'f FileChange> {
        let concerns = |path: &str| self.searches.iter().any(|search| search.concerns(path));
        let of = |file: &&FileChange| concerns(&file.path) || file.was.as_deref().is_some_and(concerns);
        files.iter().filter(of).collect()
    }

    fn look(&mut self, files: &[File], author: &Author) -> anyhow::Result<()> {
        if files.is_empty() {
            return Ok(());
        }
        self.searches.iter_mut().try_for_each(|search| search.look(files, author))
    }

    /// The working tree as the latest step: what differs from the commit that is checked out.
    fn working_tree(&mut self) -> anyhow::Result<Result<(), Failure>> {
        let repository = &self.history.repository;
        let asked = repository.changes().and_then(|changes| {
            let tree = repository.tree(repository.head())?;
            Ok((changes, tree))
        });
        let (changes, tree) = match asked {
            Ok(told) => told,
            Err(failure) => return Ok(Err(failure)),
        };
        let tree = tree.iter().filter(|entry| entry.kind.is_file());
        let ids: HashMap<&str, &str> = tree.map(|entry| (entry.path.as_str(), entry.id.as_str())).collect();
        let before = |path: &str| ids.get(path).map(|id| (*id).to_owned()).into_iter().collect();
        let changes: Vec<FileChange> = changes
            .into_iter()
            .map(|change| FileChange {
                before: before(&change.path),
                path: change.path,
                was: None,
                after: None,
            })
            .collect();
        let changes = self.concerned(&changes);
        let contents = match contents(repository, changes.iter().copied()) {
            Ok(contents) => contents,
            Err(failure) => return Ok(Err(failure)),
        };
        let mut files = Vec::new();
        for change in changes {
            let after = self.present(&change.path)?.map(|bytes| (change.path.clone(), bytes));
            files.push(File { after, ..file_of(change, &contents) });
        }
        self.look(&files, &Author::Uncommitted).map(Ok)
    }

    /// What stands in the working tree; a link is no file.
    fn present(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let file = self.history.repository.folder().join(path);
        let is_there = file.is_file() && !file.is_symlink();
        Ok(if is_there { self.root.origin(path).read(LARGEST_TABLE)?.ok() } else { None })
    }
}

/// The contents of all versions of the files.
fn contents<'f>(
    repository: &Repository,
    files: impl Iterator<Item = &'f FileChange>,
) -> Result<BTreeMap<&'f str, Vec<u8>>, Failure> {
    let ids: BTreeSet<&str> =
        files.flat_map(|file| file.before.iter().chain(&file.after)).map(String::as_str).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let found = repository.blobs(&ids)?;
    let bytes = |content: crate::git::Content| content.bytes().map(<[u8]>::to_vec).unwrap_or_default();
    Ok(ids.into_iter().zip(found.into_iter().map(bytes)).collect())
}

fn file_of(file: &FileChange, contents: &BTreeMap<&str, Vec<u8>>) -> File {
    let content = |id: &String| contents.get(id.as_str()).cloned().unwrap_or_default();
    let was = file.was.as_ref().unwrap_or(&file.path);
    File {
        before: file.before.iter().map(|id| (was.clone(), content(id))).collect(),
        after: file.after.as_ref().map(|id| (file.path.clone(), content(id))),
    }
}

fn told(commit: &Commit) -> comparison::Commit {
    comparison::Commit {
        id: commit.id.clone(),
        date: commit.date,
        author: commit.author.clone(),
        subject: commit.subject.clone(),
    }
}

/// How many parents the files of a step had; one where all are new.
fn parents<'f>(files: impl IntoIterator<Item = &'f File>) -> usize {
    files.into_iter().map(|file| file.before.len()).max().unwrap_or(1).max(1)
}
