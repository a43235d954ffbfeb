//! Where a result may go: anywhere but among the records that it is worked out from.

use std::path::Path;

use super::Ending;
use super::console::Console;
use crate::catalogue::help;
use crate::load;
use crate::output;
use crate::receipt::ENDING;

/// A file that loading would read with the folder, or refuse, is wrong usage; so is one whose receipt would be such a file.
pub fn refuse(folder: &Path, file: Option<&Path>, console: &mut Console, command: &str) -> Option<Ending> {
    let file = file?;
    refuse_shown(folder, (file, file), console, command)
}

/// The same of files that get their names only in the folder `into`.
pub fn refuse_in(folder: &Path, into: &Path, console: &mut Console, command: &str) -> Option<Ending> {
    refuse_shown(folder, (&into.join("*"), into), console, command)
}

fn refuse_shown(
    folder: &Path,
    (file, shown): (&Path, &Path),
    console: &mut Console,
    command: &str,
) -> Option<Ending> {
    let within = output::within(folder, file)?;
    if !load::is_looked_at(&within) && !load::is_looked_at(&(within + ENDING)) {
        return None;
    }
    console.adopt_of(folder);
    let path = shown.display().to_string();
    Some(console.refuse(command, help::AMONG_RECORDS, ("path", &path), &[]))
}
