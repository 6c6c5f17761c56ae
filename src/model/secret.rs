//! A judged candidate: verdict, and the evidence for it.

use super::{Layer, RuleId, SecretText, Use};
use std::ops::Range;

/// What judging decided. Order: from the most to the least certain of the reported ones, then the kinds that are not secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Arithmetic says so: a checksum holds, a key parses.
    Proven,
    /// Form and place of use leave little doubt.
    Likely,
    /// Reported with `--all`.
    Possible,
    /// Only `keylint why` tells.
    Unlikely,
    /// A placeholder, mask, sequence or reference.
    Placeholder,
    /// A value that is public by design or a well-known example.
    Public,
    /// Encrypted or hashed: cannot be used as it stands.
    Encrypted,
    /// Was a credential; its own claims say that it has ended.
    Expired,
    /// Has the form but fails its own checksum or structure.
    Malformed,
}

impl Verdict {
    /// The word used in every report.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Proven => "proven",
            Verdict::Likely => "likely",
            Verdict::Possible => "possible",
            Verdict::Unlikely => "unlikely",
            Verdict::Placeholder => "placeholder",
            Verdict::Public => "public",
            Verdict::Encrypted => "encrypted",
            Verdict::Expired => "expired",
            Verdict::Malformed => "malformed",
        }
    }

    /// Whether the default level reports it.
    pub fn is_reported(self) -> bool {
        matches!(self, Verdict::Proven | Verdict::Likely)
    }
}

/// One reason for or against a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Stable code, such as `checksum-valid`.
    pub code: &'static str,
    /// Weight in decibels: 10 means ten times as likely to be a secret, negative speaks against.
    pub weight: i16,
    /// One sentence for people, without the secret.
    pub text: String,
}

impl Evidence {
    /// The code for a file that holds settings, by which lints decide as well.
    pub const SETTINGS_FILE: &'static str = "settings-file";
    /// The code for a password in settings or data of tests, by which lints decide as well.
    pub const TEST_DATA: &'static str = "test-data";
    /// The code for a token that anybody can make, by which lints decide as well.
    pub const FORGEABLE: &'static str = "forgeable";
    /// The code for a password that is tried first, where it opens something, by which lints decide as well.
    pub const WEAK_IN_USE: &'static str = "weak-in-use";
}

/// The identifier that belongs to a secret: the two open something together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Byte span in the text of the file.
    pub span: Range<usize>,
    /// What it is: `AWS access key id`, `` `client_id` ``.
    pub name: String,
}

/// A judged candidate of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// Byte span in the text of the file (which is the blob itself unless it is UTF-16 or UTF-32): of what stands in a layer inside of
    /// it, the encoded part.
    pub span: Range<usize>,
    /// The secret in full.
    pub text: SecretText,
    /// Rules that it may belong to, best first.
    pub rules: Vec<RuleId>,
    /// Where it is used.
    pub usage: Use,
    /// The outcome.
    pub verdict: Verdict,
    /// Reasons, strongest first.
    pub evidence: Vec<Evidence>,
    /// The other part of the same credential, where it stands near.
    pub part: Option<Part>,
    /// It is the part of another secret, with which it is reported.
    pub joined: bool,
    /// The way from the file's bytes to the text (`utf-16le`, `base64`), outermost first.
    pub layers: Vec<Layer>,
}
