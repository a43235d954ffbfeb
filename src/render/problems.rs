//! Problems as JSON, for programs; and the sentences of a problem, as every format has them.

use crate::catalogue::diagnostics::{BUILT_IN, Entry, OWN_RULE, entry_of, filled};
use crate::catalogue::words;
use crate::diagnostics::{Position, Severity, Shown, Tally};
use crate::model::Language;
use crate::visible::{escaped, visible};

#[derive(serde::Serialize)]
struct Document<'a> {
    format: u8,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Problem<'a>>,
}

#[derive(serde::Serialize)]
struct Problem<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    /// What was expected; empty where there is nothing to say.
    expected: String,
    help: String,
    suggestion: Option<String>,
    #[serde(flatten)]
    at: At<'a>,
    related: Vec<At<'a>>,
    basis: Option<Ground<'a>>,
}

/// A place; no line for a file as a whole, no column for a line as a whole.
#[derive(serde::Serialize)]
struct At<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(serde::Serialize)]
struct Ground<'a> {
    /// As the text has it.
    text: String,
    guideline: Option<&'a str>,
    cite: Option<&'a str>,
    #[serde(flatten)]
    at: Option<At<'a>>,
}

/// What is said of a problem: the sentence, what was expected, what to do, what it rests on. Each may be
/// empty but the first.
pub struct Said {
    pub message: String,
    pub expected: String,
    pub help: String,
    pub basis: String,
}

impl Said {
    #[must_use]
    pub fn of(shown: &Shown, language: Language) -> Self {
        let Entry { message, label, help } = entry_of(&shown.diagnostic);
        let [message, expected, help] =
            [message, label, help].map(|phrase| visible(&filled(phrase, &shown.diagnostic, language)));
        Self { message, expected, help, basis: basis(shown, language) }
    }
}

/// `path:line`, as far as it is known; of a file that came with the program, that too.
#[must_use]
pub fn line_of(position: &Position, language: Language) -> String {
    let line = position.line.map(|line| format!(":{line}")).unwrap_or_default();
    of_program(position, format!("{}{line}", position.path), language)
}

/// A place as it is told; where its file came with the program, that is told too.
#[must_use]
pub fn of_program(position: &Position, place: String, language: Language) -> String {
    if position.is_builtin { BUILT_IN.with(language, &[("place", &place)]) } else { place }
}

/// The guideline, the clause and its line; for a quality finding without any, the program's own rule.
fn basis(shown: &Shown, language: Language) -> String {
    let code = shown.diagnostic.code;
    let Some(basis) = &shown.diagnostic.basis else {
        let own = || OWN_RULE.with(language, &[("code", code.word())]);
        return if code.is_finding() { own() } else { String::new() };
    };
    let named: Vec<&str> = basis.guideline.iter().chain(&basis.cite).map(String::as_str).collect();
    let named = named.join(", ");
    visible(&match &shown.basis_at {
        Some(at) if at.is_builtin => format!("{named}, {}", line_of(at, language)),
        Some(at) => format!("{named} ({})", line_of(at, language)),
        None => named,
    })
}

/// The problems as a JSON document with a final newline.
///
/// # Panics
/// Never: every key is a string and there are no floats.
#[must_use]
pub fn json(shown: &[Shown], tally: &Tally, language: Language) -> String {
    let document = Document {
        format: 1,
        errors: tally.errors,
        warnings: tally.warnings,
        diagnostics: shown.iter().map(|shown| problem(shown, language)).collect(),
    };
    let mut text =
        serde_json::to_string_pretty(&document).expect("it serialises because all keys are strings");
    text.push('\n');
    escaped(text)
}

fn problem(shown: &Shown, language: Language) -> Problem<'_> {
    let diagnostic = &shown.diagnostic;
    let Said { message, expected, help, basis } = Said::of(shown, language);
    Problem {
        code: diagnostic.code.word(),
        severity: level(diagnostic.severity),
        message,
        expected,
        help,
        suggestion: diagnostic.suggestion.as_deref().map(visible),
        at: at(&shown.at),
        related: shown.related.iter().map(at).collect(),
        basis: (!basis.is_empty()).then(|| ground(shown, basis)),
    }
}

fn ground(shown: &Shown, text: String) -> Ground<'_> {
    let basis = shown.diagnostic.basis.as_ref();
    Ground {
        text,
        guideline: basis.and_then(|basis| basis.guideline.as_deref()),
        cite: basis.and_then(|basis| basis.cite.as_deref()),
        at: shown.basis_at.as_ref().map(at),
    }
}

fn at(position: &Position) -> At<'_> {
    At { file: &position.path, line: position.line, column: position.column }
}

/// The word of a severity, in English whatever the language.
#[must_use]
pub fn level(severity: Severity) -> &'static str {
    words::severity(severity).get(Language::English)
}
