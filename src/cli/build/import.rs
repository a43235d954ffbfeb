//! The parser of `bontot import`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, DRY_RUN, FILE, FOLDER, NAME, REPLACE, REVIEW};
use crate::catalogue::{account, help, import};
use crate::cli::Mapped;
use crate::intake::Encoding;

pub const IMPORT: &str = "import";
pub const MAP: &str = "map";
pub const ENCODING: &str = "encoding";

impl Build {
    pub(super) fn import(self) -> Command {
        let words = PossibleValuesParser::new(Encoding::ALL.map(Encoding::word));
        let known = |word: &str| Encoding::ALL.into_iter().find(|encoding| encoding.word() == word);
        let words = words.try_map(move |word| known(&word).ok_or("none of those named"));
        let not_a_map = self.say(import::NOT_A_MAP);
        let map = move |text: &str| Mapped::read(text).ok_or(not_a_map);
        let map = self.option(MAP, import::MAP, import::MAP_PLACE).value_parser(map);
        let files = self.positional(FILE, import::FILES, import::FILES_PLACE).required(true).num_args(1..);
        let folder = self.option(FOLDER, account::SUBJECT_FOLDER, help::FOLDER_PLACE);
        let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
        let (first, files_place) = (self.say(help::FOLDER_PLACE), self.say(import::FILES_PLACE));
        let path = format!("{NAME} {IMPORT} [{first}] {files_place}...");
        let period = self.period().help(self.say(import::PERIOD));
        self.frame(IMPORT, import::IMPORT, import::EXAMPLES)
            .override_usage(self.usage(&path, &[help::OPTIONS_PLACE]))
            .arg(files.value_parser(value_parser!(PathBuf)))
            .arg(self.described(flag(DRY_RUN), import::DRY_RUN))
            .arg(self.described(flag(REPLACE), import::REPLACE))
            .arg(map.num_args(1).action(ArgAction::Append))
            .arg(self.option(REVIEW, import::REVIEW, help::REVIEW_PLACE))
            .arg(period)
            .arg(self.option(ENCODING, import::ENCODING, import::ENCODING_PLACE).value_parser(words))
            .arg(folder.value_parser(value_parser!(PathBuf)))
            .arg(self.help_option())
    }
}
