//! The clock, asked in one place: where someone asks for it (`status --today`, `--timings`), and for whether a disk is waited
//! for. No result knows it.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::model::Date;

/// Hours that Việt Nam is ahead of UTC; it knows no summer time.
const VIETNAM: i8 = 7;

/// The day it is in Việt Nam; `None` where the clock of the system stands before 1970.
#[must_use]
pub fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Date::at(i64::try_from(since.as_secs()).ok()?, VIETNAM)
}

/// A stopwatch, running.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since it was started.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
