//! Why a workbook was not drawn. Here and not beside the drawing, because there may be none.

/// A sheet of Excel has so many rows.
pub const MOST_ROWS: usize = 1_048_576;

/// Why a workbook was not drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotDrawn {
    /// There are more rows than [`MOST_ROWS`].
    TooManyRows,
    /// A text is longer than a cell holds, put together from several.
    TextTooLong,
    /// What the library says.
    Failed(String),
}

#[cfg(feature = "xlsx")]
impl From<rust_xlsxwriter::XlsxError> for NotDrawn {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        use rust_xlsxwriter::XlsxError;
        match error {
            XlsxError::RowColumnLimitError => Self::TooManyRows,
            XlsxError::MaxStringLengthExceeded => Self::TextTooLong,
            other => Self::Failed(other.to_string()),
        }
    }
}
