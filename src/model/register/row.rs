//! A row of the register in little space.

use super::super::organisation::OrganisationKind;

/// An organisation; its texts are parts of the register's.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Where the id begins.
    pub id: u32,
    /// How long the name is, which stands behind the id.
    pub name: u32,
    /// Where the parent's id begins.
    pub parent: u32,
    /// The place of its peer group among those of all.
    pub peer_group: u32,
    /// Its life's place among the lives, from 1; 0 where it has no bounds.
    pub life: u32,
    /// Where the cells of its id and its parent's id begin.
    pub starts: [u32; 2],
    /// How long those are.
    pub lengths: [u16; 2],
    /// How long its id and its parent's id are in the text.
    pub ids: [u8; 2],
    pub kind: Option<OrganisationKind>,
}

/// Where something stands: a span of the register's file in short, or an index of its other places.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub start: u32,
    /// [`Spot::ELSEWHERE`] for an index.
    pub length: u16,
}

impl Row {
    pub const fn id(&self) -> Part {
        Part { start: self.id, length: self.ids[0] as u32 }
    }

    pub const fn parent(&self) -> Part {
        Part { start: self.parent, length: self.ids[1] as u32 }
    }

    pub const fn name(&self) -> Part {
        Part { start: self.id + self.ids[0] as u32, length: self.name }
    }

    /// Where its id and its parent's id stand.
    pub const fn spots(&self) -> [Spot; 2] {
        let ([start, parent_start], [length, parent_length]) = (self.starts, self.lengths);
        [Spot { start, length }, Spot { start: parent_start, length: parent_length }]
    }
}

impl Spot {
    pub const ELSEWHERE: u16 = u16::MAX;
}

/// A part of the register's text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part {
    pub start: u32,
    pub length: u32,
}

impl Part {
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..][..self.length as usize]
    }

    /// Whether it reads so. Comparing nothing with nothing byte by byte takes long.
    pub fn is(self, wanted: &str, text: &str) -> bool {
        self.length as usize == wanted.len() && (wanted.is_empty() || self.of(text) == wanted)
    }
}
