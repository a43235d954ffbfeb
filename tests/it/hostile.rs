//! Folders that nobody made in good faith, or that went very wrong: an error, and an end.

use std::fmt::Write;
use std::process::Command;

use crate::harness::{Folder, Run, bontot, bontot_with};

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n";
const REGISTER: &str = "id,name,kind\ncb-01,Chi bộ 1,cell\n";

fn folder() -> Folder {
    Folder::new().with("bontot.toml", MANIFEST).with("organisations.csv", REGISTER)
}

/// What is said of a folder; it must be an error of the files. Nothing here looks at a clock: what would take
/// hours if it were done without bounds would not end.
#[track_caller]
fn refused(folder: &Folder) -> Run {
    let run = bontot(folder.path(), &["evaluate", "--lang", "en"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{}", shortened(&run.stderr));
    assert!(!run.stderr.contains("panicked"), "{}", shortened(&run.stderr));
    assert!(run.stderr.len() < 2_000_000, "{} bytes are said", run.stderr.len());
    run
}

fn shortened(text: &str) -> String {
    text.chars().take(2000).collect()
}

#[track_caller]
fn says(run: &Run, words: &str) {
    assert!(run.stderr.contains(words), "not `{words}`:\n{}", shortened(&run.stderr));
}

/// An emoji of one character is two units of UTF-16, in which a workbook counts: 16,383 take 32,766 of the 32,767 there
/// are, one more takes 32,768.
#[test]
fn a_cell_is_as_long_as_a_workbook_counts_it() {
    let of = |count| "🙂".repeat(count);
    let register = |name: &str| format!("{REGISTER}cb-02,\"{name}\",cell\n");
    let named = |name: &str| folder().with("organisations.csv", register(name));
    let manifest = |name: &str| folder().with("bontot.toml", format!("{MANIFEST}place = \"{name}\"\n"));
    let told = "error[cell-too-long]: one cell has 32768 characters, more than the 32767 allowed\n --> ";
    says(&refused(&named(&of(16_384))), &format!("{told}organisations.csv:3:7"));
    says(&refused(&manifest(&of(16_384))), &format!("{told}bontot.toml:3:9"));
    for fits in [named(&of(16_383)), manifest(&of(16_383)), named(&"ộ".repeat(32_767))] {
        let run = bontot(fits.path(), &["check", "--lang", "en"]);
        assert!(!run.stderr.contains("cell-too-long"), "{}", shortened(&run.stderr));
    }
}

#[cfg(unix)]
#[test]
fn links_pipes_and_devices_are_named_and_not_opened() {
    let pipe = |folder: &Folder, name: &str| {
        let made = Command::new("mkfifo").arg(folder.path().join(name)).status().expect("mkfifo");
        assert!(made.success());
    };
    let link = |folder: &Folder, to: &str, name: &str| {
        std::os::unix::fs::symlink(to, folder.path().join(name)).expect("a link");
    };
    let folder = Folder::new().with("bontot.toml", MANIFEST);
    pipe(&folder, "organisations.csv");
    says(&refused(&folder), "error[file-not-regular]");
    let folder = Folder::new().with("organisations.csv", REGISTER);
    link(&folder, "/dev/zero", "bontot.toml");
    says(&refused(&folder), "error[file-is-link]");
    let folder = self::folder().with("2024/README.md", "");
    pipe(&folder, "2024/facts.csv");
    link(&folder, "/etc", "2024/assessments");
    link(&folder, ".", "2023");
    link(&folder, ".", "criteria");
    let run = refused(&folder);
    says(&run, "error[file-not-regular]");
    assert_eq!(run.stderr.matches("error[file-is-link]").count(), 3, "{}", run.stderr);
}

/// What a link would have put in place of what counts is told, whatever it is called.
#[cfg(unix)]
#[test]
fn linked_folders_are_told_wherever_they_would_count() {
    let elsewhere = Folder::new().with("x.txt", "");
    for (folder, name) in [
        ("criteria", "own"),
        ("criteria/chi-bo", "2024"),
        ("2024/assessments", "recognition"),
        ("", "templates"),
    ] {
        let case = self::folder().with(&format!("{folder}/README.md"), "");
        let link = case.path().join(folder).join(name);
        std::os::unix::fs::symlink(elsewhere.path(), link).expect("a link");
        let run = bontot(case.path(), &["document", "decision", "--lang", "en"]);
        assert_eq!(run.status, 1, "{folder}/{name}: {}", run.stderr);
        says(&run, &format!("error[file-is-link]: `{name}` is a link"));
        assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    }
    let copy = self::folder();
    std::os::unix::fs::symlink(elsewhere.path(), copy.path().join("2024 - Copy")).expect("a link");
    says(&refused(&copy), "error[file-unexpected]");
}

#[test]
fn a_folder_that_is_none_is_wrong_usage() {
    let folder = folder();
    for (argument, words) in [("nowhere", "there is no folder"), ("bontot.toml", "is a file")] {
        let run = bontot(folder.path(), &["evaluate", argument, "--lang", "en"]);
        assert_eq!(run.status, 2);
        says(&run, words);
    }
    says(&refused(&Folder::new()), "error[file-missing]");
}

#[test]
fn a_line_of_two_megabytes_is_read_and_a_cell_of_that_length_refused() {
    let long = "ộ,".repeat(600_000);
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", format!("{REGISTER}cb-02,\"{long}\",celll\n"));
    let run = refused(&folder);
    says(&run, "error[cell-too-long]: one cell has 1200000 characters");
    assert!(run.stderr.len() < 5000, "the line is cut");
    let folder = self::folder().with("bontot.toml", format!("{MANIFEST}place = \"{long}\"\n"));
    says(&refused(&folder), "error[cell-too-long]: one cell has 1200000 characters");
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", format!("{REGISTER}cb-02,{long}\n"));
    says(&refused(&folder), "error[csv-row-width]");
    let folder =
        Folder::new().with("bontot.toml", format!("format = {long}")).with("organisations.csv", REGISTER);
    says(&refused(&folder), "error[toml-syntax]");
}

#[test]
fn a_hundred_thousand_columns_are_told_soon() {
    let header = format!("id,name,kind{}\n", ",x".repeat(100_000));
    let folder = Folder::new().with("bontot.toml", MANIFEST).with("organisations.csv", header);
    says(&refused(&folder), "error[csv-column-unknown]");
    let nameless = format!("id,name,kind{}\ncb-01,A,cell{}\n", ",".repeat(100_000), ",x".repeat(100_000));
    let folder = Folder::new().with("bontot.toml", MANIFEST).with("organisations.csv", nameless);
    says(&refused(&folder), "error[csv-column-nameless]");
}

/// 2 lines of the register and 10 of facts leave 8 of 20; the assessments have more, in one file or in several.
#[test]
fn lines_are_counted_over_all_tables() {
    let rows = |count: usize| format!("organisation,criterion,self\n{}", "cb-01,1.1,9\n".repeat(count - 1));
    let facts = format!("organisation,fact,value\n{}", "cb-01,x,1\n".repeat(9));
    let folder = || folder().with("2024/facts.csv", &facts);
    let one = |count| folder().with("2024/assessments/recognition.csv", rows(count));
    let several = folder().with("2024/assessments/a.csv", rows(8)).with("2024/assessments/b.csv", rows(2));
    let told = |folder: &Folder, most: &str, place: &str| {
        let limits = [("BONTOT_TEST_LIMITS", most)];
        let run = bontot_with(folder.path(), &["evaluate", "--lang", "en"], &limits);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""));
        let found: Vec<&str> = run.stderr.split("error[lines-too-many]").skip(1).collect();
        assert_eq!(found.len(), usize::from(!place.is_empty()), "{place}:\n{}", shortened(&run.stderr));
        assert!(found.iter().all(|text| text.contains(&format!("--> {place}\n"))), "{}", found[0]);
    };
    told(&one(8), "20", "");
    told(&one(9), "20", "2024/assessments/recognition.csv");
    told(&several, "20", "2024/assessments/b.csv");
    told(&one(9), "9", "2024/facts.csv");
    // 1.2 MB, read in pieces
    told(&one(100_000), "100012", "");
    told(&one(100_000), "100011", "2024/assessments/recognition.csv");
}

/// 3 entries of the folder, 1 of the year, 2 folders of reviews; with the 4 files of one 10, with the 3 of the other 13.
#[test]
fn the_files_of_reviews_are_counted_and_their_names_looked_at() {
    let names = ["a/w", "a/x", "a/y", "a/aux", "b/x", "b/y", "b/z"];
    let file = |folder: Folder, name| folder.with(&format!("2024/assessments/{name}.csv"), "");
    let folder = names.into_iter().fold(folder(), file);
    let says_of_name = |told: &str| {
        assert!(told.contains("warning[file-name-unportable]"), "{told}");
        assert!(told.contains("--> 2024/assessments/a/aux.csv\n"), "{told}");
    };
    for (most, place) in [("13", None), ("12", Some("b")), ("10", Some("b")), ("9", Some("a"))] {
        let limits = [("BONTOT_TEST_LIMITS", most)];
        let run = bontot_with(folder.path(), &["check", "--lang", "en"], &limits);
        let mut told = run.stdout.split("error[files-too-many]").skip(1);
        match (told.next(), place) {
            (None, None) => says_of_name(&run.stdout),
            (Some(told), Some(place)) => {
                assert!(told.contains(&format!("--> 2024/assessments/{place}\n")), "{most}: {told}");
            }
            (told, _) => panic!("{most}: {told:?}"),
        }
        assert_eq!(told.next(), None, "it is told once");
    }
}

#[test]
fn deep_nesting_is_refused() {
    let arrays = format!("format = 1\ncommittee = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let tables = format!("format = 1\n[{}]\n", vec!["a"; 50_000].join("."));
    let inline = format!("format = {}1{}\n", "{a=".repeat(50_000), "}".repeat(50_000));
    // brackets and dotted keys within what the parser takes: 79 times 79 tables in one another
    let key = vec!["a"; 79].join(".");
    let both = format!("[{key}]\n{key} = {}1{}\n", format!("{{{key} = ").repeat(79), "}".repeat(79));
    for text in [arrays, tables, inline, both] {
        for path in ["bontot.toml", "criteria/x.toml", "2024/assessments/recognition/cb-01.toml"] {
            let folder = folder().with(path, &text);
            let run = refused(&folder);
            assert!(
                run.stderr.contains("error[toml-syntax]: TOML is malformed: tables and arrays stand"),
                "{path}: {}",
                run.stderr
            );
        }
    }
}

#[test]
fn ten_thousand_errors_are_counted_and_two_hundred_shown() {
    let mut register = REGISTER.to_owned();
    let mut facts = "organisation,fact,value\n".to_owned();
    for number in 0..5000 {
        writeln!(register, "chi bộ {number},Chi bộ,cell").expect("text grows");
        writeln!(facts, "cb-x{number},x,1e5").expect("text grows");
    }
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", register)
        .with("2024/facts.csv", facts);
    let run = refused(&folder);
    assert_eq!(run.stderr.matches("error[").count(), 200);
    says(&run, "id-malformed: 5000");
}

/// Each could be any of thousands of others: what was meant is not searched for without end.
#[test]
fn thousands_of_unknown_ids_are_told_soon() {
    let mut register = "id,name,kind,parent\n".to_owned();
    for number in 0..3000 {
        writeln!(register, "cb-{number},Chi bộ,cell,cc-{number}").expect("text grows");
    }
    let folder = Folder::new().with("bontot.toml", MANIFEST).with("organisations.csv", register);
    let run = refused(&folder);
    says(&run, "parent-unknown: 3000");
    says(&run, "did you mean `cb-");
}

#[test]
fn a_quote_open_on_every_line_is_told_soon() {
    let register = format!("{REGISTER}{}", "cb-02,\"Chi bộ,cell\n".repeat(20_001));
    let folder = Folder::new().with("bontot.toml", MANIFEST).with("organisations.csv", register);
    says(&refused(&folder), "error[csv-quote-");
}

#[test]
fn many_keys_in_one_table_are_told_soon() {
    let keys: String = (0..20_000).fold(MANIFEST.to_owned(), |text, number| format!("{text}k{number} = 1\n"));
    let folder = Folder::new().with("bontot.toml", keys).with("organisations.csv", REGISTER);
    says(&refused(&folder), "error[toml-key-unknown]");
}

/// 66 guidelines of 1,000 facts each: more than a number of 16 bits for each can tell apart.
#[test]
fn facts_of_all_guidelines_in_use_are_bounded() {
    let guideline = |number: usize| {
        let facts = (0..1_000).map(|fact| format!("[facts.g{number}-{fact}]\nunit = \"count\"\n"));
        let facts = facts.collect::<Vec<_>>().concat();
        format!(
            "format = 1\nid = \"g{number}\"\nversion = \"1\"\nname = \"G\"\nevery = \"year\"\n\
             in_force = {{ from = 2024-01-01 }}\napplies_to = [\"cell\"]\nstages = [\"self\"]\n{facts}\
             [[outcome]]\nid = \"kem\"\nname = \"Kém\"\ncite = \"II\"\n"
        )
    };
    let listed: Vec<String> = (0..66).map(|number| format!("\"g{number}\"")).collect();
    let manifest = format!("{MANIFEST}[reviews.r]\nguidelines = [{}]\n", listed.join(", "));
    let folder = (0..66).fold(folder().with("bontot.toml", manifest), |folder, number| {
        folder.with(&format!("criteria/g{number}.toml"), guideline(number))
    });
    let run = refused(&folder);
    says(&run, "error[guideline-too-large]");
    says(&run, "facts of all guidelines in use: 66000");
}
