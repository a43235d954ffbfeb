//! The parser of `bontot sign-off`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{BY, Build, DATE, FOLDER, NAME, REVIEW, STAGE};
use crate::catalogue::{account, help, record, sign_off};
use crate::model::{Stage, date};

pub const SIGN_OFF: &str = "sign-off";
pub const DOCUMENT: &str = "document";
pub const NOTE: &str = "note";
pub const DRY_RUN: &str = "dry-run";

impl Build {
    pub(super) fn sign_off(self) -> Command {
        let stage = PossibleValuesParser::new(Stage::ALL.map(Stage::word))
            .try_map(|word| Stage::from_word(&word).ok_or("there is no such stage"));
        let not_a_date = self.say(help::NOT_A_DATE);
        let date = move |text: &str| date::read(text).map_err(|_| not_a_date);
        let places = [help::FOLDER_PLACE, record::ORGANISATION_PLACE];
        let folder = self.option(FOLDER, account::SUBJECT_FOLDER, help::FOLDER_PLACE);
        let dry_run = Arg::new(DRY_RUN).long(DRY_RUN).action(ArgAction::SetTrue);
        let required = |name, text, place| self.option(name, text, place).required(true);
        let asked = [(STAGE, help::STAGE_PLACE), (BY, sign_off::BY_PLACE), (DATE, help::DATE_PLACE)];
        let path = format!("{NAME} {SIGN_OFF} {}", self.say(sign_off::SUBJECT_PLACE));
        let path = asked.into_iter().fold(path, |path, option| path + " " + &self.asked(option));
        self.frame(SIGN_OFF, sign_off::ABOUT, sign_off::EXAMPLES)
            .override_usage(self.usage(&path, &[help::OPTIONS_PLACE]))
            .arg(self.subject(sign_off::SUBJECT, &places))
            .arg(required(STAGE, sign_off::STAGE, help::STAGE_PLACE).value_parser(stage))
            .arg(required(BY, sign_off::BY, sign_off::BY_PLACE))
            .arg(required(DATE, sign_off::DATE, help::DATE_PLACE).value_parser(date))
            .arg(self.option(REVIEW, sign_off::REVIEW, help::REVIEW_PLACE))
            .arg(self.period())
            .arg(self.option(DOCUMENT, sign_off::DOCUMENT, sign_off::DOCUMENT_PLACE))
            .arg(self.option(NOTE, sign_off::NOTE, sign_off::NOTE_PLACE))
            .arg(self.described(dry_run, sign_off::DRY_RUN))
            .arg(folder.value_parser(value_parser!(PathBuf)))
            .arg(self.help_option())
    }
}
