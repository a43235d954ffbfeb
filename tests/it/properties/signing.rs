//! What is signed does not depend on how the files are written.

use std::fs;

use proptest::prelude::*;

use super::forms::forms;
use super::records::{Cells, Entered, GUIDELINE, cells};
use crate::harness::{Folder, bontot};

/// The text that the first organisation signs at a stage.
fn content(folder: &Folder, stage: &str) -> String {
    fs::write(folder.path().join("criteria/mau.toml"), GUIDELINE).expect("the guideline, in one form");
    let options = ["cb-mot", "--stage", stage, "--by", "Bí thư", "--date", "2024-12-12", "--dry-run"];
    let told = bontot(folder.path(), &[&["sign-off"], &options[..]].concat()).output();
    let (row, content) = told.split_once("\n\n").expect("the row, then the content");
    let digest = row.split_once(":sha256:").expect("a signature").1;
    format!("{}\n{content}", digest.get(..64).expect("64 digits"))
}

/// All lines have values.
fn complete(mut cells: Cells) -> Cells {
    for value in cells[0].values.iter_mut().flatten().filter(|value| **value == Entered::Nothing) {
        *value = Entered::NotApplicable;
    }
    cells
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_form_of_the_files_is_signed_alike(cells in cells(), one in forms(), other in forms()) {
        let cells = complete(cells);
        for stage in ["self", "appraised"] {
            let (one, other) = (content(&one.folder(&cells), stage), content(&other.folder(&cells), stage));
            prop_assert_eq!(one, other);
        }
    }
}
