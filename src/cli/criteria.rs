//! `bontot criteria`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Format, Reader, build, text};

/// `bontot criteria`
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Criteria {
    List {
        folder: Option<PathBuf>,
        format: Format,
    },
    Show {
        guideline: String,
        folder: Option<PathBuf>,
        format: Format,
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

fn format(matches: &ArgMatches) -> Format {
    matches.get_one::<Format>(build::FORMAT).copied().unwrap_or(Format::Table)
}

impl Reader {
    pub(super) fn criteria(&mut self, matches: &ArgMatches) -> Criteria {
        match matches.subcommand() {
            Some((build::LIST, matches)) => {
                Criteria::List { folder: self.path(matches, build::FOLDER), format: format(matches) }
            }
            Some((build::SHOW, matches)) => Criteria::Show {
                guideline: text(matches, build::GUIDELINE).unwrap_or_default(),
                folder: self.path(matches, build::FOLDER),
                format: format(matches),
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
