//! The columns of events, findings, waivers, decisions and assignments that say something of what a row speaks of.

/// In the order in which a row is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RecordColumn {
    Outcome,
    Number,
    Post,
    FoundOn,
    Date,
    By,
    Criterion,
    Finding,
    Document,
    Authority,
    Reason,
    Due,
    RemediedOn,
    From,
    Until,
    To,
    Digest,
    Note,
}

impl RecordColumn {
    pub const ALL: [Self; 18] = [
        Self::Outcome,
        Self::Number,
        Self::Post,
        Self::FoundOn,
        Self::Date,
        Self::By,
        Self::Criterion,
        Self::Finding,
        Self::Document,
        Self::Authority,
        Self::Reason,
        Self::Due,
        Self::RemediedOn,
        Self::From,
        Self::Until,
        Self::To,
        Self::Digest,
        Self::Note,
    ];

    /// The word in the files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Number => "number",
            Self::Post => "post",
            Self::FoundOn => "found_on",
            Self::Date => "date",
            Self::By => "by",
            Self::Criterion => "criterion",
            Self::Finding => "finding",
            Self::Document => "document",
            Self::Authority => "authority",
            Self::Reason => "reason",
            Self::Due => "due",
            Self::RemediedOn => "remedied_on",
            Self::From => "from",
            Self::Until => "until",
            Self::To => "to",
            Self::Digest => "digest",
            Self::Note => "note",
        }
    }
}
