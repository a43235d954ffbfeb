//! Runs the real program in a clean environment, builds small folders, and holds texts against what is expected.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How a run of the program ended.
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The standard output of a run that ended well and said nothing else, but perhaps that it wrote a file.
    #[track_caller]
    pub fn output(self) -> String {
        assert_eq!((self.status, self.complaints().as_str()), (0, ""), "stdout:\n{}", self.stdout);
        self.stdout
    }

    /// The standard error without the line that tells of the file that was written, or stands already.
    pub fn complaints(&self) -> String {
        let ends = ["; không ghi gì.\n", "; nothing was written.\n"];
        let stands = |line: &str| ends.iter().any(|end| line.ends_with(end));
        let tells = |line: &&str| line.starts_with("Đã ghi ") || line.starts_with("Wrote ") || stands(line);
        self.stderr.split_inclusive('\n').filter(|line| !tells(line)).collect()
    }
}

/// Where the crate lies.
pub fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What of the caller's environment reaches the program: where programs are, and where a measured one counts.
const INHERITED: [&str; 2] = ["PATH", "LLVM_PROFILE_FILE"];

/// Runs `bontot` in `folder`. Nothing of the caller's environment reaches it but [`INHERITED`].
pub fn bontot<A: AsRef<str>>(folder: &Path, arguments: &[A]) -> Run {
    bontot_with(folder, arguments, &[])
}

/// The same with more variables.
pub fn bontot_with<A: AsRef<str>>(folder: &Path, arguments: &[A], variables: &[(&str, &str)]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_bontot"))
        .args(arguments.iter().map(AsRef::as_ref))
        .current_dir(folder)
        .env_clear()
        .envs(INHERITED.iter().filter_map(|name| Some((name, std::env::var_os(name)?))))
        .env("LANG", "C.UTF-8")
        .envs(variables.iter().copied())
        .output()
        .expect("the program starts because cargo has built it");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Run {
        status: output.status.code().expect("the program is not killed"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// A folder that is there for one test.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for temporary files"))
    }

    /// Writes a file, with the folders above it.
    #[must_use]
    pub fn with(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a new folder");
        fs::write(path, contents).expect("a new file");
        self
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// What `evaluate` prints as JSON. That there are quality findings may stand on standard error.
    #[track_caller]
    pub fn json(&self) -> String {
        let run = bontot(self.path(), &["evaluate", ".", "--format", "json"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout
    }
}

/// Holds `actual` against a file. With `UPDATE_EXPECT=1` the file is written anew instead.
#[track_caller]
pub fn expect_file(path: &Path, actual: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        fs::write(path, actual).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}\nUPDATE_EXPECT=1 cargo test writes it; read it before you commit it",
            path.display()
        )
    });
    assert!(expected == actual, "{} differs:\n{}", path.display(), difference(&expected, actual));
}

/// The first lines that differ, each with its number.
pub fn difference(expected: &str, actual: &str) -> String {
    let (expected, actual): (Vec<_>, Vec<_>) = (expected.lines().collect(), actual.lines().collect());
    let longest = expected.len().max(actual.len());
    let shown = |lines: &[&str], index: usize| lines.get(index).map_or("(no line)", |line| *line).to_owned();
    let differing = (0..longest).filter(|index| expected.get(*index) != actual.get(*index));
    let told = differing.take(8).map(|index| {
        let (line, was, is) = (index + 1, shown(&expected, index), shown(&actual, index));
        format!("line {line}\n  expected: {was}\n  actual:   {is}")
    });
    told.collect::<Vec<_>>().join("\n")
}

/// Everything below a folder, by path, in order.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in entries(folder) {
        if entry.is_dir() {
            found.extend(files_below(&entry));
        } else {
            found.push(entry);
        }
    }
    found
}

/// The folders and files in a folder, in order.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut entries: Vec<PathBuf> = read
        .map(|entry| entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path())
        .collect();
    entries.sort();
    entries
}

/// The text of a file of the crate.
pub fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
