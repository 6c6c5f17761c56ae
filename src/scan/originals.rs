//! Findings in built scripts, led back to the original: the source map that the script names, or else the one beside it, is read.
//!
//! In: a job and its findings. Out: the same findings, with a note where the map knows the original.

use super::Job;
use crate::decode::mappings;
use crate::model::{Finding, Origin};
use crate::source::again::{self, Found};
use crate::source::repository::path_from_bytes;
use bstr::{BString, ByteSlice};
use std::collections::BTreeMap;
use std::path::Path;

/// Findings of one script that are led back: each is compared with every segment of its line.
const MOST: usize = 100;

/// Names the originals.
pub(super) fn attach(job: &Job, findings: &mut [Finding]) {
    let base = match job {
        Job::Audit { path } => path.clone(),
        Job::Check { base, .. } => base.clone(),
        _ => return,
    };
    let mut by_script: BTreeMap<BString, Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        let built = [".js", ".mjs", ".cjs", ".css"].iter().any(|end| finding.path.ends_with(end.as_bytes()));
        let lies_there = matches!(finding.place.origin, Origin::File { .. }) && finding.place.commit.is_none();
        if built && lies_there && finding.layers.is_empty() {
            by_script.entry(finding.path.clone()).or_default().push(index);
        }
    }
    for (script, mut indices) in by_script {
        indices.truncate(MOST);
        let Some(map) = map_of(&base, &script) else { continue };
        let places: Vec<(u32, u32)> =
            indices.iter().map(|at| (findings[*at].place.line, findings[*at].place.column)).collect();
        for (at, original) in indices.into_iter().zip(mappings::originals(&map, &places)) {
            if let Some(o) = original {
                findings[at].notes.push(format!("in the original: {}:{}:{}", o.source, o.line, o.column));
            }
        }
    }
}

/// The map that a script names at its end, in itself or in another file, or that lies beside it by custom.
fn map_of(base: &Path, script: &BString) -> Option<Vec<u8>> {
    let named = read(base, script).and_then(|text| match named(&text)? {
        Named::Inside(map) => Some(map),
        Named::Beside(url) => read(base, &beside(script, url)?),
    });
    named.or_else(|| read(base, &[script.as_bytes(), b".map"].concat()))
}

/// Where a script says that its map is.
#[derive(PartialEq, Eq)]
enum Named<'t> {
    /// In itself: the map.
    Inside(Vec<u8>),
    /// In another file, relative to its own folder.
    Beside(&'t [u8]),
}

/// The last `sourceMappingURL` of a script.
fn named(script: &[u8]) -> Option<Named<'_>> {
    const MARK: &[u8] = b"# sourceMappingURL=";
    let rest = &script[memchr::memmem::rfind(script, MARK)? + MARK.len()..];
    let url = &rest[..rest.iter().position(|b| b.is_ascii_whitespace() || *b == b'*').unwrap_or(rest.len())];
    let Some(data) = url.strip_prefix(b"data:") else {
        let elsewhere = url.starts_with(b"/") || memchr::memmem::find(url, b"://").is_some();
        return (!elsewhere && !url.is_empty()).then_some(Named::Beside(url));
    };
    let text = &data[memchr::memmem::find(data, b";base64,")? + b";base64,".len()..];
    data_encoding::BASE64.decode(text).ok().map(Named::Inside)
}

/// The path of something that is named relative to a file; nothing if it lies above of what is looked at.
fn beside(file: &[u8], relative: &[u8]) -> Option<Vec<u8>> {
    let mut parts: Vec<&[u8]> = file.split(|b| *b == b'/').collect();
    parts.pop();
    for part in relative.split(|b| *b == b'/') {
        match part {
            b"." | b"" => {}
            b".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join(&b'/'))
}

fn read(base: &Path, path: &[u8]) -> Option<Vec<u8>> {
    match again::read(base, &path_from_bytes(path)) {
        Found::File(text) => Some(text.reveal().to_vec()),
        Found::Absent | Found::Foreign => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_names_its_map() {
        assert!(named(b"x\n//# sourceMappingURL=../maps/a.js.map\n") == Some(Named::Beside(b"../maps/a.js.map")));
        assert!(named(b"/*# sourceMappingURL=a.css.map */") == Some(Named::Beside(b"a.css.map")));
        let inline = b"x\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,e30=";
        assert!(named(inline) == Some(Named::Inside(b"{}".to_vec())));
        for none in [
            "",
            "//# sourceMappingURL=",
            "//# sourceMappingURL=https://example.com/a.map",
            "# sourceMappingURL=data:,x",
        ] {
            assert!(named(none.as_bytes()).is_none(), "{none}");
        }
        assert_eq!(beside(b"dist/js/a.js", b"../maps/a.map").as_deref(), Some(&b"dist/maps/a.map"[..]));
        assert_eq!(beside(b"a.js", b"../a.map"), None);
    }
}
