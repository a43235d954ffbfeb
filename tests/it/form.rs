//! `bontot form`: what a workbook to be filled in holds, cell by cell, and the same as CSV.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::harness::{Folder, bontot, home};

/// One cell whose guideline has a line of each kind.
const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy A\"\n[reviews.recognition]\nguidelines = [\"g\"]\n";
const GUIDELINE: &str = r#"format = 1
id = "g"
version = "1"
name = "Chi bộ tốt"
issuer = "x"
instrument = "HD 01"
in_force = { from = 2024-01-01 }
applies_to = ["cell"]
every = "year"
stages = ["self", "appraised"]
[[group]]
id = "1"
name = "Nhiệm vụ"
cite = "mục I"
criterion = [
  { id = "1.1", name = "Kế hoạch", cite = "mục I.1", kind = "points", max = 10, step = 0.5 },
  { id = "1.2", name = "Nghị quyết", cite = "mục I.2", kind = "toggle", max = 5, not_applicable = "rescale" },
  { id = "1.10", name = "=Nền nếp", cite = "mục I.10", kind = "choice", options = [
    { id = "a", name = "Tốt, đủ", points = 5 }, { id = "b", name = "Chưa tốt", points = 2 } ] },
]
[[outcome]]
id = "dat"
name = "Đạt"
cite = "III"
requires = [{ id = "t", cite = "III", total = true, at_least = 15 }]
[[outcome]]
id = "khong"
name = "Không"
cite = "III"
"#;
/// A decimal comma, another word for yes, spaces: nothing of it is rewritten.
const FORM: &str = "criterion;self;note\r\n1.1; 8,5 ;\r\n1.2;x;\"theo BB; 03\"\r\n";

pub fn workspace() -> Folder {
    Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("criteria/g/1.toml", GUIDELINE)
        .with("organisations.csv", "id,name,kind\ncb-1,Chi bộ Một,cell\ncb-2,Chi bộ Hai,cell\n")
        .with("2024/assessments/recognition/cb-1.csv", FORM)
}

/// A part of a workbook, as text.
pub fn part(workbook: &Path, name: &str) -> String {
    let file = File::open(workbook).expect("the workbook is there");
    let mut archive = zip::ZipArchive::new(file).expect("a workbook is an archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// The beginning of the element `start`, up to the next `>`.
fn element<'a>(xml: &'a str, start: &str) -> &'a str {
    let at = xml.find(start).unwrap_or_else(|| panic!("no {start} in {xml}"));
    &xml[at..at + xml[at..].find('>').expect("an element ends")]
}

#[test]
fn a_form_is_locked_but_for_its_entry_cells() {
    let folder = workspace();
    let arguments = ["form", ".", "--organisation", "cb-1", "-o", "f.xlsx"];
    assert_eq!(bontot(folder.path(), &arguments).output(), "Đã ghi 1 biểu mẫu vào f.xlsx.\n");
    let sheet = part(&folder.path().join("f.xlsx"), "xl/worksheets/sheet1.xml");
    let protection = element(&sheet, "<sheetProtection");
    assert!(protection.contains("sheet=\"1\"") && !protection.contains("password"), "{protection}");
    assert!(
        element(&part(&folder.path().join("f.xlsx"), "xl/workbook.xml"), "<sheet name=\"bontot\"")
            .contains("state=\"hidden\"")
    );
    // rows 1 to 5: committee, title, organisation, guideline, how; 6 is empty, 7 the heads, 8 the group, then its lines
    assert!(sheet.contains("<v>8.5</v>"), "{sheet}");
    // max 5 + 5 + 10 = 20; where 1.2 is left out the rest is 20 - 5
    let formula = "<f>IF((20-(E10=\"k/ad\")*5)&lt;=0,\"k/ad\",ROUND(MIN(20,(N(E9)+(E10=\"có\")*5+\
        (E11=\"Tốt, đủ\")*5+(E11=\"Chưa tốt\")*2)*20/(20-(E10=\"k/ad\")*5)),2))</f>";
    assert!(sheet.contains(formula), "{formula}\n{sheet}");
    // into the total goes what is not rounded yet
    let total = "<f>IF((ISNUMBER(E8)*20)=0,\"k/ad\",ROUND(SUM(IF((20-(E10=\"k/ad\")*5)&lt;=0,0,MIN(20,(N(E9)+(E10=\"có\")*5+\
        (E11=\"Tốt, đủ\")*5+(E11=\"Chưa tốt\")*2)*20/(20-(E10=\"k/ad\")*5))))*20/(ISNUMBER(E8)*20),2))</f>";
    assert!(sheet.contains(total), "{total}\n{sheet}");
    // 8.5 for 1.1 and all 5 for 1.2
    assert!(sheet.contains("<v>13.5</v>"), "{sheet}");
    for check in [
        "AND(ISNUMBER(E9),N(E9)&gt;=0,N(E9)&lt;=10,MOD(ROUND(N(E9)*100,4),50)=0)",
        "Tiêu chí 1.1: ghi số từ 0 đến 10, là bội của 0,5, phần lẻ theo cách ghi của máy (8,5 hoặc 8.5).",
        "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" \
         errorTitle=\"Giá trị không hợp lệ\" error=\"Tiêu chí 1.2: chọn một giá trị trong danh sách của ô.\" sqref=\"E10\">\
         <formula1>bontot!$I$1:$I$3</formula1>",
    ] {
        assert!(sheet.contains(check), "{check}\n{sheet}");
    }
    let texts = part(&folder.path().join("f.xlsx"), "xl/sharedStrings.xml");
    for text in [
        "ĐẢNG ỦY A",
        "Tổ chức: Chi bộ Một (cb-1) · Kỳ: năm 2024",
        "1.10",
        "=Nền nếp",
        "Tốt, đủ",
        "theo BB; 03",
        "g@1",
    ] {
        assert!(texts.contains(&format!(">{text}</t>")), "{text}\n{texts}");
    }
    assert!(!sheet.contains("Nền nếp"));
}

/// Of 100 points the lines 1.3, 2.1, 2.2, 3.5 and 4.1 take 8, 8, 5, 4 and 6 from the facts; beside 4.1 a bonus of 1 has room.
#[test]
fn a_sum_says_that_it_leaves_out_what_comes_from_the_facts() {
    let folder = Folder::new();
    let path = folder.path().join("f.xlsx");
    let file = path.to_str().expect("a plain name");
    let form = ["form", "examples/kon-tum-2023", "--organisation", "cb-thi-diem-4", "-o", file];
    bontot(home(), &form).output();
    let texts = part(&path, "xl/sharedStrings.xml");
    for text in ["Tạm cộng, chưa kể các dòng “lấy từ số liệu” (tham khảo)", "tối đa 70 điểm"]
    {
        assert!(texts.contains(&format!(">{text}</t>")), "{text}\n{texts}");
    }
    assert!(!texts.contains("tối đa 100 điểm") && !texts.contains("các ô đã ghi"), "{texts}");
}

/// The group's 10 are 6 that are written and 4 from the facts. A bonus of 1 makes 7 of the 6, one of 5 no more than 10.
#[test]
fn bonus_points_may_fill_the_room_of_what_comes_from_the_facts() {
    let group = |bonus: u8| {
        format!(
            "criterion = [\n\
             {{ id = \"1.1\", name = \"A\", cite = \"1\", kind = \"points\", max = 6 }},\n\
             {{ id = \"1.2\", name = \"B\", cite = \"2\", kind = \"points\", max = 4, measure = \"m\" }},\n\
             {{ id = \"1.3\", name = \"C\", cite = \"3\", kind = \"points\", max = {bonus}, bonus = true }},\n]\n"
        )
    };
    let [start, end] =
        ["criterion = [", "[[outcome]]"].map(|part| GUIDELINE.find(part).expect("it is there"));
    let measure = "[measures.m]\ncite = \"1\"\nfindings = \"overdue\"\n";
    for (bonus, most) in [(1, "tối đa 7 điểm"), (5, "tối đa 10 điểm")] {
        let guideline = [&GUIDELINE[..start], &group(bonus), &GUIDELINE[end..], measure].concat();
        let guideline = guideline.replace("at_least = 15", "at_least = 5");
        let folder = workspace()
            .with("criteria/g/1.toml", guideline)
            .with("2024/assessments/recognition/cb-1.csv", format!("criterion,self\n1.1,6\n1.3,{bonus}\n"));
        let run = bontot(folder.path(), &["form", "--organisation", "cb-1", "-o", "f.xlsx"]);
        assert_eq!(run.output(), "Đã ghi 1 biểu mẫu vào f.xlsx.\n");
        let texts = part(&folder.path().join("f.xlsx"), "xl/sharedStrings.xml");
        assert!(texts.contains(&format!(">{most}</t>")), "{texts}");
        let sheet = part(&folder.path().join("f.xlsx"), "xl/worksheets/sheet1.xml");
        let sum = (6 + bonus).min(10);
        // of the group and, as the only one, of the whole
        assert_eq!(sheet.matches(&format!("</f><v>{sum}</v>")).count(), 2, "{sheet}");
        assert!(!texts.contains("tối đa 6 điểm"), "{texts}");
    }
}

/// The second group has 7 from 2025 on; in 2024 there are only ratings in it: of 20, not of 27.
#[test]
fn a_group_without_points_in_the_period_has_no_maximum() {
    let beside = "[[group]]\nid = \"2\"\nname = \"Nhận xét\"\nmax = 7\ncriterion = [\n\
                  { id = \"2.1\", name = \"B\", kind = \"rating\" },\n\
                  { id = \"2.2\", name = \"C\", kind = \"points\", max = 7, counts_from = 2025-01-01 },\n]\n[[outcome]]\nid = \"dat\"";
    let ratings = "stages = [\"self\", \"appraised\"]\nratings = [{ id = \"tot\", name = \"Tốt\" }]";
    let guideline = GUIDELINE.replace("[[outcome]]\nid = \"dat\"", beside);
    let guideline = guideline.replace("stages = [\"self\", \"appraised\"]", ratings);
    let folder = workspace().with("criteria/g/1.toml", guideline);
    let texts = |period: &str| {
        let file = format!("{period}.xlsx");
        let arguments = ["form", "--review", "recognition", "--period", period, "-o", &file];
        let _ = bontot(folder.path(), &arguments).output();
        part(&folder.path().join(file), "xl/sharedStrings.xml")
    };
    let [before, after] = ["2024", "2025"].map(texts);
    assert!(before.contains("tối đa 20 điểm") && !before.contains("tối đa 7 điểm"), "{before}");
    assert!(after.contains("tối đa 27 điểm") && after.contains("tối đa 7 điểm"), "{after}");
}

#[test]
fn the_same_forms_are_the_same_bytes() {
    let folder = workspace();
    for name in ["a.xlsx", "b.xlsx"] {
        bontot(folder.path(), &["form", ".", "-o", name]).output();
    }
    let [one, other] = ["a.xlsx", "b.xlsx"].map(|name| std::fs::read(folder.path().join(name)).unwrap());
    assert_eq!(one, other);
    let told = bontot(folder.path(), &["form", ".", "-o", "forms/", "--lang", "en"]);
    assert_eq!(told.output(), "2 forms are in forms/.\n");
    for id in ["cb-1", "cb-2"] {
        assert!(folder.path().join(format!("forms/{id}-recognition-2024.xlsx")).is_file());
    }
}

#[test]
fn a_form_as_csv() {
    let folder = workspace();
    let csv =
        bontot(folder.path(), &["form", ".", "--format", "csv", "--organisation", "cb-1", "--stage", "self"])
            .output();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "nội dung đánh giá,hướng dẫn,minh họa,tổ chức,kỳ,tiêu chí,nội dung tiêu chí,cách ghi,tự chấm,minh chứng,ghi chú"
    );
    assert!(lines[1].starts_with("recognition,g@1#") && lines[1].ends_with(",8.5,,"), "{csv}");
    assert!(lines[2].ends_with(",có,,theo BB; 03"), "{csv}");
    let how = "ghi có: 5 điểm; không: 0 điểm; nếu không áp dụng thì điểm của nhóm được quy đổi theo các tiêu chí còn \
        lại; khi đó ghi k/ad và nêu lý do ở Ghi chú";
    assert!(lines[2].contains(how), "{csv}");
    assert!(lines[3].contains(",cb-1,2024,1.10,'=Nền nếp,"), "{csv}");
}

/// A form that was exported before there was such a column is taken as well.
#[test]
fn a_form_as_csv_says_that_its_guideline_is_illustrative() {
    let illustrative = GUIDELINE.replace("version = \"1\"", "version = \"1\"\nillustrative = true");
    let folder = workspace().with("criteria/g/1.toml", illustrative);
    let csv =
        |language: &str| bontot(folder.path(), &["form", "--format", "csv", "--lang", language]).output();
    let [vietnamese, english] = ["vi", "en"].map(csv);
    let third = |csv: &str| -> Vec<String> {
        csv.lines().map(|line| line.split(',').nth(2).expect("a third cell").to_owned()).collect()
    };
    // two organisations with three lines each
    assert_eq!(third(&vietnamese), ["minh họa", "có", "có", "có", "có", "có", "có"]);
    assert_eq!(third(&english), ["illustrative", "yes", "yes", "yes", "yes", "yes", "yes"]);
    let outside = Folder::new()
        .with("vi.csv", vietnamese.as_str())
        .with("en.csv", english)
        .with("old.csv", vietnamese.replace(",minh họa,", ",").replace(",có,cb-", ",cb-"));
    for name in ["vi.csv", "en.csv", "old.csv"] {
        let run = bontot(folder.path(), &["import", &outside.path().join(name).display().to_string()]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{name}");
        assert!(run.stdout.starts_with("Không có gì mới"), "{name}: {}", run.stdout);
    }
}

#[test]
fn who_has_no_form_is_told() {
    let folder = workspace();
    let none = bontot(folder.path(), &["form", ".", "--period", "2024-03"]);
    assert!(none.status == 2 && none.stderr.contains("2024-03"), "{}", none.stderr);
    let unknown = bontot(folder.path(), &["form", ".", "--organisation", "cb-11"]);
    assert!(unknown.status == 2 && unknown.stderr.contains("`cb-1`?"), "{}", unknown.stderr);
    let stage = bontot(folder.path(), &["form", ".", "--stage", "decided"]);
    assert!(stage.status == 2 && stage.stderr.contains("`decided`"), "{}", stage.stderr);
    let example =
        bontot(home(), &["form", "examples/kon-tum-2023", "--format", "csv", "--stage", "self"]).output();
    assert!(example.contains("ghi số lần; 5 điểm, trừ 1 cho mỗi lần"), "{example}");
    // seven forms, each line of each a row
    assert!(example.lines().count() > 7 * 5, "{example}");
}

/// The line that names the organisation is longer than its name, which fits into a cell of the register.
#[test]
fn a_text_that_no_cell_holds_is_wrong_usage() {
    let folder = crate::documents::workspace().with(
        "organisations.csv",
        format!("id,name,kind\ncb-mot,{},cell\ncb-hai,Hai,cell\ncb-ba,Ba,cell\n", "ộ".repeat(32_767)),
    );
    let run = bontot(folder.path(), &["form", "-o", "x.xlsx", "--lang", "en"]);
    let says = "error: wrong usage: a cell of the table is longer than a cell of Excel holds (32,767 characters); use --format csv\n";
    assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert!(run.stderr.starts_with(says), "{}", run.stderr);
    assert!(!folder.path().join("x.xlsx").exists());
    assert_eq!(bontot(folder.path(), &["form", "--format", "csv"]).status, 0);
}
