//! The page, printed by Chromium: A4 landscape, text with its accents, nothing said, nothing asked for.

use std::fs;

use crate::harness::Folder;
use crate::tools::{Printed, output, printed_by_chromium};
use crate::{Document, write_all};

/// Messages of the page itself; Chromium has others, of its own.
fn on_the_console(printed: &Printed) -> Vec<&str> {
    printed.said.lines().filter(|line| line.contains("CONSOLE")).collect()
}

#[test]
fn pages_print_on_a4_landscape_and_ask_for_nothing() {
    let folder = Folder::new();
    for (document, year, page) in write_all(folder.path(), "html", "html") {
        let pdf = page.with_extension("pdf");
        let printed = printed_by_chromium(&page, &pdf, folder.path());
        assert_eq!(on_the_console(&printed), [""; 0], "{document:?} {year}");
        assert_eq!(printed.asked_for, [""; 0], "{document:?} {year}");

        let about = output("pdfinfo", &[&pdf]);
        let value = |key: &str| {
            let line = about.lines().find_map(|line| line.strip_prefix(key));
            line.unwrap_or_else(|| panic!("{about}")).trim().to_owned()
        };
        let pages: u32 = value("Pages:").parse().expect("a number of pages");
        assert!(pages > 0);
        let size = value("Page size:");
        let sides: Vec<&str> = size.split(' ').filter(|word| word.parse::<f64>().is_ok()).collect();
        let near = |side: &str, length: f64| (side.parse::<f64>().expect("a length") - length).abs() < 1.0;
        assert!(near(sides[0], 842.0) && near(sides[1], 595.0), "{size}");

        let text = output("pdftotext", &["-layout".as_ref(), pdf.as_os_str(), "-".as_ref()]);
        let told = match document {
            Document::Classification => ["Kết quả đánh giá, xếp loại tổ chức đảng", "30/12/2"],
            Document::Quota => ["Kiểm soát tỷ lệ khống chế", "16,67"],
            Document::Summary => ["Tổng hợp kết quả đánh giá, xếp loại", "Tổng cộng"],
        };
        for words in told.into_iter().chain(["TỈNH ỦY A (GIẢ ĐỊNH)", &format!("1/{pages}")]) {
            assert!(text.contains(words), "{document:?} {year}: {words}\n{text}");
        }
    }
}

/// The test above would see a message and a request.
#[test]
fn messages_and_requests_would_be_seen() {
    let page = "<!DOCTYPE html><title>x</title><img src=\"http://127.0.0.1:9/asked-for\">\
                <script>console.error('said')</script>";
    let folder = Folder::new().with("page.html", page);
    let pdf = folder.path().join("page.pdf");
    let printed = printed_by_chromium(&folder.path().join("page.html"), &pdf, folder.path());
    assert!(on_the_console(&printed).iter().any(|line| line.contains("said")), "{}", printed.said);
    assert!(printed.asked_for.iter().any(|address| address.ends_with("asked-for")));
    assert!(fs::metadata(&pdf).is_ok_and(|file| file.len() > 0));
}
