//! The table that every format draws: typed cells, lines above and lines below. Each format decides for
//! itself how a number or a date is written.

use std::borrow::Cow;

use crate::catalogue::{self, Phrase};
use crate::model::number::Mark;
use crate::model::{Date, Decimal, Language};

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    pub above: Vec<Block>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// The rows that sum up the others.
    pub totals: Vec<Vec<Cell>>,
    pub numbers: ColumnNumbers,
    pub spacing: Spacing,
    pub below: Vec<Block>,
}

/// Whether a screen draws a line between the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Spacing {
    #[default]
    Ruled,
    Dense,
}

/// Whether a row of column numbers stands under the heads, as in printed forms.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ColumnNumbers {
    #[default]
    Absent,
    Shown,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    pub header: String,
    pub align: Align,
    pub wrap: Wrap,
    /// The head over it and its neighbours of the same group.
    pub group: Option<String>,
    /// The columns, by place, whose percentage it is: part and whole.
    pub quotient: Option<[usize; 2]>,
}

/// A head over one or more columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head<'a> {
    pub text: &'a str,
    pub first: usize,
    pub width: usize,
    pub level: HeadLevel,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeadLevel {
    /// Over the heads of its columns.
    Group,
    /// Of a column without a group: as high as both.
    Alone,
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
    /// So many points of so many: `93.5/100`.
    OutOf([Decimal; 2]),
}

/// Takes the cells of a row, one after another: into a table, or straight into a file.
pub trait Cells {
    fn text(&mut self, text: &str);
    /// An id, a version, a period, or a word of the program: it is made of letters, digits, `-`, `_`, `.`, `@` and single
    /// spaces, and begins with one of the first two.
    fn name(&mut self, name: &str) {
        self.text(name);
    }
    fn number(&mut self, number: Decimal);
    fn date(&mut self, day: Date);
    fn empty(&mut self);
}

impl dyn Cells + '_ {
    /// A number, or nothing while it is unknown.
    pub fn maybe(&mut self, number: Option<Decimal>) {
        match number {
            Some(number) => self.number(number),
            None => self.empty(),
        }
    }
}

impl Cells for Vec<Cell> {
    fn text(&mut self, text: &str) {
        self.push(Cell::text(text));
    }

    fn number(&mut self, number: Decimal) {
        self.push(Cell::Number(number));
    }

    fn date(&mut self, day: Date) {
        self.push(Cell::Date(day));
    }

    fn empty(&mut self) {
        self.push(Cell::Empty);
    }
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

impl Table {
    /// The upper heads, from left to right.
    #[must_use]
    pub fn heads(&self) -> Vec<Head<'_>> {
        let mut heads: Vec<Head<'_>> = Vec::new();
        for (first, column) in self.columns.iter().enumerate() {
            let (text, level) = match &column.group {
                Some(group) => (group.as_str(), HeadLevel::Group),
                None => (column.header.as_str(), HeadLevel::Alone),
            };
            match heads.last_mut() {
                Some(last) if level == HeadLevel::Group && last.level == level && last.text == text => {
                    last.width += 1;
                }
                Some(_) | None => heads.push(Head { text, first, width: 1, level }),
            }
        }
        heads
    }

    #[must_use]
    pub fn has_groups(&self) -> bool {
        self.columns.iter().any(|column| column.group.is_some())
    }

    /// The numbers under the heads: `7=6:5` says whose percentage a column is.
    #[must_use]
    pub fn column_numbers(&self) -> Option<Vec<String>> {
        let number = |(place, column): (usize, &Column)| match column.quotient {
            Some([part, whole]) => format!("{}={}:{}", place + 1, part + 1, whole + 1),
            None => (place + 1).to_string(),
        };
        let numbers = || self.columns.iter().enumerate().map(number).collect();
        (self.numbers == ColumnNumbers::Shown).then(numbers)
    }

    /// The rows, and the totals after them.
    pub fn rows_and_totals(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.rows.iter().chain(&self.totals)
    }
}

impl Column {
    /// A column of text that may wrap.
    #[must_use]
    pub fn words(header: impl Into<String>) -> Self {
        Self::new(header.into(), Align::Left, Wrap::Words)
    }

    /// A column of ids: never broken, or they could not be copied.
    #[must_use]
    pub fn ids(header: impl Into<String>) -> Self {
        Self::new(header.into(), Align::Left, Wrap::Never)
    }

    /// A column of figures: to the right, never broken.
    #[must_use]
    pub fn figures(header: impl Into<String>) -> Self {
        Self::new(header.into(), Align::Right, Wrap::Never)
    }

    const fn new(header: String, align: Align, wrap: Wrap) -> Self {
        Self { header, align, wrap, group: None, quotient: None }
    }

    /// The column under a head that it shares with its neighbours.
    #[must_use]
    pub fn under(self, group: impl Into<String>) -> Self {
        Self { group: Some(group.into()), ..self }
    }

    /// The column as the percentage of two others.
    #[must_use]
    pub fn percentage(self, part: usize, whole: usize) -> Self {
        Self { quotient: Some([part, whole]), ..self }
    }

    /// Both heads in one, for formats with a single row of heads.
    #[must_use]
    pub fn whole_header(&self, between: &str) -> String {
        match &self.group {
            Some(group) => format!("{group}{between}{}", self.header),
            None => self.header.clone(),
        }
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
            Self::OutOf(points) => points.map(|points| catalogue::decimal(points, language)).join("/"),
        }
    }

    /// As programs read it: decimal point, ISO dates.
    #[must_use]
    pub fn neutral(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) | Self::Standing(text, _) => text.into(),
            Self::Number(number) => number.with_mark(Mark::Point).into(),
            Self::Count(count) => count.to_string().into(),
            Self::Date(date) => date.to_string().into(),
            Self::OutOf(points) => points.map(|points| points.with_mark(Mark::Point)).join("/").into(),
        }
    }

    /// Whether it is no number and no day, so that a spreadsheet might take it for a formula.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        match self {
            Self::Text(_) | Self::Standing(..) | Self::OutOf(_) => true,
            Self::Empty | Self::Number(_) | Self::Count(_) | Self::Date(_) => false,
        }
    }
}
