//! CSV files: strict scanning, headers in two languages, rows of cells with their places.

pub mod column;
mod known;
mod marks;
pub mod scanner;
pub mod table;

pub use column::{Column, Columns};
pub use known::KnownHeader;
pub use scanner::{Piece, RawField, RawRow, Scanner, normal};
pub use table::{Header, Reading, Row, delimiter, header, read, rows};
