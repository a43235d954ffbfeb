//! The files of the folder in git's index, from `ls-files`: what is going to be committed, and what git looks at when it
//! is asked for changes.

use super::tree::{TreeEntry, broken, entry};
use super::{Failure, Repository};

/// One entry of the index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Indexed {
    pub entry: TreeEntry,
    pub sight: Sight,
}

/// Whether git looks at a file when it is asked what has changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    Seen,
    /// It was told not to.
    Unseen,
}

impl Repository {
    /// What the index holds of the folder.
    pub(super) fn index(&self) -> Result<Vec<Indexed>, Failure> {
        let told = self.program.ask(&["ls-files", "-z", "-v", "--stage", "--", "."])?;
        let entries = told.split(|byte| *byte == 0).filter(|entry| !entry.is_empty());
        entries.map(|told| indexed(told).ok_or_else(|| broken(told))).collect()
    }
}

/// A tag and a blank before the entry: `S` for what need not be in the working tree, a small letter for what is taken
/// for unchanged.
fn indexed(told: &[u8]) -> Option<Indexed> {
    let (tag, told) = (told.first()?, told.get(2..)?);
    let sight = if *tag == b'S' || tag.is_ascii_lowercase() { Sight::Unseen } else { Sight::Seen };
    Some(Indexed { entry: entry(told)?, sight })
}
