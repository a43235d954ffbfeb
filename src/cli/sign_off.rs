//! `bontot sign-off`, as typed values.

use clap::ArgMatches;

use super::{Reader, Subject, build, text};
use crate::model::{Date, Period, Stage};

/// `bontot sign-off`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignOff {
    pub subject: Subject,
    /// The only one with a form where none is given.
    pub review: Option<String>,
    /// The latest year of the workspace where none is given.
    pub period: Option<Period>,
    pub stage: Stage,
    pub by: String,
    pub date: Date,
    pub document: String,
    pub note: String,
    pub mode: SignMode,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignMode {
    Write,
    /// Only told (`--dry-run`).
    Tell,
}

impl Reader {
    /// # Panics
    /// Never: the parser asks for what is required.
    pub(super) fn sign_off(&mut self, matches: &ArgMatches) -> SignOff {
        let required = "the parser asks for it because it is required";
        SignOff {
            subject: self.subject(matches),
            review: text(matches, build::REVIEW),
            period: matches.get_one::<Period>(build::PERIOD).copied(),
            stage: *matches.get_one::<Stage>(build::STAGE).expect(required),
            by: text(matches, build::BY).unwrap_or_default().trim().to_owned(),
            date: *matches.get_one::<Date>(build::DATE).expect(required),
            document: text(matches, build::DOCUMENT).unwrap_or_default().trim().to_owned(),
            note: text(matches, build::NOTE).unwrap_or_default().trim().to_owned(),
            mode: if matches.get_flag(build::DRY_RUN) { SignMode::Tell } else { SignMode::Write },
        }
    }
}
