//! What the sample looks like in every format. `UPDATE_EXPECT=1 cargo test` renews the expectations.

use super::naming::Naming;
use super::reasons::Seen;
use super::say::Say;
use super::table::Table;
use super::terminal::Layout;
use super::{Colour, csv, evaluation, guideline, json, markdown, register, sample, terminal};
use crate::model::condition::{Comparing, OutcomeTest, Subject, Test, Timing};
use crate::model::measure::OutcomeSource;
use crate::model::place::FileId;
use crate::model::results::{ConditionList, ConditionResult, Observed, Part, Results, Truth};
use crate::model::{Condition, Decimal, Exact, Id, Language, Located, Place, Stage, Step};

#[track_caller]
pub fn expect(name: &str, text: &str) {
    let path = format!("{}/src/render/expected/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == text, "{name} differs from:\n{text}");
}

fn table(results: &Results, computed: usize, language: Language) -> Table {
    let workspace = sample::workspace();
    evaluation::table(results, computed, Say::new(&workspace, language))
}

fn drawn(width: usize, language: Language) -> String {
    let results = sample::results();
    terminal::draw(&table(&results, 4, language), Layout::new(width, language, Colour::Plain))
}

fn widest(text: &str) -> usize {
    text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap_or_default()
}

#[test]
fn the_table_on_the_screen() {
    for (width, language) in
        [(100, Language::Vietnamese), (80, Language::Vietnamese), (100, Language::English)]
    {
        let text = drawn(width, language);
        assert!(widest(&text) <= width);
        expect(&format!("evaluate.{}.{width}.txt", language.word()), &text);
    }
}

#[test]
fn a_coloured_table_says_the_same() {
    let results = sample::results();
    let layout = Layout::new(100, Language::Vietnamese, Colour::Coloured);
    let coloured = terminal::draw(&table(&results, 4, Language::Vietnamese), layout);
    assert!(coloured.contains('\u{1b}'));
    let plain = anstream::adapter::strip_str(&coloured).to_string();
    let trimmed: String = plain.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
    assert_eq!(trimmed, drawn(100, Language::Vietnamese));
}

#[test]
fn the_register_as_csv_and_markdown() {
    let (workspace, results) = (sample::workspace(), sample::results());
    for language in [Language::Vietnamese, Language::English] {
        let say = Say::new(&workspace, language);
        expect(&format!("evaluate.{}.csv", language.word()), &csv::draw(&register::table(&results, say)));
        let document = markdown::draw(&evaluation::register(&results, 4, say), language);
        expect(&format!("evaluate.{}.md", language.word()), &document);
    }
}

#[test]
fn results_as_json() {
    expect("evaluate.json", &json::draw(&sample::results(), &sample::workspace()));
}

#[test]
fn a_guideline_as_a_form() {
    for language in [Language::Vietnamese, Language::English] {
        let document = guideline::document(&sample::guideline(), Naming::Listed(&[], &[]), language);
        let layout = Layout::new(100, language, Colour::Plain);
        expect(&format!("guideline.{}.txt", language.word()), &terminal::blocks(&document, layout));
        expect(&format!("guideline.{}.md", language.word()), &markdown::blocks(&document));
    }
}

#[test]
fn a_selection_says_so_and_counts_nothing() {
    let mut results = sample::results();
    results.units.truncate(1);
    let layout = Layout::new(100, Language::Vietnamese, Colour::Plain);
    let text = terminal::draw(&table(&results, 4, Language::Vietnamese), layout);
    assert!(text.contains("Chỉ hiện 1/4 dòng"), "{text}");
    assert!(!text.contains("Tổng hợp"), "{text}");
}

#[test]
fn a_preview_shows_its_stage_and_says_so() {
    let mut results = sample::results();
    results.preview = Some(Stage::Own);
    let layout = Layout::new(100, Language::Vietnamese, Colour::Plain);
    let text = terminal::draw(&table(&results, 4, Language::Vietnamese), layout);
    assert!(text.contains("XEM TRƯỚC theo điểm “tự chấm”"), "{text}");
    assert!(text.contains("95,5/100") && !text.contains("93,5/100"), "{text}");
}

#[test]
fn nobody_gives_a_sentence_and_no_empty_table() {
    let mut results = sample::results();
    results.units.clear();
    let layout = Layout::new(100, Language::Vietnamese, Colour::Plain);
    let text = terminal::draw(&table(&results, 0, Language::Vietnamese), layout);
    assert!(text.contains("Không có tổ chức nào"), "{text}");
    assert!(!text.contains('─'), "{text}");
}

/// The sentence for `observed` of a condition that stands first in the requirements.
fn sentence(test: Test, value: Truth, observed: Observed) -> String {
    let mut workspace = sample::workspace();
    workspace.guidelines[0].outcomes[0].requires[0].test = test;
    workspace.guidelines[0].outcomes[0].requires[0].cite = None;
    let mut results = sample::results();
    let result =
        ConditionResult { list: ConditionList::Requires(0), position: 0, value, waiver: None, observed };
    let say = Say::new(&workspace, Language::Vietnamese);
    let seen = Seen { say, unit: &results.units.remove(0), score: None, said: None };
    seen.cited(&result)
}

#[test]
fn sentences_of_what_was_seen() {
    let day = |text| crate::model::date::read(text).ok();
    let registered =
        Test::Step { step: Located::new(Step::Registered, Place::File(FileId(0))), timing: Timing::OnTime };
    let late = Observed::Event { date: day("2023-03-05"), deadline: day("2023-02-28") };
    assert_eq!(
        sentence(registered.clone(), Truth::False, late),
        "bước “đăng ký” ngày 05/03/2023, sau hạn 28/02/2023"
    );
    let done = Observed::Event { date: day("2023-02-05"), deadline: day("2023-02-28") };
    assert_eq!(sentence(registered, Truth::True, done), "bước “đăng ký” ngày 05/02/2023");
    let fact = || Located::new(Id::new("members_disciplined").unwrap(), Place::File(FileId(0)));
    assert_eq!(
        sentence(Test::Judgement(fact()), Truth::Unknown, Observed::Flag(None)),
        "Số đảng viên bị kỷ luật: chưa rõ"
    );
    let flag = Comparing {
        subject: Subject::Fact(fact()),
        comparisons: Vec::new(),
        in_percent: None,
        rating_at_least: None,
    };
    assert_eq!(
        sentence(Test::Compare(flag), Truth::True, Observed::Flag(Some(true))),
        "Số đảng viên bị kỷ luật: có"
    );
    assert_eq!(
        sentence(Test::RequiredCriteria, Truth::True, Observed::LeftTheForm),
        "không còn trong phiếu: mọi tiêu chí bắt buộc đều đạt"
    );
}

#[test]
fn outcomes_of_other_reviews_are_named() {
    let located = |id: &str| Located::new(Id::new(id).unwrap(), Place::File(FileId(0)));
    let test = || {
        let (review, outcomes) = (located("recognition"), vec![located("dat")]);
        Test::Outcome(OutcomeTest { review, outcomes, source: OutcomeSource::Result })
    };
    assert_eq!(
        sentence(test(), Truth::False, Observed::Outcomes(vec![Id::new("khong-dat").unwrap()])),
        "kết quả ở nội dung đánh giá “công nhận”: Chưa đạt “Chi bộ 4 tốt”; yêu cầu Đạt “Chi bộ 4 tốt”"
    );
    assert_eq!(
        sentence(test(), Truth::False, Observed::Outcomes(Vec::new())),
        "kết quả ở nội dung đánh giá “công nhận”: chưa có; yêu cầu Đạt “Chi bộ 4 tốt”"
    );
}

#[test]
fn of_nested_conditions_those_are_told_that_made_it_so() {
    let parts = sample::guideline().outcomes.remove(0).requires;
    let of = |test| Condition { test, ..parts[0].clone() };
    let pair = || vec![parts[0].clone(), parts[3].clone()];
    let part = |value, observed| Part { value: Some(value), observed };
    let points = |count| Observed::Score { score: Some(Exact::count(count)), max: Some(Decimal::whole(100)) };
    let disciplined = |count| Observed::Figure { value: Some(Exact::count(count)), parts: None };
    let told = |test, parts| sentence(test, Truth::False, Observed::Compound(parts));
    let short = || part(Truth::False, points(85));
    let (met, missed) = (|| part(Truth::True, disciplined(0)), || part(Truth::False, disciplined(1)));
    assert_eq!(told(Test::All(pair()), vec![short(), met()]), "tổng 85/100 điểm; yêu cầu từ 90 trở lên");
    let both = "tổng 85/100 điểm (yêu cầu từ 90 trở lên) và Số đảng viên bị kỷ luật: 1 (yêu cầu không quá 0)";
    assert_eq!(told(Test::All(pair()), vec![short(), missed()]), both);
    let either = format!("{both}; chỉ cần một trong số này");
    assert_eq!(told(Test::Any(pair()), vec![short(), missed()]), either);
    let open = part(Truth::Unknown, Observed::Figure { value: None, parts: None });
    assert_eq!(
        told(Test::Any(pair()), vec![short(), open]),
        "Số đảng viên bị kỷ luật: chưa rõ; yêu cầu không quá 0"
    );
    let fact = Located::new(Id::new("members_disciplined").unwrap(), Place::File(FileId(0)));
    let nested = Test::Any(vec![of(Test::All(pair())), of(Test::Judgement(fact))]);
    let all = part(Truth::False, Observed::Compound(vec![short(), missed()]));
    assert_eq!(
        told(nested, vec![all, part(Truth::False, Observed::Flag(Some(false)))]),
        format!("({both}) và Số đảng viên bị kỷ luật: không; chỉ cần một trong số này")
    );
    let neither = part(Truth::True, Observed::Compound(vec![short(), met()]));
    assert_eq!(
        told(Test::Not(Box::new(of(Test::Any(pair())))), vec![neither]),
        "Số đảng viên bị kỷ luật: 0; yêu cầu không phải (không quá 0)"
    );
}

#[test]
fn nested_conditions_are_sentences_with_brackets() {
    let guideline = sample::guideline();
    let [total, every_group, disciplined] = [0, 1, 3].map(|index| &guideline.outcomes[0].requires[index]);
    let of = |test| Condition { test, ..total.clone() };
    let not = |part: &Condition| of(Test::Not(Box::new(part.clone())));
    let fact = Located::new(Id::new("members_disciplined").unwrap(), Place::File(FileId(0)));
    let flag = of(Test::Judgement(fact));
    let either = of(Test::Any(vec![total.clone(), not(disciplined)]));
    let both = of(Test::All(vec![total.clone(), flag.clone()]));
    let naming = Naming::Listed(&[], &[]);
    let asking = super::condition::Asking { guideline: &guideline, naming, language: Language::Vietnamese };
    let in_words = "tổng điểm: từ 90 trở lên hoặc không phải (Số đảng viên bị kỷ luật: không quá 0)";
    assert_eq!(asking.sentence(&either), in_words);
    assert_eq!(asking.sentence(&not(&either)), format!("không phải ({in_words})"));
    assert_eq!(
        asking.sentence(&of(Test::All(vec![either, not(&flag)]))),
        format!("({in_words}) và Số đảng viên bị kỷ luật: không")
    );
    assert_eq!(
        asking.sentence(&of(Test::Any(vec![every_group.clone(), both]))),
        "mỗi nhóm: từ 80% trở lên hoặc (tổng điểm: từ 90 trở lên và Số đảng viên bị kỷ luật: có)"
    );
    assert_eq!(asking.sentence(&of(Test::All(vec![flag.clone()]))), "Số đảng viên bị kỷ luật: có");
    assert_eq!(asking.subject(&Subject::Total), "tổng điểm");
    let mut judged = guideline.clone();
    judged.facts[0].judgement = true;
    let asking = super::condition::Asking { guideline: &judged, ..asking };
    assert_eq!(asking.sentence(&not(&flag)), "Số đảng viên bị kỷ luật: không (nhận định)");
}
