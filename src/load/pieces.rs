//! A large file in pieces of whole rows, so that it is never held as a whole.

use std::io::Read;

use anyhow::Context as _;

use super::Sources;
use super::csv::{self, Columns, Desk, Header, Reading, Row};
use super::limits::{lines, occurrences};
use super::root::Origin;
use super::text::{self, Position};
use crate::diagnostics::{Code, Report};
use crate::digest::TextDigest;
use crate::meter::{self, Count};
use crate::model::FileId;

/// The bytes that are read at a time; a file with more is a large one.
pub const PIECE: usize = 1 << 18;

/// No sound row is longer: a cell holds at most 32,767 units of UTF-16, and no table has so many columns. What goes on for so
/// long without an end stands behind a quote that nothing closes.
const LONGEST_ROW: usize = 8 * PIECE;

/// The room for a file of which nothing was read yet.
const SMALL: usize = 1 << 13;

/// Room for what is left of the row before, so that one room does for piece after piece.
const ROW: usize = 1 << 12;

/// Why a file was not read to its end in pieces.
pub enum Halt {
    /// Something in it can be told by a look at the whole only: a broken quote, a damaged letter, a column without a
    /// name.
    MustNotBeCut,
    Failed(anyhow::Error),
}

impl From<anyhow::Error> for Halt {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

/// What the rows of a table make, and what is wrong with them.
pub struct CutTable<T> {
    pub made: T,
    pub report: Report,
    pub reading: Reading,
    pub lines: u64,
}

/// Reads a table; `None` where there is no such file. One of more lines than `most` is not read to its end.
///
/// # Errors
/// Why it was not read in pieces.
pub fn cut_table<T: Default>(
    sources: &Sources,
    file: FileId,
    columns: &Columns,
    most: u64,
    take: impl Fn(&mut T, &Row<'_>, &mut Report),
) -> Result<Option<CutTable<T>>, Halt> {
    let Some(origin) = sources.origin(file) else { return Ok(None) };
    let Begun { mut cutter, first, header } = begin(file, &origin, columns, sources.begin_digest())?;
    let (mut made, mut report, mut desk) = (T::default(), Report::default(), Desk::default());
    let (mut reading, mut count, mut piece) = (Reading::Whole, 0, Some(first));
    while let Some(this) = piece.filter(|_| count <= most) {
        count += lines(&this.bytes);
        let mut found = Report::default();
        let (rows, at) = this.rows(file, &header).ok_or(Halt::MustNotBeCut)?;
        let take = |row: &Row<'_>, found: &mut Report| take(&mut made, row, found);
        if csv::rows(rows, at, &header, &mut desk, &mut found, take) == Reading::Partial {
            reading = Reading::Partial;
        }
        if is_broken(&found) {
            return Err(Halt::MustNotBeCut);
        }
        report.append(found);
        piece = cutter.next_in(this.bytes)?;
    }
    if let Some(digest) = cutter.into_digest().filter(|_| count <= most) {
        sources.keep_digest(file, digest);
    }
    Ok(Some(CutTable { made, report, reading, lines: count }))
}

/// A table of which the first piece is cut.
pub struct Begun<'o> {
    pub cutter: Cutter<Box<dyn Read + Send + 'o>>,
    pub first: Piece,
    pub header: Header,
}

/// Opens a table, cuts its first piece and reads the header in it.
///
/// # Errors
/// Why it is not read in pieces.
pub fn begin<'o>(
    file: FileId,
    origin: &'o Origin,
    columns: &Columns,
    digest: Option<TextDigest>,
) -> Result<Begun<'o>, Halt> {
    let mut cutter = Cutter {
        file: origin.open()?,
        name: origin.name(),
        rest: Vec::new(),
        base: 0,
        is_at_end: false,
        digest,
    };
    let first = cutter.next()?.ok_or(Halt::MustNotBeCut)?;
    let header = first.header(file, columns).ok_or(Halt::MustNotBeCut)?;
    Ok(Begun { cutter, first, header })
}

/// Whether a quote is broken in a piece, so that it may have been cut at the wrong place.
#[must_use]
pub fn is_broken(report: &Report) -> bool {
    let broken = |code| matches!(code, Code::CsvQuoteStray | Code::CsvQuoteOpen);
    report.diagnostics().iter().any(|found| broken(found.code))
}

/// Some whole rows of a file, and where they begin in it.
pub struct Piece {
    pub bytes: Vec<u8>,
    base: usize,
}

impl Piece {
    /// The header that the first piece begins with, where its rows can be read without those after them.
    #[must_use]
    pub fn header(&self, file: FileId, columns: &Columns) -> Option<Header> {
        let text = text::decode_piece(&self.bytes, Position::First)?;
        csv::header(file, text, columns, &mut Report::default()).filter(|header| !header.has_nameless)
    }

    /// The text, and where its rows begin; `None` where the whole file must be looked at.
    #[must_use]
    pub fn rows(&self, file: FileId, header: &Header) -> Option<(csv::Piece<'_>, usize)> {
        let (position, at) =
            if self.base == 0 { (Position::First, header.end) } else { (Position::Later, 0) };
        let text = text::decode_piece(&self.bytes, position)?;
        Some((csv::Piece { file, text, base: self.base }, at))
    }
}

/// Cuts a file into pieces of whole rows. Where a quote is broken the pieces are wrong, and the first of them
/// shows it.
pub struct Cutter<R> {
    file: R,
    /// What a failure to read it names.
    name: String,
    /// What was read beyond the piece before.
    rest: Vec<u8>,
    base: usize,
    is_at_end: bool,
    /// Of what was cut already, if it will be asked for.
    digest: Option<TextDigest>,
}

impl<R: Read> Cutter<R> {
    /// The digest of what was cut, if it was to be taken.
    #[must_use]
    pub fn into_digest(self) -> Option<TextDigest> {
        self.digest
    }

    /// The next piece; `None` at the end of the file.
    ///
    /// # Errors
    /// When it cannot be read, or is longer than places can count.
    pub fn next(&mut self) -> Result<Option<Piece>, Halt> {
        self.next_in(Vec::new())
    }

    /// The same in the room of a piece that is not needed any more.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub fn next_in(&mut self, mut bytes: Vec<u8>) -> Result<Option<Piece>, Halt> {
        bytes.clear();
        bytes.append(&mut self.rest);
        while !self.is_at_end {
            let before = bytes.len();
            // most tables are small
            bytes.reserve_exact(if self.base == 0 { SMALL } else { PIECE + ROW });
            let read = self.file.by_ref().take(PIECE as u64).read_to_end(&mut bytes);
            self.is_at_end = read.with_context(|| self.name.clone())? < PIECE;
            if bytes.len() == before {
                break;
            }
            if self.base + bytes.len() > u32::MAX as usize {
                return Err(Halt::MustNotBeCut);
            }
            if let Some(end) = end_of_rows(&bytes).filter(|end| *end > before) {
                self.rest.extend_from_slice(&bytes[end..]);
                bytes.truncate(end);
                break;
            }
            if bytes.len() > LONGEST_ROW {
                return Err(Halt::MustNotBeCut);
            }
        }
        if let Some(digest) = &mut self.digest {
            digest.take(&bytes);
        }
        let base = self.base;
        self.base += bytes.len();
        meter::done(Count::Bytes, bytes.len());
        Ok((!bytes.is_empty()).then_some(Piece { bytes, base }))
    }
}

/// The end of the last line that does not end within quotes.
fn end_of_rows(bytes: &[u8]) -> Option<usize> {
    let mut inside = quotes(bytes) % 2 == 1;
    let mut end = bytes.len();
    while let Some(line_end) = memchr::memrchr(b'\n', &bytes[..end]) {
        inside ^= quotes(&bytes[line_end..end]) % 2 == 1;
        if !inside {
            return Some(line_end + 1);
        }
        end = line_end;
    }
    None
}

fn quotes(bytes: &[u8]) -> u64 {
    occurrences(bytes, b'"')
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::{Cutter, Halt, LONGEST_ROW, PIECE, end_of_rows};

    /// A file that gives up after its first bytes.
    struct Failing(&'static [u8]);

    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() { Err(io::Error::other("worn out")) } else { self.0.read(buffer) }
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_to_its_end_is_named() {
        let (file, name) = (Failing(b"id,name\n"), "organisations.csv".to_owned());
        let mut cutter = Cutter { file, name, rest: Vec::new(), base: 0, is_at_end: false, digest: None };
        let Err(Halt::Failed(error)) = cutter.next() else { panic!("it fails") };
        assert_eq!(format!("{error:#}"), "organisations.csv: worn out");
    }

    /// After a quote where none may stand the lines seem to stand in quotes: it is not looked for their end for long.
    #[test]
    fn what_does_not_end_is_not_read_to_the_end_of_the_file() {
        let text = "cb-1,x\"y\n".to_owned() + &"cb-2,3\n".repeat(LONGEST_ROW);
        let mut read = Counting { text: text.as_bytes(), count: 0 };
        let (file, name) = (&mut read, "organisations.csv".to_owned());
        let mut cutter = Cutter { file, name, rest: Vec::new(), base: 0, is_at_end: false, digest: None };
        assert!(matches!(cutter.next(), Err(Halt::MustNotBeCut)));
        assert!(read.count <= LONGEST_ROW + 2 * PIECE, "{} bytes were read", read.count);
    }

    /// A file that knows how much of it was read.
    struct Counting<'t> {
        text: &'t [u8],
        count: usize,
    }

    impl Read for Counting<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let read = self.text.read(buffer)?;
            self.count += read;
            Ok(read)
        }
    }

    #[test]
    fn a_piece_ends_with_a_row() {
        for (text, expected) in [
            ("a,b\nc", Some(4)),
            ("a,b\n", Some(4)),
            ("a,\"b\nc\"\nd", Some(8)),
            ("a\nb,\"c\nd", Some(2)),
            ("a,\"b\nc", None),
            ("\"\"\"\n\"\n\"\n", Some(6)),
            ("", None),
        ] {
            assert_eq!(end_of_rows(text.as_bytes()), expected, "{text:?}");
        }
    }
}
