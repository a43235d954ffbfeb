//! What reaches the disk and the screen, when both work and when they do not.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use crate::harness::{Folder, bontot, entries, home};

/// A small folder that has results.
fn workspace() -> Folder {
    Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", "id,name,kind\ncb-01,Chi bộ 1,cell\n")
        .with("2024/events.csv", "organisation,step,date\ncb-01,registered,2024-01-15\n")
}

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n\
    [reviews.recognition]\nguidelines = [\"chi-bo-4-tot\"]\n\
    [reviews.meeting]\nguidelines = [\"sinh-hoat-chi-bo\"]\n[deadlines]\nregistered = \"02-28\"\n";

/// Runs a shell line in `folder`, with `$BONTOT` as the program.
fn shell(folder: &Path, line: &str) -> Output {
    Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("BONTOT", env!("CARGO_BIN_EXE_bontot"))
        .env("LANG", "C.UTF-8")
        .output()
        .expect("a shell")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The names in a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let name = |path: std::path::PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    entries(folder).into_iter().map(name).collect()
}

#[test]
fn the_results_folder_is_made_and_no_other() {
    let folder = workspace();
    let run = bontot(folder.path(), &["evaluate", "--format", "csv", "-o", "2024/results/recognition.csv"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert_eq!(
        names(&folder.path().join("2024/results")),
        ["recognition.csv", "recognition.csv.receipt.toml"]
    );
    let run = bontot(folder.path(), &["evaluate", "-o", "a/b/c.txt", "--lang", "en"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("there is no folder `a/b`"), "{}", run.stderr);
    assert!(!folder.path().join("a").exists());
    assert_eq!(bontot(folder.path(), &["evaluate", "-o", "2024/results"]).status, 2, "a folder is no file");
}

/// What went into a file is told on standard error, because nothing else tells it.
#[test]
fn a_file_that_was_written_is_told() {
    let folder = workspace();
    let said = |words: &[&str]| {
        let run = bontot(folder.path(), words);
        assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{words:?}: {}", run.stderr);
        // how many quality findings there are comes before
        run.stderr.split_inclusive('\n').next_back().unwrap_or_default().to_owned()
    };
    let evaluate = ["evaluate", "-o", "ra/kq.csv"];
    assert_eq!(said(&evaluate), "Đã ghi ra/kq.csv và biên nhận. Đã tạo thư mục ra.\n");
    assert_eq!(said(&evaluate), "ra/kq.csv đã có đúng nội dung này; không ghi gì.\n");
    let summary = ["summary", "--review", "recognition", "-o", "2024/results/a.json", "--lang", "en"];
    assert_eq!(said(&summary), "Wrote 2024/results/a.json and its receipt. Made the folder 2024/results.\n");
    // what people did over the years has no receipt
    assert_eq!(said(&["history", "cb-01", "-o", "doi.txt", "--lang", "en"]), "Wrote doi.txt.\n");
    let document = ["document", "list", "-o", "ds.md"];
    assert_eq!(said(&document), "Đã ghi ds.md và biên nhận.\n");
}

#[test]
fn no_result_goes_among_the_records() {
    let folder = workspace();
    let organisations = fs::read(folder.path().join("organisations.csv")).expect("it is there");
    for line in [
        "evaluate --format csv -o ket-qua.csv",
        "evaluate --format csv -o organisations.csv --force",
        "evaluate . --format csv -o ./2024/../organisations.csv --force",
        "classify --format csv -o 2024/xep-loai.csv",
        "summary --format csv -o 2024/../2024/summary.csv",
        "status --format csv -o 2024/assessments/recognition.csv",
        "compare --years 2023..2024 --format csv -o so-sanh.csv",
        "report -o 2024",
        "document list -o 2024/list.docx",
        "form -o 2024/",
        "explain cb-01 -o 2024/cb-01.txt",
        "history cb-01 --format csv -o cb-01.csv",
    ] {
        let run = bontot(folder.path(), &format!("{line} --lang en").split(' ').collect::<Vec<_>>());
        assert_eq!(run.status, 2, "{line}: {}", run.stderr);
        assert!(run.stderr.contains("is among the folder's records"), "{line}: {}", run.stderr);
    }
    assert_eq!(names(folder.path()), ["2024", "bontot.toml", "organisations.csv"]);
    assert_eq!(names(&folder.path().join("2024")), ["events.csv"]);
    assert_eq!(fs::read(folder.path().join("organisations.csv")).expect("it is there"), organisations);
    // what loading does not look at may be there
    let run = bontot(folder.path(), &["evaluate", "--format", "markdown", "-o", "ket-qua.md"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert_eq!(bontot(folder.path(), &["check"]).status, 0);
}

/// Every file among the results has a receipt, which `verify` asks for.
#[test]
fn what_has_no_receipt_goes_elsewhere_than_among_the_results() {
    let folder = workspace();
    let results = folder.path().join("2024/results");
    fs::create_dir(&results).expect("a new folder");
    for line in [
        "history cb-01 --format csv -o 2024/results/cb-01.csv",
        "compare --stages self..appraised -o 2024/results/so-sanh.txt",
        "form --review recognition -o 2024/results/phieu.csv",
        "form --review recognition -o 2024/results/",
        "form --review recognition -o 2024/results/phieu/",
    ] {
        let run = bontot(folder.path(), &format!("{line} --lang en").split(' ').collect::<Vec<_>>());
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{line}: {}", run.stderr);
        assert!(run.stderr.contains("this command makes none: write elsewhere"), "{line}: {}", run.stderr);
    }
    assert!(names(&results).is_empty(), "{:?}", names(&results));
}

#[test]
fn a_target_that_cannot_be_is_a_failure_that_leaves_nothing() {
    let folder = workspace().with("taken", "a file");
    let before = names(folder.path());
    let run = bontot(folder.path(), &["evaluate", "-o", "taken/x.txt", "--force"]);
    assert!(run.status == 2 || run.status == 3, "{}", run.stderr);
    assert!(run.stderr.contains("taken"), "{}", run.stderr);
    assert_eq!(names(folder.path()), before);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let line = "\"$BONTOT\" criteria show chi-bo-4-tot; echo $? >&2";
    let run = shell(home(), &format!("( {line} ) | head -1"));
    assert_eq!(text(&run.stderr), "0\n");
    assert_eq!(text(&run.stdout).lines().count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_a_failure_without_a_panic() {
    for words in [
        "criteria show chi-bo-4-tot",
        "schema manifest",
        "completions bash",
        "man",
        "--help",
        "-h",
        "help evaluate",
        "document --help",
        "--version",
    ] {
        let run = shell(home(), &format!("\"$BONTOT\" {words} > /dev/full"));
        assert_eq!(run.status.code(), Some(3), "{words}: {}", text(&run.stderr));
        let told = "lỗi: hệ thống không đọc hoặc ghi được: đầu ra chuẩn: ổ đĩa đã đầy\n";
        assert_eq!(text(&run.stderr), told, "{words}");
    }
    let run = shell(home(), "\"$BONTOT\" help evaluate --lang en > /dev/full");
    let told = "error: the system could not read or write: standard output: the disk is full\n";
    assert_eq!(text(&run.stderr), told);
    let run = shell(workspace().path(), "\"$BONTOT\" evaluate nowhere 2> /dev/full");
    assert_eq!(run.status.code(), Some(2), "nobody is left to tell");
}

/// The shell counts in blocks of 512 or 1,024 bytes; the files are larger.
#[cfg(target_os = "linux")]
#[test]
fn a_file_over_the_limit_of_the_user_is_a_failure_that_leaves_nothing() {
    let folder = workspace();
    fs::create_dir(folder.path().join("ra")).expect("a new folder");
    fs::write(folder.path().join("ra/kq.html"), "old").expect("an old file");
    let limited = |line: &str| shell(folder.path(), &format!("ulimit -f 1; \"$BONTOT\" {line}"));
    let told = [
        ("evaluate --format html -o ra/kq.html --force", "`ra/kq.html`"),
        ("report -o ra/kq.html --force", "`ra/kq.html`"),
        ("man > ra/man", "đầu ra chuẩn"),
    ];
    for (line, place) in told {
        let run = limited(line);
        assert_eq!(run.status.code(), Some(3), "{line}: {}", text(&run.stderr));
        let told = format!("{place}: tệp vượt quá cỡ mà hệ thống cho phép ghi\n");
        assert!(text(&run.stderr).ends_with(&told), "{line}: {}", text(&run.stderr));
    }
    assert_eq!(fs::read_to_string(folder.path().join("ra/kq.html")).expect("the old file"), "old");
    assert_eq!(names(&folder.path().join("ra")), ["kq.html", "man"]);
}

/// The system gives a program without standard output an empty one: nobody asked for what it says.
#[cfg(unix)]
#[test]
fn closed_streams_do_not_break_it() {
    for line in ["\"$BONTOT\" criteria list >&-", "\"$BONTOT\" criteria list >&- 2>&- <&-"] {
        let run = shell(home(), line);
        assert_eq!(run.status.code(), Some(0), "{line}");
        assert_eq!(text(&run.stderr), "");
    }
    let folder = workspace();
    let run = shell(folder.path(), "\"$BONTOT\" evaluate --format json -o x.json >&- 2>&- <&-");
    assert_eq!(run.status.code(), Some(0));
    let written = fs::read_to_string(folder.path().join("x.json")).expect("the results");
    assert_eq!(written, folder.json());
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_file_is_not_replaced() {
    let folder = workspace().with("elsewhere.txt", "kept");
    std::os::unix::fs::symlink("elsewhere.txt", folder.path().join("link.txt")).expect("a link");
    let pipe = Command::new("mkfifo").arg(folder.path().join("pipe")).status().expect("mkfifo");
    assert!(pipe.success());
    for target in ["link.txt", "pipe", "/dev/null"] {
        let run = bontot(folder.path(), &["evaluate", "-o", target, "--force", "--lang", "en"]);
        assert_eq!(run.status, 2, "{target}: {}", run.stderr);
        assert!(run.stderr.contains("no regular file"), "{}", run.stderr);
    }
    assert_eq!(fs::read_to_string(folder.path().join("elsewhere.txt")).expect("the file"), "kept");
}

/// Nothing can be written below `/proc`, whoever asks.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_nothing_is_a_failure() {
    let folder = workspace();
    let run = bontot(folder.path(), &["evaluate", "-o", "/proc/self/x.txt"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert!(run.stderr.contains("/proc/self/x.txt") && !run.stderr.contains("panicked"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_the_file_is_whole_and_the_next_run_clears_up() {
    let folder = workspace();
    let write = |format: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bontot"));
        command.args(["evaluate", "--format", format, "-o", "x.out", "--force"]);
        command.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let whole: Vec<Vec<u8>> = ["json", "csv"]
        .map(|format| {
            assert!(write(format).status().expect("a run").success());
            fs::read(folder.path().join("x.out")).expect("its file")
        })
        .to_vec();
    for round in 0_u64..40 {
        let mut run = write(if round % 2 == 0 { "json" } else { "csv" }).spawn().expect("a run");
        std::thread::sleep(Duration::from_micros(round * 700));
        run.kill().expect("to be killed or over");
        run.wait().expect("its end");
        let now = fs::read(folder.path().join("x.out")).expect("the file is there at any moment");
        assert!(whole.contains(&now), "round {round}: {} bytes", now.len());
    }
    fs::write(folder.path().join(".x.out.aaaaaa.bontot-tmp"), "left").expect("a leftover");
    for format in ["json", "csv"] {
        assert!(write(format).status().expect("a run").success());
    }
    let left: Vec<String> =
        names(folder.path()).into_iter().filter(|name| name.ends_with("bontot-tmp")).collect();
    assert_eq!(left, Vec::<String>::new());
}

/// Whoever sets a file read-only means it, whoever runs the program: results, receipts, records.
#[test]
fn a_file_that_is_set_read_only_stays_as_it_is() {
    let folder = workspace();
    let close = |file: &str, closed: bool| {
        let path = folder.path().join(file);
        let mut permissions = fs::metadata(&path).expect("a file").permissions();
        permissions.set_readonly(closed);
        fs::set_permissions(path, permissions).expect("its permissions");
    };
    let events = "2024/events.csv";
    let (csv, receipt) = ("2024/results/a.csv", "2024/results/a.csv.receipt.toml");
    let write = ["evaluate", "--format", "csv", "--lang", "en", "--force", "-o", csv];
    assert_eq!(bontot(folder.path(), &write).status, 0);
    let there = names(&folder.path().join("2024/results"));
    for closed in [csv, receipt] {
        close(closed, true);
    }
    // what stands there already is not written, and nobody is told of it
    assert_eq!(bontot(folder.path(), &write).status, 0);
    fs::write(folder.path().join(events), "organisation,step,date\n").expect("other records");
    for closed in [csv, receipt] {
        close(csv, closed == csv);
        close(receipt, closed == receipt);
        let before = [csv, receipt].map(|file| fs::read(folder.path().join(file)).expect("a file"));
        let run = bontot(folder.path(), &write);
        assert_eq!(run.status, 3, "{}", run.stderr);
        let said = format!("`{closed}` is set read-only; nothing is written.");
        assert!(run.stderr.contains(&said), "{}", run.stderr);
        assert_eq!([csv, receipt].map(|file| fs::read(folder.path().join(file)).expect("a file")), before);
        assert_eq!(names(&folder.path().join("2024/results")), there);
    }
    close(receipt, false);
    assert_eq!(bontot(folder.path(), &write).status, 0);
    let untidy = "step,organisation,date\nregistered,cb-01,15/01/2024\n";
    fs::write(folder.path().join(events), untidy).expect("records");
    close(events, true);
    let run = bontot(folder.path(), &["fmt"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert!(run.stderr.contains("2024/events.csv` đã được đặt chỉ đọc; không ghi gì"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(folder.path().join(events)).expect("records"), untidy);
}

#[test]
fn a_panic_is_said_to_be_our_fault() {
    let run = crate::harness::bontot_with(home(), &["criteria", "list"], &[("BONTOT_TEST_PANIC", "1")]);
    if cfg!(debug_assertions) {
        assert_eq!((run.status, run.stdout.as_str()), (101, ""));
        for said in ["Lỗi của chính bontot", "This is a fault of bontot", "demanded by BONTOT_TEST_PANIC"]
        {
            assert!(run.stderr.contains(said), "{}", run.stderr);
        }
        assert!(run.stderr.contains(env!("CARGO_PKG_VERSION")));
    } else {
        assert_eq!(run.status, 0);
    }
}
