//! A self score raised after the self-assessment: what is told, and what is not.

mod unknown;

use crate::harness::{bontot, bontot_with};
use crate::repository::Repository;

const GUIDELINE: &str = r#"format = 1
id = "phieu"
version = "1"
name = "Phiếu"
in_force = { from = 2024-01-01 }
applies_to = ["cell"]
every = "year"
stages = ["self", "appraised"]
ratings = [{ id = "tot", name = "Tốt" }, { id = "kha", name = "Khá" }]
[[group]]
id = "1"
name = "Nhóm 1"
[[group.criterion]]
id = "diem"
name = "Điểm"
kind = "points"
max = 10
not_applicable = "rescale"
[[group.criterion]]
id = "co"
name = "Có"
kind = "toggle"
max = 4
[[group.criterion]]
id = "vi-pham"
name = "Vi phạm"
kind = "deduction"
max = 10
per = 2
[[group]]
id = "2"
name = "Nhóm 2"
[[group.criterion]]
id = "muc"
name = "Mức"
kind = "rating"
[[outcome]]
id = "khong-dat"
name = "Chưa đạt"
cite = "mục II"
"#;

const OWN: &str = "2024/assessments/recognition/cb-01.csv";

/// A committee with one cell that has assessed itself on 10 December.
fn committee() -> Repository {
    let manifest = "format = 1\ncommittee = \"Đảng ủy\"\n[reviews.recognition]\nguidelines = [\"phieu\"]\n";
    Repository::new()
        .with("bontot.toml", manifest)
        .with("criteria/phieu.toml", GUIDELINE)
        .with("organisations.csv", "mã,tên,loại hình\ncb-01,Chi bộ 1,cell\ncb-02,Chi bộ 2,cell\n")
        .with("2024/events.csv", "tổ chức,bước,ngày\ncb-01,tự đánh giá,10/12/2024\n")
}

fn form(values: [&str; 4]) -> String {
    let [points, toggle, incidents, rating] = values;
    format!(
        "tiêu chí,tự chấm,thẩm định,ghi chú\ndiem,{points},,lý do\nco,{toggle},,\nvi-pham,{incidents},,\nmuc,{rating},,\n"
    )
}

/// The sentences of what is told late.
fn told(repository: &Repository) -> Vec<String> {
    let run = bontot(repository.path(), &["check", "--lang", "en", "--only", "self-raised-late"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let sentences = run.stdout.lines().filter_map(|line| line.strip_prefix("warning[self-raised-late]: "));
    let of_cell =
        sentences.map(|told| told.strip_prefix("Chi bộ 1 (cb-01): the self score of ").unwrap_or(told));
    of_cell.map(|told| told.replace(" after the self-assessment on 2024-12-10", "")).collect()
}

#[test]
fn each_kind_of_value_is_raised_in_its_own_way() {
    let repository = committee()
        .with(OWN, form(["8", "không", "3", "kha"]))
        .committed("2024-12-10", "passed")
        .with(OWN, form(["8.5", "có", "1", "tot"]))
        .committed("2024-12-11", "raised");
    let commit = &repository.id("HEAD")[..10];
    // a deduction of 2 each: 10 − 3 × 2 = 4, 10 − 1 × 2 = 8
    let expected = [
        format!("`diem` was raised from 8 to 8.5 (commit {commit}, 2024-12-11)"),
        format!("`co` was raised from 0 to 4 (commit {commit}, 2024-12-11)"),
        format!("`vi-pham` was raised from 4 to 8 (commit {commit}, 2024-12-11)"),
        format!("`muc` was raised from kha to tot (commit {commit}, 2024-12-11)"),
    ];
    assert_eq!(told(&repository), expected);
}

#[test]
fn what_was_given_for_the_first_time_lowered_or_written_otherwise_is_not_raised() {
    let repository = committee()
        .with(OWN, form(["", "có", "0", "k/ad"]).replace("k/ad", ""))
        .committed("2024-12-09", "passed")
        .with(OWN, form(["9", "đạt", "2", "tot"]))
        .committed("2024-12-11", "filled");
    assert_eq!(told(&repository), [""; 0]);
    let repository = committee()
        .with(OWN, form(["n/a", "x", "0", "tot"]))
        .committed("2024-12-09", "passed")
        .with(OWN, form(["9", "có", "0", "kha"]))
        .committed("2024-12-11", "applies after all");
    assert_eq!(told(&repository), [""; 0]);
}

#[test]
fn the_commit_that_raised_is_named_among_those_that_did_other_things() {
    let low = form(["8", "có", "0", "tot"]);
    let repository = committee()
        .with(OWN, &low)
        .committed("2024-12-01", "passed")
        .with(OWN, low.replace("lý do", "lý do khác"))
        .committed("2024-12-11", "a note")
        .with(OWN, form(["9", "có", "0", "tot"]))
        .committed("2024-12-12", "raised")
        .with(OWN, form(["9.0", "có", "0", "tot"]))
        .committed("2024-12-13", "written otherwise")
        .with("README.md", "x")
        .committed("2024-12-14", "something else");
    let expected =
        format!("`diem` was raised from 8 to 9 (commit {}, 2024-12-12)", &repository.id("HEAD~2")[..10]);
    assert_eq!(told(&repository), [expected]);
    // put back, and raised again without a commit
    let repository = repository.with(OWN, &low).committed("2024-12-15", "put back");
    assert_eq!(told(&repository), [""; 0]);
    let repository = repository.with(OWN, form(["9", "có", "0", "tot"]));
    assert_eq!(told(&repository), ["`diem` was raised from 8 to 9 (not committed yet)"]);
}

/// A folder in which both the event and the raise wait for their commit does not tell which came first.
#[test]
fn what_waits_for_its_commit_together_with_the_event_accuses_nobody() {
    let low = form(["8", "có", "0", "tot"]);
    let repository = committee()
        .with("2024/events.csv", "tổ chức,bước,ngày\n")
        .with(OWN, &low)
        .committed("2024-12-01", "begun")
        .with("2024/events.csv", "tổ chức,bước,ngày\ncb-01,tự đánh giá,10/12/2024\n")
        .with(OWN, form(["9", "có", "0", "tot"]));
    assert_eq!(told(&repository), [""; 0]);
    let repository = repository
        .with(OWN, &low)
        .committed("2024-12-10", "assessed")
        .with(OWN, form(["9", "có", "0", "tot"]));
    assert_eq!(told(&repository), ["`diem` was raised from 8 to 9 (not committed yet)"]);
}

/// Who signs the form of another review on a later day has not assessed this one again.
#[test]
fn a_later_signature_on_another_review_hides_nothing() {
    let manifest = "format = 1\ncommittee = \"Đảng ủy\"\n[reviews.recognition]\nguidelines = [\"phieu\"]\n\
        [reviews.classification]\nguidelines = [\"phieu\"]\n";
    let signed = format!(
        "tổ chức,bước,ngày,mã băm\ncb-01,tự đánh giá,10/12/2024,\n\
         cb-01,tự đánh giá,20/12/2024,classification:self:sha256:{}\n",
        "0".repeat(64)
    );
    let repository = committee()
        .with("bontot.toml", manifest)
        .with(OWN, form(["8", "có", "0", "tot"]))
        .committed("2024-12-10", "passed")
        .with(OWN, form(["9", "có", "0", "tot"]))
        .committed("2024-12-12", "raised")
        .with("2024/events.csv", signed)
        .committed("2024-12-20", "signed");
    let expected =
        format!("`diem` was raised from 8 to 9 (commit {}, 2024-12-12)", &repository.id("HEAD~1")[..10]);
    assert_eq!(told(&repository), [expected]);
}

#[test]
fn a_row_that_moved_is_the_same_row() {
    let flat = "tổ chức,tiêu chí,tự chấm,ghi chú\ncb-02,diem,1,\ncb-01,diem,8,\ncb-01,co,có,\n";
    let own = "[criterion.diem]\nself = 9\n[criterion.co]\nself = true\n";
    let repository =
        committee().with("2024/assessments/recognition.csv", flat).committed("2024-12-01", "passed");
    repository.git(&["rm", "--quiet", "2024/assessments/recognition.csv"]);
    let repository = repository
        .with("2024/assessments/recognition/cb-01.toml", own)
        .committed("2024-12-11", "a file of its own");
    let expected =
        format!("`diem` was raised from 8 to 9 (commit {}, 2024-12-11)", &repository.id("HEAD")[..10]);
    assert_eq!(told(&repository), [expected]);
}

#[test]
fn the_latest_self_assessment_counts_and_the_day_is_the_one_where_the_commit_was_made() {
    let raised = |at: &str| {
        committee()
            .with(OWN, form(["8", "có", "0", "tot"]))
            .committed("2024-12-01", "before")
            .with(OWN, form(["9", "có", "0", "tot"]))
            .committed(at, "raised")
    };
    // the last hour of the day in Việt Nam is the afternoon before in UTC; the first hour is the next day
    assert_eq!(told(&raised("2024-12-10T23:59:00+07:00")), [""; 0]);
    assert_eq!(told(&raised("2024-12-11T00:01:00+07:00")).len(), 1);
    let again = "tổ chức,bước,ngày\ncb-01,tự đánh giá,10/12/2024\ncb-01,tự đánh giá,12/12/2024\n";
    assert_eq!(told(&raised("2024-12-11").with("2024/events.csv", again)), [""; 0]);
}

#[test]
fn without_a_history_from_before_nothing_is_said() {
    let repository = committee()
        .with(OWN, form(["8", "có", "0", "tot"]))
        .committed("2024-12-11", "first")
        .with(OWN, form(["9", "có", "0", "tot"]))
        .committed("2024-12-12", "raised");
    assert_eq!(told(&repository), [""; 0]);
    let repository = committee()
        .with(OWN, form(["8", "có", "0", "tot"]))
        .committed("2024-12-01", "before")
        .with(OWN, form(["9", "có", "0", "tot"]))
        .committed("2024-12-12", "raised");
    assert_eq!(told(&repository).len(), 1);
    let without_git = [("PATH", "/nowhere")];
    let run = bontot_with(repository.path(), &["check", "--lang", "en"], &without_git);
    assert_eq!((run.status, run.stdout.as_str()), (0, "No errors, no warnings.\n"));
    assert_eq!(run.stderr, note("there is no git program here"));
    let other = ["check", "--lang", "en", "--only", "events-quiet"];
    assert_eq!(bontot_with(repository.path(), &other, &without_git).output(), "No errors, no warnings.\n");
    let url = format!("file://{}", repository.path().display());
    repository.git(&["clone", "--quiet", "--depth=1", &url, "shallow"]);
    let run = bontot(&repository.path().join("shallow"), &["check", "--lang", "en"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "No errors, no warnings.\n"));
    let why = "the git repository is a shallow clone, and the history before those days is not here";
    assert_eq!(run.stderr, note(why));
}

fn note(why: &str) -> String {
    format!(
        "note: it could not be told whether self scores were raised after the self-assessment (self-raised-late): {why}\n"
    )
}

/// What a side branch brings in was done when its commits were made.
#[test]
fn a_merge_raises_what_was_raised_after_the_day_on_its_side() {
    let merged = |day: &str| {
        let repository =
            committee().with(OWN, form(["8", "có", "0", "tot"])).committed("2024-12-01", "before");
        repository.git(&["checkout", "--quiet", "-b", "side"]);
        let repository = repository.with(OWN, form(["9", "có", "0", "tot"])).committed(day, "side");
        repository.git(&["checkout", "--quiet", "main"]);
        let repository = repository.with("README.md", "x").committed("2024-12-06", "main");
        repository.git_on("2024-12-15", &["merge", "--quiet", "side"]);
        repository
    };
    assert_eq!(told(&merged("2024-12-05")), [""; 0]);
    let late = merged("2024-12-12");
    let expected = format!("`diem` was raised from 8 to 9 (commit {}, 2024-12-12)", &late.id("side")[..10]);
    assert_eq!(told(&late), [expected]);
}

/// What else was done on the branch after the day, to the same form or to others in its table, is no raise.
#[test]
fn a_score_raised_in_time_on_a_branch_stays_so_whatever_follows_there() {
    let low = "tổ chức,tiêu chí,tự chấm,thẩm định\ncb-01,diem,8,\ncb-02,diem,8,\n";
    let flat = "2024/assessments/recognition.csv";
    let repository = committee().with(flat, low).committed("2024-12-01", "before");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    let high = low.replace("cb-01,diem,8", "cb-01,diem,9");
    let repository = repository
        .with(flat, &high)
        .committed("2024-12-03", "raised in time")
        .with(flat, high.replace("cb-01,diem,9,", "cb-01,diem,9,7").replace("cb-02,diem,8", "cb-02,diem,10"))
        .committed("2024-12-18", "appraised");
    repository.git(&["checkout", "--quiet", "main"]);
    let repository = repository.with("README.md", "x").committed("2024-12-06", "main");
    repository.git_on("2024-12-20", &["merge", "--quiet", "side"]);
    assert_eq!(told(&repository), [""; 0]);
}

/// Evaluation rests on the files alone and does not wait for git, unless the finding may end the run.
#[test]
fn results_ask_git_only_where_the_workspace_makes_it_an_error() {
    let repository = committee()
        .with(OWN, form(["8", "không", "3", "kha"]))
        .committed("2024-12-10", "passed")
        .with(OWN, form(["8.5", "không", "3", "kha"]))
        .committed("2024-12-11", "raised");
    let counted = bontot(repository.path(), &["evaluate", "--lang", "en"]);
    assert_eq!((counted.status, counted.stderr.as_str()), (0, ""));
    let manifest = "format = 1\ncommittee = \"Đảng ủy\"\n[reviews.recognition]\nguidelines = [\"phieu\"]\n\
        [diagnostics]\nself-raised-late = \"error\"\n";
    let repository = repository.with("bontot.toml", manifest);
    let refused = bontot(repository.path(), &["evaluate", "--lang", "en"]);
    assert!(refused.stderr.contains("error[self-raised-late]"), "{}", refused.stderr);
    assert_eq!((refused.status, refused.stdout.as_str()), (1, ""));
    // what the committee asks for and cannot have is no reason to go on, but a problem of its own
    let without_git = [("PATH", "/nowhere")];
    let problem = "error[late-raise-unknown]: it could not be told whether self scores were raised after the \
        self-assessment: there is no git program here\n --> bontot.toml:6:1\n";
    for command in ["evaluate", "report", "check"] {
        let refused = bontot_with(repository.path(), &[command, ".", "--lang", "en"], &without_git);
        let told = if command == "check" { refused.stdout } else { refused.stderr };
        assert!(told.contains(problem) && told.contains("errors 1, "), "{command}: {told}");
        assert_eq!(refused.status, 1, "{command}");
    }
    let json = bontot_with(repository.path(), &["check", "--format", "json"], &without_git);
    assert!(
        json.stdout.contains("\"errors\": 1") && json.stdout.contains("late-raise-unknown"),
        "{}",
        json.stdout
    );
    assert_eq!((json.status, json.stderr.as_str()), (1, ""));
    let sarif = bontot_with(repository.path(), &["check", "--format", "sarif"], &without_git);
    assert!(sarif.stdout.contains("\"ruleId\": \"late-raise-unknown\""), "{}", sarif.stdout);
}

/// The records and the page go into one commit: what is said must not rest on whether they have.
#[test]
fn a_page_says_the_same_before_and_after_it_is_committed() {
    let repository = committee()
        .with(OWN, form(["8", "có", "0", "tot"]))
        .committed("2024-12-01", "before")
        .with(OWN, form(["9", "có", "0", "tot"]));
    let report = ["report", ".", "--lang", "en", "--force", "-o", "2024/results/page.html"];
    let page = || std::fs::read_to_string(repository.path().join(report[6])).expect("the page");
    std::fs::create_dir_all(repository.path().join("2024/results")).expect("a folder");
    assert_eq!(bontot(repository.path(), &report).status, 0);
    let raised = "raised from 8 to 9 after the self-assessment on 2024-12-10<";
    assert!(page().contains(raised), "{}", page());
    assert_eq!(bontot(repository.path(), &["verify"]).status, 0);
    repository.commit("2024-12-15", "raised, with the page");
    let verified = bontot(repository.path(), &["verify"]);
    assert_eq!(verified.status, 0, "{}", verified.stdout);
    let not_asked = "could not be asked in full";
    assert!(!page().contains(not_asked), "{}", page());
    let run = bontot_with(repository.path(), &report, &[("PATH", "/nowhere")]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(page().contains(not_asked) && !page().contains(raised), "{}", page());
}
