//! Sign-off: what is written, what it covers, and what `check` says when it no longer holds.

mod merged;

use std::fs;

use crate::harness::{Folder, Run, bontot, text_of};
use crate::repository::Repository;

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n\
    [reviews.recognition]\nguidelines = [\"phieu\"]\n[reviews.meeting]\nguidelines = [\"hop\"]\n";
const REGISTER: &str = "id,name,kind\ncb-1,Chi bộ 1,cell\ncb-2,Chi bộ 2,cell\n";
const GUIDELINE: &str = "format = 1\nid = \"phieu\"\nversion = \"1\"\nname = \"Phiếu\"\nevery = \"year\"\n\
    in_force = { from = 2024-01-01 }\napplies_to = [\"cell\"]\nstages = [\"self\", \"appraised\"]\n\
    [[group]]\nid = \"1\"\nname = \"Nhóm\"\n\
    [[group.criterion]]\nid = \"1.1\"\nname = \"Điểm\"\nkind = \"points\"\nmax = 10\n\
    [[group.criterion]]\nid = \"1.2\"\nname = \"Có\"\nkind = \"toggle\"\nmax = 10\nnot_applicable = \"full\"\n\
    [[outcome]]\nid = \"dat\"\nname = \"Đạt\"\ncite = \"I\"\n";
const FORM: &str = "criterion,self,appraised,evidence,note\n1.1,9.5,9,NQ 05-NQ/CB; BB 03,\n1.2,yes,yes,,\n";
const FORM_PATH: &str = "2024/assessments/recognition/cb-1.csv";

fn folder() -> Folder {
    Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", REGISTER)
        .with("criteria/phieu.toml", GUIDELINE)
        .with("criteria/hop.toml", GUIDELINE.replace("\"phieu\"", "\"hop\"").replace("\"year\"", "\"month\""))
        .with(FORM_PATH, FORM)
}

fn sign(folder: &Folder, stage: &str, more: &[&str]) -> Run {
    let options = ["sign-off", "cb-1", "--stage", stage, "--by", "Bí thư", "--date", "12/12/2024"];
    bontot(folder.path(), &[&options[..], more].concat())
}

fn events(folder: &Folder) -> String {
    text_of(&folder.path().join("2024/events.csv"))
}

/// The codes that `check` tells.
#[track_caller]
fn findings(folder: &Folder) -> Vec<String> {
    let run = bontot(folder.path(), &["check", "--lang", "en"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let heads = run.stdout.lines().filter_map(|line| line.strip_prefix("warning["));
    heads.filter_map(|line| line.split_once(']')).map(|(code, _)| code.to_owned()).collect()
}

fn change(folder: &Folder, path: &str, from: &str, to: &str) {
    let path = folder.path().join(path);
    let text = text_of(&path);
    assert!(text.contains(from), "{text}");
    fs::write(&path, text.replace(from, to)).expect("the file is changed");
}

/// The digest is that of the text below, worked out with `sha256sum`; the guideline's is that of its file.
#[test]
fn the_text_that_is_signed_is_the_one_that_is_told() {
    let folder = folder();
    let told = sign(&folder, "self", &["--dry-run", "--lang", "en"]).output();
    let expected = "Would be written to 2024/events.csv:\n\
        cb-1,tự đánh giá,2024-12-12,Bí thư,,,,recognition:self:sha256:DIGEST,\n\n\
        What is signed:\n\
        bontot sign-off 1\norganisation cb-1\nreview recognition\nperiod 2024\nstage self\n\
        guideline phieu@1 RULES\n\
        1.1\t9.5\tNQ 05-NQ/CB; BB 03\t\n1.2\tyes\t\t\n";
    let rules = bontot::digest::of_bytes(GUIDELINE.as_bytes());
    let content = format!(
        "bontot sign-off 1\norganisation cb-1\nreview recognition\nperiod 2024\nstage self\n\
         guideline phieu@1 {rules}\n1.1\t9.5\tNQ 05-NQ/CB; BB 03\t\n1.2\tyes\t\t\n"
    );
    let digest = bontot::digest::of_bytes(content.as_bytes());
    assert_eq!(told, expected.replace("DIGEST", &digest).replace("RULES", &rules));
    assert!(told.ends_with(&content), "what is shown is what the digest is of");
    assert!(!folder.path().join("2024/events.csv").exists(), "a dry run writes nothing");
}

#[test]
fn a_table_that_is_not_there_is_made_and_one_that_is_keeps_its_bytes() {
    let folder = folder();
    sign(&folder, "self", &[]).output();
    let first = events(&folder);
    let header = "tổ chức,bước,ngày,người thực hiện,văn bản,tiêu chí,kỳ,mã băm,ghi chú\n";
    assert!(
        first.starts_with(&format!("{header}cb-1,tự đánh giá,2024-12-12,Bí thư,,,,recognition:self:")),
        "{first}"
    );
    let theirs = "\u{feff}ngày;bước;tổ chức\r\n05/03/2024;đăng ký;\"cb-1\"\r\n";
    fs::write(folder.path().join("2024/events.csv"), theirs).expect("a file");
    let told = sign(&folder, "appraised", &["--note", "họp; thông qua", "--lang", "en"]).output();
    assert!(
        told.contains("Added to every line of the file, as columns: người thực hiện, mã băm, ghi chú."),
        "{told}"
    );
    let more = events(&folder);
    let mark = more.rsplit_once("recognition:appraised:sha256:").expect("a signature").1;
    let digest = &mark[..64];
    let expected = format!(
        "\u{feff}ngày;bước;tổ chức;người thực hiện;mã băm;ghi chú\r\n05/03/2024;đăng ký;\"cb-1\";;;\r\n\
         12/12/2024;thẩm định;cb-1;Bí thư;recognition:appraised:sha256:{digest};\"họp; thông qua\"\r\n"
    );
    assert_eq!(more, expected);
}

#[test]
fn what_is_not_there_or_not_whole_is_not_signed() {
    let empty = folder().with(FORM_PATH, FORM.replace("9.5", ""));
    let run = sign(&empty, "self", &["--lang", "en"]);
    assert_eq!(run.status, 1);
    assert_eq!(run.stderr, "not signed: cb-1 lacks values at the stage self in 2024 for 1 criteria: 1.1\n");
    let broken = folder().with(FORM_PATH, FORM.replace("9.5", "95"));
    assert_eq!(sign(&broken, "self", &[]).status, 1);
    let folder = folder();
    for (stage, more, says) in [
        ("decided", &[][..], "no form in 2024 whose guideline has the stage `decided`"),
        ("decided", &["--review", "recognition"], "has no stage `decided`"),
        ("self", &["--review", "meeting"], "has no result in review `meeting`"),
        ("self", &["--period", "2023"], "the workspace has no year 2023"),
        ("self", &["--by", " "], "can be given only once"),
    ] {
        let run = sign(&folder, stage, &[more, &["--lang", "en"]].concat());
        assert_eq!(run.status, 2, "{more:?}");
        assert!(run.stderr.contains(says), "{}", run.stderr);
    }
    for missing in ["--by", "--date", "--stage"] {
        let all = ["--stage", "self", "--by", "Bí thư", "--date", "2024-12-12"];
        let rest: Vec<&str> = all.chunks(2).filter(|pair| pair[0] != missing).flatten().copied().collect();
        let run = bontot(folder.path(), &[&["sign-off", "cb-1"], &rest[..]].concat());
        assert_eq!(run.status, 2, "{missing}");
    }
    assert!(!folder.path().join("2024/events.csv").exists());
}

/// A cell's signature does not fall with what the appraiser adds; it falls with values, evidence and rules.
#[test]
fn check_tells_what_was_signed_and_changed_since() {
    let told = ["signed-content-changed"];
    for (path, from, to, is_told) in [
        (FORM_PATH, "1.1,9.5,9,", "1.1,9.75,9,", true),
        (FORM_PATH, "BB 03", "BB 04", true),
        ("criteria/phieu.toml", "max = 10\nnot", "max = 5\nnot", true),
        (FORM_PATH, "1.1,9.5,9,", "1.1,\"9,50\",8,", false),
        (FORM_PATH, "BB 03,\n", "BB 03,Thiếu một văn bản\n", false),
        ("criteria/phieu.toml", "\n", "\r\n", false),
    ] {
        let folder = folder();
        sign(&folder, "self", &[]).output();
        assert_eq!(findings(&folder), [""; 0]);
        change(&folder, path, from, to);
        assert_eq!(findings(&folder) == told, is_told, "{path}: {from} -> {to}: {:?}", findings(&folder));
    }
}

#[test]
fn the_last_signature_counts_and_a_returned_form_has_none() {
    let folder = folder();
    sign(&folder, "self", &[]).output();
    let again = sign(&folder, "self", &["--lang", "en"]).output();
    assert_eq!(again, "Exactly this content was signed by Bí thư on 2024-12-12; nothing was written.\n");
    assert_eq!(events(&folder).lines().count(), 2);
    change(&folder, FORM_PATH, "1.1,9.5", "1.1,8");
    assert_eq!(findings(&folder), ["signed-content-changed"]);
    let mut rows = events(&folder);
    rows += "cb-1,trả lại,2024-12-20,,,,,,\n";
    fs::write(folder.path().join("2024/events.csv"), rows).expect("a file");
    assert_eq!(findings(&folder), [""; 0]);
    change(&folder, "2024/events.csv", "2024-12-20", "2024-12-01");
    assert_eq!(findings(&folder), ["signed-content-changed"]);
    sign(&folder, "self", &[]).output();
    assert_eq!(findings(&folder), [""; 0]);
    assert_eq!(events(&folder).lines().count(), 4);
}

/// Ten forms of two rows with notes of 32,000 letters: 640 kB, which are read in pieces that end where a form does not.
#[test]
fn forms_in_one_large_file_are_held_against_their_signatures_wherever_their_rows_stand() {
    let path = "2024/assessments/recognition.csv";
    let cells: Vec<String> = (1..=10).map(|number| format!("cb-{number}")).collect();
    let register: Vec<String> = cells.iter().map(|cell| format!("{cell},{cell},cell\n")).collect();
    let note = "x".repeat(32_000);
    let form = |cell: &String| format!("{cell},1.1,9,9,{note}\n{cell},1.2,yes,yes,{note}\n");
    let rows: Vec<String> = cells.iter().map(form).collect();
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", format!("id,name,kind\n{}", register.concat()))
        .with("criteria/phieu.toml", GUIDELINE)
        .with("criteria/hop.toml", GUIDELINE.replace("\"phieu\"", "\"hop\"").replace("\"year\"", "\"month\""))
        .with(path, format!("organisation,criterion,self,appraised,note\n{}", rows.concat()));
    for cell in &cells {
        let signed = ["sign-off", cell, "--stage", "appraised", "--by", "Bí thư", "--date", "12/12/2024"];
        bontot(folder.path(), &signed).output();
    }
    let changed =
        |folder: &Folder| findings(folder).iter().filter(|code| *code == "signed-content-changed").count();
    assert_eq!(changed(&folder), 0);
    let row = format!("cb-7,1.2,yes,yes,{note}\n");
    let text = text_of(&folder.path().join(path));
    fs::write(folder.path().join(path), text.replace(&row, "") + &row).expect("a file");
    assert_eq!(changed(&folder), 0, "a row that only stands elsewhere");
    change(&folder, path, "cb-7,1.2,yes,yes", "cb-7,1.2,yes,no");
    change(&folder, path, "cb-8,1.1,9,9", "cb-8,1.1,9,8");
    change(&folder, path, "cb-9,1.1,9,9", "cb-9,1.1,8,9");
    assert_eq!(changed(&folder), 2, "the first stage is not what was signed");
}

#[test]
fn a_workspace_may_make_it_an_error_for_every_command() {
    let manifest = format!("{MANIFEST}[diagnostics]\nsigned-content-changed = \"error\"\n");
    let folder = folder().with("bontot.toml", manifest);
    sign(&folder, "self", &[]).output();
    change(&folder, FORM_PATH, "1.1,9.5", "1.1,8");
    for command in [&["check"][..], &["evaluate"], &["compare", "--stages", "self..appraised"]] {
        let run = bontot(folder.path(), command);
        assert_eq!(run.status, 1, "{command:?}");
        assert!((run.stdout + &run.stderr).contains("[signed-content-changed]: "), "{command:?}");
    }
}

/// Letters in two characters, lines that end in CRLF, blank lines or no line end at the end: `fmt` sets that right.
#[test]
fn a_guideline_that_is_put_in_order_stays_the_one_that_was_signed() {
    let untidy = [
        GUIDELINE.trim_end().to_owned(),
        format!("{GUIDELINE}\n\n"),
        GUIDELINE.replace('\n', "\r\n"),
        GUIDELINE.replace("Phiếu", "Phie\u{302}\u{301}u"),
    ];
    for text in untidy {
        let folder = folder().with("criteria/phieu.toml", &text);
        sign(&folder, "self", &[]).output();
        bontot(folder.path(), &["fmt"]).output();
        assert_eq!(text_of(&folder.path().join("criteria/phieu.toml")), GUIDELINE);
        assert_eq!(findings(&folder), [""; 0], "{text}");
        // and the other way round
        let folder = folder.with("criteria/phieu.toml", &text);
        assert_eq!(findings(&folder), [""; 0], "{text}");
    }
}

/// The base's content is part of what is signed.
#[test]
fn a_changed_base_of_the_guideline_is_noticed() {
    let own = "format = 1\nid = \"rieng\"\nversion = \"1\"\nextends = \"phieu@1\"\n";
    let folder = folder()
        .with("bontot.toml", MANIFEST.replace("[\"phieu\"]", "[\"rieng\"]"))
        .with("criteria/rieng.toml", own);
    let told = sign(&folder, "self", &["--dry-run"]).output();
    let rules = |text: &str| bontot::digest::of_bytes(text.as_bytes());
    let expected = format!("guideline rieng@1 {}\nguideline phieu@1 {}\n", rules(own), rules(GUIDELINE));
    assert!(told.contains(&expected), "{told}");
    sign(&folder, "self", &[]).output();
    assert_eq!(findings(&folder), [""; 0]);
    change(&folder, "criteria/phieu.toml", "name = \"Có\"", "name = \"Có không\"");
    assert_eq!(findings(&folder), ["signed-content-changed"]);
}

/// A month of another review: the period stands in the row.
#[test]
fn a_period_that_is_not_the_year_is_written() {
    let folder = folder().with(
        "2024/assessments/meeting/cb-1.csv",
        "period,criterion,self,appraised\n2024-03,1.1,9,9\n2024-03,1.2,yes,yes\n",
    );
    sign(&folder, "self", &["--period", "2024-03"]).output();
    assert!(events(&folder).contains("cb-1,tự đánh giá,2024-12-12,Bí thư,,,2024-03,meeting:self:sha256:"));
    assert_eq!(findings(&folder), [""; 0]);
    change(&folder, "2024/assessments/meeting/cb-1.csv", "2024-03,1.1,9,9", "2024-03,1.1,10,9");
    assert_eq!(findings(&folder), ["signed-content-changed"]);
}

/// A repository in which the form was signed with 9.5 at the last commit.
fn signed_in_git() -> Repository {
    let files =
        [("bontot.toml", MANIFEST), ("organisations.csv", REGISTER), ("criteria/phieu.toml", GUIDELINE)];
    let hop = GUIDELINE.replace("\"phieu\"", "\"hop\"").replace("\"year\"", "\"month\"");
    let mut repository = Repository::new().with("criteria/hop.toml", hop).with(FORM_PATH, FORM);
    for (path, text) in files {
        repository = repository.with(path, text);
    }
    repository.commit("2024-12-01", "Lập hồ sơ");
    let sign = ["sign-off", "cb-1", "--stage", "self", "--by", "Bí thư", "--date", "12/12/2024"];
    bontot(repository.path(), &sign).output();
    repository.committed("2024-12-12", "Ký")
}

/// The content that was signed is lost: its path is all that can be said.
#[test]
fn a_history_that_cannot_be_read_is_told() {
    let repository =
        signed_in_git().with(FORM_PATH, FORM.replace("9.5", "9.75")).committed("2024-12-20", "Nâng điểm");
    let signed = repository.id(&format!("HEAD~1:{FORM_PATH}"));
    let object = repository.path().join(".git/objects").join(&signed[..2]).join(&signed[2..]);
    fs::remove_file(object).expect("the content stands in a file of its own");
    let told =
        bontot(repository.path(), &["check", "--only", "signed-content-changed", "--lang", "en"]).stdout;
    let expected = format!("not known which lines, because the git repository cannot be read: {FORM_PATH}");
    assert!(told.contains(&expected), "{told}");
}

/// A rule that is changed after two organisations signed concerns both, and each is held against its own rows.
#[test]
fn a_rule_that_changed_under_many_signatures_is_told_of_each() {
    let repository = signed_in_git().with(&FORM_PATH.replace("cb-1", "cb-2"), FORM.replace("9.5", "7"));
    let sign = ["sign-off", "cb-2", "--stage", "self", "--by", "Bí thư", "--date", "13/12/2024"];
    bontot(repository.path(), &sign).output();
    let changed = GUIDELINE.replace("Phiếu", "Phiếu mới");
    let digests =
        [GUIDELINE, &changed].map(|text| bontot::digest::of_bytes(text.as_bytes())[..12].to_owned());
    let repository = repository.committed("2024-12-13", "Ký").with("criteria/phieu.toml", changed);
    let repository = repository.committed("2024-12-20", "Sửa hướng dẫn");
    let told =
        bontot(repository.path(), &["check", "--only", "signed-content-changed", "--lang", "en"]).stdout;
    let expected = format!(
        "changed: phieu@1: {} → {}, commit {}, 2024-12-20",
        digests[0],
        digests[1],
        &repository.id("HEAD")[..10]
    );
    assert_eq!(told.matches(&expected).count(), 2, "{told}\n{expected}");
}

/// Signed with 9.5, raised twice after that, the file moved into the table of all; the evidence is not committed yet.
#[test]
fn what_changed_after_the_signature_is_named_with_its_commit() {
    let repository =
        signed_in_git().with(FORM_PATH, FORM.replace("9.5", "9.75")).committed("2024-12-20", "Nâng điểm");
    let raised = "organisation,criterion,self,appraised,evidence\ncb-1,1.2,yes,yes,\ncb-1,1.1,10,9,NQ 05-NQ/CB; BB 03\n";
    fs::remove_file(repository.path().join(FORM_PATH)).expect("it is there");
    let table = "2024/assessments/recognition.csv";
    let repository = repository.with(table, raised).committed("2024-12-21", "Gộp bảng");
    let commit = repository.id("HEAD")[..10].to_owned();
    let repository = repository.with(table, raised.replace("; BB 03", ""));
    let told =
        bontot(repository.path(), &["check", "--only", "signed-content-changed", "--lang", "en"]).stdout;
    let expected = format!(
        "changed: 1.1 ({table}:3:10): 9.5 → 10, commit {commit}, 2024-12-21; \
         1.1 ({table}:3:15): NQ 05-NQ/CB; BB 03 → NQ 05-NQ/CB, not committed yet"
    );
    assert!(told.contains(&expected), "{told}\n{expected}");
    let clone = Repository::new();
    let from = format!("file://{}", repository.path().display());
    clone.git(&["pull", "--quiet", "--depth=1", &from, "main"]);
    let told = bontot(clone.path(), &["check", "--only", "signed-content-changed", "--lang", "en"]).stdout;
    assert!(told.contains("the git history that is here does not hold what was signed"), "{told}");
}

/// Neither who broke nor who repaired the manifest meanwhile changed the form; of a form that could not be read
/// nobody knows who did.
#[test]
fn what_changed_among_states_that_cannot_be_read_is_not_put_down_to_them() {
    let told = |repository: &Repository| {
        let check = ["check", "--only", "signed-content-changed", "--lang", "en"];
        bontot(repository.path(), &check).stdout
    };
    let short = |repository: &Repository, revision: &str| repository.id(revision)[..10].to_owned();
    let (raised, typo) = (FORM.replace("9.5", "9.75"), MANIFEST.replace("reviews", "revues"));
    let repository = signed_in_git()
        .with("bontot.toml", typo)
        .committed("2024-12-20", "typo")
        .with(FORM_PATH, &raised)
        .committed("2024-12-21", "raised")
        .with("bontot.toml", MANIFEST)
        .committed("2024-12-22", "repaired");
    let expected = format!("9.5 → 9.75, commit {}, 2024-12-21", short(&repository, "HEAD~1"));
    assert!(told(&repository).contains(&expected), "{}{expected}", told(&repository));
    let broken =
        signed_in_git().with(FORM_PATH, [0xff]).committed("2024-12-20", "broken").with(FORM_PATH, raised);
    let first = short(&broken, "HEAD");
    let expected =
        format!("9.5 → 9.75, one of the commits from ({first}, 2024-12-20) to (not committed yet)");
    assert!(told(&broken).contains(&expected), "{}{expected}", told(&broken));
    let repaired = broken.committed("2024-12-21", "repaired");
    let last = short(&repaired, "HEAD");
    let expected = format!("one of the commits from ({first}, 2024-12-20) to ({last}, 2024-12-21)");
    assert!(told(&repaired).contains(&expected), "{}{expected}", told(&repaired));
}

/// What a submodule holds stands in no commit of the workspace: the form was not empty there, it could not be seen.
#[test]
fn a_form_in_a_submodule_is_not_taken_for_an_empty_one() {
    let repository = signed_in_git();
    let folder = "2024/assessments/recognition";
    repository.git(&["rm", "-r", "--quiet", folder]);
    let module = format!("160000,1234567890123456789012345678901234567890,{folder}");
    repository.git(&["update-index", "--add", "--cacheinfo", &module]);
    repository.git_on("2024-12-20", &["commit", "--quiet", "--message", "module"]);
    let hidden = repository.id("HEAD")[..10].to_owned();
    repository.git(&["rm", "--quiet", "--cached", folder]);
    let repository = repository.with(FORM_PATH, FORM.replace("9.5", "9.75")).committed("2024-12-21", "files");
    let shown = repository.id("HEAD")[..10].to_owned();
    let told =
        bontot(repository.path(), &["check", "--only", "signed-content-changed", "--lang", "en"]).stdout;
    let expected = format!("one of the commits from ({hidden}, 2024-12-20) to ({shown}, 2024-12-21)");
    assert!(told.contains(&expected), "{told}\n{expected}");
}
