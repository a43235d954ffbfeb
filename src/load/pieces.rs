//! A large file in pieces of whole rows, so that it is never held as a whole.

use std::io::Read;

use super::Sources;
use super::csv::{self, Columns, Header, Reading, Row};
use super::limits::lines;
use super::text::{self, Position};
use crate::diagnostics::{Code, Report};
use crate::digest::TextDigest;
use crate::meter::{self, Count};
use crate::model::FileId;

/// The bytes that are read at a time; a file with more is a large one.
pub const PIECE: usize = 1 << 18;

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
    let mut cutter = Cutter::new(origin.open()?, None);
    let first = cutter.next()?.ok_or(Halt::MustNotBeCut)?;
    let header = first.header(file, columns).ok_or(Halt::MustNotBeCut)?;
    let (mut made, mut report) = (T::default(), Report::default());
    let (mut reading, mut count, mut piece) = (Reading::Whole, 0, Some(first));
    while let Some(this) = piece.filter(|_| count <= most) {
        count += lines(&this.bytes);
        let mut found = Report::default();
        let (rows, at) = this.rows(file, &header).ok_or(Halt::MustNotBeCut)?;
        let take = |row: &Row<'_>, found: &mut Report| take(&mut made, row, found);
        if csv::rows(rows, at, &header, &mut found, take) == Reading::Partial {
            reading = Reading::Partial;
        }
        if is_broken(&found) {
            return Err(Halt::MustNotBeCut);
        }
        report.append(found);
        piece = cutter.next()?;
    }
    Ok(Some(CutTable { made, report, reading, lines: count }))
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
    /// What was read beyond the piece before.
    rest: Vec<u8>,
    base: usize,
    /// Of what was cut already, if it will be asked for.
    digest: Option<TextDigest>,
}

impl<R: Read> Cutter<R> {
    #[must_use]
    pub const fn new(file: R, digest: Option<TextDigest>) -> Self {
        Self { file, rest: Vec::new(), base: 0, digest }
    }

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
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            let before = bytes.len();
            bytes.reserve_exact(PIECE);
            let read = self.file.by_ref().take(PIECE as u64).read_to_end(&mut bytes);
            if read.map_err(anyhow::Error::from)? == 0 {
                break;
            }
            if self.base + bytes.len() > u32::MAX as usize {
                return Err(Halt::MustNotBeCut);
            }
            if let Some(end) = end_of_rows(&bytes).filter(|end| *end > before) {
                self.rest = bytes[end..].to_vec();
                bytes.truncate(end);
                break;
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
    while let Some(line_end) = bytes[..end].iter().rposition(|byte| *byte == b'\n') {
        inside ^= quotes(&bytes[line_end..end]) % 2 == 1;
        if !inside {
            return Some(line_end + 1);
        }
        end = line_end;
    }
    None
}

fn quotes(bytes: &[u8]) -> usize {
    // short parts, so that a byte can count what is found in each
    let in_part = |part: &[u8]| part.iter().fold(0_u8, |count, byte| count + u8::from(*byte == b'"'));
    bytes.chunks(128).map(|part| usize::from(in_part(part))).sum()
}

#[cfg(test)]
mod tests {
    use super::end_of_rows;

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
