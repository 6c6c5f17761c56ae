//! What stands to the left of a value: the name that it is assigned to, the header that it is sent in.
//!
//! In: a text and the offset at which a value starts. Out: a [`Use`]. Purely textual, so that it works in every language,
//! in every configuration format and in broken files; it looks at most [`REACH`] bytes around and never fails.

mod around;
mod inside;
mod scheme;

pub(super) use inside::inside_string;
pub(super) use scheme::is_other_scheme;

use super::address;
use crate::model::{Sink, Use};
use crate::rules::words::Words;
use crate::rules::{self, names};
use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// How far from a value its context may stand, in bytes on each side.
pub const REACH: usize = 400;

/// Longest name that is read.
const NAME_MAX: usize = 100;

/// The use of the value at `value`.
pub fn usage_of(text: &[u8], value: Range<usize>) -> Use {
    let mut usage = assigned(text, value.start);
    usage.host = address::host_near(text, value);
    usage
}

/// Whether [`assigned`] may find a name or a scheme for the run that starts at `start`: one look at what stands before it, which
/// turns most words of source text away.
pub(super) fn may_be_named(text: &[u8], start: usize) -> bool {
    may_be_named_by(&text[start.saturating_sub(NAME_MAX + 4)..start], false)
}

/// The same by [`NEAR`] bytes alone: it may be named, too, where these do not tell.
pub(super) fn may_be_named_near(text: &[u8], start: usize) -> bool {
    may_be_named_by(&text[start.saturating_sub(NEAR)..start], start > NEAR)
}

/// How far [`may_be_named_near`] looks.
pub(super) const NEAR: usize = 48;

/// `before` is what stands before it, `cut` whether there is more that might matter.
fn may_be_named_by(before: &[u8], cut: bool) -> bool {
    match before.last() {
        Some(b'"' | b'\'' | b'`' | b'=' | b':' | b'>' | b';') => true,
        Some(b'[') => before.ends_with(b"><![CDATA["),
        // `${NAME:-value}`
        Some(b'-') => before.ends_with(b":-"),
        Some(b' ' | b'\t') => {
            let blanks = before.iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
            let before = &before[..before.len() - blanks];
            match before.last() {
                None | Some(b'=' | b':' | b'>' | b'(' | b'-') => true,
                Some(b) if is_name(*b) => is_followed_by_value(before, cut),
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether the word at the end may name or announce a value that only blanks part from it. Asked for most words of source text, so by
/// lengths and single bytes first.
fn is_followed_by_value(before: &[u8], cut: bool) -> bool {
    let len = before.iter().rposition(|b| !is_name(*b)).map_or(before.len(), |p| before.len() - p - 1);
    let word = &before[before.len() - len..];
    if len == before.len() || word.starts_with(b"--") || word == b"password" || is_scheme(word) {
        return true;
    }
    let first = before[..before.len() - len].trim_ascii_end();
    if cut && first.len() < OPENER_MAX {
        return true;
    }
    matches!(first.last(), Some(b'e' | b'V' | b'G' | b'v' | b't' | b'r' | b'm' | b'('))
        && OPENERS.iter().any(|o| first.ends_with(o))
}

fn is_scheme(word: &[u8]) -> bool {
    (3..=9).contains(&word.len())
        && matches!(word[0] | 0x20, b'b' | b't' | b'a' | b'k' | b's' | b'n')
        && SCHEMES.iter().any(|s| word.eq_ignore_ascii_case(s))
}

/// Words before a key in the value of a header.
const SCHEMES: [&[u8]; 8] = [b"bearer", b"token", b"basic", b"apikey", b"key", b"sso-key", b"negotiate", b"api-key"];

/// Words before a name that blanks part from its value.
const OPENERS: [&[u8]; 12] = [
    b"#define",
    b"ENV",
    b"ARG",
    b"setenv",
    b"define",
    b"set",
    b"set(",
    b"SET(",
    b"_header",
    b"SetEnv",
    b"fastcgi_param",
    b"uwsgi_param",
];

/// Longest of them.
const OPENER_MAX: usize = 13;

/// The name and sink of the value that starts at `start`, without looking for a host.
pub fn assigned(text: &[u8], start: usize) -> Use {
    Assigned::of(text, start).into_use()
}

/// What stands to the left of a value, before anything is copied: most of it is of no interest.
pub(super) struct Assigned<'t> {
    name: Option<Name<'t>>,
    scheme: Option<&'t str>,
    quoted: bool,
}

impl<'t> Assigned<'t> {
    /// Of the value that starts at `start`.
    pub(super) fn of(text: &'t [u8], start: usize) -> Self {
        Self::read(&mut Cursor::new(text, start, REACH))
    }

    /// The same if [`NEAR`] bytes tell it.
    pub(super) fn near(text: &'t [u8], start: usize) -> Option<Self> {
        let mut cursor = Cursor::new(text, start, NEAR);
        let assigned = Self::read(&mut cursor);
        let is_told = cursor.floor == 0 || cursor.lowest.get() >= cursor.floor + PEEK;
        is_told.then_some(assigned)
    }

    fn read(cursor: &mut Cursor<'t>) -> Self {
        if let Some(assigned) = cursor.of_other_scheme() {
            return assigned;
        }
        let scheme = cursor.scheme();
        let quoted = cursor.opening_quote();
        Assigned { name: cursor.name(quoted), scheme, quoted }
    }

    /// The name, if there is one.
    pub(super) fn name(&self) -> Option<&'t str> {
        self.name.as_ref().map(|name| name.text)
    }

    /// Whether the value is that of a header which carries a key.
    pub(super) fn is_header(&self) -> bool {
        let bearer = self.scheme.is_some_and(|s| ["bearer", "basic"].iter().any(|w| s.eq_ignore_ascii_case(w)));
        match &self.name {
            None => bearer,
            Some(name) => matches!(name.kind, NameKind::Plain) && (bearer || is_auth_header(name.text)),
        }
    }

    /// The same with copies of its names.
    pub(super) fn into_use(self) -> Use {
        let is_header = self.is_header();
        let scheme = self.scheme.unwrap_or_default();
        let sink = match &self.name {
            Some(Name { kind: NameKind::Query, text }) => Sink::QueryParam { name: (*text).into() },
            Some(name) if is_auth_header(name.text) => Sink::Header { name: name.text.into(), scheme: scheme.into() },
            _ if is_header => Sink::Header { name: "Authorization".into(), scheme: scheme.into() },
            Some(_) => Sink::Assignment,
            None => Use::default().sink,
        };
        Use { sink, host: None, name: self.name.map(|name| name.text.into()), sure: self.quoted, literal: false }
    }
}

/// Whether a name is that of a header which carries a key: a provider's, or one of the general ones.
pub fn is_auth_header(name: &str) -> bool {
    static HEADERS: LazyLock<HashSet<&'static [u8]>> = LazyLock::new(|| {
        let general: [&[u8]; 9] = [
            b"authorization",
            b"proxy-authorization",
            b"x-api-key",
            b"x-auth-token",
            b"x-access-token",
            b"x-auth-key",
            b"api-key",
            b"x-apikey",
            b"x-token",
        ];
        let providers = rules::providers().iter().flat_map(|p| p.auth).map(|a| a.header.as_bytes());
        general.into_iter().chain(providers.filter(|h| h.contains(&b'-'))).collect()
    });
    /// Which last letters names of each length have, as bits: nearly all other names fail here.
    static LAST: LazyLock<[u32; HEADER_MAX + 1]> = LazyLock::new(|| {
        let mut last = [0; HEADER_MAX + 1];
        for header in HEADERS.iter().filter(|h| (1..=HEADER_MAX).contains(&h.len())) {
            last[header.len()] |= 1 << (header[header.len() - 1] & 31);
        }
        last
    });
    let may_be = name.as_bytes().last().is_some_and(|b| LAST.get(name.len()).is_some_and(|l| l & 1 << (b & 31) != 0));
    may_be && HEADERS.contains(&*name.to_ascii_lowercase().into_bytes())
}

/// Longest name of a header that is known.
const HEADER_MAX: usize = 48;

enum NameKind {
    Plain,
    Query,
}

struct Name<'t> {
    text: &'t str,
    kind: NameKind,
}

/// Moves to the left through a text.
struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
    floor: usize,
    /// How far it has come; it looks at most [`PEEK`] bytes further.
    lowest: Cell<usize>,
}

/// More than the bytes before its place that a cursor looks at without moving there.
const PEEK: usize = 16;

impl<'t> Cursor<'t> {
    fn new(text: &'t [u8], at: usize, reach: usize) -> Self {
        Cursor { text, at, floor: at.saturating_sub(reach), lowest: Cell::new(at) }
    }

    fn before(&self) -> Option<u8> {
        self.lowest.set(self.lowest.get().min(self.at));
        (self.at > self.floor).then(|| self.text[self.at - 1])
    }

    fn eat(&mut self, wanted: impl Fn(u8) -> bool) -> usize {
        let end = self.at;
        while self.before().is_some_and(&wanted) {
            self.at -= 1;
        }
        end - self.at
    }

    fn eat_byte(&mut self, byte: u8) -> bool {
        let there = self.before() == Some(byte);
        self.at -= usize::from(there);
        there
    }

    fn eat_blanks(&mut self) -> usize {
        self.eat(|b| b == b' ' || b == b'\t')
    }

    /// White space with at most two line ends: a value may stand on the line after its name.
    fn eat_space(&mut self) {
        let mut lines = 0;
        while let Some(b) = self.before() {
            lines += usize::from(b == b'\n');
            if !b.is_ascii_whitespace() || lines > 2 {
                break;
            }
            self.at -= 1;
        }
    }

    /// Quotes of any language before the value, escaped ones and string prefixes too.
    fn opening_quote(&mut self) -> bool {
        let quotes = self.eat(|b| matches!(b, b'"' | b'\'' | b'`'));
        if quotes == 0 {
            if !matches!(self.before(), Some(b';' | b'2')) {
                return false;
            }
            for entity in [&b"&quot;"[..], b"\\u0022", b"&#34;", b"%22", b"&apos;"] {
                if self.text[self.floor..self.at].ends_with(entity) {
                    self.at -= entity.len();
                    return true;
                }
            }
            return false;
        }
        if self.eat(|b| b == b'\\') > 0 {
            // `"\"value\""`: a literal within a literal.
            self.eat(|b| matches!(b, b'"' | b'\''));
        }
        let back = self.at;
        let prefix =
            self.eat(|b| matches!(b, b'f' | b'r' | b'b' | b'u' | b'F' | b'R' | b'B' | b'U' | b'L' | b'@' | b'$'));
        if prefix > 2 || self.before().is_some_and(is_name) {
            self.at = back;
        }
        true
    }

    /// The name before a connector (`=`, `:`, `=>`, `:=`, `,`, `(`, `>`), or before blanks after a flag or a keyword.
    fn name(&mut self, quoted: bool) -> Option<Name<'t>> {
        let before_space = self.at;
        if quoted {
            self.eat_space();
        } else {
            self.eat_blanks();
        }
        let blanks = before_space - self.at;
        match self.before()? {
            b'=' => self.assigned_name(),
            b':' => {
                self.at -= 1;
                // `KEY=base64:…`: how the value is written, not its name.
                if blanks == 0 && self.text[self.floor..self.at].ends_with(b"base64") {
                    let back = self.at;
                    self.at -= b"base64".len();
                    if self.before().is_some_and(|b| b"=\"' ".contains(&b)) {
                        let quoted = self.opening_quote();
                        return self.name(quoted);
                    }
                    self.at = back;
                }
                self.key()
            }
            // `${NAME:-value}`
            b'-' if self.text[self.floor..self.at].ends_with(b":-") => {
                self.at -= 2;
                self.key()
            }
            // `env.NAME || 'value'`, `env.NAME ?? 'value'`
            b'|' | b'?'
                if quoted && [&b"||"[..], b"??"].iter().any(|o| self.text[self.floor..self.at].ends_with(o)) =>
            {
                self.at -= 2;
                self.key()
            }
            // `<name><![CDATA[value]]>`
            b'[' if self.text[self.floor..self.at].ends_with(b"><![CDATA[") => {
                self.at -= b"><![CDATA[".len();
                self.element()
            }
            b'>' => {
                self.at -= 1;
                if self.eat_byte(b'=') { self.key() } else { self.element() }
            }
            b',' if quoted => {
                let lines = self.text[self.at..before_space].contains(&b'\n');
                self.at -= 1;
                self.eat_space();
                // Two neighbours of a list: `define('NAME', 'value')`, `["X-Header", "value"]`.
                let name = matches!(self.before(), Some(b'"' | b'\'' | b'`')).then(|| self.key()).flatten()?;
                self.opening_quote();
                if lines {
                    return self.only_arguments(before_space).then_some(name);
                }
                matches!(self.before(), None | Some(b'(' | b'[' | b'{' | b' ' | b'\t' | b'\n' | b',')).then_some(name)
            }
            b'(' if quoted => {
                self.at -= 1;
                self.call()
            }
            b'+' | b'.' if quoted && blanks > 0 => self.joined(),
            _ if blanks > 0 => self.spaced(quoted),
            _ => None,
        }
    }

    /// Whether the name that was read and the value whose quotes begin at `quote` are all that a call takes, each on a line of its own, and
    /// the call does not compute something of them.
    fn only_arguments(&mut self, quote: usize) -> bool {
        self.eat_space();
        if !self.eat_byte(b'(') {
            return false;
        }
        let end = self.at;
        self.eat(is_name);
        let callee = String::from_utf8_lossy(&self.text[self.at..end]);
        let computes = names::words(&callee).iter().any(|w| Words::Compute.has(w.as_bytes()));
        let rest = &self.text[quote..self.text.len().min(quote + REACH)];
        let closed = || {
            let start = rest.iter().position(|b| b"\"'`".contains(b))?;
            let len = memchr::memchr(rest[start], &rest[start + 1..])?;
            let rest = rest[start + len + 2..].trim_ascii_start();
            Some(rest.strip_prefix(b",").unwrap_or(rest).trim_ascii_start().starts_with(b")"))
        };
        end > self.at && !computes && closed() == Some(true)
    }

    /// `"password=" + "…"`, `"Bearer " + "…"`: the literal before says what the value is.
    fn joined(&mut self) -> Option<Name<'t>> {
        self.at -= 1;
        self.eat_blanks();
        let quote = self.before().filter(|b| b"\"'".contains(b))?;
        self.at -= 1;
        if self.before()? == b'=' {
            return self.assigned_name();
        }
        self.scheme()?;
        (self.before()? == quote).then_some(())?;
        self.at -= 1;
        self.eat_blanks();
        self.name(true)
    }

    fn assigned_name(&mut self) -> Option<Name<'t>> {
        self.eat(|b| matches!(b, b'=' | b':' | b'!' | b'+' | b'?' | b'|' | b'~'));
        let spaced = self.eat_blanks() > 0;
        let name = self.key()?;
        if !spaced && matches!(self.before(), Some(b'?' | b'&')) {
            return Some(Name { kind: NameKind::Query, ..name });
        }
        if names::is_key(name.text) {
            return Some(name);
        }
        // `name: Type = value` and `name type = value`: what was read is the type.
        let back = self.at;
        self.eat_blanks();
        if self.text[self.floor..self.at].ends_with(b"'static") {
            self.at -= "'static".len();
        }
        self.eat(|b| matches!(b, b' ' | b'&' | b'*' | b'<' | b'?' | b'[' | b']'));
        if self.eat(|b| b == b':') == 1
            && self.before().is_some_and(|b| is_name(b) || b == b' ')
            && let Some(outer) = self.key()
            && !outer.text.starts_with('$')
        {
            return Some(outer);
        }
        self.at = back;
        let is_type = matches!(name.text, "string" | "str" | "String" | "char" | "text" | "String?");
        if is_type
            && self.eat_blanks() > 0
            && self.before().is_some_and(is_name)
            && let Some(outer) = self.key()
        {
            return Some(outer);
        }
        Some(name)
    }

    /// A quoted, indexed or bare name that ends here. `value` of a pair gives way to the name that stands beside it.
    fn key(&mut self) -> Option<Name<'t>> {
        self.eat_blanks();
        self.eat(|b| b == b'*');
        let is_bracketed = self.eat_byte(b']');
        if is_bracketed || self.eat_byte(b')') {
            self.eat_blanks();
            // The size of an array: `char name[64]`.
            let back = self.at;
            self.eat(|b| b.is_ascii_digit());
            if !self.eat_byte(b'[') {
                self.at = back;
            }
        }
        let text = match self.before()? {
            quote @ (b'"' | b'\'' | b'`') => {
                self.at -= 1;
                self.eat(|b| b == b'\\');
                let end = self.at;
                self.eat(|b| b != quote && b != b'\n' && b != b'\\');
                (end - self.at <= NAME_MAX && self.before().is_some_and(|b| b == quote || b == b'\\'))
                    .then_some(self.at..end)?
            }
            _ => {
                let end = self.at;
                self.eat(is_name);
                self.first_word_of_two(end);
                without_escape(self.text, self.at..end)
            }
        };
        // `input[type=password]:disabled`: the value of an attribute of that name.
        if is_bracketed && self.before() == Some(b'=') {
            return None;
        }
        let name = names::bare(std::str::from_utf8(&self.text[text]).ok()?);
        if name.is_empty() || name.len() > NAME_MAX {
            return None;
        }
        if name == "default"
            && let Some(block) = self.block_name()
        {
            return Some(Name { text: block, kind: NameKind::Plain });
        }
        if matches!(name, "value" | "Value" | "content" | "val")
            && let Some(sibling) = self.sibling()
        {
            return Some(Name { text: sibling, kind: NameKind::Plain });
        }
        Some(Name { text: name, kind: NameKind::Plain })
    }

    /// `api key: …` in prose: the word before belongs to the name.
    fn first_word_of_two(&mut self, end: usize) {
        let word = &self.text[self.at..end];
        if ![&b"key"[..], b"token", b"secret"].iter().any(|w| word.eq_ignore_ascii_case(w))
            || self.before() != Some(b' ')
        {
            return;
        }
        let before = &self.text[self.floor..self.at - 1];
        let first = &before[before.iter().rposition(|b| !is_name(*b)).map_or(0, |p| p + 1)..];
        let makes_one = Words::First.has(&first.to_ascii_lowercase());
        self.at -= if makes_one { first.len() + 1 } else { 0 };
    }

    /// `<name attributes>` before the value.
    fn element(&mut self) -> Option<Name<'t>> {
        let end = self.at;
        self.eat(|b| b != b'<' && b != b'>' && b != b'\n');
        (self.before()? == b'<').then_some(())?;
        let tag = &self.text[self.at..end];
        let attribute = [&b" name=\""[..], b" key=\"", b" id=\""]
            .iter()
            .find_map(|a| memchr::memmem::find(tag, a).map(|at| &tag[at + a.len()..]));
        let source = attribute.unwrap_or(tag);
        let len = source.iter().take_while(|b| is_name(**b)).count();
        let text = std::str::from_utf8(&source[..len]).ok()?;
        if matches!(text, "value" | "string")
            && let Some(sibling) = self.sibling()
        {
            return Some(Name { text: sibling, kind: NameKind::Plain });
        }
        (!text.is_empty()).then_some(Name { text, kind: NameKind::Plain })
    }

    /// `name(` before the value.
    fn call(&mut self) -> Option<Name<'t>> {
        let end = self.at;
        self.eat(is_name);
        let text = std::str::from_utf8(&self.text[self.at..end]).ok()?;
        let last = text.rsplit(['.', ':']).next().unwrap_or(text);
        // `Deepgram.New("…")`: what is made says more than that it is made.
        let last = if matches!(last, "new" | "New" | "init" | "create") {
            self.eat(|b| is_name(b) || b == b':');
            std::str::from_utf8(&self.text[self.at..end]).ok()?
        } else {
            last
        };
        (!last.is_empty()).then_some(Name { text: last, kind: NameKind::Plain })
    }

    /// `--api-key VALUE`, `#define NAME VALUE`, `ENV NAME VALUE`, `password VALUE`: blanks alone.
    fn spaced(&mut self, quoted: bool) -> Option<Name<'t>> {
        let end = self.at;
        self.eat(is_name);
        let text = std::str::from_utf8(&self.text[self.at..end]).ok()?;
        let back = self.at;
        self.eat_blanks();
        let word_end = self.at;
        self.eat(|b| !b.is_ascii_whitespace());
        let opener = &self.text[self.at..word_end];
        self.at = back;
        let flag = text.starts_with("--") && text.len() > 4;
        let keyword = OPENERS.contains(&opener);
        let netrc = text == "password";
        // `proxy_set_header X-API-Key "…";`
        let header = (quoted || opener.ends_with(b"header")) && is_auth_header(text);
        (flag || keyword || netrc || header).then_some(Name { text: text.trim_matches('-'), kind: NameKind::Plain })
    }
}

/// What a name may be made of where a variable is named.
fn is_name(b: u8) -> bool {
    names::is_variable(&b)
}

/// `\\npassword: …` within a literal: the letter of an escape is not of the name that begins behind it.
pub(super) fn without_escape(text: &[u8], name: Range<usize>) -> Range<usize> {
    // `\u0026token=`: the sign that parts parameters.
    const AND: &[u8] = b"u0026";
    if text[name.start..].starts_with(AND) && text[..name.start].ends_with(b"\\") && name.len() > AND.len() {
        return name.start + AND.len()..name.end;
    }
    let escaped = matches!(text.get(name.start), Some(b'n' | b't' | b'r')) && text[..name.start].ends_with(b"\\");
    let inner = name.start + usize::from(escaped)..name.end;
    let is_key = escaped && std::str::from_utf8(&text[inner.clone()]).is_ok_and(names::is_key);
    if is_key { inner } else { name }
}

#[cfg(test)]
mod tests;
