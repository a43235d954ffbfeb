//! `bontot compare` without a history: years, stages, a guideline before it is issued; and what it refuses.

use crate::harness::{Folder, Run, bontot};
use crate::repository::Repository;

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy xã E (giả định)\"\n\n[reviews.recognition]\nguidelines = [\"khung-xa-e\"]\n";

pub const GUIDELINE: &str = r#"format = 1
id = "khung-xa-e"
version = "2024"
name = "Chi bộ 4 tốt xã E"
issuer = "Đảng ủy xã E"
instrument = "HD 01-HD/ĐU ngày 02/01/2024"
in_force = { from = 2024-01-01 }
applies_to = ["cell"]
every = "year"
stages = ["self", "appraised"]

[facts.members_disciplined]
name = { vi = "Số đảng viên bị kỷ luật", en = "Members disciplined" }
unit = "count"

[[group]]
id = "1"
name = { vi = "Nhiệm vụ chính trị", en = "Political task" }
cite = "mục I"

[[group.criterion]]
id = "1.1"
name = { vi = "Nghị quyết", en = "Resolution" }
cite = "mục I.1"
kind = "points"
max = 50

[[group.criterion]]
id = "1.2"
name = { vi = "Sinh hoạt", en = "Meetings" }
cite = "mục I.2"
kind = "points"
max = 50

[[outcome]]
id = "dat"
name = { vi = "Đạt", en = "Reached" }
cite = "mục II.1"
requires = [
  { id = "tong", cite = "mục II.1", total = true, at_least = 90 },
  { id = "ky-luat", cite = "mục II.2", fact = "members_disciplined", at_most = 0 },
]

[[outcome]]
id = "khong-dat"
name = { vi = "Chưa đạt", en = "Not reached" }
cite = "mục II.3"
"#;

pub const FACTS: &str = "organisation,fact,value\ncb-1,members_disciplined,0\ncb-2,members_disciplined,0\n\
    cb-3,members_disciplined,1\ncb-4,members_disciplined,0\ncb-5,members_disciplined,0\n\
    cb-6,members_disciplined,0\ncb-7,members_disciplined,0\ncb-8,members_disciplined,0\n";

/// The self and appraised values of both criteria.
const CELLS: [(&str, &str, &str); 8] = [
    ("cb-1", "40", "43"),
    ("cb-2", "44", "44"),
    ("cb-3", "48", "47"),
    ("cb-4", "46", "46"),
    ("cb-5", "40", "40"),
    ("cb-6", "43", "43"),
    ("cb-7", "46", "46"),
    ("cb-8", "44", "45"),
];

/// A form in which both stages give the same points.
pub fn form(first: &str, second: &str) -> String {
    let cell = |value: &str| if value.contains(',') { format!("\"{value}\"") } else { value.to_owned() };
    let (first, second) = (cell(first), cell(second));
    format!(
        "criterion,self,appraised,evidence,note\n1.1,{first},{first},BB 01,\n1.2,{second},{second},BB 02,\n"
    )
}

fn register() -> String {
    let rows = CELLS.iter().map(|(id, ..)| format!("{id},Chi bộ {},cell\n", &id[3..]));
    std::iter::once("id,name,kind\n".to_owned()).chain(rows).collect()
}

/// The files of a workspace of eight cells.
fn files() -> Vec<(String, String)> {
    let mut files = vec![
        ("bontot.toml".to_owned(), MANIFEST.to_owned()),
        ("criteria/khung.toml".to_owned(), GUIDELINE.to_owned()),
        ("organisations.csv".to_owned(), register()),
        ("2024/facts.csv".to_owned(), FACTS.to_owned()),
    ];
    files.extend(
        CELLS.iter().map(|(id, first, second)| {
            (format!("2024/assessments/recognition/{id}.csv"), form(first, second))
        }),
    );
    files
}

pub fn workspace(repository: Repository) -> Repository {
    files().into_iter().fold(repository, |repository, (path, text)| repository.with(&path, text))
}

fn folder() -> Folder {
    files().into_iter().fold(Folder::new(), |folder, (path, text)| folder.with(&path, text))
}

/// The lines of the table that name changed organisations, without their spaces.
#[track_caller]
fn rows(run: &Run) -> Vec<String> {
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let table = run.stdout.split("\n──").nth(2).unwrap_or_default();
    let lines = table.lines().skip(1).filter(|line| !line.starts_with('╌'));
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_guideline_is_tried_before_it_is_issued() {
    // 88 instead of 90: cb-2 has 88, cb-8 has 89; cb-1 has 83
    let folder = folder().with("nháp/g.toml", GUIDELINE.replace("at_least = 90", "at_least = 88"));
    let run = bontot(folder.path(), &["compare", "--guideline", "nháp/g.toml"]);
    assert_eq!(
        rows(&run),
        ["Chi bộ 2 công nhận 2024 Chưa đạt Đạt quy định", "Chi bộ 8 công nhận 2024 Chưa đạt Đạt quy định"]
    );
    assert!(run.stdout.contains("làm thay đổi kết quả của: Chi bộ 2; Chi bộ 8\n"), "{}", run.stdout);
    let named = ["compare", "--guideline", "nháp/g.toml", "--organisation", "cb-1", "cb-8"];
    let run = bontot(folder.path(), &named);
    assert_eq!(rows(&run), ["Chi bộ 8 công nhận 2024 Chưa đạt Đạt quy định"]);
}

#[test]
fn the_order_of_ratings_is_a_rule() {
    let guideline = |ratings: &str| {
        let lines = GUIDELINE.split_once("[[group.criterion]]").expect("it has lines").0;
        let ratings = ratings.split(' ').map(|id| format!("{{ id = \"{id}\", name = \"{id}\" }}"));
        let ratings = format!("ratings = [{}]\n\n[facts.", ratings.collect::<Vec<_>>().join(", "));
        format!(
            "{}[[group.criterion]]\nid = \"1.1\"\nname = \"c\"\nkind = \"rating\"\n
[[outcome]]\nid = \"dat\"\nname = \"Đạt\"\ncite = \"1\"
requires = [{{ id = \"bac\", cite = \"1\", criterion = \"1.1\", rating_at_least = \"kha\" }}]\n
[[outcome]]\nid = \"khong-dat\"\nname = \"Chưa đạt\"\ncite = \"2\"\n",
            lines.replacen("[facts.", &ratings, 1)
        )
    };
    let folder = Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("organisations.csv", "id,name,kind\ncb-1,Chi bộ 1,cell\n")
        .with("2024/assessments/recognition/cb-1.csv", "criterion,self,appraised\n1.1,tot,tot\n")
        .with("criteria/khung.toml", guideline("tot kha kem"))
        .with("nhap.toml", guideline("kha tot kem"));
    // tot is better than kha, then worse: no record has changed
    let run = bontot(folder.path(), &["compare", "--guideline", "nhap.toml"]);
    assert_eq!(rows(&run), ["Chi bộ 1 công nhận 2024 Đạt Chưa đạt quy định"]);
    let told = "các bậc, từ cao xuống thấp: tot, kha, kem → kha, tot, kem";
    // once with the result and once among the rules
    assert_eq!(run.stdout.matches(told).count(), 2, "{}", run.stdout);
}

#[test]
fn a_draft_with_faults_is_refused_with_its_side() {
    let folder = folder().with("nhap.toml", GUIDELINE.replace("at_least = 90", "at_leest = 88"));
    let run = bontot(folder.path(), &["compare", "--guideline", "nhap.toml"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("Sau (B): với nhap.toml\n"), "{}", run.stderr);
    assert!(run.stderr.contains("--> B:criteria/khung.toml:"), "{}", run.stderr);
}

#[test]
fn stages_are_compared_as_previews() {
    // cb-4: 46+46 = 92 by its own scores, 46+43 = 89 as appraised
    let form = "criterion,self,appraised\n1.1,46,46\n1.2,46,43\n";
    let folder = folder().with("2024/assessments/recognition/cb-4.csv", form);
    let run = bontot(folder.path(), &["compare", "--stages", "self..appraised"]);
    assert_eq!(rows(&run), ["Chi bộ 4 công nhận 2024 Đạt Chưa đạt bước chấm"]);
    assert!(run.stdout.contains("công nhận 2024, 1.2: 46 → 43 — 2024/assessments"), "{}", run.stdout);
    let run = bontot(folder.path(), &["compare", "--stages", "self..decided"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("`decided`"), "{}", run.stderr);
}

#[test]
fn years_are_compared_each_under_its_own_guideline() {
    // 2025 asks for 85: cb-1 has 83 in both years, cb-2 88 in both; cb-4 has 92, then 84
    let newer = GUIDELINE.replace("\"2024\"", "\"2025\"").replace("at_least = 90", "at_least = 85");
    let newer = newer.replace("from = 2024-01-01", "from = 2025-01-01");
    let older = GUIDELINE.replace("from = 2024-01-01", "from = 2024-01-01, to = 2024-12-31");
    let folder = folder().with("criteria/khung.toml", older).with("criteria/moi.toml", newer);
    let forms = [("cb-1", "40", "43"), ("cb-2", "44", "44"), ("cb-4", "42", "42")];
    let folder = forms.iter().fold(folder, |folder, (id, first, second)| {
        folder.with(&format!("2025/assessments/recognition/{id}.csv"), form(first, second))
    });
    let folder = folder.with("2025/facts.csv", FACTS);
    let only = ["--organisation", "cb-1", "cb-2", "cb-4"];
    let run = bontot(folder.path(), &[&["compare", "--years", "2024..2025"], &only[..]].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("khung-xa-e@2024 → khung-xa-e@2025"), "{}", run.stdout);
    assert!(run.stdout.contains("từ 90 trở lên → tổng điểm: từ 85 trở lên"), "{}", run.stdout);
    let table = run.stdout.split("\n──").nth(2).unwrap_or_default();
    let names = ["Chi bộ 1", "Chi bộ 2", "Chi bộ 4"].map(|name| table.contains(name));
    assert_eq!(names, [false, true, true], "{}", run.stdout);
}

#[test]
fn what_only_one_side_has_is_counted_among_what_is_compared() {
    // the guideline is in force from 2024: 2023 has no result, so each of the three of 2024 is new, 3 of 3
    let only = ["--organisation", "cb-1", "cb-2", "cb-4"];
    let folder = folder().with("2023/facts.csv", "tổ chức,số liệu,giá trị\n");
    let run = bontot(folder.path(), &[&["compare", "--years", "2023..2024"], &only[..]].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("3 trong 3 kết quả đã đổi — mới vào diện đánh giá: 3"), "{}", run.stdout);
}

#[test]
fn a_deadline_that_only_stands_elsewhere_is_no_change() {
    let deadlines =
        |day: &str| format!("{MANIFEST}\n[deadlines]\nregistered = \"02-28\"\nself-assessed = \"{day}\"\n");
    let repository = workspace(Repository::new()).with("bontot.toml", deadlines("12-05"));
    let repository = repository.committed("2024-12-01", "Hồ sơ");
    let compared = |repository: &Repository| bontot(repository.path(), &["compare", "--lang", "en"]).stdout;
    let repository = repository.with("bontot.toml", format!("# x\n{}", deadlines("12-05")));
    assert!(compared(&repository).ends_with("are not compared.\n"), "{}", compared(&repository));
    let repository = repository.with("bontot.toml", format!("# x\n{}", deadlines("12-06")));
    let told = compared(&repository);
    assert_eq!(told.matches("deadline of step").count(), 1, "{told}");
    assert!(told.contains(": 12-05 → 12-06"), "{told}");
}

/// What a repository of tables says after a file was changed, of the changes without effect.
#[track_caller]
fn told_after(repository: &Repository, path: &str, from: &str, to: &str) -> String {
    let file = repository.path().join(path);
    let text = crate::harness::text_of(&file);
    assert!(text.contains(from), "{text}");
    std::fs::write(&file, text.replacen(from, to, 1)).expect("the file is changed");
    let run = bontot(repository.path(), &["compare", "--lang", "en"]);
    std::fs::write(&file, text).expect("the file is as it was");
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

#[test]
fn every_column_of_a_table_is_compared() {
    let repository = workspace(Repository::new())
        .with(
            "2024/decisions.csv",
            "organisation,review,outcome,number,date,authority,note\n\
             cb-4,recognition,khong-dat,1-QĐ,2024-12-20,BTV,đầu\n\
             cb-4,recognition,dat,2-QĐ,2024-12-28,BTV,sau\n",
        )
        .with(
            "2024/findings.csv",
            "id,organisation,found_on,by,criterion,finding\nhc-1,cb-4,2024-05-05,UBKT,1.1,Chậm\n",
        )
        .with(
            "2024/facts.csv",
            "organisation,fact,value,evidence,note\ncb-4,members_disciplined,0,BC 1,tự đếm\n",
        )
        .with("2024/assignments.csv", "organisation,post,role\ncb-4,Phó bí thư,follow\n")
        .committed("2024-12-01", "Hồ sơ");
    let changes = [
        (
            "decisions",
            "BTV,sau",
            "BCH,sau",
            "decision recognition 2024: “Reached”, number 2-QĐ of 2024-12-28 (BTV; sau) → “Reached”, number 2-QĐ of 2024-12-28 (BCH; sau)",
        ),
        ("decisions", "BTV,sau", "BTV,", "(BTV; sau) → “Reached”, number 2-QĐ of 2024-12-28 (BTV)"),
        (
            "decisions",
            "BTV,đầu",
            "BTV,",
            "superseded decisions recognition 2024: “Not reached”, number 1-QĐ of 2024-12-20 (BTV; đầu) → “Not reached”, number 1-QĐ of 2024-12-20 (BTV)",
        ),
        (
            "decisions",
            "cb-4,recognition,khong-dat,1-QĐ,2024-12-20,BTV,đầu\n",
            "",
            "superseded decisions recognition 2024: “Not reached”, number 1-QĐ of 2024-12-20 (BTV; đầu) → none",
        ),
        ("facts", "BC 1", "BC 2", "fact 2024, Members disciplined, evidence: “BC 1” → “BC 2”"),
        ("facts", "BC 1", "", "fact 2024, Members disciplined, evidence: “BC 1” → none"),
        (
            "facts",
            "tự đếm",
            "đã đối chiếu",
            "fact 2024, Members disciplined, note: “tự đếm” → “đã đối chiếu”",
        ),
        ("findings", "UBKT", "TKT", "finding hc-1, by: “UBKT” → “TKT”"),
        ("findings", ",1.1,", ",1.2,", "finding hc-1, criterion: “1.1” → “1.2”"),
        ("assignments", "follow", "appraise", "assignments 2024, to follow: Phó bí thư → none"),
    ];
    for (table, from, to, told) in changes {
        let said = told_after(&repository, &format!("2024/{table}.csv"), from, to);
        let lines = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(lines.contains(&format!("{told} — 2024/{table}.csv:")), "{told}: {said}");
        assert!(lines.contains("not committed"), "{said}");
    }
}

#[test]
fn names_of_ratings_and_options_and_the_mark_of_figures_are_compared() {
    let choice = "kind = \"choice\"\noptions = [{ id = \"a\", name = \"Có\", points = 50 }]\n";
    let guideline = GUIDELINE
        .replacen("kind = \"points\"\nmax = 50\n", choice, 1)
        .replace("[facts.", "illustrative = true\nratings = [{ id = \"tot\", name = \"Tốt\" }]\n\n[facts.");
    let form = "criterion,self,appraised\n1.1,a,a\n1.2,44,44\n";
    let repository = CELLS.iter().fold(workspace(Repository::new()), |repository, (id, ..)| {
        repository.with(&format!("2024/assessments/recognition/{id}.csv"), form)
    });
    let repository = repository.with("criteria/khung.toml", guideline).committed("2024-12-01", "Hồ sơ");
    let changes = [
        ("Tốt", "Khá", "wording and citations of ratings: tot"),
        ("Có", "Đủ", "wording and citations of 1.1: a"),
        ("illustrative = true\n", "", "illustrative: yes → no"),
    ];
    for (from, to, told) in changes {
        let said = told_after(&repository, "criteria/khung.toml", from, to);
        assert_eq!(said.matches(told).count(), 1, "{told}: {said}");
        assert!(said.contains("No outcome changed."), "{said}");
    }
}

#[test]
fn a_side_with_errors_is_named() {
    let repository = workspace(Repository::new()).committed("2024-12-01", "Hồ sơ");
    let repository = repository.with("2024/assessments/recognition/cb-1.csv", form("60", "43"));
    let run = bontot(repository.path(), &["compare"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("Sau (B): các tệp hiện có\n"), "{}", run.stderr);
    assert!(run.stderr.contains("--> B:2024/assessments/recognition/cb-1.csv:2:5"), "{}", run.stderr);
    repository.commit("2024-12-02", "Sai");
    let repository = repository.with("2024/assessments/recognition/cb-1.csv", form("40", "43"));
    let run = bontot(repository.path(), &["compare"]);
    assert!(run.stderr.contains("--> A:2024/assessments/recognition/cb-1.csv:2:5"), "{}", run.stderr);
}

#[test]
fn numbers_are_written_as_the_form_asks() {
    let folder = folder().with("2024/assessments/recognition/cb-1.csv", STAGES);
    let told = |form: &str| {
        let run = bontot(folder.path(), &["compare", "--stages", "self..appraised", "--format", form]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout
    };
    assert!(told("csv").contains(",recognition,2024,1.1,40.5,49,"), "{}", told("csv"));
    assert!(told("csv-excel").contains(";recognition;2024;1.1;40,5;49;"), "{}", told("csv-excel"));
}

/// The appraisal gives other points than the cell did.
const STAGES: &str = "criterion,self,appraised,evidence\n1.1,\"40,5\",49,BB 01\n1.2,44,44,BB 02\n";

#[test]
fn what_cannot_be_compared_is_refused() {
    let folder = folder();
    let run = bontot(folder.path(), &["compare"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("không nằm trong kho git nào"), "{}", run.stderr);
    let repository = workspace(Repository::new()).committed("2024-12-01", "Hồ sơ");
    for revision in ["khong-co", "--output=x", "HEAD^{tree}"] {
        let run = bontot(repository.path(), &["compare", &format!("--revisions={revision}")]);
        assert_eq!(run.status, 2, "{revision}: {}", run.stderr);
        assert!(run.stderr.contains(revision), "{}", run.stderr);
    }
    // what a variable or a command that has failed leaves
    for nothing in ["", "..", "..HEAD"] {
        let run = bontot(repository.path(), &["compare", "--revisions", nothing, "--lang", "en"]);
        let says = run.stderr.contains("the commit to compare from must be named");
        assert!(run.status == 2 && says, "{nothing:?}: {}", run.stderr);
    }
    for wrong in [
        &["--years", "2024..2024"][..],
        &["--stages", "self..self"],
        &["--years", "2024..2025", "--stages", "self..appraised"],
        &["--review", "x"],
        &["--organisation", "cb-0"],
        &["--guideline", "khong-co.toml"],
        // nothing is supposed here: an option that changes nothing would say that nothing changes
        &["--set", "cb-1:1.1=5"],
    ] {
        let run = bontot(repository.path(), &[&["compare"], wrong].concat());
        assert_eq!(run.status, 2, "{wrong:?}: {}", run.stderr);
    }
    let together = ["compare", "--years", "2023..2024", "--guideline", "x", "--lang", "en"];
    let run = bontot(repository.path(), &together);
    assert!(
        run.stderr.contains("`--years <YEAR..YEAR>` and `--guideline <FILE>` do not go together"),
        "{}",
        run.stderr
    );
    let twice = bontot(
        repository.path(),
        &["compare", "--years", "2023..2024", "--years", "2023..2024", "--lang", "en"],
    );
    assert!(twice.stderr.contains("`--years <YEAR..YEAR>` can be given only once"), "{}", twice.stderr);
}
