//! A comparison as tables: who stands otherwise, why, which rules changed, and what changed without effect.

mod blocks;
mod item;
pub mod json;
mod register;
mod rule;

use std::collections::BTreeMap;

use super::evaluation::illustrative_line;
use super::explained::{leading_score, standing_at_length};
use super::say::Say;
use super::table::{Block, Cell, Column, Table};
use crate::catalogue::{Phrase, compare, words};
use crate::diagnostics::Position;
use crate::model::comparison::{Apart, Author, Cause, Commit, Comparison, Pair, UnitAt, UnitChange};
use crate::model::results::{Results, Standing, UnitResult};
use crate::model::{Guideline, Id, Period, Place};

/// A side of the comparison: what it is called, its results, and which lines its places are.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub name: &'a str,
    /// The id of its commit, if it is one.
    pub commit: Option<&'a str>,
    pub say: Say<'a>,
    /// With the units that are told.
    pub results: &'a [Results],
    /// By results, the guidelines of all their units.
    pub guidelines: &'a [Vec<usize>],
    pub positions: &'a BTreeMap<Place, Position>,
}

/// A comparison and all that it is told from.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub comparison: &'a Comparison,
    pub sides: [Side<'a>; 2],
}

/// How much is told in text; all of it stands in the formats for programs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Conditions of one result.
    conditions: usize,
    /// Changes of records behind one result.
    behind: usize,
    /// Rules of one guideline.
    rules: usize,
    /// Changes without effect.
    quiet: usize,
}

impl Limits {
    pub const SCREEN: Self = Self { conditions: 4, behind: 6, rules: 12, quiet: 24 };
    /// What a page of a merge request takes.
    pub const PAGE: Self = Self { conditions: 8, behind: 20, rules: 40, quiet: 100 };
    pub const ALL: Self =
        Self { conditions: usize::MAX, behind: usize::MAX, rules: usize::MAX, quiet: usize::MAX };
}

/// A result on its side.
#[derive(Clone, Copy)]
struct Seen<'a> {
    side: Side<'a>,
    results: &'a Results,
    unit: &'a UnitResult,
}

impl<'a> Seen<'a> {
    fn guideline(self) -> &'a Guideline {
        self.side.say.guideline(self.unit.guideline)
    }

    fn total(self) -> Option<String> {
        let score = leading_score(self.results.preview, self.side.say, self.unit)?;
        score.max?;
        Some(match &score.total {
            Some(total) => self.side.say.exact(total),
            None => self.side.say.phrase(compare::HELD_UNKNOWN),
        })
    }
}

impl<'a> Told<'a> {
    fn say(self) -> Say<'a> {
        self.sides[1].say
    }

    fn phrase(self, phrase: Phrase) -> String {
        self.say().phrase(phrase)
    }

    fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        self.say().fill(phrase, values)
    }

    fn seen(self, side: usize, at: Option<UnitAt>) -> Option<Seen<'a>> {
        let (side, at) = (self.sides[side], at?);
        let results = &side.results[at.results];
        Some(Seen { side, results, unit: &results.units[at.unit] })
    }

    fn both(self, at: Pair<UnitAt>) -> Pair<Seen<'a>> {
        [self.seen(0, at[0]), self.seen(1, at[1])]
    }

    /// The organisation's name, as it is called after.
    fn name(self, organisation: &Id) -> &'a str {
        let found = |side: usize| {
            let workspace = self.sides[side].say.workspace;
            workspace
                .organisation_at(organisation.as_str())
                .map(|index| workspace.organisations.at(index).name())
        };
        found(1).or_else(|| found(0)).unwrap_or_default()
    }

    /// How it stands before and after, in words that differ.
    fn standings(self, at: Pair<UnitAt>) -> [String; 2] {
        let seen = self.both(at);
        let words = seen.map(|seen| match seen {
            None => self.phrase(compare::NOTHING_THERE),
            Some(seen) => standing_at_length(seen.side.say, seen.unit),
        });
        if words[0] != words[1] {
            return words;
        }
        let standing = seen.map(|seen| self.quota_words(seen.and_then(|seen| seen.unit.standing)));
        if standing[0] == standing[1] {
            return words;
        }
        [0, 1].map(|side| format!("{} ({})", words[side], standing[side]))
    }

    fn quota_words(self, standing: Option<Standing>) -> String {
        self.phrase(standing.map_or(compare::NO_STANDING, words::standing))
    }

    fn apart(self, apart: &Apart) -> String {
        match &apart.name {
            Some(name) => self.say().text(name).to_owned(),
            None => self.phrase(words::status(apart.status)),
        }
    }

    /// `2024/facts.csv:12; a1b2c3, 12/03/2024, Văn phòng`
    fn source(self, places: Pair<Place>, author: &Author) -> String {
        let place = places[1].map(|place| (1, place)).or(places[0].map(|place| (0, place)));
        let position = place.and_then(|(side, place)| self.sides[side].positions.get(&place));
        let position = position.map(|position| match position.line {
            Some(line) => format!("{}:{line}", position.path),
            None => position.path.clone(),
        });
        let author = match author {
            Author::Unknown => None,
            Author::Uncommitted => Some(self.phrase(compare::UNCOMMITTED)),
            Author::Commit(commit) => Some(self.fill(
                compare::AUTHOR,
                &[
                    ("id", short(&commit.id)),
                    ("date", &self.say().date(commit.date)),
                    ("author", &commit.author),
                ],
            )),
            Author::Within(first, last) => Some(self.within(first, last.as_ref())),
        };
        position.into_iter().chain(author).collect::<Vec<_>>().join("; ")
    }

    fn within(self, first: &Commit, last: Option<&Commit>) -> String {
        let named = |commit: &Commit| {
            let values = [("id", short(&commit.id)), ("date", &*self.say().date(commit.date))];
            self.fill(compare::COMMIT, &values)
        };
        let last = last.map_or_else(|| self.phrase(compare::UNCOMMITTED), named);
        self.fill(compare::WITHIN, &[("first", &named(first)), ("last", &last)])
    }

    fn sourced(self, change: &str, places: Pair<Place>, author: &Author) -> String {
        let source = self.source(places, author);
        if source.is_empty() {
            return change.to_owned();
        }
        self.fill(compare::WITH_SOURCE, &[("change", change), ("source", &source)])
    }

    /// The table with all that is said around it.
    #[must_use]
    pub fn table(self, limits: Limits) -> Table {
        let mut table = Table { above: self.above(), ..Table::default() };
        if !self.comparison.changed.is_empty() {
            let heads = [
                compare::ORGANISATION_HEAD,
                compare::REVIEW_HEAD,
                compare::BEFORE_HEAD,
                compare::AFTER_HEAD,
                compare::CAUSE_HEAD,
            ];
            table.columns = heads.map(|head| Column::words(self.phrase(head))).into();
            table.rows = self.comparison.changed.iter().map(|change| self.row(change)).collect();
        }
        table.below = blocks::below(self, limits);
        table
    }

    /// A review of a period, as people call it.
    fn reviewed(self, review: &Id, period: Period) -> String {
        format!("{} {period}", self.say().review(review.as_str()))
    }

    fn row(self, change: &UnitChange) -> Vec<Cell> {
        let [before, after] = self.standings(change.at);
        vec![
            Cell::text(self.name(&change.organisation)),
            Cell::text(self.reviewed(&change.review, change.period)),
            Cell::text(before),
            Cell::text(after),
            Cell::phrase(cause(change.cause), self.say().language),
        ]
    }

    fn above(self) -> Vec<Block> {
        let committee = Block::Title(self.say().workspace.manifest.committee.clone());
        let count = |number: usize| number.to_string();
        let changed = [
            ("changed", count(self.comparison.changed.len())),
            ("compared", count(self.comparison.compared)),
        ];
        let changed = changed.each_ref().map(|(name, value)| (*name, value.as_str()));
        let lines = [
            self.phrase(compare::TITLE),
            self.fill(compare::SIDES, &[("before", self.sides[0].name)]),
            self.fill(compare::SIDES_AFTER, &[("after", self.sides[1].name)]),
            self.fill(compare::SUMMARY, &changed) + &self.by_cause(),
        ];
        std::iter::once(committee).chain(lines.map(Block::Line)).chain(self.cautions()).collect()
    }

    /// How many changed by what: `: hồ sơ 2; quy định 1`.
    fn by_cause(self) -> String {
        let mut counts: BTreeMap<Cause, usize> = BTreeMap::new();
        for change in &self.comparison.changed {
            *counts.entry(change.cause).or_default() += 1;
        }
        let told = counts.into_iter().map(|(of, count)| {
            let cause = self.phrase(cause(of));
            self.fill(compare::MIXED_BY, &[("cause", &cause), ("count", &count.to_string())])
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() { String::new() } else { format!(" — {}", told.join("; ")) }
    }

    /// Whether results rest on figures that are only illustrative: those of a review, else any.
    fn is_illustrative(self, review: Option<&Id>) -> bool {
        self.sides.iter().any(|side| {
            let results = side.results.iter().zip(side.guidelines);
            let mut asked = results.filter(|(results, _)| review.is_none_or(|id| results.review == *id));
            asked
                .any(|(_, guidelines)| guidelines.iter().any(|index| side.say.guideline(*index).illustrative))
        })
    }

    /// Figures that are only illustrative are said to be so.
    fn cautions(self) -> Vec<Block> {
        let mut lines = Vec::new();
        for side in &self.sides {
            let results = side.results.iter().zip(side.guidelines);
            let lines_of = |(_, guidelines): (_, &Vec<usize>)| illustrative_line(guidelines, side.say);
            for line in results.filter_map(lines_of) {
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        lines
    }
}

/// What made the difference, in a word.
const fn cause(cause: Cause) -> Phrase {
    match cause {
        Cause::Data => compare::BY_DATA,
        Cause::Rules => compare::BY_RULES,
        Cause::Either => compare::BY_EITHER,
        Cause::Together => compare::BY_TOGETHER,
        Cause::Both => compare::BY_BOTH,
        Cause::Inseparable => compare::BY_INSEPARABLE,
        Cause::Stage => compare::BY_STAGE,
        Cause::Entered => compare::BY_ENTERING,
        Cause::Left => compare::BY_LEAVING,
    }
}

/// The first digits of a commit's id.
fn short(id: &str) -> &str {
    id.get(..10).unwrap_or(id)
}
