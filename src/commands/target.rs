//! Where a result may go: anywhere but among the records that it is worked out from.

use std::path::Path;

use super::Ending;
use super::console::Console;
use crate::catalogue::{Phrase, help};
use crate::load;
use crate::output;
use crate::receipt::ENDING;

/// A file that loading would read with the folder, or refuse, is wrong usage; so is one whose receipt would be such a file.
pub fn refuse(folder: &Path, file: Option<&Path>, console: &mut Console, command: &str) -> Option<Ending> {
    let file = file?;
    refuse_shown(folder, (file, file), why_none, console, command)
}

/// The same of a file without a receipt; such a one is no result either, and may not stand among these.
pub fn refuse_bare(
    folder: &Path,
    file: Option<&Path>,
    console: &mut Console,
    command: &str,
) -> Option<Ending> {
    let file = file?;
    refuse_shown(folder, (file, file), why_no_bare_one, console, command)
}

/// The same of files that get their names only in the folder `into`.
pub fn refuse_bare_in(folder: &Path, into: &Path, console: &mut Console, command: &str) -> Option<Ending> {
    refuse_shown(folder, (&into.join("*"), into), why_no_bare_one, console, command)
}

fn refuse_shown(
    folder: &Path,
    (file, shown): (&Path, &Path),
    why_not: fn(&str) -> Option<Phrase>,
    console: &mut Console,
    command: &str,
) -> Option<Ending> {
    let why = why_not(&output::within(folder, file)?)?;
    console.adopt_of(folder);
    let path = shown.display().to_string();
    Some(console.refuse(command, why, ("path", &path), &[]))
}

/// Why no result may stand at a path of the folder.
fn why_none(path: &str) -> Option<Phrase> {
    let is_record = load::is_looked_at(path) || load::is_looked_at(&format!("{path}{ENDING}"));
    is_record.then_some(help::AMONG_RECORDS)
}

/// Why no file without a receipt may stand there.
fn why_no_bare_one(path: &str) -> Option<Phrase> {
    why_none(path).or_else(|| load::is_among_results(path).then_some(help::WITHOUT_RECEIPT))
}
