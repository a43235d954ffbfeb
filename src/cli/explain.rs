//! `bontot explain`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::naming::Formats;
use super::sending::tree;
use super::{Format, RECOGNITION, Reader, Sending, TreeAsked, build, text};
use crate::model::Period;
use crate::output::Overwrite;
use crate::render::account::Extent;

/// Words that name a folder, perhaps, and something in it: which is which, only the disk can tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    pub words: Vec<PathBuf>,
    /// `--folder`
    pub folder: Option<PathBuf>,
}

/// `bontot explain`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explain {
    pub subject: Subject,
    pub review: String,
    /// The latest year of the workspace where none is given.
    pub period: Option<Period>,
    pub extent: Extent,
    /// `--next` or `--to`: what is lacking of another outcome, instead of the account.
    pub lacking: Option<Lacking>,
    pub format: ExplainFormat,
    /// Standard output where none is given.
    pub output: Option<PathBuf>,
    pub overwrite: Overwrite,
    pub tree: TreeAsked,
}

impl Explain {
    /// Where it goes; its own format is none of those of every result.
    #[must_use]
    pub fn sending(&self) -> Sending {
        let (output, overwrite) = (self.output.clone(), self.overwrite);
        Sending { format: Format::Table, output, overwrite, date: None, tree: self.tree }
    }
}

/// The outcome of which something is lacking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lacking {
    /// The next better one.
    Next,
    /// The one of this id.
    Of(String),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExplainFormat {
    Text,
    Json,
    Markdown,
    Html,
}

impl ExplainFormat {
    pub const ALL: [Self; 4] = [Self::Text, Self::Json, Self::Markdown, Self::Html];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}

impl Reader {
    pub(super) fn explain(&mut self, matches: &ArgMatches) -> Explain {
        let output = self.path(matches, build::OUTPUT);
        let usual = ExplainFormat::Text;
        let known = Formats { all: &ExplainFormat::ALL, word: ExplainFormat::word, usual };
        Explain {
            subject: self.subject(matches),
            review: text(matches, build::REVIEW).unwrap_or_else(|| RECOGNITION.to_owned()),
            period: matches.get_one::<Period>(build::PERIOD).copied(),
            extent: if matches.get_flag(build::FULL) { Extent::Full } else { Extent::Brief },
            lacking: text(matches, build::TO)
                .map(Lacking::Of)
                .or_else(|| matches.get_flag(build::NEXT).then_some(Lacking::Next)),
            format: self.format(matches, output.as_deref(), &known),
            output,
            overwrite: if matches.get_flag(build::FORCE) { Overwrite::Any } else { Overwrite::OwnOnly },
            tree: tree(matches),
        }
    }

    /// The words of `[FOLDER] ORGANISATION …`.
    pub(super) fn subject(&mut self, matches: &ArgMatches) -> Subject {
        let words: Vec<PathBuf> =
            matches.get_many::<PathBuf>(build::SUBJECT).into_iter().flatten().cloned().collect();
        let words = words.into_iter().map(|word| self.without_quote(word)).collect();
        Subject { words, folder: self.path(matches, build::FOLDER) }
    }
}
