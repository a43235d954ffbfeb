//! What an import tells people who keep their tables in a spreadsheet: what it left aside, and what to do about a file that
//! it does not take.

use std::fs::{self, File};
use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{fill, import, records, refused, rewrite, shown, with_form};
use crate::form::workspace;
use crate::harness::{Folder, bontot};

/// Adds cells to the first sheet of `f.xlsx`; its rows 9 to 11 are the lines, 12 the total, 14 the foot, 6 is empty.
fn write_beside(folder: &Folder, cells: &[(u32, &str, &str)]) {
    rewrite(&folder.path().join("f.xlsx"), "xl/worksheets/sheet1.xml", |mut sheet| {
        for (row, column, text) in cells {
            let cell = format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            let found = sheet.find(&format!("<row r=\"{row}\""));
            let end = found.map(|start| start + sheet[start..].find("</row>").unwrap());
            match end {
                Some(end) => sheet.insert_str(end, &cell),
                None => {
                    sheet =
                        sheet.replace("</sheetData>", &format!("<row r=\"{row}\">{cell}</row></sheetData>"));
                }
            }
        }
        sheet
    });
}

#[test]
fn what_stands_outside_of_a_forms_cells_is_told_and_the_rest_taken() {
    let folder = with_form();
    fill(&folder.path().join("f.xlsx"), &[("E11", "Tốt, đủ"), ("G8", "BB họp"), ("H12", "đã cộng lại")]);
    write_beside(&folder, &[(9, "I", "xem lại"), (15, "B", "8"), (20, "A", "Người lập biểu")]);
    let run = import(&folder, &["f.xlsx"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let told = |cell: &str, text: &str| {
        format!(
            "cảnh báo: f.xlsx, trang “cb-1”, ô {cell}: “{text}” đứng ngoài các ô của biểu mẫu nên không được nhập; \
             nếu cần giữ, hãy chép vào cột Ghi chú\n"
        )
    };
    let all = [
        ("G8", "BB họp"),
        ("I9", "xem lại"),
        ("H12", "đã cộng lại"),
        ("B15", "8"),
        ("A20", "Người lập biểu"),
    ];
    assert_eq!(run.stderr, all.map(|(cell, text)| told(cell, text)).concat());
    assert!(records(&folder).ends_with("1.10;a;\r\n"), "{}", records(&folder));
}

/// The form's own words in another language, and its sums, are none of it.
#[test]
fn a_form_in_english_has_nothing_outside_of_its_cells() {
    let folder = workspace();
    bontot(folder.path(), &["form", ".", "-o", "f.xlsx", "--lang", "en"]).output();
    let run = import(&folder, &["f.xlsx"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
}

/// 203 cells below the form: 200 are told, and how many more there are.
#[test]
fn of_many_cells_outside_of_a_form_the_first_are_told() {
    let folder = with_form();
    let cells: Vec<(u32, &str, &str)> = (101..304).map(|row| (row, "A", "x")).collect();
    write_beside(&folder, &cells);
    let told = import(&folder, &["f.xlsx"]).stderr;
    assert_eq!(told.lines().count(), 201);
    assert!(told.contains("ô A300: ") && !told.contains("ô A301: "), "{told}");
    assert!(told.ends_with("Còn 3 cảnh báo nữa chưa in.\n"), "{told}");
}

/// Alt+Enter between two documents, or in the name of one.
#[test]
fn evidence_on_several_lines_is_refused_unless_it_is_divided() {
    let folder = with_form();
    fill(&folder.path().join("f.xlsx"), &[("G9", "NQ 05\nBB 03")]);
    refused(&folder, &["f.xlsx"], &["ô G9: minh chứng “NQ 05␊BB 03” nằm trên nhiều dòng", "1 chỗ sai"]);
    fill(&folder.path().join("f.xlsx"), &[("G9", "NQ 05;\nBB 03")]);
    import(&folder, &["f.xlsx"]).output();
    assert!(records(&folder).contains("\"NQ 05;\nBB 03\""), "{}", records(&folder));
}

/// The records have rows of 1.1 and 1.2; that of 1.10 is new, and so is the column of evidence.
#[test]
fn what_only_the_check_finds_names_the_cell_that_it_came_from() {
    let folder = with_form();
    let path = folder.path().join("f.xlsx");
    fill(&path, &[("G9", "BB 03; evidence/khong.pdf"), ("G11", "evidence/khong-co.pdf")]);
    let told = [
        " --> 2024/assessments/recognition/cb-1.csv:2:",
        "  = từ: f.xlsx, trang “cb-1”, ô G9\n",
        " --> 2024/assessments/recognition/cb-1.csv:4:",
        "  = từ: f.xlsx, trang “cb-1”, ô G11\n",
    ];
    refused(&folder, &["f.xlsx"], &told);
    refused(&folder, &["f.xlsx", "--lang", "en"], &["  = from: f.xlsx, sheet “cb-1”, cell G11\n"]);
    // into a file that is not there yet, from a table without sheets
    let outside =
        Folder::new().with("t.csv", "tổ chức,tiêu chí,tự chấm,minh chứng\ncb-2,1.1,7,evidence/khong.pdf\n");
    let table = shown(&outside, "t.csv");
    let from = format!("  = từ: {table}, ô D2\n");
    refused(&folder, &[&table], &["assessments/recognition/cb-2.csv:2:", &from]);
}

/// 1.2 is a toggle, which takes them; evidence (G) and notes (H) are in words.
#[test]
fn true_and_false_of_a_workbook_are_no_texts() {
    let folder = with_form();
    let path = folder.path().join("f.xlsx");
    let truths = |sheet: String| {
        let cell = |word: &str| format!("t=\"inlineStr\"><is><t>{word}</t></is>");
        sheet.replace(&cell("TRUE"), "t=\"b\"><v>1</v>").replace(&cell("FALSE"), "t=\"b\"><v>0</v>")
    };
    fill(&path, &[("E10", "FALSE"), ("G9", "TRUE"), ("H9", "FALSE")]);
    rewrite(&path, "xl/worksheets/sheet1.xml", truths);
    let told = [
        "ô G9: là TRUE của bảng tính, không phải chữ; hãy ghi lại bằng chữ, hoặc để trống\n",
        "ô H9: là FALSE của bảng tính, không phải chữ",
        "2 chỗ sai",
    ];
    refused(&folder, &["f.xlsx", "--replace"], &told);
    fill(&path, &[("G9", "TRUE"), ("H9", "theo BB")]);
    import(&folder, &["f.xlsx", "--replace"]).output();
    // a text that says TRUE is one; the table is in English
    let lines = ["1.1; 8,5 ;theo BB;TRUE\r\n", "1.2;no;\"theo BB; 03\";\r\n"];
    assert!(lines.iter().all(|line| records(&folder).contains(line)), "{}", records(&folder));
}

#[test]
fn a_line_of_totals_is_called_one() {
    let folder = workspace();
    for (row, says) in [
        ("Tổng cộng,,9", "ô A3: “Tổng cộng” không có trong hồ sơ; nếu đây là dòng cộng thì hãy xóa"),
        (",Cộng,9", "ô B3: “Cộng” không có trong hồ sơ; nếu đây là dòng cộng"),
        ("cb-2,TOTAL:,9", "ô B3: “TOTAL:” không có trong hồ sơ; nếu đây là dòng cộng"),
        ("cb-2,Công tác,9", "ô B3: hướng dẫn g@1 không có tiêu chí `Công tác`"),
        (",1.1,9", "ô A3: dòng này thiếu mã tổ chức\n"),
    ] {
        let outside =
            Folder::new().with("x.csv", format!("Bảng điểm năm 2024\norganisation,criterion,self\n{row}\n"));
        refused(&folder, &[&shown(&outside, "x.csv")], &[says]);
    }
    let outside = Folder::new().with("x.csv", "criterion,self\n1.1,9\n1.2,yes\n");
    let says = "x.csv: bảng không có cột mã tổ chức; hãy thêm cột `tổ chức`";
    refused(&folder, &[&shown(&outside, "x.csv")], &[says, "1 chỗ sai"]);
}

#[test]
fn a_file_that_is_not_taken_says_what_to_do_about_it() {
    let outside = Folder::new();
    let utf16 = |text: &str| [0xFEFF].into_iter().chain(text.encode_utf16()).collect::<Vec<u16>>();
    let table = utf16("organisation\tcriterion\tself\ncb-2\t1.1\t9\n");
    let old = [0xD0, 0xCF, 0x11, 0xE0];
    let shell: Vec<u8> = utf16("EncryptedPackage").into_iter().flat_map(u16::to_le_bytes).collect();
    // a sheet of OpenDocument with a password: its list of parts says that one is encrypted
    let mut locked = ZipWriter::new(File::create(outside.path().join("khoa.ods")).unwrap());
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "\u{1}\u{2}"),
        ("META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
    ] {
        locked.start_file(name, SimpleFileOptions::default()).unwrap();
        locked.write_all(text.as_bytes()).unwrap();
    }
    locked.finish().unwrap();
    let form =
        "ĐẢNG ỦY A;;;;\n;;;;\nMã;Nội dung tiêu chí;Căn cứ;Cách ghi và tính điểm;Tự chấm\n1.1;Kế hoạch;;;9\n";
    let outside = outside
        .with("le.csv", table.iter().copied().flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
        .with("be.csv", table.iter().copied().flat_map(u16::to_be_bytes).collect::<Vec<u8>>())
        .with("cu.xls", old)
        .with("khoa.xlsx", [&old[..], &shell].concat())
        .with("hong.ods", "PK\u{3}\u{4} no archive")
        .with("phieu.csv", form)
        .with("ten.csv", "Bảng điểm, năm 2024\norganisation;criterion;self\ncb-2;1.1;9\n");
    let folder = workspace();
    for (file, says) in [
        ("le.csv", "tệp là UTF-16 (kiểu “Unicode Text” của Excel); hãy thêm --encoding utf-16"),
        ("be.csv", "tệp là UTF-16"),
        ("cu.xls", "là tệp Office đời cũ (như xls), không đọc được; hãy mở bằng Excel rồi lưu lại dạng xlsx"),
        ("khoa.xlsx", "có mật khẩu nên không đọc được; hãy mở tệp, bỏ mật khẩu, lưu lại rồi nhập"),
        ("khoa.ods", "có mật khẩu nên không đọc được"),
        (
            "hong.ods",
            "không đọc được: không phải xlsx, ods hay csv, hoặc tệp hỏng; hãy mở bằng Excel rồi lưu lại",
        ),
        ("phieu.csv", "là biểu mẫu không còn trang ẩn “bontot” (vì đã lưu thành csv"),
        (
            "ten.csv",
            "không thấy dòng tiêu đề có cột tiêu chí; nếu phía trên còn dòng tên bảng thì hãy xóa đi",
        ),
    ] {
        refused(&folder, &[&shown(&outside, file)], &[&format!("{file}: {says}"), "1 chỗ sai"]);
    }
    let taken = fs::canonicalize(outside.path().join("be.csv")).unwrap().display().to_string();
    import(&folder, &[&taken, "--encoding", "utf-16"]).output();
}
