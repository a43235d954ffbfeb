//! The classification as a plain register for CSV: one row an organisation and period, ids beside names.

use std::sync::Arc;

use super::{Form, in_order, note, parent_name};
use crate::catalogue::{Phrase, forms, labels, words};
use crate::model::results::{Results, Status, UnitResult};
use crate::model::{Exact, Stage};
use crate::render::counts::decided_name;
use crate::render::csv::Register;
use crate::render::explained::{leading_score, outcome_name};
use crate::render::opening::{Called, Reader};
use crate::render::say::Say;
use crate::render::table::{Cells, Column, Table};

/// The register of `results`.
#[must_use]
pub fn table(results: &Results, called: Called, say: Say<'_>) -> Table {
    let stages = Form::of(results, Reader::Program, say).stages;
    let shape = Shape { say, called, preview: results.preview, stages };
    let row = |unit| {
        let mut row = Vec::new();
        shape.row(unit, &mut row);
        row
    };
    let rows = in_order(results, say).into_iter().map(row).collect();
    Table { columns: shape.columns(), rows, ..Table::default() }
}

/// The same of so many results by these guidelines, each made only when it is drawn: by what `begin` gives for each
/// thread, which is asked for them in their order and handed the result before, whose space it may take.
#[must_use]
pub fn register<'a, Results: FnMut(usize, Option<UnitResult>) -> UnitResult + 'a>(
    guidelines: &[usize],
    preview: Option<Stage>,
    rows: usize,
    begin: impl Fn() -> Results + Sync + 'a,
    say: Say<'a>,
) -> Register<'a> {
    let guidelines = || guidelines.iter().map(|index| say.guideline(*index));
    let has = |stage: &Stage| {
        guidelines().any(|guideline| guideline.has_points() && guideline.stages.contains(stage))
    };
    let stages = Stage::ALL.into_iter().filter(has).collect();
    let shape = Arc::new(Shape { say, called: Called::ById, preview, stages });
    let columns = shape.columns();
    Register::of_results(columns, rows, move || {
        let shape = shape.clone();
        (begin(), move |unit: &UnitResult, cells: &mut dyn Cells| shape.row(unit, cells))
    })
}

/// What all rows have in common.
struct Shape<'a> {
    say: Say<'a>,
    /// The decided outcome has one column: the others stand beside their names.
    called: Called,
    preview: Option<Stage>,
    /// Those that have columns.
    stages: Vec<Stage>,
}

impl Shape<'_> {
    fn columns(&self) -> Vec<Column> {
        let head = |phrase: Phrase| Column::words(phrase.get(self.say.language));
        let first = [labels::COLUMN_ID, labels::COLUMN_NAME, labels::COLUMN_KIND, labels::COLUMN_PARENT];
        let second = [
            forms::COLUMN_PARENT_NAME,
            labels::COLUMN_GUIDELINE,
            labels::COLUMN_ILLUSTRATIVE,
            labels::COLUMN_PERIOD,
        ];
        let points = self.stages.iter().map(|stage| head(words::stage(*stage)));
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
        let preview = self.preview.map(|_| labels::COLUMN_PREVIEW);
        let last = last.into_iter().chain(preview).map(head);
        first.into_iter().chain(second).map(head).chain(points).chain(last).collect()
    }

    fn row(&self, unit: &UnitResult, row: &mut dyn Cells) {
        let say = self.say;
        let organisation = say.workspace.organisations.at(unit.organisation);
        row.name(organisation.id());
        row.text(organisation.name());
        row.text(words::kind(say.workspace.kind(unit.organisation)).get(say.language));
        match say.workspace.parent(unit.organisation) {
            Some(parent) => row.name(say.workspace.organisations.at(parent).id()),
            None => row.empty(),
        }
        row.text(&parent_name(say, unit));
        let guideline = say.guideline(unit.guideline);
        row.name(&guideline.version.to_string());
        row.text(words::yes_or_no(guideline.illustrative).get(say.language));
        row.name(&unit.period.to_string());
        for stage in &self.stages {
            let score = unit.stages.iter().find(|score| score.stage == *stage && score.max.is_some());
            row.maybe(score.and_then(|score| score.total.as_ref().map(Exact::rounded)));
        }
        row.maybe(leading_score(self.preview, say, unit).and_then(|score| score.max));
        for outcome in [unit.computed, unit.final_outcome] {
            self.outcome(unit, outcome, row);
        }
        row.text(words::status(unit.status).get(say.language));
        match unit.standing {
            Some(standing) => row.text(words::standing(standing).get(say.language)),
            None => row.empty(),
        }
        self.decision(unit, row);
        row.text(&note(self.preview, say, unit));
        if let Some(stage) = self.preview {
            row.text(words::stage(stage).get(say.language));
        }
    }

    /// An outcome's id and name.
    fn outcome(&self, unit: &UnitResult, outcome: Option<usize>, row: &mut dyn Cells) {
        if let Some(outcome) = outcome {
            row.name(self.say.guideline(unit.guideline).outcomes[outcome].id.as_str());
            row.text(&outcome_name(self.say, unit, outcome));
        } else {
            row.empty();
            row.empty();
        }
    }

    /// What was decided, by which document and when.
    fn decision(&self, unit: &UnitResult, row: &mut dyn Cells) {
        let Some(decision) = unit.decision.as_deref() else {
            for _ in 0..3 {
                row.empty();
            }
            return;
        };
        match (&decision.outcome, self.called) {
            (Some(outcome), Called::ById) => row.text(outcome.as_str()),
            (Some(_), Called::ByName) => row.text(&decided_name(self.say, unit, decision)),
            (None, _) => row.text(words::status(Status::Unrated).get(self.say.language)),
        }
        row.text(&decision.number);
        row.date(decision.date);
    }
}
