//! The rows of a table, in order: those that the index finds, and where it finds none those that the scanner reads.

use std::borrow::Cow;

use super::column::Columns;
use super::index::Index;
use super::row::{Cut, RawRow};
use super::scanner::{LONGEST_CELL, Piece, Scanner};
use super::table::{Header, Row, header};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{FileId, Place};

/// Whether a table's rows were all handed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    Whole,
    /// Rows were refused, or all of them with the header.
    Partial,
}

/// Room to walk tables in, one after another.
#[derive(Debug, Default)]
pub struct Desk {
    index: Index,
    row: RawRow,
}

/// Reads a table and hands on its rows, in order. Rows of another width are reported and left out.
pub fn read(
    file: FileId,
    text: &str,
    columns: &Columns,
    report: &mut Report,
    take: impl FnMut(&Row<'_>, &mut Report),
) -> Reading {
    match header(file, text, columns, report) {
        Some(header) => {
            rows(Piece::whole(file, text), header.end, &header, &mut Desk::default(), report, take)
        }
        None => Reading::Partial,
    }
}

/// Hands on the rows of a piece of a table from `at` on, in order.
pub fn rows(
    piece: Piece<'_>,
    mut at: usize,
    header: &Header,
    Desk { index, row: raw }: &mut Desk,
    report: &mut Report,
    take: impl FnMut(&Row<'_>, &mut Report),
) -> Reading {
    let mut taker = Taker { piece, header, reading: Reading::Whole, take };
    while at < piece.text.len() {
        at = taker.indexed(at, index, report);
        at = taker.scanned(at, at + STRETCH, raw, report);
    }
    taker.reading
}

/// How many bytes are left to the scanner where the index finds nothing, before the index is asked again.
const STRETCH: usize = 1 << 16;

/// Takes the rows of a piece.
struct Taker<'a, Take> {
    piece: Piece<'a>,
    header: &'a Header,
    reading: Reading,
    take: Take,
}

impl<Take: FnMut(&Row<'_>, &mut Report)> Taker<'_, Take> {
    /// Takes the rows from `at` on in which nothing is wrong with quotes or with how long they are. Returns where those
    /// begin that are left.
    fn indexed(&mut self, mut at: usize, index: &mut Index, report: &mut Report) -> usize {
        let text = self.piece.text;
        while at < text.len() && index.find(text.as_bytes(), at, self.header.delimiter) {
            let may_differ = index.may_differ();
            for cut in index.records() {
                if cut.length() > LONGEST_CELL {
                    return cut.start();
                }
                // a sign that is no delimiter and no space stands in the first field
                let begins_with_sign = text.as_bytes()[cut.start()].is_ascii_alphanumeric();
                if begins_with_sign || !cut.is_blank(text) {
                    let rewritten = if may_differ { rewrite(cut, text) } else { Vec::new() };
                    self.row(cut, &rewritten, report);
                }
            }
            at = index.next();
        }
        at
    }

    /// Takes the rows that begin from `at` up to another place, whatever is wrong with them. Returns where those begin that
    /// are left.
    fn scanned(&mut self, at: usize, up_to: usize, raw: &mut RawRow, report: &mut Report) -> usize {
        let mut scanner = Scanner::new(self.piece, at, self.header.delimiter);
        while scanner.offset() < up_to && scanner.next_row(raw, report) {
            if raw.broken {
                self.reading = Reading::Partial;
            } else {
                self.row(raw.cut(), &rewrite(raw.cut(), self.piece.text), report);
            }
        }
        scanner.offset()
    }

    /// Takes a row, with its values that are no part of the text.
    #[inline]
    fn row(&mut self, cut: Cut<'_>, rewritten: &[(usize, String)], report: &mut Report) {
        if cut.width() != self.header.width {
            report.add(width_problem(self.piece.line(cut.start()), self.header, cut.width()));
            self.reading = Reading::Partial;
            return;
        }
        (self.take)(&Row { piece: &self.piece, cut, header: self.header, rewritten }, report);
    }
}

/// The values of a row that are no part of the text: those with doubled quotes or CRLF, and those not in NFC.
#[inline(never)]
fn rewrite(cut: Cut<'_>, text: &str) -> Vec<(usize, String)> {
    let owned = |(index, value)| match value {
        Cow::Owned(value) => Some((index, value)),
        Cow::Borrowed(_) => None,
    };
    cut.fields(text).map(|field| field.value(text)).enumerate().filter_map(owned).collect()
}

fn width_problem(place: Place, header: &Header, found: usize) -> Diagnostic {
    Diagnostic::new(Code::CsvRowWidth, place)
        .with("found", found)
        .with("expected", header.width)
        .with("columns", header.names.iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::{Piece, RawRow, Reading, STRETCH, Scanner, header, read};
    use crate::diagnostics::Report;
    use crate::load::RECORD_COLUMNS;
    use crate::model::FileId;

    type Rows = Vec<Vec<String>>;

    fn taken(text: &str) -> (Rows, Reading, Report) {
        let (mut rows, mut report) = (Rows::new(), Report::default());
        let reading = read(FileId(0), text, &RECORD_COLUMNS, &mut report, |row, _| {
            rows.push(row.cut.fields(text).map(|field| field.value(text).into_owned()).collect());
        });
        (rows, reading, report)
    }

    /// The same by the scanner alone.
    fn scanned(text: &str) -> (Rows, Reading, Report) {
        let (mut rows, mut report, mut row) = (Rows::new(), Report::default(), RawRow::default());
        let header = header(FileId(0), text, &RECORD_COLUMNS, &mut report).expect("there is one");
        let mut scanner = Scanner::new(Piece::whole(FileId(0), text), header.end, b',');
        let mut reading = Reading::Whole;
        while scanner.next_row(&mut row, &mut report) {
            if row.broken {
                reading = Reading::Partial;
            } else {
                rows.push(row.fields(text).map(|field| field.value(text).into_owned()).collect());
            }
        }
        (rows, reading, report)
    }

    /// Git may have turned every LF into CRLF, those in quotes too.
    #[test]
    fn lines_of_a_cell_end_alike() {
        let text = "tiêu chí,ghi chú\n1.1,\"a\nb \"\"c\"\"\n\"\n1.2,d\n";
        let (rows, _, report) = taken(text);
        assert!(!report.has_errors());
        assert_eq!(rows, [["1.1", "a\nb \"c\""], ["1.2", "d"]]);
        assert_eq!(taken(&text.replace('\n', "\r\n")).0, rows);
        assert_eq!(scanned(&text.replace('\n', "\r\n")).0, rows);
    }

    #[test]
    fn behind_a_fault_rows_are_those_that_the_scanner_reads() {
        let sound = "1.1,\"a\nb, \"\"c\"\"\"\n\n1.2,d\r\n".repeat(STRETCH / 16);
        let broken = ["1.3,e\"f\n", "1.3,\"e\"f\n", "1.3,\"e\n"];
        for [first, second] in [[0, 1], [1, 2], [2, 0]].map(|pair| pair.map(|one| broken[one])) {
            let text = format!("tiêu chí,ghi chú\n{first}{sound}{second}{second}{sound}");
            let (rows, reading, report) = taken(&text);
            let (expected, expected_reading, expected_report) = scanned(&text);
            assert!(rows == expected, "{first}{second}: {} and {}", rows.len(), expected.len());
            let told = |report: &Report| format!("{:?}", report.diagnostics());
            assert_eq!((reading, expected_reading), (Reading::Partial, Reading::Partial));
            assert!(report.errors() >= 3 && told(&report) == told(&expected_report));
        }
    }
}
