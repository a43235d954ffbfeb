//! Forms on their way through LibreOffice: what comes back is what was sent.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Folder, bontot_with, files_below, home, text_of};
use crate::plain;
use crate::tools::converted_by_libreoffice;

/// The pilot, whose records are tables and one file of TOML.
const EXAMPLE: &str = "examples/kon-tum-2023";

fn copied() -> Folder {
    let example = home().join(EXAMPLE);
    files_below(&example).into_iter().fold(Folder::new(), |folder, file| {
        folder.with(plain(file.strip_prefix(&example).expect("a file of the example")), text_of(&file))
    })
}

/// Every file and what is in it.
fn contents(folder: &Path) -> Vec<(PathBuf, String)> {
    files_below(folder).into_iter().map(|file| (file.clone(), text_of(&file))).collect()
}

fn run(arguments: &[&str]) -> String {
    bontot_with(home(), arguments, &[]).output()
}

#[test]
fn a_form_that_libreoffice_saved_comes_back_as_it_was() {
    let (workspace, outside) = (copied(), Folder::new());
    let form = outside.path().join("form.xlsx");
    run(&["form", plain(workspace.path()), "-o", plain(&form)]);
    let before = contents(workspace.path());
    for extension in ["ods", "xlsx"] {
        let folder = outside.path().join(extension);
        converted_by_libreoffice(&form, extension, &folder);
        let back = folder.join("form").with_extension(extension);
        let told = run(&["import", plain(&back), "--folder", plain(workspace.path())]);
        assert!(told.starts_with("Không có gì mới"), "{extension}: {told}");
        assert_eq!(contents(workspace.path()), before, "{extension}");
        // where the record is gone, the form brings all of it back
        let record = workspace.path().join("2023/assessments/recognition/cb-thi-diem-5.csv");
        let evaluate = ["evaluate", plain(workspace.path()), "--format", "csv"];
        let results = bontot_with(home(), &evaluate, &[]).stdout;
        let kept = text_of(&record);
        fs::remove_file(&record).expect("the record is there");
        assert_ne!(bontot_with(home(), &evaluate, &[]).stdout, results);
        run(&["import", plain(&back), "--folder", plain(workspace.path())]);
        assert_eq!(bontot_with(home(), &evaluate, &[]).stdout, results, "{extension}");
        fs::write(&record, kept).expect("the record is ours");
    }
}
