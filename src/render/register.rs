//! Results as a plain register for CSV and Markdown: one row an organisation and period.

use super::classification::counts;
use super::csv::Register;
use super::evaluation::guidelines_used;
use super::explained::{leading_score, leading_stage, outcome_name, reasons};
use super::say::{Say, capitalised};
use super::table::{Cell, Column, ColumnNumbers, Table};
use crate::catalogue::{forms, labels, words};
use crate::model::Stage;
use crate::model::results::{Results, UnitResult};

/// The register of `results`.
#[must_use]
pub fn table(results: &Results, say: Say<'_>) -> Table {
    let shape = Shape::of(results, say);
    Table {
        columns: shape.columns(say),
        rows: results.units.iter().map(|unit| shape.row(results, say, unit)).collect(),
        ..Table::default()
    }
}

/// The same, each row made only when it is drawn.
#[must_use]
pub fn register<'a>(results: &'a Results, say: Say<'a>) -> Register<'a> {
    let shape = Shape::of(results, say);
    let columns = shape.columns(say);
    let row = move |place: usize| shape.row(results, say, &results.units[place]);
    Register { columns, rows: results.units.len(), row: Box::new(row) }
}

/// The same as a form: two rows of heads, numbered columns, totals.
#[must_use]
pub fn form(results: &Results, say: Say<'_>) -> Table {
    let shape = Shape::of(results, say);
    let mut table = table(results, say);
    let (groups, stages) = (shape.groups.len(), shape.stages.len() + 1);
    for (place, column) in table.columns.iter_mut().enumerate() {
        column.header = capitalised(&column.header);
        if (FIRST_GROUP..FIRST_GROUP + groups).contains(&place) {
            *column = column.clone().under(forms::GROUP_POINTS.get(say.language));
        } else if (FIRST_GROUP + groups..FIRST_GROUP + groups + stages).contains(&place) {
            *column = column.clone().under(forms::POINTS.get(say.language));
        }
    }
    let units: Vec<&UnitResult> = results.units.iter().collect();
    let mut totals = vec![Cell::Empty; table.columns.len()];
    totals[1] = Cell::Text(say.fill(forms::TOTAL_OF, &[("count", &units.len().to_string())]));
    totals[FIRST_GROUP + groups + stages + 1] = Cell::Text(counts(say, &units, |unit| unit.final_outcome));
    Table { totals: vec![totals], numbers: ColumnNumbers::Shown, ..table }
}

/// The place of the first group's column.
const FIRST_GROUP: usize = 7;

/// The groups and stages that have columns.
struct Shape {
    groups: Vec<String>,
    stages: Vec<Stage>,
}

impl Shape {
    fn of(results: &Results, say: Say<'_>) -> Self {
        let mut groups: Vec<String> = Vec::new();
        for group in guidelines_used(results).into_iter().flat_map(|index| &say.guideline(index).groups) {
            if !groups.iter().any(|known| known == group.id.as_str()) {
                groups.push(group.id.to_string());
            }
        }
        let has = |stage: &Stage| {
            results.units.iter().flat_map(|unit| &unit.stages).any(|score| score.stage == *stage)
        };
        Self { groups, stages: Stage::ALL.into_iter().filter(has).collect() }
    }

    fn columns(&self, say: Say<'_>) -> Vec<Column> {
        let words = |phrase: crate::catalogue::Phrase| Column::words(phrase.get(say.language));
        let first = [
            labels::COLUMN_ID,
            labels::COLUMN_NAME,
            labels::COLUMN_KIND,
            labels::COLUMN_PARENT,
            labels::COLUMN_GUIDELINE,
            labels::COLUMN_ILLUSTRATIVE,
            labels::COLUMN_PERIOD,
        ];
        let groups =
            self.groups.iter().map(|id| Column::figures(say.fill(labels::COLUMN_GROUP, &[("id", id)])));
        let stages = self.stages.iter().map(|stage| Column::figures(words::stage(*stage).get(say.language)));
        let max = Column::figures(labels::COLUMN_MAX.get(say.language));
        let last = [
            labels::COLUMN_OUTCOME,
            labels::COLUMN_OUTCOME_NAME,
            labels::COLUMN_STATUS,
            labels::COLUMN_DECISION,
            labels::COLUMN_REASONS,
        ];
        first.map(words).into_iter().chain(groups).chain(stages).chain([max]).chain(last.map(words)).collect()
    }

    fn row(&self, results: &Results, say: Say<'_>, unit: &UnitResult) -> Vec<Cell> {
        let guideline = say.guideline(unit.guideline);
        let organisation = say.workspace.organisations.at(unit.organisation);
        let parent = say.workspace.parent(unit.organisation);
        let mut row = vec![
            Cell::text(organisation.id()),
            Cell::text(organisation.name()),
            Cell::phrase(words::kind(say.workspace.kind(unit.organisation)), say.language),
            parent.map_or(Cell::Empty, |parent| Cell::text(say.workspace.organisations.at(parent).id())),
            Cell::text(guideline.version.to_string()),
            Cell::phrase(words::yes_or_no(guideline.illustrative), say.language),
            Cell::text(unit.period.to_string()),
        ];
        row.extend(self.groups.iter().map(|id| group_score(results, say, unit, id)));
        row.extend(self.stages.iter().map(|stage| total(unit, *stage)));
        row.push(
            leading_score(results, say, unit).and_then(|score| score.max).map_or(Cell::Empty, Cell::Number),
        );
        row.extend(outcome_cells(say, unit));
        row.push(Cell::phrase(words::status(unit.status), say.language));
        row.push(unit.decision.as_ref().map_or(Cell::Empty, |decision| Cell::text(decision.number.as_str())));
        row.push(Cell::Text(reasons(results, say, unit).join("; ")));
        row
    }
}

/// The score of the group `id` in the leading stage; empty while it is unknown.
fn group_score(results: &Results, say: Say<'_>, unit: &UnitResult, id: &str) -> Cell {
    let guideline = say.guideline(unit.guideline);
    let stage = leading_stage(results, guideline);
    let place = guideline.groups.iter().position(|group| group.id.as_str() == id);
    let scores = unit.stages.iter().find(|score| score.stage == stage);
    let group = place.and_then(|place| scores.and_then(|scores| scores.groups.get(place)));
    group.and_then(|group| group.score.as_ref()).map_or(Cell::Empty, |score| Cell::Number(score.rounded()))
}

fn total(unit: &UnitResult, stage: Stage) -> Cell {
    let score = unit.stages.iter().find(|score| score.stage == stage);
    let total = score.and_then(|score| score.total.as_ref());
    total.map_or(Cell::Empty, |total| Cell::Number(total.rounded()))
}

fn outcome_cells(say: Say<'_>, unit: &UnitResult) -> [Cell; 2] {
    let Some(outcome) = unit.final_outcome else { return [Cell::Empty, Cell::Empty] };
    let id = say.guideline(unit.guideline).outcomes.get(outcome).map(|outcome| outcome.id.as_str());
    [id.map_or(Cell::Empty, Cell::text), Cell::text(outcome_name(say, unit, outcome))]
}
