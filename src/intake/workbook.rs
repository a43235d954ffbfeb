//! Workbooks (xlsx), cell by cell.

use std::io::Cursor;

use calamine::{DataRef, Reader, Style, Xlsx};

use super::{Content, MOST_CELLS, Page, Refused, Room, in_percent};

/// The sheets, in order.
pub fn pages(bytes: &[u8]) -> Result<Vec<Page>, Refused> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refused::Unreadable)?;
    let names = workbook.sheet_names();
    let mut room = Room::default();
    names.into_iter().map(|name| page(&mut workbook, name, &mut room)).collect()
}

fn page(workbook: &mut Xlsx<Cursor<&[u8]>>, name: String, room: &mut Room) -> Result<Page, Refused> {
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| Refused::Unreadable)?;
    let shown: Vec<Shown> = cells.styles().iter().map(shown).collect();
    let mut page = Page { name, ..Page::default() };
    // empty cells take time too
    for met in 0.. {
        let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| Refused::Unreadable)? else {
            break;
        };
        if met > 4 * MOST_CELLS {
            return Err(Refused::TooLarge);
        }
        let (row, column) = cell.get_position();
        let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let shown = shown.get(style).copied().unwrap_or(Shown::AsKept);
        if let Some(content) = content(cell.get_value(), shown) {
            room.put(&mut page, place(row), place(column), content)?;
        }
    }
    Ok(page)
}

/// How the numbers of a cell are shown.
#[derive(Clone, Copy)]
enum Shown {
    AsKept,
    InPercent,
}

/// In percent with a sign that is no mere text in the format.
fn shown(style: &Style) -> Shown {
    let Some(format) = &style.number_format else { return Shown::AsKept };
    let (mut quoted, mut escaped) = (false, false);
    let has_sign = format.format_code.chars().any(|mark| {
        let is_literal = std::mem::take(&mut escaped);
        match mark {
            _ if is_literal => return false,
            '"' => quoted = !quoted,
            '\\' | '_' | '*' => escaped = !quoted,
            _ => {}
        }
        mark == '%' && !quoted
    });
    if has_sign { Shown::InPercent } else { Shown::AsKept }
}

fn content(value: &DataRef<'_>, shown: Shown) -> Option<Content> {
    let number = |written: String| match shown {
        Shown::AsKept => Content::Text(written),
        Shown::InPercent => Content::Text(in_percent(&written)),
    };
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(written) => number(written.to_string()),
        DataRef::Float(written) => number(written.to_string()),
        DataRef::String(text) => Content::Text(text.clone()),
        DataRef::SharedString(text) => Content::Text((*text).to_owned()),
        DataRef::Bool(yes) => Content::Truth(*yes),
        DataRef::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            Content::Day(format!("{day:02}/{month:02}/{year:04}"))
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Content::Day(text.clone()),
        DataRef::Error(error) => Content::Broken(error.to_string()),
    })
}
