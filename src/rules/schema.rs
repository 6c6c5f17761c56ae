//! The form of rule files: what a person writes, before it is compiled.
//!
//! In: TOML text. Out: checked structures with every mistake said at its line. Shared with `build.rs` (included there by
//! path): the built-in rules are compiled from it, and users' own rules in `keylint.toml` take the same form. It knows
//! `notation` alone.

use super::notation::{self, Element};
use serde::Deserialize;
use toml::Spanned;

/// `rules/providers/*.toml` and `rules/generic/*.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Whose credentials these are; absent in `rules/generic`.
    pub provider: Option<Provider>,
    /// The formats.
    #[serde(default)]
    pub credential: Vec<Credential>,
}

/// Who answers at which hosts, and how it is spoken to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Slug, the same as the file's name.
    pub id: Spanned<String>,
    /// Name for people.
    pub name: String,
    /// Hosts, lower case; a leading `.` means every host below.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Headers that carry a key.
    #[serde(default)]
    pub auth: Vec<Auth>,
    /// Query parameters that carry a key.
    #[serde(default)]
    pub query_auth: Vec<String>,
    /// Environment names that by custom hold a key.
    #[serde(default)]
    pub env: Vec<String>,
    /// Page where keys are managed.
    #[serde(default)]
    pub keys_page: String,
    /// Whether integrations are held to hosts, auth and names above alone: no contract of its own says what else it asks.
    #[serde(default)]
    pub integration: bool,
}

/// A header that carries a key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Auth {
    /// Header name, lower case.
    pub header: String,
    /// Scheme before the key; absent for the bare key.
    #[serde(default)]
    pub scheme: String,
}

/// One credential format.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// Unique kebab-case id.
    pub id: Spanned<String>,
    /// What it is, in words; the provider's name goes before it.
    pub kind: String,
    /// How it is recognised.
    pub class: Class,
    /// Case-sensitive beginnings, any one of them.
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// An inner literal by which it is found when there is no prefix.
    pub anchor: Option<Anchor>,
    /// What follows the prefix, in the notation of [`notation::shape`].
    pub shape: Option<String>,
    /// Alphabet of what follows the prefix; with `length`, instead of `shape`.
    pub alphabet: Option<String>,
    /// Number of characters after the prefix; with `alphabet`.
    pub length: Option<Length>,
    /// Literal that must stand inside.
    #[serde(default)]
    pub marker: String,
    /// Words, environment names and hosts that identify the provider.
    #[serde(default)]
    pub context: Vec<String>,
    /// Whether it is only possible, not likely, without any of `context` near.
    #[serde(default)]
    pub needs_context: bool,
    /// Every word of `context` is short or ordinary: a name that says key, or the provider's host, must stand there as well.
    #[serde(default)]
    pub weak_context: bool,
    /// Ids of rules whose values it needs to open anything: it is the identifier of a credential of two parts.
    #[serde(default)]
    pub completed_by: Vec<String>,
    /// Parameter of the same URL that says when the value ends, as an RFC 3339 date, or as an ISO 8601 date in its basic form.
    #[serde(default)]
    pub ends_by: String,
    /// Days that the value lasts at most after that date, where the parameter says when it began.
    #[serde(default)]
    pub lasts_days: u16,
    /// URL schemes whose password this is.
    #[serde(default)]
    pub url_schemes: Vec<String>,
    /// The offline check.
    pub check: Option<Check>,
    /// How bad its loss is.
    pub severity: Severity,
    /// Live or test, where the form tells.
    pub environment: Option<Environment>,
    /// The provider documents that it may stand in client code.
    #[serde(default)]
    pub client_safe: bool,
    /// Words beside a value that say the same of it alone: the other members of the settings that every app carries.
    #[serde(default)]
    pub client_safe_beside: Vec<String>,
    /// The kind or the service is closed.
    #[serde(default)]
    pub retired: bool,
    /// Page where it is revoked.
    #[serde(default)]
    pub revoke: String,
}

/// How a credential is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// A fixed prefix and an exact shape are enough.
    Prefix,
    /// Structure (JWT, PEM, URL, inner marker) is enough.
    Structured,
    /// A generic body: name, header, host or words around decide.
    Context,
}

/// How bad the loss of a credential is, from what it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// An identifier, or public by design.
    Info,
    /// Test data, limited scope.
    Low,
    /// A service of limited damage.
    Medium,
    /// A paid or private service.
    High,
    /// Whole accounts, money, code, infrastructure.
    Critical,
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Environment {
    /// Production.
    Live,
    /// Sandbox.
    Test,
}

/// How pieces of code are found in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reader {
    /// Elements of a markup language.
    Scripts,
    /// Between two lines at the top.
    Front,
    /// Blocks between fences in a document.
    Fences,
    /// Cells of a notebook.
    Cells,
    /// Values of keys in a configuration.
    Steps,
    /// Instructions of a recipe for an image.
    Recipe,
    /// Requests as they go over the line.
    Requests,
    /// Expressions that a page writes out.
    Outputs,
    /// Programs that a script hands to interpreters.
    Heredocs,
}

/// A number or a range `[min, max]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Length {
    /// Exactly this.
    Exact(u16),
    /// From the first to the second, inclusive.
    Range([u16; 2]),
}

impl Length {
    /// Least and greatest.
    pub fn range(self) -> (u16, u16) {
        match self {
            Length::Exact(n) => (n, n),
            Length::Range([a, b]) => (a, b),
        }
    }
}

/// A literal at a known distance from the start of a token.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The literal.
    pub literal: String,
    /// Characters of the token before it.
    pub offset: Length,
}

/// An offline check: a name, or a table with parameters.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Check {
    /// By name alone: `"jwt"`.
    Name(String),
    /// With parameters.
    Table(CheckTable),
}

/// A check with parameters: one of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum CheckTable {
    /// CRC32 at the end.
    Crc32(Crc32),
    /// base64 of a JSON object that has these keys.
    Base64Json(Base64Json),
}

/// Parameters of a CRC32 at the end of a token.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crc32 {
    /// What is summed.
    pub over: Over,
    /// How it is written.
    pub encoding: Encoding,
    /// Characters of the sum.
    pub width: u8,
    /// Separator characters between data and sum.
    #[serde(default)]
    pub gap: u8,
    /// Lengths after the prefix at which the check applies; absent: all.
    pub applies: Option<Length>,
}

/// Parameters of a base64 JSON object.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base64Json {
    /// Keys that the object must have.
    pub keys: Vec<String>,
}

/// What a checksum covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Over {
    /// The body without prefix.
    Body,
    /// Prefix and body.
    Whole,
}

/// How a checksum is written at the end of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// Digits, upper case, lower case; most significant first, padded with `0`.
    Base62,
    /// Digits and lower case; most significant first, padded with `0`.
    Base36,
    /// Big-endian hexadecimal, lower case.
    HexLower,
    /// Big-endian hexadecimal, upper case.
    HexUpper,
    /// Little-endian hexadecimal, lower case.
    HexLowerLittleEndian,
    /// The first characters of standard base64 of the little-endian bytes.
    Base64LittleEndian,
}

/// Checks without parameters that a rule may name. `jwt` and `pem` are known to the compiled form; the rest is carried
/// by name.
pub const CHECK_NAMES: &[&str] = &[
    "jwt",
    "pem",
    "base58",
    "base58check",
    "base64-colon",
    "basic-credentials",
    "bech32",
    "bip39",
    "decimal-snowflake",
    "ed25519-pair",
    "jwk-member",
    "macaroon-v2",
    "marvin32-annotated",
    "stamped",
    "marvin32-base66",
    "marvin32-signature",
    "msgpack-array",
    "paseto",
    "pem-encoded",
    "der-private-key",
    "permuted-crc32",
    "protobuf-hmac",
    "putty-mac",
    "clamped-scalar",
    "secp256k1-scalar",
    "uuid",
    "crc16-xmodem",
    "base32-account",
];

/// `rules/languages/<id>/language.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Slug, the same as the folder's name.
    pub id: Spanned<String>,
    /// Name for people.
    pub name: String,
    /// Extensions, lower case, without the dot.
    #[serde(default)]
    pub extensions: Vec<String>,
    /// Whole file names; a final `*` stands for any rest.
    #[serde(default)]
    pub filenames: Vec<String>,
    /// Whether text values stand in quotes, so that a bare word is an expression.
    #[serde(default)]
    pub literals_need_quotes: bool,
    /// Template with `{NAME}` that reads an environment variable.
    #[serde(default)]
    pub read_env: String,
    /// Templates with `{NAME}` of the text before a value that is written into the environment.
    #[serde(default)]
    pub write_env: Vec<String>,
    /// Those commands stand in files of other languages, too.
    #[serde(default)]
    pub commands_anywhere: bool,
    /// Whether commands of other languages stand in its files; absent: where text values need no quotes.
    pub holds_commands: Option<bool>,
    /// Kinds of files with settings, the first that fits counts.
    #[serde(default, rename = "settings")]
    pub settings: Vec<Settings>,
}

/// A kind of file that holds settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Ends of paths, lower case; `*` stands for any characters.
    pub files: Vec<String>,
    /// What such a file is: `a workflow`.
    pub what: String,
    /// What to do about a secret in it, in the imperative, with `{NAME}` for the name of a variable.
    pub instead: String,
    /// How such a file refers to a variable, with `{NAME}`; empty if it cannot.
    #[serde(default)]
    pub reference: String,
    /// A beginning of names that cannot be given there, and what stands in its place.
    #[serde(default)]
    pub reserved: Option<[String; 2]>,
    /// Whether a variable takes the place of an entry by the names of all that it is below: `SPRING_DATASOURCE_PASSWORD`.
    #[serde(default)]
    pub by_path: bool,
}

/// `rules/judge/placeholders.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placeholders {
    /// Words of values that stand for a secret, lower case.
    pub words: Vec<String>,
    /// Characters, sorted, of which every order stands for a secret.
    pub shuffled: Vec<String>,
}

impl Credential {
    /// What follows the prefix. `None` when only code around the rule knows it (a URL's password).
    pub fn elements(&self) -> Result<Option<Vec<Element>>, String> {
        match (&self.shape, &self.alphabet, self.length) {
            (Some(shape), None, None) => notation::shape(shape).map(Some),
            (None, Some(alphabet), Some(length)) => {
                let (min, max) = length.range();
                Ok(Some(vec![notation::class(notation::alphabet(alphabet)?, min, max)?]))
            }
            (None, None, None) => Ok(None),
            _ => Err("write either `shape`, or `alphabet` and `length`".into()),
        }
    }

    /// Everything about one credential that can be wrong by itself.
    pub fn problem(&self) -> Option<String> {
        let elements = match self.elements() {
            Ok(elements) => elements,
            Err(error) => return Some(error),
        };
        let short = self.prefixes.iter().find(|p| p.len() < 2 || !p.is_ascii());
        let said = |condition: bool, text: &str| condition.then(|| text.to_string());
        said(!is_slug(self.id.get_ref()), "the id must be kebab-case")
            .or(said(self.kind.is_empty(), "`kind` is empty"))
            .or(short.map(|p| format!("prefix {p:?} must be at least two ASCII characters")))
            .or(said(self.context.iter().any(|c| c.is_empty()), "an empty word in `context`"))
            .or(said(
                self.class == Class::Prefix && (self.prefixes.is_empty() || elements.is_none()),
                "class prefix needs prefixes and a shape",
            ))
            .or(said(self.class == Class::Context && elements.is_none(), "class context needs a shape"))
            .or(said(self.class == Class::Context && !self.needs_context, "class context needs `needs_context = true`"))
            .or(said(self.needs_context && self.context.is_empty(), "`needs_context` without `context`"))
            .or(self.anchor.as_ref().and_then(|a| a.problem()))
            .or(self.check.as_ref().and_then(|c| c.problem(elements.as_deref())))
    }
}

impl Anchor {
    fn problem(&self) -> Option<String> {
        let (least, most) = self.offset.range();
        (self.literal.len() < 2 || !self.literal.is_ascii() || least > most)
            .then(|| format!("anchor {:?} must be at least two ASCII characters, its offset in order", self.literal))
    }
}

impl Check {
    fn problem(&self, elements: Option<&[Element]>) -> Option<String> {
        match self {
            Check::Name(name) => (!CHECK_NAMES.contains(&name.as_str()))
                .then(|| format!("unknown check {name:?}: one of {CHECK_NAMES:?}")),
            Check::Table(CheckTable::Crc32(crc)) => {
                let tail = crc.width as usize + crc.gap as usize;
                let least = elements.map_or(0, |e| notation::length(e).0);
                (crc.width == 0 || tail >= least).then(|| format!("a sum of {tail} characters leaves no data"))
            }
            Check::Table(CheckTable::Base64Json(json)) => json.keys.is_empty().then(|| "no keys to look for".into()),
        }
    }
}

impl Provider {
    /// Everything about one provider that can be wrong by itself.
    pub fn problem(&self) -> Option<String> {
        let lower = |s: &String| !s.is_empty() && !s.chars().any(|c| c.is_uppercase() || c.is_whitespace());
        if !is_slug(self.id.get_ref()) || self.name.is_empty() {
            return Some("a provider needs a kebab-case id and a name".into());
        }
        if let Some(host) = self.hosts.iter().find(|h| !lower(h) || h.contains(['/', ':', '*'])) {
            return Some(format!("host {host:?} must be lower case, without scheme, port, path and asterisk"));
        }
        if let Some(auth) = self.auth.iter().find(|a| !lower(&a.header)) {
            return Some(format!("header {:?} must be lower case", auth.header));
        }
        let query = self.query_auth.iter().find(|q| !lower(q));
        query.map(|q| format!("query parameter {q:?} must be lower case"))
    }
}

fn is_slug(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Bits that number a slot of the filter of prefixes.
pub const FILTER_BITS: u32 = 15;

/// The slot of the first three bytes of a prefix in the filter that [`super::may_be_prefix`] asks.
#[inline]
pub fn filter_slot(head: [u8; 3]) -> usize {
    let word = u32::from_le_bytes([head[0], head[1], head[2], 0]);
    // Multiplicative hashing: the upper bits of the product depend on all of the word.
    (word.wrapping_mul(0x9E37_79B1) >> (32 - FILTER_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(lines: &str) -> String {
        let text = format!("[[credential]]\nid = \"a-key\"\nkind = \"key\"\nseverity = \"high\"\n{lines}");
        match toml::from_str::<RuleFile>(&text) {
            Ok(file) => file.credential[0].problem().unwrap_or_default(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_complete_rule_has_no_problem() {
        assert_eq!(problem("class = \"prefix\"\nprefixes = [\"ab_\"]\nalphabet = \"hex\"\nlength = [30, 40]"), "");
        let crc = "check = { crc32 = { over = \"body\", encoding = \"base62\", width = 6, applies = 36 } }";
        assert_eq!(problem(&format!("class = \"prefix\"\nprefixes = [\"ab_\"]\nshape = \"alnum:36\"\n{crc}")), "");
    }

    #[test]
    fn mistakes_are_said() {
        for (lines, part) in [
            ("class = \"prefix\"\nprefixes = [\"a\"]\nshape = \"hex:9\"", "two ASCII"),
            ("class = \"prefix\"\nprefixes = [\"ab\"]", "needs prefixes and a shape"),
            ("class = \"prefix\"\nprefixes = [\"ab\"]\nshape = \"hex:9\"\nlength = 3", "either"),
            ("class = \"context\"\nshape = \"hex:9\"\nneeds_context = true", "without `context`"),
            ("class = \"structured\"\ncheck = \"magic\"", "unknown check"),
            ("class = \"structured\"\nshapes = \"hex:9\"", "unknown field"),
            ("class = \"structured\"\nanchor = { literal = \":\", offset = 3 }", "anchor"),
        ] {
            let said = problem(lines);
            assert!(said.contains(part), "{lines}: {said}");
        }
    }
}
