//! `bontot check`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Reader, build, text};

/// `bontot check`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    pub folder: PathBuf,
    pub format: CheckFormat,
    /// Only problems of these codes are shown; all where it is empty.
    pub only: Vec<String>,
    /// Only the findings of this year; errors are those of all years.
    pub year: Option<i16>,
    pub warnings: Warnings,
    /// Then no folder is looked at.
    pub explain: Option<Explained>,
}

/// What `--explain` asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Explained {
    Code(String),
    /// All codes, each in a line.
    List,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CheckFormat {
    Text,
    Json,
    Sarif,
}

/// What quality findings do to the way a run ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Warnings {
    Allowed,
    Denied,
}

impl CheckFormat {
    pub const ALL: [Self; 3] = [Self::Text, Self::Json, Self::Sarif];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Sarif => "sarif",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}

impl Reader {
    pub(super) fn check(&mut self, matches: &ArgMatches) -> Check {
        let only = matches.get_many::<String>(build::ONLY).into_iter().flatten();
        Check {
            folder: self.path(matches, build::FOLDER).unwrap_or_else(|| PathBuf::from(".")),
            format: matches.get_one(build::FORMAT).copied().unwrap_or(CheckFormat::Text),
            only: only.cloned().collect(),
            year: matches.get_one::<i16>(build::YEAR).copied(),
            warnings: if matches.get_flag(build::DENY_WARNINGS) {
                Warnings::Denied
            } else {
                Warnings::Allowed
            },
            explain: matches
                .contains_id(build::EXPLAIN)
                .then(|| text(matches, build::EXPLAIN).map_or(Explained::List, Explained::Code)),
        }
    }
}
