//! Steps of the process (bước): what an event says was done.

/// A step, in the order of the year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Step {
    Registered,
    Planned,
    SelfReviewed,
    Inspected,
    Notified,
    SelfAssessed,
    Submitted,
    Returned,
    Appraised,
}

impl Step {
    pub const ALL: [Self; 9] = [
        Self::Registered,
        Self::Planned,
        Self::SelfReviewed,
        Self::Inspected,
        Self::Notified,
        Self::SelfAssessed,
        Self::Submitted,
        Self::Returned,
        Self::Appraised,
    ];

    /// The word in the files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Planned => "planned",
            Self::SelfReviewed => "self-reviewed",
            Self::Inspected => "inspected",
            Self::Notified => "notified",
            Self::SelfAssessed => "self-assessed",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Appraised => "appraised",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}
