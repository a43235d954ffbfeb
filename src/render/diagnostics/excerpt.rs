//! The line of a file with the meant part marked. A long line is cut to the part around the marks.

use std::fmt::Write;
use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::diagnostics::{Excerpt, Position};
use crate::render::wrap::wrapped;
use crate::visible::{push_visible, visible};

use super::MARGIN;

/// How many characters of a long line are shown before and after the marked part, and of it.
const BEFORE: usize = 40;
const AFTER: usize = 40;
const LONGEST_MARKED: usize = 60;

/// The quoted line and its marks, the label in at most `room` columns. `bar` and `mark` put colour on
/// what they are given.
pub fn drawn(
    excerpt: &Excerpt,
    at: &Position,
    label: &str,
    room: usize,
    bar: impl Fn(&str) -> String,
    mark: impl Fn(&str) -> String,
) -> String {
    let line = at.line.unwrap_or_default();
    let marked = clamped(&excerpt.line, &excerpt.marked);
    let (before, after) = (&excerpt.line[..marked.start], &excerpt.line[marked.end..]);
    let before = last_characters(before.trim_start_matches('\u{feff}'), BEFORE);
    let meant = first_characters(&excerpt.line[marked.clone()], LONGEST_MARKED);
    let whole_line = at.column.is_none();
    let after = first_characters(after, if whole_line { BEFORE + LONGEST_MARKED } else { AFTER });
    let gutter = " ".repeat(line.to_string().len());
    let mut text = format!("{gutter} {}\n", bar("|"));
    let quoted = format!("{before}{meant}{after}");
    text.push_str(format!("{} {} {quoted}", bar(&line.to_string()), bar("|")).trim_end());
    text.push('\n');
    let marks = if whole_line { String::new() } else { "^".repeat(meant.width().max(1)) };
    let words =
        [marks.as_str(), label].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        let indent = if whole_line { 0 } else { before.width() };
        let room = room.saturating_sub(gutter.len() + MARGIN);
        let hang = if whole_line { 0 } else { (indent + marks.len() + 1).min(room / 2) };
        for line in wrapped(&format!("{}{words}", " ".repeat(indent)), room, hang) {
            let words = line.trim_start();
            let indent = &line[..line.len() - words.len()];
            let _ = writeln!(text, "{gutter} {} {indent}{}", bar("|"), mark(words));
        }
    }
    text
}

/// The range within the line, on borders of characters, whatever was asked for.
fn clamped(line: &str, range: &Range<usize>) -> Range<usize> {
    let start = floor_boundary(line, range.start);
    let end = floor_boundary(line, range.end).max(start);
    start..end
}

fn floor_boundary(line: &str, offset: usize) -> usize {
    (0..=offset.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or_default()
}

/// The first `most` characters made visible, with a sign where some were left out.
fn first_characters(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => visible(text),
        Some((end, _)) => format!("{}…", visible(&text[..end])),
    }
}

/// The last `most` characters made visible; a combining mark is not torn from its letter.
fn last_characters(text: &str, most: usize) -> String {
    let total = text.chars().count();
    if total <= most {
        return visible(text);
    }
    let kept = text.chars().skip(total - most).skip_while(|character| character.width() == Some(0));
    kept.fold("…".to_owned(), |mut shown, character| {
        push_visible(&mut shown, character);
        shown
    })
}
