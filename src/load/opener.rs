//! Reads the files of a folder one after another without going the way to the folder again and again.

use std::fs::File;
#[cfg(not(unix))]
use std::path::PathBuf;

use super::root::{ROOM, Root};

/// Keeps the folder of the file that was read last.
#[derive(Debug, Default)]
pub struct Opener {
    /// Within the workspace.
    folder: String,
    handle: Option<Handle>,
}

impl Opener {
    /// Adds a file of the disk to what is in `buffer`, as far as it has at least `most` bytes. `None` where that is not
    /// possible in this way; then the usual one tells why, or reads it from elsewhere.
    pub fn read(&mut self, root: &Root, path: &str, most: usize, buffer: &mut Vec<u8>) -> Option<()> {
        let (folder, name) = path.rsplit_once('/')?;
        if self.folder != folder {
            folder.clone_into(&mut self.folder);
            self.handle = Handle::of(root, folder);
        }
        let start = buffer.len();
        buffer.reserve(ROOM);
        let read = self.handle.as_ref()?.read(name, start.saturating_add(most), buffer);
        if read.is_none() {
            buffer.truncate(start);
        }
        read
    }
}

#[cfg(unix)]
#[derive(Debug)]
struct Handle {
    folder: File,
    /// Whether a file that gives fewer bytes than there is room for has no more.
    gives_all: bool,
}

#[cfg(unix)]
impl Handle {
    fn of(root: &Root, folder: &str) -> Option<Self> {
        let folder = File::open(root.disk_folder(folder)?).ok()?;
        let gives_all = gives_all(&folder);
        Some(Self { folder, gives_all })
    }

    fn read(&self, name: &str, most: usize, buffer: &mut Vec<u8>) -> Option<()> {
        use rustix::buffer::spare_capacity;
        use rustix::fs::{Mode, OFlags, openat};
        use rustix::io::{Errno, read};

        let file = openat(&self.folder, name, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty()).ok()?;
        while buffer.len() < most {
            buffer.reserve(1);
            let room = buffer.capacity() - buffer.len();
            match read(&file, spare_capacity(buffer)) {
                Ok(0) => break,
                Ok(read) if read < room && self.gives_all => break,
                Ok(_) | Err(Errno::INTR) => {}
                Err(_) => return None,
            }
        }
        Some(())
    }
}

/// Whether a folder lies in a file system of Linux that reads into all the room there is, as far as a file has bytes. What
/// comes from elsewhere, from another computer or from a program, may come in parts.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
fn gives_all(folder: &File) -> bool {
    // ext2 to ext4, XFS, Btrfs, tmpfs
    let is_known = |kind| matches!(kind, 0xEF53 | 0x5846_5342 | 0x9123_683E | 0x0102_1994);
    rustix::fs::fstatfs(folder).is_ok_and(|found| is_known(found.f_type))
}

#[cfg(all(unix, not(all(target_os = "linux", target_pointer_width = "64"))))]
const fn gives_all(_: &File) -> bool {
    false
}

#[cfg(not(unix))]
#[derive(Debug)]
struct Handle {
    folder: PathBuf,
}

#[cfg(not(unix))]
impl Handle {
    fn of(root: &Root, folder: &str) -> Option<Self> {
        Some(Self { folder: root.disk_folder(folder)? })
    }

    fn read(&self, name: &str, most: usize, buffer: &mut Vec<u8>) -> Option<()> {
        use std::io::Read;

        let file = File::open(self.folder.join(name)).ok()?;
        file.take(most as u64).read_to_end(buffer).ok().map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::{Opener, ROOM, Root};

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
            let mut bytes = Vec::new();
            opener.read(&root, path, usize::MAX, &mut bytes)?;
            Some(String::from_utf8(bytes).unwrap())
        };
        let expected = [("a/x", Some("a")), ("a/b/x", Some("ab")), ("a/x", Some("a")), ("a/y", None)];
        for (path, text) in expected {
            assert_eq!(read(path).as_deref(), text, "{path}");
        }
        // where files are held, or nothing is, the usual way knows more
        assert_eq!([read("c/x"), read("d/x"), read("x"), read("a/b")], [None, None, None, None]);
    }

    #[test]
    fn files_are_read_to_their_end_or_as_far_as_is_asked() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        let root = Root::from(folder.path());
        let mut opener = Opener::default();
        for length in [0, 1, ROOM - 1, ROOM, ROOM + 1, 5 * ROOM] {
            let written: Vec<u8> = (0..=250).cycle().take(length).collect();
            std::fs::write(folder.path().join("a/x"), &written).unwrap();
            for gives_all in [true, false] {
                for most in [1, ROOM, 3 * ROOM, usize::MAX] {
                    const BEFORE: &[u8] = b"of the file before";
                    assert!(opener.read(&root, "a/x", most, &mut Vec::new()).is_some());
                    #[cfg(unix)]
                    opener.handle.iter_mut().for_each(|handle| handle.gives_all = gives_all);
                    let mut bytes = BEFORE.to_vec();
                    assert!(opener.read(&root, "a/x", most, &mut bytes).is_some());
                    assert!(opener.read(&root, "a/y", most, &mut bytes).is_none());
                    let read = bytes.strip_prefix(BEFORE).expect("it is added to what was there");
                    assert!(read.len() >= length.min(most), "{length} {most} {gives_all}");
                    assert_eq!(read, &written[..read.len()], "{length} {most} {gives_all}");
                }
            }
        }
    }
}
