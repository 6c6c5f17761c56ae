//! What stands to the right of a name and is given to it: `name = "value"` in the notations of all languages.
//!
//! In: a text and the offset at which a name ends. Out: the span of the value. Textual, bounded, never fails. Between the name and the
//! value may stand the quotes and brackets of the name, a type, a connector, and calls that only wrap the value.

use super::literal::{PREFIXES, VALUE_MAX, bare, quoted, with_groups};
use super::{noted, unquoted};
use crate::model::trimmed;
use crate::rules::names;
use crate::rules::words::Words;
use std::ops::Range;

/// A value that a name is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// Whether it is a literal of its own, in quotes or brackets.
    pub(super) quoted: bool,
    /// What says that it belongs to the name.
    pub(super) claim: Claim,
}

/// What says that a value belongs to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// Nothing but that it follows: what stands directly to the left of the value must say so, too.
    Left,
    /// The notation.
    Name,
    /// Its place among arguments or in a list.
    Place,
    /// It is put into what the name stands for.
    Entered,
}

impl Given {
    /// The literal that begins here.
    pub(super) fn literal(text: &[u8], at: usize) -> Option<Given> {
        quoted(text, at).map(|span| Given { span, quoted: true, claim: Claim::Name })
    }

    /// The literal or the bare word that begins here.
    pub(super) fn any(text: &[u8], at: usize) -> Option<Given> {
        let word = || bare(text, at).map(|span| Given { span, quoted: false, claim: Claim::Name });
        Given::literal(text, at).or_else(word)
    }
}

/// How far to the right of a name its value begins at most.
const REACH: usize = 160;

/// What parts a name from its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Connector {
    /// `:`
    Colon,
    /// `=`, `:=`, `==`, `!=`, `?=`, `=>`
    Equals,
    /// `<-`, `->`, ` to `, `{`: a literal follows.
    Arrow,
    /// `,`, behind a name in quotes.
    Comma,
    /// `(`
    Call,
    /// `>` of an element.
    Element,
    /// `||`, `??`, `||=`
    Or,
}

/// The value given to the name that ends at `name_end`.
pub(super) fn right_of(text: &[u8], name_end: usize) -> Option<Given> {
    let limit = text.len().min(name_end + REACH);
    let mut at = name_end;
    let quoted_name = skip(text, &mut at, limit, b"\\\"'`") > 0;
    after_method(text, &mut at, limit, quoted_name);
    after_brackets(text, &mut at, limit);
    skip(text, &mut at, limit, b" \t");
    if text.get(at) == Some(&b'-') && is_substituted(text, name_end) {
        return Given::any(text, at + 1);
    }
    let (after, typed) = after_type(text, at, limit);
    at = after;
    let (connector, after) = connector(text, at, limit, quoted_name)?;
    let close = after == at + 1;
    at = after;
    let marked = connector != Connector::Call && text[at..].starts_with(b"**");
    at += if marked { 2 } else { 0 };
    let blank = skip(text, &mut at, limit, b" \t");
    if connector == Connector::Colon && blank == 0 && close && !marked {
        // `${PASSWORD:-default}` and its kin.
        match text.get(at) {
            Some(b'-') => at += 1,
            Some(b'+') => return None,
            _ => {}
        }
    }
    // `('1', 'refresh_token'), ('2', …)`: the next row has values of its own.
    let next_row = text.get(at) == Some(&b'(') && text[name_end..after].contains(&b')');
    if connector == Connector::Comma && next_row {
        return None;
    }
    if text.get(at) == Some(&b'(')
        && let Some(span) = unquoted::whole(text, name_end, at)
    {
        return Some(Given { span, quoted: false, claim: Claim::Name });
    }
    // `{x-api-key=[…], accept=[*/*]}`: headers as a log writes them.
    if connector == Connector::Equals
        && text.get(at) == Some(&b'[')
        && let Some(given) = of_header(text, name_end, at)
    {
        return Some(given);
    }
    let wrapped = unwrapped(text, at);
    // `"${1:-…}"`
    if wrapped == at && text[at..].starts_with(b"\"${") {
        let inner = unwrapped(text, at + 1);
        if inner > at + 1 {
            return Given::any(text, inner).map(|g| Given { quoted: true, ..g });
        }
    }
    if wrapped > at {
        return Given::any(text, wrapped).filter(|g| g.quoted || b"!&$".contains(&text[at]));
    }
    let plain = matches!(connector, Connector::Comma | Connector::Element);
    let same_line = text.get(at).is_some_and(|b| *b != b'\n' && *b != b'\r');
    if !same_line {
        return matches!(connector, Connector::Equals | Connector::Colon | Connector::Call)
            .then(|| below(text, at))
            .flatten();
    }
    let sure = typed || matches!(connector, Connector::Arrow | Connector::Equals | Connector::Colon);
    let claim = if sure { Claim::Name } else { Claim::Left };
    let unquoted = || {
        // `"password" === kind ? …`: only code is compared so.
        let compared = text[..at].trim_ascii_end().ends_with(b"===") || text[..at].trim_ascii_end().ends_with(b"!==");
        let takes = !compared
            && matches!(connector, Connector::Colon | Connector::Equals | Connector::Comma | Connector::Element);
        let span = takes.then(|| unquoted::whole(text, name_end, at).or_else(|| bare(text, at))).flatten();
        // What is bold, or behind a wide colon, is read from its name alone: `**Password:** …`.
        let wide = memchr::memmem::find(&text[name_end..at], "：".as_bytes()).is_some();
        // `password :: …`: of a list in a document, if no type looks so.
        let word = &text[at..at + text[at..].iter().take(VALUE_MAX).take_while(|b| b.is_ascii_graphic()).count()];
        let listed = text[..at].ends_with(b":: ")
            && (word.iter().any(|b| b"!@#%^&*".contains(b)) || word.len() >= 8 && noted::is_dense(word));
        let told = marked || wide || listed;
        let claim = if told { Claim::Name } else { Claim::Left };
        span.map(|span| Given { span: with_groups(text, span), quoted: false, claim })
    };
    let found = quoted(text, at).map(|span| Given { span, quoted: true, claim }).or_else(unquoted)?;
    if connector == Connector::Comma
        && (is_of_constants(text, name_end, &found) || is_of_words(text, name_end, &found) || is_name(text, &found))
    {
        return None;
    }
    let word = trimmed(&text[found.span.clone()], |b| b":=".contains(&b));
    (!(plain && ends_with_value(word))).then_some(found)
}

/// The one word of a list that begins here, behind the name of a header.
fn of_header(text: &[u8], name_end: usize, at: usize) -> Option<Given> {
    let name = text[..name_end].iter().rev().take(REACH).take_while(|b| b.is_ascii_alphanumeric() || **b == b'-');
    if !name.clone().any(|b| *b == b'-') {
        return None;
    }
    let word = |b: &&u8| b.is_ascii_graphic() && !b"[]\"'`,;{}()<>".contains(b);
    let span = at + 1..at + 1 + text[at + 1..].iter().take(VALUE_MAX).take_while(word).count();
    let rest = text[span.end..].strip_prefix(b"]")?;
    let ends = rest.first().is_none_or(|b| b",}) \r\n".contains(b));
    (ends && !span.is_empty()).then_some(Given { span, quoted: false, claim: Claim::Name })
}

/// `password =` and the literal that begins the next line.
fn below(text: &[u8], at: usize) -> Option<Given> {
    let blanks = text[at..].iter().take(REACH / 2).take_while(|b| b.is_ascii_whitespace()).count();
    let one = memchr::memchr_iter(b'\n', &text[at..at + blanks]).count() == 1;
    one.then(|| Given::literal(text, unwrapped(text, at + blanks))).flatten()
}

/// `'USERPWD', 'HTTP200ALIASES', 'FILE'`: a list of names, of which none is given the next.
fn is_of_constants(text: &[u8], name_end: usize, found: &Given) -> bool {
    let constant = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_';
    let value = &text[found.span.clone()];
    let letters = value.iter().filter(|b| b.is_ascii_uppercase()).count();
    let rest = &text[found.span.end..text.len().min(found.span.end + 8)];
    let goes_on = rest.iter().find(|b| !b"\"' ".contains(b)) == Some(&b',');
    found.quoted
        && goes_on
        && name_end.checked_sub(1).is_some_and(|last| constant(&text[last]))
        && value.iter().all(constant)
        && letters * 2 > value.len()
}

/// `"user", "reverse-auth-pass", "a1-hash", "vm-mail"`: a list of small words with dashes, of which none is given the next.
fn is_of_words(text: &[u8], name_end: usize, found: &Given) -> bool {
    let part = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(b);
    let value = &text[found.span.clone()];
    let dashed = |word: &[u8]| word.iter().all(part) && word.iter().any(|b| b"-_".contains(b));
    let before = &text[name_end.saturating_sub(REACH)..name_end];
    let name = before.iter().rev().take_while(|b| part(b)).count();
    let (head, name) = before.split_at(before.len() - name);
    let head = head.strip_suffix(b"\"").unwrap_or_default().trim_ascii_end();
    let listed = head.strip_suffix(b",").is_some_and(|h| h.trim_ascii_end().ends_with(b"\""));
    let rest = text[found.span.end..text.len().min(found.span.end + 8)].strip_prefix(b"\",").unwrap_or_default();
    // `"names":["password","setPassword","_useState5","x"]`: what a map of sources lists.
    let of_program = || value.starts_with(b"_") && value.iter().all(names::is_identifier);
    let pair = dashed(name) && dashed(value) && listed || of_program();
    pair && rest.trim_ascii_start().starts_with(b"\"")
}

/// `${PASSWORD-…}`: whether the name stands in a substitution.
fn is_substituted(text: &[u8], name_end: usize) -> bool {
    let before = &text[name_end.saturating_sub(60)..name_end];
    let name = before.iter().rev().take_while(|b| names::is_identifier(b)).count();
    before[..before.len() - name].ends_with(b"${")
}

fn skip(text: &[u8], at: &mut usize, limit: usize, set: &[u8]) -> usize {
    let from = *at;
    while *at < limit && set.contains(&text[*at]) {
        *at += 1;
    }
    *at - from
}

/// `"password".to_string()`: what makes the name of its literal.
pub(super) fn after_method(text: &[u8], at: &mut usize, limit: usize, quoted_name: bool) {
    if !quoted_name || text.get(*at) != Some(&b'.') {
        return;
    }
    let word = text[*at + 1..limit].iter().take_while(|b| names::is_identifier(b)).count();
    let end = *at + 1 + word;
    if word > 0 && text[end..].starts_with(b"()") {
        *at = end + 2;
    }
}

/// The brackets that close around a name, the size of an array, the marks of bold text: `name'] =`, `name[64] =`, `**name**:`.
fn after_brackets(text: &[u8], at: &mut usize, limit: usize) {
    if text.get(*at) == Some(&b'[') {
        let digits = text[*at + 1..limit].iter().take_while(|b| b.is_ascii_digit()).count();
        if text.get(*at + 1 + digits) == Some(&b']') {
            *at += digits + 2;
        }
    }
    if skip(text, at, limit, b"])") > 0 {
        after_subscripts(text, at, limit);
        // `"login[password]": …`: a field of a form, with the quotes around both names.
        let rest = &text[*at..limit.max(*at)];
        let quotes = rest.iter().take(2).take_while(|b| b"\\\"'".contains(b)).count();
        let given = rest[quotes..].trim_ascii_start();
        if text[*at - 1] == b']' && quotes > 0 && (given.starts_with(b":") || given.starts_with(b"=")) {
            *at += quotes;
        }
    }
    if text[*at..].starts_with(b"**") {
        *at += 2;
    } else if matches!(text.get(*at), Some(b'}' | b'*')) {
        // `$config{password} =`, the mark of an exported name.
        let next = text[*at + 1..limit].trim_ascii_start();
        *at += usize::from(next.starts_with(b"="));
    }
}

/// `['password']['bob'] =`: what the entry is for, unless that says something about it.
fn after_subscripts(text: &[u8], at: &mut usize, limit: usize) {
    for _ in 0..2 {
        let rest = &text[*at..limit.max(*at)];
        let [b'[', quote @ (b'"' | b'\''), inner @ ..] = rest else { return };
        let Some(len) = memchr::memchr(*quote, inner).filter(|len| inner.get(len + 1) == Some(&b']')) else { return };
        if names::role(&String::from_utf8_lossy(&inner[..len])) == names::Role::Not {
            return;
        }
        *at += len + 4;
    }
}

fn connector(text: &[u8], at: usize, limit: usize, quoted_name: bool) -> Option<(Connector, usize)> {
    let rest = &text[at..limit];
    let arrows: [&[u8]; 3] = [b"<<-", b"<-", b"->"];
    if let Some(arrow) = arrows.iter().find(|a| rest.starts_with(a)) {
        return Some((Connector::Arrow, at + arrow.len()));
    }
    if quoted_name && rest.starts_with(b"to ") {
        return Some((Connector::Arrow, at + 2));
    }
    let equals = || rest.iter().take_while(|b| b":=>?".contains(b)).count();
    // The colon of Chinese and Japanese texts, as wide as a letter.
    if let Some(colon) = rest.strip_prefix("：".as_bytes()) {
        let blanks = colon.iter().take_while(|b| **b == b' ').count();
        return Some((Connector::Colon, at + "：".len() + blanks));
    }
    match rest.first()? {
        // `pwd=?Kx9…`: a mark behind the sign begins the value.
        b'=' => {
            let len = equals();
            let marks = rest[..len].iter().rev().take_while(|b| **b == b'?').count();
            Some((Connector::Equals, at + len - marks))
        }
        // A full `::=`, `:=` or the `?` of an optional name behind the colon.
        b':' => {
            let len = equals();
            let kind = if rest[..len].contains(&b'=') { Connector::Equals } else { Connector::Colon };
            Some((kind, at + len))
        }
        b'?' if rest.starts_with(b"?=") => Some((Connector::Equals, at + 2)),
        b'!' | b'~' if rest.get(1) == Some(&b'=') => {
            let len = 1 + rest[1..].iter().take_while(|b| **b == b'=').count();
            Some((Connector::Equals, at + len))
        }
        b',' if quoted_name => Some((Connector::Comma, at + 1)),
        b'(' => Some((Connector::Call, at + 1)),
        b'>' => Some((Connector::Element, at + 1)),
        b'{' if rest[1..].trim_ascii_start().first().is_some_and(|b| b"\"'".contains(b)) => {
            Some((Connector::Arrow, at + 1))
        }
        b'P' | b'T' if rest.starts_with(b"PIC ") || rest.starts_with(b"TYPE ") => {
            // `PIC X(12) VALUE '…'`, `TYPE string VALUE '…'`
            let value = memchr::memmem::find(&rest[..rest.len().min(40)], b" VALUE ")?;
            Some((Connector::Arrow, at + value + b" VALUE ".len()))
        }
        b'b' if rest.starts_with(b"by lazy {") => Some((Connector::Arrow, at + b"by lazy {".len())),
        b'|' if rest.starts_with(b"||=") => Some((Connector::Or, at + 3)),
        b'|' | b'?' if rest.get(1) == rest.first() => Some((Connector::Or, at + 2)),
        _ => None,
    }
}

pub(super) fn is_value_word(word: &[u8]) -> bool {
    matches!(word, b"value" | b"Value" | b"content" | b"val" | b"string")
}

/// `value`, `ParameterValue`, `param-value`.
pub(super) fn ends_with_value(word: &[u8]) -> bool {
    is_value_word(word) || word.ends_with(b"Value") || word.ends_with(b"-value")
}

/// The `=` behind a type, and whether there was one: `: &str =`, `: Option<String> =`, `As String =`, `VARCHAR(50) =`, `{ get; set; } =`.
fn after_type(text: &[u8], at: usize, limit: usize) -> (usize, bool) {
    let rest = &text[at..limit];
    let written = match rest.first() {
        Some(b':' | b'?') => {
            let colons = rest.iter().take(3).take_while(|b| b":?".contains(b)).count();
            let kind = rest[colons..].iter().take_while(|b| is_of_type(b)).count();
            let written = rest[colons..colons + kind].trim_ascii();
            // `name: one=two`: without a blank before the sign, a type has a literal behind it.
            let glued = rest[..colons + kind].last().is_some_and(|b| !b" :".contains(b));
            let literal = || rest.get(colons + kind + 1).is_some_and(|b| b"\"'`".contains(b) || PREFIXES.contains(b));
            // The blanks and the colon before the `=` are not part of it.
            (!written.starts_with(b"'") && is_type(written) && (!glued || literal())).then_some(colons + kind)
        }
        Some(b'{') => {
            let body = rest[1..].iter().take_while(|b| b.is_ascii_lowercase() || b"; ".contains(b)).count();
            let close = rest.get(1 + body) == Some(&b'}') && rest[1..1 + body].contains(&b';');
            close.then(|| body + 2 + rest[body + 2..].iter().take_while(|b| **b == b' ').count())
        }
        Some(b) if b.is_ascii_alphabetic() && at > 0 && b" \t".contains(&text[at - 1]) => {
            let keyword = if rest[..rest.len().min(3)].eq_ignore_ascii_case(b"as ") { 3 } else { 0 };
            let word = rest[keyword..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"_.".contains(b)).count();
            let mut end = keyword + word;
            if rest.get(end) == Some(&b'(') {
                end += 1 + rest[end + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
                end += usize::from(rest.get(end) == Some(&b')'));
            }
            // Without a blank before the sign it is an attribute.
            let blanks = rest[end..].iter().take_while(|b| **b == b' ').count();
            (word > 2 && (blanks > 0 || end > keyword + word)).then_some(end + blanks)
        }
        _ => None,
    };
    let assigns = |end: &usize| {
        let sign = rest[*end..].strip_prefix(b":").unwrap_or(&rest[*end..]);
        sign.starts_with(b"=") && !sign.starts_with(b"==") && !sign.starts_with(b"=>")
    };
    written.filter(assigns).map_or((at, false), |end| (at + end, true))
}

fn is_of_type(b: &u8) -> bool {
    b.is_ascii_alphanumeric() || b" &'<>?*_.[]|,;()".contains(b)
}

/// Whether it is written like a type: blanks stand beside signs or behind a word that qualifies.
fn is_type(written: &[u8]) -> bool {
    const QUALIFIERS: [&[u8]; 7] = [b"const", b"mut", b"dyn", b"constant", b"static", b"final", b"unsigned"];
    let joins = |b: Option<&u8>| b.is_some_and(|b| b"|,;&*<>[]".contains(b));
    let mut before: &[u8] = b"";
    for word in written.split(|b| *b == b' ').filter(|w| !w.is_empty()) {
        let begins = before.is_empty() || joins(before.last()) || joins(word.first());
        let qualified = QUALIFIERS.iter().any(|q| before.ends_with(q)) || before.ends_with(b"'static");
        if !begins && !qualified {
            return false;
        }
        before = word;
    }
    !before.is_empty()
}

/// Most calls, brackets and marks between a connector and its literal.
const LAYERS: usize = 4;

/// Where the literal begins that calls and marks only wrap: `Some("…")`, `new Secret("…")`, `[]byte("…")`, `(\n"…"`, `|| "…"`, `!tag …`.
pub(super) fn unwrapped(text: &[u8], from: usize) -> usize {
    let mut at = from;
    for _ in 0..LAYERS {
        match layer(&text[at.min(text.len())..text.len().min(at + 80)]) {
            Some(len) => at += len,
            None => break,
        }
    }
    at
}

/// The length of one such layer at the beginning of a text.
fn layer(rest: &[u8]) -> Option<usize> {
    let space = |from: usize| from + rest[from..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let blanks = |from: usize| from + rest[from..].iter().take_while(|b| **b == b' ').count();
    let word = |from: usize| from + rest[from..].iter().take_while(|b| is_of_callee(b)).count();
    let quote = |at: usize| rest.get(at).is_some_and(|b| b"\"'`".contains(b));
    match rest.first()? {
        b'(' => Some(cast(rest).map_or_else(|| space(1), space)),
        // `#"…"#`
        b'#' if rest.get(1) == Some(&b'"') => Some(1),
        b'\\' if rest.get(1).is_some_and(|b| *b == b'\n' || *b == b'\r') => Some(space(1)),
        // A closure without arguments.
        b'|' => rest[1..].iter().take(4).position(|b| *b == b'|').map(|p| blanks(p + 2)).filter(|at| {
            // What it gives is a literal or a call that wraps one.
            quote(*at) || rest.get(*at).is_some_and(u8::is_ascii_alphabetic)
        }),
        b'!' => {
            let end = rest[1..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"!_".contains(b)).count() + 1;
            (end > 1 && rest.get(end) == Some(&b' ')).then(|| blanks(end))
        }
        b'&' | b'*' => {
            let end = word(1);
            (end > 1 && rest.get(end) == Some(&b' ')).then(|| blanks(end)).or((end == 1).then_some(1))
        }
        b'<' => {
            let end = 1 + rest[1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            (rest.get(end) == Some(&b'>') && quote(end + 1)).then_some(end + 1)
        }
        // `${1:-…}`: another name, and what stands in for it.
        b'$' if rest.starts_with(b"${") => {
            let end = 2 + rest[2..].iter().take_while(|b| names::is_identifier(b)).count();
            let sign = if rest[end..].starts_with(b":-") { 2 } else { usize::from(rest[end..].starts_with(b"-")) };
            (sign > 0 && rest.get(end + sign).is_some_and(|b| *b != b'$')).then_some(end + sign)
        }
        b'/' if rest.starts_with(b"/*") => memchr::memmem::find(rest, b"*/").map(|p| blanks(p + 2)),
        b'[' if rest.starts_with(b"[]") => {
            (word(2) > 2 && rest.get(word(2)) == Some(&b'(')).then(|| space(word(2) + 1))
        }
        // `[string]"…"`
        b'[' => {
            let end = word(1);
            (end > 2 && rest.get(end) == Some(&b']') && quote(end + 1)).then_some(end + 1)
        }
        b if b.is_ascii_alphabetic() || *b == b'_' => {
            let mut end = word(0);
            // `Base64.getDecoder().decode(…)`
            if rest[end..].starts_with(b"().") {
                end = word(end + 3);
            }
            if matches!(&rest[..end], b"new" | b"await") && rest.get(end) == Some(&b' ') {
                return Some(blanks(end));
            }
            let open = end + usize::from(rest.get(end) == Some(&b'!'));
            let call = rest.get(open) == Some(&b'(') || rest.get(blanks(end)) == Some(&b'{');
            let applied = quote(blanks(end)) && blanks(end) > end;
            if !(call || applied) || !is_wrapper(&rest[..end]) {
                return None;
            }
            Some(if call { argument(rest, space(blanks(open) + 1)) } else { blanks(end) })
        }
        _ => None,
    }
}

/// `"user_password", "host": …`: what is given a value itself is none.
fn is_name(text: &[u8], found: &Given) -> bool {
    let rest = text.get(found.span.end + 1..).filter(|_| found.quoted).unwrap_or_default();
    let rest = rest[..rest.len().min(8)].trim_ascii_start();
    rest.starts_with(b"=>") || rest.starts_with(b":") && !rest.starts_with(b"::")
}

/// The length of a cast before a literal: `(char*)"…"`, `(const uint8_t *) "…"`.
fn cast(rest: &[u8]) -> Option<usize> {
    let end = rest.iter().take(40).position(|b| *b == b')')?;
    let (kind, behind) = (&rest[1..end], rest[end + 1..].trim_ascii_start());
    let is_kind = kind.iter().all(|b| names::is_identifier(b) || b" *&:".contains(b)) && !kind.is_empty();
    (is_kind && behind.first().is_some_and(|b| b"\"'".contains(b))).then_some(end + 1)
}

fn is_of_callee(b: &u8) -> bool {
    b.is_ascii_alphanumeric() || b"_:.<>$".contains(b)
}

/// Behind the name of an argument that the wrapped value is, or the algorithm that is to make something of it: `default=`, `'SHA2_256', `.
fn argument(rest: &[u8], at: usize) -> usize {
    let names: [&[u8]; 4] = [b"default=", b"default = ", b"value=", b"data="];
    if let Some(name) = names.iter().find(|n| rest[at..].starts_with(n)) {
        return at + name.len();
    }
    behind_algorithm(&rest[at..]).map_or(at, |len| at + len)
}

/// The length of the name of an algorithm in quotes, with the comma and the blank behind it.
fn behind_algorithm(rest: &[u8]) -> Option<usize> {
    let (quote, inner) = rest.split_first().filter(|(quote, _)| b"\"'".contains(quote))?;
    let len = inner.iter().take(20).take_while(|b| b.is_ascii_alphanumeric() || b"_-".contains(b)).count();
    let is_algorithm = std::str::from_utf8(&inner[..len]).is_ok_and(names::is_algorithm);
    let behind = inner[len..].strip_prefix(&[*quote, b','])?;
    let blanks = behind.iter().take_while(|b| **b == b' ').count();
    is_algorithm.then_some(1 + len + 2 + blanks)
}

/// Whether a call of this name gives what it is given: its last word says so.
fn is_wrapper(callee: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(callee));
    let Some(last) = words.iter().rposition(|w| !w.bytes().all(|b| b.is_ascii_digit())) else { return false };
    // `MD5`: a name with a number.
    Words::Wrap.has(words[last].as_bytes()) || Words::Wrap.has(words[last..].concat().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_many_languages() {
        for text in [
            "password = \"VALUE\"",
            "password='VALUE'",
            "\"password\": \"VALUE\"",
            "'password' => 'VALUE'",
            "password: VALUE\n",
            "password=VALUE\n",
            "let password: &str = \"VALUE\";",
            "password := `VALUE`",
            "<password>VALUE</password>",
            "\\\"password\\\": \\\"VALUE\\\"",
            "c['password'] = 'VALUE'",
            "setPassword(\"VALUE\")",
            "define('password', 'VALUE')",
            "jdbc:x://h/d?password=VALUE&ssl=true",
            "connect(password=VALUE)",
            "\"PASSWORD=VALUE\\n\"",
            "password: Optional[str] = \"VALUE\"",
            "password: str | None = \"VALUE\"",
            "password?: string = 'VALUE'",
            "Password As String = \"VALUE\"",
            "@password NVARCHAR(50) = 'VALUE'",
            "PASSWORD: &[u8; 10] = b\"VALUE\"",
            "Password { get; set; } = \"VALUE\"",
            "password[64] = \"VALUE\"",
            "$config{password} = \"VALUE\"",
            "password <- \"VALUE\"",
            "\"password\" -> \"VALUE\"",
            "\"password\" to \"VALUE\"",
            "std::string password{\"VALUE\"}",
            "password = Some(\"VALUE\".into())",
            "password = new String(\"VALUE\")",
            "password = Secret::new(String::from(\"VALUE\"))",
            "password := []byte(\"VALUE\")",
            "password = (\n    \"VALUE\"\n)",
            "password = \\\n    \"VALUE\"",
            "password =\n    \"VALUE\"",
            "password = Lazy::new(|| \"VALUE\".to_string())",
            "password: str = Field(default=\"VALUE\")",
            "password: !unsafe VALUE",
            "password: &anchor VALUE",
            "password != \"VALUE\"",
            "**Password:** VALUE",
            "**Password**: VALUE",
            "map.insert(\"password\".to_string(), \"VALUE\")",
        ] {
            let name_end = text.to_lowercase().find("password").unwrap() + 8;
            let given = right_of(text.as_bytes(), name_end).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], "VALUE", "{text}");
        }
    }

    #[test]
    fn no_value_no_span() {
        for text in [
            "password",
            "password =\n\n  \"x\"",
            "password:\n  other: x",
            "password is wrong",
            "password;",
            "password value=\"a\"",
        ] {
            assert_eq!(right_of(text.as_bytes(), 8), None, "{text}");
        }
    }
}
