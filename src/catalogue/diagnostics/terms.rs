//! The words that arguments stand for, in both languages.

use super::syntax::syntax;
use crate::catalogue::{Phrase, date, decimal, quoted, words};
use crate::diagnostics::{Ambiguous, Argument, Bounded, Changed, Edge, Interval, Since, Spreadsheet, Term};
use crate::model::{Date, Language};

/// An argument as a sentence of the language has it.
#[must_use]
pub fn argument(argument: &Argument, language: Language) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Named(name) => quoted(name.get(language)),
        Argument::Number(number) => decimal(*number, language),
        Argument::Count(count) => count.to_string(),
        Argument::Date(day) => date(*day, language),
        Argument::Days(from, to) => days(*from, *to, language),
        Argument::List(items) => listed(items.iter().cloned()),
        Argument::Terms(terms) => listed(terms.iter().map(|word| said(*word, language))),
        Argument::Names(names) => {
            let word = |name: &crate::diagnostics::Name| Phrase::new(name.vietnamese, name.english);
            listed(names.iter().map(|name| word(name).get(language).to_owned()))
        }
        Argument::Interval(values) => interval(*values, language),
        Argument::Since(commit) => format!(" ({})", since(commit, language)),
        Argument::Changes(changes) => {
            let all: Vec<String> = changes.iter().map(|change| changed(change, language)).collect();
            all.join("; ")
        }
        Argument::NotTold(said) => GIT_FAILED.with(language, &[("said", said)]),
        Argument::Sentence(text) => text.get(language).to_owned(),
        Argument::Syntax(reason) => syntax(reason, language),
    }
}

/// `1.1 (2024/…/cb-01.csv:2:5): 9 → 9.5, commit 1a2b3c4, 20/12/2024`
fn changed(change: &Changed, language: Language) -> String {
    let given = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let commit = since(&change.since, language);
    let at = if change.at.is_empty() { String::new() } else { format!(" ({})", change.at) };
    format!("{}{at}: {} → {}, {commit}", change.of, given(&change.before), given(&change.after))
}

fn since(since: &Since, language: Language) -> String {
    let named = |(id, day): &(String, Date)| format!("{id}, {}", date(*day, language));
    match since {
        Since::Commit(id, day) => {
            let commit = Phrase::new("bản ghi git", "commit").get(language);
            format!("{commit} {id}, {}", date(*day, language))
        }
        Since::NotCommitted => NOT_COMMITTED.get(language).to_owned(),
        Since::Within(first, last) => {
            let last = last.as_ref().map_or_else(|| NOT_COMMITTED.get(language).to_owned(), named);
            WITHIN.with(language, &[("first", &named(first)), ("last", &last)])
        }
    }
}

const NOT_COMMITTED: Phrase = Phrase::new("chưa đưa vào git", "not committed yet");
const WITHIN: Phrase = Phrase::new(
    "một trong các bản ghi git từ ({first}) đến ({last}), không đọc được các bản ở giữa",
    "one of the commits from ({first}) to ({last}), what stood between cannot be read",
);
const REVIEW_FILE: Phrase = Phrase::new(
    "thư mục hoặc tệp .csv mang mã nội dung đánh giá",
    "folders and .csv files named by the id of a review",
);
const ORGANISATION_FILE: Phrase = Phrase::new(
    "tệp .csv hoặc .toml mang mã tổ chức",
    ".csv and .toml files named by the id of an organisation",
);
const YEAR_FOLDER: Phrase = Phrase::new(
    "thư mục năm, tên gồm đúng bốn chữ số, từ 0001",
    "folders of years, named by just four digits, from 0001",
);
const DEVICE_NAME: Phrase =
    Phrase::new("tên của một thiết bị trong Windows", "the name of a device on Windows");
const NAME_ENDS_BLANK: Phrase =
    Phrase::new("kết thúc bằng dấu chấm hoặc dấu cách", "it ends in a full stop or a space");
const NAME_CHARACTER: Phrase = Phrase::new(
    "có ký tự mà Windows không cho đặt tên: < > : \" | ? * \\",
    "it holds a character that no name on Windows may hold: < > : \" | ? * \\",
);
const NAME_TWIN: Phrase = Phrase::new(
    "trên Windows và macOS trùng với `{twin}` cùng thư mục (chỉ khác chữ hoa hoặc cách mã hóa dấu)",
    "on Windows and macOS it is the same name as `{twin}` beside it (they differ in capitals or in how accents are encoded)",
);
const PATH_TOO_LONG: Phrase =
    Phrase::new("đường dẫn dài quá 200 ký tự", "its path is longer than 200 characters");

/// The most items of a list that are shown.
const MOST_LISTED: usize = 20;

fn listed(items: impl ExactSizeIterator<Item = String>) -> String {
    let more = if items.len() > MOST_LISTED { ", …" } else { "" };
    items.take(MOST_LISTED).collect::<Vec<_>>().join(", ") + more
}

/// `từ ngày 01/01/2024 đến hết ngày 30/06/2024`, or what of it is known.
fn days(from: Option<Date>, to: Option<Date>, language: Language) -> String {
    let shown = |day: Option<Date>| day.map_or_else(String::new, |day| date(day, language));
    let phrase = match (from, to) {
        (Some(_), Some(_)) => Phrase::new("từ ngày {from} đến hết ngày {to}", "from {from} to {to}"),
        (Some(_), None) => Phrase::new("từ ngày {from}", "from {from}"),
        (None, _) => Phrase::new("đến hết ngày {to}", "until {to}"),
    };
    phrase.with(language, &[("from", &shown(from)), ("to", &shown(to))])
}

/// The values of an interval as a reader writes them: `89 < … < 90`, or a single one.
fn interval(values: Interval, language: Language) -> String {
    let Interval { start, end } = values;
    let (first, from) = (decimal(start.value, language), sign(start));
    match end {
        None => format!("{first} {from} …"),
        Some(end) if end == start => first,
        Some(end) => format!("{first} {from} … {} {}", sign(end), decimal(end.value, language)),
    }
}

const fn sign(edge: Edge) -> &'static str {
    if edge.included { "≤" } else { "<" }
}

fn said(word: Term, language: Language) -> String {
    let phrase = term(word);
    if let Term::LookAlikeLetter(letter) = word {
        return phrase.with(language, &[("letter", &format!("`{letter}` (U+{:04X})", u32::from(letter)))]);
    }
    phrase.get(language).to_owned()
}

const fn bounded(what: Bounded) -> Phrase {
    match what {
        Bounded::Digits => Phrase::new("tối đa 12 chữ số phần nguyên", "at most 12 digits before the mark"),
        Bounded::Points => Phrase::new("tối đa 1.000.000 điểm", "at most 1,000,000 points"),
        Bounded::OrganisationsOfACase => {
            Phrase::new("một ca có tối đa 10.000 tổ chức", "a case has at most 10,000 organisations")
        }
        Bounded::FactsOfAll => {
            Phrase::new("số liệu của mọi hướng dẫn đang dùng", "facts of all guidelines in use")
        }
    }
}

const fn ambiguous(whose: Ambiguous) -> Phrase {
    match whose {
        Ambiguous::BothOwn => Phrase::new(
            "sửa ngày hiệu lực, loại hình áp dụng hoặc danh sách hướng dẫn",
            "change their dates in force, the kinds they apply to, or the list of guidelines",
        ),
        Ambiguous::OneBuiltIn => Phrase::new(
            "đặt cho hướng dẫn của cấp ủy một mã (id) khác và ghi mã ấy vào [reviews.{review}]",
            "give your own guideline another id and name that in [reviews.{review}]",
        ),
    }
}

const fn spreadsheet(what: Spreadsheet) -> Phrase {
    match what {
        Spreadsheet::ToDate => CHANGED_TO_DATE,
        Spreadsheet::MonthToDate => MONTH_CHANGED_TO_DATE,
        Spreadsheet::ToPower => CHANGED_TO_POWER,
        Spreadsheet::ToDecimal => CHANGED_TO_DECIMAL,
        Spreadsheet::WithoutZero => ZERO_DROPPED,
    }
}

const fn term(term: Term) -> Phrase {
    match term {
        Term::Table => Phrase::new("bảng", "a table"),
        Term::Array => Phrase::new("danh sách trong ngoặc vuông", "a list in square brackets"),
        Term::Text => Phrase::new("chữ trong nháy kép", "text in quotes"),
        Term::Number => Phrase::new("số", "a number"),
        Term::Boolean => Phrase::new("`true` hoặc `false`", "`true` or `false`"),
        Term::True => Phrase::new("`true`", "`true`"),
        Term::Date => Phrase::new("ngày như 2024-03-05", "a date such as 2024-03-05"),
        Term::Time => Phrase::new("giờ, hoặc ngày kèm giờ", "a time, or a date with a time"),
        Term::Group => Phrase::new("nhóm tiêu chí", "group"),
        Term::Criterion => Phrase::new("tiêu chí", "criterion"),
        Term::Rating => Phrase::new("bậc", "rating"),
        Term::Fact => Phrase::new("số liệu", "fact"),
        Term::Measure => Phrase::new("chỉ số", "measure"),
        Term::Condition => Phrase::new("điều kiện", "condition"),
        Term::Outcome => Phrase::new("kết quả", "outcome"),
        Term::Quota => Phrase::new("tỷ lệ khống chế", "quota"),
        Term::Item => Phrase::new("mục", "item"),
        Term::Stage(stage) => words::stage(stage),
        Term::Every(every) => words::every(every),
        Term::NoComparison => Phrase::new("không phép so sánh nào", "no comparison at all"),
        Term::WholeNumber => Phrase::new("số nguyên không âm", "a whole number from 0 up"),
        Term::GivenMoreRarely => GIVEN_MORE_RARELY,
        Term::GivenMoreOften => GIVEN_MORE_OFTEN,
        Term::GivenUnequally => GIVEN_UNEQUALLY,
        Term::NotOfOwnPeriods => NOT_OF_OWN_PERIODS,
        Term::NotOfSamePeriods => NOT_OF_SAME_PERIODS,
        Term::NotOfShortPeriods => NOT_OF_SHORT_PERIODS,
        Term::Bounded(what) => bounded(what),
        Term::Ambiguous(whose) => ambiguous(whose),
        Term::SignedNotFound => SIGNED_NOT_FOUND,
        Term::RegularFile => Phrase::new("tệp thường", "a regular file"),
        Term::Folder => Phrase::new("thư mục", "a folder"),
        Term::YearFolder => YEAR_FOLDER,
        Term::ReviewFile => REVIEW_FILE,
        Term::DeviceName => DEVICE_NAME,
        Term::NameEndsBlank => NAME_ENDS_BLANK,
        Term::NameCharacter => NAME_CHARACTER,
        Term::NameTwin => NAME_TWIN,
        Term::PathTooLong => PATH_TOO_LONG,
        Term::ThisFolder => Phrase::new("thư mục hiện tại", "the current folder"),
        Term::OrganisationFile => ORGANISATION_FILE,
        Term::LinesAboveHeader => LINES_ABOVE_HEADER,
        Term::OtherDelimiter => OTHER_DELIMITER,
        Term::NoHeader => NO_HEADER,
        Term::GiveHeader => GIVE_HEADER,
        Term::DeleteOrGiveHeader => DELETE_OR_GIVE_HEADER,
        Term::StraightQuotes => STRAIGHT_QUOTES,
        Term::OrdinarySpace => ORDINARY_SPACE,
        Term::DecimalPoint => DECIMAL_POINT,
        Term::QuotedDate => QUOTED_DATE,
        Term::BrokenInlineTable => BROKEN_INLINE_TABLE,
        Term::LastComma => LAST_COMMA,
        Term::ShortTime => SHORT_TIME,
        Term::NewEscape => NEW_ESCAPE,
        Term::Spreadsheet(what) => spreadsheet(what),
        Term::LookAlikeLetter(_) => LOOK_ALIKE_LETTER,
    }
}

const SIGNED_NOT_FOUND: Phrase = Phrase::new(
    "chưa rõ những dòng nào, vì lịch sử git có ở đây không chứa bản đã ký",
    "not known which lines, because the git history that is here does not hold what was signed",
);
const GIT_FAILED: Phrase = Phrase::new(
    "chưa rõ những dòng nào, vì không đọc được kho git: {said}",
    "not known which lines, because the git repository cannot be read: {said}",
);
const GIVEN_MORE_RARELY: Phrase = Phrase::new(
    "số liệu này được ghi thưa hơn kỳ của phiếu",
    "it is given more rarely than the form is filled",
);
const GIVEN_MORE_OFTEN: Phrase = Phrase::new(
    "tỷ lệ và số liệu có/không phải ghi theo đúng kỳ của phiếu",
    "a percentage or a flag must be given for the very period of the form",
);
const GIVEN_UNEQUALLY: Phrase = Phrase::new(
    "hai số liệu của `ratio` phải ghi theo cùng một kỳ",
    "the two facts of a `ratio` must be given for the same periods",
);
const NOT_OF_OWN_PERIODS: Phrase = Phrase::new(
    "không hướng dẫn nào của nội dung này cùng kỳ, cùng thời gian hiệu lực và cùng loại hình tổ chức",
    "none of its guidelines is for the same periods, the same time and the same kinds of organisation",
);
const NOT_OF_SAME_PERIODS: Phrase = Phrase::new(
    "không hướng dẫn nào của nội dung này cùng kỳ và cùng thời gian hiệu lực",
    "none of its guidelines is for the same periods and the same time",
);
const NOT_OF_SHORT_PERIODS: Phrase = Phrase::new(
    "không hướng dẫn nào của nội dung này theo tháng hoặc quý của cùng năm, cho cùng loại hình tổ chức",
    "none of its guidelines is for months or quarters of the same years and the same kinds of organisation",
);
const LINES_ABOVE_HEADER: Phrase = Phrase::new(
    "xóa các dòng đứng trên dòng tiêu đề (xem dòng ở dưới)",
    "delete the lines above the header (see the line below)",
);
const OTHER_DELIMITER: Phrase = Phrase::new(
    "các ô phải cách nhau bằng dấu phẩy, dấu chấm phẩy hoặc tab; lưu lại bằng “CSV UTF-8 (Comma delimited)”",
    "divide the cells by commas, semicolons or tabs; save as “CSV UTF-8 (Comma delimited)”",
);
const NO_HEADER: Phrase =
    Phrase::new("thêm dòng tiêu đề vào đầu tệp", "put a header at the beginning of the file");
const GIVE_HEADER: Phrase = Phrase::new("ghi dòng tiêu đề", "give it a header");
const DELETE_OR_GIVE_HEADER: Phrase =
    Phrase::new("xóa tệp, hoặc ghi dòng tiêu đề", "delete the file or give it a header");
const STRAIGHT_QUOTES: Phrase =
    Phrase::new("dùng nháy thẳng \" thay cho nháy cong", "use straight quotes \" in place of curly ones");
const BROKEN_INLINE_TABLE: Phrase =
    Phrase::new("từ { đến } phải nằm trên một dòng", "from { to } it must be one line");
const LAST_COMMA: Phrase = Phrase::new("thừa dấu phẩy trước }", "no comma may stand before }");
const SHORT_TIME: Phrase = Phrase::new("giờ phải có giây: 07:30:00", "a time needs its seconds: 07:30:00");
const NEW_ESCAPE: Phrase = Phrase::new("dùng \\u thay cho \\e và \\x", "use \\u in place of \\e and \\x");
const ORDINARY_SPACE: Phrase = Phrase::new(
    "thay khoảng trắng đặc biệt (không ngắt dòng) bằng khoảng trắng thường",
    "put an ordinary space in place of the no-break one",
);
const DECIMAL_POINT: Phrase = Phrase::new(
    "trong tệp TOML viết số với dấu chấm (8.5) hoặc đặt trong nháy (\"8,5\")",
    "write numbers with a point in TOML (8.5) or in quotes (\"8,5\")",
);
const QUOTED_DATE: Phrase = Phrase::new(
    "viết ngày là 2024-03-05, hoặc đặt trong nháy: \"05/03/2024\"",
    "write dates as 2024-03-05, or in quotes: \"05/03/2024\"",
);

const CHANGED_TO_DATE: Phrase = Phrase::new(
    "có lẽ Excel đã đổi giá trị như 3/4 thành ngày; định dạng cột là Text rồi nhập lại",
    "a spreadsheet has perhaps turned a value such as 3/4 into a date; format the column as text and enter it again",
);
const MONTH_CHANGED_TO_DATE: Phrase = Phrase::new(
    "có lẽ Excel đã đổi kỳ như 2024-03 thành ngày; định dạng cột là Text rồi nhập lại",
    "a spreadsheet has perhaps turned a period such as 2024-03 into a date; format the column as text and enter it again",
);
const ZERO_DROPPED: Phrase = Phrase::new(
    "có lẽ Excel đã bỏ số 0 ở cuối mã, như 4.10 thành 4.1: đừng xóa dòng nào, định dạng cột là Text rồi nhập lại mã ở đúng dòng",
    "a spreadsheet has perhaps dropped the zero at the end of an id, as of 4.10: delete neither row, format the column as text and enter the id again in the right one",
);
const CHANGED_TO_POWER: Phrase = Phrase::new(
    "có lẽ Excel đã đổi mã thành số dạng lũy thừa; định dạng cột là Text rồi nhập lại",
    "a spreadsheet has perhaps taken an id for a power of ten; format the column as text and enter it again",
);
const CHANGED_TO_DECIMAL: Phrase = Phrase::new(
    "có lẽ Excel đã đổi dấu chấm của mã thành dấu phẩy; định dạng cột là Text rồi nhập lại",
    "a spreadsheet has perhaps turned the point of an id into a comma; format the column as text and enter it again",
);

const LOOK_ALIKE_LETTER: Phrase = Phrase::new(
    "{letter} trông như chữ Latinh hoặc chữ số thường nhưng thuộc bảng chữ khác (Nga, Hy Lạp, toàn khổ); gõ lại bằng bàn phím thường",
    "{letter} looks like an ordinary letter or digit but belongs to another alphabet (Cyrillic, Greek, full-width); type it again",
);

#[cfg(test)]
mod tests {
    use super::argument;
    use crate::diagnostics::{Argument, Edge, Interval};
    use crate::model::{Decimal, Language, date};

    #[test]
    fn values_are_named_as_people_write_them() {
        let edge = |hundredths, included| Edge { value: Decimal::from_hundredths(hundredths), included };
        let shown = |start, end| argument(&Argument::Interval(Interval { start, end }), Language::Vietnamese);
        assert_eq!(shown(edge(5000, true), Some(edge(5000, true))), "50");
        assert_eq!(shown(edge(8950, false), Some(edge(9000, false))), "89,5 < … < 90");
        assert_eq!(shown(edge(0, true), Some(edge(1000, true))), "0 ≤ … ≤ 10");
        assert_eq!(shown(edge(0, true), None), "0 ≤ …");
    }

    #[test]
    fn days_without_a_beginning_or_an_end_have_none_made_up() {
        let shown = |from: Option<&str>, to: Option<&str>| {
            let [from, to] = [from, to].map(|day| day.and_then(|day| date::read(day).ok()));
            argument(&Argument::Days(from, to), Language::Vietnamese)
        };
        assert_eq!(shown(Some("2024-01-01"), None), "từ ngày 01/01/2024");
        assert_eq!(shown(None, Some("2024-06-30")), "đến hết ngày 30/06/2024");
        assert_eq!(
            shown(Some("2024-01-01"), Some("2024-06-30")),
            "từ ngày 01/01/2024 đến hết ngày 30/06/2024"
        );
    }
}
