//! The csv crate as an oracle: what both accept they read alike, and what a careful writer wrote is accepted.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use super::{Piece, RawRow, Scanner};
use crate::diagnostics::Report;
use crate::load::csv::composed::{is_composed, normal};
use crate::load::text;
use crate::model::FileId;

type Rows = Vec<Vec<String>>;

/// What we read; `None` for a text that we refuse.
fn ours(text: &str, delimiter: u8) -> Option<Rows> {
    let mut report = Report::default();
    let decoded = text::decode(FileId(0), text.as_bytes(), &mut report)?;
    let mut scanner = Scanner::new(Piece::whole(FileId(0), decoded), 0, delimiter);
    let (mut rows, mut row) = (Rows::new(), RawRow::default());
    while scanner.next_row(&mut row, &mut report) {
        assert!(row.start == 0 || decoded[..row.start].ends_with('\n'), "a row begins a line: {text:?}");
        rows.push(row.fields(decoded).map(|field| field.value(decoded).into_owned()).collect());
    }
    (!report.has_errors()).then_some(rows)
}

/// What the csv crate reads, trimmed and normalised as ours; rows of blank fields left out.
fn theirs(text: &str, delimiter: u8) -> Rows {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|record| {
        let record = record.expect("the text is UTF-8");
        record.iter().map(|field| normal(field).into_owned()).collect::<Vec<_>>()
    });
    rows.filter(|row| row.iter().any(|field| !field.is_empty())).collect()
}

/// Pieces of a text; quotes are rare enough for some texts to be well-formed.
fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        2 => Just("\""), 4 => Just(","), 4 => Just(";"), 3 => Just("\n"), 1 => Just("\r\n"),
        1 => Just("\r"), 3 => Just("a"), 2 => Just("b c"), 2 => Just("ế"), 1 => Just("e\u{302}\u{301}"),
        1 => Just(" "), 1 => Just("\"\""), 1 => Just("\",\""),
    ]
}

fn text_of_pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

/// A field's text as a careful writer puts it: in quotes where it must be, or where it may.
fn written(field: &str, delimiter: char, quotes: bool) -> String {
    let must = field.contains(['"', '\n', '\r', delimiter]);
    if must || quotes { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn agrees_with_the_csv_crate_on_whatever_it_accepts(text in text_of_pieces(), semicolon: bool) {
        let delimiter = if semicolon { b';' } else { b',' };
        if let Some(rows) = ours(&text, delimiter) {
            prop_assert_eq!(rows, theirs(&text, delimiter));
        }
    }

    #[test]
    fn accepts_and_returns_what_a_careful_writer_wrote(
        rows in prop::collection::vec(prop::collection::vec((text_of_pieces(), any::<bool>()), 1..5), 0..6),
        semicolon: bool,
        crlf: bool,
    ) {
        let (delimiter, mark) = if semicolon { (b';', ';') } else { (b',', ',') };
        let line_end = if crlf { "\r\n" } else { "\n" };
        // a lone carriage return is refused before the scanner sees it
        let clean = |field: &str| field.replace("\r\n", "\n").replace('\r', "");
        let line = |row: &Vec<(String, bool)>| {
            let fields = row.iter().map(|(field, quotes)| written(&clean(field), mark, *quotes));
            fields.collect::<Vec<_>>().join(&mark.to_string()) + line_end
        };
        let text: String = rows.iter().map(line).collect();
        let values = |row: &Vec<(String, bool)>| -> Vec<String> {
            row.iter().map(|(field, _)| normal(&clean(field)).into_owned()).collect()
        };
        let expected: Rows =
            rows.iter().map(values).filter(|row| row.iter().any(|field| !field.is_empty())).collect();
        prop_assert_eq!(ours(&text, delimiter), Some(expected.clone()), "{:?}", &text);
        prop_assert_eq!(theirs(&text, delimiter), expected);
    }
}

proptest! {
    #[test]
    fn what_is_composed_is_in_nfc(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "Chi bộ", "e\u{302}", "“đủ”", "…", "\u{2000}", "\u{2001}", "\u{2002}", "a", "\u{1100}", "\u{1ebf}",
            "\u{1e00}", "\u{212b}", "\u{340}",
        ]), 0..12),
        padding in 0_usize..130,
    ) {
        let text = "x".repeat(padding) + &pieces.concat();
        let is_plain = |letter: char| matches!(u32::from(letter), 0..0x300 | 0x1E80..0x1F00 | 0x2002..0x2040);
        prop_assert_eq!(is_composed(&text), text.chars().all(is_plain), "{:?}", &text);
        if is_composed(&text) {
            prop_assert_eq!(normal(&text), text.trim());
        }
    }
}

#[test]
fn many_random_texts_are_accepted() {
    // the first law above would hold for a scanner that refuses everything
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let accepted = (0..1000).filter(|_| {
        let text = text_of_pieces().new_tree(&mut runner).expect("a text").current();
        ours(&text, b',').is_some_and(|rows| !rows.is_empty())
    });
    assert!(accepted.count() > 100);
}
