//! The parser of `bontot verify`, and of what the commands on results say about receipts.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, FOLDER, FORMAT, NAME};
use crate::catalogue::{account, help, verify};
use crate::cli::VerifyFormat;

pub const VERIFY: &str = "verify";
pub const REVISION: &str = "revision";
pub const REQUIRE_CLEAN: &str = "require-clean";

impl Build {
    pub(super) fn verify(self) -> Command {
        let words = self.subject(verify::FILES, &[help::FOLDER_PLACE, help::OUTPUT_PLACE]);
        let folder = self.option(FOLDER, account::SUBJECT_FOLDER, help::FOLDER_PLACE);
        let formats = PossibleValuesParser::new(VerifyFormat::ALL.map(VerifyFormat::word)).map(|word| {
            VerifyFormat::ALL.into_iter().find(|format| format.word() == word).unwrap_or(VerifyFormat::Text)
        });
        let path = format!("{NAME} {VERIFY}");
        self.frame(VERIFY, verify::ABOUT, verify::EXAMPLES)
            .override_usage(self.usage(&path, &[verify::FILES_PLACE, help::OPTIONS_PLACE]))
            .arg(words.num_args(0..))
            .arg(self.option(REVISION, verify::REVISION, verify::REVISION_PLACE))
            .arg(self.option(FORMAT, verify::FORMAT, help::FORMAT_PLACE).value_parser(formats))
            .arg(folder.value_parser(value_parser!(PathBuf)))
            .arg(self.help_option())
    }

    pub(super) fn require_clean(self) -> Arg {
        let option = Arg::new(REQUIRE_CLEAN).long(REQUIRE_CLEAN).action(ArgAction::SetTrue);
        self.described(option, verify::REQUIRE_CLEAN).display_order(34)
    }
}
