//! The tables of ratios and of targets, in Markdown. Times are whole microseconds, ratios hundredths.

use std::fmt::Write;
use std::time::Duration;

use super::measure::{Run, Task};

/// The least, the median and the most of some values.
#[derive(Clone, Copy)]
pub struct Spread {
    pub least: u128,
    pub median: u128,
    pub most: u128,
}

impl Spread {
    fn of(values: impl Iterator<Item = u128>) -> Self {
        let mut values: Vec<u128> = values.collect();
        values.sort_unstable();
        Self { least: values[0], median: values[values.len() / 2], most: values[values.len() - 1] }
    }
}

/// What is compared: of whole processes on a shared machine both are worth seeing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Wall,
    Processor,
}

impl Measure {
    const fn of(self, run: &Run) -> Duration {
        match self {
            Self::Wall => run.wall,
            Self::Processor => run.processor,
        }
    }
}

/// The ratio of a task to another, round by round, in hundredths.
pub fn ratio(measure: Measure, runs: &[Run], to: &[Run]) -> Spread {
    let hundredths =
        |(run, other): (&Run, &Run)| measure.of(run).as_micros() * 100 / measure.of(other).as_micros().max(1);
    Spread::of(runs.iter().zip(to).map(hundredths))
}

/// The most memory that a task took, in MiB.
pub fn peak(runs: &[Run]) -> u64 {
    runs.iter().map(|run| run.peak_kib).max().unwrap_or_default().div_ceil(1024)
}

/// One row a task: wall time and its ratio to the first task in the same round (least, median, most), time of the
/// processor and its ratio, peak memory.
pub fn draw(name: &str, tasks: &[Task], runs: &[Vec<Run>]) -> String {
    let mut text = format!("\n## {name}\n\n");
    text +=
        "| | wall ms: min | median | max | ratio: min | median | max | processor ms | ratio | peak MiB |\n";
    text += "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    for (task, own) in tasks.iter().zip(runs) {
        let wall = Spread::of(own.iter().map(|run| run.wall.as_micros()));
        let processor = Spread::of(own.iter().map(|run| run.processor.as_micros()));
        let ratios = ratio(Measure::Wall, own, &runs[0]);
        let cells = [
            millis(wall.least),
            millis(wall.median),
            millis(wall.most),
            hundredths(ratios.least),
            hundredths(ratios.median),
            hundredths(ratios.most),
            millis(processor.median),
            hundredths(ratio(Measure::Processor, own, &runs[0]).median),
            peak(own).to_string(),
        ];
        writeln!(text, "| {} | {} |", task.name, cells.join(" | ")).expect("writing to memory cannot fail");
    }
    text
}

/// Milliseconds with one decimal, from microseconds.
fn millis(micros: u128) -> String {
    let tenths = (micros + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A number with two decimals, from hundredths.
pub fn hundredths(number: u128) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}
