//! `bontot history`, as typed values.

use clap::ArgMatches;

use super::{Reader, Sending, Span, Subject, build, text};

/// `bontot history`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct History {
    pub subject: Subject,
    /// All reviews where none is given.
    pub review: Option<String>,
    /// From the first year to the last; all where none are given.
    pub years: Option<(i16, i16)>,
    pub sending: Sending,
}

impl Reader {
    pub(super) fn history(&mut self, matches: &ArgMatches) -> History {
        let years = match matches.get_one::<Span>(build::YEARS).copied() {
            Some(Span::Years(first, last)) => Some((first, last)),
            Some(Span::Latest | Span::One(_)) | None => None,
        };
        History {
            subject: self.subject(matches),
            review: text(matches, build::REVIEW),
            years,
            sending: self.sending(matches),
        }
    }
}
