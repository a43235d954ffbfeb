//! What is said of each problem, by code: the sentence, what was expected (under the mark), what to do.

mod conformity;
mod files;
mod guidelines;
mod quality;
mod records;
mod setup;
mod syntax;
mod terms;
mod values;

use super::phrase::phrases;
use super::{Phrase, fill};
use crate::diagnostics::{Argument, Code, Diagnostic, Term};
use crate::model::Language;

/// The texts of one code. Their places are filled from the diagnostic's arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    pub message: Phrase,
    /// What was expected; may be empty.
    pub label: Phrase,
    /// What to do; may be empty.
    pub help: Phrase,
}

phrases! {
    HELP = "cách sửa: {what}", "help: {what}";
    MEANT = "có phải ý là `{what}`?", "did you mean `{what}`?";
    TAKEN_FROM = "từ: {what}", "from: {what}";
    RELATED = "xem thêm: {what}", "see also: {what}";
    BASIS = "căn cứ: {what}", "basis: {what}";
    OWN_RULE = "quy tắc của chương trình, xem `bontot check --explain {code}`", "a rule of this program, see `bontot check --explain {code}`";
    EXPLAINED = "nghĩa là gì, sửa thế nào: bontot check --explain {code}", "what it means, how to set it right: bontot check --explain {code}";
    BUILT_IN = "{place} (có sẵn trong chương trình)", "{place} (comes with the program)";
    SUMMARY = "Tổng cộng: {errors} lỗi, {warnings} cảnh báo, ở {files} tệp.", "In all: errors {errors}, warnings {warnings}, files {files}.";
    NOT_SHOWN = "Còn {count} thông báo nữa chưa in. Số lượng theo mã:", "{count} more are not shown. By code:";
}

/// What is said where not a file is missing, but the folder is no workspace at all.
const NO_WORKSPACE: Entry = Entry {
    message: Phrase::new(
        "{folder} không phải thư mục hồ sơ (không có {name})",
        "{folder} is no workspace (it has no {name})",
    ),
    label: Phrase::new("", ""),
    help: Phrase::new(
        "ghi đường dẫn tới thư mục của hồ sơ, hoặc lập hồ sơ mới: bontot init THƯ_MỤC --year 2025",
        "name the folder of a workspace, or begin a new one: bontot init FOLDER --year 2025",
    ),
};
const WORKSPACE_WITHIN: Phrase = Phrase::new(
    "ghi đường dẫn tới thư mục của hồ sơ, ví dụ {near}; hoặc lập hồ sơ mới: bontot init THƯ_MỤC --year 2025",
    "name the folder of a workspace, such as {near}; or begin a new one: bontot init FOLDER --year 2025",
);

/// What is said of a piece of evidence with line ends in it, rather than with a `;`.
const EVIDENCE_ON_LINES: Entry = Entry {
    message: Phrase::new(
        "một minh chứng nằm trên {lines} dòng: `{value}`",
        "a reference stands on {lines} lines: `{value}`",
    ),
    label: Phrase::new(
        "không rõ đây là một hay nhiều tài liệu: các minh chứng cách nhau bằng dấu `;`",
        "whether it is one document or several is unclear: a `;` divides references",
    ),
    help: Phrase::new(
        "nhiều tài liệu thì ghi dấu `;` giữa chúng, một tài liệu thì ghi trên một dòng",
        "write a `;` between several documents, and one document on one line",
    ),
};

/// The tables, in the order of the codes.
const TABLES: [&[(Code, Entry)]; 7] = [
    files::ENTRIES,
    values::ENTRIES,
    setup::ENTRIES,
    records::ENTRIES,
    conformity::ENTRIES,
    guidelines::ENTRIES,
    quality::ENTRIES,
];

/// The texts of `code`.
///
/// # Panics
/// Never: a test holds the tables against the list of codes.
#[must_use]
pub fn entry(code: Code) -> Entry {
    let mut entries = TABLES.into_iter().flatten();
    let found = entries.find(|(known, _)| *known == code);
    found.expect("every code has texts because a test asks for them").1
}

/// The texts of a diagnostic: those of its code, or of what is the matter where it tells more.
#[must_use]
pub fn entry_of(diagnostic: &Diagnostic) -> Entry {
    let tells = |name: &str| diagnostic.arguments.iter().any(|(known, _)| *known == name);
    match diagnostic.code {
        Code::FileMissing if tells("near") => Entry { help: WORKSPACE_WITHIN, ..NO_WORKSPACE },
        Code::FileMissing if tells("folder") => NO_WORKSPACE,
        Code::EvidenceDivided if tells("lines") => EVIDENCE_ON_LINES,
        code => entry(code),
    }
}

/// A text of the diagnostic's code with its places filled; empty where it would list nothing.
#[must_use]
pub fn filled(phrase: Phrase, diagnostic: &Diagnostic, language: Language) -> String {
    let argument = |name: &str| {
        let mut arguments = diagnostic.arguments.iter();
        arguments.find(|(known, _)| *known == name).map(|(_, argument)| argument)
    };
    let mut lists_nothing = false;
    let said = |argument: &Argument| terms::argument(argument, language);
    let text = fill(phrase.get(language), |name| {
        let found = argument(name)?;
        lists_nothing |= found.is_empty();
        if matches!(found, Argument::Terms(_)) {
            // the words of the catalogue may have places too
            return Some(fill(&said(found), |name| argument(name).map(said)));
        }
        Some(said(found))
    });
    if lists_nothing { String::new() } else { text }
}

/// A word of the format in the language.
#[must_use]
pub fn term(term: Term, language: Language) -> String {
    terms::argument(&term.into(), language)
}

/// Declares a table of entries: code, sentence, what was expected, what to do; each in both languages.
macro_rules! entries {
    ($($code:ident: $vi:literal, $en:literal; $label_vi:literal, $label_en:literal; $help_vi:literal, $help_en:literal;)+) => {
        pub const ENTRIES: &[(crate::diagnostics::Code, super::Entry)] = &[$(
            (
                crate::diagnostics::Code::$code,
                super::Entry {
                    message: crate::catalogue::Phrase::new($vi, $en),
                    label: crate::catalogue::Phrase::new($label_vi, $label_en),
                    help: crate::catalogue::Phrase::new($help_vi, $help_en),
                },
            ),
        )+];
    };
}
use entries;

#[cfg(test)]
mod texts {
    use super::{TABLES, entry, filled};
    use crate::catalogue::phrase::places;
    use crate::diagnostics::{Code, Diagnostic};
    use crate::model::place::FileId;
    use crate::model::{Date, Decimal, Language, Place};

    #[test]
    fn every_code_has_both_languages_with_the_same_places() {
        assert_eq!(TABLES.into_iter().flatten().count(), Code::ALL.len(), "one entry a code");
        for code in Code::ALL {
            let entry = entry(*code);
            assert!(!entry.message.vi.is_empty() && !entry.message.en.is_empty(), "{code:?}");
            for phrase in [entry.message, entry.label, entry.help] {
                assert_eq!(phrase.vi.is_empty(), phrase.en.is_empty(), "{code:?}");
                assert_eq!(places(phrase.vi), places(phrase.en), "{code:?}: {phrase:?}");
            }
        }
    }

    #[test]
    fn tables_follow_the_order_of_the_codes() {
        let codes: Vec<Code> = TABLES.into_iter().flatten().map(|(code, _)| *code).collect();
        assert_eq!(codes, Code::ALL);
    }

    #[test]
    fn arguments_are_written_as_the_language_does() {
        let found = Diagnostic::new(Code::PointsOverMaximum, Place::File(FileId(0)))
            .with("criterion", "2.3")
            .with("points", Decimal::from_hundredths(1250))
            .with("day", Date::new(2024, 3, 5).unwrap());
        let phrase = crate::catalogue::Phrase::new(
            "{criterion}: {points} {day} {gone}",
            "{criterion}: {points} {day} {gone}",
        );
        assert_eq!(filled(phrase, &found, Language::Vietnamese), "2.3: 12,5 05/03/2024 {gone}");
        assert_eq!(filled(phrase, &found, Language::English), "2.3: 12.5 2024-03-05 {gone}");
    }
}
