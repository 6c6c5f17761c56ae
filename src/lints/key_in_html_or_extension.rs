//! A secret stands in a page or in a browser extension.
//!
//! ## What it does
//!
//! Reports secrets in HTML files and in the scripts of browser extensions and service workers (`background.js`, `popup.js`,
//! `content.js`, `service-worker.js` and their like in the folder of an extension), and everything in a packed extension. Keys that are public by design are not reported.
//!
//! ## Why it matters
//!
//! A page and an extension are sent as they are to everybody who asks for them. Viewing the source is enough to have the key.
//!
//! ## Example
//!
//! ```html
//! <script>
//!   const key = "the key itself";
//! </script>
//! ```
//!
//! ## Use instead
//!
//! ```html
//! <script>
//!   fetch("/api/speech", { method: "POST", body }); // your server adds the key
//! </script>
//! ```

use super::{Lint, SecretContext, page, wording};
use crate::model::{Finding, Layer, Level};

/// See the page above.
pub(super) struct KeyInHtmlOrExtension;

impl Lint for KeyInHtmlOrExtension {
    fn name(&self) -> &'static str {
        "key-in-html-or-extension"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("key_in_html_or_extension.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        if !cx.secret.verdict.is_reported() {
            return None;
        }
        let path = format!("/{}", String::from_utf8_lossy(cx.path).to_ascii_lowercase());
        let packed = cx.secret.layers.contains(&Layer::Coding(Layer::BROWSER_EXTENSION));
        let what = if packed { "an extension" } else { carrier(&path)? };
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("{} is sent to every visitor", wording::what(cx.secret)),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret)
                .into_iter()
                .chain([format!("then keep it on your server: {what} hides nothing")])
                .collect(),
            ..(cx.draft)()
        })
    }
}

/// What a file is to a visitor, by its path (lower case, with a slash before it). Documentation and reports are pages too, but
/// nobody's program: they are left to the general lint.
fn carrier(path: &str) -> Option<&'static str> {
    let (folder, name) = path.rsplit_once('/')?;
    let aside = ["/test", "/tests/", "/docs/", "/doc/", "/coverage/", "/fixtures/", "/javadoc/", "/templates/"];
    if aside.iter().any(|f| path.contains(f)) {
        return None;
    }
    if name.ends_with(".html") || name.ends_with(".htm") {
        return Some("a page");
    }
    let script = name.strip_suffix(".js").or_else(|| name.strip_suffix(".ts"))?;
    if ["service-worker", "serviceworker", "service_worker", "sw"].contains(&script) {
        return Some("a service worker");
    }
    let parts = ["background", "popup", "content", "contentscript", "content-script", "content_script", "options"];
    let extension = ["extension", "chrome", "firefox", "addon"].iter().any(|w| folder.contains(w));
    (extension && parts.contains(&script)).then_some("an extension")
}
