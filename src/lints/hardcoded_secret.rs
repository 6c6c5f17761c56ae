//! A credential stands in plain text in a file.
//!
//! ## What it does
//!
//! Reports every credential that keylint recognises in the files it reads: by its published form (prefix, alphabet, length,
//! checksum), or by the name it is given to. The evidence says why; `keylint why FILE:LINE` says it in full.
//!
//! ## Why it matters
//!
//! Whoever can read the repository, a copy of it, a build log or a backup can use the credential, and deleting the line later does
//! not take it out of the history.
//!
//! ## Example
//!
//! ```python
//! client = Client(token="the token itself")
//! ```
//!
//! ## Use instead
//!
//! Revoke the credential, then read the new one from the environment or from a secret store:
//!
//! ```python
//! client = Client(token=os.environ["SERVICE_TOKEN"])
//! ```

use super::{Lint, SecretContext, fixes, page, wording};
use crate::model::{Finding, Level};

/// See the page above.
pub(super) struct HardcodedSecret;

impl Lint for HardcodedSecret {
    fn name(&self) -> &'static str {
        "hardcoded-secret"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("hardcoded_secret.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("{} in plain text", wording::what(cx.secret)),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret).into_iter().chain([wording::read_from_environment(cx)]).collect(),
            remedy: fixes::read_from_environment(cx),
            ..(cx.draft)()
        })
    }
}
