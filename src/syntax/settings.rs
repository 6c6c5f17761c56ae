//! Files of settings that say something about an integration: which versions of libraries a project takes, and where encryption
//! or authentication is switched off around a service.
//!
//! In: path and bytes. Out: a [`FileSummary`] with nothing but that, or nothing. The readers go through the text line by line and know
//! no more of a format than that takes; what they do not understand says nothing.

mod addresses;
mod apps;
mod json;
mod manifests;
mod open;
pub(super) mod switches;
mod tls;
mod yaml;

use super::side::{Signals, side};
use super::spots::Lines;
use crate::model::{FileSummary, path};
use crate::rules::clients::syntax_tables;

/// Larger files are not read; lists of locked versions may be long.
const MAX_BYTES: usize = 32 << 20;

/// Reads a file of settings. `None`: it is none, or says nothing.
pub fn read(path: &[u8], bytes: &[u8]) -> Option<FileSummary> {
    let shown = String::from_utf8_lossy(path);
    let name = path::name_str(&shown);
    let lock = manifests::shape(name);
    let is_yaml = name.ends_with(".yaml") || name.ends_with(".yml");
    let is_properties = name.ends_with(".properties");
    let may_address = is_properties || addresses::is_settings(name);
    let may_set = switches::may_set(&shown);
    // Code of which no more is read, and manifests of apps.
    let (may_say, may_allow) = (switches::may_say(&shown), apps::is_manifest(&shown));
    let may_connect = may_address || may_set || switches::may_connect(name);
    let others = may_connect || may_allow || may_say && switches::says_something(bytes);
    if lock.is_none() && !is_yaml && !others || bytes.len() > MAX_BYTES {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let mut summary = FileSummary { path: path.into(), ..FileSummary::default() };
    let lines = || Lines::new(bytes);
    if let Some((language, shape)) = lock {
        summary.language = language;
        summary.packages = manifests::packages(language, shape, text, &lines);
        summary.builds_pages = shape == manifests::OWN && manifests::builds_pages(language, text);
    }
    if is_yaml {
        summary.unencrypted = tls::switched_off(text, &lines);
        summary.open_services = open::services(text, &lines);
        summary.configured = configured(text);
    }
    if may_set {
        summary.unchecking = switches::unchecking(text, &lines);
    }
    if may_connect {
        summary.unchecking.extend(switches::unchecking_connections(text, &lines));
    }
    if may_say {
        summary.unchecking.extend(switches::unchecking_code(text, &lines));
    }
    if may_allow {
        summary.clear_apps = apps::in_the_clear(text, &lines);
    }
    summary.addresses = addresses::of(name, text);
    let says = [!summary.packages.is_empty(), !summary.unencrypted.is_empty(), !summary.open_services.is_empty()];
    if !says.contains(&true)
        && !summary.builds_pages
        && summary.unchecking.is_empty()
        && summary.clear_apps.is_empty()
        && summary.addresses.is_empty()
        && summary.configured.is_empty()
    {
        return None;
    }
    let table = syntax_tables().first()?;
    (summary.side, summary.side_reason) =
        side(table, &Signals { path: &shown, imports: &[], directives: &[], globals: &[] });
    Some(summary)
}

/// The clients that settings make repeat: a key says so, and no that it says is one.
fn configured(text: &str) -> Vec<&'static str> {
    let clients = || syntax_tables().iter().flat_map(|t| t.clients).filter(|c| !c.configured_by.is_empty());
    let mut out = Vec::new();
    if !clients().any(|c| c.configured_by.iter().any(|key| text.contains(key))) {
        return out;
    }
    yaml::walk(text, |_, entry| {
        let off = matches!(entry.value.trim(), "false" | "~" | "null");
        let of_key = clients().filter(|c| !off && c.configured_by.contains(&entry.key));
        out.extend(of_key.map(|c| c.library));
    });
    out
}
