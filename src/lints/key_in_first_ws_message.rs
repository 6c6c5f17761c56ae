//! A key that is sent as a message through a socket stands in the code, in the browser, or goes without encryption.
//!
//! ## What it does
//!
//! Some providers take their key as the first message after a socket is opened. That is fine on a server, over `wss`, with a key that the
//! environment has. Reported is a key that stands there in so many words, one that is sent by code which runs in a browser or an app,
//! and one that is sent through a socket without encryption.
//!
//! ## Why it matters
//!
//! A message is no safer than a header: whoever has the code has the key, whoever opens the developer tools of a browser reads every
//! message, and whoever is between reads what is not encrypted.
//!
//! ## Example
//!
//! ```python
//! await ws.send(json.dumps({"type": "auth", "api_key": "the-key-itself"}))
//! ```
//!
//! ## Use instead
//!
//! ```python
//! await ws.send(json.dumps({"type": "auth", "api_key": os.environ["SPEECH_API_KEY"]}))
//! ```

use super::integration::{Project, could_be_key, finding, heads, integration_lint, is_private, scheme_and_host};
use crate::model::{Call, CallKind, FileSummary, Finding, KeyMessage, Level, Side, Value};
use crate::rules::names;

integration_lint!(KeyInFirstWsMessage, "key-in-first-ws-message", Error, Security, "key_in_first_ws_message.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in &project.files {
        let sockets: Vec<&Call> = file.calls.iter().filter(|c| c.kind == CallKind::Socket).collect();
        let Some(first) = sockets.first().filter(|_| !matches!(file.side, Side::Test | Side::Docs)) else { continue };
        for message in &file.key_messages {
            // It goes through the socket that was opened last before it, as far as the text tells.
            let before = sockets.iter().filter(|socket| socket.spot.start < message.spot.start);
            let socket = before.max_by_key(|socket| socket.spot.start).unwrap_or(first);
            let Some((text, label, help)) = complaint(file, message, is_plain(socket)) else { continue };
            let mut f = finding(file, &message.spot, lint, text, label);
            f.help.push(help.into());
            out.push(f);
        }
    }
}

/// Whether a socket goes over a network without encryption.
fn is_plain(socket: &Call) -> bool {
    let heads = heads(&socket.url);
    heads.iter().filter_map(|h| scheme_and_host(h)).any(|(scheme, host)| scheme == "ws" && !is_private(&host))
}

type Complaint = (String, &'static str, &'static str);

fn complaint(file: &FileSummary, message: &KeyMessage, plain: bool) -> Option<Complaint> {
    let name = &message.name;
    let env = message.key.parts().into_iter().find_map(|p| match p {
        Value::Env { name, .. } => Some(name.as_str()),
        _ => None,
    });
    if message.literal.as_ref().is_some_and(|t| could_be_key(t.as_str())) {
        let text = format!("the key that is sent through the socket as `{name}` stands in the code");
        return Some((text, "a literal", "read it from the environment, and revoke this one"));
    }
    let env = env?;
    let shipped =
        super::public_env_secret::public_prefix(env).is_some() && super::public_env_secret::is_secret_name(env);
    if matches!(file.side, Side::Browser | Side::Mobile) && shipped {
        let text = format!("`{env}` is sent through a socket from the user's device");
        return Some((
            text,
            "whoever opens the developer tools reads it",
            "open the socket on your server, or give the device a short-lived token",
        ));
    }
    let is_key = names::words(env).iter().any(|w| ["key", "token", "secret"].contains(&w.as_str()));
    (plain && is_key).then(|| {
        let text = format!("`{env}` is sent through a socket without encryption");
        (text, "readable on the way", "open the socket with `wss://`")
    })
}
