//! `report`: a committee's page. Every figure of the small one is worked out by hand; all are held to be usable by
//! everybody, to ask for nothing, and to be the same bytes wherever they are made.

use std::fmt::Write;
use std::fs;

use crate::harness::{Folder, bontot, bontot_with, files_below, home, text_of};
use crate::page::faults;

/// The page of a workspace.
#[track_caller]
fn page(arguments: &[&str]) -> String {
    let run = bontot(home(), &[&["report"], arguments].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

const PAGES: [&[&str]; 6] = [
    &["examples/toi-thieu"],
    &["examples/kon-tum-2023"],
    &["examples/mo-rong", "--lang", "en"],
    &["tests/golden/quota/workspace", "--review", "classification", "--year", "2024"],
    &["tests/golden/ratings/workspace", "--review", "monthly"],
    &["examples/kon-tum-2023", "--review", "meeting"],
];

#[track_caller]
fn has_all(page: &str, parts: &[&str]) {
    for part in parts {
        // the style before it says nothing of what is missing
        let body = page.split_once("<body").map_or(page, |(_, body)| body);
        assert!(page.contains(part), "{part}\n{body}");
    }
}

/// Chi bộ Một: 46 + 10 + 20 + 14 = 90, at least 80 and with its plan: passed. Chi bộ Hai: 44 + 0 + (20 − 5) + 20 = 79.
#[test]
fn the_small_page_has_the_figures_worked_out_by_hand() {
    let page = page(PAGES[0]);
    has_all(
        &page,
        &[
            // one of two is passed: 50%
            "<dt>Tổ chức</dt><dd class=\"number\">2</dd>",
            "<dt>Ở mức cao nhất</dt><dd class=\"number\">1</dd><dd class=\"beside\">1/2 đã đánh giá = 50%</dd>",
            "<rect class=\"f-o0\" x=\"0\" y=\"0\" width=\"500\" height=\"44\"><title>Đạt: 1</title></rect>",
            "<rect class=\"f-o4\" x=\"500\" y=\"0\" width=\"500\" height=\"44\"><title>Chưa đạt: 1</title></rect>",
            "<span class=\"mark m-o0\">1 (50% của 2)</span> Đạt",
            // the matrix: 46 of 50 is 92%, 14 of 20 is 70%, 15 of 20 is exactly 75%
            "<td class=\"s-high\">46</td><td class=\"s-full\">10</td><td class=\"s-full\">20</td><td class=\"s-middle\">14</td><td class=\"figure\">90</td>",
            "<td class=\"s-high\">44</td><td class=\"s-nothing\">0</td><td class=\"s-high\">15</td><td class=\"s-full\">20</td><td class=\"figure\">79</td>",
            "<td>50</td><td>10</td><td>20</td><td>20</td><td class=\"figure\">100</td>",
        ],
    );
}

#[test]
fn criteria_tell_who_has_all_points() {
    let page = page(PAGES[0]);
    // full: nobody of 2 at 1.1, one each at the others; points (46 + 44) ÷ 100, 10 ÷ 20, (20 + 15) ÷ 40, (14 + 20) ÷ 40
    let row = |name: &str, max: &str, full: &str, percent: &str, nothing: &str, points: &str| {
        format!(
            "<th scope=\"row\">{name}</th><td class=\"figure\" data-order=\"{max}\">{max}</td><td class=\"figure\">2</td>\
             <td class=\"figure\">{full}</td><td class=\"figure\" data-order=\"{percent}\">{percent}</td>\
             <td class=\"figure\">{nothing}</td><td class=\"figure\" data-order=\"{}\">{points}</td>",
            points.replace(',', ".")
        )
    };
    has_all(
        &page,
        &[
            "<p>Không tổ chức nào được trọn điểm ở tiêu chí: 1.1 “Hoàn thành nhiệm vụ được giao”.</p>",
            &row("1.1 Hoàn thành nhiệm vụ được giao", "50", "0", "0", "0", "90"),
            &row("1.2 Có kế hoạch năm", "10", "1", "50", "1", "50"),
            &row("2.1 Số tháng thiếu sinh hoạt", "20", "1", "50", "0", "87,5"),
            &row("2.2 Chất lượng thảo luận", "20", "1", "50", "0", "85"),
        ],
    );
}

/// Parts of 2 points: 79 lies in the 40th, 90 in the 46th; drawn are the 12 from the one before, 76, to 100. Each is
/// 934 ÷ 12 = 77 wide; the threshold 80 lies 4 of 24 points on the way, 924 × 4 ÷ 24 = 154 from the left edge, 46.
#[test]
fn totals_are_drawn_where_they_belong() {
    let page = page(PAGES[0]);
    has_all(
        &page,
        &[
            "<rect class=\"column\" x=\"126\" y=\"70\" width=\"71\" height=\"230\"/>",
            "<rect class=\"column\" x=\"588\" y=\"70\" width=\"71\" height=\"230\"/>",
            "<line class=\"threshold\" x1=\"200\" y1=\"20\" x2=\"200\" y2=\"300\"/>",
            "≥ 80: Đạt</text>",
            "<th scope=\"row\">từ 90 đến dưới 92</th><td class=\"figure\">1</td><td><a href=\"#tc-cb-mot\">Chi bộ Một</a></td>",
            "<th scope=\"row\">từ 78 đến dưới 80</th><td class=\"figure\">1</td>",
        ],
    );
    // one stage: nothing to hold it against
    assert!(!page.contains("<circle"));
}

/// From the pilot: 96 as the cell saw itself, 92.5 as appraised. The square goes from 90 to 100 in 400 units: 240 to the
/// right of 52, and 100 up from 410.
#[test]
fn two_stages_are_held_against_each_other() {
    has_all(
        &page(PAGES[1]),
        &[
            "<p>So với tự chấm: 6 thấp hơn, 0 bằng, 0 cao hơn.</p>",
            "<circle class=\"dot\" cx=\"292\" cy=\"310\" r=\"6\"><title>Chi bộ thí điểm số 5: tự chấm 96, thẩm định 92,5</title></circle>",
            "<td class=\"figure\">96</td><td class=\"figure\">92,5</td><td class=\"figure\">-3,5</td>",
        ],
    );
}

#[test]
fn the_page_explains_like_explain_does() {
    let page = page(PAGES[0]);
    let told =
        bontot(home(), &["explain", "examples/toi-thieu", "cb-hai", "--full", "--format", "json"]).output();
    assert!(told.contains("\"computed\": \"khong-dat\""), "{told}");
    has_all(
        &page,
        &[
            "<h3 id=\"tc-cb-hai\">Chi bộ Hai</h3>",
            "<summary>Giải trình đầy đủ: Chi bộ Hai</summary>",
            "<li>tổng 79/100 điểm; yêu cầu từ 80 trở lên (căn cứ: Ví dụ)</li>",
            "Tháng 8 không họp",
        ],
    );
}

#[test]
fn every_page_can_be_used_by_everybody_and_asks_for_nothing() {
    for arguments in PAGES {
        let page = page(arguments);
        assert_eq!(faults(&page), [""; 0], "{arguments:?}");
        assert!(
            !page.contains("http:") && !page.contains("https:") && !page.contains("url("),
            "{arguments:?}"
        );
        let policy = "content=\"default-src 'none'; style-src 'sha256-";
        assert!(page.contains(policy) && !page.contains("unsafe-inline"), "{arguments:?}");
    }
}

/// The checks above see what they are for.
#[test]
fn faults_are_seen() {
    let good = page(PAGES[0]);
    let spoilt = [
        ("<html lang=\"vi\">", "<html>", "no language"),
        ("<h3 id=\"tc-cb-hai\">", "<h3 id=\"tc-cb-mot\">", "id tc-cb-mot twice"),
        ("href=\"#ma-tran\"", "href=\"#nowhere\"", "nothing has the id nowhere"),
        ("<h3>", "<h5>", "h5 after h2"),
        ("<th scope=\"row\">", "<th>", "a head without scope"),
        ("<th scope=\"row\">", "<th>", "a row without a name"),
        (" role=\"img\"", "", "a nameless drawing"),
        ("<label for=\"loc\">", "<label>", "a field without label"),
        ("<main id", "<main style=\"color: red\" id", "style="),
        ("<footer>", "<footer><a href=\"https://a.example\">a</a>", "a link away"),
    ];
    for (part, instead, fault) in spoilt {
        assert!(good.contains(part), "{part}");
        let found = faults(&good.replacen(part, instead, 1));
        assert!(found.iter().any(|found| found.contains(fault)), "{fault}: {found:?}");
    }
}

#[test]
fn the_page_goes_into_a_folder_with_its_receipt_and_is_verified() {
    let example = home().join("examples/toi-thieu");
    let folder = files_below(&example).into_iter().fold(Folder::new(), |folder, file| {
        let path = file.strip_prefix(&example).expect("a file of the example").display().to_string();
        folder.with(&path, fs::read(&file).expect("a file of the example"))
    });
    bontot(folder.path(), &["report", "-o", "2024/results"]).output();
    let written = fs::read(folder.path().join("2024/results/recognition-2024.html")).expect("the page");
    let receipt = text_of(&folder.path().join("2024/results/recognition-2024.html.receipt.toml"));
    assert!(receipt.contains("\"report\", \"--review=recognition\", \"--period=2024\""), "{receipt}");
    let other = [("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Ho_Chi_Minh")];
    let again = bontot_with(folder.path(), &["report", "--threads", "3"], &other).output();
    assert!(again.into_bytes() == written, "other bytes in another locale");
    bontot(folder.path(), &["verify"]).output();
    let rows = folder.path().join("2024/assessments/recognition.csv");
    fs::write(&rows, text_of(&rows).replace("cb-hai,1.1,44", "cb-hai,1.1,45")).expect("the rows are written");
    assert_eq!(bontot(folder.path(), &["verify"]).status, 4);
}

/// The only event is of February; a finding of November and one remedied in December are known all the same.
#[test]
fn a_page_is_of_the_day_until_which_anything_is_recorded() {
    let example = |path: &str| text_of(&home().join("examples/toi-thieu").join(path));
    let told = |rows: &str| {
        let folder = Folder::new()
            .with("bontot.toml", example("bontot.toml"))
            .with("organisations.csv", example("organisations.csv"))
            .with("criteria/chi-bo-vi-du/1.toml", example("criteria/chi-bo-vi-du/1.toml"))
            .with("2024/assessments/recognition.csv", example("2024/assessments/recognition.csv"))
            .with("2024/events.csv", "organisation,step,date\ncb-mot,registered,2024-02-01\n")
            .with("2024/findings.csv", format!("id,organisation,found_on,finding,due,remedied_on\n{rows}"));
        let run = bontot(folder.path(), &["report"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout
    };
    let open = "F1,cb-mot,2024-11-20,Ghi biên bản chưa đủ,2024-12-10,\n";
    let page = told(open);
    has_all(&page, &["tính đến ngày 20/11/2024:", "1 hạn chế: 0 quá hạn, 1 còn mở, 0 đã khắc phục."]);
    let page = told(&format!("{open}F2,cb-hai,2024-03-01,Họp chưa đúng kỳ,,2024-12-20\n"));
    has_all(&page, &["tính đến ngày 20/12/2024:", "2 hạn chế: 1 quá hạn, 0 còn mở, 1 đã khắc phục."]);
}

/// 230 cells: 210 at 90 points, 20 at 79. 200 rows of the matrix, 100 explanations, those below the best outcome first.
#[test]
fn a_large_page_says_what_it_leaves_out() {
    let example = home().join("examples/toi-thieu");
    let (mut register, mut rows) = ("id,name,kind\n".to_owned(), "organisation,criterion,self\n".to_owned());
    for number in 1..=230 {
        let _ = writeln!(register, "c{number},Chi bộ {number},cell");
        let own = if number > 210 { ["44", "no", "1", "soi-noi"] } else { ["46", "yes", "0", "co-y-kien"] };
        for (line, value) in ["1.1", "1.2", "2.1", "2.2"].into_iter().zip(own) {
            let _ = writeln!(rows, "c{number},{line},{value}");
        }
    }
    let folder = Folder::new()
        .with("bontot.toml", text_of(&example.join("bontot.toml")))
        .with("criteria/chi-bo-vi-du/1.toml", text_of(&example.join("criteria/chi-bo-vi-du/1.toml")))
        .with("organisations.csv", register)
        .with("2024/assessments/recognition.csv", rows)
        .with(
            "2024/waivers.csv",
            "organisation,review,condition,reason,document,until\n\
             c200,recognition,bat-buoc,lũ lụt,02-CV/ĐU,2024-12-31\n",
        );
    let page = bontot(folder.path(), &["report"]).output();
    // among those that are not explained in full
    has_all(&page, &["<li>có miễn trừ: 02-CV/ĐU</li>"]);
    has_all(&page, &["Chỉ hiện 200/230 kết quả", "Trang này giải trình đầy đủ 100/230 kết quả"]);
    assert_eq!(page.matches("<details class=\"explanation\">").count(), 100);
    assert_eq!(page.matches("<article ").count(), 230);
    for number in 211..=230 {
        assert!(page.contains(&format!("Giải trình đầy đủ: Chi bộ {number}</summary>")), "{number}");
    }
    assert_eq!(faults(&page), [""; 0]);
}

/// Red, green and blue of a colour written `#rrggbb`, each between 0 and 1 and linear.
fn light(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/// The contrast of WCAG 2: from 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_can_be_told_apart_in_light_in_dark_and_on_paper() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
    let style = text_of(&home().join("src/render/report/page.css"));
    let themes: Vec<&str> =
        style.split(":root {").skip(1).map(|rest| &rest[..rest.find('}').expect("an end")]).collect();
    assert_eq!(themes.len(), 3);
    for theme in themes {
        let colour = |name: &str| {
            let (_, value) =
                theme.split_once(&format!(" --{name}: ")).unwrap_or_else(|| panic!("{name}: {theme}"));
            &value[..7]
        };
        let on_marks = ["o0", "o1", "o2", "o3", "o4", "held", "undetermined", "unrated", "none"];
        let texts = on_marks.iter().map(|mark| ("on", *mark));
        let shades = ["full", "high", "middle", "low", "nothing", "left", "paper", "band"];
        let texts = texts.chain(shades.iter().map(|shade| ("ink", *shade)));
        let quiet = [("soft", "paper"), ("soft", "band"), ("link", "paper"), ("accent", "paper")];
        for (words, ground) in texts.chain(quiet) {
            let found = contrast(colour(words), colour(ground));
            assert!(found >= 4.5, "{words} on {ground}: {found:.2}\n{theme}");
        }
        // what is drawn without words in it, against the page
        for mark in on_marks {
            assert!(contrast(colour(mark), colour("paper")) >= 3.0, "{mark}\n{theme}");
        }
    }
}
