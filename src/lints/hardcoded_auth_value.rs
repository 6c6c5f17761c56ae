//! An authentication header is given a literal value.
//!
//! ## What it does
//!
//! Reports literal values of `Authorization`, `X-API-Key` and the other headers by which providers take keys: in code, in curl
//! commands, in `.http` files and in collections of API clients. A constant or a variable that is given such a literal in the same file and
//! ends up in the header is reported where the literal stands. A value that comes from elsewhere is not reported.
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

use super::integration::ProviderCall;
use super::integration::{Afar, could_be_key, finding, related};
use super::{Lint, ProjectContext, SecretContext, fixes, page, wording};
use crate::model::{EnvRead, FileSummary, Finding, Level, LiteralAuth, SecretText, Side, Sink};
use crate::rules::{
    self,
    names::{Role, role},
};
use std::collections::HashSet;

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
        // In settings it is what a key is called.
        if name.eq_ignore_ascii_case("api-key") && rules::settings_of_path(cx.path).is_some() {
            return None;
        }
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
    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        let project = &cx.integration;
        let mut afar = Afar::new(cx, self.name());
        let reads = project.files.iter().flat_map(|f| &f.env_reads);
        let fallbacks: HashSet<&str> = reads.filter_map(|r| Some(r.fallback.as_ref()?.as_str())).collect();
        let files = project.files.iter().filter(|f| !matches!(f.side, Side::Test | Side::Browser | Side::Mobile));
        for file in files {
            for auth in file.literal_auths.iter().filter(|a| could_be_key(a.literal.as_str())) {
                let is_here = |r: &EnvRead| r.fallback.as_ref().is_some_and(|f| f.start == auth.literal.start);
                if file.env_reads.iter().any(is_here) {
                    continue;
                }
                let text = auth.literal.text.reveal();
                let from_afar = auth.literal.end == 0;
                // A fallback is told where it stands.
                if from_afar && fallbacks.contains(auth.literal.as_str()) {
                    continue;
                }
                let message = format!("hardcoded `{}` value", auth.header);
                // Found where it stands, in another file.
                let named = |found: &Finding| {
                    format!("{message}: {}", wording::without_place(&found.message).unwrap_or(&found.message))
                };
                if from_afar && afar.tell(auth.literal.as_str(), &named, (file, &auth.used), out) {
                    continue;
                }
                let label =
                    if from_afar { "its value is written in the code of another file" } else { "written in the code" };
                let mut f = finding(file, &auth.spot, (self.name(), self.level()), message, label);
                f.secret = Some(SecretText::new(text));
                f.help.extend(from_afar.then(|| "read it from the environment there, and change it".to_string()));
                if from_afar {
                    afar.push(f, out);
                    continue;
                }
                let home = auth.home.as_ref().and_then(|path| project.files.get(project.file(path)?));
                f.related.push(related(home.unwrap_or(file), &auth.used, "sent here"));
                f.help.push("change the key: whoever has read it can use it until then".into());
                if let Some(name) = variable(project, home.unwrap_or(file), auth) {
                    f.help.push(format!("read it from the environment: `{name}`"));
                    f.remedy = fixes::read_literal(file, &auth.literal, name);
                }
                afar.push(f, out);
            }
        }
    }
}

/// The variable in which the provider of the request that it is sent with has its key, or that of the file's other requests where that one is not known.
fn variable(project: &super::integration::Project, file: &FileSummary, auth: &LiteralAuth) -> Option<&'static str> {
    // Another provider's variable would send its key to this one.
    let sent = |c: &&ProviderCall| project.call(c).1.spot.start == auth.used.start;
    let of_file = || project.calls.iter().filter(|c| std::ptr::eq(project.call(c).0, file));
    let is_known = of_file().any(|c| sent(&c));
    if !is_known && file.calls.iter().any(|call| call.spot.start == auth.used.start) {
        return None;
    }
    let asked = of_file().filter(|c| !is_known || sent(c)).map(|c| c.contract);
    let mut asked = asked.filter(|c| c.auth.iter().any(|(h, _)| h.eq_ignore_ascii_case(&auth.header)));
    let env = asked.next()?.env;
    env.iter().find(|n| matches!(role(n), Role::Strong | Role::Weak)).or(env.first()).copied()
}
