//! What git has checked out, asked of the git program. Every setting of a repository that could run a
//! command is overridden; nothing is written.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::model::{Date, date};

/// The commit of a folder's repository, and its day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Commit {
    pub id: String,
    pub date: Date,
}

/// The commit checked out in `folder`; `None` without git, a repository or a commit.
#[must_use]
pub fn checked_out(folder: &Path) -> Option<Commit> {
    let id = ask(folder, &["rev-parse", "--verify", "--end-of-options", "HEAD^{commit}"])?;
    let show =
        ["show", "--no-patch", "--no-ext-diff", "--no-textconv", "--format=%cs", "--end-of-options", &id];
    let date = date::read(&ask(folder, &show)?).ok()?;
    Some(Commit { id, date })
}

/// The first line of what git answers.
fn ask(folder: &Path, question: &[&str]) -> Option<String> {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).arg("--no-pager");
    git.args(["-c", "core.fsmonitor=false", "-c", "log.showSignature=false"]).args(question);
    git.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C").stdin(Stdio::null()).stderr(Stdio::null());
    let answer = git.output().ok().filter(|answer| answer.status.success())?;
    let text = String::from_utf8(answer.stdout).ok()?;
    text.lines().next().map(str::to_owned).filter(|line| !line.is_empty())
}
