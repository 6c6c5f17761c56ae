//! Keys that people announce: `our deepgram token is …`, `| API key | … |`, a heading above a block, `x = "…"  # api key of …`.
//!
//! In: a text and the span of a word that looks like a key and has no name beside it. Out: a candidate, named by the words that announce it.
//! Which words name a key is the table of roles; an announcement ends where something else is named (a commit, a checksum, an
//! identifier). Textual, within the line of the value, the comment behind it and the line above; it refuses to judge.

use super::window::Candidates;
use super::{context, left, prose};
use crate::model::{ObjectId, Sink, Use, near};
use crate::rules::names::{self, Role};
use crate::rules::words::Words;
use std::borrow::Cow;
use std::ops::Range;

/// Lengths of keys that are told by words.
const LENGTHS: std::ops::RangeInclusive<usize> = 20..=88;

/// How far to the left of a key its announcement may begin, and how long a comment behind it is looked at.
const REACH: usize = 120;

/// How far to the left of the value of an attribute its element may begin.
const ELEMENT: usize = 400;

/// No name of a key has a longer word.
const LONGEST: usize = 40;

/// Most words that stand between the name of a key and the key.
const WORDS: usize = 7;

/// Whether a word may be announced: a cheap look at it and at one byte to either side. Where it stands in its text does not matter to this:
/// what is one in a text is one in every copy of these bytes.
#[inline]
pub(super) fn may_be(text: &[u8], value: Range<usize>) -> bool {
    if value.len() < *LENGTHS.start() {
        return false;
    }
    let value = trimmed(text, value);
    let stands = value.start.checked_sub(1).is_none_or(|at| b" \t\n\"'`(>*|,;".contains(&text[at]))
        && text.get(value.end).is_none_or(|b| b.is_ascii_whitespace() || b"\"'`).,;<*|]\\".contains(b));
    stands && LENGTHS.contains(&value.len()) && is_mixed(&text[value])
}

/// Whether the cells of a row stand on either side of this byte: keys stand in those of the first rows of a file.
fn parts_cells(byte: u8) -> bool {
    b",;".contains(&byte)
}

/// Without the full stop of a sentence.
fn trimmed(text: &[u8], value: Range<usize>) -> Range<usize> {
    let dots = text[value.clone()].iter().rev().take_while(|b| **b == b'.').count();
    value.start..value.end - dots
}

/// What a byte is in a key: another kind for each sort of letters and for digits.
const KINDS: [u8; 256] = {
    let mut kinds = [NONE; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'A'..=b'Z' => CAPITAL,
            b'a'..=b'z' => SMALL,
            b'-' | b'_' | b'+' | b'/' => SIGN,
            _ => NONE,
        };
        byte += 1;
    }
    kinds
};
const NONE: u8 = 0;
const SIGN: u8 = 1;
const DIGIT: u8 = 2;
const CAPITAL: u8 = 3;
const SMALL: u8 = 4;

/// Digits, capitals and small letters that take turns more often than in words.
fn is_mixed(value: &[u8]) -> bool {
    let len = value.iter().rposition(|b| *b != b'=').map_or(0, |p| p + 1);
    let (mut kinds, mut letters, mut turns, mut slashes) = (0u8, 0, 0, 0);
    let mut last = KINDS[usize::from(value[0])];
    for byte in &value[..len] {
        let kind = KINDS[usize::from(*byte)];
        kinds |= 1 << kind;
        letters += usize::from(kind >= CAPITAL);
        turns += usize::from(kind != last);
        slashes += usize::from(*byte == b'/');
        last = kind;
    }
    turns += usize::from(len < value.len() && last != SIGN);
    kinds & 1 << NONE == 0
        && kinds & 1 << DIGIT != 0
        && letters >= 2
        && value[0] != b'-'
        && turns * 4 >= value.len()
        && slashes <= 3
}

/// Adds a key that something announces.
pub(super) fn push(text: &[u8], value: Range<usize>, found: &mut Candidates) {
    if !may_be(text, value.clone()) || is_commit(text, &value) || is_wrapped(text, value.start) {
        return;
    }
    let value = trimmed(text, value);
    let parted = value.start.checked_sub(1).filter(|at| parts_cells(text[*at]));
    let cell = parted.is_some_and(|at| at < left::REACH);
    if parted.is_some() && !cell {
        return;
    }
    let name = (!cell)
        .then(|| before(text, value.start, &text[value.clone()]))
        .flatten()
        .or_else(|| behind(text, value.end))
        .or_else(|| above(text, value.start))
        .or_else(|| title(text, value.start))
        .or_else(|| copied(text, value.start))
        .or_else(|| other(text, &value));
    // `Fix Global::Pass for old versions 3f9a…`, `this pass was merged in 3f9a…`: what passes, and a commit.
    let is_passed = |name: &String| {
        let commit = value.len() == 40 && text[value.clone()].iter().all(u8::is_ascii_hexdigit);
        commit && names::words(name).last().is_some_and(|word| word == "pass")
    };
    if let Some(name) = name.filter(|name| !is_passed(name)) {
        let usage = Use { sink: Sink::Assignment, host: None, name: Some(name), sure: true, literal: true };
        context::push_sure(value, usage, found);
    }
}

/// `securecookie (3f9a…)`, `This reverts commit 3f9a…`, `>>>>>>> 3f9a…`, `onto 3f9a…`, `Update submodule secrets to 3f9a…`: forty digits in brackets
/// behind the name of a thing, behind that word or the mark of a conflict, or to which something is moved, are a commit.
fn is_commit(text: &[u8], value: &Range<usize>) -> bool {
    if value.len() != 40 || !text[value.clone()].iter().all(u8::is_ascii_hexdigit) {
        return false;
    }
    let before = &text[..value.start];
    let in_brackets = before.ends_with(b" (") && text.get(value.end) == Some(&b')');
    let marks = [&b"commit "[..], b"commit: ", b">>>>>>> ", b"<<<<<<< ", b" onto "];
    in_brackets
        || marks.iter().any(|mark| before.ends_with(mark))
        || is_moved(near::line_before(text, value.start, REACH), &text[value.end..])
}

/// `Bump secrets from 3f9a… to `, `Update submodule secrets to `: what a line moves to or from a commit that comes next.
fn is_moved(line: &[u8], rest: &[u8]) -> bool {
    if line.ends_with(b" from ") {
        return rest.starts_with(b" to ");
    }
    let Some(head) = line.strip_suffix(b" to ") else { return false };
    let digits = head.iter().rev().take_while(|b| b.is_ascii_hexdigit()).count();
    digits == 40 || memchr::memmem::find(&head.to_ascii_lowercase(), b"submodule ").is_some()
}

/// Whether base64 that is parted into lines goes on at a place: another line of it ends before, which may end like a word that names a key.
fn is_wrapped(text: &[u8], at: usize) -> bool {
    /// As long as such lines are at least.
    const LINE: usize = 48;
    let before = text[at.saturating_sub(2 * LINE)..at].trim_ascii_end();
    let digit = |b: &&u8| b.is_ascii_alphanumeric() || b"+/".contains(b);
    before.iter().rev().take_while(digit).count() >= LINE
}

/// The line up to a place, no more than [`REACH`] bytes of it.
/// What the words before it on its line, or a heading above it, call it.
fn before(text: &[u8], at: usize, value: &[u8]) -> Option<String> {
    let line = near::line_before(text, at, REACH);
    if is_attribute(near::line_before(text, at, ELEMENT)) {
        return None;
    }
    let words = without_tags(line);
    if words.iter().any(|b| b.is_ascii_alphanumeric()) {
        return announced(&words, true).or_else(|| column(text, at, line)).or_else(|| provider(&words, value));
    }
    let start = at - line.len();
    if let Some(name) = label(near::last_line(&text[start.saturating_sub(REACH)..start.saturating_sub(1)]))
        && near::rest_of_line(text, at + value.len(), REACH).trim_ascii().is_empty()
    {
        return Some(name);
    }
    let above = text[start.saturating_sub(REACH)..start].rsplit(|b| *b == b'\n').skip(1).take(4);
    let above = above.map(<[u8]>::trim_ascii).find(|l| !l.is_empty() && !l.starts_with(b"```"))?;
    let heading = above.starts_with(b"#") || above.ends_with(b":") || above.ends_with(b"**") || above.ends_with(b">");
    heading.then(|| announced(&without_tags(above), false)).flatten()
}

/// `Secret Access Key`, `Token value`: a line that holds nothing but what a page calls the value below it, which stands alone on its line, too.
fn label(line: &[u8]) -> Option<String> {
    const MOST: usize = 4;
    let words = line.trim_ascii();
    let words = words.strip_suffix(b" value").or_else(|| words.strip_suffix(b" Value")).unwrap_or(words);
    let plain = !words.is_empty() && words.iter().all(|b| b.is_ascii_alphabetic() || *b == b' ');
    let name = std::str::from_utf8(words).ok().filter(|_| plain)?;
    let told = match names::role(name) {
        Role::Strong => true,
        // `Token value`
        Role::Weak => words.len() < line.trim_ascii().len(),
        _ => false,
    };
    // `Commit of the secret`: something else is named.
    let own = !name.split(' ').any(is_other_thing) && !name.contains(" of ");
    (told && own && name.split(' ').count() <= MOST).then(|| name.to_string())
}

/// `<command name="Clear credentials" category="`: the attributes of an element say of it what they say, and nothing of one another.
fn is_attribute(line: &[u8]) -> bool {
    let Some(head) = line.strip_suffix(b"=\"").or_else(|| line.strip_suffix(b"='")) else { return false };
    let name = head.iter().rev().take_while(|b| names::is_part(b) || **b == b':').count();
    let within = memchr::memrchr2(b'<', b'>', head).is_some_and(|at| head[at] == b'<');
    name > 0 && within && head[..head.len() - name].ends_with(b" ")
}

/// A line with one sign in place of each tag of a page: `<td>API key</td><td>`.
fn without_tags(line: &[u8]) -> Cow<'_, [u8]> {
    /// Longer ones are no marks of text.
    const LONGEST: usize = 24;
    if line.first() != Some(&b'<') && !line.contains(&b'<') {
        return Cow::Borrowed(line);
    }
    let mut words = Vec::with_capacity(line.len());
    let mut at = 0;
    while at < line.len() {
        let tag = &line[at..line.len().min(at + LONGEST)];
        match memchr::memchr(b'>', tag).filter(|_| tag[0] == b'<') {
            Some(close) => {
                // Signs beside one another are one.
                if words.last() != Some(&b'|') {
                    words.push(b'|');
                }
                at += close + 1;
            }
            None => {
                words.push(line[at]);
                at += 1;
            }
        }
    }
    Cow::Owned(words)
}

/// The provider whose name stands directly before it, if it has the form of a key of it: `Deepgram …`, `| Deepgram | …`.
fn provider(line: &[u8], value: &[u8]) -> Option<String> {
    let last = line.iter().rposition(names::is_part)? + 1;
    let start = line[..last].iter().rposition(|b| !names::is_part(b)).map_or(0, |p| p + 1);
    let name = std::str::from_utf8(&line[start..last]).ok()?;
    // Beside a blank alone, forty digits of the name of a place for code are a commit.
    let linked = line[last..].iter().any(|b| b":=|>".contains(b));
    let digest = ObjectId::from_hex(value).is_some();
    (is_gap(&line[last..]) && (linked || !digest) && context::is_of_provider(name, value)).then(|| name.to_string())
}

/// What the head of its table calls the cell that begins at the end of a line.
fn column(text: &[u8], at: usize, line: &[u8]) -> Option<String> {
    /// As far before a cell the head may stand.
    const ABOVE: usize = left::REACH;
    if !line.trim_ascii_start().starts_with(b"|") {
        return None;
    }
    let place = memchr::memchr_iter(b'|', line).count();
    let start = at - line.len();
    let mut rows = text[at.saturating_sub(ABOVE)..start].rsplit(|b| *b == b'\n').skip(1);
    let is_rule = |row: &[u8]| row.contains(&b'-') && row.iter().all(|b| b"|-: \r".contains(b));
    rows.by_ref().take_while(|row| row.trim_ascii_start().starts_with(b"|")).find(|row| is_rule(row))?;
    let head = rows.next()?.split(|b| *b == b'|').nth(place)?;
    announced(head, false)
}

/// What the first line of the file calls the column that a cell stands in: `login,token,mail`. It sees the first rows alone.
fn title(text: &[u8], at: usize) -> Option<String> {
    /// As far from the beginning of the file a cell may stand.
    const ABOVE: usize = left::REACH;
    let start = at - near::line_before(text, at, REACH).len();
    if start == 0 || at > ABOVE {
        return None;
    }
    let head = text[..start].split(|b| *b == b'\n').next()?;
    let is_title =
        |t: &[u8]| t.first().is_some_and(u8::is_ascii_alphabetic) && t.iter().all(|b| names::is_part(b) || *b == b' ');
    let bare = |t: &'_ [u8]| t.trim_ascii().iter().filter(|b| **b != b'"').copied().collect::<Vec<u8>>();
    let separator = [b',', b';', b'\t', b'|'].into_iter().find(|sign| head.contains(sign))?;
    let titles: Vec<Vec<u8>> = head.split(|b| *b == separator).map(bare).collect();
    let cells = near::rest_of_line(text, start, REACH + ABOVE).split(|b| *b == separator).count();
    if titles.len() != cells || !titles.iter().all(|t| is_title(t)) {
        return None;
    }
    let place = text[start..at].split(|b| *b == separator).count() - 1;
    let name = String::from_utf8(titles.get(place)?.clone()).ok()?;
    matches!(names::role(&name), Role::Strong | Role::Weak).then_some(name)
}

/// What a command that takes its rows from the lines below calls the column of a cell: `COPY api_keys (id, token) FROM stdin;`. It sees the first rows
/// alone.
fn copied(text: &[u8], at: usize) -> Option<String> {
    // Asked of every word that looks like a key: tokens are seldom what a row begins with.
    text[..at].strip_suffix(b"\t")?;
    let start = at - near::line_before(text, at, REACH).len();
    let above = &text[at.saturating_sub(left::REACH)..start];
    let command =
        memchr::memmem::rfind(above, b" FROM stdin;\n").or_else(|| memchr::memmem::rfind(above, b" from stdin;\n"))?;
    let columns = above[..command].strip_suffix(b")")?;
    let columns = &columns[memchr::memrchr(b'(', columns)? + 1..];
    let name = columns.split(|b| *b == b',').nth(memchr::memchr_iter(b'\t', &text[start..at]).count())?;
    let name = String::from_utf8(name.trim_ascii().to_vec()).ok()?;
    // The rows end with a line of their own.
    let ended = memchr::memmem::find(&above[command..], b"\n\\.").is_some();
    // A column of passwords holds digests of them.
    let digests = Words::Password.part_of(&name.to_ascii_lowercase());
    (!ended && !digests && matches!(names::role(&name), Role::Strong | Role::Weak)).then_some(name)
}

/// `access_token = "3f9a…"  # 7c2e…`: a key in the comment behind another one, from which it differs in its characters alone, is another of that name.
fn other(text: &[u8], value: &Range<usize>) -> Option<String> {
    let line = near::line_before(text, value.start, REACH).trim_ascii_end();
    let marks = [&b"//"[..], b"--", b"/*", b"#", b";"];
    let code = marks.iter().find_map(|mark| line.strip_suffix(*mark))?.trim_ascii_end();
    let end = code.len() - code.iter().rev().take(3).take_while(|b| b"\"'`,;)".contains(b)).count();
    let start = end.checked_sub(value.len())?;
    let first = near::place_of(code, text);
    let kinds = |word: &[u8]| word.iter().fold(0u8, |kinds, b| kinds | 1 << KINDS[usize::from(*b)]);
    let (known, other) = (&code[start..end], &text[value.clone()]);
    let alike = is_mixed(known) && kinds(known) == kinds(other) && known != other;
    let name = left::assigned(text, first + start).name.filter(|_| alike)?;
    matches!(names::role(&name), Role::Strong | Role::Weak).then_some(name)
}

/// The name of a key that stands last in a text, with the words before it. `linked`: a word that says little must be joined to
/// the key by a sign or a verb.
fn announced(line: &[u8], linked: bool) -> Option<String> {
    let mut words = Vec::new();
    let mut link = !linked;
    let mut end = line.len();
    while words.len() <= WORDS {
        let last = line[..end].iter().rposition(names::is_part)? + 1;
        if !is_gap(&line[last..end]) {
            return None;
        }
        // `--key=main /path/…`: the name has its value already.
        if !words.is_empty() && &line[last..end] == b"=" {
            return None;
        }
        link |= line[last..end].iter().any(|b| b":=|>".contains(b) || !b.is_ascii());
        let start = line[..last].iter().rposition(|b| !names::is_part(b)).map_or(0, |p| p + 1);
        // What is so long is no word.
        if last - start > LONGEST {
            return None;
        }
        let word = std::str::from_utf8(&line[start..last]).ok()?.trim_matches(['.', '-', '_']);
        link |= ["is", "was"].contains(&word);
        let phrase = phrase_ending(line, start..last)?;
        // `the commit of the token is …`
        let (thing, _) = phrase.split_once(" of ").unwrap_or_default();
        if thing.split(' ').any(is_other_thing) || prose::is_of_digest(line, start) {
            return None;
        }
        match names::role(&phrase) {
            Role::Not => return None,
            Role::Strong => return Some(phrase),
            Role::Weak if link || words.is_empty() => return Some(phrase),
            Role::Faint if link => return Some(phrase),
            Role::Weak | Role::Faint => return None,
            Role::Unknown if is_other_thing(word) => return None,
            Role::Unknown => words.push(word),
        }
        end = start;
    }
    None
}

/// A word with up to three words before it: `our deepgram api` `key`.
fn phrase_ending(line: &[u8], word: Range<usize>) -> Option<String> {
    let mut start = word.start;
    for _ in 0..3 {
        let blanks = line[..start].iter().rev().take_while(|b| b"  -*_`".contains(b)).count();
        let len = line[..start - blanks].iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
        if !(1..=2).contains(&blanks) || len == 0 {
            break;
        }
        start -= blanks + len;
    }
    let text = std::str::from_utf8(&line[start..word.end]).ok()?;
    Some(text.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_string())
}

/// What may stand between the words of an announcement: signs of sentences and of tables, marks of text, arrows.
fn is_gap(gap: &[u8]) -> bool {
    gap.len() <= 12 && gap.iter().all(|b| b" \t:=>|\"'`*(<".contains(b) || !b.is_ascii())
}

/// Words that say that something else is told.
fn is_other_thing(word: &str) -> bool {
    let words = names::words(word);
    words.iter().any(|w| Words::Otherwise.has(w.as_bytes()))
}

/// What the comment behind it on its line calls it.
fn behind(text: &[u8], end: usize) -> Option<String> {
    let rest = near::rest_of_line(text, end, REACH);
    let closers = rest.iter().take_while(|b| b"\"'`);,]}\\ \t".contains(b)).count();
    comment(&rest[closers..])
}

/// What a comment alone on the line above calls it.
fn above(text: &[u8], at: usize) -> Option<String> {
    let line = near::line_before(text, at, REACH);
    if has_own_name(line) {
        return None;
    }
    let start = at - line.len();
    let above = text[start.saturating_sub(REACH)..start].rsplit(|b| *b == b'\n').nth(1)?;
    comment(above.trim_ascii())
}

/// `"kid":"…"`: the member of an object is named by itself, whatever the comment above is about.
fn has_own_name(line: &[u8]) -> bool {
    let quote = |b: &u8| b"\"'\\ ".contains(b);
    let head = &line[..line.iter().rposition(|b| !quote(b)).map_or(0, |p| p + 1)];
    head.len() < line.len() && head.strip_suffix(b":").is_some_and(|h| h.last().is_some_and(quote))
}

/// The name of a key in a short comment, where it stands last or goes on with what the key is for.
pub(super) fn comment(text: &[u8]) -> Option<String> {
    /// A longer one tells a story.
    const LONGEST: usize = 60;
    let signs = [&b"//"[..], b"#", b"--", b"/*", b"<!--", b";", b"%", b"'"];
    let sign = signs.iter().find(|s| text.starts_with(s))?;
    let inner = text[sign.len()..].trim_ascii();
    let inner = inner.strip_suffix(b"*/").or_else(|| inner.strip_suffix(b"-->")).unwrap_or(inner).trim_ascii();
    let inner = inner.strip_suffix(b":").or_else(|| inner.strip_suffix(b".")).unwrap_or(inner);
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b" -_'.,()".contains(b) || !b.is_ascii();
    if inner.is_empty() || inner.len() > LONGEST || !inner.iter().all(plain) {
        return None;
    }
    let told = [&b" for "[..], b" of ", b" from ", b" (", b" to "].iter().find_map(|w| memchr::memmem::find(inner, w));
    let head = &inner[..told.unwrap_or(inner.len())];
    let last = head.iter().rposition(names::is_part)? + 1;
    let start = head[..last].iter().rposition(|b| !names::is_part(b)).map_or(0, |p| p + 1);
    let phrase = phrase_ending(head, start..last)?;
    let inner = std::str::from_utf8(inner).ok()?;
    let says = |word: &str| Words::Says.has(word.trim_matches([',', '.']).to_ascii_lowercase().as_bytes());
    let other = inner.split(' ').any(|word| is_other_thing(word) || says(word));
    (!other && matches!(names::role(&phrase), Role::Strong | Role::Weak)).then_some(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUE: &str = "kX9vQ2mL7pR4tY8wZ3nB6cD1";

    fn name(text: &str) -> Option<String> {
        let text = text.replace("VALUE", VALUE);
        let start = text.find(VALUE).unwrap();
        let mut found = Vec::new();
        push(text.as_bytes(), start..start + VALUE.len(), &mut Candidates::of(text.as_bytes(), &mut found));
        found.pop().and_then(|c| c.usage.name)
    }

    #[test]
    fn announcements_name_a_key() {
        for (text, expected) in [
            ("our deepgram token is VALUE", "our deepgram token"),
            ("Use the API key VALUE for staging", "Use the API key"),
            ("| AssemblyAI token | VALUE |", "AssemblyAI token"),
            ("### API key\n\n`VALUE`", "API key"),
            ("k = \"VALUE\"  # OpenWeatherMap API key", "OpenWeatherMap API key"),
            ("/* Mapbox token */\nvar t = 'VALUE';", "Mapbox token"),
            ("Access token \u{2192} VALUE", "Access token"),
            ("| name | API key |\n| --- | --- |\n| x | y |\n| me | VALUE |", "API key"),
            ("<td>API key</td>\n<td><code>VALUE</code></td>", "API key"),
            ("id,user,auth_token,mail\n1,me,VALUE,me@x\n", "auth_token"),
            ("COPY api_keys (id, api_token) FROM stdin;\n1\tVALUE\n\\.", "api_token"),
            ("id;\"token\"\n1;\"x\"\n2;\"VALUE\"\n", "token"),
        ] {
            assert_eq!(name(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_things_are_no_keys() {
        for text in [
            "the commit of the token is VALUE",
            "token hash: VALUE",
            "the public key is VALUE",
            "VALUE is the token",
            "x = \"VALUE\"  # hash of the token",
            "token, then VALUE",
            "the token of the last release at revision VALUE",
            "// the token\nlet keys = \"{\\\"kid\\\":\\\"VALUE\\\"}\"",
            "## Keys\n\ntext\n\nVALUE",
            "id,user,commit,mail\n1,me,VALUE,me@x\n",
            "id,token\n1,x,VALUE\n",
            "f(token, x)\ng(x,VALUE)\n",
            "COPY commits (token, id) FROM stdin;\nx\tVALUE\n",
            "COPY t (id, token) FROM stdin;\n1\tx\n\\.\n2\tVALUE\n",
        ] {
            assert_eq!(name(text), None, "{text}");
        }
    }
}
