//! A folder as it was read: every value typed, nothing yet held against anything else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::guideline::Guideline;
use super::id::Id;
use super::manifest::Manifest;
use super::record::{RecordFile, YearTables};
use super::register::Register;

/// What a folder holds, except the rows of its assessments, which stream by afterwards.
#[derive(Clone, Debug)]
pub struct Dataset {
    pub manifest: Manifest,
    pub organisations: Register,
    /// All of the folder's own guidelines, then every built-in version of those in use.
    pub guidelines: Vec<Guideline>,
    /// How many of them are the folder's own.
    pub own_guidelines: usize,
    pub unread_guidelines: UnreadGuidelines,
    pub years: BTreeMap<i16, YearTables>,
    /// Files and folders below `evidence/`, by their path in the folder, NFC.
    pub evidence: BTreeSet<String>,
    pub record_files: Arc<Vec<RecordFile>>,
    /// Every row of organisations.csv was read at least as far as its id.
    pub register_is_whole: bool,
    /// The ids of guidelines that come with the program: what a misspelt one may have meant.
    pub builtin_ids: Vec<Id>,
}

/// Guidelines that exist but could not be read: nothing is said about what refers to them.
#[derive(Clone, Debug, Default)]
pub struct UnreadGuidelines {
    pub ids: BTreeSet<Id>,
    /// Some file did not even tell its id.
    pub nameless: bool,
}

impl UnreadGuidelines {
    /// Whether a guideline of this id may be among them.
    #[must_use]
    pub fn may_hold(&self, id: &Id) -> bool {
        self.nameless || self.ids.contains(id)
    }
}
