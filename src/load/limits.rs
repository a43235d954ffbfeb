//! How much a workspace may hold before it is refused: bounds that no committee comes near, so that a prepared or
//! mistaken folder ends in an error and not in a machine without memory.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::OnceLock;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{Decimal, FileId, Place};

/// The most points that a line or a group may have.
pub const MOST_POINTS: Decimal = Decimal::whole(1_000_000);

/// The most lines, and the most facts, of a guideline: what all its lines bring together is far from what a number holds.
pub const MOST_OF_A_GUIDELINE: usize = 1_000;

/// The bounds of one workspace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Lines of all tables and forms: what they hold is kept in memory.
    pub lines: u64,
    /// Files and folders.
    pub files: usize,
    /// Folders within folders.
    pub depth: usize,
}

/// What a test put in place of the bounds: those of a real folder would take it minutes.
static LOWERED: OnceLock<Limits> = OnceLock::new();

impl Limits {
    /// The records of a whole country are some ten million lines a year, in some hundred thousand files.
    const OF_A_WORKSPACE: Self = Self { lines: 100_000_000, files: 5_000_000, depth: 64 };

    /// Sets all bounds for this process, that of depth to half. The first call counts.
    pub fn lower(most: u32) {
        let few = usize::try_from(most).unwrap_or(usize::MAX);
        let _ = LOWERED.set(Self { lines: u64::from(most), files: few, depth: few / 2 });
    }
}

impl Default for Limits {
    fn default() -> Self {
        LOWERED.get().copied().unwrap_or(Self::OF_A_WORKSPACE)
    }
}

/// The lines that were read so far, and how many there may be.
#[derive(Clone, Copy, Debug)]
pub struct Lines {
    read: u64,
    most: u64,
}

impl Lines {
    #[must_use]
    pub const fn of(limits: Limits) -> Self {
        Self { read: 0, most: limits.lines }
    }

    #[must_use]
    pub const fn are_within(self) -> bool {
        self.read <= self.most
    }

    /// How many more there may be.
    #[must_use]
    pub const fn left(self) -> u64 {
        self.most.saturating_sub(self.read)
    }

    /// Counts lines of a file; the file in which they become too many is told, and none after it.
    pub fn add(&mut self, file: FileId, lines: u64, report: &mut Report) {
        let were_within = self.are_within();
        self.read = self.read.saturating_add(lines);
        if were_within && !self.are_within() {
            let problem = Diagnostic::new(Code::LinesTooMany, Place::File(file));
            report.add(problem.with("limit", usize::try_from(self.most).unwrap_or(usize::MAX)));
        }
    }
}

/// The lines of some text.
#[must_use]
pub fn lines(bytes: &[u8]) -> u64 {
    line_ends(bytes) + u64::from(bytes.last().is_some_and(|last| *last != b'\n'))
}

/// How many lines end in some bytes.
pub fn line_ends(bytes: &[u8]) -> u64 {
    occurrences(bytes, b'\n')
}

/// How often a byte stands among others.
#[must_use]
pub fn occurrences(bytes: &[u8], wanted: u8) -> u64 {
    memchr::memchr_iter(wanted, bytes).count() as u64
}

/// The lines of a file that is read to its end.
///
/// # Errors
/// When it cannot be read.
pub fn lines_to_the_end(file: impl Read) -> io::Result<u64> {
    let mut reader = BufReader::with_capacity(1 << 16, file);
    let mut count = 0;
    loop {
        let read = reader.fill_buf()?;
        let length = read.len();
        if length == 0 {
            return Ok(count);
        }
        count += line_ends(read);
        reader.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, Lines, lines};
    use crate::diagnostics::Report;
    use crate::model::FileId;

    #[test]
    fn lines_are_counted_with_the_last_one() {
        let long = "a\n".repeat(1000);
        for (text, expected) in [("", 0), ("a", 1), ("a\n", 1), ("a\n\nb", 3), (long.as_str(), 1000)] {
            assert_eq!(lines(text.as_bytes()), expected, "{text:?}");
        }
    }

    #[test]
    fn the_file_that_passes_the_limit_is_told_once() {
        let mut report = Report::default();
        let mut read = Lines::of(Limits { lines: 10, files: 0, depth: 0 });
        for (file, within) in [(1, true), (2, true), (3, false), (4, false)] {
            // 5, 10, 15, 20
            read.add(FileId(file), 5, &mut report);
            assert_eq!(read.are_within(), within, "file {file}");
        }
        let told: Vec<FileId> = report.diagnostics().iter().map(|found| found.place.file()).collect();
        assert_eq!(told, [FileId(3)]);
    }
}
