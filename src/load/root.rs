//! Where the files of a workspace are: in a folder of the disk, in memory (a revision of git), or in a folder
//! with some files as they would be after a change. Nothing else in loading knows the difference.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;

use super::limits::Limits;
use super::names::is_left_by_a_tool;
use crate::threads;

/// The root of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Root {
    /// The folder on the disk; without one there are only the files held.
    disk: Option<PathBuf>,
    /// By path within the folder, with `/`; each stands instead of the one on the disk.
    held: Arc<BTreeMap<String, Held>>,
    /// Where the manifest and the guidelines come from, if from elsewhere.
    rules: Option<Arc<Self>>,
    limits: Limits,
}

/// What holds the rules by which records are judged.
const RULES: [&str; 2] = ["bontot.toml", "criteria"];

/// A file in memory, or what stands in a file's place.
#[derive(Clone, Debug)]
pub enum Held {
    /// Files that loading never reads (evidence, results) may be held empty.
    File(Arc<[u8]>),
    /// A symbolic link.
    Link,
    /// Something that is neither file nor folder, as git's submodules.
    Other,
}

/// An entry of a folder.
#[derive(Debug)]
pub struct Entry {
    /// As it is shown.
    pub name: String,
    pub what: What,
    /// Where it lies, if its name as it is shown does not lead there.
    pub elsewhere: Option<Box<Path>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    File,
    Folder,
    Link,
    /// A device, a pipe, a socket.
    Other,
}

/// What a file is read from.
#[derive(Clone, Debug)]
pub enum Origin {
    Disk(PathBuf),
    Builtin(&'static str),
    Held(Arc<[u8]>),
}

impl From<&Path> for Root {
    fn from(folder: &Path) -> Self {
        Self { disk: Some(folder.to_owned()), ..Self::default() }
    }
}

impl From<BTreeMap<String, Held>> for Root {
    fn from(held: BTreeMap<String, Held>) -> Self {
        Self { held: Arc::new(held), ..Self::default() }
    }
}

impl Root {
    /// The same workspace with one file as it would be; the disk does not change.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        Arc::make_mut(&mut self.held).insert(path.to_owned(), Held::File(bytes.into()));
        self
    }

    /// How much the workspace may hold.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// The same records under the rules of another workspace: its manifest and its guidelines.
    #[must_use]
    pub fn under_rules_of(mut self, rules: Self) -> Self {
        self.rules = Some(Arc::new(rules));
        self
    }

    /// Where a path is looked for.
    fn home(&self, path: &str) -> &Self {
        let top = path.split('/').next().unwrap_or_default();
        self.rules.as_deref().filter(|_| RULES.contains(&top)).unwrap_or(self)
    }

    /// What a file of that path is, or would be, read from.
    #[must_use]
    pub fn origin(&self, path: &str) -> Origin {
        let home = self.home(path);
        if !std::ptr::eq(home, self) {
            return home.origin(path);
        }
        match (self.held.get(path), &self.disk) {
            (Some(Held::File(bytes)), _) => Origin::Held(bytes.clone()),
            (Some(Held::Link | Held::Other), _) | (None, None) => Origin::Held(Arc::default()),
            (None, Some(disk)) if path == "." => Origin::Disk(disk.clone()),
            (None, Some(disk)) => Origin::Disk(disk.join(path)),
        }
    }

    /// A folder of the disk all files of which are read from there.
    #[must_use]
    pub fn disk_folder(&self, folder: &str) -> Option<PathBuf> {
        let home = self.home(folder);
        let disk = home.disk.as_ref().filter(|_| home.below(folder).next().is_none())?;
        Some(disk.join(folder))
    }

    /// The entries of a folder by name, without what tools leave; one more than there may be where there are too many.
    ///
    /// # Errors
    /// When a folder of the disk cannot be read.
    pub fn entries(&self, folder: &str) -> anyhow::Result<Vec<Entry>> {
        let home = self.home(folder);
        if !std::ptr::eq(home, self) {
            return home.entries(folder);
        }
        let mut entries = Vec::new();
        if let Some(disk) = &self.disk {
            entries = read_disk(&disk.join(folder), self.holds_below(folder), self.limits.files)?;
        }
        self.add_held(folder, &mut entries);
        if let Some(rules) = self.rules.as_ref().filter(|_| folder.is_empty()) {
            entries.retain(|entry| !RULES.contains(&entry.name.as_str()));
            let of_rules = rules.entries("")?.into_iter();
            entries.extend(of_rules.filter(|entry| RULES.contains(&entry.name.as_str())));
        }
        entries.retain(|entry| !is_left_by_a_tool(&entry.name));
        Ok(by_name(entries))
    }

    fn holds_below(&self, folder: &str) -> Below {
        if self.below(folder).next().is_some() { Below::Held } else { Below::Nothing }
    }

    fn add_held(&self, folder: &str, entries: &mut Vec<Entry>) {
        for (path, held) in self.below(folder) {
            let (name, what) = match (path.split_once('/'), held) {
                (Some((name, _)), _) => (name, What::Folder),
                (None, Held::File(_)) => (path, What::File),
                (None, Held::Link) => (path, What::Link),
                (None, Held::Other) => (path, What::Other),
            };
            if what != What::Folder || entries.last().is_none_or(|last| last.name != name) {
                entries.push(Entry { name: name.to_owned(), what, elsewhere: None });
            }
        }
    }

    /// The held files below a folder, by their path within it.
    fn below<'a>(&'a self, folder: &str) -> impl Iterator<Item = (&'a str, &'a Held)> + use<'a> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let start = prefix.len();
        let held = self.held.range(prefix.clone()..).take_while(move |(path, _)| path.starts_with(&prefix));
        held.map(move |(path, held)| (&path[start..], held))
    }
}

/// Whether a folder may be missing on the disk, because files held in memory stand in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Held,
    Nothing,
}

/// The entries by name. Of two with one name the later counts: it is held in place of the other; a folder may be
/// held and on the disk.
fn by_name(entries: Vec<Entry>) -> Vec<Entry> {
    // the first letters tell nearly all of them apart
    let mut keyed: Vec<_> = entries.into_iter().map(|entry| (first_bytes(&entry.name), entry)).collect();
    let sort = |some: &mut [(u128, Entry)]| {
        some.sort_by(|(first, one), (second, other)| {
            first.cmp(second).then_with(|| one.name.cmp(&other.name))
        });
    };
    let count = keyed.len();
    let (one, other) = keyed.split_at_mut(count / 2);
    threads::beside(count, || sort(one), || sort(other));
    // two halves that are in order are soon in order
    sort(&mut keyed);
    keyed.dedup_by(|(second, later), (first, kept)| {
        let is_one = first == second && later.name == kept.name;
        if is_one && later.what != What::Folder {
            std::mem::swap(later, kept);
        }
        is_one
    });
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

/// The first bytes of a text as a number: the text that comes first has the smaller one, or the same.
fn first_bytes(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = text.len().min(bytes.len());
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}

fn read_disk(path: &Path, below: Below, most: usize) -> anyhow::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    if below == Below::Held && !path.exists() {
        return Ok(entries);
    }
    let failed = || format!("{}", path.display());
    for entry in fs::read_dir(path).with_context(failed)? {
        let entry = entry.with_context(failed)?;
        let (name, elsewhere) = match entry.file_name().into_string() {
            Ok(name) => (name, None),
            Err(name) => (name.to_string_lossy().into_owned(), Some(entry.path().into())),
        };
        if is_left_by_a_tool(&name) {
            continue;
        }
        let kind = entry.file_type().with_context(failed)?;
        let what = if kind.is_symlink() {
            What::Link
        } else if kind.is_dir() {
            What::Folder
        } else if kind.is_file() {
            What::File
        } else {
            What::Other
        };
        entries.push(Entry { name, what, elsewhere });
        if entries.len() > most {
            break;
        }
    }
    Ok(entries)
}

/// A path within a folder; the root is the empty path.
#[must_use]
pub fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

impl Origin {
    /// The bytes from the beginning to the end.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(&self) -> anyhow::Result<Box<dyn Read + Send + '_>> {
        Ok(match self {
            Self::Held(bytes) => Box::new(&**bytes),
            Self::Builtin(text) => Box::new(text.as_bytes()),
            Self::Disk(path) => Box::new(File::open(path).with_context(|| path.display().to_string())?),
        })
    }

    /// Adds the first `most` bytes to what is in `buffer`.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn read_start(&self, buffer: &mut Vec<u8>, most: u64) -> anyhow::Result<()> {
        let read = match self {
            Self::Held(bytes) => bytes.take(most).read_to_end(buffer),
            Self::Builtin(text) => text.as_bytes().take(most).read_to_end(buffer),
            Self::Disk(path) => File::open(path).and_then(|file| file.take(most).read_to_end(buffer)),
        };
        read.map(|_| ()).with_context(|| self.name())
    }

    /// How many bytes it has; none where the system does not tell.
    #[must_use]
    pub fn length(&self) -> u64 {
        match self {
            Self::Held(bytes) => bytes.len() as u64,
            Self::Builtin(text) => text.len() as u64,
            Self::Disk(path) => fs::metadata(path).map_or(0, |seen| seen.len()),
        }
    }

    /// What a failure to read it names.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Disk(path) => path.display().to_string(),
            Self::Held(_) | Self::Builtin(_) => String::new(),
        }
    }

    /// The bytes of a file; a file that is larger than `limit` gives its size instead.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, limit: u64) -> anyhow::Result<Result<Vec<u8>, u64>> {
        let within = |bytes: &[u8]| {
            let size = bytes.len() as u64;
            if size > limit { Err(size) } else { Ok(bytes.to_vec()) }
        };
        match self {
            Self::Held(bytes) => Ok(within(bytes)),
            Self::Builtin(text) => Ok(within(text.as_bytes())),
            Self::Disk(path) => read_within(path, limit).with_context(|| path.display().to_string()),
        }
    }
}

/// What a file may hold so that it is read at once.
pub const ROOM: usize = 1 << 13;

fn read_within(path: &Path, limit: u64) -> io::Result<Result<Vec<u8>, u64>> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(Err(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
}

#[cfg(test)]
mod tests {
    use super::{Root, What};

    fn names(root: &Root, folder: &str) -> Vec<(String, What)> {
        let entries = root.entries(folder).unwrap();
        entries.into_iter().map(|entry| (entry.name, entry.what)).collect()
    }

    #[test]
    fn files_in_memory_are_a_folder() {
        let root = Root::default().with("bontot.toml", *b"").with("2024/assessments/r/a.csv", *b"x");
        let root = root.with("2024/facts.csv", *b"").with("2024-old/x.csv", *b"").with("2024/.tmp", *b"");
        let expected = [("2024", What::Folder), ("2024-old", What::Folder), ("bontot.toml", What::File)];
        assert_eq!(names(&root, ""), expected.map(|(name, what)| (name.to_owned(), what)));
        let expected = [("assessments", What::Folder), ("facts.csv", What::File)];
        assert_eq!(names(&root, "2024"), expected.map(|(name, what)| (name.to_owned(), what)));
        assert_eq!(names(&root, "2024/assessments/r"), [("a.csv".to_owned(), What::File)]);
        assert_eq!(root.origin("2024/assessments/r/a.csv").read(9).unwrap(), Ok(b"x".to_vec()));
    }

    #[test]
    fn records_can_be_put_under_other_rules() {
        let old = Root::default().with("bontot.toml", *b"old").with("criteria/a/1.toml", *b"");
        let new = Root::default().with("bontot.toml", *b"new").with("2024/facts.csv", *b"");
        let mixed = new.under_rules_of(old);
        let expected = [("2024", What::Folder), ("bontot.toml", What::File), ("criteria", What::Folder)];
        assert_eq!(names(&mixed, ""), expected.map(|(name, what)| (name.to_owned(), what)));
        assert_eq!(mixed.origin("bontot.toml").read(9).unwrap(), Ok(b"old".to_vec()));
        assert_eq!(names(&mixed, "criteria/a"), [("1.toml".to_owned(), What::File)]);
        assert_eq!(names(&mixed, "2024").len(), 1);
    }

    #[test]
    fn names_stand_in_order_however_much_they_begin_alike() {
        let folder = tempfile::tempdir().unwrap();
        let in_order =
            ["cb.csv", "chi-bo-dai-doi-10.csv", "chi-bo-dai-doi-2.csv", "chi-bo-dai-doi.csv", "đ.csv"];
        for name in [4, 2, 0, 3, 1].map(|index| in_order[index]) {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let root = Root::from(folder.path()).with("chi-bo-dai-doi-2.csv", *b"");
        assert_eq!(names(&root, ""), in_order.map(|name| (name.to_owned(), What::File)));
    }

    #[test]
    fn a_held_file_stands_instead_of_the_one_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.csv"), "old").unwrap();
        std::fs::write(folder.path().join("b.csv"), "b").unwrap();
        let root = Root::from(folder.path()).with("a.csv", *b"new").with("2024/c.csv", *b"");
        let expected = [("2024", What::Folder), ("a.csv", What::File), ("b.csv", What::File)];
        assert_eq!(names(&root, ""), expected.map(|(name, what)| (name.to_owned(), what)));
        assert_eq!(root.origin("a.csv").read(9).unwrap(), Ok(b"new".to_vec()));
        assert_eq!(root.origin("b.csv").read(9).unwrap(), Ok(b"b".to_vec()));
        assert_eq!(root.origin("b.csv").read(0).unwrap(), Err(1));
        assert_eq!(names(&root, "2024").len(), 1);
        assert!(root.entries("2025").is_err());
    }
}
