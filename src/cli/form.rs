//! `bontot form`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::naming::Formats;
use super::{RECOGNITION, Reader, build, text};
use crate::model::{Period, Stage};
use crate::output::Overwrite;

/// `bontot form`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    pub folder: PathBuf,
    pub review: String,
    /// The latest year of the workspace where none is given.
    pub period: Option<Period>,
    /// All of the guideline where none is given.
    pub stage: Option<Stage>,
    /// All where it is empty.
    pub organisations: Vec<String>,
    pub format: FormFormat,
    pub output: FormOutput,
    pub overwrite: Overwrite,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormFormat {
    #[cfg(feature = "xlsx")]
    Workbook,
    Csv,
}

/// Where forms go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormOutput {
    Screen,
    /// All in one.
    File(PathBuf),
    /// A file for each organisation.
    Folder(PathBuf),
}

impl FormFormat {
    /// The first is the default.
    pub const ALL: &[Self] = &[
        #[cfg(feature = "xlsx")]
        Self::Workbook,
        Self::Csv,
    ];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            #[cfg(feature = "xlsx")]
            Self::Workbook => "xlsx",
            Self::Csv => "csv",
        }
    }
}

impl Reader {
    pub(super) fn form(&mut self, matches: &ArgMatches) -> Form {
        let organisations = matches.get_many::<String>(build::ORGANISATION).into_iter().flatten();
        let ends_as_folder = |path: &PathBuf| path.to_string_lossy().ends_with(['/', '\\']);
        let output = match self.path(matches, build::OUTPUT) {
            None => FormOutput::Screen,
            Some(path) if ends_as_folder(&path) || path.is_dir() => FormOutput::Folder(path),
            Some(path) => FormOutput::File(path),
        };
        let file = match &output {
            FormOutput::Screen | FormOutput::Folder(_) => None,
            FormOutput::File(file) => Some(file.as_path()),
        };
        let known = Formats { all: FormFormat::ALL, word: FormFormat::word, usual: FormFormat::ALL[0] };
        let format = self.format(matches, file, &known);
        Form {
            folder: self.path(matches, build::FOLDER).unwrap_or_else(|| PathBuf::from(".")),
            review: text(matches, build::REVIEW).unwrap_or_else(|| RECOGNITION.to_owned()),
            period: matches.get_one::<Period>(build::PERIOD).copied(),
            stage: matches.get_one::<Stage>(build::STAGE).copied(),
            organisations: organisations.cloned().collect(),
            format,
            output,
            overwrite: if matches.get_flag(build::FORCE) { Overwrite::Any } else { Overwrite::OwnOnly },
        }
    }
}
