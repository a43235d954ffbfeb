//! The quota-control table: by peer group the base, the cap, and who is kept, lowered and held.

use super::counts::{arithmetic, beyond, peer_group};
use super::opening::{Reader, opening};
use super::say::Say;
use super::table::{Block, Cell, Column, ColumnNumbers, Table};
use crate::catalogue::{Phrase, forms, labels, words};
use crate::model::quota::Quota;
use crate::model::results::{QuotaResult, Results};
use crate::model::{Every, Exact, NameOrder};

#[must_use]
pub fn table(results: &Results, reader: Reader, say: Say<'_>) -> Table {
    let mut table = Table { above: opening(forms::QUOTA_CONTROL, results, say), ..Table::default() };
    if results.quotas.is_empty() && reader != Reader::Program {
        table.below.push(Block::Line(say.phrase(forms::NO_QUOTA)));
        return table;
    }
    let form = Form { reader, say, with_period: has_short_periods(results) };
    let mut quotas: Vec<&QuotaResult> = results.quotas.iter().collect();
    quotas.sort_by_cached_key(|quota| (quota.period, NameOrder::of(&peer_group(say, quota))));
    table.columns = form.columns();
    table.rows =
        quotas.iter().enumerate().filter_map(|(place, quota)| form.row(place + 1, results, quota)).collect();
    if reader != Reader::Program {
        table.totals = vec![form.totals(&quotas)];
    }
    if reader == Reader::Print {
        table.numbers = ColumnNumbers::Shown;
    }
    table
}

fn has_short_periods(results: &Results) -> bool {
    results.quotas.iter().any(|quota| quota.period.every() != Every::Year)
}

struct Form<'a> {
    reader: Reader,
    say: Say<'a>,
    with_period: bool,
}

impl Form<'_> {
    fn head(&self, phrase: Phrase) -> String {
        let text = self.say.phrase(phrase);
        match self.reader {
            Reader::Screen => text.replace(' ', "\n"),
            Reader::Print => text,
            Reader::Program => text.to_lowercase(),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let figures = |phrase| Column::figures(self.head(phrase));
        let words = |phrase| Column::words(self.head(phrase));
        let number = (self.reader != Reader::Screen).then(|| figures(forms::NUMBER));
        let mut columns: Vec<Column> = number.into_iter().chain([words(forms::PEER_GROUP)]).collect();
        if self.with_period {
            columns.push(Column::ids(self.head(forms::PERIOD)));
        }
        columns.push(figures(forms::ASSESSED));
        columns.extend([
            self.under(figures, forms::BASE, forms::BASE_COUNT, forms::BASE),
            self.under(words, forms::BASE, forms::BASE_WORDS, forms::COLUMN_BASE_WORDS),
            self.under(figures, forms::CAP, forms::SHARE, forms::COLUMN_SHARE),
            self.under(figures, forms::CAP, forms::CAP_COUNT, forms::COLUMN_CAP),
        ]);
        if self.reader != Reader::Screen {
            columns.push(self.under(words, forms::CAPPED, forms::CAPPED_OUTCOME, forms::CAPPED));
        }
        let counts = [
            (forms::CANDIDATES, forms::COLUMN_CANDIDATES),
            (forms::KEPT, forms::COLUMN_KEPT),
            (forms::DEMOTED, forms::COLUMN_DEMOTED),
            (forms::HELD, forms::COLUMN_WAITING),
            (forms::KEPT_SHARE, forms::COLUMN_KEPT_SHARE),
        ];
        columns.extend(counts.map(|(below, alone)| self.under(figures, forms::CAPPED, below, alone)));
        columns.push(words(forms::CONCLUSION));
        if self.reader == Reader::Program {
            columns.push(words(labels::COLUMN_ILLUSTRATIVE));
        }
        columns
    }

    /// A column that stands below the head of a group in a printed form; elsewhere its head says all by itself.
    fn under(&self, make: impl Fn(Phrase) -> Column, group: Phrase, below: Phrase, alone: Phrase) -> Column {
        match self.reader {
            Reader::Print => make(below).under(self.head(group)),
            Reader::Screen | Reader::Program => make(alone),
        }
    }

    fn row(&self, number: usize, results: &Results, quota: &QuotaResult) -> Option<Vec<Cell>> {
        let say = self.say;
        let rule = say.guideline(quota.guideline).quota.as_ref()?;
        let number = (self.reader != Reader::Screen).then_some(Cell::Count(number));
        let mut row: Vec<Cell> =
            number.into_iter().chain([Cell::Text(capitalised_group(say, quota))]).collect();
        if self.with_period {
            row.push(Cell::text(quota.period.to_string()));
        }
        row.extend([
            Cell::Count(quota.assessed),
            Cell::Count(quota.base),
            Cell::Text(base_words(results, say, rule)),
            Cell::Number(quota.share),
            Cell::Count(quota.cap),
        ]);
        if self.reader != Reader::Screen {
            let capped = say.guideline(quota.guideline).outcome_at(rule.outcome.value.as_str());
            let name = capped.map(|place| say.text(&say.guideline(quota.guideline).outcomes[place].name));
            row.push(name.map_or(Cell::Empty, Cell::text));
        }
        row.extend(counts(quota).map(Cell::Count));
        row.push(percent(quota.kept.len(), quota.base));
        row.push(Cell::Text(conclusion(say, quota)));
        if self.reader == Reader::Program {
            let is_illustrative = say.guideline(quota.guideline).illustrative;
            row.push(Cell::phrase(words::yes_or_no(is_illustrative), say.language));
        }
        Some(row)
    }

    fn totals(&self, quotas: &[&QuotaResult]) -> Vec<Cell> {
        let sum =
            |count: fn(&QuotaResult) -> usize| Cell::Count(quotas.iter().map(|quota| count(quota)).sum());
        let empty = |count| std::iter::repeat_n(Cell::Empty, count);
        let number = (self.reader != Reader::Screen).then_some(Cell::Empty);
        let mut row: Vec<Cell> =
            number.into_iter().chain([Cell::Text(self.say.phrase(forms::TOTAL))]).collect();
        row.extend(empty(usize::from(self.with_period)));
        row.extend([sum(|quota| quota.assessed), sum(|quota| quota.base), Cell::Empty, Cell::Empty]);
        row.push(sum(|quota| quota.cap));
        row.extend(empty(usize::from(self.reader != Reader::Screen)));
        row.extend([
            sum(|quota| quota.candidates),
            sum(|quota| quota.kept.len()),
            sum(|quota| quota.demoted.len()),
            sum(|quota| quota.held.len()),
            Cell::Empty,
            Cell::Empty,
        ]);
        row
    }
}

const fn counts(quota: &QuotaResult) -> [usize; 4] {
    [quota.candidates, quota.kept.len(), quota.demoted.len(), quota.held.len()]
}

fn capitalised_group(say: Say<'_>, quota: &QuotaResult) -> String {
    super::say::capitalised(&peer_group(say, quota))
}

fn base_words(results: &Results, say: Say<'_>, rule: &Quota) -> String {
    let outcomes = say.outcomes(&results.review, rule.of.iter().map(|of| &of.value));
    say.fill(forms::BASE_OF, &[("outcomes", &outcomes)])
}

/// A sentence on each peer group in which decisions keep more than the cap.
pub fn excesses(results: &Results, say: Say<'_>) -> impl Iterator<Item = Block> {
    let beyond = results.quotas.iter().filter(|quota| quota.kept.len() > quota.cap);
    beyond.map(move |quota| {
        let values = [("group", capitalised_group(say, quota)), ("said", conclusion(say, quota))];
        Block::Line(
            say.fill(forms::OF_GROUP, &values.each_ref().map(|(name, value)| (*name, value.as_str()))),
        )
    })
}

/// A share in percent, rounded half up to hundredths; empty over nobody.
#[must_use]
pub fn percent(part: usize, whole: usize) -> Cell {
    let share = Exact::percentage(&Exact::count(part), &Exact::count(whole));
    share.map_or(Cell::Empty, |share| Cell::Number(share.rounded()))
}

/// What the control comes to, in words.
fn conclusion(say: Say<'_>, quota: &QuotaResult) -> String {
    let number = |count: usize| count.to_string();
    let too_many = quota.kept.len() > quota.cap;
    let mut parts = Vec::new();
    if too_many {
        let values = [("kept", number(quota.kept.len())), ("cap", number(quota.cap))];
        parts.push(say.fill(forms::BEYOND, &values.each_ref().map(|(name, value)| (*name, value.as_str()))));
    }
    if !quota.demoted.is_empty() {
        parts.push(say.fill(forms::LOWERED, &[("count", &number(quota.demoted.len()))]));
    }
    if !quota.held.is_empty() {
        parts.push(say.fill(forms::HOLDING, &[("count", &number(quota.held.len()))]));
    }
    if parts.is_empty() {
        parts.push(say.phrase(forms::WITHIN));
    }
    parts[0] = say.fill(forms::BY_RULE, &[("said", &parts[0]), ("rule", &arithmetic(say, quota))]);
    parts.extend(beyond(say, quota));
    if let Some(exception) = quota.exception {
        let cite = &say.workspace.manifest.quota_exceptions[exception].cite;
        parts.push(say.fill(forms::RAISED, &[("cite", cite)]));
    }
    if quota.provisional {
        parts.push(say.phrase(forms::PROVISIONAL));
    }
    parts.join("; ")
}
