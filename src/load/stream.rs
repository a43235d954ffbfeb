//! The rows of all assessment files, read on several threads and handed on in the order of the files, the large
//! ones last. A large file passes by in pieces of whole rows and is never held as a whole, unless something in
//! it can be told by a look at the whole only.

use std::io::{self, Read};

use super::Sources;
use super::csv::{self, Header};
use super::limits::{lines, lines_to_the_end};
use super::opener::Opener;
use super::records::{self, COLUMNS};
use super::text::{self, Position};
use crate::diagnostics::{Code, Report};
use crate::digest::TextDigest;
use crate::meter::{self, Count};
use crate::model::FileId;
use crate::model::record::{Notation, RecordFile, RowSink};
use crate::threads;

/// The bytes that are read at a time; a file with more is a large one.
const PIECE: usize = 1 << 20;

/// How many small files make one job.
const BATCH: usize = 64;

/// The fewest small files that are worth more than one thread.
const FEW: usize = 128;

/// How large files are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cut {
    Pieces,
    Whole,
}

/// How reading ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Streamed {
    /// Every row was handed on, or what is wrong with it was told.
    Whole,
    /// A piece holds what only the whole file can explain: a broken quote, a damaged letter. What was handed
    /// on does not count.
    MustNotBeCut,
}

/// Reads the files. Each `sink` takes the rows of some files or of a piece, on a thread of its own; `take` gets
/// the sinks back in order, each with what is wrong with its text.
///
/// Too many lines end it with an error of the files.
///
/// # Errors
/// When a file cannot be read.
pub fn stream<S: RowSink + Send>(
    files: &[RecordFile],
    sources: &Sources,
    cut: Cut,
    sink: impl Fn() -> S + Sync,
    take: impl FnMut(S, Report),
) -> anyhow::Result<Streamed> {
    match read_all(files, sources, cut, sink, take) {
        Ok(()) | Err(Stop::TooManyLines) => Ok(Streamed::Whole),
        Err(Stop::MustNotBeCut) => Ok(Streamed::MustNotBeCut),
        Err(Stop::Failed(error)) => Err(error),
    }
}

fn read_all<S: RowSink + Send>(
    files: &[RecordFile],
    sources: &Sources,
    cut: Cut,
    sink: impl Fn() -> S + Sync,
    mut take: impl FnMut(S, Report),
) -> Result<(), Stop> {
    let mut counted = sources.lines;
    let mut take = |sink: S, mut report: Report, lines: &[(FileId, u64)]| {
        for (file, lines) in lines {
            counted.add(*file, *lines, &mut report);
        }
        take(sink, report);
        if counted.are_within() { Ok(()) } else { Err(Stop::TooManyLines) }
    };
    let mut large = Vec::new();
    let mut batches = files.chunks(BATCH);
    let threads = if files.len() < FEW { 1 } else { threads::count_waiting() };
    threads::in_order(
        threads,
        || Ok(batches.next()),
        |files, tools: &mut Tools| read_batch(files, sources, sink(), tools),
        |batch: anyhow::Result<Batch<'_, S>>| {
            let batch = batch?;
            large.extend(batch.large);
            take(batch.sink, batch.report, &batch.lines)
        },
    )?;
    for file in large {
        meter::done(Count::Steps, 1);
        if cut == Cut::Whole || file.notation == Notation::Toml {
            let (mut sink, mut report) = (sink(), Report::default());
            super::records(file, sources, &mut report, &mut sink)?;
            take(sink, report, &[(file.file, lines_of(file, sources)?)])?;
        } else {
            read_pieces(file, sources, &sink, &mut take)?;
        }
    }
    Ok(())
}

fn lines_of(file: &RecordFile, sources: &Sources) -> anyhow::Result<u64> {
    let origin = sources.origin(file.file);
    Ok(origin.map(|origin| anyhow::Ok(lines_to_the_end(origin.open()?)?)).transpose()?.unwrap_or_default())
}

/// What came of a few files.
struct Batch<'f, S> {
    sink: S,
    report: Report,
    /// How many each file has.
    lines: Vec<(FileId, u64)>,
    /// Those that were not read because they are large.
    large: Vec<&'f RecordFile>,
}

/// What a thread keeps from file to file.
#[derive(Default)]
struct Tools {
    buffer: Vec<u8>,
    header: csv::KnownHeader,
    opener: Opener,
}

fn read_batch<'f, S: RowSink>(
    files: &'f [RecordFile],
    sources: &Sources,
    sink: S,
    Tools { buffer, header, opener }: &mut Tools,
) -> anyhow::Result<Batch<'f, S>> {
    let mut batch = Batch { sink, report: Report::default(), lines: Vec::new(), large: Vec::new() };
    let mut bytes = 0;
    for file in files {
        sources.read_start(file.file, PIECE as u64 + 1, buffer, opener)?;
        if buffer.len() > PIECE {
            batch.large.push(file);
            continue;
        }
        sources.take_digest(file.file, buffer);
        batch.lines.push((file.file, lines(buffer)));
        bytes += buffer.len();
        let Some(text) = text::decode(file.file, buffer, &mut batch.report) else { continue };
        let path = sources.path(file.file);
        records::read(file, path, text, header, &mut batch.report, &mut batch.sink);
    }
    meter::done(Count::Steps, batch.lines.len());
    meter::done(Count::Bytes, bytes);
    Ok(batch)
}

/// Why not everything was read to its end.
enum Stop {
    MustNotBeCut,
    TooManyLines,
    Failed(anyhow::Error),
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

fn read_pieces<S: RowSink + Send>(
    file: &RecordFile,
    sources: &Sources,
    sink: &(impl Fn() -> S + Sync),
    take: &mut impl FnMut(S, Report, &[(FileId, u64)]) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let Some(origin) = sources.origin(file.file) else { return Ok(()) };
    let digest = sources.begin_digest();
    let mut cutter = Cutter { file: origin.open()?, rest: Vec::new(), base: 0, digest };
    let mut first = cutter.next()?;
    let start = first.as_ref().and_then(|piece| text::decode_piece(&piece.bytes, Position::First));
    let header = start.and_then(|text| csv::header(file.file, text, &COLUMNS, &mut Report::default()));
    let header = header.filter(|header| !header.has_nameless).ok_or(Stop::MustNotBeCut)?;
    threads::in_order(
        threads::count(),
        || first.take().map_or_else(|| cutter.next(), |piece| Ok(Some(piece))),
        |piece: Piece, (): &mut ()| (lines(&piece.bytes), read_piece(file, &piece, &header, sink())),
        |(lines, read)| {
            let (sink, report) = read.ok_or(Stop::MustNotBeCut)?;
            take(sink, report, &[(file.file, lines)])
        },
    )?;
    if let Some(digest) = cutter.digest {
        sources.keep_digest(file.file, digest);
    }
    Ok(())
}

/// `None` where the whole file must be looked at.
fn read_piece<S: RowSink>(
    file: &RecordFile,
    piece: &Piece,
    header: &Header,
    mut sink: S,
) -> Option<(S, Report)> {
    let (position, at) = if piece.base == 0 { (Position::First, header.end) } else { (Position::Later, 0) };
    let text = text::decode_piece(&piece.bytes, position)?;
    let mut report = Report::default();
    records::read_rows(
        file,
        csv::Piece { file: file.file, text, base: piece.base },
        at,
        header,
        &mut report,
        &mut sink,
    );
    let broken = |code| matches!(code, Code::CsvQuoteStray | Code::CsvQuoteOpen);
    (!report.diagnostics().iter().any(|found| broken(found.code))).then_some((sink, report))
}

/// Some whole rows of a file, and where they begin in it.
struct Piece {
    bytes: Vec<u8>,
    base: usize,
}

/// Cuts a file into pieces of whole rows. Where a quote is broken the pieces are wrong, and the first of them
/// shows it.
struct Cutter<R> {
    file: R,
    /// What was read beyond the piece before.
    rest: Vec<u8>,
    base: usize,
    /// Of what was cut already, if it will be asked for.
    digest: Option<TextDigest>,
}

impl<R: Read> Cutter<R> {
    fn next(&mut self) -> Result<Option<Piece>, Stop> {
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            let before = bytes.len();
            bytes.reserve_exact(PIECE);
            let read = self.file.by_ref().take(PIECE as u64).read_to_end(&mut bytes);
            if read.map_err(|error: io::Error| Stop::Failed(error.into()))? == 0 {
                break;
            }
            if self.base + bytes.len() > u32::MAX as usize {
                return Err(Stop::MustNotBeCut);
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
