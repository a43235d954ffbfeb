//! Whether the folder is what git has committed: what git says has changed, what it does not look at, and what a result
//! rests on that is in no commit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Ending;
use super::console::Console;
use super::review::Opened;
use super::revision::why_absent;
use crate::catalogue::{verify as texts, words};
use crate::cli::TreeAsked;
use crate::diagnostics::Severity;
use crate::digest::{Sum, TextDigest};
use crate::git::{Absence, ChangeKind, EntryKind, Failure, Indexed, Repository, Status, WorkTree};
use crate::load::{is_among_results, is_of_workspace};
use crate::model::Language;
use crate::model::text::first_named;
use crate::output;
use crate::receipt::{Basis, RuleOrigin, Tree};
use crate::visible::visible;

/// A file of the folder that a result rests on, with the digest of its text.
type Input<'a> = (&'a str, Sum);

/// Whether the folder, results aside, is what the commit checked out holds, as far as git can tell without reading
/// every file again.
pub fn tree(repository: &Repository, basis: &Basis) -> Tree {
    let is_clean = |status: &Status| changes(status, &inputs(basis)).is_empty();
    match repository.work_tree() {
        WorkTree::Checked if repository.status().as_ref().is_ok_and(is_clean) => Tree::Clean,
        WorkTree::Checked | WorkTree::None => Tree::Changed,
    }
}

/// With `--require-clean`, a folder that is not what a commit holds ends the run; `basis` is what is looked at most closely.
pub fn refuse(
    tree: TreeAsked,
    opened: &Opened,
    basis: impl FnOnce() -> Arc<Basis>,
    console: &Console,
) -> Option<Ending> {
    match tree {
        TreeAsked::Any => return None,
        TreeAsked::Clean => {}
    }
    let language = console.aside();
    let found = match Repository::around(opened.folder()) {
        Err(Absence::NoRepository) => Err(texts::NOT_IN_GIT.get(language).to_owned()),
        Err(absence) => Err(unclear(&why_absent(&absence, language), language)),
        Ok(repository) if repository.work_tree() == WorkTree::None => {
            Err(unclear(texts::NO_FILES.get(language), language))
        }
        Ok(repository) => found(&repository, opened, &basis())
            .map_err(|failure| unclear(&why_absent(&Absence::Broken(failure.said()), language), language)),
    };
    let level = words::severity(Severity::Error).get(language);
    let told = match found {
        Ok(changes) if changes.is_empty() => return None,
        Ok(changes) => {
            let count = changes.len().to_string();
            let paths = visible(&first_named(changes.into_iter().collect()).join(", "));
            let told = texts::UNCLEAN.with(language, &[("count", &count), ("paths", &paths)]);
            told + "\n  = " + texts::COMMIT_FIRST.get(language)
        }
        Err(told) => told,
    };
    output::to_errors(&format!("{level}: {told}\n"));
    Some(Ending::Problems)
}

fn unclear(why: &str, language: Language) -> String {
    visible(&texts::UNCLEAR.with(language, &[("why", why)]))
}

/// What differs. Where git has seen no difference, the files themselves are held against those of the commit: its index
/// may take a file for unchanged that has been changed since, or that a filter has changed on the way in.
fn found(repository: &Repository, opened: &Opened, basis: &Basis) -> Result<BTreeSet<String>, Failure> {
    let status = repository.status()?;
    let mut inputs = inputs(basis);
    inputs.retain(|(path, _)| !opened.sources.is_held(path));
    let changes = changes(&status, &inputs);
    if changes.is_empty() { altered(repository, &status.index, &inputs) } else { Ok(changes) }
}

/// The records, and the guidelines of the folder's own.
fn inputs(basis: &Basis) -> Vec<Input<'_>> {
    let own = basis.guidelines().values().filter(|rules| rules.origin == RuleOrigin::Workspace);
    let own = own.filter_map(|rules| Some((rules.file.as_str(), Sum::read(&rules.sha256)?)));
    basis.inputs().iter().chain(own).collect()
}

/// The paths that git tells as changed or does not look at, results aside, and the inputs that are not in its index. What it
/// ignores on purpose counts only as an input; what stands in a submodule, whose files it does not compare, always.
fn changes(status: &Status, inputs: &[Input<'_>]) -> BTreeSet<String> {
    let counts = |kind: ChangeKind, path: &str| kind != ChangeKind::Ignored && !is_among_results(path);
    let told = status.changes.iter().filter(|change| counts(change.kind, &change.path));
    let mut changes: BTreeSet<String> = told.map(|change| change.path.clone()).collect();
    let entries = || status.index.iter().map(|indexed| &indexed.entry);
    let modules =
        entries().filter(|entry| entry.kind == EntryKind::Submodule && is_of_workspace(&entry.path));
    changes.extend(modules.map(|entry| entry.path.clone()));
    let mut files: Vec<&str> = Vec::with_capacity(status.index.len());
    files.extend(entries().filter(|entry| entry.kind.is_file()).map(|entry| entry.path.as_str()));
    files.sort_unstable();
    for (path, _) in inputs {
        if files.binary_search(path).is_err() && !is_below(&changes, path) {
            changes.insert((*path).to_owned());
        }
    }
    changes
}

/// Whether a folder that the file lies in is told already, with or without a `/` at its end.
fn is_below(told: &BTreeSet<String>, path: &str) -> bool {
    path.match_indices('/').any(|(end, _)| told.contains(&path[..end]) || told.contains(&path[..=end]))
}

/// The inputs whose text is not that of the index; line ends and a byte order mark make no difference.
fn altered(
    repository: &Repository,
    index: &[Indexed],
    inputs: &[Input<'_>],
) -> Result<BTreeSet<String>, Failure> {
    let entries = index.iter().map(|indexed| (indexed.entry.path.as_str(), indexed.entry.id.as_str()));
    let ids: BTreeMap<&str, &str> = entries.collect();
    let held = inputs.iter().filter_map(|input| Some((input, *ids.get(input.0)?)));
    let (held, ids): (Vec<&Input<'_>>, Vec<&str>) = held.unzip();
    let mut altered = BTreeSet::new();
    repository.each_blob(&ids, |index, content| {
        let (path, sum) = *held[index];
        let mut digest = TextDigest::default();
        digest.take(content.bytes().unwrap_or_default());
        if content.bytes().is_none() || digest.finish() != sum {
            altered.insert(path.to_owned());
        }
    })?;
    Ok(altered)
}
