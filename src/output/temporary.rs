//! What this run made and has not given its place yet, for the case that a fault of the program ends it: nothing
//! unwinds then.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Files and folders of one run.
#[derive(Debug, Default)]
pub struct Temporary(Mutex<Vec<PathBuf>>);

/// Those of this process.
pub static MADE: Temporary = Temporary(Mutex::new(Vec::new()));

impl Temporary {
    fn paths(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of a path. Its name is given to nothing else, so it need not be told when that has got its place or
    /// is gone.
    pub fn add(&self, path: &Path) {
        self.paths().push(path.to_owned());
    }

    /// Removes all that is still there. A fault is being told: another one would only hide it.
    pub fn remove(&self) {
        for path in self.paths().drain(..) {
            let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Temporary;

    #[test]
    fn what_is_still_there_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let [file, stage, put, other] =
            ["file", "stage", "put", "other"].map(|name| folder.path().join(name));
        let made = Temporary::default();
        for path in [&file, &put, &other] {
            fs::write(path, "x").unwrap();
        }
        fs::create_dir_all(stage.join("within")).unwrap();
        for path in [&file, &stage, &put] {
            made.add(path);
        }
        fs::rename(&put, folder.path().join("results.csv")).unwrap();
        made.remove();
        let mut left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["other", "results.csv"]);
    }
}
