//! An allow comment that allows nothing.
//!
//! ## What it does
//!
//! Reports a `keylint: allow(lint-name) reason` comment that suppresses no finding: the finding is gone, the comment stands on
//! another line than the finding, it names a lint that does not exist, or it gives no reason (then it has no effect).
//!
//! ## Why it matters
//!
//! An allow comment is a hole in the check, made on purpose. One that is left behind opens again, unseen, when somebody puts a
//! real key on that line; one with a mistyped name pretends that something was decided.
//!
//! ## Example
//!
//! ```python
//! # keylint: allow(hardcoded-secret) published in the vendor's manual
//! key = os.environ["API_KEY"]
//! ```
//!
//! ## Use instead
//!
//! Delete the comment, or move it to the line of the finding or the line before, with the lint's name and a reason.

use super::{Lint, page};
use crate::model::Level;

/// See the page above. Findings are made by `suppress`, which alone knows what was used.
pub(super) struct UnusedAllow;

impl Lint for UnusedAllow {
    fn name(&self) -> &'static str {
        "unused-allow"
    }

    fn level(&self) -> Level {
        Level::Warning
    }

    fn source(&self) -> &'static str {
        page!("unused_allow.rs")
    }
}
