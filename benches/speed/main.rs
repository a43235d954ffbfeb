//! How fast and how lean the program is beside what else would do the same work: one table of ratios.
//! `cargo bench` runs it; what may be set stands in `settings.rs`.

mod duckdb;
mod generator;
mod measure;
mod settings;
mod table;
mod yardsticks;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use generator::Shape;
use measure::{Run, Task};
use settings::Settings;

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
        Some(_) | None => bench(&Settings::of_environment()),
    }
}

fn bench(settings: &Settings) -> ExitCode {
    let mut cases = vec![pilot()];
    for (shape, sizes) in [(Shape::Files, &settings.files), (Shape::Flat, &settings.flat)] {
        for organisations in sizes {
            let folder = settings.folder.join(format!("{}-{organisations}", shape.word()));
            if !folder.join("bontot.toml").exists() {
                eprintln!("generating {}", folder.display());
                generator::write(&folder, shape, *organisations);
            }
            cases.push(case(&folder, shape, *organisations));
        }
    }
    for case in &cases {
        let runs = measure::in_rounds(&case.tasks, settings.rounds);
        print!("{}", table::draw(&case.name, &case.tasks, &runs));
        if let Err(difference) = outputs_agree(case, &runs) {
            eprintln!("{difference}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// What is run side by side; the ratios are to the first task.
struct Case {
    name: String,
    tasks: Vec<Task>,
    /// Files that must hold the same bytes afterwards.
    same: Vec<PathBuf>,
}

fn pilot() -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kon-tum-2023");
    let output = std::env::temp_dir().join("bontot-bench-pilot.csv");
    Case {
        name: "the pilot, 7 organisations".to_owned(),
        tasks: vec![
            measure::own("no-op process", &["no-op"]),
            bontot("bontot evaluate", &folder, "evaluate", &["-o", path(&output), "--force"]),
        ],
        same: Vec::new(),
    }
}

fn case(folder: &Path, shape: Shape, organisations: usize) -> Case {
    let yardstick = match shape {
        Shape::Files => measure::own("read all files, 2 threads", &["read-all", path(folder)]),
        Shape::Flat => {
            let file = folder.join("2024/assessments/recognition.csv");
            measure::own("bare csv pass, 1 thread", &["csv-pass", path(&file)])
        }
    };
    let mut tasks = vec![yardstick];
    tasks.extend(duckdb::task(folder, shape));
    let mut same = Vec::new();
    for threads in ["1", "2", "8"] {
        let output = folder.join(format!("results-{threads}.csv"));
        let arguments = ["-o", path(&output), "--force", "--threads", threads];
        tasks.push(bontot(&format!("bontot evaluate, {threads} threads"), folder, "evaluate", &arguments));
        same.push(output);
    }
    let output = folder.join("other.csv");
    let sent = ["-o", path(&output), "--force", "--review", "recognition", "--threads", "2"];
    tasks.push(bontot("bontot classify, 2 threads", folder, "classify", &sent));
    tasks.push(bontot("bontot summary, 2 threads", folder, "summary", &sent));
    tasks.push(measure::bontot("bontot check, 2 threads", &["check", path(folder), "--threads", "2"]));
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
