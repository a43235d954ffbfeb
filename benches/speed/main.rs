//! How fast and how lean the program is beside what else would do the same work: one table of ratios.
//! `cargo bench` runs it whole; `cargo bench -- --only pilot,flat-10k` some of it (`settings.rs`).

mod duckdb;
mod generator;
mod measure;
mod settings;
mod table;
mod targets;
mod yardsticks;
mod years;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use generator::Shape;
use measure::{Run, Task};
use settings::{Asked, Settings};
use targets::Target;

fn main() -> ExitCode {
    // the yardsticks are this program again, so that each is a whole process
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("measured") => measure::measured(&arguments[2..]),
        Some("no-op") => ExitCode::SUCCESS,
        Some("read-all") => yardsticks::read_all(Path::new(&arguments[2])),
        Some("csv-pass") => yardsticks::csv_pass(Path::new(&arguments[2])),
        Some("generate") => {
            let organisations = arguments[3].parse().expect("a number of organisations");
            let shape = if arguments[2] == "files" { Shape::Files } else { Shape::Flat };
            generator::write(Path::new(&arguments[4]), shape, organisations);
            ExitCode::SUCCESS
        }
        Some(_) | None => bench(&Settings::of(&arguments[1..])),
    }
}

fn bench(settings: &Settings) -> ExitCode {
    let mut measured = Vec::new();
    for asked in &settings.cases {
        let case = match asked {
            Asked::Pilot => pilot(),
            Asked::Generated(shape, organisations) => generated(settings, *shape, *organisations),
            Asked::Years(copies) => of_years(settings, *copies),
        };
        let runs = measure::in_rounds(&case.tasks, settings.rounds);
        print!("{}", table::draw(&case.name, &case.tasks, &runs));
        if let Err(difference) = outputs_agree(&case, &runs) {
            eprintln!("{difference}");
            return ExitCode::FAILURE;
        }
        measured.push(Measured { asked: *asked, case, runs });
    }
    print!("{}", targets::draw(&held(&measured)));
    ExitCode::SUCCESS
}

/// What is run side by side; the ratios are to the first task.
struct Case {
    name: String,
    tasks: Vec<Task>,
    /// Files that must hold the same bytes afterwards.
    same: Vec<PathBuf>,
}

/// A case with the runs of its tasks.
struct Measured {
    asked: Asked,
    case: Case,
    runs: Vec<Vec<Run>>,
}

impl Measured {
    fn runs(&self, task: &str) -> Option<&[Run]> {
        let at = self.case.tasks.iter().position(|known| known.name == task)?;
        Some(&self.runs[at])
    }

    /// The targets of a task beside another one of the same case.
    fn ratio(&self, task: &str, to: &str, limits: [u128; 2]) -> Option<Target> {
        let what = format!("{}: {task} / {to}", self.case.name);
        Some(Target::of_time(&what, self.runs(task)?, self.runs(to)?, limits))
    }

    fn memory(&self, task: &str, limits: [u128; 2]) -> Option<Target> {
        let what = format!("{}: {task}, peak memory", self.case.name);
        Some(Target::of_memory(&what, self.runs(task)?, limits))
    }

    fn targets(&self) -> Vec<Target> {
        let found = match self.asked {
            Asked::Pilot => vec![self.ratio(ONE, NO_OP, [500, 300]), self.memory(ONE, [10, 6])],
            Asked::Generated(Shape::Files, organisations) => vec![
                self.ratio(TWO, READ_ALL, if organisations <= 1000 { [250, 170] } else { [200, 150] }),
                self.memory(TWO, [48, 24]),
            ],
            Asked::Generated(Shape::Flat, organisations) => vec![
                self.ratio(TWO, duckdb::SUMS, if organisations <= 10_000 { [20, 10] } else { [40, 25] }),
                self.ratio(TWO, duckdb::WHOLE, if organisations <= 10_000 { [20, 10] } else { [40, 25] }),
                self.ratio(ONE, CSV_PASS, [220, 160]),
                self.memory(TWO, [96, 64]),
            ],
            Asked::Years(_) => {
                OF_YEARS.iter().map(|(name, _, must)| self.ratio(name, TWO, [(*must)?, 100])).collect()
            }
        };
        let others = OTHERS.iter().filter(|_| matches!(self.asked, Asked::Generated(..)));
        let others = others.map(|(name, .., must)| self.ratio(name, TWO, [*must, 100]));
        found.into_iter().chain(others).flatten().collect()
    }
}

/// All targets whose cases were measured; growth where two sizes of one shape were.
fn held(measured: &[Measured]) -> Vec<Target> {
    let mut targets: Vec<Target> = measured.iter().flat_map(Measured::targets).collect();
    let size = |one: &Measured| match one.asked {
        Asked::Generated(Shape::Flat, organisations) => Some((organisations, one.runs(TWO)?.to_vec())),
        Asked::Generated(Shape::Files, _) | Asked::Pilot | Asked::Years(_) => None,
    };
    let mut flat: Vec<(usize, Vec<Run>)> = measured.iter().filter_map(size).collect();
    flat.sort_by_key(|(organisations, _)| *organisations);
    if let ([(small, few), .., (large, many)], true) = (&flat[..], flat.len() > 1) {
        let times = (large / small).max(1);
        let what = format!("flat, {small} to {large} organisations: time / {times} times the time");
        let scaled: Vec<Run> = few.iter().map(|run| run.times(times)).collect();
        targets.push(Target::of_time(&what, many, &scaled, [125, 100]));
    }
    targets.extend(growth_of_years(measured));
    targets
}

/// Whether commands on years of work take more than their share of the time where there are more organisations.
fn growth_of_years(measured: &[Measured]) -> Vec<Target> {
    let copies = |one: &Measured| match one.asked {
        Asked::Years(copies) => Some(copies),
        Asked::Pilot | Asked::Generated(..) => None,
    };
    let mut sizes: Vec<(usize, &Measured)> =
        measured.iter().filter_map(|one| Some((copies(one)?, one))).collect();
    sizes.sort_by_key(|(copies, _)| *copies);
    let [(small, few), .., (large, many)] = &sizes[..] else { return Vec::new() };
    let times = (large / small).max(1);
    let growth = |(name, ..): &OfYears| {
        let scaled: Vec<Run> = few.runs(name)?.iter().map(|run| run.times(times)).collect();
        let what = format!("years, {small} to {large}: {name} / {times} times the time");
        Some(Target::of_time(&what, many.runs(name)?, &scaled, [150, 100]))
    };
    OF_YEARS.iter().filter_map(growth).collect()
}

const NO_OP: &str = "no-op process";
const READ_ALL: &str = "read all files, 2 threads";
const CSV_PASS: &str = "bare csv pass, 1 thread";
const ONE: &str = "bontot evaluate, 1 thread";
const TWO: &str = "bontot evaluate, 2 threads";

/// The other commands, each with its arguments after the folder, and in hundredths how much of the time of `evaluate` it
/// may take; `compare` works two results out.
const OTHERS: [(&str, &str, &[&str], u128); 6] = [
    ("bontot classify", "classify", &["--format", "csv", "--review", "recognition"], 300),
    ("bontot summary", "summary", &["--format", "csv", "--review", "recognition"], 300),
    ("bontot check", "check", &[], 300),
    ("bontot status", "status", &["--format", "csv", "--as-of", "2024-12-31"], 300),
    ("bontot explain", "explain", &["cb-000100"], 300),
    ("bontot compare", "compare", &["--stages", "self..appraised", "--format", "csv"], 600),
];

/// A command that looks at all that years leave: its name, its arguments, `FOLDER` in the place of the folder and `FILE`
/// of a new file, and in hundredths how much of the time of `evaluate` it may take, if that is said.
type OfYears = (&'static str, &'static [&'static str], Option<u128>);

const OF_YEARS: [OfYears; 10] = [
    ("bontot classify", &["classify", "FOLDER", "--format", "csv"], Some(300)),
    ("bontot summary", &["summary", "FOLDER", "--format", "csv"], Some(300)),
    ("bontot check", &["check", "FOLDER"], Some(300)),
    ("bontot status", &["status", "FOLDER", "--format", "csv", "--as-of", "2025-12-31"], Some(300)),
    ("bontot explain", &["explain", "FOLDER", "cb-a1-1"], Some(300)),
    ("bontot history", &["history", "FOLDER", "cb-a1-1"], None),
    ("bontot compare", &["compare", "FOLDER", "--stages", "self..appraised", "--format", "csv"], Some(600)),
    ("bontot report", &["report", "FOLDER", "-o", "FILE", "--force"], None),
    (
        "bontot document",
        &["document", "list", "FOLDER", "--review", "classification", "-o", "FILE", "--force"],
        None,
    ),
    ("bontot form", &["form", "FOLDER", "--format", "csv", "-o", "FILE", "--force"], None),
];

fn of_years(settings: &Settings, copies: usize) -> Case {
    let folder = settings.folder.join(format!("years-{copies}"));
    if !folder.join("bontot.toml").exists() {
        eprintln!("generating {}", folder.display());
        years::write(&folder, copies);
    }
    let mut tasks = vec![bontot(TWO, &folder, "evaluate", &["--threads", "2"])];
    for (name, arguments, _) in OF_YEARS {
        let file = settings.folder.join(if name == "bontot document" { "years.docx" } else { "years.html" });
        let given = arguments.iter().map(|argument| match *argument {
            "FOLDER" => path(&folder),
            "FILE" => path(&file),
            other => other,
        });
        tasks.push(measure::bontot(name, &given.chain(["--threads", "2"]).collect::<Vec<_>>()));
    }
    Case { name: format!("{copies} times the example of a province"), tasks, same: Vec::new() }
}

fn pilot() -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kon-tum-2023");
    Case {
        name: "the pilot, 7 organisations".to_owned(),
        tasks: vec![
            measure::own(NO_OP, &["no-op"]),
            measure::bontot(ONE, &["evaluate", path(&folder), "--format", "csv", "--threads", "1"]),
            measure::bontot("bontot evaluate", &["evaluate", path(&folder)]),
        ],
        same: Vec::new(),
    }
}

fn generated(settings: &Settings, shape: Shape, organisations: usize) -> Case {
    let folder = settings.folder.join(format!("{}-{organisations}", shape.word()));
    if !folder.join("bontot.toml").exists() {
        eprintln!("generating {}", folder.display());
        generator::write(&folder, shape, organisations);
    }
    let yardstick = match shape {
        Shape::Files => measure::own(READ_ALL, &["read-all", path(&folder)]),
        Shape::Flat => {
            let file = folder.join("2024/assessments/recognition.csv");
            measure::own(CSV_PASS, &["csv-pass", path(&file)])
        }
    };
    let mut tasks = vec![yardstick];
    tasks.extend(duckdb::tasks(&folder, shape).into_iter().flatten());
    let mut same = Vec::new();
    for (name, threads) in [(ONE, "1"), (TWO, "2"), ("bontot evaluate, 8 threads", "8")] {
        let output = settings.folder.join(format!("results-{threads}.csv"));
        let arguments = ["-o", path(&output), "--force", "--threads", threads];
        tasks.push(bontot(name, &folder, "evaluate", &arguments));
        same.push(output);
    }
    for (name, command, more, _) in OTHERS {
        let arguments = [&[command, path(&folder)], more, &["--threads", "2"]].concat();
        tasks.push(measure::bontot(name, &arguments));
    }
    Case { name: format!("{organisations} organisations, {}", shape.word()), tasks, same }
}

fn bontot(name: &str, folder: &Path, command: &str, more: &[&str]) -> Task {
    let arguments = [&[command, path(folder), "--format", "csv"], more].concat();
    measure::bontot(name, &arguments)
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn outputs_agree(case: &Case, runs: &[Vec<Run>]) -> Result<(), String> {
    for (task, runs) in case.tasks.iter().zip(runs) {
        if runs.iter().any(|run| run.failed) {
            return Err(format!("{}: {} failed", case.name, task.name));
        }
    }
    let bytes: Vec<Vec<u8>> = case.same.iter().filter_map(|file| std::fs::read(file).ok()).collect();
    let same = bytes.len() == case.same.len() && bytes.windows(2).all(|pair| pair[0] == pair[1]);
    if same { Ok(()) } else { Err(format!("{}: the outputs differ between numbers of threads", case.name)) }
}
