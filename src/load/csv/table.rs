//! Tables: the delimiter and columns from the header line, then every row by column.

use std::borrow::Cow;

use super::column::{Column, Columns};
use super::scanner::{RawRow, Scanner};
use crate::diagnostics::{Code, Diagnostic, Name, Report, Term};
use crate::model::record::Field;
use crate::model::{FileId, Place};

/// One row of a table, its cells by column.
pub struct Row<'r> {
    pub place: Place,
    cells: &'r [(Cow<'r, str>, Place)],
    by_column: &'r [Option<usize>; Column::COUNT],
}

impl Row<'_> {
    /// The cell of a column; `None` where the table does not have it.
    #[must_use]
    pub fn get(&self, column: Column) -> Option<Field<'_>> {
        let index = self.by_column[column as usize]?;
        self.cells.get(index).map(|(text, place)| Field { text, place: *place })
    }

    /// The cell of a column, empty where the table does not have it.
    #[must_use]
    pub fn field(&self, column: Column) -> Field<'_> {
        self.get(column).unwrap_or(Field { text: "", place: self.place })
    }
}

/// A file's text and how its lines are cut.
struct Sheet<'a> {
    file: FileId,
    text: &'a str,
    columns: &'a Columns,
    delimiter: u8,
}

/// Whether a table's rows were all handed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    Whole,
    /// Rows were refused, or all of them with the header.
    Partial,
}

/// Reads a table and hands on its rows, in order. Rows of another width are reported and left out.
pub fn read(
    file: FileId,
    text: &str,
    columns: &Columns,
    report: &mut Report,
    mut take: impl FnMut(&Row<'_>, &mut Report),
) -> Reading {
    let (delimiter, start) = delimiter(text, columns);
    let sheet = Sheet { file, text, columns, delimiter };
    let mut scanner = sheet.scanner(start);
    let mut raw = RawRow::default();
    if !scanner.next_row(&mut raw, report) {
        report
            .add(Diagnostic::new(Code::CsvEmpty, Place::File(file)).with("columns", sheet.required_names()));
        return Reading::Partial;
    }
    if raw.broken {
        return Reading::Partial;
    }
    let Some(header) = sheet.header(&raw, scanner.offset(), report) else { return Reading::Partial };
    let mut reading = Reading::Whole;
    let mut cells: Vec<(Cow<'_, str>, Place)> = Vec::new();
    while scanner.next_row(&mut raw, report) {
        if raw.broken {
            reading = Reading::Partial;
            continue;
        }
        let place = line(file, raw.start);
        if raw.fields.len() != header.width {
            report.add(width_problem(place, &header, raw.fields.len()));
            reading = Reading::Partial;
            continue;
        }
        cells.clear();
        cells.extend(raw.fields.iter().map(|field| (field.value(text), field.place(file, text))));
        take(&Row { place, cells: &cells, by_column: &header.by_column }, report);
    }
    reading
}

/// The delimiter of the header line, and where the header line begins (after a BOM and a `sep=` line).
#[must_use]
pub fn delimiter(text: &str, columns: &Columns) -> (u8, usize) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first = text[start..].lines().next().unwrap_or_default();
    if let Some(named @ (b',' | b';' | b'\t')) = first.strip_prefix("sep=").and_then(only_byte) {
        return (named, text[start..].find('\n').map_or(text.len(), |length| start + length + 1));
    }
    let columns_found = |delimiter: &u8| {
        let mut row = RawRow::default();
        Scanner::new(FileId(0), text, start, *delimiter).next_row(&mut row, &mut Report::default());
        let named = row.fields.iter().filter(|field| columns.find(&field.value(text)).is_some()).count();
        (named, row.fields.len())
    };
    // the comma stands last because the last of equals wins
    let best = [b'\t', b';', b','].into_iter().max_by_key(columns_found).unwrap_or(b',');
    (best, start)
}

fn only_byte(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [byte] => Some(*byte),
        _ => None,
    }
}

/// A header is looked for in so many rows, under the title of a sheet.
const MOST_TITLES: usize = 10;

/// Which field holds which column.
struct Header {
    width: usize,
    by_column: [Option<usize>; Column::COUNT],
    names: Vec<String>,
}

impl<'a> Sheet<'a> {
    const fn scanner(&self, at: usize) -> Scanner<'a> {
        Scanner::new(self.file, self.text, at, self.delimiter)
    }

    fn required_names(&self) -> Vec<Name> {
        self.columns.required.iter().map(|column| column.names()).collect()
    }

    /// Finds the column of every header cell; reports those that are unknown, repeated, nameless or missing.
    fn header(&self, raw: &RawRow, body: usize, report: &mut Report) -> Option<Header> {
        let mut header =
            Header { width: raw.fields.len(), by_column: [None; Column::COUNT], names: Vec::new() };
        let names = || raw.fields.iter().map(|field| field.value(self.text));
        if !names().any(|name| self.columns.find(&name).or(self.columns.near(&name)).is_some()) {
            report.add(self.no_header(raw, body));
            return None;
        }
        let errors_before = report.errors();
        let mut nameless = Vec::new();
        for (index, field) in raw.fields.iter().enumerate() {
            let name = field.value(self.text);
            let place = field.place(self.file, self.text);
            let slot =
                self.columns.find(&name).map(|column| (column, &mut header.by_column[column as usize]));
            match slot {
                None if name.is_empty() => nameless.push((index, place)),
                None => unknown_column(&name, place, self.columns, report),
                Some((_, slot @ None)) => *slot = Some(index),
                Some((_, Some(first))) => report.add(
                    Diagnostic::new(Code::CsvColumnRepeated, place)
                        .with("column", name.as_ref())
                        .also_at(raw.fields[*first].place(self.file, self.text)),
                ),
            }
            header.names.push(name.into_owned());
        }
        self.check_nameless(body, nameless, report);
        let place = line(self.file, raw.start);
        let missing = |column: &&Column| header.by_column[**column as usize].is_none();
        for column in self.columns.required.iter().filter(missing) {
            report.add(
                Diagnostic::new(Code::CsvColumnMissing, place)
                    .with("column", column.names())
                    .with("required", self.required_names()),
            );
        }
        (report.errors() == errors_before).then_some(header)
    }

    /// A first line that names no column: it is told once, with what it probably is.
    fn no_header(&self, raw: &RawRow, body: usize) -> Diagnostic {
        let start = u32::try_from(raw.start).unwrap_or(u32::MAX);
        let problem = Diagnostic::new(Code::CsvHeaderMissing, Place::Line(self.file, start))
            .with("columns", self.required_names());
        let (mut scanner, mut next) = (self.scanner(body), RawRow::default());
        for _ in 0..MOST_TITLES {
            if !scanner.next_row(&mut next, &mut Report::default()) {
                break;
            }
            let named =
                next.fields.iter().filter(|field| self.columns.find(&field.value(self.text)).is_some());
            if named.count() >= self.columns.required.len() {
                return problem.with("hint", Term::LinesAboveHeader).also_at(line(self.file, next.start));
            }
        }
        let whole = raw.fields.first().filter(|_| raw.fields.len() == 1).map(|field| field.value(self.text));
        let other = whole.is_some_and(|whole| whole.contains(['|', ':', '^', '~']));
        problem.with("hint", if other { Term::OtherDelimiter } else { Term::NoHeader })
    }

    /// Columns without a name are ignored when they are empty from the header down.
    fn check_nameless(&self, body: usize, mut nameless: Vec<(usize, Place)>, report: &mut Report) {
        let mut scanner = self.scanner(body);
        let mut raw = RawRow::default();
        while !nameless.is_empty() && scanner.next_row(&mut raw, &mut Report::default()) {
            nameless.retain(|(index, place)| {
                let filled = raw.fields.get(*index).filter(|field| !field.value(self.text).is_empty());
                let problem = filled.map(|field| {
                    Diagnostic::new(Code::CsvColumnNameless, *place)
                        .with("number", index + 1)
                        .also_at(field.place(self.file, self.text))
                });
                report.extend(problem);
                filled.is_none()
            });
        }
    }
}

fn unknown_column(name: &str, place: Place, columns: &Columns, report: &mut Report) {
    let known: Vec<Name> = columns.all().map(Column::names).collect();
    let problem = Diagnostic::new(Code::CsvColumnUnknown, place).with("column", name).with("known", known);
    let may_guess = report.may_guess();
    let mut problem = problem.meant(name, columns.known_names().filter(|_| may_guess));
    if problem.suggestion.is_none() && may_guess {
        problem.suggestion = columns.within(name).map(str::to_owned);
    }
    report.add(problem);
}

fn width_problem(place: Place, header: &Header, found: usize) -> Diagnostic {
    Diagnostic::new(Code::CsvRowWidth, place)
        .with("found", found)
        .with("expected", header.width)
        .with("columns", header.names.iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>())
}

/// The line that begins at `start`.
fn line(file: FileId, start: usize) -> Place {
    Place::Line(file, u32::try_from(start).unwrap_or(u32::MAX))
}
