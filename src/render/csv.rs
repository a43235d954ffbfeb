//! A table as CSV in two dialects: for git and programs, and for a Vietnamese Excel.

use std::borrow::Cow;

use super::table::{Cell, Cells, Column, Table};
use crate::catalogue::labels;
use crate::model::number::Mark;
use crate::model::results::UnitResult;
use crate::model::{Date, Decimal, Every, Language, Period};
use crate::threads::{self, Crew, Spare};

/// UTF-8 without BOM, LF, comma, decimal point, ISO dates.
#[must_use]
pub fn draw(table: &Table) -> String {
    written(table, b',', csv::Terminator::Any(b'\n'), Cell::neutral)
}

/// A table of very many rows, each made only when it is drawn.
pub struct Register<'a> {
    pub columns: Vec<Column>,
    pub rows: usize,
    /// Begins to draw some of the rows, on a thread of its own.
    pub begin: Box<dyn Fn() -> RowMaker<'a> + Sync + 'a>,
}

impl<'a> Register<'a> {
    /// A row for each of so many results. `begin` gives each thread what makes the results, which is handed the one
    /// before, whose space it may take, and what draws them.
    pub fn of_results<Make, Row>(
        columns: Vec<Column>,
        rows: usize,
        begin: impl Fn() -> (Make, Row) + Sync + 'a,
    ) -> Self
    where
        Make: FnMut(usize, Option<UnitResult>) -> UnitResult + 'a,
        Row: FnMut(&UnitResult, &mut dyn Cells) + 'a,
    {
        let begin = move || -> RowMaker<'a> {
            let ((mut make, mut row), mut before) = (begin(), None);
            Box::new(move |place, cells| {
                let result = make(place, before.take());
                row(before.insert(result), cells);
            })
        };
        Self { columns, rows, begin: Box::new(begin) }
    }
}

/// Gives out the cells of the row at a place.
pub type RowMaker<'a> = Box<dyn FnMut(usize, &mut dyn Cells) + 'a>;

/// The same as [`draw`], row by row, on several threads; `write` takes the parts in their order.
///
/// # Errors
/// The first that `write` ends with.
pub fn draw_register<'a, Error: Send>(
    register: &Register<'a>,
    mut write: impl FnMut(&[u8]) -> Result<(), Error> + Send,
) -> Result<(), Error> {
    write(draw(&Table { columns: register.columns.clone(), ..Table::default() }).as_bytes())?;
    let job = threads::job_of(register.rows);
    let mut jobs = (0..register.rows).step_by(job);
    // the room of rows that were written is that of others
    let rooms = Spare::<Vec<u8>>::default();
    let work = |start: usize, maker: &mut Option<RowMaker<'a>>| {
        let row = maker.get_or_insert_with(|| (register.begin)());
        let mut fields = Fields { text: rooms.take() };
        for place in start..register.rows.min(start + job) {
            row(place, &mut fields);
            fields.end_row();
        }
        fields.text
    };
    let take = |mut rows: Vec<u8>| {
        write(&rows)?;
        rows.clear();
        rooms.put_back(rows);
        Ok(())
    };
    threads::in_order(Crew::for_things(register.rows), || Ok(jobs.next()), work, take)
}

/// Rows as text. It writes what the `csv` library writes, and tests hold it to that; that one copies every field twice,
/// byte by byte.
#[derive(Default)]
struct Fields {
    text: Vec<u8>,
}

impl Fields {
    fn end_field(&mut self) {
        self.text.push(b',');
    }

    /// In place of the comma after its last field.
    fn end_row(&mut self) {
        self.text.pop();
        self.text.push(b'\n');
    }
}

/// Whether a field must stand in quotes.
fn asks_for_quotes(field: &[u8]) -> bool {
    has_any(field, [b',', b'"', b'\n', b'\r'])
}

/// Whether a field has such a byte. Without branches many bytes are looked at in one step.
#[inline]
fn has_any<const SIGNS: usize>(field: &[u8], signs: [u8; SIGNS]) -> bool {
    const STEP: usize = 16;
    let is_one = |byte: u8| signs.iter().fold(0, |any, sign| any | u8::from(byte == *sign));
    let in_part = |part: &[u8; STEP]| part.iter().fold(0, |any, byte| any | is_one(*byte)) != 0;
    if let Some(last) = field.last_chunk() {
        // the last bytes may be looked at twice
        return field.as_chunks().0.iter().any(in_part) || in_part(last);
    }
    let mut part = [0; STEP];
    part[..field.len()].copy_from_slice(field);
    in_part(&part)
}

impl Cells for Fields {
    fn text(&mut self, text: &str) {
        let text = guarded(text);
        let bytes = text.as_bytes();
        if asks_for_quotes(bytes) {
            self.text.push(b'"');
            if has_any(bytes, [b'"']) {
                self.text.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            } else {
                self.text.extend_from_slice(bytes);
            }
            self.text.push(b'"');
        } else {
            self.text.extend_from_slice(bytes);
        }
        self.end_field();
    }

    fn name(&mut self, name: &str) {
        self.text.extend_from_slice(name.as_bytes());
        self.end_field();
    }

    fn number(&mut self, number: Decimal) {
        number.write_to(&mut self.text, Mark::Point);
        self.end_field();
    }

    fn date(&mut self, day: Date) {
        self.text.extend_from_slice(day.to_string().as_bytes());
        self.end_field();
    }

    fn empty(&mut self) {
        self.end_field();
    }
}

/// The same for a form, whose texts come back: one that looks guarded by itself (`'=abc`) is guarded once more, so that it is
/// the same when it has lost its guard.
#[must_use]
pub fn draw_form(table: &Table) -> String {
    written(table, b',', csv::Terminator::Any(b'\n'), |cell| {
        let text = cell.neutral();
        let looks_guarded = text.starts_with('\'') && acts(without_guards(&text));
        if cell.is_text() && looks_guarded { format!("'{text}").into() } else { text }
    })
}

/// What a Vietnamese Excel opens by double-click: BOM, CRLF, semicolon, decimal comma, day first. There is
/// no `sep=` line: with one, Excel would overlook the BOM. Words are in the language of the table.
#[must_use]
pub fn draw_for_excel(table: &Table, language: Language) -> String {
    let written = written(table, b';', csv::Terminator::CRLF, |cell| for_excel(cell, language).into());
    "\u{feff}".to_owned() + &written
}

/// Decimal commas, days first, a month and points in words: Excel takes `2024-03`, `03/2024` and `9/10` for days.
fn for_excel(cell: &Cell, language: Language) -> String {
    let text = cell.localised(Language::Vietnamese);
    if let Cell::OutOf(_) = cell {
        return labels::OUT_OF.with(language, &[("points", &text)]);
    }
    match Period::read(&text).filter(|period| period.every() == Every::Month) {
        Some(month) if cell.is_text() => {
            let [number, year] = [month.number().to_string(), month.year().to_string()];
            labels::MONTH.with(language, &[("month", &number), ("year", &year)])
        }
        Some(_) | None => text,
    }
}

/// The table's heads and rows; the lines around it are not part of CSV.
fn written(
    table: &Table,
    delimiter: u8,
    terminator: csv::Terminator,
    text: impl Fn(&Cell) -> Cow<'_, str>,
) -> String {
    let mut writer = writer(delimiter, terminator);
    let header = table.columns.iter().map(|column| column.whole_header(" ").replace('\n', " "));
    let header: Vec<Cell> = header.map(Cell::Text).collect();
    write_row(&mut writer, &header, Cell::neutral);
    for row in table.rows_and_totals() {
        write_row(&mut writer, row, &text);
    }
    text_of(writer)
}

type Writer = csv::Writer<Vec<u8>>;

const IN_MEMORY: &str = "writing to memory cannot fail because there is no device";

fn writer(delimiter: u8, terminator: csv::Terminator) -> Writer {
    csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(Vec::new())
}

fn write_row(writer: &mut Writer, row: &[Cell], text: impl Fn(&Cell) -> Cow<'_, str>) {
    for cell in row {
        let text = text(cell);
        let field = if cell.is_text() { guarded(&text) } else { Cow::Borrowed(text.as_ref()) };
        writer.write_field(field.as_ref()).expect(IN_MEMORY);
    }
    writer.write_record(None::<&[u8]>).expect(IN_MEMORY);
}

fn bytes_of(writer: Writer) -> Vec<u8> {
    writer.into_inner().expect(IN_MEMORY)
}

fn text_of(writer: Writer) -> String {
    String::from_utf8(bytes_of(writer)).expect("it is UTF-8 because only strings were written")
}

/// Puts a `'` before what a spreadsheet would take for a formula, also after leading spaces and in
/// full-width signs.
#[inline]
fn guarded(text: &str) -> Cow<'_, str> {
    let is_word = text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    if is_word || !acts(text) { text.into() } else { format!("'{text}").into() }
}

/// The text of a cell of CSV without the `'` that guards it, or one of several: [`draw_form`].
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|behind| acts(without_guards(behind))).unwrap_or(text)
}

fn without_guards(text: &str) -> &str {
    text.trim_start_matches('\'')
}

/// Whether a spreadsheet would take it for a formula.
fn acts(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '\u{a0}']).chars().next();
    first.is_some_and(|sign| {
        matches!(sign, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Fields, Register, draw, draw_for_excel, draw_register};
    use crate::catalogue::words;
    use crate::model::Language::{English, Vietnamese};
    use crate::model::results::Status::{Determined, Held, NotCandidate, Undetermined, Unrated};
    use crate::model::{Date, Decimal, OrganisationKind};
    use crate::render::table::{Cell, Cells, Column, Table};

    proptest! {
        #[test]
        fn a_register_is_drawn_as_the_library_draws_it(
            rows in prop::collection::vec(prop::collection::vec(
                prop_oneof![
                    "[a=\"\n\r,;ộ' -]{0,5}".prop_map(Cell::Text),
                    any::<i32>().prop_map(|number| Cell::Number(Decimal::from_hundredths(number.into()))),
                    (1_i8..28).prop_map(|day| Cell::Date(Date::new(2024, 2, day).unwrap())),
                    Just(Cell::Empty),
                ],
                2,
            ), 0..4),
        ) {
            let columns = vec![Column::words("a"), Column::words("b")];
            let give = |row: &Vec<Cell>, cells: &mut dyn Cells| for cell in row {
                match cell {
                    Cell::Text(text) => cells.text(text),
                    Cell::Number(number) => cells.number(*number),
                    Cell::Date(day) => cells.date(*day),
                    _ => cells.empty(),
                }
            };
            let begin = || -> super::RowMaker<'_> { Box::new(|place, cells| give(&rows[place], cells)) };
            let register = Register { columns: columns.clone(), rows: rows.len(), begin: Box::new(begin) };
            let mut drawn = Vec::new();
            let written = draw_register(&register, |part| {
                drawn.extend_from_slice(part);
                Ok::<(), ()>(())
            });
            prop_assert_eq!(written, Ok(()));
            let table = Table { columns, rows: rows.clone(), ..Table::default() };
            prop_assert_eq!(String::from_utf8(drawn).unwrap(), draw(&table));
        }
    }

    #[test]
    fn fields_are_parted_and_rows_ended() {
        let mut fields = Fields::default();
        fields.empty();
        fields.text("a, b");
        fields.name("cb-1");
        fields.end_row();
        fields.number(Decimal::from_hundredths(-150));
        fields.end_row();
        assert_eq!(fields.text, b",\"a, b\",cb-1\n-1.5\n");
    }

    /// What a register gives out as names is written without being looked at.
    #[test]
    fn words_of_the_program_need_no_quotes() {
        let status = [Determined, Undetermined, Held, Unrated, NotCandidate].map(words::status);
        let kinds = OrganisationKind::ALL.map(words::kind);
        for word in [true, false].map(words::yes_or_no).iter().chain(&status).chain(&kinds) {
            for language in [Vietnamese, English] {
                let [mut name, mut text] = [Fields::default(), Fields::default()];
                name.name(word.get(language));
                text.text(word.get(language));
                assert_eq!(name.text, text.text);
            }
        }
    }

    #[test]
    fn guards_formulas_but_not_numbers() {
        let table = Table {
            columns: vec![Column::words("mã"), Column::figures("điểm")],
            rows: vec![
                vec![Cell::text("=1+1"), Cell::Number(Decimal::from_hundredths(-150))],
                vec![Cell::text(" @SUM, \"a\""), Cell::Empty],
                vec![Cell::text("- gạch\nđầu dòng"), Cell::Count(3)],
            ],
            ..Table::default()
        };
        assert_eq!(draw(&table), "mã,điểm\n'=1+1,-1.5\n\"' @SUM, \"\"a\"\"\",\n\"'- gạch\nđầu dòng\",3\n");
    }

    #[test]
    fn a_month_stays_a_text_in_excel() {
        let periods = ["2024-03", "2024-Q1", "2024", "2024-12"].map(|period| vec![Cell::text(period)]);
        let table =
            Table { columns: vec![Column::words("kỳ")], rows: periods.to_vec(), ..Table::default() };
        assert_eq!(
            draw_for_excel(&table, Vietnamese),
            "\u{feff}kỳ\r\ntháng 3/2024\r\n2024-Q1\r\n2024\r\ntháng 12/2024\r\n"
        );
        assert_eq!(draw(&table), "kỳ\n2024-03\n2024-Q1\n2024\n2024-12\n");
    }

    #[test]
    fn points_are_no_formula_and_no_day() {
        let points = |own, most| vec![Cell::OutOf([own, most].map(Decimal::from_hundredths))];
        let rows = vec![points(-202, 400), points(900, 1000)];
        let table = Table { columns: vec![Column::words("điểm")], rows, ..Table::default() };
        assert_eq!(draw(&table), "điểm\n'-2.02/4\n9/10\n");
        assert_eq!(draw_for_excel(&table, Vietnamese), "\u{feff}điểm\r\n'-2,02/4 điểm\r\n9/10 điểm\r\n");
        let english = "\u{feff}điểm\r\n'-2,02/4 points\r\n9/10 points\r\n";
        assert_eq!(draw_for_excel(&table, English), english);
    }

    #[test]
    fn excel_gets_what_it_opens() {
        let table = Table {
            columns: vec![Column::words("tên"), Column::figures("điểm"), Column::words("ngày")],
            rows: vec![vec![
                Cell::text("Chi bộ; số 1"),
                Cell::Number(Decimal::from_hundredths(9350)),
                Cell::Date(Date::new(2025, 3, 5).unwrap()),
            ]],
            totals: vec![vec![Cell::text("@cộng"), Cell::Count(1), Cell::Empty]],
            ..Table::default()
        };
        let expected = "\u{feff}tên;điểm;ngày\r\n\"Chi bộ; số 1\";93,5;05/03/2025\r\n'@cộng;1;\r\n";
        assert_eq!(draw_for_excel(&table, Vietnamese), expected);
    }
}
