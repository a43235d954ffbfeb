//! The names of a form's sheets, and its hidden sheet: what the cells are, and the lists that they choose from.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError, utility};

use super::{column, rows};
use crate::form::Sheet;
use crate::form::tag::{self, Tag};
use crate::render::say::Say;

/// The longest name of a sheet.
const MOST_IN_NAME: usize = 31;
/// The hidden sheet's columns from this one on hold the lists that cells choose from.
const LISTS: usize = 8;

/// The organisation's id, with the period where an organisation has several forms; never twice the same.
pub fn sheet_names(sheets: &[Sheet<'_>], say: Say<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let same = |sheet: &Sheet<'_>| {
        sheets.iter().filter(|other| other.key.organisation == sheet.key.organisation).count()
    };
    for sheet in sheets {
        let id = say.workspace.organisations.at(sheet.key.organisation).id();
        let end = if same(sheet) > 1 { format!(" {}", sheet.key.period) } else { String::new() };
        let named = |end: &str| id.chars().take(MOST_IN_NAME - end.len()).collect::<String>() + end;
        let taken = |name: &String| {
            name.eq_ignore_ascii_case(tag::SHEET)
                || names.iter().any(|known| known.eq_ignore_ascii_case(name))
        };
        let more = (2..).map(|number: usize| named(&format!("{end} ({number})")));
        let name = std::iter::once(named(&end)).chain(more).find(|name| !taken(name)).unwrap_or_default();
        names.push(name);
    }
    names
}

/// The lists that cells choose from, each once, in the order of first use.
#[derive(Default)]
pub struct Lists {
    places: BTreeMap<Vec<String>, usize>,
}

impl Lists {
    /// Where the words stand, as a formula.
    pub fn range(&mut self, words: &[String]) -> String {
        let next = self.places.len();
        let place = *self.places.entry(words.to_vec()).or_insert(next);
        let column = utility::column_number_to_name(column(LISTS + place));
        format!("={}!${column}$1:${column}${}", tag::SHEET, words.len())
    }
}

/// Fills the hidden sheet.
pub fn hidden(page: &mut Worksheet, tags: &[Tag], lists: &Lists) -> Result<(), XlsxError> {
    page.set_name(tag::SHEET)?.set_hidden(true).protect();
    for (row, cells) in tag::rows(tags).iter().enumerate() {
        for (place, text) in cells.iter().enumerate() {
            page.write_string(rows(row), column(place), text)?;
        }
    }
    for (words, place) in &lists.places {
        for (row, word) in words.iter().enumerate() {
            page.write_string(rows(row), column(LISTS + place), word)?;
        }
    }
    Ok(())
}
