//! The parser: commands and options with the texts of one language.

mod check;
mod compare;
mod document;
mod explain;
mod fmt;
mod form;
mod history;
mod import;
mod record;
mod report;
mod setup;
mod sign_off;
mod status;
mod verify;

pub use form::FORM;
pub use import::{ENCODING, IMPORT, MAP};
pub use record::{
    AUTHORITY, CRITERION, DUE, EVENT, EVIDENCE, FACT, FINDING, ID, LAST_WORD, NAME_OF_FACT, NUMBER, OUTCOME,
    RECORD, REMEDY, REPLACE, STEP, TEXT, VALUE, WORDS,
};
pub use setup::{COMMAND_NAMES, COMPLETIONS, EXAMPLE, HELP_OF, INIT, MAN, SCHEMA, SHELL, YEAR};
pub use sign_off::{DOCUMENT, DRY_RUN, NOTE, SIGN_OFF};
pub use verify::{REQUIRE_CLEAN, REVISION, VERIFY};

use std::ffi::OsStr;
use std::num::NonZero;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{ColourChoice, Format, ListFormat, ShowFormat, Span};
use crate::catalogue::{Phrase, help, progress, supposed};
use crate::model::summary::GroupBy;
use crate::model::supposed::Supposition;
use crate::model::{Language, Period, Stage, date};

pub const NAME: &str = "bontot";
pub const EVALUATE: &str = "evaluate";
pub const CLASSIFY: &str = "classify";
pub const SUMMARY: &str = "summary";
pub const CRITERIA: &str = "criteria";
pub const FMT: &str = "fmt";
pub const REPORT: &str = "report";
pub const STATUS: &str = "status";
pub const LIST: &str = "list";
pub const SHOW: &str = "show";
pub const CHECK: &str = "check";
pub const TEST: &str = "test";

pub const FOLDER: &str = "folder";
pub const REVIEW: &str = "review";
pub const PERIOD: &str = "period";
pub const STAGE: &str = "stage";
pub const ORGANISATION: &str = "organisation";
pub const QUOTA: &str = "quota";
pub const BY: &str = "by";
pub const YEARS: &str = "years";
pub const DATE: &str = "date";
pub const FORMAT: &str = "format";
pub const OUTPUT: &str = "output";
pub const FORCE: &str = "force";
pub const GUIDELINE: &str = "guideline";
pub const FILE: &str = "file";
pub const LANG: &str = "lang";
pub const ONLY: &str = "only";
pub const HISTORY: &str = "history";
pub const EXPLAIN: &str = "explain";
pub const COMPARE: &str = "compare";
pub const REVISIONS: &str = "revisions";
pub const STAGES: &str = "stages";
pub const EXIT_CODE: &str = "exit-code";
pub const SUBJECT: &str = "subject";
pub const FULL: &str = "full";
pub const AS_OF: &str = "as-of";
pub const TODAY: &str = "today";
pub const MINE: &str = "mine";
pub const DENY_WARNINGS: &str = "deny-warnings";
pub const COLOR: &str = "color";
pub const SET: &str = "set";
pub const NEXT: &str = "next";
pub const TO: &str = "to";
pub const THREADS: &str = "threads";
pub const TIMINGS: &str = "timings";

/// More threads than any machine of an office has cores.
const MOST_THREADS: usize = 256;

/// Where the options of every command stand among the others.
const LAST: usize = 900;

/// A command's name, and its parser.
type Named = (&'static str, fn(Build) -> Command);

/// Every command, in the order of the help.
const COMMANDS: &[Named] = &[
    (EVALUATE, Build::evaluate),
    (CHECK, Build::check_folder),
    (CLASSIFY, Build::classify),
    (SUMMARY, Build::summary),
    (EXPLAIN, Build::explain),
    (COMPARE, Build::compare),
    (HISTORY, Build::history),
    (STATUS, Build::status),
    (REPORT, Build::report),
    (DOCUMENT, Build::document),
    (RECORD, Build::record),
    (FORM, Build::form),
    (IMPORT, Build::import),
    (CRITERIA, Build::criteria),
    (FMT, Build::fmt),
    (SIGN_OFF, Build::sign_off),
    (VERIFY, Build::verify),
    (INIT, Build::init),
    (SCHEMA, Build::schema),
    (COMPLETIONS, Build::completions),
    (MAN, Build::man),
    (HELP_OF, Build::help_of),
];

/// The whole parser in `language`.
pub fn command(language: Language) -> Command {
    with_commands(language, COMMANDS)
}

/// The parser as far as it is needed for arguments that begin with `first`: a command that is named at once takes over
/// from there, and the others are not asked.
pub fn command_for(language: Language, first: Option<&OsStr>) -> Command {
    let named = COMMANDS.iter().position(|(name, _)| first.is_some_and(|first| first == *name));
    with_commands(language, named.map_or(COMMANDS, |at| &COMMANDS[at..=at]))
}

fn with_commands(language: Language, commands: &[Named]) -> Command {
    let build = Build { language };
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    build
        .frame(NAME, help::ABOUT, help::EXAMPLES_ROOT)
        .version(env!("CARGO_PKG_VERSION"))
        .arg(build.described(version, help::VERSION))
        .arg(build.language())
        .arg(build.colour())
        .arg(build.threads())
        .arg(build.timings())
        .arg(build.help_option())
        .override_usage(build.usage(NAME, &[help::COMMAND_PLACE, help::OPTIONS_PLACE]))
        .after_help(help::EXIT_CODES.get(language))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(commands.iter().map(|(_, whole)| whole(build)))
}

/// An example, with what it does on a line below it: beside it there is no room on a narrow screen.
fn example(line: &str) -> String {
    match line.trim_start().split_once("  ") {
        Some((command, what)) => format!("  {command}\n      {}\n", what.trim_start()),
        None => format!("{line}\n"),
    }
}

#[derive(Clone, Copy)]
struct Build {
    language: Language,
}

impl Build {
    fn say(self, phrase: Phrase) -> &'static str {
        phrase.get(self.language)
    }

    /// A command with our frame around its help: examples first, no English word of the parser. What is said below
    /// the examples comes last, because there the parser breaks lines by the screen.
    fn frame(self, name: &'static str, about: Phrase, examples: Phrase) -> Command {
        let (examples_title, usage_title) = (self.say(help::EXAMPLES), self.say(help::USAGE));
        let examples = self.say(examples);
        let (examples, remarks) = examples.split_once("\n\n").unwrap_or((examples, ""));
        let template = format!(
            "{{about}}\n\n{examples_title}\n{}\n{usage_title} {{usage}}\n\n{{all-args}}{{after-help}}\n",
            examples.lines().map(example).collect::<String>()
        );
        let command = Command::new(name);
        let command = if remarks.is_empty() { command } else { command.after_help(remarks) };
        command
            .about(self.say(about))
            .help_template(template)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true)
            .subcommand_help_heading(self.say(help::COMMANDS))
            .subcommand_value_name(self.say(help::COMMAND_PLACE))
            .max_term_width(100)
    }

    /// The last option of every command; the parser's own would speak English.
    fn help_option(self) -> Arg {
        let option = Arg::new("help").short('h').long("help").action(ArgAction::Help);
        self.described(option, help::HELP).display_order(LAST)
    }

    fn usage(self, path: &str, parts: &[Phrase]) -> String {
        let parts: Vec<&str> = parts.iter().map(|part| self.say(*part)).collect();
        format!("{path} {}", parts.join(" "))
    }

    /// `--date NGÀY`: an option that must be given, for the usage.
    fn asked(self, (name, place): (&str, Phrase)) -> String {
        format!("--{name} {}", self.say(place))
    }

    fn described(self, argument: Arg, text: Phrase) -> Arg {
        let heading = if argument.is_positional() { help::ARGUMENTS } else { help::OPTIONS };
        argument.help(self.say(text)).help_heading(self.say(heading))
    }

    fn option(self, name: &'static str, text: Phrase, place: Phrase) -> Arg {
        let argument = Arg::new(name).long(name).value_name(self.say(place)).hide_possible_values(true);
        self.described(argument, text)
    }

    fn positional(self, name: &'static str, text: Phrase, place: Phrase) -> Arg {
        self.described(Arg::new(name).value_name(self.say(place)), text)
    }

    fn language(self) -> Arg {
        let words = PossibleValuesParser::new(["vi", "en"]);
        let option = self.option(LANG, help::LANG, help::LANG_PLACE).display_order(LAST - 2);
        option.value_parser(words).global(true)
    }

    fn colour(self) -> Arg {
        let words = PossibleValuesParser::new(["auto", "always", "never"]).map(|word| match word.as_str() {
            "always" => ColourChoice::Always,
            "never" => ColourChoice::Never,
            _ => ColourChoice::Auto,
        });
        let option = self.option(COLOR, help::COLOR, help::COLOR_PLACE).display_order(LAST - 1);
        option.value_parser(words).global(true)
    }

    fn threads(self) -> Arg {
        let not_a_number = self.say(help::NOT_A_NUMBER_OF_THREADS);
        let number = move |text: &str| {
            let number = text.parse::<NonZero<usize>>().ok();
            number.filter(|number| number.get() <= MOST_THREADS).ok_or(not_a_number)
        };
        let option = self.option(THREADS, help::THREADS, help::THREADS_PLACE).display_order(LAST - 3);
        option.value_parser(number).global(true)
    }

    fn timings(self) -> Arg {
        let flag = Arg::new(TIMINGS).long(TIMINGS).action(ArgAction::SetTrue).global(true);
        self.described(flag, progress::TIMINGS).display_order(LAST - 3)
    }

    /// The first of the formats is the default.
    fn format<Known: Copy + Send + Sync>(
        self,
        text: Phrase,
        formats: &'static [Known],
        word: fn(Known) -> &'static str,
    ) -> Arg {
        let words = PossibleValuesParser::new(formats.iter().map(|format| word(*format)));
        let words = words.map(move |chosen| {
            formats.iter().copied().find(|format| word(*format) == chosen).unwrap_or(formats[0])
        });
        self.option(FORMAT, text, help::FORMAT_PLACE).value_parser(words)
    }

    fn folder_option(self) -> Arg {
        self.option(FOLDER, help::OWN_FOLDER, help::FOLDER_PLACE).value_parser(value_parser!(PathBuf))
    }

    /// What the commands on results have in common: where from, what form, where to.
    fn on_results(self, command: Command, name: &str, review: Phrase) -> Command {
        let not_a_date = self.say(help::NOT_A_DATE);
        let date = move |text: &str| date::read(text).map_err(|_| not_a_date);
        let folder = self.positional(FOLDER, help::FOLDER, help::FOLDER_PLACE);
        let output = self.option(OUTPUT, help::OUTPUT, help::OUTPUT_PLACE).short('o');
        let force = Arg::new(FORCE).long(FORCE).action(ArgAction::SetTrue);
        let folder_place = format!("{NAME} {name} [{}]", self.say(help::FOLDER_PLACE));
        command
            .override_usage(self.usage(&folder_place, &[help::OPTIONS_PLACE]))
            .arg(folder.value_parser(value_parser!(PathBuf)))
            .arg(self.option(REVIEW, review, help::REVIEW_PLACE).display_order(10))
            .arg(self.period().display_order(11))
            .arg(self.format(help::FORMAT, Format::ALL, Format::word).display_order(30))
            .arg(output.value_parser(value_parser!(PathBuf)).display_order(31))
            .arg(self.described(force, help::FORCE).display_order(32))
            .arg(self.option(DATE, help::DATE, help::DATE_PLACE).value_parser(date).display_order(33))
            .arg(self.require_clean())
            .arg(self.help_option())
    }

    fn period(self) -> Arg {
        let not_a_period = self.say(help::NOT_A_PERIOD);
        let period = move |text: &str| Period::read(text).ok_or(not_a_period);
        // most periods are years: who writes --year means this
        self.option(PERIOD, help::PERIOD, help::PERIOD_PLACE).alias(YEAR).value_parser(period)
    }

    /// `--set`, again and again.
    fn supposing(self) -> Arg {
        let not_made_so = self.say(supposed::NOT_MADE_SO);
        let supposition = move |text: &str| Supposition::read(text).ok_or(not_made_so);
        let option = self.option(SET, supposed::SET, supposed::SET_PLACE).value_parser(supposition);
        option.num_args(1).action(ArgAction::Append).display_order(25)
    }

    /// A stage to preview, organisations to show, and values to suppose.
    fn on_organisations(self, command: Command) -> Command {
        let stage = PossibleValuesParser::new(Stage::ALL.map(Stage::word))
            .try_map(|word| Stage::from_word(&word).ok_or("there is no such stage"));
        let organisation = self.option(ORGANISATION, help::ORGANISATION, help::ORGANISATION_PLACE);
        let organisation = organisation.num_args(1..).value_delimiter(',').action(ArgAction::Append);
        command
            .arg(self.option(STAGE, help::STAGE, help::STAGE_PLACE).value_parser(stage).display_order(20))
            .arg(organisation.display_order(21))
            .arg(self.supposing())
    }

    fn evaluate(self) -> Command {
        let command = self.frame(EVALUATE, help::EVALUATE, help::EXAMPLES_EVALUATE);
        self.on_organisations(self.on_results(command, EVALUATE, help::REVIEW))
    }

    fn classify(self) -> Command {
        let command = self.frame(CLASSIFY, help::CLASSIFY, help::EXAMPLES_CLASSIFY);
        let quota = Arg::new(QUOTA).long(QUOTA).action(ArgAction::SetTrue).display_order(22);
        let command = self.on_results(command, CLASSIFY, help::CLASSIFICATION_REVIEW);
        self.on_organisations(command).arg(self.described(quota, help::QUOTA))
    }

    fn summary(self) -> Command {
        let command = self.frame(SUMMARY, help::SUMMARY, help::EXAMPLES_SUMMARY);
        let by = PossibleValuesParser::new(GroupBy::ALL.map(GroupBy::word))
            .map(|word| GroupBy::ALL.into_iter().find(|by| by.word() == word).unwrap_or(GroupBy::Kind));
        let not_years = self.say(help::NOT_YEARS);
        let years = move |text: &str| Span::read_years(text).ok_or(not_years);
        let years = self.option(YEARS, help::YEARS, help::YEARS_PLACE).value_parser(years);
        self.on_results(command, SUMMARY, help::CLASSIFICATION_REVIEW)
            .arg(self.option(BY, help::BY, help::BY_PLACE).value_parser(by).display_order(20))
            .arg(years.conflicts_with(PERIOD).display_order(12))
            .arg(self.supposing())
    }

    fn criteria(self) -> Command {
        let path = format!("{NAME} {CRITERIA}");
        self.frame(CRITERIA, help::CRITERIA, help::EXAMPLES_CRITERIA)
            .override_usage(self.usage(&path, &[help::COMMAND_PLACE, help::OPTIONS_PLACE]))
            .subcommand_required(true)
            .arg_required_else_help(true)
            .arg(self.help_option())
            .subcommand(self.list())
            .subcommand(self.show())
            .subcommand(self.check())
            .subcommand(self.test())
    }

    fn list(self) -> Command {
        self.frame(LIST, help::LIST, help::EXAMPLES_LIST)
            .override_usage(self.usage(&format!("{NAME} {CRITERIA} {LIST}"), &[help::OPTIONS_PLACE]))
            .arg(self.folder_option())
            .arg(self.format(help::LIST_FORMAT, ListFormat::ALL, ListFormat::word))
            .arg(self.help_option())
    }

    fn show(self) -> Command {
        let path = format!("{NAME} {CRITERIA} {SHOW}");
        self.frame(SHOW, help::SHOW, help::EXAMPLES_SHOW)
            .override_usage(self.usage(&path, &[help::GUIDELINE_PLACE, help::OPTIONS_PLACE]))
            .arg(self.positional(GUIDELINE, help::GUIDELINE, help::GUIDELINE_PLACE).required(true))
            .arg(self.folder_option())
            .arg(self.format(help::TEXT_FORMAT, ShowFormat::ALL, ShowFormat::word))
            .arg(self.help_option())
    }

    fn test(self) -> Command {
        let path = format!("{NAME} {CRITERIA} {TEST} [{}]...", self.say(help::OUTPUT_PLACE));
        let files = self.positional(FILE, help::TESTS_FILE, help::OUTPUT_PLACE);
        self.frame(TEST, help::TEST, help::EXAMPLES_TEST)
            .override_usage(self.usage(&path, &[help::OPTIONS_PLACE]))
            .arg(files.num_args(0..).value_parser(value_parser!(PathBuf)))
            .arg(self.folder_option())
            .arg(self.help_option())
    }

    fn check(self) -> Command {
        let path = format!("{NAME} {CRITERIA} {CHECK}");
        let file = self.positional(FILE, help::GUIDELINE_FILE, help::OUTPUT_PLACE);
        self.frame(CHECK, help::CHECK, help::EXAMPLES_CHECK)
            .override_usage(self.usage(&path, &[help::OUTPUT_PLACE, help::OPTIONS_PLACE]))
            .arg(file.required(true).value_parser(value_parser!(PathBuf)))
            .arg(self.folder_option())
            .arg(self.help_option())
    }
}
