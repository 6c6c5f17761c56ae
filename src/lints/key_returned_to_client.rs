//! A server answers with its own key.
//!
//! ## What it does
//!
//! Reports variables of the environment with the names of secrets, and constants that hold keys, whose values are put, as they are, into the answer to a request, and
//! the whole environment. What was made of them (whether they are set, a token that was signed with them) is not reported.
//!
//! ## Why it matters
//!
//! Whoever may ask for it has the key, and it does not end when they log out. "Token" routes that hand out the long-lived key are the same
//! as a key in the page.
//!
//! ## Example
//!
//! ```javascript
//! app.get("/token", (req, res) => res.json({ key: process.env.SPEECH_API_KEY }));
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! app.get("/token", login, async (req, res) => res.json(await speech.createTemporaryToken({ seconds: 60 })));
//! ```

use super::integration::{Project, finding, integration_lint};
use super::public_env_secret::{is_secret_name, public_prefix};
use crate::model::{Exit, Exited, Finding, Level, Side};

integration_lint!(KeyReturnedToClient, "key-returned-to-client", Error, Security, "key_returned_to_client.rs");

/// Answers before one of which it is asked whether it stands in them.
const NEAR: usize = 16;

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let here = |side: Side| matches!(side, Side::Server | Side::Unknown);
    for file in project.files.iter().filter(|f| here(f.side)) {
        // What the build publishes is told as that.
        let is_kept = |what: &str| is_secret_name(what) && public_prefix(what).is_none();
        // What a function gives back may be put into an answer there: one way out.
        let mut told: Vec<(u32, u32, &str)> = Vec::new();
        for sent in file.exited.iter().filter(|e| e.to == Exit::Answer) {
            let (start, end) = (sent.spot.start, sent.spot.end);
            let all = (sent.what == Exited::ALL).then(|| "the whole environment".to_string());
            let named = || project.secret_value((&sent.what, sent.literal.as_ref()), is_kept);
            let Some(value) = all.or_else(named) else { continue };
            // What stands within an answer comes soon behind it.
            if told.iter().rev().take(NEAR).any(|(from, to, what)| *from < end && start < *to && *what == sent.what) {
                continue;
            }
            told.push((start, end, &sent.what));
            let message = format!("{value} is sent to whoever asks");
            let mut f = finding(file, &sent.spot, lint, message, "answers with the key itself");
            f.help.push("send a token that ends soon, made for this user, or make the request on the server".into());
            let owner = project.contracts.all().find(|c| c.env.contains(&sent.what.as_str()));
            if let Some(owner) = owner.filter(|o| !o.browser_token.is_empty()) {
                f.help.push(format!("{} offers for this: {}", owner.name, owner.browser_token));
            }
            out.push(f);
        }
    }
}
