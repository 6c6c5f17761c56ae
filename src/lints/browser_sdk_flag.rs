//! A provider's library is told to run in the browser, with the key.
//!
//! ## What it does
//!
//! Reports the flag by which a provider's library gives up its refusal to run in a browser (`dangerouslyAllowBrowser: true`). Where the key
//! comes from the user it is a note.
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

use super::integration::{Project, finding, integration_lint};
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
            f.help.push("make the request on your server, and let the page call your server".into());
            out.push(f);
        }
    }
}
