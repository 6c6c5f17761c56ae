//! A private key stands in a file.
//!
//! ## What it does
//!
//! Reports blocks of private keys (PEM of RSA, EC, DSA, PKCS#8, OpenSSH and PGP keys), whole or cut off. Encrypted keys, public
//! keys, certificates and stubs without a body are not reported.
//!
//! ## Why it matters
//!
//! The holder of a private key is its owner as far as servers can tell: they sign, log in and decrypt in its name.
//!
//! ## Example
//!
//! ```text
//! deploy/id_ed25519 committed beside the deployment script
//! ```
//!
//! ## Use instead
//!
//! Make a new key pair, remove the old public half wherever it is trusted, and hand the new key to the program by an agent,
//! a secret store or a file outside the repository.

use super::{Lint, SecretContext, page, wording};
use crate::model::{Finding, Level};
use crate::rules::Check;

/// See the page above.
pub(super) struct PrivateKey;

impl Lint for PrivateKey {
    fn name(&self) -> &'static str {
        "private-key"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("private_key.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        wording::rule_of(cx.secret)
            .filter(|r| matches!(r.check, Check::Pem | Check::Named("pem-encoded" | "putty-mac")))?;
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: "private key in plain text".to_string(),
            label: "the key begins here".to_string(),
            help: vec![
                "make a new key pair and remove the public half of this one wherever it is trusted".to_string(),
                "keep the new key outside of the repository: in an agent, a secret store, or a file that git ignores"
                    .to_string(),
            ],
            ..(cx.draft)()
        })
    }
}
