//! Which files of the project a name of a module means.
//!
//! In: the paths of all source files, what configurations and packages of the project say about names, and the rules of each
//! language. Out: paths. Only files that were seen are answered, nothing is opened, and a name costs a bounded number of look-ups.

use super::module_language;
use crate::model::{path, quick};
use crate::rules::clients::{SyntaxTable, syntax_tables};
use crate::rules::modules::ModuleRule;
use bstr::BString;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Folders above a file that are tried.
const MAX_FOLDERS: usize = 24;

/// Files of one folder that see each other, where a folder is no module.
const MAX_BESIDE: usize = 24;
/// Files that may be named after one type.
const MAX_NAMESAKES: usize = 32;

/// A beginning of names, and the folders that it stands for.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Alias {
    /// The folder of the configuration: it is said for files below.
    folder: String,
    /// What a name has before and behind the part that is free; equal to the whole name without one.
    before: String,
    behind: String,
    free: bool,
    /// The same of the file, relative to the top.
    targets: Vec<String>,
}

/// What a configuration or a package says about names of modules.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Naming {
    aliases: Vec<Alias>,
    /// A package of the project: its name and folder.
    package: Option<(String, String)>,
}

/// All source files of the project by path.
#[derive(Default)]
pub struct Modules {
    paths: HashSet<String>,
    /// Names of files without extension, and of folders: what has none of them as its last part means no file.
    names: HashSet<String>,
    /// Paths of files without extension, and of folders: what is none of them is asked for in every folder above an import, with every
    /// extension and index.
    stems: quick::Map<String, ()>,
    /// The files of a folder, of languages whose folders are modules.
    folders: HashMap<String, Vec<String>>,
    /// Files by the types that they are named after, see [`type_name`].
    types: HashMap<String, Vec<String>>,
    aliases: Vec<Alias>,
    packages: BTreeMap<String, String>,
    /// Whether paths begin at the root of the file system.
    absolute: bool,
}

impl Modules {
    /// Knows these files.
    pub fn new(paths: impl IntoIterator<Item = BString>, mut naming: Vec<Naming>) -> Self {
        let mut modules = Self::default();
        let mut seen: HashSet<String> = HashSet::new();
        for path in paths {
            let Ok(path) = String::from_utf8(path.into()) else { continue };
            let rule = module_language(&path).and_then(|(t, _)| t.modules.as_ref());
            if rule.is_some_and(|m| m.folders || m.beside) {
                modules.folders.entry(path::folder_str(&path).to_string()).or_default().push(path.clone());
            }
            let name = path::name_str(&path);
            if rule.is_some_and(|m| m.types) {
                let files = modules.types.entry(type_name(stem(name))).or_default();
                // Types of which there are many tell nothing.
                if files.len() < MAX_NAMESAKES {
                    files.push(path.clone());
                }
            }
            modules.absolute |= path.starts_with('/');
            modules.names.insert(stem(name).to_string());
            modules.stems.insert(path[..path.len() - name.len() + stem(name).len()].to_string(), ());
            for folder in folders_above(path::folder_str(&path)) {
                if !seen.insert(folder.to_string()) {
                    break;
                }
                modules.stems.insert(folder.to_string(), ());
                modules.names.insert(path::name_str(folder).to_string());
            }
            modules.paths.insert(path);
        }
        modules.folders.values_mut().chain(modules.types.values_mut()).for_each(|files| files.sort());
        naming.sort();
        for n in naming {
            modules.aliases.extend(n.aliases);
            modules.packages.extend(n.package);
        }
        // The nearest configuration and the longest beginning come first.
        modules.aliases.sort_by_key(|a| std::cmp::Reverse((a.folder.len(), a.before.len())));
        modules
    }

    /// Other files whose names a file sees without an import.
    pub fn beside(&self, path: &[u8]) -> &[String] {
        let Ok(path) = std::str::from_utf8(path) else { return &[] };
        let Some(rule) = module_language(path).and_then(|(t, _)| t.modules.as_ref()) else { return &[] };
        let files = self.folders.get(path::folder_str(path)).map_or(&[][..], Vec::as_slice);
        // A folder with very many files is no unit that anybody keeps in mind.
        let seen = rule.folders || rule.beside && files.len() <= MAX_BESIDE;
        if seen { files } else { &[] }
    }

    /// Whether the types of a project are known in a file without saying where they are.
    pub(super) fn knows_types(&self, path: &[u8]) -> bool {
        let path = std::str::from_utf8(path).unwrap_or_default();
        module_language(path).and_then(|(t, _)| t.modules.as_ref()).is_some_and(|m| m.types)
    }

    /// Whether a file is the module that a path names by its last part, and does not only have something of that name.
    pub(super) fn is_module(path: &[u8], name: &str) -> bool {
        let path = std::str::from_utf8(path).unwrap_or_default();
        let rule = module_language(path).and_then(|(t, _)| t.modules.as_ref());
        !rule.is_some_and(ends_in_names) || path.rsplit('/').take(2).any(|part| stem(part) == name)
    }

    /// The files that a name of a module means in a file; several where a folder is one module.
    pub fn of(&self, from: &[u8], module: &str) -> Vec<&str> {
        let Ok(from) = std::str::from_utf8(from) else { return Vec::new() };
        let Some(rule) = module_language(from).and_then(|(t, _)| t.modules.as_ref()) else { return Vec::new() };
        if module.is_empty() || module.len() > 200 {
            return Vec::new();
        }
        let own = path::folder_str(from);
        if rule.folders {
            return self.package_files(rule, module).or_else(|| self.unnamed_package(own, module)).unwrap_or_default();
        }
        if rule.types {
            return self.type_file(rule, own, module).into_iter().collect();
        }
        let hit = if rule.dots && module.starts_with('.') {
            let up = module.bytes().take_while(|b| *b == b'.').count() - 1;
            above(own, up).and_then(|f| self.file(rule, f, &rest_of(rule, &module[up + 1..])))
        } else if rule.separator == "/" && module.starts_with('.') {
            joined(own, module).and_then(|path| self.file(rule, "", &path))
        } else {
            // Where a path ends in a name of a module, the module is the path before it.
            let before = || module.rsplit_once('.').filter(|_| ends_in_names(rule)).map(|(before, _)| before);
            self.whole(rule, own, module).or_else(|| self.whole(rule, own, before()?))
        };
        hit.into_iter().collect()
    }

    /// A name that does not begin at the own folder.
    fn whole(&self, rule: &ModuleRule, own: &str, module: &str) -> Option<&str> {
        for alias in self.aliases.iter().filter(|a| is_below(own, &a.folder)) {
            let Some(free) = alias.part(module) else { continue };
            let hit = alias.targets.iter().find_map(|t| self.file(rule, "", &t.replacen('*', free, 1)));
            if hit.is_some() {
                return hit;
            }
        }
        if let Some((folder, rest)) = self.package(rule, module) {
            let inside = ["", "src/", "lib/"].iter().find_map(|r| self.file(rule, folder, &format!("{r}{rest}")));
            if inside.is_some() {
                return inside;
            }
        }
        let path = rest_of(rule, module);
        let last = path::name_str(&path);
        if !last.is_empty() && !self.names.contains(last) && !self.names.contains(stem(last)) {
            return None;
        }
        for folder in folders_above(own) {
            for (begins, home) in rule.homes.iter().filter_map(|h| h.split_once('=')) {
                let rest = match begins.split_once('*') {
                    // Any name of a package, up to what stands behind the star.
                    Some((begins, behind)) => {
                        module.strip_prefix(begins).and_then(|rest| rest.split_once(behind)).map(|(_, rest)| rest)
                    }
                    None => module.strip_prefix(begins),
                };
                if let Some(rest) = rest {
                    let hit = self.file(rule, folder, &format!("{home}/{}", rest_of(rule, rest)));
                    if hit.is_some() {
                        return hit;
                    }
                }
            }
            if rule.anywhere {
                let roots = std::iter::once(String::new()).chain(rule.roots.iter().map(|r| format!("{r}/")));
                let hit = roots.into_iter().find_map(|r| self.file(rule, folder, &format!("{r}{path}")));
                if hit.is_some() {
                    return hit;
                }
            }
        }
        None
    }

    /// The file of a type: of those with its name the one whose folder is the last part of its package, else the nearest one. Several that
    /// are equally near are none.
    fn type_file(&self, rule: &ModuleRule, own: &str, module: &str) -> Option<&str> {
        let parts: Vec<&str> = module.split(['.', '\\', ':', '/']).filter(|p| !p.is_empty()).collect();
        let (last, package) = parts.split_last()?;
        let files = self.types.get(&type_name(last))?;
        let in_package = |path: &str| match package.last() {
            Some(part) => {
                let home = path::name_str(path::folder_str(path));
                home.eq_ignore_ascii_case(part) || stem(home).eq_ignore_ascii_case(part)
            }
            None => true,
        };
        let readable = |path: &&String| rule.extensions.iter().any(|e| path.ends_with(&format!(".{e}")));
        let near = |path: &str| path.bytes().zip(own.bytes()).take_while(|(a, b)| a == b).count();
        let all: Vec<(usize, &str)> =
            files.iter().filter(readable).filter(|p| in_package(p)).map(|p| (near(p), p.as_str())).collect();
        let nearest = all.iter().map(|(n, _)| *n).max()?;
        let mut best = all.into_iter().filter(|(n, _)| *n == nearest);
        best.next().filter(|_| best.next().is_none()).map(|(_, path)| path)
    }

    /// The files of a package whose folder is the module.
    fn package_files(&self, rule: &ModuleRule, module: &str) -> Option<Vec<&str>> {
        let (folder, rest) = self.package(rule, module)?;
        let files = self.folders.get(&joined(folder, rest)?)?;
        Some(files.iter().map(String::as_str).collect())
    }

    /// The files of a folder that the end of a name with a host in it means, where no file says what the project is called: parts of
    /// projects are handed on without it.
    fn unnamed_package(&self, own: &str, module: &str) -> Option<Vec<&str>> {
        let (host, rest) = module.split_once('/')?;
        if !host.contains('.') || self.packages.values().any(|folder| is_below(own, folder)) {
            return None;
        }
        let ends = std::iter::successors(Some(rest), |r| r.split_once('/').map(|(_, behind)| behind)).take(8);
        let below = |end| folders_above(own).find_map(|folder| self.folders.get(&joined(folder, end)?));
        let files = ends.filter_map(below).next()?;
        Some(files.iter().map(String::as_str).collect())
    }

    /// The folder of the package that a name begins with, and the rest of the name.
    fn package<'m>(&self, rule: &ModuleRule, module: &'m str) -> Option<(&str, &'m str)> {
        let ends = module.match_indices(rule.separator).map(|(i, _)| i).chain([module.len()]).take(8);
        let hit = ends.filter_map(|end| Some((end, self.packages.get(&module[..end])?))).last()?;
        Some((hit.1, module[hit.0..].trim_start_matches(rule.separator)))
    }

    /// The file of a path without extension, below a folder.
    fn file(&self, rule: &ModuleRule, folder: &str, rest: &str) -> Option<&str> {
        let mut path = [folder, if folder.is_empty() || rest.is_empty() { "" } else { "/" }, rest].concat();
        if path.contains("//") {
            path = path.replace("//", "/");
        }
        // Where the project was asked for by an absolute path, one that begins with a stroke is such a path.
        let path = if self.absolute { path.trim_end_matches('/') } else { path.trim_matches('/') };
        let is_any = |stem: &str| self.stems.contains_key(stem);
        if !path.is_empty() && !is_any(path) && !is_any(stem(path)) {
            return None;
        }
        let known = |path: &str| self.paths.get(path).map(String::as_str);
        let (name, extension) = path.rsplit_once('.').unwrap_or((path, ""));
        if rule.separator == "/" && rule.extensions.contains(&extension) {
            let sources = rule.written.iter().filter_map(|w| w.split_once('=')).filter(|(w, _)| *w == extension);
            let hit = known(path).or_else(|| sources.into_iter().find_map(|(_, s)| known(&format!("{name}.{s}"))));
            if hit.is_some() {
                return hit;
            }
        }
        let slash = if path.is_empty() { "" } else { "/" };
        let of = |stem: &str| rule.extensions.iter().find_map(|e| known(&format!("{stem}.{e}")));
        let own = if path.is_empty() { None } else { of(path) };
        own.or_else(|| rule.index.iter().find_map(|i| of(&format!("{path}{slash}{i}"))))
    }
}

/// A type as the name of its file is compared: `KeyStore` and `key_store` are one.
fn type_name(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name or path without its extension.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

impl Alias {
    fn new(folder: &str, name: &str, targets: Vec<String>) -> Self {
        let (before, behind) = name.split_once('*').unwrap_or((name, ""));
        let (before, behind) = (before.to_string(), behind.to_string());
        Self { folder: folder.to_string(), before, behind, free: name.contains('*'), targets }
    }

    /// The free part of a name, if the name is meant.
    fn part<'m>(&self, module: &'m str) -> Option<&'m str> {
        let rest = module.strip_prefix(self.before.as_str())?;
        if !self.free {
            return rest.is_empty().then_some("");
        }
        rest.strip_suffix(self.behind.as_str())
    }
}

/// What a file that configures names says; `None` if its name is that of none.
pub fn naming(path: &[u8], bytes: &[u8]) -> Option<Naming> {
    let path = std::str::from_utf8(path).ok()?;
    let name = path::name_str(path);
    let rules = || syntax_tables().iter().filter_map(|t: &SyntaxTable| t.modules.as_ref());
    let means = |pattern: &str| match pattern.split_once('*') {
        Some((a, b)) => name.len() >= a.len() + b.len() && name.starts_with(a) && name.ends_with(b),
        None => name == pattern,
    };
    let is_alias = rules().flat_map(|r| r.aliases).any(|p| means(p));
    let package = rules().flat_map(|r| r.packages).find(|p| means(p.split(' ').next().unwrap_or(p)));
    if !is_alias && package.is_none() || bytes.len() > 1 << 20 {
        return None;
    }
    // `module name` on a line of its own.
    if let Some((_, word)) = package.and_then(|p| p.split_once(' ')) {
        let text = std::str::from_utf8(bytes).ok()?;
        let named = text.lines().find_map(|l| l.strip_prefix(word)?.split_whitespace().next());
        let name = named.map(|n| n.trim_matches('"')).filter(|n| !n.is_empty())?;
        return Some(Naming {
            aliases: Vec::new(),
            package: Some((name.to_string(), path::folder_str(path).to_string())),
        });
    }
    let json: serde_json::Value = serde_json::from_slice(&without_comments(bytes)).ok()?;
    let own = path::folder_str(path);
    if !is_alias {
        let name = json.get("name")?.as_str().filter(|n| !n.is_empty())?;
        return Some(Naming { aliases: Vec::new(), package: Some((name.to_string(), own.to_string())) });
    }
    let options = json.get("compilerOptions")?;
    let base_given = options.get("baseUrl").and_then(|b| b.as_str());
    let base = joined(own, base_given.unwrap_or("."))?;
    let of = |target: &serde_json::Value| joined(&base, target.as_str()?);
    let paths = options.get("paths").and_then(|p| p.as_object());
    let mut aliases: Vec<Alias> = paths
        .into_iter()
        .flatten()
        .take(256)
        .map(|(name, targets)| {
            Alias::new(own, name, targets.as_array().into_iter().flatten().take(8).filter_map(of).collect())
        })
        .collect();
    if base_given.is_some() {
        aliases.push(Alias::new(own, "*", joined(&base, "*").into_iter().collect()));
    }
    Some(Naming { aliases, package: None })
}

/// JSON as people write it: comments and commas before a closing bracket are taken out.
fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let (mut at, mut in_text) = (0, false);
    while let Some(byte) = bytes.get(at).copied() {
        let next = bytes.get(at + 1).copied();
        match (in_text, byte, next) {
            (true, b'\\', Some(escaped)) => {
                out.extend([byte, escaped]);
                at += 1;
            }
            (false, b'/', Some(b'/')) => {
                at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at);
                continue;
            }
            (false, b'/', Some(b'*')) => {
                at += memchr::memmem::find(&bytes[at..], b"*/").map_or(bytes.len() - at, |end| end + 2);
                continue;
            }
            _ => {
                in_text ^= byte == b'"';
                if !in_text && matches!(byte, b'}' | b']') {
                    let end = out.iter().rposition(|b| !b.is_ascii_whitespace());
                    if let Some(end) = end.filter(|e| out.get(*e) == Some(&b',')) {
                        out.truncate(end);
                    }
                }
                out.push(byte);
            }
        }
        at += 1;
    }
    out
}

/// Whether what a path names may be in a module as well as be one.
fn ends_in_names(rule: &ModuleRule) -> bool {
    rule.separator == "." && !rule.homes.is_empty()
}

/// A name behind its dots as a path.
fn rest_of(rule: &ModuleRule, name: &str) -> String {
    name.replace(rule.separator, "/")
}

/// A folder and those above it, nearest first.
fn folders_above(own: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(own), |f| (!f.is_empty()).then(|| path::folder_str(f))).take(MAX_FOLDERS)
}

/// The folder so many folders above.
fn above(own: &str, up: usize) -> Option<&str> {
    (0..up).try_fold(own, |f, _| (!f.is_empty()).then(|| path::folder_str(f)))
}

fn is_below(own: &str, folder: &str) -> bool {
    folder.is_empty() || own == folder || own.strip_prefix(folder).is_some_and(|r| r.starts_with('/'))
}

/// A relative path put behind a folder, its `.` and `..` taken out. `None`: it leaves the project.
fn joined(own: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = own.split('/').filter(|p| !p.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    // What was asked for by an absolute path stays absolute.
    let root = if own.starts_with('/') { "/" } else { "" };
    Some(format!("{root}{}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(paths: &[&str], naming: Vec<Naming>) -> Modules {
        Modules::new(paths.iter().map(|p| BString::from(*p)), naming)
    }

    #[test]
    fn names_lead_to_files_by_the_rules_of_the_language() {
        let m = modules(
            &[
                "app/core/http.py",
                "app/core/__init__.py",
                "app/api/speech.py",
                "web/src/lib/api.ts",
                "web/src/lib/index.ts",
            ],
            Vec::new(),
        );
        assert_eq!(m.of(b"app/api/speech.py", "..core.http"), ["app/core/http.py"]);
        let absolute = modules(&["/srv/app/core/http.py", "/srv/web/lib/api.ts"], Vec::new());
        assert_eq!(absolute.of(b"/srv/app/api/speech.py", "..core.http"), ["/srv/app/core/http.py"]);
        assert_eq!(absolute.of(b"/srv/web/index.ts", "./lib/api"), ["/srv/web/lib/api.ts"]);
        assert_eq!(m.of(b"app/api/speech.py", "..core"), ["app/core/__init__.py"]);
        assert_eq!(m.of(b"app/api/speech.py", "core.http"), ["app/core/http.py"]);
        assert_eq!(m.of(b"app/api/speech.py", "app.core"), ["app/core/__init__.py"]);
        assert_eq!(m.of(b"app/api/speech.py", "....core"), [""; 0]);
        assert_eq!(m.of(b"app/api/speech.py", "requests"), [""; 0]);
        assert_eq!(m.of(b"web/src/pages/a.tsx", "../lib/api.js"), ["web/src/lib/api.ts"]);
        assert_eq!(m.of(b"web/src/pages/a.tsx", "../lib"), ["web/src/lib/index.ts"]);
        assert_eq!(m.of(b"web/src/pages/a.tsx", "@/lib/api"), ["web/src/lib/api.ts"]);
        assert_eq!(m.of(b"web/src/pages/a.tsx", "../../../../lib"), [""; 0]);
    }

    #[test]
    fn configurations_and_packages_name_folders() {
        let config = b"{ // comment\n \"compilerOptions\": { \"baseUrl\": \".\", \"paths\": { \"#core/*\": [\"core/src/*\"], }, } }";
        let named = vec![
            naming(b"web/tsconfig.json", config).unwrap(),
            naming(b"packages/http/package.json", br#"{ "name": "@acme/http" }"#).unwrap(),
        ];
        let m = modules(&["web/core/src/api.ts", "packages/http/src/index.ts", "packages/http/src/retry.ts"], named);
        assert_eq!(m.of(b"web/app/a.ts", "#core/api"), ["web/core/src/api.ts"]);
        assert_eq!(m.of(b"web/app/a.ts", "core/src/api"), ["web/core/src/api.ts"]);
        assert_eq!(m.of(b"web/app/a.ts", "@acme/http"), ["packages/http/src/index.ts"]);
        assert_eq!(m.of(b"web/app/a.ts", "@acme/http/retry"), ["packages/http/src/retry.ts"]);
        assert_eq!(m.of(b"other/a.ts", "#core/api"), [""; 0]);
        assert!(naming(b"web/other.json", b"{}").is_none());
    }

    #[test]
    fn a_type_stands_in_a_file_of_its_name() {
        let m = modules(
            &["app/api/Keys.java", "app/config/Keys.java", "app/Speech.java", "lib/key_store.rb", "web/Keys.cs"],
            Vec::new(),
        );
        assert_eq!(m.of(b"app/Speech.java", "com.acme.config.Keys"), ["app/config/Keys.java"]);
        assert_eq!(m.of(b"app/config/Other.java", "Keys"), ["app/config/Keys.java"]);
        assert_eq!(m.of(b"lib/speech.rb", "KeyStore"), ["lib/key_store.rb"]);
        // Two that are equally near, another package, another language.
        assert_eq!(m.of(b"app/Speech.java", "Keys"), [""; 0]);
        assert_eq!(m.of(b"app/Speech.java", "org.library.Keys"), [""; 0]);
        assert_eq!(m.of(b"app/Speech.kt", "KeyStore"), [""; 0]);
    }

    #[test]
    fn a_folder_is_a_module_where_the_language_says_so() {
        let named = naming(b"voice/go.mod", b"// The service.\nmodule acme.dev/voice\n\ngo 1.22\n").unwrap();
        let m = modules(&["voice/api/client.go", "voice/api/retry.go", "voice/main.go"], vec![named]);
        assert_eq!(m.of(b"voice/main.go", "acme.dev/voice/api"), ["voice/api/client.go", "voice/api/retry.go"]);
        assert_eq!(m.of(b"voice/api/client.go", "acme.dev/voice"), ["voice/main.go"]);
        assert_eq!(m.of(b"voice/main.go", "net/http"), [""; 0]);
        assert_eq!(m.beside(b"voice/api/client.go"), ["voice/api/client.go", "voice/api/retry.go"]);
        // A part of a project, without the file that names it.
        let m = modules(&["internal/api/client.go", "http/own.go", "main.go"], Vec::new());
        assert_eq!(m.of(b"main.go", "acme.dev/voice/internal/api"), ["internal/api/client.go"]);
        assert_eq!(m.of(b"main.go", "net/http"), [""; 0]);
        assert_eq!(m.of(b"main.go", "github.com/acme/other"), [""; 0]);
    }
}
