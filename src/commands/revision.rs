//! A commit as a person names it, and the workspace as it was there.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::anyhow;

use super::console::Console;
use super::phases::Root;
use super::review::Outcome;
use crate::catalogue::{Phrase, compare as texts, history};
use crate::git::{Absence, Commit, EntryKind, Failure, Repository};
use crate::load::{Held, is_of_workspace};
use crate::model::Language;

/// The repository of a folder; `without` says that there is no program, and that there is no repository. One that is
/// there and cannot be read is a failure.
pub fn repository(
    folder: &Path,
    without: [Phrase; 2],
    console: &Console,
    command: &str,
) -> Outcome<Repository> {
    let failed = |phrase: Phrase, said: &str| {
        Err(anyhow!(phrase.with(console.aside(), &[("said", &on_one_line(said))])))
    };
    let problem = match Repository::around(folder) {
        Ok(repository) => return Ok(Ok(repository)),
        Err(Absence::NoProgram) => without[0],
        Err(Absence::NoRepository) => without[1],
        Err(Absence::NoCommit) => history::NO_COMMIT,
        Err(Absence::Unsafe(said)) => return failed(history::UNSAFE, &said),
        Err(Absence::Broken(said)) => return failed(texts::GIT_SAYS, &said),
    };
    Ok(Err(console.refuse(command, problem, ("", ""), &[])))
}

/// The commit that the words name.
pub fn commit(repository: &Repository, words: &str, console: &Console, command: &str) -> Outcome<Commit> {
    let found = repository.revision(words).map_err(|failure| failed(failure, console.language()))?;
    Ok(found.ok_or_else(|| console.refuse(command, texts::NO_REVISION, ("revision", words), &[])))
}

/// The files of a commit, in memory; those that are not `wanted` are there by name only.
pub fn root(
    repository: &Repository,
    commit: &Commit,
    words: &str,
    wanted: impl Fn(&str) -> bool,
    console: &Console,
    command: &str,
) -> Outcome<Root> {
    let held = held(repository, commit, wanted).map_err(|failure| failed(failure, console.language()))?;
    if held.is_empty() {
        return Ok(Err(console.refuse(command, texts::NO_FOLDER_THEN, ("revision", words), &[])));
    }
    // what counts in its place would be something else: a built-in guideline, a year without records
    let is_module = |(path, held): &(&String, &Held)| matches!(held, Held::Other) && is_of_workspace(path);
    if let Some((path, _)) = held.iter().find(is_module) {
        return Ok(Err(console.refuse(command, texts::SUBMODULE, ("path", path), &[])));
    }
    Ok(Ok(Root::from(held)))
}

/// What a commit is called: its id, day and subject.
pub fn name(commit: &Commit, language: Language) -> String {
    let date = crate::catalogue::date(commit.date, language);
    let values = [("id", commit.short()), ("date", &date), ("subject", &commit.subject)];
    texts::SIDE_COMMIT.with(language, &values)
}

/// What git says, within a sentence.
pub fn on_one_line(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Why a folder has no history that can be asked, within a sentence.
pub fn why_absent(absence: &Absence, language: Language) -> String {
    let says = |phrase: Phrase, said: &str| phrase.with(language, &[("said", &on_one_line(said))]);
    match absence {
        Absence::NoProgram => history::NO_PROGRAM.get(language).to_owned(),
        Absence::NoRepository => history::NO_REPOSITORY.get(language).to_owned(),
        Absence::NoCommit => history::NO_COMMIT.get(language).to_owned(),
        Absence::Unsafe(said) => says(history::UNSAFE, said),
        Absence::Broken(said) => says(history::BROKEN, said),
    }
}

fn failed(failure: Failure, language: Language) -> anyhow::Error {
    anyhow!(texts::GIT_SAYS.with(language, &[("said", &failure.said())]))
}

/// The files of a commit; those that are not `wanted` are empty.
pub fn held(
    repository: &Repository,
    commit: &Commit,
    wanted: impl Fn(&str) -> bool,
) -> Result<BTreeMap<String, Held>, Failure> {
    let mut held = BTreeMap::new();
    let (mut paths, mut ids) = (Vec::new(), Vec::new());
    let entries = repository.tree(commit)?;
    for entry in &entries {
        if !entry.kind.is_file() {
            let kind = if entry.kind == EntryKind::Link { Held::Link } else { Held::Other };
            held.insert(entry.path.clone(), kind);
        } else if wanted(&entry.path) {
            paths.push(entry.path.clone());
            ids.push(entry.id.as_str());
        } else {
            held.insert(entry.path.clone(), Held::File(Vec::new().into()));
        }
    }
    for (path, content) in paths.into_iter().zip(repository.blobs(&ids)?) {
        // what rests on a file that is lost cannot be told
        let Some(bytes) = content.bytes() else { return Err(Failure::Broken(path)) };
        held.insert(path, Held::File(bytes.into()));
    }
    Ok(held)
}
