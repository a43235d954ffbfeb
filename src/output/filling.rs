//! A file that is filled part by part, because it is too long to be held as a whole.

use std::fs::Permissions;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::NotWritten;
use super::disk::{Disk, System, There, folder_of};
use super::standing::Standing;

/// Put in its place with [`super::to_files`]; dropped before that, it is gone.
pub struct Filling<'d> {
    path: PathBuf,
    /// Those of the file that is replaced.
    permissions: Option<Permissions>,
    /// What stands in its place, where that can be read.
    standing: Option<Standing>,
    /// The new file, beside its place: none as long as what is filled in stands there already.
    file: Option<NamedTempFile>,
    disk: &'d dyn Disk,
}

impl Filling<'_> {
    /// One for the file `path`; `None` where its folder is not there, which is made only with the whole file.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn beside(path: &Path) -> Result<Option<Self>, NotWritten> {
        Filling::on(path, &System)
    }

    /// Its place.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a part.
    ///
    /// # Errors
    /// When the system refuses, or somebody changed what stands in its place.
    pub fn add(&mut self, part: &[u8]) -> Result<(), NotWritten> {
        let standing = self.standing.as_mut().filter(|_| self.file.is_none());
        if standing.is_some_and(|standing| standing.goes_on_with(part)) {
            return Ok(());
        }
        let begun = self.file.take().map_or_else(|| self.begun(), Ok)?;
        let filled = self.disk.fill(self.file.insert(begun), part);
        filled.map_err(|error| NotWritten::Failed(self.path.clone(), error))
    }

    /// Whether it is what stands in its place.
    pub(super) fn is_standing(&self) -> bool {
        let standing = self.standing.as_ref().filter(|_| self.file.is_none());
        standing.is_some_and(|standing| standing.ends_at(&self.path))
    }

    /// The file with all that was filled in.
    pub(super) fn into_file(mut self) -> Result<NamedTempFile, NotWritten> {
        self.file.take().map_or_else(|| self.begun(), Ok)
    }

    /// A new file with what was filled in so far.
    fn begun(&mut self) -> Result<NamedTempFile, NotWritten> {
        let failed = |error| NotWritten::Failed(self.path.clone(), error);
        // first, because they take room; what cannot be cleared is in nobody's way
        let _ = self.disk.clear_leftovers(&[&self.path]);
        let file = self.disk.create(&self.path, self.permissions.as_ref()).map_err(failed)?;
        if let Some(standing) = &mut self.standing {
            let handed_on = standing.hand_on(&self.path, |part| self.disk.fill(&file, part));
            if !handed_on.map_err(failed)? {
                return Err(NotWritten::Changed(self.path.clone()));
            }
        }
        Ok(file)
    }
}

impl<'d> Filling<'d> {
    /// The same as [`Filling::beside`] on any disk.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn on(path: &Path, disk: &'d dyn Disk) -> Result<Option<Self>, NotWritten> {
        if !folder_of(path).is_dir() {
            return Ok(None);
        }
        let failed = |error| NotWritten::Failed(path.to_owned(), error);
        let (permissions, standing) = match disk.look(path).map_err(failed)? {
            There::File { permissions } => (Some(permissions), Standing::at(path)),
            There::Nothing => (None, None),
            There::Other => return Err(NotWritten::NotAFile(path.to_owned())),
        };
        let mut filling = Self { path: path.to_owned(), permissions, standing, file: None, disk };
        if filling.standing.is_none() {
            filling.file = Some(filling.begun()?);
        }
        Ok(Some(filling))
    }
}
