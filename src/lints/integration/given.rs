//! Requests whose address another file gives: to the function that sends them, or to the constructor of its class.
//!
//! In: the pictures of all files, and a request with a parameter in its address. Out: the address and the headers with what a caller in
//! another file gives in the places of the parameters. A name that several files define means the one whose file or folder stands before it.

use super::named::{Names, last};
use crate::model::{FileSummary, Function, Given, Side, Value, path};
use crate::rules::clients::{SyntaxTable, syntax_table, syntax_tables};
use crate::rules::names::setting;
use std::collections::HashMap;

/// Callers of one function that are asked, and functions with a parameter of one name.
const MOST: usize = 12;
/// Values in values that are filled.
const DEEPEST: u8 = 12;

/// What all files give to others, by the last name.
pub(super) struct Handed<'p> {
    files: &'p [FileSummary],
    given: HashMap<&'p str, Vec<(usize, &'p Given)>>,
    names: Names<'p>,
}

impl<'p> Handed<'p> {
    /// Knows these files.
    pub(super) fn new(files: &'p [FileSummary]) -> Self {
        let mut given: HashMap<&str, Vec<(usize, &Given)>> = HashMap::new();
        for (at, file) in files.iter().enumerate() {
            for one in &file.given {
                given.entry(last(&one.to)).or_default().push((at, one));
            }
        }
        let names = if given.is_empty() { Names::default() } else { Names::new(files) };
        Self { files, given, names }
    }

    /// The addresses and headers that a request has by what callers in other files give.
    pub(super) fn filled(&self, at: usize, url: &Value, headers: &Value) -> Vec<(Value, Value)> {
        let asked = parameters(url);
        if self.given.is_empty() || asked.is_empty() || begins_whole(url) {
            return Vec::new();
        }
        let Some(file) = self.files.get(at) else { return Vec::new() };
        let takes = |f: &&Function| f.params.iter().any(|p| asked.contains(&p.as_str()));
        let mut out = Vec::new();
        for function in file.functions.iter().filter(takes).take(MOST) {
            let name = name_of(function);
            for (from, given) in self.given.get(name).into_iter().flatten().take(MOST) {
                if !self.names.means(at, *from, &given.to) {
                    continue;
                }
                let url = fill(url, &function.params, &given.args, DEEPEST);
                if begins_whole(&url) {
                    out.push((url, fill(headers, &function.params, &given.args, DEEPEST)));
                }
            }
        }
        out
    }

    /// An address that begins with a setting, `config.BaseURL`, with the one address that any file of the language gives to a setting of this
    /// name. Several addresses decide nothing.
    pub(super) fn by_setting(&self, at: usize, url: &Value) -> Option<Value> {
        let (head, rest) = match url {
            Value::Join(parts) => parts.split_first()?,
            whole => (whole, &[][..]),
        };
        if let Value::Env { name, .. } = head {
            let wanted = setting(name);
            let settings =
                self.files.iter().filter(|f| f.language.is_empty() && !matches!(f.side, Side::Test | Side::Docs));
            let addresses = settings
                .flat_map(|f| &f.addresses)
                .filter(|(name, _)| name.contains(['.', ':']) && setting(name) == wanted);
            let of_folder = self.of_folder(at, name);
            return only(addresses.map(|(_, value)| value).chain(of_folder)).map(|address| with_rest(address, rest));
        }
        let (Value::Param { name, .. } | Value::Path { name, .. }) = head else { return None };
        let (_, setting) = name.rsplit_once('.')?;
        let family = |file: &FileSummary| syntax_table(file.language).map(|t| t.family);
        let own = family(self.files.get(at)?);
        let files = self.files.iter().filter(|f| family(f) == own && !matches!(f.side, Side::Test | Side::Docs));
        let found = files.flat_map(|f| &f.addresses).filter(|(name, _)| name == setting).map(|(_, value)| value);
        // What a framework binds to an object of settings has the same names.
        let begins = |file: &FileSummary| {
            let path = String::from_utf8_lossy(&file.path).into_owned();
            let named = path::name_str(&path);
            let of_table = |t: &SyntaxTable| {
                !t.settings_holders.is_empty() && t.settings_files.iter().any(|b| named.starts_with(b))
            };
            syntax_tables().iter().any(|t| Some(t.family) == own && of_table(t))
        };
        let bound = self.files.iter().filter(|f| f.language.is_empty() && begins(f)).flat_map(|f| &f.addresses);
        let bound = bound.filter(|(name, _)| name.rsplit(':').next() == Some(setting)).map(|(_, value)| value);
        only(found.chain(bound)).map(|address| with_rest(address, rest))
    }

    /// The addresses that a file of settings in the language itself gives to a setting: `speech.base_url` is one of `config/speech.php`.
    fn of_folder(&self, at: usize, name: &str) -> impl Iterator<Item = &'p Value> {
        let table = self.files.get(at).and_then(|f| syntax_table(f.language));
        let path = name.split_once('.').zip(table.filter(|t| !t.settings_folder.is_empty()));
        let path = path.map(|((file, key), t)| (t, file, key.rsplit('.').next().unwrap_or(key).to_string()));
        path.into_iter().flat_map(move |(table, file, key)| {
            let ends: Vec<String> = table.settings_folder.iter().map(|folder| format!("{folder}/{file}.")).collect();
            let is_one = move |f: &&FileSummary| {
                let path = String::from_utf8_lossy(&f.path).into_owned();
                f.language == table.language
                    && ends.iter().any(|end| {
                        path.rfind(end.as_str()).is_some_and(|from| {
                            !path[from + end.len()..].contains('/') && (from == 0 || path[..from].ends_with('/'))
                        })
                    })
            };
            let files = self.files.iter().filter(is_one).flat_map(|f| &f.addresses);
            files.filter(move |(own, _)| *own == key).map(|(_, value)| value)
        })
    }
}

/// The one address of several places that all say the same.
fn only<'v>(mut found: impl Iterator<Item = &'v Value>) -> Option<&'v Value> {
    let address = found.next()?;
    found.all(|other| other.text() == address.text()).then_some(address)
}

/// An address with what stands behind it.
fn with_rest(address: &Value, rest: &[Value]) -> Value {
    Value::Join([address.clone()].into_iter().chain(rest.iter().cloned()).collect())
}

/// The name by which a function is called: of a constructor that of its class.
fn name_of(function: &Function) -> &str {
    if function.makes.is_empty() { &function.name } else { &function.makes }
}

/// First names of the parameters in an address.
fn parameters(url: &Value) -> Vec<&str> {
    let of = |value: &'_ Value| match value {
        Value::Param { name, .. } => Some(name.len()),
        _ => None,
    };
    let parts = url.parts();
    parts
        .into_iter()
        .filter(|p| of(p).is_some())
        .filter_map(|p| match p {
            Value::Param { name, .. } => name.split('.').next(),
            _ => None,
        })
        .collect()
}

/// Whether an address begins with a scheme.
fn begins_whole(url: &Value) -> bool {
    match url {
        Value::Text(t) => t.as_str().contains("://"),
        Value::Join(parts) => parts.first().is_some_and(begins_whole),
        Value::Choice(options) => options.iter().any(begins_whole),
        // What it is where the environment says nothing.
        Value::Env { fallback: Some(f), .. } => begins_whole(f),
        _ => false,
    }
}

/// A value with arguments in the places of parameters; a part of one that is not known stays unknown.
fn fill(value: &Value, params: &[String], args: &Value, depth: u8) -> Value {
    if depth == 0 {
        return Value::Unknown;
    }
    let again = |v: &Value| fill(v, params, args, depth - 1);
    match value {
        Value::Param { name, default } => {
            let (first, rest) = name.split_once('.').unwrap_or((name, ""));
            let Some(at) = params.iter().position(|p| p == first) else { return value.clone() };
            match args.get(&at.to_string()).filter(|v| **v != Value::Unknown).or_else(|| args.get(first)) {
                Some(given) if rest.is_empty() => given.clone(),
                Some(given @ Value::Map { .. }) => given.get(rest).cloned().unwrap_or_default(),
                Some(_) => Value::Unknown,
                None => default.as_deref().cloned().unwrap_or_default(),
            }
        }
        Value::Join(parts) => {
            let mut out = Vec::new();
            for part in parts {
                match again(part) {
                    Value::Join(inner) => out.extend(inner),
                    one => out.push(one),
                }
            }
            Value::Join(out)
        }
        Value::Choice(options) => Value::Choice(options.iter().map(again).collect()),
        Value::Map { entries, open } => {
            Value::Map { entries: entries.iter().map(|(k, v)| (again(k), again(v))).collect(), open: *open }
        }
        // Headers that the caller gives as a whole are put in by the map that has them.
        other => other.clone(),
    }
}
