//! Tables in and out of order, and whatever else a table may be.

use super::canonical;
use crate::load::YearTable;
use crate::load::csv::Column;

/// Facts, sorted by their first cell.
fn facts(text: &str) -> String {
    canonical(text, &YearTable::Facts.columns(), |row| row.get(Column::Organisation).into_owned())
}

#[test]
fn columns_and_rows_move_and_values_stay() {
    let text =
        "kỳ;Giá Trị;  Tổ  chức ;so lieu;;\n2024-01;8,50;b;x;;\n;\"5\";a;y;;\n;;;;;\n05/03/2024;1;b;\"x\";;\n";
    let expected = "Tổ  chức,so lieu,Giá Trị,kỳ\na,y,\"5\",\nb,x,\"8,50\",2024-01\nb,\"x\",1,05/03/2024\n";
    assert_eq!(facts(text), expected);
    assert_eq!(facts(expected), expected);
}

#[test]
fn a_line_that_needs_no_change_keeps_its_bytes() {
    let text = "organisation,fact,value,note\r\na,x,\"1\",\"\"\r\nb,x, 2 ,\"say \"\"a, b\"\"\"\r\n";
    let expected = "organisation,fact,value,note\na,x,\"1\",\"\"\nb,x,2,\"say \"\"a, b\"\"\"\n";
    assert_eq!(facts(text), expected);
}

#[test]
fn notes_of_many_lines_survive() {
    let text =
        "sep=;\r\norganisation;fact;value;note\r\na;x;1;\"Chi bô\u{323} một:\r\n- \"\"tốt\"\"; khá\r\n\"\r\n";
    let expected = "organisation,fact,value,note\na,x,1,\"Chi bộ một:\n- \"\"tốt\"\"; khá\"\n";
    assert_eq!(facts(text), expected);
}

#[test]
fn marks_blank_lines_and_missing_line_ends_are_put_right() {
    let text = "\u{feff}organisation\tfact\tvalue\n\n\t\t\na\tx\t1";
    assert_eq!(facts(text), "organisation,fact,value\na,x,1\n");
}

#[test]
fn quotes_come_where_a_cell_needs_them() {
    let text = "organisation;fact;value;note\na;x;1;một, hai\n";
    assert_eq!(facts(text), "organisation,fact,value,note\na,x,1,\"một, hai\"\n");
}

/// A line end within a cell counts as the one that is written.
#[test]
fn rows_are_ranked_by_what_is_written() {
    let formatted = facts("organisation;fact;value\n\"o\na\";x;1\n\"o\r\n,\";y;2\n");
    assert_eq!(formatted, "organisation,fact,value\n\"o\n,\",y,2\n\"o\na\",x,1\n");
    assert_eq!(facts(&formatted), formatted);
}

mod laws {
    use proptest::prelude::*;

    use super::facts;
    use crate::format::meaning::tables_say_the_same;
    use crate::load::YearTable;

    /// What may stand in a cell: all that CSV, Unicode and spreadsheets make hard.
    fn text() -> impl Strategy<Value = String> {
        let pieces = [
            "a", "ô", "o", "\u{302}", "\u{323}", "=\u{338}", ",", ";", "\t", "\"", "\n", "\r\n", " ",
            "\u{a0}", "sep=",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..6).prop_map(|pieces| pieces.concat())
    }

    /// Cells as a careful writer leaves them, with quotes where they are needed or wanted.
    fn line(cells: &[String], delimiter: char, quotes: &[bool]) -> String {
        let written = cells.iter().zip(quotes).map(|(cell, quote)| {
            let needs = *quote || cell.contains([delimiter, '"', '\n', '\r']);
            if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
        });
        written.collect::<Vec<_>>().join(&delimiter.to_string())
    }

    proptest! {
        #[test]
        fn any_table_says_the_same_and_stays(
            header in Just(["kỳ", "Giá Trị", "to\u{302}\u{309} chu\u{31b}\u{301}c", "fact", "NOTE", ""]).prop_shuffle(),
            rows in prop::collection::vec(([text(), text(), text(), text(), text(), text()], any::<[bool; 6]>()), 0..5),
            delimiter in prop::sample::select(vec![',', ';', '\t']),
            ends in prop::sample::select(vec!["\n", "\r\n", "\n\n"]),
        ) {
            let header = header.map(str::to_owned);
            let nameless = header.iter().position(String::is_empty).expect("one is");
            let mut lines = vec![line(&header, delimiter, &[false; 6])];
            for (mut cells, quotes) in rows {
                cells[nameless].clear();
                lines.push(line(&cells, delimiter, &quotes));
            }
            let text = lines.join(ends);
            let formatted = facts(&text);
            prop_assert!(tables_say_the_same(&text, &formatted, &YearTable::Facts.columns()), "{text:?}\n{formatted:?}");
            prop_assert_eq!(facts(&formatted), formatted);
        }
    }
}
