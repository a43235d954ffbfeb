//! The register of files: what was read from where, and which line and column a place is.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::limits::{Lines, line_ends};
use super::root::{Origin, Root};
use crate::diagnostics::{Diagnostic, Excerpt, Position, Shown};
use crate::digest::{self, TextDigest};
use crate::model::{FileId, Place};

/// The bytes of a file that are held at a time.
const PART: u64 = 1 << 18;

/// Every file that was looked at, in the order it was met.
#[derive(Clone, Debug)]
pub struct Sources {
    files: Vec<Source>,
    /// Whether digests are worked out while files are read.
    digests: Asked,
    /// What the tables among them hold.
    pub(super) lines: Lines,
}

/// Whether something will be asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Surely,
    Perhaps,
}

#[derive(Clone, Debug)]
struct Source {
    /// As it is shown: within the folder, with `/`.
    path: String,
    origin: Origin,
    /// Of its text as it was read, where that was read as a whole.
    digest: OnceLock<Box<str>>,
}

impl Source {
    const fn new(path: String, origin: Origin) -> Self {
        Self { path, origin, digest: OnceLock::new() }
    }
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
        let folder = Source::new(".".to_owned(), root.origin("."));
        Self { files: vec![folder], digests: Asked::Perhaps, lines: Lines::of(root.limits()) }
    }

    /// The digests of the files that are read from now on will be asked for: they need not be read again for that.
    pub const fn expect_digests(&mut self) {
        self.digests = Asked::Surely;
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

    pub fn add(&mut self, shown: &str, origin: Origin) -> FileId {
        self.files.push(Source::new(shown.to_owned(), origin));
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Every file: as it is shown, and what it is read from.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &str, &Origin)> {
        let ids = (0_u32..).map(FileId);
        ids.zip(&self.files).map(|(id, source)| (id, source.path.as_str(), &source.origin))
    }

    /// Puts a mark before every path that is shown.
    pub fn mark(&mut self, mark: &str) {
        for source in &mut self.files {
            source.path.insert_str(0, mark);
        }
    }

    /// The path as it is shown.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |source| &source.path)
    }

    /// What the file is read from.
    #[must_use]
    pub fn origin(&self, file: FileId) -> Option<&Origin> {
        self.files.get(file.0 as usize).map(|source| &source.origin)
    }

    /// Where the file is on the disk, unless it came with the program or is held in memory.
    #[must_use]
    pub fn disk_path(&self, file: FileId) -> Option<&Path> {
        match self.origin(file)? {
            Origin::Disk(path) => Some(path),
            Origin::Builtin(_) | Origin::Held(_) => None,
        }
    }

    /// The first `most` diagnostics by path and place, with their lines and columns.
    #[must_use]
    pub fn show(&self, diagnostics: &[Diagnostic], most: usize) -> Vec<Shown> {
        let mut by_path: Vec<usize> = (0..self.files.len()).collect();
        by_path.sort_by_key(|index| &self.files[*index].path);
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
        (self.digests == Asked::Surely).then(TextDigest::default)
    }

    /// Keeps the digest of a file that was read to its end.
    pub fn keep_digest(&self, file: FileId, digest: TextDigest) {
        if let Some(source) = self.files.get(file.0 as usize) {
            source.digest.get_or_init(|| digest.finish().into());
        }
    }

    /// The digest of a file's text.
    #[must_use]
    pub fn digest(&self, file: FileId) -> String {
        self.digest_with(file, &mut Vec::new())
    }

    /// The same, read through `buffer`, which another file may use again.
    #[must_use]
    pub fn digest_with(&self, file: FileId, buffer: &mut Vec<u8>) -> String {
        if let Some(known) = self.files.get(file.0 as usize).and_then(|source| source.digest.get()) {
            return known.as_ref().to_owned();
        }
        let read = self.origin(file).map(|origin| origin.open().and_then(|text| digest_of(text, buffer)));
        read.and_then(Result::ok).unwrap_or_else(|| digest::of_text(b""))
    }

    fn bytes(&self, file: FileId) -> Vec<u8> {
        let read = self.origin(file).and_then(|origin| origin.read(u64::MAX).ok());
        read.and_then(Result::ok).unwrap_or_default()
    }

    fn text(&self, file: FileId) -> String {
        String::from_utf8(self.bytes(file)).unwrap_or_else(|broken| shown_bytes(broken.as_bytes()))
    }
}

/// The digest of a text that is never held as a whole.
fn digest_of(mut text: impl Read, buffer: &mut Vec<u8>) -> anyhow::Result<String> {
    let mut digest = TextDigest::default();
    loop {
        buffer.clear();
        if text.by_ref().take(PART).read_to_end(buffer)? == 0 {
            return Ok(digest.finish());
        }
        digest.take(buffer);
    }
}

/// Text that is not UTF-8, one character a byte outside ASCII, so that offsets stay what they are.
fn shown_bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect()
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
        Shown { diagnostic: diagnostic.clone(), at, excerpt, related, basis_at }
    }

    fn locate(&mut self, place: Place) -> (Position, Option<Excerpt>) {
        let path = self.sources.path(place.file()).to_owned();
        match place {
            Place::File(_) => (Position { path, line: None, column: None }, None),
            Place::Line(file, start) => {
                let found = self.lines(file).around(start as usize);
                let excerpt = Excerpt { line: found.text.to_owned(), marked: 0..0 };
                (Position { path, line: Some(found.number), column: None }, Some(excerpt))
            }
            Place::Span(file, start, end) => {
                let found = self.lines(file).around(start as usize);
                let marked = found.marked(start as usize, end as usize);
                let column = found.text[..marked.start].chars().count() + 1;
                let excerpt = Excerpt { line: found.text.to_owned(), marked };
                (Position { path, line: Some(found.number), column: Some(column) }, Some(excerpt))
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
        let last = self.held.len() - 1;
        &self.held[last].1
    }
}

/// A text whose lines are found without counting from its beginning each time.
struct Numbered {
    text: String,
    /// How many line ends stand before each block.
    before: Vec<u64>,
}

/// A line of a text, without its line end and without a byte order mark.
struct Line<'a> {
    number: usize,
    start: usize,
    text: &'a str,
}

impl Numbered {
    /// The length of a block.
    const BLOCK: usize = 4096;

    fn of(text: String) -> Self {
        let mut ends = 0;
        let before = text.as_bytes().chunks(Self::BLOCK).map(|block| {
            let before = ends;
            ends += line_ends(block);
            before
        });
        let mut before: Vec<u64> = before.collect();
        before.push(ends); // of what ends where a block would begin
        Self { text, before }
    }

    fn around(&self, at: usize) -> Line<'_> {
        let text = self.text.as_str();
        let at = boundary(text, at);
        let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
        let block = start / Self::BLOCK;
        let ends = self.before[block] + line_ends(&text.as_bytes()[block * Self::BLOCK..start]);
        let number = usize::try_from(ends).unwrap_or(usize::MAX).saturating_add(1);
        let start = if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start };
        let line = text[start..].split('\n').next().unwrap_or_default();
        Line { number, start, text: line.strip_suffix('\r').unwrap_or(line) }
    }
}

impl Line<'_> {
    /// The part of the line between two offsets of the text, cut to what the line holds.
    fn marked(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let within = |at: usize| boundary(self.text, at.saturating_sub(self.start).min(self.text.len()));
        within(start)..within(end.max(start))
    }
}

/// The last character boundary not after `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Numbered;

    #[test]
    fn columns_count_characters_after_the_byte_order_mark() {
        let text = "\u{feff}mã,tên\r\ncb,Chi bộ\r\n";
        let lines = Numbered::of(text.to_owned());
        let header = lines.around(text.find("tên").unwrap());
        assert_eq!((header.number, header.text), (1, "mã,tên"));
        let second = lines.around(text.find("Chi").unwrap());
        assert_eq!((second.number, second.text), (2, "cb,Chi bộ"));
        let start = text.find("Chi").unwrap();
        assert_eq!(second.marked(start, start + "Chi bộ".len()), 3..3 + "Chi bộ".len());
        assert_eq!(second.marked(start, 10_000), 3..3 + "Chi bộ".len());
    }

    #[test]
    fn offsets_beyond_the_end_or_inside_a_character_are_clamped() {
        let lines = Numbered::of("ộ".to_owned());
        assert_eq!(lines.around(1).number, 1);
        assert_eq!(lines.around(99).marked(1, 99), 0.."ộ".len());
    }

    /// Numbered of 8 bytes, so that 512 of them fill a block of 4096 and a line begins where a block does.
    #[test]
    fn lines_are_numbered_across_blocks() {
        let lines = Numbered::of("1234567\n".repeat(1024));
        for (at, number) in [(0, 1), (4095, 512), (4096, 513), (4103, 513), (8191, 1024), (8192, 1025)] {
            assert_eq!(lines.around(at).number, number, "{at}");
        }
        assert_eq!(lines.around(8192).text, "");
        assert_eq!(Numbered::of(String::new()).around(0).number, 1);
    }
}
