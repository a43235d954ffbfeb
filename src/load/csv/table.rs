//! Tables: the delimiter and columns from the header line, then every row by column.

use super::column::{Column, Columns};
use super::row::{Cut, RawField, RawRow};
use super::scanner::{Piece, Scanner, offset};
use crate::diagnostics::{Code, Diagnostic, Name, Report, Term};
use crate::model::record::{Field, Verbatim};
use crate::model::{FileId, Place, Stretch};

/// One row of a table, its cells by column.
pub struct Row<'r> {
    pub(super) piece: &'r Piece<'r>,
    pub(super) cut: Cut<'r>,
    pub(super) header: &'r Header,
    /// The values that are no part of the text, by the place of their field.
    pub(super) rewritten: &'r [(usize, String)],
}

impl<'r> Row<'r> {
    #[must_use]
    #[inline]
    pub fn place(&self) -> Place {
        self.piece.line(self.cut.start())
    }

    /// The cell of a column; `None` where the table does not have it.
    #[must_use]
    #[inline]
    pub fn get(&self, column: Column) -> Option<Field<'r>> {
        self.raw_field(column).map(|(index, field)| self.cell(index, field))
    }

    /// Where the field of a column stands in the row, and the field.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a cell that goes through memory costs more than looking at it")]
    fn raw_field(&self, column: Column) -> Option<(usize, RawField)> {
        let index = self.header.by_column[column as usize]?;
        self.cut.field(self.piece.text, index).map(|field| (index, field))
    }

    #[inline]
    fn cell(&self, index: usize, field: RawField) -> Field<'r> {
        let (text, place) = field.text_and_place(*self.piece);
        Field { text: self.rewritten(index).unwrap_or(text), place }
    }

    /// The value of the field at a place, where that is no part of the text.
    #[inline]
    fn rewritten(&self, index: usize) -> Option<&'r str> {
        let found = self.rewritten.iter().find(|(known, _)| *known == index);
        found.map(|(_, text)| text.as_str())
    }

    /// The cell of a column; `None` where nothing stands in it.
    #[must_use]
    #[inline]
    pub fn filled(&self, column: Column) -> Option<Field<'r>> {
        let (index, field) = self.raw_field(column).filter(|(_, field)| !field.is_empty())?;
        Some(self.cell(index, field)).filter(|cell| !cell.text.is_empty())
    }

    /// The text of the cell of a column as bytes, none where nothing stands in it. They go from hand to hand faster than
    /// cells with their places.
    #[must_use]
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a cell that goes through memory costs more than looking at it")]
    pub fn bytes(&self, column: Column) -> &'r [u8] {
        let Some((index, field)) = self.raw_field(column) else { return &[] };
        match self.rewritten(index) {
            Some(text) => text.as_bytes(),
            None => field.bytes(self.piece.text),
        }
    }

    /// Whether something stands in the cell of a column.
    #[must_use]
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a cell that goes through memory costs more than looking at it")]
    pub fn has_text(&self, column: Column) -> bool {
        // no space begins with the first byte of `Đ`, or with one of ASCII that can be seen
        let is_sign = |first: &u8| first.is_ascii_graphic() || *first == 0xC4;
        self.raw_field(column).is_some_and(|(_, field)| {
            !field.is_empty()
                && (field.as_written(self.piece.text).first().is_some_and(is_sign)
                    || self.filled(column).is_some())
        })
    }

    /// What stands in the cell of a column, with quotes around it: where that is the same, so is the value.
    #[must_use]
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a cell that goes through memory costs more than looking at it")]
    pub fn as_written(&self, column: Column) -> &'r [u8] {
        let field = self.header.by_column[column as usize]
            .and_then(|index| self.cut.whole_field(self.piece.text, index));
        field.map_or(&[], |field| field.as_written(self.piece.text))
    }

    /// The cell of a column, empty where the table does not have it.
    #[must_use]
    #[inline]
    pub fn field(&self, column: Column) -> Field<'r> {
        self.get(column).unwrap_or_else(|| Field { text: "", place: self.place() })
    }
}

impl<'r> Row<'r> {
    /// The cells of some columns as they stand in the file, where none of them is another text than it stands for.
    #[must_use]
    #[inline]
    pub fn verbatim(&self, span: &Span) -> Option<Verbatim<'r>> {
        if !self.rewritten.is_empty() {
            return None;
        }
        let text = self.piece.text;
        let [first, last] = [self.cut.whole_field(text, span.first)?, self.cut.whole_field(text, span.last)?];
        let start = first.start();
        let text = Stretch::new(text.as_bytes().get(start..)?, last.end() - start);
        Some(Verbatim { text, start: offset(self.piece.base + start), layout: span.layout })
    }
}

/// Columns side by side.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    first: usize,
    last: usize,
    /// The delimiter, and which column stands where.
    layout: u32,
}

impl Header {
    /// Where those of the columns stand that the table has, if nothing else stands between them.
    #[must_use]
    pub fn span_of(&self, columns: &[Column; 4]) -> Option<Span> {
        let places = columns.map(|column| self.by_column[column as usize]);
        let first = places.iter().flatten().min().copied()?;
        let last = places.iter().flatten().max().copied()?;
        let layout = places.iter().fold(u32::from(self.delimiter), |layout, place| {
            let beyond = place.map_or(0, |place| place - first + 1);
            layout << 4 | u32::try_from(beyond).unwrap_or(0)
        });
        (last - first < places.iter().flatten().count()).then_some(Span { first, last, layout })
    }
}

/// A text and how its lines are cut.
struct Sheet<'a> {
    piece: Piece<'a>,
    columns: &'a Columns,
    delimiter: u8,
}

/// Reads the header of a table, and reports what is wrong with it.
pub fn header(file: FileId, text: &str, columns: &Columns, report: &mut Report) -> Option<Header> {
    let (delimiter, start) = delimiter(text, columns);
    let sheet = Sheet { piece: Piece::whole(file, text), columns, delimiter };
    let mut scanner = sheet.scanner(start);
    let mut raw = RawRow::default();
    if !scanner.next_row(&mut raw, report) {
        let remedy = if columns.are_needed { Term::GiveHeader } else { Term::DeleteOrGiveHeader };
        let problem = Diagnostic::new(Code::CsvEmpty, Place::File(file)).with("remedy", remedy);
        report.add(problem.with("columns", sheet.required_names()));
        return None;
    }
    if raw.broken { None } else { sheet.header(&raw, scanner.offset(), report) }
}

/// The delimiter of the header line, and where the header line begins (after a BOM and a `sep=` line).
#[must_use]
pub fn delimiter(text: &str, columns: &Columns) -> (u8, usize) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first = text[start..].lines().next().unwrap_or_default();
    if let Some(named @ (b',' | b';' | b'\t')) = first.strip_prefix("sep=").and_then(only_byte) {
        return (named, text[start..].find('\n').map_or(text.len(), |length| start + length + 1));
    }
    // nothing else can divide such a line into more, and no column's name holds a comma
    if first.contains(',') && !first.contains([';', '\t', '"']) {
        return (b',', start);
    }
    let columns_found = |delimiter: &u8| {
        let mut row = RawRow::default();
        let piece = Piece::whole(FileId(0), text);
        Scanner::new(piece, start, *delimiter).next_row(&mut row, &mut Report::default());
        let named = row.fields(text).filter(|field| columns.find(&field.value(text)).is_some()).count();
        (named, row.cut().width())
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

/// Which field holds which column, and how the lines are cut.
#[derive(Clone, Debug)]
pub struct Header {
    pub(super) delimiter: u8,
    pub(super) width: usize,
    by_column: [Option<usize>; Column::COUNT],
    pub(super) names: Vec<String>,
    /// Where the first row begins.
    pub end: usize,
    /// Some column has no name: it must be empty in every row of the file.
    pub has_nameless: bool,
}

impl<'a> Sheet<'a> {
    fn scanner(&self, at: usize) -> Scanner<'a> {
        Scanner::new(self.piece, at, self.delimiter)
    }

    fn required_names(&self) -> Vec<Name> {
        self.columns.required.iter().map(|column| column.names()).collect()
    }

    /// Finds the column of every header cell; reports those that are unknown, repeated, nameless or missing.
    fn header(&self, raw: &RawRow, body: usize, report: &mut Report) -> Option<Header> {
        let names = || raw.fields(self.piece.text).map(|field| field.value(self.piece.text));
        let is_named = |name: &str| self.columns.find(name).or_else(|| self.columns.near(name)).is_some();
        if !names().any(|name| is_named(&name)) {
            report.add(self.no_header(raw, body));
            return None;
        }
        let mut header = Header {
            delimiter: self.delimiter,
            width: raw.cut().width(),
            by_column: [None; Column::COUNT],
            names: Vec::new(),
            end: body,
            has_nameless: false,
        };
        let errors_before = report.errors();
        let mut nameless = Vec::new();
        for (index, field) in raw.fields(self.piece.text).enumerate() {
            let name = field.value(self.piece.text);
            let place = field.place(self.piece);
            let slot =
                self.columns.find(&name).map(|column| (column, &mut header.by_column[column as usize]));
            match slot {
                None if name.is_empty() => nameless.push((index, place)),
                None => unknown_column(&name, place, self.columns, report),
                Some((_, slot @ None)) => *slot = Some(index),
                Some((_, Some(first))) => {
                    let first = raw.field(self.piece.text, *first).map(|first| first.place(self.piece));
                    let problem =
                        Diagnostic::new(Code::CsvColumnRepeated, place).with("column", name.as_ref());
                    report.add(first.into_iter().fold(problem, Diagnostic::also_at));
                }
            }
            header.names.push(name.into_owned());
        }
        header.has_nameless = !nameless.is_empty();
        self.check_nameless(body, nameless, report);
        let place = self.piece.line(raw.start);
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
        let problem = Diagnostic::new(Code::CsvHeaderMissing, self.piece.line(raw.start))
            .with("columns", self.required_names());
        let (mut scanner, mut next, text) = (self.scanner(body), RawRow::default(), self.piece.text);
        for _ in 0..MOST_TITLES {
            if !scanner.next_row(&mut next, &mut Report::default()) {
                break;
            }
            let named = next.fields(text).filter(|field| self.columns.find(&field.value(text)).is_some());
            if named.count() >= self.columns.required.len() {
                return problem.with("hint", Term::LinesAboveHeader).also_at(self.piece.line(next.start));
            }
        }
        let whole = raw.field(text, 0).filter(|_| raw.cut().width() == 1).map(|field| field.value(text));
        let other = whole.is_some_and(|whole| whole.contains(['|', ':', '^', '~']));
        problem.with("hint", if other { Term::OtherDelimiter } else { Term::NoHeader })
    }

    /// Columns without a name are ignored when they are empty from the header down.
    fn check_nameless(&self, body: usize, mut nameless: Vec<(usize, Place)>, report: &mut Report) {
        let mut scanner = self.scanner(body);
        let mut raw = RawRow::default();
        while !nameless.is_empty() && scanner.next_row(&mut raw, &mut Report::default()) {
            nameless.retain(|(index, place)| {
                let filled = raw.field(self.piece.text, *index);
                let filled = filled.filter(|field| !field.value(self.piece.text).is_empty());
                let problem = filled.map(|field| {
                    Diagnostic::new(Code::CsvColumnNameless, *place)
                        .with("number", index + 1)
                        .also_at(field.place(self.piece))
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
