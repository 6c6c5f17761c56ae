//! An authentication header is given a literal value.
//!
//! ## What it does
//!
//! Reports literal values of `Authorization`, `X-API-Key` and the other headers by which providers take keys: in code, in curl
//! commands, in `.http` files and in collections of API clients. A value that is built from a variable is not reported.
//!
//! ## Why it matters
//!
//! A literal in such a header is a key whatever it looks like: it is sent as one. In code it is in the repository, in the history, and
//! in every copy of the program.
//!
//! ## Example
//!
//! ```python
//! headers = {"Authorization": "Bearer the-key-itself"}
//! ```
//!
//! ## Use instead
//!
//! ```python
//! headers = {"Authorization": f"Bearer {os.environ['SERVICE_API_KEY']}"}
//! ```

use super::{Lint, SecretContext, fixes, page, wording};
use crate::model::{Finding, Level, Sink};

/// See the page above.
pub(super) struct HardcodedAuthValue;

impl Lint for HardcodedAuthValue {
    fn name(&self) -> &'static str {
        "hardcoded-auth-value"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("hardcoded_auth_value.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        let Sink::Header { name, .. } = &cx.secret.usage.sink else { return None };
        let what = match wording::rule_of(cx.secret) {
            Some(_) => format!(": {}", wording::what(cx.secret)),
            None => String::new(),
        };
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("hardcoded `{name}` value{what}"),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret).into_iter().chain([wording::read_from_environment(cx)]).collect(),
            remedy: fixes::read_from_environment(cx),
            ..(cx.draft)()
        })
    }
}
