//! A key is kept where every script or whoever holds the device can read it.
//!
//! ## What it does
//!
//! Reports API keys and secrets, by the names under which they are kept or by the variables and constants they come from, that are written to the
//! local storage of a browser or to the plain preferences of an app. Encrypted preferences, the keychain and tokens of a login are not reported.
//!
//! ## Why it matters
//!
//! Every script of the page reads local storage, those of extensions and of a successful injection too; preferences are a plain file in
//! every backup of the device.
//!
//! ## Example
//!
//! ```javascript
//! localStorage.setItem("openai_api_key", key);
//! ```
//!
//! ## Use instead
//!
//! Keep the key on your server. In an app whose users bring their own key, use the keychain, the keystore or `flutter_secure_storage`.

use super::integration::{Project, finding, integration_lint, is_production, related};
use super::public_env_secret::is_secret_name;
use crate::model::{Exit, Exited, Finding, Level};
use crate::rules::names;

integration_lint!(KeyInsecureStorage, "key-insecure-storage", Warning, Security, "key_insecure_storage.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| is_production(f)) {
        let stored = file.exited.iter().filter(|e| e.to == Exit::Store);
        let named = |e: &&Exited| {
            (e.literal.is_none() && is_key(&e.what)) || e.literal.as_ref().is_some_and(|l| project.is_key(l))
        };
        let mut kept = stored.filter(named);
        let Some(first) = kept.next() else { continue };
        let what = if first.what.is_empty() { "a key".to_string() } else { format!("`{}`", first.what) };
        let message = format!("{what} is kept in the clear");
        let mut f = finding(file, &first.spot, lint, message, format!("`{}` encrypts nothing", first.by));
        f.related = kept.map(|k| related(file, &k.spot, "likewise")).collect();
        f.help.push("keep keys on the server; what must be on the device belongs into its keychain or keystore".into());
        out.push(f);
    }
}

/// Whether something is the key of an API by its name, not the token of a login.
fn is_key(name: &str) -> bool {
    let words = names::words(name);
    let has = |w: &str| words.iter().any(|x| x == w);
    // `openAIAPIKey`: two names in capitals are one word.
    let of_api = words.iter().any(|w| w.ends_with("api"));
    let kinds = ["secret", "license", "private", "access"];
    let key = has("apikey") || has("key") && (of_api || kinds.iter().any(|w| has(w)));
    let secret = has("secret") && !has("secretary");
    (key || secret || is_secret_name(name) && has("key")) && !names::is_public(name)
}
