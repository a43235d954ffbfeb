//! `init`, `completions` and `man`, as a person sees them.

use std::collections::BTreeMap;
use std::path::Path;

use crate::harness::{Folder, Run, bontot, bontot_with, files_below, home, text_of};

fn texts_below(folder: &Path) -> BTreeMap<String, String> {
    let name = |path: &Path| {
        let inner = path.strip_prefix(folder).expect("a path of the folder");
        inner.to_str().expect("UTF-8").replace('\\', "/")
    };
    files_below(folder).iter().map(|path| (name(path), text_of(path))).collect()
}

fn init(folder: &Folder, arguments: &[&str]) -> Run {
    bontot(folder.path(), &[&["init"], arguments].concat())
}

/// Puts the name of a committee into a new manifest.
fn name_committee(manifest: &Path) {
    let text = text_of(manifest);
    let blank = "Đảng ủy … (ghi tên cấp ủy vào đây)";
    assert!(text.contains(blank), "{text}");
    std::fs::write(manifest, text.replace(blank, "Đảng ủy xã A")).expect("a file that can be written");
}

#[test]
fn a_new_workspace_has_no_errors_in_any_review() {
    for language in ["vi", "en"] {
        let folder = Folder::new();
        let run = init(&folder, &["ho-so", "--year", "2025", "--lang", language]);
        assert!(run.output().contains("bontot evaluate ho-so"));
        for review in ["recognition", "meeting", "classification"] {
            let run = bontot(folder.path(), &["evaluate", "ho-so", "--review", review]);
            // but for the name of the committee, which is still to be filled in
            let one = ["Có 1 cảnh báo về chất lượng", "Quality findings: 1;"]
                .iter()
                .any(|told| run.stderr.contains(told));
            assert!(run.status == 0 && one, "{review}: {}{}", run.stderr, run.stdout);
        }
        let texts = texts_below(&folder.path().join("ho-so"));
        for path in ["README.md", ".gitattributes", "2025/facts.csv", "2025/assessments/recognition.csv"] {
            assert!(texts.contains_key(path), "{path} in {:?}", texts.keys());
        }
        assert!(texts["README.md"].contains("2025/events.csv") && !texts["README.md"].contains("{year}"));
        assert!(texts["bontot.toml"].contains(&format!("language = \"{language}\"")));
        for (path, text) in &texts {
            assert!(text.is_empty() || text.ends_with('\n') && !text.contains('\r'), "{path}");
        }
    }
}

/// Its documents would bear the blank.
#[test]
fn a_new_workspace_asks_for_the_name_of_its_committee() {
    for (language, told, refused) in [
        (
            "vi",
            "cảnh báo[name-blank]: `committee` còn để trống: “Đảng ủy … (ghi tên cấp ủy vào đây)”",
            "lỗi[name-blank]: `committee` còn để trống",
        ),
        (
            "en",
            "warning[name-blank]: `committee` is still to be filled in: “Đảng ủy … (put",
            "error[name-blank]: `committee` is still to be filled in",
        ),
    ] {
        let folder = Folder::new();
        init(&folder, &["ho-so", "--year", "2025", "--lang", language]).output();
        let check = bontot(folder.path(), &["check", "ho-so"]);
        assert!(check.status == 0 && check.stdout.contains(told), "{}{}", check.stdout, check.stderr);
        assert_eq!(check.stdout.matches("]: ").count(), 1, "{}", check.stdout);
        let document = || bontot(folder.path(), &["document", "minutes", "ho-so", "--review", "recognition"]);
        let run = document();
        assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{}", run.stderr);
        assert!(run.stderr.contains(refused), "{}", run.stderr);
        let path = folder.path().join("ho-so/bontot.toml");
        let (before, after) = text_of(&path)
            .split_once("Đảng ủy …")
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .expect("the blank");
        let rest = after.split_once(')').expect("the end of the blank").1;
        std::fs::write(&path, format!("{before}Đảng ủy xã A{rest}")).expect("a file that can be written");
        assert!(document().output().contains("ĐẢNG ỦY XÃ A"));
        assert_eq!(bontot(folder.path(), &["check", "ho-so"]).output().matches("]: ").count(), 0);
    }
}

/// A new year of a workspace is a folder in it, not another workspace.
#[test]
fn a_workspace_is_told_how_its_next_year_begins() {
    let folder = Folder::new();
    init(&folder, &["ho-so", "--year", "2025"]).output();
    let run = init(&folder, &["ho-so", "--year", "2026"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("`ho-so` đã là hồ sơ; để bắt đầu năm 2026"), "{}", run.stderr);
    let there = init(&folder, &["ho-so", "--year", "2025"]).stderr;
    assert!(there.contains("`ho-so` đã là hồ sơ và đã có thư mục năm 2025"), "{there}");
    let other = Folder::new().with("khac/notes.txt", "x");
    assert!(init(&other, &["khac", "--year", "2026"]).stderr.contains("hãy chọn tên khác"));
    // and so it does begin
    std::fs::create_dir(folder.path().join("ho-so/2026")).expect("a folder that is not there");
    let event = ["record", "event", "chi-bo-1", "đăng ký", "--date", "20/01/2026"];
    let run = bontot(&folder.path().join("ho-so"), &event);
    assert!(run.status == 0 && run.stdout.contains("2026/events.csv"), "{}{}", run.stdout, run.stderr);
}

/// What is proposed can be typed as it stands.
#[test]
fn names_with_blanks_are_proposed_in_quotes() {
    let folder = Folder::new();
    let told = init(&folder, &["hồ sơ 2025", "--year", "2025"]).output();
    assert!(told.starts_with("Đã lập hồ sơ ở hồ sơ 2025.\n"), "{told}");
    assert!(told.contains("bontot evaluate \"hồ sơ 2025\"\n"), "{told}");
    let told = init(&folder, &["hồ sơ mới"]).stderr;
    assert!(told.contains("bontot init \"hồ sơ mới\" --year 2025"), "{told}");
    assert!(init(&folder, &["hồ-sơ", "--year", "2025"]).output().contains("bontot evaluate hồ-sơ\n"));
}

#[test]
fn tables_have_vietnamese_headers_and_no_rows() {
    let folder = Folder::new();
    init(&folder, &["ho-so", "--year", "2025"]).output();
    let texts = texts_below(&folder.path().join("ho-so"));
    assert_eq!(texts["2025/facts.csv"], "tổ chức,số liệu,giá trị,kỳ,minh chứng,ghi chú\n");
    assert_eq!(texts["organisations.csv"].lines().count(), 2, "the header and an example");
    assert!(texts["organisations.csv"].contains("VÍ DỤ: thay dòng này"));
    let others = texts.iter().filter(|(path, _)| path.contains(".csv") && *path != "organisations.csv");
    for (path, text) in others {
        assert_eq!(text.lines().count(), 1, "{path}");
    }
}

/// What the manifest leaves commented out is right as it stands, once it is uncommented.
#[test]
fn commented_keys_are_valid_keys() {
    let folder = Folder::new();
    init(&folder, &["ho-so", "--year", "2025"]).output();
    let path = folder.path().join("ho-so/bontot.toml");
    name_committee(&path);
    let text = text_of(&path).replace("# parent_committee", "parent_committee").replace("# place", "place");
    let text = text.replace("Đảng bộ …", "Đảng bộ huyện A").replace("place = \"…\"", "place = \"A\"");
    std::fs::write(&path, text).expect("a file that can be written");
    let _ = bontot(folder.path(), &["evaluate", "ho-so"]).output();
}

/// A review that is not used goes as the manifest says: with its two lines and its file.
#[test]
fn a_review_that_is_not_used_can_be_deleted() {
    let folder = Folder::new();
    let manifest = init(&folder, &["ho-so", "--year", "2025"]).output();
    assert!(manifest.contains("ho-so"));
    let path = folder.path().join("ho-so/bontot.toml");
    name_committee(&path);
    let whole = text_of(&path);
    assert!(
        whole.contains("xóa hai dòng của nội dung đó và tệp của nó,\n# 2025/assessments/<nội dung>.csv.")
    );
    let without = |review: &str| {
        let from = whole.find(&format!("[reviews.{review}]")).expect("the review");
        let to = from + whole[from..].find("\n\n").expect("its end");
        std::fs::write(&path, [&whole[..from], &whole[to..]].concat()).expect("a file that can be written");
    };
    without("classification");
    let table = folder.path().join("ho-so/2025/assessments/classification.csv");
    let run = bontot(folder.path(), &["evaluate", "ho-so"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("không dùng nội dung này thì xóa tệp hoặc thư mục của nó"), "{}", run.stderr);
    std::fs::remove_file(table).expect("the table of the review");
    let _ = bontot(folder.path(), &["evaluate", "ho-so"]).output();
    without("meeting");
    std::fs::remove_file(folder.path().join("ho-so/2025/assessments/meeting.csv")).expect("its table");
    let run = bontot(folder.path(), &["evaluate", "ho-so"]);
    // the version of 2025 needs it, and is no file of the folder
    let place = "--> criteria/chi-bo-4-tot/2024-vi-du.toml:391:22 (có sẵn trong chương trình)\n";
    assert!(run.status == 1 && run.stderr.contains(place), "{}", run.stderr);
    assert!(!run.stderr.contains("2023-thi-diem"), "{}", run.stderr);
}

/// What a version asks for matters in the years that it serves.
#[test]
fn a_version_of_other_years_may_ask_for_a_review_that_is_not_there() {
    let rules = |version: &str, from: &str, measures: &str| {
        format!(
            "format = 1\nid = \"g\"\nversion = \"{version}\"\nname = \"G\"\nissuer = \"x\"\ninstrument = \"y\"\n\
             in_force = {{ {from} }}\napplies_to = [\"cell\"]\nevery = \"year\"\nstages = [\"self\"]\n\
             [[group]]\nid = \"1\"\nname = \"A\"\ncite = \"1\"\n\
             [[group.criterion]]\nid = \"1.1\"\nname = \"B\"\ncite = \"1\"\nkind = \"points\"\nmax = 10\n\
             [[outcome]]\nid = \"dat\"\nname = \"D\"\ncite = \"1\"\n{measures}"
        )
    };
    let asking = "forced_by = [{ id = \"m\", cite = \"1\", measure = \"m\", at_least = 50 }]\n\
                  [measures.m]\ncite = \"1\"\nperiods = { review = \"meeting\", outcome = [\"tot\"], as = \"share\" }\n";
    let of_year = |year: &str| {
        Folder::new()
            .with(
                "bontot.toml",
                "format = 1\ncommittee = \"C\"\n[reviews.recognition]\nguidelines = [\"g\"]\n",
            )
            .with("organisations.csv", "id,name,kind\ncb,Chi bộ,cell\n")
            .with("criteria/g/1.toml", rules("1", "from = 2023-01-01, to = 2023-12-31", asking))
            .with("criteria/g/2.toml", rules("2", "from = 2024-01-01", ""))
            .with(&format!("{year}/facts.csv"), "organisation,fact,value\n")
    };
    let _ = bontot(of_year("2024").path(), &["evaluate"]).output();
    let run = bontot(of_year("2023").path(), &["evaluate", "--lang", "en"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stderr.contains("the workspace has no review `meeting`"), "{}", run.stderr);
    assert!(run.stderr.contains(" --> criteria/g/1.toml:28:"), "{}", run.stderr);
}

#[test]
fn the_example_is_copied_whole() {
    let folder = Folder::new();
    let run = init(&folder, &["mau", "--example"]);
    assert!(run.output().contains("mau"));
    let mut copied = texts_below(&folder.path().join("mau"));
    assert!(copied.remove(".gitattributes").is_some());
    let mut there = texts_below(&home().join("examples/kon-tum-2023"));
    for text in there.values_mut().filter(|text| text.starts_with("#:schema ")) {
        *text = text.split_once('\n').expect("more than a line").1.to_owned();
    }
    assert_eq!(copied.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    assert_eq!(copied, there);
    let of = |folder: &Path, name: &str| bontot(folder, &["evaluate", name, "--format", "json"]).output();
    assert_eq!(of(folder.path(), "mau"), of(home(), "examples/kon-tum-2023"));
}

#[test]
fn what_cannot_be_made_is_refused() {
    let folder = Folder::new().with("day/x.txt", "x").with("tep", "x");
    for (arguments, said) in [
        (&["ho-so"][..], "ví dụ: bontot init ho-so --year 2025"),
        (&["ho-so", "--year", "25"], "năm gồm bốn chữ số"),
        (&["ho-so", "--year", "2025-03"], "năm gồm bốn chữ số"),
        (&["ho-so", "--year", "2025", "--example"], "bỏ --year hoặc bỏ --example"),
        (&["day", "--year", "2025"], "không trống"),
        (&["tep", "--year", "2025"], "là tệp"),
        (&["khong-co/ho-so", "--year", "2025"], "không có thư mục `khong-co`"),
        (&[], "thiếu <THƯ MỤC>"),
    ] {
        let run = init(&folder, arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(texts_below(folder.path()).len(), 2, "nothing was written");
}

#[test]
fn the_folder_one_stands_in_will_do() {
    let folder = Folder::new();
    init(&folder, &[".", "--year", "2024"]).output();
    name_committee(&folder.path().join("bontot.toml"));
    let _ = bontot(folder.path(), &["evaluate"]).output();
    assert_eq!(init(&folder, &[".", "--year", "2024"]).status, 2);
}

#[test]
fn shells_are_given_a_script_that_asks_the_program() {
    for (shell, mark) in [
        ("bash", "complete -o nospace"),
        ("zsh", "#compdef bontot"),
        ("fish", "complete --keep-order"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let script = bontot(home(), &["completions", shell]).output();
        for word in [mark, "BONTOT_COMPLETE", shell] {
            assert!(script.contains(word), "{shell}: no {word}\n{script}");
        }
    }
    let run = bontot(home(), &["completions", "elvish"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("bash, zsh, fish, powershell"), "{}", run.stderr);
}

#[test]
fn what_the_program_says_of_itself_goes_into_a_file_too() {
    let folder = Folder::new();
    for words in [&["man"][..], &["schema", "manifest"], &["completions", "powershell"]] {
        let shown = bontot(folder.path(), words).output();
        assert_eq!(bontot(folder.path(), &[words, &["-o", "a.txt", "--force"]].concat()).output(), "");
        assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).expect("the file"), shown);
    }
    assert_eq!(bontot(folder.path(), &["man", "-o", "a.txt"]).status, 2, "a file that exists is kept");
}

/// What a shell is told of the last word of a line that is typed in the folder of the pilot.
fn completed(folder: &Path, line: &[&str]) -> String {
    let index = (line.len() - 1).to_string();
    let asking = [("BONTOT_COMPLETE", "zsh"), ("_CLAP_COMPLETE_INDEX", &index), ("_CLAP_IFS", "\n")];
    bontot_with(folder, &[&["--"], line].concat(), &asking).output()
}

#[test]
fn the_words_of_the_program_and_the_ids_of_the_folder_are_completed() {
    let pilot = home().join("examples/kon-tum-2023");
    let last = |line: &[&str]| completed(&pilot, line);
    assert!(last(&["bontot", "ev"]).starts_with("evaluate:Tính kết quả"));
    assert_eq!(last(&["bontot", "check", "--format", "s"]), "sarif");
    assert_eq!(last(&["bontot", "record", "event", "cb-d"]), "cb-dai-doi-3:Chi bộ Đại đội 3");
    assert!(last(&["bontot", "record", "event", ""]).starts_with("db-thi-diem:Đảng bộ cơ sở thí điểm\n"));
    assert_eq!(last(&["bontot", "record", "event", "cb-dai-doi-3", "ins"]), "inspected:kiểm tra");
    assert_eq!(
        last(&["bontot", "record", "decision", "cb-dai-doi-3", "d"]),
        "dat:Đạt “Chi bộ 4 tốt” · Đạt “Đảng bộ cơ sở 4 tốt”"
    );
    let facts = last(&["bontot", "record", "fact", "cb-dai-doi-3", "targets_"]);
    assert!(facts.contains("targets_met:Số chỉ tiêu, nhiệm vụ đã hoàn thành"), "{facts}");
    assert_eq!(last(&["bontot", "explain", "db"]), "db-thi-diem:Đảng bộ cơ sở thí điểm");
    assert!(last(&["bontot", "explain", "db-thi-diem", "1.2"]).starts_with("1.2:"));
    assert!(last(&["bontot", "status", "--mine", ""]).contains("Phó chủ nhiệm Chính trị"));
    assert!(last(&["bontot", "evaluate", "--review", ""]).contains("recognition"));
}

#[test]
fn the_folder_of_the_line_is_asked_and_a_broken_one_says_nothing() {
    let [pilot, folder] = [home().join("examples/kon-tum-2023"), home().join("src")];
    let pilot = pilot.to_str().expect("UTF-8");
    let named = completed(&folder, &["bontot", "explain", pilot, "cb-d"]);
    assert_eq!(named, "cb-dai-doi-3:Chi bộ Đại đội 3");
    let option = completed(&folder, &["bontot", "record", "event", "--folder", pilot, "cb-d"]);
    assert_eq!(option, "cb-dai-doi-3:Chi bộ Đại đội 3");
    assert_eq!(completed(&folder, &["bontot", "record", "event", "cb-d"]), "");
    // the finding that is still open; what would turn the line round is shown, not done
    let open = Folder::new()
        .with("bontot.toml", "format = 1\ncommittee = \"Đảng ủy A\"\n[reviews.recognition]\nguidelines = [\"chi-bo-4-tot\"]\n")
        .with("organisations.csv", "id,name,kind\ncb-1,Chi bộ 1,cell\n")
        .with(
            "2024/findings.csv",
            "id,organisation,found_on,finding,remedied_on\nKL-1,cb-1,2024-03-01,Chậm,2024-04-01\nKL-2,cb-1,2024-03-01,Thiếu\u{202e},\n",
        );
    assert_eq!(completed(open.path(), &["bontot", "record", "remedy", "KL"]), "KL-2:Thiếu<U+202E>");
}

#[test]
fn the_manual_page_has_headings_of_its_language() {
    let headings = |language: &str| {
        let page = bontot(home(), &["man", "--lang", language]).output();
        assert!(page.contains("bontot criteria show") && page.contains(r"\-\-organisation"), "{page}");
        let lines = page.lines().filter_map(|line| line.strip_prefix(".SH "));
        lines.map(|line| line.trim_matches('"').to_owned()).collect::<Vec<String>>()
    };
    let (vi, en) = (headings("vi"), headings("en"));
    assert_eq!(vi.len(), en.len());
    assert_eq!(en[..4], ["NAME", "SYNOPSIS", "DESCRIPTION", "EXAMPLES"]);
    assert_eq!(vi[..4], ["TÊN", "CÁCH DÙNG", "MÔ TẢ", "VÍ DỤ"]);
    assert!(en.contains(&"bontot evaluate".to_owned()) && en.contains(&"EXIT CODES".to_owned()), "{en:?}");
    for english in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXTRA", "VERSION", "SUBCOMMANDS"] {
        assert!(!vi.contains(&english.to_owned()), "{english} in {vi:?}");
    }
}

#[test]
fn the_workspace_is_spoken_to_in_its_language_before_it_is_read() {
    let manifest = text_of(&home().join("examples/toi-thieu/bontot.toml"));
    let english = manifest.replace("language = \"vi\"", "language = \"en\"");
    assert_ne!(english, manifest);
    let folder = Folder::new().with("bontot.toml", english);
    for (arguments, told) in [
        (&["verify"][..], "There is no result with a receipt"),
        (&["compare"], "the folder is in no git repository"),
        (&["document", "templates", "."], "edit them as you like"),
        (&["criteria", "show", "chi-bo-0-tot", "--folder", "."], "wrong usage"),
    ] {
        let run = bontot(folder.path(), arguments);
        assert!(
            (run.stdout.clone() + &run.stderr).contains(told),
            "{arguments:?}: {}{}",
            run.stdout,
            run.stderr
        );
    }
}
