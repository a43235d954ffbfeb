//! The authors of values of the records.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{File, LARGEST_TABLE, Search, parents};
use crate::commands::phases::{self, Rows};
use crate::commands::review::Opened;
use crate::model::Id;
use crate::model::comparison::{Author, Comparison, RegisterField, What};

type Key = (Id, What);

pub struct Values {
    /// What is still looked for, with what it is now; nothing where it is gone.
    open: HashMap<Key, Vec<String>>,
    organisations: HashSet<Id>,
    found: HashMap<Key, Author>,
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
                now.extend(phases::rows(after.sources.path(file), &bytes, whose, |key| keys.contains(key)));
            }
        }
        let open = keys.into_iter().map(|key| {
            let value = now.remove(&key).unwrap_or_default();
            (key, value)
        });
        Ok(Self { open: open.collect(), organisations, found: HashMap::new() })
    }

    pub fn fill(&self, comparison: &mut Comparison) {
        let author = |key: &Key| self.found.get(key).cloned().unwrap_or(Author::Unknown);
        for change in &mut comparison.data {
            change.author = author(&(change.organisation.clone(), change.what.clone()));
        }
        for found in &mut comparison.membership {
            found.author = author(&member(&found.organisation));
        }
    }
}

/// An organisation is in the register by its name.
fn member(organisation: &Id) -> Key {
    (organisation.clone(), What::Register(RegisterField::Name))
}

impl Search for Values {
    fn concerns(&self, path: &str) -> bool {
        phases::may_hold(path, |organisation| self.organisations.contains(organisation))
    }

    fn look(&mut self, files: &[File], author: &Author) -> anyhow::Result<()> {
        let read = |file: Option<&(String, Vec<u8>)>| {
            let whose = |organisation: &Id| self.organisations.contains(organisation);
            let wanted = |key: &Key| self.open.contains_key(key);
            file.map(|(path, bytes)| phases::rows(path, bytes, whose, wanted)).unwrap_or_default()
        };
        let joined = |all: Vec<Rows>| {
            let mut rows = Rows::new();
            for (key, values) in all.into_iter().flatten() {
                rows.entry(key).or_default().extend(values);
            }
            rows
        };
        let after = joined(files.iter().map(|file| read(file.after.as_ref())).collect());
        let before: Vec<Rows> = (0..parents(files))
            .map(|parent| joined(files.iter().map(|file| read(file.before.get(parent))).collect()))
            .collect();
        let none = Vec::new();
        let value = |rows: &'_ Rows, key: &Key| rows.get(key).cloned().unwrap_or_default();
        let mut made = Vec::new();
        let touched: HashSet<&Key> = before.iter().chain([&after]).flat_map(Rows::keys).collect();
        for key in touched {
            let Some(now) = self.open.get(key) else { continue };
            let is = after.get(key).unwrap_or(&none);
            if is == now && before.iter().all(|rows| value(rows, key) != *is) {
                made.push(key.clone());
            }
        }
        for key in made {
            self.open.remove(&key);
            self.found.insert(key, author.clone());
        }
        Ok(())
    }

    fn is_done(&self) -> bool {
        self.open.is_empty()
    }
}
