//! How long the syntax of files may take, one by one and all together.
//!
//! In: the length of a file. Out: a [`Deadline`] for it, in time that the thread works: what other programs take of the machine meanwhile
//! is not its. Text that was made for it keeps a parser busy for seconds a megabyte, real
//! files take milliseconds. So each file has time that grows with its length, and beyond that all files draw on one account:
//! as long as something is left there, a file that is merely slow is read whole; when it is spent, what a repository of hostile files costs
//! is bounded by its bytes.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Time that any file has.
const LEAST: Duration = Duration::from_millis(50);

/// Time that each byte adds: several times what the slowest grammar takes for text that somebody wrote.
const PER_BYTE: Duration = Duration::from_micros(1);

/// What all files of a run may take beyond that.
const ACCOUNT: Duration = Duration::from_secs(60);

/// Most of it for one file.
const MOST: Duration = Duration::from_secs(5);

/// An account of time.
#[derive(Debug)]
pub struct Patience {
    /// Microseconds that were drawn.
    drawn: AtomicU64,
    account: Duration,
}

/// The account of this process.
static SHARED: Patience = Patience::new(ACCOUNT);

impl Patience {
    const fn new(account: Duration) -> Self {
        Self { drawn: AtomicU64::new(0), account }
    }

    /// The account that all files of a run draw on.
    pub fn shared() -> &'static Self {
        &SHARED
    }

    /// A run begins: nothing is drawn yet.
    pub fn renew(&self) {
        self.drawn.store(0, Ordering::Relaxed);
    }

    /// The turn of a file of so many bytes, from now until it is dropped.
    pub fn turn(&self, bytes: usize) -> Turn<'_> {
        let own = LEAST + PER_BYTE * u32::try_from(bytes).unwrap_or(u32::MAX);
        Turn { patience: self, began: Began::now(), own }
    }

    fn draw(&self, over: Duration) {
        self.drawn.fetch_add(over.as_micros() as u64, Ordering::Relaxed);
    }

    fn left(&self) -> Duration {
        self.account.saturating_sub(Duration::from_micros(self.drawn.load(Ordering::Relaxed)))
    }
}

/// A moment in the work of a thread. It means nothing to another thread, so it cannot be sent to one.
#[derive(Clone, Copy, Debug)]
struct Began {
    at: Instant,
    worked: Duration,
    here: PhantomData<*const ()>,
}

impl Began {
    fn now() -> Self {
        Self { at: Instant::now(), worked: worked(), here: PhantomData }
    }

    /// The time that the thread has worked since.
    fn elapsed(&self) -> Duration {
        // Where the system tells the time on the wall alone, that is it.
        worked().checked_sub(self.worked).filter(|_| cfg!(unix)).unwrap_or_else(|| self.at.elapsed())
    }

    fn has_lasted(&self, time: Duration) -> bool {
        // A thread cannot have worked longer than the clock has run, and the clock is asked in a tenth of the time.
        self.at.elapsed() >= time && self.elapsed() >= time
    }
}

/// The time that the processor has given to this thread.
#[cfg(unix)]
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Not told without unsafe code.
#[cfg(not(unix))]
fn worked() -> Duration {
    Duration::ZERO
}

/// When the work of a thread at one thing ends.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    began: Began,
    time: Duration,
}

impl Deadline {
    /// After so much work of this thread from now on.
    pub fn after(time: Duration) -> Self {
        Self { began: Began::now(), time }
    }

    /// Whether the time is over.
    pub fn is_past(&self) -> bool {
        self.began.has_lasted(self.time)
    }
}

/// The time of one file.
#[derive(Debug)]
pub struct Turn<'p> {
    patience: &'p Patience,
    began: Began,
    /// What it has by its length.
    own: Duration,
}

impl Turn<'_> {
    /// When it ends.
    pub fn deadline(&self) -> Deadline {
        let time = self.own.min(MOST) + self.patience.left().min(MOST.saturating_sub(self.own));
        Deadline { began: self.began, time }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.patience.draw(self.began.elapsed().saturating_sub(self.own));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_file_has_its_time_until_the_account_is_spent() {
        let patience = Patience::new(Duration::from_secs(12));
        let time = |bytes| patience.turn(bytes).deadline().time;
        assert_eq!((time(0), time(1 << 30)), (MOST, MOST));
        patience.draw(Duration::from_secs(4));
        assert_eq!(time(0), MOST);
        patience.draw(Duration::from_secs(9));
        assert_eq!((time(0), time(1_000_000)), (LEAST, LEAST + Duration::from_secs(1)));
        patience.renew();
        assert_eq!(time(0), MOST);
    }

    #[test]
    #[cfg(unix)]
    fn what_others_take_of_the_machine_is_not_the_files() {
        let deadline = Deadline::after(Duration::from_millis(20));
        std::thread::sleep(Duration::from_millis(60));
        assert!(!deadline.is_past(), "this thread has slept and done nothing");
        let began = Instant::now();
        while !deadline.is_past() {
            assert!(began.elapsed() < Duration::from_secs(60), "work ends it");
        }
        assert!(began.elapsed() >= Duration::from_millis(15));
    }

    #[test]
    fn what_is_quick_draws_nothing() {
        let patience = Patience::new(ACCOUNT);
        (0..1000).for_each(|_| drop(patience.turn(100)));
        assert_eq!(patience.left(), ACCOUNT);
    }

    #[test]
    fn a_hostile_file_ends_and_is_said() {
        let text =
            format!("require 'net/http'\nNet::HTTP.get('https://api.example.net')\n{}", "a(b{c[\"%<~".repeat(60_000));
        let spent = Patience::new(Duration::ZERO);
        let turn = spent.turn(0);
        let summaries = crate::syntax::read(b"a.rb", text.as_bytes(), &[], turn.deadline());
        assert!(turn.began.elapsed() < Duration::from_secs(4));
        assert!(summaries.iter().any(|s| s.uncovered.is_some()), "{summaries:?}");
    }
}
