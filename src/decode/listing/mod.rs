//! Compiled and binary files as lists of what people wrote into them: strings, and names with their values.
//!
//! In: bytes. Out: for Dalvik code, Java classes, assemblies of .NET, compiled Python, bytecode of Hermes, strings of Unity, compiled resources and manifests of
//! Android and binary property lists two texts: the named values as assignments and calls, and the other strings, a line each, which have
//! nothing around that tells what they are. In the bytes themselves the length before a string may look like its first character, or
//! nothing stands between two of them.

mod android;
mod calls;
mod class;
mod dex;
mod dotnet;
mod hermes;
mod plist;
mod python;
mod stack;
mod unity;

use super::{Doc, Map, Only};
use crate::model::{Coding, Layer};
use std::borrow::Cow;

/// What has been listed of a file.
#[derive(Default)]
struct Listing {
    /// Lines of the form `name = "value"`.
    named: Vec<u8>,
    /// Other strings.
    strings: Vec<u8>,
    /// The bytes without what is listed, where that is not all that people wrote into them.
    rest: Option<Vec<u8>>,
    /// Bytes that may still be listed, and entries that may be looked at: both may be referred to many times.
    left: usize,
}

impl Listing {
    /// Takes so much from what may still be done; once that is used up, nothing more is.
    fn spend(&mut self, len: usize) -> Option<()> {
        let left = self.left.checked_sub(len);
        self.left = left.unwrap_or(0);
        left.map(|_| ())
    }

    /// A value with its name.
    fn assign(&mut self, name: &[u8], value: &[u8]) -> Option<()> {
        self.named_line(&[name, b" = \"", value, b"\""])
    }

    /// A line of named values.
    fn named_line(&mut self, parts: &[&[u8]]) -> Option<()> {
        self.spend(parts.iter().map(|p| p.len()).sum::<usize>() + 1)?;
        parts.iter().for_each(|part| self.named.extend_from_slice(part));
        self.named.push(b'\n');
        Some(())
    }

    /// A string without a name.
    fn string(&mut self, value: &[u8]) -> Option<()> {
        self.spend(value.len() + 1)?;
        self.strings.extend_from_slice(value);
        self.strings.push(b'\n');
        Some(())
    }
}

/// Lists a file; nothing if it is damaged.
type Read = fn(&[u8], &mut Listing) -> Option<()>;

/// The texts of a file of one of these kinds.
pub(super) fn documents(bytes: &[u8]) -> Option<Vec<Doc<'static>>> {
    let (read, coding): (Read, Coding) = match bytes {
        [b'd', b'e', b'x', b'\n', b'0', _, _, 0, ..] => (dex::list, "dex strings"),
        [0xCA, 0xFE, 0xBA, 0xBE, 0, _, 0, 0x2D..=0x7F, ..] => (class::list, "class strings"),
        [2, 0, 12, 0, ..] => (android::resources, "android resources"),
        [3, 0, 8, 0, ..] => (android::xml, "android xml"),
        _ if bytes.starts_with(&hermes::MAGIC) => (hermes::list, "hermes strings"),
        _ if bytes.starts_with(&unity::MAGIC) => (unity::list, "unity strings"),
        [b'b', b'p', b'l', b'i', b's', b't', b'0', b'0', ..] => (plist::list, "plist"),
        _ if python::is_compiled(bytes) => (python::list, "python strings"),
        _ if dotnet::is_assembly(bytes) => (dotnet::list, "assembly strings"),
        _ => return None,
    };
    let mut listing = Listing { left: bytes.len().saturating_mul(8).saturating_add(1024), ..Listing::default() };
    // The bytes of a damaged file are looked at as they are, and so is one that refers to the same strings again and again.
    let whole = read(bytes, &mut listing).is_some();
    let doc = |text: Vec<u8>, only: Only| Doc {
        text: Cow::Owned(text),
        layers: vec![Layer::Coding(coding)],
        map: Map::Whole(0..bytes.len()),
        only,
    };
    let mut docs = vec![doc(listing.named, Only::Anything), doc(listing.strings, Only::Joined)];
    docs.extend(listing.rest.map(|rest| Doc {
        text: Cow::Owned(rest),
        layers: Vec::new(),
        map: Map::Same,
        only: Only::Anything,
    }));
    whole.then_some(docs)
}

fn u16_le(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().map(|b| usize::from(u16::from_le_bytes(*b)))
}

fn u32_le(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().and_then(|b| usize::try_from(u32::from_le_bytes(*b)).ok())
}

/// Text of UTF-16 in UTF-8.
fn from_wide(units: impl Iterator<Item = u16>) -> Vec<u8> {
    let characters = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    characters.collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_read(kind in 0usize..10, bytes in prop::collection::vec(prop_oneof![Just(0u8), 0u8..20, any::<u8>()], 0..400)) {
            let python = [&[0xA7, 0x0D, b'\r', b'\n'][..], &[0; 12], b"c"].concat();
            let executable = [&b"MZ"[..], &[0; 58], &[64, 0, 0, 0], b"PE\0\0"].concat();
            let heads: [&[u8]; 10] = [
                b"dex\n035\0", &[0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 0x34], &[2, 0, 12, 0], &[3, 0, 8, 0], b"bplist00",
                &python, b"\x03\xF3\r\n\0\0\0\0c", &hermes::MAGIC, &unity::MAGIC,
                &executable,
            ];
            let bytes = [heads[kind], &bytes].concat();
            for doc in documents(&bytes).into_iter().flatten() {
                prop_assert!(doc.text.len() <= bytes.len() * 8 + 1024);
            }
        }
    }
}
