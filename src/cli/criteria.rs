//! `bontot criteria`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Reader, build, text};

/// `bontot criteria`
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Criteria {
    List {
        folder: Option<PathBuf>,
        format: ListFormat,
    },
    Show {
        guideline: String,
        folder: Option<PathBuf>,
        format: ShowFormat,
    },
    Check {
        file: PathBuf,
        folder: Option<PathBuf>,
    },
    /// Without files those of the folder; without a folder the built-in ones.
    Test {
        files: Vec<PathBuf>,
        folder: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListFormat {
    Table,
    Csv,
    Markdown,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShowFormat {
    Table,
    Markdown,
}

impl ListFormat {
    pub(super) const ALL: &[Self] = &[Self::Table, Self::Csv, Self::Markdown];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
        }
    }
}

impl ShowFormat {
    pub(super) const ALL: &[Self] = &[Self::Table, Self::Markdown];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Markdown => "markdown",
        }
    }
}

impl Reader {
    pub(super) fn criteria(&mut self, matches: &ArgMatches) -> Criteria {
        match matches.subcommand() {
            Some((build::LIST, matches)) => Criteria::List {
                folder: self.path(matches, build::FOLDER),
                format: matches.get_one(build::FORMAT).copied().unwrap_or(ListFormat::Table),
            },
            Some((build::SHOW, matches)) => Criteria::Show {
                guideline: text(matches, build::GUIDELINE).unwrap_or_default(),
                folder: self.path(matches, build::FOLDER),
                format: matches.get_one(build::FORMAT).copied().unwrap_or(ShowFormat::Table),
            },
            Some((build::TEST, matches)) => Criteria::Test {
                files: matches.get_many::<PathBuf>(build::FILE).into_iter().flatten().cloned().collect(),
                folder: self.path(matches, build::FOLDER),
            },
            Some((_, matches)) => Criteria::Check {
                file: self.path(matches, build::FILE).unwrap_or_default(),
                folder: self.path(matches, build::FOLDER),
            },
            None => unreachable!("the parser asks for a command"),
        }
    }
}
