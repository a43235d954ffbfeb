//! `bontot record`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Reader, SignMode, build, text};
use crate::model::{Date, Period};

/// `bontot record`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    pub folder: PathBuf,
    pub entry: Entry,
    /// Whose year's folder is meant, and the period of the row.
    pub period: Option<Period>,
    pub mode: SignMode,
}

/// What is recorded. Texts are as given: the folder with the new row is checked like any other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    Event {
        organisation: String,
        step: String,
        date: Date,
        more: More,
    },
    Finding {
        organisation: String,
        id: String,
        finding: String,
        found_on: Date,
        due: Option<Date>,
        more: More,
    },
    Remedy {
        id: String,
        date: Date,
        document: String,
    },
    Fact {
        organisation: String,
        fact: String,
        value: String,
        more: More,
        replace: Replace,
    },
    Decision {
        organisation: String,
        review: String,
        outcome: String,
        number: String,
        date: Date,
        more: More,
    },
}

/// The cells that a row may have besides; empty where nothing is given.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct More {
    pub by: String,
    pub document: String,
    pub criterion: String,
    pub evidence: String,
    pub authority: String,
    pub note: String,
}

/// Whether a value that is there may be replaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Replace {
    Never,
    /// `--replace`
    Asked,
}

impl Reader {
    /// # Panics
    /// Never: the parser asks for a subcommand and for what is required.
    pub(super) fn record(&mut self, matches: &ArgMatches) -> Record {
        let (name, matches) =
            matches.subcommand().expect("there is a subcommand because the parser asks for one");
        let words = Words::of(name, matches);
        let first = words.folder().map(|folder| self.without_quote(PathBuf::from(folder)));
        let folder = first.or_else(|| self.path(matches, build::FOLDER));
        Record {
            folder: folder.unwrap_or_else(|| PathBuf::from(".")),
            entry: entry(name, &words, matches),
            period: matches.try_get_one::<Period>(build::PERIOD).ok().flatten().copied(),
            mode: if matches.get_flag(build::DRY_RUN) { SignMode::Tell } else { SignMode::Write },
        }
    }
}

/// The plain words of an entry. One more than it has, and the first is the folder.
struct Words<'a> {
    names: &'static [&'static str],
    given: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn of(kind: &str, matches: &'a ArgMatches) -> Self {
        let names = build::WORDS.into_iter().find(|(named, _)| *named == kind).map_or(&[][..], |of| of.1);
        let all = names.iter().chain([&build::LAST_WORD]);
        Self {
            names,
            given: all.filter_map(|name| matches.get_one::<String>(name)).map(String::as_str).collect(),
        }
    }

    fn folder(&self) -> Option<&'a str> {
        self.given.first().copied().filter(|_| self.given.len() > self.names.len())
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        let at = self.names.iter().position(|named| *named == name)?;
        self.given.get(at + usize::from(self.folder().is_some())).copied()
    }
}

fn entry(name: &str, words: &Words<'_>, matches: &ArgMatches) -> Entry {
    let given = |name: &str| -> String {
        let option = || matches.try_get_one::<String>(name).ok().flatten().map(String::as_str);
        words.get(name).or_else(option).map_or_else(String::new, |text| text.trim().to_owned())
    };
    let day = |name: &str| matches.try_get_one::<Date>(name).ok().flatten().copied();
    let date = || day(build::DATE).expect("there is a day because the parser asks for it");
    let more = || More {
        by: given(build::BY),
        document: given(build::DOCUMENT),
        criterion: given(build::CRITERION),
        evidence: given(build::EVIDENCE),
        authority: given(build::AUTHORITY),
        note: given(build::NOTE),
    };
    let organisation = || given(build::ORGANISATION);
    match name {
        build::EVENT => Entry::Event {
            organisation: organisation(),
            step: given(build::STEP),
            date: date(),
            more: more(),
        },
        build::FINDING => Entry::Finding {
            organisation: organisation(),
            id: given(build::ID),
            finding: given(build::TEXT),
            found_on: date(),
            due: day(build::DUE),
            more: more(),
        },
        build::REMEDY => {
            Entry::Remedy { id: given(build::ID), date: date(), document: given(build::DOCUMENT) }
        }
        build::FACT => Entry::Fact {
            organisation: organisation(),
            fact: given(build::NAME_OF_FACT),
            value: given(build::VALUE),
            more: more(),
            replace: if matches.get_flag(build::REPLACE) { Replace::Asked } else { Replace::Never },
        },
        _ => Entry::Decision {
            organisation: organisation(),
            review: text(matches, build::REVIEW).unwrap_or_else(|| super::RECOGNITION.to_owned()),
            outcome: given(build::OUTCOME),
            number: given(build::NUMBER),
            date: date(),
            more: more(),
        },
    }
}
