//! The options of `bontot fmt`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, CHECK, FMT, FOLDER, NAME};
use crate::catalogue::{fmt, help};

impl Build {
    pub(super) fn fmt(self) -> Command {
        let folder = self.positional(FOLDER, help::FOLDER, help::FOLDER_PLACE);
        let check = Arg::new(CHECK).long(CHECK).action(ArgAction::SetTrue);
        let path = format!("{NAME} {FMT} [{}]", self.say(help::FOLDER_PLACE));
        self.frame(FMT, fmt::ABOUT, fmt::EXAMPLES)
            .override_usage(self.usage(&path, &[help::OPTIONS_PLACE]))
            .arg(folder.value_parser(value_parser!(PathBuf)))
            .arg(self.described(check, fmt::CHECK))
            .arg(self.help_option())
    }
}
