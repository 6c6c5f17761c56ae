//! Values that sentences, tables and comments tell: `the password is …`, `| password | … |`.
//!
//! In: a text and the span of a name. Out: the value that is told; and whether a place stands in a comment. Textual, within one line.

use super::literal::{bare, quoted};
use super::value::{Claim, Given};
use super::{noted, pairs, terse};
use crate::model::near;
use crate::rules::names;
use crate::rules::words::Words;
use std::ops::Range;

/// How far from a name its value is told.
const REACH: usize = 80;

/// What joins a value to its name in a sentence, the longer words first.
const VERBS: [&[u8]; 18] = [
    b"is now set to ",
    b"is set to ",
    b"is now ",
    b"is: ",
    b"is ",
    b"was set to ",
    b"was changed to ",
    b"was reset to ",
    b"was ",
    b"has been set to ",
    b"has been changed to ",
    b"has been reset to ",
    b"set to ",
    b"changed to ",
    b"reset to ",
    b"updated to ",
    b"to ",
    b"= ",
];

/// The value that a sentence or a row of a table tells of a name.
pub(super) fn told(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let rest = near::rest_of_line(text, name.end, REACH);
    let quotes = rest.iter().take_while(|b| b"`\"'*".contains(b)).count();
    let words = &rest[quotes..];
    let blanks = words.iter().take_while(|b| **b == b' ').count();
    let given = qualified(text, name, rest).or_else(|| linked(text, name, name.end + quotes, words));
    if let Some(given) = given
        .or_else(|| terse::given(text, name))
        .or_else(|| typed(text, name))
        .or_else(|| named(text, name))
        .or_else(|| noted::noted(text, name))
    {
        return Some(given);
    }
    if blanks == 0 || is_of_digest(text, name.start) {
        return None;
    }
    let verb = VERBS.iter().find(|v| words[blanks..].starts_with(v)).map(|v| v.len());
    // `and pass to Elfreloc1`: what is done, not what is named.
    if text[name.clone()].eq_ignore_ascii_case(b"pass") && words[blanks..].starts_with(b"to ") {
        return None;
    }
    let cell = words[blanks..].starts_with(b"| ").then_some(2).filter(|_| !is_piped(text, name.start));
    // `with user shop and password …`
    if verb.is_none() && cell.is_none() && quotes == 0 && blanks == 1 && is_typed(&text[name.clone()]) {
        let span = bare(text, name.end + 1).filter(|span| is_signed(&text[span.clone()]));
        if let Some(span) = span {
            return Some(Given { span, quoted: false, claim: Claim::Name });
        }
    }
    let skipped = blanks + verb.or(cell).unwrap_or(0);
    let space = words[skipped..].iter().take_while(|b| **b == b' ').count();
    let at = name.end + quotes + skipped + space;
    // Without a verb only a value between marks is one: ``with the password `…` ``.
    let marked = text.get(at) == Some(&b'`') && is_named_alone(&text[name.clone()]) && !is_tag(&text[at + 1..]);
    if verb.is_none() && cell.is_none() && !marked {
        return None;
    }
    if let Some(span) = quoted(text, at) {
        return Some(Given { span, quoted: true, claim: Claim::Name });
    }
    let span = bare(text, at)?;
    // The quote of HTML behind a sentence, and its full stop.
    let word = &text[span.clone()];
    let word = &word[..memchr::memmem::find(word, b"&#").unwrap_or(word.len())];
    let len = word.iter().rposition(|b| *b != b'.').map_or(0, |p| p + 1);
    let span = span.start..span.start + len;
    let chosen = cell.is_none() && is_chosen(&text[name.clone()], &text[span.clone()]);
    (chosen || is_no_word(&text[span.clone()])).then_some(Given { span, quoted: chosen, claim: Claim::Name })
}

/// `Password for admin: …`, `Passwort (root): …`, `the password of the shop is …`: whose it is stands between the name and what says that it follows.
fn qualified(text: &[u8], name: &Range<usize>, rest: &[u8]) -> Option<Given> {
    /// Longer words are no names of anybody.
    const LONGEST: usize = 40;
    const MOST: usize = 5;
    // What a server writes of the password that it begins with.
    if let Some(user) = rest.strip_prefix(b" is generated for ") {
        let colon = memchr::memchr(b':', user)?;
        return drawn(text, name, name.end + rest.len() - user.len() + colon + 1);
    }
    // `password for bob set to …`
    const GIVEN: [&[u8]; 3] = [b" set to ", b" changed to ", b" reset to "];
    let given = GIVEN.iter().find_map(|verb| memchr::memmem::find(rest, verb).map(|at| (at, at + verb.len())));
    let colon = memchr::memchr(b':', rest).map(|at| (at, at + 1));
    let verb = memchr::memmem::find(rest, b" is ").map(|at| (at, at + 4));
    let (end, next) = colon.into_iter().chain(verb).chain(given).min()?;
    let head = rest[..end].trim_ascii();
    let bracket = head.strip_prefix(b"(").and_then(|head| head.strip_suffix(b")"));
    let words = bracket.unwrap_or(head).split(|b| *b == b' ').filter(|word| !word.is_empty());
    let (first, count) = (words.clone().next()?, words.clone().count());
    // `Пароль администратора`: whose it is by the form of the word.
    let declined = count == 1 && !text[name.clone()].is_ascii() && !first.is_ascii();
    let whose = bracket.is_some() || declined || count > 1 && Words::Whose.has(&first.to_ascii_lowercase());
    let plain = |word: &[u8]| {
        word.len() <= LONGEST && word.iter().all(|b| names::is_part(b) || b"'\"`@".contains(b) || !b.is_ascii())
    };
    if rest.first() != Some(&b' ') || !whose || count > MOST || !words.clone().all(plain) {
        return None;
    }
    drawn(text, name, name.end + next)
}

/// `Das Passwort lautet …`, `fill in "Password" with "…"`: what joins a value to its name in the languages that people speak.
fn linked(text: &[u8], name: &Range<usize>, at: usize, words: &[u8]) -> Option<Given> {
    let word = words.strip_prefix(b" ")?.split(|b| *b == b' ').next()?;
    let (is_copula, is_filled) = (Words::Copula.has(word), matches!(word, b"with" | b"as"));
    let next = at + 1 + word.len();
    let in_quotes = || text.get(next + 1).is_some_and(|b| b"\"'".contains(b));
    (is_copula || is_filled && in_quotes()).then(|| drawn(text, name, next)).flatten()
}

/// `登录密码是…`, `パスワードは…です`, `，密码…`: in scripts that are written without blanks what joins a value to the word for a password ends with that
/// word, and the value ends where letters of the script or its signs go on. `end` is where the word ends.
pub(super) fn joined(text: &[u8], end: usize) -> Option<Given> {
    const LONGEST: usize = 64;
    let rest = near::rest_of_line(text, end, REACH);
    let link = [6, 3].into_iter().find(|len| rest.get(..*len).is_some_and(|word| Words::Joined.has(word))).unwrap_or(0);
    let mut at = end + link;
    for mark in ["：", ":", " ", " ", "「", "『", "“", "`", "\""] {
        at += if text[at..].starts_with(mark.as_bytes()) { mark.len() } else { 0 };
    }
    if link == 0 && at > end {
        return None;
    }
    let graphic = |b: &&u8| b.is_ascii_graphic() && !b"\"'`<>;".contains(b);
    let len = text[at..].iter().take(LONGEST).take_while(graphic).count();
    let len = text[at..at + len].iter().rposition(|b| !b".,".contains(b)).map_or(0, |last| last + 1);
    let (value, behind) = text[at..].split_at(len);
    // A sign of the script, a quote, or what ends a sentence in it.
    let ends = ["。", "，", "、", "；", "！", "）", "」", "』", "”", "です", "입니다"];
    let is_whole = behind.first().is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric())
        || ends.iter().any(|end| behind.starts_with(end.as_bytes()));
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    let plain = !has(|b| b"/\\=(){}[]|:".contains(b));
    let chosen = len >= 6 && plain && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    let is_word = || std::str::from_utf8(value).is_ok_and(names::is_algorithm);
    let told = chosen && is_whole && (link > 0 && !is_word() || is_no_word(value));
    told.then_some(Given { span: at..at + len, quoted: false, claim: Claim::Name })
}

/// `I enter "…" into the "Password" field`: what is put into the field of that name.
fn typed(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let rest = near::rest_of_line(text, name.end, 8);
    let head = near::line_before(text, name.start, REACH);
    let head = match (rest.starts_with(b"\" field"), rest.starts_with(b" field")) {
        (true, _) => head.strip_suffix(b"\"")?,
        // `I enter "…" in the password field`
        (_, true) => head,
        _ => return None,
    };
    let head =
        [&b" in the "[..], b" into the ", b" in ", b" into "].iter().find_map(|words| head.strip_suffix(*words))?;
    let end = near::place_of(head, text) + head.len();
    pairs::literal_before(text, end)
}

/// `mit dem Passwort "…"`, `con la contraseña "…"`: a literal behind the word, which an article or a preposition makes one of a sentence.
fn named(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let head = near::line_before(text, name.start, REACH).strip_suffix(b" ")?;
    let word = head.rsplit(|b| *b == b' ').next().unwrap_or_default();
    let literal = || quoted(text, name.end + 1).filter(|span| is_no_word(&text[span.clone()]));
    let given = text[name.end..].starts_with(b" \"") && Words::Article.has(word);
    given.then(literal).flatten().map(|span| Given { span, quoted: true, claim: Claim::Name })
}

/// The value behind blanks and marks, if nothing but a password looks so.
fn drawn(text: &[u8], name: &Range<usize>, at: usize) -> Option<Given> {
    let blanks = text[at..].iter().take(4).take_while(|b| **b == b' ').count();
    let span = quoted(text, at + blanks).or_else(|| bare(text, at + blanks))?;
    let word = &text[span.clone()];
    // What the sentence goes on with, and its full stop.
    let len = word.iter().take_while(|b| b.is_ascii()).count();
    let len = word[..len].strip_suffix(b".").map_or(len, <[u8]>::len);
    let span = span.start..span.start + len;
    let quoted = span.start > at + blanks;
    let chosen = is_chosen(&text[name.clone()], &text[span.clone()]);
    (chosen || is_no_word(&text[span.clone()])).then_some(Given { span, quoted: quoted || chosen, claim: Claim::Name })
}

/// `{{ .secret | encode }}`: within a template a bar hands a value on.
fn is_piped(text: &[u8], name: usize) -> bool {
    let line = near::line_before(text, name, REACH);
    let open = memchr::memmem::rfind(line, b"{{");
    open.is_some_and(|open| memchr::memmem::find(&line[open..], b"}}").is_none())
}

/// `the fingerprint of the signing key is …`: what is told of a key is not the key.
pub(super) fn is_of_digest(text: &[u8], name: usize) -> bool {
    /// As far as a few words.
    const REACH: usize = 60;
    let floor = name.saturating_sub(REACH);
    let before = text[floor..name].rsplit(|b| b"\n.;".contains(b)).next().unwrap_or_default().to_ascii_lowercase();
    [&b"fingerprint of "[..], b"digest of ", b"checksum of ", b"hash of "]
        .iter()
        .any(|of| memchr::memmem::rfind(&before, of).is_some())
}

/// Whether a word is one thing that has a value: not ``pass `-C` `` and not ``the secrets `A` and `B` ``, which are names.
fn is_named_alone(name: &[u8]) -> bool {
    let last = name.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    !name.eq_ignore_ascii_case(b"pass") && (last.ends_with(b"ss") || !last.ends_with(b"s"))
}

/// Whether the tag of a field begins behind a backquote: ``Items []Secret `json:"items"` ``.
fn is_tag(text: &[u8]) -> bool {
    let word = text.iter().take(20).take_while(|b| names::is_identifier(b)).count();
    word > 0 && text[word..].starts_with(b":\"")
}

/// Whether a bare word is a literal where it stands: in a comment, unless it looks like code there, or behind a flag of a command.
pub(super) fn is_literal(text: &[u8], value: &Range<usize>) -> bool {
    /// More than the lines of comments are long.
    const LINE: usize = 240;
    let line = near::line_start(text, value.start, LINE);
    let before = &text[line..value.start];
    let told = || is_comment(before) || is_phrase(text, before, value) || is_in_block(text, line, before, value);
    is_behind_flag(before) || is_glued_to_flag(before) || !is_code(text, before, value) && told()
}

/// `Consumer secret : VALUE` on a line of its own: no code has names of two words.
fn is_phrase(text: &[u8], before: &[u8], value: &Range<usize>) -> bool {
    let ends = text.get(value.end).is_none_or(|b| matches!(b, b'\r' | b'\n'));
    let Some(name) = before.trim_ascii_end().strip_suffix(b":").filter(|_| ends) else { return false };
    let mut words = name.split(|b| *b == b' ').filter(|word| !word.is_empty());
    let count = words.clone().count();
    (2..=5).contains(&count) && words.all(|word| word.iter().all(u8::is_ascii_alphabetic))
}

/// Whether a line stands in a comment of several lines that began before it.
fn is_in_block(text: &[u8], line: usize, before: &[u8], value: &Range<usize>) -> bool {
    /// How far before.
    const REACH: usize = 400;
    // Most lines are told from `name : VALUE` by what they end with.
    let ends = text.get(value.end).is_none_or(|b| matches!(b, b'\r' | b'\n'));
    if !ends || !before.trim_ascii_end().ends_with(b":") {
        return false;
    }
    let before = &text[line.saturating_sub(REACH)..line];
    let Some(begin) = memchr::memmem::rfind(before, b"/*") else { return false };
    let margin = before[..begin].iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let is_first = begin == margin || before[begin - margin - 1] == b'\n';
    is_first && memchr::memmem::find(&before[begin + 2..], b"*/").is_none()
}

fn is_behind_flag(before: &[u8]) -> bool {
    let word = before.trim_ascii_end();
    let len = word.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || b"-_".contains(b)).count();
    let flag = &word[word.len() - len..];
    word.len() < before.len() && flag.len() > 3 && flag[0] == b'-' && flag[1..].iter().any(u8::is_ascii_alphabetic)
}

/// `-Dsonar.login=`, `--password=`: on a line of a command that stands in a literal of several lines.
fn is_glued_to_flag(before: &[u8]) -> bool {
    let Some(head) = before.strip_suffix(b"=") else { return false };
    let name = names::is_part;
    let flag = &head[head.iter().rposition(|b| !name(b)).map_or(0, |p| p + 1)..];
    let alone = flag.len() == head.len() || head[head.len() - flag.len() - 1].is_ascii_whitespace();
    let glued = flag.strip_prefix(b"--").or_else(|| flag.strip_prefix(b"-D"));
    alone && glued.is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_lowercase))
}

/// Whether a comment of any language begins in what stands before a place on its line.
fn is_comment(before: &[u8]) -> bool {
    let first = before.trim_ascii_start();
    let begins = |sign: &[u8]| {
        memchr::memmem::find_iter(before, sign)
            .any(|p| p == 0 || before[p - 1].is_ascii_whitespace() || before[p - 1] == b';')
    };
    // `#password: …`, as a line of settings is taken out, and no directive.
    let taken_out = first.strip_prefix(b"#").is_some_and(|rest| {
        let word = rest.iter().take_while(|b| names::is_part(b)).count();
        word > 0 && rest[word..].starts_with(b":") && rest[word + 1..].iter().all(|b| *b == b' ')
    });
    taken_out
        || first.starts_with(b"*")
        || first.starts_with(b"--")
        || [&b"//"[..], b"# ", b"/*", b"<!--"].iter().any(|s| begins(s))
}

/// Code that was commented out: a member, a call, an identifier behind an equals sign.
fn is_code(text: &[u8], before: &[u8], value: &Range<usize>) -> bool {
    let word = &text[value.clone()];
    // Identifiers, grammars.
    let plain = !word.iter().any(|b| b"!#%@^&+".contains(b));
    let equals = before.trim_ascii_end().ends_with(b"=");
    text.get(value.end).is_some_and(|b| b"();[".contains(b))
        || word.iter().any(|b| b".()[]{}$".contains(b))
        || plain && equals && !is_of_environment(text, before, value)
}

/// `# export API_TOKEN=…`, `// DB_PASSWORD=…`: a line of a shell or of settings in a comment, all of it: a name in capitals directly before the sign.
fn is_of_environment(text: &[u8], before: &[u8], value: &Range<usize>) -> bool {
    let line = before.trim_ascii_start();
    let line = line.iter().position(|b| !b"/#*-!<".contains(b)).map_or(&[][..], |at| line[at..].trim_ascii_start());
    let starts = [&b"export "[..], b"set ", b"$ export ", b"setx "];
    let line = starts.iter().find_map(|start| line.strip_prefix(*start)).unwrap_or(line).trim_ascii_start();
    let Some(name) = line.strip_suffix(b"=") else { return false };
    let capital = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_';
    let ends = text.get(value.end).is_none_or(|b| b.is_ascii_whitespace());
    ends && name.len() > 2 && name.iter().all(capital) && text[value.clone()].iter().any(u8::is_ascii_digit)
}

/// Whether a word is that of a password, alone.
fn is_typed(name: &[u8]) -> bool {
    [&b"password"[..], b"passphrase", b"passwd", b"pwd"].iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// `with user shop and password` and the value: letters of both cases, digits, and a sign of which no name, format or address is made.
fn is_signed(value: &[u8]) -> bool {
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    value.len() >= 8
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
        && has(|b| b"!#@&+^*".contains(b))
        && value.iter().all(|b| b.is_ascii_alphanumeric() || b"!#@&+^*-_.".contains(b))
        && !(value.contains(&b'@') && value.contains(&b'.'))
}

/// `the password is …`: behind a word for what people choose, words and numbers of which a sentence has none.
fn is_chosen(name: &[u8], value: &[u8]) -> bool {
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    terse::is_password_name(name) && terse::is_with_digits(value) && value.len() >= 8 && digits >= 3
}

/// What no sentence holds but a password: letters, digits, and capitals or signs within.
fn is_no_word(value: &[u8]) -> bool {
    let has = |f: fn(&u8) -> bool| value.iter().skip(1).any(f);
    let letters = value.iter().any(u8::is_ascii_lowercase);
    value.len() >= 8
        && letters
        && has(u8::is_ascii_digit)
        && (value.iter().any(u8::is_ascii_uppercase) || has(|b| b"!#%@$^&*+".contains(b)))
        && !has(|b| b"/\\=<>(){}[]|:".contains(b))
}
