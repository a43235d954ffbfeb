//! The parser of `bontot form`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, FOLDER, FORCE, FORMAT, NAME, ORGANISATION, OUTPUT, REVIEW, STAGE};
use crate::catalogue::{entry, help};
use crate::cli::FormFormat;
use crate::model::Stage;

pub const FORM: &str = "form";

impl Build {
    pub(super) fn form(self) -> Command {
        let words = PossibleValuesParser::new(FormFormat::ALL.iter().map(|format| format.word()));
        let words = words.map(|word| {
            let found = FormFormat::ALL.iter().find(|format| format.word() == word);
            found.copied().unwrap_or(FormFormat::Csv)
        });
        let stage = PossibleValuesParser::new(Stage::ALL.map(Stage::word))
            .try_map(|word| Stage::from_word(&word).ok_or("there is no such stage"));
        let organisation = self.option(ORGANISATION, entry::ORGANISATIONS, help::ORGANISATION_PLACE);
        let organisation = organisation.num_args(1..).value_delimiter(',').action(ArgAction::Append);
        let output = self.option(OUTPUT, entry::OUTPUT, help::OUTPUT_PLACE).short('o');
        let folder = self.positional(FOLDER, help::FOLDER, help::FOLDER_PLACE);
        let path = format!("{NAME} {FORM} [{}]", self.say(help::FOLDER_PLACE));
        let period = self.period().help(self.say(entry::PERIOD));
        let force = Arg::new(FORCE).long(FORCE).action(ArgAction::SetTrue);
        self.frame(FORM, entry::FORM, entry::EXAMPLES)
            .override_usage(self.usage(&path, &[help::OPTIONS_PLACE]))
            .arg(folder.value_parser(value_parser!(PathBuf)))
            .arg(self.option(REVIEW, help::REVIEW, help::REVIEW_PLACE))
            .arg(period)
            .arg(organisation)
            .arg(self.option(STAGE, entry::STAGE, help::STAGE_PLACE).value_parser(stage))
            .arg(self.option(FORMAT, entry::FORMAT, help::FORMAT_PLACE).value_parser(words))
            .arg(output.value_parser(value_parser!(PathBuf)))
            .arg(self.described(force, help::FORCE))
            .arg(self.help_option())
    }
}
