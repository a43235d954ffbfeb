//! The parser of `bontot record` and of what it records.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::{BY, Build, DATE, DOCUMENT, DRY_RUN, FOLDER, NAME, NOTE, ORGANISATION, REVIEW};
use crate::catalogue::{Phrase, account, help, record, sign_off};
use crate::model::date;

pub const RECORD: &str = "record";
pub const EVENT: &str = "event";
pub const FINDING: &str = "finding";
pub const REMEDY: &str = "remedy";
pub const FACT: &str = "fact";
pub const DECISION: &str = "decision";

/// One word more than the entry has: then the first is the folder.
pub const LAST_WORD: &str = "last-word";
pub const STEP: &str = "step";
pub const ID: &str = "id";
pub const TEXT: &str = "text";
pub const DUE: &str = "due";
pub const CRITERION: &str = "criterion";
pub const EVIDENCE: &str = "evidence";
pub const AUTHORITY: &str = "authority";
pub const NAME_OF_FACT: &str = "fact";
pub const VALUE: &str = "value";
pub const REPLACE: &str = "replace";
pub const OUTCOME: &str = "outcome";
pub const NUMBER: &str = "number";

/// The words of each kind of entry, in their order.
pub const WORDS: [(&str, &[&str]); 5] = [
    (EVENT, &[ORGANISATION, STEP]),
    (FINDING, &[ORGANISATION, ID, TEXT]),
    (REMEDY, &[ID]),
    (FACT, &[ORGANISATION, NAME_OF_FACT, VALUE]),
    (DECISION, &[ORGANISATION, OUTCOME]),
];

/// The day, which most entries must have.
const DAY: (&str, Phrase) = (DATE, help::DATE_PLACE);

impl Build {
    pub(super) fn record(self) -> Command {
        let path = format!("{NAME} {RECORD}");
        self.frame(RECORD, record::RECORD, record::EXAMPLES)
            .override_usage(self.usage(&path, &[help::COMMAND_PLACE, help::OPTIONS_PLACE]))
            .subcommand_required(true)
            .arg_required_else_help(true)
            .arg(self.help_option())
            .subcommand(self.event())
            .subcommand(self.finding())
            .subcommand(self.remedy())
            .subcommand(self.fact())
            .subcommand(self.decision())
    }

    fn event(self) -> Command {
        let words = [self.organisation_word(), self.required(STEP, record::STEP, record::STEP_PLACE)];
        self.entry(EVENT, record::EVENT, record::EXAMPLES_EVENT, record::EVENT_PLACE, words, &[DAY])
            .arg(self.day(DATE, record::DATE).required(true))
            .arg(self.option(BY, record::BY, sign_off::BY_PLACE))
            .arg(self.option(DOCUMENT, sign_off::DOCUMENT, sign_off::DOCUMENT_PLACE))
            .arg(self.option(CRITERION, record::CRITERION, record::CRITERION_PLACE))
            .arg(self.period().help(self.say(record::PERIOD_OF_EVENT)))
            .arg(self.option(NOTE, sign_off::NOTE, sign_off::NOTE_PLACE))
    }

    fn finding(self) -> Command {
        let words = [
            self.organisation_word(),
            self.required(ID, record::FINDING_ID, record::ID_PLACE),
            self.required(TEXT, record::FINDING_TEXT, record::TEXT_PLACE),
        ];
        self.entry(FINDING, record::FINDING, record::EXAMPLES_FINDING, record::FINDING_PLACE, words, &[DAY])
            .arg(self.day(DATE, record::FOUND_ON).required(true))
            .arg(self.day(DUE, record::DUE))
            .arg(self.option(BY, record::BY, sign_off::BY_PLACE))
            .arg(self.option(CRITERION, record::CRITERION, record::CRITERION_PLACE))
            .arg(self.option(DOCUMENT, sign_off::DOCUMENT, sign_off::DOCUMENT_PLACE))
    }

    fn remedy(self) -> Command {
        let words = [self.required(ID, record::REMEDY_ID, record::ID_PLACE)];
        self.entry(REMEDY, record::REMEDY, record::EXAMPLES_REMEDY, record::ID_PLACE, words, &[DAY])
            .arg(self.day(DATE, record::REMEDIED_ON).required(true))
            .arg(self.option(DOCUMENT, sign_off::DOCUMENT, sign_off::DOCUMENT_PLACE))
    }

    fn fact(self) -> Command {
        let replace = Arg::new(REPLACE).long(REPLACE).action(ArgAction::SetTrue);
        let words = [
            self.organisation_word(),
            self.required(NAME_OF_FACT, record::NAME_OF_FACT, record::FACT_PLACE),
            self.required(VALUE, record::VALUE, record::VALUE_PLACE).allow_negative_numbers(true),
        ];
        self.entry(FACT, record::FACT, record::EXAMPLES_FACT, record::FACT_USAGE, words, &[])
            .arg(self.period())
            .arg(self.option(EVIDENCE, record::EVIDENCE, record::EVIDENCE_PLACE))
            .arg(self.option(NOTE, sign_off::NOTE, sign_off::NOTE_PLACE))
            .arg(self.described(replace, record::REPLACE))
    }

    fn decision(self) -> Command {
        let asked = [(NUMBER, record::NUMBER_PLACE), DAY];
        let number = self.option(NUMBER, record::NUMBER, record::NUMBER_PLACE).required(true);
        let words =
            [self.organisation_word(), self.required(OUTCOME, record::OUTCOME, record::OUTCOME_PLACE)];
        self.entry(
            DECISION,
            record::DECISION,
            record::EXAMPLES_DECISION,
            record::DECISION_USAGE,
            words,
            &asked,
        )
        .arg(number)
        .arg(self.day(DATE, record::DECIDED_ON).required(true))
        .arg(self.option(REVIEW, help::REVIEW, help::REVIEW_PLACE))
        .arg(self.period())
        .arg(self.option(AUTHORITY, record::AUTHORITY, record::AUTHORITY_PLACE))
        .arg(self.option(NOTE, sign_off::NOTE, sign_off::NOTE_PLACE))
    }

    /// A kind of entry, with its words in their order and what all kinds have. The folder may come before the words.
    /// The parser knows no word left out before others: to it the folder is a last word, which the reader puts right.
    fn entry(
        self,
        name: &'static str,
        about: Phrase,
        examples: Phrase,
        places: Phrase,
        words: impl IntoIterator<Item = Arg>,
        asked: &[(&str, Phrase)],
    ) -> Command {
        let folder = self.option(FOLDER, account::SUBJECT_FOLDER, help::FOLDER_PLACE);
        let first = self.positional(LAST_WORD, help::FOLDER, help::FOLDER_PLACE).conflicts_with(FOLDER);
        let dry_run = Arg::new(DRY_RUN).long(DRY_RUN).action(ArgAction::SetTrue);
        let path = format!("{NAME} {RECORD} {name} [{}] {}", self.say(help::FOLDER_PLACE), self.say(places));
        let path = asked.iter().fold(path, |path, option| path + " " + &self.asked(*option));
        let words = words.into_iter().enumerate().map(|(place, word)| word.display_order(1 + place));
        self.frame(name, about, examples)
            .override_usage(self.usage(&path, &[help::OPTIONS_PLACE]))
            .args(words)
            .arg(first.allow_negative_numbers(true).display_order(0))
            .arg(self.described(dry_run, record::DRY_RUN).display_order(800))
            .arg(folder.value_parser(value_parser!(PathBuf)).display_order(801))
            .arg(self.help_option())
    }

    fn organisation_word(self) -> Arg {
        self.required(ORGANISATION, record::ORGANISATION, record::ORGANISATION_PLACE)
    }

    fn required(self, name: &'static str, text: Phrase, place: Phrase) -> Arg {
        self.positional(name, text, place).required(true)
    }

    fn day(self, name: &'static str, text: Phrase) -> Arg {
        let not_a_date = self.say(help::NOT_A_DATE);
        let day = move |text: &str| date::read(text).map_err(|_| not_a_date);
        self.option(name, text, help::DATE_PLACE).value_parser(day)
    }
}
