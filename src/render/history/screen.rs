//! The life of one organisation on a screen: few columns, and what was done for several criteria at once as one line.

use super::{Of, about_subject, after, changed, matter};
use crate::catalogue::{Phrase, history as texts};
use crate::history::{CommitAt, Entry, Made, Matter, RowOf};
use crate::render::say::Say;
use crate::render::table::{Cell, Column};

#[must_use]
pub fn columns(say: Say<'_>) -> Vec<Column> {
    let head = |phrase: Phrase| say.phrase(phrase);
    vec![
        Column::ids(head(texts::DAY)),
        Column::words(head(texts::MATTER)),
        Column::words(head(texts::CONTENT)),
        Column::words(head(texts::RECORDED_BY)),
    ]
}

#[must_use]
pub fn rows(entries: &[Entry], of: Of, say: Say<'_>) -> Vec<Vec<Cell>> {
    alike(entries).iter().filter_map(|alike| row(alike, of, say)).collect()
}

/// The entries, those of a day that are alike together, where the first of them stands.
fn alike(entries: &[Entry]) -> Vec<Vec<&Entry>> {
    let mut groups: Vec<Vec<&Entry>> = Vec::new();
    for entry in entries {
        let of_day = |group: &&mut Vec<&Entry>| {
            group.first().is_some_and(|one| (one.year, one.day) == (entry.year, entry.day))
        };
        let mut today = groups.iter_mut().rev().take_while(of_day);
        match today.find(|group| group.first().is_some_and(|one| are_alike(one, entry))) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    groups
}

/// Events of one day that differ in their criterion only; what one commit gave for the first time in one form.
fn are_alike(one: &Entry, next: &Entry) -> bool {
    let is_event = |entry: &Entry| {
        matches!(entry.matter, Matter::Event(_) | Matter::Changed(RowOf::Event(_), _))
            && !entry.subject.is_empty()
    };
    let events = is_event(one) && is_event(next);
    let first = one.is_first() && next.is_first();
    let after = if first { next.after.clone() } else { one.after.clone() };
    (events || first) && Entry { subject: next.subject.clone(), after, ..one.clone() } == *next
}

fn row(alike: &[&Entry], of: Of, say: Say<'_>) -> Option<Vec<Cell>> {
    let entry = alike.first()?;
    let period = entry.period.map_or_else(|| format!("{:04}", entry.year), |period| period.to_string());
    let day = entry.day.map_or_else(|| Cell::Text(period.clone()), Cell::Date);
    Some(vec![
        day,
        Cell::text(matter(entry, say)),
        Cell::Text(content(alike, &period, of, say)),
        by(entry, say),
    ])
}

/// `công nhận 2023 · 4.4: tot → xuat-sac`
fn content(alike: &[&Entry], period: &str, of: Of, say: Say<'_>) -> String {
    let Some(entry) = alike.first() else { return String::new() };
    let review = match entry.matter {
        Matter::Changed(RowOf::Fact | RowOf::Event(_) | RowOf::Assignment(_), _) => Some(period.to_owned()),
        _ => entry.review.as_ref().map(|review| format!("{} {period}", say.review(review.as_str()))),
    };
    if alike.len() > 1 && entry.is_first() {
        // the name of a fact has many words
        let between = if matches!(entry.matter, Matter::Changed(RowOf::Fact, _)) { ": " } else { " " };
        let given =
            alike.iter().map(|entry| [about_subject(entry, of, say), after(entry, of, say)].join(between));
        let given = say.fill(texts::FIRST_GIVEN, &[("given", &given.collect::<Vec<_>>().join("; "))]);
        return review.into_iter().chain([given]).collect::<Vec<_>>().join(" · ");
    }
    let subjects: Vec<String> =
        alike.iter().map(|entry| about_subject(entry, of, say)).filter(|text| !text.is_empty()).collect();
    let subject = (!subjects.is_empty()).then(|| subjects.join(", "));
    let about: Vec<String> = review.into_iter().chain(subject).collect();
    let after = after(entry, of, say);
    let said = match &entry.before {
        Some(before) => {
            let or_nothing = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
            format!("{} → {}", or_nothing(&was(entry, before, of, say)), or_nothing(&after))
        }
        None => after,
    };
    let parts: Vec<String> = [about.join(" · "), said].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(": ")
}

fn was(entry: &Entry, before: &str, of: Of, say: Say<'_>) -> String {
    match entry.matter {
        Matter::Changed(row, _) => changed::told(entry, row, before, of, say),
        _ => before.to_owned(),
    }
}

fn by(entry: &Entry, say: Say<'_>) -> Cell {
    match &entry.made {
        Made::Commit { id, author, day, .. } => Cell::Text(format!("{author}, {} ({id})", say.date(*day))),
        Made::Within { first, last } => {
            let named = |commit: &CommitAt| format!("{}, {}", say.date(commit.day), commit.id);
            let last = last.as_ref().map_or_else(|| say.phrase(texts::NOT_COMMITTED), named);
            Cell::Text(say.fill(texts::WITHIN, &[("first", &named(first)), ("last", &last)]))
        }
        Made::NotCommitted => Cell::phrase(texts::NOT_COMMITTED, say.language),
        Made::Unknown => Cell::Empty,
    }
}
