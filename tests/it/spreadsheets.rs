//! Texts that a spreadsheet takes for something else when a clerk opens the files with one.

use crate::documents::workspace;
use crate::harness::{Folder, bontot, text_of};

/// Nine texts that would be worked out, two that were; a number, a dash of a list and the TOML form are none.
fn folder() -> Folder {
    workspace()
        .with(
            "organisations.csv",
            "id,name,kind,peer_group\ncb-mot,=Một,cell,+nhóm\ncb-hai,Hai,cell,\ncb-ba,Ba,cell,- nhóm\n",
        )
        .with(
            "2024/assessments/recognition.csv",
            "organisation,criterion,self,evidence,note\ncb-mot,1.1,46,=BB 01,@ghi chú\n\
             cb-mot,1.2,yes,BB 02,#NAME?\ncb-hai,1.1,44,-05,-05\n",
        )
        .with("2024/assessments/recognition/cb-ba.toml", "[criterion.\"1.1\"]\nself = 50\nnote = \"=x\"\n")
        .with(
            "2024/events.csv",
            "organisation,step,date,by,document,note\ncb-mot,registered,2024-01-15,=Bí thư,+NQ 01,-x\n",
        )
        .with(
            "2024/findings.csv",
            "id,organisation,found_on,by,finding,document\nkt-1,cb-mot,2024-03-01,@Ủy ban,#REF!,+KL 02\n",
        )
}

#[test]
fn texts_that_a_spreadsheet_misreads_are_told_wherever_they_stand() {
    let folder = folder();
    let run = bontot(folder.path(), &["check", "--lang", "en"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    let places = |code: &str| -> Vec<String> {
        let told = run.stdout.split("\n\n").filter(|told| told.starts_with(&format!("warning[{code}]: ")));
        let place = |told: &str| {
            told.lines().nth(1).and_then(|line| line.trim().strip_prefix("--> ")).map(str::to_owned)
        };
        told.filter_map(place).collect()
    };
    let formulas = [
        "2024/assessments/recognition.csv:2:15",
        "2024/assessments/recognition.csv:2:22",
        "2024/events.csv:2:30",
        "2024/events.csv:2:38",
        "2024/events.csv:2:45",
        "2024/findings.csv:2:24",
        "2024/findings.csv:2:38",
        "organisations.csv:2:18",
        "organisations.csv:2:8",
    ];
    let mut told = places("text-like-formula");
    told.sort();
    assert_eq!(told, formulas, "{}", run.stdout);
    let mut told = places("text-lost");
    told.sort();
    assert_eq!(told, ["2024/assessments/recognition.csv:3:22", "2024/findings.csv:2:32"], "{}", run.stdout);
}

#[test]
fn a_workspace_says_how_grave_they_are() {
    let folder = folder();
    let manifest = text_of(&folder.path().join("bontot.toml"));
    let levels = "[diagnostics]\ntext-like-formula = \"allow\"\ntext-lost = \"error\"\n";
    let folder = folder.with("bontot.toml", format!("{manifest}\n{levels}"));
    let run = bontot(folder.path(), &["check", "--lang", "en"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert_eq!(run.stdout.matches("error[text-lost]").count(), 2, "{}", run.stdout);
    assert!(!run.stdout.contains("text-like-formula"), "{}", run.stdout);
}
