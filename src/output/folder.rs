//! A new folder with many files: all of them, or nothing at all.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{Disk, System};

/// Why a folder was not made.
#[derive(Debug)]
pub enum NotMade {
    /// It is there and holds something.
    NotEmpty,
    NotAFolder,
    /// The folder in which it would stand is missing.
    NoParent(PathBuf),
    Failed(io::Error),
}

impl From<io::Error> for NotMade {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// What stands where the folder shall be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Nothing,
    /// A folder with nothing in it, git's own aside.
    Empty,
}

/// The one entry that moves in last: with it the folder counts as a workspace.
const LAST: &str = "bontot.toml";

/// Makes `folder` with the texts of `files`, by their paths within it.
///
/// # Errors
/// When something is there already, or the system refuses; then everything is as it was.
pub fn make(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), NotMade> {
    make_on(folder, files, &System)
}

/// The same on any disk.
///
/// # Errors
/// As for [`make`].
pub fn make_on(folder: &Path, files: &BTreeMap<String, String>, disk: &dyn Disk) -> Result<(), NotMade> {
    let standing = standing(folder)?;
    let around = match standing {
        Standing::Empty => folder.to_owned(),
        Standing::Nothing => parent(folder)?,
    };
    let stage = disk.make_stage(&around)?;
    // a folder of its own: the temporary one can be read by its owner only
    let prepared = stage.path().join("new");
    for (path, text) in files {
        disk.make_file(&prepared.join(path), text.as_bytes())?;
    }
    disk.sync_folder(&prepared)?;
    let moves = match standing {
        Standing::Nothing => vec![(prepared, folder.to_owned())],
        Standing::Empty => entries(&prepared, folder)?,
    };
    Ok(move_all(&moves, &around, disk)?)
}

fn standing(folder: &Path) -> Result<Standing, NotMade> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Nothing),
        Err(_) if folder.is_file() => return Err(NotMade::NotAFolder),
        Err(error) => return Err(error.into()),
    };
    for entry in entries {
        if entry?.file_name() != ".git" {
            return Err(NotMade::NotEmpty);
        }
    }
    Ok(Standing::Empty)
}

/// The folder in which a new one will stand.
fn parent(folder: &Path) -> Result<PathBuf, NotMade> {
    let parent = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    };
    if parent.is_dir() { Ok(parent.to_owned()) } else { Err(NotMade::NoParent(parent.to_owned())) }
}

/// What was prepared, each entry with its place in the folder, in the order in which they move in.
fn entries(prepared: &Path, folder: &Path) -> io::Result<Vec<(PathBuf, PathBuf)>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(prepared)? {
        names.push(entry?.file_name());
    }
    names.sort_by_key(|name| (name == LAST, name.clone()));
    Ok(names.into_iter().map(|name| (prepared.join(&name), folder.join(&name))).collect())
}

/// Moves everything to its place; what was moved goes back when one cannot.
fn move_all(moves: &[(PathBuf, PathBuf)], around: &Path, disk: &dyn Disk) -> io::Result<()> {
    let mut moved = 0;
    let put = moves.iter().try_for_each(|(from, to)| disk.rename(from, to).map(|()| moved += 1));
    let put = put.and_then(|()| disk.sync_folder(around));
    if put.is_err() {
        for (from, to) in moves[..moved].iter().rev() {
            // the first failure is the one to tell of
            let _ = disk.rename(to, from);
        }
    }
    put
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::{NotMade, make};

    fn files(paths: &[&str]) -> BTreeMap<String, String> {
        paths.iter().map(|path| ((*path).to_owned(), format!("text of {path}\n"))).collect()
    }

    fn names(folder: &std::path::Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_folder_and_an_empty_one_are_filled() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("ho-so");
        make(&folder, &files(&["a", "b/c", "bontot.toml"])).unwrap();
        assert_eq!(fs::read(folder.join("b/c")).unwrap(), b"text of b/c\n");
        assert_eq!(names(around.path()), ["ho-so"]);
        assert!(matches!(make(&folder, &files(&["a"])), Err(NotMade::NotEmpty)));
        let under_git = around.path().join("kho");
        fs::create_dir_all(under_git.join(".git")).unwrap();
        make(&under_git, &files(&["a", "bontot.toml"])).unwrap();
        assert_eq!(names(&under_git), [".git", "a", "bontot.toml"]);
    }

    #[test]
    fn what_cannot_be_made_whole_is_not_made() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("ho-so");
        // `a` cannot be a file and a folder
        assert!(matches!(make(&folder, &files(&["a", "a/b"])), Err(NotMade::Failed(_))));
        assert_eq!(names(around.path()), [] as [&str; 0]);
        // `.git/x` cannot be moved over a folder that holds something; what was moved before goes back
        fs::create_dir_all(folder.join(".git/objects")).unwrap();
        assert!(matches!(make(&folder, &files(&[".git/x", ".a", "b"])), Err(NotMade::Failed(_))));
        assert_eq!(names(&folder), [".git"]);
    }

    #[test]
    fn files_and_missing_parents_are_told_apart() {
        let around = tempfile::tempdir().unwrap();
        let file = around.path().join("tep");
        fs::write(&file, "x").unwrap();
        assert!(matches!(make(&file, &files(&["a"])), Err(NotMade::NotAFolder)));
        let deep = around.path().join("khong-co/ho-so");
        assert!(matches!(make(&deep, &files(&["a"])), Err(NotMade::NoParent(_))));
    }
}
