//! Work on several threads whose results come in the order of the jobs, so that no output depends on how
//! many there are. Nothing here knows what is worked on.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::mpsc;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

/// How many threads the user asked for: the one setting of the process, because it changes no result.
static CHOSEN: OnceLock<NonZero<usize>> = OnceLock::new();

/// Takes over `--threads`. The first call counts.
pub fn choose(threads: Option<NonZero<usize>>) {
    if let Some(threads) = threads {
        let _ = CHOSEN.set(threads);
    }
}

/// The threads to work with: those asked for, else one for each core.
#[must_use]
pub fn count() -> usize {
    let cores = || thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    CHOSEN.get_or_init(cores).get()
}

/// The threads for so many things that mostly wait for a disk: more than there are cores, where that is worth it.
#[must_use]
pub fn count_waiting(things: usize) -> usize {
    const READERS: usize = 8;
    const EACH: usize = 512;
    if count() == 1 { 1 } else { count().max((things / EACH).min(READERS)) }
}

/// How many of so many things make one job: few enough for every thread to have some, and enough for the handing out of
/// jobs to cost little.
#[must_use]
pub fn job_of(things: usize) -> usize {
    const JOBS: usize = 16;
    (things / JOBS).clamp(128, 512)
}

/// The threads that jobs of so many things are worth.
#[must_use]
pub fn count_for(things: usize) -> usize {
    if things < 2 * job_of(things) { 1 } else { count() }
}

/// Does two things, on two threads if there are as many.
pub fn both<One: Send, Other>(
    one: impl FnOnce() -> One + Send,
    other: impl FnOnce() -> Other,
) -> (One, Other) {
    if count() == 1 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}

/// Does the jobs that `next` gives out and hands the results to `take`, in the order of the jobs. Each
/// thread keeps one `Tools` from job to job. Only a few results wait at any time.
///
/// Every thread, the calling one among them, fetches its jobs itself: none waits for another one to get its turn.
///
/// # Errors
/// The first that `next` or `take` ends with.
pub fn in_order<Job, Done: Send, Tools: Default, Error: Send>(
    threads: usize,
    next: impl FnMut() -> Result<Option<Job>, Error> + Send,
    work: impl Fn(Job, &mut Tools) -> Done + Sync,
    mut take: impl FnMut(Done) -> Result<(), Error>,
) -> Result<(), Error> {
    let (jobs, mut tools) = (Jobs::of(next), Tools::default());
    if threads == 1 {
        while let Some((_, job)) = jobs.next() {
            take(work(job?, &mut tools))?;
        }
        return Ok(());
    }
    thread::scope(|scope| {
        let (send, done) = mpsc::sync_channel(2 * threads);
        for _ in 1..threads {
            let (send, jobs, work) = (send.clone(), &jobs, &work);
            scope.spawn(move || {
                let mut tools = Tools::default();
                while let Some((index, job)) = jobs.next() {
                    if send.send((index, job.map(|job| work(job, &mut tools)))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut order = Order { due: 0, early: BTreeMap::new() };
        while let Some((index, job)) = jobs.next() {
            order.put(index, job.map(|job| work(job, &mut tools)), &mut take)?;
            done.try_iter().try_for_each(|(index, done)| order.put(index, done, &mut take))?;
        }
        done.iter().try_for_each(|(index, done)| order.put(index, done, &mut take))
    })
}

/// What threads that are between two pieces of work do not need for now: its room is that of others.
#[derive(Debug, Default)]
pub struct Spare<T>(Mutex<Vec<T>>);

impl<T: Default> Spare<T> {
    /// One of those put back, else a new one.
    pub fn take(&self) -> T {
        self.all().pop().unwrap_or_default()
    }

    pub fn put_back(&self, one: T) {
        self.all().push(one);
    }

    fn all(&self) -> MutexGuard<'_, Vec<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Jobs that several threads fetch.
struct Jobs<Next>(Mutex<Source<Next>>);

struct Source<Next> {
    /// Until it has given out the last job, or failed.
    next: Option<Next>,
    given: usize,
}

impl<Job, Error, Next: FnMut() -> Result<Option<Job>, Error>> Jobs<Next> {
    fn of(next: Next) -> Self {
        Self(Mutex::new(Source { next: Some(next), given: 0 }))
    }

    /// The next job and its place in their order; none after the last, or after a failure.
    fn next(&self) -> Option<(usize, Result<Job, Error>)> {
        let mut source = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let job = source.next.as_mut()?().transpose();
        if !matches!(job, Some(Ok(_))) {
            source.next = None;
        }
        let index = source.given;
        source.given += 1;
        Some((index, job?))
    }
}

/// Results that came before those due.
struct Order<Done> {
    due: usize,
    early: BTreeMap<usize, Done>,
}

impl<Done, Error> Order<Result<Done, Error>> {
    fn put(
        &mut self,
        index: usize,
        done: Result<Done, Error>,
        take: &mut impl FnMut(Done) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.early.insert(index, done);
        while let Some(done) = self.early.remove(&self.due) {
            self.due += 1;
            take(done?)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        for threads in [1, 2, 8] {
            let (mut jobs, mut results) = (0..1000_u32, Vec::new());
            let work = |job: u32, buffer: &mut Vec<u32>| {
                buffer.push(job);
                // some jobs take longer than others
                (0..(job * 37) % 1009).fold(job, |sum, step| sum ^ step ^ step)
            };
            let take = |done| {
                results.push(done);
                Ok::<(), ()>(())
            };
            assert_eq!(in_order(threads, || Ok(jobs.next()), work, take), Ok(()));
            assert_eq!(results, (0..1000).collect::<Vec<_>>(), "{threads} threads");
        }
    }

    #[test]
    fn what_was_fetched_before_a_failure_is_taken() {
        for threads in [1, 4] {
            let (mut jobs, mut taken) = (0..1000_u32, Vec::new());
            let next = || match jobs.next() {
                Some(7) => Err("seven"),
                job => Ok(job),
            };
            let take = |done| {
                taken.push(done);
                Ok(())
            };
            assert_eq!(in_order(threads, next, |job, (): &mut ()| job, take), Err("seven"));
            assert_eq!(taken, [0, 1, 2, 3, 4, 5, 6], "{threads} threads");
        }
    }

    #[test]
    fn the_first_refusal_ends_the_work() {
        for threads in [1, 4] {
            let mut jobs = 0..1000_u32;
            let take = |done: u32| if done == 5 { Err("five") } else { Ok(()) };
            assert_eq!(in_order(threads, || Ok(jobs.next()), |job, (): &mut ()| job, take), Err("five"));
        }
    }
}
