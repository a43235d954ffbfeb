//! What `fmt` changes in a file, as far as a person wants to see it.

/// A file that is not in canonical form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rewrite {
    /// Within the folder.
    pub path: String,
    /// What no line would show.
    pub unseen: Vec<Unseen>,
    /// The number of the first line that differs, from 1.
    pub line: usize,
    /// The lines from there to the last that differs, as they stand and as they would.
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
