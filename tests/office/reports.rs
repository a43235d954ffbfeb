//! A committee's page in Chromium: nothing said, nothing asked for, usable by everybody as the browser has it, its small
//! script at work and its style let through by its own policy; printed on A4 landscape.

use crate::harness::{Folder, bontot_with, home};
use crate::page::faults;
use crate::plain;
use crate::tools::{output, printed_by_chromium, shown_by_chromium};

const PAGES: [&[&str]; 3] = [
    &["examples/kon-tum-2023"],
    &["examples/dang-bo-tinh", "--review", "classification", "--period", "2025"],
    &["examples/mo-rong", "--lang", "en"],
];

#[test]
fn pages_work_in_a_browser_and_print() {
    let folder = Folder::new();
    for (place, arguments) in PAGES.iter().enumerate() {
        let page = folder.path().join(format!("page-{place}.html"));
        let run = bontot_with(home(), &[&["report"], *arguments, &["-o", plain(&page)]].concat(), &[]);
        assert_eq!(run.status, 0, "{}", run.stderr);

        let (dom, said) = shown_by_chromium(&page, folder.path());
        let console: Vec<&str> = said.lines().filter(|line| line.contains("CONSOLE")).collect();
        assert_eq!(console, [""; 0], "{arguments:?}");
        assert!(dom.contains("class=\"sorter\"") && !dom.contains("class=\"tools\" hidden"), "no script ran");
        assert_eq!(faults(&dom), [""; 0], "{arguments:?}");

        let pdf = page.with_extension("pdf");
        let printed = printed_by_chromium(&page, &pdf, folder.path());
        assert_eq!(printed.asked_for, [""; 0], "{arguments:?}");
        assert!(!printed.said.contains("CONSOLE"), "{}", printed.said);
        let about = output("pdfinfo", &[&pdf]);
        assert!(about.contains("841.9") && about.contains("594.9"), "{about}");
    }
}

/// Had the policy refused the style, tables would stand without lines; a page with another style is refused.
#[test]
fn a_style_that_is_not_ours_is_refused() {
    let page = bontot_with(home(), &["report", "examples/toi-thieu"], &[]).stdout;
    let folder = Folder::new().with("page.html", page.replacen("<style>", "<style>body { color: red }", 1));
    let (_, said) = shown_by_chromium(&folder.path().join("page.html"), folder.path());
    assert!(said.contains("Content Security Policy"), "{said}");
}
