//! The parser of `bontot report`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, DATE, FOLDER, FORCE, NAME, OUTPUT, REPORT, REVIEW};
use crate::catalogue::{help, report};
use crate::model::date;

impl Build {
    pub(super) fn report(self) -> Command {
        let not_a_date = self.say(help::NOT_A_DATE);
        let day = move |text: &str| date::read(text).map_err(|_| not_a_date);
        let folder = self.positional(FOLDER, help::FOLDER, help::FOLDER_PLACE);
        let output = self.option(OUTPUT, report::OUTPUT, report::OUTPUT_PLACE).short('o');
        let force = Arg::new(FORCE).long(FORCE).action(ArgAction::SetTrue);
        let path = format!("{NAME} {REPORT} [{}]", self.say(help::FOLDER_PLACE));
        self.frame(REPORT, report::REPORT, report::EXAMPLES)
            .override_usage(self.usage(&path, &[help::OPTIONS_PLACE]))
            .arg(folder.value_parser(value_parser!(PathBuf)))
            .arg(self.option(REVIEW, help::REVIEW, help::REVIEW_PLACE).display_order(10))
            .arg(self.period().display_order(11))
            .arg(output.value_parser(value_parser!(PathBuf)).display_order(31))
            .arg(self.described(force, help::FORCE).display_order(32))
            .arg(self.option(DATE, report::DATE, help::DATE_PLACE).value_parser(day).display_order(33))
            .arg(self.require_clean())
            .arg(self.help_option())
    }
}
