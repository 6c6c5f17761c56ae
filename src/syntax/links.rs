//! Which files belong to one integration: those that import a file that talks to a provider, those that it imports, and those that
//! stand beside it.
//!
//! In: pictures of files that talk, then path and text of others. Out: whether there is a link. Names are compared, nothing is
//! resolved: a link too many costs a parse, a link too few costs a finding.

use super::module_language;
use crate::model::{FileSummary, near, path};
use crate::rules::clients::{SyntaxTable, syntax_table};
use crate::rules::signs;
use std::collections::HashSet;

/// What the files that talk are called, and what they import.
#[derive(Default)]
pub struct Links {
    folders: HashSet<Vec<u8>>,
    /// Names by which other files import them.
    names: HashSet<String>,
    /// Last names of what they import, and of types that they register.
    imported: HashSet<String>,
    /// Names under which they register clients, as they are written elsewhere to ask for them.
    registered: Vec<String>,
}

/// Names of registered clients that are looked for.
const MAX_REGISTERED: usize = 64;

/// Words of lines that import.
const IMPORTING: [&str; 7] = ["import", "require", "from ", "use ", "using ", "include", "export"];

impl Links {
    /// Adds a file that talks.
    pub fn add(&mut self, file: &FileSummary) {
        self.folders.insert(path::folder(&file.path).to_vec());
        self.names.insert(name_of(&file.path));
        let last = |import: &String| import.rsplit(['/', '.', ':', '\\']).next().unwrap_or("").to_string();
        self.imported.extend(file.imports.iter().map(last).filter(|l| l.len() >= 2));
        for bean in file.factories.iter().filter(|f| !f.asked_by.is_empty()).take(MAX_REGISTERED) {
            if !self.registered.contains(&bean.asked_by) {
                self.registered.push(bean.asked_by.clone());
            }
        }
        // Whoever asks for a setting of a framework says so in one way.
        let settings = file.addresses.iter().filter(|_| file.language.is_empty());
        for (name, _) in settings
            .filter(|(name, _)| name.contains(['.', ':']))
            .take(MAX_REGISTERED - self.registered.len().min(MAX_REGISTERED))
        {
            match name.rsplit_once(':') {
                // By its path, or as what an object of settings has.
                Some((_, last)) => self.registered.extend([name.clone(), format!(".{last}")]),
                None => self.registered.push(format!("${{{name}")),
            }
        }
        // A file of settings in the language itself is asked for by its name and the setting: `'speech.base_url'`.
        let in_folder =
            |t: &SyntaxTable| t.settings_folder.iter().any(|of| path::folder(&file.path).ends_with(of.as_bytes()));
        if !file.addresses.is_empty() && syntax_table(file.language).is_some_and(in_folder) {
            let stem = name_of(&file.path);
            self.registered.extend([format!("'{stem}."), format!("\"{stem}.")]);
        }
        let named = file.factories.iter().filter(|f| f.asked_by.is_empty());
        for name in named.flat_map(|f| &f.names).filter(|n| n.len() >= 2) {
            self.imported.insert(name.clone());
            if self.registered.len() < MAX_REGISTERED {
                self.registered.push(format!("\"{name}\""));
            }
        }
    }

    /// Whether a file belongs to one of them.
    pub fn reach(&self, path: &[u8], text: &[u8]) -> bool {
        let asks = |name: &String| memchr::memmem::find(text, name.as_bytes()).is_some();
        self.folders.contains(path::folder(path))
            || self.imported.contains(&name_of(path))
            || self.imports_one(text)
            || self.names_one(path, text)
            || self.registered.iter().any(asks)
    }

    /// Whether a text names a type that one of them is called after, in a language that knows the types of a project without an import.
    fn names_one(&self, path: &[u8], text: &[u8]) -> bool {
        let path = String::from_utf8_lossy(path);
        if !module_language(&path).and_then(|(t, _)| t.modules.as_ref()).is_some_and(|m| m.types) {
            return false;
        }
        let mut words = text.split(|b| !(b.is_ascii_alphanumeric() || *b == b'_'));
        words.any(|w| {
            let is_type = w.len() >= SHORTEST_TYPE && w[0].is_ascii_uppercase() && w.iter().any(u8::is_ascii_lowercase);
            let has = |w: &[u8]| std::str::from_utf8(w).is_ok_and(|w| self.names.contains(w));
            is_type && (has(w) || has(&in_small_letters(w)))
        })
    }

    fn imports_one(&self, text: &[u8]) -> bool {
        let lines = text.split(|b| *b == b'\n').filter(|l| l.len() < 400);
        let importing = lines.filter(|l| {
            l.trim_ascii_start().starts_with(b"\"")
                || IMPORTING.iter().any(|w| memchr::memmem::find(l, w.as_bytes()).is_some())
        });
        let mut words = importing.flat_map(|l| l.split(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))));
        words.any(|w| w.len() >= 2 && std::str::from_utf8(w).is_ok_and(|w| self.names.contains(w)))
    }
}

/// Shorter names of files are words of everything.
const SHORTEST_TYPE: usize = 4;

/// Words of lines that import, as numbers: enough to tell later that a file cannot import another one.
pub fn import_words(path: &[u8], text: &[u8]) -> Vec<u32> {
    let path = String::from_utf8_lossy(path);
    let Some(rule) = module_language(&path).and_then(|(t, _)| t.modules.as_ref()) else { return Vec::new() };
    let mut out = Vec::new();
    for word in rule.words {
        for at in memchr::memmem::find_iter(text, word.as_bytes()).take(MAX_LINES) {
            let line = near::rest_of_line(text, near::line_start(text, at, MAX_LINE), MAX_LINE);
            let words = line.split(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')));
            for word in words.filter(|w| w.len() >= 2) {
                out.push(number(word));
                if word.iter().any(u8::is_ascii_uppercase) {
                    out.push(number(&in_small_letters(word)));
                }
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// A name of a type as that of the file it stands in, where files have small letters alone: `AiService` is in `ai_service`.
fn in_small_letters(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len() + 4);
    for (at, byte) in name.iter().enumerate() {
        let begins = byte.is_ascii_uppercase() && at > 0 && !name[at - 1].is_ascii_uppercase();
        out.extend(begins.then_some(b'_'));
        out.push(byte.to_ascii_lowercase());
    }
    out
}

/// Lines that import, of each kind, and bytes of such a line that are looked at.
const MAX_LINES: usize = 200;
const MAX_LINE: usize = 200;

/// The number of the word by which other files import a file.
pub fn import_name(path: &[u8]) -> u32 {
    number(name_of(path).as_bytes())
}

/// A word as 32 bits (FNV-1a). Words that share them cost a parse.
fn number(word: &[u8]) -> u32 {
    word.iter().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

/// The name by which a file is imported: its own, or that of its folder where the file stands for the folder.
fn name_of(path: &[u8]) -> String {
    let path = String::from_utf8_lossy(path);
    let mut parts = path.rsplit('/');
    let file = parts.next().unwrap_or_default();
    let (stem, extension) = file.split_once('.').unwrap_or((file, ""));
    let stands_for_folder = extension == "go" || signs::STAND_FOR_FOLDERS.contains(&stem);
    match parts.next().filter(|_| stands_for_folder) {
        Some(folder) => folder.to_string(),
        None => stem.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_imports_tell_who_may_import_a_file() {
        let of = |path: &[u8], text: &[u8], other: &[u8]| import_words(path, text).contains(&import_name(other));
        assert!(of(b"a.py", b"from core.http import session\n", b"app/core/http.py"));
        assert!(of(b"a.ts", b"import {\n  api,\n} from '@/lib/api';\n", b"src/lib/api.ts"));
        assert!(of(b"a.js", b"const api = require('./lib');\n", b"src/lib/index.js"));
        assert!(!of(b"a.py", b"http = session\n", b"app/core/http.py"));
    }

    #[test]
    fn neighbours_importers_and_imported_files_are_reached_and_no_others() {
        let mut links = Links::default();
        links.add(&FileSummary {
            path: "src/voice/speech.py".into(),
            imports: vec!["..common.http".into(), "os".into()],
            ..FileSummary::default()
        });
        assert!(links.reach(b"src/voice/other.py", b""));
        assert!(links.reach(b"src/common/http.py", b""));
        assert!(links.reach(b"src/app.py", b"from voice.speech import speak\n"));
        assert!(!links.reach(b"src/app.py", b"speech = 1\nimport json\n"));
        assert!(!links.reach(b"src/common/files.py", b"import os\n"));
    }
}
