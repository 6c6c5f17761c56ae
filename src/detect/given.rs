//! Every value that a name is given, however far the notation puts it: the one list of notations.
//!
//! In: a text and the span of a name, or that of a value whose name is looked for. Out: values, or the name. It looks at most [`RIGHT`]
//! bytes beyond the line of a name and [`LEFT`] bytes to the left of a value. It refuses to judge.

use super::literal::{bare, is_filtered, quoted, without_type};
use super::value::{self, Claim, Given};
use super::{columns, edited, entered, pairs, prompted, prose, wrapped};
use crate::model::{hex, near};
use crate::rules::words::Words;
use crate::rules::{names, signs};
use std::ops::Range;

/// How far to the left of a value its name may stand.
pub(super) const LEFT: usize = 240;

/// How far beyond the line of a name a value may stand.
pub(super) const RIGHT: usize = 240;

/// Most names that are tried for one value.
const NAMES: usize = 12;

/// The values that a name is given, the likeliest first.
pub(super) fn to(text: &[u8], name: Range<usize>) -> Vec<Given> {
    let answer = || prompted::answered(text, &name).map(|answer| vec![answer]);
    edited::to(text, &name).or_else(answer).unwrap_or_else(|| written(text, name))
}

/// The same, whatever the line of the name is there for.
pub(super) fn written(text: &[u8], name: Range<usize>) -> Vec<Given> {
    let parallel = positional(text, &name);
    if !parallel.is_empty() {
        return parallel;
    }
    let column = columns::of_title(text, &name);
    let column = if column.is_empty() { columns::of_document(text, &name) } else { column };
    if !column.is_empty() {
        return column;
    }
    let mut direct = value::right_of(text, name.end);
    if own_name(text, &name).len() < name.len() {
        direct = direct.filter(|g| g.quoted).map(|g| Given { claim: Claim::Place, ..g });
    }
    let template = |g: &Given| [&b"{{"[..], b"<%"].iter().any(|t| text[g.span.clone()].starts_with(t));
    direct = direct.filter(|g| !is_object(&text[g.span.clone()]));
    if direct.as_ref().is_some_and(|g| g.quoted && g.claim != Claim::Left && !template(g)) {
        return direct.into_iter().collect();
    }
    let aside = || {
        pairs::sibling(text, name.end)
            .or_else(|| pairs::spaced(text, name.clone()))
            .or_else(|| pairs::tabled(text, &name))
    };
    let others = || {
        pairs::element(text, &name)
            .or_else(|| pairs::measured(text, &name))
            .or_else(|| pairs::nested(text, name.end))
            .or_else(|| pairs::sibling_before(text, &name))
            .or_else(|| block(text, name.end))
            .or_else(|| fallback(text, &name))
            .or_else(|| argument(text, &name))
            .or_else(|| returned(text, &name))
            .or_else(|| entered::entered(text, &name))
            .or_else(|| prose::told(text, &name))
            .or_else(|| wrapped::within(text, &name))
    };
    let mut all: Vec<Given> = direct.or_else(aside).into_iter().collect();
    if let Some(other) = others() {
        // What a template falls back to stands within it.
        all.retain(|g| !template(g));
        all.push(other);
    }
    all.extend(listed(text, &name));
    all.retain(|g| !is_object(&text[g.span.clone()]));
    all
}

/// `'{"user": "me", "password": "…"}'`, `{required:!0,type:…}`: settings of their own, which have names.
fn is_object(value: &[u8]) -> bool {
    let word = |text: &[u8]| text.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'_').count();
    if value.strip_prefix(b"{").is_some_and(|v| word(v) > 1 && v.get(word(v)) == Some(&b':') && !value.ends_with(b"}"))
    {
        return true;
    }
    let inner = value.strip_prefix(b"{").and_then(|v| v.strip_suffix(b"}")).map(<[u8]>::trim_ascii);
    inner.is_some_and(|i| i.starts_with(b"\"") && memchr::memmem::find(i, b"\":").is_some())
}

/// The name of a value that none says directly to the left of it: of the names before it the nearest that is given it.
pub(super) fn name_of(text: &[u8], value: &Range<usize>) -> Option<(Range<usize>, Given)> {
    let floor = value.start.saturating_sub(LEFT);
    let window = without_default(&text[floor..value.start]);
    let line = near::line_start(window, window.len(), LEFT);
    // Alone on its line, it belongs to a line above.
    let alone = window[line..].iter().all(|b| b.is_ascii_whitespace() || b"-\"'`".contains(b));
    let from = if alone { 0 } else { line };
    let decoded = window.last().is_some_and(|b| b"\"'`@".contains(b)) && Words::Decodes.called_before(window);
    let mut end = window.len();
    for _ in 0..NAMES {
        end = window[from..end].iter().rposition(names::is_part).map(|p| from + p + 1)?;
        let start = window[from..end].iter().rposition(|b| !names::is_part(b)).map_or(from, |p| from + p + 1);
        let word = &window[start..end];
        if is_key(word) || decoded && is_plain_key(word) {
            let name = floor + start..floor + end;
            let same_start = |g: &Given| text[g.span.start.min(value.start)..value.start].ends_with(b"base64:");
            let is_it = |g: &Given| {
                g.claim != Claim::Left && g.span.end >= value.end && (g.span.start == value.start || same_start(g))
            };
            if let Some(given) = to(text, name.clone()).into_iter().find(is_it) {
                return Some((name, given));
            }
        }
        end = start;
    }
    None
}

/// Whether a word of name characters is the name of a secret.
fn is_key(word: &[u8]) -> bool {
    let inner = |b: &u8| !b"-.".contains(b);
    let start = word.iter().position(inner).unwrap_or(word.len());
    let word = &word[start..word.iter().rposition(inner).map_or(start, |last| last + 1)];
    names::may_have_role(word) && std::str::from_utf8(word).is_ok_and(names::is_key)
}

/// `key`, `iv`, `salt`: what bytes are called that a cipher or a hash takes.
fn is_plain_key(word: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(word));
    words.last().is_some_and(|w| matches!(w.as_str(), "key" | "iv" | "salt" | "nonce"))
        && names::role(&String::from_utf8_lossy(word)) == names::Role::Faint
}

/// Without the `default:` or `value:` before the value: then it belongs to a line above, too.
fn without_default(window: &[u8]) -> &[u8] {
    let head = window.trim_ascii_end();
    let head = head.strip_suffix(b"\"").unwrap_or(head).trim_ascii_end();
    if head.last() != Some(&b':') {
        return window;
    }
    let words: [&[u8]; 4] = [b"default:", b"Default:", b"value:", b"Value:"];
    words.iter().find_map(|w| head.strip_suffix(*w)).unwrap_or(window)
}

/// The name without the method that compares it or sets it, or a word for its place: `password.equals`, `passwordField.sendKeys`, `password_here`.
pub(super) fn own_name<'t>(text: &'t [u8], name: &Range<usize>) -> &'t [u8] {
    let word = &text[name.clone()];
    let entered = || {
        let dot = memchr::memrchr(b'.', word)?;
        let called = text.get(name.end) == Some(&b'(');
        let method = &word[dot + 1..];
        let enters =
            if called { entered::is_enter(method) } else { matches!(method, b"text" | b"Text" | b"value" | b"Value") };
        enters.then_some(())?;
        Some(entered::without_widget(&word[..dot]))
    };
    signs::BEHIND_NAMES.iter().find_map(|m| word.strip_suffix(m.as_bytes())).or_else(entered).unwrap_or(word)
}

/// `getPassword() { return "…"; }`, `fn password() -> &str { "…" }`, `def password; '…'; end`: what a function of this name gives.
fn returned(text: &[u8], name: &Range<usize>) -> Option<Given> {
    /// As long as the arguments and the type of such a function.
    const HEAD: usize = 80;
    let rest = &text[name.end..text.len().min(name.end + HEAD)];
    let bare_body = text[..name.start].ends_with(b"def ");
    let arguments = match rest.first()? {
        b'(' => memchr::memchr(b')', rest)? + 1,
        // `def password, do: "…"`
        b';' | b'\n' | b',' if bare_body => 1,
        _ => return None,
    };
    let quote = arguments + memchr::memchr2(b'"', b'\'', &rest[arguments..])?;
    let head = rest[arguments..quote].trim_ascii();
    let body = head.strip_suffix(b"return").map_or(head, <[u8]>::trim_ascii_end);
    let opens = body.last().is_some_and(|b| b"{:=>".contains(b)) && !body.ends_with(b"==") && !body.ends_with(b"!=");
    // `password(); … { name: "…" }`: the call has ended, or an object has names of its own.
    let ended = !bare_body && body.contains(&b';') || body.ends_with(b":") && body.contains(&b'{');
    let plain = !ended
        && rest[..quote].iter().all(|b| names::is_part(b) || b.is_ascii_whitespace() || b"():{}=<>&;*?[],".contains(b));
    let gives = |name: &str| {
        let words = names::words(name.rsplit('.').next().unwrap_or(name));
        words.len() == 1 || words.first().is_some_and(|w| Words::Gives.has(w.as_bytes()))
    };
    let named = std::str::from_utf8(&text[name.clone()]).is_ok_and(gives);
    ((opens || bare_body && body.is_empty()) && plain && named)
        .then(|| Given::literal(text, name.end + quote))
        .flatten()
}

/// What a column of passwords holds: a digest, with its salt within it or behind a colon, or the digits of one in base64.
fn is_stored(value: &[u8]) -> bool {
    if matches!(value.len(), 44 | 56 | 88)
        && data_encoding::BASE64.decode(value).is_ok_and(|digits| hex::is_digest(&digits))
    {
        return true;
    }
    let value = value.split(|b| *b == b':').next().unwrap_or_default();
    hex::is_digest(value) || (40..=128).contains(&value.len()) && value.iter().all(u8::is_ascii_hexdigit)
}

/// What bytes lists of names are made of: asked for every byte before and behind many a name.
const OF_LIST: [bool; 256] = {
    let mut of_list = [false; 256];
    let signs = b" ,$@\"'`[]:*&";
    let mut i = 0;
    while i < signs.len() {
        of_list[signs[i] as usize] = true;
        i += 1;
    }
    let mut b = 0u8;
    while b < 128 {
        of_list[b as usize] |= names::is_part(&b);
        b += 1;
    }
    of_list
};

/// `password: |` and the one line below it, that line alone behind `password:`.
fn block(text: &[u8], name_end: usize) -> Option<Given> {
    let quotes = text[name_end..].iter().take(1).take_while(|b| b"\"'".contains(b)).count();
    let at = name_end + quotes;
    let head = near::rest_of_line(text, at, 16);
    let mark = head.strip_prefix(b":")?.trim_ascii();
    let literal =
        mark.first().is_some_and(|b| b"|>".contains(b)) && mark[1..].iter().all(|b| b"+-123456789".contains(b));
    if !(literal || mark.is_empty()) || text.get(at + head.len()) != Some(&b'\n') {
        return None;
    }
    let start = at + head.len() + 1;
    let indent = text[start..].iter().take(80).take_while(|b| **b == b' ').count();
    let span = start + indent
        ..start + indent + text[start + indent..].iter().take(RIGHT).take_while(|b| b.is_ascii_graphic()).count();
    let rest = &text[span.end..text.len().min(span.end + 100)];
    let below = rest.strip_prefix(b"\r").unwrap_or(rest);
    let deeper = below.len() > indent && below[1..].iter().take_while(|b| **b == b' ').count() >= indent && indent > 0;
    let one_line = (below.is_empty() || below[0] == b'\n') && (!deeper || !literal);
    // A line with a colon or a dash before it begins another thing.
    let word = !text[span.clone()].ends_with(b":") && !text[span.clone()].starts_with(b"-");
    (indent > 0 && !span.is_empty() && one_line && (literal || word && !deeper)).then_some(Given {
        span,
        quoted: literal,
        claim: Claim::Name,
    })
}

/// Most elements of a list that are looked at.
pub(super) const ELEMENTS: usize = 8;

/// The elements of the list that a name in the plural is given: `passwords: ["…", "…"]`, in YAML one a line, and the values of a map.
fn listed(text: &[u8], name: &Range<usize>) -> Vec<Given> {
    let mut found = Vec::new();
    let last = text[name.clone()].last_chunk::<2>().map(|two| two.to_ascii_lowercase());
    if !last.is_some_and(|two| two[1] == b's' && two[0] != b's') {
        return found;
    }
    let limit = text.len().min(name.end + RIGHT);
    let blank = |at: usize| at + text[at..limit.max(at)].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let quotes = text[name.end..limit].iter().take(1).take_while(|b| b"\"'".contains(b)).count();
    let connector = name.end
        + quotes
        + near::rest_of_line(text, name.end + quotes, 8).iter().take_while(|b| b" :=".contains(b)).count();
    let called = connector == name.end && text[connector..].starts_with(b"([");
    let connector = connector + usize::from(called);
    if !called && !text[name.end..connector].iter().any(|b| b":=".contains(b)) {
        return found;
    }
    let lines = text.get(connector) == Some(&b'\n');
    let mut at = if lines { blank(connector) } else { connector };
    let map = text.get(at) == Some(&b'{');
    let opener = if lines { b'-' } else { [b'[', b'{'][usize::from(map)] };
    for i in 0..ELEMENTS {
        let separator = if lines || i == 0 { opener } else { b',' };
        if at >= limit || text[at] != separator {
            break;
        }
        let mut from = blank(at + 1);
        let mut is_other = false;
        if map {
            // `"contentHash": …`: what its own name says is no secret is none because of the name of the map.
            is_other = quoted(text, from).is_some_and(|key| {
                std::str::from_utf8(&text[key]).is_ok_and(|key| names::role(key) == names::Role::Not)
            });
            let Some(value) = behind_key(text, from, limit) else { break };
            from = value;
        }
        let Some(given) = Given::any(text, from).filter(|g| g.quoted || !map) else { break };
        let end = given.span.end + usize::from(given.quoted);
        if !is_other {
            found.push(given);
        }
        at = blank(end);
    }
    found
}

/// Where the value begins of the entry of a map that begins here: `"me": `.
fn behind_key(text: &[u8], at: usize, limit: usize) -> Option<usize> {
    let key = quoted(text, at)?.end + 1;
    let rest = text.get(key..limit)?.trim_ascii_start();
    let rest = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"=>"))?.trim_ascii_start();
    Some(limit - rest.len())
}

/// The literal on the line of a name that stands where the name gives nothing: `getenv("PASSWORD") or "…"`, `x ? y : "…"`.
fn fallback(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let dashed = text[name.clone()].starts_with(b"--");
    // What a flag is given may stand on lines of their own, up to the end of the call.
    let rest = match dashed {
        true => {
            text[name.end..text.len().min(name.end + RIGHT)].split(|b| b")}".contains(b)).next().unwrap_or_default()
        }
        false => near::rest_of_line(text, name.end, RIGHT),
    };
    let mut from = 0;
    for _ in 0..if dashed { ELEMENTS } else { 4 } {
        let quote = from + memchr::memchr2(b'"', b'\'', &rest[from..])?;
        let head = rest[..quote].trim_ascii_end();
        let marker = signs::DEFAULTS.iter().find(|m| head.ends_with(m.as_bytes())).map(|m| m.len());
        let choice = head.ends_with(b":") && memchr::memmem::find(head, b" ? ").is_some() || head.ends_with(b" ?");
        let either = head.ends_with(b",") && is_either(text, name.end + head.len() - 1);
        // `"{{ '…' | password_hash }}"`: a literal that is made into something else.
        let filtered = head.ends_with(b"{{") && is_filtered(&rest[quote..]);
        if let Some(len) = marker.or((choice || either).then_some(1)).or(filtered.then_some(2)) {
            let between = &head[..head.len() - len];
            return (dashed && !between.contains(&b')') || is_one_value(between))
                .then(|| Given::literal(text, name.end + quote))
                .flatten();
        }
        from = quote + 1;
    }
    None
}

/// Whether the call that a comma stands in takes what comes next where its other arguments give nothing: `coalesce(x, "…")`.
fn is_either(text: &[u8], comma: usize) -> bool {
    let line = near::line_before(text, comma, 80);
    let Some(open) = memchr::memrchr(b'(', line) else { return false };
    let callee = &line[line[..open].iter().rposition(|b| !names::is_part(b)).map_or(0, |p| p + 1)..open];
    let words = names::words(&String::from_utf8_lossy(callee));
    !line[open..].contains(&b')') && words.last().is_some_and(|w| Words::Either.has(w.as_bytes()))
}

/// Whether what stands between a name and its fallback is one value: no other name is given one in between.
fn is_one_value(between: &[u8]) -> bool {
    // The connector of the name itself does not count, nor do comparisons and paths.
    let between = between.iter().position(|b| !b" \"'])}:=<%{".contains(b)).map_or(&between[..0], |p| &between[p..]);
    let assigns = |i: usize, b: u8| {
        let (before, after) =
            (i.checked_sub(1).map_or(b' ', |p| between[p]), between.get(i + 1).copied().unwrap_or(b' '));
        match b {
            b'=' if after == b'>' => ends_with_key(&between[..i]),
            b'=' => !b"=!<>".contains(&before) && after != b'=',
            b':' => before != b':' && after != b':' && after == b' ',
            b';' => true,
            _ => false,
        }
    };
    // What stands in quotes is asked: `input("Password: ") or`.
    let mut quote = None;
    !between.iter().enumerate().any(|(i, b)| {
        match quote {
            Some(open) if open == *b => quote = None,
            None if b"\"'".contains(b) => quote = Some(*b),
            _ => {}
        }
        quote.is_none() && assigns(i, *b)
    })
}

/// Whether a key of a map stands at the end, before its arrow: `:port`, `'port'`. What a function takes has neither.
fn ends_with_key(before: &[u8]) -> bool {
    let before = before.trim_ascii_end();
    let name = before.iter().rev().take_while(|b| names::is_part(b)).count();
    before.ends_with(b"'") || before.ends_with(b"\"") || name > 0 && before[..before.len() - name].ends_with(b":")
}

/// Words of calls that give a name, which need not be their first argument, a value.
fn sets(callee: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(callee));
    words.iter().any(|w| Words::Assign.has(w.as_bytes()))
}

/// `setattr(x, "password", "…")`, `strcpy(password, "…")`, `{password, "…"}`, `set :password, '…'`: an argument of what assigns.
fn argument(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let quotes = text[name.end..].iter().take(1).take_while(|b| b"\"'".contains(b)).count();
    let mut comma = name.end + quotes;
    value::after_method(text, &mut comma, text.len().min(name.end + 40), quotes > 0);
    comma += text[comma..].iter().take(4).take_while(|b| **b == b' ').count();
    if text.get(comma) != Some(&b',') {
        return None;
    }
    let blank = |b: &&u8| **b == b' ' || quotes > 0 && b.is_ascii_whitespace();
    let at = comma + 1 + text[comma + 1..].iter().take(if quotes > 0 { 60 } else { 8 }).take_while(blank).count();
    let at = behind_letter(text, value::unwrapped(text, at));
    let span = quoted(text, at)?;
    let floor = name.start.saturating_sub(LEFT);
    // Arguments may have lines of their own.
    let end = name.start - usize::from(quotes > 0 && name.start > floor);
    let own = text[floor..end].trim_ascii_end().len() + floor;
    let line = near::line_start(text, own, own - floor);
    let before = without_cast(&text[line..name.start]);
    let open = memchr::memrchr3(b'(', b'{', b'[', before);
    let sign = open.map_or(b' ', |p| before[p]);
    // A tuple of a bare name and a literal, alone in its brackets.
    let tail = &text[(span.end + 1).min(text.len())..text.len().min(span.end + 8)];
    let inner = open.map_or(before, |p| &before[p + 1..]);
    if sign == b'{' {
        let closes = tail.strip_prefix(b">>").unwrap_or(tail).trim_ascii_start().starts_with(b"}");
        return (closes && inner.iter().all(|b| b": \"".contains(b))).then_some(Given {
            span,
            quoted: true,
            claim: Claim::Place,
        });
    }
    // `VALUES (1, 'password', '…')`: a row that holds settings.
    let row = sign == b'('
        && before[..before.len() - inner.len() - 1].trim_ascii_end().to_ascii_lowercase().ends_with(b"values");
    if row && quotes > 0 && !text[span.clone()].contains(&b' ') && tail.first().is_some_and(|b| b"),".contains(b)) {
        return Some(Given { span, quoted: true, claim: Claim::Place });
    }
    let callee = open.filter(|_| sign == b'(').map_or_else(|| before.trim_ascii(), |p| before[..p].trim_ascii_end());
    let callee = without_type(callee);
    let callee = match open {
        Some(_) => &callee[callee.iter().rposition(|b| !names::is_part(b) && *b != b':').map_or(0, |p| p + 1)..],
        // In a list of names the first is none of a call: `"userConfig","salt","NEW_PASSWORD","_this5",…`.
        None => callee.split(|b| *b == b' ').next().filter(|first| !first.contains(&b',')).unwrap_or_default(),
    };
    // `enterprise_user(username, password, 'ldap')`: a variable among other arguments, and one more argument. A constant names an option.
    let is_variable = quotes == 0 && text[name.clone()].iter().any(u8::is_ascii_lowercase) && !inner.ends_with(b":");
    let among = open.is_some() && is_variable && inner.contains(&b',');
    let plain = !among && inner.iter().all(|b| names::is_part(b) || b" ,:\"'&*->@$\r\n\t".contains(b));
    (plain && !callee.is_empty() && sets(callee)).then_some(Given { span, quoted: true, claim: Claim::Place })
}

/// What stands before a cast to a pointer: `strcpy((char *)cfg.`.
fn without_cast(before: &[u8]) -> &[u8] {
    let Some(close) = memchr::memmem::rfind(before, b"*)") else { return before };
    let plain = before[close + 2..].iter().all(|b| names::is_part(b) || b" &>".contains(b));
    let open = memchr::memrchr(b'(', &before[..close]).filter(|_| plain);
    open.filter(|open| before[open + 1..close].iter().all(|b| names::is_identifier(b) || *b == b' '))
        .map_or(before, |open| &before[..open])
}

/// Behind the letter that a flag has besides its name: `StringVarP(&password, "password", "p", "…", "…")`.
fn behind_letter(text: &[u8], at: usize) -> usize {
    match quoted(text, at).filter(|letter| letter.len() == 1) {
        Some(letter) if text[letter.end + 1..].starts_with(b", ") => letter.end + 3,
        _ => at,
    }
}

/// A list of names, one of which is asked for.
struct Names {
    /// How many stand before that one.
    before: usize,
    count: usize,
    /// Where what follows the list begins.
    end: usize,
    /// Whether it stands in parentheses.
    closed: bool,
}

impl Names {
    /// The list in which a name stands: `user, password`, `(name, password)`.
    fn of(text: &[u8], name: &Range<usize>) -> Option<Names> {
        let is_list = |b: &u8| OF_LIST[*b as usize];
        let floor = name.start.saturating_sub(LEFT);
        let before = &text[floor..name.start];
        let head = opened_above(before).unwrap_or_else(|| list_before(before, is_list));
        let sign = before[..before.len() - head.len()].last().copied();
        let opened = sign == Some(b'(');
        let place = memchr::memchr_iter(b',', head).count();
        let rest = &text[name.end..text.len().min(name.end + RIGHT)];
        // Columns may have lines of their own.
        let of_lines = |b: &u8| opened && b.is_ascii_whitespace();
        let tail = rest.iter().take_while(|b| (is_list(b) || of_lines(b)) && **b != b':').count();
        let count = place + 1 + memchr::memchr_iter(b',', &rest[..tail]).count();
        // Not the arguments of a call, of which some have names.
        let closed = rest.get(tail) == Some(&b')');
        let begins = opened || matches!(sign, None | Some(b'\n' | b';' | b'{'));
        let at = tail + usize::from(closed);
        let end = name.end + at + rest[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        (count > 1 && opened == closed && begins).then_some(Names { before: place, count, end, closed })
    }

    /// What follows the list.
    fn rest<'t>(&self, text: &'t [u8], name: &Range<usize>) -> &'t [u8] {
        &text[self.end..text.len().min(name.end + RIGHT)]
    }
}

/// `values`, behind a list of columns.
fn are_values(rest: &[u8]) -> bool {
    rest.get(..6).is_some_and(|word| word.eq_ignore_ascii_case(b"values"))
}

/// Whether the rows that a statement gives to a name among several columns go on behind the text: those of `COPY` are as long as they are, those of
/// `VALUES` end with the value of the column in the first one.
pub(super) fn goes_on(text: &[u8], name: &Range<usize>) -> bool {
    let Some(names) = Names::of(text, name).filter(|names| names.closed) else { return false };
    let rest = names.rest(text, name);
    if !are_values(rest) {
        return columns::copied(rest, 0).is_some();
    }
    let row = &text[names.end + b"values".len()..];
    let open = row.iter().position(|b| !b.is_ascii_whitespace());
    let value = open.filter(|at| row[*at] == b'(').map(|at| nth(row, at + 1, names.before));
    match value {
        Some(Some((_, end))) => end >= row.len(),
        Some(None) => memchr::memchr(b')', row).is_none(),
        None => open.is_none(),
    }
}

/// `user, password = "x", "…"`, `(name, password) VALUES ('x', '…')`: the value with the place of the name in its list.
fn positional(text: &[u8], name: &Range<usize>) -> Vec<Given> {
    let Some(names) = Names::of(text, name) else { return Vec::new() };
    let (rest, place) = (names.rest(text, name), names.before);
    if names.closed
        && let Some(start) = columns::copied(rest, 0)
    {
        return columns::cells(text, names.end + start, place, names.count);
    }
    let space =
        |at: usize| at + text[at.min(text.len())..].iter().take(RIGHT).take_while(|b| b.is_ascii_whitespace()).count();
    let values = are_values(rest);
    let assigns = rest.starts_with(b"=") && !rest.starts_with(b"==") || rest.starts_with(b":=");
    let (mut at, rows) = match (values, assigns) {
        (true, _) => (space(names.end + 6), ELEMENTS),
        (_, true) => (space(names.end + 1 + usize::from(rest[0] == b':')), 1),
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for _ in 0..rows {
        let open = text.get(at) == Some(&b'(');
        if values && !open {
            break;
        }
        let Some((given, end)) = nth(text, at + usize::from(open), place) else { break };
        // A column of passwords holds digests of them.
        let password = || Words::Password.part_of(&String::from_utf8_lossy(&text[name.clone()]).to_ascii_lowercase());
        let secret = text[name.clone()].windows(6).any(|w| w.eq_ignore_ascii_case(b"secret"));
        let is_one = |value: &[u8]| hex::is_digest(value) || !secret && is_stored(value);
        let digest = |g: &Given| values && is_one(&text[g.span.clone()]) && password();
        found.extend(given.filter(|g| g.quoted && !digest(g)));
        let Some(close) = memchr::memchr(b')', near::rest_of_line(text, end, RIGHT)) else { break };
        at = space(end + close + 1);
        if text.get(at) != Some(&b',') {
            break;
        }
        at = space(at + 1);
    }
    found
}

/// The end of a text that is part of a list.
fn list_before(before: &[u8], is_list: impl Fn(&u8) -> bool) -> &[u8] {
    &before[before.iter().rposition(|b| !is_list(b)).map_or(0, |p| p + 1)..]
}

/// The columns before one that stands on a line of its own, from the `(` above it on: `INSERT INTO users (name,\n  password) …`.
fn opened_above(before: &[u8]) -> Option<&[u8]> {
    // Most names do not begin their line.
    let own = before.iter().rev().find(|b| !b" \t\"`[".contains(b));
    if own != Some(&b'\n') {
        return None;
    }
    let column = |b: &u8| names::is_part(b) || b.is_ascii_whitespace() || b",\"`[]".contains(b);
    let head = list_before(before, column);
    let command = &before[..before.len() - head.len()];
    (command.ends_with(b"(") && memchr::memmem::find(&command.to_ascii_lowercase(), b"insert into").is_some())
        .then_some(head)
}

/// The element of a list at a place, and where what was read ends.
pub(super) fn nth(text: &[u8], mut at: usize, place: usize) -> Option<(Option<Given>, usize)> {
    for i in 0..=place {
        at += text[at..].iter().take(40).take_while(|b| b.is_ascii_whitespace()).count();
        let inner = value::unwrapped(text, at);
        let literal = quoted(text, inner);
        let end = match &literal {
            Some(span) => span.end + 1,
            None => bare(text, at).map_or(at, |r| r.end),
        };
        if i == place {
            let given = literal.map(|span| Given { span, quoted: true, claim: Claim::Place });
            return Some((given, end));
        }
        let line = near::rest_of_line(text, end.min(text.len()), 80);
        let comma = memchr::memchr(b',', line)?;
        // `getConnection(), 'orders', 'created_at'`: what follows is given to another call.
        let count = |sign: u8| memchr::memchr_iter(sign, &text[at..end + comma]).count();
        if literal.is_none() && count(b')') > count(b'(') {
            return None;
        }
        at = end + comma + 1;
    }
    None
}
