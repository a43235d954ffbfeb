//! What is said where a workbook cannot hold what was asked for.

use anyhow::anyhow;

use super::Ending;
use super::console::Console;
use crate::catalogue::help;
use crate::render::workbook::NotDrawn;

/// Another form can hold it: it is refused as wrong usage.
pub fn not_drawn(fault: &NotDrawn, command: &str, console: &Console) -> anyhow::Result<Ending> {
    let language = console.aside();
    let phrase = match fault {
        NotDrawn::TooManyRows => help::TOO_MANY_ROWS,
        NotDrawn::TextTooLong => help::TEXT_TOO_LONG,
        NotDrawn::Failed(error) => {
            return Err(anyhow!(help::NOT_A_WORKBOOK.with(language, &[("error", error)])));
        }
    };
    Ok(console.refuse_sentence(command, phrase.get(language).to_owned(), "", &[]))
}
