//! A credential stands in plain text in a file.
//!
//! ## What it does
//!
//! Reports every credential that keylint recognises in the files it reads: by its published form (prefix, alphabet, length,
//! checksum), or by the name it is given to. The evidence says why; `keylint why FILE:LINE` says it in full. A salt, a vector or a number
//! used once that is a constant is a warning: it opens nothing, and makes what is hashed or enciphered with it weaker. So is a password
//! that everybody tries first (`123456`, `root`), where a user and a host that somebody runs stand beside it; elsewhere such a value
//! stands in for another one, and is silent.
//!
//! ## Why it matters
//!
//! Whoever can read the repository, a copy of it, a build log or a backup can use the credential, and deleting the line later does
//! not take it out of the history.
//!
//! ## Example
//!
//! ```python
//! client = Client(token="the token itself")
//! ```
//!
//! ## Use instead
//!
//! Revoke the credential, then read the new one from the environment or from a secret store:
//!
//! ```python
//! client = Client(token=os.environ["SERVICE_TOKEN"])
//! ```

use super::{Lint, SecretContext, fixes, page, wording};
use crate::model::{Finding, Layer, Level};

/// See the page above.
pub(super) struct HardcodedSecret;

impl Lint for HardcodedSecret {
    fn name(&self) -> &'static str {
        "hardcoded-secret"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("hardcoded_secret.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        if wording::is_vector(cx.secret) {
            return Some(self.of_vector(cx));
        }
        let mut finding = Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: wording::in_plain_text(cx.secret),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret).into_iter().chain([wording::read_from_environment(cx)]).collect(),
            remedy: fixes::read_from_environment(cx),
            ..(cx.draft)()
        };
        finding.notes.extend(shipped(cx).map(str::to_owned));
        Some(finding)
    }
}

impl HardcodedSecret {
    /// A vector or a number used once that is a constant: nobody has to revoke it, and in the environment it would be the same for all messages, too.
    fn of_vector(&self, cx: &SecretContext<'_>) -> Finding {
        let name = cx.secret.usage.name.as_deref().unwrap_or("");
        Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("`{name}` is the same for all that is enciphered"),
            label: "a constant".into(),
            help: vec!["draw a new one for each message and send it along: messages that begin alike look alike otherwise, and a key stream that is used twice is known".into()],
            ..(cx.draft)()
        }
    }
}

/// Who can read what is in an image or in a package.
fn shipped(cx: &SecretContext<'_>) -> Option<&'static str> {
    let layers = &cx.secret.layers;
    if layers.contains(&Layer::Coding(Layer::CONTAINER_IMAGE)) {
        return Some("whoever can pull the image can read it, even if a later layer deletes the file");
    }
    let within = |folder: &[u8]| layers.iter().any(|l| matches!(l, Layer::Member(name) if name.starts_with(folder)));
    let wheel = String::from_utf8_lossy(cx.path).contains(".whl/");
    let package = layers.contains(&Layer::Coding("tar")) && within(b"package/") || wheel;
    package.then_some("whoever installs the package can read it")
}
