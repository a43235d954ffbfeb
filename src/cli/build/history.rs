//! The parser of `bontot history`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, DATE, FORCE, HISTORY, NAME, OUTPUT, REVIEW, Span, YEARS};
use crate::catalogue::{help, history, record};
use crate::cli::Format;
use crate::model::date;

impl Build {
    pub(super) fn history(self) -> Command {
        let not_years = self.say(help::NOT_YEARS);
        let years = move |text: &str| Span::read_years(text).ok_or(not_years);
        let not_a_date = self.say(help::NOT_A_DATE);
        let date = move |text: &str| date::read(text).map_err(|_| not_a_date);
        let output = self.option(OUTPUT, help::OUTPUT, help::OUTPUT_PLACE).short('o');
        let force = Arg::new(FORCE).long(FORCE).action(ArgAction::SetTrue);
        let path = format!("{NAME} {HISTORY}");
        let command = self
            .frame(HISTORY, history::HISTORY, history::EXAMPLES)
            .override_usage(self.usage(&path, &[history::SUBJECT_PLACE, help::OPTIONS_PLACE]));
        let places = [help::FOLDER_PLACE, record::ORGANISATION_PLACE];
        self.on_a_subject(command, history::ORGANISATION, &places)
            .arg(self.option(REVIEW, history::REVIEW, help::REVIEW_PLACE).display_order(10))
            .arg(self.option(YEARS, history::YEARS, help::YEARS_PLACE).value_parser(years).display_order(12))
            .arg(self.format(help::FORMAT, Format::ALL, Format::word).display_order(30))
            .arg(output.value_parser(value_parser!(PathBuf)).display_order(31))
            .arg(self.described(force, help::FORCE).display_order(32))
            .arg(self.option(DATE, help::DATE, help::DATE_PLACE).value_parser(date).display_order(33))
            .arg(self.help_option())
    }
}
