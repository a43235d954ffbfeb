//! Problems as text: the sentence, the place, the line with its marks, what it rests on.

mod excerpt;

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::Colour;
use super::problems::{Said, of_program};
use super::wrap::wrapped;
use crate::catalogue::diagnostics as texts;
use crate::catalogue::words;
use crate::diagnostics::{Position, Severity, Shown, Tally};
use crate::model::Language;
use crate::visible::visible;

/// The most problems that are printed; the rest are counted.
pub const MOST_SHOWN: usize = 200;
/// Before the second line of a title.
const HANG: usize = 2;
/// Between the numbers of lines and the words: ` | `, ` = `.
const MARGIN: usize = 3;

/// How problems are drawn.
#[derive(Clone, Copy)]
pub struct Manner {
    pub language: Language,
    pub colour: Colour,
    /// The columns of the screen. Without one, as in a pipe, no line is broken.
    pub width: Option<usize>,
}

/// The problems shown, in their order, then how many there are in all.
#[must_use]
pub fn text(shown: &[Shown], tally: &Tally, manner: Manner) -> String {
    let mut text = String::new();
    for found in shown {
        text.push_str(&Drawing { found, manner }.draw());
        text.push('\n');
    }
    if !shown.is_empty() {
        text.push_str(&summary(shown.len(), tally, manner.language));
    }
    text
}

/// How many of each severity in how many files; those not shown also by code.
fn summary(shown: usize, tally: &Tally, language: Language) -> String {
    let number = |count: usize| count.to_string();
    let [errors, warnings, files] = [tally.errors, tally.warnings, tally.files].map(number);
    let values = [("errors", errors.as_str()), ("warnings", &warnings), ("files", &files)];
    let mut text = texts::SUMMARY.with(language, &values);
    text.push('\n');
    let not_shown = tally.errors + tally.warnings - shown;
    if not_shown > 0 {
        text.push_str(&texts::NOT_SHOWN.with(language, &[("count", &number(not_shown))]));
        text.push('\n');
        for (code, count) in &tally.by_code {
            let _ = writeln!(text, "  {}: {count}", code.word());
        }
    }
    text
}

/// One problem being drawn.
struct Drawing<'a> {
    found: &'a Shown,
    manner: Manner,
}

impl Drawing<'_> {
    fn draw(&self) -> String {
        let said = Said::of(self.found, self.manner.language);
        let mut text = self.title(&said.message);
        let gutter = self.found.at.line.map_or(1, |line| line.to_string().len());
        let _ = writeln!(text, "{}{} {}", " ".repeat(gutter), self.dim("-->"), self.place(&self.found.at));
        let label = said.expected;
        match &self.found.excerpt {
            Some(excerpt) => {
                let (dim, strong) = (|bar: &str| self.dim(bar), |marks: &str| self.strong(marks));
                text.push_str(&excerpt::drawn(excerpt, &self.found.at, &label, self.room(), dim, strong));
            }
            None if label.is_empty() => {}
            None => text.push_str(&self.note(gutter, &label)),
        }
        for note in self.notes(&said.help, &said.basis) {
            text.push_str(&self.note(gutter, &note));
        }
        text
    }

    fn title(&self, message: &str) -> String {
        let diagnostic = &self.found.diagnostic;
        let severity = words::severity(diagnostic.severity).get(self.manner.language);
        let level = format!("{severity}[{}]:", diagnostic.code.word());
        let lines = wrapped(&format!("{level} {message}"), self.room(), HANG).join("\n");
        match lines.strip_prefix(&level) {
            Some(rest) => format!("{}:{rest}\n", self.strong(level.trim_end_matches(':'))),
            None => format!("{lines}\n"),
        }
    }

    fn note(&self, gutter: usize, words: &str) -> String {
        let indent = " ".repeat(gutter);
        let lines = wrapped(words, self.room().saturating_sub(gutter + MARGIN), 0);
        let lines = lines.join(&format!("\n{indent}   "));
        format!("{indent} {} {lines}\n", self.dim("="))
    }

    /// The columns that a line may take.
    fn room(&self) -> usize {
        self.manner.width.unwrap_or(usize::MAX)
    }

    /// What the value was taken from, what was perhaps meant, what to do, where else to look, what it rests on.
    fn notes(&self, help: &str, basis: &str) -> Vec<String> {
        let diagnostic = &self.found.diagnostic;
        let say = |phrase: crate::catalogue::Phrase, what: &str| {
            phrase.with(self.manner.language, &[("what", what)])
        };
        // what happened to this very value says more than what helps in general
        let altered = diagnostic.altered.map(|what| texts::term(what, self.manner.language));
        let help = Some(altered.as_deref().unwrap_or(help)).filter(|help| !help.is_empty());
        let help = help.map(|help| say(texts::HELP, help));
        // where nothing else leads on
        let leads_on = help.is_some() || diagnostic.suggestion.is_some() || !basis.is_empty();
        let code = [("code", diagnostic.code.word())];
        let explained = (!leads_on).then(|| texts::EXPLAINED.with(self.manner.language, &code));
        let meant = diagnostic.suggestion.as_ref().map(|meant| say(texts::MEANT, &visible(meant)));
        let related = self.found.related.iter().map(|position| say(texts::RELATED, &self.place(position)));
        let basis = Some(basis).filter(|basis| !basis.is_empty()).map(|basis| say(texts::BASIS, basis));
        let origin = self.found.origin.as_ref().map(|origin| say(texts::TAKEN_FROM, &visible(origin)));
        origin.into_iter().chain(meant).chain(help).chain(explained).chain(related).chain(basis).collect()
    }

    /// `path:line:column`, as far as it is known; of a file that came with the program, that too.
    fn place(&self, position: &Position) -> String {
        let number = |number: Option<usize>| number.map(|number| format!(":{number}")).unwrap_or_default();
        let place = format!("{}{}{}", position.path, number(position.line), number(position.column));
        visible(&of_program(position, place, self.manner.language))
    }

    fn strong(&self, words: &str) -> String {
        let colour = match self.found.diagnostic.severity {
            Severity::Error => AnsiColor::BrightRed,
            Severity::Warning => AnsiColor::Yellow,
        };
        painted(words, colour.on_default().bold(), self.manner.colour)
    }

    fn dim(&self, words: &str) -> String {
        painted(words, AnsiColor::BrightBlue.on_default().bold(), self.manner.colour)
    }
}

fn painted(words: &str, style: Style, colour: Colour) -> String {
    match colour {
        Colour::Plain => words.to_owned(),
        Colour::Coloured => format!("{style}{words}{style:#}"),
    }
}

#[cfg(test)]
mod tests;
