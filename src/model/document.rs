//! The documents (văn bản) that a committee issues on results.

/// What a document is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DocumentKind {
    /// quyết định công nhận
    Decision,
    /// biên bản họp xét
    Minutes,
    /// thông báo kết quả cho một tổ chức
    Notice,
    /// danh sách
    List,
}

impl DocumentKind {
    pub const ALL: [Self; 4] = [Self::Decision, Self::Minutes, Self::Notice, Self::List];

    /// The word of the command line, and the name of its template.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Minutes => "minutes",
            Self::Notice => "notice",
            Self::List => "list",
        }
    }

    /// Its place among all.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Decision => 0,
            Self::Minutes => 1,
            Self::Notice => 2,
            Self::List => 3,
        }
    }

    /// The letters of its kind in its number; those of the decision that a list belongs to.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Decision | Self::List => "QĐ",
            Self::Minutes => "BB",
            Self::Notice => "TB",
        }
    }
}
