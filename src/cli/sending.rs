//! What must be known of a folder for a result to be sent as it is asked for.

use super::{Format, Sending};

impl Sending {
    /// Whether what is sent names the digests of all that it rests on: in itself, or in a receipt beside it.
    #[must_use]
    pub const fn names_inputs(&self) -> bool {
        match self.format {
            Format::Csv | Format::CsvExcel | Format::Json => self.output.is_some(),
            Format::Table | Format::Markdown | Format::Html => true,
            #[cfg(feature = "xlsx")]
            Format::Xlsx => true,
        }
    }
}
