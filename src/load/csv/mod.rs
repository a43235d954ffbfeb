//! CSV files: strict scanning, headers in two languages, rows of cells with their places.

pub mod column;
pub mod scanner;
pub mod table;

pub use column::{Column, Columns};
pub use scanner::{RawField, RawRow, Scanner, normal};
pub use table::{Reading, Row, delimiter, read};
