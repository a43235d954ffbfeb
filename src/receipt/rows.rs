//! What differs between two results of one kind: the cells of tables by organisation, the values of JSON, the lines
//! of other texts. Of what is no text, only that it differs.

use std::collections::BTreeMap;

use serde_json::Value;

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
        "csv" => compare(&cells(before, b','), &cells(after, b',')),
        "csv-excel" => compare(&cells(before, b';'), &cells(after, b';')),
        "json" => match (serde_json::from_str(before), serde_json::from_str(after)) {
            (Ok(before), Ok(after)) => compare(&values(&before), &values(&after)),
            (Err(_), _) | (_, Err(_)) => lines(before, after),
        },
        _ => lines(before, after),
    }
}

/// The names of columns that tell whose row it is, and of which period.
const SUBJECTS: [&str; 4] = ["mã", "id", "kỳ", "period"];

/// What stands where: by subject and item.
type Cells = BTreeMap<(String, String), String>;

fn cells(text: &str, delimiter: u8) -> Cells {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut scanner = Scanner::new(Piece::whole(FileId(0), text), start, delimiter);
    let mut next = || {
        let mut row = RawRow::default();
        let read = scanner.next_row(&mut row, &mut Report::default());
        read.then(|| row.fields(text).map(|field| field.value(text).into_owned()).collect::<Vec<_>>())
    };
    let header = next().unwrap_or_default();
    let named: Vec<usize> =
        (0..header.len()).filter(|index| SUBJECTS.contains(&header[*index].as_str())).collect();
    let by = if named.is_empty() { vec![0] } else { named };
    let mut cells = Cells::new();
    while let Some(row) = next() {
        let parts: Vec<&str> = by.iter().filter_map(|index| row.get(*index)).map(String::as_str).collect();
        let subject = parts.join(" · ");
        for (name, value) in header.iter().zip(&row) {
            cells.insert((subject.clone(), name.clone()), value.clone());
        }
    }
    cells
}

/// The values of every entry of the results, by organisation and period.
fn values(results: &Value) -> Cells {
    let mut cells = Cells::new();
    let parts = results.as_object().into_iter().flatten();
    for (name, part) in parts {
        match part.as_array().filter(|_| name == "organisations") {
            None => {
                cells.insert((String::new(), name.clone()), part.to_string());
            }
            Some(entries) => {
                for entry in entries {
                    let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
                    let subject = format!("{} · {}", text("id"), text("period"));
                    for (item, value) in entry.as_object().into_iter().flatten() {
                        cells.insert((subject.clone(), item.clone()), value.to_string());
                    }
                }
            }
        }
    }
    cells
}

fn compare(before: &Cells, after: &Cells) -> Vec<RowChange> {
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
