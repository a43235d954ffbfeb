//! A workspace with all that years of work leave: forms of three reviews, every month's among them, events, facts,
//! findings, waivers, decisions, assignments. It is the example of a province, as many times as is asked for.

use std::fs;
use std::path::{Path, PathBuf};

/// The columns that name organisations and findings.
const IDS: [&str; 3] = ["mã", "tổ chức", "cấp trên"];

pub fn write(folder: &Path, copies: usize) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/dang-bo-tinh");
    copy(&example, folder, copies);
}

fn copy(from: &Path, to: &Path, copies: usize) {
    fs::create_dir_all(to).expect("a folder for the workspace");
    for entry in fs::read_dir(from).expect("the example is there") {
        let path = entry.expect("its files can be listed").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name in UTF-8");
        match (path.is_dir(), name.rsplit_once('.')) {
            (true, _) if name == "results" => {}
            (true, _) => copy(&path, &to.join(name), copies),
            (false, Some(("bontot", "toml"))) => put(to.join(name), own(&text(&path))),
            (false, Some((organisation, ending))) if is_of_one(&path) => {
                for copy in 0..copies {
                    put(to.join(format!("{}.{ending}", named(organisation, copy))), own(&text(&path)));
                }
            }
            (false, Some((_, "csv"))) => put(to.join(name), repeated(&text(&path), copies)),
            (false, _) => {}
        }
    }
}

/// Whether the file is that of one organisation, in the folder of a review.
fn is_of_one(path: &Path) -> bool {
    path.iter().rev().nth(2).is_some_and(|folder| folder == "assessments")
}

/// The rows of a table for every copy, each with ids of its own.
fn repeated(table: &str, copies: usize) -> Vec<u8> {
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a sound row")).collect();
    let mut written = csv::Writer::from_writer(Vec::new());
    written.write_record(&header).expect("writing to memory cannot fail");
    for copy in 0..copies {
        for row in &rows {
            let cells = header.iter().zip(row).map(|(column, cell)| match cell {
                "" => String::new(),
                id if IDS.contains(&column) => named(id, copy),
                other => other.to_owned(),
            });
            written.write_record(cells).expect("writing to memory cannot fail");
        }
    }
    written.into_inner().expect("writing to memory cannot fail")
}

/// The id that stands for one of the example in a copy; the first is the example itself.
fn named(id: &str, copy: usize) -> String {
    if copy == 0 { id.to_owned() } else { format!("{id}-n{copy}") }
}

/// A file without the line that leads to a schema beside the example.
fn own(text: &str) -> Vec<u8> {
    text.lines()
        .filter(|line| !line.starts_with("#:schema"))
        .flat_map(|line| [line, "\n"])
        .collect::<String>()
        .into()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("the example can be read")
}

fn put(path: PathBuf, bytes: impl AsRef<[u8]>) {
    fs::write(path, bytes).expect("the workspace can be written");
}
