//! A template and its values become a text, or a fault with its line. Values can never act as marks of the text.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use serde::Serialize;

/// What is wrong with a template, and in which of its lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    pub line: Option<usize>,
    pub kind: FaultKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FaultKind {
    /// What the reader of templates says of it.
    Syntax(String),
    /// There is no such value.
    UnknownValue(String),
    /// There is no such filter, function or test.
    UnknownFunction(String),
    UnknownPart(String),
    UnknownTable(String),
    /// Text before the first part.
    NoPart(String),
    /// It would never end.
    TooLong,
    Other(String),
}

/// What the template is called among others, of which there are none.
const NAME: &str = "template";

/// More steps than any text of a document takes.
const MOST_STEPS: u64 = 1_000_000;

/// Where the marks of values hide: a private range of Unicode, one place for each ASCII character.
const HIDDEN: u32 = 0xF000;

/// Fills the template. Control characters and line ends of values become spaces.
///
/// # Errors
/// When the template is broken or names what there is not.
pub fn fill(template: &str, values: impl Serialize) -> Result<String, Fault> {
    let environment = read(template)?;
    let failed = |error: &Error| Fault::of(error, template);
    let compiled = environment.get_template(NAME).map_err(|error| failed(&error))?;
    compiled.render(Value::from(Serde(values))).map_err(|error| failed(&error))
}

/// Reads the template without filling it.
///
/// # Errors
/// When it is broken; what it names is not looked at.
pub fn read(template: &str) -> Result<Environment<'_>, Fault> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    environment.set_syntax(syntax.build().expect("the marks are the usual ones because none was changed"));
    environment.set_fuel(Some(MOST_STEPS));
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.add_filter("upper", |text: String| text.to_uppercase());
    environment.add_filter("join", |parts: Vec<String>, between: String| parts.join(&between));
    environment.set_formatter(|out, _, value| {
        let text = match value.kind() {
            ValueKind::Undefined => return Err(Error::from(ErrorKind::UndefinedError)),
            ValueKind::None => String::new(),
            _ => value.to_string(),
        };
        out.write_str(&hidden(&text)).map_err(|_| Error::from(ErrorKind::WriteFailure))
    });
    environment.add_template(NAME, template).map_err(|error| Fault::of(&error, template))?;
    Ok(environment)
}

/// The text with its punctuation hidden from the reader of marks.
fn hidden(text: &str) -> String {
    let hide = |character: char| match character {
        control if control.is_control() => ' ',
        mark if mark.is_ascii_punctuation() => char::from_u32(HIDDEN + u32::from(mark)).unwrap_or(mark),
        own if (HIDDEN..HIDDEN + 128).contains(&u32::from(own)) => char::REPLACEMENT_CHARACTER,
        plain => plain,
    };
    text.chars().map(hide).collect()
}

/// The text as it was.
pub fn shown(text: &str) -> String {
    let show = |character: char| {
        let code = u32::from(character);
        let hidden = (HIDDEN..HIDDEN + 128).contains(&code).then(|| char::from_u32(code - HIDDEN)).flatten();
        hidden.unwrap_or(character)
    };
    text.chars().map(show).collect()
}

impl Fault {
    fn of(error: &Error, template: &str) -> Self {
        let named = || {
            let written = error.range().and_then(|range| template.get(range)).unwrap_or_default();
            written.trim_matches(['{', '}', '%', ' ', '-']).to_owned()
        };
        let detail = || error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        let kind = match error.kind() {
            ErrorKind::SyntaxError | ErrorKind::BadEscape => FaultKind::Syntax(detail()),
            ErrorKind::UndefinedError => FaultKind::UnknownValue(named()),
            ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest => {
                FaultKind::UnknownFunction(named())
            }
            ErrorKind::OutOfFuel => FaultKind::TooLong,
            _ => FaultKind::Other(detail()),
        };
        Self { line: error.line(), kind }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{FaultKind, fill, shown};

    fn filled(template: &str) -> Result<String, super::Fault> {
        fill(template, BTreeMap::from([("name", "**Chi bộ** {{ 1 }}\n@title")]))
    }

    #[test]
    fn values_are_text_whatever_they_hold() {
        let text = filled("@body\n{{ name }}").unwrap();
        assert!(text.starts_with("@body\n") && !text.contains("**") && text.matches('@').count() == 1);
        assert_eq!(shown(&text), "@body\n**Chi bộ** {{ 1 }} @title");
    }

    #[test]
    fn faults_name_their_line() {
        let fault = filled("@body\nmột\n{{ nam }}").unwrap_err();
        assert_eq!((fault.line, fault.kind), (Some(3), FaultKind::UnknownValue("nam".to_owned())));
        let fault = filled("@body\n{% if name %}").unwrap_err();
        assert!(matches!(fault.kind, FaultKind::Syntax(_)) && fault.line.is_some(), "{fault:?}");
        let fault = filled("@body\n{{ name | hoa }}").unwrap_err();
        assert!(matches!(&fault.kind, FaultKind::UnknownFunction(name) if name.contains("hoa")), "{fault:?}");
    }
}
