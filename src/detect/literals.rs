//! The second pass: a filtered search for the literals that are not token runs.
//!
//! In: a text. Out: private key blocks, passwords in URLs, values of names by which people call passwords and secrets, tokens whose
//! prefix has characters outside of token runs or whose run may be short, and tokens that are known by an inner literal.

use super::literal::{bare, quoted};
use super::simd;
use super::value::{Claim, Given};
use super::window::{Candidates, Window};
use super::{
    accounts, address, anchors, arrays, blocks, bytes, command, context, entered, given, left, login, noted, pairs,
    phrases, prompted, prose, runs, userinfo,
};
use crate::model::{Candidate, RuleId, Sink, Use, near};
use crate::rules::{self, names, signs};
use crate::search::Literals;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Clone, Copy)]
enum Literal {
    /// The beginning of a block of a private key.
    Block,
    /// Part of the name of a phrase that stands for a key.
    Phrase,
    /// A member that every JSON Web Key has.
    WebKey,
    /// `://`
    Url,
    /// Part of a name of a secret.
    Name,
    /// Part of a name of a token, whose value has signs.
    Token,
    /// What stands before `user:password` on a command line.
    User,
    /// What stands before a password in a statement or a command, without a name.
    Statement,
    /// The end of the name of a call that takes a password, and what opens its arguments.
    Call { opening: usize },
    /// The prompt for a password, of which scripts leave the first letter away.
    Prompt,
    /// A flag of a command.
    Flag,
    /// A command that takes a password by its place.
    Command,
    /// What opens a table of users, or names a list of what they log in with.
    Accounts(accounts::Find),
    /// The member with what something made that is described before it.
    Made,
    /// What makes an array of the characters of a literal.
    Characters,
    /// What the output of another command is piped into.
    Pipe,
    /// The type or the bracket of a list of bytes.
    Bytes,
    /// `@tcp(`
    Address,
    /// `@//` behind `user/password`, before the host of a database.
    Easy,
    /// The port of a database behind `user/password@host`.
    Listener,
    /// `:thin:`
    Thin,
    /// `:port:` within a line of `host:port:database:user:password`.
    Port,
    /// A prefix that the run pass cannot find.
    Prefix,
    /// The inner literal of a rule.
    Anchor(RuleId),
}

/// The port that files of such lines name most often, and what stands for any.
const PORTS: &[&str] = &[":5432:", "*:*:"];

static TABLE: LazyLock<Literals<Literal>> = LazyLock::new(|| {
    let mut literals = vec![("://", Literal::Url), ("\"kty\"", Literal::WebKey)];
    literals.extend(blocks::BEGINNINGS.iter().map(|b| (*b, Literal::Block)));
    literals.extend(phrases::NAMES.iter().map(|n| (*n, Literal::Phrase)));
    literals.extend(signs::NAMES_OF_SECRETS.iter().map(|n| (*n, Literal::Name)));
    literals.extend(signs::NAMES_OF_TOKENS.iter().map(|n| (*n, Literal::Token)));
    literals.extend(signs::FLAGS_OF_USERS.iter().map(|n| (*n, Literal::User)));
    literals.extend(signs::STATEMENTS.iter().map(|n| (*n, Literal::Statement)));
    literals.extend(login::ENDS.iter().map(|(end, opening)| {
        let kind = Literal::Call { opening: opening.len() };
        (&*format!("{end}{opening}").leak(), kind)
    }));
    // Where a flag begins, the longer ones that begin so are asked about, too.
    let flags: BTreeSet<&str> = command::FLAGS.iter().map(|f| f.text).collect();
    let is_longer = |flag: &&&str| flags.iter().any(|other| other.len() < flag.len() && flag.starts_with(other));
    literals.extend(flags.iter().filter(|flag| !is_longer(flag)).map(|f| (*f, Literal::Flag)));
    literals.extend(command::LISTED.iter().map(|f| (*f, Literal::Flag)));
    literals.extend(command::NAMES.iter().map(|name| (*name, Literal::Command)));
    literals.extend(accounts::WORDS.iter().map(|(words, find)| (*words, Literal::Accounts(*find))));
    literals.extend(signs::RESULTS_OF_MAKERS.iter().map(|n| (*n, Literal::Made)));
    literals.push((login::CHARACTERS, Literal::Characters));
    literals.extend(signs::PROMPTS.iter().map(|n| (*n, Literal::Prompt)));
    literals.extend(signs::READING_COMMANDS.iter().map(|n| (*n, Literal::Pipe)));
    literals.extend(bytes::NOTATIONS.iter().map(|n| (*n, Literal::Bytes)));
    literals.extend([
        ("@tcp(", Literal::Address),
        ("@unix(", Literal::Address),
        ("@//", Literal::Easy),
        (":1521", Literal::Listener),
        (":thin:", Literal::Thin),
    ]);
    literals.extend(PORTS.iter().map(|n| (*n, Literal::Port)));
    for entry in rules::prefixes().iter().filter(|e| !found_elsewhere(e)) {
        literals.push((entry.prefix, Literal::Prefix));
    }
    for (i, rule) in rules::credentials().iter().enumerate() {
        if let Some(anchor) = rule.anchor.filter(|_| !anchors::is_within_runs(rule)) {
            literals.push((anchor.literal, Literal::Anchor(RuleId(i as u16))));
        }
    }
    Literals::new(literals)
});

/// Whether every token with this prefix stands within one run, which is long enough for the first pass. Prefixes that end
/// with `://` are looked up where that literal stands.
fn found_elsewhere(entry: &rules::PrefixEntry) -> bool {
    let prefix = entry.prefix.as_bytes();
    let token = prefix.iter().all(|b| simd::is_token(*b));
    let within = |r: &u16| {
        let shape = rules::credential(RuleId(*r)).shape;
        runs::stays_within_runs(shape) && prefix.len() + least(shape) >= runs::MIN_RUN
    };
    (token && entry.rules.iter().all(within)) || prefix.ends_with(b"://")
}

/// The least length of what has this shape.
fn least(shape: &[rules::Piece]) -> usize {
    let of = |piece: &rules::Piece| match piece {
        rules::Piece::Literal(text) => text.len(),
        rules::Piece::Class { min, .. } => usize::from(*min),
        rules::Piece::OneOf(options) => options.iter().map(|o| least(o)).min().unwrap_or(0),
    };
    shape.iter().map(of).sum()
}

/// Bytes of the longest literal.
pub(super) fn longest() -> usize {
    TABLE.longest()
}

/// Looks for all literals that begin in a range, each with its span and its number.
pub(super) fn each(text: &[u8], range: &Range<usize>, mut found: impl FnMut(Range<usize>, u16)) {
    TABLE.each(text, range, |span, number| found(span, number as u16));
}

/// Whether what the literal of this number leads to is decided within its window.
pub(super) fn is_windowed(number: u16) -> bool {
    let kind = TABLE.all().get(usize::from(number)).map(|entry| &entry.kind);
    !matches!(kind, None | Some(Literal::Block | Literal::Url | Literal::Prefix | Literal::Anchor(_)))
}

/// Looks closer where the literal of this number stands. Whether a list goes on behind the window of the literal.
pub(super) fn closer(text: &[u8], at: usize, number: u16, found: &mut Vec<Candidate>) -> bool {
    let Some(entry) = TABLE.all().get(usize::from(number)) else { return false };
    match &entry.kind {
        Literal::Block => blocks::at(text, at, found),
        Literal::Url => userinfo::at(text, at, found),
        Literal::Prefix => prefixed(text, at, found),
        Literal::Anchor(rule) => anchors::at(text, at, *rule, found),
        kind => {
            let span = at..at + entry.text.len();
            let look = |text: &[u8], found: &mut Candidates| in_window(text, span.clone(), *kind, found);
            return Window::of(text, span.end).look(found, look);
        }
    }
    false
}

/// The same for what is decided within the window of the literal that spans these bytes.
fn in_window(text: &[u8], literal: Range<usize>, kind: Literal, found: &mut Candidates) {
    let Range { start: at, end } = literal;
    match kind {
        Literal::Block | Literal::Url | Literal::Prefix | Literal::Anchor(_) => {}
        Literal::Phrase => phrases::at(text, end, found),
        Literal::WebKey => phrases::web_key(text, at, found),
        Literal::Name => named(text, at, end - at, &|_| true, found),
        Literal::Token => named(text, at, end - at, &|value| has_signs(&text[value.span.clone()]), found),
        Literal::User => user(text, end, found),
        Literal::Statement => statement(text, end, found),
        Literal::Call { opening } => login::calls(text, end - opening, found),
        Literal::Prompt => {
            if let Some(given) = prompted::answered(text, &(at + 1..end)) {
                login::push(given.span, found);
            }
        }
        Literal::Flag => command::flag(text, at, found),
        Literal::Command => command::placed(text, at, found),
        Literal::Accounts(find) => find(text, end, found),
        Literal::Made => login::made(text, end, found),
        Literal::Characters => login::characters(text, at, found),
        Literal::Pipe => command::piped(text, at, found),
        Literal::Bytes => bytes::at(text, at, end - at, found),
        Literal::Address => login::address(text, at, found),
        Literal::Easy => login::easy(text, at, found),
        Literal::Listener => login::listener(text, at, found),
        Literal::Thin => login::thin(text, end, found),
        Literal::Port => password_line(text, at, found),
    }
}

fn prefixed(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let inside = at > 0 && text[at - 1].is_ascii_alphanumeric() && text[at].is_ascii_alphanumeric();
    if !inside || runs::is_after_escape(text, at) {
        runs::prefixed_at(text, at, found);
    }
}

/// Values given to a name that contains one of [`NAMES`].
fn named(text: &[u8], at: usize, len: usize, is_asked: &dyn Fn(&Given) -> bool, found: &mut Candidates) {
    // In the other languages the letters go on beyond ASCII: `contraseña`.
    let foreign = !text[at..at + len].is_ascii()
        || text[at..at + 7.min(len)].eq_ignore_ascii_case(b"ontrase")
        || at.checked_sub(1).is_some_and(|before| text[before] >= 0x80);
    let is_name = |b: &u8| names::is_part(b) || foreign && *b >= 0x80;
    let start = at - text[at.saturating_sub(64)..at].iter().rev().take_while(|b| is_name(b)).count();
    // Of two letters only the name's end is looked for, with the sign behind it.
    let len = text[at..at + len].iter().take_while(|b| is_name(b)).count();
    let end = at + len + text[at + len..].iter().take(64).take_while(|b| is_name(b)).count();
    // A colon as wide as a letter ends it.
    let wide = || memchr::memmem::find(&text[at..end], "：".as_bytes());
    let end = (!text[at..end].is_ascii()).then(wide).flatten().map_or(end, |colon| at + colon);
    let start = left::without_escape(text, start..end).start;
    if runs::is_within_base64(text, start) {
        return;
    }
    // `Change\ password=…`: a message that goes by its own text.
    if text[..start].ends_with(b"\\ ") {
        return;
    }
    if let Some(typed) = prompted::typed_twice(text, &(start..end)) {
        return login::push(typed, found);
    }
    if text[at..].starts_with(b"ecret") {
        arrays::behind(text, end, found);
    }
    if found.is_bounded() && given::goes_on(text, &(start..end)) {
        return found.goes_on();
    }
    // Letters of scripts that are written without blanks begin here.
    const WIDE: u8 = 0xe3;
    if text[at] >= WIDE
        && let Some(value) = prose::joined(text, at + len)
    {
        let start = after_sign(text, start..at);
        return claimed(text, start..at + len, value, found);
    }
    for value in given::to(text, start..end).into_iter().filter(is_asked) {
        claimed(text, start..end, value, found);
    }
}

/// `NAME=…`, `export NAME=…`: whether a line begins that sets a variable.
fn is_set(text: &[u8], name: &Range<usize>) -> bool {
    /// More blanks are no indent of such a line.
    const HEAD: usize = 16;
    let head = near::line_before(text, name.start, HEAD).trim_ascii();
    (head.is_empty() || head == b"export") && text.get(name.end) == Some(&b'=')
}

/// Whether letters and digits stand among signs of which no run of a token is made: what else a name may claim is found as a run. What refers to
/// something else has signs, too.
fn has_signs(value: &[u8]) -> bool {
    const LEAST: usize = 12;
    const MOST: usize = 128;
    let refers = || signs::any_in(signs::TEMPLATES, value) || value[0] == b'$' || value.ends_with(b"}");
    (LEAST..=MOST).contains(&value.len())
        && value.iter().all(u8::is_ascii_graphic)
        && !value.iter().all(|b| simd::is_token(*b))
        && value.iter().any(u8::is_ascii_digit)
        && value.iter().any(u8::is_ascii_alphabetic)
        && !refers()
}

/// Where a name begins behind the last sign of a sentence that is as wide as a letter.
fn after_sign(text: &[u8], head: Range<usize>) -> usize {
    let signs = ["，", "。", "、", "；", "（", "：", "“", "「"];
    let last = signs.iter().filter_map(|sign| memchr::memmem::rfind(&text[head.clone()], sign.as_bytes())).max();
    last.map_or(head.start, |at| head.start + at + 3)
}

/// A value, if what stands to the left of it or the name alone claims it to be a secret.
fn claimed(text: &[u8], name: Range<usize>, value: Given, found: &mut Candidates) {
    let Some(marked) = without_scheme(text, &name, value.span, value.quoted) else { return };
    let mut span = without_marks(text, marked.clone());
    // `${NAME:-value}`
    if text[..name.start].ends_with(b"${") && text[span.clone()].starts_with(b"-") {
        span.start += 1;
    }
    if let Some(password) = noted::behind_user(text, name.start, &span) {
        return login::push(password, found);
    }
    // What refers to another name is no value; a default within it is found by that name.
    if span.len() < 4 || text[span.clone()].starts_with(b"${") {
        return;
    }
    let own = given::own_name(text, &name);
    let own = if value.claim == Claim::Entered { entered::without_widget(own) } else { own };
    let own = std::str::from_utf8(own).unwrap_or("").trim_matches(['-', '.']);
    let mut usage = left::assigned(text, marked.start);
    if let Some(password) = login::behind_user(text, name.start, &span) {
        return login::push(password, found);
    }
    let inner = login::within_pair(text, own, span.clone());
    if inner != span {
        return login::push(inner, found);
    }
    let strong = |called: &str| match names::role(called) {
        names::Role::Strong => true,
        names::Role::Weak => (value.quoted || is_set(text, &name)) && has_signs(&text[span.clone()]),
        _ => false,
    };
    let told = match (&usage.sink, usage.name.as_deref()) {
        (Sink::Header { .. }, _) => true,
        (_, Some(name)) => strong(name),
        _ => false,
    };
    if !told {
        // Behind a letter beyond ASCII what is left of the name tells nothing.
        if value.claim == Claim::Left && own.is_ascii() {
            return;
        }
        // The name stands where the text to the left of the value does not tell it.
        usage =
            Use { sink: Sink::Assignment, host: None, name: Some(own.to_string()), sure: value.quoted, literal: false };
        if strong(own) {
            context::push_sure(span, usage, found);
        }
        return;
    }
    usage.sure |= value.quoted;
    match value.claim {
        Claim::Place | Claim::Entered => context::push_sure(span, usage, found),
        _ => context::push(span, usage, found),
    }
}

/// `{noop}x` and `pass:x` say that the value is stored as it is, `x{enter}` that a key is pressed behind it; `'"x"'` is a literal of another language,
/// and `**x**` is bold.
fn without_marks(text: &[u8], mut span: Range<usize>) -> Range<usize> {
    let value = &text[span.clone()];
    span.start += [&b"{noop}"[..], b"pass:"].iter().find(|mark| value.starts_with(mark)).map_or(0, |mark| mark.len());
    if let [quote @ (b'"' | b'\''), inner @ .., last] = value
        && quote == last
        && !inner.is_empty()
        && !inner.contains(quote)
    {
        return span.start + 1..span.end - 1;
    }
    if let [b'*', b'*', inner @ .., b'*', b'*'] = value
        && inner.iter().any(u8::is_ascii_alphanumeric)
    {
        return span.start + 2..span.end - 2;
    }
    let pressed = value.ends_with(b"{enter}") && value.len() > b"{enter}".len();
    span.end -= if pressed { b"{enter}".len() } else { 0 };
    span
}

/// `APPCODE …`, `Client-ID …`, `Discogs token=…`: how much stands before the key.
fn other_scheme(value: &[u8]) -> Option<usize> {
    let word = value.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'-').count();
    let rest = value[word..].strip_prefix(b" ")?;
    let name = rest.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'_').count();
    let name = if name > 0 && rest.get(name) == Some(&b'=') { name + 1 } else { 0 };
    let key = &rest[name..];
    let plain = !key.iter().any(|b| b" \",".contains(b));
    let scheme = std::str::from_utf8(&value[..word]).is_ok_and(left::is_other_scheme);
    (scheme && plain && key.len() >= userinfo::LEAST_ALONE).then_some(word + 1 + name)
}

/// `Bearer x`: the value is what follows the scheme. Nothing follows it where a reference or a bracket does.
fn without_scheme(text: &[u8], name: &Range<usize>, mut span: Range<usize>, quoted: bool) -> Option<Range<usize>> {
    let value = &text[span.clone()];
    let word = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let known = ["bearer", "token", "basic", "key", "apikey", "jwt", "oauth", "digest", "negotiate"];
    if !known.iter().any(|k| value[..word].eq_ignore_ascii_case(k.as_bytes())) {
        if text[name.clone()].eq_ignore_ascii_case(b"authorization")
            && let Some(len) = other_scheme(value)
        {
            span.start += len;
        }
        return Some(span);
    }
    // `:authorization, 'Bearer', '…'`: the scheme is an argument of its own.
    if word == value.len() && quoted {
        let rest = text.get(span.end + 1..)?;
        let blanks = rest.strip_prefix(b",")?.iter().take(4).take_while(|b| **b == b' ').count();
        return super::literal::quoted(text, span.end + 2 + blanks);
    }
    let blanks = text[span.start + word..].iter().take(4).take_while(|b| **b == b' ').count();
    if word == value.len() && !quoted && blanks > 0 {
        return bare(text, span.end + blanks);
    }
    if blanks > 0 {
        span.start += word + blanks;
    }
    Some(span)
}

/// `-u user:password` on a command line that names a URL: the same as `scheme://user:password@host`.
fn user(text: &[u8], at: usize, found: &mut Candidates) {
    let at = at + usize::from(text.get(at) == Some(&b' '));
    let Some(span) = quoted(text, at).or_else(|| bare(text, at)) else { return };
    let value = &text[span.clone()];
    let Some(colon) = memchr::memchr(b':', value).filter(|c| *c > 0) else { return };
    // `-u TOKEN:`: a key in place of the user, and no password.
    let alone = colon + 1 == value.len() && colon >= userinfo::LEAST_ALONE;
    let span = if alone { span.start..span.start + colon } else { span.start + colon + 1..span.end };
    let password = &text[span.clone()];
    // `--user git+https://…` is where to install, not who asks.
    // `date -u +%H:%M` is a form of the time.
    if password.len() < 4
        || password.iter().all(u8::is_ascii_digit)
        || password.starts_with(b"//")
        || value.starts_with(b"+")
    {
        return;
    }
    let Some((scheme, host)) = address::url_near(text, span.clone()) else { return };
    let usage = Use { sink: Sink::UrlPassword { scheme }, host: Some(host), name: None, sure: false, literal: false };
    found.push(Candidate { span, rules: Vec::new(), usage });
}

/// The password of a statement: `IDENTIFIED BY 'VALUE'`.
fn statement(text: &[u8], at: usize, found: &mut Candidates) {
    // `"…" | ConvertTo-SecureString -AsPlainText`: what is piped into it.
    let pipe = memchr::memrchr(b'|', &text[at.saturating_sub(32)..at]).map(|p| at.saturating_sub(32) + p);
    if let Some(pipe) =
        pipe.filter(|p| text[p + 1..at].trim_ascii().iter().all(|b| b.is_ascii_alphabetic() || *b == b'-'))
    {
        if let Some(given) = pairs::literal_before(text, pipe) {
            login::push(given.span, found);
        }
        return;
    }
    let mut at = at + text[at..].iter().take(8).take_while(|b| **b == b' ').count();
    // `IDENTIFIED WITH plugin BY '…'`.
    if text[..at].trim_ascii_end().ends_with(b"WITH") {
        let plugin = text[at..].iter().take(40).take_while(|b| b.is_ascii_alphanumeric() || b"_'".contains(b)).count();
        let Some(rest) = text[at + plugin..].strip_prefix(b" BY ") else { return };
        at = text.len() - rest.len();
    }
    // `: RSA file "…"`: the words that open a key.
    if text[..at].trim_ascii_end().ends_with(b": RSA") {
        let file = text[at..].iter().take(80).take_while(|b| b.is_ascii_graphic() && !b"\"'".contains(b)).count();
        let Some(rest) = text[at + file..].strip_prefix(b" ").filter(|_| file > 0) else { return };
        at = text.len() - rest.len();
    }
    for word in [&b"PASSWORD "[..], b"VALUES ", b"-String ", b"-AsPlainText "] {
        at += if text[at..].starts_with(word) { word.len() } else { 0 };
    }
    // In small letters the words may be prose: only a quoted value makes them a statement.
    let prose = text[..at].trim_ascii_end().ends_with(b"by");
    let before = text[at.saturating_sub(160)..at].to_ascii_lowercase();
    let about_user =
        || [&b"user "[..], b"role ", b" to ", b"link "].iter().any(|w| memchr::memmem::find(&before, w).is_some());
    let key = text[..at].trim_ascii_end().ends_with(b"RSA");
    // `create user me identified by …;`, where it begins its line.
    let begins = || {
        let line = near::last_line(&before).trim_ascii_start();
        signs::STATEMENTS_OF_USERS.iter().any(|statement| line.starts_with(statement.as_bytes()))
    };
    let word = || if prose && !begins() || key || !about_user() { None } else { bare(text, at) };
    // A sentence about users that are identified by something makes or changes none.
    let stated =
        || signs::any_in(signs::STATEMENTS_OF_USERS, &before) || memchr::memmem::find(&before, b"grant ").is_some();
    let literal = quoted(text, at).filter(|_| !prose || about_user() && stated());
    let Some(span) = literal.or_else(word).filter(|s| s.len() >= 4) else { return };
    // A statement takes the bare word as a literal, too.
    let usage =
        Use { sink: Sink::Assignment, host: None, name: Some("password".to_string()), sure: true, literal: false };
    found.push(Candidate { span, rules: Vec::new(), usage });
}

/// `host:port:database:user:password`, alone on a line.
fn password_line(text: &[u8], at: usize, found: &mut Candidates) {
    let start = near::line_start(text, at, 256);
    let end =
        memchr::memchr2(b'\n', b'\r', &text[at..text.len().min(at + 512)]).map_or(text.len().min(at + 512), |p| at + p);
    let line = &text[start..end];
    let fields: Vec<&[u8]> = line.splitn(5, |b| *b == b':').collect();
    let plain = |f: &&[u8]| !f.is_empty() && f.iter().all(|b| b.is_ascii_alphanumeric() || b"-_.*@".contains(b));
    let named = text[at..].starts_with(b":") || fields[0] == b"*";
    if !named || fields.len() != 5 || !fields[..4].iter().all(plain) || fields[4].len() < 4 || fields[4].contains(&b' ')
    {
        return;
    }
    let span = end - fields[4].len()..end;
    let usage =
        Use { sink: Sink::Assignment, host: None, name: Some("password".to_string()), sure: false, literal: false };
    found.push(Candidate { span, rules: Vec::new(), usage });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Class;

    #[test]
    fn literals_fit_the_filter() {
        // Each lets a few more places pass the groups, of which there are 32: many more of them need another way.
        assert!(TABLE.all().len() <= 860, "{} literals", TABLE.all().len());
        // Letters beyond ASCII are so rare that they cost nothing.
        let plain = TABLE.all().iter().filter(|entry| entry.text.is_ascii()).count();
        assert!(plain <= 810, "{plain} literals in ASCII");
        assert!(rules::credentials().iter().filter(|r| r.class == Class::Prefix).all(|r| !r.prefixes.is_empty()));
    }

    #[test]
    fn every_literal_is_looked_at_where_it_begins() {
        for entry in TABLE.all() {
            let text = format!("x {0}='kX9vQ2mL7pR4tY8w' {0}", entry.text);
            let mut seen = 0;
            TABLE.each(text.as_bytes(), &(0..text.len()), |_, number| {
                seen += usize::from(std::ptr::eq(&TABLE.all()[number], entry))
            });
            assert!(seen >= 2, "{text}");
        }
        let text = format!("postgres://ada:{}@db.acme.io/x", "kX9vQ2mL7pR4");
        let text = text.as_bytes();
        for (range, count) in [(0..9, 1), (8..9, 1), (9..text.len(), 0), (0..8, 0)] {
            let mut found = Vec::new();
            each(text, &range, |span, number| {
                closer(text, span.start, number, &mut found);
            });
            assert_eq!(found.len(), count, "{range:?}");
        }
    }
}
