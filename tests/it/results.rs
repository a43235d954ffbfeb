//! The results that the large example commits are those that its commands write, byte for byte.

use std::fs;

use crate::harness::{Folder, bontot, home};

/// A year, the day its documents bear, and the file with what writes it.
const YEARS: [(&str, &str); 2] = [("2024", "2024-12-31"), ("2025", "2025-12-31")];
const FILES: [(&str, &[&str], &str); 4] = [
    ("xep-loai.csv", &["classify"], "csv"),
    ("xep-loai.xlsx", &["classify"], "xlsx"),
    ("khong-che.csv", &["classify", "--quota"], "csv"),
    ("tong-hop.csv", &["summary"], "csv"),
];

/// With `UPDATE_EXPECT=1` the results are written anew instead.
#[test]
fn the_results_of_the_large_example_are_what_its_commands_write() {
    let example = home().join("examples/dang-bo-tinh");
    let update = std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1");
    let formats = FILES.iter().filter(|(_, _, format)| cfg!(feature = "xlsx") || *format != "xlsx");
    for (name, command, format) in formats {
        for (year, day) in YEARS {
            let committed = example.join(year).join("results").join(name);
            let folder = Folder::new();
            let fresh = folder.path().join(name);
            let file = if update { &committed } else { &fresh };
            let path = file.to_str().expect("a plain name");
            let options = ["--period", year, "--format", format, "--date", day, "-o", path];
            let run = bontot(&example, &[command, &options[..]].concat());
            assert_eq!(run.status, 0, "{year} {name}: {}", run.stderr);
            let expected = fs::read(&committed).unwrap_or_else(|error| panic!("{path}: {error}"));
            let written = fs::read(file).expect("the program wrote it");
            let how =
                "UPDATE_EXPECT=1 cargo test --test it results writes it anew; read it before you commit it";
            assert!(expected == written, "{} differs; {how}", committed.display());
        }
    }
}
