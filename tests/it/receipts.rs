//! Receipts beside results, and `verify`, which computes them again.

use std::fs;

use crate::harness::{Folder, bontot, text_of};
use crate::repository::Repository;

mod around;
mod clean;
mod edited;
mod submodules;
mod unchanged;

const MANIFEST: &str =
    "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n[reviews.recognition]\nguidelines = [\"phieu\"]\n";
const REGISTER: &str = "id,name,kind\ncb-1,Chi bộ 1,cell\ncb-2,Chi bộ 2,cell\n";
const BASE: &str = "format = 1\nid = \"goc\"\nversion = \"1\"\nname = \"Gốc\"\nevery = \"year\"\n\
    in_force = { from = 2024-01-01 }\napplies_to = [\"cell\"]\nstages = [\"self\"]\n\
    [[group]]\nid = \"1\"\nname = \"Nhóm\"\n\
    [[group.criterion]]\nid = \"1.1\"\nname = \"Điểm\"\nkind = \"points\"\nmax = 10\n\
    [[outcome]]\nid = \"dat\"\nname = \"Đạt\"\ncite = \"I\"\n\
    requires = [{ id = \"tong\", cite = \"I\", total = true, at_least = 8 }]\n\
    [[outcome]]\nid = \"khong\"\nname = \"Không\"\ncite = \"I\"\n";
const OWN: &str = "format = 1\nid = \"phieu\"\nversion = \"1\"\nextends = \"goc@1\"\nname = \"Phiếu\"\n";
const FORMS: &str = "organisation,criterion,self\ncb-1,1.1,9\ncb-2,1.1,7.5\n";
const FORMS_PATH: &str = "2024/assessments/recognition.csv";

const FILES: [(&str, &str); 5] = [
    ("bontot.toml", MANIFEST),
    ("organisations.csv", REGISTER),
    ("criteria/goc.toml", BASE),
    ("criteria/phieu.toml", OWN),
    (FORMS_PATH, FORMS),
];

fn folder() -> Folder {
    FILES.iter().fold(Folder::new(), |folder, (path, text)| folder.with(path, text))
}

fn write(folder: &Folder, format: &str, more: &[&str]) {
    let file = format!("2024/results/ket-qua.{format}");
    let options = ["evaluate", "--format", format, "-o", &file];
    bontot(folder.path(), &[&options[..], more].concat()).output();
}

/// What `verify` says in English, and how it ends.
fn verify(folder: &Folder, more: &[&str]) -> (i32, String) {
    let run = bontot(folder.path(), &[&["verify", "--lang", "en"], more].concat());
    (run.status, run.stdout + &run.stderr)
}

fn change(folder: &Folder, path: &str, from: &str, to: &str) {
    let path = folder.path().join(path);
    let text = text_of(&path);
    assert!(text.contains(from), "{text}");
    fs::write(&path, text.replace(from, to)).expect("the file is changed");
}

/// Results stay in the language of their receipts; what is said of the folder is in that of the command line, once.
#[test]
fn problems_are_told_once_in_the_language_asked_for() {
    // the waiver was over before the year began
    let waiver = "organisation,review,condition,reason,document,until\n\
        cb-1,recognition,tong,x,CV 1,2023-12-31\n";
    let folder = folder().with("2024/waivers.csv", waiver);
    for format in ["csv", "json", "md"] {
        let file = format!("2024/results/ket-qua.{format}");
        let run = bontot(folder.path(), &["evaluate", "--lang", "vi", "-o", &file]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(run.stderr.contains("cảnh báo về chất lượng"), "{}", run.stderr);
    }
    let run = bontot(folder.path(), &["verify", "--lang", "en"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(run.stdout.contains("3 of 3 results still hold."), "{}", run.stdout);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert!(run.stderr.is_ascii(), "{}", run.stderr);
    change(&folder, FORMS_PATH, "cb-2,1.1,7.5", "cb-2,1.1,75");
    let run = bontot(folder.path(), &["verify", "--lang", "en"]);
    assert_eq!(run.status, 4, "{}", run.stdout);
    assert_eq!(run.stderr.matches("error[points-over-maximum]: criterion").count(), 1, "{}", run.stderr);
}

/// The program writes into folders of `results/` too: what stands there is not passed over.
#[test]
fn results_in_folders_of_results_are_verified_too() {
    let folder = folder().with("2024/results/quy/README.md", "x");
    let file = "2024/results/quy/ket-qua.csv";
    bontot(folder.path(), &["evaluate", "--format", "csv", "-o", file]).output();
    let (status, said) = verify(&folder, &[]);
    assert!(status == 0 && said.contains("1 of 1 results still hold."), "{said}");
    change(&folder, FORMS_PATH, "cb-2,1.1,7.5", "cb-2,1.1,8.5");
    let (status, said) = verify(&folder, &[]);
    assert!(status == 4 && said.contains(file), "{said}");
}

/// Every digest is that of the file it names; the short one is that of their list.
#[test]
fn a_receipt_says_what_the_result_was_computed_from() {
    let folder = folder()
        .with("2023/facts.csv", "organisation,fact,value\n")
        .with("2023/findings.csv", "id,organisation,found_on,finding\n");
    write(&folder, "csv", &[]);
    let receipt = text_of(&folder.path().join("2024/results/ket-qua.csv.receipt.toml"));
    let digest = |path: &str| bontot::digest::of_bytes(&fs::read(folder.path().join(path)).expect("a file"));
    let rules = [("goc@1", "criteria/goc.toml"), ("phieu@1", "criteria/phieu.toml")];
    let inputs = ["2023/findings.csv", FORMS_PATH, "bontot.toml", "organisations.csv"];
    let of_rules = rules.map(|(name, path)| format!("{}  {name}\n", digest(path))).concat();
    let of_inputs = inputs.map(|path| format!("{}  {path}\n", digest(path))).concat();
    let short = &bontot::digest::of_bytes((of_rules + &of_inputs).as_bytes())[..12];
    let result = digest("2024/results/ket-qua.csv");
    let version = env!("CARGO_PKG_VERSION");
    let (goc, phieu) = (digest("criteria/goc.toml"), digest("criteria/phieu.toml"));
    let files = inputs.map(|path| format!("\"{path}\" = \"{}\"\n", digest(path))).concat();
    let expected = format!(
        "receipt = 1\nprogram = \"{version}\"\n\
         command = [\"evaluate\", \"--review=recognition\", \"--period=2024\", \"--format=csv\", \"--lang=vi\"]\n\
         basis = \"{short}\"\n\n[output]\nfile = \"ket-qua.csv\"\nsha256 = \"{result}\"\ntext_sha256 = \"{result}\"\n\n\
         [guidelines]\n\
         \"goc@1\" = {{ sha256 = \"{goc}\", file = \"criteria/goc.toml\", built_in = false }}\n\
         \"phieu@1\" = {{ sha256 = \"{phieu}\", file = \"criteria/phieu.toml\", built_in = false }}\n\n\
         [inputs]\n{files}"
    );
    let (comments, rest) = receipt.split_at(receipt.find("receipt = 1").expect("the first key"));
    assert!(comments.lines().all(|line| line.starts_with("# ")), "{comments}");
    assert_eq!(rest, expected);
    // the page bears the same short digest, and names the base of its guideline
    let page = bontot(folder.path(), &["evaluate", "--format", "html"]).output();
    for said in [short, &goc, &phieu] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn results_that_hold_are_equal_in_every_format() {
    let folder = folder();
    for format in ["csv", "csv-excel", "json", "markdown", "html", "table"] {
        write(&folder, format, &[]);
    }
    write(&folder, "csv", &["--organisation", "cb-1", "--stage", "self", "--lang", "en"]);
    let (status, told) = verify(&folder, &[]);
    assert_eq!(status, 0, "{told}");
    assert!(told.ends_with("6 of 6 results still hold.\n"), "{told}");
    let (status, told) = verify(&folder, &["2024/results/ket-qua.csv"]);
    assert_eq!(
        (status, told.as_str()),
        (0, "2024/results/ket-qua.csv: still holds\n1 of 1 results still hold.\n")
    );
    // git may have changed the line ends of a text
    change(&folder, "2024/results/ket-qua.csv", "\n", "\r\n");
    assert_eq!(verify(&folder, &[]).0, 0);
}

/// What an organisation's account and the state of the year say rests on the same files; the day is named in the receipt.
#[test]
fn accounts_and_the_state_of_the_year_have_receipts_too() {
    let folder = folder().with("2024/events.csv", "organisation,step,date\ncb-1,registered,2024-01-05\n");
    let ask = |arguments: &[&str], file: &str| {
        let file = format!("2024/results/{file}");
        let run = bontot(folder.path(), &[arguments, &["-o", &file]].concat());
        assert_eq!((run.status, run.complaints().as_str()), (0, ""), "{arguments:?}");
        text_of(&folder.path().join(file + ".receipt.toml"))
    };
    for format in ["table", "csv", "csv-excel", "json", "markdown", "html", "ics"] {
        let receipt = ask(&["status", "--format", format], &format!("tinh-hinh.{format}"));
        // the latest day that the folder names
        assert!(receipt.contains("\"--as-of=2024-01-05\""), "{receipt}");
    }
    ask(&["status", "--as-of", "2024-06-01", "--lang", "en"], "ngay.txt");
    for format in ["text", "json", "markdown", "html"] {
        ask(&["explain", "cb-2", "--format", format, "--full"], &format!("cb-2.{format}"));
    }
    ask(&["explain", "cb-1", "1.1"], "tieu-chi.txt");
    ask(&["explain", "cb-2", "--next", "--lang", "en"], "con-thieu.txt");
    ask(&["explain", "cb-2", "--to", "dat"], "de-dat.txt");
    let (status, told) = verify(&folder, &[]);
    assert_eq!(status, 0, "{told}");
    assert!(told.ends_with("15 of 15 results still hold.\n"), "{told}");
    change(&folder, FORMS_PATH, "7.5", "8");
    let (status, told) = verify(&folder, &[]);
    assert_eq!(status, 4, "{told}");
    for file in ["cb-2.text", "cb-2.json", "con-thieu.txt"] {
        let differs = format!("2024/results/{file}: DIFFERS from what is computed now\n");
        assert!(told.contains(&differs), "{told}");
    }
    // nothing that they say has changed
    for file in ["tieu-chi.txt", "tinh-hinh.csv"] {
        assert!(told.contains(&format!("2024/results/{file}: still holds\n")), "{told}");
    }
}

/// 7.5 is raised to 8: `cb-2` reaches the outcome.
#[test]
fn a_changed_score_is_named_with_its_file_and_cells() {
    let folder = folder();
    write(&folder, "csv", &["--lang", "en"]);
    change(&folder, FORMS_PATH, "7.5", "8");
    let (status, told) = verify(&folder, &[]);
    assert_eq!(status, 4);
    assert!(told.starts_with("2024/results/ket-qua.csv: DIFFERS from what is computed now\n"), "{told}");
    assert!(told.contains("  file changed: 2024/assessments/recognition.csv\n"), "{told}");
    assert!(told.contains("cb-2 · 2024, outcome: khong → dat\n"), "{told}");
    assert!(!told.contains("cb-1") && told.ends_with("0 of 1 results still hold.\n"), "{told}");
    let run = bontot(folder.path(), &["verify", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let result = &json["results"][0];
    assert_eq!((run.status, &result["verdict"]), (4, &"different".into()));
    assert_eq!(result["inputs"][0]["name"], FORMS_PATH);
}

/// A lower bound of 7 instead of 8: the rule is named, not the records.
#[cfg(all(feature = "xlsx", feature = "import"))]
#[test]
fn the_cells_of_a_workbook_that_are_others_now_are_named() {
    let folder = folder();
    write(&folder, "xlsx", &[]);
    // 9 becomes 8.5: the group's score, and the total, of the first organisation
    change(&folder, FORMS_PATH, "cb-1,1.1,9", "cb-1,1.1,8.5");
    let (status, told) = verify(&folder, &[]);
    assert_eq!(status, 4, "{told}");
    let cells: Vec<&str> = told.lines().filter_map(|line| line.trim().strip_prefix("Kết quả, ")).collect();
    assert_eq!(cells.len(), 2, "{told}");
    assert!(cells.iter().all(|cell| cell.ends_with(": 9 → 8.5")), "{told}");
}

#[test]
fn a_changed_rule_is_named() {
    let folder = folder();
    write(&folder, "json", &[]);
    change(&folder, "criteria/goc.toml", "at_least = 8", "at_least = 7");
    let (status, told) = verify(&folder, &[]);
    assert_eq!(status, 4);
    assert!(told.contains("  guideline changed: goc@1\n") && !told.contains("file changed"), "{told}");
    assert!(told.contains("cb-2 · 2024, final: \"khong\" → \"dat\"\n"), "{told}");
}

#[test]
fn what_was_edited_or_is_gone_is_named() {
    let receipt = "2024/results/ket-qua.csv.receipt.toml";
    let result = "2024/results/ket-qua.csv";
    let says = |damage: &dyn Fn(&Folder), says: &str| {
        let folder = folder();
        write(&folder, "csv", &[]);
        damage(&folder);
        let (status, told) = verify(&folder, &[]);
        assert_eq!(status, 4, "{told}");
        assert!(told.contains(says), "{told}");
    };
    let remove =
        |folder: &Folder, path: &str| fs::remove_file(folder.path().join(path)).expect("it was there");
    says(&|folder| change(folder, result, "khong", "dat"), "it was edited after it was written");
    says(&|folder| remove(folder, result), "the result is MISSING");
    says(&|folder| remove(folder, receipt), "the receipt is MISSING or cannot be read");
    says(
        &|folder| change(folder, receipt, "basis = \"", "basis = \"0"),
        "the receipt is MISSING or cannot be read",
    );
    says(&|folder| change(folder, receipt, "\"evaluate\"", "\"fmt\""), "CANNOT be computed again");
    says(&|folder| change(folder, FORMS_PATH, "7.5", "75"), "CANNOT be computed again");
}

#[test]
fn a_receipt_of_another_version_is_computed_again() {
    let folder = folder();
    write(&folder, "csv", &[]);
    let own = format!("program = \"{}\"", env!("CARGO_PKG_VERSION"));
    change(&folder, "2024/results/ket-qua.csv.receipt.toml", &own, "program = \"0.0.1\"");
    let (status, told) = verify(&folder, &[]);
    assert_eq!(status, 0);
    assert!(told.contains("still holds\n  the receipt is by bontot 0.0.1\n"), "{told}");
}

/// Both are written, or neither: a file of the user's stands in the way of the result.
#[test]
fn without_its_result_no_receipt_is_written() {
    let folder = folder().with("cua-toi.csv.txt", "kept");
    let run = bontot(folder.path(), &["evaluate", "-o", "cua-toi.csv.txt"]);
    assert_eq!(run.status, 2);
    assert!(!folder.path().join("cua-toi.csv.txt.receipt.toml").exists());
}

/// Results are no change of their own; a score that is not committed is.
#[test]
fn only_a_committed_folder_is_clean() {
    let files = FILES.iter().fold(Repository::new(), |repository, (path, text)| repository.with(path, text));
    let repository = files.committed("2024-12-30", "Nhập điểm");
    let path = repository.path();
    let write =
        ["evaluate", "--require-clean", "-o", "2024/results/a.html", "--format", "html", "--lang", "en"];
    for _ in 0..2 {
        bontot(path, &write).output();
    }
    let receipt = text_of(&path.join("2024/results/a.html.receipt.toml"));
    let head = repository.id("HEAD");
    assert!(
        receipt.contains(&format!("[git]\ncommit = \"{head}\"\ndate = \"2024-12-30\"\nclean = true\n")),
        "{receipt}"
    );
    repository.commit("2024-12-31", "Ghi kết quả");
    // the page bears the commit of its receipt, not the one that has it
    let run = bontot(path, &["verify", "--lang", "en"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    let repository = repository.with(FORMS_PATH, FORMS.replace("7.5", "8"));
    let run = bontot(repository.path(), &write);
    assert_eq!(run.status, 1);
    let says = "the folder has 1 changes that are not committed (--require-clean): 2024/assessments/recognition.csv\n";
    assert!(run.stderr.starts_with(&format!("error: {says}")), "{}", run.stderr);
    let run = bontot(repository.path(), &["evaluate", "-o", "2024/results/b.csv", "--format", "csv"]);
    assert_eq!(run.status, 0);
    assert!(text_of(&repository.path().join("2024/results/b.csv.receipt.toml")).contains("clean = false\n"));
}

#[test]
fn without_git_nothing_is_known_to_be_clean() {
    let run = bontot(folder().path(), &["evaluate", "--require-clean", "--lang", "en"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    let says = "error: the workspace lies in no git repository, so there is no commit to hold it against";
    assert!(run.stderr.starts_with(says), "{}", run.stderr);
}

/// The table of a commit against the records of the same commit, whatever lies in the folder by now: 7.5 is
/// committed with its table, then 8 without a new one, then the table is written anew.
#[test]
fn the_results_of_a_commit_are_held_against_its_own_records() {
    let files = FILES.iter().fold(Repository::new(), |repository, (path, text)| repository.with(path, text));
    let write = |repository: &Repository, format: &str| {
        let file = format!("2024/results/ket-qua.{format}");
        let run = bontot(repository.path(), &["evaluate", "--format", format, "-o", &file, "--lang", "en"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    };
    for format in ["csv", "html"] {
        write(&files, format);
    }
    let repository = files.committed("2024-12-30", "First").with(FORMS_PATH, FORMS.replace("7.5", "8"));
    let repository = repository.committed("2024-12-31", "Raised");
    write(&repository, "csv");
    fs::remove_file(repository.path().join("2024/results/ket-qua.html")).expect("it was written");
    repository.commit("2025-01-02", "Written anew");
    fs::remove_dir_all(repository.path().join("2024")).expect("a folder");
    let told = |revision: &str, more: &[&str]| {
        let run =
            bontot(repository.path(), &[&["verify", "--lang", "en", "--revision", revision], more].concat());
        (run.status, run.stdout + &run.stderr)
    };
    let at = |revision: &str, day: &str, subject: &str| {
        format!("At {} ({day}, {subject}):\n", &repository.id(revision)[..10])
    };
    let first = "2024/results/ket-qua.csv: still holds\n2024/results/ket-qua.html: still holds\n2 of 2 results still hold.\n";
    assert_eq!(told("HEAD~2", &[]), (0, at("HEAD~2", "2024-12-30", "First") + first));
    assert_eq!(told("HEAD~2", &["2024/../2024/results/ket-qua.csv"]).0, 0);
    let (status, raised) = told("HEAD~1", &["2024/results/ket-qua.csv"]);
    assert_eq!(status, 4);
    let head = at("HEAD~1", "2024-12-31", "Raised");
    let says = "2024/results/ket-qua.csv: DIFFERS from what is computed now\n  file changed: 2024/assessments/recognition.csv\n";
    assert!(raised.starts_with(&(head + says)), "{raised}");
    assert!(raised.contains("cb-2 · 2024, outcome: khong → dat\n"), "{raised}");
    let (status, last) = told("HEAD", &[]);
    assert_eq!(status, 4);
    assert!(
        last.contains("ket-qua.csv: still holds\n2024/results/ket-qua.html: the result is MISSING\n"),
        "{last}"
    );
    assert!(
        told("HEAD~2", &["--format", "json"])
            .1
            .contains(&format!("\"commit\": \"{}\"", repository.id("HEAD~2")))
    );
    for (revision, file, says) in [
        ("none", "2024/results/ket-qua.csv", "git knows no commit `none`"),
        ("--all", "2024/results/ket-qua.csv", "git knows no commit `--all`"),
        ("HEAD", "/ket-qua.csv", "does not lie in the folder of the workspace"),
    ] {
        let run = bontot(
            repository.path(),
            &["verify", "--lang", "en", &format!("--revision={revision}"), ".", file],
        );
        assert_eq!(run.status, 2, "{}", run.stdout);
        assert!(run.stderr.contains(says), "{}", run.stderr);
    }
    let run = bontot(folder().path(), &["verify", "--lang", "en", "--revision", "HEAD"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("the folder is in no git repository; without --revision"), "{}", run.stderr);
}
