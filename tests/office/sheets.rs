//! The workbook and the CSV for Excel, opened by LibreOffice and saved again: the values of bontot's own CSV, in
//! every row, and never a formula.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Folder, files_below, home, text_of};
use crate::tools::{opened_by_libreoffice, output};
use crate::{DOCUMENTS, Document, EXAMPLE, YEARS, plain, text, write, write_all};

type Rows = Vec<Vec<String>>;

fn rows(file: &Path) -> Rows {
    let mut reader = csv::ReaderBuilder::new();
    let text = text(file);
    let reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
    let row =
        |row: Result<csv::StringRecord, csv::Error>| row.expect("CSV").iter().map(str::to_owned).collect();
    reader.into_records().map(row).collect()
}

/// A value as a Vietnamese desktop shows it: 83.25 is 83,25 and 2025-12-30 is 30/12/2025.
fn shown(value: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let [year, month, day] = value.split('-').collect::<Vec<_>>()[..]
        && [year, month, day].map(str::len) == [4, 2, 2]
        && [year, month, day].into_iter().all(digits)
    {
        return format!("{day}/{month}/{year}");
    }
    match value.split_once('.') {
        Some((whole, fraction)) if digits(whole.trim_start_matches('-')) && digits(fraction) => {
            format!("{whole},{fraction}")
        }
        Some(_) | None => value.to_owned(),
    }
}

/// bontot's own CSV, as a Vietnamese desktop shows its values.
fn own(document: Document, workspace: &Path, year: &str) -> Rows {
    let folder = Folder::new();
    let file = folder.path().join("own.csv");
    write(document, (workspace, year, "csv"), &file, &[]);
    rows(&file).iter().map(|row| row.iter().map(|value| shown(value)).collect()).collect()
}

/// What LibreOffice saved of a file: of a workbook, the sheet with the results.
fn saved(folder: &Path, file: &Path) -> Rows {
    let name = file.file_stem().and_then(|stem| stem.to_str()).expect("a plain name");
    let ours = |path: &PathBuf| {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        path.parent() == Some(folder)
            && (stem == name || stem == format!("{name}-Kết quả"))
            && path.extension().is_some_and(|extension| extension == "csv")
    };
    let files: Vec<PathBuf> = files_below(folder).into_iter().filter(ours).collect();
    assert_eq!(files.len(), 1, "{name}: {files:?}");
    rows(&files[0])
}

/// The heads of a form, those of two rows joined, and the rows under its column numbers.
fn form(sheet: &Rows) -> (Vec<String>, Rows) {
    let is_numbers = |row: &&Vec<String>| row[..3] == ["1", "2", "3"];
    let at = sheet.iter().position(|row| is_numbers(&row)).expect("a row of column numbers");
    let (upper, lower) = (&sheet[at - 2], &sheet[at - 1]);
    let mut group = "";
    let heads = upper.iter().zip(lower).map(|(above, below)| {
        group = if above.is_empty() { group } else { above };
        if below.is_empty() { group.to_owned() } else { format!("{group} {below}") }
    });
    let body = sheet[at + 1..].iter().take_while(|row| row.iter().any(|cell| !cell.is_empty()));
    (heads.collect(), body.cloned().collect())
}

fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// The form's columns and the register's: the same words for the same thing, but for capitals.
const CLASSIFIED: [(&str, &str); 8] = [
    ("Tổ chức đảng", "tên"),
    ("Loại hình", "loại hình"),
    ("Cấp trên trực tiếp", "tên cấp trên"),
    ("Tổng điểm Tự chấm", "tự chấm"),
    ("Tổng điểm Thẩm định", "thẩm định"),
    ("Mức xếp loại Đề xuất", "tên mức đề xuất"),
    ("Quyết định Số", "số quyết định"),
    ("Quyết định Ngày", "ngày quyết định"),
];

fn same_classification(sheet: &Rows, own: &Rows, year: &str) {
    let (heads, mut body) = form(sheet);
    let at = |names: &[String], name: &str| names.iter().position(|head| head == name);
    let total = body.pop().expect("a row of totals");
    assert_eq!(total[1], format!("Tổng cộng: {}", own.len() - 1));
    assert_eq!(body.len(), own.len() - 1, "{year}");
    let mut compared = 0;
    let names: BTreeMap<&str, &str> = own[1..].iter().flat_map(|row| outcome_names(row, &own[0])).collect();
    for (place, (cells, values)) in body.iter().zip(&own[1..]).enumerate() {
        assert_eq!(cells[0], (place + 1).to_string());
        let cell = |head: &str| at(&heads, head).map(|place| cells[place].as_str());
        let value = |head: &str| at(&own[0], head).map(|place| values[place].as_str());
        for (head, name) in CLASSIFIED {
            if let (Some(cell), Some(value)) = (cell(head), value(name)) {
                // where the register is empty, the form says that points are not known, and why no level is
                let same = match head {
                    "Mức xếp loại Đề xuất" if value.is_empty() => !cell.is_empty(),
                    _ if head.starts_with("Tổng điểm") && value.is_empty() => cell == "?",
                    _ => lower(cell) == lower(value),
                };
                assert!(same, "{year}, {values:?}: {head}: {cell}");
                compared += 1;
            }
        }
        let after = cell("Mức xếp loại Sau khống chế tỷ lệ").expect("a column of every form");
        let wanted = value("tên kết quả").filter(|name| !name.is_empty()).or_else(|| value("trạng thái"));
        assert_eq!(Some(lower(after)), wanted.map(lower), "{year}, {values:?}");
        let decided = value("mức quyết định").expect("a column of every register");
        let wanted = names.get(decided).copied().unwrap_or_default();
        let cell = cell("Quyết định Mức").expect("a column of every form");
        assert!(
            cell == wanted || decided == "unrated" || decided == "chưa xếp loại",
            "{year}, {values:?}: {cell}"
        );
    }
    let columns = if year == "2024" { 6 } else { 8 };
    assert_eq!(compared, columns * body.len(), "{year}: {heads:?}");
}

/// The ids of the levels in a row of the register, with their names.
fn outcome_names<'r>(row: &'r [String], heads: &[String]) -> Vec<(&'r str, &'r str)> {
    let value = |name: &str| &row[heads.iter().position(|head| head == name).expect("a column")];
    let pairs = [("đề xuất", "tên mức đề xuất"), ("kết quả", "tên kết quả")];
    let pairs = pairs.map(|(id, name)| (value(id).as_str(), value(name).as_str()));
    pairs.into_iter().filter(|(id, _)| !id.is_empty()).collect()
}

/// The register without its column of held organisations, which a form without any leaves out.
fn without_held(own: &Rows) -> Rows {
    let at = own[0].iter().position(|head| head == "chờ quyết định").expect("a column of every register");
    let without = |row: &Vec<String>| {
        let mut row = row.clone();
        assert!(["0", "chờ quyết định"].contains(&row.remove(at).as_str()), "{row:?}");
        row
    };
    own.iter().map(without).collect()
}

/// The register without what a form says in a line above: that its guidelines are only illustrative.
fn without_caution(own: &Rows) -> Rows {
    let at = own[0].iter().position(|head| head == "minh họa").unwrap_or(own[0].len());
    let without = |row: &Vec<String>| row.iter().take(at).cloned().collect();
    own.iter().map(without).collect()
}

/// The register's columns from one on are the form's from another on.
fn same_columns(sheet: &Rows, (from, own): (usize, &Rows), what: &str) {
    let (heads, mut body) = form(sheet);
    let own = &without_caution(own);
    let own = if heads.iter().any(|head| head.contains("Chờ")) { own.clone() } else { without_held(own) };
    // the register of the quota has no totals
    assert!(body.last().is_some_and(|row| row[1].to_lowercase() == "tổng cộng"), "{what}");
    body.truncate(own.len() - 1);
    let (first, skipped) = (usize::from(from > 0), from);
    let cells: Rows = body.iter().map(|row| row[first..].iter().map(|cell| lower(cell)).collect()).collect();
    let values: Rows =
        own[1..].iter().map(|row| row[skipped..].iter().map(|value| lower(value)).collect()).collect();
    assert_eq!(cells, values, "{what}");
}

#[test]
fn the_workbook_opens_with_the_values_of_csv() {
    let (folder, opened) = (Folder::new(), Folder::new());
    let written = write_all(folder.path(), "xlsx", "xlsx");
    let files: Vec<PathBuf> = written.iter().map(|(_, _, file)| file.clone()).collect();
    opened_by_libreoffice(&files, opened.path());
    for (document, year, file) in written {
        assert_eq!(formulas(&file), 0);
        let (sheet, own) = (saved(opened.path(), &file), own(document, &home().join(EXAMPLE), year));
        match document {
            Document::Classification => same_classification(&sheet, &own, year),
            Document::Quota => same_columns(&sheet, (0, &own), "quota"),
            Document::Summary => same_columns(&sheet, (2, &own), "summary"),
        }
    }
}

#[test]
fn the_csv_for_excel_opens_with_the_values_of_csv() {
    let (folder, opened) = (Folder::new(), Folder::new());
    let written = write_all(folder.path(), "csv-excel", "csv");
    let files: Vec<PathBuf> = written.iter().map(|(_, _, file)| file.clone()).collect();
    opened_by_libreoffice(&files, opened.path());
    for (document, year, file) in written {
        let own = with_names(document, own(document, &home().join(EXAMPLE), year));
        assert_eq!(saved(opened.path(), &file), own, "{document:?} {year}");
    }
}

/// The outcomes of the example's classification.
const OUTCOMES: [(&str, &str); 4] = [
    ("htxs", "Hoàn thành xuất sắc nhiệm vụ"),
    ("htt", "Hoàn thành tốt nhiệm vụ"),
    ("ht", "Hoàn thành nhiệm vụ"),
    ("kht", "Không hoàn thành nhiệm vụ"),
];

/// What stands in a sheet for people where a register for programs has ids.
fn with_names(document: Document, mut own: Rows) -> Rows {
    let name =
        |id: &str| OUTCOMES.iter().find(|(known, _)| *known == id).map_or(id, |(_, name)| name).to_owned();
    let at = |head: &str| own[0].iter().position(|own| own == head).unwrap_or_else(|| panic!("no {head}"));
    match document {
        Document::Classification => {
            let decided = at("mức quyết định");
            for row in &mut own {
                row[decided] = name(&row[decided]);
            }
        }
        Document::Summary => {
            let id = at("mã");
            for row in &mut own {
                row.remove(id);
            }
            for head in &mut own[0] {
                *head = match head.strip_prefix("% ") {
                    Some(id) => format!("% {}", name(id)),
                    None => name(head),
                };
            }
        }
        Document::Quota => {}
    }
    own
}

/// How many formulas the sheets of a workbook hold.
fn formulas(workbook: &Path) -> usize {
    let sheets = output("unzip", &["-p", plain(workbook), "xl/worksheets/*.xml"]);
    assert!(sheets.contains("<sheetData>"));
    sheets.matches("<f>").count() + sheets.matches("<f ").count()
}

/// Names that a spreadsheet would work out, each for an organisation of the example.
const ACTING: [(&str, &str); 4] = [
    ("Chi bộ Ban C1", "=1+1"),
    ("Chi bộ Ban C2", "+84"),
    ("Chi bộ Ban C3", "-x"),
    ("Chi bộ Ban C4", "@SUM(A1)"),
];

/// The example with acting names.
fn acting_workspace() -> Folder {
    let example = home().join(EXAMPLE);
    files_below(&example).into_iter().fold(Folder::new(), |folder, file| {
        let path = file.strip_prefix(&example).expect("a file of the example");
        if path.components().any(|part| part.as_os_str() == "results") {
            return folder;
        }
        let mut contents = text_of(&file);
        if path == Path::new("organisations.csv") {
            for (name, acting) in ACTING {
                let field = format!(",{name},");
                assert!(contents.contains(&field), "{name} is no organisation of the example");
                contents = contents.replace(&field, &format!(",{acting},"));
            }
        }
        folder.with(plain(path), contents)
    })
}

#[test]
fn names_like_formulas_stay_text() {
    let (workspace, folder) = (acting_workspace(), Folder::new());
    let (workbook, register) = (folder.path().join("book.xlsx"), folder.path().join("register.csv"));
    let document = DOCUMENTS[0];
    write(document, (workspace.path(), YEARS[1], "xlsx"), &workbook, &[]);
    write(document, (workspace.path(), YEARS[1], "csv-excel"), &register, &[]);
    assert_eq!(formulas(&workbook), 0);
    let strings = output("unzip", &["-p", plain(&workbook), "xl/sharedStrings.xml"]);
    let (guarded, own) = (text(&register), own(document, workspace.path(), YEARS[1]));
    let opened = Folder::new();
    opened_by_libreoffice(std::slice::from_ref(&workbook), opened.path());
    opened_by_libreoffice(std::slice::from_ref(&register), opened.path());
    let (book, list) = (saved(opened.path(), &workbook), saved(opened.path(), &register));
    let holds = |rows: &Rows, text: &str| rows.iter().flatten().any(|cell| cell == text);
    for (_, acting) in ACTING {
        assert!(strings.contains(&format!(">{acting}<")), "{acting}");
        assert!(guarded.contains(&format!(";'{acting};")), "{acting}");
        assert!(holds(&own, &format!("'{acting}")), "{acting}");
        assert!(holds(&book, acting), "{acting}");
        assert!(holds(&list, acting) || holds(&list, &format!("'{acting}")), "{acting}");
    }
    for computed in ["#NAME?", "#VALUE!", "Err:508", "Err:522"] {
        assert!(!holds(&book, computed) && !holds(&list, computed), "{computed}");
    }
    assert_eq!(list.len(), own.len());
    fs::remove_file(&workbook).expect("it is ours");
}
