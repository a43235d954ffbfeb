//! How a form opens: the committee, what the form is, the guidelines, and how far it may be relied on.

use super::evaluation::{cautions, guideline_line, guidelines_used};
use super::say::Say;
use super::table::Block;
use crate::catalogue::{Phrase, forms};
use crate::model::results::Results;

/// The opening of a form on the results of one period.
#[must_use]
pub fn opening(form: Phrase, results: &Results, say: Say<'_>) -> Vec<Block> {
    let mut blocks = titles(form, results.review.as_str(), &results.period.to_string(), say);
    blocks.extend(guidelines_used(results).into_iter().map(|index| guideline_line(say, index)));
    blocks.extend(cautions(results, say));
    blocks
}

/// The lines that every form begins with.
#[must_use]
pub fn titles(form: Phrase, review: &str, periods: &str, say: Say<'_>) -> Vec<Block> {
    vec![
        Block::Title(say.workspace.manifest.committee.clone()),
        Block::Heading(say.phrase(form)),
        Block::Line(say.fill(forms::OF_REVIEW, &[("review", &say.review(review)), ("periods", periods)])),
    ]
}

/// Whose the table is drawn for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reader {
    /// A person before a screen: narrow columns.
    Screen,
    /// A person with a printed form: two rows of heads, numbered columns, totals.
    Print,
    /// A program, or a diff in git: one row a result, plain column names.
    Program,
}

/// What the plain rows of a register call outcomes, steps, kinds and organisations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Called {
    /// By ids and words that stay, for programs.
    ById,
    /// By their names alone, for people.
    ByName,
}
