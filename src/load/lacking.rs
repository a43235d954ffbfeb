//! What every workspace has, and what is said of a folder that lacks it: it may be no workspace at all.

use std::path::{Path, PathBuf};

use super::names::year_of;
use super::root::{Entry, Origin, Root, What, joined};
use super::sources::Sources;
use crate::diagnostics::{Code, Diagnostic, Report, Term, nearest};
use crate::model::Place;

pub const MANIFEST: &str = "bontot.toml";
pub const ORGANISATIONS: &str = "organisations.csv";

/// The most workspaces that are named.
const MOST_NAMED: usize = 3;

/// Whether a folder has what makes it a workspace.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Standing {
    #[default]
    Workspace,
    /// It has neither file: what else stands in it is not ours to judge.
    Foreign,
}

/// Reports the files that must be there and are not.
pub fn report(root: &Root, entries: &[Entry], sources: &mut Sources, report: &mut Report) -> Standing {
    let names = || entries.iter().map(|entry| entry.name.as_str());
    let missing = || [MANIFEST, ORGANISATIONS].into_iter().filter(|name| names().all(|there| there != *name));
    for name in missing() {
        let place = Place::File(sources.add_within("", name));
        if let Some(astray) = astray(root, entries, place) {
            // then nothing else is missing
            report.add(astray);
            return Standing::Foreign;
        }
        let missing = Diagnostic::new(Code::FileMissing, place);
        report.add(missing.with("name", name).meant(name, names()));
    }
    if missing().count() == 2 { Standing::Foreign } else { Standing::Workspace }
}

/// Says that a folder is no workspace; `None` where it may be one that lacks something.
fn astray(root: &Root, entries: &[Entry], place: Place) -> Option<Diagnostic> {
    let Origin::Disk(folder) = root.origin(".") else { return None };
    let names = || entries.iter().map(|entry| entry.name.as_str());
    let is_part = |name: &str| name == MANIFEST || name == ORGANISATIONS || year_of(name).is_some();
    if names().any(is_part) || nearest(MANIFEST, names()).is_some() {
        return None;
    }
    let missing = Diagnostic::new(Code::FileMissing, place).with("name", MANIFEST);
    let missing = if folder == Path::new(".") {
        missing.with("folder", Term::ThisFolder)
    } else {
        missing.with("folder", format!("`{}`", folder.display()))
    };
    let near = workspaces(&folder, entries);
    Some(if near.is_empty() { missing } else { missing.with("near", near) })
}

/// The first workspaces in a folder, as one would name them.
fn workspaces(folder: &Path, entries: &[Entry]) -> Vec<String> {
    let folders = entries.iter().filter(|entry| entry.what == What::Folder);
    let held = folders.filter(|entry| folder.join(joined(&entry.name, MANIFEST)).is_file());
    let path = |entry: &Entry| {
        let name = PathBuf::from(&entry.name);
        if folder == Path::new(".") { name } else { folder.join(name) }
    };
    held.take(MOST_NAMED).map(|entry| path(entry).display().to_string()).collect()
}
