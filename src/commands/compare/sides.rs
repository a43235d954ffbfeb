//! The two sides that are asked for: where the files of each are, and what each is called.

use std::path::Path;

use super::{COMMAND, stage_name};
use crate::catalogue::compare as texts;
use crate::cli::{self, Sides};
use crate::commands::console::Console;
use crate::commands::phases::{self, Root};
use crate::commands::review::Outcome;
use crate::commands::revision;
use crate::git::{Commit, Depth, Repository, WorkTree};
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

    /// Whether both sides are of the same files as they are.
    pub const fn is_of_one_folder(&self) -> bool {
        self.years.is_some() || self.stages.is_some()
    }

    /// What a side is called.
    pub fn name(&self, side: usize, language: Language) -> String {
        match &self.names[side] {
            Name::Commit(commit) => revision::name(commit, language),
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
    let bytes = Root::from(Path::new(".")).origin(&path).read(phases::LARGEST_TABLE)?.unwrap_or_default();
    let Some(place) = phases::guideline_place(here, &bytes)? else {
        let problem = texts::NOT_A_GUIDELINE;
        return Ok(Err(console.refuse(COMMAND, problem, ("path", &path), &[])));
    };
    Ok(Ok(here.clone().with(&place, bytes)))
}

fn revisions(asked: &cli::Compare, before: &str, after: Option<&str>, console: &Console) -> Outcome<Plan> {
    let language = console.language();
    let without = [texts::NO_PROGRAM, texts::NO_REPOSITORY];
    let repository = match revision::repository(&asked.folder, without, console, COMMAND)? {
        Ok(repository) => repository,
        Err(ending) => return Ok(Err(ending)),
    };
    if after.is_none() && repository.work_tree() == WorkTree::None {
        return Ok(Err(console.refuse(COMMAND, texts::NO_WORK_TREE, ("", ""), &[])));
    }
    if repository.depth() == Depth::Shallow {
        output::to_errors(&format!("{}\n", texts::SHALLOW.get(language)));
    }
    let find = |words: &str| revision::commit(&repository, words, console, COMMAND);
    let first = match find(before)? {
        Ok(commit) => commit,
        Err(ending) => return Ok(Err(ending)),
    };
    let last = match after.map(find).transpose()?.transpose() {
        Ok(commit) => commit,
        Err(ending) => return Ok(Err(ending)),
    };
    let root = |commit: Option<&Commit>, words: &str| match commit {
        Some(commit) => revision::root(&repository, commit, words, phases::is_read, console, COMMAND),
        None => Ok(Ok(Root::from(asked.folder.as_path()))),
    };
    let roots = match root(Some(&first), before)? {
        Ok(first) => root(last.as_ref(), after.unwrap_or_default())?.map(|last| [first, last]),
        Err(ending) => Err(ending),
    };
    let roots = match roots {
        Ok(roots) => roots,
        Err(ending) => return Ok(Err(ending)),
    };
    let name = |commit: Option<&Commit>| commit.map_or(Name::Tree, |commit| Name::Commit(commit.clone()));
    let names = [name(Some(&first)), name(last.as_ref())];
    let history = Some(History { repository, before: first, after: last });
    Ok(Ok(Plan { roots, names, years: None, stages: None, history }))
}
