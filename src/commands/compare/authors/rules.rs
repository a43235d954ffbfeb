//! The authors of rules. A guideline may extend another, so the manifest and all guidelines are read as they stood
//! at each step that touched one of them.

use std::collections::BTreeMap;

use super::{FileAt, LARGEST_TABLE, Makers, Search, Turn};
use crate::commands::phases::{self, Root, RuleFiles};
use crate::commands::review::Opened;
use crate::compare::rules::{of_guideline, of_manifest};
use crate::model::Version;
use crate::model::comparison::{Author, Comparison, LineRule, Rule, RuleChange};

/// A rule of a guideline, or of the manifest.
type Key = (Option<Version>, Rule);

pub struct Rules {
    open: BTreeMap<Key, Option<String>>,
    makers: Makers<Key>,
    /// The manifest and the guidelines as they stood after the step that comes next.
    state: RuleFiles,
    present: RuleFiles,
}

impl Rules {
    pub fn wanted(comparison: &Comparison, opened: [&Opened; 2], root: &Root) -> anyhow::Result<Self> {
        let state = phases::rule_files(root, LARGEST_TABLE)?;
        let now = if comparison.rules.is_empty() { BTreeMap::new() } else { Told::by(&state)?.rules };
        let keys = comparison.rules.iter().map(|change| key(change, opened));
        let open = keys.map(|key| {
            let content = now.get(&key).cloned();
            (key, content)
        });
        Ok(Self { open: open.collect(), makers: Makers::new(), present: state.clone(), state })
    }

    pub fn fill(&self, comparison: &mut Comparison, opened: [&Opened; 2]) {
        for change in &mut comparison.rules {
            change.author = self.makers.of(&key(change, opened));
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

/// The content of every rule of the committee's own guidelines and of its manifest, as far as they can be read.
struct Told {
    rules: BTreeMap<Key, String>,
    has_all_of_manifest: bool,
    has_all_guidelines: bool,
}

impl Told {
    fn by(files: &RuleFiles) -> anyhow::Result<Self> {
        let own = phases::own_rules(files)?;
        let mut rules = BTreeMap::new();
        for (rule, (content, _)) in own.manifest.iter().flat_map(of_manifest) {
            rules.insert((None, rule), content);
        }
        for guideline in &own.guidelines {
            rules.insert((Some(guideline.version.clone()), Rule::Whole), String::new());
            for (rule, (content, _)) in of_guideline(guideline) {
                rules.insert((Some(guideline.version.clone()), rule), content);
            }
        }
        let (has_all_of_manifest, has_all_guidelines) = (own.has_all_of_manifest, own.has_all_guidelines);
        Ok(Self { rules, has_all_of_manifest, has_all_guidelines })
    }

    /// Whether a rule is what it is now, if that can be told.
    fn is(&self, key: &Key, now: Option<&String>) -> Option<bool> {
        let of_guideline = (key.0.clone(), Rule::Whole);
        let is_all = match &key.0 {
            None => self.has_all_of_manifest,
            Some(_) => self.has_all_guidelines || self.rules.contains_key(&of_guideline),
        };
        is_all.then(|| self.rules.get(key) == now)
    }
}

impl Search for Rules {
    fn concerns(&self, path: &str) -> bool {
        phases::holds_rules(path)
    }

    fn look(&mut self, turns: &[Turn], author: &Author) -> anyhow::Result<()> {
        let is_rule = |(path, _): &&FileAt| phases::holds_rules(path);
        let touches = |turn: &Turn| turn.before.iter().chain(&turn.after).any(|file| is_rule(&file));
        if !turns.iter().all(touches) {
            return Ok(());
        }
        let mut after = self.state.clone();
        after.extend(turns.iter().flat_map(|turn| turn.after.iter().filter(is_rule).cloned()));
        let without = |turn: &Turn| {
            let mut state = after.clone();
            state.retain(|path, _| !turn.after.iter().any(|(changed, _)| changed == path));
            state.extend(turn.before.iter().filter(is_rule).cloned());
            state
        };
        let states: Vec<RuleFiles> = turns.iter().map(without).collect();
        let is = Told::by(&after)?;
        let was = states.iter().map(Told::by).collect::<anyhow::Result<Vec<_>>>()?;
        let makers = &mut self.makers;
        self.open.retain(|key, now| {
            let before: Vec<Option<bool>> = was.iter().map(|told| told.is(key, now.as_ref())).collect();
            !makers.note(key, is.is(key, now.as_ref()), &before, author)
        });
        self.state = states.into_iter().next().unwrap_or_default();
        Ok(())
    }

    fn begin_anew(&mut self) {
        self.makers.waiting.clear();
        self.state = self.present.clone();
    }

    fn is_done(&self) -> bool {
        self.open.is_empty()
    }
}
