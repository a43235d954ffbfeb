//! Which inputs and rules are no longer those of a receipt.

use std::collections::{BTreeMap, BTreeSet};

use super::Basis;

/// What became of a file or a guideline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Added,
    Removed,
    Changed,
}

/// By name, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Differences {
    pub inputs: Vec<(Kind, String)>,
    pub guidelines: Vec<(Kind, String)>,
}

impl Differences {
    #[must_use]
    pub fn between(before: &Basis, after: &Basis) -> Self {
        let digests = |basis: &Basis| {
            let rules = basis.guidelines.iter();
            rules.map(|(version, rules)| (version.clone(), rules.sha256.clone())).collect()
        };
        Self {
            inputs: compare(&before.inputs, &after.inputs),
            guidelines: compare(&digests(before), &digests(after)),
        }
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.inputs.is_empty() && self.guidelines.is_empty()
    }
}

fn compare(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<(Kind, String)> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let kind = |name: &String| match (before.get(name), after.get(name)) {
        (None, _) => Some(Kind::Added),
        (_, None) => Some(Kind::Removed),
        (before, after) => (before != after).then_some(Kind::Changed),
    };
    names.into_iter().filter_map(|name| kind(name).map(|kind| (kind, name.clone()))).collect()
}
