//! Values that stand beside their name: a pair of a name and a value, an element of XML, a word behind a blank.
//!
//! In: a text and the span of a name. Out: the value that belongs to it. Textual, bounded, never fails.

use super::left::is_auth_header;
use super::literal::{VALUE_MAX, bare, quoted};
use super::value::{Claim, Given, ends_with_value, is_value_word, unwrapped};
use crate::model::{near, path, trimmed};
use crate::rules::{names, signs};
use std::ops::Range;

/// How far from a name the other half of its pair stands at most.
const REACH: usize = 160;

/// `name="password" value="…"`, `{"name": "PASSWORD", "value": "…"}`, and in YAML `name: PASSWORD` with `value:` on the next line;
/// also `<key>password</key><string>…</string>`.
pub(super) fn sibling(text: &[u8], name_end: usize) -> Option<Given> {
    let limit = text.len().min(name_end + REACH);
    let name_end = name_end + text[name_end..limit].iter().take(3).take_while(|b| b"\\\"'`*".contains(b)).count();
    let listed = is_listed(text, name_end);
    let between = |b: &&u8| b.is_ascii_whitespace() || b",\"'\\<>-".contains(b) || listed && b"*`".contains(b);
    let comment = comment_behind(text, name_end);
    let from = name_end + comment;
    let gap = comment + text[from..limit.max(from)].iter().take(60).take_while(between).count();
    if text.get(name_end + gap) == Some(&b'{') {
        return block_default(text, name_end + gap);
    }
    let mut word = name_end + gap;
    word += if text[word..limit.max(word)].starts_with(b"android:") { b"android:".len() } else { 0 };
    if text[word..limit.max(word)].starts_with(b"/") {
        // An element that ends here; the next one holds the value.
        let close = memchr::memchr(b'>', &text[word..limit])?;
        let space = text[word + close + 1..limit].iter().take_while(|b| b.is_ascii_whitespace() || **b == b'<').count();
        word += close + 1 + space;
    }
    let lines = memchr::memchr_iter(b'\n', &text[name_end..word]).count();
    if let Some(at) = text[..word].ends_with(b"<").then(|| element_of_value(&text[word..limit.max(word)])).flatten() {
        return (lines < 2).then(|| Given::any(text, word + at)).flatten();
    }
    // Only an element is called by the type of its text.
    if text[word..].starts_with(b"string") && !text[..word].ends_with(b"<") {
        return None;
    }
    let len = text[word..limit.max(word)].iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'-').count();
    if gap == 0 || lines > 2 || !ends_with_value(&text[word..word + len]) {
        return None;
    }
    let mut at = word + len;
    let sign = |b: &&u8| b"\\\"' :=>\t".contains(b) || listed && **b == b'*';
    at += text[at..limit.max(at)].iter().take_while(sign).count();
    // The quotes that open the value were skipped with the rest: step back to them.
    let open = text[word + len..at].iter().rev().take_while(|b| b"\\\"'".contains(b)).count();
    Given::literal(text, at - open).or_else(|| Given::any(text, at))
}

/// ``- **Name**: `TOKEN` `` with ``- **Value**: `…` `` on the next line: whether a name ends its line and the next one begins with a word in bold.
fn is_listed(text: &[u8], name_end: usize) -> bool {
    let rest = &text[name_end..text.len().min(name_end + REACH)];
    let blanks = rest.iter().take_while(|b| b" \r".contains(b)).count();
    let line = rest[blanks..].strip_prefix(b"\n").map(<[u8]>::trim_ascii_start);
    line.is_some_and(|line| line[line.iter().take_while(|b| b"- ".contains(b)).count()..].starts_with(b"**"))
}

/// `x:value>`, `stringProp name="Argument.value">`: where the text begins of an element that says that it holds the value.
fn element_of_value(element: &[u8]) -> Option<usize> {
    let close = memchr::memchr(b'>', element)?;
    let tag = &element[..close];
    let prefix = tag.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let prefixed = prefix > 0 && tag.get(prefix) == Some(&b':') && is_value_word(&tag[prefix + 1..]);
    let named = tag.strip_suffix(b"\"").and_then(|t| t.strip_suffix(b".value"));
    let named =
        named.is_some_and(|t| memchr::memmem::find(t, b" name=\"").is_some_and(|p| !t[p + 7..].contains(&b'"')));
    (prefixed || named).then_some(close + 1)
}

/// A comment that ends the line behind a name of YAML.
fn comment_behind(text: &[u8], end: usize) -> usize {
    let rest = &text[end..text.len().min(end + 80)];
    let blanks = rest.iter().take_while(|b| **b == b' ').count();
    let comment = blanks > 0 && rest.get(blanks) == Some(&b'#');
    comment.then(|| memchr::memchr(b'\n', rest)).flatten().unwrap_or(0)
}

/// `value="…" name="password"`, `{"value": "…", "name": "PASSWORD"}`: the value stands first.
pub(super) fn sibling_before(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let floor = name.start.saturating_sub(REACH);
    let window = &text[floor..name.start];
    if let Some(given) = set_where(text, window) {
        return Some(given);
    }
    let key = trimmed(window, |b| b"\"'@ :=".contains(&b));
    let key_word = &key[trimmed(key, |b| b.is_ascii_alphabetic()).len()..];
    if key_word.starts_with(b"for") && key_word.len() > 3 {
        return literal_before(text, floor + key.len() - key_word.len());
    }
    if key.len() == window.len() || ![&b"name"[..], b"Name", b"key", b"Key"].contains(&key_word) {
        return None;
    }
    let rest = &key[..key.len() - key_word.len()];
    let head = trimmed(rest, |b| b.is_ascii_whitespace() || b"\"',".contains(&b));
    // `- name:`: another item of a list begins, whose value follows.
    if head.ends_with(b"-") {
        return None;
    }
    let value = memchr::memmem::rfind(head, b"alue")?;
    let word = trimmed(&head[..value + 4], |b| b.is_ascii_alphabetic()).len();
    if !is_value_word(&head[word..value + 4]) {
        return None;
    }
    let gap = head[value + 4..].iter().take_while(|b| b"\"' :=".contains(b)).count();
    let quotes = head[value + 4..value + 4 + gap].iter().rev().take_while(|b| b"\"'".contains(b)).count();
    let at = floor + value + 4 + gap;
    let given = Given::literal(text, at - quotes).or_else(|| Given::any(text, at))?;
    // Nothing but the key of the name stands between the two.
    (given.span.end <= floor + head.len() + 1 && given.span.end + 2 >= floor + head.len()).then_some(given)
}

/// `SET value = '…' WHERE name = '`: the value that a row of settings is given. `window` ends where the name begins.
fn set_where(text: &[u8], window: &[u8]) -> Option<Given> {
    // `path = 'system/smtp/password'`
    let path = window.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || b"_/.-".contains(b)).count();
    let head = window[..window.len() - path].strip_suffix(b"'")?.trim_ascii_end().strip_suffix(b"=")?.trim_ascii_end();
    let column = head.iter().rev().take_while(|b| names::is_identifier(b) || **b == b'`').count();
    let head = head[..head.len() - column].trim_ascii_end();
    let word = head.len().checked_sub(5).filter(|at| head[*at..].eq_ignore_ascii_case(b"where"))?;
    let head = head[..word].trim_ascii_end();
    let line = near::last_line(head).to_ascii_lowercase();
    let set = memchr::memmem::rfind(&line, b" set ")?;
    let given = literal_before(text, near::place_of(head, text) + head.len())?;
    // One column is set.
    (memchr::memchr_iter(b'=', &line[set..]).count() == 1 || !line[set..].contains(&b',')).then_some(given)
}

/// The name behind a value: `set("…", forKey: "password")`.
pub(super) fn name_behind(text: &[u8], value: &Range<usize>) -> Option<Range<usize>> {
    let rest = &text[value.end..text.len().min(value.end + 80)];
    let label = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'"))?;
    if let Some(name) = compared_with(text, value, label) {
        return Some(name);
    }
    let label = label.trim_ascii_start();
    let label = label.strip_prefix(b",").unwrap_or(label).trim_ascii_start().strip_prefix(b"for")?;
    let colon = label.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let name = label[colon..].strip_prefix(b":")?.trim_ascii_start();
    let name = name.strip_prefix(b"@").unwrap_or(name).strip_prefix(b"\"")?;
    let len = name.iter().take_while(|b| names::is_part(b)).count();
    let start = near::place_of(name, text);
    let word = std::str::from_utf8(&name[..len]).ok()?;
    (is_auth_header(word) || names::role(word) == names::Role::Strong).then_some(start..start + len)
}

/// `"…".equals(token)`, `"…" == token`, `[DefaultValue("…")] public string Token`: the name that a literal is compared with or is the default of.
/// `behind` is what stands behind its quotes.
fn compared_with(text: &[u8], value: &Range<usize>, behind: &[u8]) -> Option<Range<usize>> {
    const SIGNS: [&[u8]; 5] = [b".equals(", b".Equals(", b".equalsIgnoreCase(", b" == ", b" === "];
    let sign = SIGNS.iter().find_map(|sign| behind.strip_prefix(*sign));
    let declared = || {
        let before = trimmed(&text[value.start.saturating_sub(24)..value.start], |b| b == b'"');
        let default = [&b"DefaultValue("[..], b"Default("].iter().any(|call| before.ends_with(call));
        let rest = behind.strip_prefix(b")").filter(|_| default)?;
        let rest = rest.strip_prefix(b"]").unwrap_or(rest).trim_ascii_start();
        // Words that say who may see it, and its type.
        let last = rest.iter().take_while(|b| names::is_identifier(b) || **b == b' ').count();
        let words = rest[..last].trim_ascii_end();
        Some(&rest[words.iter().rposition(|b| *b == b' ')? + 1..])
    };
    // `SET value = '…' WHERE name = 'token'`
    let chosen = || {
        let rest = behind.trim_ascii_start();
        let rest = rest.get(..6).filter(|word| word.eq_ignore_ascii_case(b"where ")).map(|_| &rest[6..])?;
        let column = rest.iter().take_while(|b| names::is_identifier(b) || **b == b'`').count();
        rest[column..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start().strip_prefix(b"'")
    };
    // `<add value="…" key="Token"/>`
    let keyed = || {
        let before = trimmed(&text[value.start.saturating_sub(24)..value.start], |b| b == b'"');
        let rest = before.ends_with(b" value=").then(|| behind.strip_prefix(b" "))??;
        rest.strip_prefix(b"key=\"").or_else(|| rest.strip_prefix(b"name=\""))
    };
    let name = sign.or_else(declared).or_else(chosen).or_else(keyed)?;
    let len = name.iter().take_while(|b| names::is_part(b)).count();
    let start = near::place_of(name, text);
    let word = std::str::from_utf8(&name[..len]).ok()?;
    names::is_key(word).then_some(start..start + len)
}

/// `set("…", forKey: `: the literal that ends before a place on its line.
pub(super) fn literal_before(text: &[u8], at: usize) -> Option<Given> {
    let floor = at.saturating_sub(REACH);
    let head = trimmed(&text[floor..at], |b| b" ,".contains(&b));
    let quote = *head.last().filter(|b| b"\"'".contains(b))?;
    let start = memchr::memrchr(quote, &head[..head.len() - 1])? + 1;
    // `\"…\"` within a string: the quotes are escaped.
    let end = head.len() - 1 - usize::from(head[..head.len() - 1].ends_with(b"\\"));
    let span = floor + start..floor + end.max(start);
    (!text[span.clone()].contains(&b'\n')).then_some(Given { span, quoted: true, claim: Claim::Name })
}

/// `variable "password" { default = "…" }`.
fn block_default(text: &[u8], open: usize) -> Option<Given> {
    let block = text[open..text.len().min(open + 240)].split(|b| *b == b'}').next()?;
    let word = memchr::memmem::find(block, b"default")? + b"default".len();
    let gap = block[word..].iter().take_while(|b| b" \t=".contains(b)).count();
    let equals = block[word..word + gap].contains(&b'=');
    equals.then(|| Given::literal(text, open + word + gap)).flatten()
}

/// `"password": {"type": "string", "default": "…"}`, and the same in YAML: the value of an object that the name is given.
pub(super) fn nested(text: &[u8], name_end: usize) -> Option<Given> {
    let limit = text.len().min(name_end + REACH);
    let quotes = text[name_end..limit].iter().take(2).take_while(|b| b"\"'".contains(b)).count();
    let blanks = |rest: &[u8]| rest.iter().take_while(|b| **b == b' ').count();
    let rest = &text[name_end + quotes..limit];
    // `'password' => (default => '…')`, `'password' => ['default' => '…']`
    let arrow = rest[blanks(rest)..].strip_prefix(b"=>");
    let rest = arrow.or_else(|| rest.strip_prefix(b":"))?;
    let rest = &rest[blanks(rest)..];
    // The first of a list.
    let list = rest.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    let rest = list.unwrap_or(rest);
    let body = match rest.first()? {
        b'(' if arrow.is_some() => rest.split(|b| *b == b')').next()?,
        b'"' | b'\'' if arrow.is_some() && list.is_some() => rest.split(|b| *b == b']').next()?,
        b'{' => rest.split(|b| *b == b'}').next()?,
        b'\n' => block_below(text, name_end, rest)?,
        _ => return None,
    };
    let start = near::place_of(body, text);
    let word = of_entry(body, arrow.is_some()).or_else(|| of_host(body))?;
    Given::any(text, start + word + blanks(&body[word..]))
}

/// Where what stands behind `default:` or `value:` begins in the body of an object, or behind `default =>`.
fn of_entry(body: &[u8], arrow: bool) -> Option<usize> {
    let sign: &[u8] = if arrow { b"=>" } else { b":" };
    [&b"defaultValue"[..], b"default", b"Default", b"value", b"Value"].iter().find_map(|w| {
        memchr::memmem::find_iter(body, w).find_map(|at| {
            let before = at.checked_sub(1).map(|i| body[i]);
            let whole = before.is_none_or(|b| b.is_ascii_whitespace() || b"\"'{[(,".contains(&b));
            let end = at + w.len();
            let gap = body[end..].iter().take_while(|b| b"\"' :=>".contains(b)).count();
            let found = memchr::memmem::find(&body[end..end + gap], sign)?;
            whole.then_some(end + found + sign.len())
        })
    })
}

/// `{"git.acme.io": "…"}`: where what stands behind a host begins, for which it is.
fn of_host(body: &[u8]) -> Option<usize> {
    let key = body.strip_prefix(b"{")?.trim_ascii_start().strip_prefix(b"\"")?;
    let len = key.iter().take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
    let rest = key[len..].strip_prefix(b"\":").filter(|_| key[..len].contains(&b'.'))?;
    Some(body.len() - rest.len())
}

/// The lines below a name that are indented more than it.
fn block_below<'t>(text: &[u8], name_end: usize, rest: &'t [u8]) -> Option<&'t [u8]> {
    let line = near::line_start(text, name_end, 100);
    let indent = text[line..name_end].iter().take_while(|b| **b == b' ').count();
    let mut end = 0;
    for line in rest.split_inclusive(|b| *b == b'\n').skip(1) {
        let deeper = line.iter().take_while(|b| **b == b' ').count() > indent;
        if !deeper {
            break;
        }
        end += line.len();
    }
    (end > 0).then(|| &rest[1..=end.min(rest.len() - 1)])
}

/// `<password type="string">…</password>`, `<x:password>`, `<name="password" …>…<`, with the value in a line or a CDATA block of its own.
pub(super) fn element(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let floor = name.start.saturating_sub(REACH);
    let open =
        memchr::memrchr2(b'<', b'>', &text[floor..name.start]).map(|p| floor + p).filter(|p| text[*p] == b'<')?;
    let before = &text[open + 1..name.start];
    let prefix =
        before.is_empty() || before.ends_with(b":") && before[..before.len() - 1].iter().all(u8::is_ascii_alphanumeric);
    let attribute = [&b" name=\""[..], b" key=\""].iter().any(|a| before.ends_with(a));
    let rest = &text[name.end..text.len().min(name.end + REACH)];
    let close = memchr::memchr2(b'<', b'>', rest).filter(|p| rest[*p] == b'>' && (*p == 0 || rest[*p - 1] != b'/'))?;
    let attributes = &rest[..close];
    if !(prefix || attribute) || !(attributes.is_empty() || attributes.iter().any(|b| b" \"".contains(b))) {
        return None;
    }
    let body = &rest[close + 1..];
    let mut at = name.end + close + 1 + body.iter().take_while(|b| b.is_ascii_whitespace()).count();
    // `<auth-user-pass>`: the user has a line of its own before it.
    if text[name.clone()].ends_with(b"user-pass") {
        let user = text[at..].iter().take(VALUE_MAX).take_while(|b| b.is_ascii_graphic()).count();
        at += user + text[at + user..].iter().take(2).take_while(|b| b.is_ascii_whitespace()).count();
    }
    // `<elementProp name="password"><stringProp name="Argument.value">…`: an element within it says that it holds the value.
    if attribute && text.get(at) == Some(&b'<') {
        at = inner_value(text, open, at)?;
    }
    for inner in [&b"<value>"[..], b"<Value>", b"<![CDATA["] {
        at += if text[at..].starts_with(inner) { inner.len() } else { 0 };
    }
    let len = text[at..].iter().take(VALUE_MAX).take_while(|b| b.is_ascii_graphic() && !b"<>\"".contains(b)).count();
    let len = text[at..at + len].strip_suffix(b"]]").map_or(len, <[u8]>::len);
    let tail = text[at + len..].iter().take(80).find(|b| !b.is_ascii_whitespace());
    (len > 0 && tail.is_some_and(|b| b"<]".contains(b))).then_some(Given {
        span: at..at + len,
        quoted: false,
        claim: Claim::Name,
    })
}

/// `password⏎V 12⏎…`: the entry of a hash that a client writes to its files, whose lengths stand before the name and the value.
pub(super) fn measured(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let key = format!("K {}\n", name.len());
    let rest = text[..name.start].ends_with(key.as_bytes()).then(|| text.get(name.end..))??.strip_prefix(b"\nV ")?;
    let digits = rest.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let len: usize = std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()?;
    let value = rest.get(digits..)?.strip_prefix(b"\n")?.get(..len)?;
    let start = near::place_of(value, text);
    (text.get(start + len) == Some(&b'\n') && !value.contains(&b'\n')).then(|| sure(start..start + len))
}

/// Where the text begins of the element within another that holds its value, if that is not the first.
fn inner_value(text: &[u8], open: usize, at: usize) -> Option<usize> {
    let rest = &text[at..text.len().min(at + 2 * REACH)];
    if [&b"<value>"[..], b"<Value>", b"<![CDATA["].iter().any(|inner| rest.starts_with(inner)) {
        return Some(at);
    }
    let len = text[open + 1..at].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let close = [b"</", &text[open + 1..open + 1 + len], b">"].concat();
    let body = &rest[..memchr::memmem::find(rest, &close).unwrap_or(rest.len())];
    const VALUE: &[u8] = b".value\">";
    memchr::memmem::find(body, VALUE).map(|found| at + found + VALUE.len())
}

/// The value of a name that only blanks part from it: `--password VALUE`, `ENV PASSWORD VALUE`, `login me password VALUE`,
/// `PASSWORD 'VALUE'`, `(def password "VALUE")`. `name` is the whole name.
pub(super) fn spaced(text: &[u8], name: Range<usize>) -> Option<Given> {
    // `set(ENV{PASSWORD} "…")`: the bracket is part of the name.
    let variable = text.get(name.end) == Some(&b'}') && text[..name.start].ends_with(b"(ENV{");
    let quotes = text[name.end..].iter().take(1).take_while(|b| b"\"'".contains(b)).count();
    let end = name.end + quotes + usize::from(variable);
    let blanks = text[end..].iter().take(8).take_while(|b| **b == b' ' || **b == b'\t').count();
    if blanks == 0 {
        return None;
    }
    let at = end + blanks;
    let word = text.get(name.clone()).filter(|w| !w.is_empty())?;
    let line_start = near::line_start(text, name.start, 200);
    let before = text[line_start..name.start].trim_ascii();
    let quote = text.get(at).is_some_and(|b| b"\"'".contains(b));
    let any = || Given::literal(text, unwrapped(text, at)).or_else(|| Given::any(text, at));
    if quotes > 0 {
        let opener = signs::ends_with(signs::SETTERS, trimmed(before, |b| b"\"'".contains(&b)).trim_ascii_end());
        return quoted(text, at).filter(|span| quote && (opener || is_applied(text, before, span))).map(sure);
    }
    if variable && quote {
        return any();
    }
    let flag = word.starts_with(b"--") && word.len() > 4 || is_long_flag(word);
    // `storePassword "…"` where calls need no parentheses: two words, first on their line.
    let call = quote
        && (before.is_empty() || b"{;".contains(&before[before.len() - 1]))
        && word[1..].iter().any(u8::is_ascii_uppercase)
        && word[0].is_ascii_lowercase();
    let opener = signs::ends_with(signs::SETTERS, before);
    let statement = text.get(at) == Some(&b'\'') && word.eq_ignore_ascii_case(b"password");
    if flag || opener || statement || call {
        return any();
    }
    if quote && let Some(span) = quoted(text, at).filter(|span| is_applied(text, before, span)) {
        return Some(sure(span));
    }
    if before.is_empty() && is_directive(text, word, at) {
        return any();
    }
    // `username admin password …`: the settings of a device.
    let device = [&b"username "[..], b"enable", b"neighbor "].iter().any(|w| before.starts_with(w))
        && before.iter().all(|b| b.is_ascii_graphic() || *b == b' ')
        && (word == b"password" || word == b"secret");
    if device {
        let level = text[at..].starts_with(b"0 ");
        let span = bare(text, at + if level { 2 } else { 0 })?;
        let rest = near::rest_of_line(text, span.end, 40);
        return rest.trim_ascii().is_empty().then_some(Given { span, quoted: true, claim: Claim::Name });
    }
    if let Some(given) = answered(text, before, word, at) {
        return Some(given);
    }
    let login = word == b"password"
        && (before.is_empty() || memchr::memmem::find(before, b"login ").is_some() || before.starts_with(b"machine "));
    login.then(|| of_machine(text, before, line_start, at)).flatten()
}

/// The password of a machine: it ends its line or goes on with the next word of the same kind of file, whose words blanks alone part.
fn of_machine(text: &[u8], before: &[u8], line_start: usize, at: usize) -> Option<Given> {
    let quote = text.get(at).is_some_and(|b| b"\"'".contains(b));
    let above = || machine_above(text, line_start);
    let machine = before.starts_with(b"machine ") || before.starts_with(b"default ") || before.is_empty() && above();
    let graphic = || text[at..].iter().take(VALUE_MAX).take_while(|b| b.is_ascii_graphic()).count();
    let word = || if machine { Some(at..at + graphic()).filter(|word| !word.is_empty()) } else { bare(text, at) };
    let span = if quote { quoted(text, at).or_else(word) } else { word() }?;
    let end = span.end + usize::from(quote);
    let rest = near::rest_of_line(text, end.min(text.len()), 200).trim_ascii();
    let whole = rest.is_empty()
        || [&b"machine"[..], b"account", b"macdef", b"port", b"login"].iter().any(|w| rest.starts_with(w));
    let has_login = !before.is_empty() && !rest.starts_with(b"login")
        || rest.starts_with(b"login ") && before.starts_with(b"machine")
        || above();
    (whole && has_login).then_some(Given { span, quoted: false, claim: Claim::Name })
}

/// `server server/root_password password …`: the answer to a question whose kind is a password.
fn answered(text: &[u8], before: &[u8], word: &[u8], at: usize) -> Option<Given> {
    let question = before.rsplit(|b| b.is_ascii_whitespace()).next().filter(|q| q.contains(&b'/'))?;
    let question = String::from_utf8_lossy(question);
    let last = path::name_str(&question).trim_end_matches("-again").trim_end_matches("_again");
    let asks = word == b"password" && names::role(last) == names::Role::Strong;
    let span = bare(text, at).filter(|_| asks)?;
    let rest = text[span.end..].split(|b| b"\n\"'".contains(b)).next().unwrap_or_default();
    rest.trim_ascii().is_empty().then(|| sure(span))
}

/// `${PASSWORD}    …`, `Input Text    id=password    …`: cells of a table that more than one blank parts.
pub(super) fn tabled(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let head = near::line_before(text, name.start, 100);
    let variable = head == b"${";
    let entered = head.starts_with(b"Input ") || head.trim_ascii_start().starts_with(b"Input ");
    let locator = entered && head.last().is_some_and(|b| b"=:#".contains(b));
    if !variable && !locator {
        return None;
    }
    let signs = text[name.end..].iter().take(2).take_while(|b| b"}=".contains(b)).count();
    let gap = |at: usize| text[at..].iter().take(40).take_while(|b| **b == b' ' || **b == b'\t').count();
    let mut at = name.end + signs;
    let wide = |at: usize| gap(at) > 1 || text.get(at) == Some(&b'\t');
    if !wide(at) || variable && signs == 0 {
        return None;
    }
    at += gap(at);
    const SET: &[u8] = b"Set Variable";
    if text[at..].starts_with(SET) && wide(at + SET.len()) {
        at += SET.len() + gap(at + SET.len());
    }
    let span = bare(text, at)?;
    let rest = near::rest_of_line(text, span.end, 2);
    (rest.is_empty() || wide(span.end)).then(|| sure(span))
}

fn sure(span: Range<usize>) -> Given {
    Given { span, quoted: true, claim: Claim::Name }
}

/// `requirepass …`, `connection.password …`: a line of a setting that is no word of a sentence, and its value with a digit.
fn is_directive(text: &[u8], word: &[u8], at: usize) -> bool {
    let line = near::rest_of_line(text, at, VALUE_MAX).trim_ascii();
    let value = bare(text, at).map_or(&b""[..], |r| &text[r]);
    let capitals = word.windows(2).filter(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase()).count();
    let joined = word.iter().any(|b| b"._".contains(b)) || capitals > 0;
    let known = signs::DIRECTIVES.iter().any(|name| name.as_bytes() == word);
    (known || joined && value.iter().any(u8::is_ascii_digit)) && value == line
}

/// `-storepass`, `-Password`: a long flag behind one dash.
fn is_long_flag(word: &[u8]) -> bool {
    word.len() > 6 && word[0] == b'-' && word[1..].iter().all(u8::is_ascii_alphabetic)
}

/// Whether a word, the blanks behind it and a literal are a whole directive, or a definition or an entry between brackets:
/// `password "…"`, `(def password "…")`, `{:user "x" :password "…"}`, `@password "…"`.
fn is_applied(text: &[u8], before: &[u8], literal: &Range<usize>) -> bool {
    /// No more blanks end a directive.
    const BEHIND: usize = 80;
    let rest = near::rest_of_line(text, (literal.end + 1).min(text.len()), BEHIND).trim_ascii_start();
    let ends = rest.first().is_none_or(|b| b";,)]}{#/".contains(b)) || rest.starts_with(b"CACHE ");
    let first = before.iter().all(|b| b"({[@:\"'".contains(b));
    let last = before.rsplit(|b| b"([{".contains(b)).next().unwrap_or_default().trim_ascii();
    let defined = before.len() > last.len()
        && signs::BINDERS.iter().any(|w| last.strip_suffix(b"\"").unwrap_or(last).trim_ascii_end() == w.as_bytes());
    let defined = defined || before.ends_with(b"set(");
    let bound = last.is_empty() && before.ends_with(b"[");
    let keyword = before.ends_with(b":") && before[..before.len() - 1].last().is_none_or(|b| b" {(\t".contains(b));
    ends && (first || defined || bound) || keyword && (ends || rest.starts_with(b":"))
}

/// Whether the lines directly above name a machine and a login, or the terminals of a device, or one above names the machine and one below the login.
fn machine_above(text: &[u8], line_start: usize) -> bool {
    let above = &text[line_start.saturating_sub(200)..line_start];
    let has = |w: &[u8]| memchr::memmem::find(above, w).is_some();
    let terminal = near::last_line(&above[..above.len().saturating_sub(1)]);
    let below = || {
        let line = near::rest_of_line(text, line_start, 200).len();
        text.get(line_start + line + 1..)
            .is_some_and(|next| next[..next.len().min(80)].trim_ascii_start().starts_with(b"login "))
    };
    let machine = has(b"machine ") || has(b"default\n");
    machine && (has(b"login ") || terminal.starts_with(b"machine ") && below()) || terminal.starts_with(b"line ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_pairs() {
        for text in [
            "<property name=\"password\" value=\"VALUE\"/>",
            "{\"name\": \"password\", \"value\": \"VALUE\"}",
            "- name: password\n  value: VALUE\n",
            "- name: password\n  value: \"VALUE\"\n",
            "<key>password</key>\n<string>VALUE</string>",
        ] {
            let name_end = text.find("password").unwrap() + 8;
            assert_eq!(super::super::value::right_of(text.as_bytes(), name_end), None, "{text}");
            let given = sibling(text.as_bytes(), name_end).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], "VALUE", "{text}");
        }
    }

    #[test]
    fn values_behind_blanks() {
        for text in [
            "tool --password VALUE\n",
            "tool --password 'VALUE' x",
            "ENV password VALUE",
            "machine h login u password VALUE",
            "machine h\nlogin u\npassword VALUE\n",
            "machine h\n  password VALUE\n  login u\n",
            "default login u password VALUE\n",
            "CREATE ROLE x WITH PASSWORD 'VALUE';",
            "tool -password VALUE x",
            "password \"VALUE\"\n",
            "@password \"VALUE\"",
            "(def password \"VALUE\")",
            "(setq password \"VALUE\")",
            "{:user \"x\" :password \"VALUE\"}",
            "{:password \"VALUE\" :user \"x\"}",
        ] {
            let end = text.to_lowercase().find("password").unwrap() + 8;
            let dashes = text[..end - 8].bytes().rev().take_while(|b| *b == b'-').count();
            let given = spaced(text.as_bytes(), end - 8 - dashes..end).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], "VALUE", "{text}");
        }
        assert_eq!(spaced(b"the password is wrong", 4..12), None);
        assert_eq!(spaced(b"password \"x1y2z3\" is wrong", 0..8), None);
        assert_eq!(spaced(b"password VALUE", 0..8), None);
    }

    #[test]
    fn values_before_and_within() {
        let text = b"<property value=\"VALUE\" name=\"password\"/>";
        for text in [&text[..], b"{\"value\": \"VALUE\", \"name\": \"password\"}", b"- value: VALUE\n  name: password"]
        {
            let name = memchr::memmem::find(text, b"password").unwrap();
            let given = sibling_before(text, &(name..name + 8)).unwrap();
            assert_eq!(&text[given.span], b"VALUE");
        }
        let next = b"- name: a\n  value: VALUE\n- name: password\n  valueFrom: x";
        let name = memchr::memmem::find(next, b"password").unwrap();
        assert_eq!(sibling_before(next, &(name..name + 8)), None);
        for text in [
            "\"password\": {\"type\": \"string\", \"default\": \"VALUE\"}",
            "password:\n  type: string\n  default: VALUE\n",
            "password:\n  value: \"VALUE\"\nother: 1",
            "password' => (is => 'rw', default => 'VALUE');",
            "'password' => ['default' => 'VALUE'],",
            "\"password\": [{\"key\": \"value\", \"value\": \"VALUE\"}]",
            "\"password\": {\"git.acme.io\": \"VALUE\"}",
        ] {
            let name = text.find("password").unwrap();
            let given = nested(text.as_bytes(), name + 8).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], "VALUE", "{text}");
        }
        assert_eq!(nested(b"password:\nvalue: x", 8), None);
        assert_eq!(nested(b"password' => 'x', 'default' => 'VALUE'", 8), None);
        assert_eq!(nested(b"password\": {\"host\": \"VALUE\"}", 8), None);
    }

    #[test]
    fn elements() {
        for text in [
            "<password>VALUE</password>",
            "<password type=\"x\">VALUE</password>",
            "<x:password>\n  VALUE\n</x:password>",
            "<password><![CDATA[VALUE]]></password>",
            "<setting name=\"password\" as=\"x\"><value>VALUE</value>",
        ] {
            let name = text.find("password").unwrap();
            let given = element(text.as_bytes(), &(name..name + 8)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], "VALUE", "{text}");
        }
        let entry = b"K 8\npassword\nV 5\nVALUE\nK 15\nsvn:realmstring\n";
        assert_eq!(measured(entry, &(4..12)), Some(sure(17..22)));
        assert_eq!(measured(b"K 8\npassword\nV 9\nVALUE\n", &(4..12)), None);
        assert_eq!(element(b"<password/>VALUE<", &(1..9)), None);
        assert_eq!(element(b"a > password < b", &(4..12)), None);
    }
}
