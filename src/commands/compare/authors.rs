//! Who made each change: the latest commit that gave a value what it is now, found by walking the log back from
//! the second revision to the first. Values are matched as `compare` matches them, so that moving a file or a row
//! makes nobody an author.

mod rows;
mod rules;
mod values;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::sides::{History, Plan};
use crate::commands::phases::{LARGEST_TABLE, Root};
use crate::commands::review::Opened;
use crate::git::{Commit, CommitChange, Failure, FileChange, Merge, Origin, Repository, Span};
use crate::model::comparison::{self, Author, Comparison};
use rules::Rules;
use values::Values;

/// How many commits are looked into at once.
const AT_ONCE: usize = 128;

/// A file at some time: its path and content; no content where the repository does not have it.
type FileAt = (String, Option<Vec<u8>>);

/// The files that differ between a step and what it stands on: one commit, or one of the parents of a merge.
#[derive(Default)]
pub struct Turn {
    before: Vec<FileAt>,
    after: Vec<FileAt>,
}

/// One kind of changes, looked for in step after step, the latest first.
trait Search {
    /// Whether a file may hold something that is looked for.
    fn concerns(&self, path: &str) -> bool;

    /// Looks into a step, held against each of its parents; who made it is noted for all that it gave its present value.
    fn look(&mut self, turns: &[Turn], author: &Author) -> anyhow::Result<()>;

    /// Goes back to the present, with what has been found.
    fn begin_anew(&mut self);

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
        let told = self.told_by(repository, &last);
        let (log, merges) = match told {
            Ok(told) => told,
            Err(failure) => return Ok(Err(failure)),
        };
        let known = log.iter().filter(|step| step.origin != Origin::CutOff);
        let steps = known.map(|step| (&step.commit, self.sides(step, &merges))).collect();
        if let Err(failure) = self.look_into(steps)? {
            return Ok(Err(failure));
        }
        self.dropped(&last)
    }

    /// Looks into the steps in which something that is looked for differs from each parent.
    fn look_into(
        &mut self,
        mut steps: Vec<(&Commit, Vec<Vec<&FileChange>>)>,
    ) -> anyhow::Result<Result<(), Failure>> {
        steps.retain(|(_, sides)| sides.iter().all(|files| !files.is_empty()));
        for steps in steps.chunks(AT_ONCE) {
            if self.is_done() {
                break;
            }
            let files = steps.iter().flat_map(|(_, sides)| sides.iter().flatten().copied());
            let contents = match contents(&self.history.repository, files) {
                Ok(contents) => contents,
                Err(failure) => return Ok(Err(failure)),
            };
            for (commit, sides) in steps {
                let turns: Vec<Turn> = sides.iter().map(|files| turn(files, &contents)).collect();
                self.look(&turns, &Author::Commit(told_of(commit)))?;
            }
        }
        Ok(Ok(()))
    }

    /// What no commit made itself, a merge may have dropped that took the other side's: which one, the states tell that the
    /// folder went through.
    fn dropped(&mut self, last: &Commit) -> anyhow::Result<Result<(), Failure>> {
        if self.is_done() {
            return Ok(Ok(()));
        }
        let History { repository, before, .. } = self.history;
        let states = match repository.holds(last, before) {
            Ok(true) => repository.states(Span::Between(before, last), &[]),
            Ok(false) => return Ok(Ok(())),
            Err(failure) => return Ok(Err(failure)),
        };
        let states = match states {
            Ok(states) => states,
            Err(failure) => return Ok(Err(failure)),
        };
        self.searches.iter_mut().for_each(|search| search.begin_anew());
        let merges = states.iter().filter(|state| state.origin == Origin::Merge);
        let steps = merges.map(|state| (&state.commit, vec![self.concerned(&state.files)])).collect();
        self.look_into(steps)
    }

    /// The log up to a commit, and the merges in it where they may hold something that is looked for.
    fn told_by(
        &self,
        repository: &Repository,
        last: &Commit,
    ) -> Result<(Vec<CommitChange>, Merges), Failure> {
        let span = Span::Between(&self.history.before, last);
        let log = repository.log(span, &[])?;
        let is_asked =
            |step: &CommitChange| step.origin == Origin::Merge && !self.concerned(&step.files).is_empty();
        let merges = if log.iter().any(is_asked) { repository.merges(span)? } else { Vec::new() };
        let by_id = |merge: Merge| (merge.commit.id, merge.against);
        Ok((log, merges.into_iter().map(by_id).collect()))
    }

    /// The files that a step changed, for each parent. Of a merge only what is in none of them is its own, but a row may
    /// have come into such a file from another one.
    fn sides<'f>(&self, step: &'f CommitChange, merges: &'f Merges) -> Vec<Vec<&'f FileChange>> {
        let own = self.concerned(&step.files);
        match (step.origin, merges.get(&step.commit.id)) {
            (Origin::Merge, Some(against)) if !own.is_empty() => {
                against.iter().map(|files| self.concerned(files)).collect()
            }
            (Origin::First | Origin::CutOff | Origin::Commit | Origin::Merge, _) => vec![own],
        }
    }

    fn is_done(&self) -> bool {
        self.searches.iter().all(|search| search.is_done())
    }

    fn concerned<'f>(&self, files: &'f [FileChange]) -> Vec<&'f FileChange> {
        let concerns = |path: &str| self.searches.iter().any(|search| search.concerns(path));
        let of = |file: &&FileChange| concerns(&file.path) || file.was.as_deref().is_some_and(concerns);
        files.iter().filter(of).collect()
    }

    fn look(&mut self, turns: &[Turn], author: &Author) -> anyhow::Result<()> {
        self.searches.iter_mut().try_for_each(|search| search.look(turns, author))
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
        let mut tree = turn(&changes, &contents);
        for change in &changes {
            tree.after.extend(self.present(&change.path)?.map(|bytes| (change.path.clone(), Some(bytes))));
        }
        self.look(&[tree], &Author::Uncommitted).map(Ok)
    }

    /// What stands in the working tree; a link is no file.
    fn present(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let file = self.history.repository.folder().join(path);
        let is_there = file.is_file() && !file.is_symlink();
        Ok(if is_there { self.root.origin(path).read(LARGEST_TABLE)?.ok() } else { None })
    }
}

/// What differs between each merge and its parents, by the merge's id.
type Merges = HashMap<String, Vec<Vec<FileChange>>>;

/// Contents by their ids.
type Contents<'f> = BTreeMap<&'f str, Option<Vec<u8>>>;

/// The contents of all versions of the files.
fn contents<'f>(
    repository: &Repository,
    files: impl Iterator<Item = &'f FileChange>,
) -> Result<Contents<'f>, Failure> {
    let ids: BTreeSet<&str> =
        files.flat_map(|file| file.before.iter().chain(&file.after)).map(String::as_str).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let found = repository.blobs(&ids)?;
    let bytes = |content: crate::git::Content| content.bytes().map(<[u8]>::to_vec);
    Ok(ids.into_iter().zip(found.into_iter().map(bytes)).collect())
}

fn turn(files: &[&FileChange], contents: &Contents<'_>) -> Turn {
    let content = |id: &String| contents.get(id.as_str()).cloned().flatten();
    let mut turn = Turn::default();
    for file in files {
        let was = file.was.as_ref().unwrap_or(&file.path);
        turn.before.extend(file.before.iter().map(|id| (was.clone(), content(id))));
        turn.after.extend(file.after.iter().map(|id| (file.path.clone(), content(id))));
    }
    turn
}

fn told_of(commit: &Commit) -> comparison::Commit {
    comparison::Commit {
        id: commit.id.clone(),
        date: commit.date,
        author: commit.author.clone(),
        subject: commit.subject.clone(),
    }
}

/// Who gave values what they are now, as far as the steps that were looked at tell.
struct Makers<K> {
    found: BTreeMap<K, Author>,
    /// The step that brought the present value where what stood before cannot be read.
    waiting: BTreeMap<K, Author>,
}

impl<K: Clone + Ord> Makers<K> {
    fn new() -> Self {
        Self { found: BTreeMap::new(), waiting: BTreeMap::new() }
    }

    fn of(&self, key: &K) -> Author {
        self.found.get(key).cloned().unwrap_or(Author::Unknown)
    }

    /// Takes in a step: whether the value was as it is now after it, and before it in each parent; `None` where that
    /// cannot be read. Whether the maker is found.
    fn note(&mut self, key: &K, after: Option<bool>, before: &[Option<bool>], author: &Author) -> bool {
        if before.contains(&Some(true)) {
            self.waiting.remove(key);
            return false;
        }
        let (is_new, is_known) = (after == Some(true), !before.contains(&None));
        let maker = match (after, is_known) {
            (Some(true), true) => Some(author.clone()),
            (None, true) => self.waiting.remove(key).and_then(|last| within(author, last)),
            (Some(_) | None, _) => None,
        };
        if is_new && !is_known {
            self.waiting.entry(key.clone()).or_insert_with(|| author.clone());
        }
        let is_found = maker.is_some();
        self.found.extend(maker.map(|maker| (key.clone(), maker)));
        is_found
    }
}

/// One of the steps from `first` to `last`.
fn within(first: &Author, last: Author) -> Option<Author> {
    let Author::Commit(first) = first else { return None };
    match last {
        Author::Commit(last) => Some(Author::Within(first.clone(), Some(last))),
        Author::Uncommitted => Some(Author::Within(first.clone(), None)),
        Author::Unknown | Author::Within(..) => None,
    }
}
