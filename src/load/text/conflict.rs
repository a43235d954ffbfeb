//! What git leaves in a file when both sides of a merge changed the same place.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::load::csv::scanner::span;
use crate::model::FileId;

/// A line that may be a mark: its number, where it begins and ends, its text.
struct Line<'a> {
    number: usize,
    start: usize,
    text: &'a str,
}

/// Reports the first conflict: which lines are whose. What is left of its marks counts as one. False where
/// there is none.
pub fn report(file: FileId, text: &str, report: &mut Report) -> bool {
    if !["<<<<<<< ", ">>>>>>> ", "||||||| "].into_iter().any(|mark| text.contains(mark)) {
        return false;
    }
    let mut start = 0;
    let lines = text.split_inclusive('\n').zip(1..).map(|(line, number)| {
        start += line.len();
        Line { number, start: start - line.len(), text: line.trim_end_matches(['\r', '\n']) }
    });
    let marks: Vec<Line<'_>> = lines.filter(|line| is_mark(line.text)).collect();
    let Some(first) = marks.iter().position(|line| !is_middle(line.text)) else { return false };
    let marks = &marks[first..];
    let at = &marks[0];
    let count = marks.iter().filter(|line| line.text.starts_with('<')).count().max(1);
    let problem = Diagnostic::new(Code::MergeConflict, span(file, at.start, at.start + at.text.len()));
    report.add(with_sides(problem.with("count", count), marks));
    true
}

fn is_mark(line: &str) -> bool {
    is_middle(line) || ["<<<<<<< ", ">>>>>>> ", "||||||| "].into_iter().any(|mark| line.starts_with(mark))
}

/// The mark between the sides has no name of its own.
fn is_middle(line: &str) -> bool {
    line == "======="
}

/// Adds the names and lines of both sides; of a conflict whose marks are not all there nothing is known.
fn with_sides(problem: Diagnostic, marks: &[Line<'_>]) -> Diagnostic {
    let end = marks.iter().position(|line| line.text.starts_with('>')).unwrap_or_default();
    let base = marks[..end].iter().find(|line| line.text.starts_with('|'));
    let middle = marks[..end].iter().find(|line| is_middle(line.text));
    let (Some(middle), Some(ours)) = (middle, marks[0].text.strip_prefix("<<<<<<< ")) else {
        return problem.with("ours", Vec::<String>::new());
    };
    let theirs = marks[end].text.trim_start_matches('>').trim();
    problem
        .with("ours", ours.trim())
        .with("own_lines", between(&marks[0], base.unwrap_or(middle)))
        .with("theirs", theirs)
        .with("their_lines", between(middle, &marks[end]))
}

/// The lines between two marks: `3–4`.
fn between(first: &Line<'_>, last: &Line<'_>) -> String {
    match (first.number + 1, last.number - 1) {
        (from, to) if from > to => "–".to_owned(),
        (from, to) if from == to => from.to_string(),
        (from, to) => format!("{from}–{to}"),
    }
}
