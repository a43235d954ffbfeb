//! What is left of rows that were refused for one of their cells.

use super::date::Date;
use super::id::Id;
use super::place::Located;

/// How many of them are kept: the rest of rows is of no use where nothing is right.
pub const MOST_REFUSED: usize = 10_000;

/// The cells of a refused row that could be read, of whatever table it is.
#[derive(Clone, Debug)]
pub struct RefusedRow {
    pub organisation: Option<Located<Id>>,
    pub review: Option<Located<Id>>,
    pub criterion: Option<Located<Id>>,
    pub fact: Option<Located<Id>>,
    pub value: Located<String>,
    pub evidence: Located<String>,
    /// The first must not be the later.
    pub dates: Option<(Located<Date>, Located<Date>)>,
}
