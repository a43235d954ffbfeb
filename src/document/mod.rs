//! What a document says: the facts of results go into a template, and what comes out becomes parts of a page.
//! It draws nothing and decides nothing.

mod facts;
mod fill;
mod markup;
mod notice;
mod sheets;

pub use facts::{Asked, Basis, decision_numbers};
pub use fill::{Fault, FaultKind};
pub use sheets::is_number;

use crate::catalogue::document as texts;
use crate::catalogue::{templates, verify};
use crate::model::results::Results;
use crate::model::{Date, DocumentKind};
use crate::render::say::Say;

/// A whole document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    pub layout: Layout,
    pub blocks: Vec<Block>,
    /// At the foot of every page: what it rests on.
    pub foot: String,
}

/// The rules of layout in force on the document's day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// QĐ 66-QĐ/TW (2017) and HD 36-HD/VPTW (2018)
    Of2018,
    /// QĐ 399-QĐ/TW (9/1/2026) and HD 05-HD/VPTW (27/5/2026)
    Of2026,
}

impl Layout {
    /// The layout of a document of that day: the newer one from the year 2026 on.
    #[must_use]
    pub fn on(day: Date) -> Self {
        if day.year() >= 2026 { Self::Of2026 } else { Self::Of2018 }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// Two columns side by side.
    Columns(Columns),
    Line(Style, Vec<Run>),
    Sheet(Sheet),
    NewPage,
}

/// The head or the end of a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Columns {
    pub at: Corner,
    pub left: Vec<Vec<Run>>,
    pub right: Vec<Vec<Run>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Corner {
    #[default]
    Head,
    Signature,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// tên loại văn bản
    Title,
    /// trích yếu
    Subject,
    /// The last line of it, after which a short rule stands.
    SubjectEnd,
    /// DỰ THẢO, MINH HỌA
    Mark,
    /// căn cứ
    Basis,
    Centre,
    Section,
    Body,
}

/// Text of one face.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Run {
    pub text: String,
    pub face: Face,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Face {
    pub bold: bool,
    pub italic: bool,
    pub underlined: bool,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    pub columns: Vec<SheetColumn>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetColumn {
    pub head: String,
    /// Its part of the width, in percent.
    pub share: usize,
    pub side: Side,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Left,
    Centre,
}

/// The text that is used where a committee has none of its own.
#[must_use]
pub fn default_template(kind: DocumentKind) -> &'static str {
    templates::DOCUMENTS[kind.index()]
}

/// Reads a template as far as that can be done without results.
///
/// # Errors
/// When it cannot be read.
pub fn parse(template: &str) -> Result<(), Fault> {
    fill::read(template).map(|_| ())
}

/// Writes a document from a template.
///
/// # Errors
/// When the template asks for what there is not, or cannot be read.
pub fn compose(template: &str, asked: &Asked, results: &Results, say: Say<'_>) -> Result<Page, Fault> {
    let facts = facts::Facts::of(asked, results, say);
    let text = fill::fill(template, &facts)?;
    let sheets = sheets::Sheets { results, say, asked };
    let blocks = markup::blocks(&text, template, &sheets)?;
    let day = asked.date.unwrap_or_else(|| results.period.last_day());
    let guidelines = facts.versions.join(", ");
    let what = say.phrase(verify::BASIS);
    let basis = [("what", what.as_str()), ("basis", &asked.basis.digest), ("guidelines", &guidelines)];
    let foot = say.fill(texts::FOOT, &basis);
    Ok(Page { layout: Layout::on(day), blocks, foot })
}
