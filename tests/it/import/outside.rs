//! Workbooks and tables that no form of ours is: hostile ones, sheets of OpenDocument, percentages, old fonts.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{import, records, refused, rewrite, shown, with_form};
use crate::form::workspace;
use crate::harness::Folder;

/// A workbook of one sheet with these cells.
fn workbook(path: &Path, cells: &str) {
    let mut writer = ZipWriter::new(File::create(path).unwrap());
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{cells}</sheetData></worksheet>"),
        ),
    ];
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
}

#[test]
fn a_hostile_workbook_is_refused() {
    let folder = workspace();
    let path = folder.path().join("x.xlsx");
    // a small one is read: it only has no header
    workbook(&path, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    refused(&folder, &["x.xlsx"], &["x.xlsx: không thấy dòng tiêu đề"]);
    // two cells a whole sheet apart
    workbook(
        &path,
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
    );
    refused(&folder, &["x.xlsx"], &["x.xlsx: quá lớn"]);
    // 60 MB of nothing, packed small
    workbook(&path, &" ".repeat(60 << 20));
    assert!(fs::metadata(&path).unwrap().len() < 100_000);
    refused(&folder, &["x.xlsx"], &["x.xlsx: quá lớn"]);
    fs::write(&path, "PK\u{3}\u{4} no archive").unwrap();
    refused(&folder, &["x.xlsx", "y.xlsx"], &["x.xlsx: không đọc được", "y.xlsx: không có tệp này"]);
}

/// A file of 1 TiB that takes no room on the disk: it would not go into memory.
#[cfg(unix)]
#[test]
fn nothing_is_read_of_a_file_that_is_too_large() {
    let (folder, outside) = (with_form(), Folder::new());
    let path = outside.path().join("x.csv");
    File::create(&path).unwrap().set_len(1 << 40).unwrap();
    refused(&folder, &[&path.display().to_string()], &["x.csv: quá lớn"]);
}

/// A sheet of OpenDocument with these rows.
fn sheet(path: &Path, rows: &str) {
    let mut writer = ZipWriter::new(File::create(path).unwrap());
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("mimetype", stored).unwrap();
    writer.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    let name = "urn:oasis:names:tc:opendocument:xmlns";
    writer.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"{name}:office:1.0\" \
         xmlns:table=\"{name}:table:1.0\" xmlns:text=\"{name}:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Điểm\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    writer.write_all(content.as_bytes()).unwrap();
    writer.finish().unwrap();
}

/// A row of an OpenDocument sheet; a cell that is a number is one there too.
fn ods_row(cells: &[&str]) -> String {
    let cell = |text: &&str| match text.parse::<u32>() {
        Ok(number) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number},00</text:p></table:table-cell>"
        ),
        Err(_) => format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"),
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

/// The records of `cb-2`, which has none before.
fn new_records(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join("2024/assessments/recognition/cb-2.csv")).unwrap()
}

#[test]
fn a_sheet_of_opendocument_is_taken_by_a_map() {
    let folder = workspace();
    let head = ods_row(&["Đơn vị", "Mã TC", "Điểm", "Ý kiến"]);
    let empty = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    // the note has two paragraphs, three blanks in a row, a sign in other words, and a remark that is none of it
    let note = "<office:annotation><text:p>xem lại</text:p></office:annotation><text:p>a<text:s text:c=\"3\"/>b &amp; c</text:p><text:p>d</text:p>";
    let end = format!("<table:table-cell>{note}</table:table-cell></table:table-row>");
    let row = ods_row(&["cb-2", "1.1", "7"]).replace("</table:table-row>", &end);
    sheet(&folder.path().join("x.ods"), &format!("{head}{row}{empty}"));
    let map = ["--map", "Đơn vị=organisation", "--map", "Mã TC=criterion", "--map", "Điểm=self"];
    import(&folder, &[&["x.ods", "--map", "Ý kiến=note"], &map[..]].concat()).output();
    assert_eq!(new_records(&folder), "tiêu chí,tự chấm,ghi chú\n1.1,7,\"a   b & c\nd\"\n");
}

#[test]
fn true_and_false_of_opendocument_are_no_texts() {
    let folder = workspace();
    let head = ods_row(&["organisation", "criterion", "self", "note"]);
    let truth = "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell>";
    let row = |note: &str| {
        let end = format!("{truth}{note}</table:table-row>");
        ods_row(&["cb-2", "1.2"]).replace("</table:table-row>", &end)
    };
    sheet(&folder.path().join("x.ods"), &format!("{head}{}", row(truth)));
    refused(&folder, &["x.ods"], &["ô D2: là TRUE của bảng tính, không phải chữ", "1 chỗ sai"]);
    sheet(&folder.path().join("x.ods"), &format!("{head}{}", row("")));
    import(&folder, &["x.ods"]).output();
    assert_eq!(new_records(&folder), "tiêu chí,tự chấm\n1.2,có\n");
}

#[test]
fn every_sheet_with_a_header_is_taken_and_others_are_named() {
    let folder = workspace();
    let head = ods_row(&["organisation", "criterion", "self"]);
    let next = |name: &str| format!("</table:table><table:table table:name=\"{name}\">");
    let [first, second] = [["cb-2", "1.1", "7"], ["cb-1", "1.10", "b"]].map(|row| ods_row(&row));
    let notes = ods_row(&["ghi nhớ"]);
    let rows = format!("{head}{first}{}{notes}{}{head}{second}", next("Nháp"), next("T2"));
    sheet(&folder.path().join("x.ods"), &rows);
    let run = import(&folder, &["x.ods", "--replace"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let told = "cảnh báo: x.ods, trang “Nháp”: bỏ qua: trang không có dòng tiêu đề với cột tiêu chí\n";
    assert!(run.stderr.starts_with(told), "{}", run.stderr);
    assert_eq!(new_records(&folder), "tiêu chí,tự chấm\n1.1,7\n");
    assert!(records(&folder).contains("1.10;b;"), "{}", records(&folder));
}

/// A spreadsheet keeps `95%` as 0.95: taken as that it would be next to nothing, on a line of points and on one that
/// asks for a percentage.
#[test]
fn a_percentage_is_taken_as_it_is_shown() {
    let folder = with_form();
    let form = folder.path().join("f.xlsx");
    // styles of our own behind those that are there: `0%`, `0.0%`, and a sign that is mere text
    let mut first = 0;
    rewrite(&form, "xl/styles.xml", |styles| {
        let start = styles.find("<cellXfs").unwrap();
        let end = start + styles[start..].find("</cellXfs>").unwrap();
        first = styles[start..end].matches("<xf ").count();
        let formats =
            [9, 170, 171].map(|format| format!("<xf numFmtId=\"{format}\" applyNumberFormat=\"1\"/>"));
        let named = "<numFmt numFmtId=\"170\" formatCode=\"0.0%\"/>\
            <numFmt numFmtId=\"171\" formatCode=\"0.00&quot;%&quot;\"/></numFmts>";
        (styles[..end].to_owned() + &formats.concat() + &styles[end..]).replacen("</numFmts>", named, 1)
    });
    for (style, written, told) in [(0, "0.95", "`95%`"), (1, "0.075", "`7.5%`"), (2, "0.95", "0,95 điểm")]
    {
        let path = folder.path().join("g.xlsx");
        fs::copy(&form, &path).unwrap();
        rewrite(&path, "xl/worksheets/sheet1.xml", |sheet| {
            let start = sheet.find("<c r=\"E9\"").unwrap();
            let end = start + sheet[start..].find("</c>").unwrap() + 4;
            let cell = format!("<c r=\"E9\" s=\"{}\"><v>{written}</v></c>", first + style);
            sheet[..start].to_owned() + &cell + &sheet[end..]
        });
        refused(&folder, &["g.xlsx"], &["ô E9", told]);
    }
    let head = ods_row(&["organisation", "criterion", "self"]);
    let row = ods_row(&["cb-2", "1.1", "7"])
        .replace("\"float\" office:value=\"7\"", "\"percentage\" office:value=\"0.95\"");
    sheet(&folder.path().join("x.ods"), &format!("{head}{row}"));
    refused(&folder, &["x.ods"], &["ô C2", "`95%`"]);
}

/// A cell that says it stands there 10¹² times 10¹² times, or in no column of 2⁶⁴ rows, ends soon: an empty one is
/// passed by, whatever it says that it holds, and any other refused before the first of them is put.
#[test]
fn cells_without_end_come_to_an_end() {
    let folder = workspace();
    let path = folder.path().join("x.ods");
    let rows = [&["organisation", "criterion", "self"][..], &["cb-2", "1.1", "7"]].map(ods_row).concat();
    let many = |rows: u64, columns: u64, cell: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\">\
             <table:table-cell table:number-columns-repeated=\"{columns}\" {cell}/></table:table-row>"
        )
    };
    let most = 1_000_000_000_000;
    for (rows_of, columns) in [(most, most), (u64::MAX, 0)] {
        sheet(&path, &many(rows_of, columns, "office:date-value=\"2024-03-05\""));
        refused(&folder, &["x.ods"], &["x.ods: quá lớn"]);
    }
    let empty = ["date-value", "value"].map(|kind| format!("office:{kind}=\"\""));
    let empty = empty.map(|cell| many(most, most, &cell)).concat();
    sheet(&path, &format!("{rows}{empty}"));
    import(&folder, &["x.ods"]).output();
    assert_eq!(new_records(&folder), "tiêu chí,tự chấm\n1.1,7\n");
}

#[test]
fn a_hostile_sheet_of_opendocument_is_refused() {
    let folder = workspace();
    let path = folder.path().join("x.ods");
    // one cell that says it stands there 17 thousand million times
    sheet(
        &path,
        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>1</text:p></table:table-cell></table:table-row>",
    );
    refused(&folder, &["x.ods"], &["x.ods: quá lớn"]);
    // a text of 32,767 characters that stands there 10,000 times: 312 MiB
    let long = "x".repeat(32_767);
    sheet(
        &path,
        &format!(
            "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell table:number-columns-repeated=\"10\"><text:p>{long}</text:p></table:table-cell></table:table-row>"
        ),
    );
    refused(&folder, &["x.ods"], &["x.ods: quá lớn"]);
    // blanks without end, at once and bit by bit
    let blanks = "<text:s text:c=\"32767\"/>".repeat(1000);
    sheet(
        &path,
        &format!(
            "<table:table-row><table:table-cell><text:p>{blanks}x</text:p></table:table-cell></table:table-row>"
        ),
    );
    refused(&folder, &["x.ods"], &["x.ods: quá lớn"]);
    sheet(
        &path,
        "<table:table-row><table:table-cell><text:p><text:s text:c=\"99999999999\"/>x</text:p></table:table-cell></table:table-row>",
    );
    refused(&folder, &["x.ods"], &["x.ods: quá lớn"]);
    sheet(
        &path,
        "<table:table-row><table:table-cell><text:p>&nope;</text:p></table:table-cell></table:table-row>",
    );
    refused(&folder, &["x.ods"], &["x.ods: không đọc được"]);
    sheet(&path, "<table:table-row></table:table>");
    refused(&folder, &["x.ods"], &["x.ods: không đọc được"]);
}

#[test]
fn tables_typed_for_old_fonts_become_unicode() {
    // `Chưa tốt` and `Chưa rõ` in TCVN3 and in VNI: as bytes, and saved as UTF-8 since
    let tables: [(&str, &[u8]); 4] = [
        ("tcvn3", b"organisation,criterion,self,note\ncb-2,1.10,Ch\xADa t\xE8t,Ch\xADa r\xE2\n"),
        ("vni", b"organisation,criterion,self,note\ncb-2,1.10,Ch\xF6a to\xE1t,Ch\xF6a ro\xF5\n"),
        ("tcvn3", "organisation,criterion,self,note\ncb-2,1.10,Ch\u{ad}a tèt,Ch\u{ad}a râ\n".as_bytes()),
        ("vni", "organisation,criterion,self,note\ncb-2,1.10,Chöa toát,Chöa roõ\n".as_bytes()),
    ];
    for (encoding, bytes) in tables {
        let (folder, outside) = (workspace(), Folder::new().with("x.csv", bytes));
        import(&folder, &[&shown(&outside, "x.csv"), "--encoding", encoding]).output();
        assert_eq!(new_records(&folder), "tiêu chí,tự chấm,ghi chú\n1.10,b,Chưa rõ\n", "{encoding}");
    }
    // Unicode that is said to be VNI
    let outside = Folder::new().with("x.csv", "organisation,criterion,note\ncb-2,1.10,Chưa rõ\n");
    let path = shown(&outside, "x.csv");
    refused(&workspace(), &[&path, "--encoding", "vni"], &["x.csv: chữ trong tệp đã là Unicode"]);
}

/// A cell in an old font among others in Unicode: taken as it stands, and told.
#[test]
fn a_cell_typed_for_an_old_font_is_told() {
    for (note, word, font) in [
        ("NghÞ quyÕt cña chi bé", "NghÞ", ".VnTime (TCVN3)"),
        ("Ñaõ coù nghò quyeát", "Ñaõ", "VNI-Times (VNI)"),
    ] {
        let table = format!("organisation,criterion,self,note\ncb-2,1.10,b,{note}\n");
        let (folder, outside) = (workspace(), Folder::new().with("x.csv", table));
        let run = import(&folder, &[&shown(&outside, "x.csv"), "--dry-run"]);
        let says = format!("x.csv, ô D2: “{word}” có lẽ gõ bằng phông cũ {font}; chữ được nhập nguyên");
        assert!(run.stderr.contains(&says), "{}", run.stderr);
    }
}

#[test]
fn a_table_is_not_read_in_an_encoding_that_makes_no_vietnamese_of_it() {
    // `Chưa đủ` in VNI, which is `Chöa ñuûỷ` or the like in any other
    let bytes = b"organisation,criterion,self,note\ncb-2,1.10,Ch\xF6a \xF1u\xFB,Ch\xF6a ro\xF5\n";
    let outside = Folder::new().with("x.csv", bytes);
    let path = shown(&outside, "x.csv");
    for (encoding, word) in [("tcvn3", "ủuỷ"), ("windows-1258", "Chöa")] {
        let says = format!("không thành tiếng Việt (“{word}”); có lẽ tệp theo bảng mã khác: --encoding vni");
        refused(&workspace(), &[&path, "--encoding", encoding], &[&says]);
    }
    // a name of the highlands that no encoding makes a Vietnamese word of: `Plông` in TCVN3
    let (folder, outside) = (
        workspace(),
        Folder::new().with("x.csv", b"organisation,criterion,self,note\ncb-2,1.10,b,h\xE4p \xEB Pl\xABng\n"),
    );
    let run = import(&folder, &[&shown(&outside, "x.csv"), "--encoding", "tcvn3"]);
    assert!(run.stderr.contains("x.csv, ô D2: “Plông” không thành tiếng Việt"), "{}", run.stderr);
    assert_eq!(new_records(&folder), "tiêu chí,tự chấm,ghi chú\n1.10,b,họp ở Plông\n");
}

#[test]
fn what_a_table_does_not_say_where_to_put_is_refused() {
    let folder = workspace();
    for (rows, says) in [
        // decimal commas without quotes: 3,5 and 4,5
        ("organisation,criterion,self,appraised\ncb-1,1.1,3,5,4,5\n", "“4” đứng ngoài các cột có tiêu đề"),
        // the second column of a merged head
        ("organisation;criterion;self;\ncb-1;1.1;4;3,5\n", "“3,5” đứng ngoài các cột có tiêu đề"),
        (
            "organisation,criterion,self,note\ncb-1,1.1,4,\"Thiếu\ncb-1,1.2,yes,\n",
            "ở dòng 2 có dấu nháy kép không đóng",
        ),
        ("organisation,criterion,self,note\ncb-1,1.2,yes,\"x\ny\"\ncb-1,1.1,4,\"a\" b\n", "ở dòng 4 có dấu"),
    ] {
        let outside = Folder::new().with("x.csv", rows);
        refused(&folder, &[&shown(&outside, "x.csv")], &[says]);
    }
}

#[test]
fn a_form_whose_columns_were_moved_is_refused() {
    let folder = with_form();
    rewrite(&folder.path().join("f.xlsx"), "xl/worksheets/sheet1.xml", |sheet| {
        // the columns of self and appraised scores change places, heads and all
        let moved = |from: char, to: char, text: String| {
            (1..60).fold(text, |text, row| {
                text.replace(&format!("r=\"{from}{row}\""), &format!("r=\"{to}{row}\""))
            })
        };
        moved('Z', 'E', moved('E', 'F', moved('F', 'Z', sheet)))
    });
    refused(&folder, &["f.xlsx"], &["cột của biểu mẫu đã bị xáo trộn"]);
}
