//! The authors of values of the records, and of the rows of what may have several.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::rows::{self, Item, Lone};
use super::{FileAt, LARGEST_TABLE, Makers, Search, Turn};
use crate::commands::phases::{self, Rows};
use crate::commands::review::Opened;
use crate::model::Id;
use crate::model::comparison::{Author, Comparison, RegisterField, What};

type Key = (Id, What);

pub struct Values {
    /// What is still looked for, with what it is now; nothing where it is gone.
    open: HashMap<Key, Vec<String>>,
    /// The rows that are still looked for, by what they speak of.
    rows: HashMap<Item, Lone>,
    organisations: HashSet<Id>,
    makers: Makers<Key>,
    row_makers: Makers<(Item, String)>,
}

/// What one side of a step says.
struct Side<'a> {
    rows: Rows,
    /// The files that cannot be read.
    unread: Vec<&'a str>,
}

impl Values {
    /// The values that differ, with what the files of the second side say of them.
    pub fn wanted(comparison: &Comparison, opened: [&Opened; 2]) -> anyhow::Result<Self> {
        let mut keys: HashSet<Key> =
            comparison.data.iter().map(|change| (change.organisation.clone(), change.what.clone())).collect();
        keys.extend(comparison.membership.iter().map(|found| member(&found.organisation)));
        let after = opened[1];
        let register = &after.workspace.organisations;
        let of_data = comparison.data.iter().filter_map(|change| change.places[1]);
        let of_members = comparison
            .membership
            .iter()
            .filter_map(|found| found.at[1].map(|index| register.at(index).place()));
        let files: BTreeSet<_> = of_data.chain(of_members).map(crate::model::Place::file).collect();
        let organisations: HashSet<Id> = keys.iter().map(|(organisation, _)| organisation.clone()).collect();
        let mut now = Rows::new();
        for file in files {
            let bytes = after.sources.origin(file).map(|origin| origin.read(LARGEST_TABLE)).transpose()?;
            if let Some(Ok(bytes)) = bytes {
                let whose = |organisation: &Id| organisations.contains(organisation);
                let path = after.sources.path(file);
                now.extend(phases::rows(path, &bytes, whose, |key| keys.contains(key)).unwrap_or_default());
            }
        }
        let open = keys.into_iter().map(|key| {
            let value = now.remove(&key).unwrap_or_default();
            (key, value)
        });
        let (open, rows) = (open.collect(), rows::wanted(&comparison.data));
        Ok(Self { open, rows, organisations, makers: Makers::new(), row_makers: Makers::new() })
    }

    pub fn fill(&self, comparison: &mut Comparison) {
        let author = |key: &Key| self.makers.of(key);
        for change in &mut comparison.data {
            change.author = author(&(change.organisation.clone(), change.what.clone()));
        }
        for found in &mut comparison.membership {
            found.author = author(&member(&found.organisation));
        }
        let rows = rows::wanted(&comparison.data);
        let of_row = |item: &Item, row: &str| {
            let is_lone = rows.get(item).is_some_and(|lone| lone.contains_key(row));
            is_lone.then(|| self.row_makers.of(&(item.clone(), row.to_owned())))
        };
        comparison.data = rows::told_apart(std::mem::take(&mut comparison.data), of_row);
    }
}

/// An organisation is in the register by its name.
fn member(organisation: &Id) -> Key {
    (organisation.clone(), What::Register(RegisterField::Name))
}

impl Values {
    fn side<'a>(&self, files: &'a [FileAt]) -> Side<'a> {
        let mut side = Side { rows: Rows::new(), unread: Vec::new() };
        for (path, bytes) in files {
            let whose = |organisation: &Id| self.organisations.contains(organisation);
            let wanted = |key: &Key| self.open.contains_key(key) || rows::is_among(&self.rows, key);
            match bytes.as_ref().and_then(|bytes| phases::rows(path, bytes, whose, wanted)) {
                None => side.unread.push(path),
                Some(rows) => {
                    for (key, values) in rows {
                        side.rows.entry(key).or_default().extend(values);
                    }
                }
            }
        }
        side
    }
}

impl Side<'_> {
    fn may_hide(&self, key: &Key) -> bool {
        self.unread.iter().any(|path| phases::may_say(path, key))
    }

    /// Whether anything is said of it, or may be.
    fn tells(&self, key: &Key) -> bool {
        self.rows.contains_key(key) || self.may_hide(key)
    }

    /// Whether it is what it is now, if that can be told.
    fn is(&self, key: &Key, now: &[String]) -> Option<bool> {
        match self.rows.get(key) {
            Some(values) => Some(values == now),
            None if self.may_hide(key) => None,
            None => Some(now.is_empty()),
        }
    }
}

impl Side<'_> {
    /// Whether a row stands there, if that can be told.
    fn has(&self, item: &Item, row: &str) -> Option<bool> {
        let values = rows::keys(item).into_iter().filter_map(|key| self.rows.get(&key)).flatten();
        let is_there = values.into_iter().any(|value| value == row);
        if is_there { Some(true) } else { (!self.may_hide(item)).then_some(false) }
    }

    fn tells_item(&self, item: &Item) -> bool {
        rows::keys(item).iter().any(|key| self.tells(key))
    }
}

impl Values {
    /// Looks for who added or took away each row.
    fn look_for_rows(&mut self, sides: &[[Side<'_>; 2]], author: &Author) {
        let makers = &mut self.row_makers;
        self.rows.retain(|item, lone| {
            if sides.iter().all(|[before, after]| before.tells_item(item) || after.tells_item(item)) {
                lone.retain(|row, is_there| {
                    let is_as_now = |side: &Side<'_>| side.has(item, row).map(|has| has == *is_there);
                    let before: Vec<Option<bool>> = sides.iter().map(|[was, _]| is_as_now(was)).collect();
                    let after = sides.first().and_then(|[_, after]| is_as_now(after));
                    !makers.note(&(item.clone(), row.clone()), after, &before, author)
                });
            }
            !lone.is_empty()
        });
    }
}

impl Search for Values {
    fn concerns(&self, path: &str) -> bool {
        phases::may_hold(path, |organisation| self.organisations.contains(organisation))
    }

    fn look(&mut self, turns: &[Turn], author: &Author) -> anyhow::Result<()> {
        let sides: Vec<[Side<'_>; 2]> =
            turns.iter().map(|turn| [self.side(&turn.before), self.side(&turn.after)]).collect();
        self.look_for_rows(&sides, author);
        let named = sides.iter().flatten().flat_map(|side| side.rows.keys());
        let unread = sides.iter().flatten().any(|side| !side.unread.is_empty());
        let silent = self.open.keys().filter(|_| unread);
        let keys: HashSet<&Key> = named.chain(silent).collect();
        let touched = keys
            .into_iter()
            .filter(|key| sides.iter().all(|[before, after]| before.tells(key) || after.tells(key)));
        let mut told = Vec::new();
        for key in touched {
            let Some(now) = self.open.get(key) else { continue };
            let before: Vec<Option<bool>> = sides.iter().map(|[before, _]| before.is(key, now)).collect();
            let after = sides.first().and_then(|[_, after]| after.is(key, now));
            told.push((key.clone(), after, before));
        }
        for (key, after, before) in told {
            if self.makers.note(&key, after, &before, author) {
                self.open.remove(&key);
            }
        }
        Ok(())
    }

    fn begin_anew(&mut self) {
        self.makers.waiting.clear();
        self.row_makers.waiting.clear();
    }

    fn is_done(&self) -> bool {
        self.open.is_empty() && self.rows.is_empty()
    }
}
