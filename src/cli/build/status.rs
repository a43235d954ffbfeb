//! The parser of `bontot status`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command};

use super::{AS_OF, Build, FORMAT, MINE, STATUS, TODAY};
use crate::catalogue::{help, status};
use crate::cli::{Format, StatusFormat};
use crate::model::date;

impl Build {
    pub(super) fn status(self) -> Command {
        let not_a_date = self.say(help::NOT_A_DATE);
        let day = move |text: &str| date::read(text).map_err(|_| not_a_date);
        let words = PossibleValuesParser::new(StatusFormat::all().map(StatusFormat::word))
            .map(|word| StatusFormat::from_word(&word).unwrap_or(StatusFormat::Drawn(Format::Table)));
        let today = Arg::new(TODAY).long(TODAY).action(ArgAction::SetTrue).conflicts_with(AS_OF);
        let command = self.frame(STATUS, status::STATUS, status::EXAMPLES);
        let format = self.option(FORMAT, status::FORMAT, help::FORMAT_PLACE).value_parser(words);
        self.on_results(command, STATUS, help::REVIEW)
            .mut_arg(FORMAT, |_| format.display_order(30))
            .arg(self.option(AS_OF, status::AS_OF, help::DATE_PLACE).value_parser(day).display_order(12))
            .arg(self.described(today, status::TODAY).display_order(13))
            .arg(self.option(MINE, status::MINE, status::MINE_PLACE).display_order(14))
    }
}
