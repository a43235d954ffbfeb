//! The two sides that are asked for: where the files of each are, and what each is called.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::anyhow;

use super::{COMMAND, stage_name};
use crate::catalogue::compare as texts;
use crate::cli::{self, Sides};
use crate::commands::Ending;
use crate::commands::console::Console;
use crate::commands::phases::{self, Root};
use crate::commands::review::Outcome;
use crate::git::{Absence, Commit, Depth, Failure, LARGEST, Repository, WorkTree};
use crate::load::Held;
use crate::model::{Language, Stage};
use crate::output;

/// What is compared, and where it is.
pub struct Plan {
    pub roots: [Root; 2],
    names: [Name; 2],
    pub years: Option<(i16, i16)>,
    pub stages: Option<(Stage, Stage)>,
    /// Of two revisions: the repository, the first commit, and the last where it is not the working tree.
    pub history: Option<History>,
}

pub struct History {
    pub repository: Repository,
    pub before: Commit,
    pub after: Option<Commit>,
}

enum Name {
    Commit(Commit),
    Tree,
    Year(i16),
    Stage(Stage),
    Now,
    With(String),
}

impl Plan {
    /// The commit of a side.
    pub fn commit(&self, side: usize) -> Option<&str> {
        match &self.names[side] {
            Name::Commit(commit) => Some(&commit.id),
            Name::Tree | Name::Year(_) | Name::Stage(_) | Name::Now | Name::With(_) => None,
        }
    }

    /// What a side is called.
    pub fn name(&self, side: usize, language: Language) -> String {
        match &self.names[side] {
            Name::Commit(commit) => {
                let date = crate::catalogue::date(commit.date, language);
                let values = [("id", commit.short()), ("date", &date), ("subject", &commit.subject)];
                texts::SIDE_COMMIT.with(language, &values)
            }
            Name::Tree => texts::SIDE_TREE.get(language).to_owned(),
            Name::Year(year) => texts::SIDE_YEAR.with(language, &[("year", &format!("{year:04}"))]),
            Name::Stage(stage) => stage_name(*stage, language),
            Name::Now => texts::SIDE_NOW.get(language).to_owned(),
            Name::With(path) => texts::SIDE_WITH.with(language, &[("path", path)]),
        }
    }
}

/// Turns the command line into two sides.
pub fn plan(asked: &cli::Compare, console: &Console) -> Outcome<Plan> {
    let here = Root::from(asked.folder.as_path());
    let plan =
        |names: [Name; 2], roots: [Root; 2]| Plan { roots, names, years: None, stages: None, history: None };
    Ok(match &asked.sides {
        Sides::Years(before, after) => Ok(Plan {
            years: Some((*before, *after)),
            ..plan([Name::Year(*before), Name::Year(*after)], [here.clone(), here])
        }),
        Sides::Stages(before, after) => Ok(Plan {
            stages: Some((*before, *after)),
            ..plan([Name::Stage(*before), Name::Stage(*after)], [here.clone(), here])
        }),
        Sides::Guideline(file) => match with_guideline(&here, file, console)? {
            Ok(changed) => {
                let names = [Name::Now, Name::With(file.display().to_string())];
                Ok(plan(names, [here, changed]))
            }
            Err(ending) => Err(ending),
        },
        Sides::Revisions(before, after) => revisions(asked, before, after.as_deref(), console)?,
    })
}

/// The workspace with a guideline in the place of the version of its id, or beside the others.
fn with_guideline(here: &Root, file: &Path, console: &Console) -> Outcome<Root> {
    let path = file.display().to_string();
    if !file.is_file() {
        let problem = crate::catalogue::help::NO_SUCH_FILE;
        return Ok(Err(console.refuse(COMMAND, problem, ("path", &path), &[])));
    }
    let bytes = Root::from(Path::new(".")).origin(&path).read(LARGEST)?.unwrap_or_default();
    let Some(place) = phases::guideline_place(here, &bytes)? else {
        let problem = texts::NOT_A_GUIDELINE;
        return Ok(Err(console.refuse(COMMAND, problem, ("path", &path), &[])));
    };
    Ok(Ok(here.clone().with(&place, bytes)))
}

fn revisions(asked: &cli::Compare, before: &str, after: Option<&str>, console: &Console) -> Outcome<Plan> {
    let language = console.language();
    let repository = match Repository::around(&asked.folder) {
        Ok(repository) => repository,
        Err(absence) => return Ok(Err(refuse_absence(absence, console))),
    };
    if after.is_none() && repository.work_tree() == WorkTree::None {
        return Ok(Err(console.refuse(COMMAND, texts::NO_WORK_TREE, ("", ""), &[])));
    }
    if repository.depth() == Depth::Shallow {
        output::to_errors(&format!("{}\n", texts::SHALLOW.get(language)));
    }
    let failed = |failure: Failure| anyhow!(texts::GIT_SAYS.with(language, &[("said", &failure.said())]));
    let find = |words: &str| -> Outcome<Commit> {
        let unknown = || console.refuse(COMMAND, texts::NO_REVISION, ("revision", words), &[]);
        Ok(repository.revision(words).map_err(failed)?.ok_or_else(unknown))
    };
    let first = match find(before)? {
        Ok(commit) => commit,
        Err(ending) => return Ok(Err(ending)),
    };
    let last = match after.map(find).transpose()?.transpose() {
        Ok(commit) => commit,
        Err(ending) => return Ok(Err(ending)),
    };
    let mut roots = Vec::new();
    for (commit, words) in [(Some(&first), before), (last.as_ref(), after.unwrap_or_default())] {
        let Some(commit) = commit else {
            roots.push(Root::from(asked.folder.as_path()));
            continue;
        };
        match root_of(&repository, commit).map_err(failed)? {
            Some(root) => roots.push(root),
            None => return Ok(Err(console.refuse(COMMAND, texts::NO_FOLDER_THEN, ("revision", words), &[]))),
        }
    }
    let name = |commit: Option<&Commit>| commit.map_or(Name::Tree, |commit| Name::Commit(commit.clone()));
    let names = [name(Some(&first)), name(last.as_ref())];
    let roots: [Root; 2] = <[Root; 2]>::try_from(roots).map_err(|_| anyhow!("two sides"))?;
    let history = Some(History { repository, before: first, after: last });
    Ok(Ok(Plan { roots, names, years: None, stages: None, history }))
}

fn refuse_absence(absence: Absence, console: &Console) -> Ending {
    let (problem, said) = match absence {
        Absence::NoProgram => (texts::NO_PROGRAM, String::new()),
        Absence::NoRepository => (texts::NO_REPOSITORY, String::new()),
        Absence::NoCommit => (texts::NO_COMMIT, String::new()),
        Absence::Unsafe(said) | Absence::Broken(said) => (texts::GIT_SAYS, said),
    };
    console.refuse(COMMAND, problem, ("said", &said), &[])
}

/// The files of a commit, in memory; those that are never read are there by name only.
fn root_of(repository: &Repository, commit: &Commit) -> Result<Option<Root>, Failure> {
    let entries = repository.tree(commit)?;
    if entries.is_empty() {
        return Ok(None);
    }
    let mut held = BTreeMap::new();
    let (mut paths, mut ids) = (Vec::new(), Vec::new());
    for entry in &entries {
        if !entry.kind.is_file() {
            let kind = if entry.kind == crate::git::EntryKind::Link { Held::Link } else { Held::Other };
            held.insert(entry.path.clone(), kind);
        } else if phases::is_read(&entry.path) {
            paths.push(entry.path.clone());
            ids.push(entry.id.as_str());
        } else {
            held.insert(entry.path.clone(), Held::File(Vec::new().into()));
        }
    }
    for (path, content) in paths.into_iter().zip(repository.blobs(&ids)?) {
        let bytes = content.bytes().map(<[u8]>::to_vec).unwrap_or_default();
        held.insert(path, Held::File(bytes.into()));
    }
    Ok(Some(Root::from(held)))
}
