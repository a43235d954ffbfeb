//! What must be reached, and what is aimed at: the table that ends a run.

use std::fmt::Write;

use super::measure::Run;
use super::table::{Measure, hundredths, peak, ratio};

/// One figure of a case beside what it must not exceed; times in hundredths of the yardstick's, memory in MiB.
pub struct Target {
    pub what: String,
    pub reached: Reached,
    pub must: u128,
    pub goal: u128,
}

/// The medians of a ratio; or memory.
#[derive(Clone, Copy)]
pub enum Reached {
    Ratio { wall: u128, processor: u128 },
    Memory(u64),
}

impl Target {
    /// How much of another's time a task takes.
    pub fn of_time(what: &str, runs: &[Run], to: &[Run], [must, goal]: [u128; 2]) -> Self {
        let median = |measure| ratio(measure, runs, to).median;
        let reached = Reached::Ratio { wall: median(Measure::Wall), processor: median(Measure::Processor) };
        Self { what: what.to_owned(), reached, must, goal }
    }

    pub fn of_memory(what: &str, runs: &[Run], [must, goal]: [u128; 2]) -> Self {
        Self { what: what.to_owned(), reached: Reached::Memory(peak(runs)), must, goal }
    }

    /// Wall time decides: it is what people wait for.
    fn verdict(&self) -> &'static str {
        let reached = match self.reached {
            Reached::Ratio { wall, .. } => wall,
            Reached::Memory(peak) => peak.into(),
        };
        if reached <= self.goal {
            "goal"
        } else if reached <= self.must {
            "pass"
        } else {
            "FAIL"
        }
    }
}

pub fn draw(targets: &[Target]) -> String {
    let mut text = "\n## Targets\n\n| | wall (median) | processor (median) | must | goal | |\n".to_owned();
    text += "|---|--:|--:|--:|--:|---|\n";
    for target in targets {
        let (wall, processor, must, goal) = match target.reached {
            Reached::Ratio { wall, processor } => {
                (times(wall), times(processor), times(target.must), times(target.goal))
            }
            Reached::Memory(peak) => {
                let mebibytes = |number: u128| format!("{number} MiB");
                (mebibytes(peak.into()), String::new(), mebibytes(target.must), mebibytes(target.goal))
            }
        };
        writeln!(text, "| {} | {wall} | {processor} | {must} | {goal} | {} |", target.what, target.verdict())
            .expect("writing to memory cannot fail");
    }
    text
}

fn times(ratio: u128) -> String {
    hundredths(ratio) + " ×"
}
