//! What an archive is for: an app for a phone, an extension of a browser, an image of a container.
//!
//! In: the names of its members, and the manifest of an extension. Out: the word by which the way names it, which says more than `zip`.
//! An archive of sources may hold the same names deeper inside: only its top counts, or for an extension the one folder that is packed.

use super::zip::Entry;
use crate::model::{Coding, Layer};

/// What an archive with these members is; `content` reads one of them.
pub(super) fn of(entries: &[Entry<'_>], content: &dyn Fn(&Entry<'_>) -> Option<Vec<u8>>) -> Option<Coding> {
    let has = |name: &[u8]| entries.iter().any(|e| e.name == name);
    let below = |folder: &[u8]| entries.iter().any(|e| e.name.starts_with(folder));
    // A bundle has its manifest one folder down.
    if has(b"AndroidManifest.xml") && (has(b"classes.dex") || has(b"resources.arsc") || has(b"resources.pb"))
        || has(b"base/manifest/AndroidManifest.xml")
    {
        return Some(Layer::ANDROID_APP);
    }
    let in_app = |e: &Entry<'_>| {
        let mut parts = e.name.split(|b| *b == b'/');
        parts.next() == Some(b"Payload") && parts.next().is_some_and(|p| p.ends_with(b".app"))
    };
    if below(b"Payload/") && entries.iter().any(in_app) {
        return Some(Layer::IOS_APP);
    }
    let top = only_folder(entries);
    let manifest = entries.iter().find(|e| e.name.strip_prefix(top).unwrap_or(e.name) == b"manifest.json")?;
    is_extension_manifest(&content(manifest)?).then_some(Layer::BROWSER_EXTENSION)
}

/// The folder that holds all members, with its slash; empty if there is none.
fn only_folder<'e>(entries: &'e [Entry<'_>]) -> &'e [u8] {
    let folder = |name: &'e [u8]| name.iter().position(|b| *b == b'/').map_or(&[][..], |at| &name[..=at]);
    let first = entries.first().map_or(&[][..], |e| folder(e.name));
    if entries.iter().all(|e| e.name.starts_with(first)) { first } else { &[] }
}

/// Whether a `manifest.json` is that of an extension: it says for which version of the manifest it is written.
pub fn is_extension_manifest(text: &[u8]) -> bool {
    memchr::memmem::find(text, b"\"manifest_version\"").is_some()
}

/// Whether only a saved image has such a member: a layer, or the marker of the layout.
pub(super) fn is_image_part(name: &[u8]) -> bool {
    name == b"oci-layout" || name.starts_with(b"blobs/sha256/") || name.ends_with(b"/layer.tar")
}
