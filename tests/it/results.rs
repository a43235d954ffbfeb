//! The results that the large example commits are those that its commands write, byte for byte.

use std::fs;
use std::path::Path;

use crate::harness::{Folder, bontot, files_below, home};

/// A year, the day its documents bear, and the file with what writes it.
const YEARS: [(&str, &str); 2] = [("2024", "2024-12-31"), ("2025", "2025-12-31")];
const FILES: [(&str, &[&str], &str); 4] = [
    ("xep-loai.csv", &["classify"], "csv"),
    ("xep-loai.xlsx", &["classify"], "xlsx"),
    ("khong-che.csv", &["classify", "--quota"], "csv"),
    ("tong-hop.csv", &["summary"], "csv"),
];

/// The example where no repository is around it: its receipts then name no commit.
pub fn copy() -> Folder {
    let example = home().join("examples/dang-bo-tinh");
    let path = |file: &Path| file.strip_prefix(&example).expect("below it").to_string_lossy().into_owned();
    let files = files_below(&example).into_iter();
    files.fold(Folder::new(), |folder, file| folder.with(&path(&file), fs::read(&file).expect("a file")))
}

/// With `UPDATE_EXPECT=1` the results are written anew instead.
#[test]
fn the_results_of_the_large_example_are_what_its_commands_write() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1");
    let copy = copy();
    let formats = FILES.iter().filter(|(_, _, format)| cfg!(feature = "xlsx") || *format != "xlsx");
    for (name, command, format) in formats {
        for (year, day) in YEARS {
            let path = format!("{year}/results/{name}");
            let options = ["--period", year, "--format", format, "--date", day, "-o", &path];
            let run = bontot(copy.path(), &[command, &options[..]].concat());
            assert_eq!(run.status, 0, "{path}: {}", run.stderr);
            for path in [path.clone(), format!("{path}.receipt.toml")] {
                let committed = home().join("examples/dang-bo-tinh").join(&path);
                let written = fs::read(copy.path().join(&path)).expect("the program wrote it");
                if update {
                    fs::write(&committed, &written).expect("the example can be written");
                }
                let expected = fs::read(&committed).unwrap_or_else(|error| panic!("{path}: {error}"));
                let how = "UPDATE_EXPECT=1 cargo test --test it results writes it anew; read it before you commit it";
                assert!(expected == written, "{path} differs; {how}");
            }
        }
    }
}
