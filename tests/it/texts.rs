//! The texts of documents that a committee keeps as its own, before the day they are needed.

use crate::documents::{document, workspace};
use crate::harness::{Folder, bontot, text_of};

/// `check` composes each text of the committee's own with the results of the latest year; where there are none, it reads it.
#[test]
fn check_reads_the_texts_of_the_committee() {
    let check = |folder: &Folder| bontot(folder.path(), &["check", "--lang", "en"]);
    let folder = workspace();
    let before = check(&folder).stdout;
    assert_eq!(document(&folder, &["templates", "."]).status, 0);
    let run = check(&folder);
    assert_eq!((run.status, run.stdout), (0, before));
    // only a notice has an addressee
    let folder = folder
        .with("templates/notice.txt", "@body\n{{ organisation.name }}\n")
        .with("templates/list.txt", "@body\n{{ organisation.name }}\n")
        .with("templates/minutes.txt", "@body\n{% if decided %}{{ never }}{% endif %}\n");
    let run = check(&folder);
    assert_eq!(run.status, 1);
    assert_eq!(run.stdout.matches("error[template-broken]").count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains(" --> templates/list.txt:2\n"), "{}", run.stdout);
    // errors of the records leave no results, and hide what only these show
    let folder =
        folder.with("templates/decision.txt", "@body\n{{ \n").with("2024/facts.csv", "organisation,fact\n");
    let run = check(&folder);
    assert_eq!(run.status, 1);
    assert_eq!(run.stdout.matches("error[template-broken]").count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains(" --> templates/decision.txt:"), "{}", run.stdout);
    assert!(run.stdout.contains("error[csv-column-missing]"), "{}", run.stdout);
    let folder = Folder::new()
        .with("bontot.toml", text_of(&folder.path().join("bontot.toml")))
        .with("organisations.csv", text_of(&folder.path().join("organisations.csv")))
        .with("criteria/chi-bo-vi-du/1.toml", text_of(&folder.path().join("criteria/chi-bo-vi-du/1.toml")))
        .with("templates", "no folder");
    let run = check(&folder);
    assert_eq!(run.status, 1);
    assert_eq!(run.stdout.matches("error[file-not-regular]").count(), 1, "{}", run.stdout);
}
