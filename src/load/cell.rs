//! Cells of small tables turned into values, each refused with its place.

use super::csv::{Column, Row};
use super::words::Word;
use crate::diagnostics::{Code, Diagnostic, Name, Report};
use crate::model::date::{self, DateFault};
use crate::model::record::Field;
use crate::model::{Date, Id, Located, Period, Place};

/// The cells of one row, read one by one; every refusal goes into the report.
pub struct Cells<'r> {
    row: &'r Row<'r>,
    report: &'r mut Report,
}

impl<'r> Cells<'r> {
    pub const fn new(row: &'r Row<'r>, report: &'r mut Report) -> Self {
        Self { row, report }
    }

    #[must_use]
    pub fn place(&self) -> Place {
        self.row.place()
    }

    /// Free text, empty where nothing stands.
    pub fn text(&mut self, column: Column) -> String {
        self.free_text(column).text.to_owned()
    }

    /// Free text as it stands in the file; what a spreadsheet would take for something else is reported.
    pub fn free_text(&mut self, column: Column) -> Field<'r> {
        let field = self.row.field(column);
        self.report.extend(Diagnostic::of_misread(field));
        field
    }

    /// Free text that must stand there.
    pub fn required_text(&mut self, column: Column) -> Option<String> {
        self.required_free_text(column).map(|field| field.text.to_owned())
    }

    /// The same, as it stands in the file.
    pub fn required_free_text(&mut self, column: Column) -> Option<Field<'r>> {
        let field = self.required(column)?;
        self.report.extend(Diagnostic::of_misread(field));
        Some(field)
    }

    #[must_use]
    pub fn located_text(&self, column: Column) -> Located<String> {
        let text = self.located(column);
        Located::new(text.value.to_owned(), text.place)
    }

    /// The same, as it stands in the text.
    #[must_use]
    pub fn located(&self, column: Column) -> Located<&'r str> {
        let row = self.row;
        let field = row.field(column);
        Located::new(field.text, field.place)
    }

    pub fn id(&mut self, column: Column) -> Option<Located<Id>> {
        let field = self.required(column)?;
        id(field, self.report)
    }

    /// `Ok(None)` where the cell is empty, `Err` where it was refused.
    ///
    /// # Errors
    /// The refusal is in the report.
    pub fn optional_id(&mut self, column: Column) -> Result<Option<Located<Id>>, Refused> {
        self.optional(column, id)
    }

    pub fn date(&mut self, column: Column) -> Option<Located<Date>> {
        let field = self.required(column)?;
        date(field, self.report)
    }

    /// `Ok(None)` where the cell is empty, `Err` where it was refused.
    ///
    /// # Errors
    /// The refusal is in the report.
    pub fn optional_date(&mut self, column: Column) -> Result<Option<Located<Date>>, Refused> {
        self.optional(column, date)
    }

    pub fn word<W: Word>(&mut self, column: Column) -> Option<Located<W>> {
        let field = self.required(column)?;
        word(field, self.report)
    }

    /// The period of the row, within `year`; the year where none is given.
    pub fn period(&mut self, year: i16) -> Option<Located<Period>> {
        let field = self.row.field(Column::Period);
        period(Some(field), year, self.report)
    }

    /// The period that a row states, within `year`: `Ok(None)` where the cell is empty, `Err` where it was refused.
    ///
    /// # Errors
    /// The refusal is in the report.
    pub fn stated_period(&mut self, year: i16) -> Result<Option<Located<Period>>, Refused> {
        self.optional(Column::Period, |field, report| period(Some(field), year, report))
    }

    /// An id, as it stands in the text.
    pub fn id_text(&mut self, column: Column) -> Option<Located<&'r str>> {
        let field = self.required(column)?;
        id_text(field, self.report)
    }

    /// The same, as it stands in the text; `None` where it is empty or was refused.
    pub fn optional_id_text(&mut self, column: Column) -> Option<Located<&'r str>> {
        let field = self.row.field(column);
        (!field.text.is_empty()).then(|| id_text(field, self.report)).flatten()
    }

    /// What must stand there.
    pub fn required(&mut self, column: Column) -> Option<Field<'r>> {
        let row = self.row;
        let field = row.field(column);
        if field.text.is_empty() {
            self.report.add(Diagnostic::new(Code::ValueMissing, field.place).with("name", column.names()));
            return None;
        }
        Some(field)
    }

    fn optional<T>(
        &mut self,
        column: Column,
        read: impl Fn(Field<'_>, &mut Report) -> Option<T>,
    ) -> Result<Option<T>, Refused> {
        let field = self.row.field(column);
        if field.text.is_empty() {
            return Ok(None);
        }
        read(field, self.report).map(Some).ok_or(Refused)
    }
}

/// A cell was refused; why is in the report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refused;

pub fn id(field: Field<'_>, report: &mut Report) -> Option<Located<Id>> {
    let text = id_text(field, report)?;
    Id::new(text.value).map(|id| Located::new(id, text.place))
}

fn id_text<'a>(field: Field<'a>, report: &mut Report) -> Option<Located<&'a str>> {
    if !Id::is_one(field.text) {
        let problem = Diagnostic::new(Code::IdMalformed, field.place).with("value", field.text);
        report.add(problem.perhaps_altered(field.text));
        return None;
    }
    Some(Located::new(field.text, field.place))
}

pub fn date(field: Field<'_>, report: &mut Report) -> Option<Located<Date>> {
    let problem = |code| Diagnostic::new(code, field.place).with("value", field.text);
    match date::read(field.text) {
        Ok(date) => return Some(Located::new(date, field.place)),
        Err(DateFault::Shape) => {
            let names_month = field.text.contains(char::is_alphabetic);
            let problem = problem(Code::DateMalformed);
            report.add(if names_month { problem.perhaps_altered(field.text) } else { problem });
        }
        Err(DateFault::Serial) => report.add(problem(Code::DateSerial)),
        Err(DateFault::NoSuchMonth) => report.add(problem(Code::MonthImpossible)),
        Err(DateFault::NoSuchDay(last)) => {
            report.add(problem(Code::DateImpossible).with("last", usize::from(last.unsigned_abs())));
        }
    }
    None
}

pub fn word<W: Word>(field: Field<'_>, report: &mut Report) -> Option<Located<W>> {
    let read = W::read(field.text);
    if read.is_none() {
        let known: Vec<Name> =
            W::words().map(|(_, english, vietnamese)| Name { vietnamese, english }).collect();
        report.add(
            Diagnostic::new(Code::WordUnknown, field.place)
                .with("value", field.text)
                .with("known", known)
                .meant(field.text, W::known()),
        );
    }
    read.map(|value| Located::new(value, field.place))
}

/// The period a cell names, within `year`; the year itself where the cell is empty or not there.
pub fn period(field: Option<Field<'_>>, year: i16, report: &mut Report) -> Option<Located<Period>> {
    let Some(field) = field.filter(|field| !field.text.is_empty()) else {
        let place = field.map_or(Place::File(crate::model::FileId(0)), |field| field.place);
        return Some(Located::new(Period::year_of(year), place));
    };
    let Some(read) = Period::read(field.text) else {
        report.add(Diagnostic::of_period(field));
        return None;
    };
    if read.year() != year {
        let year = usize::from(year.unsigned_abs());
        report.add(
            Diagnostic::new(Code::PeriodOfOtherYear, field.place)
                .with("period", field.text)
                .with("year", year),
        );
        return None;
    }
    Some(Located::new(read, field.place))
}
