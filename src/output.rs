//! The only writer: text to the screen, or files that appear whole or not at all.

mod disk;
#[cfg(test)]
mod failing;
mod filling;
mod leftovers;
mod replace;
mod standing;
mod temporary;
#[cfg(test)]
mod tests;

pub mod folder;
pub mod passing;

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::sync::atomic::AtomicBool;

pub use disk::folder_of;
use disk::{Disk, System};
pub use filling::Filling;
pub use replace::{lies_in_results, within};

/// What may happen to a file that is already there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overwrite {
    /// Only one with the same bytes, or a receipt.
    OwnOnly,
    /// Any (`--force`).
    Any,
}

/// What a file shall hold.
pub enum Content<'a> {
    Held(&'a [u8]),
    /// It stands beside the file's place.
    Filled(Filling<'a>),
}

/// Which folders may be made for a file where they are missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Folders<'a> {
    /// One, in a folder that is there: `2024/results`.
    One,
    /// All those in this one.
    In(&'a Path),
}

/// A file of a workspace as it was read, and as it shall be.
pub struct Change<'a> {
    pub path: &'a Path,
    /// `None` where there was no file.
    pub before: Option<&'a [u8]>,
    pub after: &'a [u8],
}

/// What became of files that were to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Written {
    /// Some of them are new; these folders were made for them.
    New(Vec<PathBuf>),
    /// All of them held this already.
    Standing,
}

/// Why a file was not written.
#[derive(Debug)]
pub enum NotWritten {
    /// There is a file that the program did not make.
    NotOurs(PathBuf),
    /// What stands there is no file: a folder, a link, a device. Links are not followed.
    NotAFile(PathBuf),
    /// Somebody has set it read-only, and it would change.
    ReadOnly(PathBuf),
    /// The folder for it is missing, and may not be made: the one above it is missing too.
    NoFolder(PathBuf),
    /// It is not any more what the change was made from.
    Changed(PathBuf),
    Failed(PathBuf, io::Error),
    /// The same, and what had been written was not taken back everywhere.
    NotTakenBack(PathBuf, io::Error, Vec<Saved>),
}

/// What a file held before, which could not be put back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Saved {
    pub of: PathBuf,
    /// The file that holds it now.
    pub at: PathBuf,
}

impl NotWritten {
    fn failed(path: &Path, error: io::Error, saved: Vec<Saved>) -> Self {
        if saved.is_empty() {
            Self::Failed(path.to_owned(), error)
        } else {
            Self::NotTakenBack(path.to_owned(), error, saved)
        }
    }
}

impl fmt::Display for NotWritten {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(path)
            | Self::NotAFile(path)
            | Self::ReadOnly(path)
            | Self::NoFolder(path)
            | Self::Changed(path) => write!(out, "{}", path.display()),
            Self::Failed(path, error) | Self::NotTakenBack(path, error, _) => {
                write!(out, "{}: {error}", path.display())
            }
        }
    }
}

impl std::error::Error for NotWritten {}

/// Makes a write that is over what the system lets the user write fail as any other: its signal would end the program
/// without a word, and leave what is temporary. Where that cannot be had, all is as it would be.
#[cfg(unix)]
pub fn fail_where_files_grow_too_large() {
    static SIGNALLED: AtomicBool = AtomicBool::new(false);
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, &SIGNALLED);
}

/// Other systems have no such signal.
#[cfg(not(unix))]
pub const fn fail_where_files_grow_too_large() {}

/// Writes `content` to standard output and makes sure that it arrived.
///
/// # Errors
/// When the device is full or gone. A reader that has seen enough (`| head`) is no error.
pub fn to_screen(content: &[u8]) -> io::Result<()> {
    passing::clear();
    let mut screen = io::stdout().lock();
    match screen.write_all(content).and_then(|()| screen.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes `text` to standard error. Where that is gone nobody is left to tell.
pub fn to_errors(text: &str) {
    passing::clear();
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Removes what killed runs left for these files. What cannot be cleared is in nobody's way.
pub fn clear_leftovers(paths: &[PathBuf]) {
    let _ = System.clear_leftovers(&paths.iter().map(PathBuf::as_path).collect::<Vec<_>>());
}

/// Removes the temporary files that a fault of the program would leave.
pub fn remove_temporary() {
    temporary::MADE.remove();
}

/// Writes files: all of them, or all stay as they were. Each is whole at any moment; only a crash
/// between two of them can leave some new and some old. One missing folder, such as `2024/results`, is made for each.
///
/// # Errors
/// When there is something that is not ours, or the system refuses.
pub fn to_files(files: Vec<(&Path, Content<'_>)>, overwrite: Overwrite) -> Result<Written, NotWritten> {
    replace::files(files, overwrite, Folders::One, &System)
}

/// Changes files of a workspace, all or none; whatever folders they lack in it are made. Of two runs that change one file at
/// the same time the second is refused.
///
/// # Errors
/// When one of them is not any more what it was read as, what is there is no file, or the system refuses.
pub fn to_workspace(root: &Path, changes: &[Change<'_>]) -> Result<Written, NotWritten> {
    replace::changed(root, changes, &System)
}
