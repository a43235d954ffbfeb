//! The canonical form of a folder's files: text → text that says the same. Nothing is read or written here.
//!
//! What a person wrote stays as it was written; only what stands around it is set in order: columns, rows,
//! delimiter, quotes that are needed, Unicode form, line ends. A row that needs no change keeps its bytes.

mod append;
mod difference;
mod document;
mod edit;
mod meaning;
mod rank;
mod table;

pub use append::{Grown, Sheet};
pub use difference::{changes, difference};
pub use edit::{Edit, SheetRow};
pub use rank::Ranks;

use crate::load::files::Contents;

/// The text of a guideline in canonical form; `None` as with [`canonical`].
#[must_use]
pub fn canonical_rules(text: &str) -> Option<String> {
    document::canonical(text)
}

/// The text of a file that holds `contents` in canonical form; `None` where it would not say the same, which
/// is a fault of this program.
#[must_use]
pub fn canonical(text: &str, contents: &Contents, ranks: &Ranks<'_>) -> Option<String> {
    let Some(columns) = contents.columns() else { return document::canonical(text) };
    let formatted = table::canonical(text, &columns, |row| ranks.of(row, contents));
    meaning::tables_say_the_same(text, &formatted, &columns).then_some(formatted)
}
