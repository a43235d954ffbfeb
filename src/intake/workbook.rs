//! Workbooks (xlsx), cell by cell.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::{Content, MOST_CELLS, Page, Refused, put};

/// The sheets, in order.
pub fn pages(bytes: &[u8]) -> Result<Vec<Page>, Refused> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refused::Unreadable)?;
    let names = workbook.sheet_names();
    names.into_iter().map(|name| page(&mut workbook, name)).collect()
}

fn page(workbook: &mut Xlsx<Cursor<&[u8]>>, name: String) -> Result<Page, Refused> {
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| Refused::Unreadable)?;
    let mut page = Page { name, ..Page::default() };
    // empty cells take time too
    for met in 0.. {
        let Some(cell) = cells.next_cell().map_err(|_| Refused::Unreadable)? else {
            break;
        };
        if met > 4 * MOST_CELLS {
            return Err(Refused::TooLarge);
        }
        let (row, column) = cell.get_position();
        let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        if let Some(content) = content(cell.get_value()) {
            put(&mut page, place(row), place(column), content)?;
        }
    }
    Ok(page)
}

fn content(value: &DataRef<'_>) -> Option<Content> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(number) => Content::Text(number.to_string()),
        DataRef::Float(number) => Content::Text(number.to_string()),
        DataRef::String(text) => Content::Text(text.clone()),
        DataRef::SharedString(text) => Content::Text((*text).to_owned()),
        DataRef::Bool(yes) => Content::Text(if *yes { "yes" } else { "no" }.to_owned()),
        DataRef::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            Content::Day(format!("{day:02}/{month:02}/{year:04}"))
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Content::Day(text.clone()),
        DataRef::Error(error) => Content::Broken(error.to_string()),
    })
}
