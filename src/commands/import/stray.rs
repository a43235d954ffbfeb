//! What someone wrote on a form's sheet where the form has no cell of its own: beside its columns, below its last
//! line. Nothing takes it in, so it is told.

use std::collections::BTreeSet;

use super::{Problems, Source};
use crate::catalogue::{Phrase, entry, import as texts};
use crate::form::tag::{Field, Tag};
use crate::intake::Page;
use crate::load::csv::normal;

/// Tells every such cell. The lines and columns of the form stand where it was made with them.
pub fn tell(source: Source<'_>, page: &Page, tag: &Tag, problems: &mut Problems) {
    let Some(own) = Own::of(page, tag) else { return };
    for (row, column) in page.cells.keys().filter(|(row, column)| !own.has(page, *row, *column)) {
        let place = source.cell(*row, *column, problems.language);
        problems.note(&place, texts::STRAY, &[("text", page.text(*row, *column))]);
    }
}

/// The form's own cells.
struct Own {
    head: usize,
    lines: BTreeSet<usize>,
    last_line: usize,
    last_column: usize,
    /// The columns of evidence and notes, which only lines have.
    free: Vec<usize>,
}

impl Own {
    fn of(page: &Page, tag: &Tag) -> Option<Self> {
        let lines: BTreeSet<usize> = tag.lines.iter().map(|line| line.row).collect();
        let (first, last_line) = (*lines.first()?, *lines.last()?);
        let last_column = tag.columns.iter().map(|(column, _)| *column).max()?;
        let is_free = |field: Field| matches!(field, Field::Evidence | Field::Note);
        let free: Vec<usize> =
            tag.columns.iter().filter(|(_, field)| is_free(*field)).map(|(column, _)| *column).collect();
        let evidence = *free.first()?;
        let head = (0..first).find(|row| is(page, *row, evidence, &[entry::EVIDENCE]))?;
        Some(Self { head, lines, last_line, last_column, free })
    }

    fn has(&self, page: &Page, row: usize, column: usize) -> bool {
        if column > self.last_column || row + 1 == self.head {
            return false;
        }
        if row > self.last_line {
            let is_total = row == self.last_line + 1
                && column > 0
                && is(page, row, 1, &[entry::TOTAL, entry::TOTAL_WRITTEN]);
            let is_foot = column == 0 && is(page, row, 0, &[entry::FOOT]);
            return is_foot || (is_total && !self.free.contains(&column));
        }
        row <= self.head || self.lines.contains(&row) || !self.free.contains(&column)
    }
}

/// Whether a cell says one of these in either language.
fn is(page: &Page, row: usize, column: usize, phrases: &[Phrase]) -> bool {
    let text = normal(page.text(row, column));
    phrases.iter().any(|phrase| text == phrase.vi || text == phrase.en)
}
