//! Collects the problems of a run.

use std::collections::{BTreeMap, BTreeSet};

use super::{Code, Diagnostic, Severity};
use crate::model::Located;
use crate::model::manifest::SeverityWord;

/// The problems found so far.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    /// How many of them are errors: asked for with every row that is read.
    errors: usize,
    /// What the workspace makes of quality findings.
    severities: BTreeMap<Code, SeverityWord>,
}

impl Report {
    /// Adds a problem; a quality finding with the severity that the workspace gives it, or not at all.
    pub fn add(&mut self, mut diagnostic: Diagnostic) {
        if diagnostic.code.is_finding() {
            match self.severities.get(&diagnostic.code) {
                Some(SeverityWord::Allow) => return,
                Some(SeverityWord::Error) => diagnostic.severity = Severity::Error,
                Some(SeverityWord::Warn) | None => {}
            }
        }
        self.errors += usize::from(diagnostic.severity == Severity::Error);
        self.diagnostics.push(diagnostic);
    }

    /// Gives the quality findings, those already here too, the severities of a workspace.
    pub fn obey(&mut self, severities: &[(Located<String>, SeverityWord)]) {
        let known = severities.iter().filter_map(|(code, word)| Some((Code::from_word(&code.value)?, *word)));
        self.severities = known.collect();
        let found = std::mem::take(&mut self.diagnostics);
        self.errors = 0;
        self.extend(found);
    }

    /// Keeps only the problems that `wanted` holds for.
    pub fn retain(&mut self, wanted: impl Fn(&Diagnostic) -> bool) {
        self.diagnostics.retain(wanted);
        let errors = self.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        self.errors = errors.count();
    }

    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.add(diagnostic));
    }

    #[must_use]
    pub const fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether it is still worth a look at every name there is to guess what was meant: with hundreds of
    /// errors nobody reads the guesses, and the names may be many.
    #[must_use]
    pub const fn may_guess(&self) -> bool {
        self.errors < 200
    }

    #[must_use]
    pub const fn errors(&self) -> usize {
        self.errors
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    pub fn append(&mut self, other: Self) {
        self.extend(other.diagnostics);
    }

    #[must_use]
    pub fn tally(&self) -> Tally {
        let files: BTreeSet<_> = self.diagnostics.iter().map(|found| found.place.file()).collect();
        let mut by_code = BTreeMap::new();
        for found in &self.diagnostics {
            *by_code.entry(found.code).or_default() += 1;
        }
        let errors = self.errors();
        Tally { errors, warnings: self.diagnostics.len() - errors, files: files.len(), by_code }
    }
}

/// How many problems there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
    /// The files they are in.
    pub files: usize,
    pub by_code: BTreeMap<Code, usize>,
}
