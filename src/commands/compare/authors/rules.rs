//! The authors of rules. A guideline may extend another, so the manifest and all guidelines are read as they stood
//! at each step that touched one of them.

use std::collections::BTreeMap;

use super::{File, LARGEST_TABLE, Search, parents};
use crate::commands::phases::{self, Root, RuleFiles};
use crate::commands::review::Opened;
use crate::compare::rules::{of_guideline, of_manifest};
use crate::model::Version;
use crate::model::comparison::{Author, Comparison, LineRule, Rule, RuleChange};

/// A rule of a guideline, or of the manifest.
type Key = (Option<Version>, Rule);

pub struct Rules {
    open: BTreeMap<Key, Option<String>>,
    found: BTreeMap<Key, Author>,
    /// The manifest and the guidelines as they stood after the step that comes next.
    state: RuleFiles,
}

impl Rules {
    pub fn wanted(comparison: &Comparison, opened: [&Opened; 2], root: &Root) -> anyhow::Result<Self> {
        let state = phases::rule_files(root, LARGEST_TABLE)?;
        let now = if comparison.rules.is_empty() { BTreeMap::new() } else { rules_of(&state)? };
        let keys = comparison.rules.iter().map(|change| key(change, opened));
        let open = keys.map(|key| {
            let content = now.get(&key).cloned();
            (key, content)
        });
        Ok(Self { open: open.collect(), found: BTreeMap::new(), state })
    }

    pub fn fill(&self, comparison: &mut Comparison, opened: [&Opened; 2]) {
        for change in &mut comparison.rules {
            change.author = self.found.get(&key(change, opened)).cloned().unwrap_or(Author::Unknown);
        }
    }
}

fn key(change: &RuleChange, opened: [&Opened; 2]) -> Key {
    let version = |side: usize| {
        let index = change.guidelines[side]?;
        Some(opened[side].workspace.guidelines[index].version.clone())
    };
    let rule = match &change.rule {
        Rule::Line(id, LineRule::Whole) => Rule::Line(id.clone(), LineRule::Group),
        other => other.clone(),
    };
    (version(1).or_else(|| version(0)), rule)
}

/// The content of every rule of the committee's own guidelines and of its manifest.
fn rules_of(files: &RuleFiles) -> anyhow::Result<BTreeMap<Key, String>> {
    let (manifest, guidelines) = phases::own_rules(files)?;
    let mut rules = BTreeMap::new();
    for (rule, (content, _)) in manifest.iter().flat_map(of_manifest) {
        rules.insert((None, rule), content);
    }
    for guideline in &guidelines {
        rules.insert((Some(guideline.version.clone()), Rule::Whole), String::new());
        for (rule, (content, _)) in of_guideline(guideline) {
            rules.insert((Some(guideline.version.clone()), rule), content);
        }
    }
    Ok(rules)
}

impl Search for Rules {
    fn concerns(&self, path: &str) -> bool {
        phases::holds_rules(path)
    }

    fn look(&mut self, files: &[File], author: &Author) -> anyhow::Result<()> {
        let is_rule = |path: &str| phases::holds_rules(path);
        let of_rules = |file: &&File| file.after.iter().chain(&file.before).any(|(path, _)| is_rule(path));
        let files: Vec<&File> = files.iter().filter(of_rules).collect();
        if files.is_empty() {
            return Ok(());
        }
        let mut after = self.state.clone();
        for (path, bytes) in files.iter().filter_map(|file| file.after.as_ref()) {
            after.insert(path.clone(), bytes.clone());
        }
        let without = |parent: usize| {
            let mut state = after.clone();
            for file in &files {
                if let Some((path, _)) = &file.after {
                    state.remove(path);
                }
            }
            for (path, bytes) in files.iter().filter_map(|file| file.before.get(parent)) {
                state.insert(path.clone(), bytes.clone());
            }
            state
        };
        let states: Vec<RuleFiles> = (0..parents(files.iter().copied())).map(without).collect();
        let is = rules_of(&after)?;
        let was = states.iter().map(rules_of).collect::<anyhow::Result<Vec<_>>>()?;
        let made = |key: &Key, now: &Option<String>| {
            is.get(key) == now.as_ref() && was.iter().all(|rules| rules.get(key) != now.as_ref())
        };
        let made: Vec<Key> =
            self.open.iter().filter(|(key, now)| made(key, now)).map(|(key, _)| key.clone()).collect();
        for key in made {
            self.open.remove(&key);
            self.found.insert(key, author.clone());
        }
        self.state = states.into_iter().next().unwrap_or_default();
        Ok(())
    }

    fn is_done(&self) -> bool {
        self.open.is_empty()
    }
}
