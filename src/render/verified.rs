//! What became of results that were computed again: a line for each, then why.

use serde_json::{Value, json};

use crate::catalogue::{Phrase, verify as texts};
use crate::model::Language;
use crate::receipt::{Differences, Kind, RowChange};
use crate::visible::visible;

/// The most places of one result that are told.
const MOST_ROWS: usize = 20;

/// A result, held against its receipt and against what is computed now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    /// As it is shown.
    pub file: String,
    pub verdict: Verdict,
    /// The program's version in the receipt, if it is another.
    pub version: Option<String>,
    /// The commit of the receipt, if the repository does not have it.
    pub lost_commit: Option<String>,
    pub differences: Differences,
    pub rows: Vec<RowChange>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Equal,
    Different,
    /// The file is not the one that was written.
    Edited,
    Missing,
    NoReceipt,
    /// The folder has errors, or the receipt names no result.
    Failed,
}

impl Verdict {
    const fn words(self) -> (&'static str, Phrase) {
        match self {
            Self::Equal => ("equal", texts::EQUAL),
            Self::Different => ("different", texts::DIFFERENT),
            Self::Edited => ("edited", texts::EDITED),
            Self::Missing => ("missing", texts::MISSING),
            Self::NoReceipt => ("no-receipt", texts::NO_RECEIPT),
            Self::Failed => ("failed", texts::FAILED),
        }
    }
}

impl Verified {
    #[must_use]
    pub fn of(file: String, verdict: Verdict) -> Self {
        let differences = Differences::default();
        Self { file, verdict, version: None, lost_commit: None, differences, rows: Vec::new() }
    }
}

/// The verdicts; `commit` is what the commit that was verified is called.
#[must_use]
pub fn text(all: &[Verified], commit: Option<&str>, language: Language) -> String {
    let at = |commit| texts::AT.with(language, &[("commit", &visible(commit))]) + "\n";
    let head = commit.map(at).unwrap_or_default();
    if all.is_empty() {
        return format!("{head}{}\n", texts::NOTHING.get(language));
    }
    let told: String = all.iter().map(|verified| one(verified, language)).collect();
    let equal = all.iter().filter(|verified| verified.verdict == Verdict::Equal).count();
    let values = [("equal", equal.to_string()), ("count", all.len().to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    format!("{head}{told}{}\n", texts::TALLY.with(language, &values))
}

fn one(verified: &Verified, language: Language) -> String {
    let head = verified.verdict.words().1.with(language, &[("file", &visible(&verified.file))]);
    let mut lines = vec![head];
    let version = verified.version.as_ref();
    lines.extend(
        version.map(|version| texts::OTHER_VERSION.with(language, &[("version", &visible(version))])),
    );
    let lost = verified.lost_commit.as_ref();
    lines.extend(lost.map(|id| texts::COMMIT_LOST.with(language, &[("id", &visible(id))])));
    let Differences { inputs, guidelines } = &verified.differences;
    lines.extend(inputs.iter().map(|(kind, name)| {
        let phrase = match kind {
            Kind::Added => texts::INPUT_ADDED,
            Kind::Removed => texts::INPUT_REMOVED,
            Kind::Changed => texts::INPUT_CHANGED,
        };
        phrase.with(language, &[("name", &visible(name))])
    }));
    lines.extend(guidelines.iter().map(|(kind, name)| {
        let phrase = match kind {
            Kind::Added => texts::RULE_ADDED,
            Kind::Removed => texts::RULE_REMOVED,
            Kind::Changed => texts::RULE_CHANGED,
        };
        phrase.with(language, &[("name", &visible(name))])
    }));
    let is_same = verified.differences.is_empty();
    if is_same && matches!(verified.verdict, Verdict::Different | Verdict::Edited) {
        lines.push(texts::SAME_BASIS.get(language).to_owned());
    }
    lines.extend(verified.rows.iter().take(MOST_ROWS).map(|row| change(row, language)));
    let more = verified.rows.len().saturating_sub(MOST_ROWS);
    lines.extend((more > 0).then(|| texts::MORE.with(language, &[("count", &more.to_string())])));
    lines.join("\n  ") + "\n"
}

/// `cb-1 · 2024, tổng điểm: 93 → 95`
fn change(row: &RowChange, language: Language) -> String {
    let side = |value: &Option<String>| match value {
        Some(value) => visible(value),
        None => texts::NOT_THERE.get(language).to_owned(),
    };
    let named = [&row.subject, &row.item].into_iter().filter(|part| !part.is_empty());
    let named: Vec<String> = named.map(|part| visible(part)).collect();
    match (named.is_empty(), &row.before, &row.after) {
        (true, Some(before), None) => format!("- {}", visible(before)),
        (true, None, Some(after)) => format!("+ {}", visible(after)),
        _ => format!("{}: {} → {}", named.join(", "), side(&row.before), side(&row.after)),
    }
}

#[must_use]
pub fn json(all: &[Verified], commit: Option<&str>) -> String {
    let kind = |kind: Kind| match kind {
        Kind::Added => "added",
        Kind::Removed => "removed",
        Kind::Changed => "changed",
    };
    let list = |found: &[(Kind, String)]| -> Vec<Value> {
        found.iter().map(|(what, name)| json!({ "name": name, "change": kind(*what) })).collect()
    };
    let row = |row: &RowChange| json!({ "subject": row.subject, "item": row.item, "before": row.before, "after": row.after });
    let results = all.iter().map(|verified| {
        json!({
            "file": verified.file,
            "verdict": verified.verdict.words().0,
            "other_version": verified.version,
            "unknown_commit": verified.lost_commit,
            "inputs": list(&verified.differences.inputs),
            "guidelines": list(&verified.differences.guidelines),
            "rows": verified.rows.iter().map(row).collect::<Vec<_>>(),
        })
    });
    let whole = json!({ "format": 1, "commit": commit, "results": results.collect::<Vec<_>>() });
    format!("{whole:#}\n")
}
