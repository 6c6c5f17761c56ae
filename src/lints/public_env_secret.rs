//! A secret is read from an environment variable whose prefix makes the build publish it.
//!
//! ## What it does
//!
//! Reports reads of environment variables whose name begins with a prefix that a front-end build tool copies into the bundle
//! (`NEXT_PUBLIC_`, `VITE_`, `REACT_APP_`, `EXPO_PUBLIC_` and their like) and ends like the name of a secret. Names that are public
//! by design (`..._PUBLISHABLE_KEY`, `..._ANON_KEY`, `..._SITE_KEY`, identifiers, URLs) are not reported.
//! Where nothing but server code reads it, it is a warning: no bundle has the value yet.
//!
//! ## Why it matters
//!
//! The value is replaced in the text of the program when it is built: it is in the JavaScript that every visitor downloads,
//! however well the `.env` file is kept.
//!
//! ## Example
//!
//! ```javascript
//! const key = process.env.NEXT_PUBLIC_SPEECH_API_KEY;
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! const key = process.env.SPEECH_API_KEY; // on the server only
//! ```

use super::integration::{finding, related};
use super::{Lint, ProjectContext, page};
use crate::model::{Finding, Level, Side};
use crate::rules;
use crate::rules::clients::{contracts, syntax_tables};
use crate::rules::names::Role;
use std::collections::BTreeMap;

/// See the page above.
pub(super) struct PublicEnvSecret;

impl Lint for PublicEnvSecret {
    fn name(&self) -> &'static str {
        "public-env-secret"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("public_env_secret.rs")
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        let project = &cx.integration;
        let mut reads: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        let published =
            |language: &str| syntax_tables().iter().any(|t| t.language == language && !t.public_env.is_empty());
        let files = project.files.iter().filter(|f| published(f.language));
        for file in files.filter(|f| !matches!(f.side, Side::Test | Side::Docs)) {
            for read in &file.env_reads {
                if public_prefix(&read.name).is_some() && is_secret_name(&read.name) {
                    reads.entry(&read.name).or_default().push((file, &read.spot));
                }
            }
        }
        for (name, places) in reads {
            let Some(((file, spot), others)) = places.split_first() else { continue };
            let prefix = public_prefix(name).unwrap_or("");
            let bare = &name[prefix.len()..];
            // A call that reads what was built in, `String.fromEnvironment`: no other name helps.
            let built_in = prefix.strip_suffix('.');
            let rename = match built_in {
                Some(_) => "keep it on your server, and let the app call your server".to_string(),
                None => format!("rename it to `{bare}` and read it on the server only"),
            };
            // A bundle holds what client code names. What only a server reads is not in any yet.
            let served = places.iter().all(|(file, _)| file.side == Side::Server);
            let mut f = if served {
                let message = format!("`{name}` has the prefix of variables that the build publishes");
                let label = "read on the server here; client code that names it ships it";
                let mut f = finding(file, spot, (self.name(), Level::Warning), message, label);
                f.help.push(rename);
                f
            } else {
                let shown = if built_in.is_some() { bare } else { name };
                let message = format!("`{shown}` is published by the build");
                let label = match built_in {
                    Some(read) => format!("what `{read}` reads is shipped with the app"),
                    None => format!("everything that begins with `{prefix}` is written into the bundle"),
                };
                let mut f = finding(file, spot, (self.name(), self.level()), message, label);
                f.help.push(format!("change the key: it is in every bundle that was built with `{shown}` set"));
                f.help.push(rename);
                f
            };
            f.related = others.iter().map(|(file, spot)| related(file, spot, "also read here")).collect();
            out.push(f);
        }
    }
}

/// The publishing prefix of a name.
pub(super) fn public_prefix(name: &str) -> Option<&'static str> {
    let prefixes = syntax_tables().iter().flat_map(|t| t.public_env);
    prefixes.filter(|p| name.starts_with(**p)).max_by_key(|p| p.len()).copied()
}

/// Whether a build publishes a variable that is sent in the place of a key, unless its name says that the key may be public.
pub(super) fn publishes_key(name: &str) -> bool {
    public_prefix(name)
        .is_some_and(|prefix| !rules::names::is_public(&name[prefix.len()..]) || says_otherwise(&name[prefix.len()..]))
}

/// Whether a name with a word for what is public says that it opens more: `SENTRY_AUTH_TOKEN`, `ALGOLIA_ADMIN_KEY`.
fn says_otherwise(name: &str) -> bool {
    let words = rules::names::words(name);
    words.iter().any(|w| ["secret", "admin", "private"].contains(&w.as_str()))
        || words.windows(2).any(|pair| pair == ["auth", "token"])
}

/// `STORAGE_KEY`, `LOCAL_STORAGE_KEY`: under what name a browser keeps something. That of an account has its name before it.
fn is_key_of_storage(name: &str) -> bool {
    let words = rules::names::words(name);
    let Some(kind) = words.strip_suffix(&["storage".to_string(), "key".to_string()]) else { return false };
    kind.last().is_none_or(|kind| ["local", "session", "async", "browser"].contains(&kind.as_str()))
}

/// Whether a variable holds a secret by its name.
pub(super) fn is_secret_name(name: &str) -> bool {
    // The folder that a shell is in.
    if matches!(name, "PWD" | "OLDPWD") {
        return false;
    }
    // Of a setting, whose key it is stands before its last part: `services.acme.key`.
    if let Some((owner, "key" | "token" | "secret")) = name.rsplit_once('.')
        && let Some((_, owner)) = owner.rsplit_once('.')
        && is_secret_name(&format!("{}_API_KEY", owner.to_ascii_uppercase()))
    {
        return true;
    }
    let bare = &name[public_prefix(name).map_or(0, str::len)..];
    if bare.len() < name.len() && is_key_of_storage(bare) {
        return false;
    }
    if rules::names::is_public(bare) {
        return says_otherwise(bare);
    }
    // The key of a provider that has none for the public.
    let owner = rules::provider_of_name(bare);
    let is_owner =
        |c: &&rules::clients::Contract| owner.is_some_and(|p| p.id == c.provider) && c.public_prefixes.is_empty();
    // What a contract names is told by it: `KEY` alone may be anybody's.
    if contracts().iter().any(|c| c.env.contains(&bare)) && rules::names::role(bare) == Role::Faint {
        return true;
    }
    if contracts().iter().any(|c| c.env.contains(&bare) || is_owner(&c)) {
        return matches!(rules::names::role(bare), Role::Strong | Role::Weak);
    }
    matches!(rules::names::role(bare), Role::Strong)
}
