//! In what form a result is sent and where to, and what must be known of a folder for that.

use std::path::PathBuf;

use clap::ArgMatches;

use super::naming::Formats;
use super::{Format, Reader, Sending, TreeAsked, build};
use crate::model::Date;
use crate::output::Overwrite;

impl Reader {
    /// In one of the formats of every result.
    pub(super) fn sending(&mut self, matches: &ArgMatches) -> Sending {
        let output = self.path(matches, build::OUTPUT);
        let known = Formats { all: Format::ALL, word: Format::word, usual: Format::Table };
        let format = self.format(matches, output.as_deref(), &known);
        sending(matches, format, output)
    }
}

/// In a format that was chosen.
pub fn sending(matches: &ArgMatches, format: Format, output: Option<PathBuf>) -> Sending {
    Sending {
        format,
        output,
        overwrite: if matches.get_flag(build::FORCE) { Overwrite::Any } else { Overwrite::OwnOnly },
        date: matches.get_one::<Date>(build::DATE).copied(),
        tree: tree(matches),
    }
}

/// What state of the folder is asked for.
pub fn tree(matches: &ArgMatches) -> TreeAsked {
    if is_set(matches, build::REQUIRE_CLEAN) { TreeAsked::Clean } else { TreeAsked::Any }
}

/// Whether a flag is there, which not every command has.
fn is_set(matches: &ArgMatches, flag: &str) -> bool {
    matches.try_get_one::<bool>(flag).ok().flatten().copied().unwrap_or(false)
}

impl Sending {
    /// Whether what is sent names the digests of all that it rests on: in itself, or in a receipt beside it.
    #[must_use]
    pub const fn names_inputs(&self) -> bool {
        match self.format {
            Format::Csv | Format::CsvExcel | Format::Json => self.output.is_some(),
            Format::Table | Format::Markdown | Format::Html => true,
            #[cfg(feature = "xlsx")]
            Format::Xlsx => true,
        }
    }
}
