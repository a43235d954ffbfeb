//! The table of ratios, in Markdown.

use std::fmt::Write;
use std::time::Duration;

use super::measure::{Run, Task};

/// One row a task: wall time and its ratio to the first task in the same round (least, median, most), time of the
/// processor, peak memory.
pub fn draw(name: &str, tasks: &[Task], runs: &[Vec<Run>]) -> String {
    let mut text = format!("\n## {name}\n\n");
    text += "| | wall ms: min | median | max | ratio: min | median | max | processor ms | peak MiB |\n";
    text += "|---|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    for (task, own) in tasks.iter().zip(runs) {
        let wall = sorted(own.iter().map(|run| millis(run.wall)));
        let rounds = own.iter().zip(&runs[0]);
        let ratios = sorted(rounds.map(|(run, first)| millis(run.wall) / millis(first.wall).max(0.001)));
        let processor = sorted(own.iter().map(|run| millis(run.processor)));
        let peak = own.iter().map(|run| run.peak_kib).max().unwrap_or_default().div_ceil(1024);
        writeln!(
            text,
            "| {} | {:.1} | {:.1} | {:.1} | {:.2} | {:.2} | {:.2} | {:.1} | {peak} |",
            task.name,
            wall[0],
            median(&wall),
            wall[wall.len() - 1],
            ratios[0],
            median(&ratios),
            ratios[ratios.len() - 1],
            median(&processor),
        )
        .expect("writing to memory cannot fail");
    }
    text
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

fn median(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}
