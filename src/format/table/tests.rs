//! Tables in and out of order.

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
