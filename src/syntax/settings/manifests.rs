//! Versions of providers' libraries, from manifests and lists of locked versions.
//!
//! In: the text of such a file and its shape, as the data of the language names it. Out: the packages that a contract knows, each with
//! its version, and whether it is that version or only the least one. A shape is a way to write name and version; several formats share
//! one. Versions are compared by the lint.

use super::Lines;
use crate::model::{Package, near};
use crate::rules::clients::{SyntaxTable, contracts, syntax_tables};
use std::sync::LazyLock;

/// Beginnings of names of files, their ends, and how they are written, by language.
pub(super) fn shape(name: &str) -> Option<(&'static str, &'static str)> {
    LOCKS.iter().find(|lock| lock.fits(name)).map(|lock| (lock.language, lock.shape))
}

/// A kind of such files: asked for each file.
struct Lock {
    head: &'static str,
    /// What its name ends with, if anything may stand between that and the beginning.
    tail: Option<&'static str>,
    language: &'static str,
    shape: &'static str,
}

static LOCKS: LazyLock<Vec<Lock>> = LazyLock::new(|| {
    let of = |table: &'static SyntaxTable, lock: &'static str| {
        let (pattern, shape) = lock.split_once(' ')?;
        let (head, tail) = pattern.split_once('*').map_or((pattern, None), |(head, tail)| (head, Some(tail)));
        Some(Lock { head, tail, language: table.language, shape })
    };
    let locks = |table: &'static SyntaxTable| table.locks.iter().filter_map(move |lock| of(table, lock));
    syntax_tables().iter().flat_map(locks).collect()
});

impl Lock {
    fn fits(&self, name: &str) -> bool {
        match self.tail {
            Some(tail) => {
                name.len() >= self.head.len() + tail.len() && name.ends_with(tail) && name.starts_with(self.head)
            }
            None => name == self.head,
        }
    }
}

/// The shape of a file in which a project says what it takes itself.
pub(super) const OWN: &str = "keys";

/// Whether a project takes what builds it into pages, and nothing by which its code runs on a server as well.
pub(super) fn builds_pages(language: &str, text: &str) -> bool {
    let Some(table) = syntax_tables().iter().find(|t| t.language == language) else { return false };
    let takes = |name: &str| {
        let quoted = format!("\"{name}\"");
        text.match_indices(&quoted).any(|(at, _)| text[at + quoted.len()..].trim_start().starts_with(':'))
    };
    let builds = |builder: &&str| builder.split(" + ").all(takes);
    table.page_builders.iter().any(builds) && !table.page_servers.iter().any(|server| takes(server))
}

/// Names of packages of providers in a language.
fn known(language: &str) -> Vec<&'static str> {
    let sdks = contracts().iter().flat_map(|c| c.sdks).filter(|s| s.language == language && !s.package.is_empty());
    sdks.map(|s| s.package).collect()
}

/// The packages of providers in a text.
pub(super) fn packages<'t>(
    language: &'static str,
    shape: &str,
    text: &'t str,
    lines: &dyn Fn() -> Lines<'t>,
) -> Vec<Package> {
    let names = known(language);
    let mut found: Vec<(usize, &'static str, Version<'t>)> = Vec::new();
    let reader = Reader { text, names: &names };
    reader.read(shape, &mut found);
    if found.is_empty() {
        return Vec::new();
    }
    let lines = lines();
    let package = |(at, name, version): (usize, &str, Version<'_>)| Package {
        name: name.to_string(),
        language,
        version: version.text.to_string(),
        exact: version.exact,
        spot: lines.spot(at as u32, (at + version.text.len()) as u32, None),
    };
    found.into_iter().map(package).collect()
}

/// A version as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Version<'t> {
    text: &'t str,
    /// Not only the least one.
    exact: bool,
}

/// Digits and dots at the beginning of a text, with the offset of where they begin.
fn digits(text: &str) -> Option<(usize, &str)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(rest.len());
    Some((start, rest[..end].trim_end_matches('.')))
}

/// A constraint such as `==2.1`, `>=2,<3`, `^2.1`, `~> 2.1`: its least version. Nothing if it has none.
fn constraint(text: &str) -> Option<(usize, Version<'_>)> {
    let lead = text.trim_start();
    let skipped = text.len() - lead.len();
    let operator: &str =
        &lead[..lead.find(|c: char| !matches!(c, '=' | '>' | '<' | '~' | '^' | '!' | ' ')).unwrap_or(lead.len())];
    let operator = operator.trim();
    if operator.starts_with(['<', '!']) || operator == ">" {
        return None;
    }
    let (at, version) = digits(lead)?;
    // Something else stands before the digits: an address, a name.
    if lead[..at].contains(|c: char| c.is_ascii_alphanumeric() || c == '/') && !lead[..at].ends_with('v') {
        return None;
    }
    let exact = matches!(operator, "==" | "===" | "=" | "") && !version.ends_with(['x', '*']);
    Some((skipped + at, Version { text: version, exact }))
}

type Found<'t> = Vec<(usize, &'static str, Version<'t>)>;

/// Looks for names of packages in one text.
struct Reader<'t, 'n> {
    text: &'t str,
    names: &'n [&'static str],
}

impl<'t> Reader<'t, '_> {
    /// Looks in the way that files of a shape want.
    fn read(&self, shape: &str, found: &mut Found<'t>) {
        match shape {
            "requirement" => self.requirements(found),
            "tables" => self.tables(found),
            "keys" => self.keys(found),
            "entries" => self.entries(found),
            "at" => self.at(found),
            "words" => self.words(found),
            _ => {}
        }
    }

    /// Lines with their offsets.
    fn lines(&self) -> impl Iterator<Item = (usize, &'t str)> {
        let mut at = 0;
        self.text.split_inclusive('\n').map(move |line| {
            let start = at;
            at += line.len();
            (start, line.trim_end())
        })
    }

    /// The package that a text begins with, in any writing of its separators, and the offset behind it.
    fn name(&self, text: &str) -> Option<(&'static str, usize)> {
        let end = text
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | '/')))
            .unwrap_or(text.len());
        let plain = |n: &str| n.to_ascii_lowercase().replace(['_', '.'], "-");
        let written = plain(text.get(..end)?);
        self.names.iter().find(|n| plain(n) == written).map(|n| (*n, end))
    }

    /// `name[extra]==1.2; marker`, alone on a line, in quotes, or behind a dash; and `name = "^1.2"`.
    fn requirements(&self, found: &mut Found<'t>) {
        for (start, line) in self.lines() {
            let lead = line.trim_start().trim_start_matches("- ").trim_start();
            // Several may stand in one line, each in its quotes.
            let pieces = if lead.contains(['"', '\'']) { line.split(['"', '\'']).collect() } else { vec![lead] };
            for piece in pieces {
                let at = near::place_of(piece.as_bytes(), line.as_bytes());
                let Some((name, mut end)) = self.name(piece) else { continue };
                if piece[end..].starts_with('[') {
                    end += piece[end..].find(']').map_or(0, |e| e + 1);
                }
                let mut from = at + end;
                let behind = piece[end..].trim();
                if behind.starts_with('=') && !behind.starts_with("==") {
                    // `name = "^1.2"`, `name = { version = "^1.2" }`
                    let Some(quote) =
                        line[from..].find("version").map(|v| v + 7).or(line[from..].find('=').map(|e| e + 1))
                    else {
                        continue;
                    };
                    from += quote;
                    let Some(open) = line[from..].find(['"', '\'']) else { continue };
                    from += open + 1;
                }
                let rest = line[from..].split([';', '#', '"', '\'']).next().unwrap_or("");
                if let Some((offset, version)) = rest.split(',').find_map(|part| {
                    let shift = near::place_of(part.as_bytes(), rest.as_bytes());
                    constraint(part).map(|(o, v)| (o + shift, v))
                }) {
                    // A table of dependencies takes a bare version for the least one.
                    let exact = version.exact && line[..from + offset].contains("==");
                    found.push((start + from + offset, name, Version { exact, ..version }));
                }
            }
        }
    }

    /// `[[package]]`, `name = "x"`, `version = "1.2"`.
    fn tables(&self, found: &mut Found<'t>) {
        let mut now = None;
        for (start, line) in self.lines() {
            if line.starts_with('[') {
                now = None;
            } else if let Some(value) = line.strip_prefix("name = \"") {
                now = self.name(value).map(|(name, _)| name);
            } else if let (Some(name), Some(value)) = (now, line.strip_prefix("version = \"")) {
                if let Some((at, version)) = digits(value) {
                    found.push((start + "version = \"".len() + at, name, Version { text: version, exact: true }));
                }
                now = None;
            }
        }
    }

    /// `"name": "^1.2"`.
    fn keys(&self, found: &mut Found<'t>) {
        for (start, line) in self.lines() {
            let Some((name, end)) = line.trim_start().strip_prefix('"').and_then(|l| self.name(l)) else { continue };
            let from = line.len() - line.trim_start().len() + 1 + end;
            let Some(value) = line[from..].strip_prefix("\": \"") else { continue };
            if let Some((at, version)) = constraint(value.split('"').next().unwrap_or("")) {
                found.push((start + from + 4 + at, name, version));
            }
        }
    }

    /// `"node_modules/name": {`, `"name": {`, `"name": "x",` and then `"version": "1.2"` within a few lines; also `name:` and `version:`.
    fn entries(&self, found: &mut Found<'t>) {
        let mut now: Option<(&'static str, u8)> = None;
        for (start, line) in self.lines() {
            let lead = line.trim_start().trim_start_matches('"');
            let key = lead.strip_prefix("node_modules/").or_else(|| lead.strip_prefix("name\": \"")).unwrap_or(lead);
            if let Some((name, end)) = self.name(key)
                && key[end..].trim_start_matches('"').trim_end_matches([',', '{', ' ']).trim_end_matches(':').is_empty()
            {
                now = Some((name, 8));
                continue;
            }
            let Some((name, left)) = now else { continue };
            let value = lead.strip_prefix("version\": \"").or_else(|| lead.strip_prefix("version: \""));
            let value = value.or_else(|| lead.strip_prefix("version \"")).or_else(|| lead.strip_prefix("version: "));
            if let Some((value, (at, version))) = value.and_then(|v| Some((v, digits(v)?))) {
                let shift = near::place_of(value.as_bytes(), line.as_bytes());
                found.push((start + shift + at, name, Version { text: version, exact: true }));
                now = None;
            } else {
                now = left.checked_sub(1).map(|left| (name, left));
            }
        }
    }

    /// `name@^1.2:` and then `version "1.2"`, or `/name@1.2:` by itself.
    fn at(&self, found: &mut Found<'t>) {
        let mut now = None;
        for (start, line) in self.lines() {
            let lead = line.trim_start().trim_start_matches(['"', '\'', '/']);
            // The first sign may be that of a scope.
            let named = lead.get(1..).and_then(|l| l.find('@')).map(|at| at + 1).and_then(|at| {
                let name = lead.get(..at)?;
                self.name(name).filter(|(_, end)| *end == name.len()).map(|(name, _)| (name, at + 1))
            });
            if let Some((name, from)) = named {
                let rest = &lead[from..];
                let shift = near::place_of(rest.as_bytes(), line.as_bytes());
                match digits(rest).filter(|(at, _)| *at == 0) {
                    Some((_, version)) if line.ends_with(':') || rest.contains('(') => {
                        found.push((start + shift, name, Version { text: version, exact: true }));
                        now = None;
                    }
                    _ => now = Some(name),
                }
                continue;
            }
            let value = lead.strip_prefix("version \"").or_else(|| lead.strip_prefix("version: "));
            if let (Some(name), Some(value)) = (now, value) {
                if let Some((at, version)) = digits(value) {
                    let shift = near::place_of(value.as_bytes(), line.as_bytes());
                    found.push((start + shift + at, name, Version { text: version, exact: true }));
                }
                now = None;
            }
        }
    }

    /// `name v1.2`, `name (1.2)`.
    fn words(&self, found: &mut Found<'t>) {
        for (start, line) in self.lines() {
            let lead = line.trim_start().trim_start_matches("require ").trim_start();
            let Some((name, end)) = self.name(lead) else { continue };
            let rest = lead[end..].trim_start().trim_start_matches('(').trim_start_matches('v');
            let shift = near::place_of(rest.as_bytes(), line.as_bytes());
            if let Some((0, version)) = digits(rest) {
                found.push((start + shift, name, Version { text: version, exact: true }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'t>(shape: &str, text: &'t str) -> Vec<(&'static str, &'t str, bool)> {
        let reader = Reader { text, names: &["acme-sdk", "@acme/sdk", "acme.io/sdk", "acme/sdk"] };
        let mut found = Vec::new();
        reader.read(shape, &mut found);
        for (at, _, version) in &found {
            assert!(text[*at..].starts_with(version.text), "{shape}: {text}");
        }
        found.into_iter().map(|(_, name, v)| (name, v.text, v.exact)).collect()
    }

    #[test]
    fn requirements_name_a_version_or_the_least_one() {
        assert_eq!(read("requirement", "acme-sdk==2.1.0\n"), [("acme-sdk", "2.1.0", true)]);
        assert_eq!(
            read("requirement", "requests\nAcme_SDK[fast]>=2,<3 ; python_version > '3'"),
            [("acme-sdk", "2", false)]
        );
        assert_eq!(
            read("requirement", "dependencies = [\"httpx>1\", \"acme-sdk~=2.1\"]"),
            [("acme-sdk", "2.1", false)]
        );
        assert_eq!(read("requirement", "acme-sdk = \"^2.1\""), [("acme-sdk", "2.1", false)]);
        assert_eq!(read("requirement", "acme-sdk = { version = \"==2.1\", extras = [] }"), [("acme-sdk", "2.1", true)]);
        assert_eq!(read("requirement", "  - acme-sdk==2.1"), [("acme-sdk", "2.1", true)]);
        for nothing in
            ["acme-sdk", "acme-sdk<3", "acme-sdk-extras==1.0", "# acme-sdk==1.0", "acme-sdk @ git+https://x/1.0"]
        {
            assert!(read("requirement", nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn locked_versions_of_every_shape() {
        let exact = |name, version| vec![(name, version, true)];
        assert_eq!(
            read("tables", "[[package]]\nname = \"acme-sdk\"\nversion = \"2.1.0\"\n"),
            exact("acme-sdk", "2.1.0")
        );
        assert_eq!(read("keys", "  \"@acme/sdk\": \"^2.1.0\","), [("@acme/sdk", "2.1.0", false)]);
        assert_eq!(read("keys", "  \"@acme/sdk\": \"2.1.0\","), exact("@acme/sdk", "2.1.0"));
        assert_eq!(
            read("entries", "\"node_modules/@acme/sdk\": {\n  \"version\": \"2.1.0\",\n"),
            exact("@acme/sdk", "2.1.0")
        );
        assert_eq!(
            read("entries", "\"acme-sdk\": {\n \"hashes\": [],\n \"version\": \"==2.1.0\"\n"),
            exact("acme-sdk", "2.1.0")
        );
        assert_eq!(read("entries", "\"name\": \"acme/sdk\",\n\"version\": \"v2.1.0\","), exact("acme/sdk", "2.1.0"));
        assert_eq!(
            read("entries", "  acme-sdk:\n    source: hosted\n    version: \"2.1.0\""),
            exact("acme-sdk", "2.1.0")
        );
        assert_eq!(read("at", "\"@acme/sdk@^2.0\":\n  version \"2.1.0\"\n"), exact("@acme/sdk", "2.1.0"));
        assert_eq!(read("at", "  '@acme/sdk@2.1.0':\n"), exact("@acme/sdk", "2.1.0"));
        assert_eq!(read("at", "  /acme-sdk@2.1.0(zod@3.0.0):\n"), exact("acme-sdk", "2.1.0"));
        assert_eq!(read("words", "require (\n\tacme.io/sdk v2.1.0 // indirect\n"), exact("acme.io/sdk", "2.1.0"));
        assert_eq!(read("words", "    acme-sdk (2.1.0)\n      acme-sdk (>= 1)\n"), exact("acme-sdk", "2.1.0"));
    }
}
