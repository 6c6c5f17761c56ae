//! A channel to a server on the public network is not encrypted.
//!
//! ## What it does
//!
//! Reports gRPC channels that are opened without TLS to a host that the code names. This machine, private networks and host names
//! without a dot are not reported, nor an address that comes from elsewhere.
//!
//! ## Why it matters
//!
//! Everybody on the way can read the metadata, and with it the key, and everything that is sent.
//!
//! ## Example
//!
//! ```python
//! channel = grpc.insecure_channel("speech.example.com:443")
//! ```
//!
//! ## Use instead
//!
//! ```python
//! channel = grpc.secure_channel("speech.example.com:443", grpc.ssl_channel_credentials())
//! ```

use super::fixes;
use super::integration::{Project, finding, heads, integration_lint, is_private, is_stand_in};
use crate::model::{Finding, Level, Side};

integration_lint!(GrpcInsecureChannel, "grpc-insecure-channel", Error, Security, "grpc_insecure_channel.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| !matches!(f.side, Side::Test | Side::Docs)) {
        for channel in &file.plain_channels {
            let Some(host) = heads(&channel.target).iter().find_map(|h| public_host(h)) else { continue };
            let message = format!("the channel to `{host}` is not encrypted");
            let mut f = finding(file, &channel.spot, lint, message, "opens it without TLS");
            if is_stand_in(&host) {
                f.level = Level::Note;
            }
            f.remedy = fixes::swap(file, lint.0, "", std::iter::once(&channel.spot));
            f.help.push("open it with TLS; give the certificate of an authority of your own where there is one".into());
            out.push(f);
        }
    }
}

/// The host of `host:port`, with a scheme without encryption before it or none, if it is on the public network.
fn public_host(target: &str) -> Option<String> {
    let rest = match target.split_once("://") {
        Some(("https" | "grpcs" | "unix", _)) => return None,
        Some((_, rest)) => rest.trim_start_matches('/'),
        None => target.trim_start_matches("dns:").trim_start_matches('/'),
    };
    let host = rest.split(['/', ':', '?']).next()?.to_ascii_lowercase();
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let named = host.contains('.') && host.rsplit('.').next().is_some_and(|t| t.len() >= 2);
    (plain && named && !host.starts_with('.') && !is_private(&host)).then_some(host)
}
