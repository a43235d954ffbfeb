//! The parser of `bontot document`.

use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{Build, DATE, DOCUMENT, FOLDER, FORCE, FORMAT, NAME, NUMBER, ORGANISATION, OUTPUT, REVIEW};
use crate::catalogue::{Phrase, document, help};
use crate::cli::DocumentFormat;
use crate::model::{DocumentKind, date};

pub const TEMPLATES: &str = "templates";

const fn texts(kind: DocumentKind) -> (Phrase, Phrase) {
    match kind {
        DocumentKind::Decision => (document::DECISION, document::EXAMPLES_DECISION),
        DocumentKind::Minutes => (document::MINUTES, document::EXAMPLES_MINUTES),
        DocumentKind::Notice => (document::NOTICE, document::EXAMPLES_NOTICE),
        DocumentKind::List => (document::LIST, document::EXAMPLES_LIST),
    }
}

/// What the options are for that mean something else with each kind of document.
struct Options {
    number: Phrase,
    date: Phrase,
    organisation: Phrase,
}

const fn options(kind: DocumentKind) -> Options {
    let number = match kind {
        DocumentKind::Decision => document::NUMBER_OF_DECISION,
        DocumentKind::List => document::NUMBER_OF_ITS_DECISION,
        DocumentKind::Minutes | DocumentKind::Notice => document::NUMBER,
    };
    let date = match kind {
        DocumentKind::Decision | DocumentKind::List => document::DATE_OF_DECISION,
        DocumentKind::Minutes | DocumentKind::Notice => document::DATE,
    };
    let organisation = match kind {
        DocumentKind::Notice => document::ADDRESSEE,
        DocumentKind::Decision | DocumentKind::Minutes | DocumentKind::List => document::ORGANISATION,
    };
    Options { number, date, organisation }
}

impl Build {
    pub(super) fn document(self) -> Command {
        let path = format!("{NAME} {DOCUMENT}");
        self.frame(DOCUMENT, document::ABOUT, document::EXAMPLES)
            .override_usage(self.usage(&path, &[help::COMMAND_PLACE, help::OPTIONS_PLACE]))
            .subcommand_required(true)
            .arg_required_else_help(true)
            .arg(self.help_option())
            .subcommands(DocumentKind::ALL.map(|kind| self.kind_of_document(kind)))
            .subcommand(self.templates())
    }

    fn kind_of_document(self, kind: DocumentKind) -> Command {
        let (about, examples) = texts(kind);
        let not_a_date = self.say(help::NOT_A_DATE);
        let day = move |text: &str| date::read(text).map_err(|_| not_a_date);
        let words = PossibleValuesParser::new(DocumentFormat::ALL.iter().map(|format| format.word()));
        let words = words.map(|word| {
            let mut formats = DocumentFormat::ALL.iter().copied();
            formats.find(|format| format.word() == word).unwrap_or(DocumentFormat::Markdown)
        });
        let options = options(kind);
        let organisation = self.option(ORGANISATION, options.organisation, help::ORGANISATION_PLACE);
        let organisation = organisation.num_args(1..).value_delimiter(',').action(ArgAction::Append);
        let example = format!("05-{}/ĐU", kind.letters());
        let number = self
            .option(NUMBER, options.number, document::NUMBER_PLACE)
            .help(options.number.with(self.language, &[("example", &example)]));
        let output = self.option(OUTPUT, help::OUTPUT, help::OUTPUT_PLACE).short('o');
        let asked = match kind {
            DocumentKind::Notice => Some((ORGANISATION, help::ORGANISATION_PLACE)),
            DocumentKind::Decision | DocumentKind::Minutes | DocumentKind::List => None,
        };
        self.on_folder(self.frame(kind.word(), about, examples), kind.word(), asked)
            .arg(self.option(REVIEW, help::REVIEW, help::REVIEW_PLACE))
            .arg(self.period())
            .arg(organisation)
            .arg(number.value_parser(NonEmptyStringValueParser::new()))
            .arg(self.option(DATE, options.date, help::DATE_PLACE).value_parser(day))
            .arg(self.option(FORMAT, document::FORMAT, help::FORMAT_PLACE).value_parser(words))
            .arg(output.value_parser(value_parser!(PathBuf)))
            .arg(self.forcing())
            .arg(self.require_clean())
            .arg(self.help_option())
    }

    fn templates(self) -> Command {
        let command = self.frame(TEMPLATES, document::TEMPLATES, document::EXAMPLES_TEMPLATES);
        self.on_folder(command, TEMPLATES, None).arg(self.forcing()).arg(self.help_option())
    }

    fn on_folder(self, command: Command, name: &str, asked: Option<(&str, Phrase)>) -> Command {
        let path = format!("{NAME} {DOCUMENT} {name} [{}]", self.say(help::FOLDER_PLACE));
        let path = asked.into_iter().fold(path, |path, option| path + " " + &self.asked(option));
        let folder = self.positional(FOLDER, help::FOLDER, help::FOLDER_PLACE);
        command
            .override_usage(self.usage(&path, &[help::OPTIONS_PLACE]))
            .arg(folder.value_parser(value_parser!(PathBuf)))
    }

    fn forcing(self) -> Arg {
        self.described(Arg::new(FORCE).long(FORCE).action(ArgAction::SetTrue), help::FORCE)
    }
}
