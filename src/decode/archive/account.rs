//! How much the archives of a run may give, all together.
//!
//! In: the length of each blob, and what was unpacked of it. Out: how much may be unpacked of the next one. A blob may hold much
//! more than its length tells, and a few hundred bytes can give megabytes. As long as few do, each is unpacked as far as its own limits
//! go; what is beyond the ordinary is drawn from one account, and when that is spent, no blob gives more than an ordinary one. So
//! a repository of bombs costs what its bytes cost. Which of the bombs come too late may depend on the order in which threads meet
//! them; that something was left out does not.

use std::sync::atomic::{AtomicU64, Ordering};

/// Most that all blobs may give beyond what is ordinary.
const SIZE: u64 = 2 << 30;

/// An ordinary blob gives so many times its length, and a bit.
const RATIO: u64 = 20;
const LEAST: u64 = 64 << 10;

/// An account of bytes.
pub(super) struct Account {
    drawn: AtomicU64,
    size: u64,
}

/// The account of this process.
pub(super) static SHARED: Account = Account::new(SIZE);

impl Account {
    const fn new(size: u64) -> Self {
        Self { drawn: AtomicU64::new(0), size }
    }

    pub(super) fn renew(&self) {
        self.drawn.store(0, Ordering::Relaxed);
    }

    /// How much may be unpacked of a blob of `len` bytes, which by itself may give `limit`.
    pub(super) fn limit(&self, len: usize, limit: u64) -> u64 {
        if self.drawn.load(Ordering::Relaxed) < self.size { limit } else { limit.min(ordinary(len)) }
    }

    /// Takes note of what was unpacked of it.
    pub(super) fn draw(&self, len: usize, given: u64) {
        self.drawn.fetch_add(given.saturating_sub(ordinary(len)), Ordering::Relaxed);
    }
}

fn ordinary(len: usize) -> u64 {
    (len as u64).saturating_mul(RATIO).saturating_add(LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bombs_are_unpacked_until_the_account_is_spent() {
        let account = Account::new(1 << 20);
        (0..1000).for_each(|_| account.draw(1 << 20, 15 << 20));
        assert_eq!(account.limit(100, 1 << 24), 1 << 24);
        account.draw(100, 900 << 10);
        assert_eq!(account.limit(100, 1 << 24), 1 << 24);
        account.draw(100, 300 << 10);
        assert_eq!(account.limit(100, 1 << 24), 2000 + (64 << 10));
        assert_eq!(account.limit(1 << 20, 1 << 24), 1 << 24);
        account.renew();
        assert_eq!(account.limit(100, 1 << 24), 1 << 24);
    }
}
