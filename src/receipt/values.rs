//! What differs between two results in JSON, value by value: only where the two differ are they looked into.

use std::collections::HashMap;

use serde_json::Value;

use super::RowChange;

/// The values that tell which entry of a list it is.
const NAMES: [&str; 3] = ["id", "period", "group"];

/// The values that are not the same, in the order of the results.
pub fn compare(before: &Value, after: &Value) -> Vec<RowChange> {
    let mut found = Vec::new();
    At::default().compare(Some(before), Some(after), &mut found);
    found
}

/// A place in a result.
#[derive(Clone, Default)]
struct At {
    /// The entries of lists that it lies in.
    subject: String,
    /// The keys that lead there; a list at the top is what the result is a list of, and not named.
    item: String,
}

impl At {
    fn compare(&self, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<RowChange>) {
        match (before, after) {
            (before, after) if before == after => {}
            (Some(Value::Object(before)), Some(Value::Object(after))) => {
                let added = after.keys().filter(|key| !before.contains_key(*key));
                for key in before.keys().chain(added) {
                    self.key(key).compare(before.get(key), after.get(key), found);
                }
            }
            (Some(Value::Array(before)), Some(Value::Array(after))) if are_entries(before, after) => {
                let (before, after) = (named(before), named(after));
                let [there, then] =
                    [&before, &after].map(|all| all.iter().cloned().collect::<HashMap<_, _>>());
                let added = after.iter().filter(|(name, _)| !there.contains_key(name));
                for (name, _) in before.iter().chain(added) {
                    let pair = (there.get(name).copied(), then.get(name).copied());
                    self.entry(name).compare(pair.0, pair.1, found);
                }
            }
            (before, after) => found.push(RowChange {
                subject: self.subject.clone(),
                item: self.item.clone(),
                before: before.map(Value::to_string),
                after: after.map(Value::to_string),
            }),
        }
    }

    fn key(&self, key: &str) -> Self {
        Self { subject: self.subject.clone(), item: joined(&self.item, ".", key) }
    }

    fn entry(&self, name: &str) -> Self {
        let is_top = self.subject.is_empty() && !self.item.contains('.');
        let item = if is_top { String::new() } else { self.item.clone() };
        Self { subject: joined(&self.subject, " · ", name), item }
    }
}

fn joined(start: &str, between: &str, end: &str) -> String {
    if start.is_empty() { end.to_owned() } else { format!("{start}{between}{end}") }
}

fn are_entries(before: &[Value], after: &[Value]) -> bool {
    before.iter().chain(after).all(Value::is_object)
}

/// The entries of a list, each with what it is called; those called the same, or nothing, are numbered.
fn named(entries: &[Value]) -> Vec<(String, &Value)> {
    let mut met = super::rows::Met::default();
    let name = |entry: &Value| {
        let texts: Vec<&str> = NAMES.iter().filter_map(|key| entry.get(key)?.as_str()).collect();
        texts.join(" · ")
    };
    entries.iter().map(|entry| (met.once_more(name(entry)), entry)).collect()
}
