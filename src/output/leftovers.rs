//! What our temporary files and folders are called, and which of them a killed run left: those whose lock nobody holds.
//! Nothing else is touched, whatever stands beside it.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempDir};

use super::disk::{folder_of, gone};
use super::temporary::MADE;

/// How the names of our temporary files end. They begin with a dot, so that nothing reads them.
pub const ENDING: &str = ".bontot-tmp";

/// How the name of a file ends that another one takes the place of.
pub const ENDING_OF_KEPT: &str = ".old.bontot-tmp";

/// How such a name ends when it could not be put back: for people, and cleared by nobody.
const ENDING_OF_SAVED: &str = ".bontot-old";

/// How many letters and digits the library puts between beginning and ending.
const RANDOM: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    New,
    Kept,
}

/// How the names of temporary files for this one begin.
pub fn start_of_names(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // a long name, with what is added to it, would be longer than file systems allow
    format!(".{}.", name.chars().take(40).collect::<String>())
}

/// Where a kept file stands that could not be put back.
pub fn saved(kept: &Path) -> Option<PathBuf> {
    let start = kept.file_name()?.to_str()?.strip_suffix(ENDING_OF_KEPT)?;
    Some(kept.with_file_name(format!("{start}{ENDING_OF_SAVED}")))
}

/// The beginning of a name of ours, and what it is; `None` for all others.
fn taken_apart(name: &str) -> Option<(&str, Kind)> {
    let kept = name.strip_suffix(ENDING_OF_KEPT).map(|rest| (rest, Kind::Kept));
    let (rest, kind) = kept.or_else(|| Some((name.strip_suffix(ENDING)?, Kind::New)))?;
    let (start, random) = rest.split_at_checked(rest.len().checked_sub(RANDOM)?)?;
    let is_ours = start.starts_with('.') && start.ends_with('.') && start.len() > 2;
    (is_ours && random.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some((start, kind))
}

/// Removes what killed runs left for these files. Each folder is looked through once.
pub fn clear_files(paths: &[&Path]) -> io::Result<()> {
    let mut folders: BTreeMap<PathBuf, BTreeMap<String, &Path>> = BTreeMap::new();
    for path in paths {
        folders.entry(folder_of(path)).or_default().insert(start_of_names(path), path);
    }
    for (folder, wanted) in folders {
        let mut found: BTreeMap<&Path, Vec<(PathBuf, Kind)>> = BTreeMap::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let Some((start, kind)) = name.to_str().and_then(taken_apart) else { continue };
            if let Some(path) = wanted.get(start).filter(|_| entry.file_type().is_ok_and(|is| is.is_file())) {
                found.entry(path).or_default().push((entry.path(), kind));
            }
        }
        for (path, found) in found {
            clear_found(path, &found)?;
        }
    }
    Ok(())
}

/// What is kept of a file has no lock of its own: as long as a run writes that file, it has one on the new file, which is
/// beside its place or in it.
fn clear_found(path: &Path, found: &[(PathBuf, Kind)]) -> io::Result<()> {
    let is_placed = path.exists() && File::open(path).is_ok_and(|file| is_held(&file));
    let (abandoned, held): (Vec<_>, Vec<_>) =
        found.iter().filter(|(_, kind)| *kind == Kind::New).partition(|(path, _)| is_abandoned(path));
    let kept = found.iter().filter(|(_, kind)| *kind == Kind::Kept && held.is_empty() && !is_placed);
    for (path, _) in abandoned.into_iter().chain(kept) {
        gone(fs::remove_file(path))?;
    }
    Ok(())
}

/// Whether nobody holds the lock of a temporary file.
fn is_abandoned(path: &Path) -> bool {
    File::options().write(true).open(path).is_ok_and(|file| file.try_lock().is_ok())
}

fn is_held(file: &File) -> bool {
    matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

/// A temporary folder, gone when it is dropped, with a file in it that is locked as long as somebody needs it.
pub struct Stage {
    /// Closed before the folder goes.
    _lock: File,
    folder: TempDir,
}

/// How the names of such folders begin, and what is in them.
const STAGE: &str = ".bontot-init.";
const LOCK: &str = "lock";
const PREPARED: &str = "new";

impl Stage {
    pub fn make(around: &Path) -> io::Result<Self> {
        for _ in 0..8 {
            let folder = Builder::new().prefix(STAGE).suffix(ENDING).tempdir_in(around)?;
            MADE.add(folder.path());
            let lock = match lock_of(folder.path()) {
                // somebody took it for a leftover, between two steps
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                opened => opened?,
            };
            // where the file system has no locks, nobody clears anything either
            let _ = lock.lock();
            if folder.path().join(LOCK).exists() {
                return Ok(Self { _lock: lock, folder });
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    /// A folder of its own for what is prepared, not made yet: the temporary one can be read by its owner only.
    pub fn prepared(&self) -> PathBuf {
        self.folder.path().join(PREPARED)
    }
}

fn lock_of(stage: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(stage.join(LOCK))
}

/// Removes the folders that killed runs left in this one.
pub fn clear_stages(around: &Path) -> io::Result<()> {
    for entry in fs::read_dir(around)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_ours = name.to_str().and_then(taken_apart) == Some((STAGE, Kind::New));
        if is_ours && entry.file_type()?.is_dir() && holds_ours_only(&entry.path())? {
            let lock = lock_of(&entry.path())?;
            if lock.try_lock().is_ok() {
                gone(fs::remove_dir_all(entry.path()))?;
            }
        }
    }
    Ok(())
}

fn holds_ours_only(stage: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(stage)? {
        let name = entry?.file_name();
        if name != LOCK && name != PREPARED {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Kind, Stage, clear_files, clear_stages, saved, taken_apart};

    #[test]
    fn our_names_are_told_from_all_others() {
        assert_eq!(taken_apart(".x.csv.a1B2c3.bontot-tmp"), Some((".x.csv.", Kind::New)));
        assert_eq!(taken_apart(".x.csv.a1B2c3.old.bontot-tmp"), Some((".x.csv.", Kind::Kept)));
        for other in [
            "x.csv",
            ".x.csv.bontot-tmp",
            ".bontot-tmp",
            "..a1B2c3.bontot-tmp",
            "x.csv.a1B2c3.bontot-tmp",
            ".x.csv.a1B2c.bontot-tmp",
            ".x.csv.a1B2c-.bontot-tmp",
            ".x.csv.a1B2c3.bontot-tmp.txt",
            ".x.csv.a1B2c3.bontot-old",
            ".x.csv.tệpa1.bontot-tmp",
        ] {
            assert_eq!(taken_apart(other), None, "{other}");
        }
        assert_eq!(
            saved(Path::new("a/.x.csv.a1B2c3.old.bontot-tmp")).unwrap(),
            Path::new("a/.x.csv.a1B2c3.bontot-old")
        );
    }

    /// What is kept of a file stays as long as a run holds the new one, beside its place or in it.
    #[test]
    fn what_is_kept_goes_when_nobody_writes_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let [path, kept, new] = ["x.csv", ".x.csv.a1B2c3.old.bontot-tmp", ".x.csv.d4E5f6.bontot-tmp"]
            .map(|name| folder.path().join(name));
        for file in [&path, &kept, &new] {
            fs::write(file, "text").unwrap();
        }
        for held in [&new, &path] {
            let lock = fs::File::options().write(true).open(held).unwrap();
            lock.lock().unwrap();
            clear_files(&[&path]).unwrap();
            assert!(kept.exists() && held.exists());
        }
        clear_files(&[&path]).unwrap();
        assert!(!kept.exists() && !new.exists() && path.exists());
    }

    #[test]
    fn folders_of_killed_runs_go_and_no_others() {
        let around = tempfile::tempdir().unwrap();
        let names = [
            ".bontot-init.aaaaaa.bontot-tmp",
            ".bontot-init.bbbbbb.bontot-tmp",
            ".bontot-init.cccccc.bontot-tmp",
        ];
        let [left, just_made, theirs] = names.map(|name| around.path().join(name));
        fs::create_dir_all(left.join("new/2024")).unwrap();
        fs::write(left.join("new/2024/facts.csv"), "half").unwrap();
        fs::write(left.join("lock"), "").unwrap();
        fs::create_dir_all(&just_made).unwrap();
        fs::create_dir_all(theirs.join("mine")).unwrap();
        let needed = Stage::make(around.path()).unwrap();
        fs::create_dir(needed.prepared()).unwrap();
        clear_stages(around.path()).unwrap();
        assert!(!left.exists() && !just_made.exists());
        assert!(theirs.join("mine").exists() && !theirs.join("lock").exists() && needed.prepared().exists());
    }
}
