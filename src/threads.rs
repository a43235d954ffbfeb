//! Work on several threads whose results come in the order of the jobs, so that no output depends on how
//! many there are. Nothing here knows what is worked on.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::mpsc::{self, Receiver, Sender, TrySendError};
use std::sync::{Mutex, OnceLock, PoisonError};
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
    const EACH: usize = 1024;
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
/// thread keeps one `Tools` from job to job. Only a few jobs wait at any time.
///
/// The calling thread is one of them: it gives out jobs as long as the others do not have enough of them, and takes
/// results; else it does one itself. So there are no more threads than were asked for, and none waits for another one
/// to get its turn.
///
/// # Errors
/// The first that `next` or `take` ends with.
pub fn in_order<Job: Send, Done: Send, Tools: Default, Error>(
    threads: usize,
    mut next: impl FnMut() -> Result<Option<Job>, Error>,
    work: impl Fn(Job, &mut Tools) -> Done + Sync,
    mut take: impl FnMut(Done) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut tools = Tools::default();
    if threads == 1 {
        while let Some(job) = next()? {
            take(work(job, &mut tools))?;
        }
        return Ok(());
    }
    let (send_job, jobs) = mpsc::sync_channel(2 * threads);
    let (jobs, work) = (&Mutex::new(jobs), &work);
    thread::scope(|scope| {
        let (send_done, done) = mpsc::channel();
        for _ in 1..threads {
            let send_done = send_done.clone();
            scope.spawn(move || do_jobs(jobs, &send_done, work));
        }
        drop(send_done);
        let mut order = Order { due: 0, early: BTreeMap::new() };
        let mut given = 0;
        while let Some(job) = next()? {
            match send_job.try_send((given, job)) {
                Ok(()) => {}
                Err(TrySendError::Full((index, job)) | TrySendError::Disconnected((index, job))) => {
                    order.put(index, work(job, &mut tools), &mut take)?;
                }
            }
            given += 1;
            done.try_iter().try_for_each(|(index, done)| order.put(index, done, &mut take))?;
        }
        drop(send_job);
        while let Some((index, job)) = next_job(jobs) {
            order.put(index, work(job, &mut tools), &mut take)?;
            done.try_iter().try_for_each(|(index, done)| order.put(index, done, &mut take))?;
        }
        // it ends with the last thread that holds the other end, so that nobody waits for threads that are gone
        done.iter().try_for_each(|(index, done)| order.put(index, done, &mut take))
    })
}

fn do_jobs<Job, Done, Tools: Default>(
    jobs: &Mutex<Receiver<(usize, Job)>>,
    done: &Sender<(usize, Done)>,
    work: &impl Fn(Job, &mut Tools) -> Done,
) {
    let mut tools = Tools::default();
    while let Some((index, job)) = next_job(jobs) {
        if done.send((index, work(job, &mut tools))).is_err() {
            return;
        }
    }
}

/// The next job; none when all were given out.
fn next_job<Job>(jobs: &Mutex<Receiver<(usize, Job)>>) -> Option<(usize, Job)> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Results that came before those due.
struct Order<Done> {
    due: usize,
    early: BTreeMap<usize, Done>,
}

impl<Done> Order<Done> {
    fn put<Error>(
        &mut self,
        index: usize,
        done: Done,
        take: &mut impl FnMut(Done) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.early.insert(index, done);
        while let Some(done) = self.early.remove(&self.due) {
            self.due += 1;
            take(done)?;
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
    fn the_first_refusal_ends_the_work() {
        for threads in [1, 4] {
            let mut jobs = 0..1000_u32;
            let take = |done: u32| if done == 5 { Err("five") } else { Ok(()) };
            assert_eq!(in_order(threads, || Ok(jobs.next()), |job, (): &mut ()| job, take), Err("five"));
        }
    }
}
