//! An organisation's result explained: what it came to and why, then what it rests on.

use super::evaluation::guideline_line;
use super::explained::{reasons, standing_at_length};
use super::say::Say;
use super::table::Block;
use crate::model::results::Results;

/// The results of one organisation as text.
#[must_use]
pub fn blocks(results: &Results, say: Say<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for unit in &results.units {
        blocks.push(Block::Title(say.organisation(unit.organisation).to_owned()));
        blocks.push(guideline_line(say, unit.guideline));
        blocks.push(Block::Line(standing_at_length(say, unit)));
        blocks.extend(reasons(results, say, unit).into_iter().map(|reason| Block::Item(0, reason)));
    }
    blocks
}
