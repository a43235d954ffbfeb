//! Why git's history does not tell, or not wholly, what was raised too late.

use crate::catalogue::{self, Phrase, check};
use crate::commands::revision::why_absent;
use crate::diagnostics::{Argument, Code, Diagnostic};
use crate::git::{Absence, Commit};
use crate::model::{Date, Language, Place, Text};

/// A commit: its short id and day.
pub type Dated = (String, Date);

pub fn dated(commit: &Commit) -> Dated {
    (commit.short().to_owned(), commit.date)
}

/// Why it is not known, or not wholly, what was raised too late.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gap {
    /// There is no history; none that is empty, as before the first commit.
    Absent(Absence),
    /// The history is cut off after the day of an event.
    Shallow,
    /// Contents are not in the repository (a partial clone).
    Missing,
    /// The folder was moved here from another one of the repository after the day of an event.
    Moved { from: String, by: Dated },
    /// What raised a score of an organisation is of a day that is not late, but stands on a commit of a late one.
    Disordered { organisation: String, raised: Dated, on: Dated },
    /// A score of an organisation was raised by one of several commits, not all of which are late; `None` for the folder.
    Unread { organisation: String, first: Dated, last: Option<Dated> },
}

impl Gap {
    /// As a sentence.
    pub fn said(&self, language: Language) -> String {
        check::NOT_ASKED.with(language, &[("why", &self.why(language))])
    }

    /// As a problem, where a workspace makes an error of what could not be looked for.
    pub fn problem(&self, place: Place) -> Diagnostic {
        let [vi, en] = [Language::Vietnamese, Language::English].map(|language| Some(self.why(language)));
        Diagnostic::new(Code::LateRaiseUnknown, place).with("why", Argument::Sentence(Text { vi, en }))
    }

    fn why(&self, language: Language) -> String {
        let named = |(id, day): &Dated| format!("{id}, {}", catalogue::date(*day, language));
        let says = |phrase: Phrase, values: &[(&str, &str)]| phrase.with(language, values);
        match self {
            Self::Absent(absence) => why_absent(absence, language),
            Self::Shallow => check::CUT_OFF.get(language).to_owned(),
            Self::Missing => check::INCOMPLETE.get(language).to_owned(),
            Self::Moved { from, by } => says(check::MOVED, &[("from", from), ("commit", &named(by))]),
            Self::Disordered { organisation, raised, on } => {
                let values =
                    [("organisation", organisation.as_str()), ("raised", &named(raised)), ("on", &named(on))];
                says(check::DISORDERED, &values)
            }
            Self::Unread { organisation, first, last } => {
                let last = last.as_ref().map_or_else(|| check::THE_FOLDER.get(language).to_owned(), named);
                let values =
                    [("organisation", organisation.as_str()), ("first", &named(first)), ("last", &last)];
                says(check::RAISED_BETWEEN, &values)
            }
        }
    }
}
