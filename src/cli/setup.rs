//! `init`, `schema`, `completions`, `man`: their arguments as values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Command, Reader, build};
use crate::model::Period;
use crate::schema;

/// `bontot init`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Init {
    pub folder: PathBuf,
    pub year: Option<i16>,
    pub content: Content,
}

/// What a new folder holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// Empty tables of one year.
    Empty,
    /// The example that comes with the program.
    Example,
}

/// A shell that can complete our command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    PowerShell,
}

impl Shell {
    pub const ALL: [Self; 4] = [Self::Bash, Self::Zsh, Self::Fish, Self::PowerShell];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::PowerShell => "powershell",
        }
    }
}

impl Reader {
    pub(super) fn init(&mut self, matches: &ArgMatches) -> Command {
        let content = if matches.get_flag(build::EXAMPLE) { Content::Example } else { Content::Empty };
        Command::Init(Init {
            folder: self.path(matches, build::FOLDER).unwrap_or_default(),
            year: matches.get_one::<Period>(build::YEAR).map(|period| period.year()),
            content,
        })
    }
}

pub(super) fn schema(matches: &ArgMatches) -> Command {
    Command::Schema(matches.get_one::<schema::File>(build::FILE).copied().unwrap_or(schema::File::Manifest))
}

pub(super) fn completions(matches: &ArgMatches) -> Command {
    Command::Completions(matches.get_one::<Shell>(build::SHELL).copied().unwrap_or(Shell::Bash))
}
