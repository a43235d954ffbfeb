//! One period as a form: a row a group, the outcomes with number and percentage, the totals.

use super::{base_head, by_head, group_name, groups, has_quota, outcomes};
use crate::catalogue::{Phrase, forms};
use crate::model::Id;
use crate::model::summary::{PeriodSummary, Summary, Tally};
use crate::render::opening::Reader;
use crate::render::quota::percent;
use crate::render::say::Say;
use crate::render::table::{Cell, Column, ColumnNumbers, Table};

pub fn table(summary: &Summary, period: &PeriodSummary, reader: Reader, say: Say<'_>) -> Table {
    let outcomes = outcomes(&period.guidelines, say);
    let with_base = has_quota(&period.guidelines, say);
    let with_held = period.total.held > 0;
    let form = Form { period, reader, say, outcomes: &outcomes, with_held, with_base };
    let empty = Tally::default();
    let row = |(place, key)| {
        let tally = period.rows.get(key).unwrap_or(&empty);
        form.row(Cell::Count(place + 1), group_name(key, say), tally)
    };
    Table {
        columns: form.columns(by_head(summary.by)),
        rows: groups(summary, say).into_iter().enumerate().map(row).collect(),
        totals: vec![form.row(Cell::Empty, say.phrase(forms::TOTAL), &period.total)],
        numbers: match reader {
            Reader::Print => ColumnNumbers::Shown,
            Reader::Screen | Reader::Program => ColumnNumbers::Absent,
        },
        ..Table::default()
    }
}

struct Form<'a> {
    period: &'a PeriodSummary,
    reader: Reader,
    say: Say<'a>,
    outcomes: &'a [(&'a Id, String)],
    with_held: bool,
    with_base: bool,
}

/// Where the numbers assessed stand: the base of every outcome's percentage.
const ASSESSED: usize = 5;

impl Form<'_> {
    fn head(&self, text: &str) -> String {
        match self.reader {
            Reader::Screen => text.replace(' ', "\n"),
            Reader::Print | Reader::Program => text.to_owned(),
        }
    }

    fn columns(&self, by: Phrase) -> Vec<Column> {
        let head = |phrase: Phrase| self.head(phrase.get(self.say.language));
        let first = [forms::EXISTING, forms::REGISTERED, forms::UP_FOR_IT, forms::ASSESSED];
        let apart = [forms::UNRATED, forms::UNDETERMINED];
        let waiting = self.with_held.then_some(forms::WAITING);
        let number = (self.reader != Reader::Screen).then(|| Column::figures(head(forms::NUMBER)));
        let mut columns: Vec<Column> =
            number.into_iter().chain([Column::words(by.get(self.say.language))]).collect();
        let counts = first.into_iter().chain(apart).chain(waiting);
        columns.extend(counts.map(|phrase| Column::figures(head(phrase))));
        for (_, name) in self.outcomes {
            if self.reader == Reader::Screen {
                columns.push(Column::figures(self.head(name)));
            } else {
                let place = columns.len();
                columns.push(Column::figures(head(forms::COUNT)).under(name));
                columns.push(Column::figures(head(forms::PERCENT)).under(name).percentage(place, ASSESSED));
            }
        }
        columns.extend(self.shares(columns.len()));
        columns
    }

    /// The share of the best outcome on both bases.
    fn shares(&self, place: usize) -> Vec<Column> {
        let head = |phrase: Phrase| self.head(phrase.get(self.say.language));
        let base = self.head(&base_head(&self.period.guidelines, self.say));
        let (of_assessed, of_base) =
            (Column::figures(head(forms::OF_ASSESSED)), Column::figures(head(forms::OF_BASE)));
        if self.reader == Reader::Screen {
            return std::iter::once(of_assessed).chain(self.with_base.then_some(of_base)).collect();
        }
        let group = head(forms::BEST_SHARE);
        let mut columns =
            vec![Column::figures(head(forms::BEST_COUNT)), of_assessed.percentage(place, ASSESSED)];
        if self.with_base {
            columns.extend([Column::figures(base), of_base.percentage(place, place + 2)]);
        }
        columns.into_iter().map(|column| column.under(&group)).collect()
    }

    fn row(&self, number: Cell, name: String, tally: &Tally) -> Vec<Cell> {
        let number = (self.reader != Reader::Screen).then_some(number);
        let mut row: Vec<Cell> = number.into_iter().chain([Cell::Text(name)]).collect();
        let counts = [tally.existing, tally.registered, tally.candidates(), tally.assessed];
        let apart = [tally.unrated, tally.undetermined];
        let held = self.with_held.then_some(tally.held);
        row.extend(counts.into_iter().chain(apart).chain(held).map(Cell::Count));
        for (id, _) in self.outcomes {
            row.extend(self.share(tally.with_outcome(id), tally.assessed));
        }
        let with_base = self.with_base.then_some(tally.base);
        if self.reader == Reader::Screen {
            row.push(self.fraction(tally.best, tally.assessed));
            row.extend(with_base.map(|base| self.fraction(tally.best, base)));
        } else {
            row.extend([Cell::Count(tally.best), percent(tally.best, tally.assessed)]);
            let of_base = |base| [Cell::Count(base), percent(tally.best, base)];
            row.extend(with_base.into_iter().flat_map(of_base));
        }
        row
    }

    /// A count and its percentage: two cells, or two lines of one on the screen.
    fn share(&self, part: usize, whole: usize) -> Vec<Cell> {
        match (self.reader, percent(part, whole)) {
            (Reader::Print | Reader::Program, share) => vec![Cell::Count(part), share],
            (Reader::Screen, Cell::Empty) => vec![Cell::Count(part)],
            (Reader::Screen, share) => {
                vec![Cell::Text(format!("{part}\n{}%", share.localised(self.say.language)))]
            }
        }
    }

    /// A share with its numerator and denominator.
    fn fraction(&self, part: usize, whole: usize) -> Cell {
        match percent(part, whole) {
            Cell::Empty => Cell::Empty,
            share => Cell::Text(format!("{part}/{whole}\n{}%", share.localised(self.say.language))),
        }
    }
}
