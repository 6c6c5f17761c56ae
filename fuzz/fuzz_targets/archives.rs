//! Any bytes as an archive: every way ends at a member or at something that is said to be unread, ways are no deeper and members no larger
//! than the limits, nothing panics.

#![no_main]

use keylint::decode::archive::{self, Limits, Visitor};
use keylint::model::Layer;
use libfuzzer_sys::fuzz_target;

const LIMITS: Limits = Limits { depth: 5, members: 200, bytes: 4 << 20, held: 1 << 20 };

struct Members {
    read: usize,
}

impl Visitor for Members {
    fn wants(&mut self, way: &[Layer]) -> bool {
        assert!(way.len() <= 2 * LIMITS.depth);
        true
    }

    fn member(&mut self, way: &[Layer], bytes: &[u8]) {
        self.read += 1;
        assert!(bytes.len() <= LIMITS.held && !way.is_empty());
        let _ = archive::path_of(b"file.gz", way);
    }

    fn unread(&mut self, way: &[Layer], _: &'static str) {
        assert!(!way.is_empty());
    }

    fn closed(&mut self, _: &[Layer]) {}

    fn large(&mut self) {}
}

fuzz_target!(|bytes: &[u8]| {
    let mut members = Members { read: 0 };
    archive::open(bytes, LIMITS, &mut members);
    assert!(members.read <= LIMITS.members + 2 * LIMITS.depth);
});
