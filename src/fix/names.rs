//! What the variables are called that take the place of keys.
//!
//! In: the names that lints would give, and the environment files of the project. Out: the name under which the project has the very value
//! already, or gets it at another place; for a password of one word one that tells what it opens; else the given name, with a number where
//! another key of the same project has it.

use super::{Content, Files, beside};
use crate::model::{Digest, Remedy, SecretText, Step, path};
use crate::rules::{self, clients::syntax_tables, names, services};
use bstr::{BString, ByteSlice};
use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

/// Lines of an environment file that are looked at.
const LINES: usize = 2000;
/// Bytes before a password in which its call begins.
const CALL: usize = 600;
/// Names of one key that are looked at.
const NAMES: usize = 20;
/// So long a key is chosen for one thing: under two names it is one key all the same. A shorter one may be a password that somebody has for several.
const LONG: usize = 20;

/// Names of environment variables that were given to keys: two keys of a project must not become one variable.
pub(super) struct Names<'a> {
    files: &'a dyn Files,
    /// Keys by project and name.
    keys: HashMap<(BString, String), SecretText>,
    /// The project of a folder.
    projects: HashMap<BString, BString>,
    /// The environment files that belong to a folder, the nearest first.
    environments: HashMap<BString, Vec<BString>>,
    /// What environment files hold.
    values: HashMap<BString, Vec<(String, SecretText)>>,
    /// What a key is called in its project, the best first.
    best: HashMap<(BString, Digest), Vec<(Rank, String)>>,
    /// Which of the names that begin alike a key was given.
    given: HashMap<(BString, String, Digest), String>,
    /// The next number for names that begin alike.
    next: HashMap<(BString, String), usize>,
    /// The file that was read last, if it is text: its findings come one after the other.
    last: RefCell<Option<(BString, Option<Rc<str>>)>>,
}

/// How good a name is, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The program reads it already.
    Read,
    /// It tells what the key is for.
    Telling,
}

impl<'a> Names<'a> {
    pub(super) fn new(files: &'a dyn Files) -> Self {
        Self {
            files,
            keys: HashMap::new(),
            projects: HashMap::new(),
            environments: HashMap::new(),
            values: HashMap::new(),
            best: HashMap::new(),
            given: HashMap::new(),
            next: HashMap::new(),
            last: RefCell::default(),
        }
    }

    /// Notes what the keys of remedies are called, before any is given its name.
    pub(super) fn gather<'r>(&mut self, remedies: impl Iterator<Item = &'r Remedy>) {
        for remedy in remedies {
            for step in &remedy.steps {
                let (key, name, rank) = match step {
                    Step::DropFallback { literal, name, .. } => (literal, name.clone(), Rank::Read),
                    Step::ReadEnvironment { key, name, .. } if !says_nothing(name) => {
                        (key, name.clone(), Rank::Telling)
                    }
                    Step::Refer { start, key, name, template } if !is_kept_apart(template) => {
                        match self.referred(&remedy.path, *start, key) {
                            Some(own) => (key, own, Rank::Read),
                            None if says_nothing(name) => continue,
                            None => (key, name.clone(), Rank::Telling),
                        }
                    }
                    _ => continue,
                };
                let of = (self.project(&remedy.path), super::digest(key.reveal()));
                let best = self.best.entry(of).or_default();
                best.push((rank, name));
            }
        }
        for names in self.best.values_mut() {
            names.sort_by_key(|(rank, _)| *rank);
            names.truncate(NAMES);
        }
    }

    /// The best name of a key in its project, where this one says nothing, or speaks of the same and the key can be no other.
    fn elsewhere(&mut self, path: &BString, key: &SecretText, base: &str) -> Option<String> {
        let of = (self.project(path), super::digest(key.reveal()));
        let own = names::words(base);
        let tells = |word: &String| !EVERY.contains(&word.as_str());
        let speaks_of_the_same = |name: &str| names::words(name).iter().any(|word| tells(word) && own.contains(word));
        // `WEB_UI_PASSWORD`, `WEBUI_PASSWORD`
        let joined = |name: &str| name.replace('_', "");
        let fits = |name: &str| {
            says_nothing(base) || joined(name) == joined(base) || key.len() >= LONG && speaks_of_the_same(name)
        };
        self.best.get(&of)?.iter().map(|(_, name)| name).find(|name| fits(name)).cloned()
    }

    /// The variable of a reference that has a key for when nobody sets it.
    fn referred(&self, path: &BString, start: u32, key: &SecretText) -> Option<String> {
        let text = self.text(path)?;
        let value = (start as usize, start as usize + key.len());
        let (name, _) = super::steps::default_of(&text, value)?;
        name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_').then(|| name.to_owned())
    }

    /// The names of all that an entry is below, as one, where settings are asked for so and its own name says nothing.
    fn below(&self, path: &BString, start: u32, base: &str) -> Option<String> {
        let by_path = says_nothing(base) && rules::settings_of_path(path).is_some_and(|settings| settings.by_path);
        let text = if by_path { self.text(path)? } else { return None };
        super::entries::name_of_path(text.get(..start as usize)?)
    }

    fn project(&mut self, path: &BString) -> BString {
        let files = self.files;
        self.projects.entry(BString::from(path::folder(path))).or_insert_with(|| files.project(path)).clone()
    }

    /// The remedy with the names that its variables get, and which name took the place of which.
    pub(super) fn distinct(&mut self, mut remedy: Remedy) -> (Remedy, Vec<(String, String)>) {
        let mut renamed: Vec<(String, String)> = Vec::new();
        let path = remedy.path.clone();
        for step in &mut remedy.steps {
            let is_reference = matches!(step, Step::Refer { .. });
            let apart = matches!(step, Step::Refer { template, .. } if is_kept_apart(template));
            let (name, base) = match step {
                Step::ReadEnvironment { start, key, name } | Step::Refer { start, key, name, .. } => {
                    let base = name.clone();
                    let own = if is_reference { self.referred(&path, *start, key) } else { None };
                    let own = own.or_else(|| if is_reference { self.below(&path, *start, &base) } else { None });
                    *name = match own.or_else(|| self.known(&path, key, &base)) {
                        Some(known) => known,
                        None => {
                            let better = if apart { None } else { self.elsewhere(&path, key, &base) };
                            let name = better.unwrap_or_else(|| self.telling(&path, (*start, key.len()), &base));
                            self.numbered(&path, key, name)
                        }
                    };
                    (name, base)
                }
                Step::Announce { name } => {
                    if let Some((_, new)) = renamed.iter().find(|(old, _)| old == name) {
                        *name = new.clone();
                    }
                    continue;
                }
                _ => continue,
            };
            if *name != base {
                remedy.title = remedy.title.replace(&format!("`{base}`"), &format!("`{name}`"));
                renamed.push((base, name.clone()));
            }
        }
        (remedy, renamed)
    }

    /// The name of the same value in the nearest environment file that has it. What a build publishes is no name for a key.
    fn known(&mut self, path: &BString, key: &SecretText, base: &str) -> Option<String> {
        let (files, folder) = (self.files, BString::from(path::folder(path)));
        let environments = self.environments.entry(folder).or_insert_with(|| files.environments(path));
        for environment in environments.iter().filter(|e| *e != path) {
            let values = self.values.entry(environment.clone()).or_insert_with(|| values(files, environment));
            let mut same = values.iter().filter(|(name, value)| value.reveal() == key.reveal() && !is_public(name));
            let first = same.next().map(|(name, _)| name);
            if let Some(name) = same.map(|(name, _)| name).find(|name| *name == base).or(first) {
                return Some(name.clone());
            }
        }
        None
    }

    /// The name with a number if it is that of another key.
    fn numbered(&mut self, path: &BString, key: &SecretText, base: String) -> String {
        let project = self.project(path);
        let of = (project.clone(), base.clone(), super::digest(key.reveal()));
        if let Some(name) = self.given.get(&of) {
            return name.clone();
        }
        let number = self.next.entry((project.clone(), base.clone())).or_insert(1);
        let name = loop {
            let name = if *number == 1 { base.clone() } else { format!("{base}_{number}") };
            match self.keys.entry((project.clone(), name.clone())) {
                Entry::Vacant(place) => {
                    place.insert(key.clone());
                    break name;
                }
                Entry::Occupied(other) if other.get() == key => break name,
                Entry::Occupied(_) => *number += 1,
            }
        };
        self.given.insert(of, name.clone());
        name
    }

    /// A file that is text.
    fn text(&self, path: &BString) -> Option<Rc<str>> {
        let mut last = self.last.borrow_mut();
        if let Some((known, text)) = &*last
            && known == path
        {
            return text.clone();
        }
        let text = match self.files.content(path) {
            Content::File(text) => text.reveal().to_str().ok().map(Rc::from),
            _ => None,
        };
        *last = Some((path.clone(), text.clone()));
        text
    }

    /// A name that says nothing with that of what the password opens before it, if its call or the place of the file tells.
    fn telling(&self, path: &BString, (start, len): (u32, usize), base: &str) -> String {
        if ![&OPENING[..], &OWNED, &OF_PROGRAMS].iter().any(|names| names.contains(&base)) {
            return base.to_string();
        }
        let Some(text) = self.text(path) else { return base.to_string() };
        let before = text.as_bytes().get(..start as usize).unwrap_or_default();
        let call = before.get(begin_of_call(before)..).unwrap_or_default().to_str_lossy();
        let line = before.get(begin_of_line(before)..).unwrap_or_default().to_str_lossy();
        let by_line = || services::named_in(&line).or_else(|| services::named_in(&call));
        let by_call = || by_line().or_else(|| services::named_in(made(before, &call)?));
        let behind = text.as_bytes().get(start as usize + len..).unwrap_or_default();
        let by_owner = || beside::owner(before, behind);
        let service = match base {
            _ if base == OPENING[0] => by_call().map(str::to_owned).or_else(by_owner),
            // Beside it stands which program it is, in signs that tell nobody anything.
            _ if OF_PROGRAMS.contains(&base) => beside::holder(before),
            _ => by_owner(),
        };
        let by_path = || services::of_path(path).filter(|_| OPENING.contains(&base)).map(str::to_owned);
        // A sign behind it: the whole name, of what signs or enciphers.
        if let Some(whole) = service.as_deref().and_then(|name| name.strip_suffix('=')) {
            return whole.to_owned();
        }
        // Once is enough: `KEY_KEY` tells no more.
        let service = service.filter(|name| !name.contains(base) && !base.contains(name.as_str()));
        service.or_else(by_path).map_or(base.to_string(), |service| format!("{service}_{base}"))
    }
}

/// Names that do not tell what a key opens, of which the first is that of a password.
const OPENING: [&str; 2] = ["PASSWORD", "SECRET"];

/// Others that could be anybody's.
const OWNED: [&str; 3] = ["API_KEY", "KEY", "TOKEN"];

/// Those of programs that are registered with somebody.
const OF_PROGRAMS: [&str; 2] = ["CLIENT_SECRET", "APP_SECRET"];

/// The line before a call on which the object is made whose method it is: `server = smtplib.SMTP(host)`.
fn made<'t>(before: &'t [u8], call: &str) -> Option<&'t str> {
    let of_name = |c: char| c.is_alphanumeric() || "_$".contains(c);
    let (object, _) = call.trim_start().split_once(['.', '-', '('])?;
    let object = object.rsplit(|c: char| !of_name(c)).next().filter(|name| name.len() > 1)?;
    let near = before.get(before.len().saturating_sub(CALL)..)?;
    near.lines().rev().filter_map(|line| line.to_str().ok()).find(|line| {
        let given = line
            .split_once('=')
            .map(|(name, _)| name)
            .or_else(|| line.trim_end_matches(':').rsplit_once(" as ").map(|(_, name)| name));
        given.is_some_and(|name| name.trim().ends_with(object))
    })
}

/// Whether a name is one word, or such as every key could have.
fn says_nothing(name: &str) -> bool {
    let words = names::words(name);
    words.len() < 2 || words.iter().all(|word| EVERY.contains(&word.as_str()))
}

/// Words of which the names of keys consist that could be those of any.
const EVERY: [&str; 9] = ["api", "key", "token", "secret", "auth", "access", "password", "client", "private"];

/// Whether a reference is to what a service keeps, which has rules of its own for names.
fn is_kept_apart(template: &str) -> bool {
    template.contains("secrets.")
}

/// A sentence with another name of a variable in it.
pub(super) fn renamed(sentence: &str, old: &str, new: &str) -> String {
    let of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(at) = rest.find(old) {
        let (before, behind) = (&rest[..at], &rest[at + old.len()..]);
        let is_whole = !before.ends_with(of_name) && !behind.starts_with(of_name);
        out.push_str(before);
        out.push_str(if is_whole { new } else { old });
        rest = behind;
    }
    out + rest
}

/// Where the line begins on which the innermost bracket that is still open is opened, or the line itself.
fn begin_of_call(before: &[u8]) -> usize {
    let least = before.len().saturating_sub(CALL);
    let (mut open, mut at) = (0usize, before.len());
    while at > least {
        at -= 1;
        match before[at] {
            b')' | b']' | b'}' => open += 1,
            b'(' | b'[' | b'{' if open == 0 => break,
            b'(' | b'[' | b'{' => open -= 1,
            b';' if open == 0 && before.get(at + 1).is_some_and(|b| b"\r\n".contains(b)) => break,
            _ => {}
        }
    }
    before[..at].rfind_byte(b'\n').map_or(0, |line| line + 1).max(least)
}

/// Where the line begins, with those above it that it goes on with: a command is a line of its own.
fn begin_of_line(before: &[u8]) -> usize {
    let least = before.len().saturating_sub(CALL);
    let line = |at: usize| before[..at].rfind_byte(b'\n').map_or(0, |line| line + 1);
    let mut start = line(before.len());
    while start > least && before[..start].trim_ascii_end().ends_with(b"\\") {
        start = line(start - 1);
    }
    start.max(least)
}

/// Whether a build gives a variable to everybody.
fn is_public(name: &str) -> bool {
    syntax_tables().iter().flat_map(|t| t.public_env).any(|prefix| name.starts_with(prefix))
}

/// Names and values of an environment file.
fn values(files: &dyn Files, path: &BString) -> Vec<(String, SecretText)> {
    let Content::File(text) = files.content(path) else { return Vec::new() };
    let entry = |line: &[u8]| {
        let line = line.trim_ascii();
        let (name, value) = line.strip_prefix(b"export ").unwrap_or(line).split_once_str("=")?;
        let name = name.trim_ascii().to_str().ok()?;
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let value = value.trim_ascii();
        let quoted = [b'"', b'\''].iter().find_map(|q| value.strip_prefix(&[*q])?.split_once_str(&[*q]));
        let value = quoted.map_or_else(|| value.split_once_str(" #").map_or(value, |v| v.0.trim_ascii()), |v| v.0);
        (is_name && !value.is_empty()).then(|| (name.to_string(), SecretText::new(value)))
    };
    text.reveal().lines().take(LINES).filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_sentence_is_a_whole_word() {
        assert_eq!(
            renamed("read `API_KEY`, not `MY_API_KEY`", "API_KEY", "API_KEY_2"),
            "read `API_KEY_2`, not `MY_API_KEY`"
        );
    }

    #[test]
    fn a_call_begins_on_the_line_of_its_bracket() {
        let text = b"a = 1\nc = connect(\n  host(\"x\"),\n  password=\"";
        assert_eq!(&text[begin_of_call(text)..], b"c = connect(\n  host(\"x\"),\n  password=\"");
        let text = b"f();\npassword = \"";
        assert_eq!(begin_of_call(text), 0);
        assert_eq!(begin_of_call(b"x = {}\nf(\""), 7);
        assert_eq!(begin_of_line(b"mysql -p\nldapsearch -x \\\n  -w '"), 9);
    }
}
