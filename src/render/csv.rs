//! A table as CSV (FORMAT.md, section 4): UTF-8 without BOM, LF, comma, decimal point, ISO dates.

use super::table::{Cell, Table};

/// The table's header and rows; the lines around it are not part of CSV.
///
/// # Panics
/// Never: writing to memory cannot fail, and what is written is UTF-8.
#[must_use]
pub fn draw(table: &Table) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let because = "writing to memory cannot fail because there is no device";
    writer.write_record(table.columns.iter().map(|column| guarded(&column.header))).expect(because);
    for row in &table.rows {
        writer.write_record(row.iter().map(field)).expect(because);
    }
    let bytes = writer.into_inner().expect(because);
    String::from_utf8(bytes).expect("it is UTF-8 because only strings were written")
}

fn field(cell: &Cell) -> String {
    if cell.is_text() { guarded(&cell.neutral()) } else { cell.neutral() }
}

/// Puts a `'` before what a spreadsheet would take for a formula, also after leading spaces and in
/// full-width signs.
fn guarded(text: &str) -> String {
    let first = text.trim_start_matches([' ', '\u{a0}']).chars().next();
    let acts = first.is_some_and(|sign| {
        matches!(sign, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    });
    if acts { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::draw;
    use crate::model::Decimal;
    use crate::render::table::{Cell, Column, Table};

    #[test]
    fn guards_formulas_but_not_numbers() {
        let table = Table {
            columns: vec![Column::words("mã"), Column::figures("điểm")],
            rows: vec![
                vec![Cell::text("=1+1"), Cell::Number(Decimal::from_hundredths(-150))],
                vec![Cell::text(" @SUM, \"a\""), Cell::Empty],
                vec![Cell::text("- gạch\nđầu dòng"), Cell::Count(3)],
            ],
            ..Table::default()
        };
        assert_eq!(draw(&table), "mã,điểm\n'=1+1,-1.5\n\"' @SUM, \"\"a\"\"\",\n\"'- gạch\nđầu dòng\",3\n");
    }
}
