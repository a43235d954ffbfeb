//! The classification as a plain register for CSV: one row an organisation and period, ids beside names.

use super::{Form, in_order, note, parent_name, total};
use crate::catalogue::{Phrase, forms, labels, words};
use crate::model::Stage;
use crate::model::results::{DecisionResult, Results, Status, UnitResult};
use crate::render::explained::{leading_score, outcome_name};
use crate::render::opening::Reader;
use crate::render::say::Say;
use crate::render::table::{Cell, Column, Table};

/// The register of `results`.
#[must_use]
pub fn table(results: &Results, say: Say<'_>) -> Table {
    let head = |phrase: Phrase| Column::words(phrase.get(say.language));
    let stages: Vec<Stage> = Form::of(results, Reader::Program, say).stages;
    let first = [labels::COLUMN_ID, labels::COLUMN_NAME, labels::COLUMN_KIND, labels::COLUMN_PARENT];
    let second = [forms::COLUMN_PARENT_NAME, labels::COLUMN_GUIDELINE, labels::COLUMN_PERIOD];
    let points = stages.iter().map(|stage| head(words::stage(*stage)));
    let last = [
        labels::COLUMN_MAX,
        forms::COLUMN_PROPOSED,
        forms::COLUMN_PROPOSED_NAME,
        labels::COLUMN_OUTCOME,
        labels::COLUMN_OUTCOME_NAME,
        labels::COLUMN_STATUS,
        forms::COLUMN_STANDING,
        forms::COLUMN_DECIDED,
        labels::COLUMN_DECISION,
        forms::COLUMN_DATE,
        forms::COLUMN_NOTE,
    ];
    let columns = first.into_iter().chain(second).map(head).chain(points).chain(last.map(head)).collect();
    let units = in_order(results, say).into_iter();
    let rows = units.map(|unit| row(results, say, unit, &stages)).collect();
    Table { columns, rows, ..Table::default() }
}

fn row(results: &Results, say: Say<'_>, unit: &UnitResult, stages: &[Stage]) -> Vec<Cell> {
    let organisation = say.workspace.organisations.at(unit.organisation);
    let parent = say.workspace.parent(unit.organisation);
    let parent = parent.map_or(Cell::Empty, |parent| Cell::text(say.workspace.organisations.at(parent).id()));
    let known_total = |stage: &Stage| match total(say, unit, *stage) {
        Cell::Number(total) => Cell::Number(total),
        Cell::Empty | Cell::Text(_) | Cell::Standing(..) | Cell::Count(_) | Cell::Date(_) => Cell::Empty,
    };
    let mut cells = vec![
        Cell::text(organisation.id()),
        Cell::text(organisation.name()),
        Cell::phrase(words::kind(say.workspace.kind(unit.organisation)), say.language),
        parent,
        Cell::Text(parent_name(say, unit)),
        Cell::text(say.guideline(unit.guideline).version.to_string()),
        Cell::text(unit.period.to_string()),
    ];
    cells.extend(stages.iter().map(known_total));
    cells.push(
        leading_score(results, say, unit).and_then(|score| score.max).map_or(Cell::Empty, Cell::Number),
    );
    cells.extend(
        [unit.computed, unit.final_outcome].into_iter().flat_map(|outcome| outcome_cells(say, unit, outcome)),
    );
    cells.push(Cell::phrase(words::status(unit.status), say.language));
    cells.push(
        unit.standing.map_or(Cell::Empty, |standing| Cell::phrase(words::standing(standing), say.language)),
    );
    let decision = unit.decision.as_ref();
    let unrated = || say.phrase(words::status(Status::Unrated));
    let decided =
        |decision: &DecisionResult| decision.outcome.as_ref().map_or_else(unrated, ToString::to_string);
    cells.push(decision.map_or(Cell::Empty, |decision| Cell::Text(decided(decision))));
    cells.push(decision.map_or(Cell::Empty, |decision| Cell::text(decision.number.as_str())));
    cells.push(decision.map_or(Cell::Empty, |decision| Cell::Date(decision.date)));
    cells.push(Cell::Text(note(results, say, unit)));
    cells
}

/// An outcome's id and name.
fn outcome_cells(say: Say<'_>, unit: &UnitResult, outcome: Option<usize>) -> [Cell; 2] {
    let Some(outcome) = outcome else { return [Cell::Empty, Cell::Empty] };
    let id = say.guideline(unit.guideline).outcomes[outcome].id.as_str();
    [Cell::text(id), Cell::Text(outcome_name(say, unit, outcome))]
}
