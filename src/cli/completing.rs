//! What a shell asks while a command line is typed: commands and options are the parser's, ids are those of the
//! folder. The folder is only read when an id is asked for.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use clap::{Arg, Command};
use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};

use super::{Shell, build};
use crate::model::Language;

/// Where the script of a shell says that it asks, and for which shell.
pub const VARIABLE: &str = "BONTOT_COMPLETE";

/// An id and what it stands for.
pub struct Word {
    pub id: String,
    pub meaning: String,
}

/// The ids of a folder, by what names them on the command line.
#[derive(Default)]
pub struct Known {
    pub organisations: Vec<Word>,
    pub criteria: Vec<Word>,
    pub facts: Vec<Word>,
    pub outcomes: Vec<Word>,
    /// Findings that are not remedied yet.
    pub findings: Vec<Word>,
    pub reviews: Vec<Word>,
    pub posts: Vec<Word>,
    pub steps: Vec<Word>,
}

type Ids = Arc<LazyLock<Known, Box<dyn FnOnce() -> Known + Send>>>;

/// The script that makes a shell ask.
#[must_use]
pub fn script(shell: Shell) -> String {
    super::pages::rendered(|script| {
        completer(shell).write_registration(VARIABLE, build::NAME, build::NAME, build::NAME, script)
    })
}

/// The language of `BONTOT_LANG`, where that is one.
#[must_use]
pub fn language(environment: Option<&OsStr>) -> Language {
    super::language_of_environment(environment).ok().flatten().unwrap_or_default()
}

/// What the shell is told: `words` is the command line as far as it is typed, the program's name first. `None` when
/// the shell says of no word that it is the one being typed.
#[must_use]
pub fn answer(
    shell: Shell,
    words: Vec<OsString>,
    language: Language,
    known: impl FnOnce() -> Known + Send + 'static,
) -> Option<Vec<u8>> {
    let known: Ids = Arc::new(LazyLock::new(Box::new(known)));
    let mut command = with_ids(build::command(language), &known);
    let mut told = Vec::new();
    completer(shell).write_complete(&mut command, words, Some(Path::new(".")), &mut told).ok()?;
    Some(told)
}

fn completer(shell: Shell) -> &'static dyn EnvCompleter {
    match shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::PowerShell => &Powershell,
    }
}

fn with_ids(command: Command, known: &Ids) -> Command {
    let name = command.get_name().to_owned();
    let command = command.mut_args(|argument| named(argument, &name, known));
    command.mut_subcommands(|inner| with_ids(inner, known))
}

/// The argument with the ids that it may name.
fn named(argument: Arg, command: &str, known: &Ids) -> Arg {
    let of: fn(&Known) -> &[Word] = match argument.get_id().as_str() {
        build::SUBJECT => return argument.add(subjects(known)),
        build::ORGANISATION => |known| &known.organisations,
        build::REVIEW => |known| &known.reviews,
        build::MINE => |known| &known.posts,
        build::CRITERION => |known| &known.criteria,
        build::NAME_OF_FACT => |known| &known.facts,
        build::OUTCOME => |known| &known.outcomes,
        build::STEP => |known| &known.steps,
        build::ID if command == build::REMEDY => |known| &known.findings,
        _ => return argument,
    };
    let known = Arc::clone(known);
    argument.add(ArgValueCandidates::new(move || of(&known).iter().map(candidate).collect()))
}

/// An organisation, or before it the folder.
fn subjects(known: &Ids) -> ArgValueCompleter {
    let known = Arc::clone(known);
    ArgValueCompleter::new(move |typed: &OsStr| {
        let start = typed.to_string_lossy();
        let all = known.organisations.iter().chain(&known.criteria);
        let mut found: Vec<_> = all.filter(|word| word.id.starts_with(&*start)).map(candidate).collect();
        found.extend(PathCompleter::dir().complete(typed));
        found
    })
}

fn candidate(word: &Word) -> CompletionCandidate {
    CompletionCandidate::new(&word.id).help(Some(word.meaning.clone().into()))
}
