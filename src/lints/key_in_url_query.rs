//! A key is sent in the URL.
//!
//! ## What it does
//!
//! Reports requests to a provider with a key in the query of the URL (`?key=`, `?api_key=`), in the text of the URL or in a map of
//! parameters. Parameters for short-lived tokens are not reported. Of an API of which nothing is known it is a note: it may take its key nowhere else.
//!
//! ## Why it matters
//!
//! URLs are written down everywhere: in the logs of servers and proxies, in traces, error reports and histories. A header is not.
//!
//! ## Example
//!
//! ```javascript
//! fetch(`https://api.example.com/v1/models?key=${process.env.API_KEY}`)
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! fetch("https://api.example.com/v1/models", { headers: { "x-api-key": process.env.API_KEY } })
//! ```

use super::integration::{
    Project, at_host, finding, in_map, in_text, integration_lint, is_account_key, is_production, is_signed, level_for,
    related,
};
use crate::model::{Call, CallKind, FileSummary, Finding, Level, Side};
use crate::rules::clients::{ClientRule, syntax_table};
use crate::rules::query_keys;
use std::collections::HashMap;

integration_lint!(KeyInUrlQuery, "key-in-url-query", Warning, Security, "key_in_url_query.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let accounts = query_keys::of_accounts().iter().copied();
    let mut seen: HashMap<(usize, &str), usize> = HashMap::new();
    for c in project.calls_of_apis() {
        let (file, call) = project.call(c);
        if !is_production(file) {
            continue;
        }
        // A provider that takes its key in the query does so beside a signature as well.
        let is_signed = is_signed(&c.url, &call.query);
        let general = query_keys::keys().iter().filter(|_| !is_signed);
        let candidates = || c.contract.query_auth.iter().chain(at_host(&c.url)).chain(general.clone()).copied();
        let named = candidates().find(|n| in_text(&c.url, n) || in_map(&call.query, n));
        // A token may be a short-lived one; the key of the account is none, whatever it is passed off as.
        let Some(name) = named.or_else(|| accounts.clone().find(|n| is_account_key(&c.url, &call.query, n))) else {
            continue;
        };
        if let Some(at) = seen.get(&(c.file, c.contract.name)) {
            let also = related(file, &call.spot, "likewise");
            if out[*at].related.len() < PLACES && !out[*at].related.contains(&also) {
                out[*at].related.push(also);
                // All places at once, or the first alone where another one is of no form that is known.
                if let Some(remedy) = &mut out[*at].remedy
                    && let Some(more) = super::fixes::key_header(file, call, c.contract, (&c.url, name))
                {
                    if remedy.otherwise.is_empty() {
                        remedy.otherwise.push(remedy.clone());
                    }
                    remedy.steps.extend(more.steps);
                }
            }
            continue;
        }
        seen.insert((c.file, c.contract.name), out.len());
        let message = format!("the key for {} is sent in the URL", c.contract.name);
        let mut f = finding(file, &call.spot, lint, message, format!("as `{name}`"));
        f.level = if matches!(file.side, Side::Browser | Side::Mobile) {
            Level::Error
        } else {
            level_for(c.contract, f.level)
        };
        if c.contract.is_of_unknown() && !sends_no_headers(file, call) {
            f.help.push(
                "send it in a header if the API takes it there; if not, keep the address out of logs and errors".into(),
            );
        }
        if sends_no_headers(file, call) {
            f.help.push(
                "a page opens it without headers: give it a token of short life, which your own server asks for".into(),
            );
        } else if let Some((header, scheme)) = c.contract.auth.first() {
            let value = if scheme.is_empty() { "the key".to_string() } else { format!("`{scheme}` and the key") };
            f.help.push(format!("send it in the header `{header}`: {value}"));
            f.remedy = super::fixes::key_header(file, call, c.contract, (&c.url, name));
        }
        out.push(f);
    }
}

/// Whether a socket is opened by what a browser brings along: it takes an address, and no headers.
fn sends_no_headers(file: &FileSummary, call: &Call) -> bool {
    let own = |rule: &ClientRule| {
        let imported = file.imports.iter().any(|import| rule.modules.contains(&import.as_str()));
        rule.library == call.library && rule.globals.contains(&call.callee.as_str()) && !imported
    };
    let table = syntax_table(file.language).filter(|_| call.kind == CallKind::Socket);
    table.is_some_and(|table| table.clients.iter().any(own))
}

/// Requests of a file to one provider that are named beside the first.
const PLACES: usize = 20;
