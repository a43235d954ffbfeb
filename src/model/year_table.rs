//! The small tables of a year's folder, by the names of their files.

/// A table that a year's folder may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum YearTable {
    Events,
    Facts,
    Findings,
    Waivers,
    Decisions,
    Assignments,
}

impl YearTable {
    pub const ALL: [Self; 6] =
        [Self::Events, Self::Facts, Self::Findings, Self::Waivers, Self::Decisions, Self::Assignments];

    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Events => "events.csv",
            Self::Facts => "facts.csv",
            Self::Findings => "findings.csv",
            Self::Waivers => "waivers.csv",
            Self::Decisions => "decisions.csv",
            Self::Assignments => "assignments.csv",
        }
    }

    #[must_use]
    pub fn from_file_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.file_name() == name)
    }
}
