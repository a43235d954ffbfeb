//! `bontot document`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::naming::Formats;
use super::sending::tree;
use super::{RECOGNITION, Reader, TreeAsked, build, text};
use crate::model::{Date, DocumentKind, Period};
use crate::output::Overwrite;

/// `bontot document`
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DocumentCommand {
    Write(Document),
    /// The default texts, copied into a workspace.
    Templates {
        folder: PathBuf,
        overwrite: Overwrite,
    },
}

/// A document to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    pub kind: DocumentKind,
    pub folder: PathBuf,
    pub review: String,
    /// The latest year of the workspace where none is given.
    pub period: Option<Period>,
    /// Only these; all where it is empty.
    pub organisations: Vec<String>,
    pub number: Option<String>,
    pub date: Option<Date>,
    pub format: DocumentFormat,
    /// Standard output where none is given.
    pub output: Option<PathBuf>,
    pub overwrite: Overwrite,
    pub tree: TreeAsked,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DocumentFormat {
    #[cfg(feature = "docx")]
    Word,
    Markdown,
}

impl DocumentFormat {
    pub const ALL: &[Self] = &[
        #[cfg(feature = "docx")]
        Self::Word,
        Self::Markdown,
    ];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            #[cfg(feature = "docx")]
            Self::Word => "docx",
            Self::Markdown => "markdown",
        }
    }

    /// A file is for Word; what goes to the screen is for reading.
    const fn of(output: Option<&PathBuf>) -> Self {
        match output {
            #[cfg(feature = "docx")]
            Some(_) => Self::Word,
            #[cfg(not(feature = "docx"))]
            Some(_) => Self::Markdown,
            None => Self::Markdown,
        }
    }
}

impl Reader {
    pub(super) fn document(&mut self, matches: &ArgMatches) -> DocumentCommand {
        let (word, matches) = matches.subcommand().expect("the parser asks for a document");
        let folder = self.path(matches, build::FOLDER).unwrap_or_else(|| PathBuf::from("."));
        let overwrite = if matches.get_flag(build::FORCE) { Overwrite::Any } else { Overwrite::OwnOnly };
        let Some(kind) = DocumentKind::ALL.into_iter().find(|kind| kind.word() == word) else {
            return DocumentCommand::Templates { folder, overwrite };
        };
        let output = self.path(matches, build::OUTPUT);
        let usual = DocumentFormat::of(output.as_ref());
        let known = Formats { all: DocumentFormat::ALL, word: DocumentFormat::word, usual };
        let organisations = matches.get_many::<String>(build::ORGANISATION).into_iter().flatten();
        DocumentCommand::Write(Document {
            kind,
            folder,
            review: text(matches, build::REVIEW).unwrap_or_else(|| RECOGNITION.to_owned()),
            period: matches.get_one::<Period>(build::PERIOD).copied(),
            organisations: organisations.cloned().collect(),
            number: text(matches, build::NUMBER),
            date: matches.get_one::<Date>(build::DATE).copied(),
            format: self.format(matches, output.as_deref(), &known),
            output,
            overwrite,
            tree: tree(matches),
        })
    }
}
