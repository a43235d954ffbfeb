//! An organisation's result explained: what it came to and why, then what was entered and how that led there.

mod criterion;
mod figures;
mod head;
pub mod json;
mod lines;
mod quota;
mod scores;
mod walk;

use std::collections::BTreeMap;

use super::problems::line_of;
use super::reasons::Seen;
use super::say::{Say, capitalised};
use super::table::{Block, Column, Spacing, Table};
use crate::catalogue::{Phrase, account, words};
use crate::diagnostics::Position;
use crate::explain::Explanation;
use crate::model::{Guideline, Outcome, Place, Stage};

/// Speaks of accounts: the folder, the language, and which lines the places of files are.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub say: Say<'a>,
    pub places: &'a BTreeMap<Place, Position>,
}

/// How much of an account is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// What fits on a screen: what decided, first.
    Brief,
    Full,
}

impl Told<'_> {
    /// `2024/facts.csv:12`
    #[must_use]
    pub fn at(self, place: Place) -> String {
        let Some(position) = self.places.get(&place) else { return String::new() };
        position.line.map_or_else(|| position.path.clone(), |line| format!("{}:{line}", position.path))
    }

    /// The same for people, of a rule: nobody finds the built-in ones in the folder.
    fn rule_at(self, place: Place) -> String {
        let position = self.places.get(&place);
        position.map(|position| line_of(position, self.say.language)).unwrap_or_default()
    }
}

/// The account of one result, part by part; each part is a table with the text around it, or text alone.
#[must_use]
pub fn tables(explanation: &Explanation, told: Told<'_>, extent: Extent) -> Vec<Table> {
    let account = Account { explanation, told, extent };
    let mut parts = vec![text(account.head()), account.scores(), account.lines()];
    parts.push(text(account.figures()));
    parts.push(text(account.walk()));
    parts.push(account.quota());
    parts.push(text(account.waivers()));
    parts.push(text(match extent {
        Extent::Brief => vec![Block::Line(account.phrase(account::MORE))],
        Extent::Full => account.missing(),
    }));
    parts.into_iter().filter(|part| *part != Table::default()).collect()
}

/// The account of one line of the form.
#[must_use]
pub fn criterion_tables(explanation: &Explanation, told: Told<'_>, criterion: &str) -> Vec<Table> {
    let account = Account { explanation, told, extent: Extent::Full };
    let blocks = account.opening().into_iter().chain(account.criterion(criterion));
    vec![text(blocks.collect())]
}

fn text(blocks: Vec<Block>) -> Table {
    Table { above: blocks, ..Table::default() }
}

/// One account on its way to text.
#[derive(Clone, Copy)]
struct Account<'a> {
    explanation: &'a Explanation,
    told: Told<'a>,
    extent: Extent,
}

impl<'a> Account<'a> {
    const fn say(self) -> Say<'a> {
        self.told.say
    }

    fn phrase(self, phrase: Phrase) -> String {
        self.say().phrase(phrase)
    }

    fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        self.say().fill(phrase, values)
    }

    fn heading(self, phrase: Phrase) -> Block {
        Block::Heading(self.phrase(phrase))
    }

    fn rules(self) -> &'a Guideline {
        self.say().guideline(self.explanation.guideline)
    }

    fn seen(self) -> Seen<'a> {
        let score = self.explanation.deciding().map(|sums| &sums.scores);
        Seen { say: self.say(), unit: &self.explanation.result, score, said: None }
    }

    fn outcome(self, outcome: &'a Outcome) -> String {
        super::say::quoted(self.say().text(&outcome.name))
    }

    fn stage(self, stage: Stage) -> String {
        capitalised(&self.phrase(words::stage(stage)))
    }

    /// Rows close together where the account is brief.
    const fn spacing(self) -> Spacing {
        match self.extent {
            Extent::Brief => Spacing::Dense,
            Extent::Full => Spacing::Ruled,
        }
    }

    fn figures_column(self, phrase: Phrase) -> Column {
        Column::figures(self.phrase(phrase))
    }
}
