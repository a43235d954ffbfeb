//! Whether a rewritten table says what it said before: the last guard before anything is written.

use crate::diagnostics::Report;
use crate::load::csv::{self, Columns};
use crate::model::FileId;

/// The same rows by column, in any order. Line ends within a cell count as one.
pub fn tables_say_the_same(one: &str, other: &str, columns: &Columns) -> bool {
    one == other
        || matches!((rows(one, columns), rows(other, columns)), (Some(one), Some(other)) if one == other)
}

/// The cells of every row, by column; `None` where the table cannot be read.
fn rows(text: &str, columns: &Columns) -> Option<Vec<Vec<Option<String>>>> {
    let mut report = Report::default();
    let mut rows = Vec::new();
    csv::read(FileId(0), text, columns, &mut report, |row, _| {
        let cell = |column| row.get(column).map(|field| field.text.replace("\r\n", "\n"));
        rows.push(columns.all().map(cell).collect());
    });
    rows.sort_unstable();
    (!report.has_errors()).then_some(rows)
}

#[cfg(test)]
mod tests {
    use super::tables_say_the_same;
    use crate::load::YearTable;

    #[test]
    fn a_lost_or_moved_value_is_noticed() {
        let same = |one, other| tables_say_the_same(one, other, &YearTable::Facts.columns());
        let text = "organisation,fact,value\na,x,1\nb,y,2\n";
        assert!(same(text, "value;fact;organisation\r\n2;y;b\r\n\"1\";x;a\r\n"));
        for other in [
            "organisation,fact,value\na,x,1\n",
            "organisation,fact,value\na,x,2\nb,y,1\n",
            "organisation,fact,value\na,x,1\nb,y,2\nb,y,2\n",
            "organisation,fact,value,note\na,x,1,\nb,y,2,\n",
            "organisation,fact,value\na,x,1\nb,y,2.0\n",
            "organisation,fact\na,x\nb,y\n",
        ] {
            assert!(!same(text, other), "{other}");
        }
    }
}
