//! Sheets of OpenDocument (ods). They are read event by event with our own bounds: a cell there may stand for a
//! million of its like, which a reader that unfolds them first does not survive.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::package::part;
use super::{Content, LONGEST_TEXT, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Page, Refused, Room, in_percent};

/// The bytes that no text has which is not too long.
const MOST_BYTES: usize = char::MAX.len_utf8() * LONGEST_TEXT;

/// The sheets, in order.
pub fn pages(bytes: &[u8]) -> Result<Vec<Page>, Refused> {
    let content = part(bytes, "content.xml")?;
    let mut reader = Reader::from_reader(content.as_slice());
    let mut reading = Reading::default();
    loop {
        match reader.read_event().map_err(|_| Refused::Unreadable)? {
            Event::Eof => return Ok(reading.pages),
            Event::Start(element) => reading.open(&element)?,
            Event::Empty(element) => {
                reading.open(&element)?;
                reading.close(element.name().as_ref())?;
            }
            Event::End(element) => reading.close(element.name().as_ref())?,
            Event::Text(text) => reading.say(&text),
            Event::GeneralRef(name) => reading.say(&entity(&name).ok_or(Refused::Unreadable)?),
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// What a reference such as `&amp;` or `&#7897;` stands for.
fn entity(name: &str) -> Option<String> {
    let number = name.strip_prefix('#');
    let hexadecimal = number.and_then(|number| number.strip_prefix('x'));
    let number =
        hexadecimal.map(|digits| u32::from_str_radix(digits, 16)).or_else(|| number.map(str::parse::<u32>));
    match number {
        Some(number) => char::from_u32(number.ok()?).map(String::from),
        None => quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned),
    }
}

/// Where the reading stands.
#[derive(Default)]
struct Reading {
    pages: Vec<Page>,
    room: Room,
    row: usize,
    column: usize,
    /// How often the row, and the cell, that is open stands there.
    rows: usize,
    columns: usize,
    cell: Option<Cell>,
    /// Notes on a cell are none of its text.
    notes: usize,
    /// How many cells there were, empty ones too.
    met: usize,
}

#[derive(Default)]
struct Cell {
    /// What the cell says that it holds, where that is more exact than its text.
    value: Option<Content>,
    text: String,
}

impl Reading {
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        match element.name().as_ref() {
            "table:table" => {
                let name = attribute(element, "table:name")?.unwrap_or_default();
                self.pages.push(Page { name, ..Page::default() });
                self.row = 0;
            }
            "table:table-row" => {
                self.rows = repeated(element, "table:number-rows-repeated")?;
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.columns = repeated(element, "table:number-columns-repeated")?;
                self.cell = Some(Cell { value: value(element)?, text: String::new() });
                self.met += 1;
            }
            "office:annotation" => self.notes += 1,
            "text:p" if self.cell.as_ref().is_some_and(|cell| !cell.text.is_empty()) => self.say("\n"),
            "text:s" => {
                let blanks = repeated(element, "text:c")?.min(LONGEST_TEXT);
                self.say(&" ".repeat(blanks));
            }
            "text:tab" => self.say("\t"),
            "text:line-break" => self.say("\n"),
            _ => {}
        }
        if self.met > 4 * MOST_CELLS { Err(Refused::TooLarge) } else { Ok(()) }
    }

    fn close(&mut self, name: &str) -> Result<(), Refused> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.put(),
            "table:table-row" => {
                self.row = self.row.saturating_add(self.rows);
                Ok(())
            }
            "office:annotation" => {
                self.notes = self.notes.saturating_sub(1);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Text of the open cell; what is too long by any measure grows no longer.
    fn say(&mut self, text: &str) {
        let may_grow = |cell: &&mut Cell| cell.text.len() <= MOST_BYTES;
        if let Some(cell) = self.cell.as_mut().filter(|_| self.notes == 0).filter(may_grow) {
            cell.text.push_str(text);
        }
    }

    /// The cell as often as it stands there. Empty ones only move on.
    fn put(&mut self) -> Result<(), Refused> {
        let Some(Cell { value, text }) = self.cell.take() else { return Ok(()) };
        if text.len() > MOST_BYTES {
            return Err(Refused::TooLarge);
        }
        let content = value.unwrap_or(Content::Text(text));
        let end = (self.row.saturating_add(self.rows), self.column.saturating_add(self.columns));
        if !content.is_empty() {
            self.may_stand_until(end)?;
            let Some(page) = self.pages.last_mut() else { return Ok(()) };
            for row in self.row..end.0 {
                for column in self.column..end.1 {
                    self.room.put(page, row, column, content.clone())?;
                }
            }
        }
        self.column = end.1;
        Ok(())
    }

    /// Asked before the first of the cells is put: how often one stands there is a number that costs a file nothing.
    fn may_stand_until(&self, (row, column): (usize, usize)) -> Result<(), Refused> {
        let cells = self.rows.checked_mul(self.columns);
        let fits =
            cells.is_some_and(|cells| cells <= MOST_CELLS) && row <= MOST_ROWS && column <= MOST_COLUMNS;
        if fits { Ok(()) } else { Err(Refused::TooLarge) }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refused> {
    let found = element.try_get_attribute(name).map_err(|_| Refused::Unreadable)?;
    let text = found.map(|found| found.normalized_value(quick_xml::XmlVersion::Explicit1_0));
    text.transpose().map(|text| text.map(Into::into)).map_err(|_| Refused::Unreadable)
}

fn repeated(element: &BytesStart<'_>, name: &str) -> Result<usize, Refused> {
    let text = attribute(element, name)?;
    text.map_or(Ok(1), |text| text.parse().map_err(|_| Refused::Unreadable))
}

/// Numbers, days and yes or no as they are kept, not as they are shown; a text is what its paragraphs say.
fn value(element: &BytesStart<'_>) -> Result<Option<Content>, Refused> {
    let number = attribute(element, "office:value")?;
    let day = attribute(element, "office:date-value")?;
    let truth = attribute(element, "office:boolean-value")?;
    let is_percent = attribute(element, "office:value-type")?.is_some_and(|kind| kind == "percentage");
    Ok(match (number, day, truth) {
        (Some(number), _, _) if is_percent => Some(Content::Text(in_percent(&number))),
        (Some(number), _, _) => Some(Content::Text(number)),
        (None, Some(day), _) => Some(Content::Day(day)),
        (None, None, Some(truth)) => Some(Content::Truth(truth == "true")),
        (None, None, None) => None,
    })
}
