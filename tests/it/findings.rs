//! Quality findings are few and right: what provokes each stands in `tests/errors/`, here what does not.

mod quotas;

use std::fs;

use crate::harness::{Folder, bontot, files_below, home, text_of};

/// A copy of the case of a code, with some files replaced; an empty text takes a file away.
fn case(code: &str, changes: &[(&str, &str)]) -> Folder {
    let origin = home().join("tests/errors").join(code).join("workspace");
    let mut folder = Folder::new();
    for file in files_below(&origin) {
        let path = file.strip_prefix(&origin).expect("a file of the case");
        folder = folder.with(path.to_str().expect("a path in UTF-8"), text_of(&file));
    }
    for (path, text) in changes {
        folder = folder.with(path, text);
        if text.is_empty() {
            fs::remove_file(folder.path().join(path)).expect("a file of the case");
        }
    }
    folder
}

#[track_caller]
fn is_silent(code: &str, changes: &[(&str, &str)]) {
    let run = bontot(case(code, changes).path(), &["check", "--lang", "en"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "No errors, no warnings.\n"), "{code}: {}", run.stderr);
}

#[track_caller]
fn tells(code: &str, changes: &[(&str, &str)]) {
    let run = bontot(case(code, changes).path(), &["check", "--lang", "en"]);
    let told = run.stdout.matches(&format!("warning[{code}]: ")).count();
    assert_eq!((run.status, told, run.stdout.matches("]: ").count()), (0, 1, 1), "{code}: {}", run.stdout);
}

const OWN: &str = "2024/assessments/recognition/cb-01.csv";
const SECOND: &str = "2024/assessments/recognition/cb-02.csv";
const ALL: &str = "2024/assessments/recognition.csv";
const EVENTS: &str = "2024/events.csv";

#[test]
fn days_before_their_period_but_for_what_is_done_ahead() {
    let event = |step: &str, date: &str| format!("tổ chức,bước,ngày\ncb-01,{step},{date}\n");
    let code = "date-before-period.event";
    for (step, date) in
        [("kế hoạch", "01/01/2023"), ("kiểm tra", "01/01/2024"), ("tự đánh giá", "05/01/2025")]
    {
        is_silent(code, &[(EVENTS, &event(step, date))]);
    }
    let told = |changes: &[(&str, &str)], code: &str| {
        let run =
            bontot(case(code, changes).path(), &["check", "--lang", "en", "--only", "date-before-period"]);
        run.stdout.matches("warning[date-before-period]: ").count()
    };
    // a registration of the year before last was copied with its file
    for (step, date, count) in
        [("đăng ký", "01/01/2023", 0), ("đăng ký", "31/12/2022", 1), ("tự đánh giá", "31/12/2023", 1)]
    {
        assert_eq!(told(&[(EVENTS, &event(step, date))], code), count, "{step} {date}");
    }
    let decision = |date: &str| {
        format!("tổ chức,nội dung đánh giá,kết quả,số quyết định,ngày\ncb-01,recognition,dat,02,{date}\n")
    };
    for (date, count) in [("01/01/2024", 0), ("31/12/2023", 1)] {
        assert_eq!(told(&[("2024/decisions.csv", &decision(date))], "date-before-period"), count, "{date}");
    }
}

#[test]
fn evidence_of_the_time_or_with_a_reason() {
    let code = "evidence-outside-period";
    is_silent(code, &[(OWN, "tiêu chí,tự chấm,minh chứng\n1.1,9,NQ 05-NQ/CB ngày 12/03/2024\n")]);
    is_silent(code, &[(OWN, "tiêu chí,tự chấm,minh chứng\n1.1,9,NQ 05-NQ/CB ngày 12/12/2023\n")]);
    is_silent(
        code,
        &[(
            OWN,
            "tiêu chí,tự chấm,minh chứng,ghi chú\n1.1,9,QC 02-QC/CB 12/03/2021,Quy chế vẫn còn hiệu lực\n",
        )],
    );
    tells(
        code,
        &[(OWN, "tiêu chí,tự chấm,minh chứng\n1.1,9,evidence/2023/x.pdf\n"), ("evidence/2023/x.pdf", "x")],
    );
}

#[test]
fn own_words_short_words_and_what_does_not_apply_are_nobodys_copy() {
    let code = "justification-shared";
    let note = |text: &str| format!("tiêu chí,tự chấm,ghi chú\n1.1,9,{text}\n");
    is_silent(code, &[(SECOND, &note("Hoàn thành cả mười tám chỉ tiêu"))]);
    is_silent(code, &[(OWN, &note("Nộp đúng hạn")), (SECOND, &note("Nộp đúng hạn"))]);
    let twice = "tổ chức,kỳ,tiêu chí,tự chấm,ghi chú\n";
    is_silent(
        code,
        &[
            (OWN, ""),
            (ALL, &format!("{twice}cb-01,,1.1,9,Hoàn thành tốt các nhiệm vụ được giao\n")),
            (SECOND, ""),
        ],
    );
}

#[test]
fn an_appraisal_with_a_reason_or_close_to_the_self_score() {
    let code = "stages-far-apart";
    let rows = |row: &str| format!("tiêu chí,tự chấm,thẩm định,ghi chú\n{row}\n");
    is_silent(code, &[(OWN, &rows("1.1,10,5,Chỉ có biên bản của hai quý"))]);
    is_silent(code, &[(OWN, &rows("1.1,10,\"5,01\","))]);
    is_silent(code, &[(OWN, &rows("1.1,10,,"))]);
    tells(code, &[(OWN, &rows("1.1,4,9,"))]);
    // another outcome is enough
    let ladder = "[[outcome]]\nid = \"dat\"\nname = \"Đạt\"\ncite = \"mục II\"\n\
        requires = [{ id = \"tong\", cite = \"mục II\", total = true, at_least = 9 }]\n\n[[outcome]]";
    let guideline = text_of(&home().join("tests/errors").join(code).join("workspace/criteria/phieu.toml"));
    let guideline = guideline.replace("[[outcome]]", ladder);
    tells(code, &[("criteria/phieu.toml", &guideline), (OWN, &rows("1.1,9,8,"))]);
    is_silent(code, &[("criteria/phieu.toml", &guideline), (OWN, &rows("1.1,10,9,"))]);
}

#[test]
fn one_line_below_its_maximum_or_open_is_enough() {
    is_silent("all-at-maximum", &[(OWN, "tiêu chí,tự chấm\n1.1,10\n1.2,10\n1.3,\"19,5\"\n")]);
    is_silent("all-at-maximum", &[(OWN, "tiêu chí,tự chấm\n1.1,10\n1.2,10\n1.3,\n")]);
    // two lines are enough for a finding, and one is not
    let guideline = text_of(&home().join("tests/errors/all-at-maximum/workspace/criteria/phieu.toml"));
    let without = |guideline: &str, id: &str| {
        let from =
            guideline.find(&format!("[[group.criterion]]\nid = \"{id}\"")).expect("a line of the form");
        let next = guideline[from + 1..].find("\n[[").expect("more follows");
        format!("{}{}", &guideline[..from], &guideline[from + next + 2..])
    };
    let two = without(&guideline, "1.3");
    let criteria = "criteria/phieu.toml";
    tells("all-at-maximum", &[(criteria, &two), (OWN, "tiêu chí,tự chấm\n1.1,10\n1.2,10\n")]);
    let one = without(&two, "1.2");
    is_silent("all-at-maximum", &[(criteria, &one), (OWN, "tiêu chí,tự chấm\n1.1,10\n")]);
}

#[test]
fn a_decision_that_agrees_or_stands_alone() {
    let header = "tổ chức,nội dung đánh giá,kết quả,số quyết định,ngày,ghi chú\n";
    let row = |outcome: &str| format!("{header}cb-01,recognition,{outcome},31-QĐ/ĐU,20/12/2024,Mới lập\n");
    is_silent("decision-differs", &[("2024/decisions.csv", &row("khong-dat"))]);
    is_silent("decision-differs", &[("2024/decisions.csv", &row("unrated"))]);
    is_silent("decision-differs", &[(OWN, "tiêu chí,tự chấm\n1.1,\n")]);
}

#[test]
fn three_months_are_no_silence() {
    let events = |rows: &str| format!("tổ chức,bước,ngày\n{rows}");
    let code = "events-quiet";
    let start = "cb-01,đăng ký,05/02/2024\ncb-01,kế hoạch,11/03/2024\n";
    is_silent(code, &[(EVENTS, &events(&format!("{start}cb-01,tự rà soát,11/06/2024\n")))]);
    tells(code, &[(EVENTS, &events(&format!("{start}cb-01,tự rà soát,12/06/2024\n")))]);
    // once it has assessed itself, nothing more need come
    let organisations = "mã,tên,loại hình\ncb-01,Chi bộ 1,cell\ncb-02,Chi bộ 2,cell\n";
    let finished = format!("{start}cb-01,tự đánh giá,20/05/2024\ncb-02,kiểm tra,20/12/2024\n");
    is_silent(code, &[("organisations.csv", organisations), (EVENTS, &events(&finished))]);
    let silent = format!("{start}cb-01,tự rà soát,20/05/2024\ncb-02,kiểm tra,20/12/2024\n");
    tells(code, &[("organisations.csv", organisations), (EVENTS, &events(&silent))]);
    // and who has not registered owes nothing
    is_silent(code, &[(EVENTS, &events("cb-01,kế hoạch,11/03/2024\ncb-01,tự rà soát,20/12/2024\n"))]);
}

#[test]
fn a_finding_is_overdue_when_a_later_day_is_on_record() {
    let findings = |remedied: &str| {
        format!(
            "mã,tổ chức,ngày phát hiện,hạn chế,thời hạn,ngày khắc phục\nhc-01,cb-01,17/05/2024,Chưa có quy chế,30/06/2024,{remedied}\n"
        )
    };
    let code = "finding-overdue";
    is_silent(code, &[("2024/findings.csv", &findings("15/07/2024"))]);
    is_silent(code, &[(EVENTS, "tổ chức,bước,ngày\ncb-01,kiểm tra,30/06/2024\n")]);
    tells(code, &[(EVENTS, "tổ chức,bước,ngày\ncb-01,kiểm tra,01/07/2024\n")]);
}

#[test]
fn exceptions_that_were_or_may_still_be_used() {
    let waivers = |until: &str| {
        format!(
            "tổ chức,nội dung đánh giá,điều kiện,lý do,văn bản,từ ngày,đến hết ngày\ncb-01,recognition,tong,Mới lập,05-CV/ĐU,01/01/2024,{until}\n"
        )
    };
    is_silent("waiver-unused", &[("2024/waivers.csv", &waivers("31/12/2024"))]);
    is_silent("waiver-unused", &[("2024/waivers.csv", &waivers("30/06/2025"))]);
    let manifest = home().join("tests/errors/quota-exception-unused/workspace/bontot.toml");
    let manifest = text_of(&manifest);
    is_silent("quota-exception-unused", &[("bontot.toml", &manifest.replace("db-09", ""))]);
    // a year that has no folder has nobody to use it once a later one has one
    let of_year = |year: &str| manifest.replace("period = \"2024\"", &format!("period = \"{year}\""));
    let guideline = home().join("tests/errors/quota-exception-unused/workspace/criteria/phieu.toml");
    let guideline = text_of(&guideline).replace("from = 2024-01-01", "from = 2023-01-01");
    let rules = ("criteria/phieu.toml", guideline.as_str());
    tells("quota-exception-unused", &[rules, ("bontot.toml", &of_year("2023"))]);
    is_silent("quota-exception-unused", &[("bontot.toml", &of_year("2025"))]);
}

/// The older version has the condition too, and stands first.
#[test]
fn an_unused_waiver_rests_on_the_version_of_its_own_time() {
    let guideline = text_of(&home().join("tests/errors/waiver-unused/workspace/criteria/phieu.toml"));
    let version = |number: &str, from: &str| {
        guideline
            .replace("version = \"1\"", &format!("version = \"{number}\""))
            .replace("{ from = 2024-01-01 }", &format!("{{ from = {from}-01-01, to = {from}-12-31 }}"))
    };
    let waivers = "tổ chức,nội dung đánh giá,điều kiện,lý do,văn bản,đến hết ngày\n\
         cb-01,recognition,tong,Mới lập,05-CV/ĐU,30/06/2024\n";
    let changes = [
        ("criteria/phieu.toml", version("0", "2023")),
        ("criteria/phieu/1.toml", version("1", "2024")),
        ("2024/waivers.csv", waivers.to_owned()),
    ];
    let changes = changes.each_ref().map(|(path, text)| (*path, text.as_str()));
    let run =
        bontot(case("waiver-unused", &changes).path(), &["check", "--lang", "en", "--only", "waiver-unused"]);
    assert!(run.stdout.contains("= basis: phieu@1, "), "{}", run.stdout);
}

#[test]
fn assignments_that_reach_into_the_year() {
    let rows = |row: &str| format!("tổ chức,chức danh,vai trò,từ ngày,đến ngày\n{row}\n");
    let file = "2024/assignments.csv";
    is_silent("assignment-unused", &[(file, &rows("cb-01,Phó bí thư,theo dõi,01/02/2023,15/01/2024"))]);
    is_silent("assignment-unused", &[(file, &rows("cb-01,Phó bí thư,theo dõi,,"))]);
    let dissolved = "mã,tên,loại hình,đến ngày\ncb-01,Chi bộ 1,cell,30/06/2023\n";
    tells(
        "assignment-unused",
        &[("organisations.csv", dissolved), (file, &rows("cb-01,Phó bí thư,theo dõi,,"))],
    );
    // the last day of the organisation is the last on which anybody can follow it
    let ended = "mã,tên,loại hình,đến ngày\ncb-01,Chi bộ 1,cell,30/06/2024\n";
    let monthly = text_of(&home().join("tests/errors/assignment-unused/workspace/criteria/phieu.toml"));
    let monthly = monthly.replace("every = \"year\"", "every = \"month\"");
    let given = [("organisations.csv", ended), ("criteria/phieu.toml", monthly.as_str())];
    let followed = |row| rows(&format!("cb-01,Phó bí thư,theo dõi,{row},"));
    is_silent("assignment-unused", &[given[0], given[1], (file, &followed("30/06/2024"))]);
    tells("assignment-unused", &[given[0], given[1], (file, &followed("01/07/2024"))]);
    is_silent("monitor-missing", &[(file, &rows("cb-01,Phó bí thư,theo dõi,,"))]);
    // it registered on 5 February
    is_silent("monitor-missing", &[(file, &rows("cb-01,Phó bí thư,theo dõi,,05/02/2024"))]);
    tells("monitor-missing", &[(file, &rows("cb-01,Phó bí thư,theo dõi,,04/02/2024"))]);
    tells("monitor-missing", &[(file, &rows("cb-01,Phó bí thư,thẩm định,,"))]);
    is_silent("monitor-missing", &[(EVENTS, "tổ chức,bước,ngày\ncb-01,kế hoạch,11/03/2024\n")]);
}

#[test]
fn a_plan_for_the_form_or_for_every_line() {
    let events = |rows: &str| format!("tổ chức,bước,ngày,tiêu chí\ncb-01,đăng ký,05/02/2024,\n{rows}");
    let code = "plan-missing";
    is_silent(code, &[(EVENTS, &events("cb-01,kế hoạch,11/03/2024,\n"))]);
    let each =
        "cb-01,kế hoạch,11/03/2024,1.1\ncb-01,kế hoạch,11/03/2024,1.2\ncb-01,kế hoạch,12/03/2024,1.3\n";
    is_silent(code, &[(EVENTS, &events(each))]);
    tells(code, &[(EVENTS, &events(""))]);
    // not before the committee's own deadline
    let manifest = text_of(&home().join("tests/errors").join(code).join("workspace/bontot.toml"));
    let manifest = manifest + "\n[deadlines]\nplanned = \"03-31\"\n";
    is_silent(code, &[("bontot.toml", &manifest), (EVENTS, &events(""))]);
}

#[test]
fn peers_that_differ_or_are_few() {
    let rows = |totals: &[&str]| {
        let row = |(index, total): (usize, &&str)| format!("cb-0{},1.1,\"{total}\"\n", index + 1);
        format!("tổ chức,tiêu chí,tự chấm\n{}", totals.iter().enumerate().map(row).collect::<String>())
    };
    let code = "peers-alike";
    is_silent(code, &[(ALL, &rows(&["90", "90,51", "90"]))]);
    is_silent(code, &[(ALL, &rows(&["90", "90"]))]);
    let two = "mã,tên,loại hình\ncb-01,Chi bộ 1,cell\ncb-02,Chi bộ 2,cell\n";
    is_silent(code, &[("organisations.csv", two), (ALL, &rows(&["90", "90"]))]);
}

/// `round` of the quota is a change; the clauses are the grounds of changes, and none themselves.
#[test]
fn keys_of_an_extension_that_repeat_the_base_are_told() {
    let base = text_of(&home().join("tests/errors/extension-unused/workspace/criteria/goc.toml"));
    let base = base
        + "\n[facts.hop]\nname = \"Số buổi\"\nunit = \"count\"\n\n\
        [quota]\ncite = \"mục III\"\noutcome = \"dat\"\ndemote_to = \"khong-dat\"\nshare = \"20%\"\n\
        of = [\"khong-dat\"]\nper = []\nround = \"down\"\nrank_by = [\"total\"]\n";
    let base = base.replace(
        "[[outcome]]",
        "[[outcome]]\nid = \"dat\"\nname = \"Đạt\"\ncite = \"mục II\"\n\
        requires = [{ id = \"tong\", cite = \"mục II\", total = true, at_least = 5 }]\n\n[[outcome]]",
    );
    let own = "format = 1\nid = \"phieu\"\nversion = \"1\"\nextends = \"goc@1\"\nname = \"Phiếu riêng\"\n\
        in_force = { from = 2024-01-01 }\nevery = \"year\"\n\n[facts.hop]\nname = \"Số buổi\"\nunit = \"count\"\ncite = \"mục IV\"\n\n\
        [quota]\ncite = \"mục III\"\nshare = \"20%\"\nround = \"up\"\n";
    let changes = [("criteria/goc.toml", base.as_str()), ("criteria/phieu.toml", own)];
    let told = bontot(case("extension-unused", &changes).path(), &["check", "--lang", "en"]).output();
    let found: Vec<&str> = told.split("warning[extension-unused]: `").skip(1).collect();
    let ids: Vec<&str> = found.iter().filter_map(|rest| rest.split('`').next()).collect();
    assert_eq!(ids, ["every", "facts.hop", "quota.share"], "{told}");
    assert!(found[2].contains("= basis: mục III (criteria/goc.toml:"), "{told}");
}

/// What the examples are told, and nothing else.
#[test]
fn the_examples_come_out_clean_or_as_their_pages_say() {
    for example in ["kon-tum-2023", "mo-rong", "toi-thieu"] {
        let run = bontot(&home().join("examples").join(example), &["check", "--lang", "en"]);
        assert_eq!(run.output(), "No errors, no warnings.\n", "{example}");
    }
    let told = bontot(&home().join("examples/dang-bo-tinh"), &["check", "--lang", "en"]).output();
    let codes: Vec<&str> = told.split("warning[").skip(1).filter_map(|rest| rest.split(']').next()).collect();
    assert_eq!(codes, ["decision-differs", "finding-overdue"]);
}

/// What the records themselves name: the document of a finding, the manifest's deadline for a plan.
#[test]
fn documents_and_deadlines_of_the_records_are_named() {
    let told = |code: &str, path: &str, text: &str| {
        let folder = case(code, &[(path, text)]);
        bontot(folder.path(), &["check", "--lang", "en"]).stdout
    };
    let manifest = text_of(&home().join("tests/errors/plan-missing/workspace/bontot.toml"));
    // the latest day on record is 11 March
    let plan = told("plan-missing", "bontot.toml", &(manifest + "[deadlines]\nplanned = \"03-01\"\n"));
    assert!(plan.contains("  = basis: [deadlines] planned (bontot.toml:7)"), "{plan}");
    let finding = "id,organisation,found_on,finding,due,document\n\
        hc-01,cb-01,2024-05-17,Chưa có quy chế làm việc,2024-06-30,07-TB/UBKT\n";
    let due = told("finding-overdue", "2024/findings.csv", finding);
    assert!(due.contains("  = basis: 07-TB/UBKT (2024/findings.csv:2)"), "{due}");
}

#[test]
fn full_marks_with_evidence_a_note_or_on_few_lines() {
    let code = "full-marks-bare";
    let rows = "criterion,self,evidence,note\n1.1,10,,\n1.2,8,,\n1.3,20,,\n1.4,10,,\n1.5,10,,\n";
    tells(code, &[(OWN, rows)]);
    // three full marks of five have something to be held against: two are left
    let held = rows.replace("1.1,10,,", "1.1,10,NQ 05-NQ/CB,").replace("1.3,20,,", "1.3,20,,việc cụ thể");
    is_silent(code, &[(OWN, &held)]);
    // a half of the lines is not most of them
    is_silent(code, &[(OWN, &rows.replace("1.1,10", "1.1,9").replace("1.3,20", "1.3,19"))]);
    // the guideline says which lines need evidence: this one has some
    let guideline = text_of(&home().join("tests/errors/full-marks-bare/workspace/criteria/phieu.toml"));
    let asks = guideline.replacen("max = 10", "max = 10\nevidence = \"required\"", 1);
    let given = rows.replace("1.1,10,,", "1.1,10,NQ 05-NQ/CB,");
    is_silent(code, &[("criteria/phieu.toml", &asks), (OWN, &given)]);
}

#[test]
fn rows_that_say_the_same_in_every_cell() {
    let code = "record-repeated";
    let events = |rows: &str| format!("tổ chức,bước,ngày,kỳ,văn bản,ghi chú\n{rows}");
    let is_one = |rows: &str| tells(code, &[(EVENTS, &events(rows))]);
    let are_two = |rows: &str| is_silent(code, &[(EVENTS, &events(rows))]);
    // the year of the folder is the period of a row that states none; 6.5.2024 in another way to write it
    is_one("cb-01,kiểm tra,06/05/2024,,,\ncb-01,inspected,2024-05-06,2024,,\n");
    is_one(
        "cb-01,kiểm tra,06/05/2024,,03-BB,\ncb-01,kiểm tra,07/05/2024,,,\ncb-01,kiểm tra,06/05/2024,,03-BB,\n",
    );
    are_two("cb-01,kiểm tra,06/05/2024,,03-BB,\ncb-01,kiểm tra,06/05/2024,,04-BB,\n");
    are_two("cb-01,kiểm tra,06/05/2024,,,Sổ sách\ncb-01,kiểm tra,06/05/2024,,,Đảng phí\n");
    are_two("cb-01,kiểm tra,06/05/2024,,,\ncb-01,kiểm tra,07/05/2024,,,\n");
    are_two("cb-01,kiểm tra,06/05/2024,2024-05,,\ncb-01,kiểm tra,06/05/2024,,,\n");

    let phieu = text_of(&home().join("tests/errors/assignment-unused/workspace/criteria/phieu.toml"));
    let manifest = text_of(&home().join("tests/errors/assignment-unused/workspace/bontot.toml"));
    let followed = |rows: &str| format!("tổ chức,chức danh,vai trò,từ ngày,đến ngày\n{rows}");
    let given = |rows| {
        [
            ("bontot.toml", manifest.clone()),
            ("criteria/phieu.toml", phieu.clone()),
            (EVENTS, String::new()),
            ("2024/assignments.csv", followed(rows)),
        ]
    };
    let twice = given("cb-01,Phó bí thư,theo dõi,01/02/2024,\ncb-01,Phó bí thư,theo dõi,2024-02-01,\n");
    tells(code, &twice.each_ref().map(|(path, text)| (*path, text.as_str())));
    // another role, another time, another post
    let others = given(
        "cb-01,Phó bí thư,theo dõi,01/02/2024,\ncb-01,Phó bí thư,thẩm định,01/02/2024,\n\
         cb-01,Phó bí thư,theo dõi,01/02/2024,30/06/2024\ncb-01,Bí thư,theo dõi,01/02/2024,\n",
    );
    is_silent(code, &others.each_ref().map(|(path, text)| (*path, text.as_str())));
}
