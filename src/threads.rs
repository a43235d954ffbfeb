//! Work on several threads whose results come in the order of the jobs, so that no output depends on how
//! many there are. Nothing here knows what is worked on.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{self, Scope};
use std::time::Duration;

use rayon_core::{ThreadPool, ThreadPoolBuilder};

use crate::clock::Stopwatch;

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

/// How many of so many things make one job: few enough for every thread to have some, and enough for the handing out of
/// jobs to cost little.
#[must_use]
pub fn job_of(things: usize) -> usize {
    const JOBS: usize = 16;
    (things / JOBS).clamp(128, 512)
}

/// With so many the start of the work does not count any more.
const MANY: usize = 32_768;

/// The threads that work, by how many things there are.
#[derive(Clone, Copy)]
pub struct Crew {
    threads: usize,
    way: Way,
    /// How many more are begun as soon as a job takes longer than that.
    more: Option<(usize, Duration)>,
}

/// How several threads come to work. Two that share a core are parted only when another core has nothing to do, and that
/// after some milliseconds; a virtual machine lets a thread begin, or wake, on the core of the one that called it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// New ones, while the calling one waits: they are on cores of their own at once.
    New,
    /// Those of the process, which sleep between two pieces of work, and the calling one: once they are parted they stay
    /// so, and no memory of others is touched.
    Kept,
}

impl Crew {
    const fn of(threads: usize, things: usize) -> Self {
        Self { threads, way: if things < MANY { Way::New } else { Way::Kept }, more: None }
    }

    /// For work on so many things; where there are few, more than one thread is not worth it.
    #[must_use]
    pub fn unless_few(things: usize, few: usize) -> Self {
        Self::of(if things < few { 1 } else { count() }, things)
    }

    /// For work on so many things, in jobs of [`job_of`] them.
    #[must_use]
    pub fn for_things(things: usize) -> Self {
        Self::unless_few(things, 2 * job_of(things))
    }

    /// For reading so many small files, some of them a job. Where they have to be fetched from a disk, eight threads wait
    /// for them at the same time, however many cores there are; where the system has them at hand, more threads than
    /// cores only get into each other's way.
    #[must_use]
    pub fn of_readers(files: usize, of_job: usize) -> Self {
        const READERS: usize = 8;
        const WORTH_ONE: usize = 512;
        const FEW: usize = 128;
        /// Several times what a file takes that is at hand.
        const SLOW: Duration = Duration::from_micros(30);
        let more = (files / WORTH_ONE).min(READERS).saturating_sub(count());
        let patience = SLOW * u32::try_from(of_job).unwrap_or(u32::MAX);
        Self { more: (count() > 1 && more > 0).then_some((more, patience)), ..Self::unless_few(files, FEW) }
    }

    /// For a file of so many bytes that is read in pieces.
    #[must_use]
    pub fn for_file(bytes: u64) -> Self {
        /// About what an organisation has in it.
        const EACH: u64 = 1 << 10;
        Self::of(count(), usize::try_from(bytes / EACH).unwrap_or(usize::MAX))
    }

    /// Does one thing on each of the threads.
    fn run(self, run: impl Fn() + Sync) {
        match (self.threads, self.way) {
            (1, _) => run(),
            (threads, Way::New) => thread::scope(|scope| {
                if begin(scope, threads, &run) == 0 {
                    run();
                }
            }),
            (threads, Way::Kept) => match kept() {
                Some(pool) => pool.scope(|scope| {
                    (1..threads).for_each(|_| scope.spawn(|_| run()));
                    run();
                }),
                None => run(),
            },
        }
    }
}

/// Begins so many threads, or as many as the system gives, and tells how many.
fn begin<'scope>(
    scope: &'scope Scope<'scope, '_>,
    threads: usize,
    run: impl Fn() + Send + Copy + 'scope,
) -> usize {
    let begins = || thread::Builder::new().spawn_scoped(scope, run).is_ok();
    (0..threads).take_while(|_| begins()).count()
}

/// The threads of the process, the one that first asks for them among them. `None` where the system has no more of them.
fn kept() -> Option<&'static ThreadPool> {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let begin = || ThreadPoolBuilder::new().num_threads(count()).use_current_thread().build().ok();
    POOL.get_or_init(begin).as_ref()
}

/// Does one thing and another, at the same time if they are about so many things that it is worth it for the threads that
/// are kept.
pub fn beside<One: Send, Other: Send>(
    things: usize,
    one: impl FnOnce() -> One + Send,
    other: impl FnOnce() -> Other + Send,
) -> (One, Other) {
    beside_unless_few(things, MANY, one, other)
}

/// The same where it is worth it unless there are few things.
pub fn beside_unless_few<One: Send, Other: Send>(
    things: usize,
    few: usize,
    one: impl FnOnce() -> One + Send,
    other: impl FnOnce() -> Other + Send,
) -> (One, Other) {
    let crew = Crew::unless_few(things, few);
    let (one, other) = (Once::of(one), Once::of(other));
    Crew { threads: crew.threads.min(2), ..crew }.run(|| {
        one.run();
        other.run();
    });
    (one.done(), other.done())
}

/// A thing that the first thread does that comes to it.
struct Once<Do, Done> {
    to_do: Mutex<Option<Do>>,
    done: Mutex<Option<Done>>,
}

impl<Done, Do: FnOnce() -> Done> Once<Do, Done> {
    const fn of(to_do: Do) -> Self {
        Self { to_do: Mutex::new(Some(to_do)), done: Mutex::new(None) }
    }

    fn run(&self) {
        // not locked while it is done: others shall go on to what is next
        let to_do = self.to_do.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(to_do) = to_do {
            *self.done.lock().unwrap_or_else(PoisonError::into_inner) = Some(to_do());
        }
    }

    fn done(self) -> Done {
        let done = self.done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.expect("every thread comes to it, and at least one runs")
    }
}

/// Does the jobs that `next` gives out and hands the results to `take`, in the order of the jobs. Each
/// thread keeps one `Tools` from job to job. Only a few results wait at any time.
///
/// Every thread fetches its jobs itself, and takes what is due when it has done one.
///
/// # Errors
/// The first that `next` or `take` ends with.
pub fn in_order<Job, Done: Send, Tools: Default, Error: Send>(
    crew: Crew,
    next: impl FnMut() -> Result<Option<Job>, Error> + Send,
    work: impl Fn(Job, &mut Tools) -> Done + Sync,
    take: impl FnMut(Done) -> Result<(), Error> + Send,
) -> Result<(), Error> {
    let (jobs, order) = (Jobs::of(next), Order::of(take));
    let run = |call_more: &(dyn Fn() + Sync)| {
        let mut tools = Tools::default();
        while let Some((index, job)) = jobs.next() {
            let watch = crew.more.map(|(_, patience)| (Stopwatch::start(), patience));
            let done = job.map(|job| work(job, &mut tools));
            if watch.is_some_and(|(watch, patience)| watch.elapsed() > patience) {
                call_more();
            }
            if !order.put(index, done) {
                return;
            }
        }
    };
    let (nobody, are_called) = (|| (), AtomicBool::new(false));
    match crew.more {
        None => crew.run(|| run(&nobody)),
        Some((more, _)) => thread::scope(|scope| {
            let call_more = || {
                if !are_called.swap(true, Ordering::Relaxed) {
                    begin(scope, more, || run(&nobody));
                }
            };
            crew.run(|| run(&call_more));
        }),
    }
    order.finish()
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

/// Takes the results of several threads in the order of their jobs.
struct Order<Take, Done, Error>(Mutex<Due<Take, Done, Error>>);

struct Due<Take, Done, Error> {
    take: Take,
    /// The job whose result is due.
    next: usize,
    /// Results that came before those due.
    early: BTreeMap<usize, Result<Done, Error>>,
    /// What ended it.
    failed: Option<Error>,
}

impl<Done, Error, Take: FnMut(Done) -> Result<(), Error>> Order<Take, Done, Error> {
    fn of(take: Take) -> Self {
        Self(Mutex::new(Due { take, next: 0, early: BTreeMap::new(), failed: None }))
    }

    /// Takes a result when its turn comes; false where no more are wanted.
    fn put(&self, index: usize, done: Result<Done, Error>) -> bool {
        let mut due = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        due.early.insert(index, done);
        due.take_all();
        due.failed.is_none()
    }

    fn finish(self) -> Result<(), Error> {
        let due = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        due.failed.map_or(Ok(()), Err)
    }
}

impl<Done, Error, Take: FnMut(Done) -> Result<(), Error>> Due<Take, Done, Error> {
    fn take_all(&mut self) {
        while self.failed.is_none()
            && let Some(done) = self.early.remove(&self.next)
        {
            self.next += 1;
            self.failed = done.and_then(&mut self.take).err();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Crew, MANY, beside_unless_few, in_order};

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let waiting = |things| Crew { more: Some((6, Duration::ZERO)), ..Crew::of(2, things) };
        let of = |threads| [Crew::of(threads, 0), Crew::of(threads, MANY)];
        for crew in [of(1), of(2), of(8), [waiting(0), waiting(MANY)]].into_iter().flatten() {
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
            assert_eq!(in_order(crew, || Ok(jobs.next()), work, take), Ok(()));
            assert_eq!(results, (0..1000).collect::<Vec<_>>(), "{} threads", crew.threads);
        }
    }

    #[test]
    fn two_things_are_done_however_much_they_are() {
        for things in [0, 2, MANY] {
            let (numbers, mut words) = ([1, 2, 3], vec!["one"]);
            let push = || {
                words.push("two");
                words.len()
            };
            let done = beside_unless_few(things, 2, || numbers.iter().sum::<u32>(), push);
            assert_eq!(done, (6, 2), "{things}");
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
            assert_eq!(in_order(Crew::of(threads, 0), next, |job, (): &mut ()| job, take), Err("seven"));
            assert_eq!(taken, [0, 1, 2, 3, 4, 5, 6], "{threads} threads");
        }
    }

    #[test]
    fn the_first_refusal_ends_the_work() {
        for threads in [1, 4] {
            let mut jobs = 0..1000_u32;
            let take = |done: u32| if done == 5 { Err("five") } else { Ok(()) };
            assert_eq!(
                in_order(Crew::of(threads, 0), || Ok(jobs.next()), |job, (): &mut ()| job, take),
                Err("five")
            );
        }
    }
}
