//! What stands in the folder otherwise than in the commit checked out, from `status`. The filters that a repository
//! may have for its files (`clean`, `process`) are commands: they are switched off by name, and a file that
//! only its filter would make equal counts as changed.

use super::index::{Indexed, Sight};
use super::{Failure, Repository, WorkTree};

/// What git says of the files of the folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Status {
    /// What differs, by path.
    pub changes: Vec<Change>,
    /// What the index holds; where nothing differs, what the commit holds.
    pub index: Vec<Indexed>,
}

/// A path on which the folder and the commit differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Within the folder.
    pub path: String,
    pub kind: ChangeKind,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ChangeKind {
    Changed,
    /// Left over from a merge that did not come to an end.
    Conflict,
    /// Not known to git.
    Untracked,
    /// Not known to git and ignored on purpose. Such a file is no change, but it is in no commit either.
    Ignored,
    /// Git was told not to look at it (`skip-worktree`, a sparse checkout, `assume-unchanged`): it may have changed, or be
    /// missing.
    Unseen,
}

const QUESTION: [&str; 8] = [
    "status",
    "--porcelain=v2",
    "-z",
    "--untracked-files=all",
    "--ignored=matching",
    "--no-renames",
    // in a submodule only its commit is looked at: its settings are not held off
    "--ignore-submodules=dirty",
    "--",
];

impl Repository {
    /// What differs, by path. A repository without files checked out differs in nothing.
    ///
    /// # Errors
    /// When git fails.
    pub fn changes(&self) -> Result<Vec<Change>, Failure> {
        match self.work_tree() {
            WorkTree::None => Ok(Vec::new()),
            WorkTree::Checked => Ok(self.status()?.changes),
        }
    }

    /// The same with what the index holds, for a repository that has files checked out.
    ///
    /// # Errors
    /// When git fails.
    pub fn status(&self) -> Result<Status, Failure> {
        let mut question = QUESTION.to_vec();
        question.push(".");
        let told = self.program.ask_with(&question, &self.filters()?)?;
        let entries = told.split(|byte| *byte == 0).filter(|entry| !entry.is_empty());
        let mut changes: Vec<Change> = entries.filter_map(|entry| self.change(entry)).collect();
        let index = self.index()?;
        let unseen = index.iter().filter(|indexed| indexed.sight == Sight::Unseen);
        changes.extend(
            unseen.map(|indexed| Change { path: indexed.entry.path.clone(), kind: ChangeKind::Unseen }),
        );
        // of what is told twice, what git has seen
        changes.sort_by(|one, other| (&one.path, one.kind).cmp(&(&other.path, other.kind)));
        changes.dedup_by(|later, kept| later.path == kept.path);
        Ok(Status { changes, index })
    }

    fn change(&self, entry: &[u8]) -> Option<Change> {
        let (kind, fields) = match entry.first()? {
            b'1' => (ChangeKind::Changed, 8),
            b'u' => (ChangeKind::Conflict, 10),
            b'?' => (ChangeKind::Untracked, 1),
            b'!' => (ChangeKind::Ignored, 1),
            _ => return None,
        };
        let path = entry.splitn(fields + 1, |byte| *byte == b' ').nth(fields)?;
        Some(Change { path: self.inside(path)?, kind })
    }

    /// Every filter of the settings, switched off.
    fn filters(&self) -> Result<Vec<(String, &'static str)>, Failure> {
        let told = self.program.ask(&["config", "--list", "--name-only", "-z"])?;
        let names = told.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        let off = names.filter(|name| name.starts_with("filter.")).filter_map(|name| {
            let setting = name.rsplit('.').next()?;
            let off = if setting == "required" { "false" } else { "" };
            ["clean", "smudge", "process", "required"].contains(&setting).then(|| (name.into_owned(), off))
        });
        Ok(off.collect())
    }
}
