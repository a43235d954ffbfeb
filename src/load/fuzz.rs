//! Laws of reading for whatever bytes there are: nothing panics, and every place lies in the text.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::csv::Column;
use super::csv::RawRow;
use super::csv::scanner::{Piece, Scanner, span};
use super::sources::Sources;
use super::{text, toml};
use crate::diagnostics::{Code, Diagnostic, Report, Shown};
use crate::model::{FileId, Id, Language, Period, Place, date, number};
use crate::render::{Colour, diagnostics, diagnostics::Manner};

const FILE: FileId = FileId(1);

/// Text near enough to ours to get far into a reader.
fn piece() -> impl Strategy<Value = String> {
    let ours = [
        "\"",
        ",",
        ";",
        "\n",
        "\r\n",
        "\t",
        "=",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "'",
        "\"\"\"",
        "#",
        ".",
        "1",
        "8,5",
        "1e5",
        "2024-03-05",
        "a",
        "ộ",
        "e\u{302}\u{301}",
        "\u{feff}",
        "?",
        "b?",
        "á»™",
        "\u{202e}",
        "\0",
        "\r",
        "<<<<<<< ",
        "\n=======\n",
        "\n>>>>>>> b\n",
        "\"\\u0000\"",
        "07:30",
        "a={",
        "true",
        "inf",
        "0x1",
        " ",
        "\u{a0}",
        "\\",
        "sep=;",
        "mã",
    ];
    prop_oneof![
        6 => prop::sample::select(ours.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

/// Whether a place lies in the text, on borders of characters.
fn lies_in(text: &str, place: Place) -> bool {
    let on_border = |at: u32| text.is_char_boundary(at as usize);
    match place {
        Place::File(_) => true,
        Place::Line(_, start) => on_border(start),
        Place::Span(_, start, end) => start <= end && on_border(start) && (end as usize) <= text.len() + 1,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_text_or_a_problem(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let mut report = Report::default();
        let decoded = text::decode(FILE, &bytes, &mut report);
        prop_assert!(decoded.is_some() || report.has_errors());
    }

    #[test]
    fn what_the_text_reader_says_has_its_place(text in any_text()) {
        let mut report = Report::default();
        text::decode(FILE, text.as_bytes(), &mut report);
        for found in report.diagnostics() {
            prop_assert!(lies_in(&text, found.place), "{:?} in {:?}", found, text);
        }
    }

    #[test]
    fn the_scanner_reads_on_and_stays_inside(text in any_text(), delimiter in prop::sample::select(vec![b',', b';', b'\t'])) {
        let mut report = Report::default();
        let piece = Piece::whole(FILE, &text);
        let mut scanner = Scanner::new(piece, 0, delimiter);
        let (mut row, mut before) = (RawRow::default(), 0);
        while scanner.next_row(&mut row, &mut report) {
            prop_assert!(scanner.offset() > before && scanner.offset() <= text.len());
            before = scanner.offset();
            for field in row.fields(&text) {
                prop_assert!(field.value(&text).len() <= 3 * text.len());
                prop_assert!(lies_in(&text, field.place(piece)), "{:?}", text);
            }
        }
        for found in report.diagnostics() {
            prop_assert!(lies_in(&text, found.place), "{:?} in {:?}", found, text);
        }
    }

    #[test]
    fn any_toml_is_a_tree_or_a_problem_with_its_place(text in any_text()) {
        let mut report = Report::default();
        let tree = toml::parse(FILE, &text, &mut report);
        // the rest of the file is looked at beside an escape that may not be used
        let lost = report.diagnostics().iter().any(|found| found.code != Code::CharacterForbidden);
        prop_assert_eq!(tree.is_none(), lost, "{:?}", text);
        for found in report.diagnostics() {
            prop_assert!(lies_in(&text, found.place), "{:?} in {:?}", found, text);
        }
    }

    #[test]
    fn values_are_read_or_refused(text in prop_oneof![any_text(), "[0-9.,/%eE+-]{0,14}", "\\PC{0,20}"]) {
        if let Ok(read) = number::read(&text) {
            prop_assert!(!text.contains(['e', 'E', '+', ' ']), "{} is {:?}", text, read.value);
        }
        if let Ok(day) = date::read(&text) {
            prop_assert!(day.to_string() == text || day.day_first() == text);
        }
        if let Some(id) = Id::new(&text) {
            prop_assert_eq!(id.as_str(), &text);
        }
        if let Some(period) = Period::read(&text) {
            prop_assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn any_place_can_be_shown(text in any_text(), start: u32, length in 0_u32..100, near: bool, whole_line: bool) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.csv");
        fs::write(&path, &text).expect("a file");
        let start = if near { start % 300 } else { start };
        let place = if whole_line { Place::Line(FILE, start) } else { Place::Span(FILE, start, start.saturating_add(length)) };
        let shown = shown(folder.path(), &path, place);
        let mut report = Report::default();
        report.extend(shown.iter().map(|found| found.diagnostic.clone()));
        let manner = Manner { language: Language::Vietnamese, colour: Colour::Plain, width: None };
        let said = diagnostics::text(&shown, &report.tally(), manner);
        prop_assert!(said.contains("x.csv"));
        prop_assert!(!said.contains(['\u{202e}', '\0', '\r']), "{:?}", said);
    }
}

fn shown(folder: &Path, path: &Path, place: Place) -> Vec<Shown> {
    let mut sources = Sources::of_folder(&folder.into());
    let file = sources.add_disk("x.csv", path.to_owned());
    assert_eq!(file, FILE);
    let problem = Diagnostic::new(Code::ValueMissing, place).with("name", Column::Id.names());
    sources.show(&[problem], 10)
}

#[test]
fn places_beyond_what_can_be_counted_are_cut() {
    assert_eq!(span(FILE, usize::MAX, usize::MAX), Place::Span(FILE, u32::MAX, u32::MAX));
}
