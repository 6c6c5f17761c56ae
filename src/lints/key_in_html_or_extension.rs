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
use crate::rules::paths::{Kind, Lower};

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
        let packed = cx.secret.layers.contains(&Layer::Coding(Layer::BROWSER_EXTENSION));
        let what = if packed { "an extension" } else { carrier(cx.path)? };
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

/// What a file is to a visitor, by its path. Documentation and reports are pages too, but nobody's program: they are left to the general lint.
fn carrier(path: &[u8]) -> Option<&'static str> {
    let path = Lower::of(path);
    if [Kind::Test, Kind::Documentation, Kind::PageAside].iter().any(|kind| path.is(*kind)) {
        return None;
    }
    let kind = [Kind::Page, Kind::ServiceWorker].into_iter().find(|kind| path.is(*kind));
    let of_extension = || path.is(Kind::Extension) && path.is(Kind::ExtensionCode);
    kind.or_else(|| of_extension().then_some(Kind::Extension)).map(Kind::what)
}
