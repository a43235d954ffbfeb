//! `bontot report`, as typed values.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::naming::Formats;
use super::sending::sending;
use super::{Format, RECOGNITION, Reader, Sending, build, text};
use crate::model::Period;

/// `bontot report`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    pub folder: PathBuf,
    pub review: String,
    /// The latest year of the workspace where none is given.
    pub period: Option<Period>,
    /// Its output is a folder, or a file whose name ends in `.html`.
    pub sending: Sending,
}

impl Report {
    /// The file that the page is written to: in a folder its name tells review and period.
    #[must_use]
    pub fn file(&self, period: Period) -> Option<PathBuf> {
        let output = self.sending.output.as_ref()?;
        let is_page = output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
        let name = format!("{}-{period}.html", self.review);
        Some(if is_page { output.clone() } else { output.join(Path::new(&name)) })
    }
}

impl Reader {
    pub(super) fn report(&mut self, matches: &ArgMatches) -> Report {
        let output = self.path(matches, build::OUTPUT);
        let known = Formats { all: &[Format::Html], word: Format::word, usual: Format::Html };
        let format = self.format(matches, output.as_deref(), &known);
        Report {
            folder: self.path(matches, build::FOLDER).unwrap_or_else(|| PathBuf::from(".")),
            review: text(matches, build::REVIEW).unwrap_or_else(|| RECOGNITION.to_owned()),
            period: matches.get_one::<Period>(build::PERIOD).copied(),
            sending: sending(matches, format, output),
        }
    }
}
