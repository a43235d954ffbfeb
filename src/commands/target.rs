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
    let within = output::within(folder, file)?;
    if !load::is_looked_at(&within) && !load::is_looked_at(&(within + ENDING)) {
        return None;
    }
    console.adopt_of(folder);
    let path = file.display().to_string();
    Some(console.refuse(command, help::AMONG_RECORDS, ("path", &path), &[]))
}
