//! The only writer: text to the screen, or a file that appears whole or not at all.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What may happen to a file that is already there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overwrite {
    /// Only one that the program made itself: with the same bytes, or in a `results` folder of a year.
    OwnOnly,
    /// Any (`--force`).
    Any,
}

/// Why a file was not written.
#[derive(Debug)]
pub enum NotWritten {
    /// There is a file that the program did not make.
    NotOurs(PathBuf),
    Failed(PathBuf, io::Error),
}

impl fmt::Display for NotWritten {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(path) => write!(out, "{}", path.display()),
            Self::Failed(path, error) => write!(out, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for NotWritten {}

/// Writes `content` to standard output and makes sure that it arrived.
///
/// # Errors
/// When the device is full or gone. A reader that has seen enough (`| head`) is no error.
pub fn to_screen(content: &[u8]) -> io::Result<()> {
    let mut screen = io::stdout().lock();
    match screen.write_all(content).and_then(|()| screen.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes `text` to standard error. Where that is gone nobody is left to tell.
pub fn to_errors(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes `bytes` as the file `path`: whole, or the old file stays as it is.
///
/// # Errors
/// When there is a file that is not ours, or the system refuses.
pub fn to_file(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), NotWritten> {
    let failed = |error| NotWritten::Failed(path.to_owned(), error);
    match fs::read(path) {
        Ok(old) if old == bytes => return Ok(()),
        Ok(_) if overwrite == Overwrite::OwnOnly && !lies_in_results(path) => {
            return Err(NotWritten::NotOurs(path.to_owned()));
        }
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
        Ok(_) | Err(_) => {}
    }
    replace(path, bytes).map_err(failed)
}

/// Whether the file lies in `<year>/results/`, which the program alone writes.
fn lies_in_results(path: &Path) -> bool {
    let folder = path.parent().and_then(|folder| fs::canonicalize(folder).ok());
    let mut names = folder.iter().flat_map(|folder| folder.iter().rev()).map(|name| name.to_string_lossy());
    let in_results = names.next().is_some_and(|name| name == "results");
    let is_year = |name: &str| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    in_results && names.next().is_some_and(|name| is_year(&name))
}

/// Fills a temporary file beside `path`, and puts it in its place when all of it is on the disk.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.flush()?;
    set_permissions(file.as_file(), path)?;
    file.as_file().sync_all()?;
    persist(file, path)?;
    sync_folder(folder)
}

/// Those of the file that is replaced, else what everybody may read.
fn set_permissions(file: &fs::File, path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(old) => file.set_permissions(old.permissions()),
        Err(_) => set_readable(file),
    }
}

#[cfg(unix)]
fn set_readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

/// Puts the file in its place. Virus scanners and synchronising programs hold files for an instant on
/// Windows, so it is tried a few times there.
fn persist(file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    let mut file = file;
    let tries = if cfg!(windows) { 5 } else { 1 };
    for attempt in 1..=tries {
        match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(refused) if attempt == tries => return Err(refused.error),
            Err(refused) => file = refused.file,
        }
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{NotWritten, Overwrite, to_file};

    #[test]
    fn overwrites_only_what_is_ours() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ket-qua.csv");
        to_file(&path, b"one", Overwrite::OwnOnly).unwrap();
        to_file(&path, b"one", Overwrite::OwnOnly).unwrap();
        assert!(matches!(to_file(&path, b"two", Overwrite::OwnOnly), Err(NotWritten::NotOurs(_))));
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        to_file(&path, b"two", Overwrite::Any).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn results_of_a_year_are_ours() {
        let folder = tempfile::tempdir().unwrap();
        let results = folder.path().join("2024").join("results");
        std::fs::create_dir_all(&results).unwrap();
        let path = results.join("recognition.csv");
        to_file(&path, b"one", Overwrite::OwnOnly).unwrap();
        to_file(&path, b"two", Overwrite::OwnOnly).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
    }

    #[test]
    fn a_missing_folder_is_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nowhere").join("x.csv");
        assert!(matches!(to_file(&path, b"one", Overwrite::Any), Err(NotWritten::Failed(..))));
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_or_readable() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.csv");
        let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        to_file(&path, b"one", Overwrite::OwnOnly).unwrap();
        assert_eq!(mode(), 0o644);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        to_file(&path, b"two", Overwrite::Any).unwrap();
        assert_eq!(mode(), 0o600);
    }
}
