//! Random records of a few cells, as values that no file form has touched yet.

use proptest::prelude::*;

/// The organisations, with names whose accents can be written in two ways.
pub const CELLS: [(&str, &str); 3] = [
    ("cb-mot", "Chi bộ Đại đội Một"),
    ("cb-hai", "Chi bộ khối “Hậu cần; Kỹ thuật”"),
    ("cb-ba", "Chi bộ ở xã Ế"),
];

/// The lines of the guideline below.
pub const LINES: [&str; 5] = ["1.1", "1.2", "1.3", "2.1", "2.2"];

pub const GUIDELINE: &str = r#"format = 1
id = "mau"
version = "1"
name = "Mẫu: mọi dạng tệp"
in_force = { from = 2024-01-01 }
applies_to = ["cell"]
every = "year"
stages = ["self", "appraised"]

[facts.attendance]
name = "Tỷ lệ dự họp"
unit = "percent"

[measures.open_findings]
name = "Hạn chế chưa khắc phục"
findings = "open"

[[group]]
id = "1"
name = "Nhóm 1"

[[group.criterion]]
id = "1.1"
name = "Điểm"
kind = "points"
max = 10
not_applicable = "rescale"

[[group.criterion]]
id = "1.2"
name = "Có hay không"
kind = "toggle"
max = 10
not_applicable = "full"

[[group.criterion]]
id = "1.3"
name = "Lựa chọn"
kind = "choice"
options = [{ id = "cao", name = "Cao", points = 10 }, { id = "thap", name = "Thấp", points = 2.5 }]
not_applicable = "rescale"

[[group]]
id = "2"
name = "Nhóm 2"

[[group.criterion]]
id = "2.1"
name = "Khoảng"
kind = "bands"
range = { from = 0, to = 100 }
bands = [{ below = 50, points = 0 }, { at_least = 50, points = 10 }]
not_applicable = "rescale"

[[group.criterion]]
id = "2.2"
name = "Trừ điểm"
kind = "deduction"
max = 10
per = 2.5
not_applicable = "rescale"

[[outcome]]
id = "dat"
name = "Đạt"
cite = "Mẫu"
requires = [
  { id = "dang-ky", cite = "Mẫu", step = "registered", on_time = true },
  { id = "tong", cite = "Mẫu", total = true, at_least = 25 },
  { id = "du-hop", cite = "Mẫu", fact = "attendance", at_least = 75 },
  { id = "han-che", cite = "Mẫu", measure = "open_findings", at_most = 0 },
]

[[outcome]]
id = "khong-dat"
name = "Không đạt"
cite = "Mẫu"
"#;

/// What a person enters, before it is written in a form.
#[derive(Clone, PartialEq, Debug)]
pub enum Entered {
    Nothing,
    /// Hundredths.
    Number(u32),
    /// Without a decimal mark.
    Count(u32),
    Yes,
    No,
    Word(&'static str),
    NotApplicable,
}

/// A day of 2024, by month and day.
pub type Day = (u8, u8);

#[derive(Clone, Debug)]
pub struct Cell {
    /// By line and stage: self, appraised.
    pub values: Vec<[Entered; 2]>,
    pub attendance: Option<u32>,
    pub registered: Option<Day>,
    /// A finding: when it was found and perhaps remedied.
    pub finding: Option<(Day, Option<Day>)>,
    pub decision: Option<(&'static str, Day)>,
    pub note: &'static str,
}

pub type Cells = [Cell; 3];

pub fn cells() -> impl Strategy<Value = Cells> {
    [cell(), cell(), cell()]
}

fn cell() -> impl Strategy<Value = Cell> {
    let outcome = prop::sample::select(vec!["dat", "khong-dat", "unrated"]);
    let note =
        prop::sample::select(vec!["Không phát sinh", "Xem “biên bản”; mục 2, trang 3", "Hai dòng:\nđủ cả"]);
    (
        LINES.map(|line| [entered(line), entered(line)]),
        prop::option::of(0_u32..=10_000),
        prop::option::of(day()),
        prop::option::of((day(), prop::option::of(day()))),
        prop::option::of((outcome, day())),
        note,
    )
        .prop_map(|(values, attendance, registered, finding, decision, note)| Cell {
            values: values.to_vec(),
            attendance,
            registered,
            finding: finding.map(|(found, remedied)| (found, remedied.map(|remedied| remedied.max(found)))),
            decision,
            note,
        })
}

fn day() -> impl Strategy<Value = Day> {
    (1_u8..=4, 1_u8..=28)
}

/// A value that a line takes, in one case of ten n/a and in one none.
fn entered(line: &str) -> BoxedStrategy<Entered> {
    let value = match line {
        "1.1" => (0_u32..=1000).prop_map(Entered::Number).boxed(),
        "1.2" => prop_oneof![Just(Entered::Yes), Just(Entered::No)].boxed(),
        "1.3" => prop::sample::select(vec!["cao", "thap"]).prop_map(Entered::Word).boxed(),
        "2.1" => (0_u32..=10_000).prop_map(Entered::Number).boxed(),
        _ => (0_u32..=5).prop_map(Entered::Count).boxed(),
    };
    prop_oneof![8 => value, 1 => Just(Entered::NotApplicable), 1 => Just(Entered::Nothing)].boxed()
}
