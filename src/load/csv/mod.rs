//! CSV files: strict scanning, headers in two languages, rows of cells with their places.

pub mod column;
mod composed;
mod known;
mod marks;
mod row;
pub mod scanner;
pub mod table;

pub use column::{Column, Columns};
pub use composed::{is_composed, normal};
pub use known::KnownHeader;
pub use row::{RawField, RawRow};
pub use scanner::{Piece, Scanner};
pub use table::{Desk, Header, Reading, Row, Span, delimiter, header, read, rows};
