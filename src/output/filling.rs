//! A file that is filled part by part beside its place, because it is too long to be held as a whole.

use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::NotWritten;
use super::disk::{Disk, System, There, folder_of};
use super::replace::begun;
use super::standing::Standing;

/// Stands beside its place until it is put there with [`super::to_files`]; dropped before that, it is gone.
pub struct Filling<'d> {
    path: PathBuf,
    pub(super) file: NamedTempFile,
    /// What stands in its place, as long as that goes on as this does.
    standing: Option<Standing>,
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
    /// When the system refuses.
    pub fn add(&mut self, part: &[u8]) -> Result<(), NotWritten> {
        let failed = |error| NotWritten::Failed(self.path.clone(), error);
        self.standing.take_if(|standing| !standing.goes_on_with(part));
        self.disk.fill(&self.file, part).map_err(failed)
    }

    /// Whether it is what stands in its place.
    pub(super) fn is_standing(&self) -> bool {
        self.standing.as_ref().is_some_and(|standing| standing.ends_at(&self.path))
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
        let file = begun(path, permissions.as_ref(), disk).map_err(failed)?;
        Ok(Some(Self { path: path.to_owned(), file, standing, disk }))
    }
}
