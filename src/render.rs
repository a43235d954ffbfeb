//! Results and problems as tables and text, in both languages. Everything becomes a `String` here;
//! nothing is written.

pub mod account;
pub mod classification;
pub mod comparison;
pub mod condition;
pub mod counts;
pub mod criteria;
pub mod csv;
pub mod diagnostics;
pub mod entry;
pub mod evaluation;
pub mod explained;
pub mod explanation;
#[cfg(test)]
mod form_tests;
pub mod guideline;
pub mod history;
pub mod html;
pub mod hypothesis;
pub mod json;
pub mod markdown;
pub mod measure;
mod missing;
pub mod naming;
pub mod opening;
pub mod problems;
pub mod progress;
pub mod quota;
pub mod reasons;
pub mod register;
pub mod report;
pub mod rewrite;
mod said;
#[cfg(test)]
mod sample;
pub mod sarif;
pub mod say;
pub mod schema;
pub mod sentences;
pub mod shortfall;
pub mod sources;
pub mod status;
pub mod summary;
pub mod table;
pub mod terminal;
pub mod trial;
pub mod verified;
pub mod workbook;
pub mod wrap;
#[cfg(feature = "xlsx")]
pub mod xlsx;

#[cfg(test)]
mod tests;

/// Whether escape sequences for colours may be put into the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colour {
    Plain,
    Coloured,
}
