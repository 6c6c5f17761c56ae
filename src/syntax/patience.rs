//! How long the syntax of files may take, one by one and all together.
//!
//! In: the length of a file. Out: a deadline for it. Text that was made for it keeps a parser busy for seconds a megabyte, real
//! files take milliseconds. So each file has time that grows with its length, and beyond that all files draw on one account:
//! as long as something is left there, a file that is merely slow is read whole; when it is spent, what a repository of hostile files costs
//! is bounded by its bytes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Time that any file has, on a machine that is busy with other things too.
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
        Turn { patience: self, began: Instant::now(), own }
    }

    fn left(&self) -> Duration {
        self.account.saturating_sub(Duration::from_micros(self.drawn.load(Ordering::Relaxed)))
    }
}

/// The time of one file.
#[derive(Debug)]
pub struct Turn<'p> {
    patience: &'p Patience,
    began: Instant,
    /// What it has by its length.
    own: Duration,
}

impl Turn<'_> {
    /// When it ends.
    pub fn deadline(&self) -> Instant {
        self.began + self.own.min(MOST) + self.patience.left().min(MOST.saturating_sub(self.own))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let over = self.began.elapsed().saturating_sub(self.own);
        self.patience.drawn.fetch_add(over.as_micros() as u64, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_file_has_its_time_until_the_account_is_spent() {
        let patience = Patience::new(Duration::from_secs(12));
        let time = |bytes| {
            let turn = patience.turn(bytes);
            turn.deadline() - turn.began
        };
        assert_eq!((time(0), time(1 << 30)), (MOST, MOST));
        let mut slow = patience.turn(1000);
        slow.began -= Duration::from_secs(4);
        drop(slow);
        assert_eq!(time(0), MOST);
        let mut slow = patience.turn(1000);
        slow.began -= Duration::from_secs(9);
        drop(slow);
        assert_eq!((time(0), time(1_000_000)), (LEAST, LEAST + Duration::from_secs(1)));
        patience.renew();
        assert_eq!(time(0), MOST);
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
