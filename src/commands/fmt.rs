//! `bontot fmt`: open the folder, bring every file into canonical form, write those that change or tell of them.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::Ending;
use super::console::{Console, Target, operand};
use super::review;
use crate::catalogue::{Phrase, fmt};
use crate::cli::{Fmt, FmtMode};
use crate::format::{Ranks, canonical, difference};
use crate::load::files;
use crate::model::Workspace;
use crate::model::rewrite::Rewrite;
use crate::output;
use crate::render::rewrite;

const COMMAND: &str = "bontot fmt";

pub fn run(asked: &Fmt, console: &mut Console) -> anyhow::Result<Ending> {
    let opened = match review::open(&asked.folder, console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(ending),
    };
    let (changes, paths) = changes(&asked.folder, &opened.workspace, console)?;
    match asked.mode {
        FmtMode::Write => {
            // also of files that a killed run had brought into canonical form
            output::clear_leftovers(&paths);
            write(&asked.folder, &changes, console)
        }
        FmtMode::Tell => tell(&changes, &asked.folder, console),
    }
}

/// A file that is not in canonical form.
struct Change {
    /// As it is shown, and on the disk.
    path: String,
    disk: PathBuf,
    text: String,
    canonical: String,
}

/// The files that are not in canonical form, and where all of them are. All are made before the first is written.
fn changes(
    folder: &Path,
    workspace: &Workspace,
    console: &Console,
) -> anyhow::Result<(Vec<Change>, Vec<PathBuf>)> {
    let files = files::list(&folder.into())?;
    let ranks = Ranks::new(workspace);
    let (mut changes, mut paths) = (Vec::new(), Vec::new());
    for (file, contents) in &files.files {
        let path = files.sources.path(*file);
        let failed = |phrase: Phrase| phrase.with(console.language(), &[("path", path)]);
        let (Some(text), Some(disk)) = (files.text(*file)?, files.sources.disk_path(*file)) else {
            bail!(failed(fmt::CHANGED));
        };
        let Some(canonical) = canonical(&text, contents, &ranks) else { bail!(failed(fmt::UNFIT)) };
        paths.push(disk.clone());
        if canonical != text {
            changes.push(Change { path: path.to_owned(), disk, text, canonical });
        }
    }
    changes.sort_by(|one, other| one.path.cmp(&other.path));
    Ok((changes, paths))
}

/// All of them are written, or none.
fn write(folder: &Path, changes: &[Change], console: &Console) -> anyhow::Result<Ending> {
    let rewritten = changes.iter().map(|change| output::Change {
        path: &change.disk,
        before: Some(change.text.as_bytes()),
        after: change.canonical.as_bytes(),
    });
    let rewritten: Vec<_> = rewritten.collect();
    let ending = console.write_to_workspace(folder, &rewritten, COMMAND)?;
    if ending != Ending::Fine {
        return Ok(ending);
    }
    let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
    console.write(&rewrite::written(&paths, console.language()), Target::SCREEN, COMMAND)
}

fn tell(changes: &[Change], folder: &Path, console: &Console) -> anyhow::Result<Ending> {
    let compared = changes.iter().map(|change| difference(&change.path, &change.text, &change.canonical));
    let rewrites: Vec<Rewrite> = compared.collect();
    let told = rewrite::differences(&rewrites, &operand(folder), console.language());
    let written = console.write(&told, Target::SCREEN, COMMAND)?;
    Ok(if written == Ending::Fine && !changes.is_empty() { Ending::Different } else { written })
}
