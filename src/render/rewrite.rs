//! What changes, file by file, in the manner of a unified diff. Where `fmt` would change much, it is cut.

use std::fmt::Write;

use crate::catalogue::{Phrase, fmt};
use crate::model::Language;
use crate::model::rewrite::{Hunk, Rewrite};
use crate::visible::visible;

/// The most lines of either side that `fmt` shows.
const MOST_LINES: usize = 5;

/// Every file that would change, with the first lines of what would, and the command that rewrites them in `folder`.
#[must_use]
pub fn differences(rewrites: &[Rewrite], folder: &str, language: Language) -> String {
    if rewrites.is_empty() {
        return format!("{}\n", fmt::CANONICAL.get(language));
    }
    let phrase = fmt::of_count(rewrites.len(), fmt::WOULD_ONE, fmt::WOULD);
    let files: String = rewrites.iter().map(|rewrite| file(rewrite, MOST_LINES, language)).collect();
    let count = rewrites.len().to_string();
    files + &phrase.with(language, &[("count", &count), ("folder", folder)]) + "\n"
}

/// What changes in each file, line by line.
#[must_use]
pub fn changes(rewrites: &[Rewrite], language: Language) -> String {
    rewrites.iter().map(|rewrite| file(rewrite, usize::MAX, language)).collect()
}

/// The files that were written.
#[must_use]
pub fn written(paths: &[String], language: Language) -> String {
    if paths.is_empty() {
        return format!("{}\n", fmt::NOTHING.get(language));
    }
    let lines: String = paths.iter().map(|path| visible(path) + "\n").collect();
    lines + &counted(fmt::of_count(paths.len(), fmt::WRITTEN_ONE, fmt::WRITTEN), paths.len(), language)
}

fn file(rewrite: &Rewrite, most: usize, language: Language) -> String {
    let unseen: Vec<&str> = rewrite.unseen.iter().map(|what| fmt::unseen(*what).get(language)).collect();
    let said = if unseen.is_empty() { String::new() } else { format!(": {}", unseen.join("; ")) };
    let mut text = format!("{}{said}\n", visible(&rewrite.path));
    // how many lines more than before stand above
    let mut grown: isize = 0;
    for Hunk { line, removed, added } in &rewrite.hunks {
        let [before, after] =
            [(*line, &removed[..]), (line.saturating_add_signed(grown), &added[..])].map(range);
        let _ = writeln!(text, "@@ -{before} +{after} @@");
        text += &side('-', removed, most, language);
        text += &side('+', added, most, language);
        grown += added.len().cast_signed() - removed.len().cast_signed();
    }
    text
}

/// Where the lines of a side stand, and how many there are; of none, which line they would follow.
fn range((line, lines): (usize, &[String])) -> String {
    format!("{},{}", line - usize::from(lines.is_empty()), lines.len())
}

/// The first lines of a side, and how many there are more.
fn side(sign: char, lines: &[String], most: usize, language: Language) -> String {
    let shown = lines.iter().take(most).map(|line| format!("{sign}{}\n", visible(line)));
    let mut text: String = shown.collect();
    let more = lines.len().saturating_sub(most);
    if more > 0 {
        text.push(sign);
        text += &counted(fmt::of_count(more, fmt::MORE_ONE, fmt::MORE), more, language);
    }
    text
}

fn counted(phrase: Phrase, count: usize, language: Language) -> String {
    phrase.with(language, &[("count", &count.to_string())]) + "\n"
}
