//! Who may know whom, and what else the architecture promises about the source text.
//!
//! The layers are read from the table in `src/lib.rs`, so that the documentation is what is held. Each check takes source texts
//! and gives complaints; it runs over `src/`, where it must be silent, and over a bad snippet, where it must speak.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::rust_text;

use rust_text::{Kind, Token, paths, starts_with, tokens, without_tests};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A source file without its tests.
struct Source {
    /// Path below `src/`.
    path: String,
    /// The file's module path: `["source", "git", "pack"]`.
    module: Vec<String>,
    text: String,
    tokens: Vec<Token>,
}

impl Source {
    fn new(path: &str, text: &str) -> (Self, Vec<String>) {
        let mut module: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
            module.pop();
        }
        let (tokens, tests) = without_tests(&tokens(text));
        (Source { path: path.to_owned(), module, text: text.to_owned(), tokens }, tests)
    }

    fn complaint(&self, line: usize, what: &str) -> String {
        format!("src/{}:{line}: {what}", self.path)
    }
}

/// All files of `src/` but those that are tests.
fn sources() -> Vec<Source> {
    let (mut found, mut tests) = (Vec::new(), BTreeSet::new());
    for path in files(Path::new("src")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let path = path.strip_prefix("src").unwrap().to_string_lossy().replace('\\', "/");
        let (source, modules) = Source::new(&path, &text);
        tests.extend(modules.into_iter().map(|m| [source.module.clone(), vec![m]].concat()));
        found.push(source);
    }
    found.retain(|s| !tests.contains(&s.module));
    assert!(found.len() > 50, "the walk lost files");
    found
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    files_of(folder, "rs")
}

fn files_of(folder: &Path, extension: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_of(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn silent(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Layers and what each may know, from the table in the documentation of the crate.
fn table(lib: &str) -> BTreeMap<String, BTreeSet<String>> {
    let rows = lib.lines().filter_map(|l| l.strip_prefix("//! | `"));
    let words = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    rows.map(|row| row.split_once('`').unwrap()).map(|(layer, rest)| (layer.to_owned(), words(rest))).collect()
}

/// Uses of a layer that the table does not allow, and layers that the table does not have.
fn layers(sources: &[Source], table: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        let Some(layer) = source.module.first() else { continue };
        let Some(allowed) = table.get(layer) else {
            complaints.push(source.complaint(1, &format!("the table in src/lib.rs has no layer `{layer}`")));
            continue;
        };
        for (line, other) in known_layers(source) {
            if other != *layer && !allowed.contains(&other) {
                complaints.push(source.complaint(line, &format!("`{layer}` must not know `{other}`")));
            }
        }
    }
    complaints
}

/// The first segments of all paths that lead through the crate's root, with their lines.
fn known_layers(source: &Source) -> BTreeSet<(usize, String)> {
    let (mut found, mut inner, mut depth) = (BTreeSet::new(), Vec::new(), 0);
    let tokens = &source.tokens;
    for (i, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "mod" if tokens.get(i + 2).is_some_and(|t| t.is("{")) => inner.push(depth),
            "{" if token.kind == Kind::Sign => depth += 1,
            "}" if token.kind == Kind::Sign => {
                depth -= 1;
                inner.pop_if(|d| *d == depth);
            }
            "crate" | "super" if token.kind == Kind::Word && !(i > 1 && starts_with(&tokens[i - 2..], &[":", ":"])) => {
                for path in paths(tokens, i) {
                    let ups = path.iter().take_while(|s| *s == "super").count();
                    if ups == 0 || ups == source.module.len() + inner.len() {
                        found.extend(path.get(ups.max(1)).map(|layer| (token.line, layer.clone())));
                    }
                }
            }
            _ => {}
        }
    }
    found
}

#[test]
fn every_layer_knows_only_what_the_table_allows() {
    let lib = std::fs::read_to_string("src/lib.rs").unwrap();
    let table = table(&lib);
    let modules: BTreeSet<&str> = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(table.keys().map(String::as_str).collect::<BTreeSet<_>>(), modules);
    for (layer, allowed) in &table {
        assert!(allowed.iter().all(|a| table.contains_key(a)), "`{layer}` may know what does not exist: {allowed:?}");
    }
    silent(layers(&sources(), &table));
}

#[test]
fn forbidden_uses_are_seen_in_every_form() {
    let table = table("//! | `model` | nobody |\n//! | `judge` | `model`, `rules` |\n");
    assert_eq!(table["judge"].len(), 2);
    let count = |path: &str, text: &str| layers(&[Source::new(path, text).0], &table).len();
    for bad in [
        "use crate::source::tree;",
        "use crate::{model::Blob, source};",
        "use crate::{model::{Blob, Place}, source::{self, tree::Walk}};",
        "fn f() { crate::source::tree::walk(); }",
        "pub(crate) use super::super::source;",
        "mod inner { use super::super::super::source; }",
        "mod inner {} use super::super::source;",
        "const X: &str = \"// \\\"\"; use crate::source;",
        "#[cfg(test)] mod tests { use crate::scan; } use crate::source;",
    ] {
        assert_eq!(count("judge/path.rs", bad), 1, "{bad}");
    }
    for good in [
        "use crate::model::Blob; use super::weights; use crate::judge::x;",
        "// use crate::source;\n/* use crate::source; /* */ */ const X: &str = \"crate::source\";",
        "const Y: &str = r#\"\" crate::source \"#; fn f<'a>(x: &'a str) -> char { '\"' }",
        "#[cfg(test)] mod tests { use crate::source; } #[cfg(test)] use crate::source::{a, b};",
    ] {
        assert_eq!(count("judge/path.rs", good), 0, "{good}");
    }
    assert_eq!(count("model/blob.rs", "use crate::rules;"), 1);
    assert_eq!(count("utils.rs", ""), 1, "an unknown layer");
}

/// Files that may hold `unsafe`, each for one reason that it states itself.
const UNSAFE: &[&str] = &["detect/simd.rs", "search/filter.rs", "source/git/map.rs"];

/// What reaches out of the process, and the files that may: a call is named by its last two segments.
const REACHING: &[(&str, &[&str])] = &[
    ("process::Command", &[]),
    ("net::TcpStream", &[]),
    ("net::TcpListener", &[]),
    ("net::UdpSocket", &[]),
    ("net::ToSocketAddrs", &[]),
    ("net::UnixStream", &[]),
    ("fs::write", &["cli/", "fix/"]),
    ("File::create", &["cli/", "fix/"]),
    ("File::options", &["cli/", "fix/"]),
    ("OpenOptions::new", &["cli/", "fix/"]),
    ("fs::rename", &["cli/", "fix/"]),
    ("fs::remove_file", &["cli/", "fix/", "scan/remembered/folder.rs"]),
    ("tempfile::Builder", &["cli/", "scan/remembered/folder.rs"]),
    ("fs::DirBuilder", &["scan/remembered/folder.rs"]),
    ("fs::create_dir_all", &["cli/", "fix/"]),
    ("fs::create_dir", &["cli/", "fix/"]),
    ("fs::set_permissions", &["cli/", "fix/"]),
];

/// `unsafe` outside of its files, and calls that reach out of the process.
fn reaching_out(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        for (i, token) in source.tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Word) {
            let line = token.line;
            if matches!(token.text.as_str(), "unsafe" | "unsafe_code") && !UNSAFE.contains(&source.path.as_str()) {
                complaints.push(
                    source.complaint(line, "`unsafe` outside of the leaf modules that may (SIMD, mapping packs)"),
                );
            }
            for path in paths(&source.tokens, i) {
                for (call, allowed) in REACHING {
                    let is_call = path.windows(2).any(|w| w.join("::") == *call);
                    // A path is read again at each of its segments: it counts once, where the pair begins.
                    if is_call && call.starts_with(&token.text) && !allowed.iter().any(|a| source.path.starts_with(a)) {
                        complaints.push(source.complaint(line, &format!("`{call}` reaches out of the process")));
                    }
                }
            }
        }
    }
    complaints
}

#[test]
fn nothing_is_unsafe_and_nothing_reaches_out() {
    silent(reaching_out(&sources()));
    let seen = |path: &str, text: &str| reaching_out(&[Source::new(path, text).0]).len();
    assert_eq!(seen("judge/x.rs", "fn f() { unsafe { g() } }"), 1);
    assert_eq!(seen("judge/x.rs", "#![allow(unsafe_code)]"), 1);
    assert_eq!(seen("source/git/map.rs", "fn f() { unsafe { g() } }"), 0);
    assert_eq!(seen("scan.rs", "use std::process::{Command, Stdio};"), 1);
    assert_eq!(seen("scan.rs", "fn f() { std::net::TcpStream::connect(x); }"), 1);
    assert_eq!(seen("scan.rs", "use std::fs; fn f() { fs::write(a, b); }"), 1);
    assert_eq!(seen("cli/output.rs", "use std::fs; fn f() { fs::write(a, b); }"), 0);
    assert_eq!(seen("scan.rs", "use std::process::ExitCode; use std::net::Ipv4Addr; // net::TcpStream"), 0);
}

/// Types that hold bytes of the target which are no text of files.
const NO_SECRETS: &[(&str, &str)] = &[
    ("Base", "the path of a folder"),
    ("Patterns", "lines of ignore files"),
    ("Rule", "a line of an ignore file"),
    ("Index", "paths of the git index"),
];

/// Types that derive `Debug` while they own bytes of the target: a secret must be a `SecretText`.
fn debuggable_bytes(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        let tokens = &source.tokens;
        for (i, token) in tokens.iter().enumerate() {
            let is_type = token.kind == Kind::Word && matches!(token.text.as_str(), "struct" | "enum");
            if !is_type || !derives_debug(tokens, i) {
                continue;
            }
            let end = tokens[i..].iter().position(|t| t.is("}") || t.is(";")).map_or(tokens.len(), |n| i + n);
            let body = &tokens[i..end];
            if NO_SECRETS.iter().any(|(name, _)| tokens[i + 1].is(name)) {
                continue;
            }
            let owns = [&["Vec", "<", "u8", ">"][..], &["[", "u8", "]"], &["Bytes"]];
            if owns.iter().any(|o| (0..body.len()).any(|n| starts_with(&body[n..], o))) {
                let name = &tokens[i + 1].text;
                complaints.push(source.complaint(token.line, &format!("`{name}` derives Debug and holds raw bytes")));
            }
        }
    }
    complaints
}

/// Whether the attributes before a type's keyword derive `Debug`.
fn derives_debug(tokens: &[Token], keyword: usize) -> bool {
    let start = tokens[..keyword].iter().rposition(|t| t.is("}") || t.is(";")).map_or(0, |n| n + 1);
    let attributes = &tokens[start..keyword];
    attributes.iter().any(|t| t.is("derive")) && attributes.iter().any(|t| t.is("Debug"))
}

#[test]
fn no_type_that_prints_itself_holds_raw_bytes() {
    silent(debuggable_bytes(&sources()));
    let seen = |text: &str| debuggable_bytes(&[Source::new("model/x.rs", text).0]).len();
    assert_eq!(seen("#[derive(Clone, Debug)] pub struct A { pub raw: Vec<u8> }"), 1);
    assert_eq!(seen("#[derive(Debug)] pub struct A<'a>(Cow<'a, [u8]>);"), 1);
    assert_eq!(seen("#[derive(Clone)] pub struct A { raw: Vec<u8> } #[derive(Debug)] struct B { n: u8 }"), 0);
    assert_eq!(seen("#[derive(Debug)] pub struct A { text: SecretText }"), 0);
}

/// Words that are names of providers and ordinary words as well, with what the source means by them.
const ORDINARY: &[(&str, &str)] = &[
    ("branch", "a reference of git"),
    ("checkout", "what git writes into the work tree"),
    ("column", "a place in a text"),
    ("cypress", "the folder of a test runner"),
    ("float", "a function"),
    ("github", "the folder of its workflows, and the format of annotations"),
    ("here", "at this place"),
    ("host", "part of a URL"),
    ("jwt", "the algorithm of a check"),
    ("line", "a place in a text"),
    ("phrase", "several words"),
    ("private-key", "the lint of this name"),
    ("rev", "the reverse index of a pack"),
    ("sandbox", "an environment that is not production"),
    ("supabase", "the folder of functions that run on a server"),
    // Services whose keys stand in front ends by design. Their rules do not all say so yet; when they do, these go.
    ("algolia", "`public-env-secret`"),
    ("amplitude", "`public-env-secret`"),
    ("mapbox", "`public-env-secret`"),
    ("posthog", "`public-env-secret`"),
    ("pusher", "`public-env-secret`"),
    ("segment", "`public-env-secret`"),
    ("sentry", "`public-env-secret`"),
];

/// Names and ids of rules and providers in string literals: they belong into `rules/`.
fn rule_names(sources: &[Source]) -> Vec<String> {
    use keylint::rules;
    let ids: BTreeSet<&str> = rules::credentials().iter().map(|c| c.id).collect();
    let mut words: BTreeSet<String> = rules::providers().iter().map(|p| p.name.to_lowercase()).collect();
    words.extend(rules::providers().iter().map(|p| p.id.to_owned()));
    let hosts: BTreeSet<&str> = rules::providers().iter().flat_map(|p| p.hosts).copied().collect();
    let mut complaints = Vec::new();
    for source in sources {
        for token in source.tokens.iter().filter(|t| t.kind == Kind::Text) {
            let text = token.text.to_lowercase();
            let is_part = |c: char| c.is_alphanumeric() || "-_.".contains(c);
            let of_text: BTreeSet<&str> = text.split(|c| !is_part(c)).map(|w| w.trim_matches(['.', '-'])).collect();
            let named = |w: &&&str| ids.contains(**w) || words.contains(**w) || hosts.contains(**w);
            for word in of_text.iter().filter(named).filter(|w| !ORDINARY.iter().any(|(o, _)| *o == **w)) {
                complaints.push(source.complaint(token.line, &format!("names `{word}`: {:?}", token.text)));
            }
        }
    }
    complaints
}

#[test]
fn no_rule_and_no_provider_is_named_in_the_source() {
    silent(rule_names(&sources()));
    let seen = |text: &str| rule_names(&[Source::new("judge/x.rs", text).0]).len();
    let id = keylint::rules::credentials()[0].id;
    assert_eq!(seen(&format!("fn f() {{ rule.id == \"{id}\" }}")), 1);
    assert_eq!(seen("const X: &str = \"see the Deepgram console\";"), 1);
    assert_eq!(seen("const X: &str = \"https://api.deepgram.com/v1\";"), 1);
    assert_eq!(seen("// deepgram\nconst X: &str = \"a secret\";"), 0);
}

/// What has one home, as it would be written again elsewhere, without blanks: the words, the home, and what to call instead.
const HOMES: &[(&[&str], &str, &str)] = &[
    (&["rsplit('/').next()", "rsplit(|b|*b==b'/').next()", "rposition(|b|*b==b'/')"], "model/path.rs", "`path::name`"),
    (&["rsplit(|b|*b==b'\\n').next()", "memrchr(b'\\n',&text[floor.."], "model/near.rs", "`near::line_start`"),
    (&["split(|b|*b==b'\\n').next().unwrap_or_default()"], "model/near.rs", "`near::rest_of_line`"),
    (
        &["is_ascii_alphanumeric()||b\"_-.\"", "is_ascii_alphanumeric()||**b==b'_'"],
        "rules/names.rs",
        "`names::is_part`",
    ),
    (
        &["\"tests\"", "/tests/", "\"fixtures\"", "\"node_modules\""],
        "rules/paths.toml",
        "a class of `rules::paths::Kind`",
    ),
    (&["matches!(value.len(),32|40|64"], "model/hex.rs", "`hex::is_digest`"),
];

/// Small helpers that are written again outside of their home.
fn written_again(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        for (number, line) in source.text.lines().enumerate() {
            let line = line.split("//").next().unwrap();
            let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
            for (words, home, instead) in HOMES.iter().filter(|(_, home, _)| *home != source.path) {
                if words.iter().any(|word| line.contains(word)) {
                    complaints.push(source.complaint(number + 1, &format!("{instead} ({home}) is written again")));
                }
            }
        }
    }
    complaints
}

#[test]
fn what_has_a_home_is_not_written_again() {
    silent(written_again(&sources()));
    let seen = |path: &str, text: &str| written_again(&[Source::new(path, text).0]).len();
    assert_eq!(seen("lints/x.rs", "path.rsplit(|b| *b == b'/').next().unwrap_or(path)"), 1);
    assert_eq!(seen("model/path.rs", "path.rsplit(|b| *b == b'/').next().unwrap_or(path)"), 0);
    assert_eq!(seen("detect/x.rs", r"let line = before.rsplit(|b| *b == b'\n').next();"), 1);
    assert_eq!(seen("lints/x.rs", "const TESTS: [&str; 2] = [\"test\", \"tests\"];"), 1);
    assert_eq!(seen("lints/x.rs", "// below `/tests/`"), 0);
    assert_eq!(seen("detect/x.rs", r"let rows = before.rsplit(|b| *b == b'\n').skip(1);"), 0);
}

/// Words of one language's data that the source has as well, with what the source means by them.
const SHARED: &[(&str, &str)] = &[
    ("API_KEY", "the name of a variable in a message, where nothing better is known"),
    ("is_client_error", "a class of statuses, as the protocol has them"),
    ("is_server_error", "a class of statuses, as the protocol has them"),
    ("is_success", "a class of statuses, as the protocol has them"),
    (".dev.vars", "a dotenv file, which `model` tells from others"),
    ("_token", "the field of a form"),
];

/// Words with a sign or a capital inside, as libraries and languages name things, that the data of one language alone has, with that language.
fn words_of_one_language() -> BTreeMap<String, String> {
    let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in files_of(Path::new("rules/languages"), "toml") {
        let language = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let data: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
        let mut values: Vec<&toml::Value> = data.values().collect();
        while let Some(value) = values.pop() {
            match value {
                toml::Value::Table(table) => values.extend(table.values()),
                toml::Value::Array(array) => values.extend(array),
                toml::Value::String(text) => {
                    for word in parts(text) {
                        owners.entry(word.to_owned()).or_default().insert(language.clone());
                    }
                }
                _ => {}
            }
        }
    }
    let told = |word: &str| {
        let inner = |w: &[char]| w[0].is_lowercase() && w[1].is_uppercase();
        let letters: Vec<char> = word.chars().collect();
        letters.len() >= 6 && (word.contains(['_', '.', ':', '/', '@']) || letters.windows(2).any(inner))
    };
    let alone = owners.into_iter().filter(|(word, of)| of.len() == 1 && told(word));
    alone.map(|(word, of)| (word, of.into_iter().collect())).collect()
}

/// The words of a text with the signs that names are joined by.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let of_name = |c: char| c.is_alphanumeric() || "_@/.:-".contains(c);
    text.split(move |c| !of_name(c)).map(|word| word.trim_matches(['.', ':', '-', '/']))
}

/// Words of the data of one language in string literals: they belong beside that data, or into `rules/judge/signs.toml`.
fn language_words(sources: &[Source], words: &BTreeMap<String, String>) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        for token in source.tokens.iter().filter(|t| t.kind == Kind::Text) {
            for word in parts(&token.text).filter(|w| !SHARED.iter().any(|(s, _)| s.trim_matches('.') == *w)) {
                if let Some(language) = words.get(word) {
                    let what = format!("`{word}` is a word of the data of {language}: {:?}", token.text);
                    complaints.push(source.complaint(token.line, &what));
                }
            }
        }
    }
    complaints
}

#[test]
fn no_word_of_a_single_language_is_in_the_source() {
    let words = words_of_one_language();
    assert!(words.len() > 500, "the data was not read");
    silent(language_words(&sources(), &words));
    let seen = |text: &str| language_words(&[Source::new("judge/x.rs", text).0], &words).len();
    assert_eq!(seen("const X: &str = \"InsecureSkipVerify\";"), 1);
    assert_eq!(seen("fn f() { text.ends_with(b\"time.NewTimer(\") }"), 1);
    assert_eq!(seen("// InsecureSkipVerify\nconst X: &str = \"insecure\";"), 0);
}

/// Files that do not begin with what they are, or whose name says nothing.
fn headless(sources: &[Source]) -> Vec<String> {
    let vague = ["utils", "util", "helpers", "helper", "common", "misc"];
    let mut complaints = Vec::new();
    for source in sources {
        if !source.text.starts_with("//! ") {
            complaints.push(source.complaint(1, "a file begins with `//!`: what flows in and out, and why"));
        }
        if source.module.last().is_some_and(|m| vague.contains(&m.as_str())) {
            complaints.push(source.complaint(1, "the name says nothing"));
        }
    }
    complaints
}

#[test]
fn every_file_says_what_it_is() {
    silent(headless(&sources()));
    assert_eq!(headless(&[Source::new("judge/utils.rs", "use x;").0]).len(), 2);
}
