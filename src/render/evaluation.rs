//! Results as the table a political officer reads on the screen: scores, outcomes in words, reasons below.

use std::collections::{BTreeMap, BTreeSet};

use super::counts;
use super::explained::{
    is_at_best, leading_score, leading_stage, reasons_beside_standing, standing_at_length, standing_words,
};
use super::say::{Say, capitalised};
use super::table::{Block, Cell, Column, Table, Tone};
use crate::catalogue::{labels, words};
use crate::model::results::{GroupScore, Results, StageScore, Status, UnitResult};
use crate::model::{Every, Exact, Stage};

/// How many reasons an organisation gets on the screen; all of them stand in the other formats.
const MOST_REASONS: usize = 4;

/// The table of `results`, and all that has to be said around it. `listed` of `computed` units are in it.
#[must_use]
pub fn table(results: &Results, computed: usize, say: Say<'_>) -> Table {
    let shape = Shape::of(results, say);
    if results.units.is_empty() {
        let nobody = Block::Line(say.phrase(labels::NOBODY));
        return Table { above: above(results, say), below: vec![nobody], ..Table::default() };
    }
    Table {
        above: above(results, say),
        columns: shape.columns(say),
        rows: results.units.iter().map(|unit| shape.row(results, say, unit)).collect(),
        below: below(results, computed, say),
        ..Table::default()
    }
}

/// The register of `results` for people, with the same lines around it.
#[must_use]
pub fn register(results: &Results, computed: usize, say: Say<'_>) -> Table {
    Table {
        above: above(results, say),
        below: below(results, computed, say),
        ..super::register::named(results, say)
    }
}

/// The register as a form with the same lines around it.
#[must_use]
pub fn form(results: &Results, computed: usize, say: Say<'_>) -> Table {
    let grid = if results.units.is_empty() { Table::default() } else { super::register::form(results, say) };
    let below = if results.units.is_empty() {
        vec![Block::Line(say.phrase(labels::NOBODY))]
    } else {
        below(results, computed, say)
    };
    Table { above: above(results, say), below, ..grid }
}

/// Which columns the table has.
struct Shape {
    /// By position in the forms: the ids of the groups there.
    groups: Vec<String>,
    with_period: bool,
    with_own: bool,
    with_total: bool,
    leading: Option<Stage>,
}

impl Shape {
    fn of(results: &Results, say: Say<'_>) -> Self {
        let stages: BTreeSet<Stage> = results
            .units
            .iter()
            .map(|unit| leading_stage(results.preview, say.guideline(unit.guideline)))
            .collect();
        let scores = || results.units.iter().flat_map(|unit| &unit.stages);
        let sole = (stages.len() == 1).then(|| stages.first().copied()).flatten();
        Self {
            groups: group_ids(results, say),
            with_period: results.units.iter().any(|unit| unit.period.every() != Every::Year),
            with_own: sole != Some(Stage::Own)
                && scores().any(|score| score.stage == Stage::Own && score.max.is_some()),
            with_total: scores().any(|score| score.max.is_some()),
            leading: sole,
        }
    }

    fn columns(&self, say: Say<'_>) -> Vec<Column> {
        let mut columns = vec![Column::words(labels::ORGANISATION.get(say.language))];
        if self.with_period {
            columns.push(Column::figures(labels::PERIOD.get(say.language)));
        }
        columns.extend(self.groups.iter().map(|id| {
            // the word and the id on two lines keep the column narrow
            Column::figures(say.fill(labels::GROUP, &[("id", id)]).replace(' ', "\n"))
        }));
        if self.with_own {
            columns.push(Column::figures(
                capitalised(words::stage(Stage::Own).get(say.language)).replace(' ', "\n"),
            ));
        }
        if self.with_total {
            let stage = self.leading.map(|stage| capitalised(words::stage(stage).get(say.language)));
            columns
                .push(Column::figures(stage.unwrap_or_else(|| say.phrase(labels::TOTAL)).replace(' ', "\n")));
        }
        columns.push(Column::words(labels::OUTCOME.get(say.language)));
        columns.push(Column::words(labels::DECISION.get(say.language)));
        columns
    }

    fn row(&self, results: &Results, say: Say<'_>, unit: &UnitResult) -> Vec<Cell> {
        let score = leading_score(results.preview, say, unit);
        let mut row = vec![Cell::text(say.organisation(unit.organisation))];
        if self.with_period {
            row.push(Cell::text(unit.period.to_string()));
        }
        row.extend((0..self.groups.len()).map(|index| {
            let group = score.and_then(|score| score.groups.get(index));
            group.map_or(Cell::Empty, |group| group_cell(say, group))
        }));
        if self.with_own {
            row.push(own_cell(say, unit));
        }
        if self.with_total {
            row.push(score.map_or(Cell::Empty, |score| total_cell(say, score)));
        }
        row.push(Cell::Standing(standing_words(say, unit), tone(unit)));
        row.push(unit.decision.as_ref().map_or(Cell::Empty, |decision| Cell::text(decision.number.clone())));
        row
    }
}

/// The ids of the groups at each place of the forms; two forms may differ there.
fn group_ids(results: &Results, say: Say<'_>) -> Vec<String> {
    let mut ids: Vec<Vec<&str>> = Vec::new();
    let guidelines: BTreeSet<usize> = results.units.iter().map(|unit| unit.guideline).collect();
    for group_list in guidelines.into_iter().map(|index| &say.guideline(index).groups) {
        for (place, group) in group_list.iter().enumerate() {
            if ids.len() == place {
                ids.push(Vec::new());
            }
            if !ids[place].contains(&group.id.as_str()) {
                ids[place].push(group.id.as_str());
            }
        }
    }
    ids.into_iter().map(|names| names.join("/")).collect()
}

fn group_cell(say: Say<'_>, group: &GroupScore) -> Cell {
    let Some(max) = group.max else { return Cell::phrase(labels::NO_POINTS, say.language) };
    if group.out {
        return Cell::phrase(labels::NOT_APPLICABLE, say.language);
    }
    let score =
        group.score.as_ref().map_or_else(|| say.phrase(labels::UNKNOWN_SCORE), |score| say.exact(score));
    Cell::Text(format!("{score}/{}", say.number(max)))
}

fn own_cell(say: Say<'_>, unit: &UnitResult) -> Cell {
    let own = unit.stages.iter().find(|score| score.stage == Stage::Own && score.max.is_some());
    own.map_or(Cell::Empty, |own| match &own.total {
        Some(total) => Cell::Number(total.rounded()),
        None => Cell::phrase(labels::UNKNOWN_SCORE, say.language),
    })
}

fn total_cell(say: Say<'_>, score: &StageScore) -> Cell {
    let Some(max) = score.max else { return Cell::phrase(labels::NO_POINTS, say.language) };
    let max = say.number(max);
    if let Some(total) = &score.total {
        return Cell::Text(format!("{}/{max}", say.exact(total)));
    }
    let unknown = format!("{}/{max}", say.phrase(labels::UNKNOWN_SCORE));
    let nothing_yet = score.so_far == Exact::ZERO;
    let so_far = say.fill(labels::SO_FAR, &[("sum", &say.exact(&score.so_far))]);
    Cell::Text(if nothing_yet { unknown } else { format!("{unknown}\n{so_far}") })
}

const fn tone(unit: &UnitResult) -> Tone {
    match (unit.status, unit.final_outcome) {
        (Status::Determined, Some(0)) => Tone::Reached,
        (Status::Determined, _) => Tone::Short,
        (Status::Undetermined | Status::Held | Status::Unrated | Status::NotCandidate, _) => Tone::Open,
    }
}

/// Whose results they are, by which guidelines, and how far they may be relied on.
fn above(results: &Results, say: Say<'_>) -> Vec<Block> {
    let (review, period) = (say.review(results.review.as_str()), results.period.to_string());
    let mut blocks = vec![
        Block::Title(say.workspace.manifest.committee.clone()),
        Block::Line(say.fill(labels::SUBTITLE, &[("review", &review), ("period", &period)])),
    ];
    for index in guidelines_used(results) {
        blocks.extend(guideline_lines(say, index));
    }
    blocks.extend(cautions(results, say));
    blocks
}

/// How far the results may be relied on: a preview, figures that are only illustrative.
#[must_use]
pub fn cautions(results: &Results, say: Say<'_>) -> Vec<Block> {
    let stage = results.preview.map(|stage| words::stage(stage).get(say.language));
    let preview = stage.map(|stage| Block::Line(say.fill(labels::PREVIEW, &[("stage", stage)])));
    preview.into_iter().chain(illustrative_line(&guidelines_used(results), say)).collect()
}

/// The name and version of a guideline.
#[must_use]
pub fn guideline_line(say: Say<'_>, index: usize) -> Block {
    let guideline = say.guideline(index);
    let version = guideline.version.to_string();
    let name = [("name", say.text(&guideline.name)), ("version", version.as_str())];
    Block::Line(say.fill(labels::GUIDELINE_LINE, &name))
}

fn guideline_lines(say: Say<'_>, index: usize) -> [Block; 2] {
    let guideline = say.guideline(index);
    let groups: Vec<String> =
        guideline.groups.iter().map(|group| format!("{} {}", group.id, say.text(&group.name))).collect();
    [
        guideline_line(say, index),
        Block::Item(0, say.fill(labels::GROUP_NAMES, &[("groups", &groups.join("; "))])),
    ]
}

/// The guidelines among them whose figures are only illustrative, as a line of their own.
#[must_use]
pub fn illustrative_line(guidelines: &[usize], say: Say<'_>) -> Option<Block> {
    illustrative(guidelines, say).map(Block::Line)
}

/// The same as a sentence.
#[must_use]
pub fn illustrative(guidelines: &[usize], say: Say<'_>) -> Option<String> {
    let illustrative = guidelines.iter().map(|index| say.guideline(*index));
    let illustrative = illustrative.filter(|guideline| guideline.illustrative);
    let versions: Vec<String> = illustrative.map(|guideline| guideline.version.to_string()).collect();
    let names = versions.join(", ");
    (!versions.is_empty()).then(|| say.fill(labels::ILLUSTRATIVE, &[("guidelines", &names)]))
}

/// The guidelines of the listed organisations, in order of first appearance.
#[must_use]
pub fn guidelines_used(results: &Results) -> Vec<usize> {
    let mut used = Vec::new();
    for unit in &results.units {
        if !used.contains(&unit.guideline) {
            used.push(unit.guideline);
        }
    }
    used
}

fn below(results: &Results, computed: usize, say: Say<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let scores = || results.units.iter().filter_map(|unit| leading_score(results.preview, say, unit));
    let without_total = |complete| {
        move |score: &StageScore| score.max.is_some() && score.total.is_none() && score.complete == complete
    };
    if scores().any(without_total(false)) {
        blocks.push(Block::Line(say.phrase(labels::UNKNOWN_LEGEND)));
    }
    if scores().any(without_total(true)) {
        blocks.push(Block::Line(say.phrase(labels::NO_GROUP_LEGEND)));
    }
    blocks.extend(all_reasons(results, say));
    if results.units.len() < computed {
        let (part, whole) = (results.units.len().to_string(), computed.to_string());
        blocks.push(Block::Line(say.fill(labels::ONLY_SOME, &[("part", &part), ("whole", &whole)])));
    } else {
        blocks.extend(counts::counts(results, say));
        blocks.extend(counts::quotas(results, say));
    }
    blocks.extend(counts::waivers(results, say));
    blocks.extend(counts::differences(results, say));
    blocks
}

/// By organisation: why it is not at the best outcome.
fn all_reasons(results: &Results, say: Say<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for unit in results.units.iter().filter(|unit| !is_at_best(unit)) {
        if blocks.is_empty() {
            blocks.push(Block::Heading(say.phrase(labels::REASONS)));
        }
        blocks.push(Block::Item(0, reasons_title(say, unit)));
        blocks.extend(first_reasons(results, say, unit));
    }
    blocks
}

fn reasons_title(say: Say<'_>, unit: &UnitResult) -> String {
    let name = say.organisation(unit.organisation);
    let standing = standing_at_length(say, unit);
    match unit.period.every() {
        Every::Year => format!("{name}: {standing}"),
        Every::Month | Every::Quarter => format!("{name}, {}: {standing}", unit.period),
    }
}

fn first_reasons(results: &Results, say: Say<'_>, unit: &UnitResult) -> Vec<Block> {
    let mut reasons = reasons_beside_standing(results.preview, say, unit);
    let more = reasons.len().saturating_sub(MOST_REASONS);
    reasons.truncate(MOST_REASONS);
    let more = (more > 0).then(|| say.fill(labels::MORE_REASONS, &[("count", &more.to_string())]));
    reasons.into_iter().chain(more).map(|reason| Block::Item(1, reason)).collect()
}

/// The units by guideline, guidelines in order of first appearance.
#[must_use]
pub fn by_guideline(results: &Results) -> Vec<(usize, Vec<&UnitResult>)> {
    let mut units: BTreeMap<usize, Vec<&UnitResult>> = BTreeMap::new();
    for unit in &results.units {
        units.entry(unit.guideline).or_default().push(unit);
    }
    let used = guidelines_used(results).into_iter();
    used.filter_map(|guideline| units.remove_entry(&guideline)).collect()
}
