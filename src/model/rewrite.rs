//! What changes in a file, as far as a person wants to see it.

/// A file that is not in canonical form, or that rows were written into.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rewrite {
    /// Within the folder.
    pub path: String,
    /// What no line would show.
    pub unseen: Vec<Unseen>,
    /// In their order.
    pub hunks: Vec<Hunk>,
}

/// Lines next to each other that change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hunk {
    /// The number of the first of them, from 1.
    pub line: usize,
    /// As they stand and as they would.
    pub removed: Vec<String>,
    pub added: Vec<String>,
}

/// A difference that no eye sees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unseen {
    /// A byte order mark.
    Mark,
    /// CRLF.
    LineEnds,
    /// Letters and their marks as several characters.
    Decomposed,
    /// The last line has no end, or blank lines follow it.
    End,
}
