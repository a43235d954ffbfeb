//! A folder as it was read: every value typed, nothing yet held against anything else.

use std::collections::{BTreeMap, BTreeSet};

use super::guideline::Guideline;
use super::id::Id;
use super::manifest::Manifest;
use super::organisation::Organisation;
use super::record::{RecordFile, YearTables};

/// What a folder holds, except the rows of its assessments, which stream by afterwards.
#[derive(Clone, Debug)]
pub struct Dataset {
    pub manifest: Manifest,
    pub organisations: Vec<Organisation>,
    /// Every version of the guidelines in use, and all of the folder's own.
    pub guidelines: Vec<Guideline>,
    /// Guidelines that exist but could not be read: nothing is said about what refers to them.
    pub unread_guidelines: BTreeSet<Id>,
    pub years: BTreeMap<i16, YearTables>,
    /// Files and folders below `evidence/`, by their path in the folder, NFC.
    pub evidence: BTreeSet<String>,
    pub record_files: Vec<RecordFile>,
    /// Ids that rows of organisations.csv carry, also rows that were refused for something else.
    pub named_organisations: BTreeSet<Id>,
    /// The ids of guidelines that come with the program: what a misspelt one may have meant.
    pub builtin_ids: Vec<Id>,
}
