//! What office programs make of the documents that are sent on: LibreOffice with Vietnamese settings opens the
//! workbook, the CSV for Excel and the Word files, Chromium prints the page. `cargo test --features office`, as `.ci/run` does.

mod forms;
#[expect(dead_code, reason = "the other suite needs more of it")]
#[path = "../it/harness.rs"]
mod harness;
mod identity;
#[path = "../it/page.rs"]
mod page;
mod pages;
mod papers;
mod reports;
mod sheets;
mod tools;

use std::fs;
use std::path::{Path, PathBuf};

use harness::{bontot_with, home};

const EXAMPLE: &str = "examples/dang-bo-tinh";
const YEARS: [&str; 2] = ["2024", "2025"];

/// A document of the suite.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Document {
    Classification,
    Quota,
    Summary,
}

const DOCUMENTS: [Document; 3] = [Document::Classification, Document::Quota, Document::Summary];

impl Document {
    const fn command(self) -> &'static [&'static str] {
        match self {
            Self::Classification => &["classify"],
            Self::Quota => &["classify", "--quota"],
            Self::Summary => &["summary"],
        }
    }
}

/// Writes a document of a workspace as `name` in `folder`, in an environment.
#[track_caller]
fn write(
    document: Document,
    (workspace, year, format): (&Path, &str, &str),
    file: &Path,
    variables: &[(&str, &str)],
) {
    let (workspace, path) = (plain(workspace), plain(file));
    let options = [workspace, "--period", year, "--format", format, "-o", path, "--date", "31/12/2025"];
    let arguments = [document.command(), &options].concat();
    let run = bontot_with(home(), &arguments, variables);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{arguments:?}: {}", run.stderr);
}

/// Every document of the example in both years, as files of an extension in `folder`.
fn write_all(folder: &Path, format: &str, extension: &str) -> Vec<(Document, &'static str, PathBuf)> {
    let mut written = Vec::new();
    for year in YEARS {
        for document in DOCUMENTS {
            let file = folder.join(format!("{document:?}-{year}.{extension}"));
            write(document, (&home().join(EXAMPLE), year, format), &file, &[]);
            written.push((document, year, file));
        }
    }
    written
}

fn plain(path: &Path) -> &str {
    path.to_str().expect("folders of the suite have plain names")
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
