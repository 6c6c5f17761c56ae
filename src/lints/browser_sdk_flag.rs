//! A provider's library is told to run in the browser, with the key.
//!
//! ## What it does
//!
//! Reports the flag by which a provider's library gives up its refusal to run in a browser (`dangerouslyAllowBrowser: true`), and the header by
//! which a request does (`anthropic-dangerous-direct-browser-access`). Where the key comes from the user it is a note.
//!
//! ## Why it matters
//!
//! The library refuses for a reason: the key is in every visitor's developer tools.
//!
//! ## Example
//!
//! ```javascript
//! new OpenAI({ apiKey: import.meta.env.VITE_KEY, dangerouslyAllowBrowser: true });
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! // in the browser
//! await fetch("/api/answer", { method: "POST", body: JSON.stringify({ question }) });
//! // on the server
//! const client = new OpenAI();
//! ```

use super::integration::{Project, auth_value, could_be_key, finding, integration_lint};
use crate::model::{Finding, Level, Side, Value};

integration_lint!(BrowserSdkFlag, "browser-sdk-flag", Error, Security, "browser_sdk_flag.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| !matches!(f.side, Side::Test | Side::Docs)) {
        for client in file.clients.iter().filter(|c| c.home.is_none()) {
            let Some(flag) = &client.browser_flag else { continue };
            let key = &client.key;
            let shipped = key.alternatives().iter().any(|k| matches!(k, Value::Env { .. } | Value::Text(_)));
            let message = format!("the {} library is told to run in the browser", client.library);
            let label =
                if shipped { "the key is shipped with the page" } else { "the key is in the page while it is used" };
            let mut f = finding(file, flag, lint, message, label);
            if !shipped || file.side == Side::Server {
                f.level = Level::Note;
            }
            f.help.push(HELP.into());
            out.push(f);
        }
    }
    by_header(project, lint, out);
}

/// Requests with a header that a provider asks of pages: one finding for each file and provider.
fn by_header(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let mut told = Vec::new();
    for c in &project.calls {
        let (file, call) = project.call(c);
        let Value::Map { entries, .. } = &c.headers else { continue };
        let is_flag =
            |k: &Value| c.contract.browser_headers.iter().any(|h| k.text().is_some_and(|k| k.eq_ignore_ascii_case(h)));
        let switched_on =
            |v: &Value| !matches!(v.text(), Some("false" | "")) && !matches!(v, Value::Bool(false) | Value::Null);
        let Some((flag, _)) = entries.iter().find(|(k, v)| is_flag(k) && switched_on(v)) else { continue };
        let key = (c.file, c.contract.provider);
        if matches!(file.side, Side::Test | Side::Docs) || told.contains(&key) {
            continue;
        }
        told.push(key);
        let sent = auth_value(call, &c.headers, Some(c.contract)).map(Value::parts).unwrap_or_default();
        let shipped = sent.iter().any(|k| matches!(k, Value::Env { .. }) || k.text().is_some_and(could_be_key));
        let flag = flag.text().unwrap_or_default();
        let message = format!("`{flag}` lets {} be asked from the browser", c.contract.name);
        let label =
            if shipped { "the key is shipped with the page" } else { "the key is in the page while it is used" };
        let mut f = finding(file, &call.spot, lint, message, label);
        if !shipped || file.side == Side::Server {
            f.level = Level::Note;
        }
        f.help.push(HELP.into());
        out.push(f);
    }
}

const HELP: &str = "make the request on your server, and let the page call your server";
