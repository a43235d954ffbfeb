//! Facts and measures, worked out from the rows that the JSON gives.

use std::collections::BTreeSet;

use serde_json::Value;

use super::arithmetic::{Number, count, holds, list, number, text};

/// The sum of a fact's rows; none while one is missing, or where there is none.
pub fn fact(account: &Value, id: &str) -> Option<Number> {
    let fact = list(&account["facts"]).iter().find(|fact| fact["id"] == id)?;
    let rows = list(&fact["rows"]);
    let given: Option<Vec<Number>> = rows.iter().map(|row| number(&row["value"])).collect();
    given.filter(|given| !given.is_empty()).map(|given| given.into_iter().sum())
}

/// A flag of the account's own period.
pub fn flag(account: &Value, id: &str) -> Option<bool> {
    let fact = list(&account["facts"]).iter().find(|fact| fact["id"] == id)?;
    let row = list(&fact["rows"]).iter().find(|row| row["period"] == account["period"])?;
    number(&row["value"]).map(|value| value != count(0))
}

/// Every value that a measure may have.
pub fn measure(account: &Value, id: &str) -> BTreeSet<Option<Number>> {
    let found = list(&account["measures"]).iter().find(|measure| measure["id"] == id);
    found.map(values).unwrap_or_default()
}

/// The only value of a measure, if it has one.
pub fn known(account: &Value, id: &str) -> Option<Number> {
    let values = measure(account, id);
    if values.len() == 1 { values.into_iter().next().flatten() } else { None }
}

pub fn values(measure: &Value) -> BTreeSet<Option<Number>> {
    let rows = list(&measure["rows"]);
    match text(&measure["kind"]) {
        "ratio" => [ratio(rows)].into(),
        "findings" => [Some(count(rows.iter().filter(|row| row["counted"] == true).count()))].into(),
        "periods" | "subordinates" => outcomes(measure, rows),
        other => panic!("a measure of the kind {other}"),
    }
}

fn ratio(rows: &[Value]) -> Option<Number> {
    let both: Vec<(Number, Number)> =
        rows.iter().filter_map(|row| number(&row["part"]).zip(number(&row["whole"]))).collect();
    let part: Number = both.iter().map(|(part, _)| part.clone()).sum();
    let whole: Number = both.iter().map(|(_, whole)| whole.clone()).sum();
    (whole != count(0)).then(|| part * count(100) / whole)
}

/// Each result stands for all its ends, independently of the others.
fn outcomes(measure: &Value, rows: &[Value]) -> BTreeSet<Option<Number>> {
    let mut counts: BTreeSet<(usize, usize)> = [(0, 0)].into();
    for row in rows {
        let adds: BTreeSet<(usize, usize)> =
            list(&row["ends"]).iter().map(|end| adds(measure, text(end))).collect();
        let sum = |(hits, base): &(usize, usize)| {
            adds.iter().map(|(hit, one)| (hits + hit, base + one)).collect::<Vec<_>>()
        };
        counts = counts.iter().flat_map(sum).collect();
    }
    let value = |(hits, base)| match text(&measure["as"]) {
        "count" => Some(count(hits)),
        _ => (base > 0).then(|| count(hits) * count(100) / count(base)),
    };
    counts.into_iter().map(value).collect()
}

/// To the hits and to the base. Who is no candidate stays in the base of subordinates.
fn adds(measure: &Value, end: &str) -> (usize, usize) {
    match end.strip_prefix("outcome:") {
        Some(outcome) => (usize::from(holds(&measure["outcomes"], outcome)), 1),
        None => (0, usize::from(end == "not-candidate" && measure["kind"] == "subordinates")),
    }
}
