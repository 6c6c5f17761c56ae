//! Bytes with their origin, as sources hand them over and `decode` unfolds them.

use super::Origin;
use bstr::BString;
use std::borrow::Cow;
use std::fmt;

/// Bytes as found, with their origin. Dropped as soon as they have been inspected.
#[derive(Clone)]
pub struct Blob<'a> {
    /// Where the bytes are from.
    pub origin: Origin,
    /// The bytes, whole.
    pub bytes: Cow<'a, [u8]>,
}

/// How bytes are packed or written: `utf-16le`, `base64`, `gzip`, `tar`.
pub type Coding = &'static str;

/// One step of the way from the bytes of a file into the text that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// What was undone.
    Coding(Coding),
    /// What was taken out of the archive before: its name there, which is the target's.
    Member(BString),
}

impl Layer {
    /// A package of an Android app: whoever installs it can read it.
    pub const ANDROID_APP: Coding = "android app";
    /// A package of an iOS app.
    pub const IOS_APP: Coding = "ios app";
    /// A packed extension of a browser.
    pub const BROWSER_EXTENSION: Coding = "browser extension";
    /// A source map: its members are the original sources.
    pub const SOURCE_MAP: Coding = "source map";
    /// A saved image of a container.
    pub const CONTAINER_IMAGE: Coding = "container image";

    /// A way for people: `gzip > tar > app/.env`.
    pub fn way(layers: &[Layer]) -> String {
        let steps: Vec<String> = layers.iter().map(Layer::to_string).collect();
        steps.join(" > ")
    }

    /// Whether a way leads into an archive: then lines are those of the member.
    pub fn leads_inside(layers: &[Layer]) -> bool {
        layers.iter().any(|layer| matches!(layer, Layer::Member(_)))
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Layer::Coding(coding) => f.write_str(coding),
            Layer::Member(name) => write!(f, "{name}"),
        }
    }
}
