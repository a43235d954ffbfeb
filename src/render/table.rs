//! The table that every format draws: typed cells, lines above and lines below. Each format decides for
//! itself how a number or a date is written.

use crate::catalogue::{self, Phrase};
use crate::model::{Date, Decimal, Language};

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    pub above: Vec<Block>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    pub below: Vec<Block>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    pub header: String,
    pub align: Align,
    pub wrap: Wrap,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    Left,
    Right,
}

/// Whether a narrow screen may break the column's cells into lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrap {
    Words,
    Never,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    Empty,
    Text(String),
    /// Words that say how someone stands; the tone may colour them on a screen.
    Standing(String, Tone),
    Number(Decimal),
    Count(usize),
    Date(Date),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    Reached,
    Short,
    Open,
}

/// A piece of text around a table, or of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    Title(String),
    Heading(String),
    Line(String),
    /// An item of a list; the first level is 0.
    Item(usize, String),
}

impl Column {
    /// A column of text that may wrap.
    #[must_use]
    pub fn words(header: impl Into<String>) -> Self {
        Self { header: header.into(), align: Align::Left, wrap: Wrap::Words }
    }

    /// A column of ids: never broken, or they could not be copied.
    #[must_use]
    pub fn ids(header: impl Into<String>) -> Self {
        Self { header: header.into(), align: Align::Left, wrap: Wrap::Never }
    }

    /// A column of figures: to the right, never broken.
    #[must_use]
    pub fn figures(header: impl Into<String>) -> Self {
        Self { header: header.into(), align: Align::Right, wrap: Wrap::Never }
    }
}

impl Cell {
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The words of a phrase.
    #[must_use]
    pub fn phrase(phrase: Phrase, language: Language) -> Self {
        Self::Text(phrase.get(language).to_owned())
    }

    /// As a reader of `language` writes it.
    #[must_use]
    pub fn localised(&self, language: Language) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Standing(text, _) => text.clone(),
            Self::Number(number) => catalogue::decimal(*number, language),
            Self::Count(count) => count.to_string(),
            Self::Date(date) => catalogue::date(*date, language),
        }
    }

    /// As programs read it: decimal point, ISO dates.
    #[must_use]
    pub fn neutral(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Standing(text, _) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Date(date) => date.to_string(),
        }
    }

    /// Whether it is free text, which a spreadsheet might take for a formula.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        match self {
            Self::Text(_) | Self::Standing(..) => true,
            Self::Empty | Self::Number(_) | Self::Count(_) | Self::Date(_) => false,
        }
    }
}
