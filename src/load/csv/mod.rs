//! CSV files: strict scanning, headers in two languages, rows of cells with their places.

pub mod column;
mod composed;
mod index;
mod known;
mod row;
mod rows;
pub mod scanner;
pub mod table;

pub use column::{Column, Columns};
pub use composed::{is_composed, normal};
pub use known::KnownHeader;
pub use row::{RawField, RawRow};
pub use rows::{Desk, Reading, read, rows};
pub use scanner::{Piece, Scanner};
pub use table::{Header, Row, Span, delimiter, header};
