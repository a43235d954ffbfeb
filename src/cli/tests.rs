//! The command line as people write it, in both languages.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use super::{ClassifyView, Command, Criteria, Format, Invocation, ShowFormat, Span, Stopped, build, parse};
use crate::model::summary::GroupBy;
use crate::model::{Language, Period, Stage};

fn run(words: &[&str]) -> Result<Invocation, Stopped> {
    let arguments: Vec<OsString> = ["bontot"].iter().chain(words).map(OsString::from).collect();
    parse(&arguments, None)
}

fn refused(words: &[&str]) -> String {
    match run(words) {
        Err(Stopped::Refused(text)) => text,
        other => panic!("{words:?} gave {other:?}"),
    }
}

fn told(words: &[&str]) -> String {
    match run(words) {
        Err(Stopped::Told(text, _)) => text,
        other => panic!("{words:?} gave {other:?}"),
    }
}

#[test]
fn options_become_values() {
    let words =
        ["evaluate", "ho-so", "--period", "2024-Q1", "--stage", "self", "--format", "json", "--lang", "en"];
    let invocation = run(&[&words[..], &["--organisation", "a,b", "c"]].concat()).unwrap();
    let Command::Evaluate(evaluate) = invocation.command else { panic!() };
    assert_eq!(invocation.language, Some(Language::English));
    assert_eq!(evaluate.folder, PathBuf::from("ho-so"));
    assert_eq!((evaluate.period, evaluate.preview), (Period::read("2024-Q1"), Some(Stage::Own)));
    assert_eq!((evaluate.sending.format, evaluate.organisations.join(" ").as_str()), (Format::Json, "a b c"));
    let Command::Criteria(show) = run(&["criteria", "show", "x@1"]).unwrap().command else { panic!() };
    assert_eq!(show, Criteria::Show { guideline: "x@1".to_owned(), folder: None, format: ShowFormat::Table });
}

#[test]
fn classification_and_summary_have_their_own_defaults() {
    let Command::Classify(classify) = run(&["classify", "--quota", "--date", "31/12/2025"]).unwrap().command
    else {
        panic!()
    };
    assert_eq!((classify.asked.review.as_str(), classify.view), ("classification", ClassifyView::Quotas));
    assert_eq!(classify.asked.sending.date.map(|date| date.to_string()).as_deref(), Some("2025-12-31"));
    let Command::Summary(summary) =
        run(&["summary", "--years", "2021..2025", "--by", "parent"]).unwrap().command
    else {
        panic!()
    };
    assert_eq!((summary.span, summary.by), (Span::Years(2021, 2025), GroupBy::Parent));
    for wrong in ["2025..2021", "2021...2025", "21..25", "2021..", "0001..9999"] {
        assert!(refused(&["summary", "--years", wrong]).contains("2021..2025"), "{wrong}");
    }
    refused(&["summary", "--years", "2021..2025", "--period", "2024"]);
}

#[test]
fn a_stray_quote_is_dropped_with_a_note() {
    let invocation = run(&["evaluate", "D:\\Chi bộ\""]).unwrap();
    let Command::Evaluate(evaluate) = invocation.command else { panic!() };
    assert_eq!(evaluate.folder, PathBuf::from("D:\\Chi bộ"));
    assert_eq!(invocation.notes.len(), 1);
}

#[test]
fn usage_errors_are_vietnamese_and_suggest() {
    assert_eq!(
        refused(&["evalute"]),
        "lỗi: dùng sai lệnh: không có lệnh `evalute`\n  = có phải ý là `evaluate`?\n  = Xem trợ giúp: bontot --help\n"
    );
    assert!(refused(&["chek"]).contains("có phải ý là `check`?"), "the nearest alone");
    assert_eq!(
        refused(&["evaluate", "--perod", "2024"]),
        "lỗi: dùng sai lệnh: không có tùy chọn hoặc đối số `--perod`\n  = có phải ý là `--period`?\n  = Xem trợ giúp: bontot evaluate --help\n"
    );
    assert!(
        refused(&["evaluate", "--format", "cvs"])
            .contains("các giá trị được dùng: table, csv, csv-excel, json, markdown, html")
    );
    assert!(refused(&["evaluate", "--format"]).contains("cần một giá trị"));
    assert!(refused(&["evaluate", "--period", "24"]).contains("kỳ là năm 2024"));
    assert!(refused(&["evaluate", "--period", "2024", "--period", "2023"]).contains("chỉ được ghi một lần"));
    assert!(refused(&["criteria", "show"]).contains("thiếu <MÃ[@PHIÊN BẢN]>"));
    assert!(
        refused(&["--lang", "en", "evalute"])
            .starts_with("error: wrong usage: there is no command `evalute`")
    );
    assert!(!refused(&["evaluate", "--x\u{1b}[31m"]).contains('\u{1b}'));
    let arguments = [OsString::from("bontot")];
    assert!(matches!(parse(&arguments, Some(OsStr::new("fr"))), Err(Stopped::Refused(_))));
}

#[test]
fn without_arguments_help_is_shown_as_an_error() {
    assert!(refused(&[]).contains("Ví dụ:"));
    assert!(refused(&["criteria"]).contains("Ví dụ:"));
    assert_eq!(told(&["--version"]), format!("bontot {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_usage_names_what_must_be_given() {
    let usage = |words: &[&str]| {
        let text = told(&[words, &["--help"]].concat());
        let line = text.lines().find(|line| line.starts_with("Cách dùng:")).expect("a line of usage");
        line.trim_start_matches("Cách dùng: bontot ").to_owned()
    };
    assert_eq!(usage(&["record", "event"]), "record event [THƯ MỤC] TỔ CHỨC BƯỚC --date NGÀY [TÙY CHỌN]");
    let decision = "record decision [THƯ MỤC] TỔ CHỨC KẾT QUẢ --number SỐ --date NGÀY [TÙY CHỌN]";
    assert_eq!(usage(&["record", "decision"]), decision);
    let signed = "sign-off [THƯ MỤC] TỔ CHỨC --stage BƯỚC --by CHỨC DANH --date NGÀY [TÙY CHỌN]";
    assert_eq!(usage(&["sign-off"]), signed);
    assert_eq!(usage(&["init"]), "init THƯ MỤC (--year NĂM | --example) [TÙY CHỌN]");
    assert_eq!(usage(&["document", "notice"]), "document notice [THƯ MỤC] --organisation MÃ [TÙY CHỌN]");
    assert_eq!(usage(&["document", "list"]), "document list [THƯ MỤC] [TÙY CHỌN]");
}

#[test]
fn plain_words_are_named_as_in_the_usage() {
    let heads = |command: &str| {
        let text = told(&[command, "--help"]);
        let lines = text.lines().skip_while(|line| !line.starts_with("Đối số:")).skip(1);
        lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    };
    for (command, words) in [
        ("explain", "  [THƯ MỤC] [TỔ CHỨC] [TIÊU CHÍ]  "),
        ("history", "  [THƯ MỤC] [TỔ CHỨC]  "),
        ("sign-off", "  [THƯ MỤC] [TỔ CHỨC]  "),
        ("verify", "  [THƯ MỤC] [TỆP]...  "),
        ("help", "  [LỆNH]...  "),
    ] {
        assert!(heads(command).starts_with(words), "{command}: {}", heads(command));
    }
}

#[test]
fn examples_fit_a_narrow_screen() {
    let records = ["event", "finding", "remedy", "fact", "decision"].map(|kind| ["record", kind]);
    let documents = ["decision", "minutes", "notice", "list", "templates"].map(|kind| ["document", kind]);
    let with_kind = records.iter().chain(&documents).map(<[_; 2]>::as_slice);
    let plain: [&[&str]; 4] = [&["record"], &["document"], &["compare"], &["status"]];
    for command in COMMANDS.iter().copied().chain(with_kind).chain(plain) {
        let text = told(&[command, &["--help"]].concat());
        let examples = text.lines().skip_while(|line| *line != "Ví dụ:").skip(1);
        for line in examples.take_while(|line| !line.is_empty()) {
            assert!(line.starts_with("  ") && line.chars().count() <= 80, "{command:?}: {line}");
        }
    }
}

const COMMANDS: &[&[&str]] = &[
    &[],
    &["evaluate"],
    &["check"],
    &["classify"],
    &["summary"],
    &["explain"],
    &["history"],
    &["form"],
    &["import"],
    &["report"],
    &["criteria"],
    &["criteria", "list"],
    &["criteria", "show"],
    &["criteria", "check"],
    &["fmt"],
    &["sign-off"],
    &["verify"],
    &["verify", "--revision", "HEAD~1"],
    &["criteria", "test"],
    &["init"],
    &["schema"],
    &["completions"],
    &["man"],
    &["help"],
];

const ENGLISH: &str = "usage options option commands command arguments argument print prints shows the of and or \
    with without default possible values value file files folder path write error tip required information \
    more try examples example version language colours period stage review";

#[test]
fn vietnamese_help_has_no_english_word() {
    for command in COMMANDS {
        for option in ["--help", "-h"] {
            let text = told(&[*command, &["--lang", "vi", option]].concat());
            for word in text.split_whitespace().filter(|word| !word.starts_with(['-', '`'])) {
                let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
                assert!(
                    !ENGLISH.split_whitespace().any(|english| english == bare),
                    "{command:?}: {word}\n{text}"
                );
            }
        }
    }
}

#[test]
fn english_help_has_no_vietnamese_letter() {
    for command in COMMANDS {
        let text = told(&[*command, &["--lang", "en", "--help"]].concat());
        assert!(text.is_ascii(), "{text}");
    }
}

#[test]
fn a_command_that_is_named_first_is_the_same_as_among_all() {
    for language in [Language::Vietnamese, Language::English] {
        for among in build::command(language).get_subcommands() {
            let alone = build::command_for(language, Some(OsStr::new(among.get_name())));
            // the place in a list of commands is all that differs
            let told = |command: &clap::Command| format!("{:?}", command.clone().display_order(0));
            assert_eq!(alone.get_subcommands().map(told).collect::<Vec<_>>(), [told(among)]);
        }
    }
    let with_others = build::command_for(Language::English, Some(OsStr::new("--lang")));
    assert!(with_others.get_subcommands().count() > 1);
}
