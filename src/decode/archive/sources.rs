//! Source maps: the original sources that built code carries along.
//!
//! In: the text of a map (ECMA-426). Out: its sources as members, by the names that the map gives them, so that lines are those of the
//! original. A map without them has no members.

use super::Walk;
use serde::Deserialize;

/// Bytes in which a map says that it is one.
const HEAD: usize = 64;

#[derive(Deserialize)]
struct Map {
    #[serde(default)]
    sources: Vec<Option<String>>,
    #[serde(default, rename = "sourcesContent")]
    contents: Vec<Option<String>>,
    #[serde(default)]
    sections: Vec<Section>,
}

#[derive(Deserialize)]
struct Section {
    map: Part,
}

/// The map of a section, which has none itself.
#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    sources: Vec<Option<String>>,
    #[serde(default, rename = "sourcesContent")]
    contents: Vec<Option<String>>,
}

/// Whether a text is a map that has sources.
pub(super) fn is_map(text: &[u8]) -> bool {
    if text.first() != Some(&b'{') {
        return false;
    }
    let head = &text[..text.len().min(HEAD)];
    let has = |text: &[u8], word: &[u8]| memchr::memmem::find(text, word).is_some();
    has(head, b"\"version\"") && has(text, b"\"sourcesContent\"") && has(text, b"\"mappings\"")
}

/// Hands out the sources; false if the text is no map after all.
pub(super) fn read(walk: &mut Walk<'_>, text: &[u8]) -> bool {
    let Ok(map) = serde_json::from_slice::<Map>(text) else { return false };
    let sections = map.sections.into_iter().map(|s| (s.map.sources, s.map.contents));
    for (names, contents) in std::iter::once((map.sources, map.contents)).chain(sections) {
        for (index, content) in contents.iter().enumerate() {
            let name = names.get(index).and_then(Option::as_deref).unwrap_or("source");
            if let Some(content) = content.as_deref().filter(|_| !walk.stopped) {
                walk.member(name.as_bytes(), &mut content.as_bytes());
            }
        }
    }
    true
}
