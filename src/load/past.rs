//! Files of records as they were at another time: a path and bytes, no folder. What is wrong in them was a
//! matter of that time, so it is not reported; a file with errors gives no rows.

use super::csv::{self, Column, KnownHeader};
use super::names::year_of;
use super::records;
use super::tables::YearTable;
use super::text;
use crate::diagnostics::Report;
use crate::model::record::{Notation, RecordFile, RowSink, YearTables};
use crate::model::{FileId, Id};

/// What a path within a workspace says of its rows; `None` for a file that holds no assessments.
#[must_use]
pub fn record_at(path: &str) -> Option<RecordFile> {
    let parts: Vec<&str> = path.split('/').collect();
    let (year, review, organisation, notation) = match parts[..] {
        [year, super::listing::ASSESSMENTS, review] => {
            (year, review.strip_suffix(".csv")?, None, Notation::Csv)
        }
        [year, super::listing::ASSESSMENTS, review, file] => {
            let (stem, ending) = file.rsplit_once('.')?;
            (year, review, Some(Id::new(stem)?), Notation::of_ending(ending)?)
        }
        _ => return None,
    };
    let (year, review) = (year_of(year)?, Id::new(review)?);
    Some(RecordFile { file: FileId(0), notation, year, review, organisation })
}

/// Hands the rows of a file to `sink`; `None` when there is an error in it, and then the rows mean nothing.
pub fn past_records(file: &RecordFile, bytes: &[u8], sink: &mut impl RowSink) -> Option<()> {
    let mut report = Report::default();
    let text = text::decode(file.file, bytes, &mut report)?;
    records::read(file, text, &mut KnownHeader::default(), &mut report, sink);
    (!report.has_errors()).then_some(())
}

/// A small table of a year, by its path within a workspace.
#[must_use]
pub fn table_at(path: &str) -> Option<(i16, YearTable)> {
    let (year, name) = path.split_once('/')?;
    year_of(year).zip(YearTable::from_file_name(name))
}

/// The rows of such a table, of one organisation or of all; `None` when there is an error in them, or in how the table is
/// built. What other rows say is not looked at.
#[must_use]
pub fn past_table((year, table): (i16, YearTable), bytes: &[u8], whose: Option<&Id>) -> Option<YearTables> {
    let (mut report, mut tables) = (Report::default(), YearTables::default());
    let text = text::decode(FileId(0), bytes, &mut report)?;
    let take = table.rows(year);
    csv::read(FileId(0), text, &table.columns(), &mut report, |row, report| {
        if whose.is_none_or(|id| row.bytes(Column::Organisation) == id.as_str().as_bytes()) {
            take(&mut tables, row, report);
        }
    });
    (!report.has_errors()).then_some(tables)
}
