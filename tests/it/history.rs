//! `bontot history`: what it tells of an organisation, and what it says that it cannot know.

mod broken;
mod figures;
mod records;

use serde_json::Value;

use crate::harness::{Run, bontot, bontot_with};
use crate::repository::Repository;

const GUIDELINE: &str = r#"format = 1
id = "phieu"
version = "1"
name = "Phiếu"
in_force = { from = 2023-01-01 }
applies_to = ["cell"]
every = "year"
stages = ["self", "appraised"]
[[group]]
id = "1"
name = "Nhóm 1"
[[group.criterion]]
id = "1.1"
name = "Một"
kind = "points"
max = 10
[[group.criterion]]
id = "1.2"
name = "Hai"
kind = "toggle"
max = 5
[[outcome]]
id = "dat"
name = "Đạt"
cite = "mục II"
requires = [{ id = "tong", cite = "mục II", total = true, at_least = 12 }]
[[outcome]]
id = "khong-dat"
name = "Chưa đạt"
cite = "mục II"
"#;

const FLAT: &str = "2024/assessments/recognition.csv";
const OWN: &str = "2024/assessments/recognition/cb-01.csv";

fn committee() -> Repository {
    let manifest = "format = 1\ncommittee = \"Đảng ủy\"\n[reviews.recognition]\nguidelines = [\"phieu\"]\n";
    Repository::new()
        .with("bontot.toml", manifest)
        .with("criteria/phieu.toml", GUIDELINE)
        .with("organisations.csv", "mã,tên,loại hình\ncb-01,Chi bộ 1,cell\ncb-02,Chi bộ 2,cell\n")
        .with("2024/events.csv", "tổ chức,bước,ngày,người thực hiện\ncb-01,đăng ký,05/02/2024,Bí thư\n")
        .with(FLAT, "tổ chức,tiêu chí,tự chấm\ncb-01,1.1,8\ncb-01,1.2,có\ncb-02,1.1,5\n")
        .committed("2024-12-01", "Nhập phiếu")
}

fn told(run: &Run) -> Vec<String> {
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap_or("–").to_owned();
    let entries = page["entries"].as_array().expect("entries").iter();
    let line = |entry: &Value| {
        ["matter", "stage", "subject", "before", "after", "committed"].map(|name| text(entry, name)).join(" ")
    };
    entries.map(line).collect()
}

fn history(repository: &Repository) -> Vec<String> {
    told(&bontot(repository.path(), &["history", "cb-01", "--format", "json"]))
}

fn changes(repository: &Repository) -> Vec<String> {
    let of_rows = ["value ", "evidence ", "note "];
    history(repository)
        .into_iter()
        .filter(|line| of_rows.iter().any(|start| line.starts_with(start)))
        .collect()
}

#[test]
fn a_year_is_told_in_its_order_with_the_commits_that_wrote_it() {
    let repository = committee()
        .with("2024/decisions.csv", "tổ chức,nội dung đánh giá,kết quả,số quyết định,ngày\ncb-01,recognition,dat,31-QĐ/ĐU,20/12/2024\n")
        .with(FLAT, "tổ chức,tiêu chí,tự chấm,thẩm định\ncb-01,1.1,8,7.5\ncb-01,1.2,có,có\ncb-02,1.1,5,\n")
        .committed("2024-12-21", "Thẩm định, quyết định");
    assert_eq!(
        history(&repository),
        [
            "event –  – Bí thư 2024-12-01",
            "value self 1.1  8 2024-12-01",
            "value self 1.2  có 2024-12-01",
            "decision – dat – 31-QĐ/ĐU 2024-12-21",
            "value appraised 1.1  7.5 2024-12-21",
            "value appraised 1.2  có 2024-12-21",
            // 8 + 5, and 7.5 + 5
            "total self  – 13/15 –",
            "total appraised  – 12.5/15 –",
            "result –  – dat –",
        ]
    );
    let screen = bontot(repository.path(), &["history", "cb-01"]).output();
    assert!(screen.contains("công nhận 2024 · Đạt: 31-QĐ/ĐU"), "{screen}");
    let none =
        bontot(repository.path(), &["history", "cb-01", "--years", "2020..2023", "--lang", "en"]).output();
    assert!(none.contains("Nothing has been recorded."), "{none}");
    assert!(none.contains("· years 2020–2023\n"), "{none}");
}

/// Of two decisions the later one is in force, wherever its row stands; of the same day, the lower row.
#[test]
fn superseded_decisions_stay_part_of_the_life() {
    let head = "tổ chức,nội dung đánh giá,kết quả,số quyết định,ngày,ghi chú\n";
    let rows = "cb-01,recognition,dat,33-QĐ/ĐU,24/12/2024,\n\
        cb-01,recognition,khong-dat,31-QĐ/ĐU,20/12/2024,\n\
        cb-01,recognition,unrated,32-QĐ/ĐU,20/12/2024,chờ xác minh\n\
        cb-01,recognition,khong-dat,34-QĐ/ĐU,24/12/2024,\n";
    let repository =
        committee().with("2024/decisions.csv", head.to_owned() + rows).committed("2024-12-25", "Quyết định");
    let mut decided = history(&repository);
    decided.retain(|line| line.contains("decision"));
    assert_eq!(
        decided,
        [
            "superseded-decision – khong-dat – 31-QĐ/ĐU 2024-12-25",
            "superseded-decision – unrated – 32-QĐ/ĐU; chờ xác minh 2024-12-25",
            "superseded-decision – dat – 33-QĐ/ĐU 2024-12-25",
            "decision – khong-dat – 34-QĐ/ĐU 2024-12-25",
        ]
    );
    let told = bontot(repository.path(), &["history", "cb-01"]).output();
    assert!(told.contains("quyết định đã thay"), "{told}");
}

#[test]
fn a_row_that_moves_or_is_written_otherwise_has_not_changed() {
    let repository = committee();
    let before = changes(&repository);
    repository.git(&["rm", "--quiet", FLAT]);
    let repository = repository
        .with(OWN, "tiêu chí,tự chấm,ghi chú\n1.2,có,\n1.1,\"8,0\",\n")
        .with("2024/assessments/recognition/cb-02.csv", "tiêu chí,tự chấm\n1.1,5\n")
        .committed("2024-12-05", "Mỗi chi bộ một tệp");
    assert_eq!(changes(&repository), before);
    let repository = repository.with(OWN, "tiêu chí,tự chấm,ghi chú\n1.2,có,\n1.1,9,họp lại\n");
    let open = ["value self 1.1 8,0 9 –", "note – 1.1  họp lại –"].map(str::to_owned);
    assert_eq!(changes(&repository), [before.clone(), open.into()].concat());
    let repository = repository.committed("2024-12-06", "Sửa");
    let made = ["value self 1.1 8,0 9 2024-12-06", "note – 1.1  họp lại 2024-12-06"].map(str::to_owned);
    assert_eq!(changes(&repository), [before, made.into()].concat());
}

#[test]
fn a_merge_is_told_with_what_it_changed_itself_only() {
    let repository = committee();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    let side = "tổ chức,tiêu chí,tự chấm\ncb-01,1.1,9\ncb-01,1.2,có\ncb-02,1.1,5\n";
    let repository = repository.with(FLAT, side).committed("2024-12-02", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    let main = "tổ chức,tiêu chí,tự chấm\ncb-01,1.1,8\ncb-01,1.2,không\ncb-02,1.1,5\n";
    let repository = repository.with(FLAT, main).committed("2024-12-03", "main");
    repository.try_git("2024-12-04", &["merge", "--no-commit", "side"]);
    let both = "tổ chức,tiêu chí,tự chấm,ghi chú\ncb-01,1.1,9,gộp\ncb-01,1.2,không,\ncb-02,1.1,5,\n";
    let repository = repository.with(FLAT, both).committed("2024-12-04", "merge");
    assert_eq!(
        changes(&repository)[2..],
        ["value self 1.1 8 9 2024-12-02", "value self 1.2 có không 2024-12-03", "note – 1.1  gộp 2024-12-04",]
    );
}

#[test]
fn what_cannot_be_known_is_said() {
    let repository =
        committee().with(FLAT, "tổ chức,tiêu chí,tự chấm\ncb-01,1.1,9\n").committed("2024-12-09", "b");
    let run = |variables: &[(&str, &str)]| {
        bontot_with(
            repository.path(),
            &["history", "cb-01", "--lang", "en", "--format", "markdown"],
            variables,
        )
        .output()
    };
    let without = run(&[("PATH", "/nowhere")]);
    assert!(
        without.contains("Nobody can tell who changed what when: there is no git program here."),
        "{without}"
    );
    assert!(without.contains("Bí thư") && !without.contains("2024-12-09"), "{without}");
    let stranger = run(&[("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"), ("HOME", "/nowhere")]);
    assert!(stranger.contains("git does not trust this repository"), "{stranger}");
    assert!(stranger.contains("git config --global --add safe.directory"), "{stranger}");
    let url = format!("file://{}", repository.path().display());
    repository.git(&["clone", "--quiet", "--depth=1", &url, "shallow"]);
    let shallow = bontot(
        &repository.path().join("shallow"),
        &["history", "cb-01", "--lang", "en", "--format", "markdown"],
    )
    .output();
    assert!(
        shallow.contains("This is a shallow clone: changes before 2024-12-09 are not here."),
        "{shallow}"
    );
    let known = told(&bontot(&repository.path().join("shallow"), &["history", "cb-01", "--format", "json"]));
    assert!(!known.iter().any(|line| line.starts_with("value")), "{known:?}");
}

#[test]
fn every_format_draws_the_same_entries() {
    let repository = committee();
    for format in ["table", "csv", "markdown", "html"] {
        let page = bontot(repository.path(), &["history", ".", "cb-01", "--format", format]).output();
        for word in ["1.1", "có", "viên", &repository.id("HEAD")[..10]] {
            assert!(page.contains(word), "{format}: {word}\n{page}");
        }
    }
    let csv = bontot(repository.path(), &["history", ".", "cb-01", "--format", "csv"]).output();
    let heads = "nội dung đánh giá,kỳ,ngày,việc,về,trước,sau,người ghi,bản ghi git,ngày ghi,minh họa";
    assert_eq!(csv.lines().next(), Some(heads));
    let wrong = bontot(repository.path(), &["history", "cb-09"]);
    assert_eq!((wrong.status, wrong.stdout.as_str()), (2, ""));
}

/// The order is that in which commits stand on each other, within a day, and for one cell against the clock.
#[test]
fn changes_are_told_in_the_order_in_which_they_were_made() {
    let table = |first: &str| format!("tổ chức,tiêu chí,tự chấm\ncb-01,1.1,{first}\ncb-01,1.2,có\n");
    let repository = committee()
        .with(FLAT, table("7"))
        .committed("2024-12-05", "lowered")
        .with(FLAT, table("6"))
        .committed("2024-12-05", "lowered on the same day")
        .with(FLAT, table("5").replace("có", "không"))
        .committed("2024-12-03", "on a machine whose clock is slow")
        .with(FLAT, table("4").replace("có", "không"));
    assert_eq!(
        changes(&repository)[2..],
        [
            "value self 1.2 có không 2024-12-03",
            "value self 1.1 8 7 2024-12-05",
            "value self 1.1 7 6 2024-12-05",
            "value self 1.1 6 5 2024-12-03",
            "value self 1.1 5 4 –",
        ]
    );
}

fn two_branches(main: &str, side: &str) -> Repository {
    let table = |rows: &str| format!("tổ chức,tiêu chí,tự chấm\n{rows}\ncb-02,1.1,5\n");
    let repository = committee();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    let repository = repository.with(FLAT, table(side)).committed("2024-12-02", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.with(FLAT, table(main)).committed("2024-12-03", "main")
}

/// The value that stands is the last that is told, and what a merge threw away is told as its doing.
#[test]
fn a_merge_that_drops_a_value_is_told() {
    let repository = two_branches("cb-01,1.1,7\ncb-01,1.2,có", "cb-01,1.1,9\ncb-01,1.2,không");
    repository.try_git("2024-12-04", &["merge", "--no-commit", "side"]);
    repository.git(&["checkout", "--ours", FLAT]);
    let repository = repository.committed("2024-12-04", "merge");
    let told = [
        "value self 1.1 8 9 2024-12-02",
        "value self 1.2 có không 2024-12-02",
        "value self 1.1 8 7 2024-12-03",
        "value self 1.1 9 7 2024-12-04",
        "value self 1.2 không có 2024-12-04",
    ];
    assert_eq!(changes(&repository)[2..], told);
    let page = bontot(repository.path(), &["history", "cb-01"]).output();
    assert!(page.contains("tự chấm, khi nhập nhánh"), "{page}");
    // a merge that keeps nothing at all, after which git's own log does not list the branch
    let repository = two_branches("cb-01,1.1,7\ncb-01,1.2,có", "cb-01,1.1,9\ncb-01,1.2,có");
    repository.git_on("2024-12-04", &["merge", "--quiet", "--strategy=ours", "side"]);
    let told =
        ["value self 1.1 8 9 2024-12-02", "value self 1.1 8 7 2024-12-03", "value self 1.1 9 7 2024-12-04"];
    assert_eq!(changes(&repository)[2..], told);
}

/// The row that one side had stood in the folder before; no commit took it away but the merge.
#[test]
fn a_merge_that_drops_what_stood_before_is_named() {
    let repository = two_branches("cb-01,1.1,7\ncb-01,1.2,có", "cb-01,1.1,8\ncb-01,1.2,không");
    repository.try_git("2024-12-04", &["merge", "--no-commit", "side"]);
    repository.git(&["checkout", "--theirs", FLAT]);
    let repository = repository.committed("2024-12-04", "merge");
    let compare = ["compare", "--revisions", "HEAD~1..HEAD", "--format", "csv"];
    let compared = bontot(repository.path(), &compare).output();
    let line = |of: &str| compared.lines().find(|line| line.contains(of)).expect("the change");
    let [side, merge] = ["side", "HEAD"].map(|revision| repository.id(revision)[..10].to_owned());
    assert!(line("1.2").contains(&side), "{compared}");
    assert!(line("1.1").contains(&merge), "{compared}");
}

/// Neither branch stands on the other: 1.1 is 7 on main and 9 on the side, where one commit made it so.
#[test]
fn branches_that_stand_apart_are_compared() {
    let repository = two_branches("cb-01,1.1,7\ncb-01,1.2,có", "cb-01,1.1,9\ncb-01,1.2,có");
    for (revisions, change) in [("main..side", "7,9"), ("side..main", "9,7")] {
        let run = bontot(repository.path(), &["compare", "--revisions", revisions, "--format", "csv"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{revisions}");
        let made = &repository.id(revisions.split_once("..").expect("two").1)[..10];
        let line = run.stdout.lines().find(|line| line.contains(change)).expect("the change");
        assert!(line.contains(made), "{line}");
    }
}

/// Two histories without a common start, of which a merge keeps the first.
#[test]
fn a_merge_of_histories_that_have_nothing_in_common_is_told() {
    let repository = committee();
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    let other = "tổ chức,tiêu chí,tự chấm\ncb-01,1.1,9\ncb-01,1.2,có\ncb-02,1.1,5\n";
    let repository = repository.with(FLAT, other).committed("2024-12-02", "other");
    repository.git(&["checkout", "--quiet", "main"]);
    let merge = ["merge", "--quiet", "--allow-unrelated-histories", "--strategy=ours", "other"];
    repository.git_on("2024-12-04", &merge);
    let told = changes(&repository);
    assert!(told.contains(&"value self 1.1 9 8 2024-12-04".to_owned()), "{told:?}");
}

/// A row that moves into another file on one branch and is changed on the other was changed once.
#[test]
fn a_merge_that_carries_a_change_into_another_file_made_none() {
    let repository = committee();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    let side = "tổ chức,tiêu chí,tự chấm\ncb-01,1.1,9\ncb-01,1.2,có\ncb-02,1.1,5\n";
    let repository = repository.with(FLAT, side).committed("2024-12-02", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    let repository = repository
        .with(FLAT, "tổ chức,tiêu chí,tự chấm\ncb-02,1.1,5\n")
        .with(OWN, "tiêu chí,tự chấm\n1.1,8\n1.2,có\n")
        .committed("2024-12-03", "main");
    repository.try_git("2024-12-04", &["merge", "--no-commit", "side"]);
    let repository = repository
        .with(FLAT, "tổ chức,tiêu chí,tự chấm\ncb-02,1.1,5\n")
        .with(OWN, "tiêu chí,tự chấm\n1.1,9\n1.2,có\n")
        .committed("2024-12-04", "merge");
    assert_eq!(changes(&repository)[2..], ["value self 1.1 8 9 2024-12-02"]);
    let compared =
        bontot(repository.path(), &["compare", "--revisions", "HEAD~2..HEAD", "--format", "csv"]).output();
    let side = &repository.id("side")[..10];
    let line = compared.lines().find(|line| line.contains("1.1")).expect("the change");
    assert!(line.contains(side), "{line} {side}");
}

#[test]
fn another_word_for_the_same_value_is_no_change() {
    let repository = committee();
    let before = changes(&repository);
    let table =
        |second: &str| format!("tổ chức,tiêu chí,tự chấm\ncb-01,1.1,8\ncb-01,1.2,{second}\ncb-02,1.1,5\n");
    let repository = repository.with(FLAT, table("x")).committed("2024-12-02", "x").with(FLAT, table("Đạt"));
    assert_eq!(changes(&repository), before);
    let repository = repository.committed("2024-12-03", "Đạt");
    repository.git(&["rm", "--quiet", FLAT]);
    let own = "[criterion.\"1.1\"]\nself = 8\n[criterion.\"1.2\"]\nself = true\n";
    let repository =
        repository.with("2024/assessments/recognition/cb-01.toml", own).committed("2024-12-04", "TOML");
    assert_eq!(changes(&repository), before);
    let repository = repository.with("2024/assessments/recognition/cb-01.toml", own.replace("true", "false"));
    let now = changes(&repository);
    assert!(
        now.len() == before.len() + 1 && now[before.len()].starts_with("value self 1.2 yes no"),
        "{now:?}"
    );
}

/// Git's log of a folder begins where the folder was moved to.
#[test]
fn a_folder_that_was_moved_says_so() {
    let repository = committee().with("other/note.txt", "x").committed("2024-12-02", "before");
    std::fs::create_dir_all(repository.path().join("lưu trữ")).expect("a folder");
    for name in ["bontot.toml", "criteria", "organisations.csv", "2024"] {
        repository.git(&["mv", name, &format!("lưu trữ/{name}")]);
    }
    repository.commit("2025-02-01", "moved");
    repository.git(&["mv", "lưu trữ", "hồ sơ 2024"]);
    repository.commit("2025-02-03", "renamed");
    let folder = repository.path().join("hồ sơ 2024");
    let page = bontot(&folder, &["history", "cb-01", "--lang", "en", "--format", "markdown"]).output();
    let id = &repository.id("HEAD")[..10];
    let expected = format!("was moved here from the folder “lưu trữ” by commit {id} on 2025-02-03");
    assert!(page.contains(&expected), "{page}\n{expected}");
    let page = bontot(&folder, &["history", "cb-01", "--format", "json"]).output();
    assert!(page.contains("\"known_since\": \"2025-02-03\""), "{page}");
}
