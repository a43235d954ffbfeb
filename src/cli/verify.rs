//! `bontot verify`, as typed values.

use clap::ArgMatches;

use super::{Reader, Subject, build, text};

/// `bontot verify`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verify {
    /// A folder, perhaps, and files.
    pub subject: Subject,
    /// A commit whose files are meant; those of the disk where none is named.
    pub revision: Option<String>,
    pub format: VerifyFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerifyFormat {
    Text,
    Json,
}

impl VerifyFormat {
    pub const ALL: [Self; 2] = [Self::Text, Self::Json];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

impl Reader {
    pub(super) fn verify(&mut self, matches: &ArgMatches) -> Verify {
        let format = matches.get_one(build::FORMAT).copied().unwrap_or(VerifyFormat::Text);
        Verify { subject: self.subject(matches), revision: text(matches, build::REVISION), format }
    }
}
