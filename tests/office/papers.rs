//! Word files as LibreOffice sets them: A4, every text there, nothing cut, pages numbered from the second.

use std::path::{Path, PathBuf};

use crate::harness::{Folder, bontot_with, home};
use crate::plain;
use crate::tools::{output, run};

const PILOT: &str = "examples/kon-tum-2023";
const PROVINCE: &str = "examples/dang-bo-tinh";

/// Writes a document and has LibreOffice turn it into a PDF: its text by page.
#[track_caller]
fn set(folder: &Path, name: &str, arguments: &[&str]) -> Vec<String> {
    let file = folder.join(format!("{name}.docx"));
    let written = bontot_with(home(), &[&["document"], arguments, &["-o", plain(&file)]].concat(), &[]);
    assert_eq!((written.status, written.stdout.as_str()), (0, ""), "{}", written.stderr);
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let target = ["--headless", "--convert-to", "pdf", "--outdir", plain(folder), plain(&file)];
    run("soffice", &[&[profile.as_str()], &target[..]].concat());
    let pdf: PathBuf = file.with_extension("pdf");
    let about = output("pdfinfo", &[&pdf]);
    assert!(about.contains("(A4)"), "{about}");
    let text = output("pdftotext", &["-layout".as_ref(), pdf.as_os_str(), "-".as_ref()]);
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(flat).collect()
}

/// The words of a page, whatever lines they stand in.
fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every word of the preview stands in the PDF: nothing is cut off by a cell or an edge.
#[track_caller]
fn assert_whole(arguments: &[&str], pages: &[String]) {
    let preview = bontot_with(home(), &[&["document"], arguments].concat(), &[]);
    let preview = preview.stdout.replace('\\', "");
    let text = pages.join(" ");
    // pdftotext parts some letters, and a narrow cell breaks words at a hyphen or a slash
    let joined: String = text.split(' ').collect();
    let pieces = preview.split(|character: char| character.is_whitespace() || "-/".contains(character));
    let marks = |character: char| "*|#:\\".contains(character);
    for piece in pieces.map(|piece| piece.trim_matches(marks)) {
        assert!(joined.contains(piece), "{piece}: {text}");
    }
}

#[test]
fn a_decision_has_its_head_articles_signature_and_list() {
    let folder = Folder::new();
    let arguments = ["decision", PILOT];
    let pages = set(folder.path(), "decision", &arguments);
    assert_eq!(pages.len(), 3, "{pages:?}");
    let first = [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Kon Tum, ngày 28 tháng 12 năm 2023",
        "Số 31-QĐ/ĐU",
        "QUYẾT ĐỊNH",
        "Điều 3.",
        "T/M ĐẢNG ỦY",
        "- Lưu Đảng ủy.",
        "MINH HỌA",
    ];
    for words in first {
        assert!(pages[0].contains(words), "{words}: {}", pages[0]);
    }
    assert!(pages[1].starts_with("2 DANH SÁCH") && pages[1].contains("92,82/100"), "{}", pages[1]);
    assert!(pages[2].starts_with("3 PHIẾU RÀ SOÁT"), "{}", pages[2]);
    assert_whole(&arguments, &pages);
}

#[test]
fn the_other_documents_are_whole() {
    let folder = Folder::new();
    let all: [(&str, &[&str]); 3] = [
        ("notice", &["notice", PILOT, "--organisation", "cb-thi-diem-5", "--date", "2026-02-05"]),
        ("list", &["list", PILOT]),
        ("minutes", &["minutes", PROVINCE, "--review", "classification", "--period", "2025"]),
    ];
    for (name, arguments) in all {
        let pages = set(folder.path(), name, arguments);
        assert!(pages.iter().skip(1).all(|page| page.starts_with(char::is_numeric)), "{name}: {pages:?}");
        assert_whole(arguments, &pages);
    }
}
