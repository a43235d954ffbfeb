//! What a document rests on, as a table of its own: guidelines with their digests, the state of the records.

use super::say::Say;
use super::table::{Block, Cell, Column, Table};
use crate::catalogue::diagnostics::BUILT_IN;
use crate::catalogue::{Phrase, forms, verify};
use crate::model::provenance::{Provenance, State};

/// A document's subject: the review and the periods that it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    pub review: String,
    pub periods: String,
}

#[must_use]
pub fn table(provenance: &Provenance, about: &About, say: Say<'_>) -> Table {
    let text = |phrase: Phrase, value: &str| vec![Cell::phrase(phrase, say.language), Cell::text(value)];
    let mut rows = vec![
        text(forms::COMMITTEE, &say.workspace.manifest.committee),
        text(forms::REVIEWED, &say.review(&about.review)),
        text(forms::PERIOD, &about.periods),
    ];
    for guideline in &provenance.guidelines {
        let name = format!("{} ({})", say.text(&guideline.name), guideline.version);
        rows.push(text(forms::GUIDELINE, &name));
        let file = if guideline.is_builtin {
            say.fill(BUILT_IN, &[("place", &guideline.file)])
        } else {
            guideline.file.clone()
        };
        rows.push(text(forms::GUIDELINE_FILE, &file));
        rows.push(text(forms::DIGEST, &guideline.sha256));
    }
    rows.push(text(verify::BASIS, &provenance.basis));
    let date = |phrase: Phrase, date| vec![Cell::phrase(phrase, say.language), Cell::Date(date)];
    match &provenance.state {
        State::Given(day) => rows.push(date(forms::GIVEN_DATE, *day)),
        State::Commit { id, date: day } => {
            rows.extend([text(forms::COMMIT, id), date(forms::COMMIT_DATE, *day)]);
        }
        State::Unknown => rows.push(text(forms::COMMIT, forms::NO_COMMIT.get(say.language))),
    }
    rows.push(text(forms::PROGRAM, concat!("bontot ", env!("CARGO_PKG_VERSION"))));
    let columns =
        [forms::SOURCE_ITEM, forms::SOURCE_VALUE].map(|phrase| Column::words(phrase.get(say.language)));
    Table { columns: columns.into(), rows, ..Table::default() }
}

/// The same as lines, for a document of one piece.
#[must_use]
pub fn lines(provenance: &Provenance, about: &About, say: Say<'_>) -> Vec<Block> {
    let line = |row: Vec<Cell>| {
        let cells: Vec<String> = row.iter().map(|cell| cell.localised(say.language)).collect();
        Block::Item(0, cells.join(": "))
    };
    let rows = table(provenance, about, say).rows.into_iter();
    std::iter::once(Block::Heading(say.phrase(forms::SOURCES))).chain(rows.map(line)).collect()
}
