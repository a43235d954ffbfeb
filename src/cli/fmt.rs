//! What `bontot fmt` is asked for.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Reader, build};

/// `bontot fmt`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fmt {
    pub folder: PathBuf,
    pub mode: FmtMode,
}

/// What becomes of files that are not in canonical form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FmtMode {
    Write,
    /// Only told (`--check`).
    Tell,
}

impl Reader {
    pub(super) fn fmt(&mut self, matches: &ArgMatches) -> Fmt {
        let mode = if matches.get_flag(build::CHECK) { FmtMode::Tell } else { FmtMode::Write };
        Fmt { folder: self.path(matches, build::FOLDER).unwrap_or_else(|| PathBuf::from(".")), mode }
    }
}
