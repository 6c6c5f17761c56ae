//! Rules as data: what every credential is, and what every provider asks of an integration.
//!
//! In: `rules/**/*.toml`, compiled into the static tables below by `build.rs`. Out: those tables and the look-ups over them.
//! This module refuses to know how text is searched or judged; it knows `model` alone.

use crate::model::{RuleId, path};

mod advice;
mod alphabet;
pub mod answers;
pub mod apps;
pub mod builders;
pub mod channels;
pub mod checksum;
pub mod clients;
pub mod commands;
pub mod contracts;
pub mod fixes;
pub mod inside;
pub mod leaks;
pub mod lists;
pub mod loops;
pub mod mnemonic;
pub mod modules;
pub mod names;
mod nodes;
pub mod notation;
pub mod own;
pub mod owners;
pub mod paths;
pub mod query_keys;
pub mod repeaters;
mod requests;
mod retries;
pub mod sample;
pub mod schema;
pub mod services;
mod shape;
pub mod signs;
pub mod texts;
pub mod waits;
pub mod words;

pub use alphabet::AsciiSet;
pub use schema::{Class, Encoding, Over, Severity};
pub use shape::{Match, Piece};

/// The environment that a key is for, where its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Environment {
    /// The form does not tell.
    Unknown,
    /// Production.
    Live,
    /// Sandbox.
    Test,
}

/// An offline check, named by its algorithm; parameters come from the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// No check is published.
    None,
    /// CRC32 (IEEE) of what stands before the last `width` characters. `gap` characters between data and checksum
    /// (a separator) are not part of the data. Applies only when the token's length after the prefix is in
    /// `applies` (inclusive), else the check says nothing.
    Crc32 {
        /// What is summed.
        over: Over,
        /// How the sum is written.
        encoding: Encoding,
        /// Characters of the sum.
        width: u8,
        /// Separator characters between data and sum.
        gap: u8,
        /// Lengths after the prefix at which the check applies.
        applies: (u16, u16),
    },
    /// A JSON Web Token: two base64url JSON parts.
    Jwt,
    /// A PEM block.
    Pem,
    /// base64 (of either alphabet) of a JSON object, which must have these keys. It begins at the first `eyJ` of the token, which
    /// is how such text begins, and ends before the first character that is not of base64.
    Base64Json {
        /// Keys that the object must have.
        keys: &'static [&'static str],
    },
    /// A check that later code may know by name; until then it says nothing.
    Named(&'static str),
}

/// A literal at a known distance from the start of a token that has no prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The literal, case-sensitive.
    pub literal: &'static str,
    /// Least and greatest number of characters before it.
    pub offset: (u16, u16),
}

/// One credential format.
#[derive(Debug)]
pub struct Credential {
    /// Unique kebab-case id.
    pub id: &'static str,
    /// Slug of the provider; `generic` when there is none.
    pub provider: &'static str,
    /// What it is, in words, with the provider's name: `GitHub personal access token (classic)`.
    pub name: &'static str,
    /// How it is recognised.
    pub class: Class,
    /// Case-sensitive beginnings, any one of them. Empty: none.
    pub prefixes: &'static [&'static str],
    /// An inner literal by which the token is found when there is no prefix.
    pub anchor: Option<Anchor>,
    /// Shape of what follows the prefix (of the whole token if there is none).
    pub shape: &'static [Piece],
    /// Literal that must stand inside the token, empty: none. (`T3BlbkFJ`)
    pub marker: &'static str,
    /// Words, names and hosts that identify the provider, lower case.
    pub context: &'static [&'static str],
    /// Whether a match without any of `context` in reach is only possible, not likely.
    pub needs_context: bool,
    /// Every word of `context` is short or ordinary: it does not count unless a name says key, or the host is the provider's.
    pub weak_context: bool,
    /// The rules whose values it needs to open anything: it is the identifier of a credential of two parts.
    pub completed_by: &'static [RuleId],
    /// Parameter of the same URL that says when the value ends, as an RFC 3339 date or in the basic form of ISO 8601; empty if there is none.
    pub ends_by: &'static str,
    /// Days that the value lasts at most after that date.
    pub lasts_days: u16,
    /// URL schemes (`postgres`) whose password this is; such a rule has neither prefix nor shape.
    pub url_schemes: &'static [&'static str],
    /// The offline check.
    pub check: Check,
    /// From what it opens.
    pub severity: Severity,
    /// Live or test, where the form tells.
    pub environment: Environment,
    /// The provider documents that it may stand in client code.
    pub client_safe: bool,
    /// Words beside a value that say the same of it alone.
    pub client_safe_beside: &'static [&'static str],
    /// The kind or the service is closed.
    pub retired: bool,
    /// Page where it is revoked or rotated; empty if unknown.
    pub revoke: &'static str,
}

/// One way of authentication that a provider accepts.
#[derive(Debug)]
pub struct Auth {
    /// Header name, lower case.
    pub header: &'static str,
    /// Scheme before the value, empty for the bare key.
    pub scheme: &'static str,
}

/// One provider: who answers at which hosts, and how it is spoken to.
#[derive(Debug)]
pub struct Provider {
    /// Slug.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Exact hosts, lower case. A leading `.` means every host below.
    pub hosts: &'static [&'static str],
    /// Headers with keys.
    pub auth: &'static [Auth],
    /// Query parameters that carry a key, lower case.
    pub query_auth: &'static [&'static str],
    /// Environment names that by custom hold its key.
    pub env: &'static [&'static str],
    /// Page where keys are managed; empty if unknown.
    pub keys_page: &'static str,
}

/// A prefix and the rules that have it.
#[derive(Debug)]
pub struct PrefixEntry {
    /// The prefix.
    pub prefix: &'static str,
    /// Indexes of the rules, in table order.
    pub rules: &'static [u16],
}

/// How one language reads the environment, for help texts.
#[derive(Debug)]
pub struct Language {
    /// Slug: `python`.
    pub id: &'static str,
    /// Name for people: `Python`.
    pub name: &'static str,
    /// File extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whole file names, such as `Dockerfile`; a final `*` stands for any rest, such as `.env.*`.
    pub filenames: &'static [&'static str],
    /// Text values stand in quotes: a bare word is an expression.
    pub quoted: bool,
    /// Template with `{NAME}` that reads an environment variable: `os.environ["{NAME}"]`.
    pub read_env: &'static str,
    /// Templates with `{NAME}` of the text before a value that is written into the environment: `export {NAME}=`.
    pub write_env: &'static [&'static str],
    /// Those commands stand in files of other languages, too.
    pub commands_anywhere: bool,
    /// Commands of other languages stand in its files.
    pub holds_commands: bool,
    /// Kinds of files with settings.
    pub settings: &'static [Settings],
}

/// A kind of file that holds settings, and how to keep secrets out of it.
#[derive(Debug)]
pub struct Settings {
    /// Ends of paths, lower case; `*` stands for any characters.
    pub files: &'static [&'static str],
    /// What such a file is, for people: `a workflow`.
    pub what: &'static str,
    /// What to do about a secret in it, for people, in the imperative, with `{NAME}` for the name of a variable.
    pub instead: &'static str,
    /// How such a file refers to a variable, with `{NAME}`; empty if it cannot.
    pub reference: &'static str,
    /// A beginning of names that cannot be given there, and what stands in its place.
    pub reserved: Option<[&'static str; 2]>,
    /// Whether a variable takes the place of an entry by the names of all that it is below: `SPRING_DATASOURCE_PASSWORD`.
    pub by_path: bool,
}

impl Settings {
    /// A name as it can be given there.
    pub fn named(&self, name: &str) -> String {
        let renamed = self.reserved.and_then(|[old, new]| name.strip_prefix(old).map(|rest| format!("{new}{rest}")));
        renamed.unwrap_or_else(|| name.to_owned())
    }
}

impl Language {
    /// Whether text values stand in quotes, so that a bare word is an expression and not a literal.
    pub fn literals_need_quotes(&self) -> bool {
        self.quoted
    }
}

mod tables {
    //! Written by `build.rs`.
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/rules.rs"));
}

/// All credential formats.
pub fn credentials() -> &'static [Credential] {
    tables::CREDENTIALS
}

/// The credential format with this index, compiled or a user's own.
pub fn credential(id: RuleId) -> &'static Credential {
    tables::CREDENTIALS.get(id.0 as usize).unwrap_or_else(|| own::credential(id))
}

/// The credential format with this id, compiled or a user's own.
pub fn credential_of(id: &str) -> Option<&'static Credential> {
    credentials().iter().find(|c| c.id == id).or_else(|| own::by_id(id))
}

/// The first credential format that something holds of.
pub fn position(wanted: impl Fn(&Credential) -> bool) -> Option<RuleId> {
    credentials().iter().position(wanted).and_then(|at| u16::try_from(at).ok()).map(RuleId)
}

/// All providers.
pub fn providers() -> &'static [Provider] {
    tables::PROVIDERS
}

/// All languages.
pub fn languages() -> &'static [Language] {
    tables::LANGUAGES
}

/// Hash over all rule files: a cache or a baseline made under other rules is foreign.
pub fn fingerprint() -> &'static str {
    tables::FINGERPRINT
}

/// Prefix entries sorted by prefix. Those of class `Context` are not among them: they are too common to be looked up at
/// every word, and such a rule is tried where its context stands.
pub fn prefixes() -> &'static [PrefixEntry] {
    tables::PREFIXES
}

/// Whether a prefix may begin with these three bytes: false for nearly all that are no beginning of one.
#[inline]
pub fn may_be_prefix(head: [u8; 3]) -> bool {
    let slot = schema::filter_slot(head);
    tables::PREFIX_FILTER[slot / 64] & (1 << (slot % 64)) != 0
}

/// The entries whose prefix begins with these two bytes, as a range of [`prefixes`]. Constant time, no hashing:
/// the table is indexed by the low seven bits of both bytes. Bytes that are not ASCII have no entry.
#[inline]
pub fn prefix_bucket(first: u8, second: u8) -> &'static [PrefixEntry] {
    if (first | second) & 0x80 != 0 {
        return &[];
    }
    let slot = tables::PREFIX_BUCKETS[(first as usize) << 7 | second as usize];
    if slot == 0 {
        return &[];
    }
    let (start, len) = tables::PREFIX_RANGES[slot as usize];
    &tables::PREFIXES[start as usize..start as usize + len as usize]
}

/// The provider that answers at this host (lower case, without port).
/// The longest entry wins: `speech.` of a domain before the domain.
pub fn provider_of_host(host: &str) -> Option<&'static Provider> {
    let of = |h: &str| {
        tables::HOSTS.binary_search_by_key(&h, |e| e.0).ok().map(|at| &tables::PROVIDERS[tables::HOSTS[at].1 as usize])
    };
    of(host).or_else(|| host.match_indices('.').find_map(|(dot, _)| of(&host[dot..])))
}

/// The provider that a name speaks of: an environment variable of one provider alone, or its slug as the first words.
pub fn provider_of_name(name: &str) -> Option<&'static Provider> {
    let upper = name.to_ascii_uppercase();
    let listed = tables::ENVIRONMENT_NAMES.binary_search_by_key(&&*upper, |e| e.0).ok();
    let by_env = listed.map(|at| &tables::PROVIDERS[tables::ENVIRONMENT_NAMES[at].1 as usize]);
    by_env.or_else(|| {
        let words = names::words(name);
        (1..=words.len().min(3))
            .rev()
            .find_map(|n| provider(&words[..n].concat()).or_else(|| provider(&words[..n].join("-"))))
    })
}

/// The provider with this slug.
pub fn provider(id: &str) -> Option<&'static Provider> {
    providers().binary_search_by_key(&id, |p| p.id).ok().map(|at| &providers()[at])
}

/// Characters, sorted, of which every order stands for a secret.
pub fn shuffled() -> &'static [&'static str] {
    tables::SHUFFLED
}

/// Words that a value has when it stands for a secret (`changeme`, `example`): lower case, sorted, to be compared with the
/// words of a value, not with any part of it.
pub fn placeholder_words() -> &'static [&'static str] {
    tables::PLACEHOLDER_WORDS
}

/// Whether a value is a well-known public example, by the first eight bytes (big-endian) of its SHA-256.
pub fn is_known_example(sha256_prefix: u64) -> bool {
    tables::KNOWN_EXAMPLES.binary_search(&sha256_prefix).is_ok()
}

/// Whether a PEM block with this label holds a private key (RFC 7468), a key that both ends of a tunnel share, or one that wraps its first
/// messages.
pub fn is_secret_label(label: &[u8]) -> bool {
    let lists = [signs::LABELS_OF_PRIVATE_KEYS, signs::LABELS_OF_SHARED_KEYS, signs::LABELS_OF_WRAPPING_KEYS];
    lists.iter().any(|list| signs::any_in(list, label))
}

/// What a path is among files with settings, by its language.
pub fn settings_of_path(path: &[u8]) -> Option<&'static Settings> {
    let language = language_of_path(path)?;
    let path = String::from_utf8_lossy(path).to_ascii_lowercase();
    let starts = || std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
    let fits = |pattern: &str| starts().any(|at| fits(&path.as_bytes()[at..], pattern.as_bytes()));
    language.settings.iter().find(|s| s.files.iter().any(|p| fits(p)))
}

/// Whether a text is what a pattern says, in which `*` stands for any bytes and `?` for one. Goes back to the last `*` alone: linear per `*`.
fn fits(text: &[u8], pattern: &[u8]) -> bool {
    let (mut t, mut p, mut star) = (0, 0, None);
    while t < text.len() {
        if pattern.get(p) == Some(&b'*') {
            star = Some((p + 1, t));
            p += 1;
        } else if pattern.get(p) == text.get(t) || pattern.get(p) == Some(&b'?') {
            (t, p) = (t + 1, p + 1);
        } else if let Some((after, at)) = star {
            (p, t) = (after, at + 1);
            star = Some((after, at + 1));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|b| *b == b'*')
}

/// The language of a path by its name alone: the whole name, else the extension, else a beginning of the name.
pub fn language_of_path(path: &[u8]) -> Option<&'static Language> {
    let name = path::name(path);
    let name = std::str::from_utf8(name).ok()?;
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    let by = |test: &dyn Fn(&Language) -> bool| languages().iter().find(|l| test(l));
    let of_extension = || by(&|l| extension.as_deref().is_some_and(|e| l.extensions.contains(&e)));
    let begins = |l: &Language| l.filenames.iter().any(|f| f.strip_suffix('*').is_some_and(|f| name.starts_with(f)));
    // `Jenkinsfile.desktop`: what stands behind the name of a program says for what it is, and not that it is a file of settings.
    let of_program = || by(&|l| !name.starts_with('.') && l.settings.is_empty() && begins(l));
    by(&|l| l.filenames.contains(&name))
        .or_else(|| of_extension().filter(|l| l.settings.is_empty() || of_program().is_none()))
        .or_else(|| by(&begins))
}
