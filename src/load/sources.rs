//! The register of files: what was read from where, and which line and column a place is.

mod again;
mod numbered;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::limits::Lines;
use super::opener::Opener;
use super::root::{Origin, Root};
use crate::diagnostics::{Diagnostic, Excerpt, Position, Shown};
use crate::digest::{Sum, TextDigest, is_text};
use crate::model::period::year_named;
use crate::model::{FileId, Place};
use again::{shown_bytes, sum_of};
use numbered::Numbered;

/// Every file that was looked at, in the order it was met. There may be very many: their paths stand in one text.
#[derive(Clone, Debug)]
pub struct Sources {
    root: Root,
    paths: Arc<String>,
    files: Vec<Source>,
    /// How long the mark before each path is.
    mark: usize,
    /// Whether digests are worked out while files are read.
    digests: Digests,
    /// What the tables among them hold.
    pub(super) lines: Lines,
    /// One that could not be read again for its digest.
    lost: OnceLock<FileId>,
}

/// Whether the digests of the files will be asked for. Where they surely are, they are taken while a file is read, which
/// then need not be read again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Digests {
    Surely,
    Perhaps,
}

#[derive(Clone, Debug)]
struct Source {
    /// Where its path ends, which is as it is shown: within the folder, with `/`. It begins where that of the file
    /// before ends.
    end: usize,
    /// What it is read from, if not from where its path leads in the folder.
    elsewhere: Option<Box<Origin>>,
    /// Of its text as it was read, where that was read as a whole.
    digest: OnceLock<Sum>,
}

impl Default for Sources {
    /// The register of files that are named one by one, from where the program was started.
    fn default() -> Self {
        Self::of_folder(&Root::from(Path::new(".")))
    }
}

impl Sources {
    /// A register whose first file is the folder itself.
    #[must_use]
    pub fn of_folder(root: &Root) -> Self {
        let mut sources = Self {
            root: root.clone(),
            paths: Arc::default(),
            files: Vec::new(),
            mark: 0,
            digests: Digests::Perhaps,
            lines: Lines::of(root.limits()),
            lost: OnceLock::new(),
        };
        sources.add_within("", ".");
        sources
    }

    /// Of the files that are read from now on.
    #[must_use]
    pub const fn with_digests(mut self, digests: Digests) -> Self {
        self.digests = digests;
        self
    }

    pub fn add_disk(&mut self, shown: &str, path: PathBuf) -> FileId {
        self.add(shown, Origin::Disk(path))
    }

    pub fn add_builtin(&mut self, shown: &str, text: &'static str) -> FileId {
        self.add(shown, Origin::Builtin(text))
    }

    /// What an option of the command line says, to be shown like a file.
    pub fn add_argument(&mut self, option: &str, text: &str) -> FileId {
        self.add(option, Origin::Held(text.as_bytes().into()))
    }

    /// Makes room for so many files of a folder whose names have so many bytes.
    pub fn expect(&mut self, within: &str, files: usize, names: usize) {
        Arc::make_mut(&mut self.paths).reserve(names + files * (within.len() + 1));
        // the few that come after them, too, shall not double the room
        self.files.reserve(files + files / 64);
    }

    /// A file of the folder `within` the root, the root itself being the empty path.
    pub fn add_within(&mut self, within: &str, name: &str) -> FileId {
        let paths = Arc::make_mut(&mut self.paths);
        if !within.is_empty() {
            paths.extend([within, "/"]);
        }
        paths.push_str(name);
        self.put(None)
    }

    fn add(&mut self, shown: &str, origin: Origin) -> FileId {
        Arc::make_mut(&mut self.paths).push_str(shown);
        self.put(Some(Box::new(origin)))
    }

    /// Adds a file whose path stands last.
    fn put(&mut self, elsewhere: Option<Box<Origin>>) -> FileId {
        self.files.push(Source { end: self.paths.len(), elsewhere, digest: OnceLock::new() });
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// How many files there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.files.len()
    }

    /// Every file with its path as it is shown.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &str)> {
        let ids = (0..self.files.len()).zip((0_u32..).map(FileId));
        ids.map(|(index, id)| (id, self.path_at(index)))
    }

    /// Puts a mark before every path that is shown.
    pub fn mark(&mut self, mark: &str) {
        let mut marked = String::with_capacity(self.paths.len() + self.files.len() * mark.len());
        let mut start = 0;
        for source in &mut self.files {
            marked.extend([mark, &self.paths[start..source.end]]);
            start = std::mem::replace(&mut source.end, marked.len());
        }
        self.paths = Arc::new(marked);
        self.mark += mark.len();
    }

    /// The path as it is shown.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        &self.paths[self.range(file)]
    }

    /// Whether a file lies in the folder of one of those years, or of none.
    #[must_use]
    pub fn is_of_years(&self, file: FileId, years: &[i16]) -> bool {
        let folder = self.path(file).split_once('/').map(|(folder, _)| folder);
        folder.and_then(year_named).is_none_or(|year| years.contains(&year))
    }

    fn path_at(&self, index: usize) -> &str {
        &self.paths[self.range_at(index)]
    }

    fn range_at(&self, index: usize) -> Range<usize> {
        let start = index.checked_sub(1).map_or(0, |before| self.files[before].end);
        start..self.files[index].end
    }

    /// The paths of all files, one after another.
    #[must_use]
    pub fn paths(&self) -> Arc<String> {
        self.paths.clone()
    }

    /// Where the path of a file stands among them.
    #[must_use]
    pub fn range(&self, file: FileId) -> Range<usize> {
        if (file.0 as usize) < self.files.len() { self.range_at(file.0 as usize) } else { 0..0 }
    }

    /// What the file is read from.
    #[must_use]
    pub fn origin(&self, file: FileId) -> Option<Origin> {
        let source = self.files.get(file.0 as usize)?;
        Some(match &source.elsewhere {
            Some(origin) => Origin::clone(origin),
            None => self.root.origin(&self.path(file)[self.mark..]),
        })
    }

    /// Adds a file to what is in `buffer`, as far as it has at least `most` bytes.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read_start(
        &self,
        file: FileId,
        most: usize,
        buffer: &mut Vec<u8>,
        opener: &mut Opener,
    ) -> anyhow::Result<()> {
        let is_within = self.files.get(file.0 as usize).is_some_and(|source| source.elsewhere.is_none());
        let path = &self.path(file)[self.mark..];
        if is_within && opener.read(&self.root, path, most, buffer).is_some() {
            return Ok(());
        }
        self.origin(file).map_or(Ok(()), |origin| origin.read_start(buffer, most as u64))
    }

    /// Whether the file came with the program.
    #[must_use]
    pub fn is_builtin(&self, file: FileId) -> bool {
        let elsewhere = self.files.get(file.0 as usize).and_then(|source| source.elsewhere.as_deref());
        matches!(elsewhere, Some(Origin::Builtin(_)))
    }

    /// Whether a file of that path in the folder is held in memory, and stands instead of the one on the disk.
    #[must_use]
    pub fn is_held(&self, path: &str) -> bool {
        matches!(self.root.origin(path), Origin::Held(_))
    }

    /// Where the file is on the disk, unless it came with the program or is held in memory.
    #[must_use]
    pub fn disk_path(&self, file: FileId) -> Option<PathBuf> {
        match self.origin(file)? {
            Origin::Disk(path) => Some(path),
            Origin::Builtin(_) | Origin::Held(_) => None,
        }
    }

    /// The first `most` diagnostics by path and place, with their lines and columns.
    #[must_use]
    pub fn show(&self, diagnostics: &[Diagnostic], most: usize) -> Vec<Shown> {
        let mut by_path: Vec<usize> = (0..self.files.len()).collect();
        by_path.sort_by_key(|index| self.path_at(*index));
        let mut ranks = vec![0; self.files.len()];
        for (rank, index) in by_path.into_iter().enumerate() {
            ranks[index] = rank;
        }
        let mut in_order: Vec<&Diagnostic> = diagnostics.iter().collect();
        in_order
            .sort_by_key(|found| (ranks.get(found.place.file().0 as usize), offset(found.place), found.code));
        let mut texts = Texts { sources: self, held: Vec::new() };
        in_order.into_iter().take(most).map(|found| texts.show(found)).collect()
    }

    /// Which path, line and column places are; quickest when they come file by file.
    #[must_use]
    pub fn positions(&self, places: &[Place]) -> BTreeMap<Place, Position> {
        let mut texts = Texts { sources: self, held: Vec::new() };
        places.iter().map(|place| (*place, texts.locate(*place).0)).collect()
    }

    /// The line that a place stands in, as it is.
    #[must_use]
    pub fn line(&self, place: Place) -> Option<String> {
        let (_, excerpt) = Texts { sources: self, held: Vec::new() }.locate(place);
        excerpt.map(|excerpt| excerpt.line)
    }

    /// Keeps the digest of a file whose bytes are at hand, if it will be asked for.
    pub fn take_digest(&self, file: FileId, bytes: &[u8]) {
        if let Some(mut digest) = self.begin_digest() {
            digest.take(bytes);
            self.keep_digest(file, digest);
        }
    }

    /// Begins the digest of a file that is read in parts, if it will be asked for.
    #[must_use]
    pub fn begin_digest(&self) -> Option<TextDigest> {
        (self.digests == Digests::Surely).then(TextDigest::default)
    }

    /// Keeps the digest of a file that was read to its end.
    pub fn keep_digest(&self, file: FileId, digest: TextDigest) {
        if let Some(source) = self.files.get(file.0 as usize) {
            source.digest.get_or_init(|| digest.finish());
        }
    }

    /// The digest of a file's text.
    #[must_use]
    pub fn digest(&self, file: FileId) -> String {
        self.sum(file, &mut Vec::new()).to_string()
    }

    /// The same, if it was asked for before or taken while the file was read.
    #[must_use]
    pub fn known_sum(&self, file: FileId) -> Option<Sum> {
        self.files.get(file.0 as usize).and_then(|source| source.digest.get()).copied()
    }

    /// The path of a file whose digest is none of its text, because that could not be read again.
    #[must_use]
    pub fn lost(&self) -> Option<&str> {
        self.lost.get().map(|file| self.path(*file))
    }

    /// The digest of a file, read through `buffer`, which another file may use again; see [`Self::lost`].
    #[must_use]
    pub fn sum(&self, file: FileId, buffer: &mut Vec<u8>) -> Sum {
        let mut read = || {
            let read = self.origin(file).map(|origin| origin.open().and_then(|text| sum_of(text, buffer)));
            read.and_then(Result::ok).unwrap_or_else(|| {
                self.lost.get_or_init(|| file);
                TextDigest::default().finish()
            })
        };
        match self.files.get(file.0 as usize) {
            Some(source) => *source.digest.get_or_init(read),
            None => read(),
        }
    }

    /// The text of a guideline's file, which was read before; `None` where it is none any more.
    #[must_use]
    pub fn rules(&self, file: FileId) -> Option<String> {
        String::from_utf8(self.bytes(file)).ok().filter(|text| !text.is_empty())
    }

    fn bytes(&self, file: FileId) -> Vec<u8> {
        let read = self.origin(file).and_then(|origin| origin.read(u64::MAX).ok());
        read.and_then(Result::ok).unwrap_or_default()
    }

    /// In UTF-8.
    fn text(&self, file: FileId) -> Vec<u8> {
        let bytes = self.bytes(file);
        if is_text(&bytes) { bytes } else { shown_bytes(&bytes).into_bytes() }
    }
}

const fn offset(place: Place) -> u32 {
    match place {
        Place::File(_) => 0,
        Place::Line(_, start) | Place::Span(_, start, _) => start,
    }
}

/// Reads files again to show their lines. Problems come file by file, and most of them name a clause of one guideline
/// besides: so the two files that were looked at last are kept.
struct Texts<'a> {
    sources: &'a Sources,
    /// The one that was looked at last stands last.
    held: Vec<(FileId, Numbered)>,
}

impl Texts<'_> {
    fn show(&mut self, diagnostic: &Diagnostic) -> Shown {
        let related = diagnostic.related.iter().map(|place| self.locate(*place).0).collect();
        let basis_at = diagnostic.basis.as_ref().map(|basis| self.locate(basis.place).0);
        let (at, excerpt) = self.locate(diagnostic.place);
        Shown { diagnostic: diagnostic.clone(), at, excerpt, related, basis_at, origin: None }
    }

    fn locate(&mut self, place: Place) -> (Position, Option<Excerpt>) {
        let path = self.sources.path(place.file()).to_owned();
        let is_builtin = self.sources.is_builtin(place.file());
        let whole = Position { path, is_builtin, line: None, column: None };
        match place {
            Place::File(_) => (whole, None),
            Place::Line(file, start) => {
                let found = self.lines(file).around(start as usize);
                let excerpt = Excerpt { line: found.text.to_owned(), marked: 0..0 };
                (Position { line: Some(found.number), ..whole }, Some(excerpt))
            }
            Place::Span(file, start, end) => {
                let found = self.lines(file).around(start as usize);
                let marked = found.marked(start as usize, end as usize);
                let column = found.text[..marked.start].chars().count() + 1;
                let excerpt = Excerpt { line: found.text.to_owned(), marked };
                (Position { line: Some(found.number), column: Some(column), ..whole }, Some(excerpt))
            }
        }
    }

    fn lines(&mut self, file: FileId) -> &Numbered {
        let known = if let Some(at) = self.held.iter().position(|(held, _)| *held == file) {
            self.held.remove(at)
        } else {
            // make room before another one is read
            self.held.drain(..self.held.len().saturating_sub(1));
            (file, Numbered::of(self.sources.text(file)))
        };
        self.held.push(known);
        &self.held.last().expect("it holds one because one was added").1
    }
}
