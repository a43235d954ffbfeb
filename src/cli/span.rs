//! The periods that a command is asked for.

use crate::model::Period;

/// The periods of a summary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Span {
    /// The latest year of the workspace.
    Latest,
    One(Period),
    /// From the first year to the last.
    Years(i16, i16),
}

/// The most years that stand side by side.
const MOST_YEARS: i16 = 20;

impl Span {
    /// Reads `2021..2025`, or a single year.
    pub(super) fn read_years(text: &str) -> Option<Self> {
        let year = |text: &str| (text.len() == 4).then(|| Period::read(text)).flatten().map(Period::year);
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let (first, last) = (year(first)?, year(last)?);
        (first <= last && last - first < MOST_YEARS).then_some(Self::Years(first, last))
    }
}
