//! `bontot import`: forms that come back filled in, and tables that others keep.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::form::workspace;
use crate::harness::{Folder, Run, bontot};

mod outside;
mod told;

const RECORDS: &str = "2024/assessments/recognition/cb-1.csv";

/// The form of `cb-1`, in which 1.1 is at E9, 1.2 at E10 and 1.10 at E11; evidence is G and notes are H.
fn with_form() -> Folder {
    let folder = workspace();
    bontot(folder.path(), &["form", ".", "--organisation", "cb-1", "-o", "f.xlsx"]).output();
    folder
}

/// Writes cells of the first sheet as a spreadsheet does that knows no shared strings.
pub fn fill(workbook: &Path, cells: &[(&str, &str)]) {
    rewrite(workbook, "xl/worksheets/sheet1.xml", |mut sheet| {
        for (cell, content) in cells {
            let start = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no {cell}"));
            let end = start + sheet[start..].find('>').unwrap() + 1;
            let end =
                if sheet[..end].ends_with("/>") { end } else { end + sheet[end..].find("</c>").unwrap() + 4 };
            let is_number = content.parse::<u32>().is_ok()
                || content.split_once('.').is_some_and(|(a, b)| a.len() < 3 && b.parse::<u64>().is_ok());
            let new = if is_number {
                format!("<c r=\"{cell}\"><v>{content}</v></c>")
            } else {
                format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{content}</t></is></c>")
            };
            sheet.replace_range(start..end, &new);
        }
        sheet
    });
}

/// Changes one part of a workbook.
fn rewrite(workbook: &Path, part: &str, change: impl FnOnce(String) -> String) {
    let mut archive = ZipArchive::new(File::open(workbook).unwrap()).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let (name, mut bytes) = (entry.name().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        parts.push((name, bytes));
    }
    let place = parts.iter().position(|(name, _)| name == part).unwrap();
    parts[place].1 = change(String::from_utf8(parts[place].1.clone()).unwrap()).into_bytes();
    let mut writer = ZipWriter::new(File::create(workbook).unwrap());
    for (name, bytes) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap();
}

fn import(folder: &Folder, arguments: &[&str]) -> Run {
    bontot(folder.path(), &[&["import"], arguments].concat())
}

/// The path of a file.
fn shown(folder: &Folder, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

fn records(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join(RECORDS)).unwrap()
}

/// That an import is refused with these words, and nothing is written.
#[track_caller]
fn refused(folder: &Folder, arguments: &[&str], words: &[&str]) {
    let before = records(folder);
    let run = import(folder, arguments);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "{word}\n{}", run.stderr);
    }
    assert_eq!(records(folder), before);
}

#[test]
fn a_form_that_nobody_touched_changes_nothing() {
    let folder = with_form();
    let before = records(&folder);
    let run = import(&folder, &["f.xlsx"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert!(run.stdout.starts_with("Không có gì mới"), "{}", run.stdout);
    let outside = Folder::new();
    let csv =
        bontot(folder.path(), &["form", ".", "--format", "csv", "-o", &shown(&outside, "f.csv")]).output();
    assert!(csv.starts_with("Đã ghi 2"), "{csv}");
    assert!(
        import(&folder, &[&shown(&outside, "f.csv"), "--replace"]).output().starts_with("Không có gì mới")
    );
    assert_eq!(records(&folder), before);
}

#[test]
fn the_folder_may_come_first() {
    let folder = with_form();
    let (path, form) = (folder.path().display().to_string(), shown(&folder, "f.xlsx"));
    let run = |words: &[&str]| bontot(Folder::new().path(), &[&["import"], words].concat());
    assert!(run(&[&path, &form]).output().starts_with("Không có gì mới"));
    assert!(run(&["--folder", &path, &form]).output().starts_with("Không có gì mới"));
    assert!(run(&[&form]).stderr.contains("file-missing"));
}

/// Excel's “Create a copy” gives a sheet of which the form knows nothing.
#[test]
fn a_sheet_that_is_no_part_of_the_form_is_refused() {
    let folder = workspace();
    bontot(folder.path(), &["form", ".", "-o", "f.xlsx"]).output();
    rewrite(&folder.path().join("f.xlsx"), "xl/workbook.xml", |book| {
        book.replace("name=\"cb-2\"", "name=\"cb-2 (2)\"")
    });
    let copy = "f.xlsx, trang “cb-2 (2)”: trang này không thuộc biểu mẫu";
    refused(&folder, &["f.xlsx"], &[copy, "f.xlsx: không còn trang “cb-2” của biểu mẫu", "2 chỗ sai"]);
}

/// What stands in the records stands there as before when a form as CSV has been imported.
#[track_caller]
fn comes_back(folder: &Folder, records_before: &str) {
    let outside = Folder::new();
    fs::write(folder.path().join(RECORDS), records_before).unwrap();
    let csv = outside.path().join("f.csv").display().to_string();
    bontot(folder.path(), &["form", ".", "--format", "csv", "-o", &csv]).output();
    let run = import(folder, &[&csv, "--replace"]);
    assert!(run.output().starts_with("Không có gì mới"), "{}", records(folder));
    assert_eq!(records(folder), records_before);
}

/// A cell of CSV that would be a formula has a `'` before it, which is none of the text.
#[test]
fn a_form_as_csv_gives_back_the_texts_that_it_was_given() {
    let folder = workspace();
    for text in ["'=abc", "''- theo BB", "'theo BB'"] {
        comes_back(&workspace(), &records(&folder).replace("theo BB; 03", text));
    }
    // an offer is named in its cell
    let guideline = fs::read_to_string(folder.path().join("criteria/g/1.toml")).unwrap();
    let formula = workspace().with("criteria/g/1.toml", guideline.replace("Tốt, đủ", "=Tốt"));
    comes_back(&formula, &(records(&folder) + "1.10;a;\r\n"));
    let before = records(&folder).replace("theo BB; 03", "- theo BB");
    fs::write(folder.path().join(RECORDS), &before).unwrap();
    let outside = Folder::new();
    let csv = outside.path().join("f.csv");
    bontot(folder.path(), &["form", ".", "--format", "csv", "-o", &csv.display().to_string()]).output();
    let text = fs::read_to_string(&csv).unwrap();
    assert!(text.contains(",'- theo BB"), "{text}");
    let run = import(&folder, &[&csv.display().to_string(), "--replace"]);
    assert!(run.output().starts_with("Không có gì mới"));
    assert_eq!(records(&folder), before);
    // a spreadsheet makes 1.1 of 1.10: what the criterion is called tells
    let (row, other) = (text.find(",1.10,").unwrap(), text.find(",1.1,").unwrap());
    assert!(other < row, "{text}");
    fs::write(&csv, text.replacen(",1.10,", ",1.1,", 1)).unwrap();
    refused(&folder, &[&csv.display().to_string()], &["ghi mã 1.1 nhưng nội dung là của tiêu chí 1.10"]);
}

#[test]
fn a_form_names_its_review_and_a_table_is_asked_for_one() {
    let folder = workspace();
    let manifest = fs::read_to_string(folder.path().join("bontot.toml")).unwrap();
    fs::write(folder.path().join("bontot.toml"), manifest.replace("[reviews.recognition]", "[reviews.xet]"))
        .unwrap();
    let of_reviews = folder.path().join("2024/assessments");
    fs::rename(of_reviews.join("recognition"), of_reviews.join("xet")).unwrap();
    let form = ["form", ".", "--review", "xet", "--organisation", "cb-2", "-o", "f.xlsx"];
    bontot(folder.path(), &form).output();
    fill(&folder.path().join("f.xlsx"), &[("E9", "7")]);
    import(&folder, &["f.xlsx"]).output();
    let made = || fs::read_to_string(of_reviews.join("xet/cb-2.csv")).unwrap();
    assert_eq!(made(), "tiêu chí,tự chấm\n1.1,7\n");
    let outside = Folder::new().with("t.csv", "organisation,criterion,self\ncb-2,1.10,b\n");
    let table = shown(&outside, "t.csv");
    let run = import(&folder, &[&table]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("không có `recognition`; hãy chọn bằng --review: xet\n"), "{}", run.stderr);
    import(&folder, &[&table, "--review", "xet"]).output();
    assert_eq!(made(), "tiêu chí,tự chấm\n1.1,7\n1.10,b\n");
}

#[test]
fn a_folder_stands_for_the_forms_in_it() {
    let folder = workspace();
    let forms = folder.path().join("bieu-mau");
    fs::create_dir(&forms).unwrap();
    refused(&folder, &["bieu-mau"], &["bieu-mau: thư mục không có tệp xlsx"]);
    refused(&folder, &["bieu-mau/*.xlsx"], &["bieu-mau/*.xlsx: không có tệp này; dấu * không được hiểu"]);
    for cell in ["cb-1", "cb-2"] {
        let file = format!("bieu-mau/{cell}.xlsx");
        bontot(folder.path(), &["form", ".", "--organisation", cell, "-o", &file]).output();
    }
    fill(&forms.join("cb-2.xlsx"), &[("E9", "7")]);
    fs::write(forms.join("~$cb-2.xlsx"), "lock").unwrap();
    fs::write(forms.join("đọc trước.txt"), "x").unwrap();
    import(&folder, &["bieu-mau"]).output();
    let made = fs::read_to_string(folder.path().join("2024/assessments/recognition/cb-2.csv")).unwrap();
    assert_eq!(made, "tiêu chí,tự chấm\n1.1,7\n");
    let run = import(&folder, &["bieu-mau/cb-2.xlsx", "bieu-mau/~$cb-2.xlsx"]);
    assert!(run.status == 0 && run.stderr.contains("~$cb-2.xlsx: bỏ qua"), "{}", run.stderr);
}

/// What git keeps of a folder is its files: where there are no records yet, the folders for them are made.
#[test]
fn a_year_begins_with_the_first_form() {
    let folder = workspace().with("2025/facts.csv", "organisation,fact,value\n");
    fs::remove_dir_all(folder.path().join("2024")).unwrap();
    bontot(folder.path(), &["form", ".", "--organisation", "cb-1", "-o", "f.xlsx"]).output();
    fill(&folder.path().join("f.xlsx"), &[("E9", "7.5")]);
    import(&folder, &["f.xlsx"]).output();
    let made = fs::read_to_string(folder.path().join("2025/assessments/recognition/cb-1.csv")).unwrap();
    assert_eq!(made, "tiêu chí,tự chấm\n1.1,7.5\n");
}

#[test]
fn what_is_filled_in_comes_into_the_records_line_by_line() {
    let folder = with_form();
    fill(
        &folder.path().join("f.xlsx"),
        &[("E11", "Tốt, đủ"), ("F9", "7.5"), ("G9", "NQ 05; BB 03"), ("H11", "=x")],
    );
    let told = import(&folder, &["f.xlsx", "--dry-run"]).output();
    assert!(told.contains("chưa ghi gì") && told.contains("1.10;a"), "{told}");
    let before = "criterion;self;note\r\n1.1; 8,5 ;\r\n1.2;x;\"theo BB; 03\"\r\n";
    assert_eq!(records(&folder), before);
    import(&folder, &["f.xlsx"]).output();
    let after = "criterion;self;note;appraised;evidence\r\n1.1; 8,5 ;;7.5;\"NQ 05; BB 03\"\r\n\
        1.2;x;\"theo BB; 03\";;\r\n1.10;a;=x;;\r\n";
    assert_eq!(records(&folder), after);
    assert!(import(&folder, &["f.xlsx"]).output().starts_with("Không có gì mới"));
    // the other organisation has no file yet
    bontot(folder.path(), &["form", ".", "--organisation", "cb-2", "-o", "g.xlsx"]).output();
    fill(&folder.path().join("g.xlsx"), &[("E9", "9"), ("E10", "k/ad"), ("H10", "không có việc")]);
    import(&folder, &["g.xlsx"]).output();
    let new = fs::read_to_string(folder.path().join("2024/assessments/recognition/cb-2.csv")).unwrap();
    assert_eq!(new, "tiêu chí,tự chấm,ghi chú\n1.1,9,\n1.2,k/ad,không có việc\n");
}

#[test]
fn what_stands_in_toml_is_compared_and_left_to_hand() {
    let folder = workspace();
    fs::remove_file(folder.path().join(RECORDS)).unwrap();
    let path = folder.path().join("2024/assessments/recognition/cb-1.toml");
    let toml = "[criterion.\"1.1\"]\nself = 8.5\nevidence = [\"NQ 05\", \"BB 03\"]\nnote = \"theo\"\n\n\
        [criterion.\"1.2\"]\nself = false\n";
    fs::write(&path, toml).unwrap();
    bontot(folder.path(), &["form", ".", "--organisation", "cb-1", "-o", "f.xlsx"]).output();
    assert!(import(&folder, &["f.xlsx"]).output().starts_with("Không có gì mới"));
    for (cell, given) in [("E9", "9"), ("G9", "NQ 06"), ("E10", "x")] {
        bontot(folder.path(), &["form", ".", "--organisation", "cb-1", "-o", "f.xlsx", "--force"]).output();
        fill(&folder.path().join("f.xlsx"), &[(cell, given)]);
        let run = import(&folder, &["f.xlsx", "--replace"]);
        assert_eq!(run.status, 1, "{cell}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("cb-1.toml là tệp TOML"), "{cell}: {}", run.stderr);
        assert_eq!(fs::read_to_string(&path).unwrap(), toml);
        fs::remove_file(folder.path().join("f.xlsx")).unwrap();
    }
}

#[test]
fn a_value_that_is_there_is_replaced_only_on_demand() {
    let folder = with_form();
    fill(&folder.path().join("f.xlsx"), &[("E9", "9"), ("E11", "b")]);
    refused(
        &folder,
        &["f.xlsx"],
        &["f.xlsx, trang “cb-1”, ô E9", "“8,5”", "--replace", "Không ghi gì: 1 chỗ sai."],
    );
    import(&folder, &["f.xlsx", "--replace"]).output();
    assert_eq!(records(&folder), "criterion;self;note\r\n1.1;9;\r\n1.2;x;\"theo BB; 03\"\r\n1.10;b;\r\n");
}

#[test]
fn every_wrong_cell_is_named() {
    let folder = with_form();
    let cells = [("E9", "12"), ("F9", "7.3"), ("F10", "vâng"), ("E11", "Khá"), ("F11", "k/ad")];
    fill(&folder.path().join("f.xlsx"), &cells);
    let words =
        ["ô E9: ", "12", "ô F9: ", "ô F10: ", "vâng", "ô E11: “Khá”", "“Tốt, đủ”", "ô F11: ", "5 chỗ sai"];
    refused(&folder, &["f.xlsx"], &words);
    let folder = with_form();
    fill(&folder.path().join("f.xlsx"), &[("F10", "k/ad"), ("H10", " "), ("A11", "1.1")]);
    refused(&folder, &["f.xlsx"], &["ô A11: cần là mã tiêu chí 1.10, nhưng là “1.1”"]);
}

#[test]
fn a_form_of_another_version_is_refused_with_the_differences() {
    let folder = with_form();
    let path = folder.path().join("criteria/g/1.toml");
    let rules = fs::read_to_string(&path).unwrap();
    fs::write(&path, rules.replace("kind = \"toggle\", max = 5", "kind = \"toggle\", max = 6")).unwrap();
    refused(
        &folder,
        &["f.xlsx"],
        &["g@1", "tiêu chí 1.2: trước “toggle 5 n/a rescale”, nay “toggle 6 n/a rescale”"],
    );
    // what changes no line is no other form
    fs::write(&path, rules.replace("at_least = 15", "at_least = 14")).unwrap();
    assert!(import(&folder, &["f.xlsx"]).output().starts_with("Không có gì mới"));
    // a line of the hidden sheet that lost its first cell is one line less, not the next one in its place
    fs::write(&path, rules).unwrap();
    rewrite(&folder.path().join("f.xlsx"), "xl/worksheets/sheet2.xml", |sheet| {
        let cell = sheet.find("<c r=\"A8\"").unwrap();
        let end = cell + sheet[cell..].find("</c>").unwrap() + 4;
        sheet[..cell].to_owned() + &sheet[end..]
    });
    refused(&folder, &["f.xlsx"], &["Khác nhau: có thêm tiêu chí 1.1\n"]);
}

#[test]
fn a_table_of_others_is_taken_by_a_map() {
    let folder = workspace();
    let outside = Folder::new().with("t.csv", "STT;Đơn vị;Mã TC;Điểm\n1;cb-2;1.1;9,5\n2;cb-2;1.10;b\n");
    let map = ["--map", "Đơn vị=organisation", "--map", "Mã TC=criterion", "--map", "Điểm=self"];
    let run = import(&folder, &[&[shown(&outside, "t.csv").as_str()], &map[..]].concat());
    assert!(run.status == 1 && run.stderr.contains("ô A1: không biết cột “STT”"), "{}", run.stderr);
    import(&folder, &[&[shown(&outside, "t.csv").as_str(), "--map", "STT=-"], &map[..]].concat()).output();
    let new = fs::read_to_string(folder.path().join("2024/assessments/recognition/cb-2.csv")).unwrap();
    assert_eq!(new, "tiêu chí,tự chấm\n1.1,9.5\n1.10,b\n");
    let outside = outside.with("u.csv", b"organisation,criterion,note\ncb-1,1.1,ti\xEA\xECng\n");
    let utf8 = import(&folder, &[&shown(&outside, "u.csv")]);
    assert!(utf8.status == 1 && utf8.stderr.contains("--encoding"), "{}", utf8.stderr);
    import(&folder, &[&shown(&outside, "u.csv"), "--encoding", "windows-1258"]).output();
    assert!(records(&folder).contains("1.1; 8,5 ;tiếng\r\n"), "{}", records(&folder));
    let outside = outside.with("v.csv", "organisation,criterion,note\ncb-1,1.10,a\ncb-1,1.10,b\n");
    let twice = import(&folder, &[&shown(&outside, "v.csv")]);
    assert!(twice.status == 1 && twice.stderr.contains("ô B3: tiêu chí 1.10 của cb-1"), "{}", twice.stderr);
}
