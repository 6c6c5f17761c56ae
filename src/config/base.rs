//! Paths as a report shows them, made relative to the folder of `keylint.toml`.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

/// Where paths are seen from, and where they are to be relative to. Both absolute; empty: the same place.
#[derive(Clone, Debug, Default)]
pub struct Base {
    from: Vec<u8>,
    to: Vec<u8>,
}

impl Base {
    /// Paths relative to `from` (absolute ones too) will be resolved relative to `to`.
    pub fn between(to: &Path, from: &Path) -> Base {
        let to = if to.as_os_str().is_empty() { Path::new(".") } else { to };
        match (fs::canonicalize(from), fs::canonicalize(to)) {
            (Ok(from), Ok(to)) => Base { from: bytes(&from), to: bytes(&to) },
            _ => Base::default(),
        }
    }

    /// The path relative to `to`; one that is not below it stays as it is.
    pub fn resolve<'a>(&self, path: &'a [u8]) -> Cow<'a, [u8]> {
        let plain = !path.starts_with(b"/") && !path.starts_with(b"./") && !path.starts_with(b"../");
        if self.from == self.to && plain {
            return Cow::Borrowed(path);
        }
        let absolute = if path.starts_with(b"/") { path.to_vec() } else { [&self.from, &b"/"[..], path].concat() };
        let mut parts: Vec<&[u8]> = Vec::new();
        for part in absolute.split(|b| *b == b'/') {
            match part {
                b"" | b"." => {}
                b".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        let folder: Vec<&[u8]> = self.to.split(|b| *b == b'/').filter(|p| !p.is_empty()).collect();
        match parts.strip_prefix(folder.as_slice()) {
            Some(below) if !below.is_empty() => Cow::Owned(below.join(&b'/')),
            _ => Cow::Borrowed(path),
        }
    }
}

/// `/`-separated bytes of a canonical path.
fn bytes(path: &Path) -> Vec<u8> {
    let bytes = path.as_os_str().as_encoded_bytes().to_vec();
    if cfg!(windows) { bytes.into_iter().map(|b| if b == b'\\' { b'/' } else { b }).collect() } else { bytes }
}
