//! What a command line asks for that the folder does not have, or that cannot be meant.

use crate::harness::{Folder, bontot, home};

const PILOT: &str = "examples/kon-tum-2023";
const YEAR: &[&str] = &["--period", "2032"];

/// A year without a folder, where a month or quarter of it too is most likely mistyped.
#[test]
fn a_year_that_the_folder_does_not_have_is_wrong_usage() {
    let all: [&[&str]; 13] = [
        &["evaluate", PILOT],
        &["classify", PILOT, "--review", "recognition"],
        &["summary", PILOT, "--review", "recognition"],
        &["explain", PILOT, "cb-thong-tin"],
        &["status", PILOT],
        &["report", PILOT],
        &["document", "decision", PILOT],
        &["document", "minutes", PILOT],
        &["document", "notice", PILOT, "--organisation", "cb-thong-tin"],
        &["document", "list", PILOT],
        &["sign-off", PILOT, "cb-thong-tin", "--stage", "self", "--by", "BT", "--date", "2023-12-01"],
        &["compare", PILOT, "--stages", "self..appraised"],
        &["check", PILOT],
    ];
    for command in all {
        let year: &[&str] = if command[0] == "check" { &["--year", "2032"] } else { YEAR };
        let run = bontot(home(), &[command, year].concat());
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{command:?}: {}", run.stderr);
        let says = "hồ sơ không có năm 2032\n  = có phải ý là `2023`?\n  = hiện có: 2023\n";
        assert!(run.stderr.contains(says), "{command:?}: {}", run.stderr);
    }
    let folder = Folder::new();
    let file = folder.path().join("qd.md");
    let file = file.to_str().expect("a plain path");
    let run = bontot(home(), &[&["document", "decision", PILOT, "-o", file], YEAR].concat());
    assert_eq!((run.status, folder.path().join("qd.md").exists()), (2, false));
    for years in ["2023..2032", "2022..2023"] {
        let run =
            bontot(home(), &["summary", PILOT, "--review", "recognition", "--years", years, "--lang", "en"]);
        assert!(run.status == 2 && run.stderr.contains("the workspace has no year 20"), "{}", run.stderr);
        let run = bontot(home(), &["compare", PILOT, "--years", years, "--lang", "en"]);
        assert!(run.status == 2 && run.stderr.contains("the workspace has no year 20"), "{}", run.stderr);
    }
    let quarter = bontot(home(), &["evaluate", PILOT, "--period", "2022-Q1"]);
    assert_eq!(quarter.status, 2, "{}", quarter.stderr);
}

/// A form begins a year; where there is no year at all, no year is a wrong one.
#[test]
fn a_year_may_be_begun() {
    let form = ["form", "examples/toi-thieu", "--period", "2025", "--format", "csv"];
    let form = bontot(home(), &form);
    assert_eq!(form.status, 0, "{}", form.stderr);
    let manifest =
        "format = 1\ncommittee = \"Đảng ủy\"\n[reviews.meeting]\nguidelines = [\"sinh-hoat-chi-bo\"]\n";
    let folder = Folder::new().with("bontot.toml", manifest);
    let folder = folder.with("organisations.csv", "id,name,kind\ncb,Chi bộ,cell\n");
    let run = bontot(folder.path(), &["evaluate", "--review", "meeting", "--period", "2023"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

/// Where no format is named, the file's name tells.
#[test]
fn the_ending_of_a_file_tells_its_format() {
    let folder = Folder::new();
    let written = |command: &[&str], name: &str| {
        let path = folder.path().join(name);
        let run = bontot(home(), &[command, &["-o", path.to_str().expect("a plain path")]].concat());
        assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{name}: {}", run.stderr);
        std::fs::read(path).expect("the file was written")
    };
    let evaluate = &["evaluate", PILOT][..];
    assert!(written(evaluate, "a.csv").starts_with("mã,".as_bytes()));
    assert!(written(evaluate, "a.JSON").starts_with(b"{"));
    assert!(written(evaluate, "a.md").starts_with(b"# "));
    assert!(written(evaluate, "a.html").starts_with(b"<!DOCTYPE html>"));
    // a zip archive, as every workbook and Word file
    assert!(cfg!(not(feature = "xlsx")) || written(evaluate, "a.Xlsx").starts_with(b"PK"));
    assert_eq!(written(evaluate, "a.txt"), written(evaluate, "a"));
    assert!(written(&["status", PILOT], "a.ics").starts_with(b"BEGIN:VCALENDAR"));
    assert!(written(&["explain", PILOT, "cb-thong-tin"], "b.json").starts_with(b"{"));
    let list = &["document", "list", PILOT][..];
    assert!(cfg!(not(feature = "docx")) || written(list, "b.docx").starts_with(b"PK"));
    assert!(cfg!(not(feature = "docx")) || written(list, "b").starts_with(b"PK"));
    assert!(!written(list, "b.md").starts_with(b"PK"));
    let receipt = std::fs::read_to_string(folder.path().join("a.csv.receipt.toml")).expect("a receipt");
    assert!(receipt.contains("\"--format=csv\""), "{receipt}");
    let csv = written(&["evaluate", PILOT, "--format", "csv-excel"], "c.csv");
    assert!(csv.starts_with("\u{feff}".as_bytes()), "what is named counts");
}

/// A file that its own program could not open is not written.
#[test]
fn an_ending_that_contradicts_the_format_is_wrong_usage() {
    let folder = Folder::new();
    let evaluate = ["evaluate", PILOT];
    let explain = ["explain", PILOT, "cb-thong-tin"];
    let document = ["document", "decision", PILOT];
    for (command, format, name, says) in [
        (&evaluate[..], &["--format", "table"][..], "kq.xlsx", "format is table; use --format xlsx, or"),
        (&evaluate, &["--format", "csv"], "kq.html", "use --format html, or"),
        (&evaluate, &[], "kq.pdf", "must end in: .csv, .json, .md, .html, .xlsx\n"),
        (&evaluate, &[], "kq.docx", "Word documents are those of bontot document"),
        (&evaluate, &[], "kq.XLS", "writes no .xls ("),
        (&explain, &[], "kq.xlsx", "must end in: .json, .md, .html\n"),
        (&document, &[], "qd.pdf", "must end in: .docx, .md\n"),
        (&document, &["--format", "markdown"], "qd.docx", "use --format docx, or"),
        (&["report", PILOT], &[], "trang.pdf", "must end in: .html\n"),
        (&["form", PILOT], &[], "phieu.ods", "must end in: .xlsx, .csv\n"),
    ] {
        let path = folder.path().join(name);
        let output = ["--lang", "en", "-o", path.to_str().expect("a plain path")];
        let run = bontot(home(), &[command, format, &output].concat());
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{name}");
        assert!(run.stderr.contains(says), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("{} --help", command[0])) || command[0] == "document");
    }
    assert_eq!(folder.path().read_dir().expect("the folder").count(), 0, "nothing was written");
}

/// A folder that is no workspace is told as such, once, with the workspaces that lie in it.
#[test]
fn a_folder_that_is_no_workspace_is_told_as_such() {
    let run = bontot(home(), &["evaluate", "examples"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    let says = "lỗi[file-missing]: `examples` không phải thư mục hồ sơ (không có bontot.toml)\n";
    assert!(run.stderr.starts_with(says), "{}", run.stderr);
    let near = "ví dụ examples/dang-bo-tinh, examples/kon-tum-2023, examples/mo-rong; hoặc lập hồ sơ mới: bontot init";
    assert!(run.stderr.split_whitespace().collect::<Vec<_>>().join(" ").contains(near), "{}", run.stderr);
    assert!(run.stderr.contains("Tổng cộng: 1 lỗi,"), "{}", run.stderr);
    let folder = Folder::new().with("x/a.csv", "");
    let run = bontot(folder.path(), &["explain", "cb-thi-diem-5", "--lang", "en"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains("the current folder is no workspace (it has no bontot.toml)"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("name the folder of a workspace, or begin a new one"), "{}", run.stderr);
    // nothing is said of other people's files
    let documents = Folder::new().with("a.csv", "").with("2024 - Copy/b.csv", "").with("2024/photo.jpg", "");
    let run = bontot(documents.path(), &["check", "--lang", "en"]);
    assert!(run.stdout.contains("the file `bontot.toml` is missing"), "{}", run.stdout);
    assert!(!run.stdout.contains("file-unexpected"), "{}", run.stdout);
    // what may be a workspace lacks what it lacks
    let half = Folder::new().with("2024/facts.csv", "organisation,fact,value\n");
    let run = bontot(half.path(), &["evaluate", "--lang", "en"]);
    assert!(run.stderr.contains("the file `bontot.toml` is missing"), "{}", run.stderr);
    assert!(run.stderr.contains("the file `organisations.csv` is missing"), "{}", run.stderr);
}

/// `bontot help`, as other programs have it.
#[test]
fn help_is_a_command_too() {
    let said = |words: &[&str]| bontot(home(), words).output();
    assert_eq!(said(&["help"]), said(&["--help"]));
    assert_eq!(said(&["help", "evaluate"]), said(&["evaluate", "--help"]));
    let english = said(&["document", "decision", "--help", "--lang", "en"]);
    assert_eq!(said(&["help", "document", "decision", "--lang", "en"]), english);
    let run = bontot(home(), &["help", "evalute"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("có phải ý là `evaluate`?"), "{}", run.stderr);
}

/// Help says what is so.
#[test]
fn help_fits_the_command_that_it_is_of() {
    let help = |words: &[&str]| bontot(home(), &[&["help"], words, &["--lang", "en"]].concat()).output();
    for command in [&["import"][..], &["record", "fact"], &["record", "remedy"]] {
        assert!(help(command).contains("instead of the first argument"), "{command:?}");
    }
    for (entry, words) in [
        ("event", &["ORGANISATION", "STEP"][..]),
        ("finding", &["ORGANISATION", "ID", "FINDING"]),
        ("fact", &["ORGANISATION", "FACT", "VALUE"]),
        ("decision", &["ORGANISATION", "OUTCOME"]),
    ] {
        let text = help(&["record", entry]);
        let listed = text.lines().filter_map(|line| line.strip_prefix("  <")?.split('>').next());
        assert_eq!(listed.collect::<Vec<_>>(), words, "{text}");
    }
    for (kind, number) in [("decision", "05-QĐ/ĐU"), ("minutes", "05-BB/ĐU"), ("notice", "05-TB/ĐU")] {
        let text = help(&["document", kind]);
        assert!(text.contains(number), "{kind}: {text}");
    }
    let notice = bontot(home(), &["document", "notice", PILOT]);
    assert!(notice.stderr.ends_with("Xem trợ giúp: bontot document notice --help\n"), "{}", notice.stderr);
    let years = bontot(home(), &["compare", PILOT, "--years", "2003..2025"]);
    assert!(years.stderr.contains("trong vòng 20 năm"), "{}", years.stderr);
}

/// Periods are mostly years.
#[test]
fn a_year_is_a_period_too() {
    let [year, period] =
        ["--year", "--period"].map(|option| bontot(home(), &["evaluate", PILOT, option, "2023"]));
    assert_eq!((year.status, year.stdout), (0, period.stdout));
}
