//! The gallery of errors: for each code a folder that provokes it and nothing else, and what is said of it
//! in both languages. `tests/errors/<code>.<what>` is one more case of the same code. Errors are told by
//! every command, here `evaluate`; quality findings by `check`. README.md there is made from all of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use bontot::catalogue::{Phrase, explain};
use bontot::diagnostics::{Code, Severity};

use crate::harness::{Folder, Run, bontot, bontot_with, entries, expect_file, files_below, home, text_of};
use crate::repository::Repository;

const LANGUAGES: [&str; 2] = ["vi", "en"];

#[test]
fn every_code_has_a_case() {
    let there: BTreeSet<String> = cases().iter().map(|case| code(case).to_owned()).collect();
    for code in Code::ALL {
        assert!(there.contains(code.word()), "tests/errors/{} is missing", code.word());
    }
    for word in there {
        assert!(Code::from_word(&word).is_some(), "tests/errors/{word} is no code");
    }
}

#[test]
fn each_case_says_exactly_what_is_expected() {
    for case in cases() {
        let code = Code::from_word(code(&case)).expect("a test asks for it");
        let built = built(code).filter(|_| !case.join("workspace").is_dir());
        let place = built.as_ref().map_or(case.as_path(), Folder::path);
        let before = snapshot(&place.join("workspace"));
        for language in LANGUAGES {
            let told = hold(code, run(code, place, language), &case);
            expect_file(&case.join(format!("expected.{language}.txt")), &told);
        }
        assert_eq!(snapshot(&place.join("workspace")), before, "{} was changed", case.display());
    }
}

/// What holds for every case, whatever it says; returns what is said.
fn hold(code: Code, run: Run, case: &Path) -> String {
    let case = case.display();
    let (status, told, silent) = match code.default_severity() {
        Severity::Error => (1, run.stderr, run.stdout),
        Severity::Warning => (0, run.stdout, run.stderr),
    };
    assert_eq!((run.status, silent.as_str()), (status, ""), "{case}");
    assert_eq!(told.matches(&format!("[{}]: ", code.word())).count(), 1, "{case} tells it once:\n{told}");
    assert_eq!(told.matches("]: ").count(), 1, "{case} tells nothing else:\n{told}");
    assert!(!has_open_place(&told), "{case} leaves a place open:\n{told}");
    told
}

/// Whether a `{name}` of a template stands in the text.
fn has_open_place(text: &str) -> bool {
    text.split('{').skip(1).any(|rest| {
        let name: &str = rest.split('}').next().unwrap_or_default();
        !name.is_empty() && name.len() < rest.len() && name.bytes().all(|byte| byte.is_ascii_lowercase())
    })
}

/// What only folders larger than any here provoke: these are read with small limits.
const LIMITED: [Code; 3] = [Code::FilesTooMany, Code::FoldersTooDeep, Code::LinesTooMany];

/// So many files and lines, and half as many folders in folders.
const FEW: &str = "8";

/// What a case of that code is run with.
pub fn limits(code: Code) -> &'static [(&'static str, &'static str)] {
    if LIMITED.contains(&code) { &[("BONTOT_TEST_LIMITS", FEW)] } else { &[] }
}

fn run(code: Code, place: &Path, language: &str) -> Run {
    let command = match code.default_severity() {
        Severity::Error => "evaluate",
        Severity::Warning => "check",
    };
    // of the commands on results only those that write a document read its text
    let document = ["document", "decision", "workspace", "--lang", language];
    if code == Code::TemplateBroken {
        return bontot_with(place, &document, limits(code));
    }
    bontot_with(place, &[command, "workspace", "--lang", language], limits(code))
}

/// The page of the gallery: every code with its explanation in both languages and what is really printed.
#[cfg(unix)]
#[test]
fn the_page_is_fresh() {
    let sections = Code::ALL.iter().map(|code| section(*code));
    let page: Vec<String> = std::iter::once(PAGE.to_owned()).chain(sections).collect();
    expect_file(&home().join("tests/errors/README.md"), &page.concat());
}

#[cfg(unix)]
fn section(code: Code) -> String {
    let explained = explain::of(code);
    let both = |phrase: Phrase| format!("{}\n\n*{}*", phrase.vi, phrase.en);
    let (word, meaning, remedy) = (code.word(), both(explained.meaning), both(explained.remedy));
    let example = explained.example;
    let section = format!("\n## {word}\n\n{meaning}\n\n{remedy}\n\n```\n{example}\n```\n");
    let case = home().join("tests/errors").join(word);
    if !case.is_dir() {
        return section;
    }
    let built = built(code);
    let run = run(code, built.as_ref().map_or(case.as_path(), Folder::path), "vi");
    format!("{section}\n```text\n{}{}```\n", run.stdout, run.stderr)
}

const PAGE: &str = "# Các thông báo của bontot\n\n\
    Trang này do kiểm thử tạo ra từ lời giải thích của `bontot check --explain MÃ` và từ những lần chạy thật trên từng\n\
    thư mục ở đây. Sửa lời trong `src/catalogue/`, rồi chạy `UPDATE_EXPECT=1 cargo test`.\n\n\
    *This page is made by a test from the explanations of `bontot check --explain CODE` and from real runs on the folders\n\
    here. Change the texts in `src/catalogue/`, then run `UPDATE_EXPECT=1 cargo test`.*\n";

fn cases() -> Vec<PathBuf> {
    let cases = entries(&home().join("tests/errors"));
    let folders = cases.into_iter().filter(|case| case.is_dir());
    folders.filter(|case| cfg!(unix) || !case.ends_with(Code::FileIsLink.word())).collect()
}

pub fn code(case: &Path) -> &str {
    let name = case.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.split('.').next().unwrap_or_default()
}

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n";
const REGISTER: &str = "mã,tên,loại hình\ncb-01,Chi bộ 1,chi bộ trực thuộc\n";

/// The workspace of a case that git does not keep as it is.
fn built(code: Code) -> Option<Folder> {
    let folder = || Folder::new().with("workspace/bontot.toml", MANIFEST);
    match code {
        Code::FileIsLink => Some(with_link(folder().with("elsewhere.csv", REGISTER))),
        Code::FileTooLarge => {
            Some(with_large_manifest(folder().with("workspace/organisations.csv", REGISTER)))
        }
        Code::CellTooLong => {
            // one character more than a cell of Excel holds; the letter has three bytes
            let long = REGISTER.replace("Chi bộ 1", &"ộ".repeat(32_768));
            Some(folder().with("workspace/organisations.csv", long))
        }
        Code::ExtendsTooDeep => Some(with_levels(folder().with("workspace/organisations.csv", REGISTER))),
        Code::GuidelineTooLarge => {
            Some(with_many_lines(folder().with("workspace/organisations.csv", REGISTER)))
        }
        Code::NulByte => {
            Some(folder().with("workspace/organisations.csv", REGISTER.replace("Chi bộ 1", "Chi\0bộ 1")))
        }
        Code::FileNameUnportable => {
            // a name that a clone on Windows could not hold
            let folder = folder().with("workspace/organisations.csv", REGISTER);
            Some(folder.with("workspace/evidence/2024/aux.pdf", "biên bản"))
        }
        Code::SelfRaisedLate => Some(with_history(&home().join("tests/errors").join(code.word()))),
        Code::LateRaiseUnknown => Some(without_history()),
        Code::BareCr => Some(folder().with("workspace/organisations.csv", REGISTER.replace('\n', "\r"))),
        _ => None,
    }
}

/// A repository of two commits: the workspace of `after/` with the files of `before/` in place of its own, then as it is.
fn with_history(case: &Path) -> Folder {
    let put = |repository: Repository, folder: &str| {
        let origin = case.join(folder);
        files_below(&origin).iter().fold(repository, |repository, file| {
            let path = file.strip_prefix(&origin).expect("a file of the case").to_str().expect("UTF-8");
            repository.with(&format!("workspace/{path}"), fs::read(file).expect("a file"))
        })
    };
    let repository = put(put(Repository::new(), "after"), "before");
    let repository = repository.committed("2024-12-10", "Bản tự đánh giá");
    put(repository, "after").committed("2024-12-17", "Sửa điểm").into_folder()
}

/// A workspace in no repository that must not be computed where git's history is not known.
fn without_history() -> Folder {
    let origin = home().join("tests/errors/self-raised-late/after");
    let folder = files_below(&origin).iter().fold(Folder::new(), |folder, file| {
        let path = file.strip_prefix(&origin).expect("a file of the case").to_str().expect("UTF-8");
        folder.with(&format!("workspace/{path}"), fs::read(file).expect("a file"))
    });
    let manifest = text_of(&origin.join("bontot.toml")) + "\n[diagnostics]\nself-raised-late = \"error\"\n";
    folder.with("workspace/bontot.toml", manifest)
}

#[cfg(unix)]
fn with_link(folder: Folder) -> Folder {
    let link = folder.path().join("workspace/organisations.csv");
    std::os::unix::fs::symlink("../elsewhere.csv", link).expect("a new link");
    folder
}

#[cfg(not(unix))]
fn with_link(folder: Folder) -> Folder {
    folder
}

/// A guideline of 1,001 lines: one more than there may be.
fn with_many_lines(folder: Folder) -> Folder {
    let guideline = text_of(&home().join("tests/errors/maximum-unfit/workspace/criteria/phieu.toml"));
    let (head, _) = guideline.split_once("[[group.criterion]]").expect("a guideline with lines");
    let line = |number| {
        format!("[[group.criterion]]\nid = \"{number}\"\nname = \"Dòng\"\nkind = \"toggle\"\nmax = 1\n\n")
    };
    let floor = "[[outcome]]\nid = \"khong-dat\"\nname = \"Chưa đạt\"\ncite = \"mục II\"\n";
    let lines: String = (1..=1_001).map(line).collect();
    folder.with("workspace/criteria/phieu.toml", format!("{head}{lines}{floor}"))
}

/// Seventeen guidelines, each of which extends the one before: the last of them rests on one too many.
fn with_levels(folder: Folder) -> Folder {
    let base = |level| match level {
        1 => "chi-bo-4-tot@2024-vi-du".to_owned(),
        _ => format!("tang-{:02}@1", level - 1),
    };
    (1..=17).fold(folder, |folder, level| {
        let head = format!("format = 1\nid = \"tang-{level:02}\"\nversion = \"1\"\n");
        let text = format!("{head}name = \"Tầng {level}\"\nextends = \"{}\"\n", base(level));
        folder.with(&format!("workspace/criteria/tang-{level:02}.toml"), text)
    })
}

/// A file of 17 MB that takes no space.
fn with_large_manifest(folder: Folder) -> Folder {
    let manifest = fs::File::options().write(true).open(folder.path().join("workspace/bontot.toml"));
    manifest.and_then(|manifest| manifest.set_len(17 * 1024 * 1024)).expect("a longer file");
    folder
}

/// Every file with its bytes and the time it was changed.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, Option<SystemTime>)> {
    let files = files_below(folder).into_iter();
    let seen = |path: &PathBuf| {
        let changed = fs::symlink_metadata(path).and_then(|seen| seen.modified()).ok();
        (fs::read(path).unwrap_or_default(), changed)
    };
    files.map(|path| (path.clone(), seen(&path))).collect()
}

/// What looks odd and is right: every one of these folders is accepted.
#[test]
fn nothing_right_is_refused() {
    let outcome = |id: &str, requires: &str| {
        format!("\n[[outcome]]\nid = \"{id}\"\nname = \"{id}\"\ncite = \"II\"\nrequires = [{requires}]\n")
    };
    let total = |bounds: &str| format!("{{ id = \"tong\", cite = \"II\", total = true, {bounds} }}");
    let guideline = "format = 1\nid = \"phieu\"\nversion = \"1\"\nname = \"Phiếu\"\nevery = \"year\"\n\
         in_force = { from = 2024-01-01 }\napplies_to = [\"cell\"]\nstages = [\"self\"]\n\
         [[group]]\nid = \"1\"\nname = \"Nhóm\"\n[[group.criterion]]\nid = \"1.1\"\nname = \"Dòng\"\n\
         kind = \"points\"\nmax = 100\n"
        .to_owned();
    let neighbours = guideline
        + &outcome("tot", &total("at_least = 90"))
        + &outcome("kha", &total("at_least = 70, at_most = 89.99"))
        + &outcome("kem", "");
    let manifest = MANIFEST.to_owned() + "[reviews.recognition]\nguidelines = [\"phieu\"]\n";
    for register in [
        "\u{feff}sep=;\r\nmã;tên;loại hình\r\ncb-01;Chi bộ 1;cell\r\n",
        "LOAI_HINH\tMA\tTen\nchi bo truc thuoc\tcb-01\t\"Chi bộ\n1\"\n\n\t\t\n",
        "mã,,tên,loại hình,,\n\"cb-01\",,\" Chi bộ \"\"1\"\"\",Chi Bộ trực_thuộc,,",
    ] {
        let folder = Folder::new()
            .with("workspace/bontot.toml", &manifest)
            .with("workspace/criteria/phieu.toml", &neighbours)
            .with("workspace/organisations.csv", register)
            .with("workspace/2024/README.md", "")
            .with("workspace/2024/.~lock.facts.csv#", "")
            .with(
                "workspace/2024/assessments/recognition.csv",
                "tổ chức,tiêu chí,tự chấm\ncb-01,1.1,\"89,99\"\n",
            );
        let run = bontot(folder.path(), &["evaluate", "workspace"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{register}");
    }
}
