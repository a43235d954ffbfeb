//! The rows of all assessment files, read on several threads and handed on in the order of the files, the large
//! ones last. A large file passes by in pieces of whole rows and is never held as a whole, unless something in
//! it can be told by a look at the whole only.

use super::Sources;
use super::csv::{self, Header};
use super::limits::{lines, lines_to_the_end};
use super::opener::Opener;
use super::pieces::{self, Begun, Halt, PIECE, Piece, is_broken};
use super::records::{self, COLUMNS};
use super::text;
use crate::diagnostics::Report;
use crate::meter::{self, Count};
use crate::model::FileId;
use crate::model::record::{Notation, RecordFile, RowSink};
use crate::threads::{self, Crew, Spare};

/// How many of so many small files make one job: few enough for all threads to have some to the end.
fn batch_of(files: usize) -> usize {
    const JOBS: usize = 32;
    (files / JOBS).clamp(16, 256)
}

/// The bytes of small files that are read before they are looked at: enough for reading and looking not to drive each
/// other out of the processor's memory file by file, and few enough to stay in it.
const AT_ONCE: usize = 1 << 18;

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
    take: impl FnMut(S, Report) + Send,
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
    mut take: impl FnMut(S, Report) + Send,
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
    let of_job = batch_of(files.len());
    let mut batches = files.chunks(of_job);
    threads::in_order(
        Crew::of_readers(files.len(), of_job),
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
    let (mut files, mut bytes) = (files.iter(), 0);
    let mut read = Vec::with_capacity(files.len());
    while !files.as_slice().is_empty() {
        buffer.clear();
        for file in files.by_ref() {
            let start = buffer.len();
            sources.read_start(file.file, PIECE + 1, buffer, opener)?;
            if buffer.len() - start > PIECE {
                batch.large.push(file);
                buffer.truncate(start);
            } else {
                read.push((file, start..buffer.len()));
            }
            if buffer.len() > AT_ONCE {
                break;
            }
        }
        bytes += buffer.len();
        for (file, range) in read.drain(..) {
            let bytes = &buffer[range];
            sources.take_digest(file.file, bytes);
            batch.lines.push((file.file, lines(bytes)));
            let Some(text) = text::decode(file.file, bytes, &mut batch.report) else { continue };
            records::read(file, text, header, &mut batch.report, &mut batch.sink);
        }
    }
    batch.sink.pause();
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

impl From<Halt> for Stop {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::MustNotBeCut => Self::MustNotBeCut,
            Halt::Failed(error) => Self::Failed(error),
        }
    }
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
    take: &mut (impl FnMut(S, Report, &[(FileId, u64)]) -> Result<(), Stop> + Send),
) -> Result<(), Stop> {
    let Some(origin) = sources.origin(file.file) else { return Ok(()) };
    let Begun { mut cutter, first, header } =
        pieces::begin(file.file, &origin, &COLUMNS, sources.begin_digest())?;
    let (mut first, rooms) = (Some(first), Spare::<Vec<u8>>::default());
    threads::in_order(
        Crew::for_file(origin.length()),
        || first.take().map_or_else(|| Ok(cutter.next_in(rooms.take())?), |piece| Ok(Some(piece))),
        |piece: Piece, desk: &mut csv::Desk| {
            let read = read_piece(file, &piece, (&header, desk), sink());
            (lines(&piece.bytes), read, piece.bytes)
        },
        |(lines, read, room)| {
            rooms.put_back(room);
            let (sink, report) = read.ok_or(Stop::MustNotBeCut)?;
            take(sink, report, &[(file.file, lines)])
        },
    )?;
    if let Some(digest) = cutter.into_digest() {
        sources.keep_digest(file.file, digest);
    }
    Ok(())
}

/// `None` where the whole file must be looked at.
fn read_piece<S: RowSink>(
    file: &RecordFile,
    piece: &Piece,
    (header, desk): (&Header, &mut csv::Desk),
    mut sink: S,
) -> Option<(S, Report)> {
    let mut report = Report::default();
    let (rows, at) = piece.rows(file.file, header)?;
    records::read_rows(file, rows, at, (header, desk), &mut report, &mut sink);
    sink.pause();
    (!is_broken(&report)).then_some((sink, report))
}
