//! The classification of a year as a form: who asked for what, what became of it, what was decided.

pub mod register;

use std::collections::{BTreeMap, BTreeSet};

use super::counts::decided_name;
use super::explained::{outcome_name, reasons, waivers};
use super::opening::{Reader, opening};
use super::quota::excesses;
use super::say::{Say, capitalised};
use super::table::{Block, Cell, Column, ColumnNumbers, Table, Tone};
use crate::catalogue::{Phrase, forms, labels, words};
use crate::model::results::{DecisionResult, Results, SettledBy, Standing, Status, UnitResult};
use crate::model::{Every, NameOrder, Period, Stage};

/// The form for a person. Of `computed` results it lists those that are in `results`.
#[must_use]
pub fn table(results: &Results, computed: usize, reader: Reader, say: Say<'_>) -> Table {
    let mut table = Table { above: opening(forms::CLASSIFICATION, results, say), ..Table::default() };
    let units = in_order(results, say);
    if units.is_empty() {
        table.below.push(Block::Line(say.phrase(labels::NOBODY)));
        return table;
    }
    let form = Form::of(results, reader, say);
    table.columns = form.columns();
    table.rows = units.iter().enumerate().map(|(place, unit)| form.row(place + 1, results, unit)).collect();
    table.totals = vec![form.totals(&units)];
    table.below.extend(only_some(units.len(), computed, say));
    table.below.extend(excesses(results, say));
    table.numbers = match reader {
        Reader::Print => ColumnNumbers::Shown,
        Reader::Screen | Reader::Program => ColumnNumbers::Absent,
    };
    table
}

fn only_some(shown: usize, computed: usize, say: Say<'_>) -> Option<Block> {
    let (part, whole) = (shown.to_string(), computed.to_string());
    let line = say.fill(labels::ONLY_SOME, &[("part", &part), ("whole", &whole)]);
    (shown < computed).then_some(Block::Line(line))
}

/// By kind, superior and name: as people look for an organisation in a list.
#[must_use]
pub fn in_order<'r>(results: &'r Results, say: Say<'_>) -> Vec<&'r UnitResult> {
    let units = results.units.iter().map(|unit| (unit.organisation, unit.period));
    places_in_order(units, say).into_iter().map(|place| &results.units[place]).collect()
}

/// The same of units, each an organisation and its period: by their places.
#[must_use]
pub fn places_in_order(units: impl Iterator<Item = (usize, Period)>, say: Say<'_>) -> Vec<usize> {
    let units: Vec<(usize, Period)> = units.collect();
    let name = |index: usize| NameOrder::of(say.organisation(index));
    let parent = |organisation: usize| say.workspace.parent(organisation);
    // superiors are few: their names are ordered once, and those of one name stand together
    let parents: BTreeSet<usize> =
        units.iter().filter_map(|(organisation, _)| parent(*organisation)).collect();
    let mut named: Vec<(NameOrder, usize)> = parents.into_iter().map(|index| (name(index), index)).collect();
    named.sort();
    let groups = named.chunk_by(|(a, _), (b, _)| a == b).enumerate();
    let ranks: BTreeMap<usize, usize> =
        groups.flat_map(|(rank, group)| group.iter().map(move |(_, index)| (*index, rank))).collect();
    let mut places: Vec<usize> = (0..units.len()).collect();
    places.sort_by_cached_key(|place| {
        let (organisation, period) = units[*place];
        let rank = parent(organisation).and_then(|parent| ranks.get(&parent));
        (say.workspace.kind(organisation), rank, name(organisation), period)
    });
    places
}

struct Form<'a> {
    reader: Reader,
    say: Say<'a>,
    stages: Vec<Stage>,
    with_period: bool,
}

impl<'a> Form<'a> {
    fn of(results: &Results, reader: Reader, say: Say<'a>) -> Self {
        let scores = || results.units.iter().flat_map(|unit| &unit.stages);
        let has = |stage: &Stage| scores().any(|score| score.stage == *stage && score.max.is_some());
        Self {
            reader,
            say,
            stages: Stage::ALL.into_iter().filter(has).collect(),
            with_period: results.units.iter().any(|unit| unit.period.every() != Every::Year),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let head = |phrase: Phrase| phrase.get(self.say.language);
        let on_screen = self.reader == Reader::Screen;
        let group = |column: Column, group| if on_screen { column } else { column.under(head(group)) };
        let mut columns =
            vec![Column::figures(head(forms::NUMBER)), Column::words(head(forms::ORGANISATION))];
        if !on_screen {
            columns.extend([forms::KIND, forms::PARENT].map(|phrase| Column::words(head(phrase))));
        }
        if self.with_period {
            columns.push(Column::ids(head(forms::PERIOD)));
        }
        columns.extend(self.stages.iter().map(|stage| {
            let stage = capitalised(words::stage(*stage).get(self.say.language));
            group(Column::figures(if on_screen { stage.replace(' ', "\n") } else { stage }), forms::POINTS)
        }));
        columns.push(group(Column::words(head(forms::PROPOSED)), forms::LEVEL));
        columns.push(group(Column::words(head(forms::FINAL)), forms::LEVEL));
        if on_screen {
            columns.push(Column::words(head(forms::DECISION)));
        } else {
            let level = Column::words(head(forms::DECIDED_LEVEL));
            let number = Column::ids(head(forms::DECISION_NUMBER));
            let date = Column::ids(head(forms::DECISION_DATE));
            columns.extend([level, number, date].map(|column| column.under(head(forms::DECISION))));
        }
        columns.push(Column::words(head(forms::NOTE)));
        columns
    }

    fn row(&self, number: usize, results: &Results, unit: &UnitResult) -> Vec<Cell> {
        let say = self.say;
        let mut row = vec![Cell::Count(number), Cell::text(say.organisation(unit.organisation))];
        if self.reader != Reader::Screen {
            let kind = words::kind(say.workspace.kind(unit.organisation)).get(say.language);
            row.push(Cell::Text(capitalised(kind)));
            row.push(Cell::Text(parent_name(say, unit)));
        }
        if self.with_period {
            row.push(Cell::text(unit.period.to_string()));
        }
        row.extend(self.stages.iter().map(|stage| total(say, unit, *stage)));
        row.push(match unit.computed {
            Some(outcome) => Cell::Text(outcome_name(say, unit, outcome)),
            None => Cell::Standing(status_words(say, unit), Tone::Open),
        });
        row.push(final_cell(say, unit));
        if self.reader == Reader::Screen {
            row.push(
                unit.decision.as_ref().map_or(Cell::Empty, |decision| Cell::text(decision.number.clone())),
            );
        } else {
            row.extend(decision_cells(say, unit));
        }
        row.push(Cell::Text(note(results.preview, say, unit)));
        row
    }

    /// How many there are, and how many of each outcome before and after the quota.
    fn totals(&self, units: &[&UnitResult]) -> Vec<Cell> {
        let say = self.say;
        let whole = say.fill(forms::TOTAL_OF, &[("count", &units.len().to_string())]);
        let count_of = |outcome: fn(&UnitResult) -> Option<usize>| Cell::Text(counts(say, units, outcome));
        let before = if self.reader == Reader::Screen { 0 } else { 2 } + usize::from(self.with_period);
        let mut row = vec![Cell::Empty, Cell::Text(whole)];
        row.extend(std::iter::repeat_n(Cell::Empty, before + self.stages.len()));
        row.extend([count_of(|unit| unit.computed), count_of(|unit| unit.final_outcome)]);
        let after = if self.reader == Reader::Screen { 2 } else { 4 };
        row.extend(std::iter::repeat_n(Cell::Empty, after));
        row
    }
}

/// Each outcome with its number, best first, then those without one by status.
#[must_use]
pub fn counts(say: Say<'_>, units: &[&UnitResult], outcome: fn(&UnitResult) -> Option<usize>) -> String {
    let mut outcomes: BTreeMap<usize, Vec<(String, usize)>> = BTreeMap::new();
    let mut apart: BTreeMap<Status, usize> = BTreeMap::new();
    for unit in units {
        let Some(place) = outcome(unit) else {
            *apart.entry(unit.status).or_default() += 1;
            continue;
        };
        let name = outcome_name(say, unit, place);
        let known = outcomes.entry(place).or_default();
        match known.iter_mut().find(|(other, _)| *other == name) {
            Some((_, count)) => *count += 1,
            None => known.push((name, 1)),
        }
    }
    let apart = apart.into_iter().map(|(status, count)| (say.phrase(words::status(status)), count));
    let line = |(name, count): (String, usize)| {
        say.fill(forms::OUTCOME_COUNT, &[("outcome", &capitalised(&name)), ("count", &count.to_string())])
    };
    outcomes.into_values().flatten().chain(apart).map(line).collect::<Vec<_>>().join("\n")
}

/// The superior's name; the committee itself for those directly under it.
#[must_use]
pub fn parent_name(say: Say<'_>, unit: &UnitResult) -> String {
    let parent = say.workspace.parent(unit.organisation);
    parent.map_or_else(
        || say.workspace.manifest.committee.clone(),
        |parent| say.organisation(parent).to_owned(),
    )
}

fn total(say: Say<'_>, unit: &UnitResult, stage: Stage) -> Cell {
    let score = unit.stages.iter().find(|score| score.stage == stage && score.max.is_some());
    score.map_or(Cell::Empty, |score| match &score.total {
        Some(total) => Cell::Number(total.rounded()),
        None => Cell::phrase(labels::UNKNOWN_SCORE, say.language),
    })
}

fn final_cell(say: Say<'_>, unit: &UnitResult) -> Cell {
    let tone = match (unit.final_outcome, unit.standing) {
        (Some(0), _) => Tone::Reached,
        (Some(_), Some(Standing::Demoted)) => Tone::Short,
        (Some(_), Some(Standing::Kept | Standing::Held) | None) | (None, _) => Tone::Open,
    };
    match unit.final_outcome {
        Some(outcome) if tone == Tone::Open => Cell::Text(outcome_name(say, unit, outcome)),
        Some(outcome) => Cell::Standing(outcome_name(say, unit, outcome), tone),
        None => Cell::Standing(status_words(say, unit), tone),
    }
}

fn status_words(say: Say<'_>, unit: &UnitResult) -> String {
    capitalised(words::status(unit.status).get(say.language))
}

fn decision_cells(say: Say<'_>, unit: &UnitResult) -> [Cell; 3] {
    let Some(decision) = &unit.decision else { return [Cell::Empty, Cell::Empty, Cell::Empty] };
    let level = decided_name(say, unit, decision);
    [Cell::Text(capitalised(&level)), Cell::text(decision.number.as_str()), Cell::Date(decision.date)]
}

/// What the reader has to know beside the outcome.
#[must_use]
pub fn note(preview: Option<Stage>, say: Say<'_>, unit: &UnitResult) -> String {
    let standing = match (unit.standing, unit.settled_by) {
        (Some(_), SettledBy::Decision) => Some(say.phrase(forms::TIE_SETTLED)),
        (Some(standing @ (Standing::Demoted | Standing::Held)), SettledBy::Rank) => {
            Some(say.phrase(words::standing(standing)))
        }
        (Some(Standing::Kept), SettledBy::Rank) | (None, _) => None,
    };
    let provisional = unit.is_provisional.then(|| say.phrase(forms::PROVISIONAL_STANDING));
    let differs = |decision: &DecisionResult| decision.agrees == Some(false);
    let differs = unit.decision.as_deref().is_some_and(differs).then(|| say.phrase(forms::DIFFERS));
    let waivers = waivers(say, unit);
    let parts = of_status(preview, say, unit)
        .into_iter()
        .chain(standing)
        .chain(provisional)
        .chain(differs)
        .chain(waivers);
    parts.collect::<Vec<_>>().join("; ")
}

fn of_status(preview: Option<Stage>, say: Say<'_>, unit: &UnitResult) -> Vec<String> {
    match unit.status {
        Status::Undetermined => {
            let best = unit.possible.map(|outcome| outcome_name(say, unit, outcome));
            let best = best.map(|best| say.fill(forms::BEST_POSSIBLE, &[("outcome", &best)]));
            let count = unit.missing.len();
            let missing = (count > 0).then(|| say.fill(forms::MISSING, &[("count", &count.to_string())]));
            best.into_iter().chain(missing).collect()
        }
        Status::Unrated | Status::NotCandidate => reasons(preview, say, unit).into_iter().take(1).collect(),
        Status::Determined | Status::Held => Vec::new(),
    }
}
