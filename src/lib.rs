//! keylint: a static linter for leaked credentials and API integrations.
//!
//! # The flow
//!
//! ```text
//! source -Blob-> decode -Doc-> detect -Candidate+Use-> judge -Secret-> lints -Finding-> suppress -> fix -> report
//! ```
//!
//! A blob enters once, with its origin attached; its bytes are dropped when it has been inspected. What outlives it is small:
//! findings that own a masked excerpt, and the ledger of what was read. Fixes read the files of findings again.
//!
//! A blob that is an archive is one more source: `decode::archive` hands out its members, one at a time, and each goes the same way with
//! the path that it has inside. Content decides what an archive is; limits and damage stand in the ledger.
//!
//! # Who may know whom
//!
//! | layer | may know |
//! | --- | --- |
//! | `model` | nobody |
//! | `rules` | `model` |
//! | `search` | nobody |
//! | `source` | `model` |
//! | `decode` | `model` |
//! | `detect` | `model`, `rules`, `decode`, `search` |
//! | `judge` | `model`, `rules`, `decode` |
//! | `syntax` | `model`, `rules`, `search` |
//! | `lints` | `model`, `rules` |
//! | `fix` | `model`, `rules`, `syntax` |
//! | `suppress` | `model` |
//! | `report` | `model` |
//! | `config` | `model`, `rules` |
//! | `scan` | `model`, `rules`, `config`, `source`, `decode`, `detect`, `judge`, `syntax`, `lints`, `fix`, `suppress` |
//! | `cli` | `model`, `rules`, `config`, `lints`, `fix`, `report`, `scan` |
//!
//! `tests/layers.rs` reads this table, walks the paths of every file, and holds it.
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
pub mod fix;
pub mod judge;
pub mod lints;
pub mod model;
pub mod report;
pub mod rules;
pub mod scan;
pub mod search;
pub mod source;
pub mod suppress;
pub mod syntax;
