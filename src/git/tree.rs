//! The files of the folder at a commit, from `ls-tree`: no file is touched, no attribute looked at.

use super::{Commit, Failure, Repository, is_id};

/// One entry of a commit's files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TreeEntry {
    /// Within the folder.
    pub path: String,
    pub kind: EntryKind,
    /// Of its content; of a submodule, the commit.
    pub id: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind {
    File,
    /// A file that may be run.
    Executable,
    /// A link; its content is where it leads.
    Link,
    /// Another repository.
    Submodule,
}

impl EntryKind {
    /// From the mode in which git records it.
    fn of_mode(mode: &str) -> Option<Self> {
        match mode {
            "100644" | "100664" => Some(Self::File),
            "100755" => Some(Self::Executable),
            "120000" => Some(Self::Link),
            "160000" => Some(Self::Submodule),
            _ => None,
        }
    }

    /// Whether it is a file with a content of its own.
    #[must_use]
    pub const fn is_file(self) -> bool {
        matches!(self, Self::File | Self::Executable)
    }
}

/// Whether a mode is that of a file with a content of its own.
pub fn is_file(mode: &str) -> bool {
    EntryKind::of_mode(mode).is_some_and(EntryKind::is_file)
}

impl Repository {
    /// What the folder holds at a commit, in git's order; empty where the commit has no such folder.
    ///
    /// # Errors
    /// When git fails.
    pub fn tree(&self, commit: &Commit) -> Result<Vec<TreeEntry>, Failure> {
        // in a folder below the top, git lists that folder, with paths from it
        let told = self.program.ask(&["ls-tree", "-r", "-z", &commit.id])?;
        let entries = told.split(|byte| *byte == 0).filter(|entry| !entry.is_empty());
        entries.map(|told| entry(told).ok_or_else(|| broken(told))).collect()
    }
}

pub fn broken(told: &[u8]) -> Failure {
    Failure::Broken(String::from_utf8_lossy(told).into_owned())
}

/// `100644 blob ID<tab>path`; of the index `100644 ID 0<tab>path`.
pub fn entry(told: &[u8]) -> Option<TreeEntry> {
    let tab = told.iter().position(|byte| *byte == b'\t')?;
    let about = std::str::from_utf8(&told[..tab]).ok()?;
    let mut words = about.split(' ');
    let mode = words.next()?;
    let id = words.find(|word| is_id(word))?;
    let path = String::from_utf8_lossy(&told[tab + 1..]).into_owned();
    Some(TreeEntry { path, kind: EntryKind::of_mode(mode)?, id: id.to_owned() })
}
