//! Collects the problems of a run.

use std::collections::{BTreeMap, BTreeSet};

use super::{Code, Diagnostic, Severity};

/// The problems found so far.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    /// How many of them are errors: asked for with every row that is read.
    errors: usize,
}

impl Report {
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.errors += usize::from(diagnostic.severity == Severity::Error);
        self.diagnostics.push(diagnostic);
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
