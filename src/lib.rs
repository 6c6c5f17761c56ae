//! keylint: a static linter for leaked credentials and API integrations.
//!
//! # The flow
//!
//! ```text
//! source -Blob-> decode -Doc-> detect -Candidate+Use-> judge -Secret-> lints -Finding-> suppress -> report
//! ```
//!
//! A blob enters once, with its origin attached; its bytes are dropped when it has been inspected. What outlives it is small:
//! findings that own a masked excerpt, and the ledger of what was read.
//!
//! # Who may know whom
//!
//! `model` knows nobody. `rules` know `model`. `source` and `decode` know `model`. `detect` knows `rules`. `judge` knows
//! `rules`. `lints` know `model` and `rules`. `suppress` and `report` know `model`. `scan` knows the stages; `cli` knows
//! `scan`, `report` and `config`. `tests/layers.rs` walks the `use` lines and holds this.
//!
//! # Promises
//!
//! Nothing leaves the machine: there is no network code and no child process. Everything that was not read is said: each
//! unit ends in the [`model::Ledger`] as scanned, skipped by policy, or uncovered. A secret in full is in one type,
//! [`model::SecretText`], whose `Debug` prints a length.

pub mod cli;
pub mod config;
pub mod decode;
pub mod detect;
pub mod judge;
pub mod lints;
pub mod model;
pub mod report;
pub mod rules;
pub mod scan;
pub mod source;
pub mod suppress;
pub mod syntax;
