//! A request lacks the header by which the provider tells your users apart.
//!
//! ## What it does
//!
//! Reports requests to a provider whose contract asks for a header with the end user (such as `x-user-id`) when all headers of the
//! request are known and it is not among them.
//!
//! ## Why it matters
//!
//! The provider counts and supports your users by this header. On plans that are priced per active user it is required.
//!
//! ## Example
//!
//! ```python
//! requests.post(URL, headers={"api-key": key}, json=body)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! requests.post(URL, headers={"api-key": key, "x-user-id": user.public_id}, json=body)
//! ```
//!
//! The value is unique and anonymous: a UUID or a number of your database, not an address or a name, and not the same for all.

use super::integration::{by_cause, finding, is_production};
use super::{Lint, ProjectContext, Topic, fixes, page};
use crate::model::{CallKind, Finding, Level};

/// See the page above.
pub(super) struct MissingXUserId;

impl Lint for MissingXUserId {
    fn name(&self) -> &'static str {
        "missing-x-user-id"
    }

    fn level(&self) -> Level {
        Level::Warning
    }

    fn source(&self) -> &'static str {
        page!("missing_x_user_id.rs")
    }

    fn topic(&self) -> Topic {
        Topic::Operation
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        let project = &cx.integration;
        let lacking = project.calls.iter().filter(|c| {
            let (file, call) = project.call(c);
            !c.contract.user_id_header.is_empty()
                && call.kind == CallKind::Http
                && is_production(file)
                && c.headers.get(c.contract.user_id_header).is_none()
        });
        for group in by_cause(project, lacking) {
            let Some(first) = group.first() else { continue };
            let (file, call) = project.call(first);
            let header = first.contract.user_id_header;
            let message = format!("request to {} without `{header}`", first.contract.name);
            let mut f = finding(file, &call.spot, (self.name(), self.level()), message, "sends no user");
            f.related = project.likewise(&group[1..]);
            if first.contract.user_id_strict {
                f.level = Level::Error;
                f.notes.push("required on the configured plan".into());
            } else if !first.contract.user_id_required.is_empty() {
                f.notes.push(format!("required on the plan: {}", first.contract.user_id_required));
            }
            if !first.contract.docs.is_empty() {
                f.notes.push(format!("asked for by {}", first.contract.docs));
            }
            f.help.push(format!(
                "add `{header}` with a unique and anonymous id of the end user: a UUID or a number, never an address"
            ));
            let calls: Vec<_> = group.iter().map(|c| project.call(c).1).collect();
            f.remedy = fixes::user_header(file, &calls, first.contract, header);
            out.push(f);
        }
    }
}
