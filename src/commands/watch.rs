//! Tells a person at a terminal how far a run is that takes longer than a second.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use crate::meter;
use crate::model::Language;
use crate::output::passing;
use crate::render::progress;

/// Nothing is said before: whoever gets an answer at once wants no other.
const FIRST: Duration = Duration::from_secs(1);
const THEN: Duration = Duration::from_millis(200);

/// The language of the line, which the workspace may decide while it is open.
static LANGUAGE: Mutex<Language> = Mutex::new(Language::Vietnamese);

/// Whether there is someone to tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Watcher {
    AtTerminal,
    Nobody,
}

impl Watcher {
    pub fn present() -> Self {
        if passing::is_possible() { Self::AtTerminal } else { Self::Nobody }
    }

    /// Does the work, and tells of it.
    pub fn during<Done>(self, work: impl FnOnce() -> Done) -> Done {
        match self {
            Self::Nobody => work(),
            Self::AtTerminal => thread::scope(|scope| {
                let (working, ended) = mpsc::channel();
                let watch = move || {
                    tell(|wait| is_going_on(&ended, wait), show);
                    passing::clear();
                };
                // where the system has no thread for it, nothing is told
                let _ = thread::Builder::new().spawn_scoped(scope, watch);
                let done = work();
                drop(working);
                done
            }),
        }
    }
}

/// From now on in that language.
pub fn speak(language: Language) {
    *LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner) = language;
}

/// Shows how far the work is, the first time after a second; `wait` tells whether it is still going on.
fn tell(wait: impl Fn(Duration) -> bool, mut show: impl FnMut()) {
    let mut next = FIRST;
    while wait(next) {
        show();
        next = THEN;
    }
}

fn is_going_on(ended: &Receiver<()>, wait: Duration) -> bool {
    ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout)
}

fn show() {
    if let Some((phase, amount)) = meter::now() {
        let line = progress::line(phase, amount, *LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner));
        passing::show(&line, line.width());
    }
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::time::Duration;

    use super::{Watcher, is_going_on, tell};

    /// The waits of a work that lasts so long, and how often it was told of.
    fn told(lasts: Duration) -> (Vec<u128>, usize) {
        let (now, waits, shown) = (Cell::new(Duration::ZERO), RefCell::new(Vec::new()), Cell::new(0));
        let wait = |wait: Duration| {
            waits.borrow_mut().push(wait.as_millis());
            now.set(now.get() + wait);
            now.get() < lasts
        };
        tell(wait, || shown.set(shown.get() + 1));
        (waits.into_inner(), shown.get())
    }

    #[test]
    fn nothing_is_told_within_the_first_second() {
        assert_eq!(told(Duration::from_millis(999)), (vec![1000], 0));
        // after 1000, 1200 and 1400 ms
        assert_eq!(told(Duration::from_millis(1500)), (vec![1000, 200, 200, 200], 3));
    }

    #[test]
    fn the_end_of_the_work_ends_the_telling_at_once() {
        let (working, ended) = std::sync::mpsc::channel();
        assert!(is_going_on(&ended, Duration::ZERO));
        drop(working);
        assert!(!is_going_on(&ended, Duration::from_secs(3600)));
        assert_eq!([Watcher::Nobody, Watcher::AtTerminal].map(|watcher| watcher.during(|| 7)), [7, 7]);
    }
}
