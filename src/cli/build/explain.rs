//! The parser of `bontot explain`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, EXPLAIN, FOLDER, FORCE, FORMAT, FULL, NAME, NEXT, OUTPUT, REVIEW, SUBJECT, TO};
use crate::catalogue::{Phrase, account, help, record, shortfall};
use crate::cli::ExplainFormat;

impl Build {
    pub(super) fn explain(self) -> Command {
        let full = Arg::new(FULL).long(FULL).action(ArgAction::SetTrue).display_order(20);
        let next = Arg::new(NEXT).long(NEXT).action(ArgAction::SetTrue).display_order(21);
        let output = self.option(OUTPUT, help::OUTPUT, help::OUTPUT_PLACE).short('o');
        let force = Arg::new(FORCE).long(FORCE).action(ArgAction::SetTrue);
        let path = format!("{NAME} {EXPLAIN}");
        let command = self
            .frame(EXPLAIN, account::EXPLAIN, account::EXAMPLES)
            .override_usage(self.usage(&path, &[account::SUBJECT_PLACE, help::OPTIONS_PLACE]));
        let places = [help::FOLDER_PLACE, record::ORGANISATION_PLACE, record::CRITERION_PLACE];
        self.on_a_subject(command, account::SUBJECT, &places)
            .arg(self.option(REVIEW, help::REVIEW, help::REVIEW_PLACE).display_order(10))
            .arg(self.period().display_order(11))
            .arg(self.described(full, account::FULL))
            .arg(self.described(next, shortfall::NEXT))
            .arg(self.option(TO, shortfall::TO, shortfall::TO_PLACE).display_order(22))
            .arg(self.explain_format().display_order(30))
            .arg(output.value_parser(value_parser!(PathBuf)).display_order(31))
            .arg(self.described(force, help::FORCE).display_order(32))
            .arg(self.require_clean())
            .arg(self.help_option())
    }

    /// `[FOLDER] ORGANISATION …` as plain words, and `--folder`.
    pub(super) fn on_a_subject(self, command: Command, text: Phrase, places: &[Phrase]) -> Command {
        let folder = self.option(FOLDER, account::SUBJECT_FOLDER, help::FOLDER_PLACE);
        let folder = folder.value_parser(value_parser!(PathBuf)).display_order(9);
        command.arg(self.subject(text, places)).arg(folder)
    }

    /// Plain words of which any may be left out, each named.
    pub(super) fn subject(self, text: Phrase, places: &[Phrase]) -> Arg {
        let words = Arg::new(SUBJECT).value_names(places.iter().map(|place| self.say(*place)));
        self.described(words.num_args(0..=places.len()).value_parser(value_parser!(PathBuf)), text)
    }

    fn explain_format(self) -> Arg {
        let words = PossibleValuesParser::new(ExplainFormat::ALL.map(ExplainFormat::word))
            .map(|word| ExplainFormat::from_word(&word).unwrap_or(ExplainFormat::Text));
        self.option(FORMAT, account::FORMAT, help::FORMAT_PLACE).value_parser(words)
    }
}
