//! The content of a form in one stage, in the one way to write it: whatever the file is called, in which order its
//! rows stand, and whether it is CSV or TOML, English or Vietnamese, with a decimal point or a comma.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

use super::mark::Mark;
use crate::check::{ValidDataset, WrittenRow, WrittenText};
use crate::digest;
use crate::model::{Criterion, Guideline, Id, Stage, UnitKey, Value, Version};

/// A guideline, or one that it extends, with the digest of its file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rules {
    pub version: Version,
    pub sha256: String,
}

/// What is signed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Content {
    organisation: Id,
    review: Id,
    period: String,
    stage: Stage,
    /// The guideline, then what it extends, nearest first.
    pub rules: Vec<Rules>,
    /// In the order of the guideline; lines of which nothing is said are left out.
    pub lines: Vec<SignedLine>,
}

/// A line of the form.
///
/// The evidence is of every stage. The note has no stage of its own: it belongs to the last one, from which the
/// outcome is computed, and before it only to a value that needs it, `n/a`. So an appraiser may write why the
/// score differs without touching what the cell has signed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedLine {
    pub criterion: Id,
    /// In canonical form; empty where none is given.
    pub value: String,
    pub evidence: String,
    pub note: String,
}

impl Content {
    /// The content of a form; `rows` are its own, `rules` those of every guideline. `None` where no guideline serves the form, or it does not have the stage.
    #[must_use]
    pub fn of(
        data: &ValidDataset,
        key: UnitKey,
        stage: Stage,
        rows: &[WrittenRow],
        rules: &[Vec<Rules>],
    ) -> Option<Self> {
        let serving = data.guideline_for(key)?;
        let guideline = &data.guidelines[serving];
        if !guideline.stages.contains(&stage) {
            return None;
        }
        let form = data.forms.get(&key);
        let mut lines = Vec::new();
        for (index, line) in guideline.lines().enumerate() {
            let row = rows.iter().find(|row| row.line == index);
            let value = form.as_ref().and_then(|form| form.value(index, stage));
            let evidence = row.and_then(|row| row.evidence.as_ref()).map(references);
            let takes_note = stage == guideline.last_stage() || value == Some(Value::NotApplicable);
            let note = row.and_then(|row| row.note.as_ref()).filter(|_| takes_note).map(plain);
            let line = SignedLine {
                criterion: line.id.clone(),
                value: value.map(|value| canonical(value, line, guideline)).unwrap_or_default(),
                evidence: evidence.unwrap_or_default(),
                note: note.unwrap_or_default(),
            };
            lines.extend(Some(line).filter(|line| !line.is_empty()));
        }
        Some(Self {
            organisation: data.organisations.at(key.organisation).to_id(),
            review: data.manifest.reviews[key.review].id.clone(),
            period: key.period.to_string(),
            stage,
            rules: rules[serving].clone(),
            lines,
        })
    }

    /// The text that the digest is of: UTF-8 in NFC, LF; a line of the form in four fields divided by tabs.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!(
            "bontot sign-off 1\norganisation {}\nreview {}\nperiod {}\nstage {}\n",
            self.organisation,
            self.review,
            self.period,
            self.stage.word()
        );
        for rules in &self.rules {
            let _ = writeln!(text, "guideline {} {}", rules.version, rules.sha256);
        }
        for line in &self.lines {
            let fields = [line.criterion.as_str(), &line.value, &line.evidence, &line.note];
            text += &fields.map(escaped).join("\t");
            text.push('\n');
        }
        text
    }

    /// SHA-256 of the text, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        digest::of_bytes(self.text().as_bytes())
    }

    /// Whether it is what the signature is of.
    #[must_use]
    pub fn is_signed_by(&self, mark: &Mark) -> bool {
        self.sha256() == mark.sha256
    }
}

impl SignedLine {
    const fn is_empty(&self) -> bool {
        self.value.is_empty() && self.evidence.is_empty() && self.note.is_empty()
    }
}

/// The lines that want a value in a stage and have none.
#[must_use]
pub fn missing(data: &ValidDataset, key: UnitKey, stage: Stage, guideline: &Guideline) -> Vec<Id> {
    let form = data.forms.get(&key);
    let wanted = |line: &Criterion| {
        line.measure.is_none() && line.applies_in(key.period) && line.counts_in(key.period)
    };
    let lines = guideline.lines().enumerate().filter(|(_, line)| wanted(line));
    let open = lines.filter(|(index, _)| form.as_ref().and_then(|form| form.value(*index, stage)).is_none());
    open.map(|(_, line)| line.id.clone()).collect()
}

fn canonical(value: Value, line: &Criterion, guideline: &Guideline) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Toggle(true) => "yes".to_owned(),
        Value::Toggle(false) => "no".to_owned(),
        Value::NotApplicable => "n/a".to_owned(),
        Value::Offer(index) => {
            guideline.offer(line, index).map(|offer| offer.id.to_string()).unwrap_or_default()
        }
    }
}

/// The references, however they are divided.
fn references(evidence: &WrittenText) -> String {
    let text = plain(evidence);
    let references = text.split(';').map(str::trim).filter(|reference| !reference.is_empty());
    references.collect::<Vec<_>>().join("; ")
}

fn plain(written: &WrittenText) -> String {
    written.text.replace("\r\n", "\n").trim().nfc().collect()
}

/// One line without tabs.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n")
}
