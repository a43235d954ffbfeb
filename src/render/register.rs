//! Results as a plain register for CSV and Markdown: one row an organisation and period.

use super::classification::counts;
use std::sync::Arc;

use super::counts::decided_otherwise;
use super::csv::Register;
use super::evaluation::guidelines_used;
use super::explained::{leading_score, tell_reasons, waivers};
use super::opening::Called;
use super::reasons::{Said, Seen};
use super::say::{Say, capitalised};
use super::sentences::Sentences;
use super::table::{Cell, Cells, Column, ColumnNumbers, Table};
use crate::catalogue::{Phrase, forms, labels, words};
use crate::model::results::{Results, StageScore, UnitResult};
use crate::model::{Decimal, Exact, Guideline, Period, Stage};

/// The register of `results`.
#[must_use]
pub fn table(results: &Results, say: Say<'_>) -> Table {
    drawn(results, &Shape::of(&guidelines_used(results), results.preview, Called::ById, say), say)
}

/// The same for people: organisations and outcomes by their names alone.
#[must_use]
pub fn named(results: &Results, say: Say<'_>) -> Table {
    drawn(results, &Shape::of(&guidelines_used(results), results.preview, Called::ByName, say), say)
}

fn drawn(results: &Results, shape: &Shape, say: Say<'_>) -> Table {
    let mut pen = Pen::default();
    let row = |unit| {
        let mut row = Vec::new();
        shape.row(say, unit, &mut row, &mut pen);
        row
    };
    let rows = results.units.iter().map(row).collect();
    Table { columns: shape.columns(say), rows, ..Table::default() }
}

/// The same of so many results by these guidelines, each made only when it is drawn: by what `begin` gives for each
/// thread, which is handed the result before, whose space it may take.
#[must_use]
pub fn register<'a, Results: FnMut(usize, Option<UnitResult>) -> UnitResult + 'a>(
    guidelines: &[usize],
    preview: Option<Stage>,
    rows: usize,
    begin: impl Fn() -> Results + Sync + 'a,
    say: Say<'a>,
) -> Register<'a> {
    let shape = Arc::new(Shape::of(guidelines, preview, Called::ById, say));
    let columns = shape.columns(say);
    Register::of_results(columns, rows, move || {
        let (shape, mut pen) = (shape.clone(), Pen::default());
        (begin(), move |unit: &UnitResult, cells: &mut dyn Cells| shape.row(say, unit, cells, &mut pen))
    })
}

/// The same as a form: two rows of heads, numbered columns, totals.
#[must_use]
pub fn form(results: &Results, say: Say<'_>) -> Table {
    // the page says above what it is a preview of
    let shape = Shape::of(&guidelines_used(results), results.preview, Called::ByName, say);
    let shape = Shape { told_preview: None, ..shape };
    let mut table = drawn(results, &shape, say);
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
    totals[FIRST_GROUP + groups + stages] = Cell::Text(counts(say, &units, |unit| unit.final_outcome));
    Table { totals: vec![totals], numbers: ColumnNumbers::Shown, ..table }
}

/// The place of the first group's column.
const FIRST_GROUP: usize = 7;

/// What the rows of one thread are written with.
#[derive(Default)]
struct Pen {
    said: Said,
    reasons: Sentences,
    /// The period of the row before, as a text.
    period: Option<(Period, String)>,
}

impl Pen {
    fn period(&mut self, period: Period) -> &str {
        let known = self.period.take().filter(|(known, _)| *known == period);
        &self.period.insert(known.unwrap_or_else(|| (period, period.to_string()))).1
    }
}

/// The groups and stages that have columns.
struct Shape {
    called: Called,
    groups: Vec<String>,
    /// By guideline and column, where its group of that id stands.
    places: Vec<Vec<Option<usize>>>,
    stages: Vec<Stage>,
    preview: Option<Stage>,
    /// The stage of a preview, where a column tells it.
    told_preview: Option<Stage>,
    /// The ids and versions of all guidelines of the folder.
    versions: Vec<String>,
}

impl Shape {
    fn of(guidelines: &[usize], preview: Option<Stage>, called: Called, say: Say<'_>) -> Self {
        let guidelines = || guidelines.iter().map(|index| say.guideline(*index));
        let mut groups: Vec<String> = Vec::new();
        for group in guidelines().flat_map(|guideline| &guideline.groups) {
            if !groups.iter().any(|known| known == group.id.as_str()) {
                groups.push(group.id.to_string());
            }
        }
        let has = |stage: &Stage| guidelines().any(|guideline| guideline.stages.contains(stage));
        let stages = Stage::ALL.into_iter().filter(has).collect();
        let all = || say.workspace.guidelines.iter();
        let versions = all().map(|guideline| guideline.version.to_string()).collect();
        let place = |guideline: &Guideline, id: &String| {
            guideline.groups.iter().position(|group| group.id.as_str() == id)
        };
        let places = all().map(|guideline| groups.iter().map(|id| place(guideline, id)).collect()).collect();
        Self { called, groups, places, stages, preview, told_preview: preview, versions }
    }

    fn columns(&self, say: Say<'_>) -> Vec<Column> {
        let words = |phrase: Phrase| Column::words(phrase.get(say.language));
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
        let outcome_name = (self.called == Called::ById).then_some(labels::COLUMN_OUTCOME_NAME);
        let outcome = std::iter::once(labels::COLUMN_OUTCOME).chain(outcome_name);
        let last = [labels::COLUMN_STATUS, labels::COLUMN_DECISION, labels::COLUMN_REASONS];
        let preview = self.told_preview.map(|_| labels::COLUMN_PREVIEW);
        let last = outcome.chain(last).chain(preview).map(words);
        first.map(words).into_iter().chain(groups).chain(stages).chain([max]).chain(last).collect()
    }

    fn row(&self, say: Say<'_>, unit: &UnitResult, row: &mut dyn Cells, pen: &mut Pen) {
        let guideline = say.guideline(unit.guideline);
        let organisation = say.workspace.organisations.at(unit.organisation);
        let parent = say.workspace.parent(unit.organisation);
        let word = |phrase: Phrase| phrase.get(say.language);
        row.name(organisation.id());
        row.text(organisation.name());
        row.name(word(words::kind(say.workspace.kind(unit.organisation))));
        match parent {
            Some(parent) => match self.called {
                Called::ById => row.name(say.workspace.organisations.at(parent).id()),
                Called::ByName => row.text(say.organisation(parent)),
            },
            None => row.empty(),
        }
        row.name(&self.versions[unit.guideline]);
        row.name(word(words::yes_or_no(guideline.illustrative)));
        row.name(pen.period(unit.period));
        let leading = leading_score(self.preview, say, unit);
        for place in &self.places[unit.guideline] {
            row.maybe(place.and_then(|place| group_score(leading?, place)));
        }
        for stage in &self.stages {
            row.maybe(total(unit, *stage));
        }
        row.maybe(leading.and_then(|score| score.max));
        let outcome = unit.final_outcome.and_then(|outcome| guideline.outcomes.get(outcome));
        if self.called == Called::ById {
            match outcome {
                Some(outcome) => row.name(outcome.id.as_str()),
                None => row.empty(),
            }
        }
        match outcome {
            Some(outcome) => row.text(say.text(&outcome.name)),
            None => row.empty(),
        }
        row.name(word(words::status(unit.status)));
        match &unit.decision {
            Some(decision) => row.text(&decision.number),
            None => row.empty(),
        }
        tell_reasons(Seen { say, unit, score: leading, said: Some(&pen.said) }, &mut pen.reasons);
        for sentence in decided_otherwise(say, unit).into_iter().chain(waivers(say, unit)) {
            pen.reasons.add(|text| text.push_str(&sentence));
        }
        row.text(pen.reasons.text());
        if let Some(stage) = self.told_preview {
            row.text(word(words::stage(stage)));
        }
    }
}

/// The score of the group at a place.
fn group_score(score: &StageScore, place: usize) -> Option<Decimal> {
    score.groups.get(place)?.score.as_ref().map(Exact::rounded)
}

fn total(unit: &UnitResult, stage: Stage) -> Option<Decimal> {
    unit.stages.iter().find(|score| score.stage == stage)?.total.as_ref().map(Exact::rounded)
}
