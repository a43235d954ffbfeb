//! Workspaces of any size, always the same for the same size: cells under grassroots committees, with notes and
//! evidence as people write them, some incomplete, many tied at the line of the quota. No person is named.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// How the assessments lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A file an organisation.
    Files,
    /// One file of all.
    Flat,
}

impl Shape {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Flat => "flat",
        }
    }
}

/// How many cells a committee has.
const CELLS: usize = 40;

const MANIFEST: &str = "format = 1\ncommittee = \"Đảng ủy Quân sự tỉnh (dữ liệu sinh để đo)\"\n\n\
    [reviews.recognition]\nguidelines = [\"do-toc-do\"]\n";

const HEAD: &str = "format = 1\nid = \"do-toc-do\"\nversion = \"1\"\nname = \"Phiếu chấm để đo tốc độ\"\n\
    issuer = \"không có\"\ninstrument = \"không có\"\nillustrative = true\nin_force = { from = 2024-01-01 }\n\
    applies_to = [\"cell\"]\nevery = \"year\"\nstages = [\"self\", \"appraised\"]\n\n\
    [facts.disciplined]\nname = \"Đảng viên bị kỷ luật\"\nunit = \"count\"\n\n\
    [quota]\ncite = \"để đo\"\noutcome = \"xuat-sac\"\nshare = 20\nof = [\"xuat-sac\", \"tot\"]\nper = [\"parent\"]\n\
    round = \"down\"\ndemote_to = \"tot\"\nrank_by = [\"total\"]\n";

const LADDER: &str = r#"
[[outcome]]
id = "xuat-sac"
name = "Hoàn thành xuất sắc nhiệm vụ"
cite = "để đo"
requires = [
    { id = "tong-90", cite = "để đo", total = true, at_least = 90 },
    { id = "nhom-80", cite = "để đo", every_group = true, percent_at_least = 80 },
    { id = "ky-luat", cite = "để đo", fact = "disciplined", at_most = 0 },
]

[[outcome]]
id = "tot"
name = "Hoàn thành tốt nhiệm vụ"
cite = "để đo"
requires = [
    { id = "tong-70", cite = "để đo", total = true, at_least = 70 },
    { id = "nhom-60", cite = "để đo", every_group = true, percent_at_least = 60 },
    { id = "ky-luat-2", cite = "để đo", fact = "disciplined", at_most = 0 },
]

[[outcome]]
id = "hoan-thanh"
name = "Hoàn thành nhiệm vụ"
cite = "để đo"
requires = [{ id = "tong-50", cite = "để đo", total = true, at_least = 50 }]

[[outcome]]
id = "khong"
name = "Không hoàn thành nhiệm vụ"
cite = "để đo"
"#;

const UNITS: [&str; 8] = [
    "Đại đội Bộ binh",
    "Đại đội Thông tin",
    "Trung đội Vệ binh",
    "Phòng Tham mưu",
    "Phòng Chính trị",
    "Ban Hậu cần",
    "Ban Kỹ thuật",
    "Khẩu đội Phòng không",
];

const NOTES: [&str; 6] = [
    "\"Đã họp kiểm điểm, biên bản số {} ngày {} tháng 6 lưu tại văn phòng\"",
    "\"Thẩm định hạ điểm vì hồ sơ nộp muộn {} ngày so với kế hoạch, đã nhắc lần {}\"",
    "\"Có {} đồng chí vắng có lý do, đã bổ sung sinh hoạt; lần {}\"",
    "\"Chưa có minh chứng thứ {}, đã yêu cầu bổ sung trước ngày {}\"",
    "\"Nghị quyết chuyên đề số {} được triển khai trong quý, đạt {} nội dung\"",
    "Đúng hạn",
];

/// A small generator of numbers that look random; the same seed gives the same numbers.
struct Chance(u64);

impl Chance {
    const fn of(seed: usize) -> Self {
        Self((seed as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % limit as u64).expect("less than the limit")
    }
}

/// Writes a workspace with so many cells.
pub fn write(folder: &Path, shape: Shape, cells: usize) {
    let assessments = folder.join("2024/assessments");
    fs::create_dir_all(&assessments).expect("a new folder");
    fs::create_dir_all(folder.join("criteria")).expect("a new folder");
    put(&folder.join("criteria/do-toc-do.toml"), &guideline());
    put(&folder.join("organisations.csv"), &register(cells));
    put(&folder.join("2024/facts.csv"), &facts(cells));
    match shape {
        Shape::Flat => {
            let file = File::create(assessments.join("recognition.csv")).expect("a new file");
            let mut file = BufWriter::new(file);
            file.write_all(b"organisation,criterion,self,appraised,evidence,note\n")
                .expect("room on the disk");
            for cell in 0..cells {
                file.write_all(form(cell, &format!("{},", id(cell))).as_bytes()).expect("room on the disk");
            }
            file.flush().expect("room on the disk");
        }
        Shape::Files => {
            fs::create_dir_all(assessments.join("recognition")).expect("a new folder");
            for cell in 0..cells {
                let text = "criterion,self,appraised,evidence,note\n".to_owned() + &form(cell, "");
                put(&assessments.join(format!("recognition/{}.csv", id(cell))), &text);
            }
        }
    }
    // last, so that a workspace that was not finished is not taken for one
    put(&folder.join("bontot.toml"), MANIFEST);
}

fn put(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn id(cell: usize) -> String {
    format!("cb-{cell:06}")
}

fn guideline() -> String {
    let mut text = HEAD.to_owned();
    for group in 1..=4 {
        let _ = write!(text, "\n[[group]]\nid = \"{group}\"\nname = \"Nhóm {group}\"\n");
        for line in 1..=5 {
            let _ = write!(
                text,
                "\n[[group.criterion]]\nid = \"{group}.{line}\"\nname = \"Tiêu chí {group}.{line}\"\nmax = 5\nkind = \"points\"\n"
            );
        }
    }
    text + LADDER
}

fn register(cells: usize) -> String {
    let mut text = "id,name,kind,parent\n".to_owned();
    let committees = cells.div_ceil(CELLS);
    for committee in 0..committees {
        let _ =
            writeln!(text, "db-{committee:05},Đảng bộ cơ sở Trung đoàn {committee},grassroots-committee,");
    }
    for cell in 0..cells {
        let unit = UNITS[Chance::of(cell).below(UNITS.len())];
        let _ = writeln!(text, "{},Chi bộ {unit} {cell},cell,db-{:05}", id(cell), cell / CELLS);
    }
    text
}

fn facts(cells: usize) -> String {
    let mut text = "organisation,fact,value\n".to_owned();
    for cell in 0..cells {
        let _ = writeln!(text, "{},disciplined,{}", id(cell), usize::from(cell % 33 == 32));
    }
    text
}

/// The rows of a cell's form, each after `start`.
fn form(cell: usize, start: &str) -> String {
    let mut chance = Chance::of(cell * 7 + 3);
    let mut text = String::new();
    // a third of the cells is good enough for the best outcome, with few different totals: so there are ties
    let steps: &[&str] = match chance.below(3) {
        0 => &["5", "5", "5", "4.5"],
        1 => &["5", "4.5", "4", "4"],
        _ => &["4", "3.5", "3", "2.5"],
    };
    let is_incomplete = cell % 100 == 7;
    for line in 0..20 {
        let own = steps[chance.below(steps.len())];
        let kept = chance.below(8) != 0;
        let appraised = if is_incomplete && line == 11 {
            ""
        } else if kept {
            own
        } else {
            steps[chance.below(steps.len())]
        };
        let (group, place) = (line / 5 + 1, line % 5 + 1);
        let _ = write!(text, "{start}{group}.{place},{own},{appraised},");
        match chance.below(5) {
            0 | 1 => {}
            2 => {
                let _ = write!(
                    text,
                    "BC {:02}-BC/CB {:02}/0{}/2024",
                    chance.below(60),
                    chance.below(28) + 1,
                    chance.below(9) + 1
                );
            }
            3 => {
                let _ = write!(text, "{}-NQ/CB", chance.below(99) + 1);
            }
            _ => {
                let _ = write!(text, "NQ {:02}-NQ/ĐU; BB {}", chance.below(20) + 1, chance.below(12) + 1);
            }
        }
        text.push(',');
        if !kept || chance.below(12) == 0 {
            let note = NOTES[chance.below(NOTES.len())];
            let note = note.replacen("{}", &(chance.below(3000) + 1).to_string(), 1);
            text.push_str(&note.replacen("{}", &(chance.below(28) + 1).to_string(), 1));
        }
        text.push('\n');
    }
    text
}
