//! `init`, `schema`, `completions`, `man`: their arguments as values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Command, Reader, build};
use crate::model::Period;
use crate::output::Overwrite;
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

/// Where a text of the program itself goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IntoFile {
    /// Standard output where none is given.
    pub output: Option<PathBuf>,
    pub overwrite: Overwrite,
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

    pub(super) fn schema(&mut self, matches: &ArgMatches) -> Command {
        let file = matches.get_one::<schema::File>(build::FILE).copied().unwrap_or(schema::File::Manifest);
        Command::Schema(file, self.place_of_text(matches))
    }

    pub(super) fn completions(&mut self, matches: &ArgMatches) -> Command {
        let shell = matches.get_one::<Shell>(build::SHELL).copied().unwrap_or(Shell::Bash);
        Command::Completions(shell, self.place_of_text(matches))
    }

    pub(super) fn man(&mut self, matches: &ArgMatches) -> Command {
        Command::Man(self.place_of_text(matches))
    }

    fn place_of_text(&mut self, matches: &ArgMatches) -> IntoFile {
        let overwrite = if matches.get_flag(build::FORCE) { Overwrite::Any } else { Overwrite::OwnOnly };
        IntoFile { output: self.path(matches, build::OUTPUT), overwrite }
    }
}
