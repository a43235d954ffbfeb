//! The texts of documents that a committee keeps in its folder `templates`.

use super::read_text;
use super::root::{Entry, Root, What, joined};
use super::sources::Sources;
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::{FileId, Place};

/// The folder of a workspace that holds them.
pub const FOLDER: &str = "templates";

/// The most bytes of one.
const LARGEST: u64 = 1024 * 1024;

/// The path of a template within the folder of a workspace.
#[must_use]
pub fn path(name: &str) -> String {
    format!("{FOLDER}/{name}.txt")
}

/// A text of a committee's own.
pub struct OwnText {
    pub file: FileId,
    /// With LF line ends.
    pub text: String,
    /// Where each line begins in the file.
    starts: Vec<u32>,
}

impl OwnText {
    fn of(file: FileId, written: &str) -> Self {
        let ends = written.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = ends.filter_map(|(end, _)| u32::try_from(end + 1).ok());
        let text = written.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        Self { file, text, starts: std::iter::once(0).chain(starts).collect() }
    }

    /// The place of a line, counted from 1; of the file where the line is not known.
    #[must_use]
    pub fn place(&self, line: Option<usize>) -> Place {
        let start = line.and_then(|line| self.starts.get(line.checked_sub(1)?));
        start.map_or(Place::File(self.file), |start| Place::Line(self.file, *start))
    }
}

/// The text of a template with LF line ends, if the workspace has one of its own; problems are in the report.
///
/// # Errors
/// When a folder or the file cannot be read.
pub fn text(
    root: &Root,
    name: &str,
    sources: &mut Sources,
    report: &mut Report,
) -> anyhow::Result<Option<OwnText>> {
    if has_folder(root, sources, report)? { of_folder(root, name, sources, report) } else { Ok(None) }
}

/// The same of several.
///
/// # Errors
/// When a folder or a file cannot be read.
pub fn texts(
    root: &Root,
    names: &[&str],
    sources: &mut Sources,
    report: &mut Report,
) -> anyhow::Result<Vec<Option<OwnText>>> {
    if !has_folder(root, sources, report)? {
        return Ok(Vec::new());
    }
    names.iter().map(|name| of_folder(root, name, sources, report)).collect()
}

fn has_folder(root: &Root, sources: &mut Sources, report: &mut Report) -> anyhow::Result<bool> {
    let entries = root.entries("")?;
    let Some(folder) = entries.iter().find(|entry| entry.name == FOLDER) else { return Ok(false) };
    if folder.what != What::Folder {
        refuse(("", folder), Term::Folder, sources, report);
    }
    Ok(folder.what == What::Folder)
}

fn of_folder(
    root: &Root,
    name: &str,
    sources: &mut Sources,
    report: &mut Report,
) -> anyhow::Result<Option<OwnText>> {
    let path = path(name);
    let is_meant = |shown: &str| joined(FOLDER, shown) == path;
    let Some(entry) = root.entries(FOLDER)?.into_iter().find(|entry| is_meant(&entry.name)) else {
        return Ok(None);
    };
    if entry.what != What::File {
        refuse((FOLDER, &entry), Term::RegularFile, sources, report);
        return Ok(None);
    }
    let file = sources.add_within(FOLDER, &entry.name);
    let text = read_text(sources, file, LARGEST, report)?;
    Ok(text.map(|text| OwnText::of(file, &text)))
}

/// Something else stands where a file or a folder is `expected`.
fn refuse((within, entry): (&str, &Entry), expected: Term, sources: &mut Sources, report: &mut Report) {
    let code = if entry.what == What::Link { Code::FileIsLink } else { Code::FileNotRegular };
    let place = Place::File(sources.add_within(within, &entry.name));
    report.add(Diagnostic::new(code, place).with("name", &entry.name).with("expected", expected));
}
