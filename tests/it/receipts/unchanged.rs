//! Results that a change of the folder does not change.

use std::fs;

use super::{change, folder, verify, write};
use crate::harness::bontot;

#[test]
fn what_changes_no_result_is_told_and_holds() {
    let folder = folder();
    write(&folder, "csv", &[]);
    fs::write(folder.path().join("2024/events.csv"), "organisation,step,date\ncb-1,registered,2024-01-05\n")
        .expect("a file");
    let (status, told) = verify(&folder, &[]);
    assert_eq!(status, 0);
    assert!(told.contains("ket-qua.csv: still holds\n  file added: 2024/events.csv\n"), "{told}");
}

/// What is computed again tells the short digest of what it was first computed from; a document its own text is no part of.
#[test]
fn a_file_that_changes_nothing_in_a_result_leaves_every_format_as_it_is() {
    let folder =
        folder().with("templates/list.txt", "@body\n{{ issuer }}\n").with("2024/results/.gitkeep", "");
    for format in ["csv", "csv-excel", "json", "markdown", "html", "xlsx", "table"] {
        write(&folder, format, &[]);
    }
    for kind in ["list", "minutes"] {
        let file = format!("2024/results/{kind}.md");
        bontot(folder.path(), &["document", kind, ".", "--format", "markdown", "-o", &file]).output();
    }
    let finding = "id,organisation,found_on,finding\nhc-1,cb-2,2024-05-05,Chậm\n";
    fs::write(folder.path().join("2024/findings.csv"), finding).expect("a file");
    change(&folder, "criteria/goc.toml", "format = 1\n", "# như cũ\nformat = 1\n");
    let (status, told) = verify(&folder, &[]);
    assert_eq!(status, 0, "{told}");
    assert!(
        told.contains("list.md: still holds\n  file added: 2024/findings.csv\n  guideline changed: goc@1\n"),
        "{told}"
    );
    assert!(told.ends_with("9 of 9 results still hold.\n"), "{told}");
}

/// As `core.autocrlf` leaves the files: line ends of a text of several lines change with all others.
#[test]
fn other_line_ends_change_no_result() {
    let decisions = "organisation,review,outcome,number,date,note\n\
        cb-1,recognition,unrated,\"12-QĐ\n(bổ sung)\",2024-12-20,\"một\n\nhai\"\n";
    let name = "name = \"\"\"\nPhiếu\nhai dòng\"\"\"";
    let folder = folder().with("2024/decisions.csv", decisions).with("2024/results/.gitkeep", "");
    change(&folder, "criteria/phieu.toml", "name = \"Phiếu\"", name);
    for format in ["csv", "json", "markdown", "html", "xlsx"] {
        write(&folder, format, &[]);
    }
    let drawn = |format: &str| bontot(folder.path(), &["explain", "cb-1", "--format", format]).output();
    let before = ["json", "html"].map(drawn);
    let paths = ["2024/decisions.csv", "criteria/phieu.toml", "criteria/goc.toml", "bontot.toml"];
    for path in paths {
        change(&folder, path, "\n", "\r\n");
    }
    let (status, told) = verify(&folder, &[]);
    assert!(status == 0 && told.ends_with("5 of 5 results still hold.\n"), "{told}");
    assert_eq!(["json", "html"].map(drawn), before);
}
