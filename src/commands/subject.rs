//! `[FOLDER] ORGANISATION …` on the command line: which word is the folder, and which organisation is meant.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::Ending;
use super::console::Console;
use super::review::{self, Opened, Outcome, Past};
use crate::catalogue::{account, help, words};
use crate::cli;
use crate::model::{Every, UnitKey, Workspace};

/// A folder that has been opened, and the organisation in it that is asked about.
pub struct Subject {
    pub opened: Opened,
    pub organisation: usize,
    /// The words after the organisation.
    pub rest: Vec<String>,
}

/// The manifest's name: a folder that holds it is a workspace.
const MANIFEST: &str = "bontot.toml";

/// Opens the folder and finds the organisation. At most `more` words may follow its id.
pub fn subject(asked: &cli::Subject, more: usize, console: &mut Console, command: &str) -> Outcome<Subject> {
    subject_at(asked, None, more, console, command)
}

/// The same in the folder as it is, or as it was.
pub fn subject_at(
    asked: &cli::Subject,
    past: Option<&Past>,
    more: usize,
    console: &mut Console,
    command: &str,
) -> Outcome<Subject> {
    let (folder, words) = split(asked);
    let words: Vec<String> = words.iter().map(|word| word.display().to_string()).collect();
    let opened = match review::open_at(&folder, past, console, command)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(Err(ending)),
    };
    let Some(id) = words.first() else {
        let ids: Vec<&str> = opened.workspace.organisations.ids().collect();
        return Ok(Err(console.refuse(command, account::NO_SUBJECT, ("", ""), &ids)));
    };
    if let Some(extra) = words.get(1 + more) {
        return Ok(Err(console.refuse(command, account::TOO_MANY, ("argument", extra), &[])));
    }
    let organisation = match organisation(id, &opened, console, command) {
        Ok(organisation) => organisation,
        Err(ending) => return Ok(Err(ending)),
    };
    let rest = words[1..].to_vec();
    Ok(Ok(Subject { opened, organisation, rest }))
}

/// The first word is the folder when it holds a manifest, or when no id could be written so.
fn split(asked: &cli::Subject) -> (PathBuf, &[PathBuf]) {
    if let Some(folder) = &asked.folder {
        return (folder.clone(), &asked.words);
    }
    match asked.words.split_first() {
        Some((first, rest)) if is_folder(first) => (first.clone(), rest),
        Some(_) | None => (PathBuf::from("."), &asked.words),
    }
}

fn is_folder(word: &Path) -> bool {
    let is_id = |word: &OsStr| {
        let word = word.to_string_lossy();
        !word.starts_with('.') && !word.contains(['/', '\\', ':'])
    };
    !is_id(word.as_os_str()) || holds_manifest(word)
}

pub fn holds_manifest(folder: &Path) -> bool {
    folder.join(MANIFEST).is_file()
}

/// The organisations of these ids; one that the workspace does not have is wrong usage.
pub fn organisations(
    ids: &[String],
    opened: &Opened,
    console: &Console,
    command: &str,
) -> Result<Vec<usize>, Ending> {
    ids.iter().map(|id| organisation(id, opened, console, command)).collect()
}

fn organisation(id: &str, opened: &Opened, console: &Console, command: &str) -> Result<usize, Ending> {
    let workspace: &Workspace = &opened.workspace;
    workspace.organisation_at(id).ok_or_else(|| refuse_unknown(id, &[workspace], console, command))
}

/// Says that none of these workspaces has an organisation.
pub fn refuse_unknown(id: &str, workspaces: &[&Workspace], console: &Console, command: &str) -> Ending {
    let known: Vec<&str> = workspaces.iter().flat_map(|workspace| workspace.organisations.ids()).collect();
    console.refuse(command, help::NO_SUCH_ORGANISATION, ("organisation", id), &known)
}

/// Why an organisation has no result: a sentence for a refusal.
pub fn absence(opened: &Opened, key: UnitKey, console: &Console) -> String {
    let language = console.aside();
    let workspace = &opened.workspace;
    let last = key.period.last_day();
    let day = crate::catalogue::date(last, language);
    let every = other_lengths(workspace, key).map(|every| words::every(every).get(language));
    let every = every.collect::<Vec<_>>().join(", ");
    let phrase = if !workspace.exists(key.organisation, last) {
        account::DOES_NOT_EXIST
    } else if workspace.guideline_for(key).is_some() {
        account::NO_ROWS
    } else if every.is_empty() {
        account::NO_GUIDELINE
    } else {
        account::OTHER_LENGTH
    };
    let kind = words::kind(workspace.kind(key.organisation)).get(language);
    phrase.with(language, &[("day", &day), ("kind", kind), ("every", &every)])
}

/// How often those guidelines of the review are filled that are in force for the organisation's kind then.
fn other_lengths(workspace: &Workspace, key: UnitKey) -> impl Iterator<Item = Every> {
    let (kind, last) = (workspace.kind(key.organisation), key.period.last_day());
    let listed = workspace.review_guidelines[key.review].iter().map(|index| &workspace.guidelines[*index]);
    let serving =
        listed.filter(|guideline| guideline.applies_to.contains(&kind) && guideline.in_force_on(last));
    serving.map(|guideline| guideline.every).collect::<BTreeSet<_>>().into_iter()
}

/// Says that an organisation has no result in a review and period, and why.
pub fn refuse_absent(opened: &Opened, key: UnitKey, console: &Console, command: &str) -> Ending {
    let workspace = &opened.workspace;
    let (review, period) = (workspace.manifest.reviews[key.review].id.as_str(), key.period.to_string());
    let why = absence(opened, key, console);
    let values = [
        ("organisation", workspace.organisations.at(key.organisation).id()),
        ("review", review),
        ("period", &period),
        ("why", &why),
    ];
    let sentence = account::NOT_IN_REVIEW.with(console.aside(), &values);
    console.refuse_sentence(command, sentence, "", &[])
}
