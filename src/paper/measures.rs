//! The measures of a page, in twentieths of a point (20 mm = 1134) and letters in half points.
//! Sources: QĐ 399-QĐ/TW and HD 05-HD/VPTW (2026); before them HD 36-HD/VPTW (2018), of which only second-hand
//! descriptions were at hand: the same margins and head, the name of the kind in 15 to 16 points.

use docx_rs::LineSpacingType;

use crate::document::Layout;

pub const FONT: &str = "Times New Roman";
/// A4: 210 × 297 mm.
pub const PAGE_WIDTH: u32 = 11_906;
pub const PAGE_HEIGHT: u32 = 16_838;
pub const HEADER: i32 = 567;
pub const FOOTER: i32 = 454;
pub const FOOT_SIZE: usize = 16;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Measures {
    pub top: i32,
    pub bottom: i32,
    pub left: i32,
    pub right: i32,
    pub title: usize,
    pub body: usize,
    pub small: usize,
    pub cell: usize,
    /// Of the body: its lines, the space after a paragraph, the indent of a first line.
    pub line: i32,
    pub spacing: Spacing,
    pub after: u32,
    pub first_line: i32,
}

/// What the height of a line means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spacing {
    Exact,
    AtLeast,
}

/// Margins top 20, bottom 20, left 30, right 15 mm; body 14 points, first line 10 mm.
const OF_2026: Measures = Measures {
    top: 1134,
    bottom: 1134,
    left: 1701,
    right: 850,
    title: 28,
    body: 28,
    small: 24,
    cell: 24,
    line: 380,
    spacing: Spacing::Exact,
    after: 120,
    first_line: 567,
};

const OF_2018: Measures = Measures { title: 32, line: 360, spacing: Spacing::AtLeast, ..OF_2026 };

pub const fn of(layout: Layout) -> Measures {
    match layout {
        Layout::Of2018 => OF_2018,
        Layout::Of2026 => OF_2026,
    }
}

impl Measures {
    /// The text's width on an A4 page.
    pub const fn width(&self) -> usize {
        PAGE_WIDTH as usize - (self.left + self.right).unsigned_abs() as usize
    }

    pub const fn rule(&self) -> LineSpacingType {
        match self.spacing {
            Spacing::Exact => LineSpacingType::Exact,
            Spacing::AtLeast => LineSpacingType::AtLeast,
        }
    }
}
