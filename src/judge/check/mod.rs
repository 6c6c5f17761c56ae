//! Offline checks: what arithmetic and structure prove about a token, without asking anybody.
//!
//! In: the bytes of a token, how many of them are its prefix, the check that its rule names, and today's date. Out: an
//! [`Outcome`]. One file per family, named by its algorithm; no check knows a product. Everything here reads hostile bytes:
//! no check panics, recurses on input, or does work beyond a small multiple of the token's length.
//!
//! A checksum is not a signature: *valid* means well-formed and very likely issued, not alive. And a wrong checksum proves
//! that the token was altered or cut, not that it is harmless.

use crate::rules::Check;
pub use hmac::hmac_sha256;
use std::sync::atomic::{AtomicI64, Ordering};

pub mod base58;
pub mod base64;
pub mod bech32;
pub mod binary;
pub mod bits;
pub mod crc16;
pub mod crc32;
pub(super) mod curve;
pub(super) mod der;
mod ed25519;
pub mod encoded;
mod hmac;
pub mod jwt;
pub mod marvin32;
pub mod mnemonic;
mod natural;
mod openssh;
pub mod parameter;
pub mod paseto;
pub mod pem;
mod pgp;
pub mod putty;
pub mod routable;
mod rsa;
mod spelled;
mod stamped;

/// What a check says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A checksum holds, or a key's own arithmetic does. The text says what was read from the token; empty if nothing.
    Valid(String),
    /// It has exactly the inner structure that its format promises, but nothing in it can be computed again.
    Decoded(String),
    /// A value that is public by design, or a sample that everybody knows.
    Public(String),
    /// Whoever knows what everybody knows can make another one like it.
    Forgeable(String),
    /// Encrypted: of no use as it stands.
    Encrypted(String),
    /// It says itself that it has ended.
    Expired(String),
    /// Has the form, but contradicts itself.
    Invalid(&'static str),
    /// The check does not speak about tokens like this.
    NotApplicable,
}

/// A token as checks see it.
#[derive(Clone, Copy)]
pub struct Token<'t> {
    /// All of it.
    pub whole: &'t [u8],
    /// What follows the prefix.
    pub body: &'t [u8],
    /// Today, seconds since 1970-01-01 UTC.
    pub now: i64,
}

/// The first moment after now that a check was told of: see [`next_change`].
static NEXT: AtomicI64 = AtomicI64::new(i64::MAX);

/// The first moment, in seconds since 1970-01-01 UTC, at which a check of this run would say something else than it did.
pub fn next_change() -> i64 {
    NEXT.load(Ordering::Relaxed)
}

/// Tells that something known from before holds until a moment: see [`next_change`].
pub fn will_change(moment: i64) {
    NEXT.fetch_min(moment, Ordering::Relaxed);
}

impl<'t> Token<'t> {
    /// Whether a moment has come. All that depends on the time asks here.
    fn has_come(&self, moment: i64) -> bool {
        let has_come = moment <= self.now;
        if !has_come {
            NEXT.fetch_min(moment, Ordering::Relaxed);
        }
        has_come
    }

    /// Where encoded text may begin: a prefix may be the beginning of the encoded text itself, or stand before it with a separator.
    fn encoded(&self) -> impl Iterator<Item = &'t [u8]> {
        let separated = self.whole.iter().position(|b| b"-_.".contains(b)).map(|at| &self.whole[at + 1..]);
        [Some(self.body), Some(self.whole), separated].into_iter().flatten()
    }
}

/// Runs the check of a rule on a token, whose first `prefix_len` bytes are its prefix. `now`: seconds since 1970-01-01 UTC.
pub fn run(check: &Check, token: &[u8], prefix_len: usize, now: i64) -> Outcome {
    let token = Token { whole: token, body: token.get(prefix_len..).unwrap_or_default(), now };
    match check {
        Check::None => Outcome::NotApplicable,
        Check::Crc32 { over, encoding, width, gap, applies } => {
            let layout = crc32::Layout {
                over: *over,
                encoding: *encoding,
                width: usize::from(*width),
                gap: usize::from(*gap),
                applies: usize::from(applies.0)..=usize::from(applies.1),
            };
            crc32::check(&layout, token.whole, prefix_len)
        }
        Check::Jwt => jwt::check(&token),
        Check::Pem => pem::check(&token),
        Check::Base64Json { keys } => encoded::json(&token, keys),
        Check::Named(name) => match NAMED.iter().find(|(known, _)| known == name) {
            Some((_, check)) => check(&token),
            None => Outcome::NotApplicable,
        },
    }
}

/// What it was that held, where the outcome of a check is [`Outcome::Valid`].
pub fn held(check: &Check) -> &'static str {
    match check {
        Check::Named("der-private-key") => "it is a complete private key",
        Check::Pem | Check::Named("pem-encoded" | "putty-mac") => "the block holds a complete private key",
        Check::Named("ed25519-pair") => "its halves belong together",
        Check::Jwt => "the signature of the token was computed again",
        _ => "its checksum is valid",
    }
}

/// A check without parameters.
type Run = fn(&Token) -> Outcome;

/// Checks without parameters, by the name that rules use.
const NAMED: &[(&str, Run)] = &[
    ("base32-account", bits::account_number),
    ("base58", base58::decodes),
    ("base58check", base58::check),
    ("base64-colon", encoded::colon),
    ("basic-credentials", encoded::basic),
    ("bech32", bech32::check),
    ("bip39", mnemonic::check),
    ("clamped-scalar", bits::clamped_scalar),
    ("crc16-xmodem", crc16::check),
    ("decimal-snowflake", encoded::snowflake),
    ("ed25519-pair", ed25519::pair),
    ("jwk-member", encoded::member),
    ("macaroon-v2", binary::macaroon),
    ("marvin32-annotated", marvin32::annotated),
    ("stamped", stamped::check),
    ("marvin32-base66", marvin32::base66),
    ("marvin32-signature", marvin32::signature),
    ("msgpack-array", binary::msgpack),
    ("paseto", paseto::check),
    ("der-private-key", pem::unwrapped),
    ("pem-encoded", pem::encoded),
    ("permuted-crc32", crc32::permuted),
    ("protobuf-hmac", binary::protobuf),
    ("putty-mac", putty::check),
    ("secp256k1-scalar", bits::scalar_of_order),
    ("uuid", bits::uuid),
];

#[cfg(test)]
mod testing;
