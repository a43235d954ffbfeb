//! `bontot init`: a new workspace, whole or not at all.

use anyhow::anyhow;

use super::console::Console;
use super::{Ending, failure};
use crate::catalogue::{Phrase, help, help_setup};
use crate::cli::{Content, Init};
use crate::output::folder::{NotMade, make};
use crate::setup;
use crate::visible::{typed, visible};

const COMMAND: &str = "bontot init";

/// What makes a folder a workspace.
const MANIFEST: &str = "bontot.toml";

pub fn run(asked: &Init, console: &Console) -> anyhow::Result<Ending> {
    let path = asked.folder.display().to_string();
    let typed = typed(&path);
    let refuse = |problem: Phrase, path: &str| Ok(console.refuse(COMMAND, problem, ("path", path), &[]));
    let (files, said) = match (asked.content, asked.year) {
        (Content::Empty, Some(year)) => (setup::empty(year, console.language()), help_setup::CREATED),
        (Content::Example, None) => (setup::example(), help_setup::COPIED),
        (Content::Empty, None) => return refuse(help_setup::YEAR_MISSING, &typed),
        (Content::Example, Some(_)) => return refuse(help_setup::YEAR_WITH_EXAMPLE, &path),
    };
    match make(&asked.folder, &files) {
        Ok(()) => {
            let values = [("path", visible(&path)), ("folder", typed)];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            console.print(&said.with(console.language(), &values))
        }
        Err(NotMade::NotEmpty) if asked.folder.join(MANIFEST).is_file() => {
            Ok(refuse_workspace(asked, console))
        }
        Err(NotMade::NotEmpty) => refuse(help_setup::NOT_EMPTY, &path),
        Err(NotMade::NotAFolder) => refuse(help_setup::FILE_THERE, &path),
        Err(NotMade::NoParent(parent)) => refuse(help::NO_SUCH_FOLDER, &parent.display().to_string()),
        Err(NotMade::Failed(error)) => {
            Err(anyhow!(failure::of_writing(&asked.folder, &error, console.language())))
        }
    }
}

/// A workspace begins a new year with a folder of it, and not with another workspace.
fn refuse_workspace(asked: &Init, console: &Console) -> Ending {
    let path = visible(&asked.folder.display().to_string());
    let Some(year) = asked.year.map(|year| format!("{year:04}")) else {
        return console.refuse(COMMAND, help_setup::NOT_EMPTY, ("path", &path), &[]);
    };
    let has_year = asked.folder.join(&year).is_dir();
    let problem = if has_year { help_setup::HAS_YEAR } else { help_setup::IS_WORKSPACE };
    let sentence = problem.with(console.aside(), &[("path", &path), ("year", &year)]);
    console.refuse_sentence(COMMAND, sentence, "", &[])
}
