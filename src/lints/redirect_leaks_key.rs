//! A request that was told to follow redirects takes the key along to any host.
//!
//! ## What it does
//!
//! Reports requests to a provider that are told in so many words to go where an answer sends them (`curl -L`, `--location-trusted`,
//! `follow_redirects=True`, `CURLOPT_FOLLOWLOCATION`) and that carry the key in a header of the provider's own, such as `x-api-key`.
//! Clients take `Authorization` away when the host changes, and know of no other header that it holds a key. What follows by default
//! is not reported.
//!
//! ## Why it matters
//!
//! An API answers and redirects nowhere. An answer that does, by a mistake or because somebody made it, gets the key sent to the host
//! that it names.
//!
//! ## Example
//!
//! ```sh
//! curl -L -H "xi-api-key: $ELEVENLABS_API_KEY" https://api.elevenlabs.io/v1/voices
//! ```
//!
//! ## Use instead
//!
//! ```sh
//! curl -H "xi-api-key: $ELEVENLABS_API_KEY" https://api.elevenlabs.io/v1/voices
//! ```

use super::integration::{Project, finding, integration_lint, is_production, related};
use crate::model::{Finding, Follows, Level, Value};
use crate::rules::clients::Contract;

integration_lint!(RedirectLeaksKey, "redirect-leaks-key", Note, Security, "redirect_leaks_key.rs");

/// The header that clients take away when the host changes.
const TAKEN_AWAY: &str = "authorization";

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let mut told: Vec<(usize, usize)> = Vec::new();
    for c in &project.calls {
        let (file, call) = project.call(c);
        if call.around.follows == Follows::No || !is_production(file) {
            continue;
        }
        let Some(header) = goes_along(c.contract, &c.headers, call.around.follows) else { continue };
        if let Some((_, at)) = told.iter().find(|(file, _)| *file == c.file) {
            out[*at].related.push(related(file, &call.spot, "likewise"));
            continue;
        }
        let message = format!("`{header}` with the key goes wherever {} redirects to", c.contract.name);
        let mut f = finding(file, &call.spot, lint, message, "follows redirects");
        f.help.push(
            "do not follow redirects of an API: one that answers so has moved, and its address in the code has to"
                .into(),
        );
        told.push((c.file, out.len()));
        out.push(f);
    }
}

/// The header with a key that a client sends on to another host.
fn goes_along(contract: &Contract, headers: &Value, follows: Follows) -> Option<&'static str> {
    let sent = |name: &str| match headers {
        Value::Map { entries, .. } => {
            entries.iter().any(|(k, v)| k.text().is_some_and(|k| k.eq_ignore_ascii_case(name)) && *v != Value::Null)
        }
        _ => false,
    };
    let stays = |name: &str| follows == Follows::WithAll || !name.eq_ignore_ascii_case(TAKEN_AWAY);
    contract.auth.iter().map(|(name, _)| *name).find(|name| stays(name) && sent(name))
}
