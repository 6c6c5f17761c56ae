//! Scripts that pages load: they run in browsers, which have no environment, whatever their own words are.
//!
//! In: the pages of the folders around a script. Out: whether one of them loads it, or loads scripts where nothing says that a program is
//! built here. A page is read once for all scripts.

use bstr::{BString, ByteSlice};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Pages of one folder that are read.
const PAGES: usize = 40;
/// Bytes of one page that are read, and of one of its tags.
const PAGE: usize = 1 << 20;
const TAG: usize = 500;

/// What the pages of a folder load.
#[derive(Default)]
struct Loaded {
    /// Paths of scripts.
    scripts: BTreeSet<BString>,
    /// There are scripts at all, in the pages themselves or elsewhere.
    any: bool,
}

/// What is known of the pages of folders.
#[derive(Default)]
pub(super) struct Pages(Mutex<BTreeMap<BString, Arc<Loaded>>>);

impl Pages {
    /// Whether the pages of a folder load a script: this one, and any. `list` gives the names in the folder, `text` what one of them holds.
    pub(super) fn load(
        &self,
        folder: &[u8],
        script: &[u8],
        list: impl FnOnce() -> Vec<String>,
        text: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> (bool, bool) {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(folder.as_bstr()).cloned();
        let loaded = known.unwrap_or_else(|| {
            let mut loaded = Loaded::default();
            let mut pages: Vec<String> = list().into_iter().filter(|name| is_page(name)).collect();
            pages.sort();
            for page in pages.iter().take(PAGES) {
                if let Some(text) = text(page) {
                    loaded.read(folder, &text[..text.len().min(PAGE)]);
                }
            }
            let loaded = Arc::new(loaded);
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.into(), loaded.clone());
            loaded
        });
        (loaded.scripts.contains(script.as_bstr()), loaded.any)
    }
}

fn is_page(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.ends_with(".html") || lower.ends_with(".htm")
}

impl Loaded {
    /// Takes the scripts of a page.
    fn read(&mut self, folder: &[u8], page: &[u8]) {
        for at in memchr::memmem::find_iter(&page.to_ascii_lowercase(), b"<script") {
            self.any = true;
            let tag = &page[at..(at + TAG).min(page.len())];
            let tag = &tag[..tag.find_byte(b'>').unwrap_or(tag.len())];
            let Some(value) = tag.find(b"src=").map(|from| &tag[from + 4..]) else { continue };
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let end = value.find_byteset(b"\"' \t\r\n>?#").unwrap_or(value.len());
            self.scripts.extend(below(folder, &value[..end]));
        }
    }
}

/// The path of a script in the same project; nothing if it lies elsewhere.
fn below(folder: &[u8], address: &[u8]) -> Option<BString> {
    if address.contains_str("://") || address.starts_with(b"//") || address.is_empty() {
        return None;
    }
    let mut parts: Vec<&[u8]> = folder.split_str("/").filter(|part| !part.is_empty()).collect();
    for part in address.split_str("/") {
        match part {
            b"" | b"." => {}
            b".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join(&b'/').into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_a_page_are_found_by_their_addresses() {
        let page = "<SCRIPT defer src=\"js/app.js?v=2\"></SCRIPT><script type=module src='../lib/a.js'></script>\
                    <script src=https://example.org/x.js></script><script>let a;</script><script src=/top.js>";
        let mut loaded = Loaded::default();
        loaded.read(b"web/site", page.as_bytes());
        let scripts: Vec<String> = loaded.scripts.iter().map(|s| s.to_string()).collect();
        assert_eq!(scripts, ["web/lib/a.js", "web/site/js/app.js", "web/site/top.js"]);
        assert!(loaded.any);
        let mut none = Loaded::default();
        none.read(b"", b"<p>script</p>");
        assert!(!none.any && none.scripts.is_empty());
    }
}
