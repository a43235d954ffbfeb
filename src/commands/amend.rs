//! Files as they would be: made in memory, checked as a whole folder, then told or written, all or none.

use std::ops::Range;
use std::path::PathBuf;

use anyhow::Context;

use super::Ending;
use super::console::{Console, Target};
use super::phases::{self, Root};
use super::review::Opened;
use crate::catalogue::{fmt, record as texts};
use crate::cli::SignMode;
use crate::diagnostics::Severity;
use crate::format::{Sheet, changes};
use crate::load::files::{self, Contents};
use crate::load::{YearTable, headers};
use crate::model::{Language, Place};
use crate::output::{self, Change};
use crate::render::rewrite;

/// A table of a year, as it stands or as an empty one would.
pub struct Table {
    path: String,
    root: PathBuf,
    kind: YearTable,
    /// `None` where there is no such file.
    before: Option<String>,
    /// The text that rows are added to.
    text: String,
}

/// A file as it is and as it would be.
pub struct Amended {
    /// The workspace that it belongs to.
    pub root: PathBuf,
    /// In that, and as it is shown.
    pub path: String,
    /// `None` where there is no such file.
    pub before: Option<String>,
    pub text: String,
    /// Of what other files gave: of every row before those of its cells.
    pub origins: Vec<Origin>,
}

/// What was taken from elsewhere.
pub struct Origin {
    /// Where it stands in the text.
    pub span: Range<usize>,
    /// The cell that it came from, as it is shown.
    pub from: String,
}

impl Table {
    /// Reads it; a missing one has only its header. One that is no table any more was written to meanwhile.
    pub fn read(opened: &Opened, year: i16, kind: YearTable, language: Language) -> anyhow::Result<Self> {
        let path = format!("{year:04}/{}", kind.file_name());
        let there = files::list(&opened.folder().into())?;
        let is_it = |contents: &Contents| matches!(contents, Contents::Table(of, table) if *of == year && *table == kind);
        let changed = || fmt::CHANGED.with(language, &[("path", &path)]);
        let before = match there.files.iter().find(|(_, contents)| is_it(contents)) {
            Some((file, _)) => Some(there.text(*file)?.with_context(changed)?),
            None => None,
        };
        let text = before.clone().unwrap_or_else(|| headers::table(kind, opened.workspace.manifest.language));
        Sheet::of(&text, &kind.columns()).with_context(changed)?;
        Ok(Self { root: opened.folder().to_owned(), path, kind, before, text })
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn sheet(&self) -> Sheet<'_> {
        Sheet::of(&self.text, &self.kind.columns()).expect("it is a table because it was read as one")
    }

    /// The table as `change` makes it.
    pub fn amended(&self, change: impl FnOnce(&Sheet<'_>) -> String) -> Amended {
        let text = change(&self.sheet());
        let (root, path, before) = (self.root.clone(), self.path.clone(), self.before.clone());
        Amended { root, path, before, text, origins: Vec::new() }
    }
}

/// Checks the folder as it would be; where it has errors they are shown, and nothing must be written.
pub fn refusal(amended: &[Amended], opened: &Opened, console: &Console) -> anyhow::Result<Option<Ending>> {
    Ok(checked(amended, opened, console)?.err())
}

/// The folder as it would be, with the quality findings that it does not have yet.
fn checked(
    amended: &[Amended],
    opened: &Opened,
    console: &Console,
) -> anyhow::Result<Result<phases::Opened, Ending>> {
    let root = amended
        .iter()
        .fold(Root::from(opened.folder()), |root, file| root.with(&file.path, file.text.as_bytes().to_vec()));
    let mut checked = phases::open(&root)?;
    if checked.workspace.is_none() || checked.report.has_errors() {
        checked.report.retain(|found| found.severity == Severity::Error);
        let origin = |place: Place| origin(amended, checked.sources.path(place.file()), place);
        console.report_with(&checked.report, &checked.sources, origin);
        output::to_errors(&(texts::REFUSED.get(console.language()).to_owned() + "\n"));
        return Ok(Err(Ending::Problems));
    }
    checked.report = checked.report.beyond(&opened.report);
    Ok(Ok(checked))
}

/// What the value at a place was taken from: its cell, or of a row that was, the row as a whole.
fn origin(amended: &[Amended], path: &str, place: Place) -> Option<String> {
    let (Place::Line(_, start) | Place::Span(_, start, _)) = place else { return None };
    let at = start as usize;
    let file = amended.iter().find(|file| file.path == path)?;
    let found = file.origins.iter().rfind(|origin| origin.span.start <= at && at <= origin.span.end);
    found.map(|origin| origin.from.clone())
}

/// Writes all files of a workspace or none.
pub fn write(amended: &[Amended], console: &Console, command: &str) -> anyhow::Result<Ending> {
    let Some(Amended { root, .. }) = amended.first() else { return Ok(Ending::Fine) };
    let paths: Vec<PathBuf> = amended.iter().map(|file| root.join(&file.path)).collect();
    let changes = paths.iter().zip(amended).map(|(path, file)| Change {
        path,
        before: file.before.as_deref().map(str::as_bytes),
        after: file.text.as_bytes(),
    });
    let changes: Vec<Change<'_>> = changes.collect();
    console.write_to_workspace(root, &changes, command)
}

/// Writes what stands the check, or tells what would be written.
pub fn conclude(
    amended: &[Amended],
    opened: &Opened,
    mode: SignMode,
    console: &Console,
    command: &str,
) -> anyhow::Result<Ending> {
    match checked(amended, opened, console)? {
        Ok(_) => concluded(amended, mode, console, command),
        Err(ending) => Ok(ending),
    }
}

/// The same for a change that one person makes by hand: told with it is what about it asks for a second look.
pub fn conclude_with_findings(
    amended: &[Amended],
    opened: &Opened,
    mode: SignMode,
    console: &Console,
    command: &str,
) -> anyhow::Result<Ending> {
    let checked = match checked(amended, opened, console)? {
        Ok(checked) => checked,
        Err(ending) => return Ok(ending),
    };
    let ending = concluded(amended, mode, console, command)?;
    if ending == Ending::Fine {
        console.report(&checked.report, &checked.sources);
    }
    Ok(ending)
}

fn concluded(
    amended: &[Amended],
    mode: SignMode,
    console: &Console,
    command: &str,
) -> anyhow::Result<Ending> {
    let opening = match mode {
        SignMode::Tell => texts::WOULD_WRITE,
        SignMode::Write => {
            let ending = write(amended, console, command)?;
            if ending != Ending::Fine {
                return Ok(ending);
            }
            texts::WRITTEN
        }
    };
    let change = |file: &Amended| changes(&file.path, file.before.as_deref().unwrap_or_default(), &file.text);
    let changed: Vec<_> = amended.iter().map(change).collect();
    let told =
        [opening.get(console.language()), "\n", &rewrite::changes(&changed, console.language())].concat();
    console.write(&told, Target::SCREEN, command)
}
