//! A comparison as a register for programs: a row a change.

use super::item::{neutral, neutral_what};
use super::{Told, cause, short};
use crate::catalogue::{Phrase, compare, labels};
use crate::model::comparison::{Author, Given, Pair, RuleChange};
use crate::model::{Id, Place};
use crate::render::table::{Cell, Column, Table};

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
        | Given::Decision { .. }
        | Given::Rows(_) => worded(neutral(given)),
    }
}

fn worded(text: impl AsRef<str>) -> Cell {
    let text = text.as_ref();
    if text.is_empty() { Cell::Empty } else { Cell::text(text) }
}

impl Told<'_> {
    /// Outcomes, then changes of records, rules and the register.
    #[must_use]
    pub fn register(self) -> Table {
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
        ];
        let lines =
            self.outcomes().into_iter().chain(self.records()).chain(self.rules()).chain(self.members());
        Table {
            columns: heads.map(|head| Column::words(self.phrase(head))).into(),
            rows: lines.map(|line| self.cells(&line)).collect(),
            ..Table::default()
        }
    }

    fn cells(self, line: &Line) -> Vec<Cell> {
        let name = line.organisation.as_ref().map_or("", |id| self.name(id));
        let place = line.places[1].map(|place| (1, place)).or(line.places[0].map(|place| (0, place)));
        let position = place.and_then(|(side, place): (usize, Place)| self.sides[side].positions.get(&place));
        let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::text(text) };
        let language = self.say().language;
        let (commit, date, author) = match &line.author {
            Author::Unknown => (Cell::Empty, Cell::Empty, Cell::Empty),
            Author::Uncommitted => (Cell::phrase(compare::UNCOMMITTED, language), Cell::Empty, Cell::Empty),
            Author::Commit(commit) => {
                (Cell::text(short(&commit.id)), Cell::Date(commit.date), Cell::text(commit.author.as_str()))
            }
        };
        let [before, after] = line.values.clone();
        vec![
            Cell::phrase(line.kind, language),
            text(line.organisation.as_ref().map_or("", Id::as_str)),
            text(name),
            text(&line.review),
            text(&line.period),
            text(&line.item),
            before,
            after,
            line.cause.map_or(Cell::Empty, |cause| Cell::phrase(cause, language)),
            text(&line.moved),
            position.map_or(Cell::Empty, |position| text(&position.path)),
            position.and_then(|position| position.line).map_or(Cell::Empty, Cell::Count),
            commit,
            date,
            author,
        ]
    }

    fn outcomes(self) -> Vec<Line> {
        let comparison = self.comparison;
        let line = |change: &crate::model::comparison::UnitChange| Line {
            kind: compare::KIND_OUTCOME,
            organisation: Some(change.organisation.clone()),
            review: change.review.to_string(),
            period: change.period.to_string(),
            item: String::new(),
            values: self.standings(change.at).map(worded),
            cause: Some(cause(change.cause)),
            moved: String::new(),
            places: [None, None],
            author: Author::Unknown,
        };
        comparison.changed.iter().map(line).collect()
    }

    fn records(self) -> Vec<Line> {
        let comparison = self.comparison;
        let mut moved = vec![Vec::new(); comparison.data.len()];
        for change in &comparison.changed {
            for index in &change.data {
                moved[*index].push(format!("{} {} {}", change.organisation, change.review, change.period));
            }
        }
        let line = |(index, change): (usize, &crate::model::comparison::DataChange)| {
            let (kind, item) = neutral_what(&change.what);
            Line {
                kind: compare::KIND_DATA,
                organisation: Some(change.organisation.clone()),
                review: String::new(),
                period: String::new(),
                item: format!("{kind} {item}"),
                values: change.values.each_ref().map(|value| value.as_ref().map_or(Cell::Empty, cell)),
                cause: None,
                moved: moved[index].join("; "),
                places: change.places,
                author: change.author.clone(),
            }
        };
        comparison.data.iter().enumerate().map(line).collect()
    }

    fn rules(self) -> Vec<Line> {
        let comparison = self.comparison;
        let moved = |change: &RuleChange| {
            let units = change.units.iter().map(|index| &comparison.changed[*index]);
            let named = units.map(|unit| format!("{} {} {}", unit.organisation, unit.review, unit.period));
            named.collect::<Vec<_>>().join("; ")
        };
        let line = |change: &RuleChange| Line {
            kind: compare::KIND_RULE,
            organisation: None,
            review: String::new(),
            period: String::new(),
            item: format!("{} {}", self.versions(change), self.rule_name(change)).trim().to_owned(),
            values: self.rule_texts(change).map(worded),
            cause: None,
            moved: moved(change),
            places: change.places,
            author: change.author.clone(),
        };
        comparison.rules.iter().map(line).collect()
    }

    fn members(self) -> Vec<Line> {
        let line = |found: &crate::model::comparison::Membership| Line {
            kind: compare::KIND_MEMBERSHIP,
            organisation: Some(found.organisation.clone()),
            review: String::new(),
            period: String::new(),
            item: String::new(),
            values: found.at.map(|at| at.map_or(Cell::Empty, |_| Cell::text(found.organisation.as_str()))),
            cause: None,
            moved: String::new(),
            places: self.membership_places(found),
            author: found.author.clone(),
        };
        self.comparison.membership.iter().map(line).collect()
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
}
