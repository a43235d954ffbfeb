//! A committee's page in Chromium: nothing said, nothing asked for, usable by everybody as the browser has it, its small
//! script at work and its style let through by its own policy; printed on A4 landscape.

use crate::harness::{Folder, bontot_with, home};
use crate::page::faults;
use crate::plain;
use crate::tools::{output, printed_by_chromium, shown_by_chromium, shown_on_a_phone};

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

/// Wide tables scroll in their frames; the page as a whole is no wider than the screen, all explanations open.
#[test]
fn a_page_on_a_phone_scrolls_down_only() {
    const MEASURE: &str = "<script>document.querySelectorAll('details').forEach((part) => { part.open = true; });\
        const all = document.documentElement; const told = document.createElement('pre'); told.id = 'seen';\
        told.textContent = `${all.clientWidth < 640} ${all.scrollWidth - all.clientWidth}`;\
        document.body.append(told);</script></body>";
    let page = bontot_with(home(), &["report", "examples/dang-bo-tinh"], &[]).stdout;
    let policy = page.lines().find(|line| line.contains("Content-Security-Policy")).expect("a policy");
    let folder = Folder::new().with("page.html", page.replace(policy, "").replace("</body>", MEASURE));
    let (dom, said) = shown_on_a_phone(&folder.path().join("page.html"), folder.path());
    assert!(!said.contains("CONSOLE"), "{said}");
    assert!(dom.contains("<pre id=\"seen\">true 0</pre>"), "the page is wider than the screen");
}

/// What a reader does, done by a script: two clicks on the head of the appraised totals, Enter on the names' head, words in
/// the filter, the button that opens every explanation.
const READER: &str = r"
const list = document.getElementById('bang-to-chuc');
const heads = list.querySelectorAll('.sorter');
const seen = [];
const ids = () => Array.from(list.querySelectorAll('tbody tr:not([hidden]) a')).map((link) => link.hash.slice(4));
const look = () => seen.push(ids().join(' '));
heads[4].click();
look();
heads[4].click();
look();
heads[0].dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
look();
seen.push(Array.from(list.querySelectorAll('th[aria-sort]')).map((head) => head.textContent + head.ariaSort).join(' '));
const filter = document.getElementById('loc');
filter.value = 'dai ĐỘI';
filter.dispatchEvent(new Event('input'));
look();
seen.push(document.getElementById('da-loc').textContent);
const open = () => seen.push(String(document.querySelectorAll('details.explanation[open]').length));
document.querySelector('[data-opens=all]').click();
open();
document.querySelector('[data-opens=none]').click();
open();
const told = document.createElement('pre');
told.id = 'seen';
told.textContent = seen.join('\n');
document.body.append(told);
";

/// Appraised totals of the pilot: 92.5 (5), 92.82 (Company 3), 93 (6), 95 (the grassroots organisation), 95.42 (4), 95.5
/// (signals), 97 (3). Of the names only those two companies hold both words; `Đ` comes after every `C`.
#[test]
fn the_list_is_sorted_and_filtered_by_its_reader() {
    let page = bontot_with(home(), &["report", "examples/kon-tum-2023"], &[]).stdout;
    let policy = page.lines().find(|line| line.contains("Content-Security-Policy")).expect("a policy");
    let page = page.replace(policy, "").replace("</body>", &format!("<script>{READER}</script></body>"));
    let folder = Folder::new().with("page.html", page);
    let (dom, said) = shown_by_chromium(&folder.path().join("page.html"), folder.path());
    assert!(!said.contains("CONSOLE"), "{said}");
    let (_, seen) = dom.split_once("<pre id=\"seen\">").expect("the reader's script ran");
    let (seen, _) = seen.split_once("</pre>").expect("its element ends");
    let up = "cb-thi-diem-5 cb-dai-doi-3 cb-thi-diem-6 db-thi-diem cb-thi-diem-4 cb-thong-tin cb-thi-diem-3";
    let down: Vec<&str> = up.split(' ').rev().collect();
    let expected = [
        up,
        &down.join(" "),
        "cb-dai-doi-3 cb-thong-tin cb-thi-diem-3 cb-thi-diem-4 cb-thi-diem-5 cb-thi-diem-6 db-thi-diem",
        "Tổ chức đảngascending",
        "cb-dai-doi-3 cb-thong-tin",
        "Đang hiện 2/7 dòng",
        "7",
        "0",
    ];
    assert_eq!(seen.lines().collect::<Vec<_>>(), expected);
}
