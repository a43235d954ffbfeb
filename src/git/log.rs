//! The commits that changed the folder, from one `git log --raw`.
//!
//! Merges: every commit of a side branch that has come in is listed with its own changes. A merge is listed with the files that
//! are in it as in none of its parents (`-c`), each with its content in every parent: what the merge itself
//! changed is therefore not lost, and what it only brought together can be told from that, row by row. A branch of
//! whose changes to the folder a merge kept nothing is not listed but by [`Repository::whole_log`]; where a merge took one
//! side's whole file, that choice is no change of its own: [`Repository::merges`] holds it against each side.

use super::tree::is_file;
use super::{Commit, DATES, Depth, FORMAT, Failure, Repository, is_nothing};

/// A commit and what it changed in the folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CommitChange {
    pub commit: Commit,
    pub origin: Origin,
    parents: Vec<String>,
    /// By path.
    pub files: Vec<FileChange>,
}

/// A merge held against each of its parents: the files that differ; none where the folder is the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merge {
    pub commit: Commit,
    parents: Vec<String>,
    pub against: Vec<Vec<FileChange>>,
}

/// What a commit stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Nothing: it is the first one.
    First,
    /// What is not in this clone: all its files look added.
    CutOff,
    /// One commit before it.
    Commit,
    /// Several: it is a merge.
    Merge,
}

/// A file before and after a commit. A file that is a link or a submodule is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileChange {
    /// Within the folder; of a file taken away, where it was.
    pub path: String,
    /// Where it was before, if elsewhere.
    pub was: Option<String>,
    /// The ids of its content before: none for a new file, one of each parent that had it for a merge.
    pub before: Vec<String>,
    /// The id of its content; `None` when it was taken away.
    pub after: Option<String>,
}

/// Which commits are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Span<'a> {
    /// All up to this one.
    UpTo(&'a Commit),
    /// Those that the second has and the first has not.
    Between(&'a Commit, &'a Commit),
}

/// Begins a commit in the answer.
const MARK: u8 = 1;

impl Repository {
    /// The commits that changed the folder, or only the `paths` in it (folders or files), the latest first, each
    /// after those that stand on it.
    ///
    /// # Errors
    /// When git fails.
    pub fn log(&self, span: Span<'_>, paths: &[&str]) -> Result<Vec<CommitChange>, Failure> {
        self.walk(span, paths, &["--diff-merges=combined", "-M50%", "-l2000"])
    }

    /// What a merge brought in: its own changes and those of the commits that its first parent does not stand on.
    ///
    /// # Errors
    /// When git fails.
    pub fn brought_in(&self, merge: &Commit, paths: &[&str]) -> Result<Vec<CommitChange>, Failure> {
        match self.revision(&format!("{}^1", merge.id))? {
            Some(first) => self.log(Span::Between(&first, merge), paths),
            None => Ok(Vec::new()),
        }
    }

    /// The same as [`Self::log`] with branches of whose changes a merge kept nothing.
    ///
    /// # Errors
    /// When git fails.
    pub fn whole_log(&self, span: Span<'_>) -> Result<Vec<CommitChange>, Failure> {
        self.walk(span, &[], &["--full-history", "--diff-merges=combined", "-M50%", "-l2000"])
    }

    /// How the folder came from state to state: only the commits that were checked out one after the other (the first
    /// parents), each with all that it changed since the one before, a merge with all that it brought in. A file
    /// that was moved is one taken away and one added.
    ///
    /// # Errors
    /// When git fails.
    pub fn states(&self, span: Span<'_>, paths: &[&str]) -> Result<Vec<CommitChange>, Failure> {
        self.walk(span, paths, &["--first-parent", "--diff-merges=first-parent", "--no-renames"])
    }

    /// Whether a commit is another one, or one of those that it stands on.
    ///
    /// # Errors
    /// When git fails.
    pub fn holds(&self, later: &Commit, earlier: &Commit) -> Result<bool, Failure> {
        let question = ["merge-base", "--is-ancestor", &earlier.id, &later.id];
        self.program.ask_for(&question).map(|answer| answer.is_some())
    }

    /// Every merge of a span that differs from one of its parents, the latest first. A file that was moved is one
    /// taken away and one added.
    ///
    /// # Errors
    /// When git fails.
    pub fn merges(&self, span: Span<'_>) -> Result<Vec<Merge>, Failure> {
        let how = ["--merges", "--full-history", "--diff-merges=separate", "--no-renames"];
        let told = self.walk(span, &[], &how)?;
        // each parent from which a merge differs has an entry of its own
        let of_one = told.chunk_by(|one, next| one.commit.id == next.commit.id);
        let merge = |entries: &[CommitChange]| {
            let mut against: Vec<Vec<FileChange>> = entries.iter().map(|entry| entry.files.clone()).collect();
            let parents = entries[0].parents.clone();
            against.resize_with(parents.len(), Vec::new);
            Merge { commit: entries[0].commit.clone(), parents, against }
        };
        Ok(of_one.map(merge).collect())
    }

    /// The commit from which the parents of a merge went apart; `None` where they have none in common.
    ///
    /// # Errors
    /// When git fails.
    pub fn base(&self, merge: &Merge) -> Result<Option<Commit>, Failure> {
        let parents = merge.parents.iter().map(String::as_str);
        let question: Vec<&str> = ["merge-base", "--octopus"].into_iter().chain(parents).collect();
        let told = self.program.ask_for(&question)?;
        told.map_or(Ok(None), |told| self.revision(String::from_utf8_lossy(&told).trim_end()))
    }

    fn walk(&self, span: Span<'_>, paths: &[&str], how: &[&str]) -> Result<Vec<CommitChange>, Failure> {
        let range = match span {
            Span::UpTo(last) => last.id.clone(),
            Span::Between(first, last) => format!("{}..{}", first.id, last.id),
        };
        let format = format!("--format=%x01%P%x00{FORMAT}");
        let mut question = vec!["log", "--topo-order", "--encoding=UTF-8", "--no-color", "--no-notes"];
        question.extend(["--raw", "-z", "--no-abbrev", "-r", "--root"]);
        question.extend(how);
        question.extend(["--no-ext-diff", "--no-textconv", "--no-relative", "--no-follow"]);
        question.extend([DATES, format.as_str(), range.as_str(), "--"]);
        question.extend(if paths.is_empty() { &["."] } else { paths });
        self.read(&self.program.ask(&question)?)
    }

    /// Where a file of the folder stood before a commit moved it there from outside: its path in the repository.
    ///
    /// # Errors
    /// When git fails.
    pub fn moved_from(&self, commit: &Commit, path: &str) -> Result<Option<String>, Failure> {
        let moved = self.moved(commit)?.into_iter().find(|(_, is)| is == path);
        Ok(moved.map(|(was, _)| was))
    }

    /// The folder of the repository from which a commit moved any of these files here, each to the same path within the
    /// folder; `.` for the top of the repository.
    ///
    /// # Errors
    /// When git fails.
    pub fn moved_with(&self, commit: &Commit, files: &[&str]) -> Result<Option<String>, Failure> {
        let mut moved = self.moved(commit)?.into_iter().filter(|(_, is)| files.contains(&is.as_str()));
        let folder = |(was, is): (String, String)| match was.strip_suffix(&is)? {
            "" => Some(".".to_owned()),
            folder => folder.strip_suffix('/').map(str::to_owned),
        };
        Ok(moved.find_map(folder))
    }

    /// What a commit moved into the folder: where each file was in the repository, and where in the folder it is.
    fn moved(&self, commit: &Commit) -> Result<Vec<(String, String)>, Failure> {
        let mut question =
            vec!["log", "-1", "--format=", "--raw", "-z", "--no-abbrev", "-r", "-M50%", "-l2000"];
        question.extend(["--diff-merges=first-parent", "--no-ext-diff", "--no-textconv", "--no-relative"]);
        question.extend(["--no-follow", commit.id.as_str(), "--"]);
        let told = self.program.ask(&question)?;
        let mut fields = told.split(|byte| *byte == 0);
        let mut moved = Vec::new();
        while let Some(field) = fields.next() {
            let Some(raw) = Raw::read(field.strip_prefix(b"\n").unwrap_or(field)) else { continue };
            let was = fields.next().unwrap_or_default();
            let is = if raw.is_moved { fields.next().unwrap_or_default() } else { was };
            if let Some(is) = self.inside(is).filter(|_| raw.is_moved) {
                moved.push((String::from_utf8_lossy(was).into_owned(), is));
            }
        }
        Ok(moved)
    }

    fn read(&self, told: &[u8]) -> Result<Vec<CommitChange>, Failure> {
        let mut fields = told.split(|byte| *byte == 0);
        let mut commits: Vec<CommitChange> = Vec::new();
        let broken = |field: &[u8]| Failure::Broken(String::from_utf8_lossy(field).into_owned());
        while let Some(field) = fields.next() {
            // a line end stands between a commit and its files
            let field = field.strip_prefix(b"\n").unwrap_or(field);
            match field.first() {
                None => {}
                Some(&MARK) => {
                    let origin = self.origin(&field[1..]);
                    let parents = String::from_utf8_lossy(&field[1..]);
                    let parents = parents.split_whitespace().map(str::to_owned).collect();
                    let commit = Commit::read(&mut fields).ok_or_else(|| broken(field))?;
                    commits.push(CommitChange { commit, origin, parents, files: Vec::new() });
                }
                Some(b':') => {
                    let raw = Raw::read(field).ok_or_else(|| broken(field))?;
                    let file = self.file(&raw, &mut fields).ok_or_else(|| broken(field))?;
                    let last = commits.last_mut().ok_or_else(|| broken(field))?;
                    last.files.extend(file.changed());
                }
                Some(_) => return Err(broken(field)),
            }
        }
        for commit in &mut commits {
            commit.files.sort_by(|one, other| one.path.cmp(&other.path));
        }
        Ok(commits)
    }

    fn origin(&self, parents: &[u8]) -> Origin {
        match (parents.is_empty(), self.depth()) {
            (true, Depth::Whole) => Origin::First,
            (true, Depth::Shallow) => Origin::CutOff,
            (false, _) if parents.contains(&b' ') => Origin::Merge,
            (false, _) => Origin::Commit,
        }
    }

    /// Takes the paths that follow, two for a file that was moved.
    fn file<'a>(&self, raw: &Raw, fields: &mut impl Iterator<Item = &'a [u8]>) -> Option<Moved> {
        let first = self.inside(fields.next()?);
        let (was, path) = if raw.is_moved { (first, self.inside(fields.next()?)) } else { (None, first) };
        Some(Moved { was, path, before: raw.before.clone(), after: raw.after.clone() })
    }
}

/// What git says of a file: `:mode mode id id status`, with a colon, a mode and an id more for each further parent.
struct Raw {
    before: Vec<String>,
    after: Option<String>,
    is_moved: bool,
}

impl Raw {
    fn read(field: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(field).ok()?;
        let parents = text.bytes().take_while(|byte| *byte == b':').count();
        let words: Vec<&str> = text[parents..].split(' ').collect();
        if words.len() != 2 * (parents + 1) + 1 {
            return None;
        }
        let (modes, ids) = words.split_at(parents + 1);
        let mut contents = modes
            .iter()
            .zip(ids)
            .map(|(mode, id)| (is_file(mode) && !is_nothing(id)).then(|| (*id).to_owned()));
        let before = contents.by_ref().take(parents).flatten().collect();
        let after = contents.next().flatten();
        Some(Self { before, after, is_moved: parents == 1 && words.last()?.starts_with(['R', 'C']) })
    }
}

/// A change of a file that may have come from outside the folder or gone there.
struct Moved {
    was: Option<String>,
    path: Option<String>,
    before: Vec<String>,
    after: Option<String>,
}

impl Moved {
    /// The change as the folder sees it; `None` where no file of it is concerned.
    fn changed(self) -> Option<FileChange> {
        let Self { was, path, before, after } = self;
        if before.is_empty() && after.is_none() {
            return None;
        }
        match (was, path) {
            (was, Some(path)) => Some(FileChange { path, was, before, after }),
            (Some(was), None) => Some(FileChange { path: was, was: None, before, after: None }),
            (None, None) => None,
        }
    }
}
