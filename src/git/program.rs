//! The git program, started so that no setting of the repository, of its user or of the environment can run
//! a command or change what is answered. What each flag holds off stands beside it.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// Why git gave no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// There is no git program.
    NotStarted,
    /// The question cannot be put: it holds a NUL.
    Refused,
    /// What git says.
    Said(String),
    /// Git's answer cannot be read.
    Broken(String),
}

impl Failure {
    /// What git said, for a person to read.
    #[must_use]
    pub fn said(self) -> String {
        match self {
            Self::NotStarted | Self::Refused => String::new(),
            Self::Said(said) | Self::Broken(said) => said,
        }
    }
}

/// Settings that are fixed for every question.
const SETTINGS: [&str; 19] = [
    // run commands
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.alternateRefsCommand=",
    "log.showSignature=false",
    "protocol.allow=never",
    // change answers
    "core.quotePath=false",
    "core.attributesFile=/dev/null",
    "core.checkStat=default",
    "core.trustCTime=true",
    "color.ui=false",
    "log.mailmap=false",
    "log.follow=false",
    "log.showRoot=true",
    "diff.orderFile=/dev/null",
    "diff.relative=false",
    "diff.ignoreSubmodules=none",
    "status.relativePaths=false",
    "advice.graftFileDeprecated=false",
    "index.threads=1",
];

/// The variables of git's own that are kept: where its parts and a person's settings lie (which say whose
/// folders are safe), where the search for a repository ends, and one that can only make git refuse.
const KEPT: [&str; 7] = [
    "GIT_EXEC_PATH",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_TEST_ASSUME_DIFFERENT_OWNER",
];

/// What is set in the place of the rest.
const VARIABLES: [(&str, &str); 9] = [
    ("LC_ALL", "C"),
    ("LANGUAGE", "C"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_GRAFT_FILE", "/dev/null"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_LITERAL_PATHSPECS", "1"),
    ("GIT_ATTR_NOSYSTEM", "1"),
];

/// The git program in a folder.
#[derive(Clone, Debug)]
pub struct Program {
    folder: PathBuf,
}

impl Program {
    pub fn in_folder(folder: &Path) -> Self {
        // an empty path would be no folder to git
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Self { folder: folder.to_owned() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What git answers.
    pub fn ask(&self, question: &[&str]) -> Result<Vec<u8>, Failure> {
        self.ask_with(question, &[])
    }

    /// The same with settings whose names only the repository knows.
    pub fn ask_with(&self, question: &[&str], settings: &[(String, &str)]) -> Result<Vec<u8>, Failure> {
        let mut git = self.command(question, settings);
        answer(git.stdin(Stdio::null()).output())
    }

    /// The answer to a question that may have none: git says nothing then, and ends with 1.
    pub fn ask_for(&self, question: &[&str]) -> Result<Option<Vec<u8>>, Failure> {
        let output = self.command(question, &[]).stdin(Stdio::null()).output();
        let is_none = |output: &Output| output.status.code() == Some(1) && output.stderr.is_empty();
        if output.as_ref().is_ok_and(is_none) { Ok(None) } else { answer(output).map(Some) }
    }

    /// Starts git to talk with it.
    pub fn start(&self, question: &[&str]) -> Result<Child, Failure> {
        let mut git = self.command(question, &[]);
        git.stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| not_started(&error))
    }

    fn command(&self, question: &[&str], settings: &[(String, &str)]) -> Command {
        let mut git = Command::new("git");
        for (name, _) in std::env::vars_os().filter(|(name, _)| is_foreign(name)) {
            git.env_remove(name);
        }
        git.envs(VARIABLES).arg("-C").arg(&self.folder);
        git.args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"]);
        git.args(SETTINGS.iter().flat_map(|setting| ["-c", setting])).args(question);
        // not by `-c`: the name of a setting may hold a `=`
        git.env("GIT_CONFIG_COUNT", settings.len().to_string());
        for (index, (name, value)) in settings.iter().enumerate() {
            git.env(format!("GIT_CONFIG_KEY_{index}"), name).env(format!("GIT_CONFIG_VALUE_{index}"), value);
        }
        git
    }
}

/// A variable that would tell git what to look at or what to run.
fn is_foreign(name: &OsString) -> bool {
    let name = name.to_string_lossy().to_ascii_uppercase();
    name.starts_with("GIT_") && !KEPT.contains(&name.as_str())
}

fn answer(output: io::Result<Output>) -> Result<Vec<u8>, Failure> {
    let output = output.map_err(|error| not_started(&error))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
    // a git that something has stopped says nothing
    Err(Failure::Said(if said.is_empty() { output.status.to_string() } else { said }))
}

/// A git that is there and cannot be started is told with what the system says.
fn not_started(error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::InvalidInput => Failure::Refused,
        ErrorKind::NotFound => Failure::NotStarted,
        _ => Failure::Broken(format!("git: {error}")),
    }
}
