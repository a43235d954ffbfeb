//! What a code means, as text for the screen.

use super::diagnostics::Manner;
use super::wrap::wrapped;
use crate::catalogue::{Phrase, check, diagnostics, explain, fill};
use crate::diagnostics::{Code, Severity};
use crate::model::Language;

/// How wide the text is at most.
const WIDTH: usize = 94;

/// The explanation of a code: meaning, remedy, example, level.
#[must_use]
pub fn text(code: Code, manner: Manner) -> String {
    let language = manner.language;
    let width = width(manner);
    let explained = explain::of(code);
    let level = match code.default_severity() {
        Severity::Error => check::LEVEL_ERROR.get(language).to_owned(),
        Severity::Warning => check::LEVEL_FINDING.with(language, &[("code", code.word())]),
    };
    let part =
        |heading: Phrase, body: &str| format!("\n{}\n{}", heading.get(language), indented(body, width));
    let mut text = format!("{}\n", title(code, language));
    text.push_str(&part(check::MEANING, explained.meaning.get(language)));
    text.push_str(&part(check::REMEDY, explained.remedy.get(language)));
    text.push_str(&part(check::EXAMPLE, explained.example));
    text.push('\n');
    text.push_str(&lines(&level, "", width));
    text
}

/// Every code with its sentence, in the order of the codes.
#[must_use]
pub fn list(manner: Manner) -> String {
    let lines = Code::ALL.iter().flat_map(|code| wrapped(&title(*code, manner.language), width(manner), 2));
    lines.map(|line| line + "\n").collect()
}

fn width(manner: Manner) -> usize {
    manner.width.map_or(WIDTH, |screen| WIDTH.min(screen))
}

/// The code and its sentence, with `…` for what a problem names.
fn title(code: Code, language: Language) -> String {
    let sentence = fill(diagnostics::entry(code).message.get(language), |_| Some("…".to_owned()));
    format!("{}: {sentence}", code.word())
}

fn indented(body: &str, width: usize) -> String {
    lines(body, "  ", width)
}

fn lines(body: &str, indent: &str, width: usize) -> String {
    let paragraphs = body.lines().flat_map(|line| wrapped(line, width.saturating_sub(indent.len()), 0));
    paragraphs.flat_map(|line| [indent.to_owned(), line, "\n".to_owned()]).collect()
}
