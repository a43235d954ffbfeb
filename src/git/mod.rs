//! What git knows of a workspace, asked of the git program: commits, the files of one, who changed what.
//! [`Repository::around`] finds the repository of a folder, or says why there is none ([`Absence`]).
//!
//! - [`Repository::revision`]: a revision as a person writes it → a [`Commit`]. Nothing else takes such a text: every
//!   other question is put with the id of a commit, so that what looks like an option never reaches git as one.
//! - [`Repository::tree`]: the files of the folder at a commit. [`Repository::blobs`]: their contents, by one process.
//! - [`Repository::changes`]: what stands in the folder otherwise than in the commit checked out;
//!   [`Repository::status`]: that and what the index holds.
//! - [`Repository::log`]: the commits that changed the folder, and its files before and after each.
//!
//! Paths are those of the workspace, with `/`; what lies outside it is left out. A name that is not UTF-8 comes with
//! U+FFFD in the place of what cannot be read. Nothing is written, and nothing of a repository's or a person's
//! settings can run a command or change an answer: see `program.rs`.

mod blobs;
mod index;
mod log;
mod program;
mod status;
mod tree;

use std::path::{Path, PathBuf};

pub use blobs::Content;
pub use index::{Indexed, Sight};
pub use log::{CommitChange, FileChange, Merge, Origin, Span};
pub use program::Failure;
pub use status::{Change, ChangeKind, Status};
pub use tree::{EntryKind, TreeEntry};

use crate::meter::{self, Phase};
use crate::model::Date;
use crate::visible::visible;
use program::Program;

/// The repository of a folder.
#[derive(Clone, Debug)]
pub struct Repository {
    program: Program,
    /// From the top of the repository to the folder, with a final `/`; empty at the top.
    prefix: Vec<u8>,
    work_tree: WorkTree,
    depth: Depth,
    head: Commit,
}

/// Whether a repository has files checked out where the folder is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WorkTree {
    Checked,
    /// A bare repository, or one that was told to have its files elsewhere.
    None,
}

/// Whether the whole history is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    Whole,
    /// A shallow clone: what is older than its oldest commits is cut off.
    Shallow,
}

/// A commit. The day is the one on which it was made (the committer's), in the zone where it was made: an author's
/// date may be much older than the moment at which a change came into the history. Anybody may give it any day: one
/// after the year 9999 is taken for the last day of that, and where none is recorded it is the first of 1970, as with git.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Commit {
    /// The whole id, in hexadecimal.
    pub id: String,
    pub date: Date,
    /// The author as git has recorded it, made visible; no mailmap is asked.
    pub author: String,
    pub subject: String,
}

impl Commit {
    /// The first ten digits of its id.
    #[must_use]
    pub fn short(&self) -> &str {
        self.id.get(..10).unwrap_or(&self.id)
    }
}

/// Why a folder has no history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Absence {
    /// There is no git program.
    NoProgram,
    /// The folder lies in no repository.
    NoRepository,
    /// Nothing has been committed yet.
    NoCommit,
    /// The repository belongs to somebody else, or git was told not to trust it: what git says of it, with the
    /// way out.
    Unsafe(String),
    /// The repository cannot be read: what git says.
    Broken(String),
}

/// The fields of a commit as [`Commit::read`] takes them, with [`DATES`].
const FORMAT: &str = "%H%x00%cd%x00%an%x00%s";

/// Git makes no day of what lies before 1970: the moment is told as it is recorded.
const DATES: &str = "--date=raw";

impl Repository {
    /// The repository that `folder` lies in.
    ///
    /// # Errors
    /// The reason when there is none that can be read.
    pub fn around(folder: &Path) -> Result<Self, Absence> {
        meter::enter(Phase::History, 0);
        if !may_lie_in_one(folder) {
            return Err(Absence::NoRepository);
        }
        let program = Program::in_folder(folder);
        let about = ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"];
        let told = program.ask(&about).map_err(|failure| absence(failure, folder))?;
        let mut lines = told.splitn(3, |byte| *byte == b'\n');
        let mut is_true = || lines.next() == Some(b"true".as_slice());
        let work_tree = if is_true() { WorkTree::Checked } else { WorkTree::None };
        let depth = if is_true() { Depth::Shallow } else { Depth::Whole };
        let prefix = lines.next().and_then(|rest| rest.strip_suffix(b"\n")).unwrap_or_default().to_vec();
        let head = log_of(&program, "HEAD").map_err(|failure| no_head(&program, failure))?;
        Ok(Self { program, prefix, work_tree, depth, head })
    }

    /// The commit that is checked out.
    #[must_use]
    pub const fn head(&self) -> &Commit {
        &self.head
    }

    /// The same repository, as if another commit were checked out.
    #[must_use]
    pub fn at(self, head: Commit) -> Self {
        Self { head, ..self }
    }

    /// Where the folder lies in the repository: empty at its top, else with a final `/`.
    #[must_use]
    pub fn prefix(&self) -> String {
        String::from_utf8_lossy(&self.prefix).into_owned()
    }

    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.program.folder().to_owned()
    }

    #[must_use]
    pub const fn work_tree(&self) -> WorkTree {
        self.work_tree
    }

    #[must_use]
    pub const fn depth(&self) -> Depth {
        self.depth
    }

    /// The commit that a person's words name; `None` when they name none.
    ///
    /// # Errors
    /// When git fails.
    pub fn revision(&self, words: &str) -> Result<Option<Commit>, Failure> {
        commit(&self.program, words)
    }

    /// A path of the repository as one of the folder; `None` for what lies outside.
    fn inside(&self, path: &[u8]) -> Option<String> {
        let path = path.strip_prefix(self.prefix.as_slice())?;
        Some(String::from_utf8_lossy(path).into_owned())
    }
}

/// The commit checked out in `folder`; `None` without git, a repository or a commit.
#[must_use]
pub fn checked_out(folder: &Path) -> Option<Commit> {
    Repository::around(folder).ok().map(|repository| repository.head)
}

/// Two questions: which id the words stand for, if for any, and what commit that is.
fn commit(program: &Program, words: &str) -> Result<Option<Commit>, Failure> {
    let id = match program.ask(&["rev-parse", "--verify", "--end-of-options", &format!("{words}^{{commit}}")])
    {
        Ok(answer) => String::from_utf8_lossy(&answer).trim_end().to_owned(),
        Err(Failure::Said(_) | Failure::Refused) => return Ok(None),
        Err(failure @ (Failure::NotStarted | Failure::Broken(_))) => return Err(failure),
    };
    // of `^main` git gives `^` and an id
    if !is_id(&id) {
        return Ok(None);
    }
    log_of(program, &id).map(Some)
}

/// The commit of an id, or of `HEAD`.
fn log_of(program: &Program, id: &str) -> Result<Commit, Failure> {
    let format = format!("--format={FORMAT}");
    let told = program.ask(&["log", "-1", "--no-patch", "--encoding=UTF-8", DATES, &format, id, "--"])?;
    let told = told.strip_suffix(b"\n").unwrap_or(&told);
    let mut fields = told.split(|byte| *byte == 0);
    Commit::read(&mut fields).ok_or_else(|| Failure::Broken(id.to_owned()))
}

/// Why a repository does not tell the commit checked out.
fn no_head(program: &Program, failure: Failure) -> Absence {
    match program.ask(&["rev-parse", "--verify", "--end-of-options", "HEAD"]) {
        Ok(_) => Absence::Broken(failure.said()),
        Err(_) => Absence::NoCommit,
    }
}

/// Whether anything in the folder or above it looks like a repository, checked out or bare. Where nothing does, git
/// need not be started to say so.
fn may_lie_in_one(folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return true };
    let is_one = |above: &Path| above.join(".git").exists() || above.join("HEAD").exists();
    folder.ancestors().any(is_one)
}

impl Commit {
    /// From the fields of [`FORMAT`]; `None` where one is missing. Author and subject are what anyone who
    /// commits may write, and no file's texts, which are checked: nothing in them acts, wherever they are shown.
    fn read<'a>(fields: &mut impl Iterator<Item = &'a [u8]>) -> Option<Self> {
        let mut next = || fields.next().map(shown);
        let (id, moment, author, subject) = (next()?, next()?, next()?, next()?);
        Some(Self { id, date: day_of(&moment).unwrap_or(Date::LAST), author, subject })
    }
}

/// A text as it may be shown; what is as long as a document is no name and no subject.
fn shown(field: &[u8]) -> String {
    const LONGEST: usize = 1000;
    let text = String::from_utf8_lossy(field);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => visible(&text[..end]) + "…",
        None => visible(&text),
    }
}

/// The day of `1703041200 +0700`, seconds and hours with minutes; `None` where it lies beyond all calendars.
fn day_of(moment: &str) -> Option<Date> {
    let mut numbers = moment.split(' ').map(|number| number.parse::<i64>().unwrap_or_default());
    let (seconds, ahead) = (numbers.next()?, numbers.next().unwrap_or_default());
    Date::at(seconds.checked_add((ahead / 100 * 60 + ahead % 100) * 60)?, 0)
}

/// Whether a text is the whole id of an object: 40 digits with SHA-1, 64 with SHA-256.
fn is_id(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What stands in the place of a file that is not there.
fn is_nothing(id: &str) -> bool {
    id.bytes().all(|byte| byte == b'0')
}

/// Whether a `.git` stands where git looks for one: in the folder, or above it as far as git is allowed to look.
fn has_git(folder: &Path, said: &str) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    // git stops where another file system begins, and says so
    let mount = said.split_once("mount point ").and_then(|(_, rest)| rest.split_once(')'));
    let is_beyond = |above: &Path| mount.is_some_and(|(mount, _)| !above.starts_with(mount));
    let ceilings = std::env::var_os("GIT_CEILING_DIRECTORIES").unwrap_or_default();
    let is_ceiling = |above: &Path| std::env::split_paths(&ceilings).any(|ceiling| ceiling == above);
    let looked_at =
        folder.ancestors().take_while(|above| *above == folder || !(is_beyond(above) || is_ceiling(above)));
    looked_at.into_iter().any(|above| above.join(".git").symlink_metadata().is_ok())
}

/// What git's answer to the first question means. Of a `.git` that it cannot use git says that there is no repository.
fn absence(failure: Failure, folder: &Path) -> Absence {
    match failure {
        Failure::NotStarted => Absence::NoProgram,
        Failure::Refused => Absence::NoRepository,
        Failure::Said(said) | Failure::Broken(said) => {
            let says = |words: &str| said.contains(words);
            match () {
                () if says("dubious ownership") || says("safe.bareRepository") => Absence::Unsafe(said),
                // a broken one is said to be no repository too, but with its path
                () if says("not a git repository (or any") && !has_git(folder, &said) => {
                    Absence::NoRepository
                }
                () => Absence::Broken(said),
            }
        }
    }
}
