//! What `explain` prints, in both languages, for the questions that people ask; and what it refuses.

use crate::harness::{bontot, bontot_with, expect_file, home};

/// A file of `tests/explain` and the arguments that print it.
const CASES: &[(&str, &str)] = &[
    ("recognised", "examples/kon-tum-2023 cb-thong-tin"),
    // 15 of 20 points in group 4
    ("group-minimum", "examples/kon-tum-2023 cb-thi-diem-5"),
    ("scaled-full", "examples/kon-tum-2023 cb-dai-doi-3 --full"),
    // 4 of 6 cells
    ("subordinates", "examples/kon-tum-2023 db-thi-diem"),
    ("criterion", "examples/kon-tum-2023 cb-thi-diem-5 4.1"),
    ("undetermined", "examples/dang-bo-tinh cb-a3-6 --review classification"),
    ("held", "examples/dang-bo-tinh cs-c02 --review classification"),
    ("waived", "examples/dang-bo-tinh cb-a2-7"),
    ("next-line", "examples/kon-tum-2023 cb-thi-diem-5 --next"),
    ("next-fact", "examples/kon-tum-2023 cb-thi-diem-6 --next"),
    ("next-subordinates", "examples/kon-tum-2023 db-thi-diem --next"),
    ("next-undetermined", "examples/dang-bo-tinh cb-a3-6 --review classification --next"),
    ("next-quota", "examples/dang-bo-tinh db-a3 --review classification --next"),
];

fn hold(language: &str) {
    for (name, arguments) in CASES {
        let words = ["explain"].into_iter().chain(arguments.split(' ')).chain(["--lang", language]);
        let printed = bontot(home(), &words.collect::<Vec<_>>()).output();
        expect_file(&home().join(format!("tests/explain/{name}.{language}.txt")), &printed);
    }
}

#[test]
fn accounts_in_vietnamese() {
    hold("vi");
}

#[test]
fn accounts_in_english() {
    hold("en");
}

/// The answer to “why not us?” stands before the first table.
#[test]
fn the_reason_comes_first() {
    let run = bontot(home(), &["explain", "examples/kon-tum-2023", "cb-thi-diem-5", "--lang", "en"]);
    let text = run.output();
    let reason = text.find("group 4 “Good cadres and members” 15/20 points (75%)").expect("the reason");
    assert!(reason < text.find("Scores by group").expect("the scores"), "{text}");
    assert!(text[..reason].lines().count() < 12, "{text}");
}

#[test]
fn documents_are_whole_and_plain() {
    let arguments = ["explain", "examples/kon-tum-2023", "cb-thi-diem-5", "--format"];
    let of = |format| bontot(home(), &[&arguments[..], &[format]].concat()).output();
    let page = of("html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert_eq!((page.matches("<table>").count(), page.matches("<html").count()), (2, 1));
    assert!(!page.contains("<script") && !page.contains('\u{1b}'));
    let markdown = of("markdown");
    assert!(markdown.starts_with("# Chi bộ thí điểm số 5\n"), "{markdown}");
    assert!(markdown.contains("| 4. Cán bộ, đảng viên tốt | 18 | 15 | 20 | 75 |"), "{markdown}");
    let text = bontot(home(), &[&arguments[..], &["text", "--color", "always"]].concat()).output();
    assert!(text.contains('\u{1b}'));
    let plain = [&arguments[..], &["text"]].concat();
    assert!(!bontot_with(home(), &plain, &[("NO_COLOR", "1")]).output().contains('\u{1b}'));
}

#[test]
fn the_folder_may_stand_first_or_be_an_option_or_be_here() {
    let example = home().join("examples/toi-thieu");
    let here = bontot(&example, &["explain", "cb-hai"]).output();
    assert_eq!(bontot(home(), &["explain", "examples/toi-thieu", "cb-hai"]).output(), here);
    assert_eq!(bontot(home(), &["explain", "cb-hai", "--folder", "examples/toi-thieu"]).output(), here);
    assert_eq!(bontot(&example, &["explain", ".", "cb-hai"]).output(), here);
}

#[test]
fn what_is_not_there_is_wrong_usage() {
    let refused = |words: &str, said: &str| {
        let words = ["explain", "--lang", "en"].into_iter().chain(words.split(' '));
        let run = bontot(home(), &words.collect::<Vec<_>>());
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    };
    refused("examples/toi-thieu", "the organisation's id is missing");
    refused("examples/toi-thieu cb-haj", "did you mean `cb-hai`?");
    refused("examples/toi-thieu cb-hai 2.9", "the organisation's guideline has no criterion `2.9`");
    refused("examples/toi-thieu cb-hai 2.2 x", "`x` is one value too many");
    refused("./no-such-folder cb-hai", "there is no folder `./no-such-folder`");
    refused("examples/toi-thieu cb-hai --review nothing", "the workspace has no review `nothing`");
    refused("examples/dang-bo-tinh cs-c12", "it does not exist on 2025-12-31");
    refused(
        "examples/kon-tum-2023 db-thi-diem --review meeting",
        "no guideline for grassroots-committee is in force on 2023-12-31",
    );
}
