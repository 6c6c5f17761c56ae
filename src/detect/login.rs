//! A user and a password side by side: the arguments of a call, `user:password` of a setting, of the address of a database.
//!
//! In: a text and where the telling words stand. Out: a candidate. Which calls take a password, and as which argument, is data
//! (`rules/judge/calls.txt`). Textual, bounded, never fails.

use super::given;
use super::literal::quoted;
use super::window::Candidates;
use super::{address, context};
use crate::model::{Candidate, Sink, Use, near};
use crate::rules::words::Words;
use crate::rules::{lists, names, signs};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// How far to the left the user of an address may stand.
const REACH: usize = 100;

/// A call that takes a password without its name.
#[derive(Clone, Copy)]
pub(super) struct Call {
    /// What its name ends with.
    pub(super) name: &'static str,
    /// The place of the password among the arguments, the first being 0.
    place: usize,
    /// What must stand before it.
    before: Before,
    /// The sign that parts a user from the password within the argument.
    pair: Option<u8>,
    /// Whether nothing opens the arguments: a statement, or a list of arguments of which its name is one.
    bare: bool,
}

/// What the arguments before a password must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Literals and numbers, all of them.
    Literals,
    /// Anything but for the one directly before it, which is a literal.
    Literal,
    /// A literal that holds a `=`, directly before it: the name of an entry of a directory.
    Entry,
    /// The same as [`Before::Literals`], with a number in the second place: a host, a port, a user.
    Port,
    /// Anything.
    Anything,
}

/// The calls, from the data.
pub(super) static CALLS: LazyLock<Vec<Call>> = LazyLock::new(|| {
    let lines = lists::CALLS.iter().copied();
    let calls = lines.flat_map(|line| {
        let (place, names) = line.split_once(' ').unwrap_or((line, ""));
        let before = match place.bytes().last() {
            Some(b'*') => Before::Anything,
            Some(b'+') => Before::Literal,
            Some(b'=') => Before::Entry,
            Some(b'#') => Before::Port,
            _ => Before::Literals,
        };
        let pair = place.bytes().last().filter(|b| !b.is_ascii_digit() && !b"*+=#".contains(b));
        let place = place.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().unwrap_or(1);
        let spelled = names.split_whitespace().flat_map(|name| [Some(name), with_blanks(name)]).flatten();
        let bare = |name: &'static str| name.strip_suffix('~').map_or((name, false), |own| (own, true));
        spelled.map(bare).map(move |(name, bare)| Call { name, place: place.saturating_sub(1), before, pair, bare })
    });
    calls.collect()
});

/// The ends of the names of the calls, with what opens their arguments, by which they are looked for: those that share one share one literal.
pub(super) static ENDS: LazyLock<BTreeSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    let of = |call: &'static Call| call.openings().iter().map(|opening| (end_of(call.name), *opening));
    CALLS.iter().flat_map(of).collect()
});

/// The last letters of a name.
fn end_of(name: &'static str) -> &'static str {
    /// Fewer would be looked at too often.
    const LEN: usize = 6;
    name.get(name.len().saturating_sub(LEN)..).unwrap_or(name)
}

/// What opens the arguments behind the name of a call; not all languages need parentheses.
const OPENINGS: [&str; 3] = ["(", " \"", " '"];

/// The passwords among the arguments of the calls whose name ends at `end`, where one of [`OPENINGS`] follows.
pub(super) fn calls(text: &[u8], end: usize, found: &mut Candidates) {
    let calls = CALLS.iter().filter(|call| text[..end].ends_with(call.name.as_bytes()));
    for call in calls.filter(|call| !call.name.ends_with(CONNECT) || !binds_events(text, end)) {
        self::call(text, end + 1, *call, found);
    }
}

/// What opens a connection, and what binds an event to what hears of it.
const CONNECT: &str = "connect";

/// `Signal::connect("saved", …)`: the thing that it is called on tells of events.
fn binds_events(text: &[u8], end: usize) -> bool {
    let called = near::line_before(text, end, REACH);
    let start = called.iter().rposition(|b| !names::is_variable(b) && !b":>\\".contains(b)).map_or(0, |p| p + 1);
    Words::Notifies.in_name(&String::from_utf8_lossy(&called[start..]))
}

/// `auth = ` for `auth=`, `'auth' => ` for `'auth'=>`: where an assignment is a call, it may have blanks.
fn with_blanks(name: &'static str) -> Option<&'static str> {
    let own = name.strip_suffix("=>").map(|own| format!("{own} => "));
    own.or_else(|| name.strip_suffix('=').map(|own| format!("{own} = "))).map(|name| &*name.leak())
}

/// The password among the arguments of a call, which begin at `open`.
fn call(text: &[u8], open: usize, call: Call, found: &mut Candidates) {
    if let Some(span) = call.pair.and_then(|sign| behind_sign(text, open, sign)) {
        return push(span, found);
    }
    let nth = given::nth(text, open, call.place);
    // Without parentheses the line ends the arguments.
    let opened = text[..open].ends_with(b"(");
    if nth.is_none() && opened && memchr::memchr(b')', &text[open..]).is_none() {
        found.goes_on();
    }
    let Some((Some(given), _)) = nth else { return };
    // `("KEY", "")`: a key in place of the user, and no password.
    if given.span.is_empty() && call.place == 1 {
        if call.follows(text, open)
            && let Some((Some(user), _)) = given::nth(text, open, 0)
            && is_key_as_user(&text[user.span.clone()])
        {
            push(user.span, found);
        }
        return;
    }
    let rest = &text[given.span.end..text.len().min(given.span.end + 24)];
    // Where nothing opens the arguments, the line ends them.
    let after = rest.iter().skip(1).find(|b| !b.is_ascii_whitespace() || !opened && **b == b'\n');
    if after.is_none_or(|b| b",).;]}\n".contains(b))
        && call.follows(text, open)
        && !is_anonymous(text, open, call.place)
        && let Some(span) = call.password(text, given.span)
    {
        push(span, found);
    }
}

/// `user + ':' + 'VALUE'`, `"me:" + "VALUE"` among the arguments that begin at `open`: the literal behind one that ends with the sign.
fn behind_sign(text: &[u8], open: usize, sign: u8) -> Option<Range<usize>> {
    let window = near::rest_of_line(text, open, 2 * REACH);
    let joined = |at: usize| {
        let quote = window.get(at + 1).copied().filter(|b| b"\"'`".contains(b))?;
        memchr::memchr(quote, &window[..at])?;
        let rest = window[at + 2..].trim_ascii_start();
        let literal = rest.strip_prefix(b"+").or_else(|| rest.strip_prefix(b"."))?.trim_ascii_start();
        quoted(text, open + window.len() - literal.len())
    };
    let span = memchr::memchr_iter(sign, window).find_map(joined)?;
    is_password(&text[span.clone()]).then_some(span)
}

/// What may be a password behind its user: what follows a scheme is a URL or data, digits and dashes behind the name of a type are its
/// identifier.
fn is_password(value: &[u8]) -> bool {
    let identifier = value.iter().all(|b| b.is_ascii_hexdigit() || *b == b'-');
    !value.starts_with(b"//") && !identifier && !value.contains(&b' ') && !is_of_entry(value)
}

/// `profile:cache1` behind `user:`: words and numbers between more of the same sign, as stores of keys and values call their entries.
fn is_of_entry(value: &[u8]) -> bool {
    let word = |part: &[u8]| {
        let letters = part.iter().take_while(|b| b.is_ascii_lowercase() || **b == b'_').count();
        letters > 2 && part.len() - letters <= 3 && part[letters..].iter().all(u8::is_ascii_digit)
    };
    value.contains(&b':') && value.split(|b| *b == b':').all(word)
}

/// Whether a user has a name as no people have, but keys.
fn is_key_as_user(name: &[u8]) -> bool {
    const LEAST: usize = 20;
    let word = |b: &u8| b.is_ascii_alphanumeric() || b"_-".contains(b);
    name.len() >= LEAST && name.iter().all(word) && name.iter().any(u8::is_ascii_digit)
}

/// `login('anonymous', 'me@…')`: who logs in so has no password, and gives an address in its place.
fn is_anonymous(text: &[u8], open: usize, place: usize) -> bool {
    let user = place.checked_sub(1).and_then(|before| given::nth(text, open, before)?.0);
    user.is_some_and(|user| text[user.span].eq_ignore_ascii_case(b"anonymous"))
}

/// Whether an argument is a literal or a number.
fn is_constant(text: &[u8], open: usize, place: usize) -> bool {
    let Some((given, end)) = given::nth(text, open, place) else { return false };
    given.is_some() || text[..end].last().is_some_and(u8::is_ascii_digit)
}

impl Call {
    /// What opens the arguments: a tuple that is given to a name, and a call on a thing that takes more than the password, have parentheses.
    fn openings(&self) -> &'static [&'static str] {
        if self.bare {
            return &OPENINGS[1..];
        }
        // `'auth' => ['me', '…']`: a list, where a language has no tuples.
        if self.name.trim_end().ends_with("=>") {
            return &["["];
        }
        let on_thing = self.place > 0 && self.name.contains(['.', '>', ':']);
        let first = self.name.ends_with(['=', ' ', '.'])
            || on_thing
            || self.before == Before::Anything && self.place > 0
            || self.is_type();
        &OPENINGS[..if first { 1 } else { OPENINGS.len() }]
    }

    /// `TOTP`, `pbkdf2.Key`: the name of a type or of what a module exports, in languages whose calls have parentheses.
    fn is_type(&self) -> bool {
        let (module, own) = self.name.rsplit_once('.').unwrap_or(("", self.name));
        let capital = own.starts_with(|c: char| c.is_ascii_uppercase());
        capital && (!module.is_empty() || !own.bytes().any(|b| b.is_ascii_lowercase()))
    }

    /// Whether the arguments before the password are what they must be.
    fn follows(&self, text: &[u8], open: usize) -> bool {
        let nearest = || self.place.checked_sub(1).and_then(|place| given::nth(text, open, place)?.0);
        match self.before {
            Before::Anything => true,
            Before::Literals => (0..self.place.max(1)).all(|place| is_constant(text, open, place)),
            Before::Port => {
                let number = given::nth(text, open, 1).is_some_and(|(given, _)| given.is_none());
                number && (1..self.place).all(|place| is_constant(text, open, place)) && nearest().is_some()
            }
            Before::Literal => nearest().is_some(),
            Before::Entry => nearest().is_some_and(|given| text[given.span].contains(&b'=')),
        }
    }

    /// The password within the argument.
    fn password(&self, text: &[u8], span: Range<usize>) -> Option<Range<usize>> {
        let Some(sign) = self.pair else { return Some(span) };
        let value = &text[span.clone()];
        let user = value.iter().take_while(|b| b.is_ascii_alphanumeric() || b"_.@-".contains(b)).count();
        let password = value.get(user + 1..).filter(|_| user > 0 && value[user] == sign)?;
        // `me/…@host:1521/main`: the place stands behind it.
        let len = if sign == b'/' { memchr::memrchr(b'@', password)? } else { password.len() };
        is_password(&password[..len]).then_some(span.start + user + 1..span.start + user + 1 + len)
    }
}

/// What makes an array of the characters of a literal, as calls for passwords want it.
pub(super) const CHARACTERS: &str = ".toCharArray()";

/// `load(in, "…".toCharArray())`: the literal before `at`, if the call that takes it opens something with a password.
pub(super) fn characters(text: &[u8], at: usize, found: &mut Candidates) {
    let line = near::line_start(text, at, 2 * REACH);
    let Some(head) = text[line..at].strip_suffix(b"\"") else { return };
    let Some(open) = memchr::memrchr(b'"', head) else { return };
    let (before, start) = (&head[..open], line + open + 1);
    let Some(paren) = memchr::memrchr(b'(', before) else { return };
    let callee = &before[..paren];
    let word = &callee[callee.iter().rposition(|b| !b.is_ascii_alphanumeric()).map_or(0, |p| p + 1)..];
    let ends = before.trim_ascii_end().last().is_some_and(|b| b"(,".contains(b));
    if ends && Words::Unlock.has(&word.to_ascii_lowercase()) {
        push(start..at - 1, found);
    }
}

pub(super) fn push(span: Range<usize>, found: &mut Candidates) {
    let name = Some("password".to_string());
    if span.len() >= 4 {
        context::push_sure(span, Use { sink: Sink::Assignment, host: None, name, sure: true, literal: false }, found);
    }
}

/// `"type": "random_password", … "result": "…"`: what the nearest thing before it, which makes passwords, made. The literal begins at `at`.
pub(super) fn made(text: &[u8], at: usize, found: &mut Candidates) {
    /// As far as its other members reach.
    const BEFORE: usize = 1000;
    let before = &text[at.saturating_sub(BEFORE)..at];
    let of_type = memchr::memmem::rfind(before, b"\"type\": ").map(|from| &before[from..]);
    if of_type.is_some_and(|kind| signs::begins_with(signs::MAKERS_OF_PASSWORDS, kind))
        && let Some(span) = quoted(text, at - 1)
    {
        push(span, found);
    }
}

/// The password of `user:password@tcp(host)`; `at` is where the `@` stands.
pub(super) fn address(text: &[u8], at: usize, found: &mut Candidates) {
    let floor = at.saturating_sub(REACH);
    let before = &text[floor..at];
    // From the quote on; where that holds more than the address, from what parts it from the rest.
    let parted = |signs: &'static [u8]| {
        let len = before.iter().rev().take_while(|b| b.is_ascii_graphic() && !signs.contains(b)).count();
        &before[before.len() - len..]
    };
    let is_user = |user: &[u8]| user.iter().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(b));
    let whole = parted(b"\"'`");
    let colon = memchr::memchr(b':', whole).filter(|c| *c > 0 && is_user(&whole[..*c]));
    let user = if colon.is_some_and(|c| !whole[c..].starts_with(b"://")) { whole } else { parted(b"\"'`/=<>") };
    let Some(colon) = memchr::memchr(b':', user).filter(|c| *c > 0) else { return };
    let len = user.len();
    let host = address::host_of_authority(text[at..].split(|b| *b == b'(').nth(1).unwrap_or_default());
    found_in_url(at - len + colon + 1..at, "tcp", host, found);
}

/// The password of `…:thin:user/password@host`; `at` is where the user begins.
pub(super) fn thin(text: &[u8], at: usize, found: &mut Candidates) {
    let rest = &text[at..text.len().min(at + REACH)];
    let len = rest.iter().take_while(|b| b.is_ascii_graphic() && !b"\"'`<>@".contains(b)).count();
    let Some(slash) = memchr::memchr(b'/', &rest[..len]).filter(|s| *s > 0) else { return };
    if rest.get(len) == Some(&b'@') {
        let authority = &text[at + len + 1..];
        let host = address::host_of_authority(authority.strip_prefix(b"//").unwrap_or(authority));
        found_in_url(at + slash + 1..at + len, "jdbc", host, found);
    }
}

/// The password of `user/password@//host`; `at` is where the `@` stands.
pub(super) fn easy(text: &[u8], at: usize, found: &mut Candidates) {
    let before = near::line_before(text, at, REACH);
    let len = before.iter().rev().take_while(|b| b.is_ascii_graphic() && !b"\"'`<>=(,:".contains(b)).count();
    let pair = &before[before.len() - len..];
    let Some(slash) = memchr::memchr(b'/', pair).filter(|slash| *slash > 0) else { return };
    let (user, password) = (&pair[..slash], &pair[slash + 1..]);
    let host = &text[at + 1..];
    let host = address::host_of_authority(host.strip_prefix(b"//").unwrap_or(host));
    if user.iter().all(|b| b.is_ascii_alphanumeric() || b"_$#".contains(b))
        && !password.contains(&b'/')
        && host.len() > 1
    {
        found_in_url(at - password.len()..at, "oracle", host, found);
    }
}

/// The password of `user/password@host:1521`; `at` is where the port stands with its colon.
pub(super) fn listener(text: &[u8], at: usize, found: &mut Candidates) {
    let before = near::line_before(text, at, REACH);
    let host = before.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b)).count();
    if host > 0 && before[..before.len() - host].ends_with(b"@") {
        easy(text, at - host - 1, found);
    }
}

fn found_in_url(span: Range<usize>, scheme: &str, host: String, found: &mut Candidates) {
    if span.len() >= 4 {
        let sink = Sink::UrlPassword { scheme: scheme.to_string() };
        let usage = Use { sink, host: Some(host), name: None, sure: false, literal: false };
        found.push(Candidate { span, rules: Vec::new(), usage });
    }
}

/// `user/password: admin/…`: the password within the value of two names, which the same sign parts.
pub(super) fn behind_user(text: &[u8], name: usize, span: &Range<usize>) -> Option<Range<usize>> {
    let sign = *text[..name].last().filter(|b| b"/:".contains(b))?;
    let named = text[..name - 1].last().is_some_and(|b| b.is_ascii_alphabetic() || !b.is_ascii());
    let value = &text[span.clone()];
    let cut = memchr::memchr(sign, value).filter(|cut| *cut > 0 && named)?;
    let user = value[..cut].iter().all(|b| b.is_ascii_alphanumeric() || b"_.@-".contains(b));
    let whole = user && !value[cut + 1..].iter().any(|b| b"/:".contains(b)) && value.len() - cut > 6;
    whole.then_some(span.start + cut + 1..span.end)
}

/// Small letters and digits, as data in base64 seldom begins.
fn is_plain_user(user: &[u8]) -> bool {
    user.len() > 2 && user[0].is_ascii_lowercase() && user.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

fn is_behind_basic(text: &[u8], at: usize) -> bool {
    text[..at].last_chunk::<6>().is_some_and(|word| word.eq_ignore_ascii_case(b"basic "))
}

/// The password within `user:password`, where the name says that it is given both.
pub(super) fn within_pair(text: &[u8], name: &str, span: Range<usize>) -> Range<usize> {
    let lower = name.to_ascii_lowercase().replace('-', "_");
    // `Authorization: Basic me:…`, as clients in editors take it before they encode it.
    let basic = lower.ends_with("authorization") && is_behind_basic(text, span.start);
    if !basic
        && !["userpwd", "user_password", "_auth", "basicauth", "httpauth", "credentials"]
            .iter()
            .any(|w| lower.ends_with(w))
    {
        return span;
    }
    let value = &text[span.clone()];
    let user = value.iter().take_while(|b| b.is_ascii_alphanumeric() || b"_.@-".contains(b)).count();
    match value.get(user) {
        Some(b':') if user > 0 => span.start + user + 1..span.end,
        // `STORE_AUTH=me/…`
        Some(b'/')
            if lower.ends_with("_auth") && is_plain_user(&value[..user]) && !value[user + 1..].contains(&b'/') =>
        {
            span.start + user + 1..span.end
        }
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_beside_their_users() {
        let of = |find: &dyn Fn(&[u8], &mut Candidates), text: &str| {
            let mut found = Vec::new();
            find(text.as_bytes(), &mut Candidates::of(text.as_bytes(), &mut found));
            found.into_iter().map(|c| text[c.span].to_string()).collect::<Vec<_>>()
        };
        for (text, name, place) in [
            ("SetBasicAuth(\"me\", \"VALUE\")", "BasicAuth", 1),
            ("auth=('me', 'VALUE')", "auth=", 1),
            ("basic_auth 'me', 'VALUE'", "basic_auth", 1),
            ("new PDO($dsn, 'me', 'VALUE');", "PDO", 2),
            ("getConnection(url, user, \"VALUE\".toString())", "getConnection", 2),
        ] {
            let open = text.find(name).unwrap() + name.len() + 1;
            let before = if place > 1 { Before::Anything } else { Before::Literals };
            let made = Call { name, place, before, pair: None, bare: false };
            assert_eq!(of(&|t, f| call(t, open, made, f), text), ["VALUE"], "{text}");
        }
        let login = Call { name: "login", place: 1, before: Before::Literals, pair: None, bare: false };
        assert!(of(&|t, f| call(t, 6, login, f), "login(\"me\", get(\"VALUE\"))").is_empty());
        assert!(of(&|t, f| call(t, 6, login, f), "login(user, \"VALUE\")").is_empty());
        let encode = Call { name: "encode", place: 0, before: Before::Literals, pair: Some(b':'), bare: false };
        assert_eq!(of(&|t, f| call(t, 7, encode, f), "encode(b\"me:VALUE\")"), ["VALUE"]);
        assert!(of(&|t, f| call(t, 7, encode, f), "encode(\"data://VALUE\")").is_empty());
        for joined in
            ["encode('me' + ':' + 'VALUE')", "encode((user + \":\" + \"VALUE\").bytes())", "encode(\"me:\" . 'VALUE')"]
        {
            assert_eq!(of(&|t, f| call(t, 7, encode, f), joined), ["VALUE"], "{joined}");
        }
        for other in ["encode(user + ':' + secret)", "encode('me' + ': ' + 'VALUE')", "encode(user + ':' + 'not this')"]
        {
            assert!(of(&|t, f| call(t, 7, encode, f), other).is_empty(), "{other}");
        }
        let random = "kX9vQ2mL7pR4tY8wZ3nB";
        assert_eq!(of(&|t, f| call(t, 6, login, f), &format!("login(\"{random}\", \"\")")), [random]);
        assert!(of(&|t, f| call(t, 6, login, f), "login(\"administrator\", \"\")").is_empty());
        for text in ["ks.load(in, \"VALUE\".toCharArray())", "new PBEKeySpec(\"VALUE\".toCharArray(), salt)"] {
            assert_eq!(of(&|t, f| characters(t, text.find(".toC").unwrap(), f), text), ["VALUE"], "{text}");
        }
        let digits = "String.valueOf(\"VALUE\".toCharArray())";
        assert!(of(&|t, f| characters(t, digits.find(".toC").unwrap(), f), digits).is_empty());
        let dsn = "me:VALUE@tcp(db:3306)/x";
        assert_eq!(of(&|t, f| address(t, 8, f), dsn), ["VALUE"]);
        assert_eq!(of(&|t, f| thin(t, 17, f), "jdbc:oracle:thin:me/VALUE@db:1521"), ["VALUE"]);
        assert_eq!(within_pair(b"me:VALUE", "CURLOPT_USERPWD", 0..8), 3..8);
        assert_eq!(within_pair(b"me:VALUE", "password", 0..8), 0..8);
        assert_eq!(behind_user(b"user/password: me/VALUES", 5, &(15..24)), Some(18..24));
        assert_eq!(behind_user(b"password: me/VALUES", 0, &(10..19)), None);
        assert_eq!(behind_user(b"user/password: /etc/VALUES", 5, &(15..26)), None);
    }
}
