//! Rows of what may have several, such as the events of one step or the decisions on one result: each is put down to the
//! commit that added it or took it away, and a change that several commits made is told as several.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::comparison::{Author, DataChange, Decided, Given, What};
use crate::model::{Id, Place};

/// What rows speak of, and whose they are. Those of a decision are all on one result, in force or superseded.
pub type Item = (Id, What);

/// Rows that only one side has, as texts; whether it is the later one.
pub type Lone = BTreeMap<String, bool>;

/// The rows that are looked for.
pub fn wanted(data: &[DataChange]) -> HashMap<Item, Lone> {
    let mut found: HashMap<Item, [BTreeSet<String>; 2]> = HashMap::new();
    for change in data.iter().filter(|change| has_rows(change)) {
        let sides = found.entry(whole(change)).or_default();
        for (side, value) in sides.iter_mut().zip(&change.values) {
            side.extend(value.iter().flat_map(Given::rows));
        }
    }
    let mut wanted: HashMap<Item, Lone> =
        found.into_iter().map(|(item, [before, after])| (item, lone(&before, &after))).collect();
    // those that stand on both sides, and are superseded on one
    for change in data.iter().filter(|change| matches!(change.what, What::Superseded { .. })) {
        let of = |value: &Option<Given>| value.iter().flat_map(Given::rows).collect();
        let [before, after] = change.values.each_ref().map(of);
        let mut own = lone(&before, &after);
        own.retain(|row, _| wanted.get(&whole(change)).is_none_or(|lone| !lone.contains_key(row)));
        wanted.insert((change.organisation.clone(), change.what.clone()), own);
    }
    wanted.retain(|_, lone| !lone.is_empty());
    wanted
}

fn lone(before: &BTreeSet<String>, after: &BTreeSet<String>) -> Lone {
    before.symmetric_difference(after).map(|row| (row.clone(), after.contains(row))).collect()
}

fn has_rows(change: &DataChange) -> bool {
    change.rows.iter().any(|rows| !rows.is_empty())
}

/// The item that the rows of a change are looked for under.
fn whole(change: &DataChange) -> Item {
    (change.organisation.clone(), of_result(&change.what).unwrap_or_else(|| change.what.clone()))
}

/// The decisions on the result of a superseded one.
fn of_result(what: &What) -> Option<What> {
    match what {
        What::Superseded { review, period } => {
            Some(What::Decision { review: review.clone(), period: *period })
        }
        What::Register(_)
        | What::Line { .. }
        | What::Fact { .. }
        | What::FactText { .. }
        | What::Event { .. }
        | What::Finding { .. }
        | What::Waiver { .. }
        | What::Decision { .. }
        | What::Assignment { .. } => None,
    }
}

/// The values among which the rows of an item stand.
pub fn keys(item: &Item) -> Vec<Item> {
    let mut keys = vec![item.clone()];
    if let (organisation, What::Decision { review, period }) = item {
        keys.push((organisation.clone(), What::Superseded { review: review.clone(), period: *period }));
    }
    keys
}

/// Whether rows of these items may stand among the values of a key.
pub fn is_among(items: &HashMap<Item, Lone>, key: &Item) -> bool {
    let of_result = || of_result(&key.1).is_some_and(|what| items.contains_key(&(key.0.clone(), what)));
    items.contains_key(key) || of_result()
}

/// The changes with those that several commits made told apart; `author` of a row that only one side has.
pub fn told_apart(
    mut data: Vec<DataChange>,
    author: impl Fn(&Item, &str) -> Option<Author>,
) -> Vec<DataChange> {
    let mut index = 0;
    while index < data.len() {
        if let Some((row, place)) = in_force(&mut data[index], &author) {
            supersede(&mut data, index, row, place);
        }
        index += 1;
    }
    data.into_iter().flat_map(|change| parts(change, &author)).collect()
}

/// Puts a decision in force down to who wrote it. The one before is given where another commit took that away: to that
/// commit it was superseded.
fn in_force(
    change: &mut DataChange,
    author: &impl Fn(&Item, &str) -> Option<Author>,
) -> Option<(Decided, Place)> {
    if !matches!(change.what, What::Decision { .. }) {
        return None;
    }
    let item = whole(change);
    let [before, after] = change.values.each_ref().map(|value| {
        let row = value.iter().flat_map(Given::rows).next();
        row.and_then(|row| author(&item, &row)).filter(|author| *author != Author::Unknown)
    });
    match (before, after) {
        (before, None) if change.values[1].is_none() => change.author = before?,
        (_, None) => {}
        (None, Some(after)) => change.author = after,
        (Some(before), Some(after)) => {
            change.author = after;
            if before != change.author
                && let Some(Given::Decisions(rows)) = &change.values[0]
            {
                return rows.first().cloned().zip(change.places[0]);
            }
        }
    }
    None
}

/// Adds a row of the earlier side to the superseded decisions on the same result as the change at `index`.
fn supersede(data: &mut Vec<DataChange>, index: usize, row: Decided, place: Place) {
    let Some((organisation, what)) = keys(&whole(&data[index])).pop() else { return };
    let own = data[index..].iter().take_while(|change| change.organisation == organisation);
    let at = index + own.take_while(|change| change.what < what).count();
    if data.get(at).is_none_or(|found| found.organisation != organisation || found.what != what) {
        let rows = [Vec::new(), Vec::new()];
        let (values, places, author) = ([None, None], [None, None], Author::Unknown);
        data.insert(at, DataChange { organisation, what, values, places, rows, author });
    }
    let found = &mut data[at];
    let mut rows = match found.values[0].take() {
        Some(Given::Decisions(rows)) => rows.into_iter().zip(std::mem::take(&mut found.rows[0])).collect(),
        Some(_) | None => Vec::new(),
    };
    rows.push((row, place));
    rows.sort_by(|(one, _), (other, _)| one.said().cmp(&other.said()));
    found.places[0] = rows.iter().map(|(_, place)| *place).min();
    let (rows, places) = rows.into_iter().unzip();
    (found.values[0], found.rows[0]) = (Some(Given::Decisions(rows)), places);
}

/// One change for each commit that added rows or took some away; rows that both sides have are left out where there are
/// several.
fn parts(mut change: DataChange, author: &impl Fn(&Item, &str) -> Option<Author>) -> Vec<DataChange> {
    if !has_rows(&change) || matches!(change.what, What::Decision { .. }) {
        return vec![change];
    }
    let items = [whole(&change), (change.organisation.clone(), change.what.clone())];
    let of = |row: &String| items.iter().find_map(|item| author(item, row));
    let authors: [Vec<Option<Author>>; 2] = change
        .values
        .each_ref()
        .map(|value| value.iter().flat_map(Given::rows).map(|row| of(&row)).collect());
    let mut all: Vec<&Author> = Vec::new();
    for author in authors.iter().flatten().flatten() {
        if !all.contains(&author) {
            all.push(author);
        }
    }
    match all[..] {
        [] | [Author::Unknown] => return vec![change],
        [author] => {
            change.author = author.clone();
            return vec![change];
        }
        [_, _, ..] => {}
    }
    let part = |author: &Author| {
        let own = [0, 1].map(|side: usize| -> Vec<usize> {
            let places = authors[side].iter().enumerate();
            places.filter(|(_, its)| its.as_ref() == Some(author)).map(|(place, _)| place).collect()
        });
        let rows = [0, 1].map(|side: usize| -> Vec<Place> {
            own[side].iter().filter_map(|place| change.rows[side].get(*place).copied()).collect()
        });
        DataChange {
            values: [0, 1].map(|side: usize| change.values[side].as_ref()?.only(&own[side])),
            places: [0, 1].map(|side: usize| rows[side].first().copied()),
            rows,
            author: author.clone(),
            organisation: change.organisation.clone(),
            what: change.what.clone(),
        }
    };
    all.into_iter().map(part).collect()
}
