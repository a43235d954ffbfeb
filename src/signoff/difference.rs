//! What differs between what was signed and what stands there.

use std::collections::BTreeSet;

use super::content::{Content, SignedLine};
use crate::model::{Id, Version};

/// A cell of the form, or the content of a guideline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    pub subject: Subject,
    /// Empty where nothing was given; of a guideline the digest.
    pub before: String,
    pub after: String,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    Rules(Version),
    Value(Id),
    Evidence(Id),
    Note(Id),
}

/// By guideline, then in the order of the form as it is now; lines that are gone last.
#[must_use]
pub fn differences(signed: &Content, now: &Content) -> Vec<Difference> {
    let mut found = Vec::new();
    let versions: BTreeSet<&Version> =
        signed.rules.iter().chain(&now.rules).map(|rules| &rules.version).collect();
    for version in versions {
        let digest = |content: &Content| {
            let own = content.rules.iter().find(|rules| rules.version == *version);
            own.map(|rules| rules.sha256.clone()).unwrap_or_default()
        };
        add(&mut found, Subject::Rules(version.clone()), digest(signed), digest(now));
    }
    let mut met: BTreeSet<&Id> = BTreeSet::new();
    let all = now.lines.iter().chain(&signed.lines).map(|line| &line.criterion);
    for criterion in all.filter(|criterion| met.insert(*criterion)) {
        let [before, after] = [signed, now].map(|content| cells(content, criterion));
        let subjects: [fn(Id) -> Subject; 3] = [Subject::Value, Subject::Evidence, Subject::Note];
        for ((subject, before), after) in subjects.into_iter().zip(before).zip(after) {
            add(&mut found, subject(criterion.clone()), before, after);
        }
    }
    found
}

/// Value, evidence and note of a line.
fn cells(content: &Content, criterion: &Id) -> [String; 3] {
    let line = content.lines.iter().find(|line| line.criterion == *criterion);
    let texts = |line: &SignedLine| [line.value.clone(), line.evidence.clone(), line.note.clone()];
    line.map(texts).unwrap_or_default()
}

fn add(found: &mut Vec<Difference>, subject: Subject, before: String, after: String) {
    if before != after {
        found.push(Difference { subject, before, after });
    }
}
