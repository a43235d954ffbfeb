//! The command line, turned once into typed values. The parser is built at run time from the texts of the
//! catalogue, because it has no languages of its own.

mod again;
mod build;
mod check;
mod compare;
pub mod completing;
mod criteria;
mod document;
mod explain;
mod fmt;
mod form;
mod history;
mod import;
mod naming;
mod pages;
mod record;
mod refuse;
mod report;
mod sending;
mod setup;
mod sign_off;
mod span;
mod status;
mod verify;

pub use check::{Check, CheckFormat, Explained, Warnings};
pub use compare::{Compare, Difference, Sides};
pub use criteria::{Criteria, ListFormat, ShowFormat};
pub use document::{Document, DocumentCommand, DocumentFormat};
pub use explain::{Explain, ExplainFormat, Lacking, Subject};
pub use fmt::{Fmt, FmtMode};
pub use form::{Form, FormFormat, FormOutput};
pub use history::History;
pub use import::{Import, MapTo, Mapped};
pub use pages::man;
pub use record::{Entry, More, Record, Replace};
pub use refuse::usage_error;
pub use report::Report;
pub use setup::{Content, Init, IntoFile, Shell};
pub use sign_off::{SignMode, SignOff};
pub use span::Span;
pub use status::{AsOf, Status, StatusFormat, StatusView};
pub use verify::{Verify, VerifyFormat};

use std::ffi::{OsStr, OsString};
use std::num::NonZero;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::catalogue::help;
use crate::model::summary::GroupBy;
use crate::model::supposed::Supposition;
use crate::model::{Date, Language, Period, Stage};
use crate::output::Overwrite;
use crate::schema::File as SchemaFile;

/// What the program is asked to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invocation {
    /// From `--lang` or `BONTOT_LANG`; else the workspace decides.
    pub language: Option<Language>,
    pub colour: ColourChoice,
    /// One for each core where none is given.
    pub threads: Option<NonZero<usize>>,
    pub timings: Timings,
    /// What was repaired on the command line.
    pub notes: Vec<String>,
    pub command: Command,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColourChoice {
    Auto,
    Always,
    Never,
}

/// Whether it is told where the time went (`--timings`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timings {
    Kept,
    Shown,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    Evaluate(Evaluate),
    Check(Check),
    Classify(Classify),
    Summary(Summary),
    Explain(Explain),
    Compare(Compare),
    History(History),
    Status(Status),
    Report(Report),
    Document(DocumentCommand),
    Record(Record),
    Form(Form),
    Import(Import),
    Criteria(Criteria),
    Fmt(Fmt),
    SignOff(SignOff),
    Verify(Verify),
    Init(Init),
    /// The schema of a kind of file.
    Schema(SchemaFile, IntoFile),
    Completions(Shell, IntoFile),
    Man(IntoFile),
}

/// `bontot evaluate`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evaluate {
    pub folder: PathBuf,
    pub review: String,
    /// The latest year of the workspace where none is given.
    pub period: Option<Period>,
    pub preview: Option<Stage>,
    /// Only these are shown; all where it is empty.
    pub organisations: Vec<String>,
    /// `--set`
    pub supposed: Vec<Supposition>,
    pub sending: Sending,
}

/// In what form a result is sent, and where to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sending {
    pub format: Format,
    /// Standard output where none is given.
    pub output: Option<PathBuf>,
    pub overwrite: Overwrite,
    /// The day that documents bear; that of the git commit where none is given.
    pub date: Option<Date>,
    pub tree: TreeAsked,
}

/// In what state of the folder results are worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TreeAsked {
    Any,
    /// Only that of a commit (`--require-clean`).
    Clean,
}

/// `bontot classify`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Classify {
    pub asked: Evaluate,
    pub view: ClassifyView,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClassifyView {
    Organisations,
    /// `--quota`
    Quotas,
}

/// `bontot summary`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    pub folder: PathBuf,
    pub review: String,
    pub span: Span,
    pub by: GroupBy,
    /// `--set`
    pub supposed: Vec<Supposition>,
    pub sending: Sending,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Table,
    Csv,
    /// CSV as a Vietnamese Excel opens it.
    CsvExcel,
    Json,
    Markdown,
    Html,
    #[cfg(feature = "xlsx")]
    Xlsx,
}

/// A command line that asks for nothing to be done: help, the version, or one that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stopped {
    /// Help or the version, in its language: to standard output.
    Told(String, Language),
    /// A usage error: to standard error.
    Refused(String),
}

impl Format {
    /// Of results.
    const ALL: &[Self] = &[
        Self::Table,
        Self::Csv,
        Self::CsvExcel,
        Self::Json,
        Self::Markdown,
        Self::Html,
        #[cfg(feature = "xlsx")]
        Self::Xlsx,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::CsvExcel => "csv-excel",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
            #[cfg(feature = "xlsx")]
            Self::Xlsx => "xlsx",
        }
    }
}

/// Reads the arguments (the program's name first) and the value of `BONTOT_LANG`.
///
/// # Errors
/// When there is nothing to run: help, the version, or a usage error, as text.
pub fn parse(arguments: &[OsString], environment: Option<&OsStr>) -> Result<Invocation, Stopped> {
    let from_environment = language_of_environment(environment)?;
    let asked = asked_language(arguments).or(from_environment);
    let language = asked.unwrap_or_default();
    let first = arguments.get(1).map(OsString::as_os_str);
    match build::command_for(language, first).try_get_matches_from(arguments) {
        Ok(matches) => {
            if let Some((build::HELP_OF, named)) = matches.subcommand() {
                return parse(&asking_for_help(arguments, named, asked), None);
            }
            let mut reader = Reader { language, notes: Vec::new(), wrong: None };
            let invocation = reader.invocation(&matches, asked);
            let refused = |wrong: String| usage_error(&[wrong], &command_path(arguments), language);
            reader.wrong.map_or(Ok(invocation), |wrong| Err(Stopped::Refused(refused(wrong))))
        }
        Err(error) => Err(match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Stopped::Told(error.render().to_string(), language)
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Stopped::Refused(error.render().to_string())
            }
            _ => Stopped::Refused(refuse::sentence(&error, &command_path(arguments), language)),
        }),
    }
}

/// `bontot help evaluate` as `bontot evaluate --help`.
fn asking_for_help(arguments: &[OsString], named: &ArgMatches, language: Option<Language>) -> Vec<OsString> {
    let named = named.get_many::<OsString>(build::COMMAND_NAMES).into_iter().flatten().cloned();
    let language = language.map(|language| format!("--{}={}", build::LANG, language.word()).into());
    arguments.iter().take(1).cloned().chain(named).chain(["--help".into()]).chain(language).collect()
}

/// The word of `BONTOT_LANG`; one that is set but no language is a usage error.
fn language_of_environment(value: Option<&OsStr>) -> Result<Option<Language>, Stopped> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let word = value.to_string_lossy();
    match language_word(&word) {
        Some(language) => Ok(Some(language)),
        None => Err(Stopped::Refused(refuse::wrong_environment(&word))),
    }
}

fn language_word(word: &str) -> Option<Language> {
    [Language::Vietnamese, Language::English].into_iter().find(|language| language.word() == word)
}

/// The language of `--lang`, looked up before parsing so that help and errors are in it.
fn asked_language(arguments: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = arguments.iter().map(|argument| argument.to_str().unwrap_or_default()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = || words.windows(2).find_map(|pair| (pair[0] == "--lang").then_some(pair[1]));
    joined.or_else(apart).and_then(language_word)
}

/// `bontot evaluate`, as far as the arguments name commands.
fn command_path(arguments: &[OsString]) -> String {
    let mut command = build::command(Language::default());
    let mut path = build::NAME.to_owned();
    for word in arguments.iter().skip(1).filter_map(|argument| argument.to_str()) {
        let Some(found) = command.find_subcommand(word).cloned() else { continue };
        path = format!("{path} {word}");
        command = found;
    }
    path
}

/// The reviews of commands that are given none.
pub const RECOGNITION: &str = "recognition";
const CLASSIFICATION: &str = "classification";

/// Turns the parser's matches into values.
struct Reader {
    language: Language,
    notes: Vec<String>,
    /// What the parser cannot see to be wrong.
    wrong: Option<String>,
}

impl Reader {
    fn invocation(&mut self, matches: &ArgMatches, language: Option<Language>) -> Invocation {
        let command = match matches.subcommand() {
            Some((build::EVALUATE, matches)) => Command::Evaluate(self.evaluate(matches, RECOGNITION)),
            Some((build::CLASSIFY, matches)) => Command::Classify(Classify {
                asked: self.evaluate(matches, CLASSIFICATION),
                view: if matches.get_flag(build::QUOTA) {
                    ClassifyView::Quotas
                } else {
                    ClassifyView::Organisations
                },
            }),
            Some((build::SUMMARY, matches)) => Command::Summary(self.summary(matches)),
            Some((build::EXPLAIN, matches)) => Command::Explain(self.explain(matches)),
            Some((build::COMPARE, matches)) => Command::Compare(self.compare(matches)),
            Some((build::HISTORY, matches)) => Command::History(self.history(matches)),
            Some((build::STATUS, matches)) => Command::Status(self.status(matches)),
            Some((build::REPORT, matches)) => Command::Report(self.report(matches)),
            Some((build::DOCUMENT, matches)) => Command::Document(self.document(matches)),
            Some((build::RECORD, matches)) => Command::Record(self.record(matches)),
            Some((build::FORM, matches)) => Command::Form(self.form(matches)),
            Some((build::IMPORT, matches)) => Command::Import(self.import(matches)),
            Some((build::CHECK, matches)) => Command::Check(self.check(matches)),
            Some((build::FMT, matches)) => Command::Fmt(self.fmt(matches)),
            Some((build::SIGN_OFF, matches)) => Command::SignOff(self.sign_off(matches)),
            Some((build::VERIFY, matches)) => Command::Verify(self.verify(matches)),
            Some((build::INIT, matches)) => self.init(matches),
            Some((build::SCHEMA, matches)) => self.schema(matches),
            Some((build::COMPLETIONS, matches)) => self.completions(matches),
            Some((build::MAN, matches)) => self.man(matches),
            Some((_, matches)) => Command::Criteria(self.criteria(matches)),
            None => unreachable!("the parser asks for a command"),
        };
        let colour = matches.get_one::<ColourChoice>(build::COLOR).copied().unwrap_or(ColourChoice::Auto);
        let threads = matches.get_one::<NonZero<usize>>(build::THREADS).copied();
        let timings = if matches.get_flag(build::TIMINGS) { Timings::Shown } else { Timings::Kept };
        Invocation { language, colour, threads, timings, notes: std::mem::take(&mut self.notes), command }
    }

    fn evaluate(&mut self, matches: &ArgMatches, review: &str) -> Evaluate {
        let organisations = matches.get_many::<String>(build::ORGANISATION).into_iter().flatten();
        Evaluate {
            folder: self.path(matches, build::FOLDER).unwrap_or_else(|| PathBuf::from(".")),
            review: text(matches, build::REVIEW).unwrap_or_else(|| review.to_owned()),
            period: matches.get_one::<Period>(build::PERIOD).copied(),
            preview: matches.get_one::<Stage>(build::STAGE).copied(),
            organisations: organisations.cloned().collect(),
            supposed: supposed(matches),
            sending: self.sending(matches),
        }
    }

    fn summary(&mut self, matches: &ArgMatches) -> Summary {
        let period = matches.get_one::<Period>(build::PERIOD).map(|period| Span::One(*period));
        let years = matches.get_one::<Span>(build::YEARS).copied();
        Summary {
            folder: self.path(matches, build::FOLDER).unwrap_or_else(|| PathBuf::from(".")),
            review: text(matches, build::REVIEW).unwrap_or_else(|| CLASSIFICATION.to_owned()),
            span: years.or(period).unwrap_or(Span::Latest),
            by: matches.get_one::<GroupBy>(build::BY).copied().unwrap_or(GroupBy::Kind),
            supposed: supposed(matches),
            sending: self.sending(matches),
        }
    }

    /// A path. On Windows `"D:\Chi bộ\"` arrives with the quote at its end: it is dropped, with a note.
    fn path(&mut self, matches: &ArgMatches, name: &str) -> Option<PathBuf> {
        matches.get_one::<PathBuf>(name).cloned().map(|given| self.without_quote(given))
    }

    fn without_quote(&mut self, given: PathBuf) -> PathBuf {
        let Some(stripped) = given.to_str().and_then(|path| path.strip_suffix('"')) else { return given };
        self.notes.push(help::QUOTE_STRIPPED.with(self.language, &[("path", stripped)]));
        PathBuf::from(stripped)
    }
}

fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.get_one::<String>(name).cloned()
}

fn supposed(matches: &ArgMatches) -> Vec<Supposition> {
    matches.get_many::<Supposition>(build::SET).into_iter().flatten().cloned().collect()
}

#[cfg(test)]
mod tests;
