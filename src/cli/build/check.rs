//! The parser of `bontot check`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, CHECK, DENY_WARNINGS, EXPLAIN, FOLDER, FORMAT, NAME, ONLY, YEAR};
use crate::catalogue::{check, help};
use crate::cli::CheckFormat;
use crate::model::{Every, Period};

impl Build {
    pub(super) fn check_folder(self) -> Command {
        let not_a_year = self.say(check::NOT_A_YEAR);
        let year = move |text: &str| {
            let period = Period::read(text).filter(|period| period.every() == Every::Year);
            period.map(Period::year).ok_or(not_a_year)
        };
        let folder = self.positional(FOLDER, help::FOLDER, help::FOLDER_PLACE);
        let only = self.option(ONLY, check::ONLY, check::CODE_PLACE).action(ArgAction::Append);
        let deny = Arg::new(DENY_WARNINGS).long(DENY_WARNINGS).action(ArgAction::SetTrue);
        let explain = self.option(EXPLAIN, check::EXPLAIN, check::CODE_PLACE).num_args(0..=1);
        let path = format!("{NAME} {CHECK} [{}]", self.say(help::FOLDER_PLACE));
        self.frame(CHECK, check::CHECK, check::EXAMPLES)
            .override_usage(self.usage(&path, &[help::OPTIONS_PLACE]))
            .arg(folder.value_parser(value_parser!(PathBuf)))
            .arg(self.option(YEAR, check::YEAR, check::YEAR_PLACE).value_parser(year))
            .arg(only)
            .arg(self.described(deny, check::DENY_WARNINGS))
            .arg(self.check_format())
            .arg(explain)
            .arg(self.help_option())
    }

    fn check_format(self) -> Arg {
        let words = PossibleValuesParser::new(CheckFormat::ALL.map(CheckFormat::word));
        let words = words.map(|word| CheckFormat::from_word(&word).unwrap_or(CheckFormat::Text));
        self.option(FORMAT, check::FORMAT, help::FORMAT_PLACE).value_parser(words)
    }
}
