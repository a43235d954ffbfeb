//! How far a run is: its phase, and how much of that is done. Whoever works says so with [`enter`] and [`done`], at the
//! price of an addition; a clock is asked only with [`time`]. The whole process shares it, because nothing is drawn
//! here and no result knows of it.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use crate::clock::Stopwatch;

/// What a run does, one after the other; some come again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Phase {
    /// Listing the folder, reading all but its assessments.
    Opening,
    /// Reading and checking the rows of the assessments.
    Reading,
    /// Working out results, and what is not credible in them.
    Deciding,
    /// Asking git.
    History,
    Drawing,
    Writing,
}

/// What a phase counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// The steps of a phase that knows how many it has: files, results, commits.
    Steps,
    Bytes,
    Rows,
}

/// How much was done: so many steps of so many (0 where nobody knows), bytes, rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Amount {
    pub steps: u64,
    pub of: u64,
    pub bytes: u64,
    pub rows: u64,
}

/// A phase that has ended, or that is going on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lap {
    pub phase: Phase,
    pub took: Duration,
    pub amount: Amount,
}

#[derive(Debug, Default)]
struct Meter {
    steps: AtomicU64,
    of: AtomicU64,
    bytes: AtomicU64,
    rows: AtomicU64,
    laps: Mutex<Laps>,
    stopwatch: OnceLock<Stopwatch>,
}

#[derive(Debug, Default)]
struct Laps {
    current: Option<(Phase, Duration)>,
    ended: Vec<Lap>,
}

static METER: Meter = Meter {
    steps: AtomicU64::new(0),
    of: AtomicU64::new(0),
    bytes: AtomicU64::new(0),
    rows: AtomicU64::new(0),
    laps: Mutex::new(Laps { current: None, ended: Vec::new() }),
    stopwatch: OnceLock::new(),
};

/// Begins to take the time of the phases.
pub fn time() {
    let _ = METER.stopwatch.set(Stopwatch::start());
}

/// Begins a phase of so many steps (0: unknown), which ends the one before.
pub fn enter(phase: Phase, steps: usize) {
    METER.enter(Some(phase), steps);
}

/// So much more of the phase is done.
pub fn done(count: Count, number: usize) {
    METER.done(count, number);
}

/// The phase that is going on, and what of it is done.
#[must_use]
pub fn now() -> Option<(Phase, Amount)> {
    METER.now()
}

/// Ends the last phase: all of them in the order of a run, each with what its parts took and did together.
#[must_use]
pub fn finish() -> Vec<Lap> {
    METER.finish()
}

impl Meter {
    fn laps(&self) -> MutexGuard<'_, Laps> {
        self.laps.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, phase: Option<Phase>, steps: usize) {
        let mut laps = self.laps();
        let now = self.stopwatch.get().map(|watch| watch.elapsed()).unwrap_or_default();
        if let Some((phase, since)) = laps.current {
            laps.ended.push(Lap { phase, took: now.saturating_sub(since), amount: self.amount() });
        }
        for counter in [&self.steps, &self.bytes, &self.rows] {
            counter.store(0, Relaxed);
        }
        self.of.store(steps as u64, Relaxed);
        laps.current = phase.map(|phase| (phase, now));
    }

    fn done(&self, count: Count, number: usize) {
        let counter = match count {
            Count::Steps => &self.steps,
            Count::Bytes => &self.bytes,
            Count::Rows => &self.rows,
        };
        counter.fetch_add(number as u64, Relaxed);
    }

    fn amount(&self) -> Amount {
        let [steps, of, bytes, rows] =
            [&self.steps, &self.of, &self.bytes, &self.rows].map(|counter| counter.load(Relaxed));
        Amount { steps, of, bytes, rows }
    }

    fn now(&self) -> Option<(Phase, Amount)> {
        let phase = self.laps().current.map(|(phase, _)| phase);
        phase.map(|phase| (phase, self.amount()))
    }

    fn finish(&self) -> Vec<Lap> {
        self.enter(None, 0);
        let mut ended = std::mem::take(&mut self.laps().ended);
        ended.sort_by_key(|lap| lap.phase);
        ended.dedup_by(|lap, first| {
            let same = lap.phase == first.phase;
            if same {
                first.took += lap.took;
                first.amount = first.amount.and(lap.amount);
            }
            same
        });
        ended
    }
}

impl Amount {
    const fn and(self, other: Self) -> Self {
        Self {
            steps: self.steps + other.steps,
            of: self.of + other.of,
            bytes: self.bytes + other.bytes,
            rows: self.rows + other.rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Count, Meter, Phase};

    #[test]
    fn a_phase_counts_for_itself_and_comes_together_with_its_kind() {
        let meter = Meter::default();
        assert_eq!(meter.now(), None);
        meter.done(Count::Bytes, 5);
        meter.enter(Some(Phase::Deciding), 4);
        meter.done(Count::Steps, 1);
        meter.enter(Some(Phase::Reading), 10);
        meter.done(Count::Steps, 3);
        meter.done(Count::Rows, 60);
        let reading = Amount { steps: 3, of: 10, bytes: 0, rows: 60 };
        assert_eq!(meter.now(), Some((Phase::Reading, reading)));
        meter.enter(Some(Phase::Deciding), 2);
        meter.done(Count::Steps, 2);
        let laps: Vec<_> = meter.finish().into_iter().map(|lap| (lap.phase, lap.amount)).collect();
        // 1 of 4 steps and 2 of 2 are 3 of 6
        let deciding = Amount { steps: 3, of: 6, bytes: 0, rows: 0 };
        assert_eq!(laps, [(Phase::Reading, reading), (Phase::Deciding, deciding)]);
        assert_eq!((meter.now(), meter.finish()), (None, vec![]));
    }
}
