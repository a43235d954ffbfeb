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
    /// A folder with nothing in it, git's own aside, and what an earlier run had put there when it was ended.
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
    for around in [Some(folder.to_owned()), parent(folder).ok()].into_iter().flatten() {
        // what cannot be cleared is in nobody's way
        let _ = disk.clear_stages(&around);
    }
    let standing = standing(folder, files)?;
    let around = match standing {
        Standing::Empty => folder.to_owned(),
        Standing::Nothing => parent(folder)?,
    };
    let stage = disk.make_stage(&around)?;
    let prepared = stage.prepared();
    for (path, text) in files {
        disk.make_file(&prepared.join(path), text.as_bytes())?;
    }
    disk.sync_folder(&prepared)?;
    let moves = match standing {
        Standing::Nothing => vec![(prepared, folder.to_owned())],
        Standing::Empty => entries(&prepared, folder, files)?,
    };
    Ok(move_all(&moves, &around, disk)?)
}

fn standing(folder: &Path, files: &BTreeMap<String, String>) -> Result<Standing, NotMade> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Nothing),
        Err(_) if folder.is_file() => return Err(NotMade::NotAFolder),
        Err(error) => return Err(error.into()),
    };
    for entry in entries {
        let name = entry?.file_name();
        if name != ".git" && (name == LAST || !name.to_str().is_some_and(|name| is_new(folder, name, files)))
        {
            return Err(NotMade::NotEmpty);
        }
    }
    Ok(Standing::Empty)
}

/// Whether an entry is, byte for byte, what would be put there.
fn is_new(folder: &Path, name: &str, files: &BTreeMap<String, String>) -> bool {
    let is_of =
        |path: &str| path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let expected = files.keys().filter(|path| is_of(path)).count();
    expected > 0 && new_files(folder, name, files) == Some(expected)
}

/// How many files of those to be made there are at or below a path within the folder; `None` where there is anything else.
fn new_files(folder: &Path, path: &str, files: &BTreeMap<String, String>) -> Option<usize> {
    let place = folder.join(path);
    let seen = fs::symlink_metadata(&place).ok()?;
    if seen.is_dir() {
        let entries = fs::read_dir(&place).ok()?;
        return entries
            .map(|entry| new_files(folder, &format!("{path}/{}", entry.ok()?.file_name().to_str()?), files))
            .sum();
    }
    let text = files.get(path).filter(|text| seen.is_file() && seen.len() == text.len() as u64)?;
    (fs::read(&place).ok()? == text.as_bytes()).then_some(1)
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
fn entries(
    prepared: &Path,
    folder: &Path,
    files: &BTreeMap<String, String>,
) -> io::Result<Vec<(PathBuf, PathBuf)>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(prepared)? {
        names.push(entry?.file_name());
    }
    // what is there already is what would be put there
    names.retain(|name| !name.to_str().is_some_and(|name| is_new(folder, name, files)));
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
    use std::path::Path;

    use super::{NotMade, make};

    fn files(paths: &[&str]) -> BTreeMap<String, String> {
        paths.iter().map(|path| ((*path).to_owned(), format!("text of {path}\n"))).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
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

    /// A run that is killed leaves what it prepares, and perhaps the first of what it moves.
    #[test]
    fn what_a_killed_run_began_is_completed() {
        let files = files(&["a", "b/c", "b/d", "bontot.toml"]);
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("ho-so");
        let left = |within: &Path| {
            fs::create_dir_all(within.join(".bontot-init.a1B2c3.bontot-tmp/new/b")).unwrap();
            fs::write(within.join(".bontot-init.a1B2c3.bontot-tmp/lock"), "").unwrap();
        };
        left(around.path());
        fs::create_dir_all(folder.join("b")).unwrap();
        left(&folder);
        for path in ["b/c", "b/d"] {
            fs::write(folder.join(path), &files[path]).unwrap();
        }
        make(&folder, &files).unwrap();
        assert_eq!(names(&folder), ["a", "b", "bontot.toml"]);
        assert_eq!(names(around.path()), ["ho-so"]);
        // whole, the folder is not empty; nor is one with anything that is not what would be made
        assert!(matches!(make(&folder, &files), Err(NotMade::NotEmpty)));
        for (path, text) in [("b/c", "theirs"), ("b/e", "theirs"), ("c", "theirs")] {
            let folder = around.path().join("khac");
            fs::create_dir_all(folder.join("b")).unwrap();
            for path in ["b/c", "b/d"] {
                fs::write(folder.join(path), &files[path]).unwrap();
            }
            fs::write(folder.join(path), text).unwrap();
            assert!(matches!(make(&folder, &files), Err(NotMade::NotEmpty)), "{path}");
            assert!(!folder.join("a").exists());
            fs::remove_dir_all(&folder).unwrap();
        }
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
