//! Problems as people see them.

use crate::diagnostics::{Basis, Code, Diagnostic, Excerpt, Position, Report, Shown};
use crate::model::place::FileId;
use crate::model::{Decimal, Language, Place};
use crate::render::{Colour, problems};

use super::Manner;

fn text(shown: &[Shown], language: Language, colour: Colour) -> String {
    let mut report = Report::default();
    report.extend(shown.iter().map(|found| found.diagnostic.clone()));
    let manner = Manner { language, colour, width: None };
    super::text(&shown[..shown.len().min(super::MOST_SHOWN)], &report.tally(), manner)
}

fn position(path: &str, line: usize, column: usize) -> Position {
    Position { path: path.to_owned(), is_builtin: false, line: Some(line), column: Some(column) }
}

fn over_maximum() -> Shown {
    let place = Place::File(FileId(0));
    let basis = Basis {
        guideline: Some("chi-bo-4-tot@2024-vi-du".to_owned()),
        cite: Some("mục II.2.c".to_owned()),
        place,
    };
    let diagnostic = Diagnostic::new(Code::PointsOverMaximum, place)
        .with("criterion", "2.3")
        .with("points", Decimal::whole(12))
        .with("max", Decimal::whole(10))
        .with("excess", Decimal::whole(2))
        .because(basis);
    Shown {
        diagnostic,
        at: position("2024/assessments/recognition/cb-03.csv", 14, 5),
        excerpt: Some(Excerpt { line: "2.3,12,,NQ 05-NQ/CB,".to_owned(), marked: 4..6 }),
        related: Vec::new(),
        basis_at: Some(position("criteria/chi-bo-4-tot/2024-vi-du.toml", 88, 1)),
        origin: None,
    }
}

#[test]
fn the_layout_of_the_house() {
    assert_eq!(
        text(&[over_maximum()], Language::Vietnamese, Colour::Plain),
        "\
lỗi[points-over-maximum]: tiêu chí `2.3` có 12 điểm, tối đa là 10
  --> 2024/assessments/recognition/cb-03.csv:14:5
   |
14 | 2.3,12,,NQ 05-NQ/CB,
   |     ^^ nhiều hơn 2 điểm so với mức tối đa
   = căn cứ: chi-bo-4-tot@2024-vi-du, mục II.2.c (criteria/chi-bo-4-tot/2024-vi-du.toml:88)

Tổng cộng: 1 lỗi, 0 cảnh báo, ở 1 tệp.
"
    );
}

/// Nobody finds the file in the folder.
#[test]
fn a_clause_of_a_guideline_that_came_with_the_program_says_so() {
    let mut shown = over_maximum();
    shown.basis_at = shown.basis_at.map(|at| Position { is_builtin: true, ..at });
    let basis = "   = căn cứ: chi-bo-4-tot@2024-vi-du, mục II.2.c, \
                 criteria/chi-bo-4-tot/2024-vi-du.toml:88 (có sẵn trong chương trình)\n";
    let told = text(&[shown], Language::Vietnamese, Colour::Plain);
    assert!(told.contains(basis), "{told}");
}

#[test]
fn english_has_the_same_layout() {
    let mut shown = over_maximum();
    shown.diagnostic.suggestion = Some("10".to_owned());
    shown.related = vec![position("a.csv", 3, 1)];
    assert_eq!(
        text(&[shown], Language::English, Colour::Plain),
        "\
error[points-over-maximum]: criterion `2.3` has 12 points, at most 10 are allowed
  --> 2024/assessments/recognition/cb-03.csv:14:5
   |
14 | 2.3,12,,NQ 05-NQ/CB,
   |     ^^ 2 points above the maximum
   = did you mean `10`?
   = see also: a.csv:3:1
   = basis: chi-bo-4-tot@2024-vi-du, mục II.2.c (criteria/chi-bo-4-tot/2024-vi-du.toml:88)

In all: errors 1, warnings 0, files 1.
"
    );
}

#[test]
fn on_a_narrow_screen_sentences_are_broken_and_quoted_lines_are_not() {
    let shown = over_maximum();
    let mut report = Report::default();
    report.add(shown.diagnostic.clone());
    let manner = Manner { language: Language::Vietnamese, colour: Colour::Plain, width: Some(44) };
    assert_eq!(
        super::text(&[shown], &report.tally(), manner),
        "\
lỗi[points-over-maximum]: tiêu chí `2.3` có
  12 điểm, tối đa là 10
  --> 2024/assessments/recognition/cb-03.csv:14:5
   |
14 | 2.3,12,,NQ 05-NQ/CB,
   |     ^^ nhiều hơn 2 điểm so với mức tối
   |        đa
   = căn cứ: chi-bo-4-tot@2024-vi-du, mục
     II.2.c
     (criteria/chi-bo-4-tot/2024-vi-du.toml:88)

Tổng cộng: 1 lỗi, 0 cảnh báo, ở 1 tệp.
"
    );
}

#[test]
fn a_file_as_a_whole_has_no_line() {
    let diagnostic = Diagnostic::new(Code::FileUnexpected, Place::File(FileId(0)))
        .with("name", "facts - Copy\u{202e}.csv");
    let at = Position {
        path: "2024/facts - Copy\u{202e}.csv".to_owned(),
        is_builtin: false,
        line: None,
        column: None,
    };
    let shown = Shown { diagnostic, at, excerpt: None, related: Vec::new(), basis_at: None, origin: None };
    let shown = [shown];
    let text = text(&shown, Language::English, Colour::Plain);
    assert!(text.contains("\n --> 2024/facts - Copy<U+202E>.csv\n"), "{text}");
    assert!(!text.contains('\u{202e}'));
    let json = problems::json(&shown, &Report::default().tally(), Language::English);
    assert!(json.contains(r#""file": "2024/facts - Copy\u202e.csv""#), "{json}");
}

#[test]
fn marks_stand_under_composed_and_decomposed_letters() {
    for line in ["Chi bộ,Đạt", "Chi bô\u{323},Đạt"] {
        let mut shown = over_maximum();
        let start = line.find("Đạt").unwrap();
        shown.excerpt = Some(Excerpt { line: line.to_owned(), marked: start..line.len() });
        let text = text(&[shown], Language::Vietnamese, Colour::Plain);
        assert!(text.contains("\n   |        ^^^ nhiều"), "{text}");
    }
}

#[test]
fn no_range_is_too_wild() {
    let reversed = std::ops::Range { start: 3, end: 2 };
    for range in [0..0, reversed, 5..900, 800..900, 1..2] {
        for colour in [Colour::Plain, Colour::Coloured] {
            let mut shown = over_maximum();
            shown.excerpt =
                Some(Excerpt { line: "ộộộộ\u{1b}[31m".to_owned(), marked: range.clone() });
            assert!(text(&[shown], Language::Vietnamese, colour).contains('␛'));
        }
    }
}

#[test]
fn a_long_line_is_cut_around_the_mark() {
    let mut shown = over_maximum();
    let line = format!("{},12,{}", "a".repeat(5000), "b".repeat(5000));
    shown.excerpt = Some(Excerpt { line, marked: 5001..5003 });
    let text = text(&[shown], Language::Vietnamese, Colour::Plain);
    assert!(text.lines().all(|line| line.chars().count() < 120), "{text}");
    assert!(text.contains(",12,b"));
}

#[test]
fn beyond_two_hundred_they_are_counted() {
    let shown: Vec<Shown> = (0..205).map(|_| over_maximum()).collect();
    let text = text(&shown, Language::Vietnamese, Colour::Plain);
    assert_eq!(text.matches("lỗi[points-over-maximum]").count(), 200);
    assert!(text.ends_with(
        "Tổng cộng: 205 lỗi, 0 cảnh báo, ở 1 tệp.\n\
         Còn 5 thông báo nữa chưa in. Số lượng theo mã:\n  points-over-maximum: 205\n"
    ));
}
