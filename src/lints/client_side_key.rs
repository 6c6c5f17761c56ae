//! A request with a provider's key is made in code that runs on the user's device.
//!
//! ## What it does
//!
//! Reports calls to a provider that carry a key (a literal, or a variable of the environment that the build puts into the bundle)
//! in files that run in a browser or an app: they say `"use client"`, import such libraries, or use names that only a browser has.
//! So are calls of other hosts with a parameter such as `apiKey=` that is a constant of another file of the program.
//! So are secrets in what a build puts out for browsers: scripts and source maps in folders such as `dist` or `public` that use what only a
//! browser has. A key that the user types in, a publishable key, a short-lived token and a call to your own server are not reported.
//!
//! ## Why it matters
//!
//! Whatever is shipped to a browser or an app can be read there. Anybody who opens the developer tools has the key and makes
//! requests on your account.
//!
//! ## Example
//!
//! ```javascript
//! "use client";
//! fetch("https://api.example.com/v1/speech", {
//!   headers: { Authorization: `Bearer ${process.env.NEXT_PUBLIC_SPEECH_KEY}` },
//! });
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! // app/api/speech/route.ts, on the server
//! export async function POST(request) {
//!   return fetch("https://api.example.com/v1/speech", {
//!     method: "POST",
//!     headers: { Authorization: `Bearer ${process.env.SPEECH_KEY}` },
//!     body: request.body,
//!   });
//! }
//! ```

use super::integration::{auth_value, could_be_key, finding, host, is_private, related, sent_as};
use super::{Lint, ProjectContext, SecretContext, page, wording};
use crate::model::{Finding, Level, Root, Side, Value};
use crate::rules::paths::{Kind, Lower};
use crate::rules::query_keys;

/// See the page above.
pub(super) struct ClientSideKey;

impl Lint for ClientSideKey {
    fn name(&self) -> &'static str {
        "client-side-key"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("client_side_key.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        if !cx.secret.verdict.is_reported() || !(cx.in_browser || Kind::Sent.has(cx.path)) || !is_put_out(cx.path) {
            return None;
        }
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("{} is shipped to the browser", wording::what(cx.secret)),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret)
                .into_iter()
                .chain([
                    "then keep it on your server, make the request there, and let this code call your server".into()
                ])
                .collect(),
            notes: vec!["the build has put it into code that is sent to every visitor".into()],
            ..(cx.draft)()
        })
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        let project = &cx.integration;
        let mut last: Option<(usize, &str)> = None;
        for c in &project.calls {
            let (file, call) = project.call(c);
            if !matches!(file.side, Side::Browser | Side::Mobile) {
                continue;
            }
            let key = auth_value(call, &c.headers, Some(c.contract));
            let query = in_query(&c.url, c.contract.auth.is_empty()).into_iter().chain(call.query.parts());
            let public = c.contract.public_prefixes;
            let sent = key.into_iter().flat_map(Value::parts);
            let key = sent.filter(|v| is_sent_key(v, public)).chain(query.filter(|v| is_shipped(v, public))).next();
            let Some(key) = key else { continue };
            // A key in a page is told at the key.
            let told = |s: &Finding| s.lint == "key-in-html-or-extension" && s.path == file.path;
            if matches!(key, Value::Text(_)) && cx.secrets.iter().any(told) {
                continue;
            }
            if last == Some((c.file, c.contract.provider)) {
                if let Some(f) = out.last_mut().filter(|f: &&mut Finding| f.lint == self.name()) {
                    f.related.push(related(file, &call.spot, "also here"));
                }
                continue;
            }
            last = Some((c.file, c.contract.provider));
            let place = if file.side == Side::Browser { "in the browser" } else { "in an app" };
            let message = format!("{} is called with its key {place}", c.contract.name);
            let mut f = finding(file, &call.spot, (self.name(), self.level()), message, "sent from the user's device");
            f.notes.push(format!("this file runs {place}: {}", file.side_reason));
            match key {
                Value::Env { name, .. } => {
                    f.notes.push(format!("the build writes the value of `{name}` into the bundle"))
                }
                _ => f.notes.push("the key stands in the code that is shipped".into()),
            }
            f.help.push("make the request on your server, and let this code call your server".into());
            if !c.contract.browser_token.is_empty() {
                f.help.push(format!("{} offers for this: {}", c.contract.name, c.contract.browser_token));
            }
            out.push(f);
        }
        of_others(cx, (self.name(), self.level()), out);
    }
}

/// Requests of browsers and apps to an API of which nothing else is known, with a literal that was found to be a key.
fn of_others(cx: &ProjectContext<'_>, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let project = &cx.integration;
    let mut last: Option<(usize, String)> = None;
    let is_found =
        |text: &str| cx.by_text.get(text.as_bytes()).is_some_and(|all| all.iter().any(|f| f.level == Level::Error));
    for c in &project.others {
        let (file, call) = (&project.files[c.file], &project.files[c.file].calls[c.call]);
        let Some(host) = host(&c.url, project.contracts).filter(|h| !is_private(h)) else { continue };
        if !matches!(file.side, Side::Browser | Side::Mobile) || last.as_ref() == Some(&(c.file, host.clone())) {
            continue;
        }
        let sent = auth_value(call, &c.headers, None).into_iter().flat_map(Value::parts);
        let mut texts = sent.chain(c.url.parts()).chain(call.query.parts()).filter_map(Value::text);
        // `key=VALUE` of an address, `Bearer VALUE`, or the value alone.
        let is_written = texts.any(|text| text.split(['?', '&', '=', ' ']).any(is_found));
        // `?apiKey=${KEY}`, with a constant of another file: what the parameter is called says that it is a key.
        let constant = (!is_written).then(|| key_of_module(&c.url, &call.query)).flatten();
        if !is_written && constant.is_none() {
            continue;
        }
        let place = if file.side == Side::Browser { "in the browser" } else { "in an app" };
        let message = format!("{host} is called with its key {place}");
        let level = if is_written { lint.1 } else { Level::Warning };
        let mut f = finding(file, &call.spot, (lint.0, level), message, "sent from the user's device");
        f.notes.push(format!("this file runs {place}: {}", file.side_reason));
        f.notes.push(match constant {
            Some(module) => format!("the key is a constant of `{module}`, which is shipped as well"),
            None => "the key stands in the code that is shipped".into(),
        });
        f.help.push("make the request on your server, and let this code call your server".into());
        out.push(f);
        last = Some((c.file, host));
    }
}

/// The module of the project whose constant is sent as a key in the query.
fn key_of_module<'v>(url: &'v Value, query: &'v Value) -> Option<&'v str> {
    let sent = query_keys::keys().iter().flat_map(|name| sent_as(url, query, name));
    sent.flat_map(Value::alternatives).find_map(|value| match value {
        Value::Path { root: Root::Module { relative: true }, name } => Some(name.as_str()),
        _ => None,
    })
}

/// Whether a path is one of what builds put out, or servers hand out as it is. Tests and documentation are not.
fn is_put_out(path: &[u8]) -> bool {
    let path = Lower::of(path);
    let aside = [Kind::Test, Kind::Documentation, Kind::Foreign];
    path.is(Kind::PageCode) && path.is(Kind::HandedOut) && !aside.iter().any(|kind| path.is_below(*kind))
}

/// The parts of a URL that may hold a key: what stands behind its question mark, and variables. A text of its path names a model or a voice,
/// unless the provider takes its key there.
fn in_query(url: &Value, key_in_path: bool) -> Vec<&Value> {
    let parts = url.parts();
    let asks = |part: &&Value| part.text().is_some_and(|text| text.contains('?'));
    let query = parts.iter().position(asks).unwrap_or(parts.len());
    let may_hold = |(at, part): &(usize, &Value)| key_in_path || *at >= query || !matches!(part, Value::Text(_));
    parts.into_iter().enumerate().filter(may_hold).map(|(_, part)| part).collect()
}

/// What stands in the place of a key is one, whatever the variable is called.
fn is_sent_key(value: &Value, public: &[&str]) -> bool {
    match value {
        Value::Env { name, .. } => super::public_env_secret::publishes_key(name),
        _ => is_shipped(value, public),
    }
}

/// A literal key, or a variable that builds put into client code.
fn is_shipped(value: &Value, public: &[&str]) -> bool {
    match value {
        Value::Text(t) => {
            let text = t.as_str();
            let bare = text.rsplit(' ').next().unwrap_or(text);
            could_be_key(bare) && !public.iter().any(|p| bare.starts_with(p))
        }
        Value::Env { name, .. } => {
            super::public_env_secret::public_prefix(name).is_some() && super::public_env_secret::is_secret_name(name)
        }
        _ => false,
    }
}
