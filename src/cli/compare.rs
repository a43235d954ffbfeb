//! `bontot compare`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Reader, Sending, Span, build, text};
use crate::model::{Period, Stage};

/// `bontot compare`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compare {
    pub folder: PathBuf,
    pub sides: Sides,
    /// All reviews of the workspace where none is given.
    pub review: Option<String>,
    pub period: Option<Period>,
    /// Only these are shown; all where it is empty.
    pub organisations: Vec<String>,
    pub difference: Difference,
    pub sending: Sending,
}

/// What is held against what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sides {
    /// Two commits as a person names them; without the second the files as they are.
    Revisions(String, Option<String>),
    Years(i16, i16),
    /// The outcomes that the scores of each stage would give.
    Stages(Stage, Stage),
    /// The workspace, and the workspace with this guideline.
    Guideline(PathBuf),
}

/// What an outcome that differs does to the way a run ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Difference {
    Fine,
    /// `--exit-code`
    Told,
}

impl Sides {
    /// Reads `A..B`, `A..` or `A`. Where nothing stands first, what should have said it failed: nobody means `HEAD`.
    pub(super) fn read_revisions(text: &str) -> Option<Self> {
        let (before, after) = text.split_once("..").unwrap_or((text, ""));
        let after = Some(after.to_owned()).filter(|after| !after.is_empty());
        (!before.is_empty()).then(|| Self::Revisions(before.to_owned(), after))
    }
}

impl Reader {
    pub(super) fn compare(&mut self, matches: &ArgMatches) -> Compare {
        let years = match matches.get_one::<Span>(build::YEARS) {
            Some(Span::Years(first, last)) => Some(Sides::Years(*first, *last)),
            Some(Span::Latest | Span::One(_)) | None => None,
        };
        let stages = matches.get_one::<(Stage, Stage)>(build::STAGES);
        let stages = stages.map(|(before, after)| Sides::Stages(*before, *after));
        let guideline = self.path(matches, build::GUIDELINE).map(Sides::Guideline);
        let revisions = || {
            let asked = matches.get_one::<Sides>(build::REVISIONS).cloned();
            asked.unwrap_or_else(|| Sides::Revisions("HEAD".to_owned(), None))
        };
        let organisations = matches.get_many::<String>(build::ORGANISATION).into_iter().flatten();
        Compare {
            folder: self.path(matches, build::FOLDER).unwrap_or_else(|| PathBuf::from(".")),
            sides: years.or(stages).or(guideline).unwrap_or_else(revisions),
            review: text(matches, build::REVIEW),
            period: matches.get_one::<Period>(build::PERIOD).copied(),
            organisations: organisations.cloned().collect(),
            difference: if matches.get_flag(build::EXIT_CODE) { Difference::Told } else { Difference::Fine },
            sending: self.sending(matches),
        }
    }
}
