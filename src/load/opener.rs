//! Opens the files of a folder one after another without going the way to the folder again and again.

use std::fs::File;
#[cfg(not(unix))]
use std::path::PathBuf;

use super::root::Root;

/// Keeps the folder of the file that was opened last.
#[derive(Debug, Default)]
pub struct Opener {
    /// Within the workspace.
    folder: String,
    handle: Option<Handle>,
}

#[cfg(unix)]
type Handle = File;
#[cfg(not(unix))]
type Handle = PathBuf;

impl Opener {
    /// Opens a file of the disk. `None` where that is not possible in this way; then the usual one tells why, or reads
    /// it from elsewhere.
    pub fn open(&mut self, root: &Root, path: &str) -> Option<File> {
        let (folder, name) = path.rsplit_once('/')?;
        if self.folder != folder {
            folder.clone_into(&mut self.folder);
            self.handle = handle(root, folder);
        }
        file(self.handle.as_ref()?, name)
    }
}

#[cfg(unix)]
fn handle(root: &Root, folder: &str) -> Option<Handle> {
    File::open(root.disk_folder(folder)?).ok()
}

#[cfg(unix)]
fn file(folder: &Handle, name: &str) -> Option<File> {
    use rustix::fs::{Mode, OFlags, openat};
    openat(folder, name, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty()).ok().map(File::from)
}

#[cfg(not(unix))]
fn handle(root: &Root, folder: &str) -> Option<Handle> {
    root.disk_folder(folder)
}

#[cfg(not(unix))]
fn file(folder: &Handle, name: &str) -> Option<File> {
    File::open(folder.join(name)).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Opener, Root};

    #[test]
    fn files_are_those_of_their_folders() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [("a/x", "a"), ("a/b/x", "ab"), ("c/x", "old")] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let root = Root::from(folder.path()).with("c/y", *b"new");
        let mut opener = Opener::default();
        let mut read = |path: &str| {
            let mut text = String::new();
            opener.open(&root, path)?.read_to_string(&mut text).unwrap();
            Some(text)
        };
        let expected = [("a/x", Some("a")), ("a/b/x", Some("ab")), ("a/x", Some("a")), ("a/y", None)];
        for (path, text) in expected {
            assert_eq!(read(path).as_deref(), text, "{path}");
        }
        // where files are held, or nothing is, the usual way knows more
        assert_eq!([read("c/x"), read("d/x"), read("x")], [None, None, None]);
    }
}
