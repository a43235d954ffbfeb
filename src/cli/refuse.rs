//! The parser's errors as our own sentences, with its suggestion.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::catalogue::{Phrase, help, words};
use crate::diagnostics::Severity;
use crate::model::Language;
use crate::visible::visible;

/// What is wrong with the command line, what was perhaps meant, and where to read on.
pub fn sentence(error: &Error, command: &str, language: Language) -> String {
    let said = Said { error, language };
    let mut lines = vec![said.problem()];
    lines.extend(said.is_surplus_word().then(|| help::QUOTE_WORDS.get(language).to_owned()));
    lines.extend(said.suggestion().map(|meant| help::MEANT.with(language, &[("suggestion", &meant)])));
    usage_error(&lines, command, language)
}

/// `BONTOT_LANG` names no language: said in both.
pub fn wrong_environment(word: &str) -> String {
    let values = [("value", visible(word)), ("argument", "BONTOT_LANG".to_owned())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let both = [Language::Vietnamese, Language::English];
    both.map(|language| usage_error(&[help::INVALID_VALUE.with(language, &values)], "bontot", language))
        .concat()
}

/// A usage error in our layout: `lỗi: …`, then what helps.
pub fn usage_error(lines: &[String], command: &str, language: Language) -> String {
    let level = words::severity(Severity::Error).get(language);
    let wrong_usage = help::WRONG_USAGE.get(language);
    let see = help::SEE_HELP.with(language, &[("command", command)]);
    let mut text = format!("{level}: {wrong_usage}: {}\n", lines.first().map_or("", String::as_str));
    text.extend(lines.iter().skip(1).map(|line| format!("  = {line}\n")));
    text + "  = " + &see + "\n"
}

struct Said<'a> {
    error: &'a Error,
    language: Language,
}

impl Said<'_> {
    fn problem(&self) -> String {
        let argument = ("argument", self.context(ContextKind::InvalidArg));
        let value = ("value", self.context(ContextKind::InvalidValue));
        let command = ("command", self.context(ContextKind::InvalidSubcommand));
        match self.error.kind() {
            ErrorKind::UnknownArgument => self.fill(help::UNKNOWN_ARGUMENT, &[argument]),
            ErrorKind::InvalidSubcommand => self.fill(help::UNKNOWN_COMMAND, &[command]),
            ErrorKind::MissingSubcommand => self.fill(help::MISSING_COMMAND, &[]),
            ErrorKind::MissingRequiredArgument => self.fill(help::MISSING_ARGUMENT, &[argument]),
            ErrorKind::InvalidValue if value.1.is_empty() => {
                self.fill(help::MISSING_VALUE, &[argument]) + &self.valid()
            }
            ErrorKind::InvalidValue => self.fill(help::INVALID_VALUE, &[value, argument]) + &self.valid(),
            ErrorKind::ValueValidation => {
                let why = self.error.source().map(|source| format!(": {source}")).unwrap_or_default();
                self.fill(help::INVALID_VALUE, &[value, argument]) + &visible(&why)
            }
            ErrorKind::TooManyValues => self.fill(help::TOO_MANY_VALUES, &[value, argument]),
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                self.fill(help::MISSING_VALUE, &[argument])
            }
            ErrorKind::ArgumentConflict => match self.context(ContextKind::PriorArg) {
                other if other.is_empty() || other == argument.1 => self.fill(help::REPEATED, &[argument]),
                other => self.fill(help::NOT_TOGETHER, &[argument, ("other", other)]),
            },
            ErrorKind::InvalidUtf8 => self.fill(help::NOT_UNICODE, &[]),
            _ => self.fill(help::OTHER_USAGE, &[]),
        }
    }

    fn fill(&self, phrase: Phrase, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        phrase.with(self.language, &values)
    }

    /// The possible values, where the parser knows them.
    fn valid(&self) -> String {
        match self.context(ContextKind::ValidValue).as_str() {
            "" => String::new(),
            values => format!("; {}", help::VALID_VALUES.with(self.language, &[("values", values)])),
        }
    }

    /// Whether a plain word is one too many.
    fn is_surplus_word(&self) -> bool {
        let word = self.context(ContextKind::InvalidArg);
        self.error.kind() == ErrorKind::UnknownArgument && !word.starts_with('-')
    }

    fn suggestion(&self) -> Option<String> {
        let kinds =
            [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
        kinds.into_iter().find_map(|kind| match self.error.get(kind)? {
            ContextValue::String(text) => Some(visible(text)),
            // the nearest comes last
            ContextValue::Strings(texts) => texts.last().map(|text| visible(text)),
            _ => None,
        })
    }

    /// A piece of what the parser knows about the error; empty where it knows nothing.
    fn context(&self, kind: ContextKind) -> String {
        visible(&match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            _ => String::new(),
        })
    }
}
