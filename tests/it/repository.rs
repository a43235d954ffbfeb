//! Real repositories for tests: made by the git program, with fixed days and a post for an author, and without
//! the settings of whoever runs the tests.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::harness::Folder;

/// A folder that is there for one test, with a repository in it.
pub struct Repository(Folder);

impl Repository {
    /// An empty repository.
    pub fn new() -> Self {
        let repository = Self(Folder::new());
        repository.git(&["init", "--quiet", "--initial-branch=main", "--object-format=sha1", "."]);
        repository
    }

    /// The same one, with a file written or written anew.
    #[must_use]
    pub fn with(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        Self(self.0.with(path, contents))
    }

    /// The same one, with everything in it committed on a day.
    #[must_use]
    pub fn committed(self, day: &str, subject: &str) -> Self {
        self.commit(day, subject);
        self
    }

    pub fn commit(&self, day: &str, subject: &str) {
        self.git(&["add", "--all"]);
        self.git_on(day, &["commit", "--quiet", "--allow-empty", "--message", subject]);
    }

    /// The folder, for those who need no more commits.
    pub fn into_folder(self) -> Folder {
        self.0
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The id that a revision has.
    pub fn id(&self, revision: &str) -> String {
        self.git(&["rev-parse", revision]).trim_end().to_owned()
    }

    /// Runs git and returns what it prints.
    #[track_caller]
    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_on("2024-01-01", arguments)
    }

    /// The same, so that a commit is of this day.
    #[track_caller]
    pub fn git_on(&self, day: &str, arguments: &[&str]) -> String {
        let output = self.try_git(day, arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8(output.stdout).expect("git prints UTF-8")
    }

    /// Takes many commits at once, as `git fast-import` reads them, and checks out the last.
    pub fn import(&self, commits: &str) {
        let mut git = self.command("2024-01-01", &["fast-import", "--quiet"]);
        let mut running = git.stdin(Stdio::piped()).spawn().expect("the tests need the git program");
        let mut stream = running.stdin.take().expect("it is piped");
        stream.write_all(commits.as_bytes()).expect("git reads all of it");
        drop(stream);
        assert!(running.wait().expect("git ends").success());
        self.git(&["reset", "--quiet", "--hard"]);
    }

    /// The same where git may refuse.
    pub fn try_git(&self, day: &str, arguments: &[&str]) -> Output {
        self.command(day, arguments).output().expect("the tests need the git program")
    }

    fn command(&self, day: &str, arguments: &[&str]) -> Command {
        let at = if day.contains('T') { day.to_owned() } else { format!("{day}T12:00:00+07:00") };
        let post = [("NAME", "Chi uỷ viên"), ("EMAIL", "chi-uy@example.invalid")];
        let mut git = Command::new("git");
        for who in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{who}_DATE"), &at);
            git.envs(post.map(|(field, value)| (format!("GIT_{who}_{field}"), value)));
        }
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        git.args(["-c", "core.autocrlf=false", "-c", "protocol.file.allow=always"]);
        git.args(arguments).current_dir(self.path());
        git
    }
}
