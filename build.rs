//! Compiles `rules/` into static tables.
//!
//! In: `rules/providers/*.toml`, `rules/generic/*.toml`, `rules/languages/*/language.toml`, `rules/paths.toml`,
//! `rules/judge/*`. Out: `rules.rs` in `OUT_DIR`, included by `src/rules/mod.rs`. Parsing the files at
//! start would cost more than a whole hook may take; here a mistake in a rule stops the build and says where it is.

#[path = "build/clients.rs"]
mod clients;
#[path = "build/fixes.rs"]
mod fixes;
#[path = "build/inside.rs"]
mod inside;
#[path = "build/lists.rs"]
mod lists;
#[path = "build/paths.rs"]
mod paths;
// The same files as in the library, where they are public.
#[allow(unreachable_pub, dead_code)]
#[path = "src/rules/notation.rs"]
mod notation;
#[allow(unreachable_pub, dead_code)]
#[path = "src/rules/schema.rs"]
mod schema;
#[path = "build/signs.rs"]
mod signs;
#[path = "build/words.rs"]
mod words;

use notation::Element;
use schema::{Check, CheckTable, Credential, Language, Placeholders, Provider, RuleFile};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write as _};
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=build.rs");
    let made = compile(Path::new("rules")).and_then(|code| {
        let out = Path::new(&std::env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("inside.rs");
        inside::generate(Path::new("rules/languages"), &out)?;
        lists::generate(Path::new("rules/judge"), &out.with_file_name("lists.rs"))?;
        signs::generate(Path::new("rules/judge/signs.toml"), &out.with_file_name("signs.rs"))?;
        words::generate(Path::new("rules/judge/words.txt"), &out.with_file_name("words.rs"))?;
        paths::generate(Path::new("rules/paths.toml"), &out.with_file_name("paths.rs"))?;
        Ok(code)
    });
    match made {
        Ok(code) => {
            let out = Path::new(&std::env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("rules.rs");
            clients::generate(Path::new("rules"), &out.with_file_name("clients.rs"));
            fixes::generate(Path::new("rules/languages"), &out.with_file_name("fixes.rs"));
            std::fs::write(out, code).expect("OUT_DIR is writable");
        }
        Err(mistake) => {
            eprintln!("{mistake}");
            std::process::exit(1);
        }
    }
}

/// A rule with what its file says about its owner.
struct Owned {
    rule: Credential,
    provider: String,
    name: String,
    elements: Vec<Element>,
}

fn compile(root: &Path) -> Result<String, String> {
    let mut providers: BTreeMap<String, Provider> = BTreeMap::new();
    let mut rules: BTreeMap<String, Owned> = BTreeMap::new();
    for folder in ["providers", "generic"] {
        for path in files(&root.join(folder), "toml")? {
            read_rules(&path, &mut providers, &mut rules)?;
        }
    }
    let mut languages = Vec::new();
    for path in files(&root.join("languages"), "toml")? {
        if path.ends_with("language.toml") {
            languages.push(read_language(&path)?);
        }
    }
    let rules: Vec<Owned> = rules.into_values().collect();
    let mut code = String::new();
    table(&mut code, "CREDENTIALS", "Credential", credentials(&rules)?.into_iter());
    table(&mut code, "PROVIDERS", "Provider", providers.values().map(provider));
    hosts(&mut code, &providers)?;
    environment_names(&mut code, &providers);
    table(&mut code, "LANGUAGES", "Language", languages.iter().map(language));
    prefixes(&mut code, &rules)?;
    judge(&mut code, &root.join("judge"))?;
    let _ = writeln!(code, "pub(super) const FINGERPRINT: &str = \"{:032x}\";", fingerprint(root)?);
    Ok(code)
}

/// Files below a folder with this extension, sorted.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if extension.is_empty() || path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn parse<T: serde::de::DeserializeOwned>(path: &Path, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|e| format!("{}: {e}", path.display()))
}

/// `path:line: what`, for the value at this byte of the file.
fn mistake(path: &Path, text: &str, at: usize, what: &str) -> String {
    let line = text.bytes().take(at).filter(|b| *b == b'\n').count() + 1;
    format!("{}:{line}: {what}", path.display())
}

fn read_rules(
    path: &Path,
    providers: &mut BTreeMap<String, Provider>,
    rules: &mut BTreeMap<String, Owned>,
) -> Result<(), String> {
    let text = read(path)?;
    let file: RuleFile = parse(path, &text)?;
    let (slug, name) = match &file.provider {
        Some(p) => (p.id.get_ref().clone(), p.name.clone()),
        None => ("generic".to_string(), String::new()),
    };
    if let Some(p) = file.provider {
        let at = p.id.span().start;
        if let Some(problem) = p.problem() {
            return Err(mistake(path, &text, at, &problem));
        }
        if path.file_stem().is_none_or(|s| s != slug.as_str()) {
            return Err(mistake(path, &text, at, "the provider's id must be the file's name"));
        }
        if providers.insert(slug.clone(), p).is_some() {
            return Err(mistake(path, &text, at, "a provider of this id exists"));
        }
    }
    for rule in file.credential {
        let (id, at) = (rule.id.get_ref().clone(), rule.id.span().start);
        if let Some(problem) = rule.problem() {
            return Err(mistake(path, &text, at, &format!("{id}: {problem}")));
        }
        let elements = rule.elements()?.unwrap_or_default();
        let owned = Owned { name: full_name(&name, &rule.kind), provider: slug.clone(), elements, rule };
        if rules.insert(id.clone(), owned).is_some() {
            return Err(mistake(path, &text, at, &format!("a credential of the id {id} exists")));
        }
    }
    Ok(())
}

/// `GitHub` and `personal access token` make one name; without a provider the kind begins with a capital.
fn full_name(provider: &str, kind: &str) -> String {
    if !provider.is_empty() {
        return format!("{provider} {kind}");
    }
    let mut letters = kind.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn read_language(path: &Path) -> Result<Language, String> {
    let text = read(path)?;
    let language: Language = parse(path, &text)?;
    let folder = path.parent().and_then(|p| p.file_name()).unwrap_or_default();
    let at = language.id.span().start;
    if folder != language.id.get_ref().as_str() {
        return Err(mistake(path, &text, at, "the language's id must be the folder's name"));
    }
    if !language.read_env.is_empty() && !language.read_env.contains("{NAME}") {
        return Err(mistake(path, &text, at, "`read_env` lacks {NAME}"));
    }
    if language.write_env.iter().any(|w| !w.contains("{NAME}")) {
        return Err(mistake(path, &text, at, "`write_env` lacks {NAME}"));
    }
    Ok(language)
}

/// The variant of an enum for a word: `made-up` gives `MadeUp`.
fn variant(word: &str) -> String {
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    word.split('-').map(capital).collect()
}

fn table(code: &mut String, name: &str, kind: &str, rows: impl Iterator<Item = String>) {
    let _ = writeln!(code, "pub(super) static {name}: &[{kind}] = &[");
    for row in rows {
        let _ = writeln!(code, "    {row},");
    }
    let _ = writeln!(code, "];");
}

/// All rules; what completes a rule must be one too.
fn credentials(rules: &[Owned]) -> Result<Vec<String>, String> {
    let index_of = |id: &String| rules.binary_search_by_key(&id, |o| o.rule.id.get_ref());
    let row = |owned: &Owned| {
        let completed_by = owned.rule.completed_by.iter().map(|id| {
            let index = index_of(id).map_err(|_| format!("{}: no rule {id:?}", owned.rule.id.get_ref()))?;
            Ok(format!("RuleId({index})"))
        });
        Ok(credential(owned, &completed_by.collect::<Result<Vec<String>, String>>()?.join(", ")))
    };
    rules.iter().map(row).collect()
}

fn credential(owned: &Owned, completed_by: &str) -> String {
    let rule = &owned.rule;
    let context: BTreeSet<String> = rule.context.iter().map(|c| c.to_lowercase()).collect();
    let anchor = rule.anchor.as_ref().map_or("None".to_string(), |a| {
        format!("Some(Anchor {{ literal: {:?}, offset: {:?} }})", a.literal, a.offset.range())
    });
    let environment = rule.environment.map_or("Unknown".to_string(), |e| format!("{e:?}"));
    format!(
        "Credential {{ id: {:?}, provider: {:?}, name: {:?}, class: Class::{:?}, prefixes: &{:?}, anchor: {anchor}, shape: {}, \
         marker: {:?}, context: &{:?}, needs_context: {}, weak_context: {}, completed_by: &[{completed_by}], ends_by: {:?}, lasts_days: {}, url_schemes: &{:?}, check: {}, severity: Severity::{:?}, \
         environment: Environment::{environment}, client_safe: {}, client_safe_beside: &{:?}, retired: {}, revoke: {:?} }}",
        rule.id.get_ref(),
        owned.provider,
        owned.name,
        rule.class,
        rule.prefixes,
        shape(&owned.elements),
        rule.marker,
        context.iter().collect::<Vec<_>>(),
        rule.needs_context,
        rule.weak_context,
        rule.ends_by,
        rule.lasts_days,
        rule.url_schemes,
        check(rule.check.as_ref()),
        rule.severity,
        rule.client_safe,
        rule.client_safe_beside,
        rule.retired,
        rule.revoke,
    )
}

fn shape(elements: &[Element]) -> String {
    let pieces: Vec<String> = elements
        .iter()
        .map(|element| match element {
            Element::Literal(text) => format!("Piece::Literal({text:?})"),
            Element::Class { set, min, max } => {
                format!("Piece::Class {{ set: AsciiSet({set:#x}), min: {min}, max: {max} }}")
            }
            Element::OneOf(options) => {
                let options: Vec<String> = options.iter().map(|o| shape(o)).collect();
                format!("Piece::OneOf(&[{}])", options.join(", "))
            }
        })
        .collect();
    format!("&[{}]", pieces.join(", "))
}

fn check(check: Option<&Check>) -> String {
    match check {
        None => "Check::None".into(),
        Some(Check::Name(name)) if name == "jwt" => "Check::Jwt".into(),
        Some(Check::Name(name)) if name == "pem" => "Check::Pem".into(),
        Some(Check::Name(name)) => format!("Check::Named({name:?})"),
        Some(Check::Table(CheckTable::Base64Json(json))) => format!("Check::Base64Json {{ keys: &{:?} }}", json.keys),
        Some(Check::Table(CheckTable::Crc32(crc))) => format!(
            "Check::Crc32 {{ over: Over::{:?}, encoding: Encoding::{:?}, width: {}, gap: {}, applies: {:?} }}",
            crc.over,
            crc.encoding,
            crc.width,
            crc.gap,
            crc.applies.map_or((0, u16::MAX), |l| l.range()),
        ),
    }
}

fn provider(p: &Provider) -> String {
    let auth: Vec<String> =
        p.auth.iter().map(|a| format!("Auth {{ header: {:?}, scheme: {:?} }}", a.header, a.scheme)).collect();
    format!(
        "Provider {{ id: {:?}, name: {:?}, hosts: &{:?}, auth: &[{}], query_auth: &{:?}, env: &{:?}, keys_page: {:?} }}",
        p.id.get_ref(),
        p.name,
        p.hosts,
        auth.join(", "),
        p.query_auth,
        p.env,
        p.keys_page
    )
}

/// Hosts with the index of their provider, sorted. One host has one provider, or look-ups would depend on the order.
fn hosts(code: &mut String, providers: &BTreeMap<String, Provider>) -> Result<(), String> {
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, provider) in providers.values().enumerate() {
        for host in &provider.hosts {
            if owners.insert(host, index).is_some_and(|other| other != index) {
                return Err(format!(
                    "rules/providers/{}.toml: another provider has the host {host}",
                    provider.id.get_ref()
                ));
            }
        }
    }
    constant(code, "HOSTS", "&[(&str, u16)]", &owners.into_iter().collect::<Vec<_>>());
    Ok(())
}

/// Names of environment variables, in capitals, with the index of their provider, sorted. A name that several use names none.
fn environment_names(code: &mut String, providers: &BTreeMap<String, Provider>) {
    let mut owners: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, provider) in providers.values().enumerate() {
        for name in &provider.env {
            owners.entry(name.to_ascii_uppercase()).or_default().insert(index);
        }
    }
    let single = owners.into_iter().filter(|(_, p)| p.len() == 1).map(|(name, p)| (name, p.into_iter().sum::<usize>()));
    constant(code, "ENVIRONMENT_NAMES", "&[(&str, u16)]", &single.collect::<Vec<_>>());
}

fn language(l: &Language) -> String {
    let settings: String = l
        .settings
        .iter()
        .map(|s| {
            format!(
                "Settings {{ files: &{:?}, what: {:?}, instead: {:?}, reference: {:?}, reserved: {:?}, by_path: {} }}, ",
                s.files, s.what, s.instead, s.reference, s.reserved, s.by_path
            )
        })
        .collect();
    format!(
        "Language {{ id: {:?}, name: {:?}, extensions: &{:?}, filenames: &{:?}, quoted: {}, read_env: {:?}, write_env: &{:?}, \
         commands_anywhere: {}, holds_commands: {}, settings: &[{settings}] }}",
        l.id.get_ref(),
        l.name,
        l.extensions,
        l.filenames,
        l.literals_need_quotes,
        l.read_env,
        l.write_env,
        l.commands_anywhere,
        l.holds_commands.unwrap_or(!l.literals_need_quotes)
    )
}

/// The prefix table: sorted, with a range per first two bytes. Prefixes of class context stay out: they are too common
/// to be looked up at every word.
fn prefixes(code: &mut String, rules: &[Owned]) -> Result<(), String> {
    let mut entries: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, owned) in rules.iter().enumerate().filter(|(_, o)| o.rule.class != schema::Class::Context) {
        for prefix in &owned.rule.prefixes {
            entries.entry(prefix).or_default().push(index);
        }
    }
    table(
        code,
        "PREFIXES",
        "PrefixEntry",
        entries.iter().map(|(p, r)| format!("PrefixEntry {{ prefix: {p:?}, rules: &{r:?} }}")),
    );
    let mut buckets = vec![0u16; 128 * 128];
    let mut ranges = vec![(0u16, 0u16)];
    for (at, prefix) in entries.keys().enumerate() {
        let bucket = &mut buckets[(prefix.as_bytes()[0] as usize) << 7 | prefix.as_bytes()[1] as usize];
        if *bucket == 0 {
            *bucket = ranges.len() as u16;
            ranges.push((u16::try_from(at).map_err(|e| e.to_string())?, 0));
        }
        ranges[*bucket as usize].1 += 1;
    }
    constant(code, "PREFIX_RANGES", "&[(u16, u16)]", &ranges);
    constant(code, "PREFIX_BUCKETS", "&[u16; 16384]", &buckets);
    constant(code, "PREFIX_FILTER", "&[u64; 512]", &filter(&entries, rules));
    Ok(())
}

/// A set of three bytes with which a prefix may begin, by hash: small enough to stay in the nearest cache. Of tokens with a prefix
/// of two bytes the third is one with which the shape may begin.
fn filter(entries: &BTreeMap<&str, Vec<usize>>, rules: &[Owned]) -> Vec<u64> {
    let mut filter = vec![0u64; 1 << (schema::FILTER_BITS - 6)];
    let mut add = |head: [u8; 3]| {
        let slot = schema::filter_slot(head);
        filter[slot / 64] |= 1 << (slot % 64);
    };
    for (prefix, owners) in entries {
        match prefix.as_bytes() {
            [a, b, c, ..] => add([*a, *b, *c]),
            [a, b] => {
                let may_follow = |c: &u8| owners.iter().any(|rule| may_begin(&rules[*rule].elements, *c));
                (0..=255).filter(may_follow).for_each(|c| add([*a, *b, c]));
            }
            _ => {}
        }
    }
    filter
}

/// Whether text of a shape may begin with a byte; an empty one may be followed by anything.
fn may_begin(shape: &[Element], byte: u8) -> bool {
    for element in shape {
        let (begins, skipped) = match element {
            Element::Literal(text) => (text.as_bytes().first() == Some(&byte), text.is_empty()),
            Element::Class { set, min, .. } => (byte < 128 && set >> byte & 1 == 1, *min == 0),
            Element::OneOf(options) => {
                (options.iter().any(|o| may_begin(o, byte)), options.iter().any(|o| notation::length(o).0 == 0))
            }
        };
        if begins || !skipped {
            return begins;
        }
    }
    true
}

fn constant(code: &mut String, name: &str, kind: &str, value: &impl Debug) {
    let _ = writeln!(code, "pub(super) static {name}: {kind} = &{value:?};");
}

/// Words and hashes by which judging knows values that stand for no secret.
fn judge(code: &mut String, folder: &Path) -> Result<(), String> {
    let path = folder.join("placeholders.toml");
    let placeholders: Placeholders = parse(&path, &read(&path)?)?;
    let words: BTreeSet<&String> = placeholders.words.iter().collect();
    if let Some(word) = words.iter().find(|w| w.is_empty() || ***w != w.to_lowercase()) {
        return Err(format!("{}: {word:?} must be lower case and not empty", path.display()));
    }
    constant(code, "PLACEHOLDER_WORDS", "&[&str]", &words.into_iter().collect::<Vec<_>>());
    for characters in &placeholders.shuffled {
        if characters.len() < 16 || !characters.is_ascii() || !characters.bytes().is_sorted() {
            return Err(format!("{}: {characters:?} must be sorted and long", path.display()));
        }
    }
    constant(code, "SHUFFLED", "&[&str]", &placeholders.shuffled);
    let path = folder.join("known-examples.txt");
    let mut hashes = BTreeSet::new();
    for (number, line) in read(&path)?.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
        let hash = line.get(..16).and_then(|h| u64::from_str_radix(h, 16).ok());
        hashes.insert(hash.ok_or(format!("{}:{}: no 16 hexadecimal digits", path.display(), number + 1))?);
    }
    constant(code, "KNOWN_EXAMPLES", "&[u64]", &hashes.into_iter().collect::<Vec<_>>());
    Ok(())
}

/// FNV-1a of 128 bits over names and contents: it need not resist anyone, only change with every byte, and it must
/// not change with the compiler as the standard hasher may.
fn fingerprint(root: &Path) -> Result<u128, String> {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let mut feed = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0]) {
            hash = (hash ^ *byte as u128).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    };
    for path in files(root, "")? {
        feed(path.to_string_lossy().replace('\\', "/").as_bytes());
        feed(&std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    Ok(hash)
}
