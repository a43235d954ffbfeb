//! Tables fit the screen that they are read on, and break neither a date nor a word.

use bontot::load::LoadedGuidelines;
use bontot::model::Language;
use bontot::render::Colour;
use bontot::render::opening::Reader;
use bontot::render::terminal::{self, Layout};

/// The list of the guidelines that come with the program, which takes 91 columns.
fn list(width: usize, language: Language) -> String {
    let LoadedGuidelines { guidelines, .. } = bontot::load::guidelines(None).expect("they are built in");
    let table = bontot::render::criteria::table(&guidelines, Reader::Screen, language);
    terminal::draw(&table, Layout::new(width, language, Colour::Plain))
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for language in [Language::Vietnamese, Language::English] {
        for width in [60, 80, 91, 100, 120] {
            let text = list(width, language);
            for line in text.lines() {
                assert!(line.chars().count() <= width, "{width}:\n{line}");
            }
            assert!(text.contains("01/01/2023") || text.contains("2023-01-01"), "{text}");
        }
    }
}

#[test]
fn what_does_not_fit_stands_as_records() {
    let text = list(80, Language::Vietnamese);
    let record = "\nchi-bo-4-tot\n  phiên bản: 2023-thi-diem · tên: Chi bộ 4 tốt (thí điểm)\n  \
        hiệu lực: 01/01/2023 – 31/12/2023\n  \
        áp dụng cho: chi bộ trực thuộc, chi bộ cơ sở · kỳ chấm: hằng năm\n  minh họa: có\n";
    assert!(text.contains(record), "{text}");
    let heads = "\nmã                       phiên bản ";
    assert!(list(100, Language::Vietnamese).contains(heads));
}
