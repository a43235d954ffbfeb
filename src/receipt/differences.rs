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
        Self {
            inputs: compare(before.inputs.iter(), after.inputs.iter()),
            guidelines: compare(digests(before), digests(after)),
        }
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.inputs.is_empty() && self.guidelines.is_empty()
    }
}

fn digests(basis: &Basis) -> impl Iterator<Item = (&str, &str)> {
    basis.guidelines.iter().map(|(version, rules)| (version.as_str(), rules.sha256.as_str()))
}

fn compare<'b, D: PartialEq>(
    before: impl Iterator<Item = (&'b str, D)>,
    after: impl Iterator<Item = (&'b str, D)>,
) -> Vec<(Kind, String)> {
    let [before, after]: [BTreeMap<&str, D>; 2] = [before.collect(), after.collect()];
    let names: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let kind = |name: &str| match (before.get(name), after.get(name)) {
        (None, _) => Some(Kind::Added),
        (_, None) => Some(Kind::Removed),
        (before, after) => (before != after).then_some(Kind::Changed),
    };
    names.into_iter().filter_map(|name| kind(name).map(|kind| (kind, name.to_owned()))).collect()
}
