//! Every operation of the writer that the system may refuse, behind one seam: tests refuse the n-th.

use std::fs::{self, File, Permissions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, PathPersistError, TempPath};

use super::Content;
use super::leftovers::{self, ENDING, ENDING_OF_KEPT, Stage, start_of_names};
use super::temporary::MADE;

/// What stands at a path.
pub enum There {
    Nothing,
    File {
        permissions: Permissions,
    },
    /// A folder, a link, a device, a pipe.
    Other,
}

/// The operations, in the order of a run.
pub trait Disk: Sync {
    fn look(&self, path: &Path) -> io::Result<There>;
    /// Whether a file that is there holds this already.
    fn holds(&self, path: &Path, content: &Content<'_>) -> io::Result<bool>;
    /// What killed runs left for these files, and nobody writes any more.
    fn clear_leftovers(&self, paths: &[&Path]) -> io::Result<()>;
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// A new empty file beside `path`, locked as long as it is open.
    fn create(&self, path: &Path, permissions: Option<&Permissions>) -> io::Result<NamedTempFile>;
    fn fill(&self, file: &NamedTempFile, bytes: &[u8]) -> io::Result<()>;
    fn permit(&self, file: &NamedTempFile, permissions: Permissions) -> io::Result<()>;
    fn sync(&self, file: &NamedTempFile) -> io::Result<()>;
    /// The same file under a second name beside it, to go back to.
    fn keep(&self, path: &Path) -> io::Result<TempPath>;
    /// Gives a file its name, in place of what has it; hands it back where that is refused.
    fn put(&self, from: TempPath, to: &Path) -> Result<(), PathPersistError>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// The same as `clear_leftovers` for temporary folders.
    fn clear_stages(&self, around: &Path) -> io::Result<()>;
    /// A new temporary folder in `around`, gone when it is dropped.
    fn make_stage(&self, around: &Path) -> io::Result<Stage>;
    /// A new file with its bytes, and the folders above it.
    fn make_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Gives a file or folder another name that nothing has.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
}

/// The real one.
pub struct System;

impl Disk for System {
    fn look(&self, path: &Path) -> io::Result<There> {
        let seen = match fs::symlink_metadata(path) {
            Ok(seen) => seen,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(There::Nothing),
            Err(error) => return Err(error),
        };
        if !seen.is_file() {
            return Ok(There::Other);
        }
        Ok(There::File { permissions: seen.permissions() })
    }

    fn holds(&self, path: &Path, content: &Content<'_>) -> io::Result<bool> {
        match content {
            Content::Held(bytes) => {
                let there = File::open(path)?;
                Ok(bytes.len() as u64 == there.metadata()?.len() && are_same(there, *bytes)?)
            }
            Content::Filled(filling) => Ok(filling.is_standing()),
        }
    }

    fn clear_leftovers(&self, paths: &[&Path]) -> io::Result<()> {
        leftovers::clear_files(paths)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    fn create(&self, path: &Path, permissions: Option<&Permissions>) -> io::Result<NamedTempFile> {
        let start = start_of_names(path);
        let mut builder = Builder::new();
        builder.prefix(&start).suffix(ENDING);
        if let Some(permissions) = permissions.cloned().or_else(readable) {
            builder.permissions(permissions);
        }
        for _ in 0..8 {
            let file = builder.tempfile_in(folder_of(path))?;
            MADE.add(file.path());
            // where the file system has no locks, nobody clears anything either
            let _ = file.as_file().lock();
            if file.path().exists() {
                return Ok(file);
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    fn fill(&self, file: &NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        file.as_file().write_all(bytes)
    }

    fn permit(&self, file: &NamedTempFile, permissions: Permissions) -> io::Result<()> {
        file.as_file().set_permissions(permissions)
    }

    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        file.as_file().sync_all()
    }

    fn keep(&self, path: &Path) -> io::Result<TempPath> {
        let start = start_of_names(path);
        let second =
            Builder::new().prefix(&start).suffix(ENDING_OF_KEPT).make_in(folder_of(path), |name| {
                fs::hard_link(path, name).or_else(|_| fs::copy(path, name).map(|_| ()))
            })?;
        MADE.add(second.path());
        Ok(second.into_temp_path())
    }

    /// Virus scanners and synchronising programs hold files for an instant on Windows, so it is tried a few
    /// times there.
    fn put(&self, from: TempPath, to: &Path) -> Result<(), PathPersistError> {
        let mut from = from;
        let tries = if cfg!(windows) { 5 } else { 1 };
        for _ in 1..tries {
            match from.persist(to) {
                Ok(()) => return Ok(()),
                Err(refused) => from = refused.path,
            }
            std::thread::sleep(std::time::Duration::from_millis(60));
        }
        from.persist(to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        gone(fs::remove_file(path))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        gone(fs::remove_dir(folder))
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn clear_stages(&self, around: &Path) -> io::Result<()> {
        leftovers::clear_stages(around)
    }

    fn make_stage(&self, around: &Path) -> io::Result<Stage> {
        Stage::make(around)
    }

    fn make_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(folder_of(path))?;
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }
}

/// Whether somebody has closed a file to changes. That a new one could be put in its place all the same, or that an
/// administrator may do anything, makes no difference.
#[cfg(unix)]
pub fn is_read_only(permissions: &Permissions) -> bool {
    use std::os::unix::fs::PermissionsExt;
    permissions.mode() & 0o200 == 0
}

#[cfg(not(unix))]
pub fn is_read_only(permissions: &Permissions) -> bool {
    permissions.readonly()
}

/// Whether two texts are one, byte by byte. Neither is held as a whole.
fn are_same(one: impl Read, other: impl Read) -> io::Result<bool> {
    let [mut one, mut other] = [buffered(one), buffered(other)];
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let length = left.len().min(right.len());
        if left[..length] != right[..length] || left.is_empty() != right.is_empty() {
            return Ok(false);
        }
        if length == 0 {
            return Ok(true);
        }
        one.consume(length);
        other.consume(length);
    }
}

fn buffered<'r>(text: impl Read + 'r) -> BufReader<Box<dyn Read + 'r>> {
    BufReader::with_capacity(1 << 16, Box::new(text))
}

/// The folder that a path lies in.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}

/// What is gone already need not be removed.
pub fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// What everybody may read, as far as the user lets new files be.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such thing")]
fn readable() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn readable() -> Option<Permissions> {
    None
}
