//! A comparison as a register for programs: a row a change.

use std::collections::HashMap;
use std::sync::Arc;

use super::item::neutral;
use super::{Told, cause, short};
use crate::catalogue::{Phrase, compare, labels, words};
use crate::model::comparison::{
    Author, Comparison, DataChange, Given, Membership, Pair, RuleChange, UnitChange,
};
use crate::model::{Id, Place};
use crate::render::csv::{Register, RowMaker};
use crate::render::say::commits;
use crate::render::table::{Cell, Cells, Column, Table};

/// A row before it becomes cells.
struct Line {
    kind: Phrase,
    organisation: Option<Id>,
    review: String,
    period: String,
    item: String,
    values: [Cell; 2],
    cause: Option<Phrase>,
    moved: String,
    places: Pair<Place>,
    author: Author,
    /// Whether it has to do with figures that are only illustrative, where it has to do with a guideline.
    is_illustrative: Option<bool>,
}

/// A value as each form writes it.
fn cell(given: &Given) -> Cell {
    match given {
        Given::Number(number) => Cell::Number(*number),
        Given::Date(date) => Cell::Date(*date),
        Given::Yes(_)
        | Given::Kind(_)
        | Given::Named(..)
        | Given::NotApplicable
        | Given::Text(_)
        | Given::Decisions(_)
        | Given::Rows(_) => worded(neutral(given)),
    }
}

fn worded(text: impl AsRef<str>) -> Cell {
    let text = text.as_ref();
    if text.is_empty() { Cell::Empty } else { Cell::text(text) }
}

impl<'a> Told<'a> {
    /// Outcomes, then changes of records, rules and the register.
    #[must_use]
    pub fn register(self) -> Table {
        let all = Lines::of(self);
        let rows = (0..all.count()).map(|place| self.cells(&all.line(place))).collect();
        Table { columns: self.columns(), rows, ..Table::default() }
    }

    /// The same, each row made only when it is drawn.
    #[must_use]
    pub fn rows(self) -> Register<'a> {
        let all = Lines::of(self);
        let rows = all.count();
        let all = Arc::new(all);
        let begin = move || -> RowMaker<'a> {
            let all = all.clone();
            Box::new(move |place, row| {
                for cell in self.cells(&all.line(place)) {
                    give(&cell, row);
                }
            })
        };
        Register { columns: self.columns(), rows, begin: Box::new(begin) }
    }

    fn columns(self) -> Vec<Column> {
        let heads = [
            compare::COLUMN_KIND,
            labels::COLUMN_ID,
            labels::COLUMN_NAME,
            compare::COLUMN_REVIEW,
            labels::COLUMN_PERIOD,
            compare::COLUMN_ITEM,
            compare::COLUMN_BEFORE,
            compare::COLUMN_AFTER,
            compare::COLUMN_CAUSE,
            compare::COLUMN_MOVED,
            compare::COLUMN_FILE,
            compare::COLUMN_LINE,
            compare::COLUMN_COMMIT,
            compare::COLUMN_DATE,
            compare::COLUMN_AUTHOR,
            labels::COLUMN_ILLUSTRATIVE,
        ];
        heads.map(|head| Column::words(self.phrase(head))).into()
    }

    fn cells(self, line: &Line) -> Vec<Cell> {
        let name = line.organisation.as_ref().map_or("", |id| self.name(id));
        let place = line.places[1].map(|place| (1, place)).or(line.places[0].map(|place| (0, place)));
        let position = place.and_then(|(side, place): (usize, Place)| self.sides[side].positions.get(&place));
        let language = self.say().language;
        let (commit, date, author) = match &line.author {
            Author::Unknown => (Cell::Empty, Cell::Empty, Cell::Empty),
            Author::Uncommitted => (Cell::phrase(compare::UNCOMMITTED, language), Cell::Empty, Cell::Empty),
            Author::Within(first, last) => {
                let span = commits(short(&first.id), last.as_ref().map(|commit| short(&commit.id)));
                (Cell::text(span), Cell::Empty, Cell::Empty)
            }
            Author::Commit(commit) => {
                (Cell::text(short(&commit.id)), Cell::Date(commit.date), Cell::text(commit.author.as_str()))
            }
        };
        let [before, after] = line.values.clone();
        vec![
            Cell::phrase(line.kind, language),
            worded(line.organisation.as_ref().map_or("", Id::as_str)),
            worded(name),
            worded(&line.review),
            worded(&line.period),
            worded(&line.item),
            before,
            after,
            line.cause.map_or(Cell::Empty, |cause| Cell::phrase(cause, language)),
            worded(&line.moved),
            position.map_or(Cell::Empty, |position| worded(&position.path)),
            position.and_then(|position| position.line).map_or(Cell::Empty, Cell::Count),
            commit,
            date,
            author,
            line.is_illustrative.map_or(Cell::Empty, |yes| Cell::phrase(words::yes_or_no(yes), language)),
        ]
    }

    /// The guideline of a rule, or the two that are held against each other.
    pub(super) fn versions(self, change: &RuleChange) -> String {
        let version = |side: usize| {
            change.guidelines[side].map(|index| self.sides[side].say.guideline(index).version.to_string())
        };
        let mut versions: Vec<String> = [version(0), version(1)].into_iter().flatten().collect();
        versions.dedup();
        versions.join(" → ")
    }

    /// Whether the guideline of a rule, or one of the two, has figures that are only illustrative.
    fn rests_on_illustrative(self, change: &RuleChange) -> bool {
        let guidelines = change.guidelines.iter().zip(&self.sides);
        let mut known = guidelines.filter_map(|(index, side)| Some(side.say.guideline((*index)?)));
        known.any(|guideline| guideline.illustrative)
    }
}

/// Hands a cell on.
fn give(cell: &Cell, row: &mut dyn Cells) {
    match cell {
        Cell::Empty => row.empty(),
        Cell::Number(number) => row.number(*number),
        Cell::Date(day) => row.date(*day),
        Cell::Count(count) => row.name(&count.to_string()),
        other => row.text(&other.neutral()),
    }
}

/// All lines of a comparison, each made when it is asked for.
struct Lines<'a> {
    told: Told<'a>,
    /// By change of the records, the changed results that it is behind.
    behind: HashMap<usize, Vec<usize>>,
}

impl<'a> Lines<'a> {
    fn of(told: Told<'a>) -> Self {
        let mut behind: HashMap<usize, Vec<usize>> = HashMap::new();
        for (unit, change) in told.comparison.changed.iter().enumerate() {
            for index in &change.data {
                behind.entry(*index).or_default().push(unit);
            }
        }
        Self { told, behind }
    }

    fn count(&self) -> usize {
        let Comparison { changed, data, rules, membership, .. } = self.told.comparison;
        changed.len() + data.len() + rules.len() + membership.len()
    }

    /// # Panics
    /// When there are not so many.
    fn line(&self, place: usize) -> Line {
        let Comparison { changed, data, rules, membership, .. } = self.told.comparison;
        let Some(place) = place.checked_sub(changed.len()) else { return self.outcome(&changed[place]) };
        let Some(rest) = place.checked_sub(data.len()) else { return self.record(place, &data[place]) };
        let Some(last) = rest.checked_sub(rules.len()) else { return self.rule(&rules[rest]) };
        self.member(&membership[last])
    }

    fn outcome(&self, change: &UnitChange) -> Line {
        Line {
            kind: compare::KIND_OUTCOME,
            organisation: Some(change.organisation.clone()),
            review: change.review.to_string(),
            period: change.period.to_string(),
            item: String::new(),
            values: self.told.standings(change.at).map(worded),
            cause: Some(cause(change.cause)),
            moved: String::new(),
            places: [None, None],
            author: Author::Unknown,
            is_illustrative: Some(self.told.is_illustrative(Some(&change.review))),
        }
    }

    fn record(&self, index: usize, change: &DataChange) -> Line {
        let behind = self.behind.get(&index).map_or(&[][..], Vec::as_slice);
        let (review, period) = change.what.review_and_period();
        Line {
            kind: compare::KIND_DATA,
            organisation: Some(change.organisation.clone()),
            review: review.map(Id::to_string).unwrap_or_default(),
            period: period.map(|period| period.to_string()).unwrap_or_default(),
            item: self.told.item(&change.what),
            values: change.values.each_ref().map(|value| value.as_ref().map_or(Cell::Empty, cell)),
            cause: None,
            moved: self.named(behind),
            places: change.places,
            author: change.author.clone(),
            is_illustrative: review.map(|review| self.told.is_illustrative(Some(review))),
        }
    }

    fn rule(&self, change: &RuleChange) -> Line {
        let told = self.told;
        Line {
            kind: compare::KIND_RULE,
            organisation: None,
            review: String::new(),
            period: String::new(),
            item: format!("{} {}", told.versions(change), told.rule_name(change)).trim().to_owned(),
            values: told.rule_texts(change).map(worded),
            cause: None,
            moved: self.named(&change.units),
            places: change.places,
            author: change.author.clone(),
            is_illustrative: Some(told.rests_on_illustrative(change)),
        }
    }

    fn member(&self, found: &Membership) -> Line {
        Line {
            kind: compare::KIND_MEMBERSHIP,
            organisation: Some(found.organisation.clone()),
            review: String::new(),
            period: String::new(),
            item: String::new(),
            values: found.at.map(|at| at.map_or(Cell::Empty, |_| Cell::text(found.organisation.as_str()))),
            cause: None,
            moved: String::new(),
            places: self.told.membership_places(found),
            author: found.author.clone(),
            is_illustrative: None,
        }
    }

    /// The changed results at these places.
    fn named(&self, units: &[usize]) -> String {
        let units = units.iter().map(|index| &self.told.comparison.changed[*index]);
        let named = units.map(|unit| format!("{} {} {}", unit.organisation, unit.review, unit.period));
        named.collect::<Vec<_>>().join("; ")
    }
}
