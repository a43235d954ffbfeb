//! What differs between two results of one kind: the cells of tables by organisation, the values of JSON, the lines
//! of other texts. Of what is no text, only that it differs.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::values;
use crate::diagnostics::Report;
use crate::load::csv::{Piece, RawRow, Scanner};
use crate::model::FileId;

/// A place of a result that is another now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowChange {
    /// Whose row it is; empty where it is nobody's.
    pub subject: String,
    /// The column, or the name of the value; empty for a whole row or line.
    pub item: String,
    /// `None` where it was not there.
    pub before: Option<String>,
    pub after: Option<String>,
}

/// How a result is read to be compared.
#[must_use]
pub fn rows(format: &str, before: &[u8], after: &[u8]) -> Vec<RowChange> {
    let (Ok(before), Ok(after)) = (std::str::from_utf8(before), std::str::from_utf8(after)) else {
        return Vec::new();
    };
    match format {
        "csv" => compare([before, after].map(|text| Table::read(text, b','))),
        "csv-excel" => compare([before, after].map(|text| Table::read(text, b';'))),
        "json" => match (serde_json::from_str(before), serde_json::from_str(after)) {
            (Ok(before), Ok(after)) => values::compare(&before, &after),
            (Err(_), _) | (_, Err(_)) => lines(before, after),
        },
        _ => lines(before, after),
    }
}

/// The names of columns that tell whose row it is, and of which period.
const SUBJECTS: [&str; 4] = ["mã", "id", "kỳ", "period"];

/// What stands where: by subject and item.
type Cells = BTreeMap<(String, String), String>;

struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(text: &str, delimiter: u8) -> Self {
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut scanner = Scanner::new(Piece::whole(FileId(0), text), start, delimiter);
        let mut next = || {
            let mut row = RawRow::default();
            let read = scanner.next_row(&mut row, &mut Report::default());
            read.then(|| row.fields(text).map(|field| field.value(text).into_owned()).collect())
        };
        let header = next().unwrap_or_default();
        Self { header, rows: std::iter::from_fn(next).collect() }
    }

    /// What the row says in these columns.
    fn labels<'a>(&'a self, row: &'a [String], by: &'a BTreeSet<String>) -> impl Iterator<Item = &'a str> {
        let cells = self.header.iter().zip(row).filter(|(name, _)| by.contains(*name));
        cells.map(|(_, value)| value.as_str())
    }

    /// Whether no two rows say the same in these columns.
    fn is_told_apart(&self, by: &BTreeSet<String>) -> bool {
        let mut met: HashSet<Vec<&str>> = HashSet::new();
        self.rows.iter().all(|row| met.insert(self.labels(row, by).collect()))
    }

    fn cells(&self, by: &BTreeSet<String>) -> Cells {
        let mut met = Met::default();
        let mut cells = Cells::new();
        for row in &self.rows {
            let labels = self.labels(row, by).filter(|label| !label.is_empty());
            let subject = met.once_more(labels.collect::<Vec<_>>().join(" · "));
            for (name, value) in self.header.iter().zip(row) {
                cells.insert((subject.clone(), name.clone()), value.clone());
            }
        }
        cells
    }
}

/// Names that were met, and how often.
#[derive(Default)]
pub(super) struct Met(HashMap<String, usize>);

impl Met {
    /// The name with a number, unless it is the first of its kind.
    pub(super) fn once_more(&mut self, name: String) -> String {
        let count = self.0.entry(name.clone()).or_default();
        *count += 1;
        match (*count, name.is_empty()) {
            (1, false) => name,
            (count, true) => format!("#{count}"),
            (count, false) => format!("{name} #{count}"),
        }
    }
}

/// The columns that tell whose row it is: the named ones, and of the others, which both tables have, as many from the left as
/// tell all rows apart.
fn subjects(tables: &[Table; 2]) -> BTreeSet<String> {
    let [before, after] = tables;
    let shared: Vec<&String> = before.header.iter().filter(|name| after.header.contains(name)).collect();
    let (named, others): (Vec<&String>, Vec<&String>) =
        shared.into_iter().partition(|name| SUBJECTS.contains(&name.as_str()));
    let mut by: BTreeSet<String> = named.into_iter().cloned().collect();
    for name in others {
        if !by.is_empty() && tables.iter().all(|table| table.is_told_apart(&by)) {
            break;
        }
        by.insert(name.clone());
    }
    by
}

fn compare(tables: [Table; 2]) -> Vec<RowChange> {
    let by = subjects(&tables);
    let [before, after] = tables.map(|table| table.cells(&by));
    let removed = before.keys().filter(|place| !after.contains_key(*place));
    let mut places: Vec<_> = after.keys().chain(removed).collect();
    places.sort();
    let changed = places.into_iter().filter(|place| before.get(*place) != after.get(*place));
    let change = |place: &(String, String)| RowChange {
        subject: place.0.clone(),
        item: place.1.clone(),
        before: before.get(place).cloned(),
        after: after.get(place).cloned(),
    };
    changed.map(change).collect()
}

/// The lines that only one of the texts has.
fn lines(before: &str, after: &str) -> Vec<RowChange> {
    let only = |one: &str, other: &str| {
        let others: std::collections::BTreeSet<String> = other.lines().map(str::to_owned).collect();
        let own = one.lines().filter(|line| !others.contains(*line)).map(str::to_owned);
        own.collect::<Vec<String>>()
    };
    let of = |before, after| RowChange { subject: String::new(), item: String::new(), before, after };
    let gone = only(before, after).into_iter().map(|line| of(Some(line), None));
    gone.chain(only(after, before).into_iter().map(|line| of(None, Some(line)))).collect()
}
