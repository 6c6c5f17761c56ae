//! A socket goes over the network without encryption.
//!
//! ## What it does
//!
//! Reports a `ws://` URL of a provider, or of any host on the public network to which a key is sent. This machine, private networks,
//! host names without a dot and reserved example names are not reported.
//!
//! ## Why it matters
//!
//! Everybody on the way can read the key and the data, and change both. Some providers block a key that they saw that way.
//!
//! ## Example
//!
//! ```python
//! await websockets.connect("ws://api.example.com/v1/listen", additional_headers=headers)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! await websockets.connect("wss://api.example.com/v1/listen", additional_headers=headers)
//! ```

use super::integration::{Project, in_the_clear, integration_lint};
use crate::model::{Finding, Level};

integration_lint!(PlaintextWs, "plaintext-ws", Error, Security, "plaintext_ws.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    in_the_clear(project, lint, ("ws", "wss"), out);
}
