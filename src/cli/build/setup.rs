//! The parsers of `init`, `schema`, `completions`, `man` and `help`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::super::setup::Shell;
use super::{Build, FILE, FOLDER, FORCE, NAME, OUTPUT};
use crate::catalogue::help::{COMMAND_PLACE, FOLDER_PLACE, OPTIONS_PLACE, OUTPUT_PLACE};
use crate::catalogue::help_setup as help;
use crate::model::{Every, Period};
use crate::schema::File;

pub const INIT: &str = "init";
pub const SCHEMA: &str = "schema";
pub const COMPLETIONS: &str = "completions";
pub const MAN: &str = "man";
pub const HELP_OF: &str = "help";

pub const YEAR: &str = "year";
pub const EXAMPLE: &str = "example";
pub const SHELL: &str = "shell";
pub const COMMAND_NAMES: &str = "commands";

impl Build {
    pub(super) fn init(self) -> Command {
        let not_a_year = self.say(help::NOT_A_YEAR);
        let year = move |text: &str| {
            Period::read(text).filter(|period| period.every() == Every::Year).ok_or(not_a_year)
        };
        let folder = self.positional(FOLDER, help::NEW_FOLDER, FOLDER_PLACE);
        let year_asked = self.asked((YEAR, help::YEAR_PLACE));
        let path = format!("{NAME} {INIT} {} ({year_asked} | --{EXAMPLE})", self.say(FOLDER_PLACE));
        let example = Arg::new(EXAMPLE).long(EXAMPLE).action(ArgAction::SetTrue);
        self.frame(INIT, help::INIT, help::EXAMPLES_INIT)
            .override_usage(self.usage(&path, &[OPTIONS_PLACE]))
            .arg(folder.required(true).value_parser(value_parser!(PathBuf)))
            .arg(self.option(YEAR, help::YEAR, help::YEAR_PLACE).value_parser(year))
            .arg(self.described(example, help::EXAMPLE))
            .arg(self.help_option())
    }

    pub(super) fn schema(self) -> Command {
        let words = PossibleValuesParser::new(File::ALL.map(File::word))
            .map(|word| File::ALL.into_iter().find(|file| file.word() == word).unwrap_or(File::Manifest));
        let file = self.positional(FILE, help::SCHEMA_FILE, help::SCHEMA_PLACE).hide_possible_values(true);
        self.frame(SCHEMA, help::SCHEMA, help::EXAMPLES_SCHEMA)
            .override_usage(self.usage(&format!("{NAME} {SCHEMA}"), &[help::SCHEMA_PLACE, OPTIONS_PLACE]))
            .arg(file.required(true).value_parser(words))
            .args(self.into_file())
            .arg(self.help_option())
    }

    pub(super) fn completions(self) -> Command {
        let words = PossibleValuesParser::new(Shell::ALL.map(Shell::word))
            .map(|word| Shell::ALL.into_iter().find(|shell| shell.word() == word).unwrap_or(Shell::Bash));
        let shell = self.positional(SHELL, help::SHELL, help::SHELL_PLACE).hide_possible_values(true);
        self.frame(COMPLETIONS, help::COMPLETIONS, help::EXAMPLES_COMPLETIONS)
            .override_usage(self.usage(&format!("{NAME} {COMPLETIONS}"), &[help::SHELL_PLACE, OPTIONS_PLACE]))
            .arg(shell.required(true).value_parser(words))
            .args(self.into_file())
            .arg(self.help_option())
    }

    pub(super) fn man(self) -> Command {
        self.frame(MAN, help::MAN, help::EXAMPLES_MAN)
            .override_usage(self.usage(&format!("{NAME} {MAN}"), &[OPTIONS_PLACE]))
            .args(self.into_file())
            .arg(self.help_option())
    }

    /// `-o` and `--force`.
    fn into_file(self) -> [Arg; 2] {
        let output = self.option(OUTPUT, help::INTO_FILE, OUTPUT_PLACE).short('o');
        let force = Arg::new(FORCE).long(FORCE).action(ArgAction::SetTrue);
        [output.value_parser(value_parser!(PathBuf)), self.described(force, help::OVER_FILE)]
    }

    pub(super) fn help_of(self) -> Command {
        let named = self.positional(COMMAND_NAMES, help::COMMAND_NAMES, COMMAND_PLACE);
        self.frame(HELP_OF, help::HELP_OF, help::EXAMPLES_HELP_OF)
            .override_usage(
                self.usage(&format!("{NAME} {HELP_OF}"), &[help::COMMAND_NAMES_PLACE, OPTIONS_PLACE]),
            )
            .arg(named.num_args(0..).value_parser(value_parser!(OsString)))
            .arg(self.help_option())
    }
}
