//! Where something stands in a file: byte offsets only. Lines and columns are worked out when shown.

/// A file that was read, by its order in the register of sources.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// A place in a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// The file as a whole (or a folder): no line.
    File(FileId),
    /// The line that begins at the byte offset: no column.
    Line(FileId, u32),
    /// The text between two byte offsets.
    Span(FileId, u32, u32),
}

impl Place {
    #[must_use]
    pub const fn file(self) -> FileId {
        match self {
            Self::File(file) | Self::Line(file, _) | Self::Span(file, _, _) => file,
        }
    }
}

/// A value and the place it was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Located<T> {
    pub value: T,
    pub place: Place,
}

impl<T> Located<T> {
    #[must_use]
    pub const fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}
