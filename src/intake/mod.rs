//! Files that come from outside: workbooks and CSV as pages of cells, within bounds, so that a hostile file is
//! refused before it is unpacked. What the cells mean is for others to say.

mod compare;
mod encoding;
mod legacy;
#[cfg(feature = "import")]
mod package;
#[cfg(feature = "import")]
mod sheet;
mod syllable;
#[cfg(feature = "import")]
mod workbook;

use std::collections::BTreeMap;

pub use compare::{CellChange, compare};
pub use encoding::{Doubt, Encoding, pages};
pub use legacy::Fonts;

/// The largest file that is taken.
pub const LARGEST: usize = 16 << 20;
/// The most that its parts may hold when they are unpacked, together.
pub const MOST_UNPACKED: u64 = 48 << 20;
pub const MOST_PARTS: usize = 2_000;
pub const MOST_CELLS: usize = 200_000;
pub const MOST_ROWS: usize = 100_000;
pub const MOST_COLUMNS: usize = 1_000;
/// In characters, as everywhere.
pub const LONGEST_TEXT: usize = 32_767;

/// A sheet of a workbook, or a CSV file as one. Rows and columns count from 0; empty cells are left out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    pub name: String,
    pub cells: BTreeMap<(usize, usize), Content>,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// Text, or a number as its shortest digits.
    Text(String),
    /// A day (`05/03/2024`): what a spreadsheet makes of `5.3` too.
    Day(String),
    /// `TRUE` or `FALSE` of a workbook, which is no text.
    Truth(bool),
    /// A formula's error, such as `#REF!`.
    Broken(String),
}

/// Why a file is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// Neither a workbook nor CSV, or a damaged one.
    Unreadable,
    /// A workbook with a password.
    Locked,
    /// Of the Office before xlsx.
    OldWorkbook,
    /// Larger than the bounds, unpacked or not.
    TooLarge,
    /// Its text is not in that encoding.
    Encoding,
    /// Its text is more likely in another one; in that which was named, a word would be none of Vietnamese.
    OtherEncoding { likely: Encoding, word: Option<String> },
    /// Its text is UTF-16, which it says, and not UTF-8.
    Wide,
    /// CSV with a quote that nothing closes, or that stands where none may: where its cells end is not known.
    Quotes { line: usize },
    /// This program was built without it.
    NotBuilt,
}

impl Content {
    /// What stands there as text; `yes` or `no` for what is true or not.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Day(text) | Self::Broken(text) => text,
            Self::Truth(true) => "yes",
            Self::Truth(false) => "no",
        }
    }

    fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }
}

impl Page {
    /// The text of a cell; empty where there is none.
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cells.get(&(row, column)).map_or("", Content::text)
    }

    /// One row more than the last one.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.cells.last_key_value().map_or(0, |((row, _), _)| row + 1)
    }
}

/// The name of a cell, such as `B7`.
#[must_use]
pub fn cell_name(row: usize, column: usize) -> String {
    let (mut name, mut left) = (String::new(), column + 1);
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    name + &(row + 1).to_string()
}

/// The pages of a file, in one encoding.
fn pages_in(bytes: &[u8], encoding: Encoding) -> Result<Vec<Page>, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    let mut pages = if bytes.starts_with(b"PK") {
        // workbooks are in Unicode; only fonts make something else of its letters
        if matches!(encoding, Encoding::Utf16 | Encoding::Windows1258) {
            return Err(Refused::Encoding);
        }
        packed(bytes)?
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(compound(bytes));
    } else {
        vec![table(&encoding::decoded(bytes, encoding)?)?]
    };
    if let Encoding::Legacy(fonts) = encoding {
        let cells = pages.iter_mut().flat_map(|page| page.cells.values_mut());
        cells.into_iter().try_for_each(|cell| encoding::modernise(cell, fonts))?;
    }
    Ok(pages)
}

/// Why a file of the older Office is not taken: it may be the shell around an xlsx with a password.
fn compound(bytes: &[u8]) -> Refused {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_locked = bytes.windows(name.len()).any(|window| window == name);
    if is_locked { Refused::Locked } else { Refused::OldWorkbook }
}

/// The pages of a workbook.
#[cfg(feature = "import")]
fn packed(bytes: &[u8]) -> Result<Vec<Page>, Refused> {
    match package::kind(bytes)? {
        package::Kind::OpenDocument => sheet::pages(bytes),
        package::Kind::Other => workbook::pages(bytes),
    }
}

#[cfg(not(feature = "import"))]
const fn packed(_: &[u8]) -> Result<Vec<Page>, Refused> {
    Err(Refused::NotBuilt)
}

/// CSV; the delimiter is the one that the first line has most of.
fn table(text: &str) -> Result<Page, Refused> {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| first.bytes().filter(|byte| byte == mark).count();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
    if let Some(line) = line_of_stray_quote(text, delimiter) {
        return Err(Refused::Quotes { line });
    }
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let (mut page, mut room) = (Page::default(), Room::default());
    for (row, record) in reader.into_records().enumerate() {
        let record = record.map_err(|_| Refused::Unreadable)?;
        for (column, text) in record.iter().enumerate() {
            room.put(&mut page, row, column, Content::Text(text.to_owned()))?;
        }
    }
    Ok(page)
}

/// The line of the first quote that does not open or close a cell, nor is doubled in one: the csv crate takes such for
/// letters, and what stands behind one that nothing closes for its cell.
fn line_of_stray_quote(text: &str, delimiter: u8) -> Option<usize> {
    #[derive(Clone, Copy)]
    enum At {
        Start,
        Plain,
        /// Behind the quote that stands there.
        Quoted(usize),
        /// Behind a quote in quotes.
        Closed(usize),
    }
    let mut at = At::Start;
    for (place, byte) in text.bytes().enumerate() {
        let is_division = byte == delimiter || byte == b'\n' || byte == b'\r';
        at = match (at, byte) {
            (At::Start, b'"') => At::Quoted(place),
            (At::Quoted(open), b'"') => At::Closed(open),
            (At::Quoted(open), _) | (At::Closed(open), b'"') => At::Quoted(open),
            (At::Start | At::Plain | At::Closed(_), _) if is_division => At::Start,
            (At::Plain, b'"') | (At::Closed(_), _) => return Some(line_at(text, place)),
            (At::Start | At::Plain, _) => At::Plain,
        };
    }
    if let At::Quoted(open) = at { Some(line_at(text, open)) } else { None }
}

fn line_at(text: &str, place: usize) -> usize {
    1 + text.bytes().take(place).filter(|byte| *byte == b'\n').count()
}

/// A number that is shown as a percentage, as it is shown: spreadsheets keep `95%` as `0.95`. What is not written in
/// digits stays as it is, for others to refuse.
#[cfg(feature = "import")]
fn in_percent(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, parts) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(parts) {
        return number.to_owned();
    }
    let parts = format!("{parts:0<2}");
    let (hundredths, rest) = parts.split_at(2);
    let whole = format!("{whole}{hundredths}");
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    let mark = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{mark}{rest}%")
}

/// The room that the pages of one file have together: a text may stand in as many cells as it likes at no cost of its
/// own to the file.
struct Room {
    left: u64,
}

impl Default for Room {
    fn default() -> Self {
        Self { left: MOST_UNPACKED }
    }
}

impl Room {
    /// Adds a cell, within the bounds.
    fn put(&mut self, page: &mut Page, row: usize, column: usize, content: Content) -> Result<(), Refused> {
        /// What a cell takes besides its text.
        const CELL: u64 = 64;
        if content.is_empty() {
            return Ok(());
        }
        let text = content.text();
        let fits = page.cells.len() < MOST_CELLS && row < MOST_ROWS && column < MOST_COLUMNS;
        if !fits || text.chars().count() > LONGEST_TEXT {
            return Err(Refused::TooLarge);
        }
        self.left = self.left.checked_sub(CELL + text.len() as u64).ok_or(Refused::TooLarge)?;
        page.cells.insert((row, column), content);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Encoding, LONGEST_TEXT, Page, Refused, Room, cell_name, pages};

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let names = [(0, 0), (6, 1), (9, 25), (9, 26), (0, 701), (0, 702)]
            .map(|(row, column)| cell_name(row, column));
        assert_eq!(names, ["A1", "B7", "Z10", "AA10", "ZZ1", "AAA1"]);
    }

    #[cfg(feature = "import")]
    #[test]
    fn a_percentage_is_what_is_shown() {
        let numbers = ["0.95", "0.955", "1", "0", "0.2", "-0.05", "12.5", "0.0025", "9.5E-1", ""];
        let shown = ["95%", "95.5%", "100%", "0%", "20%", "-5%", "1250%", "0.25%", "9.5E-1", ""];
        assert_eq!(numbers.map(super::in_percent), shown);
    }

    /// 1,000 cells of 32,767 characters are 32 MiB, twice as many of them more than 48.
    #[test]
    fn all_that_is_kept_has_one_bound() {
        let text = "x".repeat(LONGEST_TEXT);
        let (mut pages, mut room) = ([Page::default(), Page::default()], Room::default());
        let mut fill = |page: &mut Page| {
            (0..1_000).try_for_each(|row| room.put(page, row, 0, Content::Text(text.clone())))
        };
        let [first, second] = &mut pages;
        assert_eq!([fill(first), fill(second)], [Ok(()), Err(Refused::TooLarge)]);
    }

    #[test]
    fn what_is_out_of_bounds_is_refused() {
        let wide = vec![b','; 1_001];
        assert!(pages(&wide, Encoding::Utf8).is_ok_and(|(pages, _)| pages[0].cells.is_empty()));
        let mut wide = wide;
        wide.push(b'x');
        assert_eq!(pages(&wide, Encoding::Utf8), Err(Refused::TooLarge));
        assert_eq!(pages(&[0xD0, 0xCF, 0x11, 0xE0], Encoding::Utf8), Err(Refused::OldWorkbook));
        assert_eq!(pages(b"PK\x03\x04", Encoding::Utf8), Err(Refused::Unreadable));
    }
}
