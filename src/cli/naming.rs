//! What the name of a file says of what goes into it: the format, where none is named; or that another one is meant.

use std::path::Path;

use clap::ArgMatches;

use super::{Reader, build};
use crate::catalogue::help;
use crate::model::Language;
use crate::visible::visible;

/// Endings of names, each with the word of the format that it stands for.
const STAND_FOR: [(&str, &str); 8] = [
    ("csv", "csv"),
    ("docx", "docx"),
    ("htm", "html"),
    ("html", "html"),
    ("ics", "ics"),
    ("json", "json"),
    ("md", "markdown"),
    ("xlsx", "xlsx"),
];

/// Endings by which the system chooses a program, which cannot open anything else.
const PROMISE: [&str; 10] = ["doc", "docx", "htm", "html", "json", "ods", "odt", "pdf", "xls", "xlsx"];

/// The formats of a command.
pub struct Formats<'a, F> {
    pub all: &'a [F],
    pub word: fn(F) -> &'static str,
    /// The one that is meant where nothing tells.
    pub usual: F,
}

impl Reader {
    /// The format that `--format` names, else the name of the file, else the usual one. A name that promises another
    /// one is wrong usage.
    pub(super) fn format<F>(&mut self, matches: &ArgMatches, file: Option<&Path>, known: &Formats<'_, F>) -> F
    where
        F: Copy + Send + Sync + 'static,
    {
        let meant = file.and_then(ending).and_then(|ending| stands_for(&ending));
        let meant = || known.all.iter().copied().find(|format| Some((known.word)(*format)) == meant);
        let given = matches.try_get_one::<F>(build::FORMAT).ok().flatten().copied();
        let format = given.or_else(meant).unwrap_or(known.usual);
        let words: Vec<&str> = known.all.iter().map(|format| (known.word)(*format)).collect();
        let wrong = file.and_then(|file| wrong_name(file, (known.word)(format), &words, self.language));
        self.wrong = self.wrong.take().or(wrong);
        format
    }
}

/// Why a file of that name cannot be in a format; `None` where it can.
fn wrong_name(file: &Path, format: &str, known: &[&str], language: Language) -> Option<String> {
    let ending = ending(file).filter(|ending| PROMISE.contains(&ending.as_str()))?;
    let meant = stands_for(&ending);
    if meant == Some(format) {
        return None;
    }
    let shown = visible(&file.display().to_string());
    let (problem, other) = match meant.filter(|word| known.contains(word)) {
        Some(word) => (help::NAMED_OTHERWISE, word.to_owned()),
        None => (help::NEVER_WRITTEN, endings_of(known).join(", ")),
    };
    let values = [("path", shown.as_str()), ("ending", &ending), ("format", format), ("other", &other)];
    let problem = problem.with(language, &values);
    let is_for_word = ["doc", "docx", "odt"].contains(&ending.as_str()) && !known.contains(&"docx");
    Some(if is_for_word { problem + "; " + help::WORD_ELSEWHERE.get(language) } else { problem })
}

/// How the names of files in these formats end, each format once.
fn endings_of(known: &[&str]) -> Vec<String> {
    let ending_of = |word: &&str| STAND_FOR.iter().rfind(|(_, of)| of == word).map(|(ending, _)| ending);
    known.iter().filter_map(ending_of).map(|ending| format!(".{ending}")).collect()
}

/// What stands after the last dot of the name, in small letters.
fn ending(file: &Path) -> Option<String> {
    file.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

fn stands_for(ending: &str) -> Option<&'static str> {
    STAND_FOR.iter().find(|(known, _)| *known == ending).map(|(_, word)| *word)
}
