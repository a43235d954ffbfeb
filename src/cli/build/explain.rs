//! The parser of `bontot explain`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, EXPLAIN, FOLDER, FORCE, FORMAT, FULL, NAME, NEXT, OUTPUT, REVIEW, SUBJECT, TO};
use crate::catalogue::{Phrase, account, help, shortfall};
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
        self.on_a_subject(command, (account::SUBJECT, account::SUBJECT_PLACE))
            .arg(self.option(REVIEW, help::REVIEW, help::REVIEW_PLACE).display_order(10))
            .arg(self.period().display_order(11))
            .arg(self.described(full, account::FULL))
            .arg(self.described(next, shortfall::NEXT))
            .arg(self.option(TO, shortfall::TO, shortfall::TO_PLACE).display_order(22))
            .arg(self.explain_format().display_order(30))
            .arg(output.value_parser(value_parser!(PathBuf)).display_order(31))
            .arg(self.described(force, help::FORCE).display_order(32))
            .arg(self.help_option())
    }

    /// `[FOLDER] ORGANISATION …` as plain words, and `--folder`.
    pub(super) fn on_a_subject(self, command: Command, (text, place): (Phrase, Phrase)) -> Command {
        let words = self.positional(SUBJECT, text, place);
        let words = words.num_args(0..).value_parser(value_parser!(PathBuf));
        let folder = self.option(FOLDER, account::SUBJECT_FOLDER, help::FOLDER_PLACE);
        command.arg(words).arg(folder.value_parser(value_parser!(PathBuf)).display_order(9))
    }

    fn explain_format(self) -> Arg {
        let words = PossibleValuesParser::new(ExplainFormat::ALL.map(ExplainFormat::word))
            .map(|word| ExplainFormat::from_word(&word).unwrap_or(ExplainFormat::Text));
        self.option(FORMAT, account::FORMAT, help::FORMAT_PLACE).value_parser(words)
    }
}
