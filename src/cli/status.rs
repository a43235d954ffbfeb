//! `bontot status`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::naming::Formats;
use super::sending::sending;
use super::{Format, RECOGNITION, Reader, Sending, build, text};
use crate::model::{Date, Period};

/// `bontot status`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Status {
    pub folder: PathBuf,
    pub review: String,
    /// Its year is meant; the latest of the workspace where none is given.
    pub period: Option<Period>,
    pub as_of: AsOf,
    /// Only the organisations of this post.
    pub mine: Option<String>,
    pub view: StatusView,
    pub sending: Sending,
}

/// The day that a status speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AsOf {
    /// The latest day that the workspace knows.
    Recorded,
    Day(Date),
    /// `--today`
    Today,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StatusView {
    /// In the format of the sending.
    Drawn,
    /// `--format ics`
    Calendar,
}

/// The formats of `status`: those of every result, and a calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StatusFormat {
    Drawn(Format),
    Calendar,
}

impl StatusFormat {
    pub fn all() -> impl Iterator<Item = Self> {
        Format::ALL.iter().copied().map(Self::Drawn).chain([Self::Calendar])
    }

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drawn(format) => format.word(),
            Self::Calendar => "ics",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::all().find(|format| format.word() == word)
    }
}

impl Reader {
    pub(super) fn status(&mut self, matches: &ArgMatches) -> Status {
        let output = self.path(matches, build::OUTPUT);
        let (all, usual) = (StatusFormat::all().collect::<Vec<_>>(), StatusFormat::Drawn(Format::Table));
        let known = Formats { all: &all, word: StatusFormat::word, usual };
        let (view, format) = match self.format(matches, output.as_deref(), &known) {
            StatusFormat::Drawn(format) => (StatusView::Drawn, format),
            StatusFormat::Calendar => (StatusView::Calendar, Format::Table),
        };
        let day = matches.get_one::<Date>(build::AS_OF).copied().map(AsOf::Day);
        let today = matches.get_flag(build::TODAY).then_some(AsOf::Today);
        Status {
            folder: self.path(matches, build::FOLDER).unwrap_or_else(|| PathBuf::from(".")),
            review: text(matches, build::REVIEW).unwrap_or_else(|| RECOGNITION.to_owned()),
            period: matches.get_one::<Period>(build::PERIOD).copied(),
            as_of: day.or(today).unwrap_or(AsOf::Recorded),
            mine: text(matches, build::MINE),
            view,
            sending: sending(matches, format, output),
        }
    }
}
