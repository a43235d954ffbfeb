//! The same records in every form that the format allows give the same bytes.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::records::{CELLS, Cell, Cells, Day, Entered, GUIDELINE, LINES, cells};
use crate::harness::Folder;

/// How people may write the same thing.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one habit, on or off, and all meet all others")]
pub struct Form {
    layout: Layout,
    vietnamese: bool,
    delimiter: char,
    names_delimiter: bool,
    comma: bool,
    day_first: bool,
    decomposed: bool,
    crlf: bool,
    bom: bool,
    quotes: bool,
    /// Columns and rows are turned by so much.
    turn: usize,
    empty_column: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Layout {
    OneFileEach,
    Toml,
    Flat,
}

/// The form that the others are held against: one CSV file each, English, plain.
fn plain() -> Form {
    Form {
        layout: Layout::OneFileEach,
        vietnamese: false,
        delimiter: ',',
        names_delimiter: false,
        comma: false,
        day_first: false,
        decomposed: false,
        crlf: false,
        bom: false,
        quotes: false,
        turn: 0,
        empty_column: false,
    }
}

pub fn forms() -> impl Strategy<Value = Form> {
    let layout = prop::sample::select(vec![Layout::OneFileEach, Layout::Toml, Layout::Flat]);
    let delimiter = prop::sample::select(vec![',', ';', '\t']);
    (layout, delimiter, any::<[bool; 9]>(), 0_usize..24).prop_map(|(layout, delimiter, flags, turn)| {
        let [vietnamese, names_delimiter, comma, day_first, decomposed, crlf, bom, quotes, empty_column] =
            flags;
        Form {
            layout,
            vietnamese,
            delimiter,
            names_delimiter,
            comma,
            day_first,
            decomposed,
            crlf,
            bom,
            quotes,
            turn,
            empty_column,
        }
    })
}

impl Form {
    pub fn folder(&self, cells: &Cells) -> Folder {
        let mut folder = Folder::new();
        for (path, text) in self.files(cells) {
            folder = folder.with(&path, self.bytes(&path, &text));
        }
        folder
    }

    /// The files in some order: a folder does not know which was written first.
    fn files(&self, cells: &Cells) -> Vec<(String, String)> {
        let manifest = "format = 1\ncommittee = \"Đảng ủy mẫu\"\n[reviews.recognition]\nguidelines = [\"mau\"]\n\
                        [deadlines]\nregistered = \"02-28\"\n";
        let mut files = vec![
            ("bontot.toml".to_owned(), manifest.to_owned()),
            ("criteria/mau.toml".to_owned(), GUIDELINE.to_owned()),
            ("organisations.csv".to_owned(), self.organisations()),
            ("2024/facts.csv".to_owned(), self.facts(cells)),
            ("2024/events.csv".to_owned(), self.events(cells)),
            ("2024/findings.csv".to_owned(), self.findings(cells)),
            ("2024/decisions.csv".to_owned(), self.decisions(cells)),
        ];
        let folder = "2024/assessments/recognition";
        match self.layout {
            Layout::OneFileEach => files.extend(CELLS.iter().zip(cells).map(|((id, _), cell)| {
                (
                    format!("{folder}/{id}.csv"),
                    self.table(&SHEET[1..], self.sheet(id, cell).map(|row| row[1..].to_vec())),
                )
            })),
            Layout::Toml => files.extend(
                CELLS
                    .iter()
                    .zip(cells)
                    .map(|((id, _), cell)| (format!("{folder}/{id}.toml"), self.toml(cell))),
            ),
            Layout::Flat => {
                let rows = CELLS.iter().zip(cells).flat_map(|((id, _), cell)| self.sheet(id, cell));
                files.push((format!("{folder}.csv"), self.table(&SHEET, rows)));
            }
        }
        let turn = self.turn % files.len();
        files.rotate_left(turn);
        files
    }

    /// Line ends, byte order mark and Unicode form of a file.
    fn bytes(&self, path: &str, text: &str) -> String {
        let text = if self.decomposed { text.nfd().collect() } else { text.to_owned() };
        let text = if self.crlf { text.replace('\n', "\r\n") } else { text };
        let bom = if self.bom && !path.ends_with("toml") { "\u{feff}" } else { "" };
        format!("{bom}{text}")
    }

    fn number(&self, hundredths: u32) -> String {
        let mark = if self.comma { ',' } else { '.' };
        match hundredths % 100 {
            0 => (hundredths / 100).to_string(),
            rest if self.quotes && rest % 10 == 0 => format!("{}{mark}{}", hundredths / 100, rest / 10),
            rest => format!("{}{mark}{rest:02}", hundredths / 100),
        }
    }

    fn date(&self, (month, day): Day) -> String {
        if self.day_first { format!("{day:02}/{month:02}/2024") } else { format!("2024-{month:02}-{day:02}") }
    }

    fn word(&self, english: &str, vietnamese: &str) -> String {
        if self.vietnamese { vietnamese } else { english }.to_owned()
    }

    fn entered(&self, value: &Entered) -> String {
        match value {
            Entered::Nothing => String::new(),
            Entered::Number(hundredths) => self.number(*hundredths),
            Entered::Count(count) => count.to_string(),
            Entered::Yes => self.word("yes", "Có"),
            Entered::No => self.word("no", "không"),
            Entered::Word(word) => (*word).to_owned(),
            Entered::NotApplicable => self.word("n/a", "K/AD"),
        }
    }

    fn organisations(&self) -> String {
        let kind = self.word("cell", "Chi bộ trực thuộc");
        // the order of the organisations is the order of the results: it is not turned
        let straight = Self { turn: 0, ..self.clone() };
        let rows = CELLS.map(|(id, name)| vec![id.to_owned(), name.to_owned(), kind.clone()]);
        straight.table(&[("id", "Mã"), ("name", "tên"), ("kind", "Loại hình")], rows)
    }

    fn facts(&self, cells: &Cells) -> String {
        let rows = CELLS.iter().zip(cells).map(|((id, _), cell)| {
            let value = cell.attendance.map(|value| self.number(value)).unwrap_or_default();
            vec![(*id).to_owned(), "attendance".to_owned(), value]
        });
        self.table(&[("organisation", "Tổ chức"), ("fact", "số liệu"), ("value", "GIÁ TRỊ")], rows)
    }

    fn events(&self, cells: &Cells) -> String {
        let rows = CELLS.iter().zip(cells).filter_map(|((id, _), cell)| {
            cell.registered
                .map(|day| vec![(*id).to_owned(), self.word("registered", "Đăng ký"), self.date(day)])
        });
        self.table(&[("organisation", "tổ chức"), ("step", "bước"), ("date", "ngày")], rows)
    }

    fn findings(&self, cells: &Cells) -> String {
        let columns = [
            ("id", "mã"),
            ("organisation", "tổ chức"),
            ("found_on", "ngày phát hiện"),
            ("finding", "hạn chế"),
            ("remedied_on", "ngày khắc phục"),
        ];
        let rows = CELLS.iter().zip(cells).filter_map(|((id, _), cell)| {
            let (found, remedied) = cell.finding?;
            let remedied = remedied.map(|day| self.date(day)).unwrap_or_default();
            Some(vec![format!("hc-{id}"), (*id).to_owned(), self.date(found), cell.note.to_owned(), remedied])
        });
        self.table(&columns, rows)
    }

    fn decisions(&self, cells: &Cells) -> String {
        let columns = [
            ("organisation", "tổ chức"),
            ("review", "nội dung đánh giá"),
            ("outcome", "kết quả"),
            ("number", "số quyết định"),
            ("date", "ngày"),
            ("note", "ghi chú"),
        ];
        let rows = CELLS.iter().zip(cells).filter_map(|((id, _), cell)| {
            let (outcome, day) = cell.decision?;
            let outcome = if outcome == "unrated" {
                self.word(outcome, "Chưa xếp loại")
            } else {
                outcome.to_owned()
            };
            let number = format!("0{}-QĐ/ĐU", day.1);
            Some(vec![
                (*id).to_owned(),
                "recognition".to_owned(),
                outcome,
                number,
                self.date(day),
                cell.note.to_owned(),
            ])
        });
        self.table(&columns, rows)
    }

    /// The rows of a form, with all columns of [`SHEET`].
    fn sheet(&self, id: &'static str, cell: &Cell) -> impl Iterator<Item = Vec<String>> {
        let row = |(line, values): (&&str, &[Entered; 2])| {
            let [own, appraised] = values.each_ref().map(|value| self.entered(value));
            vec![id.to_owned(), "2024".to_owned(), (*line).to_owned(), own, appraised, cell.note.to_owned()]
        };
        LINES.iter().zip(&cell.values).map(row).collect::<Vec<_>>().into_iter()
    }

    fn toml(&self, cell: &Cell) -> String {
        let value = |value: &Entered| match value {
            Entered::Number(_) | Entered::Count(_) if !self.comma => self.entered(value),
            Entered::Yes if self.quotes => "true".to_owned(),
            Entered::No if self.quotes => "false".to_owned(),
            _ => format!("{:?}", self.entered(value)),
        };
        let lines = LINES.iter().zip(&cell.values).map(|(line, [own, appraised])| {
            let note = toml::Value::from(cell.note);
            let (own, appraised) = (value(own), value(appraised));
            format!("[criterion.\"{line}\"]\nself = {own}\nappraised = {appraised}\nnote = {note}\n")
        });
        let mut lines: Vec<String> = lines.collect();
        let turn = self.turn % lines.len();
        lines.rotate_left(turn);
        format!("period = \"2024\"\n{}", lines.concat())
    }

    /// A CSV file: columns and rows turned, a column without name or values perhaps at the end.
    fn table(&self, columns: &[(&str, &str)], rows: impl IntoIterator<Item = Vec<String>>) -> String {
        let mut rows: Vec<Vec<String>> = rows.into_iter().collect();
        if !rows.is_empty() {
            let turn = self.turn % rows.len();
            rows.rotate_left(turn);
        }
        let header = columns.iter().map(|(english, vietnamese)| self.word(english, vietnamese)).collect();
        rows.insert(0, header);
        let turn = self.turn % columns.len();
        let line = |mut cells: Vec<String>| {
            cells.rotate_left(turn);
            cells.extend(self.empty_column.then(String::new));
            let written: Vec<String> = cells.iter().map(|cell| self.cell(cell)).collect();
            written.join(&self.delimiter.to_string()) + "\n"
        };
        let named = if self.names_delimiter { format!("sep={}\n", self.delimiter) } else { String::new() };
        named + &rows.into_iter().map(line).collect::<String>()
    }

    fn cell(&self, text: &str) -> String {
        let must = text.contains(['"', '\n', self.delimiter]);
        if must || (self.quotes && !text.is_empty()) {
            return format!("\"{}\"", text.replace('"', "\"\""));
        }
        if self.quotes { format!(" {text}  ") } else { text.to_owned() }
    }
}

/// The columns of assessments.
const SHEET: [(&str, &str); 6] = [
    ("organisation", "Tổ chức"),
    ("period", "KỲ"),
    ("criterion", "tieu chi"),
    ("self", "Tự chấm"),
    ("appraised", "tham_dinh"),
    ("note", "Ghi chú"),
];

/// `missing` names the file in which a value belongs, and that differs between layouts.
fn without_layout(json: &str) -> String {
    let mut json = json.to_owned();
    for (id, _) in CELLS {
        for extension in ["csv", "toml"] {
            json = json.replace(&format!("2024/assessments/recognition/{id}.{extension}"), "(its file)");
        }
    }
    json.replace("2024/assessments/recognition.csv", "(its file)")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_records_give_the_same_bytes(cells in cells(), form in forms()) {
        let expected = plain().folder(&cells).json();
        let found = form.folder(&cells).json();
        if form.layout == Layout::OneFileEach {
            prop_assert_eq!(&found, &expected);
        }
        prop_assert_eq!(without_layout(&found), without_layout(&expected));
    }
}
