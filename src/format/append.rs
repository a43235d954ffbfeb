//! One row more at the end of a table. What a person wrote keeps its bytes: byte order mark, delimiter, line
//! ends, order of columns, quotes. A column that the table lacks is added behind the others.

use crate::diagnostics::{Report, fold};
use crate::load::csv::{self, Column, Columns, Piece, RawRow, Scanner};
use crate::model::{Date, FileId, Language};

/// A table to which a row is added.
#[derive(Debug)]
pub struct Sheet<'t> {
    pub(super) text: &'t str,
    pub(super) delimiter: u8,
    pub(super) start: usize,
    /// What each field of a row is; columns without a name are none.
    pub(super) layout: Vec<Option<Column>>,
    language: Language,
    dates: Dates,
    line_end: &'static str,
}

/// How the table writes its days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Dates {
    Iso,
    DayFirst,
}

/// A table with a row more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grown {
    pub text: String,
    /// The last row as it stands there.
    pub row: String,
    /// The columns that were not there, as they are named now.
    pub added: Vec<&'static str>,
}

impl<'t> Sheet<'t> {
    /// The table of a text that was read without errors; `None` where there is not even a header.
    #[must_use]
    pub fn of(text: &'t str, columns: &Columns) -> Option<Self> {
        let (delimiter, start) = csv::delimiter(text, columns);
        let mut scanner = Scanner::new(Piece::whole(FileId(0), text), start, delimiter);
        let mut row = RawRow::default();
        if !scanner.next_row(&mut row, &mut Report::default()) {
            return None;
        }
        let names: Vec<String> = row.fields(text).map(|field| field.value(text).into_owned()).collect();
        let layout: Vec<Option<Column>> = names.iter().map(|name| columns.find(name)).collect();
        let is_vietnamese = layout
            .iter()
            .zip(&names)
            .any(|(column, name)| column.is_some_and(|column| fold(column.names().vietnamese) == fold(name)));
        let line_end = if text[row.start..scanner.offset()].ends_with("\r\n") { "\r\n" } else { "\n" };
        let of_days = |at: &usize| layout[*at].is_some_and(Column::is_of_days);
        let of_days: Vec<usize> = (0..layout.len()).filter(of_days).collect();
        let mut dates = Dates::Iso;
        while scanner.next_row(&mut row, &mut Report::default()) {
            let fields = of_days.iter().rev().filter_map(|at| row.field(text, *at));
            let day = fields.map(|field| field.value(text)).find(|day| !day.is_empty());
            if let Some(day) = day {
                dates = if day.contains('/') { Dates::DayFirst } else { Dates::Iso };
            }
        }
        let language = if is_vietnamese { Language::Vietnamese } else { Language::English };
        Some(Self { text, delimiter, start, layout, language, dates, line_end })
    }

    /// The language of its header.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A day as the last one in the table is written.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        match self.dates {
            Dates::Iso => day.to_string(),
            Dates::DayFirst => day.day_first(),
        }
    }

    /// The table with a row of these cells; an empty cell needs no column.
    #[must_use]
    pub fn with_row(&self, cells: &[(Column, &str)]) -> Grown {
        self.grown(&[cells])
    }

    /// The table with many rows more; columns that it lacks are added behind the others.
    #[must_use]
    pub fn with_rows(&self, rows: &[Vec<(Column, String)>]) -> String {
        self.grown(rows).text
    }

    fn grown<Text: AsRef<str>>(&self, rows: &[impl AsRef<[(Column, Text)]>]) -> Grown {
        let is_new = |column: &Column| !self.layout.contains(&Some(*column));
        let cells = rows.iter().flat_map(AsRef::as_ref);
        let given = cells.filter(|(_, text)| !text.as_ref().is_empty()).map(|(column, _)| *column);
        let mut added: Vec<Column> = Vec::new();
        for column in given.filter(is_new) {
            if !added.contains(&column) {
                added.push(column);
            }
        }
        let names = self.names(&added);
        let mut text = self.widened(&names);
        if !rows.is_empty() && !text.ends_with('\n') {
            text += self.line_end;
        }
        let layout: Vec<Option<Column>> =
            self.layout.iter().copied().chain(added.into_iter().map(Some)).collect();
        let mut last = String::new();
        for row in rows {
            let cell = |column: &Option<Column>| {
                let found = row.as_ref().iter().find(|(known, _)| Some(*known) == *column);
                self.field(found.map_or("", |(_, text)| text.as_ref()))
            };
            last = layout.iter().map(cell).collect::<Vec<_>>().join(self.mark());
            text += &last;
            text += self.line_end;
        }
        Grown { text, row: last, added: names }
    }

    /// The names of columns in the language of the header.
    pub(super) fn names(&self, columns: &[Column]) -> Vec<&'static str> {
        let name = |column: &Column| match self.language {
            Language::Vietnamese => column.names().vietnamese,
            Language::English => column.names().english,
        };
        columns.iter().map(name).collect()
    }

    /// The text with more columns at the end of every row, empty but for their names.
    fn widened(&self, names: &[&str]) -> String {
        if names.is_empty() {
            return self.text.to_owned();
        }
        let mut scanner = Scanner::new(Piece::whole(FileId(0), self.text), self.start, self.delimiter);
        let (mut wide, mut copied, mut row) = (String::new(), 0, RawRow::default());
        let mut cells = names.to_vec();
        while scanner.next_row(&mut row, &mut Report::default()) {
            let record = &self.text[row.start..scanner.offset()];
            let record = record.strip_suffix('\n').unwrap_or(record);
            let end = row.start + record.strip_suffix('\r').unwrap_or(record).len();
            wide += &self.text[copied..end];
            for cell in &cells {
                wide += self.mark();
                wide += cell;
            }
            copied = end;
            cells.fill("");
        }
        wide + &self.text[copied..]
    }

    pub(super) fn field(&self, value: &str) -> String {
        let needs_quotes = value.contains(['"', '\n', '\r']) || value.contains(self.mark());
        if needs_quotes { format!("\"{}\"", value.replace('"', "\"\"")) } else { value.to_owned() }
    }

    pub(super) const fn mark(&self) -> &'static str {
        match self.delimiter {
            b';' => ";",
            b'\t' => "\t",
            _ => ",",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Grown, Sheet};
    use crate::load::YearTable;
    use crate::model::Date;

    fn grown(text: &str, cells: &[(Column, &str)]) -> Grown {
        Sheet::of(text, &YearTable::Events.columns()).unwrap().with_row(cells)
    }

    const CELLS: [(Column, &str); 4] = [
        (Column::Organisation, "cb-2"),
        (Column::Step, "tự đánh giá"),
        (Column::Date, "2024-12-12"),
        (Column::Digest, "x"),
    ];

    #[test]
    fn nothing_that_stands_there_changes() {
        let text = "\u{feff}sep=;\r\nngày;mã băm;Tổ chức;;bước\r\n 05/03/2024;;\"cb-1\";;đăng ký\r\n\r\n";
        let Grown { text: more, added, row } = grown(text, &CELLS);
        assert_eq!(more, format!("{text}2024-12-12;x;cb-2;;tự đánh giá\r\n"));
        assert_eq!((row.as_str(), added.len()), ("2024-12-12;x;cb-2;;tự đánh giá", 0));
    }

    #[test]
    fn a_missing_column_is_added_behind_the_others() {
        let text = "organisation,step,date\n\ncb-1,registered,\"2024-03-05\"\n,,\ncb-1,planned,2024-03-06";
        let more = "organisation,step,date,digest\n\ncb-1,registered,\"2024-03-05\",\n,,\n\
                    cb-1,planned,2024-03-06,\ncb-2,tự đánh giá,2024-12-12,x\n";
        let found = grown(text, &CELLS);
        assert_eq!((found.text.as_str(), found.added), (more, vec!["digest"]));
    }

    #[test]
    fn a_cell_is_quoted_where_it_must_be() {
        let cells = [(Column::Organisation, "cb"), (Column::Note, "a; \"b\""), (Column::By, "x, y")];
        let text = "tổ chức;bước;ngày;ghi chú;người thực hiện\n";
        assert_eq!(grown(text, &cells).row, "cb;;;\"a; \"\"b\"\"\";x, y");
    }

    #[test]
    fn days_are_written_as_the_last_one() {
        let day = Date::new(2024, 12, 5).unwrap();
        let written = |table: YearTable, text: &str| Sheet::of(text, &table.columns()).unwrap().day(day);
        let [iso, day_first] = ["2024-12-05", "05/12/2024"];
        let events = "organisation,step,date\n";
        let findings = "id,organisation,found_on,finding,due,remedied_on\n";
        for (rows, expected) in [("", iso), ("a,planned,01/02/2024\n", day_first)] {
            assert_eq!(written(YearTable::Events, &format!("{events}{rows}")), expected, "{rows}");
        }
        for (rows, expected) in [
            ("F1,a,01/02/2024,x,,\n", day_first),
            ("F1,a,01/02/2024,x,,\nF2,a,2024-02-01,x,,\n", iso),
            ("F1,a,2024-02-01,x,,01/03/2024\n", day_first),
            ("F1,a,01/02/2024,x,,\n,,,,,\n", day_first),
        ] {
            assert_eq!(written(YearTable::Findings, &format!("{findings}{rows}")), expected, "{rows}");
        }
    }
}
