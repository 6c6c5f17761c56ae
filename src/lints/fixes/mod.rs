//! What would mend a finding, as lints say it: one function for each kind of change.
//!
//! In: what a lint knows of a place. Out: a [`Remedy`], which the stage `fix` turns into edits with the text of the file at hand. A
//! lint calls one function from here and knows nothing of how code is written; what is written is data (`rules/languages/*/fixes.toml`).

mod headers;
mod secrets;
mod settings;
mod transport;

pub(super) use headers::{fixed_header, key_header, user_header};
pub(super) use secrets::{drop_assignment, drop_fallback, read_from_environment, read_literal, refer};
pub(super) use settings::{calls, policy, retries, swap, take};
pub(super) use transport::encrypt;

use crate::model::{Applicability, Remedy, SecretText, Step};
use bstr::BStr;

/// Lines of an ignore file.
pub(super) fn ignore(path: &BStr, lines: Vec<String>) -> Remedy {
    Remedy {
        title: format!("add patterns to {path}"),
        applicability: Applicability::Safe,
        path: path.to_owned(),
        inside: false,
        otherwise: Vec::new(),
        steps: vec![Step::Append { path: path.to_owned(), lines }],
    }
}

/// `true` in place of what switches something off.
pub(super) fn switch_on(file: &crate::model::FileSummary, spot: &crate::model::Spot, old: &str) -> Remedy {
    // What stands in quotes is a text for who reads it: an annotation that is none is refused.
    let new = match old.chars().next() {
        Some(quote @ ('"' | '\'')) => format!("{quote}true{quote}"),
        _ => "true".into(),
    };
    let old = SecretText::new(old.as_bytes());
    Remedy {
        title: "switch it on".into(),
        applicability: Applicability::Unsafe,
        path: file.path.clone(),
        inside: false,
        otherwise: Vec::new(),
        steps: vec![Step::Replace { start: spot.start, old, new }],
    }
}

/// Lints that have a fix, and what it does, for their pages. `tests/fixes.rs` holds it against what fixtures carry.
const KNOWN: &[(&str, &str)] = &[
    (
        "env-assigned-literal",
        "takes the assignment away, and names the variable in `.env.example` (`--unsafe`: the variable has to be set from then on)",
    ),
    (
        "env-fallback-literal",
        "takes the literal away, and names the variable in `.env.example` (safe where the language fails when it is not set)",
    ),
    (
        "config-literal-secret",
        "refers to a variable in place of the key, where such files can, and names it in `.env.example` (`--unsafe`: it has to be set from then on)",
    ),
    ("grpc-insecure-channel", "opens the channel with TLS (`--unsafe`: the server has to answer to it)"),
    ("env-file-not-ignored", "adds patterns to the ignore file (safe)"),
    (
        "hardcoded-auth-value",
        "reads the environment in place of the literal, and names the variable in `.env.example` (safe where the language fails when \
         it is not set)",
    ),
    (
        "hardcoded-key-param",
        "reads the environment in place of the literal, and names the variable in `.env.example` (safe where the language fails when \
         it is not set)",
    ),
    (
        "hardcoded-secret",
        "reads the environment in place of the literal, and names the variable in `.env.example` (safe where the language fails when \
         it is not set)",
    ),
    ("k8s-tls-disabled", "switches encryption on (`--unsafe`: there has to be a certificate)"),
    (
        "missing-required-header",
        "writes the header beside that of the key, where the contract knows its value (`--unsafe`: look which version you want)",
    ),
    (
        "key-in-url-query",
        "takes the parameter out of the URL and sends the key in the header that the contract names (`--unsafe`)",
    ),
    (
        "missing-timeout",
        "gives the call a limit of 30 seconds, or of 120 where a model answers, where the client has a setting for it (`--unsafe`)",
    ),
    (
        "missing-x-user-id",
        "writes the header beside that of the key, with the id of the user that the function is given (`--unsafe`)",
    ),
    (
        "no-retry-backoff",
        "sets the number of tries where the provider's library or the command has a parameter for it, or repeats with a library that the \
         project depends on (`--unsafe`)",
    ),
    ("plaintext-http", "writes `https` (safe for hosts of known providers without a port, others with `--unsafe`)"),
    ("plaintext-ws", "writes `wss` (safe for hosts of known providers without a port, others with `--unsafe`)"),
    ("retry-connect-only", "gives the library a policy that repeats 429 and 5xx (`--unsafe`)"),
    ("retry-fixed-delay", "lets the wait grow by a factor, with a limit and with chance (`--unsafe`)"),
    ("retry-method-excluded", "lets the policy repeat all methods (`--unsafe`)"),
    ("retry-misses-429", "completes the list of statuses (`--unsafe`)"),
    ("retry-no-cap", "lets the wait grow by a factor, with a limit and with chance (`--unsafe`)"),
    (
        "retry-no-jitter",
        "puts chance into the wait, and lets one that is worked out of the number of tries grow with a limit (`--unsafe`)",
    ),
    ("retry-not-exponential", "lets the wait grow by a factor, with a limit and with chance (`--unsafe`)"),
    ("retry-shrinking-delay", "lets the wait grow by a factor, with a limit and with chance (`--unsafe`)"),
    ("retry-unbounded", "ends after five tries, where a library repeats (`--unsafe`)"),
    (
        "shell-export-literal",
        "reads the variable in place of the literal, so that the script ends if it is not set (safe)",
    ),
    ("status-unchecked", "makes an error of a bad status right behind the request (`--unsafe`)"),
    ("tls-min-version-low", "asks for TLS 1.2 (`--unsafe`: the other side has to have it)"),
    ("tls-verify-off", "takes the setting away (`--unsafe`)"),
];

/// What the fix of a lint does, if it has one.
pub fn about(lint: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(name, _)| *name == lint).map(|(_, what)| *what)
}
