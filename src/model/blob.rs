//! Bytes with their origin, as sources hand them over and `decode` unfolds them.

use super::Origin;
use std::borrow::Cow;

/// Bytes as found, with their origin. Dropped as soon as they have been inspected.
#[derive(Clone)]
pub struct Blob<'a> {
    /// Where the bytes are from.
    pub origin: Origin,
    /// The bytes, whole.
    pub bytes: Cow<'a, [u8]>,
}

/// One step of the way from the bytes of a file into the text that was looked at (`utf-16le`, `base64`, `gzip`).
pub type Layer = &'static str;
