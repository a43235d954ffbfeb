//! Whole processes, one after another and round by round: wall time, time of the processor, peak memory.

use std::io;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// A process to measure.
pub struct Task {
    pub name: String,
    program: String,
    arguments: Vec<String>,
}

/// How one run of it was.
#[derive(Clone, Copy, Default)]
pub struct Run {
    pub wall: Duration,
    pub processor: Duration,
    pub peak_kib: u64,
    pub failed: bool,
}

impl Run {
    /// As if it had taken so many times the time.
    pub fn times(&self, times: usize) -> Self {
        let times = u32::try_from(times).expect("a ratio of sizes");
        Self { wall: self.wall * times, processor: self.processor * times, ..*self }
    }
}

fn task(name: &str, program: String, arguments: &[&str]) -> Task {
    let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    Task { name: name.to_owned(), program, arguments }
}

/// One of our own yardsticks: this program with other arguments.
pub fn own(name: &str, arguments: &[&str]) -> Task {
    let program = std::env::current_exe().expect("this program has a path");
    task(name, program.to_str().expect("a path in UTF-8").to_owned(), arguments)
}

pub fn bontot(name: &str, arguments: &[&str]) -> Task {
    task(name, env!("CARGO_BIN_EXE_bontot").to_owned(), arguments)
}

pub fn other(name: &str, program: &str, arguments: &[&str]) -> Task {
    task(name, program.to_owned(), arguments)
}

/// Runs all tasks in turn, as often as there are rounds, after one round to warm up. By task, then round.
pub fn in_rounds(tasks: &[Task], rounds: usize) -> Vec<Vec<Run>> {
    let mut runs = vec![Vec::new(); tasks.len()];
    for round in 0..=rounds {
        for (task, runs) in tasks.iter().zip(&mut runs) {
            let run = run(task).unwrap_or_else(|error| panic!("{}: {error}", task.name));
            if round > 0 {
                runs.push(run);
            }
        }
    }
    runs
}

/// A run through a process of its own, whose only child it is: so its peak is told apart.
fn run(task: &Task) -> io::Result<Run> {
    let this = std::env::current_exe()?;
    let output = Command::new(this).arg("measured").arg(&task.program).args(&task.arguments).output()?;
    let told = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<u64> = told.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [wall, processor, peak_kib] = numbers[..] else { return Ok(Run { failed: true, ..Run::default() }) };
    Ok(Run {
        wall: Duration::from_micros(wall),
        processor: Duration::from_micros(processor),
        peak_kib,
        failed: !output.status.success(),
    })
}

/// The other side of `run`: starts the program, and prints microseconds, microseconds and KiB.
pub fn measured(words: &[String]) -> ExitCode {
    let start = Instant::now();
    let mut command = Command::new(&words[0]);
    let ended = command.args(&words[1..]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let wall = start.elapsed();
    let (processor, peak_kib) = of_child();
    println!("{} {} {peak_kib}", wall.as_micros(), processor.as_micros());
    if ended.is_ok_and(|ended| ended.success()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(unix)]
fn of_child() -> (Duration, u64) {
    use nix::sys::resource::{UsageWho, getrusage};
    let used = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system knows what a child used");
    let micros = |time: nix::sys::time::TimeVal| (time.tv_sec() * 1_000_000 + time.tv_usec()).unsigned_abs();
    let processor = Duration::from_micros(micros(used.user_time()) + micros(used.system_time()));
    (processor, used.max_rss().unsigned_abs())
}

#[cfg(not(unix))]
fn of_child() -> (Duration, u64) {
    (Duration::ZERO, 0)
}
