//! `fmt` changes no meaning, whatever form the records have, and has nothing to do afterwards.

use std::fs;

use proptest::prelude::*;

use super::forms::forms;
use super::records::cells;
use crate::harness::{Folder, bontot, files_below, text_of};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn results_stay_and_a_second_run_has_nothing_to_do(cells in cells(), form in forms()) {
        let folder = form.folder(&cells);
        let before = folder.json();
        let told = bontot(folder.path(), &["fmt"]).output();
        prop_assert_eq!(folder.json(), before);
        for file in files_below(folder.path()) {
            let text = text_of(&file);
            prop_assert!(!text.contains('\r') && !text.starts_with('\u{feff}'), "{} {}", file.display(), text);
            prop_assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{} {}", file.display(), text);
        }
        let again = bontot(folder.path(), &["fmt", "--check"]);
        prop_assert_eq!(again.status, 0, "{}", told);
    }

    /// Rows that stand apart in the file and are in order: whatever their cells look like, none changes.
    #[test]
    fn a_line_that_needs_no_change_keeps_its_bytes(cells in prop::collection::vec(event(), 1..8)) {
        let folder = committee();
        let rows: Vec<String> = cells.iter().map(|cells| format!("cb,registered,2024-02-01,{cells}")).collect();
        let events = format!("organisation,step,date,by,note\n{}\n", rows.join("\n"));
        let path = folder.path().join("2024/events.csv");
        fs::write(&path, &events).expect("a new file");
        bontot(folder.path(), &["fmt"]).output();
        prop_assert_eq!(text_of(&path), events.clone());
        fs::write(&path, format!("\u{feff}{}\r\n,,,,", events.replace('\n', "\r\n"))).expect("a file");
        bontot(folder.path(), &["fmt"]).output();
        prop_assert_eq!(text_of(&path), events);
    }
}

/// Two cells as a careful writer leaves them: with or without quotes that nothing needs.
fn event() -> impl Strategy<Value = String> {
    let plain =
        prop::sample::select(vec!["", "Bí thư", "05", "1,5", "x", "'Chi bộ;", "“tốt”", "a\nb", "say \"a\""]);
    let cell = (plain, any::<bool>()).prop_map(|(text, in_quotes)| {
        let needs = text.contains([',', '"', '\n']);
        if needs || in_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    });
    (cell.clone(), cell).prop_map(|(by, note)| format!("{by},{note}"))
}

/// The smallest folder that can hold events.
fn committee() -> Folder {
    Folder::new()
        .with(
            "bontot.toml",
            "format = 1\ncommittee = \"Đảng ủy mẫu\"\n[reviews.meeting]\nguidelines = [\"sinh-hoat-chi-bo\"]\n",
        )
        .with("organisations.csv", "id,name,kind\ncb,Chi bộ,cell\n")
        .with("2024/events.csv", "organisation,step,date\n")
}
