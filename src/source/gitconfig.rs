//! A reader of git's configuration syntax for the handful of keys that say how a repository is stored.
//!
//! In: the bytes of a configuration file. Out: its entries in order. It follows no include, expands no path, and runs
//! nothing that a value may name: the file is text of the target, not advice. A malformed line is skipped, because the
//! objects must be read even where git itself would refuse.

use bstr::{BString, ByteSlice};

/// One `key = value`, with its section.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// Section, lower case.
    section: BString,
    /// Subsection as written (a legacy `[a.B]` is lower case), if there is one.
    subsection: Option<BString>,
    /// Key, lower case.
    key: BString,
    /// Value without quotes and escapes; a key without `=` means true.
    value: BString,
}

/// The entries of a configuration file, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GitConfig {
    entries: Vec<Entry>,
    /// Something in it was not of git's syntax.
    damaged: bool,
}

/// Gives what a file has that another one includes, by the condition, if there is one, and the name.
pub type Include<'a> = dyn FnMut(Option<&[u8]>, &[u8]) -> GitConfig + 'a;

impl GitConfig {
    /// Reads what can be read of a configuration text.
    pub fn parse(text: &[u8]) -> Self {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        let mut parser = Parser { text, at: 0, section: None, read: Self::default() };
        parser.run();
        parser.read
    }

    /// Whether git would refuse it.
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Appends the entries of another file: later ones win.
    pub fn append(&mut self, other: GitConfig) {
        self.entries.extend(other.entries);
        self.damaged |= other.damaged;
    }

    /// Its entries with those of the files that it includes, each where it is named. `read` gives what such a file has, by the condition under which
    /// it is included and its name.
    pub fn including(self, read: &mut Include<'_>) -> Self {
        let mut all = GitConfig { entries: Vec::new(), damaged: self.damaged };
        for entry in self.entries {
            let included = match (entry.section.as_slice(), &entry.subsection, entry.key == "path") {
                (b"include", None, true) => read(None, &entry.value),
                (b"includeif", Some(condition), true) => read(Some(condition), &entry.value),
                _ => GitConfig::default(),
            };
            all.entries.push(entry);
            all.append(included);
        }
        all
    }

    /// Sets a key that is given whole: `core.hooksPath`.
    pub fn set(&mut self, name: &[u8], value: &[u8]) {
        let (Some((section, _)), Some((rest, key))) = (name.split_once_str("."), name.rsplit_once_str(".")) else {
            return;
        };
        let subsection = rest.get(section.len() + 1..).map(BString::from);
        let entry = Entry {
            section: section.to_ascii_lowercase().into(),
            subsection,
            key: key.to_ascii_lowercase().into(),
            value: value.into(),
        };
        self.entries.push(entry);
    }

    /// The last value of a key. Section and key in lower case; the subsection is compared as written.
    pub fn get(&self, section: &str, subsection: Option<&str>, key: &str) -> Option<&[u8]> {
        let same = |e: &&Entry| {
            e.section == section
                && e.key == key
                && e.subsection.as_ref().map(|s| s.as_slice()) == subsection.map(str::as_bytes)
        };
        self.entries.iter().rev().find(same).map(|e| e.value.as_slice())
    }

    /// All values of a key, in order.
    pub fn all<'a>(&'a self, section: &'a str, subsection: &'a [u8], key: &'a str) -> impl Iterator<Item = &'a [u8]> {
        let of = move |e: &&Entry| {
            e.section == section && e.key == key && e.subsection.as_ref().is_some_and(|s| s.as_slice() == subsection)
        };
        self.entries.iter().filter(of).map(|e| e.value.as_slice())
    }

    /// The last value of a key as a truth value in git's sense; `None` if it is absent.
    pub fn flag(&self, section: &str, subsection: Option<&str>, key: &str) -> Option<bool> {
        self.get(section, subsection, key).map(is_true)
    }

    /// All values of a key over all subsections of a section.
    pub fn in_any_subsection<'a>(&'a self, section: &'a str, key: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.entries
            .iter()
            .filter(move |e| e.section == section && e.subsection.is_some() && e.key == key)
            .map(|e| e.value.as_slice())
    }

    /// Keys of a section without subsection, such as the names of the extensions.
    pub fn keys<'a>(&'a self, section: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.entries.iter().filter(move |e| e.section == section && e.subsection.is_none()).map(|e| e.key.as_slice())
    }
}

/// Git's truth values: `true`, `yes`, `on`, any number but zero.
fn is_true(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    match lower.as_slice() {
        b"true" | b"yes" | b"on" => true,
        b"" | b"false" | b"no" | b"off" => false,
        number => number.iter().any(|b| (b'1'..=b'9').contains(b)),
    }
}

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    section: Option<(BString, Option<BString>)>,
    read: GitConfig,
}

impl Parser<'_> {
    fn run(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'#' | b';' => self.skip_line(),
                b'[' => {
                    if !self.header() {
                        self.section = None;
                        self.read.damaged = true;
                        self.skip_line();
                    }
                }
                b if b.is_ascii_alphabetic() => self.entry(),
                b if b.is_ascii_whitespace() => self.at += 1,
                _ => {
                    self.read.damaged = true;
                    self.skip_line();
                }
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_line(&mut self) {
        self.at = self.text[self.at..].find_byte(b'\n').map_or(self.text.len(), |n| self.at + n + 1);
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    fn take_while(&mut self, keep: impl Fn(u8) -> bool) -> BString {
        let start = self.at;
        while self.peek().is_some_and(&keep) {
            self.at += 1;
        }
        BString::from(&self.text[start..self.at])
    }

    /// `[section]`, `[section "sub"]` or `[section.sub]`; whether it was one.
    fn header(&mut self) -> bool {
        self.at += 1;
        let name = self.take_while(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.').to_ascii_lowercase();
        self.skip_blanks();
        let mut subsection = None;
        if self.peek() == Some(b'"') {
            self.at += 1;
            let mut text = Vec::new();
            loop {
                match self.peek() {
                    None | Some(b'\n') => return false,
                    Some(b'"') => break self.at += 1,
                    Some(b'\\') => {
                        self.at += 1;
                        match self.peek() {
                            None | Some(b'\n') => return false,
                            Some(byte) => text.push(byte),
                        }
                    }
                    Some(byte) => text.push(byte),
                }
                self.at += 1;
            }
            subsection = Some(BString::from(text));
        }
        if self.peek() != Some(b']') {
            return false;
        }
        self.at += 1;
        self.section = Some(match (name.split_once_str(b"."), subsection) {
            (Some((section, sub)), None) => (section.into(), Some(sub.into())),
            (_, subsection) => (name.into(), subsection),
        });
        true
    }

    fn entry(&mut self) {
        let key = self.take_while(|b| b.is_ascii_alphanumeric() || b == b'-').to_ascii_lowercase();
        self.skip_blanks();
        let value = match self.peek() {
            Some(b'=') => {
                self.at += 1;
                self.value()
            }
            None | Some(b'\n' | b'#' | b';') => {
                self.skip_line();
                Some(BString::from("true"))
            }
            _ => {
                self.skip_line();
                None
            }
        };
        let (Some((section, subsection)), Some(value)) = (&self.section, value) else {
            return self.read.damaged = true;
        };
        let (section, subsection) = (section.clone(), subsection.clone());
        self.read.entries.push(Entry { section, subsection, key: key.into(), value });
    }

    /// The rest of the line as a value; `None` when a quote or an escape is wrong.
    fn value(&mut self) -> Option<BString> {
        self.skip_blanks();
        let (mut value, mut keep, mut quoted, mut valid) = (Vec::new(), 0, false, true);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\n' => break,
                b'"' => {
                    quoted = !quoted;
                    keep = value.len();
                }
                b'#' | b';' if !quoted => {
                    self.skip_line();
                    break;
                }
                b'\\' => {
                    let escaped = self.peek();
                    self.at = (self.at + 1).min(self.text.len());
                    match escaped {
                        Some(b'\n') => continue,
                        Some(b'\r') if self.peek() == Some(b'\n') => {
                            self.at += 1;
                            continue;
                        }
                        Some(b'n') => value.push(b'\n'),
                        Some(b't') => value.push(b'\t'),
                        Some(b'b') => value.push(8),
                        Some(b'"') => value.push(b'"'),
                        Some(b'\\') => value.push(b'\\'),
                        _ => valid = false,
                    }
                    keep = value.len();
                }
                byte => {
                    value.push(byte);
                    if quoted || !byte.is_ascii_whitespace() {
                        keep = value.len();
                    }
                }
            }
        }
        value.truncate(keep);
        (valid && !quoted).then(|| value.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sections_subsections_quotes_and_comments() {
        let config = GitConfig::parse(
            b"\xef\xbb\xbf; head\n[core] bare = true # yes\n\trepositoryFormatVersion=1\r\n\
              [remote \"o \\\"x\"]\n url = \" a \" b ;c\n promisor\n[a.B]\nk = x\\\n  y\\t\n[broken \nz = 1\n\
              [extensions]\n objectFormat = sha256\n q = \"open\n r = on\n",
        );
        assert_eq!(config.flag("core", None, "bare"), Some(true));
        assert_eq!(config.get("core", None, "repositoryformatversion"), Some(&b"1"[..]));
        assert_eq!(config.get("remote", Some("o \"x"), "url"), Some(&b" a  b"[..]));
        assert_eq!(config.in_any_subsection("remote", "promisor").collect::<Vec<_>>(), [b"true"]);
        assert_eq!(config.get("a", Some("b"), "k"), Some(&b"x  y\t"[..]));
        assert_eq!(config.get("broken", None, "z"), None);
        assert_eq!(config.get("extensions", None, "objectformat"), Some(&b"sha256"[..]));
        assert_eq!(config.get("extensions", None, "q"), None);
        assert_eq!(config.flag("extensions", None, "r"), Some(true));
        assert_eq!(config.keys("extensions").collect::<Vec<_>>(), [&b"objectformat"[..], b"r"]);
    }

    #[test]
    fn what_git_refuses_is_told() {
        for text in
            ["", "\n# c\n", "[core]\n\tbare\n", "[a \"b\"]k = \"v\" ; c\n[c.d]\n", "[core]\r\n\tbare = x\\\n y\r\n"]
        {
            assert!(!GitConfig::parse(text.as_bytes()).is_damaged(), "{text}");
        }
        for text in [
            "bare = true\n",
            "[core\n",
            "[core]\n= 1\n",
            "[core]\nk v\n",
            "[core]\nk = \"v",
            "[core]\nk = \\x\n",
            "garbage",
        ] {
            assert!(GitConfig::parse(text.as_bytes()).is_damaged(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_end(text in prop::collection::vec(any::<u8>(), 0..200)) {
            GitConfig::parse(&text);
        }

        #[test]
        fn any_syntax_ends(text in "[\\[\\]\"\\\\ =#;a-c\n\r.]{0,60}") {
            GitConfig::parse(text.as_bytes());
        }
    }
}
